//! Fifty people correct twenty links at once: nothing that one of them saved is lost.

use std::cell::Cell;
use std::collections::BTreeSet;

use futures_util::future::join_all;

use super::declaring::speaker;
use super::version_of;
use crate::accounts::Browser;
use crate::db::testing::on_both_engines;
use crate::db::{Entry, all};
use crate::partnerships::World;
use crate::partnerships::testing::HEADER;

const CLIENTS: usize = 50;
const FRENCH: [(&str, &str); 4] =
    [("59350", "Lille"), ("62667", "Le Portel"), ("59279", "Halluin"), ("80001", "Abbeville")];
const ABROAD: [(&str, &str); 5] =
    [("2886242", "DE"), ("2792413", "BE"), ("2826861", "DE"), ("2654308", "GB"), ("2246452", "SN")];

/// A thousand edits; `JUMELLES_EDITS=10000` for the whole promise, as `make bench` does.
#[expect(clippy::disallowed_methods, reason = "whoever runs the tests says how many by the environment")]
fn edits() -> usize {
    std::env::var("JUMELLES_EDITS").ok().and_then(|text| text.parse().ok()).unwrap_or(1000)
}

fn links() -> String {
    let line = |(code, name): &(&str, &str), (place, country): &(&str, &str)| {
        format!("{name},FR,insee:{code},Partner,{country},id:gn-{place},,,,,,,releve,,CC0,2026-11-01\n")
    };
    FRENCH.iter().flat_map(|french| ABROAD.iter().map(move |abroad| line(french, abroad))).collect()
}

/// Reads a form, writes another beginning, and again as long as somebody else was first; how often it had to.
async fn edit(browser: &Browser<'_>, address: &str, since: &str) -> usize {
    let mut version = version_of(&browser.get(address).await.text()).to_owned();
    for again in 0.. {
        let answer = browser.post(address, &format!("verb=revise&version={version}&since={since}")).await;
        match answer.status {
            303 => return again,
            409 => version = version_of(&answer.text()).to_owned(),
            other => panic!("{other}: {}", answer.text()),
        }
    }
    unreachable!("the loop has no end")
}

on_both_engines!(fifty_people_correct_twenty_links_at_once_and_no_edit_is_lost, |test| {
    let world = World::of_authorities(test).await;
    let report = world.import(&format!("{HEADER}\n{}", links())).await;
    assert_eq!(report.counts.new, 20, "{report:?}");
    let site = world.site().await;
    let (mut browsers, mut own) = (Vec::new(), Vec::new());
    for (code, _) in FRENCH {
        let all = site.json(&format!("/api/v1/authorities/fr-commune-{code}/partnerships")).await;
        let ids =
            all["results"].as_array().expect("links").iter().map(|one| one["id"].as_str().expect("text").to_owned());
        own.push(ids.collect::<Vec<String>>());
    }
    for client in 0..CLIENTS {
        let authority = format!("fr-commune-{}", FRENCH[client % 4].0);
        browsers.push(speaker(&site, &format!("agent{client}@mairie.example"), &authority).await);
    }
    let (total, next, retried) = (edits(), Cell::new(0_usize), Cell::new(0_usize));
    let (next, retried, own, browsers) = (&next, &retried, &own, &browsers);
    let client = |place: usize| async move {
        while next.get() < total {
            let number = next.replace(next.get() + 1);
            let id = &own[place % 4][number % 5];
            // Each edit says a month that no other says.
            let since = format!("{:04}-{:02}", 1000 + number / 12, number % 12 + 1);
            let address = format!("/fr/partenariats/{id}/verifier");
            retried.set(retried.get() + edit(&browsers[place], &address, &since).await);
        }
    };
    join_all((0..CLIENTS).map(client)).await;
    let entries = Entry::since(site.app.db.read(), 0, u64::from(u32::MAX)).await.expect("the journal");
    let revised: Vec<&Entry> =
        entries.iter().filter(|one| one.action == "revise" && one.entity == "partnership").collect();
    let said: BTreeSet<String> = revised
        .iter()
        .map(|one| serde_json::from_str::<serde_json::Value>(one.after.as_deref().expect("after")).expect("JSON"))
        .map(|after| after["statements"]["since"].as_str().expect("a month").to_owned())
        .collect();
    assert_eq!((revised.len(), said.len()), (total, total), "every edit stands once in the journal");
    let rows = all(site.app.db.read(), "SELECT public_id, version FROM partnerships", []).await.expect("read");
    for row in &rows {
        let (id, version): (String, i64) =
            (row.try_get_by_index(0).expect("text"), row.try_get_by_index(1).expect("number"));
        let entries = revised.iter().filter(|one| one.entity_id == id).count();
        assert_eq!(version, 1 + entries as i64, "{id}");
    }
    Entry::verify(site.app.db.read()).await.expect("the chain is whole");
    println!("{total} edits by {CLIENTS} on {} links, {} had to be sent again", rows.len(), retried.get());
});
