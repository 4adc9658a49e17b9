//! Programmes and calls, read and ready: what they ask for, and when they are open.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::countries::Countries;
use crate::content::{Source, Status, Words};
use crate::kernel::{Day, Timestamp, Zone, words};

words!(
    /// Who applies.
    ApplicantKind {
        Commune, Epci, Department, Region, Syndicate, MetropolitanPole, OverseasCollectivity, Grouping,
        TwinningCommittee, Association, DiasporaAssociation, Foundation, School, PublicBody, Citizens,
        ForeignAuthority, Other,
    }
);
words!(
    /// What stands on the other side.
    PartnerKind { LocalAuthority, Grouping, Association, PublicBody, State, Other }
);
words!(
    /// The class of a country: least developed, another recipient of development aid, or neither.
    Class { Ldc, Oda, NonOda }
);
words!(
    /// A paper that a call asks for.
    Paper {
        Agreement, Resolution, LetterOfIntent, BudgetByYear, Logframe, PartnerAgreement, SustainabilityGrid,
        ResultsFramework,
    }
);
words!(
    /// What must be so before one applies.
    Precondition { OdaDeclared, ReportsFiled, AtlasUpToDate, Labelled, Member, OutsideCooperation }
);

/// The word of a value in files, in JSON and at the end of keys of texts.
pub fn word(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Who may apply.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Applicants {
    /// The kinds; when there is none, no source says.
    pub kinds: Vec<ApplicantKind>,
    /// The regions, by their codes; all of France when there is none.
    pub regions: Vec<String>,
    /// Only in the basin of the agency.
    pub basin: bool,
    /// For a grouping: how many authorities it must bring together.
    pub min_members: Option<u32>,
    /// The fewest inhabitants.
    pub min_population: Option<u32>,
    /// The most inhabitants.
    pub max_population: Option<u32>,
}

/// With whom.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Partners {
    /// The kinds; any when there is none.
    pub kinds: Vec<PartnerKind>,
    /// How many partners abroad at least.
    pub min: Option<u32>,
    /// The classes of countries; any when there is none.
    pub classes: Vec<Class>,
    /// Only these countries, or subdivisions (`CA-QC`).
    pub only: Vec<String>,
    /// All but these.
    pub except: Vec<String>,
    /// How many countries at least, that of the applicant among them.
    pub min_countries: Option<u32>,
    /// A group of countries.
    pub group: Option<String>,
    /// How many of the countries at least are of that group.
    pub min_in_group: Option<u32>,
}

/// What is done.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Action {
    /// The themes; any when there is none.
    pub themes: Vec<String>,
    /// The fewest months.
    pub min_months: Option<u32>,
    /// The most months.
    pub max_months: Option<u32>,
    /// The fewest who take part.
    pub min_participants: Option<u32>,
    /// The fewest of them who are invited.
    pub min_invited: Option<u32>,
    /// It has not begun on the day asked about.
    pub future_only: bool,
}

/// Rates by class of country, in per cent.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rates {
    /// Least developed countries.
    pub ldc: Option<u32>,
    /// Other recipients of development aid.
    pub oda: Option<u32>,
    /// Any other country.
    pub non_oda: Option<u32>,
}

impl Rates {
    /// The rate of a class.
    pub fn of(self, class: Class) -> Option<u32> {
        match class {
            Class::Ldc => self.ldc,
            Class::Oda => self.oda,
            Class::NonOda => self.non_oda,
        }
    }

    /// Each class with its rate.
    pub fn all(self) -> impl Iterator<Item = (Class, u32)> {
        let of = move |class| Some((class, self.of(class)?));
        [Class::Ldc, Class::Oda, Class::NonOda].into_iter().filter_map(of)
    }
}

/// How much: whole euros and whole per cent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Money {
    /// The currency; euros when it is left out.
    pub currency: Option<String>,
    /// The smallest grant.
    pub min: Option<u32>,
    /// The largest grant.
    pub max: Option<u32>,
    /// The largest grant of a year.
    pub max_a_year: Option<u32>,
    /// The largest budget of a project.
    pub max_budget: Option<u32>,
    /// The share of the budget that it pays at most, by class of country.
    pub rates: Rates,
    /// The same share whatever the country.
    pub rate: Option<u32>,
    /// With several countries, the share of the whole that may be asked instead of that of each part.
    pub flat_several: Option<u32>,
    /// The share of the budget that the applicant brings at least.
    pub own_share: Option<u32>,
    /// The part in kind of what the applicant brings, at most.
    pub in_kind_of_own: Option<u32>,
    /// The share of the grant that is paid after the final report.
    pub holdback: Option<u32>,
    /// The grant is a lump sum, whatever is spent.
    pub lump_sum: bool,
}

/// What a call asks for.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// Who.
    pub applicant: Applicants,
    /// With whom.
    pub partner: Partners,
    /// What.
    pub action: Action,
    /// How much; nothing when no source says.
    pub money: Option<Money>,
    /// Papers: one of each row.
    pub documents: Vec<Vec<Paper>>,
    /// What must be so before.
    pub preconditions: Vec<Precondition>,
    /// What a person must judge.
    pub person: Vec<Words>,
    /// By what the applications are compared.
    pub criteria: Vec<Words>,
    /// What a town should prepare.
    pub prepare: Vec<Words>,
    /// Calls that are to be asked instead, where they fit.
    pub covered_by: Vec<String>,
    /// Programmes and calls that may not be asked beside it.
    pub excludes: Vec<String>,
    /// Programmes and calls that a source says may be asked beside it.
    pub combines: Vec<String>,
    /// Nothing is received: it is the authority's own money.
    pub no_grant: bool,
}

/// Where it comes from.
#[derive(Clone, Debug)]
pub struct Sourced {
    /// The article or decision that it stands on; empty when the source alone says it.
    pub reference: String,
    /// The source.
    pub source: Source,
    /// When it was read.
    pub checked_on: Day,
    /// Whether it was compared with its source.
    pub status: Status,
}

/// Where an entry stands among the files, and between which days it holds.
#[derive(Clone, Debug)]
pub struct Place {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The first and the last day.
    pub period: [Option<Day>; 2],
}

impl Place {
    /// It holds on a day.
    pub fn holds_on(&self, on: Day) -> bool {
        let [from, to] = self.period;
        from.is_none_or(|from| from <= on) && to.is_none_or(|to| on <= to)
    }
}

/// Whether one may apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Yes, today.
    Open,
    /// Not yet.
    Announced,
    /// The days are not known, or not certain.
    ToConfirm,
    /// No longer.
    Closed,
}

impl State {
    /// Every state, in the order in which lists show them.
    pub const ALL: [Self; 4] = [Self::Open, Self::Announced, Self::ToConfirm, Self::Closed];

    /// The word in addresses and the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Announced => "announced",
            Self::ToConfirm => "to_confirm",
            Self::Closed => "closed",
        }
    }
}

/// The days of a call, in its zone.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dates {
    /// When it was published.
    pub published: Option<Day>,
    /// The first day.
    pub opens: Option<Day>,
    /// The last day.
    pub closes: Option<Day>,
    /// The year that it is of.
    pub year: Option<u16>,
    /// Its zone.
    pub zone: Zone,
    /// Its days were announced as not certain.
    pub to_confirm: bool,
    /// One applies all year round.
    pub rolling: bool,
}

impl Dates {
    /// Whether one may apply on a day of the zone.
    pub fn state(&self, on: Day) -> State {
        let over = self.year.and_then(|year| Day::parse(&format!("{year:04}-12-31")));
        let term = self.closes.or(over);
        match (self.opens, self.closes) {
            _ if term.is_some_and(|last| last < on) => State::Closed,
            _ if self.rolling => State::Open,
            _ if self.to_confirm => State::ToConfirm,
            (Some(first), _) if on < first => State::Announced,
            (Some(_), Some(_)) => State::Open,
            _ => State::ToConfirm,
        }
    }
}

/// The day of a question: a day of the calendar, the same in every zone, or an instant.
#[derive(Clone, Copy, Debug)]
pub enum When {
    /// A day.
    Day(Day),
    /// An instant.
    Now(Timestamp),
}

impl When {
    /// The day that it is in a zone.
    pub fn day(self, zone: Zone) -> Day {
        match self {
            Self::Day(day) => day,
            Self::Now(at) => zone.day(at),
        }
    }
}

/// A programme.
#[derive(Clone, Debug)]
pub struct Programme {
    /// `F01`.
    pub id: String,
    /// Its name.
    pub name: Words,
    /// Who pays.
    pub funder: Words,
    /// What it is.
    pub summary: Words,
    /// What is to be known besides.
    pub note: Option<Words>,
    /// Where that comes from.
    pub sourced: Sourced,
    /// Where it stands.
    pub place: Place,
}

/// A call, or a programme that has none that is known.
#[derive(Clone, Debug)]
pub struct Call {
    /// `F01-2025`, or `F17`.
    pub id: String,
    /// The programme.
    pub programme: String,
    /// Its name.
    pub name: Words,
    /// What is to be known besides.
    pub note: Option<Words>,
    /// Its days.
    pub dates: Dates,
    /// What it asks for.
    pub terms: Terms,
    /// Where one applies, when a source says it.
    pub apply_at: Option<String>,
    /// Where that comes from.
    pub sourced: Sourced,
    /// Where it stands.
    pub place: Place,
}

impl Call {
    /// Whether one may apply.
    pub fn state(&self, when: When) -> State {
        self.dates.state(when.day(self.dates.zone))
    }

    /// Whether a programme or a call of this name is meant: `F05` means every call of it.
    pub fn is(&self, name: &str) -> bool {
        self.id == name || self.programme == name
    }
}

/// Every programme and call that is known.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// The programmes, by their ids.
    pub programmes: Vec<Programme>,
    /// The calls, and the programmes without any.
    pub calls: Vec<Call>,
    /// The countries that they speak of.
    pub countries: Countries,
}

impl Catalogue {
    /// The calls as they stand on a day.
    pub fn on(&self, on: Day) -> impl Iterator<Item = &Call> {
        self.calls.iter().filter(move |call| call.place.holds_on(on))
    }

    /// A programme as it stands on a day.
    pub fn programme(&self, id: &str, on: Day) -> Option<&Programme> {
        self.programmes.iter().find(|programme| programme.id == id && programme.place.holds_on(on))
    }

    /// A call as it stands on a day.
    pub fn call(&self, id: &str, on: Day) -> Option<&Call> {
        self.on(on).find(|call| call.id == id)
    }
}
