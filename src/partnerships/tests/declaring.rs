//! A party declares a link; the other side is told, once, and answers.

use super::version_of;
use crate::accounts::Browser;
use crate::db::testing::{TestDb, on_both_engines};
use crate::db::{Db, Entry, all};
use crate::organisations::Voice;
use crate::partnerships::{Site, World};

pub const PORTEL: &str = "fr-commune-62667";
pub const SINDOU: &str = "gn-2355548";
pub const LILLE: &str = "fr-commune-59350";

/// Somebody who speaks for an authority, entered.
pub async fn speaker<'s>(site: &'s Site, email: &str, authority: &str) -> Browser<'s> {
    let mut browser = Browser::new(site);
    browser.enter(email).await;
    Voice::give(&site.app.db, email, authority).await;
    browser
}

/// Every letter that waits, with whom it goes to; they are taken out of the box.
pub async fn letters(db: &Db) -> Vec<(String, String)> {
    let write = db.write().await.expect("a transaction");
    let rows = all(write.connection(), "DELETE FROM outbox RETURNING recipient, plain", []).await.expect("read");
    write.commit().await.expect("kept");
    let text = |row: &sea_orm::QueryResult, at| row.try_get_by_index::<String>(at).expect("text");
    let mut all: Vec<_> = rows.iter().map(|row| (text(row, 0), text(row, 1))).collect();
    all.sort();
    all
}

on_both_engines!(a_party_declares_a_link_and_the_other_side_is_told_once, |test| {
    let site = World::with_links(test).await.site().await;
    let here = speaker(&site, "culture@lille.example", LILLE).await;
    let _there = speaker(&site, "mairie@sindou.example", SINDOU).await;
    let page = here.get(&format!("/fr/partenariats/declarer?with={SINDOU}")).await;
    assert!(page.status == 200 && page.text().contains("Sindou"), "{}", page.text());
    let searched = here.post("/fr/partenariats/declarer", "verb=search&q=yako&since=1999").await.text();
    assert!(searched.contains("value=\"gn-2353688\"") && searched.contains("value=\"1999\""), "{searched}");
    let said = "verb=declare&party=gn-2355548&status=active&since=1999&summary_fr=Des+%C3%A9changes&themes=water";
    let done = here.post("/fr/partenariats/declarer", said).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let form = done.header("location").split('?').next().expect("an address").to_owned();
    let letters = letters(&site.app.db).await;
    assert_eq!(letters.len(), 1, "{letters:?}");
    let (to, text) = &letters[0];
    let id = form.split('/').nth(3).expect("an identifier");
    assert!(to == "mairie@sindou.example" && text.contains("Lille") && text.contains("1999"), "{text}");
    assert!(text.contains(&format!("https://jumelles.test/fr/partenariats/{id}/verifier")), "{text}");
    site.app.refresh().await.expect("the atlas follows");
    let record = site.json(&format!("/api/v1/partnerships/{id}")).await;
    assert_eq!((record["since"].as_str(), record["status"].as_str()), (Some("1999"), Some("active")), "{record}");
    assert_eq!(record["sources"][0]["name"], "Lille", "{record}");
    assert_eq!(record["sources"][0]["read_on"], "2026-11-24", "{record}");
    let history = site.page(&format!("/fr/partenariats/{id}/historique")).await;
    assert!(history.contains("Lille") && history.contains("Fiche créée") && !history.contains("lille.example"));
    // Declared again, it is led to with what was typed, and nothing is written.
    let again = here.post("/fr/partenariats/declarer", "verb=declare&party=gn-2355548&since=2001").await;
    assert!(again.status == 200 && again.text().contains("déjà dans l’atlas"), "{}", again.text());
    assert!(again.text().contains("value=\"2001\""));
    Entry::verify(site.app.db.read()).await.expect("the chain is whole");
});

on_both_engines!(who_acts_gets_no_letter_and_a_mailbox_gets_one, |test| {
    let site = World::with_links(test).await.site().await;
    let here = speaker(&site, "maire@leportel.example", PORTEL).await;
    let there = speaker(&site, "mairie@sindou.example", SINDOU).await;
    let _colleague = speaker(&site, "culture@sindou.example", SINDOU).await;
    let links = site.json(&format!("/api/v1/authorities/{SINDOU}/partnerships")).await;
    let id = links["results"][0]["id"].as_str().expect("an identifier").to_owned();
    let verify = format!("/fr/partenariats/{id}/verifier");
    assert_eq!(here.post(&verify, "verb=confirm").await.status, 303);
    assert!(letters(&site.app.db).await.is_empty(), "a confirmation without disagreement asks nothing of anybody");
    let version = version_of(&here.get(&verify).await.text()).to_owned();
    let body = format!(
        "verb=revise&version={version}&status=ended&until=2020&reason=Fin+de+la+convention&since=2004&form=cooperation&themes=water&themes=education"
    );
    assert_eq!(here.post(&verify, &body).await.status, 303);
    let told = letters(&site.app.db).await;
    let to: Vec<&str> = told.iter().map(|(to, _)| to.as_str()).collect();
    assert_eq!(to, ["culture@sindou.example", "mairie@sindou.example"]);
    let text = &told[0].1;
    assert!(text.contains("Terminé") || text.contains("terminé"), "{text}");
    assert!(text.contains("Fin de la convention"), "{text}");
    // The other side says otherwise, then the first confirms while they differ: now it is told.
    let version = version_of(&there.get(&verify).await.text()).to_owned();
    let body = format!(
        "verb=revise&version={version}&status=active&since=2004&form=cooperation&themes=water&themes=education"
    );
    assert_eq!(there.post(&verify, &body).await.status, 303);
    assert_eq!(letters(&site.app.db).await.len(), 1);
    assert_eq!(here.post(&verify, "verb=confirm").await.status, 303);
    assert_eq!(letters(&site.app.db).await.len(), 2);
});

on_both_engines!(a_place_that_nobody_knows_becomes_a_record_of_its_own, |test| {
    let site = World::with_links(test).await.site().await;
    let here = speaker(&site, "culture@lille.example", LILLE).await;
    let body = "verb=declare&place_name=Nkong-Zem&place_country=CM&place_region=Ouest&place_position=5.55%2C+10.15";
    let done = here.post("/en/partnerships/declare", body).await;
    assert_eq!(done.status, 303, "{}", done.text());
    site.app.refresh().await.expect("the atlas follows");
    let id = done.header("location").split('/').nth(3).expect("an identifier").to_owned();
    let record = site.json(&format!("/api/v1/partnerships/{id}")).await;
    let place = record["parties"].as_array().expect("parties").iter().find(|one| one["name"] == "Nkong-Zem");
    let place = place.expect("the place")["id"].as_str().expect("an identifier").to_owned();
    let place = site.json(&format!("/api/v1/authorities/{place}")).await;
    assert_eq!(place["position"]["precision"], "approximate", "{place}");
});

#[tokio::test]
async fn a_declaration_that_cannot_be_true_is_told_and_kept() {
    let site = World::with_links(TestDb::sqlite().await).await.site().await;
    let here = speaker(&site, "culture@lille.example", LILLE).await;
    let address = "/fr/partenariats/declarer";
    for (typed, told) in [
        ("", "au moins une autre partie"),
        ("party=fr-commune-59350", "au moins une autre partie"),
        ("party=gn-1&since=1999", "n’existe pas"),
        ("party=quatre&since=1999", "n’existe pas"),
        ("place_name=Kawara&since=1999", "Choisissez le pays"),
        ("place_name=Kawara&place_country=XX&since=1999", "Choisissez le pays"),
        ("place_name=Kawara&place_country=BF&place_position=nord&since=1999", "en degrés"),
        ("party=gn-2355548&since=1999-13", "Une date s’écrit"),
        ("party=gn-2355548&since=1999&until=1998", "avant d’avoir commencé"),
        ("party=gn-2355548&since=1999&form=marriage", "Cette forme n’existe pas"),
    ] {
        let answer = here.post(address, &format!("verb=declare&{typed}")).await;
        assert_eq!(answer.status, 422, "{typed}");
        let page = answer.text();
        assert!(page.contains(told), "{typed}: {page}");
        let kept = typed.split("since=").nth(1).and_then(|rest| rest.split('&').next());
        assert!(kept.is_none_or(|kept| page.contains(&format!("value=\"{kept}\""))), "{typed}: {page}");
    }
    let stranger = Browser::new(&site);
    assert_eq!(stranger.get(address).await.status, 303, "one enters first");
    let mut alone = Browser::new(&site);
    alone.enter("someone@elsewhere.example").await;
    assert!(alone.get(address).await.text().contains("au nom d’une collectivité"));
    assert!(alone.post(address, "verb=declare&party=gn-2355548").await.text().contains("au nom d’une collectivité"));
}
