//! The last good set of content files: rules, clauses, programmes.

/// What it does.
pub const SCRIPT: &str = "
CREATE TABLE content_sets (
    digest {text} NOT NULL PRIMARY KEY,
    files {text} NOT NULL,
    kept_at {int} NOT NULL
) {strict}
";
