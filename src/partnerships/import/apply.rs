//! Writing a plan, all of it or nothing, in the transaction it was made in.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use uuid::Uuid;

use super::plan::{Import, Plan};
use super::report::Report;
use crate::authorities;
use crate::db::{Author, DbError, Journal, Write};
use crate::kernel::{Locale, PublicId, RowIds, Timestamp};
use crate::partnerships::facts::Field;
use crate::partnerships::statements::source_names;
use crate::partnerships::store::{self, Batch};
use crate::partnerships::suggestions::model::{Entity, Origin, Suggestion};
use crate::partnerships::suggestions::{Voter, suggest};

/// Links written between two words about progress.
const LOT: usize = 1000;

/// What a file says otherwise than a party is suggested to it, with the source named; once, however often it is imported.
async fn suggest_all(
    write: &Write,
    proposed: &[(PublicId, Field, Value, String)],
    at: Timestamp,
) -> Result<(), DbError> {
    let mut of: BTreeMap<(&PublicId, &str), Map<String, Value>> = BTreeMap::new();
    for (link, field, value, source) in proposed {
        of.entry((link, source)).or_default().insert(field.code().to_owned(), value.clone());
    }
    let voter = Voter { person: None, organisation: None, email: None, locale: Locale::Fr };
    let names = source_names(write.connection()).await?;
    for ((link, source), proposed) in of {
        let name = names.get(source).and_then(|names| names.get("fr").or_else(|| names.values().next()));
        let new = Suggestion {
            row: Uuid::nil(),
            id: link.clone(),
            entity: Entity::Partnership,
            about: link.clone(),
            proposed,
            source: name.map_or(source, String::as_str).to_owned(),
            origin: Origin::Import,
            at,
        };
        suggest(write, new, &voter, (at, "")).await?;
    }
    Ok(())
}

impl Import {
    /// Writes what the plan says, with a journal entry for each changed row under one batch.
    ///
    /// `told` hears how many links are written. The caller commits; until then nothing is kept.
    pub async fn apply(
        &mut self,
        write: &Write,
        plan: Plan,
        (author, name, at): (Author, &str, Timestamp),
        told: &mut dyn FnMut(usize),
    ) -> Result<Report, DbError> {
        let mut report = plan.report;
        report.applied = true;
        suggest_all(write, &plan.proposed, at).await?;
        if plan.new.is_empty() && plan.changed.is_empty() {
            return Ok(report);
        }
        let ids = RowIds::at(at);
        let batch = ids.next();
        let kept = serde_json::to_string(&report).map_err(|why| DbError::Value(why.to_string()))?;
        let about = Batch { kind: "partnerships".to_owned(), name: name.to_owned(), at, report: kept };
        store::add_batch(write, batch, &author.actor, about).await?;
        let mut journal = Journal::open(write, author, at, Some(batch)).await?;
        self.add_missing(write, &mut journal, &ids, at).await?;
        store::add_sources(write, &plan.sources).await?;
        let row_of = |id: &PublicId| -> Result<Uuid, DbError> {
            self.resolver.row(id).ok_or_else(|| DbError::Value(format!("no row for {id}")))
        };
        let mut written = 0;
        for lot in plan.new.chunks(LOT) {
            store::add_links(write, &mut journal, (&ids, at), lot, &row_of).await?;
            written += lot.len();
            told(written);
        }
        for revision in &plan.changed {
            store::revise(write, &mut journal, at, revision).await?;
        }
        journal.close().await?;
        Ok(report)
    }

    async fn add_missing(
        &mut self,
        write: &Write,
        journal: &mut Journal<'_>,
        ids: &RowIds,
        at: Timestamp,
    ) -> Result<(), DbError> {
        let missing: Vec<_> = std::mem::take(&mut self.resolver.missing).into_values().collect();
        for chunk in missing.chunks(LOT) {
            let rows = authorities::add_all(write, journal, ids, at, chunk).await?;
            self.resolver.recorded(chunk.iter().map(|new| new.public_id.clone()).zip(rows));
        }
        Ok(())
    }
}
