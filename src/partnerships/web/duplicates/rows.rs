//! The rows of the list: pairs, those that are two, what was merged, what visitors reported.

use std::collections::BTreeSet;

use super::who::Who;
use super::{paths, words};
use crate::accounts::broken;
use crate::db::Db;
use crate::kernel::{Locale, PublicId, Timestamp};
use crate::partnerships::duplicates::model::{Class, Entity, Pair, Reason, ordered};
use crate::partnerships::duplicates::{self, Apart, Record};
use crate::partnerships::suggestions;
use crate::web::{Error, Texts};

/// Of what was decided, the last so many are told.
const MOST: usize = 200;

/// One row of the list.
pub struct Row {
    /// The page behind it.
    pub href: String,
    /// What the two are called.
    pub names: [String; 2],
    /// What speaks for it, or who said what.
    pub lines: Vec<String>,
    /// The class in words, and whether nothing speaks against it.
    pub pill: Option<(String, bool)>,
    /// Links or authorities.
    pub what: String,
}

/// The page of two records.
pub fn href(locale: Locale, [one, other]: &[PublicId; 2]) -> String {
    let [href, _] = paths(locale, &format!("/{one}/{other}"));
    href
}

/// Pairs as rows.
pub async fn found(db: &Db, locale: Locale, pairs: &[&Pair]) -> Result<Vec<Row>, Error> {
    let t = Texts::of(locale);
    let names = words::names(db, pairs.iter().flat_map(|pair| pair.parties.iter().flatten())).await?;
    let called = |pair: &Pair, at: usize| match pair.entity {
        Entity::Partnership => words::parties(&names, locale, pair.parties[at].iter()),
        Entity::Authority => {
            let country = pair.countries.iter().next().map(|code| words::country(locale, code)).unwrap_or_default();
            format!("{} ({country})", words::name(&names, locale, &pair.ids[at]))
        }
    };
    let row = |pair: &&Pair| Row {
        href: href(locale, &pair.ids),
        names: [called(pair, 0), called(pair, 1)],
        lines: pair.reasons.iter().map(|reason| words::reason(t, reason)).collect(),
        pill: Some((t.s(format!("duplicates-class-{}", pair.class.code())), pair.class == Class::Sure)),
        what: t.s(format!("duplicates-what-{}", pair.entity.code())),
    };
    Ok(pairs.iter().map(row).collect())
}

/// What visitors reported, with what was found of it when something was.
pub async fn reported(db: &Db, found: &[Pair]) -> Result<Vec<Pair>, Error> {
    let mut all: Vec<Pair> = Vec::new();
    for told in suggestions::reported(db.read()).await.map_err(broken)? {
        let Some(other) = told.other() else { continue };
        let ids = ordered(&told.about, &other);
        let why = Reason::Reported(told.source.clone());
        if let Some(known) = all.iter_mut().find(|pair| pair.ids == ids) {
            known.reasons.insert(0, why);
        } else if let Some(known) = found.iter().find(|pair| pair.ids == ids) {
            let mut pair = known.clone();
            pair.reasons.insert(0, why);
            all.push(pair);
        } else {
            all.extend(unfound(db, &ids, why).await?);
        }
    }
    Ok(all)
}

/// A pair that nothing speaks for but whoever reported it.
async fn unfound(db: &Db, ids: &[PublicId; 2], why: Reason) -> Result<Option<Pair>, Error> {
    let read = async |id: &PublicId| Record::read(db.read(), id).await.map_err(broken);
    let (Some(one), Some(other)) = (read(&ids[0]).await?, read(&ids[1]).await?) else { return Ok(None) };
    let around: Vec<Vec<PublicId>> = one.around().into_iter().chain(other.around()).collect();
    let is_french = |id: &&PublicId| id.as_str().starts_with("fr-");
    let parties = [&one, &other].map(|record| record.parties().into_iter().collect::<BTreeSet<_>>());
    let named = words::names(db, around.iter().flatten().chain(parties.iter().flatten())).await?;
    Ok(Some(Pair {
        entity: one.entity(),
        ids: ids.clone(),
        class: Class::Look,
        reasons: vec![why],
        countries: named.values().map(|one| one.country.clone()).filter(|code| code != "FR").collect(),
        french: around.iter().flatten().filter(is_french).cloned().collect(),
        beyond: around.is_empty() || around.iter().any(|parties| !parties.iter().any(|id| is_french(&id))),
        parties,
    }))
}

/// Pairs that somebody said to be two.
pub async fn apart(db: &Db, locale: Locale, who: &Who) -> Result<Vec<Row>, Error> {
    let t = Texts::of(locale);
    let mut rows = Vec::new();
    for pair in duplicates::apart(db.read()).await.map_err(broken)?.into_iter().take(MOST) {
        let [one, other] = &pair.ids;
        let read = async |id: &PublicId| Record::read(db.read(), id).await.map_err(broken);
        let (Some(first), Some(second)) = (read(one).await?, read(other).await?) else { continue };
        if who.decides([&first, &second], true).is_none() {
            continue;
        }
        let said = Apart::last_said(db, one, other).await.map_err(broken)?;
        let mut lines = Vec::new();
        let (by, reason) = said.map(|(_, by, reason)| (by, reason)).unwrap_or_default();
        let by = by.unwrap_or_else(|| t.s("duplicates-by-person"));
        lines.push(t.with("duplicates-apart-by", &[("who", &by), ("on", &t.day(pair.at))]));
        lines.extend(reason.map(|reason| t.with("history-reason", &[("reason", &reason)])));
        let names = [called(db, locale, &first).await?, called(db, locale, &second).await?];
        let what = t.s(format!("duplicates-what-{}", pair.entity.code()));
        rows.push(Row { href: href(locale, &pair.ids), names, lines, pill: None, what });
    }
    Ok(rows)
}

/// What a record is called.
pub async fn called(db: &Db, locale: Locale, record: &Record) -> Result<String, Error> {
    let parties = record.parties();
    let names = words::names(db, parties.iter()).await?;
    Ok(words::parties(&names, locale, parties.iter()))
}

/// What was merged.
pub async fn merged(db: &Db, locale: Locale, who: &Who, now: Timestamp) -> Result<Vec<Row>, Error> {
    let t = Texts::of(locale);
    let mut rows = Vec::new();
    for merge in duplicates::merges(db.read(), None).await.map_err(broken)?.into_iter().take(MOST) {
        let record = Record::read(db.read(), &merge.stays).await.map_err(broken)?;
        if record.is_none_or(|record| who.decides_of(&record).is_none()) {
            continue;
        }
        let state = match (merge.parted_at, merge.undoable(now)) {
            (Some(at), _) => t.with("duplicates-parted-on", &[("on", &t.day(at))]),
            (None, true) => t.s("duplicates-undoable"),
            (None, false) => t.s("duplicates-settled"),
        };
        rows.push(Row {
            href: paths(locale, &format!("/{}", merge.id))[0].clone(),
            names: merge.names.clone(),
            lines: vec![t.with("duplicates-merged-on", &[("on", &t.day(merge.at))]), state],
            pill: None,
            what: t.s(format!("duplicates-what-{}", merge.entity.code())),
        });
    }
    Ok(rows)
}
