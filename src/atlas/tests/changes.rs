//! Whoever follows the changes misses none and sees none twice, whatever is written meanwhile.

use crate::db::testing::on_both_engines;
use crate::db::{Author, Db};
use crate::kernel::{Locale, PublicId, Timestamp};
use crate::mail::Address;
use crate::organisations::{OfficialAddress, record_official_address};
use crate::partnerships::World;

const WRITERS: usize = 4;
const CHANGES: usize = 12;

/// One writer: as many changes of its authority, each a transaction.
async fn write(db: Db, writer: usize) {
    for change in 0..CHANGES {
        let address = OfficialAddress {
            authority: PublicId::parse("fr-commune-62667").expect("an identifier"),
            email: Address::parse(&format!("w{writer}c{change}@exemple.fr")).expect("an address"),
            locale: Locale::Fr,
            source: "essai".to_owned(),
        };
        let write = db.write().await.expect("a transaction");
        let author = Author::command("test");
        assert!(record_official_address(&write, &address, author, Timestamp(1)).await.expect("recorded"));
        // Half of the transactions are left: they must leave no gap behind.
        if change % 2 == 0 {
            write.commit().await.expect("kept");
        }
    }
}

on_both_engines!(who_follows_the_changes_misses_none_and_sees_none_twice, |test| {
    let world = World::with_links(test).await;
    let site = world.site().await;
    let start = site.app.atlas.version().0;
    let writers: Vec<_> = (0..WRITERS).map(|writer| tokio::spawn(write(world.db.clone(), writer))).collect();
    let (mut seen, mut idle) = (Vec::new(), 0);
    let mut next = format!("/api/v1/changes?since={start}&limit=5");
    while idle < 2 {
        site.app.refresh().await.expect("the atlas follows");
        let page = site.json(&next).await;
        seen.extend(
            page["results"].as_array().expect("results").iter().map(|one| one["seq"].as_i64().expect("a place")),
        );
        idle += usize::from(page["next"].is_null() && writers.iter().all(|writer| writer.is_finished()));
        let last = seen.last().copied().unwrap_or(start);
        next = match page["next"].as_str() {
            Some(next) => next.to_owned(),
            None => format!("/api/v1/changes?since={last}&limit=5"),
        };
    }
    let expected: Vec<i64> = (1..=(WRITERS * CHANGES / 2) as i64).map(|place| start + place).collect();
    assert_eq!(seen, expected);
});

on_both_engines!(the_feed_and_the_changes_tell_of_the_atlas_and_of_nobody_else, |test| {
    let world = World::with_links(test).await;
    let site = world.site().await;
    let before = site.app.atlas.version().0;
    let mut person = crate::accounts::Browser::new(&site);
    person.enter("quelqu.un@exemple.fr").await;
    site.app.refresh().await.expect("the atlas follows");
    assert_eq!(
        site.json(&format!("/api/v1/changes?since={before}")).await["results"].as_array().map(Vec::len),
        Some(0)
    );
    assert!(!site.page("/fr/changes.atom").await.contains("pe-"));
});
