//! The map of the links that a filter lets pass.

use reference::shapes;

use super::super::filter::LinkFilter;
use super::super::snapshot::{AuthorityIx, LinkIx, Packed, Snapshot, Spot};
use super::chart::chart;
use super::gather::Side;
use super::scene::{MOST_NAMES, Place, Scene, push_once};
use super::select::extent;
use super::window::Window;
use crate::kernel::Locale;

/// More links than this are gathered: arcs between neighbourhoods instead of places.
const MOST_LINKS: usize = 250;
/// Arcs of a drawing, the heaviest first: more would hide one another.
const MOST_ARCS: usize = 160;
/// How many neighbourhoods stand side by side in a drawing.
const ACROSS: f64 = 36.0;

/// The links of a filter, both ends shown; the title states the finding.
pub fn of_selection(locale: Locale, atlas: &Snapshot, filter: &LinkFilter, links: &[LinkIx], title: String) -> Scene {
    let mut scene = Scene::new(locale, title);
    scene.wide = true;
    scene.country = filter.country.map(|country| country.iso2).filter(|code| *code != "FR");
    let territory = filter.department.or(filter.region).map(|ix| atlas.authority(ix));
    let outlines = if filter.department.is_some() { shapes::departments() } else { shapes::regions() };
    let code = territory.and_then(|territory| territory.insee.as_deref());
    scene.outline = outlines.iter().find(|outline| code == Some(outline.code.as_str()));
    if links.len() <= MOST_LINKS {
        one_by_one(&mut scene, atlas, links, filter.authority);
    } else {
        gathered(&mut scene, atlas.packed(), links);
    }
    scene
}

/// An arc a link, from the authority that was asked for, or from the first party; names where they are few.
fn one_by_one(scene: &mut Scene, atlas: &Snapshot, links: &[LinkIx], from: Option<AuthorityIx>) {
    let named = links.len() <= MOST_NAMES;
    for ix in links {
        let mut parties: Vec<AuthorityIx> = atlas.link(*ix).parties.iter().map(|(party, _)| *party).collect();
        parties.sort_by_key(|party| Some(*party) != from);
        let placed = parties.iter().filter_map(|party| Some((*party, atlas.authority(*party).position?)));
        let placed: Vec<(AuthorityIx, Place)> = placed.collect();
        if let Some(((_, start), others)) = placed.split_first() {
            scene.arcs.extend(others.iter().map(|(_, end)| (*start, *end, 1)));
        }
        for (party, place) in placed {
            let authority = atlas.authority(party);
            let side = if authority.is_french() { &mut scene.homes } else { &mut scene.partners };
            push_once(side, place, named.then(|| authority.name_in(scene.locale).to_owned()));
        }
    }
}

/// Every place, and the heaviest arcs between neighbourhoods.
fn gathered(scene: &mut Scene, packed: &Packed, links: &[LinkIx]) {
    let Some([west, south, east, north]) = extent(packed, links) else { return };
    let wide = if west <= east { east - west } else { east - west + 360.0 };
    // A neighbourhood is a cell, a quarter of a tile of the zoom.
    let zoom = (ACROSS * 360.0 / (wide.max(2.0) * 4.0)).log2().clamp(1.0, 9.0) as u8;
    let edges = [west - 0.01, south - 0.01, east + 0.01, north + 0.01];
    let chart = chart(packed, links, Window::of(edges, zoom), true);
    let place = |spot: Spot| -> Place {
        let (lat, lon) = spot.degrees();
        (lat as f32, lon as f32)
    };
    let at = |cluster: u32| place(chart.clusters[cluster as usize].spot);
    scene.gathered = true;
    let heaviest = || chart.arcs.iter().take(MOST_ARCS);
    scene.arcs = heaviest().map(|(from, to, count)| (at(*from), at(*to), *count as usize)).collect();
    // A curve bends to the side of its direction: all those from France alike.
    for ((from, to, _), arc) in heaviest().zip(&mut scene.arcs) {
        let side = |cluster: u32| chart.clusters[cluster as usize].side;
        if side(*to) == Side::France && side(*from) != Side::France {
            (arc.0, arc.1) = (arc.1, arc.0);
        }
    }
    let mut ends: Vec<u32> = links.iter().flat_map(|ix| packed.ends(*ix)).copied().collect();
    ends.sort_unstable();
    ends.dedup();
    for end in ends {
        let Some(spot) = packed.spots[end as usize] else { continue };
        let side = if packed.french[end as usize] { &mut scene.homes } else { &mut scene.partners };
        side.push((place(spot), None));
    }
}
