//! Headers, the page cache, compression, errors and languages, through the site.

use axum::body::Body;
use axum::http::{Method, Request};

use super::Texts;
use crate::db::testing::TestDb;
use crate::kernel::{Locale, PartialDate};
use crate::partnerships::{Answer, Site, World};

async fn site() -> Site {
    World::with_links(TestDb::sqlite().await).await.site().await
}

async fn send(site: &Site, method: Method, address: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder().method(method).uri(address);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    site.send(request.body(Body::empty()).expect("a request")).await
}

fn secured(answer: &Answer, about: &str) {
    for (name, words) in [
        ("content-security-policy", "default-src 'none'"),
        ("content-security-policy", "frame-ancestors 'none'"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("strict-transport-security", "max-age=31536000"),
        ("cross-origin-opener-policy", "same-origin"),
        ("permissions-policy", "geolocation=()"),
    ] {
        assert!(answer.header(name).contains(words), "{about}: {name}: {}", answer.header(name));
    }
    assert!(!answer.header("content-security-policy").contains("unsafe"), "{about}");
    for absent in ["set-cookie", "server", "x-powered-by"] {
        assert_eq!(answer.header(absent), "", "{about}: {absent}");
    }
}

#[tokio::test]
async fn every_answer_bears_the_security_headers_and_no_cookie() {
    let site = site().await;
    let style = site.page("/fr/").await.split("rel=\"stylesheet\" href=\"").nth(1).expect("a style sheet").to_owned();
    let style = style.split('"').next().expect("an address");
    for address in [
        "/",
        "/fr/",
        "/en/map",
        "/fr/carte.svg",
        "/fr/partenariats.csv",
        "/fr/partenariats.xlsx",
        "/api/v1/figures",
        "/api/v1/nothing",
        "/fr/nulle-part",
        "/fr/partenariats?x=y",
        "/fr/collectivites/fr-commune-62667",
        "/sitemap.xml",
        "/fr/changes.atom",
        "/healthz",
        "/readyz",
        "/robots.txt",
        "/assets/none.css",
        style,
    ] {
        secured(&site.get(address).await, address);
    }
    secured(&send(&site, Method::POST, "/fr/", &[]).await, "POST");
    secured(&send(&site, Method::HEAD, "/fr/", &[]).await, "HEAD");
    let tag = site.get("/fr/").await.header("etag").to_owned();
    secured(&site.ask("/fr/", &[("if-none-match", &tag)]).await, "304");
}

#[tokio::test]
async fn a_page_that_the_browser_has_is_not_sent_again() {
    let site = site().await;
    for address in ["/fr/", "/en/partnerships", "/fr/carte.svg", "/api/v1/figures"] {
        let first = site.get(address).await;
        let tag = first.header("etag").to_owned();
        assert!(tag.starts_with('"') && tag.ends_with('"') && tag.len() > 10, "{address}: {tag}");
        assert!(first.header("cache-control").contains("public"), "{address}");
        for seen in [tag.clone(), format!("W/{tag}"), format!("\"autre\", {tag}")] {
            let again = site.ask(address, &[("if-none-match", &seen)]).await;
            assert_eq!((again.status, again.body.len()), (304, 0), "{address}: {seen}");
            assert_eq!(again.header("etag"), tag, "{address}");
        }
        let other = site.ask(address, &[("if-none-match", "\"autre\"")]).await;
        assert_eq!((other.status, other.body == first.body), (200, true), "{address}");
    }
}

#[tokio::test]
async fn each_encoding_of_a_page_has_a_tag_of_its_own() {
    let site = site().await;
    let mut tags = Vec::new();
    for encoding in ["", "gzip", "br"] {
        tags.push(site.ask("/fr/", &[("accept-encoding", encoding)]).await.header("etag").to_owned());
    }
    assert!(tags[0] != tags[1] && tags[1] != tags[2] && tags[0] != tags[2], "{tags:?}");
}

#[tokio::test]
async fn what_is_sent_is_compressed_when_the_browser_can_read_it() {
    let site = site().await;
    for address in [
        "/fr/",
        "/en/authorities",
        "/fr/carte.svg",
        "/fr/partenariats.csv",
        "/fr/partenariats.geojson",
        "/api/v1/authorities",
    ] {
        let plain = site.get(address).await;
        assert_eq!(plain.header("content-encoding"), "", "{address}");
        for (accepted, encoding) in [("gzip, deflate, br", "br"), ("gzip", "gzip")] {
            let first = site.ask(address, &[("accept-encoding", accepted)]).await;
            let kept = site.ask(address, &[("accept-encoding", accepted)]).await;
            for answer in [&first, &kept] {
                assert_eq!(
                    (answer.status, answer.header("content-encoding")),
                    (200, encoding),
                    "{address}: {accepted}"
                );
                assert!(answer.body.len() * 2 < plain.body.len() + 600, "{address}: {}", answer.body.len());
                assert!(answer.header("vary").to_lowercase().contains("accept-encoding"), "{address}");
            }
            assert_eq!(first.body, kept.body, "{address}");
        }
        assert_eq!(site.get(address).await.body, plain.body, "{address}: a browser that cannot read it gets it plain");
    }
    let sheet = site.ask("/fr/partenariats.xlsx", &[("accept-encoding", "br")]).await;
    assert_eq!(sheet.header("content-encoding"), "", "a spreadsheet is compressed already");
}

#[tokio::test]
async fn an_encoding_that_a_browser_refuses_is_not_sent_nor_kept_for_others() {
    let site = site().await;
    let coded = async |accepted| {
        let answer = site.ask("/fr/", &[("accept-encoding", accepted)]).await;
        answer.header("content-encoding").to_owned()
    };
    assert_eq!(coded("br;q=0, gzip").await, "gzip");
    assert_eq!(coded("br").await, "br", "what was kept for the browser before is not for this one");
    assert_eq!(coded("br;q=0, gzip").await, "gzip");
    assert_eq!(coded("gzip;q=0").await, "");
    assert_eq!(coded("gzip").await, "gzip");
}

#[tokio::test]
async fn a_first_view_of_the_home_page_is_light() {
    let site = site().await;
    let page = site.ask("/fr/", &[("accept-encoding", "br")]).await.body.len();
    let text = site.page("/fr/").await;
    let style =
        text.split("rel=\"stylesheet\" href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a style");
    let sheet = site.ask(style, &[("accept-encoding", "br")]).await;
    assert_eq!((sheet.status, sheet.header("content-type")), (200, "text/css; charset=utf-8"));
    assert!(sheet.header("cache-control").contains("immutable"));
    assert!(page + sheet.body.len() <= 13_000, "{page} + {}", sheet.body.len());
}

#[tokio::test]
async fn an_error_is_never_kept() {
    let site = site().await;
    for address in ["/fr/nulle-part", "/fr/partenariats?x=y", "/api/v1/nothing"] {
        assert_eq!(site.get(address).await.header("cache-control"), "no-store", "{address}");
    }
}

#[tokio::test]
async fn a_page_answers_no_other_method_and_says_which_it_knows() {
    let site = site().await;
    for (address, kind) in
        [("/fr/partenariats", "text/html; charset=utf-8"), ("/api/v1/figures", "application/problem+json")]
    {
        for method in [Method::POST, Method::PUT, Method::DELETE] {
            let answer = send(&site, method.clone(), address, &[("sec-fetch-site", "same-origin")]).await;
            assert_eq!((answer.status, answer.header("content-type")), (405, kind), "{method} {address}");
            assert!(answer.header("allow").contains("GET"), "{method} {address}");
        }
    }
    let refused = send(&site, Method::POST, "/fr/partenariats", &[("sec-fetch-site", "cross-site")]).await;
    assert_eq!(refused.status, 403, "another site may not send forms here");
    let head = send(&site, Method::HEAD, "/fr/partenariats", &[]).await;
    assert_eq!((head.status, head.body.len()), (200, 0));
}

#[tokio::test]
async fn an_error_is_told_in_the_language_of_the_path() {
    let site = site().await;
    for (address, words) in [("/en/nowhere", "This page does not exist"), ("/fr/nulle-part", "Cette page n’existe pas")]
    {
        assert!(site.get(address).await.text().contains(words), "{address}");
    }
    let post = send(&site, Method::POST, "/en/partnerships", &[("sec-fetch-site", "same-origin")]).await;
    assert!(post.text().contains("lang=\"en\""));
}

#[test]
fn a_count_is_told_in_the_singular_and_the_plural_of_each_language() {
    let (french, english) = (Texts::of(Locale::Fr), Texts::of(Locale::En));
    let told = [0, 1, 2, 1234].map(|count| (french.n("links-count", count), english.n("links-count", count)));
    let expected = [
        ("Aucun lien", "No link"),
        ("1 lien", "1 link"),
        ("2 liens", "2 links"),
        ("1\u{202f}234 liens", "1,234 links"),
    ];
    for ((fr, en), (expected_fr, expected_en)) in told.iter().zip(expected) {
        assert_eq!((fr.as_str(), en.to_lowercase()), (expected_fr, expected_en.to_lowercase()));
    }
}

#[test]
fn a_date_is_told_as_precisely_as_it_is_known() {
    let told = |locale, text| Texts::of(locale).date(PartialDate::parse(text).expect("a date"));
    assert_eq!(told(Locale::Fr, "2003"), "2003");
    assert_eq!(told(Locale::Fr, "2003-05"), "mai 2003");
    assert_eq!(told(Locale::Fr, "2003-05-01"), "1er mai 2003");
    assert_eq!(told(Locale::Fr, "2003-08-17"), "17 août 2003");
    assert_eq!(told(Locale::En, "2003-08-17"), "17 August 2003");
}

#[test]
fn numbers_up_to_ten_are_told_in_words() {
    let french = Texts::of(Locale::Fr);
    assert_eq!((french.in_words(1, true), french.in_words(1, false)), ("une".to_owned(), "un".to_owned()));
    assert_eq!((french.in_words(10, false), french.in_words(11, false)), ("dix".to_owned(), "11".to_owned()));
    for locale in Locale::ALL {
        for count in 0..=10 {
            assert!(!Texts::of(locale).in_words(count, true).contains("number-"), "{count}");
        }
    }
}
