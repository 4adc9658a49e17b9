//! The one registry of figures: pages, the API and exports all read it.
//!
//! Each figure has a definition and a perimeter (in the words of each language), a date and a source, and where it can be
//! recounted: a list behind a filter that has as many rows as the figure says.

mod breakdown;
mod chart;
mod profile;
mod subject;
mod told;

use reference::countries::Continent;

pub use breakdown::{Row, by_country};
pub use chart::{Bar, Chart, share};
pub use profile::Profile;
pub use told::{RowTold, Told, source_words};

use super::filter::{AuthorityFilter, Fresh, LinkFilter, Linked, Size, size_of};
use super::snapshot::{AuthorityIx, Link, Perimeter, Snapshot};
use crate::authorities::Kind;
use crate::freshness::Freshness;
use crate::partnerships;

/// One figure.
pub struct Figure {
    /// Its word: `links_france_abroad`.
    pub id: &'static str,
    /// Its value.
    pub value: usize,
    /// The whole it is a part of, for a share.
    pub of: Option<usize>,
    /// The list that has as many rows.
    pub recount: Recount,
    /// Whose data it counts.
    pub source: Source,
    /// How many of the links that it counts a party confirmed within twelve months, and their list; for a count of links.
    pub fresh: Option<(usize, LinkFilter)>,
}

/// The list that recounts a figure.
pub enum Recount {
    /// Links behind a filter.
    Links(LinkFilter),
    /// Authorities behind a filter.
    Authorities(AuthorityFilter),
    /// The breakdown by country has as many rows.
    Countries,
}

/// Whose data a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Every link of the atlas.
    Atlas,
    /// The official geographic code.
    Code,
}

/// French communes of one class of population.
pub struct SizeRow {
    /// The class.
    pub size: Size,
    /// Communes.
    pub communes: usize,
    /// Those with a link abroad.
    pub linked: usize,
}

fn abroad() -> LinkFilter {
    LinkFilter { perimeter: Some(Perimeter::FranceAbroad), ..LinkFilter::default() }
}

/// Those of a list that a party confirmed within twelve months.
fn fresh(filter: LinkFilter) -> LinkFilter {
    LinkFilter { freshness: Some(Fresh::Is(Freshness::Confirmed)), ..filter }
}

fn linked(kind: Kind, size: Option<Size>) -> AuthorityFilter {
    AuthorityFilter { kind: Some(kind), size, linked: Some(Linked::FranceAbroad), ..AuthorityFilter::default() }
}

/// The words of the figures, in the order they are shown.
const IDS: [&str; 18] = [
    "links_france_abroad",
    "links_france_abroad_fresh",
    "communes_linked",
    "partner_countries",
    "towns_linked",
    "partners_abroad",
    "links_africa",
    "links_africa_fresh",
    "links_confirmed",
    "links_doubtful",
    "links_within_france",
    "links_within_france_fresh",
    "links_elsewhere",
    "links_elsewhere_fresh",
    "links_all",
    "links_all_fresh",
    "communes",
    "intercommunal_bodies",
];

fn africa() -> LinkFilter {
    LinkFilter { continent: Some(Continent::Africa), ..abroad() }
}

/// Every figure, in the order they are shown.
pub fn figures(atlas: &Snapshot) -> Vec<Figure> {
    IDS.into_iter().filter_map(|id| figure(atlas, id)).collect()
}

/// One figure by its word.
pub fn figure(atlas: &Snapshot, id: &str) -> Option<Figure> {
    let id = IDS.into_iter().find(|known| *known == id)?;
    let within = |perimeter| LinkFilter { perimeter: Some(perimeter), ..LinkFilter::default() };
    let everyone = |kind| AuthorityFilter { kind: Some(kind), ..AuthorityFilter::default() };
    let code = |kind| Figure { source: Source::Code, ..authorities(id, everyone(kind), atlas) };
    Some(match id {
        "communes_linked" => authorities(id, linked(Kind::Commune, None), atlas),
        "partner_countries" => countries(atlas),
        "towns_linked" => towns(atlas),
        "partners_abroad" => authorities(id, linked(Kind::Foreign, None), atlas),
        "links_africa" => links(id, africa(), atlas),
        "links_africa_fresh" => links(id, fresh(africa()), atlas),
        "links_france_abroad_fresh" => links(id, fresh(abroad()), atlas),
        "links_confirmed" => links(id, LinkFilter { confirmed: Some(true), ..abroad() }, atlas),
        "links_doubtful" => links(id, LinkFilter { doubt: Some(true), ..abroad() }, atlas),
        "links_within_france" => links(id, within(Perimeter::WithinFrance), atlas),
        "links_within_france_fresh" => links(id, fresh(within(Perimeter::WithinFrance)), atlas),
        "links_elsewhere" => links(id, within(Perimeter::Elsewhere), atlas),
        "links_elsewhere_fresh" => links(id, fresh(within(Perimeter::Elsewhere)), atlas),
        "links_all" => links(id, LinkFilter::default(), atlas),
        "links_all_fresh" => links(id, fresh(LinkFilter::default()), atlas),
        "communes" => code(Kind::Commune),
        "intercommunal_bodies" => code(Kind::Epci),
        _ => links(id, abroad(), atlas),
    })
}

fn links(id: &'static str, filter: LinkFilter, atlas: &Snapshot) -> Figure {
    let value = filter.count(atlas);
    let part = fresh(filter.clone());
    let fresh = filter.freshness.is_none().then(|| (part.count(atlas), part));
    Figure { id, value, of: None, recount: Recount::Links(filter), source: Source::Atlas, fresh }
}

fn authorities(id: &'static str, filter: AuthorityFilter, atlas: &Snapshot) -> Figure {
    let value = filter.count(atlas);
    Figure { id, value, of: None, recount: Recount::Authorities(filter), source: Source::Atlas, fresh: None }
}

fn countries(atlas: &Snapshot) -> Figure {
    let value = breakdown::by_country(atlas).len();
    Figure { id: "partner_countries", value, of: None, recount: Recount::Countries, source: Source::Atlas, fresh: None }
}

/// The share of medium-sized towns that have a link.
fn towns(atlas: &Snapshot) -> Figure {
    let size = Some(Size::Town);
    let all = AuthorityFilter { kind: Some(Kind::Commune), size, ..AuthorityFilter::default() };
    let of = Some(all.count(atlas));
    Figure { of, ..authorities("towns_linked", linked(Kind::Commune, size), atlas) }
}

/// French communes by class of population, and how many have a link abroad.
pub fn by_size(atlas: &Snapshot) -> Vec<SizeRow> {
    let mut rows = Size::ALL.map(|size| SizeRow { size, communes: 0, linked: 0 });
    for ix in 0..atlas.authorities.len() as AuthorityIx {
        let class = size_of(atlas, ix).and_then(|size| rows.iter_mut().find(|row| row.size == size));
        if let Some(row) = class {
            row.communes += 1;
            row.linked += usize::from(atlas.links_abroad(ix) > 0);
        }
    }
    rows.into()
}

/// How many links between France and abroad say each thing that most sources leave out.
pub struct Coverage {
    /// Links between France and abroad.
    pub links: usize,
    /// Those with a known kind.
    pub kind: usize,
    /// Those with a known status.
    pub status: usize,
    /// Those with a known beginning.
    pub since: usize,
    /// Those with a theme.
    pub themes: usize,
}

/// What is known of the links between France and abroad.
pub fn coverage(atlas: &Snapshot) -> Coverage {
    let abroad = |link: &&Link| link.perimeter == Perimeter::FranceAbroad;
    let count = |known: &dyn Fn(&Link) -> bool| atlas.shown_links().filter(abroad).filter(|link| known(link)).count();
    Coverage {
        links: count(&|_| true),
        kind: count(&|link| link.kind != partnerships::Kind::Unknown || link.form.is_some()),
        status: count(&|link| link.status != partnerships::Status::Unknown),
        since: count(&|link| link.since.is_some()),
        themes: count(&|link| !link.themes.is_empty()),
    }
}
