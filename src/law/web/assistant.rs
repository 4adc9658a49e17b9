//! « Avons-nous le droit ? »: eight questions, and what the law of the day says of the answers.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;

use super::asks::Asks;
use super::calculations::{SUBSIDY, agreement_due};
use super::questions::{ACTS, Answers, BUDGETS, CONFLICTS, FORMS, GRANTS, KINDS, PARTNERS, STATE_CASES, TRAVELLERS};
use super::view::{Findings, Sourced, day};
use super::{Page, layout, path};
use crate::content::Shelf;
use crate::kernel::{Clock, Day, Locale};
use crate::law::check;
use crate::law::model::Verdict;
use crate::law::rule::{Advice, Law, Need};
use crate::law::situation::{PayeeKind, Situation};
use crate::web::{Error, Layout, Texts, html, key};

/// One choice of a question.
struct Choice {
    code: String,
    label: String,
    chosen: bool,
}

/// The questions with what was answered.
struct Questions {
    action: &'static str,
    answers: Answers,
    kinds: Vec<Choice>,
    forms: Vec<Choice>,
    partners: Vec<Choice>,
    countries: Vec<Choice>,
    state_cases: Vec<Choice>,
    budgets: Vec<Choice>,
    grants: Vec<Choice>,
    acts: Vec<Choice>,
    travellers: Vec<Choice>,
    conflicts: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "law/pages/ask.html")]
struct AskPage {
    page: Layout,
    questions: Questions,
    rules: &'static str,
    lists: &'static str,
    calculations: &'static str,
    count: usize,
}

/// What an action of this form asks for, in words.
struct Asked {
    title: String,
    vote: String,
    agreement: String,
    transmission: String,
    note: String,
    papers: Vec<String>,
    /// The rules that matter first: their questions and addresses.
    rules: Vec<(String, String)>,
    source: Sourced,
}

#[derive(Template)]
#[template(path = "law/pages/verdict.html")]
struct VerdictPage {
    page: Layout,
    /// The questions with what was answered.
    again: String,
    overall: &'static str,
    day: String,
    problems: Vec<(String, String)>,
    asked: Option<Asked>,
    findings: Findings,
    rules: &'static str,
}

/// `GET /fr/droit`
pub async fn ask(
    State(law): State<Shelf<Law>>,
    State(clock): State<Clock>,
    locale: Locale,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let mut page = layout(locale, Page::Home, "law-title", "");
    page.description = page.t.s("law-lead");
    let count = law.now().on(Day::of(clock.now())).count();
    let [rules, lists, calculations] = [Page::Rules, Page::Lists, Page::Calculations].map(|page| path(locale, page));
    let known = read(&query.unwrap_or_default());
    html(&AskPage { questions: questions(locale, known), page, rules, lists, calculations, count })
}

/// `GET /fr/droit/reponse`
pub async fn verdict(
    State(law): State<Shelf<Law>>,
    State(clock): State<Clock>,
    locale: Locale,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let query = query.unwrap_or_default();
    let answers: Answers = read(&query);
    html(&answered(locale, answers, (&law.now(), Day::of(clock.now())), &query))
}

/// What the law of the day says of answers, as a page.
fn answered(locale: Locale, answers: Answers, (law, today): (&Law, Day), query: &str) -> VerdictPage {
    let on = answers.day(today);
    let (situation, problems) = answers.situation(on);
    let report = check(law, &situation, on, locale);
    let again = format!("{}?{query}", path(locale, Page::Home));
    let asks = Asks { answers: &answers, again: &again };
    // Nothing blocks yet, but what decides is asked and was not answered: that is no permission.
    let missing = report.overall == Verdict::Unknown && asks.decide(&report.results);
    let overall = if missing { "missing" } else { report.overall.code() };
    let mut page = layout(locale, Page::Verdict, &key("law-overall-", overall), &format!("?{query}"));
    page.noindex = true;
    let t = page.t;
    let advice = situation.action.form.and_then(|form| law.advice(form));
    VerdictPage {
        overall,
        day: day(t, &report.on),
        problems: problems.iter().map(|one| (one.field.to_owned(), t.s(key("law-problem-", one.why)))).collect(),
        asked: advice.map(|advice| asked(t, (law, on), advice, &situation)),
        findings: Findings::answered(locale, &report.results, &asks),
        rules: path(locale, Page::Rules),
        again,
        page,
    }
}

/// The answers of a query; whatever is not a question is left aside, and the first of two answers counts.
fn read(query: &str) -> Answers {
    let mut fields = serde_json::Map::new();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let value: String = value.chars().filter(|c| !c.is_control()).take(120).collect();
        fields.entry(name.into_owned()).or_insert(serde_json::Value::String(value));
    }
    serde_json::from_value(serde_json::Value::Object(fields)).unwrap_or_default()
}

fn asked(t: Texts, (law, on): (&Law, Day), advice: &Advice, situation: &Situation) -> Asked {
    let locale = t.locale();
    let named = |id: &String| {
        let question = law.rule(id, on)?.question.of(locale).to_owned();
        Some((question, format!("{}/{id}", path(locale, Page::Rules))))
    };
    Asked {
        title: advice.title.of(locale).to_owned(),
        vote: t.s(key("law-vote-", advice.vote.code())),
        agreement: agreement(t, (law, on), advice, situation),
        transmission: t.s(key("law-transmission-", advice.transmission.code())),
        note: advice.note.of(locale).to_owned(),
        papers: advice.papers.iter().map(|paper| t.s(key("law-paper-", &paper.replace('_', "-")))).collect(),
        rules: advice.rules.iter().filter_map(named).collect(),
        source: Sourced::of(t, &advice.reference, &advice.source, (&advice.checked_on.to_string(), advice.status)),
    }
}

/// Whether an agreement is needed; where a threshold decides, with the threshold, and with the amount once it is said.
fn agreement(t: Texts, (law, on): (&Law, Day), advice: &Advice, situation: &Situation) -> String {
    if advice.agreement != Need::AboveThreshold {
        return t.s(key("law-agreement-", advice.agreement.code()));
    }
    let private = situation.subsidy.payee_kind == Some(PayeeKind::Association);
    let amount = situation.subsidy.amount.filter(|_| private);
    agreement_due(t, law.rule(SUBSIDY, on), amount).unwrap_or_else(|| t.s("law-agreement-to-verify"))
}

fn choices(t: Texts, start: &str, codes: &[&str], chosen: &str) -> Vec<Choice> {
    let choice = |code: &&str| Choice {
        code: (*code).to_owned(),
        label: t.s(key(start, &code.replace('_', "-"))),
        chosen: *code == chosen,
    };
    codes.iter().map(choice).collect()
}

fn countries(locale: Locale, chosen: &str) -> Vec<Choice> {
    let choice = |country: &reference::countries::Country| Choice {
        code: country.iso2.to_owned(),
        label: country.name(locale.code()).to_owned(),
        chosen: country.iso2.eq_ignore_ascii_case(chosen.trim()),
    };
    let mut all: Vec<Choice> = reference::countries::all().iter().map(choice).collect();
    all.sort_by_cached_key(|choice| reference::fold::fold(&choice.label));
    all
}

fn questions(locale: Locale, answers: Answers) -> Questions {
    let t = Texts::of(locale);
    Questions {
        action: path(locale, Page::Verdict),
        kinds: choices(t, "law-kind-", &KINDS, &answers.kind),
        forms: choices(t, "law-form-", &FORMS, &answers.form),
        partners: choices(t, "law-partner-", &PARTNERS, &answers.partner),
        countries: countries(locale, &answers.country),
        state_cases: choices(t, "law-state-case-", &STATE_CASES, &answers.state_case),
        budgets: choices(t, "law-budget-", &BUDGETS, &answers.budget),
        grants: choices(t, "law-grant-", &GRANTS, &answers.grant),
        acts: choices(t, "law-act-", &ACTS, &answers.act),
        travellers: choices(t, "law-traveller-", &TRAVELLERS, &answers.traveller),
        conflicts: choices(t, "law-conflict-", &CONFLICTS, &answers.conflict),
        answers,
    }
}
