//! A regional network asks its territory, follows its own campaigns and no other; nobody is asked twice.

use super::*;
use crate::db::Entry;
use crate::db::testing::{TestDb, on_both_engines};
use crate::organisations::{Role, Voice};
use crate::partnerships::World;

const LIST: &str = "/fr/compte/campagnes";
const KNOWN: &str = "fr-commune-62667,mairie@leportel.example,fr,site de la ville\n\
    gn-2355548,mairie@sindou.example,en,annuaire\n\
    fr-commune-93027,mairie@lacourneuve.example,fr,site de la ville\n";

/// Somebody in a strong session.
async fn enter<'s>(site: &'s Site, email: &str) -> Browser<'s> {
    let mut browser = Browser::new(site);
    browser.enter(email).await;
    browser.strengthen().await;
    browser
}

/// Somebody of a network, in a strong session, and what the network may ask, as a form sends it.
async fn of_network<'s>(
    site: &'s Site,
    email: &str,
    (code, region, role): (&str, &str, Role),
) -> (Browser<'s>, String) {
    let browser = enter(site, email).await;
    let id = Voice::join(&site.app.db, email, (code, role)).await;
    (browser, format!("network+{id}+{region}"))
}

/// Whether an answer leads to where a session is made strong.
fn led_to_strength(answer: &Answer) -> bool {
    answer.status == 303 && answer.header("location").contains("need=strong")
}

on_both_engines!(a_network_asks_its_territory_and_sees_who_answered, |test| {
    let world = World::with_links(test).await;
    let (site, hand) = world.moving_site().await;
    addresses(&world.db, KNOWN).await;
    let (here, own) = of_network(&site, "ici@lianes.example", ("lianes", "fr-region-32", Role::Editor)).await;
    let page = here.get(LIST).await.text();
    assert!(page.contains("Territoire de Lianes coopération") && !page.contains("Toute la base"), "{page}");
    assert!(page.contains(&format!("value=\"{}\"", own.replace('+', " "))), "{page}");
    // Of the links with a party in the region both sides are asked; one link of Lille has ended.
    let preview = here.get(&format!("{LIST}?perimeter={own}")).await.text();
    assert!(preview.contains("14 collectivités seraient interrogées"), "{preview}");
    assert!(preview.contains("Une lettre en atteint 2") && !preview.contains("laissée"), "{preview}");
    let board = start(&here, &own).await;
    let letters = every_letter(&site, hand).await;
    let mut reached: Vec<&str> = letters.iter().map(|one| one.recipient.as_str()).collect();
    reached.sort_unstable();
    assert_eq!(reached, ["mairie@leportel.example", "mairie@sindou.example"]);
    let letter = letters.iter().find(|one| one.recipient.contains("leportel")).expect("a letter");
    done(&Browser::new(&site).post(&letter.path(), "verb=all_true").await);
    let page = here.get(&board).await.text();
    for words in ["Territoire de Lianes coopération", "A répondu (1)", "Lettre partie (1)", "À envoyer (12)"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let one_beside = |label: &str, count: &str| page.contains(&format!("<dt>{label}</dt><dd>{count}</dd>"));
    assert!(one_beside("ont répondu", "1") && one_beside("n’ont pas répondu", "13"), "{page}");
    let file = here.get(&format!("{board}.csv")).await.text();
    assert!(file.contains("fr-commune-62667,Le Portel,FR,answered,yes,2026-11-24"), "{file}");
    // The network stops it, in its own name.
    done(&here.post(&board, "verb=close").await);
    assert!(here.get(&board).await.text().contains("terminée le"), "closed");
    let id = board.rsplit('/').next().expect("a campaign");
    let entries = Entry::about(world.db.read(), "campaign", id).await.expect("entries");
    let told: Vec<(&str, Option<&str>)> =
        entries.iter().map(|one| (one.action.as_str(), one.on_behalf_of.as_deref())).collect();
    let network = own.split('+').nth(1);
    assert_eq!(told, [("start", network), ("close", network)]);
    Entry::verify(world.db.read()).await.expect("the chain is whole");
});

on_both_engines!(a_letter_and_its_page_name_the_network_that_asks, |test| {
    let world = World::with_links(test).await;
    let (site, hand) = world.moving_site().await;
    addresses(&world.db, KNOWN).await;
    let (here, own) = of_network(&site, "ici@lianes.example", ("lianes", "fr-region-32", Role::Editor)).await;
    start(&here, &own).await;
    let first = every_letter(&site, hand).await;
    forward(hand, 15);
    let again = every_letter(&site, hand).await;
    // Whom it reaches in which language: what the letter says above, why it was sent, and what the page says.
    for (mailbox, asked, why, page) in [
        (
            "mairie@leportel.example",
            "à la demande de Lianes coopération, réseau régional",
            "Vous recevez cette lettre à la demande de Lianes coopération",
            "À la demande de Lianes coopération, réseau régional",
        ),
        (
            "mairie@sindou.example",
            "at the request of Lianes coopération, a French regional network",
            "You receive this letter at the request of Lianes coopération",
            "At the request of Lianes coopération, a French regional network",
        ),
    ] {
        for letters in [&first, &again] {
            let letter = letters.iter().find(|one| one.recipient == mailbox).expect("a letter");
            for (form, text) in [("text", &letter.plain), ("HTML", &letter.html)] {
                assert!(text.contains(asked) && text.contains(why), "{mailbox}, {form}: {text}");
            }
            let shown = site.page(&letter.path()).await;
            assert!(shown.contains(page), "{mailbox}: {shown}");
        }
    }
    // The administration asks in nobody's name.
    start(&Browser::administrator(&site).await, "authorities+fr-commune-93027").await;
    let letters = every_letter(&site, hand).await;
    let [letter] = letters.as_slice() else { panic!("{} letters", letters.len()) };
    assert!(!letter.plain.contains("demande d"), "{}", letter.plain);
    assert!(!site.page(&letter.path()).await.contains("la demande d"));
});

on_both_engines!(the_campaigns_of_another_network_are_not_there, |test| {
    let world = World::with_links(test).await;
    let (site, _) = world.moving_site().await;
    let (here, own) = of_network(&site, "ici@lianes.example", ("lianes", "fr-region-32", Role::Owner)).await;
    let (far, other) =
        of_network(&site, "loin@oc.example", ("occitanie-cooperation", "fr-region-76", Role::Editor)).await;
    let (reader, _) = of_network(&site, "lecture@lianes.example", ("lianes", "fr-region-32", Role::Reader)).await;
    let nobody = enter(&site, "seule@ailleurs.example").await;
    let network = own.split('+').nth(1).expect("an identifier").to_owned();
    let begin = |perimeter: &str| format!("verb=start&perimeter={perimeter}");
    // A network asks its own territory and nothing else.
    let wider = format!("{own}+fr-region-76");
    for perimeter in ["base", "region+fr-region-32", "authorities+fr-commune-62667", other.as_str(), wider.as_str()] {
        assert_eq!(here.post(LIST, &begin(perimeter)).await.status, 404, "{perimeter}");
        assert_eq!(here.get(&format!("{LIST}?perimeter={perimeter}")).await.status, 404, "{perimeter}");
    }
    let board = start(&here, &own).await;
    let of_lianes = format!("{LIST}?network={network}");
    for (who, stranger) in [("a reader", &reader), ("nobody", &nobody)] {
        for address in [LIST, of_lianes.as_str(), board.as_str(), &format!("{board}.csv")] {
            assert_eq!(stranger.get(address).await.status, 404, "{who}: {address}");
        }
        assert_eq!(stranger.post(LIST, &begin(&own)).await.status, 404, "{who}");
        assert_eq!(stranger.post(&board, "verb=close").await.status, 404, "{who}");
    }
    for address in [of_lianes.as_str(), board.as_str(), &format!("{board}.csv")] {
        assert_eq!(far.get(address).await.status, 404, "{address}");
    }
    assert_eq!(far.post(&board, "verb=close").await.status, 404);
    assert_eq!(far.post(LIST, &begin(&own)).await.status, 404);
    let page = far.get(LIST).await.text();
    assert!(page.contains("pas encore eu de campagne") && !page.contains(&board), "{page}");
    // Without a strong proof nothing is shown and nothing happens.
    here.weaken().await;
    for address in [LIST, board.as_str()] {
        assert!(led_to_strength(&here.get(address).await), "{address}");
        let pressed = format!("perimeter={own}&verb=close");
        assert!(led_to_strength(&here.post(address, &pressed).await), "{address}");
    }
    here.strengthen().await;
    assert!(here.get(&of_lianes).await.text().contains(&board), "still there");
    assert!(here.get(&board).await.text().contains("value=\"close\""), "still open");
    // The administration sees it under the name of the network, and ends it.
    let admin = Browser::administrator(&site).await;
    start(&admin, "authorities+fr-commune-93027").await;
    let page = admin.get(LIST).await.text();
    assert!(page.contains("Territoire de Lianes coopération") && page.contains("Une collectivité"), "{page}");
    let page = admin.get(&of_lianes).await.text();
    assert!(page.contains("Campagnes\u{a0}: Lianes coopération") && page.contains(&board), "{page}");
    assert!(!page.contains("Une collectivité"), "{page}");
    assert_eq!(admin.post(LIST, &begin(&own)).await.status, 404, "it does not ask in the name of a network");
    done(&admin.post(&board, "verb=close").await);
});

on_both_engines!(whom_another_campaign_asks_is_left_out_and_the_number_is_told, |test| {
    let world = World::with_links(test).await;
    let (site, hand) = world.moving_site().await;
    addresses(&world.db, KNOWN).await;
    let (here, own) = of_network(&site, "ici@lianes.example", ("lianes", "fr-region-32", Role::Editor)).await;
    let (far, other) =
        of_network(&site, "loin@oc.example", ("occitanie-cooperation", "fr-region-76", Role::Editor)).await;
    start(&here, &own).await;
    assert_eq!(every_letter(&site, hand).await.len(), 2);
    // Le Portel and Portel-des-Corbières are both sides of the one link of Occitanie.
    let preview = far.get(&format!("{LIST}?perimeter={other}")).await.text();
    assert!(preview.contains("2 collectivités sont laissées de côté"), "{preview}");
    assert!(preview.contains("Il ne reste personne") && !preview.contains("value=\"start\""), "{preview}");
    assert_eq!(far.post(LIST, &format!("verb=start&perimeter={other}")).await.status, 404);
    let admin = Browser::administrator(&site).await;
    let preview = admin.get(&format!("{LIST}?perimeter=base")).await.text();
    assert!(preview.contains("3 collectivités seraient interrogées"), "{preview}");
    assert!(preview.contains("14 collectivités sont laissées de côté"), "{preview}");
    let base = start(&admin, "base").await;
    let letters: Vec<String> = every_letter(&site, hand).await.into_iter().map(|one| one.recipient).collect();
    assert_eq!(letters, ["mairie@lacourneuve.example"], "nobody gets a second letter");
    assert!(admin.get(&base).await.text().contains("14 collectivités sont laissées de côté"));
    // Both are over; who got no letter may be asked, who got one not before a year has passed.
    forward(hand, 100);
    assert_eq!(tick(&site).await.ended, 2);
    for (days, asked, left_out) in
        [(0, "Une collectivité serait interrogée", true), (266, "2 collectivités seraient interrogées", false)]
    {
        forward(hand, days);
        let far = enter(&site, "loin@oc.example").await;
        let preview = far.get(&format!("{LIST}?perimeter={other}")).await.text();
        assert!(preview.contains(asked), "{days}: {preview}");
        assert_eq!(preview.contains("Une collectivité est laissée de côté"), left_out, "{days}: {preview}");
    }
});

#[tokio::test]
async fn the_page_of_a_network_leads_to_its_campaigns() {
    let world = World::with_links(TestDb::sqlite().await).await;
    let (site, _) = world.moving_site().await;
    let (here, own) = of_network(&site, "ici@lianes.example", ("lianes", "fr-region-32", Role::Editor)).await;
    let network = own.split('+').nth(1).expect("an identifier");
    for (page, list) in [("/fr/reseaux", LIST), ("/en/networks", "/en/account/campaigns")] {
        let to = format!("{list}?network={network}");
        let page = site.page(&format!("{page}/{network}")).await;
        assert!(page.contains(&format!("href=\"{to}\"")), "{page}");
        assert_eq!(here.get(&to).await.status, 200, "{to}");
        assert!(site.get(&to).await.header("location").contains("return_to="), "{to}");
    }
    assert!(here.get("/fr/compte/taches").await.text().contains(LIST));
    assert!(here.get("/fr/compte/organisations").await.text().contains(LIST));
}

#[tokio::test]
async fn a_long_list_of_authorities_has_pages() {
    let world = World::with_links(TestDb::sqlite().await).await;
    let mut links = "city_a,country_a,code_a,city_b,country_b,region_b,source\n".to_owned();
    for town in 0..60 {
        links.push_str(&format!("Le Portel,FR,insee:62667,Testort {town:02},DE,Land,essai\n"));
    }
    assert_eq!(world.import(&links).await.counts.new, 60);
    let (site, _) = world.moving_site().await;
    let (here, own) = of_network(&site, "ici@lianes.example", ("lianes", "fr-region-32", Role::Editor)).await;
    let board = start(&here, &own).await;
    let first = here.get(&format!("{board}?state=to_send")).await.text();
    assert!(first.contains("?state=to_send&#38;page=2"), "{first}");
    let second = here.get(&format!("{board}?state=to_send&page=2")).await.text();
    // Fourteen of the small world, sixty towns: fifty a page.
    assert_eq!([&first, &second].map(|page| page.matches("class=\"name\"").count()), [50, 24]);
    for page in ["0", "3"] {
        assert_eq!(here.get(&format!("{board}?page={page}")).await.status, 404, "{page}");
    }
}
