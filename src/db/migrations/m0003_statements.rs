//! What the parties of a link say of it, field by field, each in its own name.

/// What it does.
pub const SCRIPT: &str = "
CREATE TABLE statements (
    partnership {uuid} NOT NULL REFERENCES partnerships (id),
    organisation {text} NOT NULL,
    organisation_name {text} NOT NULL,
    authority {text} NOT NULL,
    field {text} NOT NULL CHECK (field IN ('kind', 'form', 'status', 'since', 'until', 'themes')),
    value {text} NOT NULL,
    at {int} NOT NULL,
    PRIMARY KEY (partnership, organisation, field)
) {strict}
";
