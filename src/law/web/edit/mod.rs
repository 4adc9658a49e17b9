//! Rules, lists, clauses edited in the browser, by the administration: a version that wins over the file, read whole before it is kept.

mod bench;
mod page;
mod sent;

use axum::extract::{FromRef, Path, Query, RawForm, State};
use axum::routing::{MethodRouter, get};

use self::bench::{Asked, Bench};
use self::sent::Typed;
use super::{Page, path};
use crate::accounts::SignedIn;
use crate::content::{Files, Refusal};
use crate::db::Db;
use crate::kernel::{Clock, Day, Locale};
use crate::law::rule::Law;

/// What can be edited in the browser: entries of one kind, where they stand, and how one knows that they can be read.
pub struct Editable {
    /// The name of their tables, which also ends the keys of the texts about them: `rule`.
    pub table: &'static str,
    /// The folder of their files: `law/rules/`.
    pub folder: &'static str,
    /// The address of the page that lists them; each has its own below.
    pub list: fn(Locale) -> &'static str,
    /// The key of the title of that page.
    pub title: &'static str,
    /// Each has versions that hold from a day on.
    pub dated: bool,
    /// Reads a set of files as the site would.
    pub read: fn(&Files) -> Result<(), Vec<Refusal>>,
}

/// The rules of law.
pub static RULES: Editable = Editable {
    table: "rule",
    folder: "law/rules/",
    list: rules_path,
    title: "law-rules-title",
    dated: true,
    read: read_law,
};

/// The lists that rules look things up in.
pub static LISTS: Editable = Editable {
    table: "list",
    folder: "law/lists/",
    list: lists_path,
    title: "law-lists",
    dated: false,
    read: read_law,
};

fn rules_path(locale: Locale) -> &'static str {
    path(locale, Page::Rules)
}

fn lists_path(locale: Locale) -> &'static str {
    path(locale, Page::Lists)
}

fn read_law(files: &Files) -> Result<(), Vec<Refusal>> {
    Law::read(files).map(drop)
}

impl Editable {
    /// The address of the form.
    pub fn edit_path(&self, locale: Locale, id: &str) -> String {
        let word = if locale == Locale::Fr { "modifier" } else { "edit" };
        format!("{}/{id}/{word}", (self.list)(locale))
    }

    /// What answers there, for the `{id}` of the address: the form, and what is sent by it, which tries an edit, keeps it or takes
    /// one back.
    pub fn methods<S>(&'static self) -> MethodRouter<S>
    where
        S: Clone + Send + Sync + 'static,
        Db: FromRef<S>,
        Clock: FromRef<S>,
    {
        let form = move |State(db): State<Db>,
                         State(clock): State<Clock>,
                         locale: Locale,
                         signed_in: SignedIn,
                         Path(id): Path<String>,
                         Query(asked): Query<Asked>| async move {
            let bench = Bench::open(&db, self, (locale, id), &signed_in).await?;
            bench.form(&asked, Day::of(clock.now()))
        };
        let sent = move |State(db): State<Db>,
                         State(clock): State<Clock>,
                         locale: Locale,
                         signed_in: SignedIn,
                         Path(id): Path<String>,
                         RawForm(body): RawForm| async move {
            let bench = Bench::open(&db, self, (locale, id), &signed_in).await?;
            bench.sent(&db, Typed::read(&body), (signed_in.person.author(None), clock.now())).await
        };
        get(form).post(sent)
    }
}
