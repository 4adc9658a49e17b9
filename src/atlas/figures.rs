//! The one registry of figures: pages, the API and exports all read it.
//!
//! Each figure has a definition and a perimeter (in the words of each language), a date and a source, and where it can be
//! recounted: a list behind a filter that has as many rows as the figure says.

use std::collections::{BTreeMap, HashSet};

use reference::countries::{Continent, Country};

use super::filter::{AuthorityFilter, LinkFilter, Linked, Size};
use super::snapshot::{AuthorityIx, Link, Perimeter, Snapshot};
use crate::authorities::Kind;
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

/// A breakdown of the links between France and abroad.
pub struct Row<T> {
    /// What the row is about.
    pub of: T,
    /// Its links.
    pub links: usize,
    /// The list that has as many rows.
    pub recount: LinkFilter,
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

fn linked(kind: Kind, size: Option<Size>) -> AuthorityFilter {
    AuthorityFilter { kind: Some(kind), size, linked: Some(Linked::FranceAbroad), ..AuthorityFilter::default() }
}

/// Every figure, in the order they are shown.
pub fn figures(atlas: &Snapshot) -> Vec<Figure> {
    let links = |id, filter: LinkFilter| Figure {
        id,
        value: filter.apply(atlas).len(),
        of: None,
        recount: Recount::Links(filter),
        source: Source::Atlas,
    };
    let authorities = |id, filter: AuthorityFilter, source| Figure {
        id,
        value: filter.apply(atlas).len(),
        of: None,
        recount: Recount::Authorities(filter),
        source,
    };
    let within = |perimeter| LinkFilter { perimeter: Some(perimeter), ..LinkFilter::default() };
    let everyone = |kind| AuthorityFilter { kind: Some(kind), ..AuthorityFilter::default() };
    let africa = LinkFilter { continent: Some(Continent::Africa), ..abroad() };
    let towns = authorities("towns_linked", linked(Kind::Commune, Some(Size::Town)), Source::Atlas);
    let all_towns = AuthorityFilter { kind: Some(Kind::Commune), size: Some(Size::Town), ..AuthorityFilter::default() };
    let of = Some(all_towns.apply(atlas).len());
    vec![
        links("links_france_abroad", abroad()),
        authorities("communes_linked", linked(Kind::Commune, None), Source::Atlas),
        Figure {
            id: "partner_countries",
            value: by_country(atlas).len(),
            of: None,
            recount: Recount::Countries,
            source: Source::Atlas,
        },
        Figure { of, ..towns },
        authorities("partners_abroad", linked(Kind::Foreign, None), Source::Atlas),
        links("links_africa", africa),
        links("links_confirmed", LinkFilter { confirmed: Some(true), ..abroad() }),
        links("links_doubtful", LinkFilter { doubt: Some(true), ..abroad() }),
        links("links_within_france", within(Perimeter::WithinFrance)),
        links("links_elsewhere", within(Perimeter::Elsewhere)),
        links("links_all", LinkFilter::default()),
        authorities("communes", everyone(Kind::Commune), Source::Code),
        authorities("intercommunal_bodies", everyone(Kind::Epci), Source::Code),
    ]
}

/// One figure by its word.
pub fn figure(atlas: &Snapshot, id: &str) -> Option<Figure> {
    figures(atlas).into_iter().find(|figure| figure.id == id)
}

fn links_abroad(atlas: &Snapshot) -> impl Iterator<Item = &Link> {
    atlas.links.iter().filter(|link| link.perimeter == Perimeter::FranceAbroad)
}

/// Links by partner country, the most first.
pub fn by_country(atlas: &Snapshot) -> Vec<Row<&'static Country>> {
    let mut counts: BTreeMap<&str, (&'static Country, usize)> = BTreeMap::new();
    for link in links_abroad(atlas) {
        let of = |ix: AuthorityIx| atlas.authority(ix).country;
        let countries: HashSet<&str> = link.parties.iter().map(|(ix, _)| of(*ix).iso2).filter(|code| *code != "FR").collect();
        for (ix, _) in &link.parties {
            let country = of(*ix);
            if countries.contains(country.iso2) {
                counts.entry(country.iso2).or_insert((country, 0));
            }
        }
        for code in countries {
            if let Some((_, count)) = counts.get_mut(code) {
                *count += 1;
            }
        }
    }
    let mut rows: Vec<_> = counts
        .into_values()
        .map(|(country, links)| Row { of: country, links, recount: LinkFilter { country: Some(country), ..abroad() } })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.links));
    rows
}

/// Links by continent of the partner, the most first.
pub fn by_continent(atlas: &Snapshot) -> Vec<Row<Continent>> {
    rows(atlas, Continent::ALL, |continent| LinkFilter { continent: Some(continent), ..abroad() })
}

/// Links by French region (or overseas collectivity), the most first.
pub fn by_region(atlas: &Snapshot) -> Vec<Row<AuthorityIx>> {
    let top = |ix: &AuthorityIx| matches!(atlas.authority(*ix).kind, Kind::Region | Kind::Collectivite);
    let regions: Vec<AuthorityIx> = (0..atlas.authorities.len() as AuthorityIx).filter(top).collect();
    rows(atlas, regions, |ix| match atlas.authority(ix).kind {
        Kind::Region => LinkFilter { region: Some(ix), ..abroad() },
        _ => LinkFilter { department: Some(ix), ..abroad() },
    })
}

/// Links by source; a link may have several.
pub fn by_source(atlas: &Snapshot) -> Vec<Row<u16>> {
    rows(atlas, 0..atlas.sources.len() as u16, |source| LinkFilter { source: Some(source), ..abroad() })
}

/// Links by kind.
pub fn by_kind(atlas: &Snapshot) -> Vec<Row<partnerships::Kind>> {
    rows(atlas, partnerships::Kind::ALL.iter().copied(), |kind| LinkFilter { kind: Some(kind), ..abroad() })
}

fn rows<T: Copy>(atlas: &Snapshot, all: impl IntoIterator<Item = T>, filter: impl Fn(T) -> LinkFilter) -> Vec<Row<T>> {
    let one = |of: T| {
        let recount = filter(of);
        Row { of, links: recount.apply(atlas).len(), recount }
    };
    let mut rows: Vec<Row<T>> = all.into_iter().map(one).filter(|row| row.links > 0).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.links));
    rows
}

/// French communes by class of population, and how many have a link abroad.
pub fn by_size(atlas: &Snapshot) -> Vec<SizeRow> {
    let count = |filter: AuthorityFilter| filter.apply(atlas).len();
    let one = |size| SizeRow {
        size,
        communes: count(AuthorityFilter { kind: Some(Kind::Commune), size: Some(size), ..AuthorityFilter::default() }),
        linked: count(linked(Kind::Commune, Some(size))),
    };
    Size::ALL.into_iter().map(one).collect()
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
    let count = |known: &dyn Fn(&Link) -> bool| links_abroad(atlas).filter(|link| known(link)).count();
    Coverage {
        links: count(&|_| true),
        kind: count(&|link| link.kind != partnerships::Kind::Unknown || link.form.is_some()),
        status: count(&|link| link.status != partnerships::Status::Unknown),
        since: count(&|link| link.since.is_some()),
        themes: count(&|link| !link.themes.is_empty()),
    }
}
