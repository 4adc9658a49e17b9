//! One link as a row of the list.

use super::super::super::snapshot::{LinkIx, Snapshot};
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
    /// How fresh it is.
    pub fresh: view::Fresh,
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
    line.push(view::source_line(t, locale, atlas, &link.sources));
    RowView {
        href: address::link(locale, atlas, link),
        names: names.join(" – "),
        line: line.join(" · "),
        fresh: view::fresh(t, atlas, link),
    }
}
