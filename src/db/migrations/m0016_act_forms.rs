//! In which form the draft of a version was kept; acts that some signed and not yet all.

/// What it does.
pub const SCRIPT: &str = "
ALTER TABLE act_versions ADD COLUMN form {int};
UPDATE acts SET stage = 'signing' WHERE stage IN ('draft', 'agreed', 'voted')
    AND id IN (SELECT act FROM act_steps WHERE step = 'signed' AND taken_back_at IS NULL)
";
