//! Who may make two records one: a network in its territory, never persons who would come to represent another authority.

use super::{PORTEL, Role, State, enter, link, member, network, organisation, put};
use crate::accounts::{Browser, Retention};
use crate::db::testing::on_both_engines;
use crate::db::{all, done};
use crate::kernel::Timestamp;
use crate::partnerships::{Site, World};

const SINDOU: &str = "gn-2355548";
const LIST: &str = "/fr/compte/doublons";

/// A second link of Le Portel, with a place of that name in Burkina Faso: the link and the place.
async fn declared(here: &Browser<'_>, name: &str) -> (String, String) {
    let said = format!("verb=declare&place_name={name}&place_country=BF");
    let done = here.post("/fr/partenariats/declarer", &said).await;
    let link = done.header("location").split('/').nth(3).expect("a link").to_owned();
    here.site.app.refresh().await.expect("the atlas follows");
    let record = here.site.json(&format!("/api/v1/partnerships/{link}")).await;
    let parties = record["parties"].as_array().expect("parties");
    let place = parties.iter().find(|party| party["country"] == "BF").expect("the place");
    (link, place["id"].as_str().expect("an identifier").to_owned())
}

fn pair(one: &str, other: &str) -> String {
    let mut ids = [one, other];
    ids.sort_unstable();
    format!("{LIST}/{}/{}", ids[0], ids[1])
}

async fn merge(who: &Browser<'_>, (stays, goes): (&str, &str)) -> crate::partnerships::Answer {
    let address = pair(stays, goes);
    let page = who.get(&address).await.text();
    let version = |name: &str| {
        let value = page.split(&format!("name=\"{name}\" value=\"")).nth(1).and_then(|rest| rest.split('"').next());
        format!("{name}={}", value.unwrap_or_default())
    };
    let (one, other) = (version("version_one"), version("version_other"));
    who.post(&address, &format!("verb=merge&stays={stays}&{one}&{other}")).await
}

async fn town<'s>(site: &'s Site) -> Browser<'s> {
    member(site, &organisation(site, PORTEL).await, "maire@leportel.example", Role::Owner).await
}

on_both_engines!(a_network_makes_records_one_in_its_territory_and_nowhere_else, |test| {
    let site = World::with_links(test).await.site().await;
    let here = town(&site).await;
    let near = member(&site, &network(&site, "lianes").await, "ici@lianes.example", Role::Editor).await;
    let far = member(&site, &network(&site, "occitanie-cooperation").await, "loin@oc.example", Role::Owner).await;
    let (other, place) = declared(&here, "Sindou").await;
    let one = link(&site, PORTEL, SINDOU).await;
    let (links, authorities) = (pair(&one, &other), pair(SINDOU, &place));
    let (inside, outside) = (near.get(LIST).await.text(), far.get(LIST).await.text());
    for address in [&links, &authorities] {
        assert!(inside.contains(address.as_str()) && !outside.contains(address.as_str()), "{address}");
        assert_eq!(far.get(address).await.status, 404, "{address}");
    }
    assert!(!here.get(LIST).await.text().contains(&authorities), "a party does not decide about authorities");
    let done = merge(&near, (SINDOU, &place)).await;
    assert_eq!(done.status, 303, "{}", done.text());
    site.app.refresh().await.expect("the atlas follows");
    let history = site.page(&format!("/fr/collectivites/{SINDOU}/historique")).await;
    assert!(history.contains("Lianes"), "the network answers for it: {history}");
    let told = done.header("location").to_owned();
    assert_eq!((near.get(&told).await.status, far.get(&told).await.status), (200, 404));
    // Yako lies in links of another region too: no network decides about it alone.
    let (_, yako) = declared(&here, "Yako").await;
    assert_eq!(near.get(&pair("gn-2353688", &yako)).await.status, 404);
});

on_both_engines!(an_organisation_follows_its_authority_and_two_are_never_made_one, |test| {
    let site = World::with_links(test).await.site().await;
    let here = town(&site).await;
    let (_, place) = declared(&here, "Sindougou").await;
    let twin = organisation(&site, &place).await;
    enter(&site, "chef@sindougou.example", false).await;
    put(&site, &twin, "chef@sindougou.example", (Role::Owner, State::Active)).await;
    let known = organisation(&site, SINDOU).await;
    enter(&site, "mairie@sindou.example", false).await;
    put(&site, &known, "mairie@sindou.example", (Role::Owner, State::Active)).await;
    let admin = enter(&site, "admin@site.example", true).await;
    let refused = merge(&admin, (SINDOU, &place)).await;
    assert!(refused.status == 422 && refused.text().contains("Des personnes représentent"), "{}", refused.text());
    put(&site, &known, "mairie@sindou.example", (Role::Owner, State::Left)).await;
    let done = merge(&admin, (SINDOU, &place)).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(of(&site, twin.id.as_str()).await.as_deref(), Some(SINDOU), "who spoke for the one speaks for it still");
    assert_eq!(of(&site, known.id.as_str()).await, None, "nobody stands behind the other any more");
    let told = done.header("location").split('?').next().expect("an address").to_owned();
    assert_eq!(admin.post(&told, "reason=Erreur").await.status, 303);
    assert_eq!(of(&site, twin.id.as_str()).await, Some(place));
    assert_eq!(of(&site, known.id.as_str()).await.as_deref(), Some(SINDOU));
});

/// The authority that an organisation is.
async fn of(site: &Site, organisation: &str) -> Option<String> {
    let sql = "SELECT authority FROM organisations WHERE public_id = $1";
    let rows = all(site.app.db.read(), sql, [organisation.into()]).await.expect("read");
    rows[0].try_get_by_index(0).expect("text or nothing")
}

on_both_engines!(the_pages_of_an_authority_that_was_merged_lead_to_those_of_the_one_that_stays, |test| {
    let site = World::with_links(test).await.site().await;
    let here = town(&site).await;
    let admin = enter(&site, "admin@site.example", true).await;
    let (_, place) = declared(&here, "Sindougou").await;
    assert_eq!(merge(&admin, (SINDOU, &place)).await.status, 303);
    for (list, words) in [
        ("/fr/collectivites", ["representer", "inscrire", "suivi", "decrire", "historique"]),
        ("/en/authorities", ["represent", "register", "oversight", "describe", "history"]),
    ] {
        for word in words {
            let moved = admin.get(&format!("{list}/{place}/{word}")).await;
            let stays = format!("{list}/{SINDOU}/{word}");
            assert_eq!((moved.status, moved.header("location")), (301, stays.as_str()), "{word}");
            assert_eq!(admin.get(&stays).await.status, 200, "{stays}");
        }
    }
    // A form that was open meanwhile is not lost: it is about the authority that stays.
    let asking = enter(&site, "mairie@sindou.example", false).await;
    let sent = asking.post(&format!("/fr/collectivites/{place}/representer"), "function=Maire").await;
    assert_eq!(sent.status, 200, "{}", sent.text());
    let known = organisation(&site, SINDOU).await;
    let members = super::super::store::of_organisation(site.app.db.read(), &known).await.expect("read");
    assert!(members.iter().any(|one| one.function == "Maire"), "{members:?}");
    for address in ["/fr/collectivites/au-0000000000/representer", "/fr/collectivites/Quoi/decrire"] {
        assert_eq!(admin.get(address).await.status, 404, "{address}");
    }
});

on_both_engines!(after_thirty_days_a_merge_stays_and_what_was_before_is_kept_no_longer, |test| {
    const DAY: i64 = 24 * 3600 * 1_000_000;
    let site = World::with_links(test).await.site().await;
    let here = town(&site).await;
    let admin = enter(&site, "admin@site.example", true).await;
    let (_, first) = declared(&here, "Sindougou").await;
    let done_first = merge(&admin, (SINDOU, &first)).await;
    assert_eq!(done_first.status, 303, "{}", done_first.text());
    // As if it had been done a month ago.
    let write = site.app.db.write().await.expect("a transaction");
    let sql = "UPDATE merges SET at = at - $1";
    done(write.connection(), sql, [(31 * DAY).into()]).await.expect("written");
    write.commit().await.expect("kept");
    let told = done_first.header("location").split('?').next().expect("an address").to_owned();
    let page = admin.get(&told).await.text();
    assert!(page.contains("ne se séparent plus") && !page.contains("value=\"separate\""), "{page}");
    assert_eq!(admin.post(&told, "reason=Trop+tard").await.status, 409);
    let (_, second) = declared(&here, "Sindouville").await;
    assert_eq!(merge(&admin, (SINDOU, &second)).await.status, 303);
    let kept = all(site.app.db.read(), "SELECT before FROM merges ORDER BY seq", []).await.expect("read");
    let kept: Vec<String> = kept.iter().map(|row| row.try_get_by_index(0).expect("text")).collect();
    assert!(kept[0] == "{}" && kept[1].len() > 2, "{kept:?}");
});

on_both_engines!(what_is_kept_of_a_merge_is_erased_after_its_term_when_it_can_be_undone_no_longer, |test| {
    const DAY: i64 = 24 * 3600 * 1_000_000;
    let site = World::with_links(test).await.site().await;
    let here = town(&site).await;
    let admin = enter(&site, "admin@site.example", true).await;
    let (_, place) = declared(&here, "Sindougou").await;
    let merged = merge(&admin, (SINDOU, &place)).await;
    assert_eq!(merged.status, 303, "{}", merged.text());
    let told = merged.header("location").split('?').next().expect("an address").to_owned();
    let start = site.app.clock.now();
    let rules = Retention::shipped().expect("the rules");
    // Thirty days to undo it, a year to tell of it.
    for (after, left, undone, read) in
        [(31 * DAY, 1, 409, 200), (365 * DAY, 1, 409, 200), (365 * DAY + 1, 0, 404, 404), (366 * DAY, 0, 404, 404)]
    {
        let now = Timestamp(start.0 + after);
        rules.tend(&site.app.db, &site.app.carrier, ("https://jumelles.test", now)).await.expect("done");
        let rows = all(site.app.db.read(), "SELECT public_id FROM merges", []).await.expect("read");
        assert_eq!(rows.len(), left, "{after}");
        let then = site.at(now);
        let admin = enter(&then, "admin@site.example", true).await;
        assert_eq!(admin.get(&told).await.status, read, "{after}");
        assert_eq!(admin.post(&told, "reason=Erreur").await.status, undone, "{after}");
        assert_eq!(admin.get(&format!("{LIST}?show=merged")).await.status, 200, "{after}");
    }
    site.app.refresh().await.expect("the atlas follows");
    assert_eq!(site.get(&format!("/fr/collectivites/{place}")).await.status, 301, "the old address leads on for ever");
});
