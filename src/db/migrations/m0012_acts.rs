//! Papers kept with a partnership: their versions, the steps of their life, what both sides say of them.

/// What it does.
pub const SCRIPT: &str = "
CREATE TABLE acts (
    id {uuid} NOT NULL PRIMARY KEY,
    public_id {text} NOT NULL UNIQUE,
    partnership {text} NOT NULL,
    kind {text} NOT NULL,
    title {text} NOT NULL,
    stage {text} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    updated_at {int} NOT NULL
) {strict};
CREATE INDEX acts_partnership ON acts (partnership, created_at);

CREATE TABLE act_versions (
    act {uuid} NOT NULL REFERENCES acts (id),
    number {int} NOT NULL,
    draft {text} NOT NULL,
    organisation {text} NOT NULL,
    organisation_name {text} NOT NULL,
    at {int} NOT NULL,
    PRIMARY KEY (act, number)
) {strict};

CREATE TABLE act_steps (
    id {uuid} NOT NULL PRIMARY KEY,
    act {uuid} NOT NULL REFERENCES acts (id),
    step {text} NOT NULL,
    authority {text} NOT NULL,
    on_day {text} NOT NULL,
    number {text},
    version {int} NOT NULL,
    organisation {text} NOT NULL,
    organisation_name {text} NOT NULL,
    at {int} NOT NULL,
    taken_back_at {int}
) {strict};
CREATE INDEX act_steps_act ON act_steps (act, at);

CREATE TABLE act_comments (
    id {uuid} NOT NULL PRIMARY KEY,
    act {uuid} NOT NULL REFERENCES acts (id),
    version {int} NOT NULL,
    said {text} NOT NULL,
    organisation {text} NOT NULL,
    organisation_name {text} NOT NULL,
    at {int} NOT NULL
) {strict};
CREATE INDEX act_comments_act ON act_comments (act, at);
";
