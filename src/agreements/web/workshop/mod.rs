//! The workshop: a paper is written in three steps, the facts, the clauses, the text as it will stand, without an account.
//!
//! What was typed travels in the fields of the form from step to step, never in the address, and is kept as a file that
//! people download and bring back. Each step is an answer to a POST; nothing is stored.

mod another;
mod clauses;
mod facts;
mod files;
mod known;
mod mended;
mod read;

pub use files::laid_out;
pub use read::path_label;

use askama::Template;
use axum::extract::{Multipart, Path, RawForm, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use paper::doc::Lang;

use super::{LARGEST_DRAFT, cut, named, path};
use crate::accounts::broken;
use crate::agreements::draft::{Draft, of_file};
use crate::agreements::model::{Kind, Library, Model};
use crate::authorities::Finder;
use crate::content::Shelf;
use crate::db::Db;
use crate::kernel::{Clock, Day, Locale, PublicId};
use crate::law::Law;
use crate::web::{Crumb, Documents, Error, Hurried, Layout, Section, Unhurried, html, key};

/// The word after the address of a paper.
pub fn word(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "atelier",
        Locale::En => "workshop",
    }
}

/// The address that drafts are brought back to.
pub fn draft_path(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "/fr/droit/papiers/brouillon",
        Locale::En => "/en/law/papers/draft",
    }
}

/// The address of the workshop of a paper.
pub fn workshop_path(locale: Locale, kind: Kind) -> String {
    format!("{}/{}", path(locale, kind), word(locale))
}

/// The address to which a paper is sent to be laid out.
pub fn pdf_path(locale: Locale, kind: Kind) -> String {
    format!("{}/pdf", path(locale, kind))
}

/// The fields of a form or an address, as they came.
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// Reads them.
    pub fn read(encoded: &[u8]) -> Self {
        Self(form_urlencoded::parse(encoded).into_owned().collect())
    }

    /// The first field of a name; empty when there is none.
    pub fn said(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
    }
}

/// A paper on the bench.
struct Bench<'b> {
    locale: Locale,
    library: &'b Library,
    model: &'b Model,
    /// The draft as this paper has it: in French alone when it is an act of French law.
    draft: Draft,
    /// The second language that the other papers of the draft have.
    second: Option<Lang>,
    /// The partnership that it is kept with, which paper it is, the act that it is a version of, the version that it was made from.
    kept: Vec<(&'static str, String)>,
}

/// What every step shows around its own part.
struct Frame {
    action: String,
    /// The steps: the word of the button, its name, whether it is the present one.
    steps: Vec<(&'static str, String, bool)>,
    /// The fields that the step itself does not show.
    carried: Vec<(String, String)>,
    /// The same draft in the other language of the interface.
    other: String,
}

impl<'b> Bench<'b> {
    fn new(locale: Locale, library: &'b Library, model: &'b Model, mut draft: Draft) -> Self {
        let second = draft.second;
        draft.second = second.filter(|lang| model.bilingual && library.languages(model).contains(lang));
        Self { locale, library, model, draft, second, kept: Vec::new() }
    }

    /// With what a form or an address says of where the paper is kept.
    fn keeping(mut self, fields: &Fields) -> Self {
        let id = |name| Some((name, fields.said(name).to_owned())).filter(|(_, id)| PublicId::parse(id).is_some());
        let seen = Some(("seen", fields.said("seen").to_owned())).filter(|(_, seen)| seen.parse::<i64>().is_ok());
        let paper = ("paper", self.model.kind.code().to_owned());
        self.kept = id("keep")
            .map(|keep| [Some(keep), Some(paper), id("act"), seen].into_iter().flatten().collect())
            .unwrap_or_default();
        self
    }

    /// One of what is known of where it is kept.
    fn kept(&self, name: &str) -> Option<&str> {
        self.kept.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// The draft with what its other papers have.
    fn whole(&self) -> Draft {
        Draft { second: self.draft.second.or(self.second), ..self.draft.clone() }
    }

    /// The frame of a step, which itself shows the fields for which `shows` answers yes.
    fn frame(&self, step: &str, shows: impl Fn(&str) -> bool) -> (Layout, Frame) {
        let paths = [self.locale, self.locale.other()].map(|locale| workshop_path(locale, self.model.kind));
        let mut page = Layout::new(self.locale, super::papers::title(self.model, self.locale.into()), paths);
        let t = page.t;
        page.section = Section::Law;
        page.noindex = true;
        // A link would come to an empty draft; the button of that name carries this one over.
        page.other_path = "#other-language".to_owned();
        page.crumbs = super::papers::under_list(t);
        page.crumbs.push(Crumb { name: page.title.clone(), href: path(self.locale, self.model.kind) });
        let steps = ["facts", "clauses", "read"].map(|one| (one, t.s(key("workshop-step-", one)), one == step));
        let mut frame = Frame {
            action: workshop_path(self.locale, self.model.kind),
            other: workshop_path(self.locale.other(), self.model.kind),
            steps: steps.into(),
            carried: self.whole().fields().into_iter().filter(|(name, _)| !shows(name)).collect(),
        };
        frame.carried.extend(self.kept.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
        (page, frame)
    }
}

#[derive(Template)]
#[template(path = "agreements/pages/bring.html")]
struct BringPage {
    page: Layout,
    action: &'static str,
    problem: String,
}

/// `GET /fr/droit/papiers/{paper}/atelier?a=fr-commune-59279&b=au-…`: an empty draft, or one that knows its parties.
pub async fn open(
    (State(library), State(db)): (State<Shelf<Library>>, State<Db>),
    locale: Locale,
    Path(word): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let library = library.now();
    let model = named(locale, &word).and_then(|kind| library.model(kind)).ok_or_else(Error::nothing_here)?;
    let fields = Fields::read(query.unwrap_or_default().as_bytes());
    let mut draft = Draft::default();
    known::of_picks(&db, &mut draft, [fields.said("a"), fields.said("b")]).await.map_err(broken)?;
    html(&facts::page(&Bench::new(locale, &library, model, draft).keeping(&fields), None))
}

/// `POST /fr/droit/papiers/{paper}/atelier`: the step that was asked for, or a file.
pub async fn step(
    (State(library), State(law), State(db)): (State<Shelf<Library>>, State<Shelf<Law>>, State<Db>),
    (State(finder), State(clock)): (State<Finder>, State<Clock>),
    locale: Locale,
    Path(word): Path<String>,
    RawForm(body): RawForm,
) -> Result<Response, Error> {
    let library = library.now();
    let model = named(locale, &word).and_then(|kind| library.model(kind)).ok_or_else(Error::nothing_here)?;
    let fields = Fields::read(&body);
    let mut draft = Draft::of_form(&library, model, &fields.0);
    known::of_picks(&db, &mut draft, [fields.said("pick_a"), fields.said("pick_b")]).await.map_err(broken)?;
    if let Some(from) = fields.said("do").strip_prefix("from.").and_then(Kind::parse) {
        another::turned(&library, (from, model.kind), &mut draft);
    }
    let bench = Bench::new(locale, &library, model, draft).keeping(&fields);
    match fields.said("do").split_once('.') {
        Some(("find", party)) => html(&facts::page(&bench, Some(known::find(&finder, &bench, party)))),
        _ => answer(bench, fields.said("do"), (&law.now(), Day::of(clock.now()))),
    }
}

/// `GET /fr/droit/papiers/{paper}/pdf`: nothing was typed; to where it is.
pub async fn to_step(locale: Locale, Path(word): Path<String>) -> Result<Response, Error> {
    let kind = named(locale, &word).ok_or_else(Error::nothing_here)?;
    Err(Error::Elsewhere(workshop_path(locale, kind)))
}

/// `POST /fr/droit/papiers/{paper}/pdf`: the paper laid out page by page; the last step again when it cannot be.
pub async fn pdf(
    (State(library), State(law), State(clock)): (State<Shelf<Library>>, State<Shelf<Law>>, State<Clock>),
    locale: Locale,
    Path(word): Path<String>,
    hurried: Result<Unhurried<Documents>, Hurried>,
    RawForm(body): RawForm,
) -> Result<Response, Error> {
    let library = library.now();
    let model = named(locale, &word).and_then(|kind| library.model(kind)).ok_or_else(Error::nothing_here)?;
    let fields = Fields::read(&body);
    let bench = Bench::new(locale, &library, model, Draft::of_form(&library, model, &fields.0)).keeping(&fields);
    let today = Day::of(clock.now());
    if let Err(hurried) = hurried {
        return Ok(hurried.mark(read::refused(&bench, &law.now(), today, "hurried")?));
    }
    let Ok(doc) = files::document(&bench, today)? else { return read::refused(&bench, &law.now(), today, "too-long") };
    Ok(files::pdf(&bench, files::laid_out(doc).await?))
}

/// The step or the file that a button asks for; the first step for a word that is no button's.
fn answer(bench: Bench, verb: &str, (law, today): (&Law, Day)) -> Result<Response, Error> {
    match verb.split_once('.').unwrap_or((verb, "")) {
        ("clauses", _) => html(&clauses::page(&bench)),
        ("rewrite", id) => html(&clauses::page(&clauses::rewritten(bench, id))),
        ("restore", id) => html(&clauses::page(&clauses::restored(bench, id))),
        ("read", _) => html(&read::page(&bench, law, today, "")),
        ("docx", _) => files::docx(&bench, law, today),
        ("draft", _) => Ok(files::draft(&bench)),
        _ => html(&facts::page(&bench, None)),
    }
}

/// `GET /fr/droit/papiers/brouillon`: where a draft is brought back.
pub async fn bring(locale: Locale) -> Result<Response, Error> {
    html(&bring_page(locale, String::new()))
}

/// `POST /fr/droit/papiers/brouillon`: a draft that was downloaded goes on.
pub async fn brought(
    State(library): State<Shelf<Library>>,
    locale: Locale,
    form: Multipart,
) -> Result<Response, Error> {
    let library = library.now();
    let read = file(form).await.and_then(|bytes| of_file(&bytes));
    match read.and_then(|(kind, draft)| Ok((library.model(kind).ok_or("no-draft")?, draft))) {
        Ok((model, draft)) => html(&facts::page(&Bench::new(locale, &library, model, draft), None)),
        Err(why) => {
            let page = bring_page(locale, key("workshop-file-", why));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
        }
    }
}

/// The bytes of a draft. A file that is too large is read to its end all the same: a browser that is cut off shows nothing.
async fn file(mut form: Multipart) -> Result<Vec<u8>, &'static str> {
    let (mut bytes, mut size) = (Vec::new(), 0);
    while let Some(mut field) = form.next_field().await.map_err(|why| cut(&why))? {
        if field.name() != Some("file") {
            continue;
        }
        while let Some(chunk) = field.chunk().await.map_err(|why| cut(&why))? {
            size += chunk.len();
            if size <= LARGEST_DRAFT {
                bytes.extend_from_slice(&chunk);
            }
        }
    }
    match size {
        0 => Err("no-file"),
        1..=LARGEST_DRAFT => Ok(bytes),
        _ => Err("too-large"),
    }
}

/// The page to bring a draft back; `problem` is the key of what was wrong with the file before.
fn bring_page(locale: Locale, problem: String) -> BringPage {
    let paths = [locale, locale.other()].map(|locale| draft_path(locale).to_owned());
    let mut page = Layout::new(locale, String::new(), paths);
    let t = page.t;
    page.title = t.s("workshop-bring-title");
    page.section = Section::Law;
    page.noindex = true;
    page.crumbs = super::papers::under_list(t);
    let problem = if problem.is_empty() { problem } else { t.s(problem) };
    BringPage { action: draft_path(locale), page, problem }
}
