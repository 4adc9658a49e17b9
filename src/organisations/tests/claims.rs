//! Claiming a town by the code that its official address gets, and contesting.

use super::{PORTEL, enter, letters_to, member, network, organisation, person};
use crate::accounts::Browser;
use crate::db::Entry;
use crate::db::testing::{TestDb, on_both_engines};
use crate::kernel::Timestamp;
use crate::mail::Address;
use crate::organisations::claims::{Tried, try_code};
use crate::organisations::model::Role;
use crate::partnerships::{Site, World};

const OFFICIAL: &str = "mairie@leportel.example";
const TASKS: &str = "/fr/compte/taches";
const DAY: i64 = 24 * 3600 * 1_000_000;

fn represent() -> String {
    format!("/fr/collectivites/{PORTEL}/representer")
}

/// A site on which the official address of Le Portel is known, in a language.
async fn known(site: &Site, language: &str) {
    let admin = enter(site, "admin@site.example", true).await;
    let address = format!("verb=address&email={OFFICIAL}&language={language}&source=Annuaire");
    assert_eq!(admin.post(&format!("/fr/collectivites/{PORTEL}/suivi"), &address).await.status, 303);
}

/// Somebody who asks to represent Le Portel from a mailbox that anybody can have.
async fn claimant<'s>(site: &'s Site, email: &str) -> Browser<'s> {
    let browser = enter(site, email, false).await;
    browser.post("/fr/compte/moi", "name=Jeanne+Dupont&language=fr").await;
    assert_eq!(browser.post(&represent(), "function=Secr%C3%A9taire+g%C3%A9n%C3%A9rale").await.status, 200);
    browser
}

/// The code in a letter: four signs, a dash, four signs.
fn code_in(letter: &str) -> String {
    let sign = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase();
    let is_code = |word: &&str| {
        let word = word.trim_end_matches('.');
        word.len() == 9 && word.split('-').all(|half| half.len() == 4 && half.chars().all(sign))
    };
    let found = letter.split_whitespace().find(is_code).unwrap_or_else(|| panic!("no code in {letter}"));
    found.trim_end_matches('.').to_owned()
}

fn link_in(letter: &str) -> String {
    let at = letter.find("https://jumelles.test/").expect("a link");
    letter[at + "https://jumelles.test".len()..].split_whitespace().next().unwrap_or_default().to_owned()
}

on_both_engines!(the_code_sent_to_the_official_address_opens_the_door_once, |test| {
    let site = World::with_links(test).await.site().await;
    known(&site, "fr").await;
    let jeanne = claimant(&site, "jeanne@gmail.com").await;
    let page = jeanne.get(&represent()).await.text();
    assert!(page.contains(OFFICIAL), "{page}");
    let before = jeanne.post(&represent(), "verb=code&code=AAAA-AAAA").await;
    assert!(before.status == 422 && before.text().contains("Aucun code"), "{}", before.text());
    assert_eq!(jeanne.post(&represent(), "verb=send").await.status, 200);
    let letter = letters_to(&site.app.db, OFFICIAL).await;
    for words in ["Jeanne Dupont", "jeanne@gmail.com", "Secrétaire générale", "/fr/contester/", "sept jours"] {
        assert!(letter.contains(words), "{words}: {letter}");
    }
    let code = code_in(&letter);
    let other = claimant(&site, "paul@gmail.com").await;
    assert_eq!(other.post(&represent(), &format!("verb=code&code={code}")).await.status, 422, "it is Jeanne's code");
    let wrong = jeanne.post(&represent(), "verb=code&code=AAAA-AAAA").await;
    assert!(wrong.status == 422 && wrong.text().contains("Il reste 4 essais"), "{}", wrong.text());
    let typed = code.to_lowercase().replace('-', "+");
    assert_eq!(jeanne.post(&represent(), &format!("verb=code&code={typed}")).await.status, 303);
    let id = organisation(&site, PORTEL).await.id;
    assert_eq!(jeanne.get(&format!("/fr/compte/organisations/{id}")).await.status, 200);
    assert_eq!(
        jeanne.post(&represent(), &format!("verb=code&code={code}")).await.status,
        404,
        "there is no claim any more"
    );
    let entries = Entry::about(site.app.db.read(), "organisation", id.as_str()).await.expect("entries");
    assert!(entries.iter().any(|entry| entry.action == "prove"));
    assert!(!entries.iter().any(|entry| format!("{entry:?}").contains(&code)), "the code stands nowhere");
    Entry::verify(site.app.db.read()).await.expect("the chain is whole");
});

#[tokio::test]
async fn a_code_ends_after_five_tries_or_seven_days_and_three_are_sent_a_day() {
    let site = World::with_links(TestDb::sqlite().await).await.site().await;
    let none = claimant(&site, "trop@gmail.com").await;
    assert_eq!(none.post(&represent(), "verb=send").await.status, 404, "there is no official address yet");
    known(&site, "en").await;
    let jeanne = claimant(&site, "jeanne@gmail.com").await;
    for number in 0..4 {
        let answer = jeanne.post(&represent(), "verb=send").await;
        let retry = answer.header("retry-after");
        assert_eq!((answer.status, retry), if number < 3 { (200, "") } else { (429, "86400") }, "{number}");
    }
    let letters = letters_to(&site.app.db, OFFICIAL).await;
    assert!(
        letters.contains("asks to represent") && letters.contains("/en/contest/"),
        "in the language of the address"
    );
    let last = letters.rsplit("A code to represent").next().unwrap_or_default().to_owned();
    let (db, town) = (&site.app.db, organisation(&site, PORTEL).await);
    let email = Address::parse("jeanne@gmail.com").expect("an address");
    let who = crate::accounts::Person::by_address(db, &email).await.expect("read").expect("a person");
    let now = site.app.clock.now();
    let late = Timestamp(now.0 + 7 * DAY);
    assert_eq!(try_code(db, &who, (&town, &code_in(&last)), late).await.expect("tried"), Tried::Ended);
    for left in [4, 3, 2, 1] {
        assert_eq!(try_code(db, &who, (&town, "00000000"), now).await.expect("tried"), Tried::Wrong(left));
    }
    assert_eq!(try_code(db, &who, (&town, "00000000"), now).await.expect("tried"), Tried::Ended);
    assert_eq!(
        try_code(db, &who, (&town, &code_in(&last)), now).await.expect("tried"),
        Tried::Ended,
        "even the right one"
    );
}

on_both_engines!(whoever_reads_the_official_address_contests_without_an_account, |test| {
    let site = World::with_links(test).await.site().await;
    known(&site, "fr").await;
    let here = member(&site, &network(&site, "lianes").await, "ici@lianes.example", Role::Editor).await;
    let jeanne = claimant(&site, "jeanne@gmail.com").await;
    jeanne.post(&represent(), "verb=send").await;
    let link = link_in(&letters_to(&site.app.db, OFFICIAL).await);
    letters_to(&site.app.db, "ici@lianes.example").await;
    let nobody = Browser::new(&site);
    let page = nobody.get(&link).await;
    assert!(page.status == 200 && page.header("cache-control") == "no-store", "{}", page.text());
    assert_eq!(nobody.post(&link, "reason=").await.status, 422);
    assert_eq!(nobody.post(&link, "reason=Inconnue+ici").await.status, 200);
    assert_eq!(nobody.post(&link, "reason=Inconnue+ici").await.status, 200, "twice is once");
    let other = if link.ends_with('A') { 'E' } else { 'A' };
    assert_eq!(nobody.get(&format!("{}{other}", &link[..link.len() - 1])).await.status, 404);
    assert!(letters_to(&site.app.db, "ici@lianes.example").await.matches("contestation à décider").count() == 1);
    assert!(letters_to(&site.app.db, "jeanne@gmail.com").await.contains("rien ne change"));
    let page = here.get(TASKS).await.text();
    assert!(page.contains("Inconnue ici") && page.contains("jeanne@gmail.com"), "{page}");
    assert!(!page.contains("value=\"transfer\""), "there is nobody to transfer to");
    let contest = contest_on(&page);
    assert_eq!(jeanne.post(TASKS, &format!("contest={contest}&verb=keep")).await.status, 404);
    assert_eq!(here.post(TASKS, &format!("contest={contest}&verb=transfer")).await.status, 404);
    assert_eq!(here.post(TASKS, &format!("contest={contest}&verb=remove")).await.status, 303);
    assert!(letters_to(&site.app.db, OFFICIAL).await.contains("acceptée"), "the official address gets the answer");
    assert!(letters_to(&site.app.db, "jeanne@gmail.com").await.contains("acceptée"));
    assert_eq!(jeanne.post(&represent(), "verb=send").await.status, 404, "the claim is refused");
    Entry::verify(site.app.db.read()).await.expect("the chain is whole");
});

fn contest_on(page: &str) -> String {
    page.split("name=\"contest\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a contest")
        .to_owned()
}

on_both_engines!(a_contest_changes_nothing_until_the_network_keeps_removes_or_transfers, |test| {
    let site = World::with_links(test).await.site().await;
    let here = member(&site, &network(&site, "lianes").await, "ici@lianes.example", Role::Editor).await;
    let far = member(&site, &network(&site, "occitanie-cooperation").await, "loin@oc.example", Role::Owner).await;
    let town = organisation(&site, PORTEL).await;
    let own = format!("/fr/compte/organisations/{}", town.id);
    let former = member(&site, &town, "ancien@leportel.example", Role::Owner).await;
    let jeanne = claimant(&site, "jeanne@gmail.com").await;
    let stranger = enter(&site, "passant@gmail.com", false).await;
    assert_eq!(stranger.post(&represent(), "verb=contest&reason=Moi").await.status, 404);
    assert_eq!(jeanne.post(&represent(), "verb=contest&reason=").await.status, 422);
    for (verdict, inside) in [("keep", (200, 404)), ("transfer", (404, 200))] {
        assert_eq!(jeanne.post(&represent(), "verb=contest&reason=Parti+en+2020").await.status, 200);
        assert_eq!(former.get(&own).await.status, 200, "a contest suspends nothing");
        let contest = contest_on(&here.get(TASKS).await.text());
        let decided = format!("contest={contest}&verb={verdict}");
        assert_eq!(far.post(TASKS, &decided).await.status, 404);
        assert_eq!(here.post(TASKS, &decided).await.status, 303);
        assert_eq!(here.post(TASKS, &decided).await.status, 404, "it is decided");
        assert_eq!((former.get(&own).await.status, jeanne.get(&own).await.status), inside, "{verdict}");
        for concerned in ["ancien@leportel.example", "jeanne@gmail.com"] {
            assert!(letters_to(&site.app.db, concerned).await.contains("La contestation"), "{verdict}: {concerned}");
        }
    }
    // One member contests another; the owner whom it concerns decides nothing.
    let colleague = member(&site, &town, "collegue@leportel.example", Role::Editor).await;
    let whom = person(&site, "jeanne@gmail.com").await;
    assert_eq!(colleague.post(&own, &format!("verb=contest&person={whom}&reason=Erreur")).await.status, 303);
    let contest = contest_on(&here.get(TASKS).await.text());
    assert_eq!(jeanne.post(TASKS, &format!("contest={contest}&verb=keep")).await.status, 404);
    assert_eq!(here.post(TASKS, &format!("contest={contest}&verb=remove")).await.status, 303);
    assert_eq!(jeanne.get(&own).await.status, 404);
    Entry::verify(site.app.db.read()).await.expect("the chain is whole");
});
