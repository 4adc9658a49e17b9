//! A table read as fast as the engines give it: one identifier and one line of text a row.
//!
//! Reading column after column costs a copy a column; at start, with half a million values, that is a second. The engine
//! therefore joins the columns with a separator that no text holds (imports refuse control characters), and they are split
//! here. A number is told as the engine writes it, an absent value as nothing.

use futures_util::TryStreamExt as _;
use sea_orm::{DatabaseConnection, Statement, StreamTrait as _};
use uuid::Uuid;

use super::super::snapshot::Texts;
use crate::db::DbError;

/// U+001F, the unit separator.
const SEPARATOR: &str = "\u{1f}";

/// Columns as one expression: texts as they are, the others with their type (`population:int`).
fn joined(columns: &[&str]) -> String {
    let one = |column: &&str| match column.split_once(':') {
        Some((name, _number)) => format!("COALESCE(CAST({name} AS TEXT), '')"),
        None => format!("COALESCE({column}, '')"),
    };
    columns.iter().map(one).collect::<Vec<_>>().join(" || $1 || ")
}

/// Calls `take` with every row of a table: one of its identifiers, and the columns asked for.
pub async fn each(
    connection: &DatabaseConnection,
    (table, id): (&str, &str),
    columns: &[&str],
    mut take: impl FnMut(Uuid, &mut Fields<'_>) -> Result<(), DbError>,
) -> Result<(), DbError> {
    let sql = format!("SELECT {id}, {} FROM {table}", joined(columns));
    let backend = sea_orm::ConnectionTrait::get_database_backend(connection);
    let statement = Statement::from_sql_and_values(backend, sql, [SEPARATOR.into()]);
    let mut rows = connection.stream_raw(statement).await?;
    while let Some(row) = rows.try_next().await? {
        let line: String = row.try_get_by_index(1)?;
        take(row.try_get_by_index(0)?, &mut Fields(line.split(SEPARATOR)))?;
    }
    Ok(())
}

/// The columns of a row, from left to right.
pub struct Fields<'l>(std::str::Split<'l, &'static str>);

impl<'l> Fields<'l> {
    /// The next column.
    pub fn next(&mut self) -> &'l str {
        self.0.next().unwrap_or_default()
    }

    /// The next column as text.
    pub fn text(&mut self) -> Box<str> {
        self.next().into()
    }

    /// The next column as text or nothing.
    pub fn maybe(&mut self) -> Option<Box<str>> {
        Some(self.next()).filter(|text| !text.is_empty()).map(Into::into)
    }

    /// The next column as a number or nothing.
    pub fn number<T: std::str::FromStr>(&mut self) -> Result<Option<T>, DbError> {
        match self.next() {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| DbError::Value(text.to_owned())),
        }
    }

    /// The next column as texts by language (a JSON object).
    pub fn texts(&mut self) -> Result<Texts, DbError> {
        match self.next() {
            "" | "{}" => Ok(Texts::default()),
            json => {
                let map: std::collections::BTreeMap<Box<str>, Box<str>> =
                    serde_json::from_str(json).map_err(|why| DbError::Value(why.to_string()))?;
                Ok(map.into_iter().collect())
            }
        }
    }
}
