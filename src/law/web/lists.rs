//! The dated lists that rules look things up in: each with its rows, who keeps it, and where every row comes from.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::edit::LISTS;
use super::view::{Sourced, period};
use super::{Page, layout, path};
use crate::content::Shelf;
use crate::kernel::Locale;
use crate::law::lists::{Entry, List};
use crate::law::rule::Law;
use crate::web::{Crumb, Error, Layout, Texts, html};

struct Row {
    href: String,
    title: String,
    owner: String,
    count: usize,
    source: Sourced,
}

#[derive(Template)]
#[template(path = "law/pages/lists.html")]
struct ListsPage {
    page: Layout,
    rows: Vec<Row>,
}

/// A row of a list.
struct Line {
    name: String,
    /// Under which names it is found besides.
    names: String,
    /// Between which days it holds, when that is said.
    when: Option<String>,
    note: String,
    source: Sourced,
}

#[derive(Template)]
#[template(path = "law/pages/list.html")]
struct ListPage {
    page: Layout,
    id: String,
    file: String,
    owner: String,
    origin: Sourced,
    lines: Vec<Line>,
    /// Where the administration edits it.
    edit: String,
}

/// `GET /fr/droit/listes`
pub async fn all(State(law): State<Shelf<Law>>, locale: Locale) -> Result<Response, Error> {
    let mut page = layout(locale, Page::Lists, "law-lists", "");
    page.description = page.t.s("law-lists-lead");
    let t = page.t;
    let row = |(id, list): (&String, &List)| Row {
        href: format!("{}/{id}", path(locale, Page::Lists)),
        title: list.title.of(locale).to_owned(),
        owner: owner(t, list),
        count: list.entries.len(),
        source: sourced(t, list, None),
    };
    html(&ListsPage { rows: law.now().lists.0.iter().map(row).collect(), page })
}

/// `GET /fr/droit/listes/{id}`
pub async fn show(State(law): State<Shelf<Law>>, locale: Locale, Path(id): Path<String>) -> Result<Response, Error> {
    let law = law.now();
    let list = law.lists.0.get(&id).ok_or_else(Error::nothing_here)?;
    let mut page = layout(locale, Page::Lists, "law-lists", &format!("/{id}"));
    let t = page.t;
    page.crumbs.push(Crumb { name: page.title, href: path(locale, Page::Lists).to_owned() });
    page.title = list.title.of(locale).to_owned();
    html(&ListPage {
        edit: LISTS.edit_path(locale, &id),
        id,
        file: list.file.clone(),
        owner: owner(t, list),
        origin: sourced(t, list, None),
        lines: list.entries.iter().map(|entry| line(t, list, entry)).collect(),
        page,
    })
}

/// Who keeps a list, and when they looked it over.
fn owner(t: Texts, list: &List) -> String {
    t.with("law-list-owner", &[("owner", &list.owner), ("date", &t.on(list.checked_on))])
}

/// Where a list comes from, or one of its rows.
fn sourced(t: Texts, list: &List, row: Option<&Entry>) -> Sourced {
    let (source, status) = row.map_or((&list.source, list.status), |row| (&row.source, row.status));
    Sourced::of(t, "", source, (&list.checked_on.to_string(), status))
}

fn line(t: Texts, list: &List, entry: &Entry) -> Line {
    // A country by its name, anything else as the list has it.
    let country = reference::countries::by_iso2(&entry.key);
    let name = country.map_or_else(|| entry.key.clone(), |country| country.name(t.locale().code()).to_owned());
    let others: Vec<&str> = entry.names.iter().map(String::as_str).filter(|other| *other != name).collect();
    Line {
        names: others.join(", "),
        name,
        when: entry.period.iter().any(Option::is_some).then(|| period(t, entry.period)),
        note: entry.note.as_ref().map(|note| note.of(t.locale()).to_owned()).unwrap_or_default(),
        source: sourced(t, list, Some(entry)),
    }
}
