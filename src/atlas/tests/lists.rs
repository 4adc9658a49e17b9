//! Lists: the same filter gives the same rows to people, to spreadsheets and to programs.

use std::collections::BTreeSet;

use super::everything;
use crate::db::testing::{TestDb, on_both_engines};
use crate::partnerships::Site;

/// A filter, and how many of the fourteen links pass it.
const LINKS: [(&str, usize); 44] = [
    ("", 14),
    ("perimeter=france-abroad", 11),
    ("perimeter=within-france", 2),
    ("perimeter=elsewhere", 1),
    ("country=BF", 3),
    ("country=bf", 3),
    ("country=DE", 5),
    ("country=FR", 13),
    ("country=JP", 0),
    ("continent=africa", 4),
    ("continent=europe", 8),
    ("continent=oceania", 0),
    ("region=32", 11),
    ("region=11", 2),
    ("region=76", 1),
    ("department=62", 4),
    ("department=59", 5),
    ("department=75", 1),
    ("department=93", 1),
    ("department=11", 1),
    ("authority=fr-commune-62667", 3),
    ("authority=fr-commune-59355", 3),
    ("authority=gn-2886242", 2),
    ("authority_kind=commune", 10),
    ("authority_kind=epci", 1),
    ("authority_kind=region", 1),
    ("size=0-2000", 1),
    ("size=2000-10000", 3),
    ("size=10000-50000", 4),
    ("size=50000-", 3),
    ("kind=friendship", 1),
    ("kind=unknown", 9),
    ("status=active", 2),
    ("status=unknown", 10),
    ("theme=water", 1),
    ("source=annuaire", 6),
    ("source=releve", 9),
    ("doubt=yes", 1),
    ("doubt=no", 13),
    ("confirmed=yes", 1),
    ("confirmed=no", 13),
    ("country=BF&department=62", 2),
    ("perimeter=france-abroad&region=32&source=annuaire", 5),
    ("country=DE&status=dormant&size=10000-50000&sort=since", 1),
];

/// A filter, and how many of the thirty authorities pass it.
const AUTHORITIES: [(&str, usize); 19] = [
    ("", 30),
    ("kind=commune", 8),
    ("kind=epci", 3),
    ("kind=departement", 6),
    ("kind=region", 3),
    ("kind=foreign", 9),
    ("kind=unidentified", 1),
    ("country=BF", 3),
    ("country=FR", 21),
    ("continent=africa", 4),
    ("department=62", 5),
    ("department=75", 2),
    ("department=93", 2),
    ("region=11", 5),
    ("size=2000-10000", 3),
    ("kind=commune&linked=no", 2),
    ("kind=commune&linked=france-abroad", 5),
    ("kind=commune&linked=yes", 6),
    ("country=DE&sort=population", 3),
];

/// The identifiers behind the links of the list in a page: `/fr/partenariats/pa-…`.
async fn in_page(site: &Site, address: &str, query: &str) -> BTreeSet<String> {
    let page = site.page(&format!("{address}?{query}")).await;
    let prefix = format!("href=\"{address}/");
    let main = page.split("<main").nth(1).expect("the main part").to_owned();
    let id = |rest: &str| rest.split(['/', '"', '?', '.']).next().unwrap_or_default().to_owned();
    main.split(&prefix).skip(1).map(id).collect()
}

async fn in_csv(site: &Site, address: &str, query: &str) -> BTreeSet<String> {
    let text = site.page(&format!("{address}.csv?{query}")).await;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<_> = reader.records().map(|row| row.expect("a row")[0].to_owned()).collect();
    let ids: BTreeSet<String> = rows.iter().cloned().collect();
    assert_eq!(ids.len(), rows.len(), "each once: {address}?{query}");
    ids
}

async fn in_json(site: &Site, address: &str, list: &str) -> BTreeSet<String> {
    let answer = site.json(address).await;
    let ids = answer[list].as_array().expect("rows").iter().map(|row| row["id"].as_str().expect("an id").to_owned());
    let ids: BTreeSet<String> = ids.collect();
    if list == "results" {
        assert_eq!(answer["total"], ids.len(), "{address}");
    }
    ids
}

async fn agree(site: &Site, [french, english, api]: [&str; 3], query: &str, count: usize) {
    let rows = in_csv(site, french, query).await;
    assert_eq!(rows.len(), count, "{french}.csv?{query}");
    assert_eq!(in_page(site, french, query).await, rows, "{french}?{query}");
    assert_eq!(in_page(site, english, query).await, rows, "{english}?{query}");
    assert_eq!(in_json(site, &format!("{api}?limit=500&{query}"), "results").await, rows, "{api}?{query}");
    assert_eq!(in_json(site, &format!("{french}.json?{query}"), "results").await, rows, "{french}.json?{query}");
    assert_eq!(in_json(site, &format!("{french}.geojson?{query}"), "features").await, rows, "{french}.geojson?{query}");
}

on_both_engines!(a_filter_of_links_gives_the_same_rows_in_every_format, |test| {
    let site = everything(test).await.site().await;
    for (query, count) in LINKS {
        agree(&site, ["/fr/partenariats", "/en/partnerships", "/api/v1/partnerships"], query, count).await;
    }
});

on_both_engines!(a_filter_of_authorities_gives_the_same_rows_in_every_format, |test| {
    let site = everything(test).await.site().await;
    for (query, count) in AUTHORITIES {
        agree(&site, ["/fr/collectivites", "/en/authorities", "/api/v1/authorities"], query, count).await;
    }
});

on_both_engines!(a_commune_does_not_lie_in_the_department_of_its_intercommunal_body, |test| {
    let site = everything(test).await.site().await;
    let courneuve = "fr-commune-93027".to_owned();
    assert!(!in_csv(&site, "/fr/collectivites", "department=75").await.contains(&courneuve));
    assert!(in_csv(&site, "/fr/collectivites", "department=93").await.contains(&courneuve));
    let parents = site.json("/api/v1/authorities/fr-commune-93027").await["parents"].clone();
    let ids: Vec<_> = parents.as_array().expect("parents").iter().map(|parent| parent["id"].clone()).collect();
    assert_eq!(ids, ["fr-epci-200054781", "fr-departement-93", "fr-region-11"]);
    let body = site.json("/api/v1/authorities/fr-epci-200054781").await["parents"].clone();
    assert_eq!(body[0]["id"], "fr-departement-75");
});

#[tokio::test]
async fn following_next_gives_every_row_once() {
    let site = everything(TestDb::sqlite().await).await.site().await;
    for (list, total) in [
        ("/api/v1/partnerships?limit=5", 14),
        ("/api/v1/partnerships?limit=7&perimeter=france-abroad&sort=partner", 11),
        ("/api/v1/authorities?limit=7", 30),
        ("/api/v1/authorities/fr-commune-62667/partnerships?limit=2", 3),
        ("/fr/partenariats.json?limit=4&country=DE", 5),
        ("/fr/pays/DE.json?limit=2", 4),
    ] {
        let mut seen = Vec::new();
        let mut next = Some(list.to_owned());
        while let Some(address) = next {
            let page = site.json(&address).await;
            assert_eq!(page["total"], total, "{address}");
            seen.extend(page["results"].as_array().expect("rows").iter().map(|row| row["id"].to_string()));
            assert!(seen.len() <= total, "{address} goes round in circles");
            next = page["next"].as_str().map(str::to_owned);
        }
        assert_eq!((seen.len(), seen.iter().collect::<BTreeSet<_>>().len()), (total, total), "{list}");
    }
}

#[tokio::test]
async fn a_sort_orders_what_is_known_and_puts_the_unknown_last() {
    let site = everything(TestDb::sqlite().await).await.site().await;
    let column = async |query: &str, row: usize, name: &str| {
        let list = site.json(&format!("/api/v1/{query}")).await;
        list["results"][row][name].clone()
    };
    let since = async |row| column("partnerships?sort=since", row, "since").await;
    assert_eq!((since(0).await, since(1).await), ("2015".into(), "2004".into()));
    assert!(since(13).await.is_null());
    assert_eq!(column("authorities?kind=commune&sort=population", 0, "name").await, "Lille");
    assert_eq!(column("authorities?kind=commune&sort=links", 7, "partnerships").await, 0);
    assert_eq!(column("authorities?kind=commune", 0, "name").await, "Abbeville");
    let first = site.json("/api/v1/partnerships?sort=partner&perimeter=france-abroad").await;
    assert_eq!(first["results"][0]["parties"][1]["name"], "Burgess Hill");
}
