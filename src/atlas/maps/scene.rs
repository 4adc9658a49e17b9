//! What a map shows: arcs, named places, a territory, a title that states the finding.

use std::collections::BTreeMap;

use reference::countries::Country;
use reference::shapes::{self, Outline};

use super::super::filter::LinkFilter;
use super::super::snapshot::{AuthorityIx, LinkIx, Perimeter, Snapshot};
use super::super::{figures, peers};
use super::select::select;
use crate::authorities::Kind;
use crate::kernel::Locale;
use crate::web::Texts;

/// Latitude and longitude.
pub type Place = (f32, f32);

/// Everything a map shows.
pub struct Scene {
    /// The finding, in a sentence.
    pub title: String,
    /// The language of the title and the names.
    pub locale: Locale,
    /// From, to, how many links.
    pub arcs: Vec<(Place, Place, usize)>,
    /// Places of one's own side, with their names where few.
    pub homes: Vec<(Place, Option<String>)>,
    /// Places of the other side, with their names where few.
    pub partners: Vec<(Place, Option<String>)>,
    /// A country to be set off.
    pub country: Option<&'static str>,
    /// A department or region to be set off.
    pub outline: Option<&'static Outline>,
    /// The whole world, whatever is shown.
    pub world: bool,
    /// As wide as a page, not as a column.
    pub wide: bool,
    /// An arc stands for several links: it is as wide as they are many.
    pub gathered: bool,
}

/// More names than this would hide the map.
pub(super) const MOST_NAMES: usize = 9;

impl Scene {
    pub(super) fn new(locale: Locale, title: String) -> Self {
        Self {
            title,
            locale,
            arcs: Vec::new(),
            homes: Vec::new(),
            partners: Vec::new(),
            country: None,
            outline: None,
            world: false,
            wide: false,
            gathered: false,
        }
    }

    fn add_links(&mut self, atlas: &Snapshot, links: &[LinkIx], home: impl Fn(AuthorityIx) -> bool) {
        let name = |ix: AuthorityIx| atlas.authority(ix).name_in(self.locale).to_owned();
        let named = links.len() <= MOST_NAMES;
        for ix in links {
            let (near, far): (Vec<AuthorityIx>, Vec<AuthorityIx>) =
                atlas.link(*ix).parties.iter().map(|(party, _)| *party).partition(|party| home(*party));
            let placed = |all: &[AuthorityIx]| -> Vec<(AuthorityIx, Place)> {
                all.iter().filter_map(|ix| Some((*ix, atlas.authority(*ix).position?))).collect()
            };
            let (near, far) = (placed(&near), placed(&far));
            for (_, from) in near.iter().take(1) {
                self.arcs.extend(far.iter().map(|(_, to)| (*from, *to, 1)));
            }
            for (ix, place) in near {
                push_once(&mut self.homes, place, named.then(|| name(ix)));
            }
            for (ix, place) in far {
                push_once(&mut self.partners, place, named.then(|| name(ix)));
            }
        }
    }
}

/// Adds a place; two names at one place stand together.
pub(super) fn push_once(places: &mut Vec<(Place, Option<String>)>, place: Place, name: Option<String>) {
    match places.iter_mut().find(|(known, _)| *known == place) {
        None => places.push((place, name)),
        Some((_, Some(known))) => {
            if let Some(name) = name.filter(|name| !known.contains(name.as_str())) {
                known.push_str(", ");
                known.push_str(&name);
            }
        }
        Some((_, None)) => {}
    }
}

/// The links of an authority, or of the communes of a territory.
pub fn of_authority(locale: Locale, atlas: &Snapshot, ix: AuthorityIx) -> Scene {
    let authority = atlas.authority(ix);
    let t = Texts::of(locale);
    let territory = matches!(authority.kind, Kind::Epci | Kind::Departement | Kind::Region | Kind::Collectivite);
    let mut links: Vec<LinkIx> = authority.links.to_vec();
    if territory {
        links.extend(peers::communes_of(atlas, ix).iter().flat_map(|commune| atlas.authority(*commune).links.iter()));
        links.retain(|link| atlas.link(*link).perimeter == Perimeter::FranceAbroad);
        links.sort_unstable();
        links.dedup();
    }
    let mut scene =
        Scene::new(locale, t.with_count("map-authority", links.len(), &[("name", authority.name_in(locale))]));
    if territory {
        scene.add_links(atlas, &links, |party| atlas.authority(party).is_french());
    } else {
        scene.add_links(atlas, &links, |party| party == ix);
    }
    if scene.homes.is_empty() {
        scene.homes.extend(authority.position.map(|place| (place, Some(authority.name_in(locale).to_owned()))));
    }
    let outlines = match authority.kind {
        Kind::Departement => shapes::departments(),
        Kind::Region => shapes::regions(),
        _ => &[],
    };
    scene.outline = outlines.iter().find(|outline| authority.insee.as_deref() == Some(outline.code.as_str()));
    scene
}

/// One link.
pub fn of_link(locale: Locale, atlas: &Snapshot, ix: LinkIx) -> Scene {
    let link = atlas.link(ix);
    let names: Vec<String> =
        link.parties.iter().map(|(ix, _)| atlas.authority(*ix).name_in(locale).to_owned()).collect();
    let mut scene = Scene::new(locale, names.join(" – "));
    let first = link.parties.first().map(|(party, _)| *party);
    scene.add_links(atlas, &[ix], |party| Some(party) == first);
    scene
}

/// The links between France and a country.
pub fn of_country(locale: Locale, atlas: &Snapshot, country: &'static Country) -> Scene {
    let row = figures::by_country(atlas).into_iter().find(|row| row.country() == Some(country));
    let links = row.map(|row| row.recount.apply(atlas)).unwrap_or_default();
    let title = Texts::of(locale).with_count("map-country", links.len(), &[("name", country.name(locale.code()))]);
    let mut scene = Scene::new(locale, title);
    scene.add_links(atlas, &links, |party| atlas.authority(party).is_french());
    scene.country = Some(country.iso2);
    scene
}

/// France and the world: an arc a country, a dot a place.
pub fn of_the_world(locale: Locale, atlas: &Snapshot) -> Scene {
    const FRANCE: Place = (46.6, 2.4);
    let rows = figures::by_country(atlas);
    let shown = locale.number(rows.len() as u64);
    // As many as the figure « links_france_abroad », counted without making all the others.
    let abroad = LinkFilter { perimeter: Some(Perimeter::FranceAbroad), ..LinkFilter::default() };
    let links = select(atlas, &abroad).len();
    let title = Texts::of(locale).with_count("map-world", links, &[("countries", &shown)]);
    let mut scene = Scene::new(locale, title);
    scene.world = true;
    let mut places: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for link in atlas.shown_links().filter(|link| link.perimeter == Perimeter::FranceAbroad) {
        for party in link.parties.iter().map(|(ix, _)| atlas.authority(*ix)).filter(|party| !party.is_french()) {
            places.entry(party.country.iso2).or_default().extend(party.position);
        }
    }
    for row in rows {
        let code = row.country().map_or("", |country| country.iso2);
        let Some(there) = places.remove(code).filter(|there| !there.is_empty()) else { continue };
        let sum = there.iter().fold((0.0, 0.0), |sum, place| (sum.0 + place.0, sum.1 + place.1));
        let count = there.len() as f32;
        scene.arcs.push((FRANCE, (sum.0 / count, sum.1 / count), row.links));
        scene.partners.extend(there.into_iter().map(|place| (place, None)));
    }
    scene
}
