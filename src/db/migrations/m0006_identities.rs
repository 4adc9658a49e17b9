//! Identities of other providers, when somebody was last here, what is told to them and how often.

/// What it does.
pub const SCRIPT: &str = "
ALTER TABLE people ADD COLUMN seen_at {int};
ALTER TABLE people ADD COLUMN warned_at {int};
ALTER TABLE people ADD COLUMN digest {text} NOT NULL DEFAULT 'weekly' CHECK (digest IN ('daily', 'weekly', 'never'));
ALTER TABLE people ADD COLUMN digested_at {int};
ALTER TABLE sessions ADD COLUMN acr {text};
ALTER TABLE sessions ADD COLUMN id_token {text};
ALTER TABLE outbox ADD COLUMN unsubscribe {text};

CREATE TABLE identities (
    id {uuid} NOT NULL PRIMARY KEY,
    issuer {text} NOT NULL,
    subject {text} NOT NULL,
    person {uuid} NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    provider {text} NOT NULL,
    created_at {int} NOT NULL,
    used_at {int} NOT NULL,
    UNIQUE (issuer, subject)
) {strict};
CREATE INDEX identities_person ON identities (person);

CREATE TABLE identity_attempts (
    seal {text} NOT NULL PRIMARY KEY,
    browser {text} NOT NULL,
    language {text} NOT NULL,
    return_to {text} NOT NULL,
    person {uuid} REFERENCES people (id) ON DELETE CASCADE,
    expires_at {int} NOT NULL
) {strict};

CREATE TABLE identity_waits (
    seal {text} NOT NULL PRIMARY KEY,
    email {text} NOT NULL,
    issuer {text} NOT NULL,
    subject {text} NOT NULL,
    language {text} NOT NULL,
    return_to {text} NOT NULL,
    created_at {int} NOT NULL,
    expires_at {int} NOT NULL,
    used_at {int}
) {strict};
CREATE INDEX identity_waits_email ON identity_waits (email, created_at);

CREATE TABLE notices (
    id {uuid} NOT NULL PRIMARY KEY,
    person {uuid} NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    kind {text} NOT NULL,
    facts {text} NOT NULL,
    created_at {int} NOT NULL
) {strict};
CREATE INDEX notices_person ON notices (person, created_at);

CREATE TABLE unsubscribe_links (
    seal {text} NOT NULL PRIMARY KEY,
    person {uuid} NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    created_at {int} NOT NULL
) {strict};
CREATE INDEX unsubscribe_links_person ON unsubscribe_links (person)
";
