//! Fifty marks planted through the doors of the product, and none of them found after the person was erased: not in a table,
//! not in the bytes of the file, not in the search, the queue or the folder of letters.

use std::path::Path;

use sea_orm::DbBackend;

use crate::accounts::identities::testing::TestProvider;
use crate::accounts::notices::{Notice, notify};
use crate::accounts::testing::link_of;
use crate::accounts::{Browser, Person};
use crate::db::testing::on_both_engines;
use crate::db::{Db, Entry, all};
use crate::kernel::{Locale, Timestamp, own_id};
use crate::mail::{self, Address};
use crate::partnerships::{Site, World};

const PORTEL: &str = "fr-commune-62667";
const HOUR: i64 = 3_600_000_000;
const MARKS: usize = 50;

fn mark(n: usize) -> String {
    format!("zq{n:02}marque")
}

fn marks_in(text: &str) -> Vec<usize> {
    let text = text.to_lowercase();
    (0..MARKS).filter(|n| text.contains(&mark(*n))).collect()
}

/// Every value of every table, as text.
async fn everything(db: &Db) -> String {
    let sqlite = db.read().get_database_backend() == DbBackend::Sqlite;
    let tables = if sqlite {
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    } else {
        "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = 'public'"
    };
    let mut text = String::new();
    for row in all(db.read(), tables, []).await.expect("tables") {
        let table: String = row.try_get_by_index(0).expect("a name");
        let columns = if sqlite {
            format!("SELECT name FROM pragma_table_info('{table}')")
        } else {
            format!(
                "SELECT CAST(column_name AS TEXT) FROM information_schema.columns WHERE table_name = '{table}' AND table_schema = 'public'"
            )
        };
        for row in all(db.read(), &columns, []).await.expect("columns") {
            let column: String = row.try_get_by_index(0).expect("a name");
            // The identifiers of rows are bytes in SQLite, and no text.
            let text_of = if sqlite {
                format!(
                    "CASE typeof(\"{column}\") WHEN 'blob' THEN HEX(\"{column}\") ELSE CAST(\"{column}\" AS TEXT) END"
                )
            } else {
                format!("CAST(\"{column}\" AS TEXT)")
            };
            let sql = format!("SELECT COALESCE({text_of}, '') FROM \"{table}\"");
            for row in all(db.read(), &sql, []).await.expect("values") {
                text.push_str(&row.try_get_by_index::<String>(0).expect("text"));
                text.push('\n');
            }
        }
    }
    text
}

/// Every byte of every file below a folder.
fn bytes_below(folder: &Path, found: &mut Vec<u8>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            bytes_below(&entry.path(), found);
        } else {
            found.extend(entry.file_name().as_encoded_bytes());
            found.extend(std::fs::read(entry.path()).unwrap_or_default());
        }
    }
}

/// The files of the database (SQLite) and of the letters.
fn files(site: &Site, address: &str) -> String {
    let mut found = Vec::new();
    bytes_below(site.app.carrier.folder().expect("a folder"), &mut found);
    if let Some(path) = address.strip_prefix("sqlite:") {
        bytes_below(Path::new(path).parent().expect("a folder"), &mut found);
    }
    // Soft line ends of a letter would cut a mark in two.
    String::from_utf8_lossy(&found).replace("=\r\n", "")
}

/// Asks for a link and opens it with a program of some name.
async fn enter(site: &Site, email: &str, agent: &str) -> String {
    let browser = Browser::new(site);
    let escaped = email.replace('@', "%40");
    assert_eq!(
        browser.post("/fr/compte/lien", &format!("email={escaped}&return_to=/fr/{}", mark(40))).await.status,
        200
    );
    let link = link_of(&site.app.db, email).await;
    let request = axum::http::Request::post(link).header("sec-fetch-site", "same-origin").header("user-agent", agent);
    let answer = site.send(request.body(axum::body::Body::empty()).expect("a request")).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned()
}

/// Plants the marks 0 to 49; the cookie of the person's last session, and the instant.
async fn plant(site: &Site, provider: &TestProvider, email: &str) -> (String, Timestamp) {
    let start = site.app.clock.now();
    let mut cookie = String::new();
    // 1 to 10: programs, one an hour, because three links an hour are sent; 11 to 20: names.
    for n in 1..=10 {
        let then = site.at(Timestamp(start.0 + HOUR * n as i64));
        cookie = enter(&then, email, &format!("Navigateur {}", mark(n))).await;
        let browser = Browser { site: &then, cookie: cookie.clone() };
        browser.post("/fr/compte/moi", &format!("name={}&language=fr", mark(10 + n))).await;
    }
    let now = Timestamp(start.0 + HOUR * 10);
    let site = &site.at(now);
    let browser = Browser { site, cookie: cookie.clone() };
    represent(site, &browser).await;
    reasons(site, &browser).await;
    hand_over(site, &browser).await;
    // 35 to 37: what the provider says.
    provider.inner().now = now;
    for n in 35..=37 {
        provider.inner().subject = mark(n);
        provider.inner().email = Some(email.to_owned());
        let stranger = Browser::new(site);
        let begun = if n == 37 { &stranger } else { &browser }.get("/fr/compte/identite").await;
        let attempt = begun.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
        let back = provider.visit(begun.header("location")).await;
        let both = if n == 37 { attempt } else { format!("{cookie}; {attempt}") };
        let address = back.trim_start_matches("https://jumelles.test").to_owned();
        let answer = site.ask(&address, &[("cookie", &both)]).await;
        assert!(matches!(answer.status, 200 | 303), "{}", answer.text());
    }
    news(site, email, now).await;
    (cookie, now)
}

/// 21 to 23: functions.
async fn represent(site: &Site, browser: &Browser<'_>) {
    for (n, authority) in (21..).zip(["fr-commune-62667", "fr-commune-59350", "fr-commune-80001"]) {
        let body = format!("function=Charge+de+{}", mark(n));
        let asked = browser.post(&format!("/fr/collectivites/{authority}/representer"), &body).await;
        assert!(asked.status < 400, "{authority} {}", asked.text());
    }
    let admin = Address::parse("admin@reseau.example").expect("an address");
    let secret = crate::accounts::invite(&site.app.db, (&admin, Locale::Fr), true, (site.app.clock.now(), ""));
    let secret = secret.await.expect("an invitation");
    let mut admin = Browser::new(site);
    admin.open(&secret).await;
    admin.strengthen().await;
    let page = admin.get("/fr/compte/organisations").await.text();
    let at = page.find(&mark(21)).expect("the request of Le Portel");
    let value = |name: &str| {
        let start = format!("name=\"{name}\" value=\"");
        let rest = page[at..].split(&start).nth(1).expect("a field");
        rest.split('"').next().unwrap_or_default().to_owned()
    };
    let body = format!("organisation={}&person={}&verb=accept", value("organisation"), value("person"));
    assert_eq!(admin.post("/fr/compte/organisations", &body).await.status, 303);
}

/// 34: the words of who leaves; their function stands on the sheet too.
async fn hand_over(site: &Site, browser: &Browser<'_>) {
    let town = format!("/fr/compte/organisations/{}", own_id("or", &[PORTEL]));
    let left = browser.post(&format!("{town}/passation"), &format!("successor=&words=Merci+{}", mark(34))).await;
    assert_eq!(left.status, 303, "{}", left.text());
    let kept = all(site.app.db.read(), "SELECT said FROM handover_words ORDER BY part", []).await.expect("read");
    let kept: Vec<String> = kept.iter().map(|row| row.try_get_by_index(0).expect("a text")).collect();
    assert_eq!(kept, [format!("Charge de {}", mark(21)), format!("Merci {}", mark(34))]);
}

/// 24 to 33: reasons of corrections.
async fn reasons(site: &Site, browser: &Browser<'_>) {
    let links = site.json(&format!("/api/v1/authorities/{PORTEL}/partnerships")).await;
    let id = links["results"][0]["id"].as_str().expect("a link").to_owned();
    let verify = format!("/fr/partenariats/{id}/verifier");
    for n in 24..=33 {
        let page = browser.get(&verify).await.text();
        let version =
            page.split("name=\"version\" value=\"").nth(1).expect("a form").split('"').next().expect("a version");
        let body = format!("verb=revise&version={version}&since={}&reason=Vu+par+{}", 1960 + n, mark(n));
        let done = browser.post(&verify, &body).await;
        assert_eq!(done.status, 303, "{}", done.text());
    }
    let history = site.page(&format!("/fr/partenariats/{id}/historique")).await;
    assert!(history.contains(&mark(24)) && history.contains(&mark(33)), "reasons are shown while the person is there");
}

/// 38 to 49: news that wait, letters that wait, letters in the folder.
async fn news(site: &Site, email: &str, now: Timestamp) {
    let db = &site.app.db;
    let address = Address::parse(email).expect("an address");
    let person = Person::by_address(db, &address).await.expect("read").expect("the person");
    let notice = |n: usize, must_act: bool| Notice {
        subject: format!("Sujet {}", mark(n)),
        text: format!("Texte {}", mark(n)),
        action: Some(("Voir".to_owned(), format!("https://jumelles.test/fr/{}", mark(n)))),
        must_act,
    };
    let tell = async |n: usize, must_act: bool| {
        let write = db.write().await.expect("a transaction");
        notify(&write, person.row, &notice(n, must_act), now).await.expect("told");
        write.commit().await.expect("kept");
    };
    for n in [38, 39, 41] {
        tell(n, true).await;
    }
    // Into the folder, four in all with the first digest.
    for n in [42, 43] {
        tell(n, false).await;
    }
    crate::accounts::notices::send_digests(db, "https://jumelles.test", now).await.expect("sent");
    while mail::deliver(db, &site.app.carrier, now).await.expect("delivered").sent > 0 {}
    // Waiting for a server, and for the next digest.
    for n in 44..=46 {
        tell(n, true).await;
    }
    for n in 47..=49 {
        tell(n, false).await;
    }
}

on_both_engines!(erasing_a_person_leaves_none_of_fifty_marks, |test| {
    let address = test.address.clone();
    let world = World::with_links(test).await;
    let provider = TestProvider::start(Timestamp(0)).await;
    let site = world.site_with(Some(provider.config())).await;
    let email = format!("{}@leportel.example", mark(0));
    let (cookie, now) = plant(&site, &provider, &email).await;
    let site = site.at(now);
    let db = &site.app.db;
    let planted = marks_in(&(everything(db).await + &files(&site, &address)));
    assert_eq!(planted.len(), MARKS, "planted: {planted:?}");
    let browser = Browser { site: &site, cookie };
    assert_eq!(browser.post("/fr/compte/effacer", "").await.status, 303);
    assert_eq!(marks_in(&everything(db).await), Vec::<usize>::new(), "in the tables");
    assert_eq!(marks_in(&files(&site, &address)), Vec::<usize>::new(), "in the files");
    site.app.refresh().await.expect("the atlas follows");
    let links = site.json(&format!("/api/v1/authorities/{PORTEL}/partnerships")).await;
    for link in links["results"].as_array().expect("links") {
        let id = link["id"].as_str().expect("an identifier");
        let page = site.page(&format!("/fr/partenariats/{id}/historique")).await;
        assert_eq!(marks_in(&page), Vec::<usize>::new(), "in the history");
    }
    for n in 0..MARKS {
        let page = site.get(&format!("/fr/recherche?q={}", mark(n))).await.text();
        assert!(!page.contains("class=\"rows\""), "{n} is found by the search");
    }
    Entry::verify(db.read()).await.expect("the chain is whole");
});
