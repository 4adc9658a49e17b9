//! Anybody suggests; a party decides, or two who have nothing to do with one another confirm.

use super::declaring::{LILLE, PORTEL, SINDOU, letters, speaker};
use crate::accounts::Browser;
use crate::db::testing::{TestDb, on_both_engines};
use crate::db::{Entry, all};
use crate::partnerships::testing::HEADER;
use crate::partnerships::{Site, World};

async fn link(site: &Site) -> String {
    let links = site.json(&format!("/api/v1/authorities/{SINDOU}/partnerships")).await;
    links["results"][0]["id"].as_str().expect("an identifier").to_owned()
}

/// What the form sends when only the year is changed.
const TYPED: &str = "verb=suggest&form=cooperation&status=active&since=1999&themes=water&themes=education";

async fn record(site: &Site, id: &str) -> serde_json::Value {
    site.app.refresh().await.expect("the atlas follows");
    site.json(&format!("/api/v1/partnerships/{id}")).await
}

/// The suggestion that waits on a page of decisions.
fn waiting(page: &str) -> String {
    let value = page.split("name=\"suggestion\" value=\"").nth(1).expect("a suggestion");
    value.split('"').next().expect("an identifier").to_owned()
}

on_both_engines!(anybody_suggests_and_a_party_accepts_or_refuses_with_a_word, |test| {
    let site = World::with_links(test).await.site().await;
    let id = link(&site).await;
    let visitor = Browser::new(&site);
    let address = format!("/fr/partenariats/{id}/proposer");
    let page = visitor.get(&address).await;
    assert!(page.status == 200 && page.header("set-cookie").is_empty() && page.text().contains("value=\"2004\""));
    let sent = visitor.post(&address, &format!("{TYPED}&source=Bulletin+municipal&email=anne%40laposte.net")).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let told = letters(&site.app.db).await;
    assert!(told.len() == 1 && told[0].0 == "anne@laposte.net" && told[0].1.contains("/fr/propositions/"), "{told:?}");
    let confirm = told[0].1.split("https://jumelles.test").nth(1).and_then(|rest| rest.split_whitespace().next());
    assert_eq!(visitor.post(confirm.expect("a link"), "").await.status, 200);
    let before = record(&site, &id).await;
    assert_eq!(
        (&before["since"], &before["suggestions"]),
        (&"2004".into(), &1.into()),
        "nothing changed but the count"
    );
    let public = site.page(&format!("/fr/partenariats/{id}/le-portel-sindou")).await;
    assert!(public.contains("1 proposition en attente") && !public.contains("Bulletin municipal"));
    let here = speaker(&site, "maire@leportel.example", PORTEL).await;
    let stranger = speaker(&site, "culture@lille.example", LILLE).await;
    let decide = format!("/fr/partenariats/{id}/propositions");
    let page = here.get(&decide).await.text();
    assert!(page.contains("Bulletin municipal") && page.contains("1999") && page.contains("2004"), "{page}");
    let one = waiting(&page);
    assert_eq!(stranger.post(&decide, &format!("suggestion={one}&verb=accept")).await.status, 404);
    let done = here.post(&decide, &format!("suggestion={one}&verb=accept&word=Exact")).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let after = record(&site, &id).await;
    assert_eq!((&after["since"], &after["suggestions"]), (&"1999".into(), &0.into()));
    let history = site.page(&format!("/fr/partenariats/{id}/historique")).await;
    assert!(history.contains("Exact Bulletin municipal") && history.contains("Le Portel"), "{history}");
    let told = letters(&site.app.db).await;
    assert!(told.iter().any(|(to, text)| to == "anne@laposte.net" && text.contains("Exact")), "{told:?}");
    for sql in [
        "SELECT COALESCE(email, '') FROM suggestion_voices",
        "SELECT COALESCE(after, '') FROM journal",
        "SELECT value FROM journal_values",
    ] {
        let rows = all(site.app.db.read(), sql, []).await.expect("read");
        let text: String = rows.iter().map(|row| row.try_get_by_index::<String>(0).expect("text")).collect();
        assert!(!text.contains("anne@laposte.net"), "{sql}");
    }
    Entry::verify(site.app.db.read()).await.expect("the chain is whole");
});

on_both_engines!(two_who_have_nothing_to_do_with_one_another_confirm_what_no_party_denied, |test| {
    let site = World::with_links(test).await.site().await;
    let id = link(&site).await;
    let (visitor, decide) = (Browser::new(&site), format!("/fr/partenariats/{id}/propositions"));
    let address = format!("/fr/partenariats/{id}/proposer");
    visitor.post(&address, &format!("{TYPED}&source=Bulletin+municipal")).await;
    let one = speaker(&site, "culture@lille.example", LILLE).await;
    let colleague = speaker(&site, "sport@lille.example", LILLE).await;
    let other = speaker(&site, "accueil@yako.example", "gn-2353688").await;
    let about = waiting(&one.get(&decide).await.text());
    for (browser, since) in [(&one, "2004"), (&one, "2004"), (&colleague, "2004"), (&other, "1999")] {
        assert_eq!(browser.post(&decide, &format!("suggestion={about}&verb=confirm")).await.status, 303);
        assert_eq!(record(&site, &id).await["since"], since);
    }
    // What a party said stands, however many confirm something else.
    let here = speaker(&site, "maire@leportel.example", PORTEL).await;
    assert_eq!(here.post(&format!("/fr/partenariats/{id}/verifier"), "verb=confirm").await.status, 303);
    visitor.post(&address, &format!("{}&source=Un+souvenir", TYPED.replace("1999", "1998"))).await;
    let about = waiting(&one.get(&decide).await.text());
    for browser in [&one, &other] {
        browser.post(&decide, &format!("suggestion={about}&verb=confirm")).await;
    }
    let record = record(&site, &id).await;
    assert_eq!((&record["since"], &record["suggestions"]), (&"1999".into(), &1.into()));
});

on_both_engines!(an_address_is_confirmed_by_its_link_and_the_same_suggestion_is_a_voice, |test| {
    let site = World::with_links(test).await.site().await;
    let id = link(&site).await;
    let (visitor, address) = (Browser::new(&site), format!("/fr/partenariats/{id}/proposer"));
    for email in ["a@un.example", "b@deux.example", "c@trois.example"] {
        let email = email.replace('@', "%40");
        visitor.post(&address, &format!("{TYPED}&source=Bulletin+municipal&email={email}")).await;
    }
    let links: Vec<String> = letters(&site.app.db)
        .await
        .iter()
        .map(|(_, text)| {
            text.split("https://jumelles.test")
                .nth(1)
                .and_then(|rest| rest.split_whitespace().next())
                .expect("a link")
                .to_owned()
        })
        .collect();
    assert_eq!(links.len(), 3);
    assert_eq!(visitor.get(&links[1]).await.status, 200, "looking confirms nothing");
    for (link, since) in [(&links[0], "2004"), (&links[1], "2004"), (&links[2], "1999")] {
        assert_eq!(visitor.post(link, "").await.status, 200);
        assert_eq!(record(&site, &id).await["since"], since);
    }
    assert_eq!(visitor.post(&links[1], "").await.status, 410, "a link works once");
});

/// Sindou suggests that Lille joins its link with Le Portel, which agrees; back come the link and who speaks for Sindou.
async fn joined_by_lille(site: &Site) -> (String, Browser<'_>) {
    let id = link(site).await;
    let there = speaker(site, "mairie@sindou.example", SINDOU).await;
    let address = format!("/fr/partenariats/{id}/proposer");
    let typed = TYPED.replace("1999", "2004");
    let searched = there.post(&address, &typed.replace("verb=suggest", "verb=search&q=lille")).await.text();
    assert!(searched.contains(&format!("value=\"{LILLE}\"")), "{searched}");
    let sent = there.post(&address, &format!("{typed}&add={LILLE}&source=Convention+de+2010")).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let here = speaker(site, "maire@leportel.example", PORTEL).await;
    let decide = format!("/fr/partenariats/{id}/propositions");
    let page = here.get(&decide).await.text();
    assert!(page.contains("Lille"), "{page}");
    let done = here.post(&decide, &format!("suggestion={}&verb=accept", waiting(&page))).await;
    assert_eq!(done.status, 303, "{}", done.text());
    (id, there)
}

on_both_engines!(parties_change_by_a_suggestion_that_another_party_accepts, |test| {
    let site = World::with_links(test).await.site().await;
    let (id, there) = joined_by_lille(&site).await;
    let record = record(&site, &id).await;
    assert_eq!(record["parties"].as_array().expect("parties").len(), 3, "{record}");
    // The two alone may be declared again: it is another link, with another identifier.
    let again = there.post("/fr/partenariats/declarer", &format!("verb=declare&party={PORTEL}")).await;
    assert!(again.status == 303 && !again.header("location").contains(&id), "{}", again.header("location"));
});

on_both_engines!(a_file_that_names_two_parties_of_three_makes_a_link_with_another_identifier, |test| {
    let world = World::with_links(test).await;
    let site = world.site().await;
    let (id, _) = joined_by_lille(&site).await;
    let line = "Le Portel,FR,insee:62667,Sindou,BF,id:gn-2355548,,cooperation,,2004,,,releve,,CC0,2026-11-01";
    let report = world.import(&format!("{HEADER}\n{line}\n")).await;
    assert_eq!((report.counts.new, report.counts.refused), (1, 0), "{report:?}");
    site.app.refresh().await.expect("the atlas follows");
    let links = site.json(&format!("/api/v1/authorities/{SINDOU}/partnerships")).await;
    let ids: Vec<_> = links["results"].as_array().expect("links").iter().map(|one| one["id"].clone()).collect();
    assert!(ids.len() == 2 && ids[0] != ids[1] && ids.contains(&id.as_str().into()), "{ids:?}");
});

#[tokio::test]
async fn the_feed_and_the_changes_tell_of_records_alone() {
    let site = World::with_links(TestDb::sqlite().await).await.site().await;
    let id = link(&site).await;
    let (browser, typed) = (Browser::new(&site), format!("{TYPED}&source=Bulletin"));
    assert_eq!(browser.post(&format!("/fr/partenariats/{id}/proposer"), &typed).await.status, 303);
    site.app.refresh().await.expect("the atlas follows");
    let waits = Entry::since(site.app.db.read(), 0, 10_000).await.expect("entries");
    assert!(waits.iter().any(|entry| entry.entity == "suggestion"), "the journal tells of it");
    let changes = site.page("/api/v1/changes?limit=500").await;
    assert!(changes.contains("\"partnership\"") && !changes.contains("suggestion"), "{changes}");
    let feed = site.page("/fr/changes.atom").await;
    assert!(feed.contains("<entry>") && !feed.contains("/partenariats/su-"), "{feed}");
}

#[tokio::test]
async fn a_suggestion_says_something_and_where_it_comes_from() {
    let site = World::with_links(TestDb::sqlite().await).await.site().await;
    let id = link(&site).await;
    let visitor = Browser::new(&site);
    let address = format!("/fr/partenariats/{id}/proposer");
    let same = TYPED.replace("1999", "2004");
    for (typed, told) in [
        (format!("{same}&source=Bulletin"), "Vous n’avez rien changé"),
        (format!("{TYPED}&source=x"), "d’où vous le tenez"),
        (format!("{TYPED}&source=Bulletin&email=anne"), "forme d’une adresse"),
        (format!("{}&source=Bulletin", TYPED.replace("1999", "hier")), "Une date s’écrit"),
        (format!("{TYPED}&add=nobody+at+all&source=Bulletin"), "n’existe pas"),
    ] {
        let answer = visitor.post(&address, &typed).await;
        assert!(answer.status == 422 && answer.text().contains(told), "{typed}: {}", answer.text());
    }
    let trapped = visitor.post(&address, &format!("{TYPED}&source=Bulletin&nickname=bot")).await;
    assert_eq!(trapped.status, 303, "a program is thanked");
    assert_eq!(record(&site, &id).await["suggestions"], 0, "and nothing is kept");
    for year in 1950..1970 {
        let typed = TYPED.replace("1999", &year.to_string());
        assert_eq!(visitor.post_from_afar(&address, &format!("{typed}&source=Bulletin")).await.status, 303);
    }
    let full = visitor.post_from_afar(&address, &format!("{TYPED}&source=Bulletin")).await;
    assert_eq!((full.status, full.header("retry-after")), (429, "86400"));
    assert!(full.text().contains("value=\"1999\""), "what was typed stays");
    for address in ["/fr/partenariats/pa-0000000000/proposer", "/fr/collectivites/au-0000000000/proposer"] {
        assert_eq!(visitor.get(address).await.status, 404, "{address}");
    }
    assert_eq!(visitor.get(&format!("/fr/partenariats/{id}/propositions")).await.status, 303);
}

on_both_engines!(an_authority_is_suggested_too, |test| {
    let site = World::with_links(test).await.site().await;
    let (visitor, here) = (Browser::new(&site), speaker(&site, "maire@leportel.example", PORTEL).await);
    let address = format!("/en/authorities/{PORTEL}/suggest");
    let sent =
        visitor.post(&address, "verb=suggest&website=https%3A%2F%2Fleportel.example&source=Its+own+leaflet").await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let decide = format!("/en/authorities/{PORTEL}/suggestions");
    let about = waiting(&here.get(&decide).await.text());
    assert_eq!(here.post(&decide, &format!("suggestion={about}&verb=accept")).await.status, 303);
    site.app.refresh().await.expect("the atlas follows");
    let told = site.json(&format!("/api/v1/authorities/{PORTEL}")).await;
    assert_eq!(told["website"], "https://leportel.example", "{told}");
});
