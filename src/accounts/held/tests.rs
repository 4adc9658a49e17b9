//! A mark in every table that names a person is found in what they take away, and what opens a door is not.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sea_orm::Value;
use serde_json::json;
use uuid::Uuid;

use super::tables::{LEFT, tables, without_ways_in};
use crate::accounts::testing::Browser;
use crate::accounts::{Person, tries};
use crate::db::testing::{TestDb, on_both_engines};
use crate::db::{Change, Db, Journal, all, done, one};
use crate::kernel::Timestamp;
use crate::mail::{self, Address};
use crate::organisations;
use crate::partnerships::{Site, World};

const MARIE: &str = "marie@leportel.example";
const PAUL: &str = "paul@ailleurs.example";
const PORTEL: &str = "fr-commune-62667";

/// The names under which a column names a person.
const NAMES: [&str; 8] = ["person", "email", "recipient", "actor", "who", "contested", "contester", "session"];

#[tokio::test]
async fn what_is_taken_away_knows_every_column_that_names_a_person() {
    let test = TestDb::sqlite().await;
    let db = test.db.read();
    let told = tables().flat_map(|table| table.named.iter().map(|(column, _)| (*column).to_owned()));
    let left = LEFT.iter().map(|(table, column, _)| format!("{table}.{column}"));
    let known: BTreeSet<String> = told.chain(left).collect();
    let mut seen = BTreeSet::new();
    for row in all(db, "SELECT name FROM sqlite_master WHERE type = 'table'", []).await.expect("tables") {
        let table: String = row.try_get_by_index(0).expect("a name");
        let columns = format!("SELECT name FROM pragma_table_info('{table}')");
        for row in all(db, &columns, []).await.expect("columns") {
            let column: String = row.try_get_by_index(0).expect("a name");
            if NAMES.contains(&column.as_str()) || column.ends_with("_by") {
                seen.insert(format!("{table}.{column}"));
            }
        }
        let references = format!("SELECT \"from\" FROM pragma_foreign_key_list('{table}') WHERE \"table\" = 'people'");
        for row in all(db, &references, []).await.expect("references") {
            seen.insert(format!("{table}.{}", row.try_get_by_index::<String>(0).expect("a name")));
        }
    }
    let unknown: Vec<&String> = seen.difference(&known).collect();
    assert!(unknown.is_empty(), "say in tables.rs what a person is told of {unknown:?}");
}

#[test]
fn links_lead_to_the_site_and_no_further() {
    for (text, told) in [
        (
            "Entrer :\nhttps://jumelles.test/fr/compte/entrer/secret\n\n-- \nFin",
            "Entrer :\nhttps://jumelles.test/…\n\n-- \nFin",
        ),
        ("<https://jumelles.test/fr/repondre/secret/pa-1> et a/b/c/d", "<https://jumelles.test/… et a/b/c/d"),
        ("https://jumelles.test", "https://jumelles.test"),
        ("", ""),
    ] {
        assert_eq!(without_ways_in(text), told);
    }
}

fn mark(n: usize) -> String {
    format!("zq{n:02}marque")
}

/// An instant of its own, by which a row without words is known.
fn at(n: i64) -> Timestamp {
    Timestamp((1_000_000_000 + n) * 1_000_000)
}

async fn run(db: &Db, sql: &str, values: Vec<Value>) {
    let write = db.write().await.expect("a transaction");
    done(write.connection(), sql, values).await.unwrap_or_else(|why| panic!("{sql}: {why}"));
    write.commit().await.expect("kept");
}

/// Who the marks are planted for, and where.
struct Ground<'g> {
    db: &'g Db,
    marie: Person,
    paul: Person,
    town: (Uuid, String),
}

impl Ground<'_> {
    async fn run(&self, sql: &str, values: Vec<Value>) {
        run(self.db, sql, values).await;
    }

    fn actor(&self) -> Value {
        self.marie.author(None).actor.into()
    }

    fn email(&self) -> Value {
        MARIE.into()
    }

    fn row(&self) -> Value {
        self.marie.row.into()
    }

    fn id(&self) -> Value {
        self.marie.id.as_str().into()
    }

    fn town(&self) -> Value {
        self.town.0.into()
    }
}

fn row_of(n: u128) -> Value {
    Uuid::from_u128(n).into()
}

async fn person(site: &Site, email: &str) -> Person {
    let address = Address::parse(email).expect("an address");
    Person::by_address(&site.app.db, &address).await.expect("read").expect("they have entered")
}

/// 0: the name; 1: the function; 2: a letter in the folder.
async fn ground(site: &Site) -> Ground<'_> {
    let (mut here, mut there) = (Browser::new(site), Browser::new(site));
    here.enter(MARIE).await;
    there.enter(PAUL).await;
    here.post("/fr/compte/moi", &format!("name={}&language=fr", mark(0))).await;
    here.post(&format!("/fr/collectivites/{PORTEL}/representer"), &format!("function={}", mark(1))).await;
    let db = &site.app.db;
    let letter = "INSERT INTO outbox (id, recipient, subject, plain, html, created_at, next_at, tries) \
                  VALUES ($1, $2, $3, 'Bonjour', '<p>Bonjour</p>', 0, 0, 0)";
    run(db, letter, vec![row_of(2), MARIE.into(), mark(2).into()]).await;
    mail::deliver(db, &site.app.carrier, site.app.clock.now()).await.expect("delivered");
    let sql = "SELECT id, public_id FROM organisations WHERE authority = $1";
    let row = one(db.read(), sql, [PORTEL.into()]).await.expect("read").expect("the town");
    let town = (row.try_get_by_index(0).expect("a row"), row.try_get_by_index(1).expect("an identifier"));
    Ground { db, marie: person(site, MARIE).await, paul: person(site, PAUL).await, town }
}

/// 3 to 12: how she enters.
async fn plant_account(g: &Ground<'_>) {
    g.run(
        "INSERT INTO sign_in_links (seal, email, language, administrator, return_to, created_at, expires_at) \
         VALUES ('zqseal1', $1, 'fr', 0, $2, 0, 1)",
        vec![g.email(), mark(3).into()],
    )
    .await;
    let token = format!("zqhead.{}.zqsign", URL_SAFE_NO_PAD.encode(json!({ "name": mark(4) }).to_string()));
    g.run(
        "INSERT INTO sessions (seal, person, agent, created_at, seen_at, means, proved_at, acr, id_token) \
         VALUES ('zqseal2', $1, $2, 0, 0, 'link', 0, $3, $4)",
        vec![g.row(), mark(5).into(), mark(6).into(), token.into()],
    )
    .await;
    g.run("INSERT INTO passwords (person, hash, set_at) VALUES ($1, 'zqhash', $2)", vec![g.row(), at(1).0.into()])
        .await;
    g.run(
        "INSERT INTO code_apps (person, seed, created_at, confirmed_at, last_step) VALUES ($1, 'zqseed', 0, $2, 0)",
        vec![g.row(), at(2).0.into()],
    )
    .await;
    g.run(
        "INSERT INTO passkeys (id, person, credential, name, key, created_at) VALUES ($1, $2, 'zqcred', $3, 'zqkey', 0)",
        vec![row_of(7), g.row(), mark(7).into()],
    )
    .await;
    g.run(
        "INSERT INTO pending_sign_ins (seal, person, return_to, expires_at) VALUES ('zqseal3', $1, $2, 1)",
        vec![g.row(), mark(8).into()],
    )
    .await;
    let who = tries::who("code", MARIE);
    g.run("INSERT INTO sign_in_tries (who, tries, last_at) VALUES ($1, '', $2)", vec![who.into(), at(3).0.into()])
        .await;
    g.run(
        "INSERT INTO identities (id, issuer, subject, person, provider, created_at, used_at) \
         VALUES ($1, $2, $3, $4, $5, 0, 0)",
        vec![row_of(9), mark(9).into(), mark(10).into(), g.row(), mark(11).into()],
    )
    .await;
    g.run(
        "INSERT INTO identity_attempts (seal, browser, language, return_to, person, expires_at) \
         VALUES ('zqseal4', 'zqseal5', 'fr', $1, $2, 1)",
        vec![mark(12).into(), g.row()],
    )
    .await;
}

/// 13 to 17: what is written to her.
async fn plant_letters(g: &Ground<'_>) {
    g.run(
        "INSERT INTO identity_waits (seal, email, issuer, subject, language, return_to, created_at, expires_at) \
         VALUES ('zqseal6', $1, 'https://id.example', $2, 'fr', '', 0, 1)",
        vec![g.email(), mark(13).into()],
    )
    .await;
    g.run(
        "INSERT INTO notices (id, person, kind, facts, created_at) VALUES ($1, $2, 'news', $3, 0)",
        vec![row_of(14), g.row(), json!({ "subject": mark(14) }).to_string().into()],
    )
    .await;
    g.run(
        "INSERT INTO unsubscribe_links (seal, person, created_at) VALUES ('zqseal7', $1, $2)",
        vec![g.row(), at(4).0.into()],
    )
    .await;
    let plain = format!("{}\nhttps://jumelles.test/fr/compte/entrer/zqsecret", mark(16));
    g.run(
        "INSERT INTO outbox (id, recipient, subject, plain, html, created_at, next_at, tries, last_error) \
         VALUES ($1, $2, $3, $4, '', 0, 0, 0, $5)",
        vec![row_of(15), g.email(), mark(15).into(), plain.into(), mark(17).into()],
    )
    .await;
}

/// 18 to 20: the organisation that she acts for, and what she decided.
async fn plant_organisations(g: &Ground<'_>) {
    g.run(
        "INSERT INTO memberships (organisation, person, role, state, function, asked_at, decided_at, decided_by) \
         VALUES ($1, $2, 'editor', 'active', 'Autre', 0, $3, $4)",
        vec![g.town(), g.paul.row.into(), at(5).0.into(), g.id()],
    )
    .await;
    g.run(
        "INSERT INTO claim_codes (id, organisation, person, seal, contest_seal, sent_at, expires_at, tries) \
         VALUES ($1, $2, $3, 'zqseal8', 'zqseal9', $4, 1, 0)",
        vec![row_of(16), g.town(), g.row(), at(6).0.into()],
    )
    .await;
    let contest = "INSERT INTO contests (id, public_id, organisation, contested, contester, reason, asked_at, state, \
                   decided_at, decided_by) VALUES ($1, $2, $3, $4, $5, $6, 0, 'kept', $7, $8)";
    let (marie, paul, nobody) = (g.marie.row, g.paul.row, None::<String>);
    for (n, contested, contester, reason, by) in [
        (0, paul, marie, mark(18), nobody.clone()),
        (1, marie, paul, mark(19), nobody),
        (2, paul, paul, "Entre autres".to_owned(), Some(g.marie.id.to_string())),
    ] {
        let id = format!("ct-{n}");
        let values = vec![
            row_of(20 + n),
            id.into(),
            g.town(),
            contested.into(),
            contester.into(),
            reason.into(),
            at(7).0.into(),
            by.into(),
        ];
        g.run(contest, values).await;
    }
    let sheet = json!({ "left": ["owner", ""], "words": "", "people": [["editor", "zqother"]] });
    g.run(
        "INSERT INTO handovers (id, public_id, organisation, at, sheet) VALUES ($1, 'ha-0000000020', $2, 0, $3)",
        vec![row_of(30), g.town(), sheet.to_string().into()],
    )
    .await;
    g.run(
        "INSERT INTO handover_words (handover, person, part, line, said) VALUES ($1, $2, 'words', 0, $3)",
        vec![row_of(30), g.row(), mark(20).into()],
    )
    .await;
    g.run(
        "INSERT INTO official_addresses (authority, email, language, source, recorded_at, recorded_by) \
         VALUES ($1, 'mairie@leportel.example', 'fr', $2, 0, $3)",
        vec![PORTEL.into(), mark(21).into(), g.actor()],
    )
    .await;
}

/// 22 to 31: suggestions, campaigns, duplicates, the journal.
async fn plant_records(g: &Ground<'_>) {
    let suggestion = "INSERT INTO suggestions (id, public_id, entity, entity_id, proposed, source, origin, state, answer, \
                      decided_by, created_at) VALUES ($1, $2, 'partnership', 'pa-0', $3, $4, 'person', 'waiting', $5, $6, 0)";
    let proposed = json!({ "since": mark(22) }).to_string();
    let none = || None::<String>;
    for (n, proposed, source, answer, by) in [
        (0, proposed, mark(23), none(), none()),
        (1, "{}".to_owned(), mark(24), none(), none()),
        (2, "{}".to_owned(), "Autre".to_owned(), Some(mark(25)), Some(g.marie.author(None).actor)),
    ] {
        let id = format!("su-{n}");
        let values = vec![row_of(40 + n), id.into(), proposed.into(), source.into(), answer.into(), by.into()];
        g.run(suggestion, values).await;
    }
    let voice = "INSERT INTO suggestion_voices (id, suggestion, role, person, domain, email, language, created_at, ends_at) \
                 VALUES ($1, $2, 'suggests', $3, $4, $5, 'fr', 0, 1)";
    let id = Some(g.marie.id.to_string());
    g.run(voice, vec![row_of(43), row_of(40), id.into(), mark(26).into(), none().into()]).await;
    let email = Some(MARIE.to_owned());
    g.run(voice, vec![row_of(44), row_of(41), none().into(), mark(27).into(), email.into()]).await;
    g.run(
        "INSERT INTO campaigns (id, public_id, perimeter, started_at, started_by, ends_at) VALUES ($1, 'ca-0', $2, 0, $3, 1)",
        vec![row_of(45), mark(28).into(), g.actor()],
    )
    .await;
    g.run(
        "INSERT INTO merges (id, public_id, entity, stays, goes, names, touched, before, after, decided_by, at, seq) \
         VALUES ($1, 'me-0', 'authority', 'au-0', 'au-1', $2, '', '{}', '{}', $3, 0, 0)",
        vec![row_of(46), json!([mark(29), "x"]).to_string().into(), g.actor()],
    )
    .await;
    g.run(
        "INSERT INTO distinct_pairs (one, other, entity, decided_by, at) VALUES ($1, 'pa-1', 'partnership', $2, 0)",
        vec![mark(30).into(), g.actor()],
    )
    .await;
    let write = g.db.write().await.expect("a transaction");
    let mut journal = Journal::open(&write, g.marie.author(None), at(8), None).await.expect("the chain");
    let change = Change {
        action: "handover",
        entity: "organisation",
        entity_id: g.town.1.clone(),
        before: None,
        after: Some(json!({ "sheet": "ha-0000000020" })),
        reason: Some(mark(31)),
    };
    journal.record(change).await.expect("recorded");
    journal.close().await.expect("closed");
    write.commit().await.expect("kept");
}

on_both_engines!(a_mark_in_every_table_that_names_a_person_is_found_in_what_they_take_away, |test| {
    let site = World::of_authorities(test).await.site().await;
    let ground = ground(&site).await;
    plant_account(&ground).await;
    plant_letters(&ground).await;
    plant_organisations(&ground).await;
    plant_records(&ground).await;
    let (db, carrier) = (&site.app.db, &site.app.carrier);
    let held = organisations::held(db, carrier, &ground.marie).await.expect("held");
    let text = held.to_string();
    let lost: Vec<usize> = (0..32).filter(|n| !text.contains(&mark(*n))).collect();
    assert_eq!(lost, Vec::<usize>::new(), "marks that are not told: {held:#}");
    let lost: Vec<i64> = (1..=8).filter(|n| !text.contains(&at(*n).rfc3339())).collect();
    assert_eq!(lost, Vec::<i64>::new(), "instants that are not told: {held:#}");
    for table in tables() {
        let rows = held["records"][table.name].as_array().map(Vec::len);
        assert!(rows.is_some_and(|count| count > 0), "nothing is planted in {}", table.name);
    }
    for opens in ["zqseal", "zqhash", "zqseed", "zqcred", "zqkey", "zqsecret", "zqsign"] {
        assert!(!text.contains(opens), "{opens} opens a door");
    }
    for other in [PAUL, "Entre autres", "zqother"] {
        assert!(!text.contains(other), "{other} is about somebody else");
    }
    // Somebody else is told nothing of all that, but for what concerns both.
    let others = organisations::held(db, carrier, &ground.paul).await.expect("held").to_string();
    let told: Vec<usize> = (0..32).filter(|n| others.contains(&mark(*n))).collect();
    assert_eq!(told, [18_usize, 19], "of contests the reason, and never who it is");
    assert!(!others.contains(MARIE), "{others}");
});
