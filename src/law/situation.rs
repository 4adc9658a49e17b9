//! What the law is asked about: two authorities, what they do, their papers, payments and trips. Every field may be left out.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use utoipa::{PartialSchema as _, ToSchema};

use crate::kernel::{Date, Euros, record, words};

words!(
    /// What a French authority is.
    AuthorityKind { Commune, Epci, Department, Region, Syndicate, MetropolitanPole, OverseasCollectivity }
);
words!(
    /// A public service with a budget of its own, or a part of it.
    Service { Water, Sanitation, Electricity, Gas, Waste, Mobility }
);
words!(
    /// What stands on the other side.
    PartnerKind { LocalAuthority, Grouping, Association, InternationalOrganisation, State, Other }
);
words!(
    /// The form that an action takes.
    Form {
        Twinning, Cooperation, Subsidy, EmergencyAid, StateFund, CallForProjects, Visit, Network, CrossBorderBody,
        OverseasCooperation,
    }
);
words!(
    /// The cases in which an agreement with a State is possible.
    StateCase { Law, EarlierAgreement, RegionalProgramme, CrossBorderGrouping, None }
);
words!(
    /// A paper.
    ActKind {
        Agreement, Charter, Declaration, LetterOfIntent, Amendment, SubsidyAgreement, SpecialMandate, TravelOrder,
        Resolution,
    }
);
words!(
    /// How an act was published.
    Published { Online, Posted, Paper, None }
);
words!(
    /// The budget that pays.
    Line { General, Water, Energy, Waste, Mobility }
);
words!(
    /// Under which of the three cases of the one per cent schemes something is paid.
    Mode { Agreement, Emergency, Solidarity }
);
words!(
    /// A budget that has a one per cent scheme.
    BudgetService { Water, Energy, Waste, Mobility }
);
words!(
    /// Who receives a subsidy.
    PayeeKind { Association, Company, Public, Abroad }
);
words!(
    /// Who travels.
    Traveller { Elected, Staff, Other }
);
words!(
    /// Who decided a trip.
    Decided { Council, Mayor }
);
words!(
    /// The colour of the advice to travellers.
    Advice { Green, Yellow, Orange, Red }
);

record!(
    /// The French authority that acts.
    Authority {
        /// Its public identifier: `fr-commune-62667`.
        id: String,
        /// What it is.
        kind: AuthorityKind,
        /// An intercommunal body that levies taxes of its own.
        own_tax: bool,
        /// Its inhabitants.
        population: u32,
        /// It lies overseas.
        overseas: bool,
        /// The services it is in charge of.
        services: Vec<Service>,
        /// Its statutes cover the action.
        statutes_cover: bool,
        /// The council delegated special mandates to the mayor.
        mandates_delegated: bool,
    }
);
record!(
    /// The partner abroad.
    Partner {
        /// What it is.
        kind: PartnerKind,
        /// Its country, ISO 3166-1 alpha-2: `CM`.
        country: String,
        /// Its name.
        name: String,
        /// The State, region or situation that it says it belongs to, when that is not simply its country.
        place: String,
        /// When it was looked for in the lists of sanctions.
        sanctions_screened_on: Date,
        /// It was found there.
        sanctions_hit: bool,
        /// Its own law lets it conclude an agreement.
        can_contract: bool,
        /// When its own State approved.
        home_approval_on: Date,
    }
);
record!(
    /// A body under foreign law that the authority joins.
    ForeignBody {
        /// When the prefect of the region allowed it.
        prefect_order_on: Date,
        /// An agreement sets duration, finance and control.
        agreement: bool,
        /// The French share, in per cent.
        french_share: u32,
        /// Its certified accounts are annexed to the budget.
        accounts_annexed: bool,
    }
);
record!(
    /// What they do together.
    Action {
        /// Its form.
        form: Form,
        /// Its themes, in the words of the list of themes.
        themes: Vec<String>,
        /// The sustainable development goals it serves, 1 to 17.
        sdgs: Vec<u8>,
        /// Its first day.
        started_on: Date,
        /// The budget holds credits for it.
        credits_voted: bool,
        /// It spends over several years.
        multi_year: bool,
        /// The commitment over several years was voted.
        commitment_authorised: bool,
        /// It bears on an armed or political conflict.
        conflict: bool,
        /// It takes sides in that conflict.
        takes_sides: bool,
        /// Its money may serve the humanitarian or cooperation activity alone.
        earmarked: bool,
        /// The case under which an agreement with a State would be concluded.
        state_case: StateCase,
        /// When the representative of the State authorised that agreement.
        state_authorised_on: Date,
        /// A body under foreign law that is joined.
        foreign_body: ForeignBody,
        /// It asks the ministry for a grant.
        state_cofinancing: bool,
        /// The authority spent on development aid last year.
        oda_spending_last_year: bool,
        /// When this year's declaration of development aid was made.
        declared_on: Date,
        /// The reports of all earlier grants were handed in.
        earlier_reports_filed: bool,
        /// It holds data about persons.
        personal_data: bool,
        /// Those persons were told.
        data_notice: bool,
        /// Such data leave the European Union.
        transfer_outside_eu: bool,
    }
);
record!(
    /// A paper with its dates.
    Act {
        /// What it is.
        kind: ActKind,
        /// Its title.
        title: String,
        /// When the council voted it.
        voted_on: Date,
        /// When it was signed.
        signed_on: Date,
        /// When it was sent to the representative of the State.
        transmitted_on: Date,
        /// When that was acknowledged.
        acknowledged_on: Date,
        /// When it was published.
        published_on: Date,
        /// Its object.
        object: String,
        /// The forecast amount of what the parties commit; 0 may be stated.
        amount: Euros,
        /// Its languages: `fr`, `ar`.
        languages: Vec<String>,
        /// The language that prevails.
        prevailing_language: String,
        /// Those who sign are named with their capacity.
        signatories_named: bool,
        /// It was sent electronically.
        electronic: bool,
        /// How it was published.
        published_as: Published,
    }
);
record!(
    /// A payment.
    Payment {
        /// When.
        paid_on: Date,
        /// How much.
        amount: Euros,
        /// From which budget.
        budget: Line,
        /// Under which case.
        mode: Mode,
        /// For what: `water`.
        theme: String,
    }
);
record!(
    /// A budget of a year.
    Budget {
        /// Its service.
        service: BudgetService,
        /// The year.
        year: u16,
        /// The resources allocated to it.
        resources: Euros,
        /// The mobility payment among them.
        mobility_payment: Euros,
    }
);
record!(
    /// A subsidy to somebody who is no local authority.
    Subsidy {
        /// Who receives it.
        payee_kind: PayeeKind,
        /// The amount of the year.
        amount: Euros,
        /// When the written agreement was signed.
        agreement_signed_on: Date,
        /// When it was decided.
        decided_on: Date,
        /// When its essential data were published.
        published_on: Date,
        /// The beneficiary signed the republican commitment.
        republican_commitment: bool,
        /// The last day of the beneficiary's year.
        year_end: Date,
        /// When its financial report was received.
        report_received_on: Date,
        /// All public aid that it received in the year.
        public_aid_year: Euros,
        /// It has an auditor.
        auditor: bool,
        /// An elected representative sits on its board.
        elected_on_board: bool,
        /// That representative took part in the vote.
        elected_voted: bool,
    }
);
record!(
    /// A trip.
    Trip {
        /// Who travels.
        traveller: Traveller,
        /// The decision names them.
        named: bool,
        /// Why.
        object: String,
        /// When the special mandate was voted or decided.
        voted_on: Date,
        /// By whom.
        decided_by: Decided,
        /// The first day.
        left_on: Date,
        /// The last day.
        returned_on: Date,
        /// When the travel order was signed.
        order_on: Date,
        /// The colour of the advice to travellers on the day of the decision.
        advice: Advice,
        /// The employer decided knowing it.
        employer_decided: bool,
    }
);

/// What the law is asked about.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Situation {
    /// The French authority that acts.
    #[schema(inline)]
    pub authority: Authority,
    /// The partner abroad.
    #[schema(inline)]
    pub partner: Partner,
    /// What they do together.
    #[schema(inline)]
    pub action: Action,
    /// A subsidy to somebody who is no local authority.
    #[schema(inline)]
    pub subsidy: Subsidy,
    /// Their papers; an empty list says that there are none, no list that nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(inline)]
    pub acts: Option<Vec<Act>>,
    /// Payments.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(inline)]
    pub payments: Option<Vec<Payment>>,
    /// Budgets of services.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(inline)]
    pub budgets: Option<Vec<Budget>>,
    /// Trips.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(inline)]
    pub trips: Option<Vec<Trip>>,
}

/// The JSON Schema (2020-12) of a situation.
pub fn schema() -> Value {
    let mut schema = serde_json::to_value(Situation::schema()).unwrap_or_default();
    if let Some(object) = schema.as_object_mut() {
        object.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
        object.insert("title".into(), json!("Situation"));
    }
    schema
}

/// The most items of a list that are looked at: each is asked of each rule.
const MOST: usize = 200;

impl Situation {
    /// Reads a situation from JSON.
    ///
    /// Errors: what is not understood, in one sentence; a list of more than 200 items.
    pub fn parse(text: &str) -> Result<Self, String> {
        let read: Self = serde_json::from_str(text).map_err(|why| why.to_string())?;
        let lengths = [
            ("acts", read.acts.as_ref().map_or(0, Vec::len)),
            ("payments", read.payments.as_ref().map_or(0, Vec::len)),
            ("budgets", read.budgets.as_ref().map_or(0, Vec::len)),
            ("trips", read.trips.as_ref().map_or(0, Vec::len)),
        ];
        match lengths.iter().find(|(_, length)| *length > MOST) {
            Some((list, length)) => Err(format!("{list}: {length} items; at most {MOST} are looked at")),
            None => Ok(read),
        }
    }

    /// What conditions see: amounts in cents, what was not said left out, and to each budget what was spent from it.
    pub fn values(&self) -> Map<String, Value> {
        let Ok(Value::Object(mut values)) = serde_json::to_value(self) else { return Map::new() };
        if let (Some(payments), Some(Value::Array(budgets))) = (&self.payments, values.get_mut("budgets")) {
            for (budget, told) in budgets.iter_mut().zip(self.budgets.iter().flatten()) {
                if let (Some(spent), Value::Object(budget)) = (spent(told, payments), budget) {
                    budget.insert("spent".into(), json!(spent));
                }
            }
        }
        values
    }
}

/// The sum in cents of what was paid from a budget in its year; nothing when a payment does not say enough.
fn spent(budget: &Budget, payments: &[Payment]) -> Option<i64> {
    let (service, year) = (budget.service?, budget.year?);
    let mut sum = 0;
    for payment in payments {
        let from = match payment.budget? {
            Line::General => continue,
            Line::Water => BudgetService::Water,
            Line::Energy => BudgetService::Energy,
            Line::Waste => BudgetService::Waste,
            Line::Mobility => BudgetService::Mobility,
        };
        if from == service && payment.paid_on.as_ref()?.as_str().starts_with(&format!("{year:04}-")) {
            sum += payment.amount?.cents();
        }
    }
    Some(sum)
}
