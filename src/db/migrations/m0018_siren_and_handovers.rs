//! For whom a provider says that the person of a session works.

/// What it does.
pub const SCRIPT: &str = "
ALTER TABLE sessions ADD COLUMN siren {text}
";
