//! The eight questions: what was answered, and the situation that it describes.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::kernel::{Day, Euros};
use crate::law::situation::Situation;

/// What was answered; an empty text is no answer.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Answers {
    pub kind: String,
    pub population: String,
    pub form: String,
    pub partner: String,
    pub country: String,
    pub state_case: String,
    pub budget: String,
    pub amount: String,
    pub resources: String,
    pub grant: String,
    pub act: String,
    pub voted_on: String,
    pub signed_on: String,
    pub acknowledged_on: String,
    pub traveller: String,
    pub mandate_on: String,
    pub left_on: String,
    pub conflict: String,
    pub on: String,
}

/// A field that could not be understood.
pub struct Problem {
    /// The field.
    pub field: &'static str,
    /// The end of the key of what is wrong.
    pub why: &'static str,
}

/// Words that a field may hold.
pub const KINDS: [&str; 7] =
    ["commune", "epci", "department", "region", "syndicate", "metropolitan_pole", "overseas_collectivity"];
pub const FORMS: [&str; 10] = [
    "twinning",
    "cooperation",
    "subsidy",
    "emergency_aid",
    "state_fund",
    "call_for_projects",
    "visit",
    "network",
    "cross_border_body",
    "overseas_cooperation",
];
pub const PARTNERS: [&str; 6] =
    ["local_authority", "grouping", "association", "international_organisation", "state", "other"];
pub const STATE_CASES: [&str; 5] = ["none", "law", "earlier_agreement", "regional_programme", "cross_border_grouping"];
pub const BUDGETS: [&str; 6] = ["none", "general", "water", "energy", "waste", "mobility"];
pub const ACTS: [&str; 5] = ["none", "agreement", "charter", "declaration", "letter_of_intent"];
pub const TRAVELLERS: [&str; 3] = ["none", "elected", "staff"];
pub const GRANTS: [&str; 2] = ["no", "yes"];
pub const CONFLICTS: [&str; 2] = ["no", "yes"];

impl Answers {
    /// The day whose law is asked.
    pub fn day(&self, today: Day) -> Day {
        Day::parse(self.on.trim()).unwrap_or(today)
    }

    /// The situation, and the fields that were not understood and are left out of it.
    pub fn situation(&self, on: Day) -> (Situation, Vec<Problem>) {
        let mut problems = Vec::new();
        if !self.on.trim().is_empty() && Day::parse(self.on.trim()).is_none() {
            problems.push(Problem { field: "on", why: "date" });
        }
        let mut authority = Map::new();
        word(&mut authority, "kind", &self.kind, &KINDS);
        number(&mut authority, "population", &self.population, &mut problems);
        let mut partner = Map::new();
        word(&mut partner, "kind", &self.partner, &PARTNERS);
        country(&mut partner, &self.country, &mut problems);
        let acts = self.acts(&mut problems);
        let (payments, budgets) = self.money(on, &mut problems);
        let trips = self.trips(&mut problems);
        let mut all = json!({
            "authority": authority,
            "partner": partner,
            "action": self.action(),
            "subsidy": self.subsidy(),
        });
        let lists = [("acts", acts), ("payments", payments), ("budgets", budgets), ("trips", trips)];
        for (name, list) in lists {
            if let (Some(list), Some(all)) = (list, all.as_object_mut()) {
                all.insert(name.into(), Value::Array(list));
            }
        }
        (serde_json::from_value(all).unwrap_or_default(), problems)
    }

    fn action(&self) -> Map<String, Value> {
        let mut action = Map::new();
        word(&mut action, "form", &self.form, &FORMS);
        word(&mut action, "state_case", &self.state_case, &STATE_CASES);
        if CONFLICTS.contains(&self.conflict.as_str()) {
            action.insert("conflict".into(), json!(self.conflict == "yes"));
        }
        if GRANTS.contains(&self.grant.as_str()) {
            action.insert("state_cofinancing".into(), json!(self.grant == "yes"));
        }
        action
    }

    /// The subsidy that the form speaks of. Its label says that associations receive it, unless the partner is another kind of
    /// body; what a call for projects costs is not what one association receives.
    fn subsidy(&self) -> Map<String, Value> {
        let mut subsidy = Map::new();
        let for_associations = ["subsidy", "call_for_projects"].contains(&self.form.as_str());
        if for_associations && !["international_organisation", "state", "other"].contains(&self.partner.as_str()) {
            subsidy.insert("payee_kind".into(), json!("association"));
        }
        if let (true, Some(amount)) = (self.form == "subsidy", euros(&self.amount)) {
            subsidy.insert("amount".into(), amount);
        }
        if let (true, Some(day)) = (self.signs_a_subsidy(), Day::parse(self.signed_on.trim())) {
            subsidy.insert("agreement_signed_on".into(), json!(day.to_string()));
        }
        subsidy
    }

    /// The agreement of a subsidy is one with who receives it, not with an authority abroad.
    fn signs_a_subsidy(&self) -> bool {
        self.form == "subsidy" && self.act == "agreement"
    }

    fn acts(&self, problems: &mut Vec<Problem>) -> Option<Vec<Value>> {
        if !ACTS.contains(&self.act.as_str()) {
            return None;
        }
        if self.act == "none" {
            return Some(Vec::new());
        }
        let mut act = Map::new();
        let kind = if self.signs_a_subsidy() { "subsidy_agreement" } else { self.act.as_str() };
        act.insert("kind".into(), json!(kind));
        date(&mut act, ("voted_on", "voted_on"), &self.voted_on, problems);
        date(&mut act, ("signed_on", "signed_on"), &self.signed_on, problems);
        date(&mut act, ("acknowledged_on", "acknowledged_on"), &self.acknowledged_on, problems);
        if let Some(amount) = euros(&self.amount) {
            act.insert("amount".into(), amount);
        }
        Some(vec![Value::Object(act)])
    }

    /// What a service plans to pay this year, as one payment: the ceiling is that of the year, so it is dated on the year's last
    /// day, the one on which nothing that is still to be done before a payment would come too late.
    fn money(&self, on: Day, problems: &mut Vec<Problem>) -> (Option<Vec<Value>>, Option<Vec<Value>>) {
        if !self.amount.trim().is_empty() && euros(&self.amount).is_none() {
            problems.push(Problem { field: "amount", why: "amount" });
        }
        if !self.resources.trim().is_empty() && euros(&self.resources).is_none() {
            problems.push(Problem { field: "resources", why: "amount" });
        }
        if !BUDGETS.contains(&self.budget.as_str()) {
            return (None, None);
        }
        if ["none", "general"].contains(&self.budget.as_str()) {
            return (Some(Vec::new()), Some(Vec::new()));
        }
        let year = on.to_string()[..4].parse::<u16>().unwrap_or_default();
        let mut budget = json!({ "service": self.budget, "year": year });
        let mut payment = json!({ "budget": self.budget, "paid_on": format!("{year:04}-12-31"), "theme": self.budget });
        if let (Some(resources), Some(budget)) = (euros(&self.resources), budget.as_object_mut()) {
            budget.insert("resources".into(), resources);
        }
        if let (Some(amount), Some(payment)) = (euros(&self.amount), payment.as_object_mut()) {
            payment.insert("amount".into(), amount);
        }
        (Some(vec![payment]), Some(vec![budget]))
    }

    fn trips(&self, problems: &mut Vec<Problem>) -> Option<Vec<Value>> {
        if !TRAVELLERS.contains(&self.traveller.as_str()) {
            return None;
        }
        if self.traveller == "none" {
            return Some(Vec::new());
        }
        let mut trip = Map::new();
        trip.insert("traveller".into(), json!(self.traveller));
        let decided = if self.traveller == "staff" { "order_on" } else { "voted_on" };
        date(&mut trip, ("mandate_on", decided), &self.mandate_on, problems);
        date(&mut trip, ("left_on", "left_on"), &self.left_on, problems);
        Some(vec![Value::Object(trip)])
    }
}

fn word(into: &mut Map<String, Value>, field: &str, said: &str, known: &[&str]) {
    if known.contains(&said) {
        into.insert(field.into(), json!(said));
    }
}

fn number(into: &mut Map<String, Value>, field: &'static str, said: &str, problems: &mut Vec<Problem>) {
    let plain: String = said.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    match plain.parse::<u32>() {
        Ok(number) => drop(into.insert(field.into(), json!(number))),
        Err(_) if plain.is_empty() => {}
        Err(_) => problems.push(Problem { field, why: "number" }),
    }
}

fn country(into: &mut Map<String, Value>, said: &str, problems: &mut Vec<Problem>) {
    let code = said.trim().to_uppercase();
    if reference::countries::by_iso2(&code).is_some() {
        into.insert("country".into(), json!(code));
    } else if !code.is_empty() {
        problems.push(Problem { field: "country", why: "country" });
    }
}

fn date(into: &mut Map<String, Value>, (field, named): (&'static str, &str), said: &str, problems: &mut Vec<Problem>) {
    match Day::parse(said.trim()) {
        Some(day) => drop(into.insert(named.into(), json!(day.to_string()))),
        None if said.trim().is_empty() => {}
        None => problems.push(Problem { field, why: "date" }),
    }
}

/// An amount as JSON has it, in euros.
fn euros(said: &str) -> Option<Value> {
    let amount = Euros::parse(said)?;
    serde_json::from_str(&amount.decimal()).ok()
}
