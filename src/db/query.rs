//! A statement with its values, run in one call, the same on both engines.

use sea_orm::{ConnectionTrait, QueryResult, Statement, Value};

use super::DbError;

#[cfg(test)]
thread_local! {
    /// Each test has a thread of its own, which counts its own questions.
    static ASKED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// How many statements the test that asks has run by this file so far.
#[cfg(test)]
pub fn asked() -> usize {
    ASKED.get()
}

fn statement(connection: &impl ConnectionTrait, sql: &str, values: impl IntoIterator<Item = Value>) -> Statement {
    #[cfg(test)]
    ASKED.set(ASKED.get() + 1);
    Statement::from_sql_and_values(connection.get_database_backend(), sql, values)
}

/// Every row that the statement gives.
pub async fn all(
    connection: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<QueryResult>, DbError> {
    let statement = statement(connection, sql, values);
    Ok(connection.query_all_raw(statement).await?)
}

/// The first row that the statement gives, if any.
pub async fn one(
    connection: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Option<QueryResult>, DbError> {
    let statement = statement(connection, sql, values);
    Ok(connection.query_one_raw(statement).await?)
}

/// Runs the statement; how many rows it touched.
pub async fn done(
    connection: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<u64, DbError> {
    let statement = statement(connection, sql, values);
    Ok(connection.execute_raw(statement).await?.rows_affected())
}
