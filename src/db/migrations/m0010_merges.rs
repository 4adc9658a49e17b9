//! Records that were made one, with what they were before, and pairs of records that somebody looked at and that are two.

/// What it does.
pub const SCRIPT: &str = "
CREATE TABLE merges (
    id {uuid} NOT NULL PRIMARY KEY,
    public_id {text} NOT NULL UNIQUE,
    entity {text} NOT NULL CHECK (entity IN ('partnership', 'authority')),
    stays {text} NOT NULL,
    goes {text} NOT NULL,
    names {text} NOT NULL,
    touched {text} NOT NULL,
    before {text} NOT NULL,
    after {text} NOT NULL,
    decided_by {text} NOT NULL,
    on_behalf_of {text},
    at {int} NOT NULL,
    seq {int} NOT NULL,
    parted_at {int}
) {strict};
CREATE INDEX merges_stays ON merges (stays);
CREATE INDEX merges_seq ON merges (seq);

CREATE TABLE distinct_pairs (
    one {text} NOT NULL,
    other {text} NOT NULL,
    entity {text} NOT NULL CHECK (entity IN ('partnership', 'authority')),
    decided_by {text} NOT NULL,
    on_behalf_of {text},
    at {int} NOT NULL,
    PRIMARY KEY (one, other)
) {strict}
";
