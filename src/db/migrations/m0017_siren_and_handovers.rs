//! For whom a provider says that the person of a session works; what persons typed that stands on a sheet of handover, apart from
//! the sheet, so that it goes when they go. Of the sheets that are there, the words of who left and their function are moved; of
//! who is erased by now, they go. Who typed the other functions on them is not known: they stay.

/// The table, and what is moved into it, on SQLite.
pub const SQLITE: &str = "
CREATE TABLE handover_words (
    handover {uuid} NOT NULL REFERENCES handovers (id) ON DELETE CASCADE,
    person {uuid} NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    part {text} NOT NULL CHECK (part IN ('words', 'left', 'successor', 'people', 'requests')),
    line {int} NOT NULL,
    said {text} NOT NULL,
    PRIMARY KEY (handover, part, line)
) {strict};
INSERT INTO handover_words (handover, person, part, line, said)
SELECT handovers.id, people.id, 'words', 0, json_extract(handovers.sheet, '$.words') FROM handovers
JOIN organisations ON organisations.id = handovers.organisation
JOIN journal ON journal.entity = 'organisation' AND journal.entity_id = organisations.public_id
    AND journal.action = 'handover' AND journal.after LIKE '%' || handovers.public_id || '%'
JOIN people ON journal.actor = 'person:' || people.public_id
WHERE json_extract(handovers.sheet, '$.words') <> '';
INSERT INTO handover_words (handover, person, part, line, said)
SELECT handovers.id, people.id, 'left', 0, json_extract(handovers.sheet, '$.left[1]') FROM handovers
JOIN organisations ON organisations.id = handovers.organisation
JOIN journal ON journal.entity = 'organisation' AND journal.entity_id = organisations.public_id
    AND journal.action = 'handover' AND journal.after LIKE '%' || handovers.public_id || '%'
JOIN people ON journal.actor = 'person:' || people.public_id
WHERE json_extract(handovers.sheet, '$.left[1]') <> '';
UPDATE handovers SET sheet = json_set(sheet, '$.words', '', '$.left[1]', '')
";

/// The same on PostgreSQL.
pub const POSTGRES: &str = "
CREATE TABLE handover_words (
    handover {uuid} NOT NULL REFERENCES handovers (id) ON DELETE CASCADE,
    person {uuid} NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    part {text} NOT NULL CHECK (part IN ('words', 'left', 'successor', 'people', 'requests')),
    line {int} NOT NULL,
    said {text} NOT NULL,
    PRIMARY KEY (handover, part, line)
) {strict};
INSERT INTO handover_words (handover, person, part, line, said)
SELECT handovers.id, people.id, 'words', 0, CAST(handovers.sheet AS JSONB) ->> 'words' FROM handovers
JOIN organisations ON organisations.id = handovers.organisation
JOIN journal ON journal.entity = 'organisation' AND journal.entity_id = organisations.public_id
    AND journal.action = 'handover' AND journal.after LIKE '%' || handovers.public_id || '%'
JOIN people ON journal.actor = 'person:' || people.public_id
WHERE CAST(handovers.sheet AS JSONB) ->> 'words' <> '';
INSERT INTO handover_words (handover, person, part, line, said)
SELECT handovers.id, people.id, 'left', 0, CAST(handovers.sheet AS JSONB) -> 'left' ->> 1 FROM handovers
JOIN organisations ON organisations.id = handovers.organisation
JOIN journal ON journal.entity = 'organisation' AND journal.entity_id = organisations.public_id
    AND journal.action = 'handover' AND journal.after LIKE '%' || handovers.public_id || '%'
JOIN people ON journal.actor = 'person:' || people.public_id
WHERE CAST(handovers.sheet AS JSONB) -> 'left' ->> 1 <> '';
UPDATE handovers SET sheet =
    CAST(jsonb_set(jsonb_set(CAST(sheet AS JSONB), '{words}', '\"\"'), '{left,1}', '\"\"') AS TEXT)
";

/// What is the same on both.
pub const SCRIPT: &str = "
CREATE INDEX handover_words_person ON handover_words (person);
ALTER TABLE sessions ADD COLUMN siren {text}
";

#[cfg(test)]
mod tests {
    use sea_orm::{ConnectionTrait as _, Database, Statement};
    use sea_orm_migration::prelude::MigratorTrait as _;

    use super::super::Migrator;

    #[tokio::test]
    async fn what_was_typed_on_a_sheet_that_is_there_is_known_by_who_typed_it_or_gone() {
        let folder = tempfile::tempdir().expect("a folder");
        let address = format!("sqlite:{}?mode=rwc", folder.path().join("old.db").display());
        let db = Database::connect(&address).await.expect("a database");
        let all = Migrator::migrations();
        let before = all.iter().position(|one| one.name() == "m0017_siren_and_handovers").expect("this one");
        Migrator::up(&db, Some(u32::try_from(before).expect("few"))).await.expect("the schema before");
        let sheet = |words: &str| format!("{{\"left\":[\"owner\",\"Maire\"],\"people\":[],\"words\":\"{words}\"}}");
        let entry = |seq: i64, person: &str, sheet: &str| {
            format!(
                "INSERT INTO journal (seq, at, actor, action, entity, entity_id, after, prev_hash, hash) VALUES ({seq}, 1, \
                 'person:{person}', 'handover', 'organisation', 'or-1', '{{\"sheet\":\"{sheet}\"}}', '', 'h{seq}')"
            )
        };
        let old = format!(
            "INSERT INTO people (id, public_id, email, name, language, administrator, created_at)
                VALUES (x'01', 'pe-1', 'a@b.example', '', 'fr', 0, 1);
             INSERT INTO organisations (id, public_id, name, created_at) VALUES (x'02', 'or-1', 'Le Portel', 1);
             INSERT INTO handovers (id, public_id, organisation, at, sheet)
                VALUES (x'03', 'ha-1', x'02', 1, '{}'), (x'04', 'ha-2', x'02', 2, '{}');
             {};
             {}",
            sheet("Merci"),
            sheet("De qui est parti"),
            entry(1, "pe-1", "ha-1"),
            entry(2, "pe-erased", "ha-2"),
        );
        db.execute_unprepared(&old).await.expect("what was there");
        Migrator::up(&db, None).await.expect("the schema after");
        let text = async |sql: &str| {
            let statement = Statement::from_string(db.get_database_backend(), sql);
            let row = db.query_one_raw(statement).await.expect("read").expect("a row");
            row.try_get_by_index::<String>(0).expect("a text")
        };
        let words = "SELECT group_concat(part || ' ' || said, ', ') FROM \
                     (SELECT part, said FROM handover_words ORDER BY part)";
        assert_eq!(text(words).await, "left Maire, words Merci");
        let sheets = text("SELECT group_concat(sheet) FROM handovers").await;
        assert!(!sheets.contains("Maire") && !sheets.contains("Merci") && !sheets.contains("parti"), "{sheets}");
        db.execute_unprepared("DELETE FROM people").await.expect("erased");
        assert_eq!(text("SELECT CAST(COUNT(*) AS TEXT) FROM handover_words").await, "0");
    }
}
