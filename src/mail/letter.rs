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

/// One thing that a letter lists, with what the reader may do about it.
pub struct Item {
    /// What it is, one line.
    pub text: String,
    /// The words of each button and its whole address.
    pub actions: Vec<(String, String)>,
}

/// A letter that asks about several things; what became of it is told to its cause.
pub struct Appeal<'l> {
    /// The letter.
    pub letter: &'l Letter,
    /// What it lists, above the one button of the letter.
    pub items: &'l [Item],
    /// A word by which whoever wrote it withdraws it, and learns that it was given up.
    pub cause: &'l str,
}

#[derive(Template)]
#[template(path = "mail/pages/letter.html")]
struct Page<'l> {
    letter: &'l Letter,
    items: &'l [Item],
}

impl Letter {
    /// As plain text.
    pub fn plain(&self) -> String {
        self.plain_with(&[])
    }

    /// As plain text, with what it lists.
    pub fn plain_with(&self, items: &[Item]) -> String {
        let button = |(words, href): &(String, String)| format!("  {words}\n  {href}");
        let item = |item: &Item| {
            let buttons: Vec<String> = item.actions.iter().map(button).collect();
            format!("- {}\n{}", item.text, buttons.join("\n"))
        };
        let action =
            self.action.as_ref().map(|(words, href)| format!("{words} :\n{href}").replace(" :\n", "\u{a0}:\n"));
        let listed = items.iter().map(item);
        let parts = self.paragraphs.iter().cloned().chain(listed).chain(action).chain([format!("-- \n{}", self.why)]);
        parts.collect::<Vec<_>>().join("\n\n")
    }

    /// As HTML that asks nothing of anybody.
    pub fn html(&self) -> String {
        self.html_with(&[])
    }

    /// The same, with what it lists.
    pub fn html_with(&self, items: &[Item]) -> String {
        Page { letter: self, items }.render().unwrap_or_default()
    }
}
