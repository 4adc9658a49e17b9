//! « Y avons-nous droit ? »: a few plain questions, and what every call says of the answers.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;

use super::answers::Answers;
use super::list::{Choice, KINDS, choices, countries, theme_choices};
use super::view::{SourceView, dates};
use super::{ask_path, layout, path};
use crate::content::Shelf;
use crate::funding::check::{Asked, check};
use crate::funding::model::{Catalogue, PartnerKind, State as Stage, When};
use crate::funding::report::{CallReport, Criterion, FundingReport};
use crate::kernel::{Clock, Locale, Severity, Verdict, Zone};
use crate::web::{Error, Layout, Texts, html, key};

/// The questions with what was answered.
#[derive(Template)]
#[template(path = "funding/pages/ask.html")]
struct AskPage {
    page: Layout,
    action: &'static str,
    answers: Answers,
    kinds: Vec<Choice>,
    partners: Vec<Choice>,
    countries: Vec<Choice>,
    themes: Vec<Choice>,
    befores: Vec<(&'static str, Vec<Choice>)>,
}

/// What a call says, in the words of a page.
struct Told {
    name: String,
    href: String,
    state: String,
    open: bool,
    dates: String,
    most: Option<String>,
    /// What decides, each with the way to put it right.
    said: Vec<(String, Option<String>)>,
    missing: Vec<String>,
    source: SourceView,
}

/// The calls that say the same.
struct Part {
    id: &'static str,
    heading: String,
    lead: String,
    open: bool,
    told: Vec<Told>,
}

#[derive(Template)]
#[template(path = "funding/pages/answer.html")]
struct AnswerPage {
    page: Layout,
    action: &'static str,
    carried: Vec<(&'static str, String)>,
    day: String,
    problems: Vec<String>,
    parts: Vec<Part>,
    list: &'static str,
}

/// `GET /fr/financements/y-avons-nous-droit`
pub async fn ask(locale: Locale, RawQuery(query): RawQuery) -> Result<Response, Error> {
    html(&questions(locale, Answers::read(&query.unwrap_or_default())))
}

/// `POST /fr/financements/y-avons-nous-droit`: what the calls say, or the questions again with what was answered.
pub async fn answer(
    State(catalogue): State<Shelf<Catalogue>>,
    State(clock): State<Clock>,
    locale: Locale,
    body: String,
) -> Result<Response, Error> {
    let answers = Answers::read(&body);
    if answers.verb == "again" {
        return html(&questions(locale, answers));
    }
    html(&answered(locale, &answers, (&catalogue.now(), When::Now(clock.now()))))
}

fn frame(locale: Locale) -> Layout {
    let mut page = layout(locale, String::new(), [locale, locale.other()].map(|locale| ask_path(locale).to_owned()));
    page.title = page.t.s("funding-ask-title");
    page
}

fn questions(locale: Locale, answers: Answers) -> AskPage {
    let mut page = frame(locale);
    let t = page.t;
    page.description = t.s("funding-ask-lead");
    let partners = [
        PartnerKind::LocalAuthority,
        PartnerKind::Grouping,
        PartnerKind::Association,
        PartnerKind::PublicBody,
        PartnerKind::State,
        PartnerKind::Other,
    ];
    let said = [
        ("oda_declared", &answers.oda_declared),
        ("reports_filed", &answers.reports_filed),
        ("atlas_up_to_date", &answers.atlas_up_to_date),
    ];
    let befores = said.map(|(name, chosen)| (name, choices(t, "funding-said-", &["yes", "no"], chosen)));
    AskPage {
        action: ask_path(locale),
        kinds: choices(t, "funding-kind-", &KINDS, &answers.kind),
        partners: choices(t, "funding-partner-", &partners, &answers.partner),
        countries: countries(locale, &answers.country),
        themes: theme_choices(locale, &answers.theme),
        befores: befores.into(),
        answers,
        page,
    }
}

fn answered(locale: Locale, answers: &Answers, (catalogue, when): (&Catalogue, When)) -> AnswerPage {
    let (sketch, problems) = answers.sketch();
    let report = check(catalogue, &sketch, Asked { when, locale, call: None });
    let mut page = frame(locale);
    page.noindex = true;
    let t = page.t;
    page.title = t.s("funding-answer-title");
    let carried = answers.all().into_iter().filter(|(_, said)| !said.is_empty());
    AnswerPage {
        action: ask_path(locale),
        carried: carried.map(|(name, said)| (name, said.to_owned())).collect(),
        day: t.on(when.day(Zone::default())),
        problems: problems
            .iter()
            .map(|one| {
                let field = t.s(key("funding-ask-", &one.field.replace('_', "-")));
                t.with(&key("funding-problem-", one.why), &[("field", &field)])
            })
            .collect(),
        parts: parts(t, catalogue, (&report, when)),
        list: path(locale),
        page,
    }
}

/// The part in which a call stands.
fn place(call: &CallReport) -> &'static str {
    match (call.fits, call.state) {
        (Verdict::No, _) => "no",
        (_, Stage::Closed) => "closed",
        (Verdict::Yes, _) => "yes",
        (Verdict::NeedsPerson, _) => "person",
        (Verdict::Unknown, _) => "unknown",
    }
}

/// The parts in their order, and whether they are shown at once.
const PARTS: [(&str, bool); 5] = [("yes", true), ("person", true), ("unknown", true), ("closed", true), ("no", false)];

fn parts(t: Texts, catalogue: &Catalogue, (report, when): (&FundingReport, When)) -> Vec<Part> {
    let part = |(id, open): (&'static str, bool)| {
        let here = report.calls.iter().filter(|call| place(call) == id);
        let told: Vec<Told> = here.filter_map(|call| told(t, catalogue, (report, when), call)).collect();
        let heading = t.n(&key("funding-verdict-", id), told.len());
        let lead = t.s(key("funding-verdict-text-", id));
        (!told.is_empty()).then_some(Part { id, heading, lead, open, told })
    };
    PARTS.into_iter().filter_map(part).collect()
}

fn told(t: Texts, catalogue: &Catalogue, (report, when): (&FundingReport, When), call: &CallReport) -> Option<Told> {
    let entry = catalogue.call(&call.call, when.day(Zone::default()))?;
    let decides = |one: &&Criterion| {
        let weighs = one.severity != Severity::Informs && one.verdict != Verdict::Yes && one.rule != "day";
        // Where something blocks, that is what is told.
        one.call == call.call && weighs && (call.fits != Verdict::No || one.verdict == Verdict::No)
    };
    let found: Vec<&Criterion> = report.results.iter().filter(decides).collect();
    let said = found.iter().filter(|one| one.missing.is_empty());
    let mut missing: Vec<String> = found.iter().flat_map(|one| &one.missing).map(|path| field(t, path)).collect();
    missing.sort();
    missing.dedup();
    Some(Told {
        name: call.name.clone(),
        href: format!("{}/{}", path(t.locale()), call.call),
        state: t.s(key("funding-state-", &call.state.code().replace('_', "-"))),
        open: call.state == Stage::Open,
        dates: dates(t, &entry.dates),
        most: call.grant.as_ref().map(|grant| t.locale().euros(grant.most)),
        said: said.map(|one| (one.because.clone(), one.repair.clone())).collect(),
        missing,
        source: SourceView::of(t, &entry.sourced),
    })
}

/// The name of a field of the sketch: « le pays du partenaire ».
fn field(t: Texts, path: &str) -> String {
    let plain: String = path.split('[').map(|part| part.split_once(']').map_or(part, |(_, rest)| rest)).collect();
    let named = key("funding-field-", &plain.replace(['.', '_'], "-"));
    if t.has(&named) { t.s(named) } else { path.to_owned() }
}
