//! Entries of the content that were edited in the browser.

/// What it does.
pub const SCRIPT: &str = "
CREATE TABLE content_edits (
    id {uuid} NOT NULL PRIMARY KEY,
    file {text} NOT NULL,
    table_name {text} NOT NULL,
    entry {text} NOT NULL,
    text {text} NOT NULL,
    reason {text} NOT NULL,
    at {int} NOT NULL,
    taken_back_at {int}
) {strict}
";
