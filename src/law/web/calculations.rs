//! Three calculations: what a one per cent scheme allows, whether a subsidy needs an agreement, when the delays of an act end.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;

use super::view::{Sourced, day};
use super::{Page, layout, path};
use crate::content::Shelf;
use crate::kernel::{Clock, Day, Euros, Locale};
use crate::law::rule::{Law, Rule};
use crate::web::{Error, Layout, Texts, html, key};

/// The four schemes and the rule that holds the numbers of each.
const SCHEMES: [(&str, &str); 4] = [("water", "R14"), ("energy", "R15"), ("waste", "R16"), ("mobility", "R17")];
/// The rule of written agreements for subsidies.
pub const SUBSIDY: &str = "R23";
/// The rule of the delays after transmission and publication.
const DELAYS: &str = "R13";

/// What was typed into the three forms.
#[derive(Default)]
struct Typed {
    scheme: String,
    resources: String,
    mobility_payment: String,
    spent: String,
    subsidy: String,
    transmitted_on: String,
    published_on: String,
}

/// A result, or why there is none, with the rule it stands on.
struct Outcome {
    sentences: Vec<String>,
    source: Option<Sourced>,
}

struct Choice {
    code: &'static str,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "law/pages/calculations.html")]
struct CalculationsPage {
    page: Layout,
    action: &'static str,
    typed: Typed,
    schemes: Vec<Choice>,
    scheme: Option<Outcome>,
    subsidy: Option<Outcome>,
    delays: Option<Outcome>,
}

/// `GET /fr/droit/calculs`
pub async fn show(
    State(law): State<Shelf<Law>>,
    State(clock): State<Clock>,
    locale: Locale,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    html(&calculated(locale, (&law.now(), Day::of(clock.now())), &query.unwrap_or_default()))
}

fn calculated(locale: Locale, (law, today): (&Law, Day), query: &str) -> CalculationsPage {
    let typed = read(query);
    let rest = if query.is_empty() { String::new() } else { format!("?{query}") };
    let mut page = layout(locale, Page::Calculations, "law-calculations-title", &rest);
    page.noindex = !query.is_empty();
    page.description = page.t.s("law-calculations-lead");
    let t = page.t;
    let choice = |(code, _): (&'static str, &str)| Choice {
        code,
        label: t.s(key("law-budget-", code)),
        chosen: typed.scheme == code,
    };
    CalculationsPage {
        action: path(locale, Page::Calculations),
        schemes: SCHEMES.map(choice).into(),
        scheme: scheme(t, law, today, &typed),
        subsidy: subsidy(t, law.rule(SUBSIDY, today), &typed),
        delays: delays(t, law.rule(DELAYS, today), &typed),
        typed,
        page,
    }
}

fn read(query: &str) -> Typed {
    let mut typed = Typed::default();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let into = match &*name {
            "scheme" => &mut typed.scheme,
            "resources" => &mut typed.resources,
            "mobility_payment" => &mut typed.mobility_payment,
            "spent" => &mut typed.spent,
            "subsidy" => &mut typed.subsidy,
            "transmitted_on" => &mut typed.transmitted_on,
            "published_on" => &mut typed.published_on,
            _ => continue,
        };
        *into = value.chars().filter(|c| !c.is_control()).take(40).collect();
    }
    typed
}

fn wrong(t: Texts, why: &str) -> Outcome {
    Outcome { sentences: vec![t.s(key("law-problem-", why))], source: None }
}

/// Base, ceiling, what is used and what remains of a one per cent scheme.
fn scheme(t: Texts, law: &Law, today: Day, typed: &Typed) -> Option<Outcome> {
    if typed.scheme.is_empty() && typed.resources.trim().is_empty() {
        return None;
    }
    let Some((_, id)) = SCHEMES.iter().find(|(code, _)| *code == typed.scheme) else {
        return Some(wrong(t, "scheme"));
    };
    let rule = law.rule(id, today)?;
    let percent = rule.number("percent")?;
    let amount = |text: &str| if text.trim().is_empty() { Some(0) } else { Euros::parse(text).map(Euros::cents) };
    let [Some(resources), Some(less), Some(spent)] =
        [&typed.resources, &typed.mobility_payment, &typed.spent].map(|text| amount(text))
    else {
        return Some(wrong(t, "amount"));
    };
    let less = if typed.scheme == "mobility" { less } else { 0 };
    let base = resources - less;
    if base < 0 {
        return Some(wrong(t, "base"));
    }
    let ceiling = base * percent / 100;
    let written = |cents: i64| t.locale().euros(cents);
    let arguments = [("base", &*written(base)), ("ceiling", &*written(ceiling)), ("percent", &*percent.to_string())];
    let mut sentences = vec![t.with("law-scheme-ceiling", &arguments)];
    let used = [("spent", &*written(spent)), ("rest", &*written((ceiling - spent).abs()))];
    sentences.push(t.with(if spent > ceiling { "law-scheme-over" } else { "law-scheme-rest" }, &used));
    Some(Outcome { sentences, source: Some(Sourced::of_rule(t, rule)) })
}

/// Whether a subsidy of the year needs a written agreement.
fn subsidy(t: Texts, rule: Option<&Rule>, typed: &Typed) -> Option<Outcome> {
    if typed.subsidy.trim().is_empty() {
        return None;
    }
    let Some(amount) = Euros::parse(&typed.subsidy) else { return Some(wrong(t, "amount")) };
    let sentences = vec![agreement_due(t, rule, Some(amount))?];
    Some(Outcome { sentences, source: Some(Sourced::of_rule(t, rule?)) })
}

/// What the threshold of written agreements says of an amount; without one, what the threshold is.
pub fn agreement_due(t: Texts, rule: Option<&Rule>, amount: Option<Euros>) -> Option<String> {
    let threshold = rule?.number("threshold")?.saturating_mul(100);
    let most = t.locale().euros(threshold);
    let Some(amount) = amount else {
        return Some(t.with("law-agreement-above-threshold", &[("threshold", &*most)]));
    };
    let due = if amount.cents() > threshold { "law-subsidy-due" } else { "law-subsidy-free" };
    Some(t.with(due, &[("amount", &*t.locale().euros(amount.cents())), ("threshold", &*most)]))
}

/// The last days on which an act can be referred to the court.
fn delays(t: Texts, rule: Option<&Rule>, typed: &Typed) -> Option<Outcome> {
    let said = [("prefect", &typed.transmitted_on), ("appeal", &typed.published_on)];
    if said.iter().all(|(_, text)| text.trim().is_empty()) {
        return None;
    }
    let rule = rule?;
    let months = u16::try_from(rule.number("months")?).ok()?;
    let mut sentences = Vec::new();
    for (name, text) in said.into_iter().filter(|(_, text)| !text.trim().is_empty()) {
        let Some(first) = Day::parse(text.trim()) else { return Some(wrong(t, "date")) };
        let last = day(t, &first.months_later(months).to_string());
        let arguments = [("from", &*day(t, &first.to_string())), ("to", &*last), ("months", &*months.to_string())];
        sentences.push(t.with(&key("law-delay-", name), &arguments));
    }
    Some(Outcome { sentences, source: Some(Sourced::of_rule(t, rule)) })
}
