//! Addresses: those that lead elsewhere, and those behind which nothing is.

use super::{everything, html, link};
use crate::db::testing::TestDb;
use crate::partnerships::{Site, World};

async fn site() -> Site {
    World::with_links(TestDb::sqlite().await).await.site().await
}

#[tokio::test]
async fn an_identifier_alone_leads_to_the_address_with_the_name() {
    let site = site().await;
    let id = link(&site, "fr-commune-62667", "gn-2355548").await;
    let named = format!("/fr/partenariats/{id}/le-portel-sindou");
    let cases = [
        ("/fr/collectivites/fr-commune-62667", "/fr/collectivites/fr-commune-62667/le-portel"),
        ("/en/authorities/fr-commune-62667", "/en/authorities/fr-commune-62667/le-portel"),
        ("/fr/collectivites/fr-commune-62667/halluin", "/fr/collectivites/fr-commune-62667/le-portel"),
        ("/fr/collectivites/fr-commune-62667?a=b", "/fr/collectivites/fr-commune-62667/le-portel?a=b"),
        ("/fr/collectivites/fr-region-32", "/fr/collectivites/fr-region-32/hauts-de-france"),
        ("/en/authorities/gn-2886242", "/en/authorities/gn-2886242/koln"),
        (&format!("/fr/partenariats/{id}"), &named),
        (&format!("/fr/partenariats/{id}/autre"), &named),
        ("/fr/collectivites/FR-COMMUNE-62667", "/fr/collectivites/fr-commune-62667/le-portel"),
        ("/fr/pays/bf", "/fr/pays/BF"),
        ("/en/countries/De", "/en/countries/DE"),
    ];
    for (asked, expected) in cases {
        let answer = site.get(asked).await;
        assert_eq!((answer.status, answer.header("location")), (301, expected), "{asked}");
        assert_eq!(site.get(expected).await.status, 200, "{expected}");
    }
}

#[tokio::test]
async fn a_slash_too_many_or_too_few_leads_to_the_address_with_what_it_asks() {
    let site = site().await;
    let cases = [
        ("/fr", "/fr/"),
        ("/en", "/en/"),
        ("/fr/partenariats/", "/fr/partenariats"),
        ("/en/authorities/?kind=region", "/en/authorities?kind=region"),
    ];
    for (asked, expected) in cases {
        let answer = site.get(asked).await;
        assert_eq!((answer.status, answer.header("location")), (301, expected), "{asked}");
    }
}

#[tokio::test]
async fn no_address_of_ours_leads_to_another_site() {
    let site = site().await;
    for asked in [
        "//ailleurs.test/",
        "//ailleurs.test",
        "/\\ailleurs.test/",
        "/\\/ailleurs.test/",
        "/fr//ailleurs.test/",
        "///ailleurs.test/",
    ] {
        let answer = site.get(asked).await;
        let to = answer.header("location");
        assert!(to.is_empty() || to.starts_with("/fr"), "{asked} leads to {to}");
    }
}

#[tokio::test]
async fn the_root_leads_to_the_visitor_s_language() {
    let site = site().await;
    for (accepted, home) in [("", "/fr/"), ("de", "/fr/"), ("en-GB,en;q=0.9,fr;q=0.5", "/en/"), ("fr,en", "/fr/")] {
        let answer = site.ask("/", &[("accept-language", accepted)]).await;
        assert_eq!((answer.status, answer.header("location")), (302, home), "{accepted}");
        assert!(answer.header("vary").to_lowercase().contains("accept-language"), "{accepted}");
    }
}

#[tokio::test]
async fn a_merged_commune_leads_to_the_present_one() {
    let site = site().await;
    let lille = "/fr/collectivites/fr-commune-59350/lille";
    let asked = ["/fr/collectivites/fr-commune-59355", "/fr/collectivites/fr-commune-59355/lomme"];
    for address in asked {
        let answer = site.get(address).await;
        assert_eq!((answer.status, answer.header("location")), (301, lille), "{address}");
    }
    let programs = [
        ("/api/v1/authorities/fr-commune-59355", "/api/v1/authorities/fr-commune-59350"),
        ("/api/v1/authorities/fr-commune-59355/partnerships", "/api/v1/authorities/fr-commune-59350/partnerships"),
        ("/fr/collectivites/fr-commune-59355.json", "/fr/collectivites/fr-commune-59350.json"),
    ];
    for (address, present) in programs {
        let answer = site.get(address).await;
        assert_eq!((answer.status, answer.header("location")), (301, present), "{address}");
        assert_eq!(answer.json(), serde_json::json!({ "moved_to": "fr-commune-59350" }), "{address}");
    }
    let csv = site.get("/fr/collectivites/fr-commune-59355.csv").await;
    assert_eq!((csv.status, csv.header("location")), (301, "/fr/collectivites/fr-commune-59350.csv"));
}

const NOTHING: [&str; 20] = [
    "/fr/collectivites/fr-commune-99999",
    "/fr/collectivites/fr-commune-99999/le-portel",
    "/en/authorities/gn-1",
    "/en/authorities/au-0000000000/x",
    "/fr/partenariats/pa-0000000000",
    "/en/partnerships/pa-0000000000/x",
    "/fr/partenariats/fr-commune-62667",
    "/fr/pays/ZZ",
    "/en/countries/France",
    "/fr/collectivites/fr--62667",
    "/fr/collectivites/%00",
    "/fr/collectivites/%3Cscript%3E",
    "/fr/collectivites/..%2F..%2Fetc%2Fpasswd",
    "/fr/partenariats/é",
    "/fr/collectivites/fr-commune-62667/le-portel/encore",
    "/fr/nulle-part",
    "/en/collectivites",
    "/fr/partenariats.pdf",
    "/en/figures/colour",
    "/de/",
];

#[tokio::test]
async fn an_address_behind_which_nothing_is_offers_a_way_out_in_its_language() {
    let site = site().await;
    let long = format!("/fr/collectivites/fr-commune-{}", "9".repeat(4000));
    for address in NOTHING.into_iter().chain([long.as_str()]) {
        let address: String = address.replace('é', "%C3%A9");
        let answer = site.get(&address).await;
        assert_eq!(answer.status, 404, "{address}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{address}");
        let page = answer.text();
        let language = if address.starts_with("/en/") { "en" } else { "fr" };
        assert_eq!(html::attributes(&page, "html", "lang"), [language], "{address}");
        let (title, search) = match language {
            "en" => ("This page does not exist", "/en/search"),
            _ => ("Cette page n’existe pas", "/fr/recherche"),
        };
        assert!(html::seen(&page).contains(title), "{address}");
        assert_eq!(html::attributes(&page, "form", "action"), [search], "{address}");
        let main = html::between(&page, "<main", "</main>").concat();
        let ways = html::attributes(&main, "a", "href");
        assert!(ways.contains(&format!("/{language}/")), "{address}: {ways:?}");
        for way in ways {
            assert_eq!(site.get(&way).await.status, 200, "{address}: the way out {way}");
        }
    }
}

#[tokio::test]
async fn an_address_that_is_no_text_is_refused_with_a_way_out() {
    let site = site().await;
    for address in ["/fr/collectivites/%FF%FE", "/en/partnerships/%C3", "/fr/pays/%80", "/fr/%FF"] {
        let answer = site.get(address).await;
        assert!(matches!(answer.status, 400 | 404), "{address}: {}", answer.status);
        assert_eq!(html::attributes(&answer.text(), "html", "lang"), [&address[1..3]], "{address}");
    }
}

#[tokio::test]
async fn an_address_that_asks_for_what_does_not_exist_is_told_so_and_why() {
    let site = site().await;
    let cases = [
        ("/fr/partenariats?couleur=rouge", "couleur"),
        ("/en/partnerships?colour=red", "colour"),
        ("/fr/partenariats?country=ZZ", "ZZ"),
        ("/fr/partenariats?status=mort", "envisaged, active, dormant"),
        ("/fr/partenariats?region=99", "region"),
        ("/fr/partenariats?department=32", "department"),
        ("/fr/partenariats?kind=twin", "partnership, friendship"),
        ("/fr/partenariats?country=BF&country=DE", "country"),
        ("/fr/partenariats?page=0", "page"),
        ("/fr/partenariats?page=-1", "page"),
        ("/fr/partenariats?page=deux", "deux"),
        ("/fr/partenariats?page=2", "2"),
        ("/en/partnerships?page=99999999999999999999999", "page"),
        ("/en/partnerships?page=18446744073709551615", "18446744073709551615"),
        ("/fr/partenariats?limit=501", "limit"),
        ("/fr/collectivites?linked=peut-etre", "yes, no, france-abroad"),
        ("/fr/collectivites?kind=ville", "commune, epci"),
        ("/en/authorities?page=3", "3"),
        ("/fr/chiffres?country=BF", "country"),
    ];
    for (address, words) in cases {
        let answer = site.get(address).await;
        assert_eq!(answer.status, 400, "{address}");
        let page = answer.text();
        let main = html::between(&page, "<main", "</main>").concat();
        assert!(html::seen(&format!("<main{main}")).contains(words), "{address}: {main}");
        let ways = html::attributes(&main, "a", "href");
        assert!(ways.len() >= 2, "{address}: {ways:?}");
        for way in ways {
            assert_eq!(site.get(&way).await.status, 200, "{address}: the way out {way}");
        }
    }
}

#[tokio::test]
async fn the_same_mistake_is_told_to_people_in_the_language_of_their_page() {
    let site = site().await;
    let french = html::seen(&site.get("/fr/partenariats?couleur=rouge").await.text());
    let english = html::seen(&site.get("/en/partnerships?couleur=rouge").await.text());
    assert!(english.contains("no filter called"), "{english}");
    assert!(!french.contains("no filter called"), "English on a French page: {french}");
}

#[tokio::test]
async fn a_list_forgives_what_others_add_to_its_address() {
    let site = everything(TestDb::sqlite().await).await.site().await;
    for added in ["utm_source=lettre", "fbclid=x", "status=&country=", "page=1", "limit=50"] {
        let page = site.page(&format!("/fr/partenariats?{added}")).await;
        assert!(html::seen(&page).contains("14 liens"), "{added}");
    }
}
