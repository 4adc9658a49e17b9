//! Every page in both languages: whole, translated, without script, and leading nowhere that is not there.

use std::collections::{BTreeMap, BTreeSet};

use super::{everything, html, link};
use crate::db::testing::TestDb;
use crate::partnerships::Site;

const FIXED: [[&str; 2]; 21] = [
    ["/fr/", "/en/"],
    ["/fr/partenariats", "/en/partnerships"],
    [
        "/fr/partenariats?perimeter=france-abroad&country=BF&sort=since",
        "/en/partnerships?perimeter=france-abroad&country=BF&sort=since",
    ],
    ["/fr/partenariats?limit=5&page=2", "/en/partnerships?limit=5&page=2"],
    ["/fr/partenariats?country=JP", "/en/partnerships?country=JP"],
    ["/fr/collectivites", "/en/authorities"],
    ["/fr/collectivites?linked=no", "/en/authorities?linked=no"],
    ["/fr/pays", "/en/countries"],
    ["/fr/carte", "/en/map"],
    ["/fr/chiffres", "/en/figures"],
    ["/fr/donnees", "/en/data"],
    ["/fr/organisations", "/en/organisations"],
    ["/fr/recherche", "/en/search"],
    ["/fr/recherche?q=saint", "/en/search?q=saint"],
    ["/fr/recherche?q=zzzzz", "/en/search?q=zzzzz"],
    ["/fr/droit/listes", "/en/law/lists"],
    ["/fr/droit/listes/home_formalities", "/en/law/lists/home_formalities"],
    ["/fr/droit/listes/sanctions", "/en/law/lists/sanctions"],
    ["/fr/droit/listes/unrecognised", "/en/law/lists/unrecognised"],
    ["/fr/droit/clauses", "/en/law/clauses"],
    ["/fr/droit/clauses/C16", "/en/law/clauses/C16"],
];

const AUTHORITIES: [&str; 11] = [
    "fr-commune-62667/le-portel",
    "fr-commune-62753/saint-laurent-blangy",
    "fr-commune-59350/lille",
    "fr-epci-200054781/metropole-du-grand-paris",
    "fr-epci-246200729/ca-du-boulonnais",
    "fr-departement-62/pas-de-calais",
    "fr-departement-93/seine-saint-denis",
    "fr-region-32/hauts-de-france",
    "gn-2355548/sindou",
    "gn-2886242/koln",
    "gn-2354265/saint-louis",
];

/// Every page with its address in the other language.
async fn pages(site: &Site) -> Vec<[String; 2]> {
    let mut all: Vec<[String; 2]> = FIXED.iter().map(|pair| pair.map(str::to_owned)).collect();
    all.extend(AUTHORITIES.map(|place| [format!("/fr/collectivites/{place}"), format!("/en/authorities/{place}")]));
    all.extend(["BF", "DE", "JP", "FR"].map(|code| [format!("/fr/pays/{code}"), format!("/en/countries/{code}")]));
    for link in site.json("/api/v1/partnerships?limit=500").await["results"].as_array().expect("links") {
        let french = link["url"].as_str().expect("an address").replace("https://jumelles.test", "");
        all.push([french.clone(), french.replace("/fr/partenariats/", "/en/partnerships/")]);
    }
    let unknown = site.json("/api/v1/authorities?kind=unidentified").await["results"][0]["url"].clone();
    let french = unknown.as_str().expect("an address").replace("https://jumelles.test", "");
    all.push([french.clone(), french.replace("/fr/collectivites/", "/en/authorities/")]);
    all
}

async fn site() -> Site {
    everything(TestDb::sqlite().await).await.site().await
}

/// The first part of every key of the locales: `figure`, `kind`, `authority`.
fn key_starts() -> BTreeSet<&'static str> {
    let files = [
        include_str!("../../../locales/fr/web.ftl"),
        include_str!("../../../locales/fr/words.ftl"),
        include_str!("../../../locales/fr/atlas.ftl"),
        include_str!("../../../locales/fr/figures.ftl"),
        include_str!("../../../locales/fr/data.ftl"),
        include_str!("../../../locales/fr/search.ftl"),
    ];
    let keys = files.iter().flat_map(|file| file.lines()).filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
    keys.filter(|key| !key.starts_with([' ', '#', '-']))
        .filter_map(|key| key.split_once('-'))
        .map(|(start, _)| start)
        .collect()
}

/// Words that read like the key of a message, and what is left of an argument that nobody gave.
fn untranslated(page: &str) -> Vec<String> {
    let starts = key_starts();
    let like_a_key = |word: &&str| {
        let lower = word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_'));
        lower && word.split_once('-').is_some_and(|(start, rest)| starts.contains(start) && !rest.is_empty())
    };
    // The style that a page may carry in itself is no text.
    let page = page.replace(&format!("<style>{}</style>", crate::web::style()), "");
    let seen: Vec<String> = html::texts(&page).into_iter().filter(|text| !text.starts_with("width=")).collect();
    let words =
        seen.iter().flat_map(|text| text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '(' | ')')));
    let mut found: Vec<String> = words.filter(like_a_key).map(str::to_owned).collect();
    found.extend(seen.iter().filter(|text| text.contains(['{', '}', '$'])).cloned());
    found
}

#[tokio::test]
async fn every_page_is_whole_in_its_language() {
    let site = site().await;
    for (address, language) in pages(&site).await.into_iter().flat_map(|[fr, en]| [(fr, "fr"), (en, "en")]) {
        let answer = site.get(&address).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, "text/html; charset=utf-8"), "{address}");
        let page = answer.text();
        assert_eq!(html::attributes(&page, "html", "lang"), [language], "{address}");
        assert_eq!(html::elements(&page, "h1").len(), 1, "{address}");
        assert_eq!(html::elements(&page, "main").len(), 1, "{address}");
        let title = html::unescape(html::between(&page, "<title>", "</title>")[0]);
        assert!(title.ends_with(" · Jumelles") && title.len() > " · Jumelles".len() + 2, "{address}: {title}");
        assert_eq!(untranslated(&page), Vec::<String>::new(), "{address}");
    }
}

#[tokio::test]
async fn a_text_without_translation_would_be_seen() {
    for bad in ["<p>figure-recount</p>", "<p>Sur { $page }</p>", "<img alt=\"kind-commune\">", "<p>(nav-map)</p>"] {
        assert_eq!(untranslated(bad).len(), 1, "{bad}");
    }
}

#[tokio::test]
async fn every_page_works_without_script_and_without_anybody_else() {
    let site = site().await;
    for address in pages(&site).await.concat() {
        let page = site.page(&address).await;
        for script in html::elements(&page, "script") {
            let external = script.contains("src=\"/assets/");
            assert!(external || script.contains("type=\"application/ld+json\""), "{address}: <{script}>");
        }
        let own = page.contains(&format!("<style>{}</style>", crate::web::style())) && !page.contains("/assets/site.");
        assert_eq!(html::elements(&page, "style").len(), usize::from(own), "{address}: only the style of every page");
        for element in page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default()) {
            let words = element.split(['"', '\'']).step_by(2).flat_map(str::split_whitespace);
            for word in words.filter(|word| word.ends_with('=')) {
                assert!(!word.starts_with("on") && word != "style=", "{address}: <{element}>");
            }
        }
        let loaded = [("img", "src"), ("script", "src"), ("iframe", "src"), ("form", "action")];
        let mut from: Vec<String> = loaded.iter().flat_map(|(tag, name)| html::attributes(&page, tag, name)).collect();
        let sheets = html::elements(&page, "link").into_iter().filter(|link| link.contains("stylesheet"));
        from.extend(sheets.flat_map(|link| html::attributes(&format!("<{link}>"), "link", "href")));
        assert!(
            from.iter().all(|address| address.starts_with('/') && !address.starts_with("//")),
            "{address}: {from:?}"
        );
        assert!(!page.contains("javascript:"), "{address}");
    }
}

#[tokio::test]
async fn every_page_names_its_own_address_and_the_one_in_the_other_language() {
    let site = site().await;
    for pair in pages(&site).await {
        for (own, other) in [(&pair[0], &pair[1]), (&pair[1], &pair[0])] {
            let page = site.page(own).await;
            let links = html::elements(&page, "link");
            let named = |word: &str| {
                let found: Vec<_> = links.iter().filter(|link| link.contains(word)).collect();
                let hrefs = found.iter().flat_map(|link| html::attributes(&format!("<{link}>"), "link", "href"));
                hrefs.map(|href| href.trim_start_matches("https://jumelles.test").to_owned()).collect::<Vec<_>>()
            };
            let canonical = named("rel=\"canonical\"");
            assert_eq!(canonical.len(), 1, "{own}");
            assert_eq!(site.get(&canonical[0]).await.status, 200, "{own}: canonical {}", canonical[0]);
            let path = |address: &str| address.split('?').next().unwrap_or_default().to_owned();
            assert_eq!(path(&canonical[0]), path(own));
            let alternates = named("hreflang=");
            assert!(alternates.iter().any(|one| path(one) == path(other)), "{own}: {alternates:?}");
            for address in alternates {
                assert_eq!(site.get(&address).await.status, 200, "{own}: alternate {address}");
            }
            let switch = html::between(&page, "class=\"lang\" href=\"", "\"");
            assert_eq!(html::unescape(switch[0]), *other, "the switch keeps filters and page");
        }
    }
}

/// Every address of ours that the page names: links, pictures, style sheets, forms.
fn named_in(page: &str) -> BTreeSet<String> {
    let named = [("a", "href"), ("img", "src"), ("link", "href"), ("form", "action")];
    // What a form sends changes something: nobody follows it like a link.
    let page = &page.replace("<form method=\"post\"", "<form-that-changes");
    let all = named.iter().flat_map(|(tag, name)| html::attributes(page, tag, name));
    let own = all.filter(|address| address.starts_with('/'));
    own.map(|address| address.split('#').next().unwrap_or_default().to_owned()).collect()
}

/// Of pages that differ only by what they are filtered by, so many are read for further links: all name the same kinds.
const FOLLOWED_ALIKE: usize = 3;

/// An address without the values of its filters: a page without any is a shape of its own.
fn shape(address: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let names: BTreeSet<&str> = query.split('&').map(|pair| pair.split('=').next().unwrap_or_default()).collect();
    format!("{path}?{}", names.into_iter().collect::<Vec<_>>().join("&"))
}

#[tokio::test]
async fn every_link_of_every_page_that_can_be_reached_leads_somewhere() {
    let site = site().await;
    let mut waiting: Vec<(String, String)> =
        ["/fr/", "/en/"].map(|home| (home.to_owned(), "the start".to_owned())).into();
    let mut statuses: BTreeMap<String, u16> = BTreeMap::new();
    let mut followed: BTreeMap<String, usize> = BTreeMap::new();
    while let Some((address, from)) = waiting.pop() {
        if statuses.contains_key(&address) {
            continue;
        }
        let answer = site.get(&address).await;
        assert!(matches!(answer.status, 200 | 301 | 303), "{from} leads to {address}: {}", answer.status);
        statuses.insert(address.clone(), answer.status);
        assert!(statuses.len() < 8000, "the site has no end: {address}");
        let html = answer.header("content-type").starts_with("text/html");
        let alike = followed.entry(shape(&address)).or_insert(0);
        if html && *alike < FOLLOWED_ALIKE && address.matches('&').count() < 2 {
            *alike += 1;
            waiting.extend(named_in(&answer.text()).into_iter().map(|next| (next, address.clone())));
        }
    }
    assert!(statuses.len() > 200, "{}", statuses.len());
    assert!(statuses.contains_key("/fr/collectivites/fr-commune-62667/le-portel"));
    let for_members = [
        "/verifier",
        "/verify",
        "/representer",
        "/represent",
        "/decrire",
        "/describe",
        "/declarer",
        "/declare",
        "/campagnes",
        "/campaigns",
    ];
    let closed = |address: &str| {
        let path = address.split('?').next().unwrap_or_default();
        let papers = path.contains("/pa-") && (path.ends_with("/papiers") || path.ends_with("/papers"));
        // Only the administration edits a rule, a list, a clause.
        let entries =
            ["/droit/regles/", "/law/rules/", "/droit/listes/", "/law/lists/", "/droit/clauses/", "/law/clauses/"];
        let entry = entries.iter().any(|list| path.contains(list));
        let edit = entry && (path.ends_with("/modifier") || path.ends_with("/edit"));
        papers || edit || for_members.iter().any(|end| path.ends_with(end))
    };
    let moved: Vec<_> = statuses.iter().filter(|(address, status)| **status != 200 && !closed(address)).collect();
    assert!(moved.is_empty(), "a page names the address itself, not one that leads to it: {moved:?}");
}

#[tokio::test]
async fn a_town_without_any_link_is_shown_its_neighbours_that_have_one() {
    let site = site().await;
    let page = site.page("/fr/collectivites/fr-commune-62753/saint-laurent-blangy").await;
    let seen = html::seen(&page);
    for words in ["Pourquoi pas vous", "Lille", "Halluin", "Sindou (Burkina Faso)"] {
        assert!(seen.contains(words), "{words}: {seen}");
    }
    let portel = html::seen(&site.page("/fr/collectivites/fr-commune-62667/le-portel").await);
    assert!(!portel.contains("Pourquoi pas vous"), "{portel}");
}

#[tokio::test]
async fn a_town_s_links_abroad_stand_apart_from_its_twin_in_france() {
    let site = site().await;
    let page = site.page("/fr/collectivites/fr-commune-62667/le-portel").await;
    let (abroad, within) = page.split_once("compté à part").expect("the links in France are counted apart");
    for name in ["Sindou", "Stockelsdorf"] {
        assert!(abroad.contains(name), "{name}");
    }
    assert!(within.contains("Portel-des-Corbières"));
    let seen = html::seen(&page);
    assert!(seen.contains("Deux liens connus, dans deux pays. Un seul est confirmé."), "{seen}");
}

#[tokio::test]
async fn what_nobody_confirmed_is_never_shown_as_certain() {
    let site = site().await;
    for (partner, words) in [
        ("gn-2355548", "Vérifié le 24 novembre 2026 par Ville du Portel."),
        ("gn-2826861", "Aucune des collectivités n’a encore confirmé"),
    ] {
        let id = link(&site, "fr-commune-62667", partner).await;
        let address = site.get(&format!("/fr/partenariats/{id}")).await.header("location").to_owned();
        let seen = html::seen(&site.page(&address).await);
        assert!(seen.contains(words), "{words}: {seen}");
        assert_eq!(seen.lines().any(|line| line == "Non confirmé"), partner == "gn-2826861", "{seen}");
    }
}
