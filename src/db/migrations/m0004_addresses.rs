//! The public addresses at which authorities are written to, with where each was found.

use sea_orm::DbErr;
use sea_orm_migration::prelude::{DeriveMigrationName, MigrationTrait, SchemaManager, async_trait};

#[derive(DeriveMigrationName)]
pub struct Migration;

const SCRIPT: &str = "
CREATE TABLE official_addresses (
    authority {text} NOT NULL PRIMARY KEY,
    email {text} NOT NULL,
    language {text} NOT NULL CHECK (language IN ('fr', 'en')),
    source {text} NOT NULL,
    recorded_at {int} NOT NULL,
    recorded_by {text} NOT NULL
) {strict}
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run_script(manager, SCRIPT).await
    }
}
