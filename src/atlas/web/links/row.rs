//! One link as a row of the list.

use super::super::super::snapshot::{LinkIx, Provenance, Snapshot, text_in};
use super::super::super::view::{self, address};
use crate::kernel::Locale;
use crate::web::Texts;

/// A link as a row of the list.
pub struct RowView {
    /// The link's page.
    pub href: String,
    /// Its parties.
    pub names: String,
    /// Where they lie, what the link is, since when, who says so.
    pub line: String,
    /// A party has confirmed it.
    pub confirmed: bool,
}

/// A link as a row of the list.
pub fn view(t: Texts, locale: Locale, atlas: &Snapshot, ix: LinkIx) -> RowView {
    let link = atlas.link(ix);
    let name = |(ix, _): &(u32, crate::partnerships::Role)| atlas.authority(*ix).name_in(locale).to_owned();
    let place = |(ix, _): &(u32, crate::partnerships::Role)| view::place_line(locale, atlas, *ix);
    let names: Vec<String> = link.parties.iter().map(name).collect();
    let places: Vec<String> = link.parties.iter().map(place).collect();
    let mut line = vec![places.join(" – "), view::form_words(t, link)];
    line.extend(link.since.map(|since| t.with("since", &[("date", &t.date(since))])));
    line.push(sources(t, locale, atlas, &link.sources));
    RowView {
        href: address::link(locale, atlas, link),
        names: names.join(" – "),
        line: line.join(" · "),
        confirmed: link.confirmed.is_some(),
    }
}

/// The first source, and how many more.
fn sources(t: Texts, locale: Locale, atlas: &Snapshot, all: &[Provenance]) -> String {
    let mut sources: Vec<u16> = all.iter().map(|provenance| provenance.source).collect();
    sources.dedup();
    let Some(first) = sources.first().map(|first| &atlas.sources[usize::from(*first)]) else { return String::new() };
    let first = text_in(&first.names, locale).unwrap_or(&first.id);
    match sources.len() {
        1 => first.to_owned(),
        several => t.with_count("sources-several", several, &[("first", first)]),
    }
}
