//! What people type, and where it leads.

use crate::db::testing::{TestDb, on_both_engines};
use crate::partnerships::{Site, World};

const HEADER: &str = "city_a,country_a,code_a,city_b,country_b,code_b,kind,form,status,since,until,themes,source,\
    source_url,licence,read_on";

async fn site() -> Site {
    World::with_links(TestDb::sqlite().await).await.site().await
}

fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// Where the search leads at once, or nothing when it shows answers.
async fn leads(site: &Site, text: &str) -> Option<String> {
    let answer = site.get(&format!("/fr/recherche?q={}", encoded(text))).await;
    assert!(matches!(answer.status, 200 | 303), "{text}: {}", answer.status);
    (answer.status == 303).then(|| answer.header("location").to_owned())
}

async fn suggested(site: &Site, query: &str) -> Vec<String> {
    let answer = site.json(&format!("/api/v1/suggest?{query}")).await;
    let results = answer["results"].as_array().expect("results").clone();
    results.iter().map(|one| one["id"].as_str().expect("an identifier").to_owned()).collect()
}

const PORTEL: &str = "/fr/collectivites/fr-commune-62667/le-portel";
const LILLE: &str = "/fr/collectivites/fr-commune-59350/lille";

on_both_engines!(what_people_type_from_the_home_page_reaches_the_right_page, |test| {
    let site = World::with_links(test).await.site().await;
    let cases = [
        ("Le Portel", PORTEL),
        ("Halluin", "/fr/collectivites/fr-commune-59279/halluin"),
        ("62480", PORTEL),
        ("Saint-Laurent-Blangy", "/fr/collectivites/fr-commune-62753/saint-laurent-blangy"),
    ];
    for (text, page) in cases {
        assert_eq!(leads(&site, text).await.as_deref(), Some(page), "{text}");
        assert_eq!(site.get(page).await.status, 200, "{page}");
    }
});

#[tokio::test]
async fn accents_case_hyphens_and_abbreviations_do_not_matter() {
    let site = site().await;
    let cases = [
        ("le portel", PORTEL),
        ("LE  PORTEL ", PORTEL),
        ("st laurent blangy", "/fr/collectivites/fr-commune-62753/saint-laurent-blangy"),
        ("Saint Laurent-Blangy", "/fr/collectivites/fr-commune-62753/saint-laurent-blangy"),
        ("SEINE SAINT DENIS", "/fr/collectivites/fr-departement-93/seine-saint-denis"),
        ("ile de france", "/fr/collectivites/fr-region-11/ile-de-france"),
        ("Île‑de‑France", "/fr/collectivites/fr-region-11/ile-de-france"),
        ("liege", "/fr/collectivites/gn-2792413/liege"),
        ("portel des corbieres", "/fr/collectivites/fr-commune-11295/portel-des-corbieres"),
    ];
    for (text, page) in cases {
        assert_eq!(leads(&site, text).await.as_deref(), Some(page), "{text}");
    }
}

#[tokio::test]
async fn a_former_name_and_a_name_in_another_language_lead_to_the_present_authority() {
    let site = site().await;
    for (text, page) in [
        ("Lomme", LILLE),
        ("hellemmes", LILLE),
        ("Cologne", "/fr/collectivites/gn-2886242/koln"),
        ("Lüttich", "/fr/collectivites/gn-2792413/liege"),
    ] {
        assert_eq!(leads(&site, text).await.as_deref(), Some(page), "{text}");
    }
    let answer = site.json("/api/v1/suggest?q=lomme").await;
    assert!(answer["results"][0]["context"].as_str().is_some_and(|told| told.ends_with("Lomme")), "{answer}");
}

#[tokio::test]
async fn a_code_leads_to_its_authority_and_a_postal_code_comes_before_an_official_one() {
    let site = site().await;
    for (text, page) in [
        ("62667", PORTEL),
        ("62 480", PORTEL),
        ("59160", LILLE),
        ("200054781", "/fr/collectivites/fr-epci-200054781/metropole-du-grand-paris"),
        ("200 054 781", "/fr/collectivites/fr-epci-200054781/metropole-du-grand-paris"),
    ] {
        assert_eq!(leads(&site, text).await.as_deref(), Some(page), "{text}");
    }
    assert_eq!(suggested(&site, "q=62480").await, ["fr-commune-62667", "fr-commune-62480"]);
    assert_eq!(leads(&site, "99999").await, None);
}

#[tokio::test]
async fn several_places_of_one_name_are_all_shown_and_none_is_chosen() {
    let site = site().await;
    assert_eq!(leads(&site, "Saint-Louis").await, None);
    let page = site.page("/fr/recherche?q=saint-louis").await;
    for address in ["gn-2246452/saint-louis", "gn-2354265/saint-louis"] {
        assert!(page.contains(address), "{address}");
    }
    assert!(page.contains("Sénégal") && page.contains("Burkina Faso"), "each says where it lies");
    assert_eq!(leads(&site, "saint").await, None);
}

#[tokio::test]
async fn half_a_word_is_enough_and_the_likeliest_comes_first() {
    let site = site().await;
    assert_eq!(suggested(&site, "q=hallu&kind=authority").await, ["fr-commune-59279"]);
    let portels = suggested(&site, "q=portel&kind=authority").await;
    assert_eq!(portels.iter().map(String::as_str).collect::<Vec<_>>(), ["fr-commune-62667", "fr-commune-11295"]);
    assert_eq!(suggested(&site, "q=corbieres&kind=authority").await, ["fr-commune-11295"]);
    assert_eq!(suggested(&site, "q=boulonnais&kind=authority").await, ["fr-epci-246200729"]);
    assert_eq!(
        suggested(&site, "q=corbieres+portel&kind=authority").await,
        ["fr-commune-11295"],
        "the order of words does not matter"
    );
}

#[tokio::test]
async fn a_country_is_found_by_its_name_in_any_language_and_by_its_two_letters() {
    let site = site().await;
    for text in ["Allemagne", "germany", "DE", "Alemania"] {
        assert_eq!(leads(&site, text).await.as_deref(), Some("/fr/pays/DE"), "{text}");
    }
}

#[tokio::test]
async fn suggestions_are_few_of_one_kind_when_asked_and_in_the_language_asked() {
    let site = site().await;
    assert_eq!(suggested(&site, "q=a").await.len(), 8);
    let countries = site.json("/api/v1/suggest?q=a&kind=country&lang=en").await;
    let results = countries["results"].as_array().expect("results");
    assert!(!results.is_empty() && results.iter().all(|one| one["kind"] == "country"), "{countries}");
    assert!(results.iter().all(|one| one["url"].as_str().is_some_and(|url| url.starts_with("/en/countries/"))));
    let portel = site.json("/api/v1/suggest?q=le+portel&lang=en").await["results"][0].clone();
    assert_eq!(portel["url"], "/en/authorities/fr-commune-62667/le-portel");
    for field in ["kind", "id", "name", "context", "url"] {
        assert!(portel[field].as_str().is_some_and(|text| !text.is_empty()), "{field}: {portel}");
    }
}

#[tokio::test]
async fn whatever_is_typed_the_page_answers() {
    let site = site().await;
    let long = "a".repeat(10_000);
    let words = "le ".repeat(3000);
    let odd = [
        "",
        "   ",
        "'",
        "\"",
        "%",
        "_",
        "\\",
        "…",
        "-",
        "\u{0}\u{7}\u{1b}[31m",
        "\u{202e}letrop",
        "😀",
        "東京",
        "ﷺ",
        "a\nb",
        "--",
        "62480;",
    ];
    for text in odd.into_iter().chain([long.as_str(), words.as_str()]) {
        for address in [format!("/fr/recherche?q={}", encoded(text)), format!("/en/search?q={}", encoded(text))] {
            let answer = site.get(&address).await;
            assert!(matches!(answer.status, 200 | 303), "{text:.20?}: {}", answer.status);
            assert!(answer.body.len() < 60_000, "{text:.20?}: {} bytes", answer.body.len());
            let page = answer.text();
            assert!(!page.contains(['\u{0}', '\u{7}', '\u{1b}']), "{text:.20?}");
        }
        assert!(suggested(&site, &format!("q={}", encoded(text))).await.len() <= 8, "{text:.20?}");
    }
    for query in ["", "?", "?q", "?Q=x", "?q=%FF", "?q=a&q=b", "?autre=1"] {
        assert!(matches!(site.get(&format!("/fr/recherche{query}")).await.status, 200 | 303 | 400), "{query}");
        assert!(matches!(site.get(&format!("/api/v1/suggest{query}")).await.status, 200 | 400), "{query}");
    }
}

#[tokio::test]
async fn a_text_too_long_to_be_a_name_is_told_so() {
    let site = site().await;
    let page = site.page(&format!("/fr/recherche?q={}", "a".repeat(10_000))).await;
    assert!(page.contains("trop long pour un nom"));
    assert!(!site.page("/fr/recherche?q=zzz").await.contains("trop long"));
}

#[tokio::test]
async fn nothing_typed_is_no_search_and_nothing_found_says_what_to_try() {
    let site = site().await;
    let empty = site.page("/fr/recherche?q=").await;
    assert!(empty.contains("Écrivez un nom de commune") && !empty.contains("Rien ne porte ce nom"));
    let none = site.page("/fr/recherche?q=zzzzzz").await;
    assert!(none.contains("Rien ne porte ce nom") && none.contains("Vérifiez l’orthographe"));
    assert!(none.contains("value=\"zzzzzz\""), "people get back what they typed");
}

#[tokio::test]
async fn a_misspelt_name_is_still_found_and_no_page_is_chosen_for_it() {
    let site = site().await;
    for (text, id) in [
        ("haluin", "fr-commune-59279"),
        ("hallyun", "fr-commune-59279"),
        ("leportel", "fr-commune-62667"),
        ("stockelsdrof", "gn-2826861"),
        ("burges hill", "gn-2654308"),
    ] {
        let first = suggested(&site, &format!("q={}", encoded(text))).await.into_iter().next();
        assert_eq!(first.as_deref(), Some(id), "{text}");
    }
    assert_eq!(leads(&site, "haluin").await, None, "a guess is shown, not taken");
}

#[tokio::test]
async fn a_link_is_found_by_its_two_sides_and_a_page_by_what_it_holds() {
    let site = site().await;
    for text in ["lille cologne", "cologne lille", "jumelage lille cologne"] {
        let results = site.json(&format!("/api/v1/suggest?q={}", encoded(text))).await["results"].clone();
        assert_eq!(
            (&results[0]["kind"], &results[0]["name"]),
            (&"partnership".into(), &"Lille – Cologne".into()),
            "{text}"
        );
    }
    for (text, page) in [("chiffres", "/fr/chiffres"), ("carte", "/fr/carte"), ("données", "/fr/donnees")] {
        let results = site.json(&format!("/api/v1/suggest?q={}", encoded(text))).await["results"].clone();
        assert_eq!((&results[0]["kind"], &results[0]["url"]), (&"page".into(), &page.into()), "{text}");
    }
}

#[tokio::test]
async fn the_facets_of_the_results_stand_in_the_address_and_count_what_they_leave() {
    let site = site().await;
    let all = site.page("/fr/recherche?q=s&kind=authority").await;
    assert!(all.contains("country=DE") && all.contains("Préciser"), "{all}");
    let german = site.page("/fr/recherche?q=saint&country=SN").await;
    assert!(german.contains("gn-2246452") && !german.contains("gn-2354265"), "only what lies there");
    assert!(german.contains("href=\"/fr/recherche?q=saint\""), "a condition can be taken away");
    assert!(german.contains("/en/search?q=saint&#38;country=SN"), "the other language keeps the conditions");
    for wrong in ["kind=dragon", "country=ZZZ", "linked=maybe", "page=0", "page=x"] {
        assert_eq!(site.get(&format!("/fr/recherche?q=saint&{wrong}")).await.status, 400, "{wrong}");
    }
}

#[tokio::test]
async fn the_search_follows_the_journal() {
    let world = World::with_links(TestDb::sqlite().await).await;
    let site = world.site().await;
    assert!(suggested(&site, "q=halluin+yako").await.is_empty());
    let line = "Halluin,FR,insee:59279,Yako,BF,id:gn-2353688,,,,,,,releve,,CC0,2026-11-01";
    world.import(&format!("{}\n{line}\n", HEADER)).await;
    assert!(site.app.refresh().await.expect("refreshed"));
    assert_eq!(suggested(&site, "q=halluin+yako&kind=partnership").await.len(), 1);
    assert_eq!(suggested(&site, "q=hallu&kind=authority").await, ["fr-commune-59279"], "each thing once");
}

#[tokio::test]
async fn a_damaged_copy_is_refused_and_a_sound_one_is_read() {
    use super::index::{Copy, Extent, Made, Refused};
    let site = site().await;
    let made = Made::whole(&site.app.atlas.now(), Extent::Atlas).expect("an index");
    let folder = tempfile::tempdir().expect("a folder");
    let copy = Copy::at(&folder.path().join("search"));
    assert!(matches!(copy.seq(), Err(Refused::Absent)));
    copy.save(&made, "hash").expect("saved");
    copy.save(&made, "hash").expect("saved in the place of the one before");
    assert!(copy.stands() && copy.load("hash").is_ok());
    assert!(matches!(copy.load("another"), Err(Refused::Other(_))));
    for entry in std::fs::read_dir(copy.folder()).expect("files") {
        let path = entry.expect("a file").path();
        let kept = std::fs::read(&path).expect("readable");
        let mut bytes = kept.clone();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 0xff;
        std::fs::write(&path, &bytes).expect("written");
        assert!(copy.load("hash").is_err(), "{}", path.display());
        std::fs::write(&path, &kept[..middle]).expect("written");
        assert!(!copy.stands() && copy.load("hash").is_err(), "{}", path.display());
        std::fs::write(&path, &kept).expect("written");
    }
    assert!(copy.load("hash").is_ok());
}
