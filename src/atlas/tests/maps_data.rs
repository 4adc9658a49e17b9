//! The data of the interactive map: the same links as the list, no place lost, whatever the window.

use serde_json::Value;

use super::everything;
use crate::atlas::LinkFilter;
use crate::atlas::maps;
use crate::db::testing::TestDb;
use crate::partnerships::Site;

/// Filters of every kind, as they stand in an address.
const FILTERS: [&str; 26] = [
    "",
    "perimeter=france-abroad",
    "perimeter=within-france",
    "perimeter=elsewhere",
    "country=BF",
    "country=DE",
    "country=FR",
    "country=JP",
    "continent=africa",
    "continent=europe",
    "region=32",
    "department=62",
    "department=59",
    "authority=fr-commune-62667",
    "authority=gn-2886242",
    "authority_kind=commune",
    "authority_kind=region",
    "size=2000-10000",
    "kind=friendship",
    "status=active",
    "theme=water",
    "source=annuaire",
    "doubt=yes",
    "confirmed=yes",
    "country=BF&department=62",
    "country=DE&status=dormant&size=10000-50000",
];

async fn site() -> Site {
    everything(TestDb::sqlite().await).await.site().await
}

fn sum(array: &Value) -> u64 {
    array.as_array().into_iter().flatten().filter_map(Value::as_u64).sum()
}

fn count(value: &Value) -> u64 {
    value.as_u64().expect("a number")
}

#[tokio::test]
async fn the_map_and_the_list_choose_the_same_links_whatever_the_filter() {
    let site = site().await;
    let atlas = site.app.atlas.now();
    for filter in FILTERS {
        let pairs: Vec<(String, String)> =
            form_urlencoded::parse(filter.as_bytes()).map(|(name, value)| (name.into(), value.into())).collect();
        let read = LinkFilter::read(&pairs, &atlas).expect("a filter");
        assert_eq!(maps::select(&atlas, &read), read.apply(&atlas), "{filter}");
        let list = site.json(&format!("/api/v1/partnerships?{filter}")).await;
        for zoom in [0, 2, 5, 9, 14, 20] {
            let map = site.json(&format!("/api/v1/map?{filter}&zoom={zoom}")).await;
            assert_eq!(map["total"], list["total"], "{filter}");
            // With the whole world in view a link is seen, or none of its parties has a position.
            assert_eq!(count(&map["in_view"]) + count(&map["unplaced"]), count(&map["total"]), "{filter} {zoom}");
        }
    }
}

#[tokio::test]
async fn no_place_is_lost_in_a_cluster_at_any_zoom() {
    let site = site().await;
    let atlas = site.app.atlas.now();
    let packed = atlas.packed();
    let placed = packed.spots.iter().flatten().count() as u64;
    assert!(placed > 15, "{placed} places have links and a position");
    for zoom in 0..=20 {
        let map = site.json(&format!("/api/v1/map?zoom={zoom}")).await;
        let clusters = &map["clusters"];
        assert_eq!(sum(&clusters["places"]), placed, "{zoom}");
        assert_eq!(
            sum(&clusters["named"]),
            map["places"]["id"].as_array().expect("places").len() as u64 - extra(&map),
            "{zoom}"
        );
        for array in ["lat", "lon", "side", "links", "named"] {
            assert_eq!(
                clusters[array].as_array().map(Vec::len),
                clusters["places"].as_array().map(Vec::len),
                "{array}"
            );
        }
    }
}

/// Places that are named in the list of the heaviest alone.
fn extra(map: &Value) -> u64 {
    let named = sum(&map["clusters"]["named"]);
    map["heaviest"].as_array().expect("places").iter().filter(|entry| count(entry) >= named).count() as u64
}

#[tokio::test]
async fn the_halves_of_the_world_have_all_its_places_between_them() {
    let site = site().await;
    let whole = site.json("/api/v1/map?zoom=4").await;
    for cut in [-120, -5, 0, 3, 90] {
        let mut places = 0;
        for bbox in [format!("-180,-90,{cut},90"), format!("{cut}.00001,-90,180,90")] {
            places += sum(&site.json(&format!("/api/v1/map?zoom=4&bbox={bbox}")).await["clusters"]["places"]);
        }
        assert_eq!(places, sum(&whole["clusters"]["places"]), "cut at {cut}");
    }
    // East less than west: the part of the world on the other side of the antimeridian.
    let beyond = site.json("/api/v1/map?zoom=4&bbox=5,-90,-20,90").await;
    let between = site.json("/api/v1/map?zoom=4&bbox=-20,-90,5,90").await;
    let both = sum(&beyond["clusters"]["places"]) + sum(&between["clusters"]["places"]);
    assert_eq!(both, sum(&whole["clusters"]["places"]));
}

#[tokio::test]
async fn arcs_are_drawn_for_a_selection_and_not_for_everything() {
    let site = site().await;
    assert_eq!(site.json("/api/v1/map").await["arcs"], Value::Null);
    assert_eq!(site.json("/api/v1/map?perimeter=france-abroad").await["arcs"], Value::Null);
    let map = site.json("/api/v1/map?authority=fr-commune-62667&zoom=10").await;
    let arcs = &map["arcs"];
    assert_eq!((sum(&arcs["links"]), count(&arcs["total"]), count(&arcs["inner"])), (3, 3, 0));
    // From a window around the town, the arcs lead out of it: their far ends are told after the clusters in view.
    let near = site.json("/api/v1/map?authority=fr-commune-62667&zoom=10&bbox=1,50,2,51").await;
    assert_eq!((count(&near["clusters"]["near"]), sum(&near["arcs"]["links"])), (1, 3));
    let ends = near["clusters"]["lat"].as_array().expect("clusters").len() as u64;
    let known = |array: &str| near["arcs"][array].as_array().expect("ends").iter().all(|end| count(end) < ends);
    assert!(known("from") && known("to") && ends > 1);
}

#[tokio::test]
async fn a_place_is_named_in_the_language_asked_for_and_leads_to_its_page() {
    let site = site().await;
    for (lang, name, start) in [("fr", "Cologne", "/fr/collectivites/"), ("en", "Cologne", "/en/authorities/")] {
        let map = site.json(&format!("/api/v1/map?authority=gn-2886242&zoom=9&lang={lang}")).await;
        let places = &map["places"];
        let at = places["id"].as_array().expect("ids").iter().position(|id| id == "gn-2886242").expect("Cologne");
        assert!(
            places["name"][at].as_str().is_some_and(|found| found == name || found == "Köln"),
            "{}",
            places["name"][at]
        );
        let url = places["url"][at].as_str().expect("an address");
        assert!(url.starts_with(start), "{url}");
        assert_eq!(site.get(url).await.status, 200);
        assert_eq!(count(&places["links"][at]), 2);
    }
}

#[tokio::test]
async fn a_window_that_is_none_is_a_problem_and_never_an_error() {
    let site = site().await;
    for wrong in [
        "bbox=1,2,3",
        "bbox=a,b,c,d",
        "bbox=NaN,0,1,1",
        "bbox=0,1,1,0",
        "bbox=-181,0,1,1",
        "bbox=0,0,1,91",
        "bbox=1e999,0,1,1",
        "zoom=-1",
        "zoom=21",
        "zoom=2.5",
        "zoom=999999999999999999999",
        "lang=de",
        "country=XX",
        "colour=red",
        "bbox=0,0,1,1&bbox=0,0,1,1",
        "bbox=%27%3B--,0,1,1",
    ] {
        let answer = site.get(&format!("/api/v1/map?{wrong}")).await;
        assert_eq!((answer.status, answer.header("content-type")), (400, "application/problem+json"), "{wrong}");
    }
    for fine in [
        "bbox=-180,-90,180,90&zoom=20",
        "bbox=179.9,-90,-179.9,90&zoom=0",
        "bbox=0,0,0.000001,0.000001&zoom=20",
        "bbox=&zoom=",
    ] {
        assert_eq!(site.get(&format!("/api/v1/map?{fine}")).await.status, 200, "{fine}");
    }
}

#[tokio::test]
async fn the_ground_is_served_in_layers_and_no_other() {
    let site = site().await;
    for (layer, least) in [("world-small", 10_000), ("world", 50_000), ("departments", 20_000)] {
        let ground = site.json(&format!("/api/v1/map/ground/{layer}?lang=en")).await;
        assert!(ground["lines"].as_str().is_some_and(|lines| lines.len() > least), "{layer}");
    }
    let names = site.json("/api/v1/map/ground/world?lang=en").await["names"].to_string();
    assert!(names.contains("\"Germany\"") && !names.contains("\"Allemagne\""));
    assert_eq!(site.get("/api/v1/map/ground/moon").await.status, 404);
    assert_eq!(site.get("/api/v1/map/ground/world?country=FR").await.status, 400);
}
