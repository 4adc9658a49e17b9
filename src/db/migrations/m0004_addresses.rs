//! The public addresses at which authorities are written to, with where each was found.

/// What it does.
pub const SCRIPT: &str = "
CREATE TABLE official_addresses (
    authority {text} NOT NULL PRIMARY KEY,
    email {text} NOT NULL,
    language {text} NOT NULL CHECK (language IN ('fr', 'en')),
    source {text} NOT NULL,
    recorded_at {int} NOT NULL,
    recorded_by {text} NOT NULL
) {strict}
";
