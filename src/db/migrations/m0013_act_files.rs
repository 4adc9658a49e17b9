//! What lies with a paper: its files, what somebody answers for, the notices of its end; the last day of an act.

/// What it does.
pub const SCRIPT: &str = "
ALTER TABLE acts ADD COLUMN ends_on {text};
ALTER TABLE acts ADD COLUMN title_en {text};
CREATE INDEX acts_end ON acts (stage, ends_on);
ALTER TABLE act_steps ADD COLUMN until {text};

CREATE TABLE act_files (
    id {uuid} NOT NULL PRIMARY KEY,
    act {uuid} NOT NULL REFERENCES acts (id),
    step {uuid},
    name {text} NOT NULL,
    kind {text} NOT NULL,
    size {int} NOT NULL,
    sha256 {text} NOT NULL,
    vault_key {text} NOT NULL UNIQUE,
    organisation {text} NOT NULL,
    organisation_name {text} NOT NULL,
    at {int} NOT NULL
) {strict};
CREATE INDEX act_files_act ON act_files (act, at);
CREATE INDEX act_files_organisation ON act_files (organisation);

CREATE TABLE act_decisions (
    id {uuid} NOT NULL PRIMARY KEY,
    act {uuid} NOT NULL REFERENCES acts (id),
    rule {text} NOT NULL,
    reason {text} NOT NULL,
    organisation {text} NOT NULL,
    organisation_name {text} NOT NULL,
    at {int} NOT NULL,
    taken_back_at {int}
) {strict};
CREATE INDEX act_decisions_act ON act_decisions (act, at);

CREATE TABLE act_notices (
    act {uuid} NOT NULL REFERENCES acts (id),
    ends_on {text} NOT NULL,
    months {int} NOT NULL,
    at {int} NOT NULL,
    PRIMARY KEY (act, ends_on, months)
) {strict};
";
