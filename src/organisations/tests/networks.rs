//! The regional networks: who represents one, what they decide in their territory and nowhere else, for whom they speak.

use super::{LILLE, PORTEL, enter, letters_to, link, member, network, organisation, person};
use crate::db::Entry;
use crate::db::testing::on_both_engines;
use crate::organisations::model::Role;
use crate::partnerships::{Site, World};

const TASKS: &str = "/fr/compte/taches";

on_both_engines!(the_networks_of_the_list_are_recorded_once_and_everybody_sees_their_territory, |test| {
    let site = World::with_links(test).await.site().await;
    let (db, now) = (&site.app.db, site.app.clock.now());
    assert_eq!(crate::organisations::found_networks(db, now).await.expect("networks"), 12);
    assert_eq!(crate::organisations::found_networks(db, now).await.expect("networks"), 0);
    site.app.refresh().await.expect("the atlas follows");
    let lianes = network(&site, "lianes").await;
    for (list, one, count) in [
        ("/fr/reseaux", "/fr/reseaux/", "collectivités de son territoire ont un lien connu"),
        ("/en/networks", "/en/networks/", "authorities of its territory have a known link"),
    ] {
        let page = site.page(list).await;
        assert!(page.contains("Lianes coopération") && page.contains("Karib Horizon"), "{page}");
        let page = site.page(&format!("{one}{}", lianes.id)).await;
        // Halluin, Le Portel, Lille, Abbeville, the Pas-de-Calais and the region itself.
        assert!(page.contains("Hauts-de-France") && page.contains(&format!("6 {count}")), "{page}");
        assert!(page.contains("lianescooperation.org"), "{page}");
    }
    assert_eq!(site.get("/fr/reseaux/or-0000000000").await.status, 404);
    Entry::verify(db.read()).await.expect("the chain is whole");
});

on_both_engines!(only_the_administration_lets_somebody_represent_a_network, |test| {
    let site = World::with_links(test).await.site().await;
    let lianes = network(&site, "lianes").await;
    let colleague = member(&site, &lianes, "directrice@lianes.example", Role::Owner).await;
    let asking = enter(&site, "charge@lianes.example", false).await;
    let admin = enter(&site, "admin@site.example", true).await;
    let represent = format!("/fr/organisations/{}/representer", lianes.id);
    assert_eq!(asking.post(&represent, "function=Chargee+de+mission").await.status, 200);
    assert!(letters_to(&site.app.db, "admin@site.example").await.contains("Lianes"), "the administration is told");
    assert_eq!(letters_to(&site.app.db, "directrice@lianes.example").await, "", "a colleague is not");
    let person = person(&site, "charge@lianes.example").await;
    let accept = format!("organisation={}&person={person}&verb=accept", lianes.id);
    for page in ["/fr/compte/organisations", TASKS] {
        assert_eq!(colleague.post(page, &accept).await.status, 404, "not even an owner of the network");
    }
    assert_eq!(asking.get(TASKS).await.status, 404);
    assert_eq!(admin.post(TASKS, &accept).await.status, 303);
    assert_eq!(asking.get(TASKS).await.status, 200, "it counts at the next request");
    let page = site.page(&format!("/fr/reseaux/{}", lianes.id)).await;
    assert!(page.contains("Chargee de mission") && !page.contains("charge@lianes.example"), "functions, not persons");
});

on_both_engines!(a_network_decides_and_speaks_in_its_territory_and_nowhere_else, |test| {
    let site = World::with_links(test).await.site().await;
    let here = member(&site, &network(&site, "lianes").await, "ici@lianes.example", Role::Editor).await;
    let reader = member(&site, &network(&site, "lianes").await, "lecture@lianes.example", Role::Reader).await;
    let far = member(&site, &network(&site, "occitanie-cooperation").await, "loin@oc.example", Role::Owner).await;
    let mayor = enter(&site, "maire@leportel.example", false).await;
    mayor.post(&format!("/fr/collectivites/{PORTEL}/representer"), "function=Maire").await;
    assert!(letters_to(&site.app.db, "ici@lianes.example").await.contains("Le Portel"));
    assert_eq!(letters_to(&site.app.db, "loin@oc.example").await, "");
    let town = organisation(&site, PORTEL).await;
    let accept =
        format!("organisation={}&person={}&verb=accept", town.id, person(&site, "maire@leportel.example").await);
    assert!(!far.get(TASKS).await.text().contains("maire@leportel.example"));
    assert_eq!(far.post(TASKS, &accept).await.status, 404);
    assert_eq!(reader.post(TASKS, &accept).await.status, 404, "who reads decides nothing");
    assert!(here.get(TASKS).await.text().contains("maire@leportel.example"));
    assert_eq!(here.post(TASKS, &accept).await.status, 303);
    assert_eq!(here.post(TASKS, &accept).await.status, 404, "it is decided");
    // Nobody represents Lille: its network speaks for it, in its own name. Le Portel speaks for itself.
    let lille = format!("/fr/partenariats/{}/verifier", link(&site, LILLE, "gn-2886242").await);
    let portel = format!("/fr/partenariats/{}/verifier", link(&site, PORTEL, "gn-2355548").await);
    assert_eq!(here.post(&portel, "verb=confirm").await.status, 404);
    assert_eq!(far.post(&lille, "verb=confirm").await.status, 404);
    assert_eq!(here.post(&lille, "verb=confirm").await.status, 303);
    let history = site.page(&lille.replace("verifier", "historique")).await;
    assert!(history.contains("Lianes coopération (pour Lille)"), "{history}");
    // Once somebody represents Lille, the network speaks for it no longer.
    let _lille = member(&site, &organisation(&site, LILLE).await, "culture@lille.example", Role::Editor).await;
    assert_eq!(here.post(&lille, "verb=confirm").await.status, 404);
    Entry::verify(site.app.db.read()).await.expect("the chain is whole");
});

on_both_engines!(a_network_notes_the_official_address_and_takes_out_who_should_not_be_there, |test| {
    let site = World::with_links(test).await.site().await;
    let here = member(&site, &network(&site, "lianes").await, "ici@lianes.example", Role::Editor).await;
    let far = member(&site, &network(&site, "occitanie-cooperation").await, "loin@oc.example", Role::Owner).await;
    let oversight = format!("/fr/collectivites/{PORTEL}/suivi");
    let address = "verb=address&email=mairie%40leportel.example&language=fr&source=Site+de+la+ville";
    assert_eq!(far.get(&oversight).await.status, 404);
    assert_eq!(far.post(&oversight, address).await.status, 404);
    assert_eq!(here.post(&oversight, address).await.status, 303);
    let page = here.get(&oversight).await.text();
    assert!(page.contains("mairie@leportel.example") && page.contains("Site de la ville"), "{page}");
    for (typed, told) in [
        ("email=mairie&language=fr&source=Site", "adresse n’est pas complète"),
        ("email=mairie%40leportel.example&language=de&source=Site", "adresse n’est pas complète"),
        ("email=mairie%40leportel.example&language=fr&source=+", "où l’adresse a été trouvée"),
    ] {
        let answer = here.post(&oversight, &format!("verb=address&{typed}")).await;
        assert!(answer.status == 422 && answer.text().contains(told), "{typed}: {}", answer.text());
    }
    let town = organisation(&site, PORTEL).await;
    let wrong = member(&site, &town, "faux@leportel.example", Role::Owner).await;
    let whom = person(&site, "faux@leportel.example").await;
    assert_eq!(here.post(&oversight, &format!("verb=remove&person={whom}&reason=")).await.status, 422);
    let remove = format!("verb=remove&person={whom}&reason=Plus+en+poste");
    assert_eq!(far.post(&oversight, &remove).await.status, 404);
    assert_eq!(here.post(&oversight, &remove).await.status, 303);
    assert!(letters_to(&site.app.db, "faux@leportel.example").await.contains("Plus en poste"));
    assert_eq!(wrong.get(&format!("/fr/compte/organisations/{}", town.id)).await.status, 404);
    Entry::verify(site.app.db.read()).await.expect("the chain is whole");
});

/// The organisations in whose name entries of some kind were written, the oldest first.
async fn in_the_name_of(site: &Site, (entity, id): (&str, &str), actions: &[&str]) -> Vec<Option<String>> {
    let entries = Entry::about(site.app.db.read(), entity, id).await.expect("entries").into_iter();
    entries.filter(|one| actions.contains(&one.action.as_str())).map(|one| one.on_behalf_of).collect()
}

on_both_engines!(what_a_network_decides_stands_in_the_journal_in_its_name, |test| {
    let site = World::with_links(test).await.site().await;
    let lianes = network(&site, "lianes").await;
    let here = member(&site, &lianes, "ici@lianes.example", Role::Editor).await;
    let admin = enter(&site, "admin@site.example", true).await;
    let owner = member(&site, &organisation(&site, LILLE).await, "maire@lille.example", Role::Owner).await;
    let network = Some(lianes.id.to_string());
    let oversight = format!("/fr/collectivites/{PORTEL}/suivi");
    let asks = async |email: &str, authority: &str| {
        let represent = format!("/fr/collectivites/{authority}/representer");
        enter(&site, email, false).await.post(&represent, "function=Maire").await;
        let town = organisation(&site, authority).await;
        format!("organisation={}&person={}", town.id, person(&site, email).await)
    };
    // A request of Le Portel by the network, one of Lille by its owner, one of La Courneuve by the administration.
    for (who, email, authority, name) in [
        (&here, "a@portel.example", PORTEL, network.clone()),
        (&owner, "b@lille.example", LILLE, None),
        (&admin, "c@courneuve.example", "fr-commune-93027", None),
    ] {
        let asked = asks(email, authority).await;
        let page = if name.is_some() { TASKS } else { "/fr/compte/organisations" };
        assert_eq!(who.post(page, &format!("{asked}&verb=accept")).await.status, 303, "{email}");
        let town = organisation(&site, authority).await;
        let told = in_the_name_of(&site, ("organisation", town.id.as_str()), &["accept"]).await;
        assert_eq!(told, [name], "{email}");
    }
    let town = organisation(&site, PORTEL).await;
    let about = ("organisation", town.id.as_str());
    let wrong = member(&site, &town, "faux@leportel.example", Role::Editor).await;
    let contested = format!("/fr/compte/organisations/{}", town.id);
    let whom = person(&site, "a@portel.example").await;
    assert_eq!(wrong.post(&contested, &format!("verb=contest&person={whom}&reason=Erreur")).await.status, 303);
    let page = here.get(TASKS).await.text();
    let contest = page.split("name=\"contest\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let verdict = format!("contest={}&verb=remove", contest.expect("a contest"));
    assert_eq!(here.post(TASKS, &verdict).await.status, 303);
    let told = in_the_name_of(&site, about, &["decide_contest", "remove"]).await;
    assert_eq!(told, [network.clone(), network.clone()]);
    let remove = format!("verb=remove&person={}&reason=Parti", person(&site, "faux@leportel.example").await);
    assert_eq!(here.post(&oversight, &remove).await.status, 303);
    assert_eq!(in_the_name_of(&site, about, &["moderate"]).await, std::slice::from_ref(&network));
    let address = "verb=address&email=mairie%40leportel.example&language=fr&source=Site";
    assert_eq!(here.post(&oversight, address).await.status, 303);
    assert_eq!(in_the_name_of(&site, ("authority", PORTEL), &["revise"]).await, std::slice::from_ref(&network));
    let register = format!("/fr/collectivites/{PORTEL}/inscrire");
    enter(&site, "p@comite.example", false).await.post(&register, "name=Comite&kind=com&function=P").await;
    let id = super::super::store::pending(site.app.db.read()).await.expect("read").remove(0).id;
    assert_eq!(here.post(TASKS, &format!("organisation={id}&verb=enter")).await.status, 303);
    assert_eq!(in_the_name_of(&site, ("organisation", id.as_str()), &["accept"]).await, [network]);
    Entry::verify(site.app.db.read()).await.expect("the chain is whole");
});

on_both_engines!(an_association_is_registered_when_the_network_of_its_place_has_looked_at_it, |test| {
    let site = World::with_links(test).await.site().await;
    let here = member(&site, &network(&site, "lianes").await, "ici@lianes.example", Role::Editor).await;
    let far = member(&site, &network(&site, "occitanie-cooperation").await, "loin@oc.example", Role::Owner).await;
    let admin = enter(&site, "admin@site.example", true).await;
    let president = enter(&site, "presidente@comite.example", false).await;
    let register = format!("/fr/collectivites/{PORTEL}/inscrire");
    let typed =
        "name=Comit%C3%A9+de+jumelage&kind=com&website=https%3A%2F%2Fcomite.example%2F&function=Pr%C3%A9sidente";
    let done = president.post(&register, typed).await;
    assert!(done.status == 200 && done.text().contains("transmise"), "{}", done.text());
    assert!(letters_to(&site.app.db, "ici@lianes.example").await.contains("Comité de jumelage"));
    let page = here.get(TASKS).await.text();
    assert!(page.contains("Comité de jumelage") && page.contains("https://comite.example/"), "{page}");
    assert!(!far.get(TASKS).await.text().contains("Comité de jumelage"));
    let mine = president.get("/fr/compte/organisations").await.text();
    assert!(mine.contains("Inscription en attente"), "{mine}");
    let id = super::super::store::pending(site.app.db.read()).await.expect("read").remove(0).id;
    let own = format!("/fr/compte/organisations/{id}");
    assert_eq!(president.get(&own).await.status, 404, "it is nobody's before it is accepted");
    let represent = format!("/fr/organisations/{id}/representer");
    assert_eq!(far.get(&represent).await.status, 404);
    let enter_it = format!("organisation={id}&verb=enter");
    assert_eq!(far.post(TASKS, &enter_it).await.status, 404);
    assert_eq!(president.post(TASKS, &enter_it).await.status, 404);
    assert_eq!(here.post(TASKS, &enter_it).await.status, 303);
    assert_eq!(president.get(&own).await.status, 200);
    assert!(letters_to(&site.app.db, "presidente@comite.example").await.contains("acceptée"));
    // A funder is the administration's to decide.
    president.post(&register, "name=Fonds&kind=funder&function=Directrice").await;
    let funder = super::super::store::pending(site.app.db.read()).await.expect("read").remove(0).id;
    assert_eq!(here.post(TASKS, &format!("organisation={funder}&verb=enter")).await.status, 404);
    assert_eq!(admin.post(TASKS, &format!("organisation={funder}&verb=turn_away")).await.status, 303);
    assert!(letters_to(&site.app.db, "presidente@comite.example").await.contains("n’a pas été acceptée"));
    Entry::verify(site.app.db.read()).await.expect("the chain is whole");
});

#[tokio::test]
async fn a_registration_that_is_wrong_keeps_what_was_typed() {
    let site = World::with_links(crate::db::testing::TestDb::sqlite().await).await.site().await;
    let person = enter(&site, "presidente@comite.example", false).await;
    let register = format!("/fr/collectivites/{PORTEL}/inscrire");
    for (typed, told, kept) in [
        ("name=&kind=com&website=&function=P", "Le nom manque", "value=\"com\" selected"),
        ("name=Comite&kind=rrma&website=&function=P", "Choisissez", "value=\"Comite\""),
        ("name=Comite&kind=com&website=comite.example&function=P", "commence par https", "value=\"comite.example\""),
        ("name=%3Cb%3E&kind=&website=&function=P", "Choisissez", "value=\"&#60;b&#62;\""),
    ] {
        let answer = person.post(&register, typed).await;
        let page = answer.text();
        assert!(answer.status == 422 && page.contains(told) && page.contains(kept), "{typed}: {page}");
    }
    for number in 0..6 {
        let answer = person.post(&register, &format!("name=Comite+{number}&kind=com&function=P")).await;
        assert_eq!(answer.status, if number < 5 { 200 } else { 422 }, "{number}");
    }
    assert_eq!(person.get("/fr/collectivites/fr-commune-99999/inscrire").await.status, 404);
    assert_eq!(person.post("/fr/collectivites/fr-commune-99999/inscrire", "name=X&kind=com").await.status, 404);
}
