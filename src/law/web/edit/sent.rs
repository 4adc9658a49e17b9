//! What is sent by the form of an edit: tries it, keeps it, takes one back.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::bench::Bench;
use crate::accounts::broken;
use crate::content::Edited;
use crate::db::{Author, Db, DbError};
use crate::kernel::Timestamp;
use crate::web::{Error, Texts, html};

/// The longest text and the longest reason, in characters.
const LONGEST: [usize; 2] = [50_000, 1_000];

/// What was typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub verb: String,
    pub text: String,
    pub reason: String,
    pub seen: String,
    pub row: String,
}

/// What is to be done.
enum Verb<'b> {
    Tried,
    Keep,
    Back(&'b Edited),
}

impl Typed {
    /// The fields of a form.
    pub fn read(body: &[u8]) -> Self {
        let mut typed = Self::default();
        for (name, value) in form_urlencoded::parse(body) {
            let field = match name.as_ref() {
                "verb" => &mut typed.verb,
                "text" => &mut typed.text,
                "reason" => &mut typed.reason,
                "seen" => &mut typed.seen,
                "row" => &mut typed.row,
                _ => continue,
            };
            *field = value.into_owned();
        }
        typed
    }
}

impl Bench {
    /// What was sent by it.
    pub async fn sent(&self, db: &Db, typed: Typed, by: (Author, Timestamp)) -> Result<Response, Error> {
        match self.asked(&typed) {
            // Who only tries has asked a question, and gets its answer.
            Err(refused) if typed.verb == "try" => html(&self.page(typed, ("", refused), None)),
            Err(refused) => {
                let page = self.page(typed, ("", refused), None);
                Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
            }
            Ok(Verb::Tried) => html(&self.page(typed, ("law-edit-understood", Vec::new()), None)),
            Ok(verb) => {
                let word = self.done(db, (verb, &typed), by).await.map_err(broken)?;
                let to = format!("{}?done={word}", self.what.edit_path(self.locale, &self.id));
                Ok((StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response())
            }
        }
    }

    /// Does it; the word of what was done.
    async fn done(
        &self,
        db: &Db,
        (verb, typed): (Verb<'_>, &Typed),
        by: (Author, Timestamp),
    ) -> Result<&'static str, DbError> {
        let write = db.write().await?;
        let word = match verb {
            Verb::Back(edited) => edited.take_back(&write, by).await.map(|()| "back"),
            _ => self.edit(&typed.text).keep(&write, typed.reason.trim(), by).await.map(|()| "kept"),
        }?;
        write.commit().await?;
        Ok(word)
    }

    /// What was asked for, or why it cannot be, in words.
    fn asked(&self, typed: &Typed) -> Result<Verb<'_>, Vec<String>> {
        let t = Texts::of(self.locale);
        let refuse = |key: &str| Err(vec![t.s(key)]);
        if typed.verb == "back" {
            let known = self.edits.iter().find(|one| one.row.to_string() == typed.row);
            return known.map(Verb::Back).ok_or_else(|| vec![t.s("law-edit-gone")]);
        }
        let [text, reason] = [&typed.text, &typed.reason].map(|typed| typed.chars().count());
        if text > LONGEST[0] || reason > LONGEST[1] {
            return refuse("law-edit-too-long");
        }
        let edit = self.edit(&typed.text);
        self.tried(&edit).map_err(|refused| refused.iter().map(ToString::to_string).collect::<Vec<_>>())?;
        match (typed.verb.as_str(), typed.reason.trim().is_empty()) {
            ("keep", _) if typed.seen != self.seen() => refuse("law-edit-stale"),
            ("keep", true) => refuse("law-edit-no-reason"),
            ("keep", false) => Ok(Verb::Keep),
            _ => Ok(Verb::Tried),
        }
    }
}
