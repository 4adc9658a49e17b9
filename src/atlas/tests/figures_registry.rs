//! The registry of charts: what each counts, the lists behind its rows, and what is too little known to be drawn.

use serde_json::Value;

use super::everything;
use super::figures::rows;
use crate::db::testing::{TestDb, on_both_engines};
use crate::partnerships::{Site, World};

/// A chart, its rows in their order, the total, what is unknown and what stands in no row.
type Case = (&'static str, &'static str, [usize; 3]);

/// Eleven links between France and abroad, eight communes.
const CHARTS: [Case; 9] = [
    ("size", "0-2000 0/1, 2000-10000 1/3, 10000-50000 3/3, 50000- 1/1", [8, 0, 0]),
    ("country", "DE 4, BF 3, BE 2, GB 1, SN 1", [11, 0, 0]),
    ("continent", "europe 7, africa 4", [11, 0, 0]),
    ("region", "fr-region-32 9, fr-region-11 2", [11, 0, 0]),
    (
        "department",
        "fr-departement-59 4, fr-departement-62 3, fr-departement-75 1, fr-departement-80 1, fr-departement-93 1",
        [11, 0, 1],
    ),
    ("links-size", "2000-10000 2, 10000-50000 3, 50000- 3", [11, 0, 3]),
    ("source", "annuaire 6, releve 6", [11, 0, 0]),
    ("kind", "partnership 1, friendship 1, contact 1, project 1, cross_border 1, unknown 6", [11, 6, 0]),
    ("decade", "1950 2, 1970 1, 1980 1, 2000 1, 2010 1, unknown 5", [11, 5, 0]),
];

fn told(chart: &Value) -> String {
    let row = |row: &Value| {
        let code = row["code"].as_str().expect("a code");
        let of = if row["of"] == chart["total"] { String::new() } else { format!("/{}", row["of"]) };
        format!("{code} {}{of}", row["value"])
    };
    chart["rows"].as_array().expect("rows").iter().map(row).collect::<Vec<_>>().join(", ")
}

on_both_engines!(a_chart_counts_what_there_is_and_each_row_is_as_large_as_its_list, |test| {
    let site = everything(test).await.site().await;
    for (id, expected, counts) in CHARTS {
        let chart = site.json(&format!("/api/v1/figures/{id}")).await;
        assert_eq!(told(&chart), expected, "{id}");
        assert_eq!([&chart["total"], &chart["unknown"], &chart["outside"]], counts.map(Value::from).each_ref(), "{id}");
        for row in chart["rows"].as_array().expect("rows") {
            let recount = row["recount"].as_str().expect("an address").replace("https://jumelles.test", "");
            assert_eq!(row["value"], rows(&site, &recount).await, "{id}: {recount}");
        }
        for part in ["title", "definition", "perimeter", "source", "as_of"] {
            let text = chart[part].as_str().expect("a text");
            assert!(!text.is_empty() && !text.contains("chart-") && !text.contains('{'), "{id}: {text}");
        }
    }
});

#[tokio::test]
async fn the_files_of_a_chart_have_its_rows() {
    let site = everything(TestDb::sqlite().await).await.site().await;
    for (id, _, _) in CHARTS {
        let chart = site.json(&format!("/api/v1/figures/{id}")).await;
        assert_eq!(site.json(&format!("/fr/chiffres/{id}.json")).await, chart, "{id}");
        let english = site.json(&format!("/api/v1/figures/{id}?lang=en")).await;
        assert_eq!(site.json(&format!("/en/figures/{id}.json")).await, english, "{id}");
        assert_ne!(chart["definition"], english["definition"], "{id}");
        let csv = site.page(&format!("/fr/chiffres/{id}.csv")).await;
        let mut lines = csv::Reader::from_reader(csv.as_bytes());
        let measure = if id == "size" { "communes_linked" } else { "links" };
        assert_eq!(lines.headers().expect("a head"), vec!["code", "name", measure, "of", "share", "recount"], "{id}");
        let written: Vec<_> = lines.records().map(|row| row.expect("a row")).collect();
        for (line, row) in written.iter().zip(chart["rows"].as_array().expect("rows")) {
            assert_eq!(
                (&line[0], line[2].to_owned()),
                (row["code"].as_str().expect("a code"), row["value"].to_string())
            );
        }
        assert_eq!(written.len(), chart["rows"].as_array().expect("rows").len(), "{id}");
        assert!(site.get(&format!("/en/figures/{id}.xlsx")).await.body.starts_with(b"PK"), "{id}");
    }
}

#[tokio::test]
async fn the_word_of_a_figure_gives_that_figure() {
    let site = everything(TestDb::sqlite().await).await.site().await;
    let all = site.json("/api/v1/figures?lang=en").await;
    for figure in all["results"].as_array().expect("figures") {
        let id = figure["id"].as_str().expect("an id");
        assert_eq!(&site.json(&format!("/api/v1/figures/{id}?lang=en")).await, figure);
    }
}

/// So many links of Halluin, the first of which began in a year that is known.
async fn with_links(count: usize) -> Site {
    let world = World::of_authorities(TestDb::sqlite().await).await;
    let line = |one: usize| {
        let since = if one == 0 { "1985" } else { "" };
        format!("Halluin,FR,insee:59279,Ville {one},DE,{since},releve\n")
    };
    let lines: String = (0..count).map(line).collect();
    let report = world.import(format!("city_a,country_a,code_a,city_b,country_b,since,source\n{lines}")).await;
    assert_eq!(report.counts.new as usize, count, "{report:?}");
    world.site().await
}

#[tokio::test]
async fn what_is_known_of_under_a_fifth_is_counted_and_never_drawn() {
    for (links, drawn) in [(1, true), (5, true), (6, false)] {
        let site = with_links(links).await;
        let chart = site.json("/api/v1/figures/decade").await;
        assert_eq!((&chart["total"], &chart["unknown"]), (&Value::from(links), &Value::from(links - 1)));
        assert_eq!(chart["rows"][0]["code"], "1980");
        assert_eq!(chart["image"].is_string(), drawn, "{links}");
        let status = if drawn { 200 } else { 404 };
        for image in ["/fr/chiffres/decade.svg", "/en/figures/decade.png"] {
            assert_eq!(site.get(image).await.status, status, "{image}: {links}");
        }
        for page in ["/fr/chiffres/decade", "/fr/chiffres"] {
            let page = super::html::seen(&site.page(page).await);
            assert!(page.contains("Années 1980"), "the table is there: {page}");
            assert_eq!(
                page.contains("aucun graphique n’est dessiné"),
                !drawn || page.contains("Type de relation inconnu")
            );
        }
        let kind = site.page("/fr/chiffres/kind").await;
        assert!(super::html::seen(&kind).contains(&format!("Inconnu : {links} sur {links}.")), "{kind}");
        assert!(!kind.contains("<img") && !kind.contains("og:image"), "{kind}");
    }
}

#[tokio::test]
async fn a_decade_and_an_intercommunal_body_are_filters_of_the_list() {
    let site = everything(TestDb::sqlite().await).await.site().await;
    let cases = [
        ("decade=1950", 2),
        ("decade=2010", 1),
        ("decade=1990", 0),
        ("decade=unknown&perimeter=france-abroad", 5),
        ("epci=200054781", 2),
        ("epci=200054781&country=DE", 1),
    ];
    for (filter, expected) in cases {
        let found = site.json(&format!("/api/v1/partnerships?{filter}")).await;
        assert_eq!(found["total"], expected, "{filter}");
        let shown = site.page(&format!("/fr/partenariats?{filter}")).await;
        assert!(shown.contains("class=\"chips\""), "{filter}: the condition is shown");
    }
    assert_eq!(site.json("/api/v1/authorities?kind=commune&epci=200054781").await["total"], 1);
    for wrong in ["decade=1985", "decade=85", "epci=1", "epci=59350"] {
        assert_eq!(site.get(&format!("/fr/partenariats?{wrong}")).await.status, 400, "{wrong}");
    }
}
