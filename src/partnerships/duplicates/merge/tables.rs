//! Every table with a column that points to a link or to an authority: what a merge moves, and what parting brings back.

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The row of the record.
    Row,
    /// Its public identifier.
    Id,
}

/// A table whose rows belong to a record or point to it.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// What no two rows share.
    pub key: &'static [&'static str],
    /// The columns that are read, kept and brought back, each with its type (`:uuid`, `:int`, `:real`; text otherwise).
    pub columns: &'static [&'static str],
    /// Where it points to a record, and how.
    pub points: &'static [(&'static str, By)],
    /// A further condition on its rows.
    pub only: &'static str,
    /// A column of which no two rows share a value: it is left by one row before another takes it.
    pub alone: Option<&'static str>,
}

impl Table {
    /// The names of the columns and their types.
    pub fn typed(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.columns.iter().map(|column| column.split_once(':').unwrap_or((column, "text")))
    }
}

/// A table whose every row may go or come back, so that it is kept whole.
const fn whole(
    name: &'static str,
    key: &'static [&'static str],
    columns: &'static [&'static str],
    points: &'static [(&'static str, By)],
) -> Table {
    Table { name, key, columns, points, only: "", alone: None }
}

const PARTNERSHIPS: &[&str] = &[
    "id:uuid",
    "public_id",
    "parties_key",
    "kind",
    "form",
    "status",
    "since",
    "until",
    "summary",
    "doubt",
    "club:int",
    "last_confirmed_at:int",
    "last_confirmed_by",
    "version:int",
    "created_at:int",
    "updated_at:int",
];
const PARTIES: &[&str] = &["partnership:uuid", "authority:uuid", "position:int", "role"];
const STATEMENTS: &[&str] =
    &["partnership:uuid", "organisation", "organisation_name", "authority", "field", "value", "at:int"];
const ANSWERS: &[&str] = &["campaign:uuid", "authority", "partnership", "answer", "version:int", "at:int"];
const MOVED: &[&str] = &["old_id", "new_id", "reason", "moved_at:int"];
const ANSWER: &[&str] = &["campaign", "authority", "partnership"];
const STATEMENT: &[&str] = &["partnership", "organisation", "field"];

/// What belongs to a link or points to it; the table of links itself stands first.
pub const OF_LINK: &[Table] = &[
    whole("partnerships", &["id"], PARTNERSHIPS, &[("id", By::Row)]),
    whole("parties", &["partnership", "authority"], PARTIES, &[("partnership", By::Row)]),
    whole("partnership_themes", &["partnership", "theme"], &["partnership:uuid", "theme"], &[("partnership", By::Row)]),
    whole(
        "partnership_sources",
        &["partnership", "source", "field"],
        &["partnership:uuid", "source", "field", "url", "says"],
        &[("partnership", By::Row)],
    ),
    whole("statements", STATEMENT, STATEMENTS, &[("partnership", By::Row)]),
    whole("campaign_answers", ANSWER, ANSWERS, &[("partnership", By::Id)]),
    Table {
        name: "suggestions",
        key: &["public_id"],
        columns: &["public_id", "entity_id"],
        points: &[("entity_id", By::Id)],
        only: "entity = 'partnership'",
        alone: None,
    },
    Table {
        name: "acts",
        key: &["public_id"],
        columns: &["public_id", "partnership"],
        points: &[("partnership", By::Id)],
        only: "",
        alone: None,
    },
    whole("moved_ids", &["old_id"], MOVED, &[("new_id", By::Id)]),
];

/// What belongs to an authority or points to it; the table of authorities itself stands first. The links of which it is a
/// party are read beside them.
pub const OF_AUTHORITY: &[Table] = &[
    whole(
        "authorities",
        &["id"],
        &[
            "id:uuid",
            "public_id",
            "kind",
            "subkind",
            "name",
            "names",
            "aliases",
            "country",
            "admin",
            "insee",
            "siren",
            "geonames:int",
            "postcodes",
            "population:int",
            "population_year:int",
            "population_source",
            "lat:real",
            "lon:real",
            "precision",
            "note",
            "origin",
            "version:int",
            "created_at:int",
            "updated_at:int",
        ],
        &[("id", By::Row)],
    ),
    whole(
        "authority_parents",
        &["child", "parent"],
        &["child:uuid", "parent:uuid"],
        &[("child", By::Row), ("parent", By::Row)],
    ),
    whole(
        "former_authorities",
        &["id"],
        &["id:uuid", "authority:uuid", "code", "name", "kind"],
        &[("authority", By::Row)],
    ),
    whole("parties", &["partnership", "authority"], PARTIES, &[("authority", By::Row)]),
    whole("statements", STATEMENT, STATEMENTS, &[("authority", By::Id)]),
    Table {
        name: "act_steps",
        key: &["id"],
        columns: &["id:uuid", "authority"],
        points: &[("authority", By::Id)],
        only: "",
        alone: None,
    },
    Table {
        name: "organisations",
        key: &["public_id"],
        columns: &["public_id", "authority", "place"],
        points: &[("authority", By::Id), ("place", By::Id)],
        only: "",
        alone: Some("authority"),
    },
    whole(
        "official_addresses",
        &["authority"],
        &["authority", "email", "language", "source", "recorded_at:int", "recorded_by"],
        &[("authority", By::Id)],
    ),
    whole(
        "authority_descriptions",
        &["authority"],
        &["authority", "website", "email", "summary", "organisation_name", "version:int", "updated_at:int"],
        &[("authority", By::Id)],
    ),
    whole("territories", &["organisation", "authority"], &["organisation:uuid", "authority"], &[("authority", By::Id)]),
    whole(
        "campaign_mailings",
        &["campaign", "authority"],
        &["campaign:uuid", "authority", "state", "next_at:int", "sent_at:int", "changed_at:int"],
        &[("authority", By::Id)],
    ),
    whole("campaign_links", &["seal"], &["seal", "authority"], &[("authority", By::Id)]),
    whole("campaign_answers", ANSWER, ANSWERS, &[("authority", By::Id)]),
    whole("campaign_stops", &["authority"], &["authority", "at:int"], &[("authority", By::Id)]),
    Table {
        name: "suggestions",
        key: &["public_id"],
        columns: &["public_id", "entity_id"],
        points: &[("entity_id", By::Id)],
        only: "entity = 'authority'",
        alone: None,
    },
    whole("moved_ids", &["old_id"], MOVED, &[("new_id", By::Id)]),
];

/// The columns that speak of links or authorities and are left alone, each with why.
#[cfg(test)]
pub const LEFT: &[(&str, &str, &str)] = &[
    ("moved_ids", "old_id", "what went before is for ever"),
    ("partnerships", "parties_key", "written again with the parties of a link"),
    ("suggestions", "entity", "a word, not a record"),
    ("journal", "entity", "what happened, happened under that name; an old identifier leads to the present one"),
    ("journal", "entity_id", "what happened, happened under that name; an old identifier leads to the present one"),
    ("campaigns", "perimeter", "whom it asked on the day it began"),
    ("merges", "entity", "a word, not a record"),
    ("distinct_pairs", "entity", "a word, not a record"),
];
