//! The breakdowns on the page of figures, each with the finding as its title.

use super::super::super::figures::{self as registry, Breakdown, Row, Subject};
use super::super::super::snapshot::{Snapshot, text_in};
use super::super::super::view::address;
use crate::kernel::Locale;
use crate::web::Texts;

/// One row of a breakdown.
pub struct RowView {
    pub name: String,
    pub href: String,
    pub links: String,
    pub list: String,
    pub share: String,
    /// Width of the bar in per cent of the longest.
    pub bar: u8,
}

/// A breakdown with the finding as its title.
pub struct BreakdownView {
    pub id: &'static str,
    pub title: String,
    pub head: String,
    pub rows: Vec<RowView>,
}

/// One class of population.
pub struct SizeView {
    pub name: String,
    pub communes: String,
    pub linked: String,
    pub list: String,
    pub share: String,
    pub bar: u8,
}

/// The communes by class of population, and the title.
pub fn sizes(t: Texts, locale: Locale, atlas: &Snapshot) -> (String, Vec<SizeView>) {
    let rows = registry::by_size(atlas);
    let share = |row: &registry::SizeRow| locale.percent(row.linked as u64, row.communes as u64);
    let cities = rows.last().map(share).unwrap_or_default();
    let villages = rows.first().map(share).unwrap_or_default();
    let title = t.with("figures-size-title", &[("cities", &cities), ("villages", &villages)]);
    let view = |row: &registry::SizeRow| SizeView {
        name: t.s(format!("size-{}", row.size.code())),
        communes: locale.number(row.communes as u64),
        linked: locale.number(row.linked as u64),
        list: format!("{}?kind=commune&size={}&linked=france-abroad", address::authorities(locale), row.size.code()),
        share: share(row),
        bar: (row.linked * 100 / row.communes.max(1)) as u8,
    };
    (title, rows.iter().map(view).collect())
}

/// Countries shown; the rest is one step away.
const COUNTRIES: usize = 20;

/// Every breakdown of the page.
pub fn all(t: Texts, locale: Locale, atlas: &Snapshot) -> Vec<BreakdownView> {
    let shown = [Breakdown::Country, Breakdown::Continent, Breakdown::Region, Breakdown::Source];
    shown.into_iter().map(|breakdown| view(t, locale, atlas, breakdown)).collect()
}

fn view(t: Texts, locale: Locale, atlas: &Snapshot, breakdown: Breakdown) -> BreakdownView {
    let id = breakdown.code();
    let mut rows = breakdown.rows(atlas);
    let longest = rows.first().map_or(1, |row| row.links);
    let top = rows.first().map(|row| named(t, locale, atlas, row.subject).0).unwrap_or_default();
    rows.truncate(if breakdown == Breakdown::Country { COUNTRIES } else { rows.len() });
    let total = registry::figure(atlas, "links_france_abroad").map_or(0, |figure| figure.value) as u64;
    let row = |row: &Row| {
        let (name, href) = named(t, locale, atlas, row.subject);
        RowView {
            name,
            href,
            links: locale.number(row.links as u64),
            list: format!("{}{}", address::links(locale), row.recount.query(atlas)),
            share: locale.percent(row.links as u64, total),
            bar: (row.links * 100 / longest) as u8,
        }
    };
    BreakdownView {
        id,
        title: t.with(&format!("figures-{id}-title"), &[("top", &top)]),
        head: t.s(format!("figures-{id}-head")),
        rows: rows.iter().map(row).collect(),
    }
}

/// The name of a subject, and its page when it has one.
fn named(t: Texts, locale: Locale, atlas: &Snapshot, subject: Subject) -> (String, String) {
    match subject {
        Subject::Country(country) => (country.name(locale.code()).to_owned(), address::country(locale, country)),
        Subject::Continent(continent) => (t.s(format!("continent-{}", continent.code())), String::new()),
        Subject::Kind(kind) => (t.s(format!("link-kind-{}", kind.code())), String::new()),
        Subject::Region(ix) => {
            let region = atlas.authority(ix);
            (region.name_in(locale).to_owned(), address::authority(locale, region))
        }
        Subject::Source(source) => {
            let source = &atlas.sources[usize::from(source)];
            (text_in(&source.names, locale).unwrap_or(&source.id).to_owned(), String::new())
        }
    }
}
