//! The page of the map: its filters are those of the list, its state stands in the address, its script comes when asked for.

use super::everything;
use super::html::{attributes, elements, seen, unescape};
use crate::db::testing::TestDb;
use crate::partnerships::Site;

async fn site() -> Site {
    everything(TestDb::sqlite().await).await.site().await
}

#[tokio::test]
async fn the_page_of_a_filter_says_as_many_links_as_the_list_and_leads_to_it() {
    let site = site().await;
    for (filter, found) in
        [("country=BF", 3), ("country=DE", 5), ("department=62", 4), ("theme=water", 1), ("country=JP", 0)]
    {
        let page = site.page(&format!("/fr/carte?{filter}")).await;
        let told = match found {
            0 => "aucun lien connu".to_owned(),
            1 => ": 1 lien.".to_owned(),
            several => format!(": {several} liens."),
        };
        assert!(seen(&page).contains(&told), "{filter}: {told}");
        assert!(attributes(&page, "a", "href").contains(&format!("/fr/partenariats?{filter}")), "{filter}");
        assert!(attributes(&page, "img", "src").contains(&format!("/fr/carte.svg?{filter}")), "{filter}");
    }
}

#[tokio::test]
async fn the_list_of_a_filter_leads_to_its_map() {
    let site = site().await;
    let page = site.page("/en/partnerships?country=BF&department=62").await;
    assert!(attributes(&page, "a", "href").contains(&"/en/map?country=BF&department=62".to_owned()));
}

#[tokio::test]
async fn a_row_of_counts_leads_to_a_list_with_as_many_links() {
    let site = site().await;
    for address in ["/fr/carte", "/fr/carte?region=32", "/fr/carte?country=DE", "/fr/carte?perimeter=elsewhere"] {
        let page = site.page(address).await;
        let table = page.split("<tbody>").nth(1).and_then(|rest| rest.split("</tbody>").next()).expect("a table");
        let rows: Vec<&str> = table.split("<tr>").skip(1).collect();
        assert!(!rows.is_empty(), "{address}");
        for row in rows {
            let links = attributes(row, "a", "href");
            let list = links.iter().find(|href| href.starts_with("/fr/partenariats?")).expect("a list");
            let total =
                site.json(&list.replace("/fr/partenariats", "/fr/partenariats.json")).await["total"].to_string();
            assert!(row.contains(&format!(">{total}</a>")), "{address}: {row}");
            let map = links.iter().find(|href| href.starts_with("/fr/carte?")).expect("a map");
            assert_eq!(site.get(map).await.status, 200, "{map}");
        }
    }
}

#[tokio::test]
async fn the_state_of_the_map_goes_along_into_the_other_language() {
    let site = site().await;
    let query = "country=BF&view=interactive&at=12.3,-1.5,5";
    let page = site.page(&format!("/fr/carte?{query}")).await;
    let other =
        elements(&page, "a").into_iter().find(|element| element.contains("class=\"lang\"")).expect("the switch");
    let href = unescape(&attributes(&format!("<{other}>"), "a", "href").remove(0));
    assert!(href.starts_with("/en/map?country=BF&view=interactive&at=12.3"), "{href}");
    let there = site.page(&href).await;
    let map = elements(&there, "div").into_iter().find(|element| element.contains("id=\"map\"")).expect("a map");
    let data = |name: &str| attributes(&format!("<{map}>"), "div", name).remove(0);
    assert_eq!(data("data-at"), "12.3,-1.5,5");
    assert_eq!(data("data-api"), "/api/v1/map?lang=en&country=BF");
    let words: serde_json::Value = serde_json::from_str(&data("data-words")).expect("words");
    assert_eq!(words["links"], "{n} links");
    assert!(!words.to_string().contains("map-say-"));
}

#[tokio::test]
async fn the_script_of_the_map_comes_only_when_it_is_asked_for() {
    let site = site().await;
    let asks = |page: &str| attributes(page, "script", "src").iter().any(|address| address.contains("/map."));
    let here = |page: &str| page.contains("id=\"map\"");
    for still in ["/fr/carte", "/fr/carte?country=BF", "/en/map?at=1,2,3", "/fr/", "/fr/partenariats"] {
        let page = site.page(still).await;
        assert!(!asks(&page) && !here(&page), "{still}");
    }
    let page = site.page("/fr/carte?country=BF&view=interactive").await;
    assert!(here(&page));
    // The drawing and the table stand there just the same, for those without scripts.
    assert!(page.contains("/fr/carte.svg?country=BF") && page.contains("<table>"));
    // The filter panel and the chips stay with the interactive map.
    assert!(page.contains("name=\"view\" value=\"interactive\" form=\"filters\""));
    assert!(attributes(&page, "a", "href").contains(&"/fr/carte?view=interactive".to_owned()));
}

#[tokio::test]
async fn an_address_that_means_nothing_is_refused_with_a_way_out() {
    let site = site().await;
    for wrong in ["country=XX", "view=globe", "at=1,2", "at=91,0,3", "at=x", "colour=red", "country=BF&country=ML"] {
        for page in ["/fr/carte", "/en/map.svg"] {
            assert_eq!(site.get(&format!("{page}?{wrong}")).await.status, 400, "{page}?{wrong}");
        }
    }
}

#[tokio::test]
async fn a_drawing_of_a_filter_is_well_formed_and_bounded() {
    let site = site().await;
    for filter in [
        "country=DE",
        "region=32",
        "perimeter=within-france",
        "perimeter=elsewhere",
        "country=JP",
        "authority=gn-2886242",
    ] {
        let drawing = site.page(&format!("/fr/carte.svg?{filter}")).await;
        let tree = roxmltree::Document::parse(&drawing).unwrap_or_else(|why| panic!("{filter}: {why}"));
        assert!(!drawing.contains("NaN") && !drawing.contains("inf"), "{filter}");
        let page = site.page(&format!("/fr/carte?{filter}")).await;
        let (width, height) =
            (attributes(&page, "img", "width").remove(0), attributes(&page, "img", "height").remove(0));
        assert_eq!(
            tree.root_element().attribute("viewBox"),
            Some(format!("0 0 {width} {height}").as_str()),
            "{filter}"
        );
    }
    let arcs = |drawing: &str| drawing.matches("class=\"arc\"").count();
    assert!(arcs(&site.page("/fr/carte.svg?perimeter=within-france").await) > 0, "links within France have arcs too");
    assert!(arcs(&site.page("/fr/carte.svg?perimeter=elsewhere").await) > 0, "links elsewhere have arcs too");
}

#[tokio::test]
async fn the_world_seen_from_france_says_the_figure_of_the_registry() {
    let site = site().await;
    let figures = site.json("/api/v1/figures").await;
    let all = figures["results"].as_array().expect("figures");
    let figure = all.iter().find(|one| one["id"] == "links_france_abroad").expect("the figure");
    assert!(
        seen(&site.page("/fr/carte").await).contains(&format!("Depuis la France, {} liens connus", figure["value"]))
    );
}
