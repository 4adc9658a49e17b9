//! The list of organisations for everybody, to search and to take away.

use askama::Template;
use axum::Json;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use paper::{Cell, Dialect, Table};
use reference::fold::fold;
use serde::Deserialize;
use serde_json::{Value, json};

use super::networks;
use crate::accounts::broken;
use crate::db::Db;
use crate::kernel::{Locale, Paging, PublicId, slug};
use crate::organisations::handover::KnownLinks;
use crate::organisations::model::Kind;
use crate::organisations::registered::Registered;
use crate::web::{Error, Layout, Pager, Section, Site, Texts, html};

/// A place as a page names it.
struct Place {
    id: PublicId,
    name: String,
    href: String,
}

struct Row {
    of: Registered,
    href: Option<String>,
    kind: String,
    territory: Vec<Place>,
    functions: String,
}

struct Choice {
    code: &'static str,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "organisations/pages/registered.html")]
struct RegisteredPage {
    page: Layout,
    base: &'static str,
    q: String,
    kinds: Vec<Choice>,
    count: String,
    rows: Vec<Row>,
    pager: Option<Pager>,
    /// The conditions, behind the address of a file.
    query: String,
}

/// What is looked for; what is empty fits everything.
#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    format: String,
    page: Option<usize>,
}

/// The list.
pub fn path(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "/fr/organisations",
        Locale::En => "/en/organisations",
    }
}

impl Asked {
    /// The conditions as a query, with a page other than the first: `?q=sindou&page=2`, or nothing.
    fn query(&self, page: usize) -> String {
        let set = [("q", &self.q), ("kind", &self.kind)].into_iter().filter(|(_, value)| !value.is_empty());
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(set);
        if page > 1 {
            query.append_pair("page", &page.to_string());
        }
        let query = query.finish();
        if query.is_empty() { query } else { format!("?{query}") }
    }

    /// The page that is asked for, if the list has it.
    fn paging(&self, total: usize) -> Result<Paging, Error> {
        let paging = Paging { page: self.page.unwrap_or(1), limit: Paging::LIMIT, total };
        if paging.exists() { Ok(paging) } else { Err(Error::nothing_here()) }
    }
}

/// The organisations that fit, by name. A kind that does not exist is not there.
async fn found(db: &Db, known: &KnownLinks, (locale, asked): (Locale, &Asked)) -> Result<Vec<Row>, Error> {
    let kind = Kind::parse(&asked.kind);
    if kind.is_none() && !asked.kind.is_empty() {
        return Err(Error::nothing_here());
    }
    let all = Registered::all(db).await.map_err(broken)?;
    let of_kind = all.into_iter().filter(|one| kind.is_none_or(|kind| one.organisation.kind == kind));
    let words = fold(&asked.q);
    let fits = |row: &Row| {
        let names = row.territory.iter().map(|place| place.name.as_str());
        let text = fold(&names.chain([row.of.organisation.name.as_str()]).collect::<Vec<_>>().join(" "));
        words.split_whitespace().all(|word| text.contains(word))
    };
    Ok(of_kind.map(|one| row(locale, known, one)).filter(fits).collect())
}

fn row(locale: Locale, known: &KnownLinks, one: Registered) -> Row {
    let t = Texts::of(locale);
    let place = |id: &PublicId| {
        let names = known.0.name(id)?;
        let href = format!("{}/{id}/{}", super::list(locale), slug(&fold(&names[0])));
        Some(Place { id: id.clone(), name: names[usize::from(locale == Locale::En)].clone(), href })
    };
    let territory: Vec<Place> = one.territory.iter().filter_map(place).collect();
    let href = match one.organisation.kind {
        Kind::Network => Some(format!("{}/{}", networks::path(locale), one.organisation.id)),
        Kind::Authority => territory.first().map(|place| place.href.clone()),
        _ => one.organisation.website.clone(),
    };
    Row {
        href,
        kind: t.s(format!("organisation-kind-{}", one.organisation.kind.code())),
        territory,
        functions: one.functions.iter().map(String::as_str).collect::<Vec<_>>().join(", "),
        of: one,
    }
}

/// `GET /fr/organisations`
pub async fn list(
    State(db): State<Db>,
    State(known): State<KnownLinks>,
    locale: Locale,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let mut rows = found(&db, &known, (locale, &asked)).await?;
    let paging = asked.paging(rows.len())?;
    let rows = rows.drain(paging.range()).collect();
    html(&draw(locale, asked, (rows, paging)))
}

fn draw(locale: Locale, asked: Asked, (rows, paging): (Vec<Row>, Paging)) -> RegisteredPage {
    let paths = [locale, locale.other()].map(|locale| format!("{}{}", path(locale), asked.query(paging.page)));
    let mut page = Layout::new(locale, String::new(), paths);
    let t = page.t;
    page.title = t.s("registered-title");
    page.description = t.s("registered-lead");
    page.section = Section::Atlas;
    page.noindex = !asked.query(paging.page).is_empty();
    let kind = |kind: Kind| Choice {
        code: kind.code(),
        label: t.s(format!("organisation-kind-{}", kind.code())),
        chosen: kind.code() == asked.kind,
    };
    RegisteredPage {
        base: path(locale),
        kinds: Kind::all().map(kind).collect(),
        count: t.n("registered-count", paging.total),
        rows,
        pager: Pager::of_several(t, paging, |number| format!("{}{}", path(locale), asked.query(number))),
        query: asked.query(1),
        q: asked.q,
        page,
    }
}

/// `GET /fr/organisations.csv`: every organisation that fits.
pub async fn csv(
    State(db): State<Db>,
    State(known): State<KnownLinks>,
    locale: Locale,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let rows = found(&db, &known, (locale, &asked)).await?;
    let dialect = if asked.format == "fr" { Dialect::French } else { Dialect::Plain };
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"organisations.csv\""),
    ];
    Ok((headers, paper::csv(&table(&rows), dialect)).into_response())
}

/// `GET /fr/organisations.xlsx`: the same as a spreadsheet.
pub async fn xlsx(
    State(db): State<Db>,
    State(known): State<KnownLinks>,
    locale: Locale,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let rows = found(&db, &known, (locale, &asked)).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"organisations.xlsx\""),
    ];
    let body = paper::xlsx(&table(&rows)).map_err(|why| Error::Internal(why.into()))?;
    Ok((headers, body).into_response())
}

fn table(rows: &[Row]) -> Table {
    let columns = vec!["id", "name", "kind", "territory_ids", "territory", "speaks_for", "functions", "website"];
    let joined = |row: &Row, pick: fn(&Place) -> &str| row.territory.iter().map(pick).collect::<Vec<_>>().join(" ; ");
    let cells = |row: &Row| -> Vec<Cell> {
        let organisation = &row.of.organisation;
        vec![
            organisation.id.as_str().into(),
            organisation.name.as_str().into(),
            organisation.kind.code().into(),
            joined(row, |place| place.id.as_str()).into(),
            joined(row, |place| &place.name).into(),
            Cell::from(organisation.authority.as_ref().map(PublicId::as_str)),
            row.functions.as_str().into(),
            Cell::from(organisation.website.as_deref()),
        ]
    };
    Table { title: "organisations".to_owned(), columns, rows: rows.iter().map(cells).collect() }
}

/// `GET /fr/organisations.json`: a page of those that fit, with the address of the next.
pub async fn json(
    (State(db), State(known), State(site)): (State<Db>, State<KnownLinks>, State<Site>),
    locale: Locale,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let rows = found(&db, &known, (locale, &asked)).await?;
    let paging = asked.paging(rows.len())?;
    let results: Vec<Value> = rows[paging.range()].iter().map(|row| told(row, &site.base)).collect();
    let next = paging.next().map(|page| format!("{}.json{}", path(locale), asked.query(page)));
    Ok(Json(json!({ "total": paging.total, "results": results, "next": next })).into_response())
}

fn told(row: &Row, base: &str) -> Value {
    let organisation = &row.of.organisation;
    let place = |place: &Place| json!({ "id": place.id.as_str(), "name": place.name });
    let url = row.href.as_ref().filter(|href| href.starts_with('/')).map(|href| format!("{base}{href}"));
    json!({
        "id": organisation.id.as_str(), "name": organisation.name, "kind": organisation.kind.code(),
        "territory": row.territory.iter().map(place).collect::<Vec<_>>(),
        "speaks_for": organisation.authority.as_ref().map(PublicId::as_str),
        "functions": row.of.functions, "website": organisation.website, "url": url,
    })
}
