//! The pages of the papers: which there are, and each as a sheet to fill in, with why each clause is there; and those of the clauses.

mod acts;
mod clauses;
mod papers;
mod workshop;

pub use acts::acts_path;
use axum::extract::multipart::MultipartError;
use axum::extract::{DefaultBodyLimit, FromRef};
use axum::http::StatusCode;
use axum::routing::get;
use clauses::CLAUSES;
use deposit::Vault;

use super::model::{Kind, Library};
use crate::authorities::Finder;
use crate::content::Shelf;
use crate::db::Db;
use crate::kernel::{Clock, Locale};
use crate::law::Law;
use crate::web::{Limits, Router, Site};

/// The most bytes of a form with a file. More than a file may have: what is too large is read to its end and refused in words.
const LARGEST_FORM: usize = 64_000_000;

/// The most bytes of a form that holds a draft, which is at most [`LARGEST_DRAFT`]: a letter of it may take three times its own.
const LARGEST_DRAFT_FORM: usize = 8_000_000;
/// The most bytes of a draft that is brought back.
const LARGEST_DRAFT: usize = 2_000_000;

/// The end of the key of why a form with a file was not read to its end.
fn cut(why: &MultipartError) -> &'static str {
    if why.status() == StatusCode::PAYLOAD_TOO_LARGE { "too-large" } else { "cut" }
}

/// The addresses of the papers, in both languages.
pub fn routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Shelf<Library>: FromRef<S>,
{
    Locale::ALL.into_iter().fold(Router::new(), |router, locale| {
        router
            .route(list_path(locale), get(papers::list))
            .route(&format!("{}/{{paper}}", list_path(locale)), get(papers::show))
            .route(clauses::list_path(locale), get(clauses::list))
            .route(&format!("{}/{{id}}", clauses::list_path(locale)), get(clauses::show))
    })
}

/// The addresses at which a paper is written and kept, and a clause edited, whose answers are one person's.
pub fn workshop_routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Shelf<Library>: FromRef<S>,
    Shelf<Law>: FromRef<S>,
    Db: FromRef<S>,
    Finder: FromRef<S>,
    Clock: FromRef<S>,
    Limits: FromRef<S>,
    Site: FromRef<S>,
    Vault: FromRef<S>,
{
    Locale::ALL.into_iter().fold(Router::new(), |router, locale| {
        let file = format!("{}/{{act}}/{}/{{file}}", acts_path(locale, "{id}"), acts::files_word(locale));
        let bench = format!("{}/{{paper}}/{}", list_path(locale), workshop::word(locale));
        let pdf = format!("{}/{{paper}}/pdf", list_path(locale));
        let (draft, whole) = (DefaultBodyLimit::max(LARGEST_DRAFT_FORM), DefaultBodyLimit::max(LARGEST_FORM));
        router
            .route(&CLAUSES.edit_path(locale, "{id}"), CLAUSES.methods())
            .route(&bench, get(workshop::open).post(workshop::step).layer(draft))
            .route(&pdf, get(workshop::to_step).post(workshop::pdf).layer(draft))
            .route(workshop::draft_path(locale), get(workshop::bring).post(workshop::brought).layer(whole))
            .route(&acts_path(locale, "{id}"), get(acts::list).post(acts::keep).layer(draft))
            .route(&acts::calendar_path(locale, "{id}"), get(acts::calendar))
            .route(&format!("{}/{{act}}", acts_path(locale, "{id}")), get(acts::show).post(acts::act))
            .route(&format!("{}/{{act}}/{}", acts_path(locale, "{id}"), acts::sheet_word(locale)), get(acts::sheet))
            .route(&file, get(acts::give).post(acts::detach))
    })
}

/// The address to which files are sent, which takes as long as the line of who sends them.
pub fn upload_routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Shelf<Library>: FromRef<S>,
    Shelf<Law>: FromRef<S>,
    Db: FromRef<S>,
    Site: FromRef<S>,
    Clock: FromRef<S>,
    Vault: FromRef<S>,
{
    Locale::ALL.into_iter().fold(Router::new(), |router, locale| {
        let files = format!("{}/{{act}}/{}", acts_path(locale, "{id}"), acts::files_word(locale));
        let upload = get(acts::to_act).post(acts::attach).layer(DefaultBodyLimit::max(LARGEST_FORM));
        router.route(&files, upload)
    })
}

/// The address of the list.
fn list_path(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "/fr/droit/papiers",
        Locale::En => "/en/law/papers",
    }
}

/// The words of a kind in addresses, French and English.
pub fn words(kind: Kind) -> [&'static str; 2] {
    match kind {
        Kind::Framework => ["convention-cadre", "framework-agreement"],
        Kind::Execution => ["convention-annuelle", "yearly-agreement"],
        Kind::Amendment => ["avenant", "amendment"],
        Kind::Charter => ["charte", "charter"],
        Kind::LetterOfIntent => ["lettre-d-intention", "letter-of-intent"],
        Kind::Resolution => ["deliberation", "resolution"],
        Kind::SpecialMandate => ["mandat-special", "special-mandate"],
        Kind::TravelOrder => ["ordre-de-mission", "travel-order"],
        Kind::SubsidyAgreement => ["convention-de-subvention", "subsidy-agreement"],
        Kind::Termination => ["resiliation", "termination"],
    }
}

/// The address of a paper.
fn path(locale: Locale, kind: Kind) -> String {
    format!("{}/{}", list_path(locale), words(kind)[usize::from(locale == Locale::En)])
}

/// The kind that an address names.
fn named(locale: Locale, word: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| words(*kind)[usize::from(locale == Locale::En)] == word)
}
