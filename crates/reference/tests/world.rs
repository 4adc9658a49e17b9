//! The embedded countries, codes, places and shapes.

use std::collections::HashSet;

use reference::{
    codes,
    countries::{self, Continent},
    fold::fold,
    places, shapes,
};

#[test]
fn countries_have_names_in_five_languages() {
    assert_eq!(countries::all().len(), 250);
    for country in countries::all() {
        for lang in ["fr", "en", "es", "pt", "ar"] {
            assert!(!country.name(lang).is_empty(), "{} {lang}", country.iso2);
        }
        assert_eq!(countries::by_iso2(country.iso2), Some(country));
        assert_eq!(Continent::parse(country.continent.code()), Some(country.continent));
    }
    let kosovo = countries::by_iso2("XK").expect("Kosovo");
    assert_eq!(kosovo.continent, Continent::Europe);
    assert_eq!(countries::by_iso2("HT").map(|c| c.continent), Some(Continent::NorthAmerica));
    assert_eq!(countries::by_iso2("DE").map(|c| c.name("fr")), Some("Allemagne"));
    assert_eq!(countries::by_iso2("DE").map(|c| c.name("de")), Some("Germany"));
    assert_eq!(countries::by_iso2("ZZ"), None);
}

#[test]
fn memberships_are_dated_and_to_verify() {
    let mut least = 0;
    for country in countries::all() {
        for row in countries::memberships(country.iso2) {
            assert_eq!((row.status, row.iso2), ("to_verify", country.iso2));
            assert!(!row.source.is_empty() && row.checked_on.starts_with("20"));
            least += usize::from(row.group == "ldc" && row.valid_to.is_none());
        }
    }
    assert_eq!(least, 44);
    let group = |iso2: &str, name: &str| countries::memberships(iso2).into_iter().find(|m| m.group == name);
    assert_eq!(group("BJ", "dac").map(|m| m.class), Some("ldc"));
    assert_eq!(group("TN", "dac").map(|m| m.class), Some("lower_middle"));
    assert!(group("NA", "income").is_some());
    assert_eq!(group("NR", "dac").and_then(|m| m.valid_to), Some("2026-01-01"));
    assert!(group("BD", "ldc").is_some_and(|m| m.valid_to.is_none() && m.note.is_some()));
    assert!(["DE", "CA", "SG", "IL"].iter().all(|c| group(c, "dac").is_none()));
}

#[test]
fn every_active_purpose_has_french_and_a_category() {
    assert_eq!(codes::purposes().len(), 325);
    let categories: HashSet<&str> = codes::purpose_categories().iter().map(|c| c.code).collect();
    for code in codes::purposes().iter().filter(|code| code.active) {
        assert!(!code.name_fr.is_empty());
        assert!(code.category.is_some_and(|c| categories.contains(c)), "{}", code.code);
    }
    assert_eq!((codes::goals().len(), codes::targets().len()), (17, 169));
    let goals: HashSet<&str> = codes::goals().iter().map(|c| c.code).collect();
    assert!(codes::targets().iter().all(|t| t.category.is_some_and(|c| goals.contains(c))));
    assert_eq!(codes::channels().len(), 438);
    assert_eq!(codes::finance_types().len(), 68);
    assert_eq!(codes::aid_types().len(), 24);
    assert_eq!(codes::policy_markers().len(), 12);
    assert_eq!(codes::flow_types().len(), 10);
}

#[test]
fn the_table_itself_has_french_for_every_active_purpose() {
    let table = include_str!("../../../data/codes.tsv");
    let purposes = table.lines().filter(|line| line.starts_with("purpose\t"));
    for line in purposes.filter(|line| line.ends_with("\tactive")) {
        assert!(line.split('\t').nth(3).is_some_and(|fr| !fr.is_empty()), "{line}");
    }
}

#[test]
fn places_are_unique_located_and_compact() {
    let places = places::all();
    assert!(places.len() > 150_000, "{}", places.len());
    let ids: Vec<u32> = places.iter().filter_map(|p| p.geonames).collect();
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
    for p in &places {
        assert!(countries::by_iso2(&p.country).is_some(), "{p:?}");
        assert!(p.geonames.is_none() || p.lat.is_some() && p.lon.is_some(), "{p:?}");
        let folded: HashSet<String> = p.alternates.iter().map(|a| fold(a)).collect();
        assert_eq!(folded.len(), p.alternates.len(), "{p:?}");
    }
    let london = places.iter().find(|p| p.geonames == Some(2_643_743)).expect("London");
    assert_eq!(london.admin1.as_deref(), Some("England"));
    assert!(london.localized.contains(&("fr".to_owned(), "Londres".to_owned())));
    assert!(places.iter().any(|p| p.geonames.is_none() && p.country == "MG"));
}

/// Whether a point lies in a shape, by the even-odd rule.
fn inside(world: &shapes::World, code: &str, [x, y]: [f32; 2]) -> bool {
    let shape = world.countries.iter().find(|s| s.code == code).expect("the shape");
    let mut inside = false;
    for ring in &shape.rings {
        let points: Vec<[f32; 2]> = ring.iter().flat_map(|arc| read(world, *arc)).collect();
        for (a, b) in points.iter().zip(points.iter().cycle().skip(1)) {
            let crosses = (a[1] > y) != (b[1] > y);
            inside ^= crosses && x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]);
        }
    }
    inside
}

fn read(world: &shapes::World, arc: i32) -> Vec<[f32; 2]> {
    let index = usize::try_from(if arc < 0 { !arc } else { arc }).expect("positive");
    let mut points = world.arcs[index].clone();
    if arc < 0 {
        points.reverse();
    }
    points
}

#[test]
fn shapes_close_and_stay_on_the_map() {
    for world in [shapes::world(), shapes::world_small()] {
        for arc in &world.arcs {
            assert!(arc.len() > 1);
            assert!(arc.iter().all(|p| p[0].abs() <= 180.0 && p[1].abs() <= 90.0));
            let flat = arc.iter().all(|p| p[0].abs() >= 180.0 || p[1] <= -90.0);
            assert!(flat || arc.windows(2).all(|w| (w[0][0] - w[1][0]).abs() < 180.0));
        }
        for shape in &world.countries {
            for ring in &shape.rings {
                for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                    assert_eq!(read(world, *a).last(), read(world, *b).first(), "{}", shape.code);
                }
            }
            let own = ["CYN", "SOL", "KAS", "IOA"].contains(&shape.code.as_str());
            assert!(own || countries::by_iso2(&shape.code).is_some(), "{}", shape.code);
        }
        assert!(world.borders.iter().any(|b| b.disputed && b.note.is_some()));
    }
    assert!(shapes::world().countries.len() > 230);
}

#[test]
fn sensitive_places_are_drawn_as_decided() {
    for world in [shapes::world(), shapes::world_small()] {
        assert!(inside(world, "UA", [34.1, 45.1]), "Crimea in Ukraine");
        assert!(!inside(world, "RU", [34.1, 45.1]));
        assert!(inside(world, "EH", [-13.0, 25.0]) && !inside(world, "MA", [-13.0, 25.0]));
        assert!(inside(world, "TW", [121.0, 23.8]) && !inside(world, "CN", [121.0, 23.8]));
        assert!(inside(world, "PS", [35.25, 31.95]) && !inside(world, "IL", [35.25, 31.95]));
        assert!(inside(world, "XK", [21.0, 42.6]));
        assert!(inside(world, "RU", [-175.0, 66.8]) && inside(world, "RU", [175.0, 67.0]));
        assert!(inside(world, "AQ", [0.0, -85.0]));
    }
    for lang in ["fr", "en", "es", "pt", "ar"] {
        assert!(shapes::disputed_note(lang).len() > 40, "{lang}");
    }
    assert_eq!(shapes::disputed_note("xx"), shapes::disputed_note("en"));
}

#[test]
fn french_outlines_share_their_points() {
    let (departments, regions) = (shapes::departments(), shapes::regions());
    assert_eq!((departments.len(), regions.len()), (101, 18));
    let bits = |p: &[f32; 2]| (p[0].to_bits(), p[1].to_bits());
    let inner: HashSet<_> = departments.iter().flat_map(|d| d.rings.iter().flatten().map(bits)).collect();
    for outline in regions {
        assert!(outline.rings.iter().all(|r| r.first() == r.last() && r.len() > 3), "{}", outline.code);
        assert!(outline.rings.iter().flatten().all(|p| inner.contains(&bits(p))), "{}", outline.code);
    }
}
