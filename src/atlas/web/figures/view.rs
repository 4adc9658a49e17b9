//! A figure in the words of a language.

use super::super::super::figures::{Figure, Recount, Source};
use super::super::super::snapshot::Snapshot;
use super::super::super::view::address;
use crate::kernel::Locale;
use crate::web::Texts;

/// A figure as it is shown.
pub struct FigureView {
    /// The large number.
    pub value: String,
    /// What it counts.
    pub definition: String,
    /// Among what.
    pub perimeter: String,
    /// Date and source.
    pub origin: String,
    /// The list that recounts it.
    pub href: String,
    /// Its word.
    pub id: &'static str,
}

impl FigureView {
    /// A figure in a language.
    pub fn of(t: Texts, locale: Locale, atlas: &Snapshot, figure: Figure) -> Self {
        let value = match figure.of {
            Some(of) => locale.percent(figure.value as u64, of as u64),
            None => locale.number(figure.value as u64),
        };
        let (part, whole) = (locale.number(figure.value as u64), locale.number(figure.of.unwrap_or(0) as u64));
        let arguments = [("part", part.as_str()), ("whole", whole.as_str())];
        let source = source_words(t, figure.source);
        Self {
            value,
            definition: t.with(&format!("figure-{}-definition", figure.id), &arguments),
            perimeter: t.with(&format!("figure-{}-perimeter", figure.id), &arguments),
            origin: t.with("figure-origin", &[("date", &t.day(atlas.as_of)), ("source", &source)]),
            href: recount_address(locale, atlas, &figure.recount),
            id: figure.id,
        }
    }
}

/// Whose data a figure counts, in words.
pub fn source_words(t: Texts, source: Source) -> String {
    match source {
        Source::Atlas => t.s("source-atlas"),
        Source::Code => t.with("source-code", &[("release", reference::french::RELEASE)]),
    }
}

/// The list that has as many rows as a figure says.
pub fn recount_address(locale: Locale, atlas: &Snapshot, recount: &Recount) -> String {
    match recount {
        Recount::Links(filter) => format!("{}{}", address::links(locale), filter.query(atlas)),
        Recount::Authorities(filter) => format!("{}{}", address::authorities(locale), filter.query(atlas)),
        Recount::Countries => address::countries(locale).to_owned(),
    }
}
