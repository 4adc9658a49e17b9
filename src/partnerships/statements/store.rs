//! Reading a link with what its parties say, and writing both.

use std::collections::{BTreeMap, HashMap};

use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, Set, Statement as Sql,
};
use serde_json::{Value, json};

use super::model::{Facts, Field, Speaker, Statement, Version};
use crate::authorities::{self, Named};
use crate::db::{DbError, Write, all, insert_all};
use crate::kernel::{PartialDate, PublicId, Timestamp};
use crate::partnerships::entity::{partnership, source, statement, theme};
use crate::partnerships::model::{Kind, Status};
use crate::partnerships::store::texts;

impl Version {
    /// The link as it stands now; nothing when there is no such link.
    pub async fn read(connection: &impl ConnectionTrait, id: &PublicId) -> Result<Option<Self>, DbError> {
        let wanted = partnership::Column::PublicId.eq(id.as_str());
        let Some(row) = partnership::Entity::find().filter(wanted).one(connection).await? else { return Ok(None) };
        let themes = theme::Entity::find().filter(theme::Column::Partnership.eq(row.id)).all(connection).await?;
        let said = statement::Entity::find()
            .filter(statement::Column::Partnership.eq(row.id))
            .order_by_asc(statement::Column::At)
            .order_by_asc(statement::Column::Organisation)
            .order_by_asc(statement::Column::Field)
            .all(connection)
            .await?;
        let parties: Vec<&str> = row.parties_key.split(' ').collect();
        Ok(Some(Self {
            row: row.id,
            public_id: id.clone(),
            version: row.version,
            parties: authorities::named(connection, &parties).await?,
            facts: Facts {
                kind: Kind::parse(&row.kind).filter(|kind| *kind != Kind::Unknown),
                form: row.form,
                status: Status::parse(&row.status).filter(|status| *status != Status::Unknown),
                since: row.since.as_deref().and_then(PartialDate::parse),
                until: row.until.as_deref().and_then(PartialDate::parse),
                themes: themes.into_iter().map(|row| row.theme).collect(),
                summary: texts(row.summary.as_deref()),
            },
            statements: said.into_iter().map(Statement::of).collect::<Result<_, _>>()?,
            confirmed: row.last_confirmed_at.map(Timestamp).zip(row.last_confirmed_by),
        }))
    }
}

impl Version {
    /// The links of a party, ended or not.
    pub async fn of_party(connection: &impl ConnectionTrait, authority: &PublicId) -> Result<Vec<Self>, DbError> {
        let sql = "SELECT partnerships.public_id FROM authorities \
                   JOIN parties ON parties.authority = authorities.id \
                   JOIN partnerships ON partnerships.id = parties.partnership \
                   WHERE authorities.public_id = $1 ORDER BY partnerships.public_id";
        let mut links = Vec::new();
        for row in all(connection, sql, [authority.as_str().into()]).await? {
            let id: String = row.try_get_by_index(0)?;
            links.extend(Self::read(connection, &PublicId::parse(&id).ok_or(DbError::Value(id))?).await?);
        }
        Ok(links)
    }

    /// The parties of every link that has not ended.
    pub async fn all_parties(connection: &impl ConnectionTrait) -> Result<Vec<Vec<PublicId>>, DbError> {
        let sql = "SELECT parties_key FROM partnerships WHERE status <> 'ended' ORDER BY parties_key";
        let id = |text: &str| PublicId::parse(text).ok_or_else(|| DbError::Value(text.to_owned()));
        let parties = |key: String| key.split(' ').map(id).collect();
        all(connection, sql, []).await?.iter().map(|row| parties(row.try_get_by_index(0)?)).collect()
    }

    /// Whether a party spoke of the link since an instant.
    pub fn heard_since(&self, party: &Named, since: Timestamp) -> bool {
        let stated = self.statements.iter().any(|said| said.authority == party.id && said.at >= since);
        stated || self.confirmed.as_ref().is_some_and(|(at, by)| *at >= since && *by == party.name)
    }
}

impl Statement {
    /// A row as a statement.
    pub fn of(row: statement::Model) -> Result<Self, DbError> {
        let wrong = |text: &str| DbError::Value(text.to_owned());
        Ok(Self {
            authority: PublicId::parse(&row.authority).ok_or_else(|| wrong(&row.authority))?,
            field: Field::parse(&row.field).ok_or_else(|| wrong(&row.field))?,
            value: serde_json::from_str(&row.value).map_err(|_| wrong(&row.value))?,
            organisation: row.organisation,
            organisation_name: row.organisation_name,
            at: Timestamp(row.at),
        })
    }
}

/// Writes the record as it is after somebody spoke, when nobody changed it since it was read.
pub async fn keep(write: &Write, before: &Version, after: &Version, at: Timestamp) -> Result<(), DbError> {
    let (facts, text) = (&after.facts, |date: Option<PartialDate>| date.map(|date| date.to_string()));
    let columns = partnership::ActiveModel {
        kind: Set(facts.kind.unwrap_or(Kind::Unknown).code().to_owned()),
        form: Set(facts.form.clone()),
        status: Set(facts.status.unwrap_or(Status::Unknown).code().to_owned()),
        since: Set(text(facts.since)),
        until: Set(text(facts.until)),
        summary: Set((!facts.summary.is_empty()).then(|| json!(facts.summary).to_string())),
        last_confirmed_at: Set(after.confirmed.as_ref().map(|(at, _)| at.0)),
        last_confirmed_by: Set(after.confirmed.as_ref().map(|(_, by)| by.clone())),
        version: Set(after.version),
        updated_at: Set(at.0),
        ..Default::default()
    };
    let done = partnership::Entity::update_many()
        .set(columns)
        .filter(partnership::Column::Id.eq(before.row))
        .filter(partnership::Column::Version.eq(before.version))
        .exec(write.connection())
        .await?;
    if done.rows_affected != 1 {
        return Err(DbError::Value(format!("{} was changed meanwhile", before.public_id)));
    }
    if before.facts.themes == facts.themes {
        return Ok(());
    }
    let former = theme::Column::Partnership.eq(before.row);
    theme::Entity::delete_many().filter(former).exec(write.connection()).await?;
    let row = |code: &String| theme::ActiveModel { partnership: Set(before.row), theme: Set(code.clone()) };
    insert_all(write.connection(), facts.themes.iter().map(row).collect()).await
}

/// Writes what an organisation says; what it said before of the same fields stands in the journal.
pub async fn state(
    write: &Write,
    link: &Version,
    speaker: &Speaker,
    (stated, at): (&[(Field, Value)], Timestamp),
) -> Result<(), DbError> {
    let connection = write.connection();
    let sql = "INSERT INTO statements (partnership, organisation, organisation_name, authority, field, value, at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7) \
        ON CONFLICT (partnership, organisation, field) DO UPDATE \
        SET organisation_name = excluded.organisation_name, authority = excluded.authority, \
        value = excluded.value, at = excluded.at";
    for (field, value) in stated {
        let values = [
            link.row.into(),
            speaker.organisation.as_str().into(),
            speaker.organisation_name.as_str().into(),
            speaker.authority.as_str().into(),
            field.code().into(),
            value.to_string().into(),
            at.0.into(),
        ];
        connection.execute_raw(Sql::from_sql_and_values(connection.get_database_backend(), sql, values)).await?;
    }
    Ok(())
}

/// Puts back what an organisation says of a link, whole.
pub async fn restate(
    write: &Write,
    link: &Version,
    organisation: &str,
    statements: &[Statement],
) -> Result<(), DbError> {
    let of_link = statement::Entity::delete_many().filter(statement::Column::Partnership.eq(link.row));
    of_link.filter(statement::Column::Organisation.eq(organisation)).exec(write.connection()).await?;
    let row = |said: &Statement| statement::ActiveModel {
        partnership: Set(link.row),
        organisation: Set(said.organisation.clone()),
        organisation_name: Set(said.organisation_name.clone()),
        authority: Set(said.authority.to_string()),
        field: Set(said.field.code().to_owned()),
        value: Set(said.value.to_string()),
        at: Set(said.at.0),
    };
    let own = statements.iter().filter(|said| said.organisation == organisation).map(row);
    insert_all(write.connection(), own.collect()).await
}

/// The identifiers of the links that were merged into one.
pub async fn merged_into(connection: &impl ConnectionTrait, id: &PublicId) -> Result<Vec<String>, DbError> {
    let sql = "SELECT old_id FROM moved_ids WHERE new_id = $1 ORDER BY old_id";
    let rows = all(connection, sql, [id.as_str().into()]).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
}

/// The names of every source by its code, each by language.
pub async fn source_names(
    connection: &impl ConnectionTrait,
) -> Result<HashMap<String, BTreeMap<String, String>>, DbError> {
    let rows = source::Entity::find().all(connection).await?;
    Ok(rows.into_iter().map(|row| (row.id, serde_json::from_str(&row.names).unwrap_or_default())).collect())
}
