//! One row of a stream, read column after column.

use futures_util::TryStreamExt as _;
use sea_orm::{DatabaseConnection, QueryResult, Statement, StreamTrait as _, TryGetable};

use super::super::snapshot::Texts;
use crate::db::DbError;

/// Calls `take` with every row of a query.
pub async fn each(
    connection: &DatabaseConnection,
    sql: &str,
    mut take: impl FnMut(&mut Columns<'_>) -> Result<(), DbError>,
) -> Result<(), DbError> {
    let mut rows = connection.stream_raw(Statement::from_string(connection.get_database_backend(), sql)).await?;
    while let Some(row) = rows.try_next().await? {
        take(&mut Columns { row: &row, next: 0 })?;
    }
    Ok(())
}

/// The columns of a row, from left to right.
pub struct Columns<'r> {
    row: &'r QueryResult,
    next: usize,
}

impl Columns<'_> {
    /// The next column.
    pub fn get<T: TryGetable>(&mut self) -> Result<T, DbError> {
        let value = self.row.try_get_by_index(self.next)?;
        self.next += 1;
        Ok(value)
    }

    /// The next column as text.
    pub fn text(&mut self) -> Result<Box<str>, DbError> {
        Ok(self.get::<String>()?.into_boxed_str())
    }

    /// The next column as text or nothing.
    pub fn maybe(&mut self) -> Result<Option<Box<str>>, DbError> {
        Ok(self.get::<Option<String>>()?.map(String::into_boxed_str))
    }

    /// The next column as texts by language (a JSON object).
    pub fn texts(&mut self) -> Result<Texts, DbError> {
        match self.get::<Option<String>>()?.as_deref() {
            None | Some("" | "{}") => Ok(Texts::default()),
            Some(json) => {
                let map: std::collections::BTreeMap<Box<str>, Box<str>> =
                    serde_json::from_str(json).map_err(|why| DbError::Value(why.to_string()))?;
                Ok(map.into_iter().collect())
            }
        }
    }
}
