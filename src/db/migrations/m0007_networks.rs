//! Organisations that are no authority, the territories of regional networks, claims by code, contests, handovers.

use sea_orm::{DbBackend, DbErr};
use sea_orm_migration::prelude::{DeriveMigrationName, MigrationTrait, SchemaManager, async_trait};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// SQLite does not change a column: the table is copied, and the one that refers to it with it.
const SQLITE: &str = "
CREATE TABLE organisations_next (
    id {uuid} NOT NULL PRIMARY KEY,
    public_id {text} NOT NULL UNIQUE,
    authority {text} UNIQUE,
    name {text} NOT NULL,
    domain {text},
    created_at {int} NOT NULL,
    kind {text} NOT NULL DEFAULT 'authority',
    place {text},
    website {text},
    standing {text} NOT NULL DEFAULT 'accepted' CHECK (standing IN ('pending', 'accepted', 'refused'))
) {strict};
INSERT INTO organisations_next (id, public_id, authority, name, domain, created_at)
    SELECT id, public_id, authority, name, domain, created_at FROM organisations;
CREATE TABLE memberships_next (
    organisation {uuid} NOT NULL REFERENCES organisations_next (id),
    person {uuid} NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    role {text} NOT NULL CHECK (role IN ('owner', 'editor', 'reader')),
    state {text} NOT NULL CHECK (state IN ('asked', 'active', 'refused', 'left')),
    function {text} NOT NULL,
    asked_at {int} NOT NULL,
    decided_at {int},
    decided_by {text},
    PRIMARY KEY (organisation, person)
) {strict};
INSERT INTO memberships_next (organisation, person, role, state, function, asked_at, decided_at, decided_by)
    SELECT organisation, person, role, state, function, asked_at, decided_at, decided_by FROM memberships;
DROP TABLE memberships;
DROP TABLE organisations;
ALTER TABLE organisations_next RENAME TO organisations;
ALTER TABLE memberships_next RENAME TO memberships;
CREATE INDEX memberships_person ON memberships (person)
";

const POSTGRES: &str = "
ALTER TABLE organisations ALTER COLUMN authority DROP NOT NULL;
ALTER TABLE organisations ADD COLUMN kind {text} NOT NULL DEFAULT 'authority';
ALTER TABLE organisations ADD COLUMN place {text};
ALTER TABLE organisations ADD COLUMN website {text};
ALTER TABLE organisations ADD COLUMN standing {text} NOT NULL DEFAULT 'accepted'
    CHECK (standing IN ('pending', 'accepted', 'refused'))
";

const SCRIPT: &str = "
CREATE TABLE territories (
    organisation {uuid} NOT NULL REFERENCES organisations (id),
    authority {text} NOT NULL,
    PRIMARY KEY (organisation, authority)
) {strict};

CREATE TABLE claim_codes (
    id {uuid} NOT NULL PRIMARY KEY,
    organisation {uuid} NOT NULL REFERENCES organisations (id),
    person {uuid} NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    seal {text} NOT NULL,
    contest_seal {text} NOT NULL UNIQUE,
    sent_at {int} NOT NULL,
    expires_at {int} NOT NULL,
    tries {int} NOT NULL,
    used_at {int}
) {strict};
CREATE INDEX claim_codes_organisation ON claim_codes (organisation, person, sent_at);

CREATE TABLE contests (
    id {uuid} NOT NULL PRIMARY KEY,
    public_id {text} NOT NULL UNIQUE,
    organisation {uuid} NOT NULL REFERENCES organisations (id),
    contested {uuid} REFERENCES people (id) ON DELETE CASCADE,
    contester {uuid} REFERENCES people (id) ON DELETE CASCADE,
    reason {text} NOT NULL,
    asked_at {int} NOT NULL,
    state {text} NOT NULL CHECK (state IN ('open', 'kept', 'removed', 'transferred')),
    decided_at {int},
    decided_by {text}
) {strict};
CREATE INDEX contests_state ON contests (state, asked_at);

CREATE TABLE handovers (
    id {uuid} NOT NULL PRIMARY KEY,
    public_id {text} NOT NULL UNIQUE,
    organisation {uuid} NOT NULL REFERENCES organisations (id),
    at {int} NOT NULL,
    sheet {text} NOT NULL
) {strict};
CREATE INDEX handovers_organisation ON handovers (organisation, at)
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let own = if manager.get_database_backend() == DbBackend::Sqlite { SQLITE } else { POSTGRES };
        super::run_script(manager, own).await?;
        super::run_script(manager, SCRIPT).await
    }
}
