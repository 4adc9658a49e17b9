//! Campaigns and decay through addresses, in process, under a clock that the tests move.

mod decay;
mod letters;
mod networks;
mod run;
mod stories;

use std::sync::atomic::{AtomicI64, Ordering};

use crate::accounts::Browser;
use crate::db::{Db, all};
use crate::freshness;
use crate::freshness::letters::Ticked;
use crate::freshness::rule::DAY;
use crate::kernel::{Day, Timestamp};
use crate::partnerships::{Answer, Site};

const MINUTE: i64 = 60_000_000;
const PORTEL: &str = "fr-commune-62667";
const SINDOU: &str = "gn-2355548";

/// A letter that waits: to whom, its text, the same as HTML.
struct Waiting {
    recipient: String,
    plain: String,
    html: String,
}

impl Waiting {
    /// The path of its one large button.
    fn path(&self) -> String {
        let last = self.plain.rfind("https://jumelles.test").expect("a link");
        let link = self.plain[last + "https://jumelles.test".len()..].split_whitespace().next();
        link.expect("a path").to_owned()
    }
}

/// Takes every letter out of the outbox, as the carrier would.
async fn carry(db: &Db) -> Vec<Waiting> {
    let write = db.write().await.expect("a transaction");
    let taken = "DELETE FROM outbox RETURNING recipient, plain, html";
    let rows = all(write.connection(), taken, []).await.expect("letters");
    write.commit().await.expect("kept");
    let mut letters = Vec::new();
    for row in rows {
        let [recipient, plain, html] = [0, 1, 2].map(|place| row.try_get_by_index::<String>(place).expect("a text"));
        letters.push(Waiting { recipient, plain, html });
    }
    letters
}

async fn waiting(db: &Db) -> i64 {
    crate::mail::Waiting::count(db).await.expect("the outbox")
}

/// Records official addresses as the command line does.
async fn addresses(db: &Db, lines: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("adresses.csv");
    std::fs::write(&file, format!("authority,email,language,source\n{lines}")).expect("a file");
    let write = db.write().await.expect("a transaction");
    let at = Timestamp(1_795_512_600_000_000);
    let report = freshness::import_addresses(&write, &file, at).await.expect("a report");
    assert!(report.refused.is_empty(), "{report:?}");
    write.commit().await.expect("kept");
}

/// One turn of the campaigns.
async fn tick(site: &Site) -> Ticked {
    freshness::tick(&site.app.db, &site.app.site.base, site.app.clock.now()).await.expect("a turn")
}

/// Turns, minute by minute, until nothing more leaves; the letters.
async fn every_letter(site: &Site, hand: &AtomicI64) -> Vec<Waiting> {
    let mut letters = Vec::new();
    loop {
        let told = tick(site).await;
        letters.extend(carry(&site.app.db).await);
        if told.letters == 0 {
            return letters;
        }
        hand.fetch_add(MINUTE + 1, Ordering::SeqCst);
    }
}

fn forward(hand: &AtomicI64, days: i64) {
    hand.fetch_add(days * DAY, Ordering::SeqCst);
}

fn go_to(hand: &AtomicI64, day: Day) {
    hand.store(day.start().0 + 9 * 60 * MINUTE, Ordering::SeqCst);
}

/// Begins a campaign on the dashboard; its page.
async fn start(admin: &Browser<'_>, perimeter: &str) -> String {
    let begun = admin.post("/fr/compte/campagnes", &format!("verb=start&perimeter={perimeter}")).await;
    assert_eq!(begun.status, 303, "{}", begun.text());
    begun.header("location").to_owned()
}

/// What a form field holds on a page.
fn field<'p>(page: &'p str, name: &str) -> &'p str {
    let start = format!("name=\"{name}\" value=\"");
    page.split(&start).nth(1).and_then(|rest| rest.split('"').next()).expect("the field")
}

/// The link between Le Portel and Sindou.
async fn link(site: &Site) -> String {
    let links = site.json(&format!("/api/v1/authorities/{PORTEL}/partnerships?freshness=all")).await;
    let all = links["results"].as_array().expect("links").clone();
    let with = |one: &&serde_json::Value| one["parties"].to_string().contains(SINDOU);
    all.iter().find(with).expect("their link")["id"].as_str().expect("an identifier").to_owned()
}

async fn refreshed(site: &Site) {
    site.app.refresh().await.expect("the atlas follows");
}

async fn last_entry(db: &Db) -> i64 {
    crate::db::Entry::last_seq(db.read()).await.expect("the journal")
}

fn done(answer: &Answer) {
    assert_eq!(answer.status, 303, "{}", answer.text());
}
