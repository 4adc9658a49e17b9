//! What is recorded twice is found, made one by a person, led to from everywhere, and parted again.

use serde_json::Value;

use super::declaring::{LILLE, PORTEL, SINDOU, letters, speaker};
use crate::accounts::Browser;
use crate::db::Entry;
use crate::db::testing::{TestDb, on_both_engines};
use crate::partnerships::testing::HEADER;
use crate::partnerships::{Site, World};

const LIST: &str = "/fr/compte/doublons";

/// The link of Le Portel with Sindou, and another one that it declares with a place of that name: the two, and the place.
async fn twice(here: &Browser<'_>, name: &str) -> (String, String, String) {
    let site = here.site;
    let known = site.json(&format!("/api/v1/authorities/{SINDOU}/partnerships")).await;
    let one = known["results"][0]["id"].as_str().expect("an identifier").to_owned();
    let said = format!("verb=declare&place_name={name}&place_country=BF&since=2005");
    let done = here.post("/fr/partenariats/declarer", &said).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let other = done.header("location").split('/').nth(3).expect("an identifier").to_owned();
    site.app.refresh().await.expect("the atlas follows");
    let link = record(site, &other).await;
    let parties = link["parties"].as_array().expect("parties");
    let place = parties.iter().find(|party| party["country"] == "BF").expect("the place");
    (one, other, place["id"].as_str().expect("an identifier").to_owned())
}

async fn record(site: &Site, id: &str) -> Value {
    site.app.refresh().await.expect("the atlas follows");
    site.json(&format!("/api/v1/partnerships/{id}")).await
}

fn pair(one: &str, other: &str) -> String {
    let mut ids = [one, other];
    ids.sort_unstable();
    format!("{LIST}/{}/{}", ids[0], ids[1])
}

/// The versions that a page of two records was drawn from, as its form sends them.
fn versions(page: &str) -> String {
    let version = |name: &str| {
        let value = page.split(&format!("name=\"{name}\" value=\"")).nth(1).and_then(|rest| rest.split('"').next());
        format!("{name}={}", value.expect("a version"))
    };
    format!("{}&{}", version("version_one"), version("version_other"))
}

/// Makes two records one; where the merge is told.
async fn merge(who: &Browser<'_>, (stays, goes): (&str, &str), more: &str) -> String {
    let address = pair(stays, goes);
    let page = who.get(&address).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let done = who.post(&address, &format!("verb=merge&stays={stays}&{}{more}", versions(&page.text()))).await;
    assert_eq!(done.status, 303, "{}", done.text());
    who.site.app.refresh().await.expect("the atlas follows");
    done.header("location").split('?').next().expect("an address").to_owned()
}

/// A record without what moves with each change.
fn still(mut record: Value) -> Value {
    if let Some(fields) = record.as_object_mut() {
        fields.retain(|key, _| !key.contains("updated"));
    }
    record
}

on_both_engines!(two_links_become_one_are_led_to_from_everywhere_and_are_two_again, |test| {
    let site = World::with_links(test).await.site().await;
    let here = speaker(&site, "maire@leportel.example", PORTEL).await;
    let _there = speaker(&site, "mairie@sindou.example", SINDOU).await;
    let (one, other, _) = twice(&here, "Sindou").await;
    let (first, second) = (still(record(&site, &one).await), still(record(&site, &other).await));
    let list = here.get(LIST).await.text();
    assert!(list.contains(&pair(&one, &other)) && list.contains("le même nom"), "{list}");
    letters(&site.app.db).await;
    // Somebody wrote meanwhile: nothing is merged, what was chosen stays.
    let address = pair(&one, &other);
    let seen = versions(&here.get(&address).await.text());
    assert_eq!(here.post(&format!("/fr/partenariats/{other}/verifier"), "verb=confirm").await.status, 303);
    let stale = here.post(&address, &format!("verb=merge&stays={other}&reason=Pareil&{seen}")).await;
    assert!(stale.status == 409 && stale.text().contains("a changé pendant"), "{}", stale.text());
    assert!(stale.text().contains(&format!("value=\"{other}\" checked")) && stale.text().contains(">Pareil<"));
    let told = merge(&here, (&one, &other), "&reason=Le+m%C3%AAme").await;
    let letters = letters(&site.app.db).await;
    assert!(letters.len() == 1 && letters[0].0 == "mairie@sindou.example", "{letters:?}");
    assert!(letters[0].1.contains("Le même") && letters[0].1.contains("trente jours"), "{letters:?}");
    leads(&site, &one, &other).await;
    let now = record(&site, &one).await;
    assert_eq!(now["since"], "2005", "what a party said is not chosen away: {now}");
    assert_eq!((&now["form"], &now["status"]), (&first["form"], &first["status"]), "{now}");
    assert_eq!(now["sources"].as_array().map(Vec::len), Some(2), "{now}");
    let history = site.page(&format!("/fr/partenariats/{one}/historique")).await;
    assert!(history.contains("Deux fiches réunies") && history.contains(&format!("fiche {other}")), "{history}");
    assert!(!here.get(LIST).await.text().contains(&other), "the pair is gone");
    assert!(here.get(&format!("{LIST}?show=merged")).await.text().contains(&told));
    assert_eq!(here.get(&address).await.header("location"), told, "the page of the two leads to what became of them");
    let parted = here.post(&told, "reason=Erreur").await;
    assert_eq!((parted.status, parted.header("location")), (303, told.as_str()), "{}", parted.text());
    assert_eq!(still(record(&site, &one).await), first);
    let back = still(record(&site, &other).await);
    assert_eq!((&back["since"], &back["parties"]), (&second["since"], &second["parties"]));
    assert_eq!(here.post(&told, "reason=Encore").await.status, 409, "once");
    Entry::verify(site.app.db.read()).await.expect("the chain is whole");
});

/// The identifier that went leads to the one that stays, in both languages and every format.
async fn leads(site: &Site, stays: &str, goes: &str) {
    for list in ["/fr/partenariats", "/en/partnerships"] {
        let answer = site.get(&format!("{list}/{goes}")).await;
        assert_eq!(answer.status, 301, "{list}");
        assert!(answer.header("location").starts_with(&format!("{list}/{stays}/")), "{}", answer.header("location"));
        let file = site.get(&format!("{list}/{goes}.json")).await;
        assert_eq!((file.status, file.json()["moved_to"].as_str()), (301, Some(stays)), "{list}");
    }
    let api = site.get(&format!("/api/v1/partnerships/{goes}")).await;
    assert_eq!((api.status, api.json()["moved_to"].as_str()), (301, Some(stays)));
    let history = site.get(&format!("/fr/partenariats/{goes}/historique")).await;
    assert_eq!(history.header("location"), format!("/fr/partenariats/{stays}/historique"));
    let report = site.get(&format!("/fr/partenariats/{goes}/proposer")).await;
    assert_eq!(report.header("location"), format!("/fr/partenariats/{stays}/proposer"));
}

/// What a search suggests, by identifier.
async fn suggested(site: &Site, typed: &str) -> Vec<String> {
    let found = site.json(&format!("/api/v1/suggest?q={typed}")).await;
    let results = found["results"].as_array().expect("results").iter();
    results.map(|one| one["id"].as_str().expect("an identifier").to_owned()).collect()
}

on_both_engines!(two_authorities_become_one_with_their_links_and_names, |test| {
    let world = World::with_links(test).await;
    let site = world.site().await;
    let here = speaker(&site, "maire@leportel.example", PORTEL).await;
    let (one, other, place) = twice(&here, "Sindougou").await;
    let admin = Browser::administrator(&site).await;
    let before = [site.json(&format!("/api/v1/authorities/{SINDOU}")).await, record(&site, &other).await];
    assert_eq!(here.get(&pair(SINDOU, &place)).await.status, 404, "a party merges links, not authorities");
    let told = merge(&admin, (SINDOU, &place), "").await;
    let moved = site.get(&format!("/fr/collectivites/{place}")).await;
    assert_eq!(moved.status, 301);
    assert!(moved.header("location").starts_with(&format!("/fr/collectivites/{SINDOU}/")));
    assert_eq!(site.get(&format!("/en/authorities/{place}.json")).await.json()["moved_to"], SINDOU);
    let found = suggested(&site, "sindougou").await;
    assert!(found.contains(&SINDOU.to_owned()) && !found.contains(&place), "the name that went finds it: {found:?}");
    let links = site.json(&format!("/api/v1/authorities/{SINDOU}/partnerships")).await;
    assert_eq!(links["total"], 2, "{links}");
    let page = admin.get(&told).await.text();
    assert!(page.contains(&pair(&one, &other)), "the two links have the same parties now: {page}");
    let history = site.page(&format!("/fr/collectivites/{SINDOU}/historique")).await;
    assert!(history.contains("Deux fiches réunies"), "{history}");
    // The same place, declared or imported again, is the one that stays.
    let again = here.post("/fr/partenariats/declarer", "verb=declare&place_name=Sindougou&place_country=BF").await;
    assert!(again.status == 200 && again.text().contains("déjà dans l’atlas"), "{}", again.text());
    // What was built on it comes first.
    let links_told = merge(&admin, (&one, &other), "").await;
    let late = admin.post(&told, "reason=Erreur").await;
    assert!(late.status == 409 && late.text().contains(&links_told), "{}", late.text());
    assert_eq!(admin.post(&links_told, "reason=Erreur").await.status, 303);
    assert_eq!(admin.post(&told, "reason=Erreur").await.status, 303);
    let after = [record(&site, &other).await, site.json(&format!("/api/v1/authorities/{SINDOU}")).await];
    assert_eq!(still(after[1].clone()), still(before[0].clone()));
    assert_eq!(still(after[0].clone()), still(before[1].clone()));
    let found = suggested(&site, "sindougou").await;
    assert!(found.contains(&place) && !found.contains(&SINDOU.to_owned()), "{found:?}");
    Entry::verify(site.app.db.read()).await.expect("the chain is whole");
});

on_both_engines!(what_was_merged_is_not_imported_again, |test| {
    let world = World::with_links(test).await;
    let site = world.site().await;
    let here = speaker(&site, "maire@leportel.example", PORTEL).await;
    let (one, other, place) = twice(&here, "Sindou").await;
    merge(&here, (&one, &other), "").await;
    let line = format!("Le Portel,FR,insee:62667,Sindou,BF,id:{place},,cooperation,,2005,,,releve,,CC0,2026-11-01");
    let report = world.import(&format!("{HEADER}\n{line}\n")).await;
    assert_eq!((report.counts.new, report.counts.refused), (0, 0), "{report:?}");
    let again = here.post("/fr/partenariats/declarer", &format!("verb=declare&party={place}")).await;
    assert!(again.status == 200 && again.text().contains(&one), "{}", again.text());
});

on_both_engines!(two_that_are_two_are_remembered_until_somebody_brings_them_together, |test| {
    let site = World::with_links(test).await.site().await;
    let here = speaker(&site, "maire@leportel.example", PORTEL).await;
    let (one, other, _) = twice(&here, "Sindou").await;
    let visitor = Browser::new(&site);
    let report = format!("/fr/partenariats/{one}/doublon");
    let page = visitor.get(&report).await;
    assert!(page.status == 200 && page.header("set-cookie").is_empty() && page.text().contains(&other));
    for (typed, told) in [
        ("other=pa-0000000000&source=Bulletin".to_owned(), "n’est pas reconnue"),
        (format!("other={one}&source=Bulletin"), "n’est pas reconnue"),
        (format!("other={SINDOU}&source=Bulletin"), "n’est pas reconnue"),
        (format!("other={other}&source=x"), "d’où vous le tenez"),
    ] {
        let wrong = visitor.post(&report, &typed).await;
        assert!(wrong.status == 422 && wrong.text().contains(told), "{typed}: {}", wrong.text());
    }
    let typed = format!(
        "other=https%3A%2F%2Fjumelles.test%2Ffr%2Fpartenariats%2F{other}%2Fle-portel-sindou&source=Le+bulletin"
    );
    let sent = visitor.post(&report, &typed).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let list = here.get(LIST).await.text();
    assert!(list.contains("Le bulletin"), "{list}");
    let waiting = here.get(&format!("/fr/partenariats/{one}/propositions")).await.text();
    assert!(waiting.contains(&pair(&one, &other)) && !waiting.contains("value=\"accept\""), "{waiting}");
    let address = pair(&one, &other);
    assert_eq!(here.post(&address, "verb=apart&reason=").await.status, 422, "a reason is asked");
    assert_eq!(here.post(&address, "verb=apart&reason=Deux+conventions").await.status, 303);
    let list = here.get(LIST).await.text();
    assert!(!list.contains(&address), "{list}");
    let apart = here.get(&format!("{LIST}?show=apart")).await.text();
    assert!(apart.contains(&address) && apart.contains("Deux conventions") && apart.contains("Le Portel"), "{apart}");
    let waiting = here.get(&format!("/fr/partenariats/{one}/propositions")).await.text();
    assert!(!waiting.contains("Le bulletin"), "the report is answered");
    assert_eq!(here.post(&address, "verb=together").await.status, 303);
    assert!(here.get(LIST).await.text().contains(&address));
    Entry::verify(site.app.db.read()).await.expect("the chain is whole");
});

#[tokio::test]
async fn only_who_speaks_for_a_party_of_both_sees_the_pair_and_nothing_else() {
    let site = World::with_links(TestDb::sqlite().await).await.site().await;
    let here = speaker(&site, "maire@leportel.example", PORTEL).await;
    let (one, other, place) = twice(&here, "Sindou").await;
    let stranger = speaker(&site, "culture@lille.example", LILLE).await;
    let there = speaker(&site, "mairie@sindou.example", SINDOU).await;
    let mut alone = Browser::new(&site);
    alone.enter("seule@gmail.com").await;
    let address = pair(&one, &other);
    assert_eq!(alone.get(LIST).await.status, 404);
    for (who, name) in [(&stranger, "another town"), (&there, "a party of one of them")] {
        let list = who.get(LIST).await;
        assert!(list.status == 200 && !list.text().contains(&address), "{name}: {}", list.text());
        assert_eq!(who.get(&address).await.status, 404, "{name}");
        assert_eq!(who.post(&address, "verb=apart&reason=Non").await.status, 404, "{name}");
    }
    assert_eq!(Browser::new(&site).get(&address).await.status, 303, "nobody known is led to the way in");
    // Two links that do not look alike are not a party's to merge.
    let links = site.json(&format!("/api/v1/authorities/{PORTEL}/partnerships")).await;
    let unlike = links["results"].as_array().expect("links").iter().map(|link| link["id"].as_str().expect("an id"));
    for unlike in unlike.filter(|id| *id != one && *id != other) {
        assert_eq!(here.get(&pair(&one, unlike)).await.status, 404, "{unlike}");
    }
    let admin = Browser::administrator(&site).await;
    for ids in [(one.as_str(), other.as_str()), (SINDOU, place.as_str()), (PORTEL, LILLE)] {
        assert_eq!(admin.get(&pair(ids.0, ids.1)).await.status, 200, "{ids:?}");
    }
    assert_eq!(admin.get(&pair(&one, &place)).await.status, 404, "a link and an authority are no pair");
    let page = admin.get(&pair(PORTEL, LILLE)).await.text();
    let unlike = admin.post(&pair(PORTEL, LILLE), &format!("verb=merge&stays={PORTEL}&{}", versions(&page))).await;
    assert!(unlike.status == 422 && unlike.text().contains("deux codes officiels"), "{}", unlike.text());
    for filter in ["what=authority", "class=sure", "country=SN", "region=fr-region-76"] {
        let list = admin.get(&format!("{LIST}?{filter}")).await;
        assert!(list.status == 200 && !list.text().contains(&address), "{filter}: {}", list.text());
    }
    for filter in ["what=partnership", "country=BF", "region=fr-region-32"] {
        assert!(admin.get(&format!("{LIST}?{filter}")).await.text().contains(&address), "{filter}");
    }
    assert_eq!(admin.get(&format!("{LIST}?page=99")).await.status, 404);
    admin.weaken().await;
    assert!(admin.get(LIST).await.header("location").contains("need=strong"));
}
