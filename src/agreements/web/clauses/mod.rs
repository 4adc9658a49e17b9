//! The clauses, paper by paper, and each with its texts in every language, who asks for it, and who has read them over.

mod list;
mod show;

pub use list::list;
pub use show::show;

use super::papers::{self, title};
use crate::agreements::model::{Clause, Library, Model};
use crate::content::{Files, Refusal, Source};
use crate::kernel::Locale;
use crate::law::{Editable, Sourced};
use crate::web::{Layout, Section, Texts};

/// The clauses as the administration edits them.
pub static CLAUSES: Editable = Editable {
    table: "clause",
    folder: "agreements/clauses/",
    list: list_path,
    title: "clauses-title",
    dated: false,
    read,
};

fn read(files: &Files) -> Result<(), Vec<Refusal>> {
    Library::read(files).map(drop)
}

/// The address of the list.
pub fn list_path(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "/fr/droit/clauses",
        Locale::En => "/en/law/clauses",
    }
}

/// The address of a clause.
pub fn path(locale: Locale, id: &str) -> String {
    format!("{}/{id}", list_path(locale))
}

/// The frame of a page of clauses; `rest` follows the address of the list.
fn framed(locale: Locale, rest: &str) -> Layout {
    let paths = [locale, locale.other()].map(|locale| format!("{}{rest}", list_path(locale)));
    let mut page = Layout::new(locale, String::new(), paths);
    page.section = Section::Law;
    page.crumbs = papers::crumbs(page.t);
    page
}

/// The title and the address of a paper.
fn of_model(t: Texts, model: &Model) -> (String, String) {
    (title(model, t.locale().into()), super::path(t.locale(), model.kind))
}

/// Where a clause is known from, or that nobody read a source.
fn sourced(t: Texts, clause: &Clause) -> Sourced {
    let source = clause.source.clone().unwrap_or_else(Source::none_read);
    let reference = clause.reference.as_deref().unwrap_or_default();
    Sourced::of(t, reference, &source, (&clause.checked_on.to_string(), clause.status))
}
