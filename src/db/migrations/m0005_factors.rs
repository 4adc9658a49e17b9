//! The strong factors of persons, and how each session was opened.

/// What it does.
pub const SCRIPT: &str = "
ALTER TABLE sessions ADD COLUMN means {text} NOT NULL DEFAULT 'link';
ALTER TABLE sessions ADD COLUMN proved_at {int} NOT NULL DEFAULT 0;

CREATE TABLE passwords (
    person {uuid} NOT NULL PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    hash {text} NOT NULL,
    set_at {int} NOT NULL
) {strict};

CREATE TABLE code_apps (
    person {uuid} NOT NULL PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    seed {text} NOT NULL,
    created_at {int} NOT NULL,
    confirmed_at {int},
    last_step {int} NOT NULL
) {strict};

CREATE TABLE recovery_codes (
    person {uuid} NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    seal {text} NOT NULL,
    created_at {int} NOT NULL,
    PRIMARY KEY (person, seal)
) {strict};

CREATE TABLE passkeys (
    id {uuid} NOT NULL PRIMARY KEY,
    person {uuid} NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    credential {text} NOT NULL UNIQUE,
    name {text} NOT NULL,
    key {text} NOT NULL,
    created_at {int} NOT NULL,
    used_at {int}
) {strict};
CREATE INDEX passkeys_person ON passkeys (person);

CREATE TABLE ceremonies (
    seal {text} NOT NULL PRIMARY KEY,
    kind {text} NOT NULL,
    session {text} NOT NULL,
    state {text} NOT NULL,
    expires_at {int} NOT NULL
) {strict};

CREATE TABLE pending_sign_ins (
    seal {text} NOT NULL PRIMARY KEY,
    person {uuid} NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    return_to {text} NOT NULL,
    expires_at {int} NOT NULL
) {strict};
CREATE INDEX pending_sign_ins_person ON pending_sign_ins (person);

CREATE TABLE sign_in_tries (
    who {text} NOT NULL PRIMARY KEY,
    tries {text} NOT NULL,
    last_at {int} NOT NULL
) {strict};
CREATE INDEX sign_in_tries_last_at ON sign_in_tries (last_at)
";
