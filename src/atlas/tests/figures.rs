//! Figures: each can be recounted where it says, to the unit, on both engines.

use serde_json::Value;

use super::{everything, html};
use crate::db::testing::{TestDb, on_both_engines};
use crate::partnerships::Site;

const EXPECTED: [(&str, usize); 18] = [
    ("links_france_abroad", 11),
    ("links_france_abroad_fresh", 1),
    ("communes_linked", 5),
    ("partner_countries", 5),
    ("towns_linked", 3),
    ("partners_abroad", 9),
    ("links_africa", 4),
    ("links_africa_fresh", 1),
    ("links_confirmed", 1),
    ("links_doubtful", 0),
    ("links_within_france", 2),
    ("links_within_france_fresh", 0),
    ("links_elsewhere", 1),
    ("links_elsewhere_fresh", 0),
    ("links_all", 14),
    ("links_all_fresh", 1),
    ("communes", 8),
    ("intercommunal_bodies", 3),
];

/// The address of the same list as a CSV.
fn as_csv(address: &str) -> String {
    match address.split_once('?') {
        Some((path, query)) => format!("{path}.csv?{query}"),
        None => format!("{address}.csv"),
    }
}

/// How many rows the list at an address has.
pub(super) async fn rows(site: &Site, address: &str) -> usize {
    let text = site.page(&as_csv(address)).await;
    csv::Reader::from_reader(text.as_bytes()).records().inspect(|row| assert!(row.is_ok(), "{row:?}")).count()
}

on_both_engines!(a_figure_is_as_large_as_the_list_that_recounts_it, |test| {
    let site = everything(test).await.site().await;
    let figures = site.json("/api/v1/figures").await;
    let figures = figures["results"].as_array().expect("figures");
    let told: Vec<_> = figures.iter().map(|one| (one["id"].as_str().expect("an id"), one["value"].clone())).collect();
    assert_eq!(told, EXPECTED.map(|(id, value)| (id, Value::from(value))));
    for figure in figures {
        let recount = figure["recount"].as_str().expect("an address");
        let counted = match figure["id"].as_str() {
            Some("partner_countries") => site.page(recount).await.matches("<tr>").count() - 1,
            _ => rows(&site, recount).await,
        };
        assert_eq!(figure["value"], counted, "{recount}");
        for part in ["definition", "perimeter", "source", "as_of"] {
            let text = figure[part].as_str().expect("a text");
            assert!(!text.is_empty() && !text.contains("figure-"), "{figure}");
        }
    }
});

#[tokio::test]
async fn every_number_of_the_page_that_leads_to_a_list_is_as_large_as_the_list() {
    let site = everything(TestDb::sqlite().await).await.site().await;
    for page in [
        "/fr/chiffres",
        "/en/figures",
        "/fr/chiffres/size",
        "/en/figures/department",
        "/fr/chiffres/comparer?a=fr-region-32&b=fr-departement-62",
        "/en/figures/compare?a=fr-epci-200054781",
        "/fr/pays",
        "/fr/carte",
        "/fr/donnees",
    ] {
        let mut tried = 0;
        for cell in html::between(&site.page(page).await, "<td class=\"num\"><a href=\"", "</a>") {
            let (address, number) = cell.split_once("\">").expect("a link");
            if !address.contains('?') {
                continue; // a page and not a list: the inhabitants, the countries below
            }
            let shown: usize = number.parse().expect("a number");
            assert_eq!(rows(&site, &html::unescape(address)).await, shown, "{page}: {address}");
            tried += 1;
        }
        assert!(tried > 1, "{page} has numbers that lead to lists");
    }
}

#[tokio::test]
async fn a_share_says_of_how_many() {
    let site = everything(TestDb::sqlite().await).await.site().await;
    let figures = site.json("/api/v1/figures").await;
    let towns = figures["results"].as_array().expect("figures").iter().find(|one| one["id"] == "towns_linked");
    assert_eq!(towns.expect("the share of towns")["of"], 3);
    let seen = html::seen(&site.page("/fr/chiffres").await);
    assert!(seen.contains("100 %") && seen.contains("3 sur 3"), "{seen}");
}

#[tokio::test]
async fn an_empty_database_has_figures_of_nothing_and_no_page_breaks() {
    let test = TestDb::sqlite().await;
    let site = crate::partnerships::World::over(test).site().await;
    for figure in site.json("/api/v1/figures").await["results"].as_array().expect("figures") {
        assert_eq!(figure["value"], 0, "{figure}");
    }
    for page in [
        "/fr/",
        "/en/",
        "/fr/chiffres",
        "/fr/chiffres/country",
        "/en/figures/size",
        "/fr/chiffres/comparer",
        "/en/map",
        "/fr/carte.svg",
        "/fr/partenariats",
        "/fr/pays",
        "/en/data",
    ] {
        site.page(page).await;
    }
    assert_eq!(site.get("/fr/chiffres/country.svg").await.status, 404, "there is nothing to draw");
}
