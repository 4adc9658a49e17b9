//! Rows as JSON: read, kept beside a merge, and written again, on both engines alike.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, QueryResult, Value as Bound};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::db::{DbError, Write, all, done};
use crate::partnerships::duplicates::merge::tables::{By, Table};

/// One row: column to value.
pub type Row = BTreeMap<String, Value>;
/// Rows by table.
pub type Rows = BTreeMap<String, Vec<Row>>;

/// A record by its row and by its identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its row.
    pub row: Uuid,
    /// Its public identifier.
    pub id: String,
}

/// What no two rows of a table share, as text.
pub fn key_of(table: &Table, row: &Row) -> String {
    let parts: Vec<String> =
        table.key.iter().map(|column| row.get(*column).unwrap_or(&Value::Null).to_string()).collect();
    parts.join(" ")
}

/// The rows of a table that point to one of the records, each once, in the order of their keys.
pub async fn read(connection: &impl ConnectionTrait, table: &Table, keys: &[&Key]) -> Result<Vec<Row>, DbError> {
    let mut found = BTreeMap::new();
    for (column, by) in table.points {
        for key in keys {
            let wanted: Bound = match by {
                By::Row => key.row.into(),
                By::Id => key.id.as_str().into(),
            };
            for row in matching(connection, table, column, wanted).await? {
                found.insert(key_of(table, &row), row);
            }
        }
    }
    Ok(found.into_values().collect())
}

/// The rows of a table with a value in a column.
pub async fn matching(
    connection: &impl ConnectionTrait,
    table: &Table,
    column: &str,
    wanted: Bound,
) -> Result<Vec<Row>, DbError> {
    let names: Vec<&str> = table.typed().map(|(name, _)| name).collect();
    let only = if table.only.is_empty() { String::new() } else { format!(" AND {}", table.only) };
    let sql = format!("SELECT {} FROM {} WHERE {column} = $1{only}", names.join(", "), table.name);
    all(connection, &sql, [wanted]).await?.iter().map(|row| read_row(table, row)).collect()
}

fn read_row(table: &Table, row: &QueryResult) -> Result<Row, DbError> {
    let value = |at: usize, kind: &str| -> Result<Value, DbError> {
        Ok(match kind {
            "uuid" => json!(row.try_get_by_index::<Option<Uuid>>(at)?.map(|id| id.to_string())),
            "int" => json!(row.try_get_by_index::<Option<i64>>(at)?),
            // As text: a number of JSON may come back a hair beside what it was.
            "real" => json!(row.try_get_by_index::<Option<f64>>(at)?.map(|number| number.to_string())),
            _ => json!(row.try_get_by_index::<Option<String>>(at)?),
        })
    };
    let columns = table.typed().enumerate();
    columns.map(|(at, (name, kind))| Ok((name.to_owned(), value(at, kind)?))).collect()
}

fn bound(kind: &str, value: &Value) -> Result<Bound, DbError> {
    Ok(match kind {
        "uuid" => {
            let id = value.as_str().map(|text| Uuid::parse_str(text).map_err(|_| DbError::Value(text.to_owned())));
            id.transpose()?.into()
        }
        "int" => value.as_i64().into(),
        "real" => value.as_str().and_then(|text| text.parse::<f64>().ok()).into(),
        _ => value.as_str().map(str::to_owned).into(),
    })
}

/// Makes the rows of a table what they should be, where they differ from what they are: what is new or changed first, or what
/// goes first.
pub async fn become_rows(
    write: &Write,
    table: &Table,
    (from, to): (&[Row], &[Row]),
    going: bool,
) -> Result<(), DbError> {
    let known: BTreeMap<String, &Row> = from.iter().map(|row| (key_of(table, row), row)).collect();
    let wanted: BTreeMap<String, &Row> = to.iter().map(|row| (key_of(table, row), row)).collect();
    if going {
        for (_, row) in known.iter().filter(|(key, _)| !wanted.contains_key(*key)) {
            delete(write, table, row).await?;
        }
        return Ok(());
    }
    for (key, row) in &wanted {
        if let (Some(column), Some(before)) = (table.alone, known.get(key).filter(|before| **before != *row)) {
            let mut vacated = (*before).clone();
            vacated.insert(column.to_owned(), Value::Null);
            update(write, table, &vacated).await?;
        }
    }
    for (key, row) in wanted {
        match known.get(&key) {
            Some(before) if **before == *row => {}
            Some(_) => update(write, table, row).await?,
            None => insert(write, table, row).await?,
        }
    }
    Ok(())
}

async fn delete(write: &Write, table: &Table, row: &Row) -> Result<(), DbError> {
    let (condition, values) = condition(table, row, 0)?;
    done(write.connection(), &format!("DELETE FROM {} WHERE {condition}", table.name), values).await.map(drop)
}

/// The condition for a row, whose values stand behind so many others.
fn condition(table: &Table, row: &Row, behind: usize) -> Result<(String, Vec<Bound>), DbError> {
    let mut values = Vec::new();
    let mut parts = Vec::new();
    for (name, kind) in table.typed().filter(|(name, _)| table.key.contains(name)) {
        values.push(bound(kind, row.get(name).unwrap_or(&Value::Null))?);
        parts.push(format!("{name} = ${}", behind + values.len()));
    }
    Ok((parts.join(" AND "), values))
}

async fn update(write: &Write, table: &Table, row: &Row) -> Result<(), DbError> {
    let others: Vec<(&str, &str)> = table.typed().filter(|(name, _)| !table.key.contains(name)).collect();
    let set: Vec<String> = others.iter().enumerate().map(|(at, (name, _))| format!("{name} = ${}", at + 1)).collect();
    let mut values = Vec::new();
    for (name, kind) in &others {
        values.push(bound(kind, row.get(*name).unwrap_or(&Value::Null))?);
    }
    let (condition, keys) = condition(table, row, values.len())?;
    values.extend(keys);
    let sql = format!("UPDATE {} SET {} WHERE {condition}", table.name, set.join(", "));
    done(write.connection(), &sql, values).await.map(drop)
}

async fn insert(write: &Write, table: &Table, row: &Row) -> Result<(), DbError> {
    let names: Vec<&str> = table.typed().map(|(name, _)| name).collect();
    let marks: Vec<String> = (1..=names.len()).map(|at| format!("${at}")).collect();
    let mut values = Vec::new();
    for (name, kind) in table.typed() {
        values.push(bound(kind, row.get(name).unwrap_or(&Value::Null))?);
    }
    let sql = format!("INSERT INTO {} ({}) VALUES ({})", table.name, names.join(", "), marks.join(", "));
    done(write.connection(), &sql, values).await.map(drop)
}
