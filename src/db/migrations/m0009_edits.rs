//! What an authority says of itself, what anybody suggests; a summary may be stated like any field of a link.

// SQLite cannot widen a CHECK, so the table of statements is made again; a program of yesterday writes it as before.
/// What it does.
pub const SCRIPT: &str = "
CREATE TABLE wider_statements (
    partnership {uuid} NOT NULL REFERENCES partnerships (id),
    organisation {text} NOT NULL,
    organisation_name {text} NOT NULL,
    authority {text} NOT NULL,
    field {text} NOT NULL CHECK (field IN ('kind', 'form', 'status', 'since', 'until', 'themes', 'summary')),
    value {text} NOT NULL,
    at {int} NOT NULL,
    PRIMARY KEY (partnership, organisation, field)
) {strict};
INSERT INTO wider_statements (partnership, organisation, organisation_name, authority, field, value, at)
SELECT partnership, organisation, organisation_name, authority, field, value, at FROM statements;
DROP TABLE statements;
ALTER TABLE wider_statements RENAME TO statements;

CREATE TABLE authority_descriptions (
    authority {text} NOT NULL PRIMARY KEY,
    website {text},
    email {text},
    summary {text} NOT NULL,
    organisation_name {text} NOT NULL,
    version {int} NOT NULL,
    updated_at {int} NOT NULL
) {strict};

CREATE TABLE suggestions (
    id {uuid} NOT NULL PRIMARY KEY,
    public_id {text} NOT NULL UNIQUE,
    entity {text} NOT NULL CHECK (entity IN ('partnership', 'authority')),
    entity_id {text} NOT NULL,
    proposed {text} NOT NULL,
    source {text} NOT NULL,
    origin {text} NOT NULL CHECK (origin IN ('visitor', 'person', 'import')),
    state {text} NOT NULL CHECK (state IN ('waiting', 'accepted', 'refused')),
    answer {text},
    decided_by {text},
    created_at {int} NOT NULL,
    decided_at {int}
) {strict};
CREATE INDEX suggestions_entity ON suggestions (entity, entity_id, state);

CREATE TABLE suggestion_voices (
    id {uuid} NOT NULL PRIMARY KEY,
    suggestion {uuid} NOT NULL REFERENCES suggestions (id),
    role {text} NOT NULL CHECK (role IN ('suggests', 'confirms')),
    person {text},
    organisation {text},
    domain {text},
    email {text},
    language {text} NOT NULL,
    seal {text} UNIQUE,
    created_at {int} NOT NULL,
    ends_at {int} NOT NULL,
    confirmed_at {int}
) {strict};
CREATE INDEX suggestion_voices_suggestion ON suggestion_voices (suggestion)
";
