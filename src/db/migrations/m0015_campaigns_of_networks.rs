//! How many authorities a campaign left out because another campaign asks them, or asked them within a year.

/// What it does.
pub const SCRIPT: &str = "
ALTER TABLE campaigns ADD COLUMN left_out {int} NOT NULL DEFAULT 0
";
