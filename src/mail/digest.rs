//! Several pieces of news in one letter.

use askama::Template;

use super::Address;
use crate::kernel::Locale;

/// One piece of news.
pub struct DigestItem {
    /// What happened, in one line.
    pub title: String,
    /// What it means, in a few.
    pub text: String,
    /// What the reader may do: words and a whole address.
    pub action: Option<(String, String)>,
}

/// One letter of news to one person.
pub struct Digest {
    /// To whom.
    pub to: Address,
    /// In which language.
    pub locale: Locale,
    /// Its subject, one line.
    pub subject: String,
    /// Its first words.
    pub lead: String,
    /// The news, the oldest first.
    pub items: Vec<DigestItem>,
    /// Why it was sent.
    pub why: String,
    /// How to receive no other: words and a whole address, which works without entering and in one click (RFC 8058).
    pub unsubscribe: (String, String),
}

#[derive(Template)]
#[template(path = "mail/pages/digest.html")]
struct Page<'d> {
    digest: &'d Digest,
}

impl Digest {
    /// As plain text.
    pub fn plain(&self) -> String {
        let action = |(words, href): &(String, String)| format!("{words}\u{a0}:\n{href}");
        let item = |one: &DigestItem| {
            let lines = [one.title.clone(), one.text.clone()].into_iter().chain(one.action.as_ref().map(action));
            lines.collect::<Vec<_>>().join("\n")
        };
        let end = format!("-- \n{}\n{}", self.why, action(&self.unsubscribe));
        let parts = [self.lead.clone()].into_iter().chain(self.items.iter().map(item)).chain([end]);
        parts.collect::<Vec<_>>().join("\n\n")
    }

    /// As HTML that asks nothing of anybody.
    pub fn html(&self) -> String {
        Page { digest: self }.render().unwrap_or_default()
    }
}
