//! Organisations that are no authority, the territories of regional networks, claims by code, contests, handovers.

/// SQLite does not change a column: the table is copied, and the one that refers to it with it.
pub const SQLITE: &str = "
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

pub const POSTGRES: &str = "
ALTER TABLE organisations ALTER COLUMN authority DROP NOT NULL;
ALTER TABLE organisations ADD COLUMN kind {text} NOT NULL DEFAULT 'authority';
ALTER TABLE organisations ADD COLUMN place {text};
ALTER TABLE organisations ADD COLUMN website {text};
ALTER TABLE organisations ADD COLUMN standing {text} NOT NULL DEFAULT 'accepted'
    CHECK (standing IN ('pending', 'accepted', 'refused'))
";

/// What it does.
pub const SCRIPT: &str = "
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

#[cfg(test)]
mod tests {
    use sea_orm::{ConnectionTrait as _, Database};
    use sea_orm_migration::prelude::MigratorTrait as _;

    use super::super::Migrator;

    #[tokio::test]
    async fn organisations_and_memberships_that_are_there_stay_as_they_were() {
        let folder = tempfile::tempdir().expect("a folder");
        let address = format!("sqlite:{}?mode=rwc", folder.path().join("old.db").display());
        let db = Database::connect(&address).await.expect("a database");
        let before = Migrator::migrations().iter().position(|one| one.name() == "m0007_networks").expect("this one");
        Migrator::up(&db, Some(u32::try_from(before).expect("few"))).await.expect("the schema before");
        let old = "INSERT INTO people (id, public_id, email, name, language, administrator, created_at) \
            VALUES (x'01', 'pe-1', 'a@b.example', '', 'fr', 0, 1);
            INSERT INTO organisations VALUES (x'02', 'or-1', 'fr-commune-62667', 'Le Portel', 'b.example', 1);
            INSERT INTO memberships VALUES (x'02', x'01', 'owner', 'active', 'Maire', 1, 2, 'pe-2')";
        db.execute_unprepared(old).await.expect("what was there");
        Migrator::up(&db, None).await.expect("the schema after");
        let sql = "SELECT organisations.name || ' ' || kind || ' ' || standing || ' ' || domain || ' ' || function || ' ' \
            || decided_by FROM memberships JOIN organisations ON organisations.id = memberships.organisation";
        let backend = db.get_database_backend();
        let row = db.query_one_raw(sea_orm::Statement::from_string(backend, sql)).await.expect("read").expect("a row");
        let kept: String = row.try_get_by_index(0).expect("text");
        assert_eq!(kept, "Le Portel authority accepted b.example Maire pe-2");
        let orphan = "INSERT INTO memberships VALUES (x'09', x'01', 'owner', 'active', '', 1, NULL, NULL)";
        assert!(db.execute_unprepared(orphan).await.is_err(), "a membership still needs its organisation");
        let twice = "INSERT INTO organisations (id, public_id, authority, name, created_at) \
            VALUES (x'03', 'or-2', 'fr-commune-62667', 'Le Portel', 1)";
        assert!(db.execute_unprepared(twice).await.is_err(), "an authority is one organisation");
    }
}
