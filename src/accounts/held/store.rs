//! Reading the rows of every table that names a person.

use sea_orm::{ConnectionTrait, QueryResult, Value};
use serde_json::{Map, Value as Json, json};

use super::tables::{As, By, Table, tables};
use crate::accounts::model::Person;
use crate::accounts::tries;
use crate::db::{DbError, all};
use crate::kernel::Timestamp;

/// The rows that name a person, by what they are called.
pub async fn records(connection: &impl ConnectionTrait, person: &Person) -> Result<Json, DbError> {
    let mut found = Map::new();
    for table in tables() {
        let (mut values, mut conditions) = (Vec::new(), Vec::new());
        for (column, by) in table.named {
            for value in named(*by, person) {
                values.push(value);
                conditions.push(format!("{column} = ${}", values.len()));
            }
        }
        let columns: Vec<&str> = table.told.iter().map(|(column, ..)| *column).collect();
        let (columns, conditions) = (columns.join(", "), conditions.join(" OR "));
        let sql = format!("SELECT {columns} FROM {} WHERE {conditions} ORDER BY 1", table.from);
        let rows = all(connection, &sql, values).await?;
        let rows = rows.iter().map(|row| told(table, row)).collect::<Result<Vec<Json>, DbError>>()?;
        found.insert(table.name.to_owned(), Json::Array(rows));
    }
    Ok(Json::Object(found))
}

/// What names a person in a column.
fn named(by: By, person: &Person) -> Vec<Value> {
    let email = person.email.as_str();
    match by {
        By::Row => vec![person.row.into()],
        By::Id => vec![person.id.as_str().into()],
        By::Actor => vec![person.author(None).actor.into()],
        By::Address => vec![email.into()],
        By::Tries => tries::KINDS.iter().map(|kind| Value::from(tries::who(kind, email))).collect(),
    }
}

fn told(table: &Table, row: &QueryResult) -> Result<Json, DbError> {
    let mut told = Map::new();
    for (at, (_, name, how)) in table.told.iter().enumerate() {
        told.insert((*name).to_owned(), value(row, at, *how)?);
    }
    Ok(Json::Object(told))
}

fn value(row: &QueryResult, at: usize, how: As) -> Result<Json, DbError> {
    Ok(match how {
        As::Number => json!(row.try_get_by_index::<Option<i64>>(at)?),
        As::Time => json!(row.try_get_by_index::<Option<i64>>(at)?.map(|at| Timestamp(at).rfc3339())),
        _ => row.try_get_by_index::<Option<String>>(at)?.map_or(Json::Null, |text| how.told(text)),
    })
}
