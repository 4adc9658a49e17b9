//! Reading and writing links.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use sea_orm::{ConnectionTrait, EntityTrait as _, QueryOrder as _, Set, Statement};
use serde_json::{Value, json};
use uuid::Uuid;

use super::declare::ids_of;
use super::entity::{batch, partnership, party, provenance, source, statement, theme};
use super::facts::{Facts, Field};
use super::import::{DeclaredSource, Gain, NewLink, SourceCard};
use super::model::{Kind, Role, Status};
use super::statements::model::Version;
use crate::db::{Change, DbError, Journal, Write, all, done, insert_all, one};
use crate::kernel::{PartialDate, PublicId, RowIds, Timestamp};

/// A link as it is recorded, for comparison.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// Its row.
    pub row: Uuid,
    /// Its identifier.
    pub public_id: PublicId,
    /// Its parties, sorted, separated by spaces.
    pub key: String,
    /// What is known of it.
    pub facts: Facts,
    /// The fields of which a party has spoken.
    pub stated: BTreeSet<Field>,
    /// Its doubts.
    pub doubts: Vec<Value>,
    /// Its sources with the field each speaks of.
    pub sources: HashSet<(String, String)>,
    /// Its version.
    pub version: i64,
}

/// One import that was applied.
#[derive(Clone, Debug)]
pub struct Batch {
    /// What was imported.
    pub kind: String,
    /// The file's or data set's name.
    pub name: String,
    /// When.
    pub at: Timestamp,
    /// The report as JSON.
    pub report: String,
}

/// Every recorded link.
pub async fn recorded(connection: &impl ConnectionTrait) -> Result<Vec<Recorded>, DbError> {
    let mut themes: HashMap<Uuid, Vec<String>> = HashMap::new();
    for row in theme::Entity::find().all(connection).await? {
        themes.entry(row.partnership).or_default().push(row.theme);
    }
    let mut sources: HashMap<Uuid, HashSet<(String, String)>> = HashMap::new();
    for row in provenance::Entity::find().all(connection).await? {
        sources.entry(row.partnership).or_default().insert((row.source, row.field));
    }
    let mut stated: HashMap<Uuid, BTreeSet<Field>> = HashMap::new();
    for row in statement::Entity::find().all(connection).await? {
        stated.entry(row.partnership).or_default().extend(Field::parse(&row.field));
    }
    let rows = partnership::Entity::find().order_by_asc(partnership::Column::PublicId).all(connection).await?;
    let one = |row: partnership::Model| {
        let public_id = PublicId::parse(&row.public_id).ok_or_else(|| DbError::Value(row.public_id.clone()))?;
        Ok(Recorded {
            facts: Facts {
                kind: Kind::parse(&row.kind).filter(|kind| *kind != Kind::Unknown),
                form: row.form,
                status: Status::parse(&row.status).filter(|status| *status != Status::Unknown),
                since: row.since.as_deref().and_then(PartialDate::parse),
                until: row.until.as_deref().and_then(PartialDate::parse),
                themes: themes.remove(&row.id).into_iter().flatten().collect(),
                summary: texts(row.summary.as_deref()),
            },
            stated: stated.remove(&row.id).unwrap_or_default(),
            doubts: row.doubt.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default(),
            sources: sources.remove(&row.id).unwrap_or_default(),
            row: row.id,
            key: row.parties_key,
            version: row.version,
            public_id,
        })
    };
    rows.into_iter().map(one).collect()
}

/// Texts by language, as a column holds them.
pub fn texts(column: Option<&str>) -> BTreeMap<String, String> {
    column.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
}

/// Records the sources that are not recorded yet.
pub async fn add_sources(write: &Write, cards: &[SourceCard]) -> Result<(), DbError> {
    let known: HashSet<String> =
        source::Entity::find().all(write.connection()).await?.into_iter().map(|row| row.id).collect();
    let rows = cards.iter().filter(|card| !known.contains(&card.id)).map(|card| source::ActiveModel {
        id: Set(card.id.clone()),
        names: Set(json!(card.names).to_string()),
        url: Set(card.url.clone()),
        licence: Set(card.licence.clone()),
        read_on: Set(card.read_on.clone()),
    });
    insert_all(write.connection(), rows.collect()).await
}

/// Records new links with their parties, themes, sources and journal entries.
pub async fn add_links(
    write: &Write,
    journal: &mut Journal<'_>,
    (ids, at): (&RowIds, Timestamp),
    links: &[NewLink],
    row_of: &(dyn Fn(&PublicId) -> Result<Uuid, DbError> + Sync),
) -> Result<(), DbError> {
    let (mut rows, mut parties, mut themes, mut sources) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for link in links {
        let id = ids.next();
        rows.push(link_row(id, at, link));
        for (position, (authority, role)) in (0..).zip(&link.parties) {
            parties.push(party::ActiveModel {
                partnership: Set(id),
                authority: Set(row_of(authority)?),
                position: Set(position),
                role: Set(role.code().to_owned()),
            });
        }
        themes.extend(link.facts.themes.iter().map(|code| theme_row(id, code)));
        sources.extend(link.sources.iter().map(|source| source_row(id, source)));
        journal.record(addition(link)).await?;
    }
    insert_all(write.connection(), rows).await?;
    insert_all(write.connection(), parties).await?;
    insert_all(write.connection(), themes).await?;
    insert_all(write.connection(), sources).await
}

fn link_row(id: Uuid, at: Timestamp, link: &NewLink) -> partnership::ActiveModel {
    let text = |date: Option<PartialDate>| date.map(|date| date.to_string());
    partnership::ActiveModel {
        id: Set(id),
        public_id: Set(link.public_id.to_string()),
        parties_key: Set(link.key.clone()),
        kind: Set(link.facts.kind.unwrap_or(Kind::Unknown).code().to_owned()),
        form: Set(link.facts.form.clone()),
        status: Set(link.facts.status.unwrap_or(Status::Unknown).code().to_owned()),
        since: Set(text(link.facts.since)),
        until: Set(text(link.facts.until)),
        summary: Set((!link.summary.is_empty()).then(|| json!(link.summary).to_string())),
        doubt: Set((!link.doubts.is_empty()).then(|| json!(link.doubts).to_string())),
        club: Set(link.club.map(i64::from)),
        last_confirmed_at: Set(link.stated_by.as_ref().map(|_| at.0)),
        last_confirmed_by: Set(link.stated_by.clone()),
        version: Set(1),
        created_at: Set(at.0),
        updated_at: Set(at.0),
    }
}

fn theme_row(partnership: Uuid, code: &str) -> theme::ActiveModel {
    theme::ActiveModel { partnership: Set(partnership), theme: Set(code.to_owned()) }
}

fn source_row(partnership: Uuid, declared: &DeclaredSource) -> provenance::ActiveModel {
    provenance::ActiveModel {
        partnership: Set(partnership),
        source: Set(declared.id.clone()),
        field: Set(declared.field.clone()),
        url: Set(declared.url.clone()),
        says: Set(declared.says.clone()),
    }
}

fn addition(link: &NewLink) -> Change {
    let parties: Vec<&str> = link.parties.iter().map(|(id, _)| id.as_str()).collect();
    let sources: Vec<&str> = link.sources.iter().map(|source| source.id.as_str()).collect();
    let mut after = link.facts.known();
    after.insert("parties".to_owned(), json!(parties));
    after.insert("sources".to_owned(), json!(sources));
    if let Some(name) = &link.stated_by {
        after.insert("statements".to_owned(), json!(link.facts.known()));
        after.insert("last_confirmed_by".to_owned(), json!(name));
    }
    Change {
        action: "add",
        entity: "partnership",
        entity_id: link.public_id.to_string(),
        before: None,
        after: Some(Value::Object(after)),
        reason: None,
    }
}

/// Writes what a link gains, when nobody changed it since it was read.
pub async fn revise(write: &Write, journal: &mut Journal<'_>, at: Timestamp, revision: &Gain) -> Result<(), DbError> {
    use sea_orm::{ColumnTrait as _, QueryFilter as _};
    let (row, version) = (revision.row, revision.version);
    let done = partnership::Entity::update_many()
        .set(gained(revision, at))
        .filter(partnership::Column::Id.eq(row))
        .filter(partnership::Column::Version.eq(version))
        .exec(write.connection())
        .await?;
    if done.rows_affected != 1 {
        return Err(DbError::Value(format!("{} was changed meanwhile", revision.public_id)));
    }
    let themes = revision.gained.themes.iter().map(|code| theme_row(row, code));
    let sources = revision.sources.iter().map(|source| source_row(row, source));
    insert_all(write.connection(), themes.collect()).await?;
    insert_all(write.connection(), sources.collect()).await?;
    journal.record(revised(revision)).await
}

/// The columns that a revision sets; the others stay.
fn gained(revision: &Gain, at: Timestamp) -> partnership::ActiveModel {
    fn set<T: Into<sea_orm::Value>>(value: Option<T>) -> sea_orm::ActiveValue<T> {
        value.map_or(sea_orm::ActiveValue::NotSet, Set)
    }
    let gained = &revision.gained;
    partnership::ActiveModel {
        kind: set(gained.kind.map(|kind| kind.code().to_owned())),
        status: set(gained.status.map(|status| status.code().to_owned())),
        form: set(gained.form.clone().map(Some)),
        since: set(gained.since.map(|since| Some(since.to_string()))),
        until: set(gained.until.map(|until| Some(until.to_string()))),
        doubt: set(revision.doubts.as_ref().map(|doubts| Some(json!(doubts).to_string()))),
        version: Set(revision.version + 1),
        updated_at: Set(at.0),
        ..Default::default()
    }
}

fn revised(revision: &Gain) -> Change {
    let sources: Vec<&str> = revision.sources.iter().map(|source| source.id.as_str()).collect();
    let mut after = revision.gained.known();
    if !sources.is_empty() {
        after.insert("sources".to_owned(), json!(sources));
    }
    if let Some(doubts) = &revision.doubts {
        after.insert("doubts".to_owned(), json!(doubts));
    }
    let before: BTreeMap<&String, Value> = after.keys().map(|field| (field, Value::Null)).collect();
    Change {
        action: "revise",
        entity: "partnership",
        entity_id: revision.public_id.to_string(),
        before: Some(json!(before)),
        after: Some(Value::Object(after)),
        reason: None,
    }
}

/// Records an import as a whole.
pub async fn add_batch(write: &Write, id: Uuid, actor: &str, about: Batch) -> Result<(), DbError> {
    let row = batch::ActiveModel {
        id: Set(id),
        kind: Set(about.kind),
        name: Set(about.name),
        actor: Set(actor.to_owned()),
        at: Set(about.at.0),
        report: Set(about.report),
    };
    insert_all(write.connection(), vec![row]).await
}

/// Every import that was applied, oldest first.
pub async fn batches(connection: &impl ConnectionTrait) -> Result<Vec<Batch>, DbError> {
    let rows = batch::Entity::find().order_by_asc(batch::Column::At).all(connection).await?;
    let one = |row: batch::Model| Batch { kind: row.kind, name: row.name, at: Timestamp(row.at), report: row.report };
    Ok(rows.into_iter().map(one).collect())
}

/// The link of these parties, or the one into which the link of these parties was merged.
pub async fn with_key(connection: &impl ConnectionTrait, key: &str) -> Result<Option<PublicId>, DbError> {
    let sql = "SELECT public_id FROM partnerships WHERE parties_key = $1 ORDER BY public_id LIMIT 1";
    if let Some(row) = one(connection, sql, [key.into()]).await? {
        let id: String = row.try_get_by_index(0)?;
        return PublicId::parse(&id).ok_or(DbError::Value(id)).map(Some);
    }
    let first = ids_of(key).next();
    match first {
        Some(first) => present_id(connection, &first).await,
        None => Ok(None),
    }
}

/// Where an identifier leads that a link bore; nothing for any other.
pub async fn present_id(connection: &impl ConnectionTrait, id: &PublicId) -> Result<Option<PublicId>, DbError> {
    let row = one(connection, "SELECT new_id FROM moved_ids WHERE old_id = $1", [id.as_str().into()]).await?;
    let id: Option<String> = row.map(|row| row.try_get_by_index(0)).transpose()?;
    id.map(|id| PublicId::parse(&id).ok_or(DbError::Value(id))).transpose()
}

/// The identifiers that are borne no more, each with the one that it leads to.
pub async fn former_ids(connection: &impl ConnectionTrait) -> Result<HashMap<PublicId, PublicId>, DbError> {
    let rows = all(connection, "SELECT old_id, new_id FROM moved_ids", []).await?;
    let id = |text: String| PublicId::parse(&text).ok_or(DbError::Value(text));
    rows.iter().map(|row| Ok((id(row.try_get_by_index(0)?)?, id(row.try_get_by_index(1)?)?))).collect()
}

/// An identifier for a link of these parties that no other link bears or bore.
pub async fn free_id(connection: &impl ConnectionTrait, key: &str) -> Result<PublicId, DbError> {
    for id in ids_of(key) {
        let sql = "SELECT public_id FROM partnerships WHERE public_id = $1 \
                   UNION SELECT old_id FROM moved_ids WHERE old_id = $1";
        if one(connection, sql, [id.as_str().into()]).await?.is_none() {
            return Ok(id);
        }
    }
    Err(DbError::Value(key.to_owned()))
}

/// Gives a link other parties and the key that goes with them; statements of those who leave stay in the journal alone.
pub async fn set_parties(
    write: &Write,
    (link, key): (&Version, &str),
    rows: &[(Uuid, PublicId)],
    at: Timestamp,
) -> Result<(), DbError> {
    use sea_orm::{ColumnTrait as _, QueryFilter as _};
    let connection = write.connection();
    let sql = "UPDATE partnerships SET parties_key = $2, version = version + 1, updated_at = $3 WHERE id = $1";
    done(connection, sql, [link.row.into(), key.into(), at.0.into()]).await?;
    let stays: Vec<Uuid> = rows.iter().map(|(row, _)| *row).collect();
    let of = || party::Column::Partnership.eq(link.row);
    let gone = party::Entity::delete_many().filter(of()).filter(party::Column::Authority.is_not_in(stays));
    gone.exec(connection).await?;
    let ids = rows.iter().map(|(_, id)| id.as_str());
    let unheard = statement::Entity::delete_many().filter(statement::Column::Partnership.eq(link.row));
    unheard.filter(statement::Column::Authority.is_not_in(ids)).exec(connection).await?;
    let known = party::Entity::find().filter(of()).all(connection).await?;
    let mut position = known.iter().map(|row| row.position).max().unwrap_or(-1);
    let mut new = Vec::new();
    for (row, _) in rows.iter().filter(|(row, _)| known.iter().all(|one| one.authority != *row)) {
        position += 1;
        new.push(party::ActiveModel {
            partnership: Set(link.row),
            authority: Set(*row),
            position: Set(position),
            role: Set(Role::Partner.code().to_owned()),
        });
    }
    insert_all(connection, new).await
}

/// Whether any link is recorded.
pub async fn any(connection: &impl ConnectionTrait) -> Result<bool, DbError> {
    let sql = Statement::from_string(connection.get_database_backend(), "SELECT id FROM partnerships LIMIT 1");
    Ok(connection.query_one_raw(sql).await?.is_some())
}
