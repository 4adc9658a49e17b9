//! Campaigns that ask the parties of links whether they are still true: whom they write to, what was answered.

/// What it does.
pub const SCRIPT: &str = "
CREATE TABLE campaigns (
    id {uuid} NOT NULL PRIMARY KEY,
    public_id {text} NOT NULL UNIQUE,
    perimeter {text} NOT NULL,
    started_at {int} NOT NULL,
    started_by {text} NOT NULL,
    ends_at {int} NOT NULL,
    closed_at {int}
) {strict};

CREATE TABLE campaign_mailings (
    campaign {uuid} NOT NULL REFERENCES campaigns (id),
    authority {text} NOT NULL,
    state {text} NOT NULL CHECK (state IN
        ('to_send', 'sent', 'reminded_once', 'reminded_twice', 'answered', 'refused', 'bounced', 'closed')),
    next_at {int},
    sent_at {int},
    changed_at {int} NOT NULL,
    PRIMARY KEY (campaign, authority)
) {strict};
CREATE INDEX campaign_mailings_next_at ON campaign_mailings (next_at);
CREATE INDEX campaign_mailings_authority ON campaign_mailings (authority);

CREATE TABLE campaign_links (
    seal {text} NOT NULL PRIMARY KEY,
    campaign {uuid} NOT NULL REFERENCES campaigns (id),
    authority {text} NOT NULL,
    created_at {int} NOT NULL
) {strict};

CREATE TABLE campaign_answers (
    campaign {uuid} NOT NULL REFERENCES campaigns (id),
    authority {text} NOT NULL,
    partnership {text} NOT NULL,
    answer {text} NOT NULL CHECK (answer IN ('true', 'corrected', 'ended')),
    version {int} NOT NULL,
    at {int} NOT NULL,
    PRIMARY KEY (campaign, authority, partnership)
) {strict};

CREATE TABLE campaign_mailboxes (
    seal {text} NOT NULL PRIMARY KEY,
    written_at {int} NOT NULL,
    wrong_at {int}
) {strict};
CREATE INDEX campaign_mailboxes_written_at ON campaign_mailboxes (written_at);

CREATE TABLE campaign_stops (
    authority {text} NOT NULL PRIMARY KEY,
    at {int} NOT NULL
) {strict};

ALTER TABLE outbox ADD COLUMN cause {text};
CREATE INDEX outbox_cause ON outbox (cause);

CREATE TABLE letters_given_up (
    id {uuid} NOT NULL PRIMARY KEY,
    cause {text} NOT NULL,
    at {int} NOT NULL
) {strict}
";
