//! Asks the calls of a day about a sketch.

mod money;
mod scene;
mod what;
mod who;

use scene::{Said, Scene};

use super::model::{Call, Catalogue, State, When};
use super::report::{CallReport, Criterion, DAY, FundingReport, sum};
use super::sketch::Sketch;
use crate::kernel::{Locale, Verdict, Zone};
use crate::web::{Texts, key};

/// How a sketch is asked about.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The day.
    pub when: When,
    /// The language of the reasons.
    pub locale: Locale,
    /// One call, or every call of a programme; all of them when there is none.
    pub call: Option<&'a str>,
}

/// The criteria, in the order in which a person would ask them.
const CRITERIA: [fn(&Scene<'_>) -> Vec<Said>; 15] = [
    day,
    who::applicant,
    who::place,
    who::population,
    who::partner,
    who::countries,
    who::spread,
    who::covered,
    what::themes,
    what::shape,
    what::preconditions,
    money::amounts,
    money::own,
    what::documents,
    what::person,
];

/// What the calls of a day say of a sketch, in the words of a language.
pub fn check(catalogue: &Catalogue, sketch: &Sketch, asked: Asked) -> FundingReport {
    let today = asked.when.day(Zone::default());
    let meant = |call: &&Call| asked.call.is_none_or(|name| call.is(name));
    let mut found: Vec<(CallReport, Vec<Criterion>)> =
        catalogue.on(today).filter(meant).map(|call| one(catalogue, call, (sketch, asked))).collect();
    found.sort_by(|(a, _), (b, _)| a.order().cmp(&b.order()));
    let (calls, results): (Vec<CallReport>, Vec<Vec<Criterion>>) = found.into_iter().unzip();
    FundingReport {
        on: today.to_string(),
        overall: calls.iter().map(|call| call.overall).min().unwrap_or(Verdict::No),
        results: results.into_iter().flatten().collect(),
        calls,
    }
}

fn one(catalogue: &Catalogue, call: &Call, (sketch, asked): (&Sketch, Asked)) -> (CallReport, Vec<Criterion>) {
    let t = Texts::of(asked.locale);
    let scene = Scene { catalogue, call, sketch, on: asked.when.day(call.dates.zone), t };
    let said = CRITERIA.iter().flat_map(|criterion| criterion(&scene));
    let mut criteria: Vec<Criterion> = said.map(|said| criterion(&scene, said)).collect();
    let [opens, closes] = [call.dates.opens, call.dates.closes].map(|day| day.map(|day| day.to_string()));
    let report = CallReport {
        call: call.id.clone(),
        programme: call.programme.clone(),
        name: call.name.of(asked.locale).to_owned(),
        state: call.dates.state(scene.on),
        opens,
        closes,
        overall: sum(criteria.iter()),
        fits: sum(criteria.iter().filter(|one| one.rule != DAY)),
        grant: money::grant(&scene),
        excludes: Vec::new(),
        combines: Vec::new(),
    };
    criteria.sort_by_key(|found| std::cmp::Reverse((found.verdict, found.severity)));
    (report.beside(&call.terms), criteria)
}

fn criterion(scene: &Scene, said: Said) -> Criterion {
    let sourced = &scene.call.sourced;
    Criterion {
        call: scene.call.id.clone(),
        rule: said.rule.to_owned(),
        question: scene.t.s(key("funding-rule-", &said.rule.replace('_', "-"))),
        verdict: said.verdict,
        severity: said.severity,
        because: said.because,
        missing: said.missing,
        repair: said.repair,
        reference: sourced.reference.clone(),
        source: sourced.source.clone(),
        checked_on: sourced.source.read_on(sourced.checked_on),
        status: sourced.status,
    }
}

/// Whether one may apply on the day.
fn day(scene: &Scene) -> Vec<Said> {
    let (t, dates) = (scene.t, scene.call.dates);
    let [opens, closes] = [dates.opens, dates.closes].map(|day| day.map(|day| t.on(day)));
    let with = |name: &str| {
        let days = [("opens", opens.as_deref()), ("closes", closes.as_deref())];
        t.with(name, &days.map(|(name, day)| (name, day.unwrap_or_default())))
    };
    let said = match dates.state(scene.on) {
        State::Open if closes.is_none() => Said::yes(DAY, t.s("funding-day-rolling")),
        State::Open => Said::yes(DAY, with("funding-day-open")),
        State::Announced => Said::no(DAY, with("funding-day-announced"), t.s("funding-day-announced-repair")).warns(),
        State::ToConfirm => Said::person(DAY, t.s("funding-day-to-confirm")),
        State::Closed if closes.is_none() => Said::no(DAY, t.s("funding-day-over"), t.s("funding-day-closed-repair")),
        State::Closed => Said::no(DAY, with("funding-day-closed"), t.s("funding-day-closed-repair")),
    };
    vec![said]
}
