//! When letters leave, and when they do not.

use super::*;
use crate::db::testing::{TestDb, on_both_engines};
use crate::kernel::Secret;
use crate::partnerships::World;

/// Somebody represents these authorities.
async fn represents(site: &Site, email: &str, authorities: &[&str]) {
    let mut person = Browser::new(site);
    person.enter(email).await;
    let admin = Browser::administrator(site).await;
    for authority in authorities {
        person.post(&format!("/fr/collectivites/{authority}/representer"), "function=Relations").await;
        let page = admin.get("/fr/compte/organisations").await.text();
        let value = |name: &str| {
            let start = format!("name=\"{name}\" value=\"");
            let at = page.rfind(&start).expect("a request") + start.len();
            page[at..].split('"').next().unwrap_or_default().to_owned()
        };
        let decision = format!("organisation={}&person={}&verb=accept", value("organisation"), value("person"));
        done(&admin.post("/fr/compte/organisations", &decision).await);
    }
    carry(&site.app.db).await;
}

#[tokio::test]
async fn one_mailbox_gets_one_letter_a_day_whatever_it_stands_for() {
    let world = World::with_links(TestDb::sqlite().await).await;
    let (site, hand) = world.moving_site().await;
    represents(&site, "reseau@region.example", &[PORTEL, "fr-commune-59350", "fr-commune-93027"]).await;
    let admin = Browser::administrator(&site).await;
    start(&admin, "region+fr-region-32").await;
    start(&admin, "base").await;
    let mut left = Vec::new();
    for _ in 0..8 * 24 {
        tick(&site).await;
        left.extend(carry(&world.db).await.into_iter().map(|_| site.app.clock.now().0));
        hand.fetch_add(60 * MINUTE, Ordering::SeqCst);
    }
    // Three authorities in two campaigns, of which the second leaves out whom the first asks.
    assert_eq!(left.len(), 3);
    assert!(left.windows(2).all(|pair| pair[1] - pair[0] >= DAY), "{left:?}");
}

on_both_engines!(an_answer_takes_back_the_letter_that_waits, |test| {
    let world = World::with_links(test).await;
    let (site, hand) = world.moving_site().await;
    addresses(&world.db, "fr-commune-62667,mairie@leportel.example,fr,site\n").await;
    start(&Browser::administrator(&site).await, "base").await;
    let path = every_letter(&site, hand).await.first().expect("a letter").path();
    forward(hand, 15);
    assert_eq!(tick(&site).await.letters, 1);
    assert_eq!(waiting(&world.db).await, 1, "the reminder waits in the outbox");
    done(&Browser::new(&site).post(&path, "verb=all_true").await);
    assert_eq!(waiting(&world.db).await, 0, "and is taken back");
    forward(hand, 40);
    assert!(every_letter(&site, hand).await.is_empty());
});

#[tokio::test]
async fn an_answer_by_the_account_stops_reminders_too() {
    let world = World::with_links(TestDb::sqlite().await).await;
    let (site, hand) = world.moving_site().await;
    represents(&site, "maire@leportel.example", &[PORTEL]).await;
    start(&Browser::administrator(&site).await, "authorities+fr-commune-62667").await;
    assert_eq!(every_letter(&site, hand).await.len(), 1);
    forward(hand, 1);
    let mut mayor = Browser::new(&site);
    mayor.enter("maire@leportel.example").await;
    done(&mayor.post(&format!("/fr/partenariats/{}/verifier", link(&site).await), "verb=confirm").await);
    forward(hand, 15);
    let told = tick(&site).await;
    assert_eq!((told.letters, told.answered), (0, 1));
    forward(hand, 40);
    assert!(every_letter(&site, hand).await.is_empty());
}

on_both_engines!(two_programs_and_a_restart_send_a_letter_once, |test| {
    let world = World::with_links(test).await;
    let (site, _) = world.moving_site().await;
    addresses(&world.db, "fr-commune-62667,mairie@leportel.example,fr,site\n").await;
    start(&Browser::administrator(&site).await, "base").await;
    let (one, other) = tokio::join!(tick(&site), tick(&site));
    assert_eq!(one.letters + other.letters, 1);
    let again = world.site().await;
    assert_eq!(tick(&again).await.letters, 0);
    assert_eq!(waiting(&world.db).await, 1);
});

#[tokio::test]
async fn an_authority_without_an_address_is_written_to_once_it_has_one() {
    let world = World::with_links(TestDb::sqlite().await).await;
    let (site, hand) = world.moving_site().await;
    let board = start(&Browser::administrator(&site).await, "authorities+fr-commune-62667").await;
    forward(hand, 1);
    assert_eq!(tick(&site).await.unreachable, 1);
    assert!(Browser::administrator(&site).await.get(&board).await.text().contains("sans adresse"));
    addresses(&world.db, "fr-commune-62667,mairie@leportel.example,fr,site\n").await;
    forward(hand, 1);
    assert_eq!(every_letter(&site, hand).await.len(), 1);
}

#[tokio::test]
async fn a_letter_that_is_given_up_ends_the_reminders() {
    let world = World::with_links(TestDb::sqlite().await).await;
    let (site, hand) = world.moving_site().await;
    addresses(&world.db, "fr-commune-62667,mairie@leportel.example,fr,site\n").await;
    let board = start(&Browser::administrator(&site).await, "authorities+fr-commune-62667").await;
    assert_eq!(tick(&site).await.letters, 1);
    // A folder that cannot be one: no letter is ever taken.
    let file = tempfile::NamedTempFile::new().expect("a file");
    let carrier = crate::mail::Carrier::of(None, file.path().to_owned(), "atlas@jumelles.test").expect("a carrier");
    for _ in 0..8 {
        crate::mail::deliver(&world.db, &carrier, site.app.clock.now()).await.expect("tried");
        forward(hand, 2);
    }
    assert_eq!(waiting(&world.db).await, 0, "given up");
    assert!(every_letter(&site, hand).await.is_empty(), "no reminder to an address that takes nothing");
    assert!(Browser::administrator(&site).await.get(&board).await.text().contains("Mauvaise adresse"));
}

#[tokio::test]
async fn nothing_of_a_mailbox_or_a_link_can_be_read_in_the_tables() {
    let world = World::with_links(TestDb::sqlite().await).await;
    let (site, hand) = world.moving_site().await;
    addresses(&world.db, "fr-commune-62667,mairie@leportel.example,fr,site\n").await;
    start(&Browser::administrator(&site).await, "base").await;
    let path = every_letter(&site, hand).await.first().expect("a letter").path();
    let secret = Secret::read(path.rsplit('/').next().expect("a secret")).expect("a secret");
    for sql in ["SELECT seal FROM campaign_links", "SELECT seal FROM campaign_mailboxes"] {
        let rows = all(world.db.read(), sql, []).await.expect("rows");
        let kept: String = rows[0].try_get_by_index(0).expect("a text");
        assert!(!kept.contains('@') && !kept.contains(secret.hand_over()), "{sql}: {kept}");
    }
}
