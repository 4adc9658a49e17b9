//! One of two records, as its half of the page shows it.

use super::rows;
use crate::accounts::broken;
use crate::db::Db;
use crate::kernel::Locale;
use crate::partnerships::duplicates::{Authority, Link, Record, What};
use crate::partnerships::statements;
use crate::partnerships::web::suggest;
use crate::web::{Error, Texts};

/// One of the two.
pub struct Side {
    /// Its identifier.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its page.
    pub href: String,
    /// What is known of it besides its fields.
    pub lines: Vec<String>,
    /// The sources that name it.
    pub sources: Vec<String>,
    /// Whether it is chosen to stay.
    pub stays: bool,
    /// The version that is shown.
    pub version: i64,
}

/// A record as one side.
pub async fn of(db: &Db, locale: Locale, record: &Record, stays: bool) -> Result<Side, Error> {
    let t = Texts::of(locale);
    let (lines, sources) = match &record.what {
        What::Link(link) => (said_of_link(t, link), sources(db, locale, link).await?),
        What::Authority(authority) => (said_of_authority(t, authority), Vec::new()),
    };
    Ok(Side {
        id: record.id().to_string(),
        name: rows::called(db, locale, record).await?,
        href: suggest::path(locale, (record.entity(), record.id().as_str()), ""),
        lines,
        sources,
        stays,
        version: record.version,
    })
}

fn said_of_link(t: Texts, link: &Link) -> Vec<String> {
    let confirmed = link.version.confirmed.as_ref();
    let confirmed = confirmed.map_or_else(
        || t.s("duplicates-unconfirmed"),
        |(at, by)| t.with("verify-confirmed", &[("on", &t.day(*at)), ("by", by)]),
    );
    let said = Some(link.version.statements.len()).filter(|count| *count > 0);
    std::iter::once(confirmed).chain(said.map(|count| t.n("duplicates-statements", count))).collect()
}

fn said_of_authority(t: Texts, authority: &Authority) -> Vec<String> {
    let known = match (authority.row["geonames"].as_i64(), authority.official) {
        (Some(number), _) => t.with("duplicates-geonames", &[("number", &number.to_string())]),
        (None, true) => t.s("duplicates-official"),
        (None, false) => t.s("duplicates-own"),
    };
    vec![t.n("duplicates-links", authority.links.len()), known]
}

async fn sources(db: &Db, locale: Locale, link: &Link) -> Result<Vec<String>, Error> {
    let known = statements::source_names(db.read()).await.map_err(broken)?;
    let named = |(code, read_on): &(String, Option<String>)| {
        let names = known.get(code);
        let name = names.and_then(|names| names.get(locale.code()).or_else(|| names.values().next()));
        let name = name.map_or(code.as_str(), String::as_str);
        read_on.as_ref().map_or_else(|| name.to_owned(), |read_on| format!("{name} ({read_on})"))
    };
    Ok(link.sources.iter().map(named).collect())
}
