//! The list of the clauses, paper by paper.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::super::papers::clause_title;
use super::{framed, of_model, path, sourced};
use crate::agreements::model::{Clause, Library, Model, Review};
use crate::content::Shelf;
use crate::kernel::Locale;
use crate::law::Sourced;
use crate::web::{Error, Layout, Texts, html, key};

struct Row {
    id: String,
    href: String,
    title: String,
    need: &'static str,
    /// The languages in which nobody has read it over.
    pending: String,
    source: Sourced,
}

/// The clauses of one paper.
struct Part {
    title: String,
    href: String,
    rows: Vec<Row>,
    /// Those that stand with a paper further up.
    above: Vec<String>,
}

#[derive(Template)]
#[template(path = "agreements/pages/clauses.html")]
struct ListPage {
    page: Layout,
    parts: Vec<Part>,
}

/// `GET /fr/droit/clauses`
pub async fn list(State(library): State<Shelf<Library>>, locale: Locale) -> Result<Response, Error> {
    let mut page = framed(locale, "");
    page.title = page.t.s("clauses-title");
    page.description = page.t.s("clauses-lead");
    html(&ListPage { parts: parts(page.t, &library.now()), page })
}

/// The papers with their clauses; one that stands in several is told with the first.
fn parts(t: Texts, library: &Library) -> Vec<Part> {
    let mut told = BTreeSet::new();
    let part = |model: &Model| {
        let (mut rows, mut above) = (Vec::new(), Vec::new());
        for clause in library.of(model) {
            if told.insert(clause.id.clone()) {
                rows.push(row(t, clause));
            } else {
                above.push(clause.id.clone());
            }
        }
        let (title, href) = of_model(t, model);
        Part { title, href, rows, above }
    };
    library.models.iter().map(part).collect()
}

fn row(t: Texts, clause: &Clause) -> Row {
    let pending = clause.review.iter().filter(|(_, review)| **review == Review::Pending);
    let pending: Vec<String> = pending.map(|(language, _)| t.s(key("language-", language.code()))).collect();
    Row {
        id: clause.id.clone(),
        href: path(t.locale(), &clause.id),
        title: clause_title(clause, t.locale().into()),
        need: clause.need.code(),
        pending: pending.join(", "),
        // Its address stands on the page of the clause: here a hundred sources stand one under the other.
        source: Sourced { url: None, ..sourced(t, clause) },
    }
}
