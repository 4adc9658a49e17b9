//! The questions of « Y avons-nous droit ? »: what was answered, and the sketch that it describes.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::funding::sketch::Sketch;
use crate::kernel::Euros;

/// What was answered; an empty text is no answer.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Answers {
    pub kind: String,
    pub department: String,
    pub partner: String,
    pub country: String,
    pub theme: String,
    pub months: String,
    pub budget: String,
    pub own_cash: String,
    pub own_in_kind: String,
    pub asked: String,
    pub participants: String,
    pub invited: String,
    pub oda_declared: String,
    pub reports_filed: String,
    pub atlas_up_to_date: String,
    /// What the button says to do.
    pub verb: String,
}

/// A field that was not understood.
pub struct Problem {
    /// The field.
    pub field: &'static str,
    /// The end of the key of what is wrong.
    pub why: &'static str,
}

impl Answers {
    /// The answers of a form or a query; whatever is not a question is left aside, and the first of two answers counts.
    pub fn read(text: &str) -> Self {
        let mut fields = Map::new();
        for (name, value) in form_urlencoded::parse(text.as_bytes()) {
            let value: String = value.chars().filter(|c| !c.is_control()).take(120).collect();
            fields.entry(name.into_owned()).or_insert(Value::String(value));
        }
        serde_json::from_value(Value::Object(fields)).unwrap_or_default()
    }

    /// Every answer with the name of its field, to be carried along.
    pub fn all(&self) -> [(&'static str, &str); 15] {
        [
            ("kind", &self.kind),
            ("department", &self.department),
            ("partner", &self.partner),
            ("country", &self.country),
            ("theme", &self.theme),
            ("months", &self.months),
            ("budget", &self.budget),
            ("own_cash", &self.own_cash),
            ("own_in_kind", &self.own_in_kind),
            ("asked", &self.asked),
            ("participants", &self.participants),
            ("invited", &self.invited),
            ("oda_declared", &self.oda_declared),
            ("reports_filed", &self.reports_filed),
            ("atlas_up_to_date", &self.atlas_up_to_date),
        ]
    }

    /// The sketch, and the fields that were not understood and are left out of it.
    pub fn sketch(&self) -> (Sketch, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut applicant = Map::new();
        word(&mut applicant, "kind", &self.kind);
        self.department(&mut applicant, &mut problems);
        let (action, money) = (self.action(&mut problems), self.money(&mut problems));
        let before = self.before();
        let mut all = json!({ "applicant": applicant, "action": action, "money": money, "preconditions": before });
        if let (Some(partner), Some(all)) = (self.partner(), all.as_object_mut()) {
            all.insert("partners".into(), json!([partner]));
        }
        // A word that is not in the list is left out with all that stands beside it: nobody chose it on the page.
        (Sketch::parse(&all.to_string()).unwrap_or_default(), problems)
    }

    fn action(&self, problems: &mut Vec<Problem>) -> Map<String, Value> {
        let mut action = Map::new();
        if !self.theme.is_empty() {
            action.insert("themes".into(), json!([self.theme]));
        }
        number(&mut action, "months", &self.months, problems);
        number(&mut action, "participants", &self.participants, problems);
        number(&mut action, "invited", &self.invited, problems);
        action
    }

    fn money(&self, problems: &mut Vec<Problem>) -> Map<String, Value> {
        let mut money = Map::new();
        amount(&mut money, "budget", &self.budget, problems);
        amount(&mut money, "own_cash", &self.own_cash, problems);
        amount(&mut money, "own_in_kind", &self.own_in_kind, problems);
        amount(&mut money, "asked", &self.asked, problems);
        money
    }

    fn before(&self) -> Map<String, Value> {
        let answered = [
            ("oda_declared", &self.oda_declared),
            ("reports_filed", &self.reports_filed),
            ("atlas_up_to_date", &self.atlas_up_to_date),
        ];
        let said = answered.into_iter().filter(|(_, said)| ["yes", "no"].contains(&said.as_str()));
        said.map(|(field, said)| (field.to_owned(), json!(said == "yes"))).collect()
    }

    fn partner(&self) -> Option<Map<String, Value>> {
        let mut partner = Map::new();
        word(&mut partner, "kind", &self.partner);
        word(&mut partner, "country", &self.country);
        (!partner.is_empty()).then_some(partner)
    }

    fn department(&self, applicant: &mut Map<String, Value>, problems: &mut Vec<Problem>) {
        let code = self.department.trim().to_uppercase();
        if code.is_empty() {
            return;
        }
        if reference::french::departments().iter().any(|one| one.code == code) {
            applicant.insert("department".into(), json!(code));
        } else {
            problems.push(Problem { field: "department", why: "department" });
        }
    }
}

/// A word that was chosen.
fn word(into: &mut Map<String, Value>, field: &str, said: &str) {
    if !said.is_empty() {
        into.insert(field.into(), json!(said));
    }
}

fn number(into: &mut Map<String, Value>, field: &'static str, said: &str, problems: &mut Vec<Problem>) {
    let plain: String = said.chars().filter(|c| !c.is_whitespace()).collect();
    match plain.parse::<u32>() {
        Ok(number) => drop(into.insert(field.into(), json!(number))),
        Err(_) if plain.is_empty() => {}
        Err(_) => problems.push(Problem { field, why: "number" }),
    }
}

fn amount(into: &mut Map<String, Value>, field: &'static str, said: &str, problems: &mut Vec<Problem>) {
    if said.trim().is_empty() {
        return;
    }
    let amount = Euros::parse(said).and_then(|amount| serde_json::from_str::<Value>(&amount.decimal()).ok());
    match amount {
        Some(amount) => drop(into.insert(field.into(), amount)),
        None => problems.push(Problem { field, why: "amount" }),
    }
}
