//! Adding what lets a person in, entering with it, losing it, as a person does it through the pages.

use std::sync::atomic::Ordering;

use super::hasher::{Cost, Hasher};
use super::{Factors, code, store};
use crate::accounts::Browser;
use crate::accounts::means::Means;
use crate::accounts::model::Person;
use crate::accounts::testing::link_of;
use crate::db::testing::{TestDb, asked, on_both_engines};
use crate::db::{Db, Entry, all, done, one};
use crate::kernel::{Locale, Secret, Timestamp};
use crate::mail::Address;
use crate::partnerships::{Answer, Site, World};

const MARIE: &str = "marie@leportel.example";
const PHRASE: &str = "un+ferry+bleu+traverse+la+brume";

async fn site(test: TestDb) -> Site {
    World::of_authorities(test).await.site().await
}

async fn marie(site: &Site) -> Person {
    let email = Address::parse(MARIE).expect("an address");
    crate::accounts::Person::by_address(&site.app.db, &email).await.expect("read").expect("she has entered")
}

async fn run(db: &Db, sql: &str) {
    let write = db.write().await.expect("a transaction");
    done(write.connection(), sql, []).await.expect("written");
    write.commit().await.expect("kept");
}

async fn count(db: &Db, table: &str) -> i64 {
    let row = one(db.read(), &format!("SELECT CAST(COUNT(*) AS BIGINT) FROM {table}"), []).await.expect("read");
    row.expect("a row").try_get_by_index(0).expect("a number")
}

fn seed(written: &str) -> [u8; code::SEED] {
    let secret = totp_rs::Secret::try_from_base32(written).expect("base 32");
    secret.as_bytes().try_into().expect("20 bytes")
}

/// The code so many steps from now.
fn code_in(site: &Site, written: &str, steps: i64) -> String {
    code::code_at(seed(written), Timestamp(site.app.clock.now().0 + steps * 30_000_000))
}

/// Adds an application of codes by its pages; its seed and the recovery codes. The code of the step before is used up.
async fn add_app(browser: &mut Browser<'_>) -> (String, Vec<String>) {
    let site = browser.site;
    browser.post("/fr/compte/application", "verb=begin").await;
    let written = site.app.factors.new_seed(&site.app.db, &marie(site).await).await.expect("read").expect("begun");
    let shown = browser.get("/fr/compte/application").await.text();
    assert!(shown.replace(' ', "").contains(&written), "the seed is shown while it is set up");
    let image = browser.get("/fr/compte/application.svg").await;
    assert_eq!((image.status, image.header("cache-control")), (200, "no-store"));
    let before = browser.cookie.clone();
    let answer = browser.post("/fr/compte/application", &format!("code={}", code_in(site, &written, -1))).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    browser.keep(&answer);
    assert_ne!(browser.cookie, before, "what is proved gives the session another secret");
    let page = answer.text();
    let codes: Vec<String> =
        page.split("<code>").skip(1).filter_map(|rest| rest.split('<').next()).map(str::to_owned).collect();
    assert_eq!(codes.len(), 10);
    assert_eq!(browser.get("/fr/compte/application.svg").await.status, 404, "the picture is gone once it counts");
    (written, codes)
}

async fn set_password(browser: &Browser<'_>) {
    let set = browser.post("/fr/compte/mot-de-passe", &format!("password={PHRASE}&verb=set")).await;
    assert_eq!(set.header("location"), "/fr/compte?done=yes", "{}", set.text());
}

async fn by_password(browser: &Browser<'_>, email: &str, password: &str) -> Answer {
    browser.post("/fr/compte/avec-mot-de-passe", &format!("email={email}&password={password}")).await
}

fn pending(answer: &Answer) -> String {
    assert_eq!((answer.status, answer.header("set-cookie")), (200, ""), "the first step opens nothing");
    let page = answer.text();
    page.split("name=\"pending\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a secret").to_owned()
}

on_both_engines!(a_password_lets_in_and_changing_it_ends_every_other_session, |test| {
    let site = site(test).await;
    let (mut here, mut there) = (Browser::new(&site), Browser::new(&site));
    here.enter(MARIE).await;
    there.enter(MARIE).await;
    for (typed, told) in [("court", "trop court"), ("motdepasse123", "trop facile"), ("marie-leportel", "trop facile")]
    {
        let answer = here.post("/fr/compte/mot-de-passe", &format!("password={typed}&verb=set")).await;
        assert_eq!(answer.status, 422, "{typed}");
        assert!(answer.text().contains(told) && !answer.text().contains(&format!("value=\"{typed}\"")), "{typed}");
    }
    assert_eq!(there.get("/fr/compte/organisations").await.status, 200);
    set_password(&here).await;
    assert_eq!(there.get("/fr/compte/organisations").await.status, 303, "every other session has ended");
    assert_eq!(here.get("/fr/compte/organisations").await.status, 200);
    let left = Browser { site: &site, cookie: here.cookie.clone() };
    here.post("/fr/compte/sortir", "").await;
    assert_eq!(left.get("/fr/compte/organisations").await.status, 303, "a session that was left is over");
    here.cookie = "__Host-jumelles=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".to_owned();
    let entered = by_password(&here, MARIE, PHRASE).await;
    assert_eq!(entered.status, 303, "{}", entered.text());
    here.keep(&entered);
    assert!(!here.cookie.ends_with("AAAA"), "a session that somebody else chose is never taken over");
    assert!(here.get("/fr/compte").await.text().contains("Par un mot de passe."));
    let before = here.cookie.clone();
    let again = by_password(&here, MARIE, PHRASE).await;
    here.keep(&again);
    let old = Browser { site: &site, cookie: before };
    assert_eq!(old.get("/fr/compte/organisations").await.status, 303, "who enters again leaves the session before");
    here.post("/fr/compte/mot-de-passe", "verb=remove").await;
    assert_eq!(by_password(&Browser::new(&site), MARIE, PHRASE).await.status, 422, "it was taken away");
});

on_both_engines!(a_password_of_the_words_of_ones_organisation_is_refused, |test| {
    let site = site(test).await;
    let mut here = Browser::new(&site);
    here.enter(MARIE).await;
    let set = "password=quorvanixdulpetroz&verb=set";
    assert_eq!(here.post("/fr/compte/mot-de-passe", set).await.status, 303, "nobody would think of it");
    here.post("/fr/collectivites/fr-commune-62667/representer", "function=Maire").await;
    run(&site.app.db, "UPDATE organisations SET name = 'Amitiés Quorvanix-Dulpétroz'").await;
    let refused = here.post("/fr/compte/mot-de-passe", set).await;
    assert!(refused.status == 422 && refused.text().contains("trop facile"), "{}", refused.text());
    run(&site.app.db, "UPDATE memberships SET state = 'left'").await;
    assert_eq!(here.post("/fr/compte/mot-de-passe", set).await.status, 303, "it is theirs no longer");
});

on_both_engines!(who_is_nobody_who_has_no_password_and_who_is_wrong_get_the_same_answer_for_the_same_work, |test| {
    let site = site(test).await;
    let mut here = Browser::new(&site);
    here.enter("sans@leportel.example").await;
    here.enter(MARIE).await;
    set_password(&here).await;
    let stranger = Browser::new(&site);
    let work = || site.app.factors.hasher.worked.load(Ordering::SeqCst);
    let (mut pages, mut questions) = (Vec::new(), Vec::new());
    for email in ["nobo@leportel.example", "sans@leportel.example", MARIE] {
        let (before, questions_before) = (work(), asked());
        let answer = by_password(&stranger, email, "une+autre+phrase+bien+longue").await;
        assert_eq!((answer.status, work() - before), (422, 1), "{email}");
        questions.push(asked() - questions_before);
        assert_eq!(answer.header("set-cookie"), "");
        pages.push(answer.text().replace(email, "the address"));
    }
    assert!(pages[0] == pages[1] && pages[1] == pages[2], "the pages differ");
    assert!(
        questions[0] > 0 && questions.iter().all(|one| *one == questions[0]),
        "the database is asked {questions:?}"
    );
    // Five tries in fifteen minutes, whoever it is; the third wait at the same instant.
    for email in ["nobo@leportel.example", "sans@leportel.example", MARIE] {
        let mut seen = Vec::new();
        for _ in 0..4 {
            let answer = by_password(&stranger, email, "une+autre+phrase+bien+longue").await;
            seen.push((answer.status, answer.header("retry-after").to_owned()));
        }
        let none = String::new;
        let wait = || "5".to_owned();
        assert_eq!(seen, [(422, none()), (422, none()), (429, wait()), (429, wait())], "{email}");
    }
    let before = work();
    let right = by_password(&stranger, MARIE, PHRASE).await;
    assert_eq!((right.status, work()), (429, before), "nor does the right one get in meanwhile, nor is it looked at");
    assert!(right.text().contains("value=\"marie@leportel.example\""), "what was typed is kept");
    run(&site.app.db, "UPDATE sign_in_tries SET tries = '', last_at = last_at - 1").await;
    assert_eq!(by_password(&stranger, MARIE, PHRASE).await.status, 303, "the pause ends by itself");
    assert_eq!(count(&site.app.db, "sign_in_tries").await, 2, "who got in is forgotten");
});

on_both_engines!(a_code_opens_once_and_a_password_alone_opens_nothing_any_more, |test| {
    let site = site(test).await;
    let mut here = Browser::new(&site);
    here.enter(MARIE).await;
    set_password(&here).await;
    let (written, codes) = add_app(&mut here).await;
    let mut other = Browser::new(&site);
    let first = pending(&by_password(&other, MARIE, PHRASE).await);
    let code = code_in(&site, &written, 0);
    let used = code_in(&site, &written, -1);
    let step = |code: &str| format!("pending={first}&code={code}");
    assert_eq!(
        other.post("/fr/compte/avec-code", &step(&used)).await.status,
        422,
        "the code it was set up with is used"
    );
    let entered = other.post("/fr/compte/avec-code", &step(&code)).await;
    assert_eq!(entered.status, 303, "{}", entered.text());
    other.keep(&entered);
    assert!(other.get("/fr/compte").await.text().contains("Par un mot de passe et un code."));
    assert_eq!(Browser::new(&site).post("/fr/compte/avec-code", &step(&code)).await.status, 410, "once");
    let again = pending(&by_password(&Browser::new(&site), MARIE, PHRASE).await);
    let step = |code: &str| format!("pending={again}&code={code}");
    let stranger = Browser::new(&site);
    assert_eq!(stranger.post("/fr/compte/avec-code", &step(&code)).await.status, 422, "a step is used once");
    let recovery = codes[0].to_uppercase().replace('-', "+");
    assert_eq!(stranger.post("/fr/compte/avec-code", &step(&recovery)).await.status, 303);
    let third = pending(&by_password(&stranger, MARIE, PHRASE).await);
    let step = |code: &str| format!("pending={third}&code={code}");
    assert_eq!(stranger.post("/fr/compte/avec-code", &step(&recovery)).await.status, 422, "and so is a recovery code");
    run(&site.app.db, "UPDATE pending_sign_ins SET expires_at = expires_at - 300000001").await;
    assert_eq!(stranger.post("/fr/compte/avec-code", &step(&codes[1])).await.status, 410, "five minutes");
    let page = here.post("/fr/compte/codes-de-secours", "").await.text();
    assert!(!page.contains(&codes[1]) && page.matches("<code>").count() == 10, "new ones take the place of the old");
    let fourth = pending(&by_password(&stranger, MARIE, PHRASE).await);
    let old = format!("pending={fourth}&code={}", codes[1]);
    assert_eq!(stranger.post("/fr/compte/avec-code", &old).await.status, 422);
});

on_both_engines!(a_link_does_not_undo_what_protects_from_who_reads_the_mail, |test| {
    let site = site(test).await;
    let mut here = Browser::new(&site);
    here.enter(MARIE).await;
    let (written, _) = add_app(&mut here).await;
    here.post("/fr/compte/sortir", "").await;
    let asked = here.post("/fr/compte/lien", &format!("email={MARIE}&return_to=/fr/compte/organisations")).await;
    assert_eq!(asked.status, 200);
    run(&site.app.db, "DELETE FROM outbox WHERE plain NOT LIKE '%/entrer/%'").await;
    let opened = here.post(&link_of(&site.app.db, MARIE).await, "").await;
    let proof = "/fr/compte/preuve?skip=yes&return_to=%2Ffr%2Fcompte%2Forganisations";
    assert_eq!(opened.header("location"), proof);
    here.keep(&opened);
    assert_eq!(here.get("/fr/compte/organisations").await.status, 200, "she may go on with what a link is worth");
    for closed in ["application", "mot-de-passe", "cles", "effacer", "donnees.json"] {
        let answer = here.get(&format!("/fr/compte/{closed}")).await;
        assert!(answer.header("location").starts_with("/fr/compte/preuve?return_to="), "{closed}");
    }
    let removed = here.post("/fr/compte/application", "verb=remove").await;
    assert!(removed.header("location").starts_with("/fr/compte/preuve"), "nor is it taken away");
    let before = here.cookie.clone();
    let wrong = here.post("/fr/compte/preuve", "code=000000&return_to=/fr/compte/effacer").await;
    assert!(wrong.status == 422 && wrong.text().contains("value=\"/fr/compte/effacer\""), "{}", wrong.text());
    let typed = format!("code={}&return_to=/fr/compte/effacer", code_in(&site, &written, 0));
    let proved = here.post("/fr/compte/preuve", &typed).await;
    assert_eq!((proved.status, proved.header("location")), (303, "/fr/compte/effacer"));
    here.keep(&proved);
    assert_ne!(here.cookie, before);
    let old = Browser { site: &site, cookie: before };
    assert_eq!(old.get("/fr/compte/organisations").await.status, 303, "the secret before opens nothing");
    assert_eq!(here.get("/fr/compte/effacer").await.status, 200);
    here.proved_ago(6).await;
    assert_eq!(here.get("/fr/compte/effacer").await.status, 303, "five minutes");
});

on_both_engines!(what_touches_the_account_asks_for_a_proof_of_the_last_five_minutes, |test| {
    let site = site(test).await;
    let mut here = Browser::new(&site);
    here.enter(MARIE).await;
    let closed = ["application", "mot-de-passe", "cles", "effacer", "donnees.json"];
    for (minutes, status) in [(0, 200), (5, 200), (6, 303)] {
        here.proved_ago(minutes).await;
        for page in closed {
            assert_eq!(here.get(&format!("/fr/compte/{page}")).await.status, status, "{page} after {minutes} minutes");
        }
    }
    for (page, body) in [
        ("mot-de-passe", format!("password={PHRASE}&verb=set")),
        ("application", "verb=begin".to_owned()),
        ("effacer", String::new()),
        ("codes-de-secours", String::new()),
        ("cles", "verb=remove&passkey=x".to_owned()),
        ("cles/debut", String::new()),
    ] {
        assert_eq!(here.post(&format!("/fr/compte/{page}"), &body).await.status, 303, "{page}");
    }
    assert_eq!(count(&site.app.db, "passwords").await + count(&site.app.db, "code_apps").await, 0);
    assert!(here.get("/fr/compte/preuve").await.text().contains("Recevoir un lien"), "a link is all she has");
    here.proved_ago(0).await;
    set_password(&here).await;
    here.proved_ago(6).await;
    let wrong = here.post("/fr/compte/preuve", "password=autre+chose").await;
    assert_eq!(wrong.status, 422);
    let proved = here.post("/fr/compte/preuve", &format!("password={PHRASE}&return_to=/fr/compte/effacer")).await;
    assert_eq!(proved.header("location"), "/fr/compte/effacer");
    here.keep(&proved);
    assert_eq!(here.get("/fr/compte/effacer").await.status, 200);
});

#[tokio::test]
async fn the_first_administrator_is_led_to_a_strong_factor_before_anything_else() {
    let site = site(TestDb::sqlite().await).await;
    let email = Address::parse(MARIE).expect("an address");
    let when = (site.app.clock.now(), "");
    let link = crate::accounts::invite(&site.app.db, (&email, Locale::Fr), true, when).await.expect("an invitation");
    let mut here = Browser::new(&site);
    let opened = here.post(&link, "").await;
    assert_eq!(opened.header("location"), "/fr/compte/preuve?need=strong&return_to=%2Ffr%2Fcompte");
    here.keep(&opened);
    let page = here.get(opened.header("location")).await.text();
    assert!(
        page.contains("/fr/compte/application?return_to=") && page.contains("/fr/compte/cles?return_to="),
        "{page}"
    );
    add_app(&mut here).await;
    assert!(here.get("/fr/compte").await.text().contains("de façon forte"));
    let removed = here.post("/fr/compte/application", "verb=remove").await;
    assert_eq!(removed.status, 303);
    assert!(here.get("/fr/compte").await.text().contains("pourrait entrer comme vous"), "nothing strong is left");
    assert_eq!(count(&site.app.db, "recovery_codes").await, 0, "nor is there anything to recover");
}

on_both_engines!(what_is_held_tells_no_secret_and_erasing_leaves_nothing, |test| {
    let site = site(test).await;
    let mut here = Browser::new(&site);
    here.enter(MARIE).await;
    set_password(&here).await;
    let (written, codes) = add_app(&mut here).await;
    let held = here.get("/fr/compte/donnees.json").await;
    let factors = held.json()["factors"].clone();
    assert_eq!((factors["recovery_codes_left"].as_i64(), factors["password_set_at"].is_string()), (Some(10), true));
    assert!(!held.text().contains("argon2") && !held.text().contains(&written) && !held.text().contains(&codes[0]));
    let db = &site.app.db;
    for (table, column) in
        [("code_apps", "seed"), ("recovery_codes", "seal"), ("passwords", "hash"), ("journal", "after")]
    {
        for row in all(db.read(), &format!("SELECT COALESCE({column}, '') FROM {table}"), []).await.expect("read") {
            let text: String = row.try_get_by_index(0).expect("text");
            let plain = [written.as_str(), codes[0].as_str(), "un ferry bleu"];
            assert!(!plain.iter().any(|secret| text.contains(secret)), "{table}");
        }
    }
    by_password(&Browser::new(&site), MARIE, "une+autre+phrase+bien+longue").await;
    assert_eq!(here.post("/fr/compte/effacer", "").await.status, 303);
    for table in ["passwords", "code_apps", "recovery_codes", "passkeys", "pending_sign_ins", "sign_in_tries", "outbox"]
    {
        assert_eq!(count(db, table).await, 0, "{table}");
    }
    Entry::verify(db.read()).await.expect("the chain is whole");
});

on_both_engines!(a_ceremony_is_ended_once_in_its_time_and_in_its_session, |test| {
    let site = site(test).await;
    let mut here = Browser::new(&site);
    here.enter(MARIE).await;
    let begun = here.post("/fr/compte/cles/debut", "").await;
    assert_eq!((begun.status, begun.header("cache-control")), (200, "no-store"));
    let json = begun.json();
    assert_eq!(json["options"]["publicKey"]["rp"]["id"], "jumelles.test");
    assert!(json["options"]["publicKey"]["challenge"].as_str().is_some_and(|text| text.len() >= 22));
    let db = &site.app.db;
    let now = site.app.clock.now();
    let seal = Secret::read(json["ceremony"].as_str().expect("text")).expect("a secret").seal();
    for (later, there) in [(300_000_000, false), (299_999_999, true), (0, false)] {
        let write = db.write().await.expect("a transaction");
        let taken = store::take_ceremony(&write, &seal, Timestamp(now.0 + later)).await.expect("read");
        write.commit().await.expect("kept");
        assert_eq!(taken.as_ref().map(|one| one.session == here.seal()), there.then_some(true), "{later}");
    }
    assert_eq!(here.post("/fr/compte/preuve/debut", "").await.status, 404, "there is no passkey to ask for");
    let finding = Browser::new(&site).post("/fr/compte/avec-cle/debut", "").await.json();
    assert!(finding["options"]["publicKey"]["allowCredentials"].as_array().is_some_and(Vec::is_empty), "{finding}");
    let body = format!("ceremony={}&credential=%7B%7D", finding["ceremony"].as_str().expect("text"));
    for page in ["avec-cle", "cles", "preuve"] {
        assert_eq!(here.post(&format!("/fr/compte/{page}"), &body).await.status, 422, "{page}");
    }
    assert_eq!(count(db, "ceremonies").await, 0);
});

#[tokio::test]
async fn a_hash_of_yesterdays_cost_is_made_anew_by_who_enters() {
    let site = site(TestDb::sqlite().await).await;
    let mut here = Browser::new(&site);
    here.enter(MARIE).await;
    set_password(&here).await;
    let old = Hasher::new(Cost::OTHER).hash("un ferry bleu traverse la brume").await;
    run(&site.app.db, &format!("UPDATE passwords SET hash = '{old}'")).await;
    assert_eq!(by_password(&here, MARIE, PHRASE).await.status, 303);
    let (hash, _) =
        store::password(site.app.db.read(), &marie(&site).await).await.expect("read").expect("there is a password");
    assert!(hash.starts_with("$argon2id$v=19$m=64,t=1,p=1$"), "{hash}");
    assert_eq!(by_password(&here, MARIE, PHRASE).await.status, 303);
}

#[tokio::test]
async fn a_reset_leaves_the_link_and_tells_the_person() {
    let site = site(TestDb::sqlite().await).await;
    let mut here = Browser::new(&site);
    here.enter(MARIE).await;
    set_password(&here).await;
    add_app(&mut here).await;
    run(&site.app.db, "DELETE FROM outbox").await;
    Factors::reset(&site.app.db, &marie(&site).await, site.app.clock.now()).await.expect("done");
    assert_eq!(here.get("/fr/compte/organisations").await.status, 303);
    assert_eq!(count(&site.app.db, "outbox").await, 1);
    assert_eq!(by_password(&here, MARIE, PHRASE).await.status, 422);
    run(&site.app.db, "DELETE FROM outbox").await;
    here.enter(MARIE).await;
    assert_eq!(here.get("/fr/compte/application").await.status, 200, "a link is worth a proof again");
}

#[tokio::test]
async fn powers_over_others_count_by_what_the_session_was_opened_with() {
    let site = site(TestDb::sqlite().await).await;
    let mut here = Browser::new(&site);
    here.enter(MARIE).await;
    run(&site.app.db, "UPDATE people SET administrator = 1").await;
    for (means, counts) in [
        (Means::Link, false),
        (Means::Password, false),
        (Means::Identity { strong: false }, false),
        (Means::LinkAndCode, true),
        (Means::PasswordAndCode, true),
        (Means::Passkey, true),
        (Means::Identity { strong: true }, true),
    ] {
        here.worth(means).await;
        let page = here.get("/fr/compte/organisations").await.text();
        assert_eq!(page.contains("Demandes à décider"), counts, "{means:?}");
        assert_eq!(page.contains("need=strong"), !counts, "{means:?}");
    }
}
