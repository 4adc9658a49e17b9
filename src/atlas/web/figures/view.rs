//! A figure in the words of a language.

use super::super::super::figures::{Figure, source_words};
use super::super::super::filter::LinkFilter;
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
    /// How many of the links that it counts a party confirmed within twelve months, with their list.
    pub fresh: Option<(String, String)>,
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
        let list = |filter: &LinkFilter| format!("{}{}", address::links(locale), filter.query(atlas));
        let fresh = figure.fresh.as_ref().map(|(count, filter)| (t.n("figure-fresh", *count), list(filter)));
        Self {
            value,
            definition: t.with(&format!("figure-{}-definition", figure.id), &arguments),
            perimeter: t.with(&format!("figure-{}-perimeter", figure.id), &arguments),
            origin: t.with("figure-origin", &[("date", &t.day(atlas.as_of)), ("source", &source)]),
            fresh,
            href: figure.recount.address(locale, atlas),
            id: figure.id,
        }
    }
}
