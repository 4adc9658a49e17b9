//! The same address with another ending: files for spreadsheets, maps and programs.

use super::{everything, link};
use crate::db::testing::TestDb;

#[tokio::test]
async fn a_list_and_a_page_have_their_data_in_each_format_with_its_type_and_a_name() {
    let site = everything(TestDb::sqlite().await).await.site().await;
    let id = link(&site, "fr-commune-62667", "gn-2355548").await;
    let pages = [
        "/fr/partenariats".to_owned(),
        "/en/partnerships".to_owned(),
        "/fr/collectivites".to_owned(),
        "/en/authorities".to_owned(),
        "/fr/collectivites/fr-commune-62667".to_owned(),
        "/en/authorities/gn-2355548".to_owned(),
        format!("/fr/partenariats/{id}"),
        "/fr/pays/BF".to_owned(),
    ];
    let formats = [
        ("csv", "text/csv; charset=utf-8", "id,"),
        ("json", "application/json", "{"),
        ("geojson", "application/geo+json", "{\""),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK\u{3}\u{4}"),
    ];
    for page in &pages {
        for (end, kind, start) in formats {
            let answer = site.get(&format!("{page}.{end}")).await;
            assert_eq!((answer.status, answer.header("content-type")), (200, kind), "{page}.{end}");
            assert!(answer.body.starts_with(start.as_bytes()), "{page}.{end}");
            if end == "csv" || end == "xlsx" {
                let name = answer.header("content-disposition");
                assert!(name.starts_with("attachment; filename=\"") && name.ends_with(&format!(".{end}\"")), "{name}");
            }
        }
    }
}

#[tokio::test]
async fn figures_have_their_data_and_no_positions() {
    let site = everything(TestDb::sqlite().await).await.site().await;
    for page in ["/fr/chiffres", "/en/figures", "/fr/chiffres/country", "/en/figures/size"] {
        for (end, kind) in [("csv", "text/csv; charset=utf-8"), ("json", "application/json")] {
            let answer = site.get(&format!("{page}.{end}")).await;
            assert_eq!((answer.status, answer.header("content-type")), (200, kind), "{page}.{end}");
        }
        assert_eq!(site.get(&format!("{page}.xlsx")).await.body[..2], *b"PK", "{page}");
        assert_eq!(site.get(&format!("{page}.geojson")).await.status, 404, "{page}");
    }
}

#[tokio::test]
async fn a_csv_suits_a_french_spreadsheet_when_asked() {
    let site = everything(TestDb::sqlite().await).await.site().await;
    for list in ["/fr/partenariats.csv", "/fr/collectivites.csv", "/fr/chiffres.csv", "/fr/pays/BF.csv"] {
        let plain = site.page(list).await;
        let french = site.page(&format!("{list}?format=fr")).await;
        assert!(plain.starts_with("id,") && french.starts_with("\u{feff}id;"), "{list}");
        assert_eq!(plain.matches("\r\n").count(), french.matches("\r\n").count(), "{list}");
        assert_eq!(plain.matches('\n').count(), plain.matches("\r\n").count(), "RFC 4180: {list}");
    }
    assert!(site.page("/fr/partenariats.csv?format=fr").await.contains(";50,7119;1,5734;"));
    assert_eq!(site.get("/fr/partenariats.csv?format=de").await.status, 400);
}

#[tokio::test]
async fn a_position_stands_with_its_longitude_first_in_geojson() {
    let site = everything(TestDb::sqlite().await).await.site().await;
    let collection = site.json("/fr/collectivites/gn-2355548.geojson").await;
    assert_eq!(collection["type"], "FeatureCollection");
    let (place, line) = (&collection["features"][0], &collection["features"][1]);
    assert_eq!((&place["type"], &place["id"]), (&"Feature".into(), &"gn-2355548".into()));
    assert_eq!(place["geometry"]["type"], "Point");
    let degrees = |value: &serde_json::Value| value.as_f64().expect("degrees");
    let [lon, lat] = [0, 1].map(|axis| degrees(&place["geometry"]["coordinates"][axis]));
    assert!((lon + 5.1667).abs() < 1e-4 && (lat - 10.6667).abs() < 1e-4, "{lon} {lat}");
    assert_eq!(line["geometry"]["type"], "LineString");
    assert_eq!(line["properties"]["parties"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn a_place_without_a_position_has_no_geometry() {
    let site = everything(TestDb::sqlite().await).await.site().await;
    let collection = site.json("/fr/collectivites.geojson?kind=unidentified").await;
    assert!(collection["features"][0]["geometry"].is_null(), "{collection}");
    let link = site.json("/fr/partenariats.geojson?doubt=yes").await;
    assert_eq!(link["features"][0]["geometry"]["type"], "Point", "the one position that is known: {link}");
}

#[tokio::test]
async fn what_is_unknown_is_null_in_json_and_empty_in_csv() {
    let site = everything(TestDb::sqlite().await).await.site().await;
    let place = site.json("/api/v1/authorities?kind=unidentified").await["results"][0].clone();
    for field in ["population", "position", "last_confirmed_on"] {
        assert!(place[field].is_null(), "{field}: {place}");
    }
    let link = site.json("/api/v1/partnerships?doubt=yes").await["results"][0].clone();
    assert_eq!((&link["kind"], &link["status"]), (&"unknown".into(), &"unknown".into()));
    for field in ["since", "until", "last_confirmed_on", "last_confirmed_by", "form"] {
        assert!(link[field].is_null(), "{field}: {link}");
    }
    let confirmed = site.json("/api/v1/partnerships?confirmed=yes").await["results"][0].clone();
    assert_eq!(confirmed["last_confirmed_on"], "2026-11-24");
    assert_eq!(confirmed["last_confirmed_by"], "Ville du Portel");
}

#[tokio::test]
async fn the_json_of_an_authority_has_the_fields_of_the_contract() {
    let site = everything(TestDb::sqlite().await).await.site().await;
    let authority = site.json("/api/v1/authorities/fr-commune-62667").await;
    for field in [
        "id",
        "kind",
        "name",
        "names",
        "country",
        "population",
        "codes",
        "position",
        "parents",
        "partnerships",
        "last_confirmed_on",
        "url",
    ] {
        assert!(authority.get(field).is_some(), "{field}: {authority}");
    }
    assert_eq!(authority["population"], serde_json::json!({ "value": 8768, "year": 2023, "source": "INSEE" }));
    assert_eq!(authority["codes"]["insee"], "62667");
    assert_eq!(authority["partnerships"], 3);
    assert_eq!(authority["last_confirmed_on"], "2026-11-24");
}

#[tokio::test]
async fn the_json_of_a_link_has_the_fields_of_the_contract() {
    let site = everything(TestDb::sqlite().await).await.site().await;
    let link = site.json("/api/v1/partnerships?confirmed=yes").await["results"][0].clone();
    for field in [
        "id",
        "kind",
        "status",
        "since",
        "until",
        "parties",
        "themes",
        "sources",
        "last_confirmed_on",
        "last_confirmed_by",
        "url",
    ] {
        assert!(link.get(field).is_some(), "{field}: {link}");
    }
    assert_eq!(link["themes"], serde_json::json!(["education", "water"]));
    let source = &link["sources"][0];
    let expected = serde_json::json!({ "name": "releve", "url": "https://exemple.fr/sindou", "licence": "CC0", "read_on": "2026-11-01" });
    assert_eq!(*source, expected);
    let page = link["url"].as_str().and_then(|url| url.strip_prefix("https://jumelles.test")).expect("an own address");
    assert_eq!(site.get(page).await.status, 200);
}
