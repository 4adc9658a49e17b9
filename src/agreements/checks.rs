//! What the law says of a paper as it stands: the situation that its facts describe, asked of the rules that look at it; and
//! what in it does not add up, which is no law.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::facts::Facts;
use super::fields::{FRENCH_KINDS, KINDS};
use super::model::{Kind, Model};
use crate::kernel::{Day, Euros, Locale};
use crate::law::{Finding, Law, Situation, check};

/// What the rules of a model say of a paper on a day.
pub fn findings(law: &Law, model: &Model, facts: &Facts, (on, locale): (Day, Locale)) -> Vec<Finding> {
    let report = check(law, &situation(model.kind, facts), on, locale);
    report.results.into_iter().filter(|found| model.rules.contains(&found.rule)).collect()
}

/// The situation that the facts of a paper describe; what they do not say is left out.
pub fn situation(kind: Kind, facts: &Facts) -> Situation {
    let [french, foreign] = sides(facts);
    let mut all = json!({
        "authority": authority(facts, french),
        "partner": partner(facts, foreign),
        "action": said([("form", form(kind).map(|form| json!(form)))]),
    });
    let more = match kind {
        Kind::SpecialMandate => ("trips", json!([mandate(facts)])),
        Kind::TravelOrder => ("trips", json!([order(facts)])),
        Kind::SubsidyAgreement => ("subsidy", subsidy(facts)),
        _ => ("acts", json!([act(kind, facts, french)])),
    };
    if let Some(all) = all.as_object_mut() {
        all.insert(more.0.into(), more.1);
    }
    serde_json::from_value(all).unwrap_or_default()
}

/// The objects of the French party and of the other; the first is the French one unless the second alone says that it is.
fn sides(facts: &Facts) -> [&'static str; 2] {
    let french = |party: &str| {
        let kind = facts.text(&format!("{party}.kind"));
        let country = facts.text(&format!("{party}.country"));
        country == Some("FR") || kind.is_some_and(|kind| KINDS[..FRENCH_KINDS].contains(&kind))
    };
    if french("party_b") && !french("party_a") { ["party_b", "party_a"] } else { ["party_a", "party_b"] }
}

fn form(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Framework | Kind::Execution | Kind::Amendment | Kind::Termination => Some("cooperation"),
        Kind::Charter => Some("twinning"),
        Kind::SubsidyAgreement => Some("subsidy"),
        Kind::SpecialMandate | Kind::TravelOrder => Some("visit"),
        Kind::LetterOfIntent | Kind::Resolution => None,
    }
}

/// What was said, what was not left out.
fn said<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    let known = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(known.collect::<Map<String, Value>>())
}

fn text(facts: &Facts, path: &str) -> Option<Value> {
    facts.text(path).map(|text| json!(text))
}

fn day(facts: &Facts, path: &str) -> Option<Value> {
    facts.day(path).map(|day| json!(day.to_string()))
}

/// An amount in euros.
fn amount(facts: &Facts, path: &str) -> Option<Value> {
    serde_json::from_str(&facts.money(path)?.decimal()).ok()
}

fn authority(facts: &Facts, party: &str) -> Value {
    let kind = facts.text(&format!("{party}.kind")).filter(|kind| KINDS[..FRENCH_KINDS].contains(kind));
    said([("kind", kind.map(|kind| json!(kind)))])
}

fn partner(facts: &Facts, party: &str) -> Value {
    let kind = facts.text(&format!("{party}.kind")).filter(|kind| KINDS[FRENCH_KINDS..].contains(kind));
    said([
        ("kind", kind.map(|kind| json!(kind))),
        ("name", text(facts, &format!("{party}.name"))),
        ("country", text(facts, &format!("{party}.country"))),
    ])
}

fn act(kind: Kind, facts: &Facts, french: &str) -> Value {
    let of = match kind {
        Kind::Charter => "charter",
        Kind::LetterOfIntent => "letter_of_intent",
        Kind::Amendment => "amendment",
        Kind::Resolution => "resolution",
        _ => "agreement",
    };
    let (voted, signed) = match kind {
        Kind::Resolution => ("session_on".to_owned(), "act_signed_on"),
        _ => (format!("{french}.resolution_on"), "signed_on"),
    };
    let total = match kind {
        Kind::Amendment => "new_amount",
        Kind::Termination => "balance",
        _ => "amount",
    };
    let named = ["party_a", "party_b"].iter().all(|party| {
        let both = ["representative", "capacity"].map(|field| facts.text(&format!("{party}.{field}")).is_some());
        both == [true, true]
    });
    let languages = (kind != Kind::Resolution).then(|| json!(facts.languages()));
    said([
        ("kind", Some(json!(of))),
        ("voted_on", day(facts, &voted)),
        ("signed_on", day(facts, signed)),
        ("object", text(facts, "object")),
        ("amount", amount(facts, total)),
        ("languages", languages),
        ("prevailing_language", facts.language("prevailing_language").map(|code| json!(code))),
        ("signatories_named", named.then_some(json!(true))),
    ])
}

fn mandate(facts: &Facts) -> Value {
    said([
        ("traveller", Some(json!("elected"))),
        ("named", facts.text("traveller_name").map(|_| json!(true))),
        ("object", text(facts, "purpose")),
        ("voted_on", day(facts, "session_on")),
        ("decided_by", Some(json!("council"))),
        ("left_on", day(facts, "leaves_on")),
        ("returned_on", day(facts, "returns_on")),
    ])
}

fn order(facts: &Facts) -> Value {
    said([
        ("traveller", Some(json!("staff"))),
        ("named", facts.text("traveller_name").map(|_| json!(true))),
        ("object", text(facts, "purpose")),
        ("order_on", day(facts, "signed_on")),
        ("left_on", day(facts, "leaves_on")),
        ("returned_on", day(facts, "returns_on")),
    ])
}

fn subsidy(facts: &Facts) -> Value {
    said([
        ("amount", amount(facts, "subsidy_amount")),
        ("agreement_signed_on", day(facts, "signed_on")),
        ("decided_on", day(facts, "party_a.resolution_on")),
    ])
}

/// What in a paper does not add up: the ends of the keys of its sentences. Facts that the paper does not ask for are left aside.
pub fn doubts(facts: &Facts, asked: &BTreeSet<&'static str>) -> Vec<&'static str> {
    let money = |path: &str| facts.money(path).filter(|_| asked.contains(path)).map(Euros::cents);
    let number = |path: &str| facts.number(path).filter(|_| asked.contains(path));
    let day = |path: &str| facts.day(path).filter(|_| asked.contains(path));
    let votes = ["votes_for", "votes_against", "abstentions"].map(|path| number(path).unwrap_or(0)).iter().sum::<u32>();
    let [office, present, voting] = ["members_in_office", "members_present", "members_voting"].map(number);
    let signed = day("signed_on");
    let unvoted = |party: &str| is_over(day(&format!("{party}.resolution_on")), signed);
    let all = [
        ("shares", is_torn(["amount", "amount_a", "amount_b"].map(money))),
        ("shares", is_torn(["new_amount", "new_amount_a", "new_amount_b"].map(money))),
        ("year", is_over(money("year_amount"), money("amount_a"))),
        ("present", is_over(present, office)),
        ("quorum", present.zip(office).is_some_and(|(present, office)| present * 2 <= office)),
        ("votes", is_over(Some(votes), office)),
        ("voting", is_over(Some(votes), voting) || is_over(voting, office)),
        ("sitting", is_over(day("session_on"), day("act_signed_on"))),
        ("signed", ["party_a", "party_b"].into_iter().any(unvoted)),
        ("return", is_over(day("leaves_on"), day("returns_on"))),
    ];
    all.into_iter().filter(|(_, wrong)| *wrong).map(|(code, _)| code).collect()
}

/// Both are known, and the first is more or later than the second.
fn is_over<T: PartialOrd>(one: Option<T>, other: Option<T>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one > other)
}

/// The parts of a total do not make it, or one of them is more.
fn is_torn([total, first, second]: [Option<i64>; 3]) -> bool {
    match (total, first, second) {
        (Some(total), Some(first), Some(second)) => first + second != total,
        (Some(total), Some(part), None) | (Some(total), None, Some(part)) => part > total,
        _ => false,
    }
}
