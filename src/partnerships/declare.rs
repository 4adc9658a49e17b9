//! A party declares a link that is not recorded yet: it stands as stated by that party until another speaks.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;
use uuid::Uuid;

use super::import::{DeclaredSource, NewLink, SourceCard};
use super::model::Role;
use super::statements::{self, model as statement};
use super::store;
use crate::authorities::{NewAuthority, Place};
use crate::db::{Author, DbError, Journal, Write};
use crate::kernel::{PublicId, RowIds, Timestamp, own_id};
use statement::{Facts, Field, Problem, Revision, Speaker, Version};

/// Parties of one link at most.
pub const MOST_PARTIES: usize = 12;

/// A link as a party declares it.
#[derive(Clone, Debug, Default)]
pub struct Declared {
    /// The other parties, that are recorded or that the gazetteer knows.
    pub others: BTreeSet<PublicId>,
    /// A place that no gazetteer knows.
    pub unknown: Option<Place>,
    /// What the link is.
    pub facts: Facts,
}

/// What came of a declaration.
#[derive(Debug)]
pub enum Outcome {
    /// It is recorded, under this identifier.
    Done(PublicId),
    /// A link of the same parties is recorded already.
    Exists(PublicId),
    /// One of the parties is no authority that anybody knows.
    NoSuchParty,
    /// There is no other party, or there are too many.
    Parties,
    /// It cannot be true.
    Refused(Vec<Problem>),
}

impl Speaker {
    /// Declares a link between the authority spoken for and others.
    ///
    /// Inside the transaction: authorities that were not recorded yet, the organisation as a source, the link with its
    /// statements, journal entries. Nothing is kept unless the caller commits.
    pub async fn declare(&self, write: &Write, declared: &Declared, at: Timestamp) -> Result<Outcome, DbError> {
        let problems = Revision { facts: declared.facts.clone(), reason: None }.problems(at);
        if !problems.is_empty() {
            return Ok(Outcome::Refused(problems));
        }
        let Some(parties) = self.parties(write, declared, at).await? else { return Ok(Outcome::NoSuchParty) };
        if !(2..=MOST_PARTIES).contains(&parties.len()) {
            return Ok(Outcome::Parties);
        }
        let key = key_of(parties.keys());
        if let Some(known) = store::with_key(write.connection(), &key).await? {
            return Ok(Outcome::Exists(known));
        }
        let public_id = store::free_id(write.connection(), &key).await?;
        let link = self.link(public_id.clone(), key, &parties, declared, at);
        self.write_link(write, link, &parties, at).await?;
        Ok(Outcome::Done(public_id))
    }

    /// The parties with their rows; one that is recorded nowhere is recorded now. Nothing when nobody knows one of them.
    async fn parties(
        &self,
        write: &Write,
        declared: &Declared,
        at: Timestamp,
    ) -> Result<Option<HashMap<PublicId, Uuid>>, DbError> {
        let author = || Author { on_behalf_of: Some(self.organisation.clone()), ..self.author.clone() };
        let mut rows = HashMap::new();
        for id in declared.others.iter().chain([&self.authority]) {
            match NewAuthority::recorded(write.connection(), id).await? {
                Some((row, present)) => drop(rows.insert(present, row)),
                None => match NewAuthority::known_place(id) {
                    Some(place) => drop(rows.insert(id.clone(), place.need(write, author(), at).await?)),
                    None => return Ok(None),
                },
            }
        }
        if let Some(place) = &declared.unknown {
            let new = NewAuthority::unknown_place(place);
            new.need(write, author(), at).await?;
            // A place that was merged into another is that one.
            if let Some((row, present)) = NewAuthority::recorded(write.connection(), &new.public_id).await? {
                rows.insert(present, row);
            }
        }
        Ok(Some(rows))
    }

    fn link(
        &self,
        public_id: PublicId,
        key: String,
        parties: &HashMap<PublicId, Uuid>,
        declared: &Declared,
        at: Timestamp,
    ) -> NewLink {
        let mut ids: Vec<PublicId> = parties.keys().cloned().collect();
        ids.sort_by_key(|id| (*id != self.authority, id.clone()));
        let own = DeclaredSource { id: self.source_id(at), field: String::new(), url: None, says: None };
        NewLink {
            public_id,
            key,
            parties: ids.into_iter().map(|id| (id, Role::Partner)).collect(),
            facts: declared.facts.clone(),
            summary: declared.facts.summary.clone(),
            doubts: Vec::new(),
            club: None,
            sources: vec![own],
            stated_by: Some(self.organisation_name.clone()),
            line: 0,
        }
    }

    /// An organisation is a source of what it declares on a day.
    fn source_id(&self, at: Timestamp) -> String {
        format!("{}.{}", self.organisation, at.day())
    }

    async fn write_link(
        &self,
        write: &Write,
        link: NewLink,
        rows: &HashMap<PublicId, Uuid>,
        at: Timestamp,
    ) -> Result<(), DbError> {
        let name = self.organisation_name.clone();
        let card = SourceCard {
            id: self.source_id(at),
            names: [("fr".to_owned(), name.clone()), ("en".to_owned(), name)].into(),
            url: None,
            licence: None,
            read_on: Some(at.day()),
        };
        store::add_sources(write, &[card]).await?;
        let author = Author { on_behalf_of: Some(self.organisation.clone()), ..self.author.clone() };
        let mut journal = Journal::open(write, author, at, None).await?;
        let row_of = |id: &PublicId| rows.get(id).copied().ok_or_else(|| DbError::Value(format!("no row for {id}")));
        let (id, facts) = (link.public_id.clone(), link.facts.clone());
        store::add_links(write, &mut journal, (&RowIds::at(at), at), &[link], &row_of).await?;
        journal.close().await?;
        let version = Version::read(write.connection(), &id).await?.ok_or_else(|| DbError::Value(id.to_string()))?;
        statements::state(write, &version, self, (&said(&facts), at)).await
    }
}

/// What is known, as statements.
fn said(facts: &Facts) -> Vec<(Field, Value)> {
    let all = Field::ALL.iter().map(|field| (*field, facts.value(*field)));
    all.filter(|(_, value)| !value.is_null()).collect()
}

/// The parties of a link, sorted, separated by spaces: what a link is.
pub fn key_of<'k>(parties: impl Iterator<Item = &'k PublicId>) -> String {
    let mut ids: Vec<&str> = parties.map(PublicId::as_str).collect();
    ids.sort_unstable();
    ids.join(" ")
}

/// The identifiers that a link of these parties may bear, the first one first: another link may have had it.
pub fn ids_of(key: &str) -> impl Iterator<Item = PublicId> + '_ {
    (1..).map(move |count: u32| match count {
        1 => own_id("pa", &[key]),
        again => own_id("pa", &[key, &again.to_string()]),
    })
}
