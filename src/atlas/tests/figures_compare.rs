//! A territory beside another.

use super::{everything, html};
use crate::db::testing::TestDb;
use crate::partnerships::Site;

async fn site() -> Site {
    everything(TestDb::sqlite().await).await.site().await
}

#[tokio::test]
async fn two_territories_stand_side_by_side_in_each_format_and_language() {
    let site = site().await;
    let query = "a=fr-region-32&b=fr-region-11";
    let told = site.json(&format!("/fr/chiffres/comparer.json?{query}")).await;
    let numbers = |row: usize| {
        let names = ["communes", "communes_linked", "links", "partner_countries", "confirmed", "first_countries"];
        names.map(|name| told["results"][row][name].to_string()).join(" ")
    };
    assert_eq!(numbers(0), "6 4 9 5 1 \"DE 3;BE 2;BF 2;GB 1;SN 1\"");
    assert_eq!(numbers(1), "1 1 2 2 0 \"BF 1;DE 1\"");
    let people = told["results"][0]["population"].as_f64().expect("inhabitants");
    let rate = told["results"][0]["links_per_100000"].as_f64().expect("a rate");
    assert!((rate - 9.0 * 100_000.0 / people).abs() < 0.06, "{rate}");
    let csv = site.page(&format!("/en/figures/compare.csv?{query}")).await;
    assert_eq!(csv.lines().count(), 3, "{csv}");
    assert!(site.get(&format!("/fr/chiffres/comparer.xlsx?{query}")).await.body.starts_with(b"PK"));
    for (page, words) in
        [("/fr/chiffres/comparer", "liens pour 100 000 habitants"), ("/en/figures/compare", "links for 100,000")]
    {
        let text = site.page(&format!("{page}?{query}")).await;
        let seen = html::seen(&text);
        assert!(seen.contains(words) && seen.contains("Hauts-de-France") && seen.contains("Île-de-France"), "{seen}");
        assert!(text.contains("<option value=\"fr-region-32\" selected>"), "the choice stays chosen");
        let other = if page.starts_with("/fr") { "/en/figures/compare" } else { "/fr/chiffres/comparer" };
        assert!(html::attributes(&text, "a", "href").contains(&format!("{other}?{query}")), "{page}");
    }
}

#[tokio::test]
async fn the_countries_of_a_territory_are_as_many_as_it_says() {
    let page = site().await.page("/fr/chiffres/comparer?a=fr-region-32").await;
    assert!(page.contains("<a href=\"#a\">5</a>"), "{page}");
    let section = html::between(&page, "<section id=\"a\">", "</section>")[0];
    assert_eq!(section.matches("<tr><th scope=\"row\">").count(), 5);
}

#[tokio::test]
async fn the_page_says_what_to_do_next() {
    let site = site().await;
    for (query, expected) in [
        ("", "Choisissez deux territoires"),
        ("?a=&b=", "Choisissez deux territoires"),
        ("?a=fr-region-32", "Choisissez un second territoire"),
        ("?b=fr-departement-62", "Choisissez un second territoire"),
        ("?a=fr-region-32&b=fr-region-32", "deux fois le même territoire"),
        ("?a=fr-commune-62667&b=fr-epci-200054781", "Le Portel"),
        ("?a=FR-COMMUNE-62667", "Le Portel : 2 liens connus"),
        ("?a=fr-commune-59355", "Lille"),
    ] {
        let seen = html::seen(&site.page(&format!("/fr/chiffres/comparer{query}")).await);
        assert!(seen.contains(expected), "{query}: {seen}");
    }
    let alone = site.page("/fr/chiffres/comparer?a=fr-region-32&b=fr-region-32").await;
    assert_eq!(alone.matches("<section id=").count(), 1, "the same is shown once");
}

#[tokio::test]
async fn what_cannot_be_compared_is_refused_with_a_way_out() {
    let site = site().await;
    for (query, said) in [
        ("a=fr-region-99", "fr-region-99"),
        ("a=%3Cscript%3E", "n’a pas de valeur"),
        ("a=fr-region-32&a=fr-region-11", "deux fois"),
        ("c=fr-region-32", "Il n’y a pas de filtre"),
        ("a=gn-2886242", "n’est pas une collectivité française"),
    ] {
        let answer = site.get(&format!("/fr/chiffres/comparer?{query}")).await;
        let text = answer.text();
        assert_eq!(answer.status, 400, "{query}");
        assert!(html::seen(&text).contains(said) && text.contains("href=\"/fr/chiffres/comparer\""), "{query}: {text}");
        assert!(!text.contains("<script>"), "{query}");
        assert_eq!(site.get(&format!("/fr/chiffres/comparer.csv?{query}")).await.status, 400, "{query}");
    }
}
