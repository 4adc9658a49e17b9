//! What is erased by itself, under a clock of our own.

use super::Tended;
use super::model::{Retention, What};
use crate::accounts::testing::Browser;
use crate::accounts::{Person, invite};
use crate::db::testing::{TestDb, on_both_engines};
use crate::db::{Db, Entry, one};
use crate::kernel::{Locale, Timestamp};
use crate::mail::{self, Address};
use crate::partnerships::{Site, World};

const DAY: i64 = 24 * 3_600_000_000;
const BASE: &str = "https://jumelles.test";

async fn count(db: &Db, table: &str) -> i64 {
    let sql = format!("SELECT CAST(COUNT(*) AS BIGINT) FROM {table}");
    one(db.read(), &sql, []).await.expect("read").expect("a row").try_get_by_index(0).expect("a number")
}

async fn tend(site: &Site, now: Timestamp) -> Tended {
    Retention::shipped().expect("rules").tend(&site.app.db, &site.app.carrier, (BASE, now)).await.expect("done")
}

async fn there(site: &Site, email: &str) -> bool {
    let email = Address::parse(email).expect("an address");
    Person::by_address(&site.app.db, &email).await.expect("read").is_some()
}

#[test]
fn every_rule_says_why_and_a_file_that_lacks_one_is_refused() {
    let shipped = include_str!("../../../content/retention.toml");
    Retention::parse(shipped).expect("the shipped rules");
    for (from, to) in [
        ("what = \"links\"", "what = \"thoughts\""),
        ("what = \"links\"", "what = \"sessions\""),
        ("after_days = 1\n", "after_days = 0\n"),
        ("warn_days = 30", "warn_days = 730"),
        ("checked_on = \"2026-11-27\"", "checked_on = \"yesterday\""),
        ("source = \"choix de Jumelles\"", "source = \"\""),
        ("after_days = 1\n", "after_days = 1\nsize = 3\n"),
        ("after_days = 365\n", "after_days = 30\n"),
    ] {
        assert!(Retention::parse(&shipped.replacen(from, to, 1)).is_err(), "{to}");
    }
}

on_both_engines!(what_is_old_enough_is_erased_and_nothing_younger, |test| {
    let site = World::of_authorities(test).await.site().await;
    let (db, start) = (&site.app.db, site.app.clock.now());
    let mut browser = Browser::new(&site);
    browser.enter("marie@leportel.example").await;
    browser.post("/fr/compte/lien", "email=paul%40leportel.example").await;
    mail::deliver(db, &site.app.carrier, start).await.expect("delivered");
    assert_eq!(
        tend(&site, Timestamp(start.0 + DAY)).await,
        Tended::default(),
        "nothing is old enough on the first day"
    );
    let rules = Retention::shipped().expect("rules");
    let second = Timestamp(start.0 + DAY + 3_600_000_000);
    let waits = rules.waits(db, &site.app.carrier, second).await.expect("counted");
    assert!(waits.contains(&(What::Links.code(), 2)) && waits.contains(&(What::Sessions.code(), 1)), "{waits:?}");
    assert_eq!(tend(&site, second).await.erased, 3);
    assert_eq!((count(db, "sign_in_links").await, count(db, "sessions").await, count(db, "people").await), (0, 0, 1));
    assert_eq!(site.app.carrier.lying().await.expect("letters").len(), 1);
    assert_eq!(tend(&site, Timestamp(start.0 + 30 * DAY + 1)).await.erased, 1, "a letter in the folder");
    assert_eq!(site.app.carrier.lying().await.expect("letters").len(), 0);
});

on_both_engines!(who_does_not_come_is_warned_once_and_erased_thirty_days_later_and_who_comes_stays, |test| {
    let site = World::of_authorities(test).await.site().await;
    let (db, start) = (&site.app.db, site.app.clock.now());
    let day = |n: i64| Timestamp(start.0 + n * DAY + 1);
    for email in ["marie@leportel.example", "paul@leportel.example"] {
        Browser::new(&site).enter(email).await;
    }
    let email = Address::parse("admin@reseau.example").expect("an address");
    let secret = invite(db, (&email, Locale::Fr), true, (start, "")).await.expect("an invitation");
    Browser::new(&site).open(&secret).await;
    assert_eq!(tend(&site, day(699)).await.warned, 0);
    assert_eq!(tend(&site, day(700)).await.warned, 2, "the last administrator is not");
    assert_eq!(count(db, "outbox").await, 2);
    assert_eq!(tend(&site, day(701)).await, Tended::default(), "once");
    mail::deliver(db, &site.app.carrier, day(702)).await.expect("delivered");
    // One of them comes.
    Browser::new(&site.at(day(710))).enter("paul@leportel.example").await;
    assert_eq!(tend(&site, day(729)).await.accounts, 0);
    assert_eq!(tend(&site, day(730)).await.accounts, 1);
    assert!(!there(&site, "marie@leportel.example").await && there(&site, "paul@leportel.example").await);
    assert!(there(&site, "admin@reseau.example").await);
    // A program that was stopped for years warns first, and waits the thirty days.
    assert_eq!(tend(&site, day(3000)).await, Tended { warned: 1, ..Tended::default() });
    assert_eq!(tend(&site, day(3029)).await.accounts, 0);
    assert_eq!(tend(&site, day(3030)).await.accounts, 1);
    Entry::verify(db.read()).await.expect("the chain is whole");
});

#[tokio::test]
async fn the_letter_of_warning_says_the_day() {
    let site = World::of_authorities(TestDb::sqlite().await).await.site().await;
    Browser::new(&site).enter("marie@leportel.example").await;
    let then = Timestamp(site.app.clock.now().0 + 700 * DAY + 1);
    tend(&site, then).await;
    mail::deliver(&site.app.db, &site.app.carrier, then).await.expect("delivered");
    let letters = site.app.carrier.lying().await.expect("letters");
    let letter = letters.iter().find(|one| one.subject.contains("bientôt effacé")).expect("the letter");
    assert!(letter.plain.contains("23 novembre 2028") && letter.plain.contains("/fr/compte"), "{}", letter.plain);
}
