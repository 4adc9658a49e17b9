//! A chart as a page and as an image: whole, titled, in its language, and made to be placed elsewhere.

use super::{everything, html};
use crate::db::testing::TestDb;
use crate::partnerships::{Site, World};

const DRAWN: [&str; 9] =
    ["size", "country", "continent", "region", "department", "links-size", "source", "kind", "decade"];
const NAMED: &str = "city_a,country_a,code_a,city_b,country_b,source\n";

async fn site() -> Site {
    everything(TestDb::sqlite().await).await.site().await
}

fn all() -> impl Iterator<Item = String> {
    DRAWN.into_iter().flat_map(|id| [format!("/fr/chiffres/{id}"), format!("/en/figures/{id}")])
}

#[tokio::test]
async fn a_drawn_chart_stands_on_its_own() {
    let site = site().await;
    for address in all() {
        let answer = site.get(&format!("{address}.svg")).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, "image/svg+xml"), "{address}");
        let text = answer.text();
        let tree = roxmltree::Document::parse(&text).unwrap_or_else(|why| panic!("{address}: {why}"));
        let root = tree.root_element();
        assert_eq!((root.attribute("role"), root.attribute("lang")), (Some("img"), Some(&address[1..3])), "{address}");
        let [title, desc] = ["title", "desc"].map(|name| {
            let found = root.children().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", name)));
            found.and_then(|node| node.text()).expect("a text").to_owned()
        });
        let page = site.page(&address).await;
        assert!(html::seen(&page).contains(&title.replace(['\u{a0}', '\u{202f}'], " ")), "{address}: {title}");
        let told: Vec<_> = tree.descendants().filter(|node| node.tag_name().name() == "text").collect();
        let told: Vec<&str> = told.iter().filter_map(|node| node.text()).collect();
        assert!(told.concat().contains(&title.replace(' ', "")) || told.join(" ").contains(&title), "{told:?}");
        let bars =
            tree.descendants().filter(|node| node.attribute("class").is_some_and(|class| class.starts_with('b')));
        assert_eq!(bars.count(), desc.split(", ").filter(|part| part.contains(" · ")).count(), "{address}: {desc}");
        let place = format!("https://jumelles.test{address}");
        assert!(told.contains(&place.as_str()) && told.iter().any(|text| text.contains("2026")), "{told:?}");
        assert!(!text.contains("NaN") && !text.contains("chart-") && !text.contains("width=\"-"), "{text}");
        assert!(!tree.descendants().any(|node| matches!(node.tag_name().name(), "script" | "image" | "a")));
    }
}

#[tokio::test]
async fn a_chart_may_use_no_style_but_its_own() {
    use base64::Engine as _;
    use sha2::Digest as _;
    let answer = site().await.get("/fr/chiffres/country.svg").await;
    let text = answer.text();
    let style = html::between(&text, "<style>", "</style>");
    let hash = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(style[0].as_bytes()));
    let policy = answer.header("content-security-policy");
    assert!(policy.contains(&format!("'sha256-{hash}'")) && !policy.contains("unsafe"), "{policy}");
}

#[tokio::test]
async fn the_picture_is_twice_the_drawing() {
    let site = site().await;
    for address in all() {
        let drawing = site.page(&format!("{address}.svg")).await;
        let tree = roxmltree::Document::parse(&drawing).expect("well-formed");
        let units = |name: &str| tree.root_element().attribute(name).and_then(|text| text.parse::<u32>().ok());
        let asked = site.ask(&format!("{address}.png"), &[("accept-encoding", "br, gzip")]).await;
        assert_eq!((asked.status, asked.header("content-type")), (200, "image/png"), "{address}");
        assert_eq!(asked.header("content-encoding"), "", "a picture is compressed already");
        assert!(asked.body.starts_with(b"\x89PNG\r\n\x1a\n") && asked.body.len() < 400_000, "{address}");
        let pixels = |at: usize| u32::from_be_bytes(asked.body[at..at + 4].try_into().expect("four bytes"));
        let expected = ["width", "height"].map(|name| units(name).map(|units| units * 2));
        assert_eq!([Some(pixels(16)), Some(pixels(20))], expected, "{address}");
        assert!(pixels(16) >= 1600);
        assert!(asked.body.len() > 15_000, "letters and bars are drawn: {} bytes", asked.body.len());
    }
}

#[tokio::test]
async fn drawings_may_be_placed_in_other_sites_and_nothing_else_may() {
    let site = site().await;
    let cases = [
        ("/fr/chiffres/country.svg", "cross-origin"),
        ("/en/figures/country.png", "cross-origin"),
        ("/fr/carte.svg", "cross-origin"),
        ("/fr/chiffres/country", "same-origin"),
        ("/fr/chiffres/country.csv", "same-origin"),
        ("/fr/chiffres/none.png", "same-origin"),
        ("/api/v1/figures/country", "same-origin"),
    ];
    for (address, policy) in cases {
        assert_eq!(site.get(address).await.header("cross-origin-resource-policy"), policy, "{address}");
    }
}

#[tokio::test]
async fn a_page_of_a_chart_gives_the_code_to_place_it_and_the_other_language() {
    let site = site().await;
    let page = site.page("/fr/chiffres/country").await;
    let code = html::unescape(html::between(&page, "spellcheck=\"false\">", "</textarea>")[0]);
    assert_eq!(html::attributes(&code, "a", "href"), ["https://jumelles.test/fr/chiffres/country"]);
    assert_eq!(html::attributes(&code, "img", "src"), ["https://jumelles.test/fr/chiffres/country.svg"]);
    let height = html::attributes(&code, "img", "height");
    assert_eq!(height, html::attributes(&page, "img", "height"), "the code keeps the place that the image takes");
    assert!(page.contains("<link rel=\"canonical\" href=\"/fr/chiffres/country\">"));
    assert!(page.contains("hreflang=\"en\" href=\"/en/figures/country\""));
    assert!(page.contains("property=\"og:image\" content=\"https://jumelles.test/fr/chiffres/country.png\""));
    let list = site.page("/en/figures").await;
    for id in DRAWN {
        assert!(list.contains(&format!("href=\"/en/figures/{id}\"")), "{id}");
    }
}

#[tokio::test]
async fn the_share_of_towns_says_why_it_is_not_the_one_of_the_brochure() {
    let seen = html::seen(&site().await.page("/fr/chiffres/size").await);
    assert!(
        seen.contains("près de 60 %") && seen.contains("3 sur 3") && seen.contains("ne se comparent pas"),
        "{seen}"
    );
}

#[tokio::test]
async fn of_many_rows_fifteen_are_drawn_and_all_are_in_the_table() {
    let world = World::of_authorities(TestDb::sqlite().await).await;
    let codes = "DE BF BE GB SN IT ES PT PL RO HU CZ CA JP CN US CM".split(' ');
    let lines: String = codes.map(|code| format!("Halluin,FR,insee:59279,Ville {code},{code},releve\n")).collect();
    assert_eq!(world.import(format!("{NAMED}{lines}")).await.counts.new, 17);
    let site = world.site().await;
    let drawing = site.page("/fr/chiffres/country.svg").await;
    assert_eq!(drawing.matches("<rect class=\"b").count(), 15);
    assert!(drawing.contains("et 2 autres"), "{drawing}");
    assert_eq!(site.page("/fr/chiffres/country").await.matches("<tr><th scope=\"row\">").count(), 17);
}

#[tokio::test]
async fn a_name_is_never_markup_in_a_chart() {
    let world = World::of_authorities(TestDb::sqlite().await).await;
    let evil = "<script>alert(\"1\")</script> & ]]> une source dont le nom est trop long pour une ligne de dessin";
    let line = format!("Halluin,FR,insee:59279,Ville,DE,\"{}\"\n", evil.replace('"', "\"\""));
    assert_eq!(world.import(format!("{NAMED}{line}")).await.counts.new, 1);
    let site = world.site().await;
    let drawing = site.page("/fr/chiffres/source.svg").await;
    let tree = roxmltree::Document::parse(&drawing).unwrap_or_else(|why| panic!("{why}: {drawing}"));
    assert!(!tree.descendants().any(|node| node.tag_name().name() == "script"), "{drawing}");
    assert!(tree.root_element().first_element_child().and_then(|title| title.text()).is_some_and(|t| t.contains(evil)));
    assert_eq!(site.get("/fr/chiffres/source.png").await.status, 200);
    let page = site.page("/fr/chiffres/source").await;
    assert!(!page.contains("<script>") && html::seen(&page).contains(evil), "{page}");
    let code = html::unescape(html::between(&page, "spellcheck=\"false\">", "</textarea>")[0]);
    assert!(html::elements(&code, "script").is_empty(), "{code}");
}

#[tokio::test]
async fn an_address_that_is_no_chart_is_not_there() {
    let site = site().await;
    for (address, status) in [
        ("/fr/chiffres/none", 404),
        ("/fr/chiffres/none.svg", 404),
        ("/fr/chiffres/country.gif", 404),
        ("/fr/chiffres/country.geojson", 404),
        ("/fr/chiffres/.svg", 404),
        ("/fr/chiffres/country.svg.png", 404),
        ("/fr/chiffres/../x.svg", 404),
        ("/fr/chiffres/%2e%2e%2fcountry.svg", 404),
        ("/fr/chiffres/country%00.svg", 404),
        ("/fr/chiffres/Country", 404),
        ("/fr/figures/country", 404),
        ("/en/chiffres/country.svg", 404),
        ("/fr/chiffres/country/x", 404),
        ("/fr/chiffres/country?x=1", 400),
        ("/fr/chiffres/country.csv?x=1", 400),
        ("/api/v1/figures/none", 404),
        ("/api/v1/figures/country?x=1", 400),
        ("/api/v1/figures/country?lang=de", 400),
        ("/fr/chiffres/country?utm_source=lettre", 200),
    ] {
        assert_eq!(site.get(address).await.status, status, "{address}");
    }
    let many = site.get("/fr/chiffres/country.png?a=1").await;
    assert_eq!((many.status, many.header("location")), (301, "/fr/chiffres/country.png"), "an image has one address");
    assert!(site.get("/fr/chiffres/none").await.text().contains("/fr/chiffres/comparer"), "the way out");
}
