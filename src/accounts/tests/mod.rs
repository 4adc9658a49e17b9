//! Entering, staying, leaving, being erased, as a person does it through the pages.

mod erasure;
mod limits;

use axum::body::Body;
use axum::http::Request;

use super::testing::{Browser, link_of};
use crate::db::testing::{TestDb, asked, on_both_engines};
use crate::db::{Db, Entry, all, one};
use crate::partnerships::World;

async fn letters(db: &Db) -> i64 {
    crate::mail::Waiting::count(db).await.expect("a count")
}

on_both_engines!(a_link_lets_in_once_and_looking_at_it_opens_nothing, |test| {
    let site = World::of_authorities(test).await.site().await;
    let mut browser = Browser::new(&site);
    assert_eq!(browser.get("/fr/compte/organisations").await.status, 303, "closed to who has not entered");
    browser.post("/fr/compte/lien", "email=Marie%40leportel.example&return_to=/fr/compte/organisations").await;
    let link = link_of(&site.app.db, "marie@leportel.example").await;
    for _ in 0..2 {
        let looked = browser.get(&link).await;
        assert_eq!((looked.status, looked.header("set-cookie")), (200, ""));
    }
    browser.cookie = "__Host-jumelles=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".to_owned();
    let opened = browser.post(&link, "").await;
    assert_eq!(opened.header("location"), "/fr/compte/organisations");
    browser.keep(&opened);
    assert!(!browser.cookie.ends_with("AAAA"), "a session that somebody else chose is never taken over");
    let account = browser.get("/fr/compte").await;
    assert!(account.text().contains("marie@leportel.example"), "{}", account.text());
    assert_eq!(account.header("cache-control"), "no-store");
    assert_eq!(Browser::new(&site).post(&link, "").await.status, 410, "the link works once");
    let stolen = Browser { site: &site, cookie: browser.cookie.clone() };
    let left = browser.post("/fr/compte/sortir", "").await;
    assert!(left.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(stolen.get("/fr/compte/organisations").await.status, 303, "a session that was left is over everywhere");
});

on_both_engines!(nobody_is_told_whether_there_is_an_account_and_three_links_an_hour_are_sent, |test| {
    let site = World::of_authorities(test).await.site().await;
    let mut browser = Browser::new(&site);
    browser.enter("marie@leportel.example").await;
    let stranger = Browser::new(&site);
    let begun = asked();
    let known = stranger.post("/fr/compte/lien", "email=marie%40leportel.example").await;
    let questions = asked() - begun;
    let unknown = stranger.post("/fr/compte/lien", "email=paul1%40leportel.example").await;
    assert!(questions > 0 && asked() - begun == 2 * questions, "the work is the same for both: {questions}");
    assert_eq!(letters(&site.app.db).await, 2, "a letter each");
    assert_eq!(known.text().replace("marie@", ""), unknown.text().replace("paul1@", ""));
    let before = letters(&site.app.db).await;
    for _ in 0..4 {
        assert_eq!(stranger.post("/fr/compte/lien", "email=paul1%40leportel.example").await.status, 200);
    }
    assert_eq!(letters(&site.app.db).await - before, 2, "one was sent before");
});

#[tokio::test]
async fn wrong_input_keeps_what_was_typed_and_other_sites_can_send_nothing() {
    let site = World::of_authorities(TestDb::sqlite().await).await.site().await;
    let browser = Browser::new(&site);
    let answer = browser.post("/en/account/link", "email=not+an+address%22%3E").await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("not an address&#34;&#62;") && answer.text().contains("role=\"alert\""));
    for address in ["/fr/compte/entrer/x", "/en/account/enter/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        assert_eq!((browser.get(address).await.status, browser.post(address, "").await.status), (410, 410));
    }
    let request = Request::post("/fr/compte/lien")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site")
        .body(Body::from("email=a%40b.example"));
    assert_eq!(site.send(request.expect("a request")).await.status, 403);
    assert_eq!(letters(&site.app.db).await, 0);
}

on_both_engines!(a_session_can_be_ended_from_another_and_an_account_erased_whole, |test| {
    let site = World::of_authorities(test).await.site().await;
    let (mut here, mut there) = (Browser::new(&site), Browser::new(&site));
    here.enter("marie@leportel.example").await;
    there.enter("marie@leportel.example").await;
    here.post("/fr/compte/moi", "name=Marie+Martin&language=en").await;
    here.post("/fr/compte/seances", "session=all").await;
    assert_eq!(there.get("/fr/compte/organisations").await.status, 303);
    here.enter("marie@leportel.example").await;
    let data = here.get("/fr/compte/donnees.json").await.json();
    assert_eq!((data["email"].as_str(), data["name"].as_str()), (Some("marie@leportel.example"), Some("Marie Martin")));
    assert_eq!(here.get("/fr/compte/effacer").await.status, 200, "it asks once");
    here.post("/fr/compte/effacer", "").await;
    assert_eq!(here.get("/fr/compte/organisations").await.status, 303);
    let db = &site.app.db;
    for (column, table) in [
        ("email", "people"),
        ("agent", "sessions"),
        ("email", "sign_in_links"),
        ("plain", "outbox"),
        ("after", "journal"),
        ("value", "journal_values"),
    ] {
        let rows = all(db.read(), &format!("SELECT COALESCE({column}, '') FROM {table}"), []).await.expect("read");
        let text: String = rows.iter().map(|row| row.try_get_by_index::<String>(0).expect("text")).collect();
        assert!(!text.contains("leportel.example") && !text.contains("Martin"), "{table}: {text}");
    }
    let row = one(db.read(), "SELECT CAST(COUNT(*) AS BIGINT) FROM journal_values", []).await.expect("read");
    assert_eq!(row.expect("a row").try_get_by_index::<i64>(0).expect("a number"), 0);
    Entry::verify(db.read()).await.expect("the chain is whole");
});
