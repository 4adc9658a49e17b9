//! A project as somebody sketches it before asking for money: who, with whom, what, how much. Every field may be left out.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::{PartialSchema as _, ToSchema};

use super::model::{ApplicantKind, Paper, PartnerKind, Precondition};
use crate::kernel::{Date, Euros, record};
use crate::partnerships::themes;

record!(
    /// Who applies.
    Applicant {
        /// What it is.
        kind: ApplicantKind,
        /// Its country, ISO 3166-1 alpha-2; France when it is left out.
        country: String,
        /// Its French region, by its code: `32`.
        region: String,
        /// Its French department, by its code: `62`.
        department: String,
        /// Its inhabitants.
        population: u32,
        /// For a grouping: how many authorities it brings together.
        members: u32,
    }
);
record!(
    /// A partner abroad.
    Partner {
        /// What it is.
        kind: PartnerKind,
        /// Its name.
        name: String,
        /// Its country, ISO 3166-1 alpha-2: `BJ`.
        country: String,
        /// The part of that country, ISO 3166-2: `CA-QC`.
        subdivision: String,
        /// The part of the budget that is spent with it.
        share: Euros,
    }
);
record!(
    /// What they do.
    Action {
        /// The themes, in the words of the list of themes.
        themes: Vec<String>,
        /// The first day.
        starts_on: Date,
        /// How many months it lasts.
        months: u32,
        /// How many people take part.
        participants: u32,
        /// How many of them are invited from abroad.
        invited: u32,
    }
);
record!(
    /// The money, in euros.
    Money {
        /// All that the project costs, what is given in kind included.
        budget: Euros,
        /// What the applicant pays.
        own_cash: Euros,
        /// What the applicant gives in kind: work, rooms, equipment.
        own_in_kind: Euros,
        /// What is asked of the funder.
        asked: Euros,
    }
);
record!(
    /// What is so already.
    Preconditions {
        /// This year's declaration of development aid was made.
        oda_declared: bool,
        /// The reports of all earlier grants were handed in.
        reports_filed: bool,
        /// The sheet in the atlas of the State is up to date.
        atlas_up_to_date: bool,
        /// The label that the programme asks for was given.
        labelled: bool,
        /// The applicant, or its partner, is a member of the funder's association.
        member: bool,
        /// The project is not part of a decentralised cooperation.
        outside_cooperation: bool,
    }
);

impl Preconditions {
    /// Whether one of them is so, when it was said; and its path.
    pub fn said(&self, one: Precondition) -> (Option<bool>, &'static str) {
        match one {
            Precondition::OdaDeclared => (self.oda_declared, "preconditions.oda_declared"),
            Precondition::ReportsFiled => (self.reports_filed, "preconditions.reports_filed"),
            Precondition::AtlasUpToDate => (self.atlas_up_to_date, "preconditions.atlas_up_to_date"),
            Precondition::Labelled => (self.labelled, "preconditions.labelled"),
            Precondition::Member => (self.member, "preconditions.member"),
            Precondition::OutsideCooperation => (self.outside_cooperation, "preconditions.outside_cooperation"),
        }
    }
}

/// What a call is asked about.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Sketch {
    /// Who applies.
    #[schema(inline)]
    pub applicant: Applicant,
    /// The partners abroad; an empty list says that there are none, no list that nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(inline)]
    pub partners: Option<Vec<Partner>>,
    /// What they do.
    #[schema(inline)]
    pub action: Action,
    /// The money.
    #[schema(inline)]
    pub money: Money,
    /// The papers that are there; an empty list says that there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(inline)]
    pub papers: Option<Vec<Paper>>,
    /// What is so already.
    #[schema(inline)]
    pub preconditions: Preconditions,
}

/// The JSON Schema (2020-12) of a sketch.
pub fn schema() -> Value {
    let mut schema = serde_json::to_value(Sketch::schema()).unwrap_or_default();
    if let Some(object) = schema.as_object_mut() {
        object.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
        object.insert("title".into(), json!("Sketch"));
    }
    schema
}

/// The most partners that are looked at.
const MOST: usize = 50;

impl Sketch {
    /// Reads a sketch from JSON.
    ///
    /// Errors: what is not understood, in one sentence; more than 50 partners; a country or a theme that does not exist.
    pub fn parse(text: &str) -> Result<Self, String> {
        let read: Self = serde_json::from_str(text).map_err(|why| why.to_string())?;
        let partners = read.partners.as_deref().unwrap_or_default();
        if partners.len() > MOST {
            return Err(format!("partners: {} items; at most {MOST} are looked at", partners.len()));
        }
        let countries =
            partners.iter().flat_map(|one| [&one.country, &one.subdivision]).chain([&read.applicant.country]);
        if let Some(wrong) = countries.flatten().find(|place| !super::countries::exists(place)) {
            return Err(format!("“{wrong}” is no country of ISO 3166-1, in capitals, nor a part of one"));
        }
        let unknown = |code: &&String| themes().iter().all(|theme| theme.code != **code);
        if let Some(wrong) = read.action.themes.iter().flatten().find(unknown) {
            return Err(format!("action.themes: there is no theme “{wrong}”"));
        }
        Ok(read)
    }
}
