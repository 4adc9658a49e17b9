//! A person makes two records one.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::choice::{self, Choice, Compared, Pick};
use super::letters::{self, News};
use super::merge::{self, Joined, Two};
use super::model::{Entity, pair_id};
use super::store::merges::{self, Merge};
use super::store::record::{self, Link, Record, What};
use super::store::rows::{Row, Rows, become_rows};
use crate::db::{Author, Change, DbError, Entry, Journal, Write};
use crate::kernel::{PublicId, Timestamp, own_id};
use crate::partnerships::declare::MOST_PARTIES;
use crate::partnerships::statements::model::{Problem, Revision};
use crate::partnerships::suggestions::{self, Decision};

/// What a person decided of two records.
#[derive(Clone, Debug)]
pub struct Merging<'m> {
    /// The two, in the order of their identifiers.
    pub ids: [&'m PublicId; 2],
    /// The versions that they saw.
    pub seen: [i64; 2],
    /// What they chose.
    pub choice: &'m Choice,
    /// The person, and the organisation they decide for.
    pub author: Author,
    /// That organisation's public name.
    pub by: Option<&'m str>,
    /// Why, in words.
    pub reason: &'m str,
}

/// What came of it; nothing is written unless it is done.
#[derive(Debug)]
pub enum Outcome {
    /// They are one, by this merge.
    Done(Box<Merge>),
    /// One of them changed meanwhile.
    Stale,
    /// One of them is there no more.
    Gone,
    /// It cannot be true.
    Refused(Vec<Problem>),
    /// A link names both: they are two to somebody.
    Linked(PublicId),
    /// Persons represent both, and would come to represent one.
    BothRepresented,
    /// They cannot be one: two countries, two official codes, no two parties or too many.
    Unlike,
}

/// Makes two records one.
///
/// Inside the transaction: every row that pointed to the one that goes, its identifier that leads on, what both were before,
/// journal entries of both and of links whose parties change, letters to those who have to do with them, the answer to whoever
/// reported the pair.
pub async fn merge(write: &Write, merging: &Merging<'_>, when: (Timestamp, &str)) -> Result<Outcome, DbError> {
    let [one, other] = merging.ids;
    let records = [Record::read(write.connection(), one).await?, Record::read(write.connection(), other).await?];
    let [Some(one), Some(other)] = records else { return Ok(Outcome::Gone) };
    if [one.version, other.version] != merging.seen {
        return Ok(Outcome::Stale);
    }
    let compared = choice::fields(&one, &other);
    answer_reports(write, merging, when).await?;
    let together = Together { one: &one, other: &other, compared: &compared, merging };
    match (&one.what, &other.what) {
        (What::Link(_), What::Link(_)) => together.links(write, when).await,
        (What::Authority(_), What::Authority(_)) => together.authorities(write, when).await,
        _ => Ok(Outcome::Unlike),
    }
}

/// Whoever reported the pair gets an answer.
async fn answer_reports(write: &Write, merging: &Merging<'_>, when: (Timestamp, &str)) -> Result<(), DbError> {
    for reported in suggestions::reported(write.connection()).await? {
        let wanted = pair_id(merging.ids[0], merging.ids[1]);
        if reported.other().is_some_and(|other| pair_id(&reported.about, &other) == wanted) {
            let author = merging.author.clone();
            let decision = Decision { accepted: true, word: merging.reason, speaker: None, author };
            suggestions::decide(write, &reported, &decision, when).await?;
        }
    }
    Ok(())
}

/// Two records about to be one.
struct Together<'t> {
    one: &'t Record,
    other: &'t Record,
    compared: &'t [Compared],
    merging: &'t Merging<'t>,
}

impl Together<'_> {
    /// The one that stays, the one that goes, and what picks the value of the one that goes.
    fn sides(&self) -> (&Record, &Record, Pick) {
        match &self.merging.choice.stays {
            Some(stays) if stays == self.other.id() => (self.other, self.one, Pick::One),
            _ => (self.one, self.other, Pick::Other),
        }
    }

    async fn links(&self, write: &Write, when: (Timestamp, &str)) -> Result<Outcome, DbError> {
        let (What::Link(one), What::Link(other)) = (&self.one.what, &self.other.what) else {
            return Ok(Outcome::Unlike);
        };
        let sides = [&**one, &**other];
        let facts = choice::facts(sides, self.compared, self.merging.choice);
        let problems = Revision { facts: facts.clone(), reason: None }.problems(when.0);
        if !problems.is_empty() {
            return Ok(Outcome::Refused(problems));
        }
        let (stays, goes, _) = self.sides();
        let keys = [&stays.key, &goes.key];
        let rows = record::rows_of(write.connection(), Entity::Partnership, keys, &BTreeSet::new()).await?;
        let parties = self.parties(write, &rows).await?;
        if !(2..=MOST_PARTIES).contains(&parties.len()) {
            return Ok(Outcome::Unlike);
        }
        let confirmed = sides.iter().filter_map(|side| side.version.confirmed.clone()).max_by_key(|(at, _)| *at);
        let joined = Joined { facts, parties, doubts: self.doubts(sides), confirmed };
        let two = Two { stays: &stays.key, goes: &goes.key };
        let after = merge::merged_links(&rows, two, &joined, when.0);
        let touched = [self.one, self.other].into_iter().flat_map(Record::parties).map(|id| id.to_string());
        let done = self.keep(write, (&rows, &after), touched.collect(), when).await?;
        Ok(Outcome::Done(Box::new(done)))
    }

    /// The parties of the one link, by their rows.
    async fn parties(&self, write: &Write, rows: &Rows) -> Result<BTreeMap<String, String>, DbError> {
        let pick = self.compared.iter().find(|one| one.field == "parties").map(|one| one.pick(self.merging.choice));
        let of = |record: &Record| json!(record.key.row.to_string());
        let wanted: Vec<Value> = match pick {
            Some(Pick::One) => vec![of(self.one)],
            Some(Pick::Other) => vec![of(self.other)],
            _ => vec![of(self.one), of(self.other)],
        };
        let all = rows.get("parties").map_or(&[][..], Vec::as_slice);
        let chosen = all.iter().filter(|row| wanted.contains(&row["partnership"]));
        record::ids_of_rows(write.connection(), chosen.filter_map(|row| row["authority"].as_str())).await
    }

    fn doubts(&self, sides: [&Link; 2]) -> Vec<Value> {
        let all = sides.into_iter().flat_map(|side| side.doubts.iter().cloned()).enumerate();
        let kept = |at: &usize| self.merging.choice.doubts.as_ref().is_none_or(|kept| kept.contains(at));
        let mut doubts: Vec<Value> = Vec::new();
        for (_, doubt) in all.filter(|(at, _)| kept(at)) {
            if !doubts.contains(&doubt) {
                doubts.push(doubt);
            }
        }
        doubts
    }

    async fn authorities(&self, write: &Write, when: (Timestamp, &str)) -> Result<Outcome, DbError> {
        let (What::Authority(one), What::Authority(other)) = (&self.one.what, &self.other.what) else {
            return Ok(Outcome::Unlike);
        };
        if one.row["country"] != other.row["country"] || (one.official && other.official) {
            return Ok(Outcome::Unlike);
        }
        if one.members > 0 && other.members > 0 {
            return Ok(Outcome::BothRepresented);
        }
        let both = one.links.iter().find(|(_, parties)| parties.contains(self.other.id()));
        if let Some((link, _)) = both {
            return Ok(Outcome::Linked(link.clone()));
        }
        let (stays, goes, gone) = self.sides();
        let links = record::link_rows(write.connection(), &goes.key).await?;
        let keys = [&stays.key, &goes.key];
        let rows = record::rows_of(write.connection(), Entity::Authority, keys, &links).await?;
        let picks = self.compared.iter().map(|one| (one.field, one.pick(self.merging.choice)));
        let fields = merge::of_the_other(picks, gone);
        let two = Two { stays: &stays.key, goes: &goes.key };
        let theirs = matches!(&goes.what, What::Authority(goes) if goes.members > 0);
        let after = merge::merged_authorities(&rows, two, (&fields, theirs), when.0);
        let touched = rows["partnerships"].iter().filter_map(|row| row["public_id"].as_str()).map(str::to_owned);
        let done = self.keep(write, (&rows, &after), touched.collect(), when).await?;
        Ok(Outcome::Done(Box::new(done)))
    }

    /// Writes what is new, keeps what was, tells the journal and those who have to do with it.
    async fn keep(
        &self,
        write: &Write,
        (before, after): (&Rows, &Rows),
        mut touched: BTreeSet<String>,
        when: (Timestamp, &str),
    ) -> Result<Merge, DbError> {
        let (stays, goes, _) = self.sides();
        touched.extend([stays, goes].map(|record| record.id().to_string()));
        let at = when.0;
        let merge = Merge {
            id: own_id("me", &[stays.id().as_str(), goes.id().as_str(), &at.0.to_string()]),
            entity: stays.entity(),
            stays: stays.id().clone(),
            goes: goes.id().clone(),
            names: [name(stays), name(goes)],
            touched,
            on_behalf_of: self.merging.author.on_behalf_of.clone(),
            at,
            seq: Entry::last_seq(write.connection()).await?,
            parted_at: None,
        };
        put(write, merge.entity, (before, after)).await?;
        merges::clear_apart(write, stays.id(), goes.id()).await?;
        merges::add(write, &merge, (before, after), &self.merging.author).await?;
        self.record(write, &merge, (before, after)).await?;
        let parties = [stays, goes].into_iter().flat_map(Record::parties).collect();
        let Merging { author, by, reason, .. } = self.merging;
        let news = News { merge: &merge, action: "merge", parties, author, by: *by, reason };
        letters::tell(write, &news, when).await?;
        Ok(merge)
    }

    async fn record(&self, write: &Write, merge: &Merge, rows: (&Rows, &Rows)) -> Result<(), DbError> {
        let mut journal = Journal::open(write, self.merging.author.clone(), merge.at, None).await?;
        let reason = Some(self.merging.reason.trim().to_owned()).filter(|reason| !reason.is_empty());
        let (before, mut after) = told(rows, merge);
        after.insert("merged".to_owned(), json!(merge.goes.as_str()));
        let gone = json!({ "into": merge.stays.as_str(), "merge": merge.id.as_str(), "by": self.merging.by });
        for side in [("merge", merge.id.to_string()), ("by", self.merging.by.unwrap_or_default().to_owned())] {
            after.insert(side.0.to_owned(), json!(Some(side.1).filter(|text| !text.is_empty())));
        }
        let entity = merge.entity.code();
        let change = |action, id: &PublicId, before, after| Change {
            action,
            entity,
            entity_id: id.to_string(),
            before,
            after,
            reason: reason.clone(),
        };
        journal.record(change("merge", &merge.stays, Some(before.into()), Some(after.into()))).await?;
        journal.record(change("merged", &merge.goes, None, Some(gone))).await?;
        if merge.entity == Entity::Authority {
            for link in links_told(rows, merge) {
                journal.record(link).await?;
            }
        }
        journal.close().await
    }
}

/// What a record is called.
fn name(record: &Record) -> String {
    match &record.what {
        What::Link(link) => {
            let names: Vec<&str> = link.version.parties.iter().map(|party| party.name.as_str()).collect();
            names.join(" – ")
        }
        What::Authority(authority) => authority.row["name"].as_str().unwrap_or_default().to_owned(),
    }
}

/// Makes the tables say what the rows say: the records themselves come first and go last.
pub async fn put(write: &Write, entity: Entity, (from, to): (&Rows, &Rows)) -> Result<(), DbError> {
    let tables = record::tables(entity);
    let rows = |rows: &'_ Rows, table: &str| rows.get(table).cloned().unwrap_or_default();
    for table in &tables {
        become_rows(write, table, (&rows(from, table.name), &rows(to, table.name)), false).await?;
    }
    for table in tables.iter().rev() {
        become_rows(write, table, (&rows(from, table.name), &rows(to, table.name)), true).await?;
    }
    Ok(())
}

/// Columns that say nothing to whoever reads the journal.
const SILENT: [&str; 6] = ["version", "updated_at", "created_at", "id", "doubt", "aliases"];

/// What the record that stays said before and says now, where that differs.
fn told((before, after): (&Rows, &Rows), merge: &Merge) -> (Map<String, Value>, Map<String, Value>) {
    let table = if merge.entity == Entity::Partnership { "partnerships" } else { "authorities" };
    let own = |rows: &Rows| {
        let row = rows.get(table).into_iter().flatten().find(|row| row["public_id"] == *merge.stays.as_str());
        row.cloned().unwrap_or_default()
    };
    let (then, now): (Row, Row) = (own(before), own(after));
    let (mut old, mut new) = (Map::new(), Map::new());
    for (column, value) in now.iter().filter(|(column, _)| !SILENT.contains(&column.as_str())) {
        if then.get(column) != Some(value) {
            let (key, read): (&str, fn(&Value) -> Value) = match column.as_str() {
                "parties_key" => ("parties", ids),
                "summary" | "names" | "note" => (column, json_in),
                _ => (column, known),
            };
            old.insert(key.to_owned(), then.get(column).map(read).unwrap_or_default());
            new.insert(key.to_owned(), read(value));
        }
    }
    if merge.entity == Entity::Partnership {
        for (key, table, column) in
            [("sources", "partnership_sources", "source"), ("themes", "partnership_themes", "theme")]
        {
            let all = |rows: &Rows, row: &Row| {
                let of = rows.get(table).into_iter().flatten().filter(|one| one["partnership"] == row["id"]);
                let all: BTreeSet<String> = of.filter_map(|one| one[column].as_str()).map(str::to_owned).collect();
                json!(all)
            };
            if all(before, &then) != all(after, &now) {
                old.insert(key.to_owned(), all(before, &then));
                new.insert(key.to_owned(), all(after, &now));
            }
        }
    }
    (old, new)
}

/// « unknown » is null in the journal.
fn known(value: &Value) -> Value {
    if value == "unknown" { Value::Null } else { value.clone() }
}

fn ids(value: &Value) -> Value {
    json!(value.as_str().unwrap_or_default().split(' ').collect::<Vec<_>>())
}

fn json_in(value: &Value) -> Value {
    value.as_str().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

/// The links of which a party bears another identifier now.
pub fn links_told((before, after): (&Rows, &Rows), merge: &Merge) -> Vec<Change> {
    let (then, now) = (before.get("partnerships"), after.get("partnerships"));
    let mut all = Vec::new();
    for row in now.into_iter().flatten() {
        let earlier = then.into_iter().flatten().find(|one| one["id"] == row["id"]);
        let earlier = earlier.filter(|earlier| earlier["parties_key"] != row["parties_key"]);
        if let (Some(earlier), Some(id)) = (earlier, row["public_id"].as_str()) {
            all.push(Change {
                action: "parties",
                entity: "partnership",
                entity_id: id.to_owned(),
                before: Some(json!({ "parties": ids(&earlier["parties_key"]) })),
                after: Some(json!({ "parties": ids(&row["parties_key"]), "merge": merge.id.as_str() })),
                reason: None,
            });
        }
    }
    all
}
