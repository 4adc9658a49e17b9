//! What a file brings stands in pages as text, never as markup.

use super::html;
use crate::db::testing::TestDb;
use crate::partnerships::{Site, World};

const EVIL: &str = "<script>alert(\"1\")</script>";
const QUOTED: &str = "Ville \"d'Ô\" & <b>Cie</b> ]]>";

async fn site() -> Site {
    let world = World::with_links(TestDb::sqlite().await).await;
    let quoted = QUOTED.replace('"', "\"\"");
    let evil = EVIL.replace('"', "\"\"");
    let text = format!(
        "city_a,country_a,code_a,city_b,country_b,source,source_url,licence\n\
         Halluin,FR,insee:59279,\"{evil}\",FR,\"{evil}\",\"https://exemple.fr/?a=\"\"><img/src=x>\",\"{evil}\"\n\
         Halluin,FR,insee:59279,\"{quoted}\",FR,\"{quoted}\",,\n"
    );
    let report = world.import(text).await;
    assert_eq!((report.counts.new, report.counts.refused), (2, 0), "{report:?}");
    world.site().await
}

/// Both records and their links, with the pages that name them.
async fn addresses(site: &Site) -> Vec<String> {
    let own = |url: &serde_json::Value| url.as_str().expect("an address").replace("https://jumelles.test", "");
    let mut all = Vec::new();
    for list in ["/api/v1/authorities?kind=unidentified", "/api/v1/partnerships?authority=fr-commune-59279"] {
        let records = site.json(list).await;
        for record in records["results"].as_array().expect("records") {
            let french = own(&record["url"]);
            all.push(
                french
                    .replace("/fr/collectivites/", "/en/authorities/")
                    .replace("/fr/partenariats/", "/en/partnerships/"),
            );
            all.push(french);
        }
    }
    let named = [
        "/fr/partenariats?authority=fr-commune-59279",
        "/en/partnerships?doubt=yes",
        "/fr/collectivites?kind=unidentified",
        "/fr/collectivites/fr-commune-59279/halluin",
        "/fr/donnees",
        "/fr/chiffres",
    ];
    all.extend(named.map(str::to_owned));
    all
}

#[tokio::test]
async fn a_name_is_never_markup_in_a_page() {
    let site = site().await;
    let mut seen = 0;
    for address in addresses(&site).await {
        let page = site.page(&address).await;
        for markup in ["<script>", "<b>Cie", "<img/src", "alert(\"1\")"] {
            assert!(!page.contains(markup), "{address}: {markup}");
        }
        assert!(
            html::elements(&page, "script").iter().all(|script| script.contains("application/ld+json")),
            "{address}"
        );
        seen += usize::from(html::seen(&page).contains(EVIL) || html::seen(&page).contains(QUOTED));
    }
    assert!(seen >= 10, "the names are shown as they are: on {seen} pages");
}

#[tokio::test]
async fn a_name_stays_whole_in_structured_data() {
    let site = site().await;
    let mut names = Vec::new();
    for address in addresses(&site).await {
        let page = site.page(&address).await;
        for data in html::between(&page, "<script type=\"application/ld+json\">", "</script>") {
            let value: serde_json::Value = serde_json::from_str(data).unwrap_or_else(|why| panic!("{address}: {why}"));
            names.push(value["name"].to_string());
        }
    }
    for name in [EVIL, QUOTED] {
        assert!(names.contains(&serde_json::Value::from(name).to_string()), "{names:?}");
    }
}

#[tokio::test]
async fn a_name_is_never_markup_in_a_drawing_or_a_feed() {
    let site = site().await;
    let mut drawn = 0;
    for address in
        addresses(&site).await.into_iter().filter(|address| address.contains("/pa-") || address.contains("/au-"))
    {
        let base = address.rsplit_once('/').expect("a path").0.to_owned();
        let base = if base.ends_with("collectivites") || base.ends_with("authorities") { address } else { base };
        let drawing = site.page(&format!("{base}/map.svg")).await;
        let tree = roxmltree::Document::parse(&drawing).unwrap_or_else(|why| panic!("{base}: {why}: {drawing}"));
        assert!(!tree.descendants().any(|node| matches!(node.tag_name().name(), "script" | "b")), "{base}");
        let title = tree.root_element().first_element_child().and_then(|title| title.text());
        drawn += usize::from(title.is_some_and(|title| title.contains(EVIL) || title.contains(QUOTED)));
    }
    assert!(drawn >= 4, "{drawn}");
    for feed in ["/fr/changes.atom", "/sitemaps/fr-0.xml"] {
        let text = site.page(feed).await;
        roxmltree::Document::parse(&text).unwrap_or_else(|why| panic!("{feed}: {why}"));
    }
}

#[tokio::test]
async fn what_an_address_says_is_never_markup_in_the_answer() {
    let site = site().await;
    let evil = "%3Cscript%3Ealert(%22deux%22)%3C/script%3E";
    for address in [
        format!("/fr/recherche?q={evil}"),
        format!("/en/search?q=%22%20autofocus%20onfocus=alert(1)%20x=%22{evil}"),
        format!("/fr/partenariats?{evil}=1"),
        format!("/fr/partenariats?country={evil}"),
        format!("/fr/partenariats?page={evil}"),
        format!("/fr/collectivites/{evil}"),
        format!("/fr/{evil}"),
        format!("/api/v1/partnerships?{evil}=1"),
    ] {
        let answer = site.get(&address).await;
        let page = answer.text();
        if answer.header("content-type").starts_with("text/html") {
            assert!(!page.contains("<script>") && !page.contains("\" autofocus"), "{address}");
            assert!(html::seen(&page).contains("deux") || answer.status == 404, "{address}: said again, as text");
            let ours = |script: &&str| !script.contains("src=\"/assets/");
            assert!(!html::elements(&page, "script").iter().any(ours), "{address}");
        } else {
            assert_eq!(answer.header("content-type"), "application/problem+json", "{address}");
        }
    }
}

#[tokio::test]
async fn an_address_that_a_source_gives_leads_out_as_it_was_given_and_no_further() {
    let site = site().await;
    let links = site.json("/api/v1/partnerships?authority=fr-commune-59279&doubt=yes").await;
    for link in links["results"].as_array().expect("links") {
        let page = site.page(&link["url"].as_str().expect("an address").replace("https://jumelles.test", "")).await;
        for external in html::elements(&page, "a").into_iter().filter(|a| a.contains("rel=\"external\"")) {
            assert_eq!(
                html::attributes(&format!("<{external}>"), "a", "href"),
                ["https://exemple.fr/?a=\"><img/src=x>"]
            );
        }
    }
}
