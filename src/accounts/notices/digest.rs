//! The job that sends what has waited long enough.

use uuid::Uuid;

use super::model::Notice;
use super::store;
use crate::accounts::store::by_row;
use crate::db::{Db, DbError};
use crate::kernel::{Secret, Timestamp};
use crate::mail::{Digest, DigestItem};
use crate::web::Texts;

/// Sends each person whose time has come what waits for them, in one letter; how many were sent.
pub async fn send_digests(db: &Db, base: &str, now: Timestamp) -> Result<usize, DbError> {
    let mut sent = 0;
    for person in store::awaiting(db.read()).await? {
        sent += usize::from(send(db, person, (base, now)).await?);
    }
    Ok(sent)
}

/// Inside the transaction: the time of the last digest is looked at, the news are taken, the letter is queued. So no other node
/// sends a second.
async fn send(db: &Db, row: Uuid, (base, now): (&str, Timestamp)) -> Result<bool, DbError> {
    let write = db.write().await?;
    let Some((rhythm, last)) = store::digests(write.connection(), row).await? else { return Ok(false) };
    let due = rhythm.period().is_some_and(|period| last.is_none_or(|last| now.0 - last.0 >= period));
    let person = by_row(write.connection(), row).await?;
    let (true, Some(person)) = (due, person) else { return Ok(false) };
    let news = store::take(&write, row, now).await?;
    if news.is_empty() {
        return Ok(false);
    }
    let stop = Secret::draw();
    store::add_stop(&write, &stop.seal(), row, now).await?;
    let t = Texts::of(person.locale);
    let address = format!("{base}{}/{}", crate::accounts::path(person.locale, "notices"), stop.hand_over());
    let digest = Digest {
        subject: t.n("mail-digest-subject", news.len()),
        lead: t.s("mail-digest-lead"),
        items: news.into_iter().map(item).collect(),
        why: t.s(format!("mail-digest-why-{}", rhythm.code())),
        unsubscribe: (t.s("mail-digest-stop"), address),
        locale: person.locale,
        to: person.email,
    };
    digest.enqueue(&write, now).await?;
    write.commit().await?;
    Ok(true)
}

fn item(notice: Notice) -> DigestItem {
    DigestItem { title: notice.subject, text: notice.text, action: notice.action }
}
