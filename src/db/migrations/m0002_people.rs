//! Persons, how they enter, the organisations they act for, and the mail that waits to be sent.

/// What it does.
pub const SCRIPT: &str = "
CREATE TABLE people (
    id {uuid} NOT NULL PRIMARY KEY,
    public_id {text} NOT NULL UNIQUE,
    email {text} NOT NULL UNIQUE,
    name {text} NOT NULL,
    language {text} NOT NULL CHECK (language IN ('fr', 'en')),
    administrator {int} NOT NULL,
    created_at {int} NOT NULL
) {strict};

CREATE TABLE sign_in_links (
    seal {text} NOT NULL PRIMARY KEY,
    email {text} NOT NULL,
    language {text} NOT NULL,
    administrator {int} NOT NULL,
    return_to {text} NOT NULL,
    created_at {int} NOT NULL,
    expires_at {int} NOT NULL,
    used_at {int}
) {strict};
CREATE INDEX sign_in_links_email ON sign_in_links (email, created_at);

CREATE TABLE sessions (
    seal {text} NOT NULL PRIMARY KEY,
    person {uuid} NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    agent {text} NOT NULL,
    created_at {int} NOT NULL,
    seen_at {int} NOT NULL
) {strict};
CREATE INDEX sessions_person ON sessions (person);

CREATE TABLE organisations (
    id {uuid} NOT NULL PRIMARY KEY,
    public_id {text} NOT NULL UNIQUE,
    authority {text} NOT NULL UNIQUE,
    name {text} NOT NULL,
    domain {text},
    created_at {int} NOT NULL
) {strict};

CREATE TABLE memberships (
    organisation {uuid} NOT NULL REFERENCES organisations (id),
    person {uuid} NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    role {text} NOT NULL CHECK (role IN ('owner', 'editor', 'reader')),
    state {text} NOT NULL CHECK (state IN ('asked', 'active', 'refused', 'left')),
    function {text} NOT NULL,
    asked_at {int} NOT NULL,
    decided_at {int},
    decided_by {text},
    PRIMARY KEY (organisation, person)
) {strict};
CREATE INDEX memberships_person ON memberships (person);

CREATE TABLE outbox (
    id {uuid} NOT NULL PRIMARY KEY,
    recipient {text} NOT NULL,
    subject {text} NOT NULL,
    plain {text} NOT NULL,
    html {text} NOT NULL,
    created_at {int} NOT NULL,
    next_at {int} NOT NULL,
    tries {int} NOT NULL,
    last_error {text}
) {strict};
CREATE INDEX outbox_next_at ON outbox (next_at)
";
