//! A clause: who asks for it, its text in each language, where it comes from, and when its paragraphs stand.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use paper::doc::Lang;

use super::super::papers::{self, Shown, clause_title};
use super::{CLAUSES, framed, list_path, of_model, sourced};
use crate::agreements::model::{Clause, Library, Paragraph, Review};
use crate::content::Shelf;
use crate::kernel::Locale;
use crate::law::Sourced;
use crate::web::{Crumb, Error, Layout, Texts, html, key};

/// A clause in one of its languages.
struct Column {
    lang: &'static str,
    dir: &'static str,
    name: String,
    title: Option<String>,
    review: &'static str,
    paragraphs: Vec<Shown>,
}

#[derive(Template)]
#[template(path = "agreements/pages/clause.html")]
struct ClausePage {
    page: Layout,
    id: String,
    file: String,
    edit: String,
    need: &'static str,
    why: String,
    optional: bool,
    origin: Sourced,
    /// The papers in which it may stand, with their addresses.
    stands: Vec<(String, String)>,
    rules: Vec<(String, String)>,
    columns: Vec<Column>,
    /// The paragraphs that stand in some papers alone, and when.
    conditions: Vec<(String, String)>,
}

/// `GET /fr/droit/clauses/{id}`
pub async fn show(
    State(library): State<Shelf<Library>>,
    locale: Locale,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    let library = library.now();
    let clause = library.clauses.get(&id).ok_or_else(Error::nothing_here)?;
    html(&clause_page(locale, &library, clause))
}

fn clause_page(locale: Locale, library: &Library, clause: &Clause) -> ClausePage {
    let mut page = framed(locale, &format!("/{}", clause.id));
    let t = page.t;
    page.crumbs.push(Crumb { name: t.s("clauses-title"), href: list_path(locale).to_owned() });
    page.title = clause_title(clause, locale.into());
    page.description = clause.why.of(locale).to_owned();
    let stands = library.models.iter().filter(|model| model.clauses.contains(&clause.id));
    let condition = |(number, one): (usize, &Paragraph)| {
        let when = one.when.as_ref()?;
        Some((t.with("clauses-paragraph", &[("number", &number.to_string())]), when.source().to_owned()))
    };
    ClausePage {
        id: clause.id.clone(),
        file: clause.file.clone(),
        edit: CLAUSES.edit_path(locale, &clause.id),
        need: clause.need.code(),
        why: clause.why.of(locale).to_owned(),
        optional: !clause.included,
        origin: sourced(t, clause),
        stands: stands.map(|model| of_model(t, model)).collect(),
        rules: papers::rules(t, &clause.rules),
        columns: Lang::ALL.into_iter().filter_map(|language| column(t, clause, language)).collect(),
        conditions: (1..).zip(&clause.paragraphs).filter_map(condition).collect(),
        page,
    }
}

/// A clause in a language, when it is written in it.
fn column(t: Texts, clause: &Clause, language: Lang) -> Option<Column> {
    let paragraphs: Vec<Shown> =
        clause.paragraphs.iter().filter_map(|one| papers::paragraph(t, one, language)).collect();
    let review = clause.review.get(&language).copied().unwrap_or(Review::Pending);
    (!paragraphs.is_empty()).then(|| Column {
        lang: language.code(),
        dir: language.direction().code(),
        name: t.s(key("language-", language.code())),
        title: clause.title.get(&language).cloned(),
        review: review.code(),
        paragraphs,
    })
}
