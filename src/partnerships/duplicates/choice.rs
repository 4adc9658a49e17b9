//! Which value of each field is kept, and what is proposed before a person chooses; pure.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::store::record::{Link, Record, What};
use super::store::rows::Row;
use crate::kernel::{PartialDate, PublicId};
use crate::partnerships::model::words;
use crate::partnerships::statements::model::{Facts, Field, Statement, Version};

words! {
    /// Whose value is kept, the two records standing in the order of their identifiers.
    Pick {
        /// That of the first.
        One = "one",
        /// That of the second.
        Other = "other",
        /// Of both, together.
        Both = "both",
    }
}

/// The fields of an authority of which one value is kept; its other names are all kept.
pub const OF_AUTHORITY: [&str; 5] = ["name", "admin", "position", "population", "note"];

/// One field of two records.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// Its word.
    pub field: &'static str,
    /// What each says.
    pub values: [Value; 2],
    /// What may be picked; one alone where there is nothing to choose.
    pub picks: Vec<Pick>,
    /// What is proposed.
    pub proposed: Pick,
    /// The parties whose word decides, when that is why there is nothing to choose.
    pub said_by: Vec<String>,
}

/// What a person chose.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// The record that stays.
    pub stays: Option<PublicId>,
    /// By field; what is not named is as proposed.
    pub picks: BTreeMap<String, Pick>,
    /// The places of the doubts that are kept, of both records one after the other; nothing chosen keeps all.
    pub doubts: Option<BTreeSet<usize>>,
}

impl Compared {
    /// What is kept: what was chosen, where it may be, or else what is proposed.
    pub fn pick(&self, choice: &Choice) -> Pick {
        let chosen = choice.picks.get(self.field).copied();
        chosen.filter(|pick| self.picks.contains(pick)).unwrap_or(self.proposed)
    }

    /// Whether the two say different things.
    pub fn differs(&self) -> bool {
        self.values[0] != self.values[1]
    }
}

/// How a field of two records is weighed: who verified last, which is more precise, whose source is older.
struct Scales<'s> {
    verified: [Option<i64>; 2],
    precise: Ordering,
    oldest: [Option<&'s str>; 2],
}

impl Scales<'_> {
    fn heavier(&self) -> Pick {
        let [one, other] = self.verified;
        let source = |at: usize| self.oldest[at].unwrap_or("9999");
        let first = other.cmp(&one).then(self.precise.reverse()).then(source(0).cmp(source(1)));
        if first == Ordering::Greater { Pick::Other } else { Pick::One }
    }
}

/// The fields of two records, side by side.
pub fn fields(one: &Record, other: &Record) -> Vec<Compared> {
    match (&one.what, &other.what) {
        (What::Link(one), What::Link(other)) => of_links(one, other),
        (What::Authority(one), What::Authority(other)) => of_authorities(&one.row, &other.row),
        _ => Vec::new(),
    }
}

fn parties(version: &Version) -> Value {
    json!(version.parties.iter().map(|party| party.id.as_str()).collect::<Vec<_>>())
}

fn of_links(one: &Link, other: &Link) -> Vec<Compared> {
    let sides = [one, other];
    let values = sides.map(|side| parties(&side.version));
    let scales = scales(sides, None, &values);
    let differ = values[0] != values[1];
    let mut all = vec![Compared {
        field: "parties",
        picks: if differ { Pick::ALL.to_vec() } else { vec![Pick::One] },
        proposed: if differ { scales.heavier() } else { Pick::One },
        said_by: Vec::new(),
        values,
    }];
    all.extend(Field::ALL.iter().map(|field| of_link(sides, *field)));
    all
}

fn scales<'s>(sides: [&'s Link; 2], field: Option<Field>, values: &[Value; 2]) -> Scales<'s> {
    let verified = sides.map(|side| {
        let stated = side.version.statements.iter().filter(|said| field.is_none_or(|field| said.field == field));
        let confirmed = side.version.confirmed.as_ref().map(|(at, _)| at.0);
        stated.map(|said| said.at.0).max().or(confirmed)
    });
    Scales { verified, precise: precision(&values[0]).cmp(&precision(&values[1])), oldest: sides.map(Link::oldest) }
}

/// The more of a thing is said, the greater.
fn precision(value: &Value) -> usize {
    match value {
        Value::String(text) => PartialDate::parse(text).map_or(1, |_| text.len()),
        Value::Array(all) => all.len(),
        Value::Object(texts) => texts.len(),
        _ => 0,
    }
}

fn of_link(sides: [&Link; 2], field: Field) -> Compared {
    let values = sides.map(|side| side.version.facts.value(field));
    let code = field.code();
    let only = |pick: Pick, said_by: Vec<String>| Compared {
        field: code,
        values: values.clone(),
        picks: vec![pick],
        proposed: pick,
        said_by,
    };
    if values[0] == values[1] {
        return only(Pick::One, Vec::new());
    }
    let standing = standing(sides, field);
    if let Some(first) = standing.first().filter(|first| standing.iter().all(|said| said.value == first.value)) {
        // Where every party that spoke says the same, nobody chooses otherwise.
        let who = || standing.iter().map(|said| said.organisation_name.clone()).collect();
        match values.iter().position(|value| *value == first.value) {
            Some(0) => return only(Pick::One, who()),
            Some(_) => return only(Pick::Other, who()),
            None => {}
        }
    }
    match (values[0].is_null(), values[1].is_null()) {
        (true, false) => return only(Pick::Other, Vec::new()),
        (false, true) => return only(Pick::One, Vec::new()),
        _ => {}
    }
    let scales = scales(sides, Some(field), &values);
    let unverified = scales.verified == [None, None];
    let together = field == Field::Themes;
    let picks = if together { Pick::ALL.to_vec() } else { vec![Pick::One, Pick::Other] };
    let proposed = if together && unverified { Pick::Both } else { scales.heavier() };
    Compared { field: code, values, picks, proposed, said_by: Vec::new() }
}

/// What each party says of a field in either record: the last that it said.
fn standing(sides: [&Link; 2], field: Field) -> Vec<Statement> {
    let all = sides.iter().flat_map(|side| &side.version.statements).filter(|said| said.field == field);
    let mut all: Vec<Statement> = all.cloned().collect();
    all.sort_by_key(|said| said.at);
    let mut standing: Vec<Statement> = Vec::new();
    for said in all {
        standing.retain(|before| before.authority != said.authority);
        standing.push(said);
    }
    standing
}

/// What the record says of a link once it is one.
pub fn facts(sides: [&Link; 2], compared: &[Compared], choice: &Choice) -> Facts {
    let mut facts = Facts::default();
    for field in Field::ALL {
        let Some(one) = compared.iter().find(|one| one.field == field.code()) else { continue };
        match one.pick(choice) {
            Pick::One => facts.set(*field, &one.values[0]),
            Pick::Other => facts.set(*field, &one.values[1]),
            Pick::Both => {
                facts.themes = sides.iter().flat_map(|side| side.version.facts.themes.iter().cloned()).collect();
            }
        }
    }
    facts
}

/// What a row says of a field that may take several columns.
pub fn value_of(row: &Row, field: &str) -> Value {
    let column = |name: &str| row.get(name).cloned().unwrap_or_default();
    match field {
        "position" if column("lat").is_null() => Value::Null,
        "position" => json!([column("lat"), column("lon"), column("precision")]),
        "population" if column("population").is_null() => Value::Null,
        "population" => json!([column("population"), column("population_year"), column("population_source")]),
        "note" => column("note").as_str().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default(),
        name => column(name),
    }
}

fn of_authorities(one: &Row, other: &Row) -> Vec<Compared> {
    let rows = [one, other];
    let text = |row: &Row, column: &str| row.get(column).and_then(Value::as_str).map(str::to_owned);
    let known = rows.map(|row| row.get("geonames").is_some_and(|number| !number.is_null()));
    let exact = rows.map(|row| text(row, "precision").is_some_and(|word| word != "approximate" && word != "unknown"));
    let compare = |field: &'static str| {
        let values = rows.map(|row| value_of(row, field));
        let only = match (values[0].is_null(), values[1].is_null()) {
            _ if values[0] == values[1] => Some(Pick::One),
            (true, false) => Some(Pick::Other),
            (false, true) => Some(Pick::One),
            _ => None,
        };
        let better = |first: bool, second: bool| if second && !first { Pick::Other } else { Pick::One };
        let proposed = match field {
            "position" if exact[0] != exact[1] => better(exact[0], exact[1]),
            _ => better(known[0], known[1]),
        };
        Compared {
            field,
            values,
            picks: only.map_or_else(|| vec![Pick::One, Pick::Other], |pick| vec![pick]),
            proposed: only.unwrap_or(proposed),
            said_by: Vec::new(),
        }
    };
    OF_AUTHORITY.into_iter().map(compare).collect()
}

/// The record that is proposed to stay: of two links the verified one, then the one that more sources name; of two authorities
/// the one that the official code, then the gazetteer knows, then the one with more links.
pub fn proposed(one: &Record, other: &Record) -> PublicId {
    let weight = |record: &Record| match &record.what {
        What::Link(link) => (link.version.confirmed.as_ref().map_or(0, |(at, _)| at.0), link.sources.len(), 0),
        What::Authority(authority) => {
            let known = authority.row.get("geonames").is_some_and(|number| !number.is_null());
            let rank = if authority.official { 2 } else { i64::from(known) };
            (rank, authority.members, authority.links.len())
        }
    };
    if weight(other) > weight(one) { other.id().clone() } else { one.id().clone() }
}
