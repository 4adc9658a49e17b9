//! Many rows in few statements: an import writes hundreds of thousands.

use sea_orm::{ActiveModelBehavior, ActiveModelTrait, DatabaseTransaction, EntityTrait, Iterable};

use super::DbError;

/// SQLite takes at most 32,766 values in one statement; PostgreSQL twice as many.
const MOST_VALUES: usize = 32_000;

/// Inserts every row, a few hundred a statement.
pub async fn insert_all<A>(connection: &DatabaseTransaction, rows: Vec<A>) -> Result<(), DbError>
where
    A: ActiveModelTrait + ActiveModelBehavior + Send,
{
    let columns = <A::Entity as EntityTrait>::Column::iter().count().max(1);
    let most = (MOST_VALUES / columns).clamp(1, 1000);
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let chunk: Vec<A> = rows.by_ref().take(most).collect();
        A::Entity::insert_many(chunk).exec_without_returning(connection).await?;
    }
    Ok(())
}
