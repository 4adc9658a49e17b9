//! Drawings: well-formed, titled, in their language, allowed no more than their own style.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::{everything, link};
use crate::db::testing::TestDb;

async fn drawings() -> (crate::partnerships::Site, Vec<String>) {
    let site = everything(TestDb::sqlite().await).await.site().await;
    let id = link(&site, "fr-commune-62667", "gn-2355548").await;
    let doubtful = link(&site, "fr-commune-59279", "Ville inconnue").await;
    let mut all = vec!["/fr/carte.svg".to_owned(), "/en/map.svg".to_owned()];
    for place in [
        "fr-commune-62667",
        "fr-commune-62753",
        "fr-commune-93027",
        "fr-epci-200054781",
        "fr-departement-62",
        "fr-region-32",
        "gn-2355548",
        "gn-2886242",
    ] {
        all.push(format!("/fr/collectivites/{place}/map.svg"));
        all.push(format!("/en/authorities/{place}/map.svg"));
    }
    all.extend([id, doubtful].map(|id| format!("/fr/partenariats/{id}/map.svg")));
    all.extend(["BF", "DE", "JP", "FR"].map(|code| format!("/en/countries/{code}/map.svg")));
    (site, all)
}

#[tokio::test]
async fn a_drawing_is_well_formed_and_says_first_what_it_shows() {
    let (site, all) = drawings().await;
    for address in all {
        let answer = site.get(&address).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, "image/svg+xml"), "{address}");
        let text = answer.text();
        let tree = roxmltree::Document::parse(&text).unwrap_or_else(|why| panic!("{address}: {why}"));
        let root = tree.root_element();
        assert_eq!((root.tag_name().name(), root.attribute("role")), ("svg", Some("img")), "{address}");
        assert_eq!(root.attribute("lang"), Some(&address[1..3]), "{address}");
        let first = root.first_element_child().expect("a title");
        assert_eq!(first.tag_name().name(), "title", "{address}");
        assert!(first.text().is_some_and(|title| title.len() > 3 && !title.contains("map-")), "{address}");
        assert!(root.attribute("viewBox").is_some_and(|view| view.split(' ').count() == 4), "{address}");
        let forbidden = |node: &roxmltree::Node<'_, '_>| {
            matches!(node.tag_name().name(), "script" | "foreignObject" | "image" | "a")
                || node
                    .attributes()
                    .any(|one| one.name().starts_with("on") || one.name() == "style" || one.name() == "href")
        };
        assert!(!tree.descendants().any(|node| forbidden(&node)), "{address}");
        assert!(!text.contains("NaN") && !text.contains("inf"), "{address}");
    }
}

#[tokio::test]
async fn a_drawing_may_use_no_style_but_its_own() {
    let (site, all) = drawings().await;
    for address in all {
        let answer = site.get(&address).await;
        let text = answer.text();
        let tree = roxmltree::Document::parse(&text).expect("well-formed");
        let styles: Vec<_> =
            tree.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "style"))).collect();
        assert_eq!(styles.len(), 1, "{address}");
        let hash = STANDARD.encode(Sha256::digest(styles[0].text().expect("a style").as_bytes()));
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains(&format!("'sha256-{hash}'")), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
    }
}

#[tokio::test]
async fn a_map_of_a_town_names_it_and_draws_an_arc_a_partner() {
    let site = everything(TestDb::sqlite().await).await.site().await;
    let drawing = site.page("/fr/collectivites/fr-commune-62667/map.svg").await;
    let tree = roxmltree::Document::parse(&drawing).expect("well-formed");
    let names: Vec<_> =
        tree.descendants().filter(|node| node.tag_name().name() == "text").map(|node| node.text()).collect();
    for name in ["Le Portel", "Sindou", "Stockelsdorf"] {
        assert!(names.contains(&Some(name)), "{name}: {names:?}");
    }
    let arcs = tree.descendants().filter(|node| node.attribute("class") == Some("arc"));
    let curves: usize = arcs.map(|arc| arc.attribute("d").expect("a path").matches('M').count()).sum();
    assert_eq!(curves, 3);
}

#[tokio::test]
async fn a_drawing_of_nothing_is_not_there() {
    let site = everything(TestDb::sqlite().await).await.site().await;
    for address in [
        "/fr/collectivites/fr-commune-99999/map.svg",
        "/en/partnerships/pa-0000000000/map.svg",
        "/fr/pays/ZZ/map.svg",
        "/fr/map.svg",
    ] {
        assert_eq!(site.get(address).await.status, 404, "{address}");
    }
}
