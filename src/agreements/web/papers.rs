//! The list of papers, and a paper as a sheet to fill in.

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use paper::doc::Lang;

use super::clauses;
use super::workshop::{draft_path, workshop_path};
use super::{list_path, named, path};
use crate::agreements::fields::Field;
use crate::agreements::fill::is_for;
use crate::agreements::model::{Clause, Layout as Sheet, Library, Model, Paragraph, Piece, Review};
use crate::content::{Shelf, Status};
use crate::kernel::{Locale, PublicId};
use crate::web::{Crumb, Error, Layout, Section, Texts, html, key};

struct Row {
    href: String,
    title: String,
    lead: String,
    languages: String,
}

#[derive(Template)]
#[template(path = "agreements/pages/papers.html")]
struct ListPage {
    page: Layout,
    bring: &'static str,
    clauses: &'static str,
    rows: Vec<Row>,
}

/// A text of the paper in one of its languages.
struct Column {
    lang: &'static str,
    dir: &'static str,
    title: Option<String>,
    paragraphs: Vec<Shown>,
    to_review: bool,
}

/// A paragraph as it is shown: whether it stands in some papers alone; words, and what is to be filled in.
pub struct Shown {
    pub conditional: bool,
    pub pieces: Vec<(String, Option<String>)>,
}

/// Where a clause that the law or funders ask for is known from.
pub struct Known {
    pub reference: String,
    pub source: String,
    pub checked: String,
    pub to_verify: bool,
}

struct Article {
    id: String,
    /// The page of its clause.
    href: String,
    need: &'static str,
    why: String,
    known: Option<Known>,
    /// It stands in the paper only when somebody wants it there.
    optional: bool,
    rules: Vec<(String, String)>,
    columns: Vec<Column>,
}

/// Another language that the paper may stand in beside.
struct Beside {
    href: String,
    name: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "agreements/pages/paper.html")]
struct PaperPage {
    page: Layout,
    fill: String,
    lead: String,
    articles: Vec<Article>,
    beside: Vec<Beside>,
    /// The paper's own title in each of its languages.
    titles: Vec<(&'static str, &'static str, String)>,
    rules: Vec<(String, String)>,
}

/// The way to a page of papers or of clauses.
pub fn crumbs(t: Texts) -> Vec<Crumb> {
    vec![Crumb { name: t.s("nav-law"), href: t.s("nav-law-href") }]
}

/// The way to a page under the list of papers.
pub fn under_list(t: Texts) -> Vec<Crumb> {
    let mut way = crumbs(t);
    way.push(Crumb { name: t.s("papers-title"), href: list_path(t.locale()).to_owned() });
    way
}

/// The parties that an address names, to be carried on: `?a=fr-commune-59279&b=au-…`; nothing when it names none.
fn parties(query: &str) -> String {
    let named = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| matches!(&**name, "a" | "b" | "keep"));
    let known: Vec<String> =
        named.filter_map(|(name, id)| Some(format!("{name}={}", PublicId::parse(&id)?))).take(3).collect();
    if known.is_empty() { String::new() } else { format!("?{}", known.join("&")) }
}

/// `GET /fr/droit/papiers?a=…&b=…`
pub async fn list(
    State(library): State<Shelf<Library>>,
    locale: Locale,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    html(&list_page(locale, &library.now(), &parties(&query.unwrap_or_default())))
}

fn list_page(locale: Locale, library: &Library, parties: &str) -> ListPage {
    let paths = [locale, locale.other()].map(|locale| format!("{}{parties}", list_path(locale)));
    let mut page = Layout::new(locale, String::new(), paths);
    let t = page.t;
    page.title = t.s("papers-title");
    page.description = t.s("papers-lead");
    page.section = Section::Law;
    page.crumbs = crumbs(t);
    page.noindex = !parties.is_empty();
    let row = |model: &Model| Row {
        href: if parties.is_empty() {
            path(locale, model.kind)
        } else {
            format!("{}{parties}", workshop_path(locale, model.kind))
        },
        title: title(model, locale.into()),
        lead: model.lead.of(locale).to_owned(),
        languages: names(t, &printed(library, model)),
    };
    let rows = library.models.iter().map(row).collect();
    ListPage { bring: draft_path(locale), clauses: clauses::list_path(locale), rows, page }
}

/// `GET /fr/droit/papiers/{paper}?beside=ar`
pub async fn show(
    State(library): State<Shelf<Library>>,
    locale: Locale,
    Path(word): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let library = library.now();
    let kind = named(locale, &word).ok_or_else(Error::nothing_here)?;
    let model = library.model(kind).ok_or_else(Error::nothing_here)?;
    let beside = beside(&library, model, &query.unwrap_or_default());
    html(&paper(locale, &library, model, beside))
}

/// The language that was asked for beside French, when the paper is written in it.
fn beside(library: &Library, model: &Model, query: &str) -> Option<Lang> {
    let asked = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "beside");
    let language = asked.and_then(|(_, code)| Lang::parse(&code)).filter(|language| *language != Lang::Fr);
    language.filter(|language| model.bilingual && library.languages(model).contains(language))
}

fn paper(locale: Locale, library: &Library, model: &Model, beside: Option<Lang>) -> PaperPage {
    let query = beside.map(|language| format!("?beside={}", language.code())).unwrap_or_default();
    let paths = [locale, locale.other()].map(|locale| format!("{}{query}", path(locale, model.kind)));
    let mut page = Layout::new(locale, title(model, locale.into()), paths);
    let t = page.t;
    page.section = Section::Law;
    page.crumbs = under_list(t);
    let languages: Vec<Lang> = std::iter::once(Lang::Fr).chain(beside).collect();
    let other = |language: Lang| Beside {
        href: format!("{}?beside={}", path(locale, model.kind), language.code()),
        name: t.s(key("language-", language.code())),
        chosen: beside == Some(language),
    };
    let offered = library.languages(model).into_iter().filter(|language| model.bilingual && *language != Lang::Fr);
    PaperPage {
        fill: workshop_path(locale, model.kind),
        lead: model.lead.of(locale).to_owned(),
        beside: offered.map(other).collect(),
        titles: languages.iter().map(|one| (one.code(), one.direction().code(), title(model, *one))).collect(),
        articles: library.of(model).map(|clause| article(t, clause, &languages, model)).collect(),
        rules: rules(t, &model.rules),
        page,
    }
}

/// Rules of law with their addresses.
pub fn rules(t: Texts, ids: &[String]) -> Vec<(String, String)> {
    let rule = |id: &String| (id.clone(), format!("{}/{}/{id}", t.s("nav-law-href"), t.s("papers-rules-word")));
    ids.iter().map(rule).collect()
}

/// The title of a model in a language.
pub fn title(model: &Model, language: Lang) -> String {
    model.title.get(&language).or_else(|| model.title.get(&Lang::Fr)).cloned().unwrap_or_default()
}

/// The title of a clause in a language.
pub fn clause_title(clause: &Clause, language: Lang) -> String {
    clause.title.get(&language).or_else(|| clause.title.get(&Lang::Fr)).cloned().unwrap_or_default()
}

/// The languages in which a paper is printed: an act of French law is in French, whatever it can be read in.
fn printed(library: &Library, model: &Model) -> Vec<Lang> {
    if model.bilingual { library.languages(model) } else { vec![Lang::Fr] }
}

fn names(t: Texts, languages: &[Lang]) -> String {
    languages.iter().map(|one| t.s(key("language-", one.code()))).collect::<Vec<_>>().join(", ")
}

/// Where the sentence about law or funders is known from; nothing when no source was read.
pub fn known(t: Texts, clause: &Clause) -> Option<Known> {
    let (reference, source) = clause.reference.as_ref().zip(clause.source.as_ref())?;
    if source.is_unread() {
        return None;
    }
    let checked = t.on(clause.checked_on);
    let to_verify = clause.status == Status::ToVerify;
    Some(Known { reference: reference.clone(), source: source.name.clone(), checked, to_verify })
}

/// What is said of a clause of which no source was read, with the article that it may rest on.
pub fn unread(t: Texts, clause: &Clause) -> String {
    let source = clause.source.as_ref().filter(|source| source.is_unread() && t.locale() == Locale::Fr);
    let said = source.map_or_else(|| t.s("papers-no-source"), |source| source.name.clone());
    clause.reference.iter().cloned().chain([said]).collect::<Vec<_>>().join(" · ")
}

fn article(t: Texts, clause: &Clause, languages: &[Lang], model: &Model) -> Article {
    let (known, why) = (known(t, clause), clause.why.of(t.locale()));
    Article {
        id: clause.id.clone(),
        href: clauses::path(t.locale(), &clause.id),
        need: clause.need.code(),
        why: if known.is_some() { why.to_owned() } else { format!("{why} {}.", unread(t, clause)) },
        known,
        optional: !clause.included,
        rules: rules(t, &clause.rules),
        columns: languages.iter().map(|language| column(t, clause, (*language, model))).collect(),
    }
}

fn column(t: Texts, clause: &Clause, (language, model): (Lang, &Model)) -> Column {
    let titled = model.layout == Sheet::Agreement;
    Column {
        lang: language.code(),
        dir: language.direction().code(),
        title: clause.title.get(&language).filter(|_| titled).cloned(),
        paragraphs: clause
            .paragraphs
            .iter()
            .filter(|one| is_for(one, model.kind))
            .filter_map(|one| paragraph(t, one, language))
            .collect(),
        to_review: clause.review.get(&language) == Some(&Review::Pending),
    }
}

/// A paragraph in a language, when it has it.
pub fn paragraph(t: Texts, one: &Paragraph, language: Lang) -> Option<Shown> {
    let pieces = one.text.get(&language)?.iter().map(|piece| shown(t, piece, language)).collect();
    Some(Shown { conditional: one.when.is_some(), pieces })
}

/// Words, or what is to be filled in: said beside French, whose gaps the other language repeats.
fn shown(t: Texts, piece: &Piece, language: Lang) -> (String, Option<String>) {
    match piece {
        Piece::Words(words) => (words.clone(), None),
        Piece::Gap(_) | Piece::Languages if language != Lang::Fr => (String::new(), Some(String::new())),
        Piece::Gap(field) => (String::new(), Some(gap(t, field))),
        Piece::Languages => (String::new(), Some(t.s("papers-fact-languages"))),
    }
}

/// What is to be filled in, in a few words.
pub fn gap(t: Texts, field: &Field) -> String {
    let name = field.path.rsplit('.').next().unwrap_or(field.path).replace('_', "-");
    t.s(key("papers-fact-", &name))
}
