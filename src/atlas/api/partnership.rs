//! A link as JSON.

use serde::Serialize;
use utoipa::ToSchema;

use super::super::snapshot::{LinkIx, Provenance, Snapshot};
use super::super::view::address;
use crate::kernel::Locale;
use crate::partnerships::statement::Disagreement;
use crate::partnerships::themes;

/// A link between two or more local authorities.
#[derive(Serialize, ToSchema)]
pub struct PartnershipJson {
    /// Its identifier, for ever.
    #[schema(example = "pa-0123456789")]
    pub id: String,
    /// partnership, friendship, contact, project, cross_border or unknown.
    pub kind: &'static str,
    /// The source's word: twinning, cooperation …
    pub form: Option<String>,
    /// envisaged, active, dormant, suspended, ended or unknown.
    pub status: &'static str,
    /// When it began: a day, a month or a year.
    pub since: Option<String>,
    /// When it ended.
    pub until: Option<String>,
    /// Its parties, who are peers.
    pub parties: Vec<PartyJson>,
    /// Codes of themes.
    pub themes: Vec<&'static str>,
    /// Who says so.
    pub sources: Vec<SourceJson>,
    /// Whether a person should look at it.
    pub doubtful: bool,
    /// The last day on which a party confirmed it.
    pub last_confirmed_on: Option<String>,
    /// Who confirmed it.
    pub last_confirmed_by: Option<String>,
    /// How fresh that is today: confirmed (within twelve months), to_confirm, or unconfirmed (by no party, ever).
    pub freshness: &'static str,
    /// The fields of which its parties say different things, each with what each party says; empty when they agree.
    pub unsettled: Vec<UnsettledJson>,
    /// What it is, by language.
    pub summary: std::collections::BTreeMap<String, String>,
    /// How many suggestions about it wait.
    pub suggestions: usize,
    /// Its page.
    pub url: String,
}

/// A field of which the parties of a link say different things: the record keeps its value until they agree.
#[derive(Serialize, ToSchema)]
pub struct UnsettledJson {
    /// kind, form, status, since, until or themes.
    pub field: &'static str,
    /// What each party says, the oldest first.
    pub statements: Vec<StatementJson>,
}

/// What one party says of one field.
#[derive(Serialize, ToSchema)]
pub struct StatementJson {
    /// The organisation that spoke.
    pub by: String,
    /// The identifier of the party in whose name it spoke.
    pub party: String,
    /// What it says: a word, a date, a list of words; null for unknown.
    #[schema(value_type = Object)]
    pub value: serde_json::Value,
    /// The day on which it said so.
    pub on: String,
}

impl UnsettledJson {
    fn of(one: &Disagreement) -> Self {
        let said = one.statements.iter().map(|said| StatementJson {
            by: said.organisation_name.clone(),
            party: said.authority.to_string(),
            value: said.value.clone(),
            on: said.at.day(),
        });
        Self { field: one.field.code(), statements: said.collect() }
    }
}

/// A party of a link.
#[derive(Serialize, ToSchema)]
pub struct PartyJson {
    /// The authority's identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: &'static str,
    /// partner or lead.
    pub role: &'static str,
}

/// A source of a link.
#[derive(Serialize, ToSchema)]
pub struct SourceJson {
    /// Its name in French.
    pub name: String,
    /// Its address.
    pub url: Option<String>,
    /// Its licence.
    pub licence: Option<String>,
    /// When it was read: a day, a month or a year.
    pub read_on: Option<String>,
}

impl PartnershipJson {
    /// A link of the atlas.
    pub fn of(atlas: &Snapshot, ix: LinkIx, site: &str) -> Self {
        let link = atlas.link(ix);
        let party = |(ix, role): &(u32, crate::partnerships::Role)| {
            let authority = atlas.authority(*ix);
            let (id, name) = (authority.id.to_string(), authority.name.to_string());
            PartyJson { id, name, country: authority.country.iso2, role: role.code() }
        };
        let (at, by) = link.confirmed.as_ref().map(|(at, by)| (at.day(), by.to_string())).unzip();
        Self {
            id: link.id.to_string(),
            kind: link.kind.code(),
            form: link.form.as_deref().map(str::to_owned),
            status: link.status.code(),
            since: link.since.map(|date| date.to_string()),
            until: link.until.map(|date| date.to_string()),
            parties: link.parties.iter().map(party).collect(),
            themes: link.themes.iter().map(|theme| themes()[usize::from(*theme)].code.as_str()).collect(),
            sources: link.sources.iter().map(|provenance| source(atlas, provenance)).collect(),
            doubtful: !link.doubts.is_empty(),
            last_confirmed_on: at,
            last_confirmed_by: by,
            freshness: link.standing.freshness.code(),
            unsettled: link.disagreements.iter().map(UnsettledJson::of).collect(),
            summary: super::authority::texts(&link.summary),
            suggestions: atlas.waiting(&link.id),
            url: format!("{site}{}", address::link(Locale::Fr, atlas, link)),
        }
    }
}

fn source(atlas: &Snapshot, provenance: &Provenance) -> SourceJson {
    let source = &atlas.sources[usize::from(provenance.source)];
    let text = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
    let name = super::super::snapshot::text_in(&source.names, Locale::Fr).unwrap_or(&source.id);
    SourceJson {
        name: name.to_owned(),
        url: text(&provenance.url).or_else(|| text(&source.url)),
        licence: text(&source.licence),
        read_on: text(&source.read_on),
    }
}
