//! The facts that a paper may hold: which there are, what each is, and where they are asked for. What means something else
//! in another paper is another fact: the signature of an agreement, that of the resolution which approves it.

use super::model::Kind;

/// Where a fact is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    PartyA,
    PartyB,
    Subject,
    Work,
    Money,
    Life,
    Sitting,
    Journey,
    Payee,
    Signing,
}

impl Group {
    /// Every group, in the order in which people meet them.
    pub const ALL: [Self; 10] = [
        Self::PartyA,
        Self::PartyB,
        Self::Subject,
        Self::Work,
        Self::Money,
        Self::Life,
        Self::Sitting,
        Self::Journey,
        Self::Payee,
        Self::Signing,
    ];

    /// The end of its key among the texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::PartyA => "party-a",
            Self::PartyB => "party-b",
            Self::Subject => "subject",
            Self::Work => "work",
            Self::Money => "money",
            Self::Life => "life",
            Self::Sitting => "sitting",
            Self::Journey => "journey",
            Self::Payee => "payee",
            Self::Signing => "signing",
        }
    }
}

/// What a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A line that reads the same in every language: a name, a number of registration.
    Line,
    /// A line in the words of each language: a capacity.
    Words,
    /// Text of any length in the words of each language.
    Prose,
    /// A day.
    Day,
    /// Euros.
    Money,
    /// A whole number between two, both included.
    Number {
        /// The least that makes sense.
        least: u32,
        /// The most that makes sense.
        most: u32,
    },
    /// A country, ISO 3166-1 alpha-2.
    Country,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// One of the languages of the paper.
    Language,
}

impl Type {
    /// The most characters that it may have in one language: prose as many as a text of a document, the rest a few lines.
    pub fn longest(self) -> usize {
        if self == Self::Prose { 50_000 } else { 1_000 }
    }

    /// It is said in each language of the paper.
    pub fn is_translated(self) -> bool {
        matches!(self, Self::Words | Self::Prose)
    }
}

/// A fact that a paper may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// `party_a.name`; in conditions and texts after `doc.`.
    pub path: &'static str,
    /// Where it is asked for.
    pub group: Group,
    /// What it is.
    pub of: Type,
}

impl Field {
    /// The end of its key among the texts: `party-name` of either party, `amount-a`.
    pub fn code(&self) -> String {
        let plain = self.path.replace("party_a.", "party.").replace("party_b.", "party.");
        plain.replace(['_', '.'], "-")
    }

    /// Whether it is said of one paper alone: of its vote, its signature, its sitting, its journey, its payee. Another paper that
    /// is written from the same facts has its own.
    pub fn is_of_one_paper(&self) -> bool {
        match self.group {
            Group::Sitting => self.path != "members_in_office",
            Group::Journey | Group::Payee => true,
            _ => OF_ONE_PAPER.contains(&self.path),
        }
    }

    /// Whether it is asked for before the rest in a kind of paper, which says little without it.
    pub fn is_first(&self, kind: Kind) -> bool {
        match self.path {
            "amends" => matches!(kind, Kind::Amendment | Kind::Termination),
            "new_amount" => kind == Kind::Amendment,
            "themes" => kind != Kind::Resolution,
            "commitments_a" => kind == Kind::LetterOfIntent,
            path => FIRST.contains(&path),
        }
    }

    /// The field of a path.
    pub fn named(path: &str) -> Option<&'static Self> {
        FIELDS.iter().find(|field| field.path == path)
    }
}

/// What a party may be; the French ones first.
pub const KINDS: &[&str] = &[
    "commune",
    "epci",
    "department",
    "region",
    "syndicate",
    "metropolitan_pole",
    "overseas_collectivity",
    "local_authority",
    "grouping",
    "association",
    "international_organisation",
    "state",
    "other",
];
/// How many of them are French.
pub const FRENCH_KINDS: usize = 7;

const RENEWALS: &[&str] = &["express", "tacit"];
const COSTS: &[&str] = &["actual", "lump_sum"];

/// What is said of one paper alone, beside its sitting, its journey and its payee.
const OF_ONE_PAPER: &[&str] = &[
    "party_a.resolution_number",
    "party_a.resolution_on",
    "party_b.resolution_number",
    "party_b.resolution_on",
    "amends",
    "new_amount",
    "new_amount_a",
    "new_amount_b",
    "annex",
    "signed_on",
];

/// What a paper says little without.
const FIRST: &[&str] = &[
    "party_a.name",
    "party_a.kind",
    "party_a.legal_form",
    "party_a.country",
    "party_a.representative",
    "party_a.capacity",
    "party_b.name",
    "party_b.kind",
    "party_b.legal_form",
    "party_b.country",
    "party_b.representative",
    "party_b.capacity",
    "approved_text",
    "changes",
    "object",
    "settlement",
    "amount",
    "amount_a",
    "amount_b",
    "payments",
    "duration_years",
    "ended_on",
    "notice_days",
    "reference",
    "session_on",
    "members_in_office",
    "traveller_name",
    "traveller_function",
    "purpose",
    "destination",
    "leaves_on",
    "returns_on",
    "costs",
    "trip_estimate",
    "payee",
    "payee_representative",
    "subsidy_amount",
    "subsidy_starts_on",
    "subsidy_years",
    "prevailing_language",
    "originals",
];

const fn field(path: &'static str, group: Group, of: Type) -> Field {
    Field { path, group, of }
}

const fn number(path: &'static str, group: Group, [least, most]: [u32; 2]) -> Field {
    Field { path, group, of: Type::Number { least, most } }
}

/// The largest council that there may be.
const COUNCIL: u32 = 500;

/// Every fact, in the order in which it is asked for.
pub const FIELDS: [Field; 101] = [
    field("party_a.name", Group::PartyA, Type::Words),
    field("party_a.kind", Group::PartyA, Type::Choice(KINDS)),
    field("party_a.legal_form", Group::PartyA, Type::Words),
    field("party_a.seat", Group::PartyA, Type::Words),
    field("party_a.country", Group::PartyA, Type::Country),
    field("party_a.identifier", Group::PartyA, Type::Line),
    field("party_a.representative", Group::PartyA, Type::Line),
    field("party_a.capacity", Group::PartyA, Type::Words),
    field("party_a.resolution_number", Group::PartyA, Type::Line),
    field("party_a.resolution_on", Group::PartyA, Type::Day),
    field("party_b.name", Group::PartyB, Type::Words),
    field("party_b.kind", Group::PartyB, Type::Choice(KINDS)),
    field("party_b.legal_form", Group::PartyB, Type::Words),
    field("party_b.seat", Group::PartyB, Type::Words),
    field("party_b.country", Group::PartyB, Type::Country),
    field("party_b.identifier", Group::PartyB, Type::Line),
    field("party_b.representative", Group::PartyB, Type::Line),
    field("party_b.capacity", Group::PartyB, Type::Words),
    field("party_b.resolution_number", Group::PartyB, Type::Line),
    field("party_b.resolution_on", Group::PartyB, Type::Day),
    field("approved_text", Group::Subject, Type::Words),
    field("amends", Group::Subject, Type::Words),
    field("changes", Group::Subject, Type::Prose),
    field("object", Group::Subject, Type::Prose),
    field("context", Group::Subject, Type::Prose),
    field("need", Group::Subject, Type::Prose),
    field("reason", Group::Subject, Type::Prose),
    field("themes", Group::Subject, Type::Words),
    field("territory", Group::Subject, Type::Words),
    field("beneficiaries", Group::Subject, Type::Prose),
    field("objectives", Group::Subject, Type::Prose),
    field("results", Group::Subject, Type::Prose),
    field("settlement", Group::Subject, Type::Prose),
    field("commitments_a", Group::Work, Type::Prose),
    field("commitments_b", Group::Work, Type::Prose),
    field("operators", Group::Work, Type::Words),
    field("committee", Group::Work, Type::Prose),
    number("meetings_a_year", Group::Work, [1, 52]),
    field("focal_a", Group::Work, Type::Words),
    field("focal_b", Group::Work, Type::Words),
    field("missions", Group::Work, Type::Prose),
    field("communication", Group::Work, Type::Prose),
    field("evaluation", Group::Work, Type::Prose),
    field("amount", Group::Money, Type::Money),
    field("amount_a", Group::Money, Type::Money),
    field("amount_b", Group::Money, Type::Money),
    field("year_amount", Group::Money, Type::Money),
    field("new_amount", Group::Money, Type::Money),
    field("new_amount_a", Group::Money, Type::Money),
    field("new_amount_b", Group::Money, Type::Money),
    field("balance", Group::Money, Type::Money),
    field("schedule", Group::Money, Type::Prose),
    field("budget_line", Group::Money, Type::Line),
    field("payments", Group::Money, Type::Prose),
    number("duration_years", Group::Life, [1, 30]),
    field("starts_on", Group::Life, Type::Day),
    field("ended_on", Group::Life, Type::Day),
    field("renewal", Group::Life, Type::Choice(RENEWALS)),
    number("notice_days", Group::Life, [1, 730]),
    field("report_due", Group::Life, Type::Words),
    field("reference", Group::Sitting, Type::Line),
    field("session_on", Group::Sitting, Type::Day),
    number("members_in_office", Group::Sitting, [1, COUNCIL]),
    number("members_present", Group::Sitting, [0, COUNCIL]),
    field("members_absent", Group::Sitting, Type::Prose),
    field("proxies", Group::Sitting, Type::Prose),
    number("members_voting", Group::Sitting, [0, COUNCIL]),
    field("secretary", Group::Sitting, Type::Line),
    field("rapporteur", Group::Sitting, Type::Line),
    number("votes_for", Group::Sitting, [0, COUNCIL]),
    number("votes_against", Group::Sitting, [0, COUNCIL]),
    number("abstentions", Group::Sitting, [0, COUNCIL]),
    field("act_signed_on", Group::Sitting, Type::Day),
    field("traveller_name", Group::Journey, Type::Line),
    field("traveller_function", Group::Journey, Type::Words),
    field("purpose", Group::Journey, Type::Prose),
    field("destination", Group::Journey, Type::Words),
    field("leaves_on", Group::Journey, Type::Day),
    field("returns_on", Group::Journey, Type::Day),
    field("transport", Group::Journey, Type::Words),
    field("costs", Group::Journey, Type::Choice(COSTS)),
    field("trip_estimate", Group::Journey, Type::Money),
    field("trip_line", Group::Journey, Type::Line),
    field("advice", Group::Journey, Type::Words),
    field("trip_report", Group::Journey, Type::Words),
    field("payee", Group::Payee, Type::Line),
    field("payee_seat", Group::Payee, Type::Line),
    field("payee_number", Group::Payee, Type::Line),
    field("payee_representative", Group::Payee, Type::Words),
    field("subsidy_amount", Group::Payee, Type::Money),
    field("subsidy_line", Group::Payee, Type::Line),
    field("subsidy_starts_on", Group::Payee, Type::Day),
    number("subsidy_years", Group::Payee, [1, 10]),
    number("remedy_days", Group::Payee, [1, 365]),
    field("lent", Group::Payee, Type::Prose),
    field("annex", Group::Signing, Type::Prose),
    field("prevailing_language", Group::Signing, Type::Language),
    number("originals", Group::Signing, [1, 50]),
    field("place_a", Group::Signing, Type::Words),
    field("place_b", Group::Signing, Type::Words),
    field("signed_on", Group::Signing, Type::Day),
];
