//! The folder of letters of an installation without a server: what lies there, one letter read again, what is taken away.

use std::path::{Path, PathBuf};

use mailparse::{MailHeaderMap as _, ParsedMail};
use uuid::Uuid;

use super::Address;
use crate::kernel::Timestamp;

/// Letters shown at once.
const SHOWN: usize = 200;

/// A letter that lies in the folder.
#[derive(Clone, Debug)]
pub struct Lying {
    /// Its name, which is that of its row when it waited.
    pub id: Uuid,
    /// To whom.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub plain: String,
    /// The same as HTML, to be shown as source.
    pub html: String,
}

/// The letters in a folder, the newest first; none when there is no folder.
pub async fn lying(folder: &Path) -> std::io::Result<Vec<Lying>> {
    let mut names = names(folder).await?;
    // Names are ordered by the instant at which a letter was written.
    names.sort_unstable_by(|one, other| other.cmp(one));
    let mut found = Vec::new();
    for (id, path) in names.into_iter().take(SHOWN) {
        let bytes = tokio::fs::read(&path).await?;
        found.extend(read(id, &bytes));
    }
    Ok(found)
}

/// One letter of a folder.
pub async fn letter(folder: &Path, id: Uuid) -> std::io::Result<Option<Lying>> {
    match tokio::fs::read(folder.join(format!("{id}.eml"))).await {
        Ok(bytes) => Ok(read(id, &bytes)),
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(why) => Err(why),
    }
}

/// Takes away the letters to an address; how many there were.
pub async fn forget(folder: &Path, email: &Address) -> std::io::Result<usize> {
    let mut count = 0;
    for (id, path) in names(folder).await? {
        if read(id, &tokio::fs::read(&path).await?).is_some_and(|letter| is_to(&letter, email)) {
            tokio::fs::remove_file(&path).await?;
            count += 1;
        }
    }
    Ok(count)
}

/// The letters to an address.
pub async fn letters_to(folder: &Path, email: &Address) -> std::io::Result<Vec<Lying>> {
    let mut found = Vec::new();
    for (id, path) in names(folder).await? {
        found.extend(read(id, &tokio::fs::read(&path).await?).filter(|letter| is_to(letter, email)));
    }
    Ok(found)
}

fn is_to(letter: &Lying, email: &Address) -> bool {
    letter.to.to_lowercase().split([',', ' ', '<', '>']).any(|part| part == email.as_str())
}

/// The letters written before an instant, as their names tell.
pub async fn older(folder: &Path, than: Timestamp) -> std::io::Result<Vec<PathBuf>> {
    let written = |id: &Uuid| id.get_timestamp().map(|at| at.to_unix()).map(|(seconds, _)| seconds * 1_000_000);
    let old = |id: &Uuid| written(id).is_some_and(|at| i64::try_from(at).is_ok_and(|at| at < than.0));
    Ok(names(folder).await?.into_iter().filter(|(id, _)| old(id)).map(|(_, path)| path).collect())
}

async fn names(folder: &Path) -> std::io::Result<Vec<(Uuid, PathBuf)>> {
    let mut entries = match tokio::fs::read_dir(folder).await {
        Ok(entries) => entries,
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(why) => return Err(why),
    };
    let mut found = Vec::new();
    while let Some(entry) = entries.next_entry().await? {
        let path = entry.path();
        let name = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_suffix(".eml"));
        found.extend(name.and_then(|name| Uuid::parse_str(name).ok()).map(|id| (id, path.clone())));
    }
    Ok(found)
}

fn read(id: Uuid, bytes: &[u8]) -> Option<Lying> {
    let mail = mailparse::parse_mail(bytes).ok()?;
    let header = |name: &str| mail.headers.get_first_value(name).unwrap_or_default();
    let part = |kind: &str| part(&mail, kind).unwrap_or_default();
    Some(Lying { id, to: header("To"), subject: header("Subject"), plain: part("text/plain"), html: part("text/html") })
}

fn part(mail: &ParsedMail<'_>, kind: &str) -> Option<String> {
    if mail.ctype.mimetype == kind {
        return mail.get_body().ok();
    }
    mail.subparts.iter().find_map(|inner| part(inner, kind))
}
