//! The atlas: authorities, what they belong to, links between them, where each fact comes from, and the journal.

/// What it does.
pub const SCRIPT: &str = "
CREATE TABLE meta (key {text} NOT NULL PRIMARY KEY, value {text} NOT NULL) {strict};

CREATE TABLE batches (
    id {uuid} NOT NULL PRIMARY KEY,
    kind {text} NOT NULL,
    name {text} NOT NULL,
    actor {text} NOT NULL,
    at {int} NOT NULL,
    report {text} NOT NULL
) {strict};

CREATE TABLE authorities (
    id {uuid} NOT NULL PRIMARY KEY,
    public_id {text} NOT NULL UNIQUE,
    kind {text} NOT NULL CHECK (kind IN ('commune', 'epci', 'departement', 'region', 'collectivite', 'unidentified', 'foreign')),
    subkind {text},
    name {text} NOT NULL,
    names {text} NOT NULL,
    aliases {text} NOT NULL,
    country {text} NOT NULL,
    admin {text},
    insee {text},
    siren {text},
    geonames {int},
    postcodes {text} NOT NULL,
    population {int},
    population_year {int},
    population_source {text},
    lat {real},
    lon {real},
    precision {text} NOT NULL CHECK (precision IN ('centre', 'place', 'approximate', 'unknown')),
    note {text},
    origin {text} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    updated_at {int} NOT NULL
) {strict};

CREATE TABLE authority_parents (
    child {uuid} NOT NULL REFERENCES authorities (id),
    parent {uuid} NOT NULL REFERENCES authorities (id),
    PRIMARY KEY (child, parent)
) {strict};
CREATE INDEX authority_parents_parent ON authority_parents (parent);

CREATE TABLE former_authorities (
    id {uuid} NOT NULL PRIMARY KEY,
    authority {uuid} NOT NULL REFERENCES authorities (id),
    code {text} NOT NULL,
    name {text} NOT NULL,
    kind {text} NOT NULL
) {strict};
CREATE INDEX former_authorities_authority ON former_authorities (authority);

CREATE TABLE moved_ids (
    old_id {text} NOT NULL PRIMARY KEY,
    new_id {text} NOT NULL,
    reason {text} NOT NULL,
    moved_at {int} NOT NULL
) {strict};

CREATE TABLE sources (
    id {text} NOT NULL PRIMARY KEY,
    names {text} NOT NULL,
    url {text},
    licence {text},
    read_on {text}
) {strict};

CREATE TABLE partnerships (
    id {uuid} NOT NULL PRIMARY KEY,
    public_id {text} NOT NULL UNIQUE,
    parties_key {text} NOT NULL,
    kind {text} NOT NULL CHECK (kind IN ('partnership', 'friendship', 'contact', 'project', 'cross_border', 'unknown')),
    form {text},
    status {text} NOT NULL CHECK (status IN ('envisaged', 'active', 'dormant', 'suspended', 'ended', 'unknown')),
    since {text},
    until {text},
    summary {text},
    doubt {text},
    club {int},
    last_confirmed_at {int},
    last_confirmed_by {text},
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    updated_at {int} NOT NULL
) {strict};
CREATE INDEX partnerships_parties_key ON partnerships (parties_key);

CREATE TABLE parties (
    partnership {uuid} NOT NULL REFERENCES partnerships (id),
    authority {uuid} NOT NULL REFERENCES authorities (id),
    position {int} NOT NULL,
    role {text} NOT NULL,
    PRIMARY KEY (partnership, authority)
) {strict};
CREATE INDEX parties_authority ON parties (authority);

CREATE TABLE partnership_themes (
    partnership {uuid} NOT NULL REFERENCES partnerships (id),
    theme {text} NOT NULL,
    PRIMARY KEY (partnership, theme)
) {strict};

CREATE TABLE partnership_sources (
    partnership {uuid} NOT NULL REFERENCES partnerships (id),
    source {text} NOT NULL REFERENCES sources (id),
    field {text} NOT NULL,
    url {text},
    says {text},
    PRIMARY KEY (partnership, source, field)
) {strict};

CREATE TABLE journal (
    seq {int} NOT NULL PRIMARY KEY,
    at {int} NOT NULL,
    actor {text} NOT NULL,
    on_behalf_of {text},
    action {text} NOT NULL,
    entity {text} NOT NULL,
    entity_id {text} NOT NULL,
    before {text},
    after {text},
    reason {text},
    batch {uuid},
    prev_hash {text} NOT NULL,
    hash {text} NOT NULL
) {strict};
CREATE INDEX journal_entity ON journal (entity, entity_id, seq);

CREATE TABLE journal_values (
    commitment {text} NOT NULL PRIMARY KEY,
    salt {text} NOT NULL,
    value {text} NOT NULL
) {strict}
";
