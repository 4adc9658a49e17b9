//! The calls, to search and to take away.

use askama::Template;
use axum::Json;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use paper::{Cell, Dialect, Table};
use serde::Serialize;
use serde_json::{Value, json};

use super::filter::Query as Wanted;
use super::view::{Row, amounts};
use super::{ask_path, layout, path};
use crate::content::Shelf;
use crate::funding::model::{ApplicantKind, Call, Catalogue, State as Stage, When, word};
use crate::kernel::{Clock, Day, Locale, Paging};
use crate::partnerships::themes;
use crate::web::{Error, Layout, Pager, Texts, html, key};

/// One choice of a filter.
pub struct Choice {
    pub code: String,
    pub label: String,
    pub chosen: bool,
}

/// A filter with its choices.
struct Field {
    name: &'static str,
    label: String,
    choices: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "funding/pages/list.html")]
struct ListPage {
    page: Layout,
    base: &'static str,
    ask: &'static str,
    fields: Vec<Field>,
    amount: String,
    count: String,
    rows: Vec<Row>,
    pager: Option<Pager>,
    /// The conditions, behind the address of a file.
    query: String,
    filtered: bool,
}

/// The kinds of applicants that are asked about, in their order.
pub const KINDS: [ApplicantKind; 16] = [
    ApplicantKind::Commune,
    ApplicantKind::Epci,
    ApplicantKind::Department,
    ApplicantKind::Region,
    ApplicantKind::Syndicate,
    ApplicantKind::MetropolitanPole,
    ApplicantKind::OverseasCollectivity,
    ApplicantKind::Grouping,
    ApplicantKind::TwinningCommittee,
    ApplicantKind::Association,
    ApplicantKind::DiasporaAssociation,
    ApplicantKind::Foundation,
    ApplicantKind::School,
    ApplicantKind::PublicBody,
    ApplicantKind::Citizens,
    ApplicantKind::ForeignAuthority,
];

/// Choices from words, with the labels whose keys begin so.
pub fn choices<T: Serialize>(t: Texts, start: &str, words: &[T], chosen: &str) -> Vec<Choice> {
    let choice = |one: &T| {
        let code = word(one);
        Choice { label: t.s(key(start, &code.replace('_', "-"))), chosen: code == chosen, code }
    };
    words.iter().map(choice).collect()
}

/// Every country but France, by its name.
pub fn countries(locale: Locale, chosen: &str) -> Vec<Choice> {
    let choice = |country: &reference::countries::Country| Choice {
        code: country.iso2.to_owned(),
        label: country.name(locale.code()).to_owned(),
        chosen: country.iso2 == chosen,
    };
    let abroad = reference::countries::all().iter().filter(|country| country.iso2 != "FR");
    let mut all: Vec<Choice> = abroad.map(choice).collect();
    all.sort_by_cached_key(|choice| reference::fold::fold(&choice.label));
    all
}

/// Every theme.
pub fn theme_choices(locale: Locale, chosen: &str) -> Vec<Choice> {
    let all = themes().iter().map(|theme| Choice {
        code: theme.code.clone(),
        label: theme.name(locale == Locale::Fr).to_owned(),
        chosen: theme.code == chosen,
    });
    all.collect()
}

/// `GET /fr/financements`
pub async fn list(
    State(catalogue): State<Shelf<Catalogue>>,
    State(clock): State<Clock>,
    locale: Locale,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Error> {
    let (catalogue, when) = (catalogue.now(), When::Now(clock.now()));
    let found = wanted.found(&catalogue, when)?;
    let paging = wanted.paging(found.len())?;
    let t = Texts::of(locale);
    let rows = found[paging.range()].iter().map(|call| Row::of(t, (&catalogue, when), call)).collect();
    html(&draw(locale, &wanted, (rows, paging)))
}

fn draw(locale: Locale, wanted: &Wanted, (rows, paging): (Vec<Row>, Paging)) -> ListPage {
    let paths = [locale, locale.other()].map(|locale| format!("{}{}", path(locale), wanted.query(paging.page)));
    let mut page = layout(locale, String::new(), paths);
    let (t, query) = (page.t, wanted.query(1));
    page.crumbs.clear();
    page.title = t.s("funding-title");
    page.description = t.s("funding-lead");
    page.noindex = !wanted.query(paging.page).is_empty();
    let field = |name, choices| Field { name, label: t.s(key("funding-filter-", name)), choices };
    ListPage {
        base: path(locale),
        ask: ask_path(locale),
        fields: vec![
            field("who", choices(t, "funding-kind-", &KINDS, &wanted.who)),
            field("country", countries(locale, &wanted.country)),
            field("theme", theme_choices(locale, &wanted.theme)),
            field("state", choices(t, "funding-state-", &Stage::ALL, &wanted.state)),
        ],
        amount: wanted.amount.clone(),
        count: t.n("funding-count", paging.total),
        rows,
        pager: Pager::of_several(t, paging, |number| format!("{}{}", path(locale), wanted.query(number))),
        filtered: !query.is_empty(),
        query,
        page,
    }
}

/// `GET /fr/financements.csv`: every call that fits.
pub async fn csv(
    State(catalogue): State<Shelf<Catalogue>>,
    State(clock): State<Clock>,
    locale: Locale,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Error> {
    let (catalogue, when) = (catalogue.now(), When::Now(clock.now()));
    let found = wanted.found(&catalogue, when)?;
    let dialect = if wanted.format == "fr" { Dialect::French } else { Dialect::Plain };
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"financements.csv\""),
    ];
    Ok((headers, paper::csv(&table(locale, (&found, when)), dialect)).into_response())
}

fn day(day: Option<Day>) -> Option<String> {
    day.map(|day| day.to_string())
}

fn words<T: Serialize>(all: &[T]) -> String {
    all.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// The columns of the file.
const COLUMNS: [&str; 18] = [
    "id",
    "programme",
    "name",
    "state",
    "published",
    "opens",
    "closes",
    "zone",
    "min",
    "max",
    "amounts",
    "applicants",
    "countries",
    "themes",
    "source",
    "source_url",
    "checked_on",
    "status",
];

fn table(locale: Locale, (calls, when): (&[&Call], When)) -> Table {
    let t = Texts::of(locale);
    let cells = |call: &&Call| -> Vec<Cell> {
        let (terms, dates) = (&call.terms, &call.dates);
        let money = terms.money.as_ref();
        let source = &call.sourced.source;
        vec![
            call.id.as_str().into(),
            call.programme.as_str().into(),
            call.name.of(locale).into(),
            call.state(when).code().into(),
            day(dates.published).into(),
            day(dates.opens).into(),
            day(dates.closes).into(),
            dates.zone.name().into(),
            money.and_then(|money| money.min).into(),
            money.and_then(|money| money.max).into(),
            money.map(|money| amounts(t, money)).into(),
            words(&terms.applicant.kinds).into(),
            terms.partner.only.join(" ").into(),
            terms.action.themes.join(" ").into(),
            source.name.as_str().into(),
            source.url.as_deref().into(),
            source.read_on(call.sourced.checked_on).into(),
            word(&call.sourced.status).into(),
        ]
    };
    Table { title: "financements".to_owned(), columns: COLUMNS.to_vec(), rows: calls.iter().map(cells).collect() }
}

/// `GET /fr/financements.json`: a page of those that fit, with the address of the next.
pub async fn json(
    State(catalogue): State<Shelf<Catalogue>>,
    State(clock): State<Clock>,
    locale: Locale,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Error> {
    let (catalogue, when) = (catalogue.now(), When::Now(clock.now()));
    let found = wanted.found(&catalogue, when)?;
    let paging = wanted.paging(found.len())?;
    let results: Vec<Value> = found[paging.range()].iter().map(|call| told(locale, call, when)).collect();
    let next = paging.next().map(|page| format!("{}.json{}", path(locale), wanted.query(page)));
    Ok(Json(json!({ "total": paging.total, "results": results, "next": next })).into_response())
}

fn told(locale: Locale, call: &Call, when: When) -> Value {
    let (terms, dates, sourced) = (&call.terms, &call.dates, &call.sourced);
    let money = terms.money.as_ref();
    let rates = money.map(|money| {
        let rates = money.rates.all().map(|(class, rate)| (word(&class), json!(rate)));
        Value::Object(rates.collect())
    });
    json!({
        "id": call.id, "programme": call.programme, "name": call.name.of(locale), "state": call.state(when).code(),
        "published": day(dates.published), "opens": day(dates.opens), "closes": day(dates.closes),
        "zone": dates.zone.name(), "rolling": dates.rolling, "to_confirm": dates.to_confirm,
        "applicants": words(&terms.applicant.kinds).split_whitespace().collect::<Vec<_>>(),
        "regions": terms.applicant.regions, "countries": terms.partner.only,
        "classes": words(&terms.partner.classes).split_whitespace().collect::<Vec<_>>(),
        "themes": terms.action.themes, "currency": money.map(|_| "EUR"),
        "min": money.and_then(|money| money.min), "max": money.and_then(|money| money.max),
        "rate": money.and_then(|money| money.rate), "rates": rates,
        "own_share": money.and_then(|money| money.own_share), "apply_at": call.apply_at,
        "source": sourced.source, "checked_on": sourced.source.read_on(sourced.checked_on), "status": sourced.status,
    })
}
