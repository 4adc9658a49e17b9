//! Roles that change, members who are taken out, and handing over.

use super::{LILLE, PORTEL, enter, letters_to, link, member, network, organisation, person};
use crate::db::Entry;
use crate::db::testing::{TestDb, on_both_engines};
use crate::organisations::model::Role;
use crate::partnerships::World;

on_both_engines!(a_role_counts_from_the_next_request_on_and_somebody_always_decides, |test| {
    let site = World::with_links(test).await.site().await;
    let town = organisation(&site, PORTEL).await;
    let own = format!("/fr/compte/organisations/{}", town.id);
    let owner = member(&site, &town, "maire@leportel.example", Role::Owner).await;
    let clerk = member(&site, &town, "culture@leportel.example", Role::Reader).await;
    let other = member(&site, &organisation(&site, LILLE).await, "maire@lille.example", Role::Owner).await;
    let verify = format!("/fr/partenariats/{}/verifier", link(&site, PORTEL, "gn-2355548").await);
    let whom = person(&site, "culture@leportel.example").await;
    let role = |role: &str| format!("verb=role&person={whom}&role={role}");
    assert_eq!(clerk.post(&verify, "verb=confirm").await.status, 404, "who reads does not speak");
    for stranger in [&clerk, &other] {
        assert_eq!(stranger.post(&own, &role("owner")).await.status, 404);
    }
    assert_eq!(owner.post(&own, &role("king")).await.status, 404);
    assert_eq!(owner.post(&own, &role("editor")).await.status, 303);
    assert_eq!(clerk.post(&verify, "verb=confirm").await.status, 303);
    assert!(letters_to(&site.app.db, "culture@leportel.example").await.contains("éditeur"));
    let me = person(&site, "maire@leportel.example").await;
    for last in [format!("verb=role&person={me}&role=reader"), format!("verb=remove&person={me}")] {
        let answer = owner.post(&own, &last).await;
        assert!(answer.status == 422 && answer.text().contains("sans responsable"), "{last}: {}", answer.text());
    }
    assert_eq!(clerk.post(&own, &format!("verb=remove&person={me}")).await.status, 404);
    assert_eq!(owner.post(&own, &format!("verb=remove&person={whom}")).await.status, 303);
    assert_eq!(clerk.get(&own).await.status, 404);
    assert_eq!(clerk.post(&verify, "verb=confirm").await.status, 404);
    Entry::verify(site.app.db.read()).await.expect("the chain is whole");
});

on_both_engines!(leaving_hands_over_and_leaves_a_sheet_that_members_alone_read, |test| {
    let site = World::with_links(test).await.site().await;
    let town = organisation(&site, PORTEL).await;
    let own = format!("/fr/compte/organisations/{}", town.id);
    let handover = format!("{own}/passation");
    let owner = member(&site, &town, "maire@leportel.example", Role::Owner).await;
    let clerk = member(&site, &town, "culture@leportel.example", Role::Editor).await;
    let other = member(&site, &organisation(&site, LILLE).await, "maire@lille.example", Role::Owner).await;
    let _watch = member(&site, &network(&site, "lianes").await, "ici@lianes.example", Role::Editor).await;
    let asking = enter(&site, "nouvelle@gmail.com", false).await;
    asking.post(&format!("/fr/collectivites/{PORTEL}/representer"), "function=Stagiaire").await;
    site.app.refresh().await.expect("the atlas follows");
    assert!(owner.get(&handover).await.text().contains("Sindou"));
    let wrong = owner.post(&handover, "successor=pe-0000000000&words=A+garder").await;
    assert!(wrong.status == 422 && wrong.text().contains("A garder"), "{}", wrong.text());
    let whom = person(&site, "culture@leportel.example").await;
    let words = format!("successor={whom}&words=Appeler+Sindou+avant+le+12+mars");
    assert_eq!(other.post(&handover, &words).await.status, 404);
    assert_eq!(owner.post(&handover, &words).await.status, 303);
    assert_eq!(owner.get(&own).await.status, 404, "who has left is out");
    let page = clerk.get(&own).await.text();
    let at = page.find(&format!("{handover}/ha-")).expect("a sheet");
    let sheet = page[at..].split('"').next().expect("its address").to_owned();
    let read = clerk.get(&sheet).await;
    assert_eq!((read.status, read.header("cache-control")), (200, "no-store"));
    let text = read.text();
    for words in
        ["Appeler Sindou avant le 12 mars", "Stagiaire", "maire (responsable", "culture (", "Sindou", "Stockelsdorf"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("maire@leportel.example"), "functions, not persons");
    for stranger in [&owner, &other, &asking] {
        assert_eq!(stranger.get(&sheet).await.status, 404);
    }
    assert_eq!(clerk.get(&format!("{handover}/ha-0000000000")).await.status, 404);
    // The successor owns it now; when they leave and name nobody, the network is told.
    letters_to(&site.app.db, "ici@lianes.example").await;
    assert_eq!(clerk.post(&handover, "successor=&words=").await.status, 303);
    assert!(letters_to(&site.app.db, "ici@lianes.example").await.contains("plus de responsable"));
    Entry::verify(site.app.db.read()).await.expect("the chain is whole");
});

on_both_engines!(what_a_person_typed_on_a_sheet_goes_when_they_are_erased_and_the_sheet_stays, |test| {
    let site = World::with_links(test).await.site().await;
    let town = organisation(&site, PORTEL).await;
    let own = format!("/fr/compte/organisations/{}", town.id);
    let owner = member(&site, &town, "maire@leportel.example", Role::Owner).await;
    let clerk = member(&site, &town, "culture@leportel.example", Role::Editor).await;
    let reader = member(&site, &town, "archives@leportel.example", Role::Reader).await;
    let asking = enter(&site, "nouvelle@gmail.com", false).await;
    asking.post(&format!("/fr/collectivites/{PORTEL}/representer"), "function=Stagiaire").await;
    site.app.refresh().await.expect("the atlas follows");
    let whom = person(&site, "culture@leportel.example").await;
    let words = format!("successor={whom}&words=Appeler+Awa");
    assert_eq!(owner.post(&format!("{own}/passation"), &words).await.status, 303);
    let page = reader.get(&own).await.text();
    let at = page.find(&format!("{own}/passation/ha-")).expect("a sheet");
    let sheet = page[at..].split('"').next().expect("its address").to_owned();
    // Who is erased, what goes with them; what stands there still.
    let all = ["Appeler Awa", "maire (responsable", "culture (", "archives (", "Stagiaire", "Sindou"];
    let text = reader.get(&sheet).await.text();
    assert!(all.iter().all(|words| text.contains(words)), "{text}");
    for (gone, count) in [(&owner, 2), (&clerk, 3), (&asking, 4)] {
        let erased = gone.post("/fr/compte/effacer", "").await;
        assert_eq!(erased.status, 303, "{}", erased.text());
        let text = reader.get(&sheet).await.text();
        let left = all.iter().filter(|words| text.contains(**words)).count();
        assert_eq!(left, all.len() - count, "{text}");
    }
    let text = reader.get(&sheet).await.text();
    for words in ["archives (", "Sindou", "responsable"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    Entry::verify(site.app.db.read()).await.expect("the chain is whole");
});

#[tokio::test]
async fn what_is_no_verb_no_member_and_no_organisation_is_not_found() {
    let site = World::with_links(TestDb::sqlite().await).await.site().await;
    let town = organisation(&site, PORTEL).await;
    let owner = member(&site, &town, "maire@leportel.example", Role::Owner).await;
    let own = format!("/fr/compte/organisations/{}", town.id);
    for body in [
        "",
        "verb=crown",
        "verb=role",
        "verb=role&person=pe-0000000000&role=reader",
        "verb=remove&person=",
        "verb=contest&reason=Sans+personne",
        "verb=contest&person=pe-0000000000&reason=Personne",
    ] {
        assert_eq!(owner.post(&own, body).await.status, 404, "{body}");
    }
    for address in ["/fr/compte/organisations/or-0000000000", "/fr/compte/organisations/..%2f", "/fr/contester/abc"] {
        assert_eq!(owner.get(address).await.status, 404, "{address}");
    }
    let represent = format!("/fr/collectivites/{PORTEL}/representer");
    for body in ["verb=send", "verb=code&code=0", "verb=crown"] {
        assert_eq!(owner.post(&represent, body).await.status, 404, "{body}");
    }
}
