//! What a letter says, before it is an envelope.

use askama::Template;

use super::Address;
use crate::kernel::Locale;

/// One letter to one person.
pub struct Letter {
    /// To whom.
    pub to: Address,
    /// In which language.
    pub locale: Locale,
    /// Its subject, one line.
    pub subject: String,
    /// What it says, paragraph by paragraph, as plain text.
    pub paragraphs: Vec<String>,
    /// What the reader may do: the words of the button and its whole address.
    pub action: Option<(String, String)>,
    /// Why it was sent.
    pub why: String,
}

#[derive(Template)]
#[template(path = "mail/pages/letter.html")]
struct Page<'l> {
    letter: &'l Letter,
}

impl Letter {
    /// As plain text.
    pub fn plain(&self) -> String {
        let action =
            self.action.as_ref().map(|(words, href)| format!("{words} :\n{href}").replace(" :\n", "\u{a0}:\n"));
        let parts = self.paragraphs.iter().cloned().chain(action).chain([format!("-- \n{}", self.why)]);
        parts.collect::<Vec<_>>().join("\n\n")
    }

    /// As HTML that asks nothing of anybody.
    pub fn html(&self) -> String {
        Page { letter: self }.render().unwrap_or_default()
    }
}
