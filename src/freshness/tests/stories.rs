//! A town answers from its letter, without an account; an administrator sees it.

use super::*;
use crate::db::Entry;
use crate::db::testing::{TestDb, on_both_engines};
use crate::partnerships::World;

const BOTH: &str = "fr-commune-62667,mairie@leportel.example,fr,site de la ville\n\
    gn-2355548,mairie@sindou.example,en,annuaire\n";

on_both_engines!(a_town_answers_from_its_letter_and_everybody_sees_it, |test| {
    let world = World::with_links(test).await;
    let (site, hand) = world.moving_site().await;
    addresses(&world.db, BOTH).await;
    let admin = Browser::administrator(&site).await;
    let seen = admin.get("/fr/compte/campagnes?perimeter=region+fr-region-32").await.text();
    assert!(seen.contains("Une lettre en atteint 2"), "{seen}");
    let board = start(&admin, "region+fr-region-32").await;
    let letters = every_letter(&site, hand).await;
    let mut reached: Vec<&str> = letters.iter().map(|one| one.recipient.as_str()).collect();
    reached.sort_unstable();
    assert_eq!(reached, ["mairie@leportel.example", "mairie@sindou.example"]);
    let letter = letters.iter().find(|one| one.recipient.contains("leportel")).expect("a letter");
    for words in ["Sindou", "Stockelsdorf", "Encore vrai", "Corriger", "Terminé"] {
        assert!(letter.plain.contains(words), "{words}: {}", letter.plain);
    }
    assert!(letters.iter().any(|one| one.plain.contains("Still true")), "each in its own language");
    // A mail filter looks: nothing happens.
    let (path, id, before) = (letter.path(), link(&site).await, last_entry(&world.db).await);
    let page = site.page(&format!("{path}?link={id}&say=true")).await;
    assert!(page.contains("Sindou") && page.contains("noindex"), "{page}");
    assert_eq!(site.get(&path).await.header("cache-control"), "no-store");
    assert_eq!(last_entry(&world.db).await, before);
    // A button acts; the same button twice writes once.
    let nobody = Browser::new(&site);
    let said = format!("verb=true&link={id}&version={}", field(&page, "version"));
    done(&nobody.post(&path, &said).await);
    let after = last_entry(&world.db).await;
    done(&nobody.post(&path, &said).await);
    assert_eq!((after, last_entry(&world.db).await), (before + 1, before + 1), "said twice, written once");
    refreshed(&site).await;
    let record = site.json(&format!("/api/v1/partnerships/{id}")).await;
    assert_eq!(
        (record["freshness"].as_str(), record["last_confirmed_by"].as_str()),
        (Some("confirmed"), Some("Le Portel"))
    );
    let address = site.get(&format!("/fr/partenariats/{id}")).await.header("location").to_owned();
    assert!(site.page(&address).await.contains("Vérifié le 24 novembre 2026 par Le Portel."));
    assert!(
        site.page(&format!("/fr/partenariats/{id}/historique")).await.contains("Le Portel, en répondant à une lettre")
    );
    let changes = site.json(&format!("/api/v1/changes?since={before}")).await;
    assert_eq!(
        (changes["results"][0]["action"].as_str(), changes["results"][0]["id"].as_str()),
        (Some("confirm"), Some(id.as_str()))
    );
    assert!(site.page("/fr/changes.atom").await.contains(&id));
    let page = admin.get(&board).await.text();
    assert!(page.contains("A répondu") && page.contains("un lien encore vrai"), "{page}");
    let file = admin.get(&format!("{board}.csv")).await.text();
    assert!(file.contains("fr-commune-62667,Le Portel,FR,answered,yes,2026-11-24"), "{file}");
    // Who answered gets no reminder; who did not gets one.
    forward(hand, 15);
    let reminded: Vec<String> = every_letter(&site, hand).await.into_iter().map(|one| one.recipient).collect();
    assert_eq!(reminded, ["mairie@sindou.example"]);
    Entry::verify(world.db.read()).await.expect("the chain is whole");
});

#[tokio::test]
async fn a_link_is_ended_or_corrected_and_what_was_typed_is_kept() {
    let world = World::with_links(TestDb::sqlite().await).await;
    let (site, hand) = world.moving_site().await;
    addresses(&world.db, BOTH).await;
    let admin = Browser::administrator(&site).await;
    start(&admin, "authorities+fr-commune-62667").await;
    let path = every_letter(&site, hand).await.first().expect("a letter").path();
    let (id, nobody) = (link(&site).await, Browser::new(&site));
    let version = field(&nobody.get(&format!("{path}/{id}")).await.text(), "version").to_owned();
    for (until, told) in [("hier", "Une date s’écrit"), ("2031", "encore à venir")] {
        let wrong = nobody.post(&path, &format!("verb=ended&link={id}&version={version}&until={until}")).await;
        assert_eq!(wrong.status, 422);
        assert!(
            wrong.text().contains(told) && wrong.text().contains(&format!("value=\"{until}\"")),
            "{}",
            wrong.text()
        );
    }
    done(&nobody.post(&path, &format!("verb=ended&link={id}&version={version}&until=2019-06")).await);
    let told: Vec<Waiting> = carry(&world.db).await;
    assert_eq!(told.len(), 1, "the other side is told, once");
    assert!(told[0].recipient == "mairie@sindou.example" && told[0].plain.contains("2019"), "{}", told[0].plain);
    done(&nobody.post(&path, &format!("verb=ended&link={id}&version={version}&until=2019-06")).await);
    assert!(carry(&world.db).await.is_empty(), "said twice, told once");
    refreshed(&site).await;
    let record = site.json(&format!("/api/v1/partnerships/{id}")).await;
    assert_eq!((record["status"].as_str(), record["until"].as_str()), (Some("ended"), Some("2019-06")));
    // The form of those who speak for a party, under the same link.
    let other = site.json("/api/v1/partnerships?authority=gn-2826861&country=FR").await["results"][0].clone();
    let form = format!("{path}/{}", other["id"].as_str().expect("an identifier"));
    let page = nobody.get(&form).await.text();
    let stale = nobody.post(&form, "verb=revise&version=99&status=active&since=1983").await;
    assert!(stale.status == 409 && stale.text().contains("1983"), "{}", stale.text());
    let refused = nobody.post(&form, &format!("verb=revise&version={}&since=demain", field(&page, "version"))).await;
    assert!(refused.status == 422 && refused.text().contains("demain"), "{}", refused.text());
    done(
        &nobody
            .post(&form, &format!("verb=revise&version={}&status=dormant&since=1983", field(&page, "version")))
            .await,
    );
    refreshed(&site).await;
    let corrected = site.json(&format!("/api/v1/partnerships/{}", other["id"].as_str().expect("an id"))).await;
    assert_eq!((corrected["status"].as_str(), corrected["since"].as_str()), (Some("dormant"), Some("1983")));
    // A link of somebody else is not there.
    let alien = site.json("/api/v1/partnerships?authority=fr-commune-59350").await["results"][0]["id"].clone();
    assert_eq!(nobody.get(&format!("{path}/{}", alien.as_str().expect("an id"))).await.status, 404);
    let theirs = format!("verb=true&link={}&version=1", alien.as_str().expect("an id"));
    assert_eq!(nobody.post(&path, &theirs).await.status, 404);
}

#[tokio::test]
async fn all_links_are_confirmed_in_one_gesture() {
    let world = World::with_links(TestDb::sqlite().await).await;
    let (site, hand) = world.moving_site().await;
    addresses(&world.db, BOTH).await;
    start(&Browser::administrator(&site).await, "authorities+fr-commune-62667").await;
    let path = every_letter(&site, hand).await.first().expect("a letter").path();
    let nobody = Browser::new(&site);
    done(&nobody.post(&path, "verb=all_true").await);
    let after = last_entry(&world.db).await;
    done(&nobody.post(&path, "verb=all_true").await);
    assert_eq!(last_entry(&world.db).await, after);
    refreshed(&site).await;
    assert_eq!(site.json("/api/v1/partnerships?authority=fr-commune-62667&freshness=confirmed").await["total"], 3);
}

#[tokio::test]
async fn whoever_is_written_to_by_mistake_stops_the_letters() {
    let world = World::with_links(TestDb::sqlite().await).await;
    let (site, hand) = world.moving_site().await;
    addresses(&world.db, BOTH).await;
    let admin = Browser::administrator(&site).await;
    let board = start(&admin, "base").await;
    let nobody = Browser::new(&site);
    for letter in every_letter(&site, hand).await {
        let verb = if letter.recipient.contains("sindou") { "stop" } else { "wrong_address" };
        for _ in 0..2 {
            done(&nobody.post(&letter.path(), &format!("verb={verb}")).await);
        }
    }
    let file = admin.get(&format!("{board}.csv")).await.text();
    assert!(file.contains("fr-commune-62667,Le Portel,FR,bounced") && file.contains("Sindou,BF,refused"), "{file}");
    forward(hand, 40);
    assert!(every_letter(&site, hand).await.is_empty(), "no reminder");
    let admin = Browser::administrator(&site).await;
    start(&admin, "base").await;
    assert!(every_letter(&site, hand).await.is_empty(), "nor another campaign");
    // Another address for the town is written to again; who refused is not.
    addresses(&world.db, &BOTH.replace("mairie@", "accueil@")).await;
    forward(hand, 1);
    let letters: Vec<String> = every_letter(&site, hand).await.into_iter().map(|one| one.recipient).collect();
    assert_eq!(letters, ["accueil@leportel.example"]);
}

#[tokio::test]
async fn campaigns_are_there_for_administrators_alone_and_end_when_they_say_so() {
    let world = World::with_links(TestDb::sqlite().await).await;
    let (site, hand) = world.moving_site().await;
    addresses(&world.db, BOTH).await;
    let admin = Browser::administrator(&site).await;
    let board = start(&admin, "base").await;
    let mut other = Browser::new(&site);
    other.enter("maire@ailleurs.example").await;
    for address in ["/fr/compte/campagnes", "/en/account/campaigns", board.as_str()] {
        assert_eq!(other.get(address).await.status, 404, "{address}");
        assert_eq!(other.post(address, "verb=close&perimeter=base").await.status, 404, "{address}");
        assert_eq!(site.get(address).await.status, 303, "{address}");
    }
    // An administrator in a weak session is led to where they make it strong, and nothing happens meanwhile.
    let weak = Browser::administrator(&site).await;
    weak.weaken().await;
    for address in ["/fr/compte/campagnes", board.as_str()] {
        for answer in [weak.get(address).await, weak.post(address, "verb=close&perimeter=base").await] {
            let to = answer.header("location");
            assert_eq!(
                (answer.status, to.contains("need=strong"), to.contains("campagnes")),
                (303, true, true),
                "{to}"
            );
        }
    }
    assert!(admin.get(&board).await.text().contains("value=\"close\""), "still open");
    for perimeter in ["", "world", "authorities+fr-commune-99999", "region+fr-region-99"] {
        let begun = admin.post("/fr/compte/campagnes", &format!("verb=start&perimeter={perimeter}")).await;
        assert_eq!(begun.status, 404, "{perimeter}");
    }
    let letters = every_letter(&site, hand).await;
    let path = letters.first().expect("a letter").path();
    assert_eq!(site.get(&path).await.status, 200);
    for wrong in ["/fr/repondre/x", &format!("/en/answer/{}", "A".repeat(43))] {
        assert_eq!(site.get(wrong).await.status, 404, "{wrong}");
    }
    let admin = Browser::administrator(&site).await;
    done(&admin.post(&board, "verb=close").await);
    let over = site.get(&path).await;
    assert!(over.status == 410 && over.text().contains("representer"), "{}", over.text());
    assert_eq!(Browser::new(&site).post(&path, "verb=all_true").await.status, 410);
    forward(hand, 15);
    assert!(every_letter(&site, hand).await.is_empty());
    // Left alone, a campaign ends by itself.
    let admin = Browser::administrator(&site).await;
    let board = start(&admin, "base").await;
    forward(hand, 91);
    assert_eq!(tick(&site).await.ended, 1);
    assert!(Browser::administrator(&site).await.get(&board).await.text().contains("terminée le"), "closed");
}
