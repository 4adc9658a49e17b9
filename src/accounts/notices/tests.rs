//! What one must act upon at once, the rest once a period, and none after one click.

use axum::body::Body;
use axum::http::Request;
use uuid::Uuid;

use super::{Notice, Rhythm, keep_rhythm, notify, rhythm, send_digests};
use crate::accounts::Person;
use crate::accounts::testing::Browser;
use crate::db::testing::{TestDb, on_both_engines};
use crate::db::{Db, all};
use crate::kernel::Timestamp;
use crate::mail::{self, Address};
use crate::partnerships::{Site, World};

const BASE: &str = "https://jumelles.test";
const HOUR: i64 = 3_600_000_000;

async fn person(site: &Site) -> Uuid {
    let mut browser = Browser::new(site);
    browser.enter("marie@leportel.example").await;
    let email = Address::parse("marie@leportel.example").expect("an address");
    Person::by_address(&site.app.db, &email).await.expect("read").expect("a person").row
}

async fn tell(db: &Db, person: Uuid, subject: &str, (must_act, now): (bool, Timestamp)) {
    let notice = Notice {
        subject: subject.to_owned(),
        text: "Sindou écrit 1994.".to_owned(),
        action: Some(("Voir le lien".to_owned(), format!("{BASE}/fr/partenariats/pa-0000000000"))),
        must_act,
    };
    let write = db.write().await.expect("a transaction");
    notify(&write, person, &notice, now).await.expect("told");
    write.commit().await.expect("kept");
}

async fn subjects(db: &Db) -> Vec<String> {
    let rows = all(db.read(), "SELECT subject FROM outbox ORDER BY created_at, id", []).await.expect("read");
    rows.iter().map(|row| row.try_get_by_index(0).expect("a subject")).collect()
}

on_both_engines!(what_asks_to_act_leaves_at_once_and_the_rest_once_a_period, |test| {
    let site = World::of_authorities(test).await.site().await;
    let person = person(&site).await;
    let (db, start) = (&site.app.db, site.app.clock.now());
    let at = |hours: i64| Timestamp(start.0 + HOUR * hours);
    // For four weeks something happens every five hours; the job runs every hour.
    let run = async |rhythm: Rhythm, from: i64| {
        let write = db.write().await.expect("a transaction");
        keep_rhythm(&write, person, rhythm).await.expect("kept");
        write.commit().await.expect("kept");
        let mut sent = Vec::new();
        for hour in from..from + 28 * 24 {
            if hour % 5 == 0 {
                tell(db, person, &format!("à {hour} h"), (false, at(hour))).await;
            }
            if send_digests(db, BASE, at(hour)).await.expect("sent") > 0 {
                sent.push(hour);
            }
        }
        sent
    };
    for (rhythm, period, fewest, from) in [(Rhythm::Daily, 24, 27, 0), (Rhythm::Weekly, 168, 4, 1000)] {
        let sent = run(rhythm, from).await;
        assert!(sent.len() >= fewest, "{rhythm:?}: {sent:?}");
        assert!(sent.windows(2).all(|pair| pair[1] - pair[0] >= period), "never two in one period: {sent:?}");
    }
    assert_eq!(run(Rhythm::Never, 3000).await, Vec::<i64>::new());
    let before = subjects(db).await.len();
    tell(db, person, "Il faut agir", (true, at(4000))).await;
    let after = subjects(db).await;
    assert_eq!(after.len(), before + 1, "what asks to act is told whatever one has chosen");
    assert!(after.contains(&"Il faut agir".to_owned()));
});

#[tokio::test]
async fn a_digest_says_everything_and_is_stopped_in_one_click() {
    let site = World::of_authorities(TestDb::sqlite().await).await.site().await;
    let person = person(&site).await;
    let (db, now) = (&site.app.db, site.app.clock.now());
    tell(db, person, "Le jumelage a été corrigé", (false, now)).await;
    tell(db, person, "Le lien a été confirmé", (false, now)).await;
    assert_eq!(send_digests(db, BASE, now).await.expect("sent"), 1);
    mail::deliver(db, &site.app.carrier, now).await.expect("delivered");
    let letters = site.app.carrier.lying().await.expect("letters");
    let letter = letters.iter().find(|one| one.subject.contains("nouvelles")).expect("the digest");
    for text in [&letter.plain, &letter.html] {
        for word in ["Le jumelage a été corrigé", "Le lien a été confirmé", "1994", "Ne plus recevoir"] {
            assert!(text.contains(word), "{word} in {text}");
        }
    }
    let path = site.app.carrier.folder().expect("a folder").join(format!("{}.eml", letter.id));
    let source = std::fs::read_to_string(path).expect("a letter");
    let line = |name: &str| source.lines().find(|line| line.starts_with(name)).expect("a header").trim().to_owned();
    assert_eq!(line("List-Unsubscribe-Post:"), "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    let stop = line("List-Unsubscribe:");
    let stop = stop.trim_start_matches("List-Unsubscribe: <").trim_end_matches('>').replace(BASE, "");
    assert_eq!(site.get(&stop).await.status, 200, "looking stops nothing");
    assert_eq!(rhythm(db.read(), person).await.expect("read"), Rhythm::Weekly);
    // As a mail program does: no cookie, no word of where it comes from.
    let request = Request::post(&stop).header("content-type", "application/x-www-form-urlencoded");
    let answer = site.send(request.body(Body::from("List-Unsubscribe=One-Click")).expect("a request")).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(rhythm(db.read(), person).await.expect("read"), Rhythm::Never);
    assert_eq!(site.get("/fr/compte/avis/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").await.status, 404);
}

#[tokio::test]
async fn the_choice_stands_on_the_account_and_the_mail_is_for_administrators() {
    let site = World::of_authorities(TestDb::sqlite().await).await.site().await;
    let mut browser = Browser::new(&site);
    browser.enter("marie@leportel.example").await;
    assert!(browser.get("/fr/compte").await.text().contains("<option value=\"weekly\" selected>"));
    assert_eq!(browser.post("/fr/compte/avis", "digest=daily").await.status, 303);
    assert!(browser.get("/fr/compte").await.text().contains("<option value=\"daily\" selected>"));
    assert_eq!(browser.post("/fr/compte/avis", "digest=immediate").await.status, 404);
    assert_eq!(browser.get("/fr/compte/courrier").await.status, 404, "nobody else knows of it");
    let email = Address::parse("admin@reseau.example").expect("an address");
    let invitation =
        crate::accounts::invite(&site.app.db, (&email, crate::kernel::Locale::Fr), true, (site.app.clock.now(), ""));
    let mut admin = Browser::new(&site);
    admin.open(&invitation.await.expect("a link")).await;
    admin.strengthen().await;
    Browser::new(&site).post("/fr/compte/lien", "email=paul%40leportel.example").await;
    let page = admin.get("/fr/compte/courrier").await.text();
    assert!(page.contains("paul@leportel.example") && page.contains("pas encore essayée"), "{page}");
    assert!(!page.contains("/entrer/"), "a letter that waits is not shown");
    mail::deliver(&site.app.db, &site.app.carrier, site.app.clock.now()).await.expect("delivered");
    let page = admin.get("/en/account/mail").await.text();
    let href = page.split("href=\"/en/account/mail/").nth(1).expect("a letter").split('"').next().expect("its name");
    let letter = admin.get(&format!("/en/account/mail/{href}")).await;
    let text = letter.text();
    assert!(text.contains("jumelles.test/fr/compte/entrer/") && text.contains("&#60;html"), "{text}");
    assert_eq!(browser.get(&format!("/fr/compte/courrier/{href}")).await.status, 404);
    assert_eq!(admin.get("/fr/compte/courrier/..%2F..%2Fjumelles").await.status, 404);
}
