//! A figure in the words of a language.

use super::super::super::figures::{Figure, source_words};
use super::super::super::snapshot::Snapshot;
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
            href: figure.recount.address(locale, atlas),
            id: figure.id,
        }
    }
}
