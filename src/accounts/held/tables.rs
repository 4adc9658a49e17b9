//! Every table that names a person: by what, and what is told of its rows. A test holds the list against the schema.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value as Json;

/// How a column names a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Their row.
    Row,
    /// Their public identifier.
    Id,
    /// As the journal names who did something.
    Actor,
    /// Their mail address.
    Address,
    /// The seals under which their tries to enter are counted.
    Tries,
}

/// How a value is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum As {
    /// As it stands.
    Text,
    /// A number.
    Number,
    /// An instant.
    Time,
    /// JSON.
    Json,
    /// A letter, without what its links end with.
    Letter,
    /// What a provider said in a token, without its signature.
    Claims,
}

/// A table, or several joined, whose rows name a person.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// What its rows are called.
    pub name: &'static str,
    /// Where they are read.
    pub from: &'static str,
    /// The columns that name the person; one of them is enough.
    pub named: &'static [(&'static str, By)],
    /// What is told: the column, what it is called, and how. The first one orders the rows.
    pub told: &'static [(&'static str, &'static str, As)],
}

impl As {
    /// What a text is told as.
    pub fn told(self, text: String) -> Json {
        let read = |bytes: &[u8]| serde_json::from_slice::<Json>(bytes).unwrap_or(Json::Null);
        match self {
            Self::Json => read(text.as_bytes()),
            Self::Letter => without_ways_in(&text).into(),
            Self::Claims => {
                let said = text.split('.').nth(1).and_then(|part| URL_SAFE_NO_PAD.decode(part).ok());
                read(&said.unwrap_or_default())
            }
            Self::Text | Self::Number | Self::Time => text.into(),
        }
    }
}

/// A text whose links lead to the site and no further: what follows may open something.
pub fn without_ways_in(text: &str) -> String {
    let shortened = |word: &str| {
        let host = word.find("://").map(|at| at + 3);
        let end = host.and_then(|host| word[host..].find('/').map(|at| host + at + 1));
        end.map_or_else(|| word.to_owned(), |end| format!("{}…{}", &word[..end], &word[word.trim_end().len()..]))
    };
    text.split_inclusive(char::is_whitespace).map(shortened).collect()
}

const OF_CONTEST: &[(&str, &str, As)] = &[
    ("contests.asked_at", "asked_at", As::Time),
    ("organisations.name", "organisation", As::Text),
    ("contests.reason", "reason", As::Text),
    ("contests.state", "state", As::Text),
    ("contests.decided_at", "decided_at", As::Time),
];

/// What concerns how they enter, and what was written to them.
const OF_ACCOUNT: &[Table] = &[
    Table {
        name: "account",
        from: "people",
        named: &[("people.id", By::Row), ("people.email", By::Address)],
        told: &[
            ("people.created_at", "created_at", As::Time),
            ("people.seen_at", "seen_at", As::Time),
            ("people.warned_at", "warned_at", As::Time),
            ("people.digested_at", "digested_at", As::Time),
        ],
    },
    Table {
        name: "links",
        from: "sign_in_links",
        named: &[("sign_in_links.email", By::Address)],
        told: &[
            ("created_at", "created_at", As::Time),
            ("expires_at", "expires_at", As::Time),
            ("used_at", "used_at", As::Time),
            ("language", "language", As::Text),
            ("return_to", "return_to", As::Text),
        ],
    },
    Table {
        name: "sessions",
        from: "sessions",
        named: &[("sessions.person", By::Row)],
        told: &[
            ("created_at", "began_at", As::Time),
            ("acr", "acr", As::Text),
            ("siren", "works_for", As::Text),
            ("id_token", "said", As::Claims),
        ],
    },
    Table {
        name: "identities",
        from: "identities",
        named: &[("identities.person", By::Row)],
        told: &[
            ("created_at", "joined_at", As::Time),
            ("used_at", "used_at", As::Time),
            ("provider", "provider", As::Text),
            ("issuer", "issuer", As::Text),
            ("subject", "subject", As::Text),
        ],
    },
    Table {
        name: "sign_ins_begun",
        from: "pending_sign_ins",
        named: &[("pending_sign_ins.person", By::Row)],
        told: &[("expires_at", "expires_at", As::Time), ("return_to", "return_to", As::Text)],
    },
    Table {
        name: "identities_begun",
        from: "identity_attempts",
        named: &[("identity_attempts.person", By::Row)],
        told: &[
            ("expires_at", "expires_at", As::Time),
            ("language", "language", As::Text),
            ("return_to", "return_to", As::Text),
        ],
    },
    Table {
        name: "identities_waiting",
        from: "identity_waits",
        named: &[("identity_waits.email", By::Address)],
        told: &[
            ("created_at", "created_at", As::Time),
            ("expires_at", "expires_at", As::Time),
            ("used_at", "used_at", As::Time),
            ("issuer", "issuer", As::Text),
            ("subject", "subject", As::Text),
            ("language", "language", As::Text),
            ("return_to", "return_to", As::Text),
        ],
    },
    Table {
        name: "tries",
        from: "sign_in_tries",
        named: &[("sign_in_tries.who", By::Tries)],
        told: &[("last_at", "last_at", As::Time)],
    },
    Table {
        name: "news",
        from: "notices",
        named: &[("notices.person", By::Row)],
        told: &[("created_at", "created_at", As::Time), ("kind", "kind", As::Text), ("facts", "facts", As::Json)],
    },
    Table {
        name: "links_that_stop_digests",
        from: "unsubscribe_links",
        named: &[("unsubscribe_links.person", By::Row)],
        told: &[("created_at", "created_at", As::Time)],
    },
    Table {
        name: "letters_waiting",
        from: "outbox",
        named: &[("outbox.recipient", By::Address)],
        told: &[
            ("created_at", "created_at", As::Time),
            ("next_at", "next_at", As::Time),
            ("tries", "tries", As::Number),
            ("subject", "subject", As::Text),
            ("plain", "text", As::Letter),
            ("last_error", "last_error", As::Text),
        ],
    },
];

/// What concerns the organisations that they act for, or that they decided about.
const OF_ORGANISATIONS: &[Table] = &[
    Table {
        name: "requests_decided",
        from: "memberships JOIN organisations ON organisations.id = memberships.organisation",
        named: &[("memberships.decided_by", By::Id)],
        told: &[
            ("memberships.decided_at", "decided_at", As::Time),
            ("organisations.name", "organisation", As::Text),
            ("memberships.state", "state", As::Text),
        ],
    },
    Table {
        name: "codes",
        from: "claim_codes JOIN organisations ON organisations.id = claim_codes.organisation",
        named: &[("claim_codes.person", By::Row)],
        told: &[
            ("claim_codes.sent_at", "sent_at", As::Time),
            ("claim_codes.expires_at", "expires_at", As::Time),
            ("claim_codes.used_at", "used_at", As::Time),
            ("claim_codes.tries", "tries", As::Number),
            ("organisations.name", "organisation", As::Text),
        ],
    },
    Table {
        name: "contests_by_you",
        from: "contests JOIN organisations ON organisations.id = contests.organisation",
        named: &[("contests.contester", By::Row)],
        told: OF_CONTEST,
    },
    Table {
        name: "contests_about_you",
        from: "contests JOIN organisations ON organisations.id = contests.organisation",
        named: &[("contests.contested", By::Row)],
        told: OF_CONTEST,
    },
    Table {
        name: "contests_decided",
        from: "contests JOIN organisations ON organisations.id = contests.organisation",
        named: &[("contests.decided_by", By::Id)],
        told: &[
            ("contests.decided_at", "decided_at", As::Time),
            ("organisations.name", "organisation", As::Text),
            ("contests.state", "state", As::Text),
        ],
    },
    // What they typed that stands on sheets: their own words when they left, their function whenever somebody did.
    Table {
        name: "handovers",
        from: "handover_words JOIN handovers ON handovers.id = handover_words.handover \
               JOIN organisations ON organisations.id = handovers.organisation",
        named: &[("handover_words.person", By::Row)],
        told: &[
            ("handovers.at", "at", As::Time),
            ("organisations.name", "organisation", As::Text),
            ("handover_words.part", "part", As::Text),
            ("handover_words.said", "said", As::Text),
        ],
    },
    Table {
        name: "official_addresses_recorded",
        from: "official_addresses",
        named: &[("official_addresses.recorded_by", By::Actor)],
        told: &[
            ("recorded_at", "recorded_at", As::Time),
            ("authority", "authority", As::Text),
            ("source", "source", As::Text),
        ],
    },
];

/// What concerns links and authorities.
const OF_RECORDS: &[Table] = &[
    Table {
        name: "suggestions",
        from: "suggestion_voices JOIN suggestions ON suggestions.id = suggestion_voices.suggestion",
        named: &[("suggestion_voices.person", By::Id), ("suggestion_voices.email", By::Address)],
        told: &[
            ("suggestion_voices.created_at", "created_at", As::Time),
            ("suggestion_voices.confirmed_at", "confirmed_at", As::Time),
            ("suggestion_voices.ends_at", "ends_at", As::Time),
            ("suggestion_voices.role", "role", As::Text),
            ("suggestion_voices.organisation", "organisation", As::Text),
            ("suggestion_voices.domain", "domain", As::Text),
            ("suggestion_voices.email", "email", As::Text),
            ("suggestion_voices.language", "language", As::Text),
            ("suggestions.entity", "entity", As::Text),
            ("suggestions.entity_id", "about", As::Text),
            ("suggestions.proposed", "proposed", As::Json),
            ("suggestions.source", "source", As::Text),
            ("suggestions.state", "state", As::Text),
            ("suggestions.answer", "answer", As::Text),
        ],
    },
    Table {
        name: "suggestions_decided",
        from: "suggestions",
        named: &[("suggestions.decided_by", By::Actor)],
        told: &[
            ("decided_at", "decided_at", As::Time),
            ("public_id", "id", As::Text),
            ("state", "state", As::Text),
            ("answer", "answer", As::Text),
        ],
    },
    Table {
        name: "campaigns",
        from: "campaigns",
        named: &[("campaigns.started_by", By::Actor)],
        told: &[
            ("started_at", "started_at", As::Time),
            ("public_id", "id", As::Text),
            ("perimeter", "perimeter", As::Text),
        ],
    },
    Table {
        name: "merges",
        from: "merges",
        named: &[("merges.decided_by", By::Actor)],
        told: &[("at", "at", As::Time), ("public_id", "id", As::Text), ("names", "names", As::Json)],
    },
    Table {
        name: "pairs_kept_apart",
        from: "distinct_pairs",
        named: &[("distinct_pairs.decided_by", By::Actor)],
        told: &[("at", "at", As::Time), ("one", "one", As::Text), ("other", "other", As::Text)],
    },
];

/// Every one of them.
pub fn tables() -> impl Iterator<Item = &'static Table> {
    [OF_ACCOUNT, OF_ORGANISATIONS, OF_RECORDS].into_iter().flatten()
}

/// The columns that name a person, or look so, and are told elsewhere or not at all, each with why.
#[cfg(test)]
pub const LEFT: &[(&str, &str, &str)] = &[
    ("passwords", "person", "told under « factors »: when it was set, never its hash"),
    ("code_apps", "person", "told under « factors »: since when, never its seed"),
    ("recovery_codes", "person", "told under « factors »: how many are left"),
    ("passkeys", "person", "told under « factors »: its name and when it was used, never its key"),
    ("memberships", "person", "told under « organisations »"),
    ("journal", "actor", "told under « journal », with the values behind its commitments"),
    ("batches", "actor", "a command, never a person"),
    ("ceremonies", "session", "a seal; what is begun with a passkey ends within minutes and says nothing else"),
    ("official_addresses", "email", "the mailbox of an authority"),
    ("authority_descriptions", "email", "the mailbox of an authority"),
    ("partnerships", "last_confirmed_by", "the name of an organisation"),
];
