//! A whole campaign over five hundred links: most answer, some late, some never; then time passes.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::*;
use crate::db::testing::on_both_engines;
use crate::partnerships::World;

const LINKS: usize = 500;
const HOUR: i64 = 60 * MINUTE;
const FRENCH: [&str; 4] =
    ["Le Portel,FR,insee:62667", "Lille,FR,insee:59350", "Halluin,FR,insee:59279", "Abbeville,FR,insee:80001"];

/// After which of its letters a town answers; one in five never does.
fn answers_after(town: usize) -> Option<usize> {
    match town % 10 {
        0..=3 => Some(1),
        4 | 5 => Some(2),
        6 | 7 => Some(3),
        _ => None,
    }
}

/// Five hundred towns abroad, each with a link and a mailbox.
async fn towns(world: &World) -> Vec<String> {
    let mut links = "city_a,country_a,code_a,city_b,country_b,region_b,source\n".to_owned();
    for town in 0..LINKS {
        let _ = writeln!(links, "{},Testort {town:03},DE,Land,essai", FRENCH[town % 4]);
    }
    let report = world.import(&links).await;
    assert_eq!((report.counts.new, report.counts.refused), (LINKS as u64 as _, 0), "{report:?}");
    let rows =
        all(world.db.read(), "SELECT public_id, name FROM authorities WHERE name LIKE 'Testort %' ORDER BY name", []);
    let rows = rows.await.expect("towns");
    let ids: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).expect("an identifier")).collect();
    let mut lines = String::new();
    for (town, id) in ids.iter().enumerate() {
        let _ = writeln!(lines, "{id},rathaus{town}@testort.example,{},essai", ["en", "fr"][town % 2]);
    }
    addresses(&world.db, &lines).await;
    ids
}

on_both_engines!(four_in_five_of_five_hundred_links_are_confirmed_without_a_password, |test| {
    let world = World::of_authorities(test).await;
    assert_eq!(towns(&world).await.len(), LINKS);
    let (site, hand) = world.moving_site().await;
    start(&Browser::administrator(&site).await, "base").await;
    let nobody = Browser::new(&site);
    // Of each town: when it was written to, and when it answered.
    let mut written: HashMap<String, Vec<i64>> = HashMap::new();
    let mut answered: HashMap<String, Timestamp> = HashMap::new();
    let begun = site.app.clock.now().0;
    while site.app.clock.now().0 < begun + 50 * DAY {
        let now = site.app.clock.now();
        let told = tick(&site).await;
        assert!(told.letters <= 4, "few at a time: {told:?}");
        // A program that starts anew, or another beside it, sends nothing twice.
        if told.letters > 0 {
            assert_eq!(tick(&site).await.letters, 0);
        }
        for letter in carry(&world.db).await {
            assert!(!answered.contains_key(&letter.recipient), "no reminder after an answer");
            let times = written.entry(letter.recipient.clone()).or_default();
            assert!(times.iter().all(|at| now.0 - at >= DAY), "none twice a day");
            times.push(now.0);
            let town: usize =
                letter.recipient["rathaus".len()..].split('@').next().unwrap_or_default().parse().expect("a town");
            if answers_after(town) == Some(times.len()) {
                done(&nobody.post(&letter.path(), "verb=all_true").await);
                answered.insert(letter.recipient, now);
            }
        }
        hand.fetch_add(HOUR, Ordering::SeqCst);
    }
    assert_eq!((written.len(), answered.len()), (LINKS, LINKS * 4 / 5));
    for (town, times) in &written {
        let expected =
            answers_after(town["rathaus".len()..].split('@').next().unwrap_or_default().parse().expect("a town"));
        assert_eq!(times.len(), expected.unwrap_or(3), "{town}");
    }
    refreshed(&site).await;
    let total = async |query: &str| site.json(&format!("/api/v1/partnerships{query}")).await["total"].as_u64();
    assert_eq!(total("?freshness=confirmed").await, Some(400));
    assert!(site.page("/fr/chiffres").await.contains("Dont 400 confirmés depuis douze mois"));
    // Each grows old a year and a day after its own answer, and leaves a year after that.
    let first = answered.values().map(|at| Day::of(*at)).min().expect("a day");
    let of_first = answered.values().filter(|at| Day::of(**at) == first).count() as u64;
    let tomorrow = |day: Day| Day::of(Timestamp(day.start().0 + DAY));
    for (day, fresh, listed) in [
        (first.months_later(12), 400, 500),
        (tomorrow(first.months_later(12)), 400 - of_first, 500),
        (first.months_later(24), 0, 500),
        (tomorrow(first.months_later(24)), 0, 500 - of_first),
    ] {
        go_to(hand, day);
        refreshed(&site).await;
        assert_eq!((total("?freshness=confirmed").await, total("").await), (Some(fresh), Some(listed)), "{day}");
    }
    crate::db::Entry::verify(world.db.read()).await.expect("the chain is whole");
});
