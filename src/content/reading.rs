//! One file of content while it is read: what is refused in it bears its name and line.

use serde::Deserialize;
use toml::Spanned;

use super::Refusal;
use crate::kernel::Day;

/// One file being read.
#[derive(Clone, Copy)]
pub struct Reading<'f> {
    /// Its path from the folder of the content on.
    pub name: &'f str,
    /// Its text.
    pub text: &'f str,
}

impl Reading<'_> {
    /// A refusal at a byte of the file.
    pub fn refuse(&self, at: usize, reason: impl Into<String>) -> Refusal {
        Refusal::at(self.name, self.text, at, reason)
    }

    /// The whole file as tables.
    ///
    /// Errors: what is wrong with it, at its place.
    pub fn parsed<T: for<'de> Deserialize<'de>>(&self) -> Result<T, Refusal> {
        toml::from_str(self.text)
            .map_err(|why| self.refuse(why.span().map_or(0, |span| span.start), why.message().to_owned()))
    }

    /// A day of the calendar.
    ///
    /// Errors: it is none, at its place.
    pub fn day(&self, text: &Spanned<String>) -> Result<Day, Refusal> {
        let why = || format!("“{}” is not a day written YYYY-MM-DD", text.get_ref());
        Day::parse(text.get_ref()).ok_or_else(|| self.refuse(text.span().start, why()))
    }
}
