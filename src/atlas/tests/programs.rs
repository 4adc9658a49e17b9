//! What programs read: the description of the API, problems, changes, feeds, the site map.

use std::collections::BTreeSet;

use super::{everything, link};
use crate::db::Entry;
use crate::db::testing::TestDb;
use crate::partnerships::Site;

async fn site() -> Site {
    everything(TestDb::sqlite().await).await.site().await
}

/// A value for each parameter that the description names.
fn example(parameter: &str) -> &'static str {
    match parameter {
        "country" => "BF",
        "continent" => "africa",
        "region" => "32",
        "department" => "62",
        "authority" => "fr-commune-62667",
        "authority_kind" | "kind_of_authority" => "commune",
        "decade" => "1950",
        "epci" => "200054781",
        "size" => "2000-10000",
        "status" => "active",
        "theme" => "water",
        "source" => "releve",
        "perimeter" => "france-abroad",
        "doubt" | "confirmed" => "no",
        "linked" => "yes",
        "freshness" => "to_confirm",
        "sort" => "population",
        "page" => "1",
        "limit" => "500",
        "since" => "3",
        "q" => "portel",
        "lang" => "fr",
        "on" => "2026-11-23",
        "bbox" => "-5,41,10,51",
        "zoom" => "6",
        other => panic!("the description names « {other} »: give it an example"),
    }
}

#[tokio::test]
async fn every_address_of_the_description_answers_with_each_of_its_parameters() {
    let site = site().await;
    let id = link(&site, "fr-commune-62667", "gn-2355548").await;
    let description = site.json("/api/v1/openapi.json").await;
    assert!(description["openapi"].as_str().is_some_and(|version| version.starts_with("3.")), "{description}");
    for (path, item) in description["paths"].as_object().expect("paths") {
        let record = match path.as_str() {
            path if path.contains("/partnerships/{id}") => id.as_str(),
            path if path.contains("/figures/{id}") => "country",
            _ => "fr-commune-62667",
        };
        let address = path.replace("{id}", record).replace("{name}", "world-small");
        let answer = site.get(&address).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, "application/json"), "{address}");
        let parameters = item["get"]["parameters"].as_array().cloned().unwrap_or_default();
        for parameter in parameters.iter().filter(|one| one["in"] == "query") {
            let name = parameter["name"].as_str().expect("a name");
            let value = match (name, path.as_str()) {
                ("kind", "/api/v1/partnerships" | "/api/v1/map") => "unknown",
                ("kind", "/api/v1/suggest") => "authority",
                ("kind", _) => "commune",
                _ => example(name),
            };
            let answer = site.get(&format!("{address}?{name}={value}")).await;
            assert_eq!(answer.status, 200, "{address}?{name}={value}: {}", answer.text());
        }
    }
}

#[tokio::test]
async fn the_description_names_every_address_of_the_api() {
    let description = site().await.json("/api/v1/openapi.json").await;
    let named: BTreeSet<&str> = description["paths"].as_object().expect("paths").keys().map(String::as_str).collect();
    for path in [
        "/api/v1/authorities",
        "/api/v1/authorities/{id}",
        "/api/v1/authorities/{id}/partnerships",
        "/api/v1/changes",
        "/api/v1/figures",
        "/api/v1/figures/{id}",
        "/api/v1/map",
        "/api/v1/map/ground/{name}",
        "/api/v1/partnerships",
        "/api/v1/partnerships/{id}",
        "/api/v1/suggest",
    ] {
        assert!(named.contains(path), "{path} is not described: {named:?}");
    }
}

#[tokio::test]
async fn a_record_has_no_field_that_the_description_lacks() {
    let site = site().await;
    let schemas = site.json("/api/v1/openapi.json").await["components"]["schemas"].clone();
    let records = [
        ("AuthorityJson", site.json("/api/v1/authorities/fr-commune-62667").await),
        ("PartnershipJson", site.json("/api/v1/partnerships").await["results"][0].clone()),
        ("FigureJson", site.json("/api/v1/figures").await["results"][0].clone()),
        ("ChangeJson", site.json("/api/v1/changes").await["results"][0].clone()),
    ];
    for (schema, record) in records {
        let described: BTreeSet<&String> = schemas[schema]["properties"].as_object().expect(schema).keys().collect();
        assert_eq!(described, record.as_object().expect("a record").keys().collect(), "{schema}");
    }
}

#[tokio::test]
async fn an_error_under_the_api_or_for_a_file_is_a_problem_that_a_program_can_read() {
    let site = site().await;
    let cases = [
        ("/api/v1/authorities/fr-commune-99999", 404, ""),
        ("/api/v1/authorities/FR", 404, ""),
        ("/api/v1/authorities/fr-commune-99999/partnerships", 404, ""),
        ("/api/v1/partnerships/pa-0000000000", 404, ""),
        ("/api/v1/nothing", 404, ""),
        ("/api/v2", 404, ""),
        ("/fr/collectivites/fr-commune-99999.json", 404, ""),
        ("/fr/pays/ZZ.csv", 404, ""),
        ("/api/v1/partnerships?colour=red", 400, "colour"),
        ("/api/v1/partnerships?page=9", 400, "no page 9"),
        ("/api/v1/authorities?limit=0", 400, "limit"),
        ("/api/v1/changes?since=-1", 400, "since"),
        ("/api/v1/changes?until=1", 400, "until"),
        ("/fr/partenariats.json?country=ZZ", 400, "ZZ"),
        ("/fr/partenariats.geojson?sort=up", 400, "name, partner, population, since"),
        ("/fr/collectivites.xlsx?kind=x", 400, "commune"),
    ];
    for (address, status, words) in cases {
        let answer = site.get(address).await;
        assert_eq!((answer.status, answer.header("content-type")), (status, "application/problem+json"), "{address}");
        let problem = answer.json();
        assert_eq!(problem["status"], status, "{address}");
        assert!(problem["type"].is_string() && problem["title"].is_string(), "{problem}");
        assert!(problem["detail"].as_str().is_some_and(|detail| detail.contains(words)), "{problem}");
        let errors = problem["errors"].as_array().expect("errors");
        assert_eq!(errors.is_empty(), words.is_empty(), "{problem}");
    }
}

#[tokio::test]
async fn changes_are_told_in_order_and_can_be_followed_to_the_end() {
    let world = everything(TestDb::sqlite().await).await;
    let site = world.site().await;
    let last = Entry::last_seq(world.db.read()).await.expect("a place");
    let mut next = Some("/api/v1/changes?since=0&limit=10".to_owned());
    let mut seen = Vec::new();
    while let Some(address) = next {
        let page = site.json(&address).await;
        for change in page["results"].as_array().expect("changes") {
            seen.push(change["seq"].as_i64().expect("a place"));
            for field in ["at", "action", "entity", "id", "summary"] {
                assert!(change[field].as_str().is_some_and(|text| !text.is_empty()), "{change}");
            }
            assert!(change["at"].as_str().is_some_and(|at| at.ends_with('Z')), "{change}");
        }
        assert!(seen.len() <= 1000, "{address}");
        next = page["next"].as_str().map(|next| next.trim_start_matches("https://jumelles.test").to_owned());
    }
    assert_eq!(seen, (1..=last).collect::<Vec<_>>());
    let none = site.json(&format!("/api/v1/changes?since={last}")).await;
    assert_eq!(none, serde_json::json!({ "results": [], "next": null }));
}

#[tokio::test]
async fn the_next_address_of_every_list_begins_with_the_path_of_the_api() {
    let site = site().await;
    for list in ["/api/v1/partnerships?limit=2", "/api/v1/authorities?limit=2", "/api/v1/changes?limit=2"] {
        let next = site.json(list).await["next"].clone();
        assert!(next.as_str().is_some_and(|next| next.starts_with("/api/v1/")), "{list}: {next}");
    }
}

#[tokio::test]
async fn the_feed_of_changes_is_an_atom_feed_whose_links_lead_somewhere() {
    let site = site().await;
    for language in ["fr", "en"] {
        let answer = site.get(&format!("/{language}/changes.atom")).await;
        assert!(answer.header("content-type").starts_with("application/atom+xml"));
        let text = answer.text();
        let tree = roxmltree::Document::parse(&text).expect("well-formed");
        let root = tree.root_element();
        assert_eq!(root.tag_name().namespace(), Some("http://www.w3.org/2005/Atom"));
        let child = |node: roxmltree::Node<'_, '_>, name: &str| {
            node.children()
                .find(|child| child.tag_name().name() == name)
                .and_then(|child| child.text().map(str::to_owned))
        };
        let entries: Vec<_> = root.children().filter(|node| node.tag_name().name() == "entry").collect();
        assert_eq!(entries.len(), 3, "one for each import: {text}");
        let mut ids = BTreeSet::new();
        for node in entries.into_iter().chain([root]) {
            for name in ["id", "title", "updated"] {
                assert!(child(node, name).is_some_and(|said| !said.is_empty() && !said.starts_with("feed-")), "{name}");
            }
            assert!(ids.insert(child(node, "id")), "an identifier twice: {text}");
            for link in node.children().filter(|child| child.tag_name().name() == "link") {
                let href = link.attribute("href").and_then(|href| href.strip_prefix("https://jumelles.test"));
                assert_eq!(site.get(href.expect("our own address")).await.status, 200, "{href:?}");
            }
        }
    }
}

#[tokio::test]
async fn the_site_map_names_every_page_by_an_address_that_answers_itself() {
    let site = site().await;
    let index = site.page("/sitemap.xml").await;
    let locations = |text: &str| -> Vec<String> {
        let tree = roxmltree::Document::parse(text).expect("well-formed");
        let all = tree.descendants().filter(|node| node.tag_name().name() == "loc").filter_map(|node| node.text());
        all.map(|loc| loc.strip_prefix("https://jumelles.test").expect("our own address").to_owned()).collect()
    };
    let parts = locations(&index);
    assert_eq!(parts, ["/sitemaps/fr-0.xml", "/sitemaps/en-0.xml"]);
    let mut pages = BTreeSet::new();
    for part in parts {
        pages.extend(locations(&site.page(&part).await));
    }
    assert!(pages.len() > 2 * (30 + 14 + 6), "{}", pages.len());
    for page in pages {
        let answer = site.get(&page).await;
        assert_eq!(answer.status, 200, "{page}");
        assert!(!answer.text().contains("noindex"), "{page} is in the site map and asks not to be kept");
    }
    for wrong in ["/sitemaps/fr-9.xml", "/sitemaps/de-0.xml", "/sitemaps/fr.xml", "/sitemaps/fr-0"] {
        assert_eq!(site.get(wrong).await.status, 404, "{wrong}");
    }
}

#[tokio::test]
async fn what_machines_read_first_is_there() {
    let site = site().await;
    assert!(site.page("/robots.txt").await.contains("Sitemap: https://jumelles.test/sitemap.xml"));
    let security = site.page("/.well-known/security.txt").await;
    assert!(security.contains("Contact: mailto:securite@jumelles.test"), "{security}");
    assert!(security.contains("Expires: 2027-11-24T09:30:00Z"), "{security}");
    for (address, body) in [("/healthz", "alive"), ("/readyz", "ready")] {
        let answer = site.get(address).await;
        assert_eq!((answer.status, answer.text().trim(), answer.header("cache-control")), (200, body, "no-store"));
    }
}
