//! What the parties of a link say of it, field by field, each in its own name.

use sea_orm::DbErr;
use sea_orm_migration::prelude::{DeriveMigrationName, MigrationTrait, SchemaManager, async_trait};

#[derive(DeriveMigrationName)]
pub struct Migration;

const SCRIPT: &str = "
CREATE TABLE statements (
    partnership {uuid} NOT NULL REFERENCES partnerships (id),
    organisation {text} NOT NULL,
    organisation_name {text} NOT NULL,
    authority {text} NOT NULL,
    field {text} NOT NULL CHECK (field IN ('kind', 'form', 'status', 'since', 'until', 'themes')),
    value {text} NOT NULL,
    at {int} NOT NULL,
    PRIMARY KEY (partnership, organisation, field)
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
