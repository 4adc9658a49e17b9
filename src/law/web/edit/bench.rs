//! What the form of an edit is about: the set in use, the versions of an entry, the edits of it.

use axum::response::Response;
use serde::Deserialize;

use super::Editable;
use super::sent::Typed;
use crate::accounts::{SignedIn, broken};
use crate::content::{Edit, Edited, Edition, Files, Refusal};
use crate::db::Db;
use crate::kernel::{Day, Locale};
use crate::web::{Error, html};

/// What the address asks for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    version: Option<String>,
    #[serde(default)]
    done: String,
}

/// What the form is about: the set in use, the versions of the entry, the edits of it.
pub struct Bench {
    /// The kind of entry.
    pub what: &'static Editable,
    /// The language of the page.
    pub locale: Locale,
    /// The entry.
    pub id: String,
    files: Files,
    /// Its versions, the oldest first.
    pub editions: Vec<Edition>,
    /// The edits of it, the oldest first.
    pub edits: Vec<Edited>,
}

impl Bench {
    /// Opens it for who administers in a strong session; for others there is no such thing.
    pub async fn open(
        db: &Db,
        what: &'static Editable,
        (locale, id): (Locale, String),
        signed_in: &SignedIn,
    ) -> Result<Self, Error> {
        if !signed_in.administers() {
            let weak = Error::Elsewhere(SignedIn::to_strength(locale, &what.edit_path(locale, &id)));
            return Err(if signed_in.person.administrator { weak } else { Error::nothing_here() });
        }
        let kept = Files::in_use(db.read()).await.map_err(broken)?;
        let files = kept.map_or_else(Files::shipped, |(_, files)| files);
        let editions = files.editions(what.folder, (what.table, &id));
        if editions.is_empty() {
            return Err(Error::nothing_here());
        }
        let mut edits = Edited::all(db.read()).await.map_err(broken)?;
        edits.retain(|one| one.edit.table == what.table && one.edit.entry == id);
        Ok(Self { what, locale, id, files, editions, edits })
    }

    /// What tells the versions of the entry from any others.
    pub fn seen(&self) -> String {
        let texts = self.editions.iter().enumerate().map(|(at, one)| (at.to_string(), one.text.clone()));
        Files::of(texts.collect()).digest()
    }

    /// The version that was asked for, or the one that holds on a day.
    pub fn version(&self, asked: Option<&str>, today: Day) -> Option<&Edition> {
        let today = today.to_string();
        let named = asked.and_then(|from| self.editions.iter().find(|one| one.from.as_deref().unwrap_or("") == from));
        let holds =
            || self.editions.iter().rev().find(|one| one.from.as_deref().is_none_or(|from| from <= today.as_str()));
        named.or_else(holds).or(self.editions.last())
    }

    /// The set with the edit laid over it, read as the site would.
    pub fn tried(&self, edit: &Edit) -> Result<(), Vec<Refusal>> {
        let files = self.files.clone().with(std::slice::from_ref(edit)).map_err(|why| vec![why])?;
        (self.what.read)(&files)
    }

    /// A text as an edit of the entry.
    pub fn edit(&self, text: &str) -> Edit {
        let file = self.editions.last().map(|one| one.file.clone()).unwrap_or_default();
        // A browser ends each line with two characters.
        let (table, entry) = (self.what.table.to_owned(), self.id.clone());
        Edit { file, table, entry, text: text.replace("\r\n", "\n") }
    }

    /// The form with the version that was asked for.
    pub fn form(&self, asked: &Asked, today: Day) -> Result<Response, Error> {
        let shown = self.version(asked.version.as_deref(), today);
        let text = shown.map(|one| one.text.clone()).unwrap_or_default();
        let done = match asked.done.as_str() {
            "kept" => "law-edit-kept",
            "back" => "law-edit-back",
            _ => "",
        };
        html(&self.page(Typed { text, ..Typed::default() }, (done, Vec::new()), shown))
    }
}
