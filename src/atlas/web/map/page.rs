//! The page of the map.

use askama::Template;
use serde_json::json;

use super::super::super::filter::LinkFilter;
use super::super::super::maps::{self, Scene};
use super::super::super::snapshot::{AuthorityIx, LinkIx, Perimeter, Snapshot};
use super::super::super::view::address;
use super::super::form::{self, Chip, Field};
use super::super::links::panel::{self, Tab};
use super::state::MapState;
use super::twin::{self, By, CountView, Counting, LinkView};
use crate::kernel::Locale;
use crate::web::{Asset, Layout, Section, Texts};

/// The page of the map.
#[derive(Template)]
#[template(path = "atlas/pages/map.html")]
pub struct MapPage {
    page: Layout,
    title: String,
    parties: String,
    tabs: Vec<Tab>,
    perimeter: Option<&'static str>,
    fields: Vec<Field>,
    chips: Vec<Chip>,
    base: &'static str,
    clear: String,
    drawing: String,
    size: (f32, f32),
    legend: String,
    note: &'static str,
    interactive: Option<Interactive>,
    open: String,
    counts: Vec<CountView>,
    by_country: bool,
    rows: Vec<LinkView>,
    all: (String, String),
    list: &'static str,
    query: String,
    countries: &'static str,
}

/// What the script of the interactive map needs to know.
struct Interactive {
    data: String,
    extent: String,
    at: String,
    map: &'static str,
    list: &'static str,
    words: String,
}

/// Words that the script says.
const WORDS: [&str; 20] = [
    "in",
    "out",
    "close",
    "credit",
    "loading",
    "failed",
    "link",
    "links",
    "places",
    "all-in-view",
    "in-view",
    "arcs",
    "arcs-cut",
    "choose",
    "inner",
    "unplaced",
    "record",
    "its-links",
    "its-list",
    "nearer",
];

/// What the drawing shows: the world without a filter, else the links of the filter.
pub fn scene(locale: Locale, atlas: &Snapshot, filter: &LinkFilter, links: &[LinkIx]) -> Scene {
    let t = Texts::of(locale);
    let all = panel::fields(t, locale, atlas, &filter.pairs(atlas));
    drawn(locale, atlas, (filter, links), &all)
}

fn drawn(locale: Locale, atlas: &Snapshot, (filter, links): (&LinkFilter, &[LinkIx]), fields: &[Field]) -> Scene {
    if !filter.narrows() && filter.perimeter == Some(Perimeter::FranceAbroad) {
        return maps::of_the_world(locale, atlas);
    }
    let t = Texts::of(locale);
    let perimeter = filter.perimeter.map(|perimeter| t.s(format!("map-perimeter-{}", perimeter.code())));
    let set = fields.iter().filter(|field| field.name != "sort");
    let what: Vec<String> = set.filter_map(Field::chosen).map(str::to_owned).chain(perimeter).collect();
    let title = t.with_count("map-selection", links.len(), &[("what", &what.join(" · "))]);
    maps::of_selection(locale, atlas, filter, links, title)
}

/// Draws the page of a filter.
pub fn draw(locale: Locale, atlas: &Snapshot, filter: &LinkFilter, state: &MapState) -> MapPage {
    let links = maps::select(atlas, filter);
    // Seen from France is the usual way: it needs no word in the address.
    let usual = !filter.narrows() && filter.perimeter == Some(Perimeter::FranceAbroad);
    let filters = if usual { Vec::new() } else { filter.pairs(atlas) };
    let with = |more: Vec<Pair>| -> Vec<Pair> { filters.iter().cloned().chain(more).collect() };
    let view: Vec<Pair> = state.pairs().into_iter().filter(|(name, _)| *name == "view").collect();
    let frame = frame(locale, &with(state.pairs()), state);
    let (t, base, list) = (frame.t, address::map(locale), address::links(locale));
    let mut fields = panel::fields(t, locale, atlas, &filters);
    fields.retain(|field| field.name != "sort");
    let scene = drawn(locale, atlas, (filter, &links), &fields);
    let by = By::left_by(filter);
    let counting = Counting { locale, interactive: state.interactive, atlas, filter };
    MapPage {
        parties: parties(t, locale, atlas, &links),
        chips: form::chips(t, &fields, base, &with(view.clone())),
        fields,
        tabs: tabs(t, locale, atlas, filter, state.interactive),
        perimeter: filter.perimeter.filter(|_| !usual).map(Perimeter::code),
        clear: form::write(filters.iter().filter(|(name, _)| *name == "perimeter").cloned().chain(view)),
        drawing: format!("{base}.svg{}", form::write(filters.clone())),
        size: maps::size(&scene),
        legend: legend(t, atlas, &scene, &links),
        note: reference::shapes::disputed_note(locale.code()),
        interactive: state.interactive.then(|| interactive(t, locale, atlas, filter, (&links, state))),
        open: format!("{base}{}", form::write(with(vec![("view", "interactive".to_owned())]))),
        counts: counting.rows(by, &links),
        by_country: by == By::Country,
        rows: twin::first_links(locale, atlas, &links),
        all: (t.n("map-all-links", links.len()), format!("{list}{}", filter.query(atlas))),
        query: filter.query(atlas),
        countries: address::countries(locale),
        page: Layout { description: scene.title.clone(), noindex: filters.len() > 1 || state.interactive, ..frame },
        title: scene.title,
        base,
        list,
    }
}

/// A name and a value of an address.
type Pair = (&'static str, String);

/// The frame of the page at an address; the script and its style only where they are asked for.
fn frame(locale: Locale, pairs: &[Pair], state: &MapState) -> Layout {
    let at = |locale: Locale| format!("{}{}", address::map(locale), form::write(pairs.iter().cloned()));
    let mut page = Layout::new(locale, String::new(), [locale, locale.other()].map(at));
    page.title = page.t.s("map-title");
    page.section = Section::Map;
    if state.interactive {
        page.extras = vec![Asset::MapStyle, Asset::MapScript];
        page.self_styled = true;
    }
    page
}

/// Who takes part, as tabs; without any other condition « all » has no map of its own: the world is seen from France.
fn tabs(t: Texts, locale: Locale, atlas: &Snapshot, filter: &LinkFilter, interactive: bool) -> Vec<Tab> {
    let mut all = panel::tabs(t, address::map(locale), atlas, filter);
    if !filter.narrows() {
        all.truncate(Perimeter::ALL.len());
    }
    for tab in all.iter_mut().filter(|_| interactive) {
        tab.href = format!("{}{}view=interactive", tab.href, if tab.href.contains('?') { '&' } else { '?' });
    }
    all
}

/// How many authorities take part, in France and abroad.
fn parties(t: Texts, locale: Locale, atlas: &Snapshot, links: &[LinkIx]) -> String {
    let mut all: Vec<AuthorityIx> =
        links.iter().flat_map(|ix| atlas.link(*ix).parties.iter()).map(|(party, _)| *party).collect();
    all.sort_unstable();
    all.dedup();
    let french = all.iter().filter(|ix| atlas.authority(**ix).is_french()).count();
    let numbers = [french, all.len() - french].map(|count| locale.number(count as u64));
    t.with("map-parties", &[("french", &numbers[0]), ("abroad", &numbers[1])])
}

/// How the drawing is to be read, and what it leaves out.
fn legend(t: Texts, atlas: &Snapshot, scene: &Scene, links: &[LinkIx]) -> String {
    let how = if scene.world {
        t.s("map-legend")
    } else if scene.gathered {
        t.s("map-legend-gathered")
    } else {
        t.s("map-legend-links")
    };
    match maps::unplaced(atlas.packed(), links) {
        0 => how,
        unplaced => format!("{how} {}", t.n("map-unplaced", unplaced)),
    }
}

fn interactive(
    t: Texts,
    locale: Locale,
    atlas: &Snapshot,
    filter: &LinkFilter,
    (links, state): (&[LinkIx], &MapState),
) -> Interactive {
    let language = ("lang", locale.code().to_owned());
    let conditions = filter.pairs(atlas).into_iter().filter(|(name, _)| *name != "sort");
    let extent = maps::extent(atlas.packed(), links).filter(|_| filter.narrows());
    // The script puts its numbers in their place.
    let say = |word: &str| t.with(&format!("map-say-{word}"), &[("shown", "{n}"), ("all", "{m}")]);
    let words: serde_json::Map<String, serde_json::Value> =
        WORDS.iter().map(|word| ((*word).to_owned(), json!(say(word)))).collect();
    Interactive {
        data: format!("/api/v1/map{}", form::write([language].into_iter().chain(conditions))),
        extent: extent.map(|edges| edges.map(|edge| format!("{edge:.3}")).join(",")).unwrap_or_default(),
        at: state.at.clone().unwrap_or_default(),
        map: address::map(locale),
        list: address::links(locale),
        words: serde_json::Value::Object(words).to_string(),
    }
}
