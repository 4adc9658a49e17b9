//! A link's page.

use askama::Template;
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::json;

use super::super::api::PartnershipJson;
use super::super::filter::Query;
use super::super::format::Format;
use super::super::keeper::Atlas;
use super::super::maps;
use super::super::snapshot::{Doubt, Link, LinkIx, Provenance, Snapshot, text_in};
use super::super::view::{self, address};
use super::respond;
use crate::kernel::{Locale, PartialDate, PublicId};
use crate::partnerships::statement::{Disagreement, Statement};
use crate::partnerships::themes;
use crate::web::{Crumb, Error, Layout, Section, Site, Texts, WayOut, html};

struct PartyView {
    name: String,
    href: String,
    line: String,
    note: Option<String>,
}

struct SourceView {
    name: String,
    url: Option<String>,
    licence: Option<String>,
    read_on: Option<String>,
    field: Option<String>,
    says: Option<String>,
}

struct ThemeView {
    name: String,
    href: String,
    goals: String,
}

struct DisagreementView {
    field: String,
    sides: Vec<String>,
}

struct Fact {
    term: String,
    value: String,
    known: bool,
}

#[derive(Template)]
#[template(path = "atlas/pages/partnership.html")]
struct PartnershipPage {
    page: Layout,
    parties: Vec<PartyView>,
    circles: (f32, f32),
    fresh: view::Fresh,
    state: String,
    summary: Option<String>,
    facts: Vec<Fact>,
    themes: Vec<ThemeView>,
    doubts: Vec<String>,
    disagreements: Vec<DisagreementView>,
    sources: Vec<SourceView>,
    has_map: bool,
    map_title: String,
    base: String,
    /// Where papers are written between the parties.
    papers: Option<String>,
    history: &'static str,
    waiting: Option<String>,
}

fn not_found() -> Error {
    Error::NotFound(vec![WayOut::links()])
}

/// `GET /fr/partenariats/{id}`: to the address with the names; or a file.
pub async fn show(
    State(atlas): State<Atlas>,
    State(site): State<Site>,
    locale: Locale,
    Path(last): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let (id, format) = Format::split(&last);
    let atlas = atlas.now();
    let Some(ix) = PublicId::parse(id).and_then(|id| atlas.find_link(&id)) else {
        return elsewhere(locale, &atlas, (id, format), query.as_deref());
    };
    if format != Format::Html {
        return file(&atlas, &site, (ix, format), query.as_deref());
    }
    let canonical = address::link(locale, &atlas, atlas.link(ix));
    if canonical.ends_with(&format!("/{id}")) {
        return html(&draw(locale, &atlas, ix));
    }
    Ok(respond::moved_to(&canonical, query.as_deref()))
}

/// A link that was the same as another leads there.
fn elsewhere(
    locale: Locale,
    atlas: &Snapshot,
    (id, format): (&str, Format),
    query: Option<&str>,
) -> Result<Response, Error> {
    let present = PublicId::parse(id).and_then(|id| atlas.moved(&id).cloned()).ok_or_else(not_found)?;
    let ix = atlas.find_link(&present).ok_or_else(not_found)?;
    if format == Format::Html {
        return Ok(respond::moved_to(&address::link(locale, atlas, atlas.link(ix)), query));
    }
    let file = format!("{}/{present}.{}", address::links(locale), format.extension());
    let mut moved = respond::moved_to(&file, query);
    if format == Format::Json {
        *moved.body_mut() = json!({ "moved_to": present.as_str() }).to_string().into();
        moved.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    Ok(moved)
}

fn file(atlas: &Snapshot, site: &Site, (ix, format): (LinkIx, Format), query: Option<&str>) -> Result<Response, Error> {
    let query = Query::read(query.unwrap_or_default()).map_err(respond::bad_request)?;
    if format == Format::Json {
        return Ok(Json(PartnershipJson::of(atlas, ix, &site.base)).into_response());
    }
    respond::links_file(atlas, &[ix], (format, &query), (site, ""))
}

/// `GET /fr/partenariats/{id}/{slug}`: the page; `map.svg` is its map.
pub async fn show_with_slug(
    State(atlas): State<Atlas>,
    locale: Locale,
    Path((id, slug)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let atlas = atlas.now();
    let Some(ix) = PublicId::parse(&id).and_then(|id| atlas.find_link(&id)) else {
        return elsewhere(locale, &atlas, (&id, Format::Html), query.as_deref());
    };
    if slug == "map.svg" {
        return Ok(respond::svg(maps::draw(&maps::of_link(locale, &atlas, ix))));
    }
    let format = Format::split(&slug).1;
    if format != Format::Html {
        let file = format!("{}/{id}.{}", address::links(locale), format.extension());
        return Ok(respond::moved_to(&file, query.as_deref()));
    }
    let canonical = address::link(locale, &atlas, atlas.link(ix));
    if canonical.ends_with(&format!("/{id}/{slug}")) {
        return html(&draw(locale, &atlas, ix));
    }
    Ok(respond::moved_to(&canonical, query.as_deref()))
}

fn draw(locale: Locale, atlas: &Snapshot, ix: LinkIx) -> PartnershipPage {
    let link = atlas.link(ix);
    let names: Vec<String> =
        link.parties.iter().map(|(ix, _)| atlas.authority(*ix).name_in(locale).to_owned()).collect();
    let mut page = frame(locale, atlas, link, names.join(" – "));
    let t = page.t;
    let state = view::fresh_sentence(t, locale, atlas, link);
    page.description = format!("{} — {state}", page.title);
    page.set_json_ld(&json_ld(locale, atlas, link));
    let inhabitants = |place: usize| {
        let party = link.parties.get(place).map(|(ix, _)| atlas.authority(*ix));
        party.and_then(|party| party.population.as_ref()).map(|count| count.value)
    };
    PartnershipPage {
        parties: link.parties.iter().map(|(ix, _)| party(t, locale, atlas, *ix)).collect(),
        circles: (view::radius(inhabitants(0)), view::radius(inhabitants(1))),
        fresh: view::fresh(t, atlas, link),
        state,
        summary: text_in(&link.summary, locale).map(str::to_owned),
        facts: facts(t, link),
        themes: link.themes.iter().map(|theme| theme_view(locale, *theme)).collect(),
        doubts: link.doubts.iter().map(|doubt| doubt_words(t, locale, doubt)).collect(),
        disagreements: link.disagreements.iter().map(|one| disagreement(t, locale, one)).collect(),
        sources: link.sources.iter().map(|source| source_view(t, locale, atlas, source)).collect(),
        has_map: link.parties.iter().any(|(ix, _)| atlas.authority(*ix).position.is_some()),
        map_title: t.with("map-link", &[("names", &names.join(" – "))]),
        base: format!("{}/{}", address::links(locale), link.id),
        papers: papers(t, atlas, link),
        waiting: Some(atlas.waiting(&link.id))
            .filter(|count| *count > 0)
            .map(|count| t.n("suggestions-waiting", count)),
        history: if locale == Locale::Fr { "historique" } else { "history" },
        page,
    }
}

/// The address of the papers that know both parties: the first French one and the first other.
fn papers(t: Texts, atlas: &Snapshot, link: &Link) -> Option<String> {
    let parties = || link.parties.iter().map(|(ix, _)| atlas.authority(*ix));
    let french = parties().find(|party| party.country.iso2 == "FR")?;
    let other = parties().find(|party| party.id != french.id)?;
    Some(format!("{}?a={}&b={}", t.s("papers-href"), french.id, other.id))
}

/// The frame of the page, with the way to it from its first party.
fn frame(locale: Locale, atlas: &Snapshot, link: &Link, title: String) -> Layout {
    let paths = [locale, locale.other()].map(|locale| address::link(locale, atlas, link));
    let mut page = Layout::new(locale, title, paths);
    page.section = Section::Atlas;
    let way = link.parties.first().map(|(first, _)| {
        let first = atlas.authority(*first);
        Crumb { name: first.name_in(locale).to_owned(), href: address::authority(locale, first) }
    });
    page.crumbs = way.into_iter().collect();
    page
}

/// What each party says of a field, with its date.
fn disagreement(t: Texts, locale: Locale, one: &Disagreement) -> DisagreementView {
    let side = |said: &Statement| {
        let (value, date) = (said.words(t, locale), t.day(said.at));
        t.with("link-side", &[("who", &said.organisation_name), ("date", &date), ("value", &value)])
    };
    DisagreementView { field: one.field.name(t), sides: one.statements.iter().map(side).collect() }
}

/// What search engines read: a page about two or more authorities.
fn json_ld(locale: Locale, atlas: &Snapshot, link: &Link) -> serde_json::Value {
    let about = |(ix, _): &(u32, crate::partnerships::Role)| {
        let party = atlas.authority(*ix);
        json!({ "@type": "GovernmentOrganization", "name": &*party.name, "url": address::authority(locale, party) })
    };
    let about: Vec<_> = link.parties.iter().map(about).collect();
    json!({ "@context": "https://schema.org", "@type": "WebPage", "url": address::link(locale, atlas, link), "about": about })
}

fn party(t: Texts, locale: Locale, atlas: &Snapshot, ix: u32) -> PartyView {
    let authority = atlas.authority(ix);
    let mut parts = vec![view::kind_words(t, authority), view::place_line(locale, atlas, ix)];
    parts.extend(authority.population.as_ref().map(|count| t.n("inhabitants", count.value as usize)));
    PartyView {
        name: authority.name_in(locale).to_owned(),
        href: address::authority(locale, authority),
        line: parts.join(" · "),
        note: text_in(&authority.note, locale).map(str::to_owned),
    }
}

fn facts(t: Texts, link: &Link) -> Vec<Fact> {
    let fact = |term: &str, value: Option<String>| Fact {
        term: t.s(term),
        known: value.is_some(),
        value: value.unwrap_or_else(|| t.s("unknown")),
    };
    let date = |date: Option<PartialDate>| date.map(|date| t.date(date));
    let known = |code: &str| code != "unknown";
    let kind = Some(link.kind.code()).filter(|code| known(code)).map(|code| t.s(format!("link-kind-{code}")));
    let mut facts = vec![
        fact("fact-form", link.form.as_ref().map(|form| t.s(format!("form-{form}"))).or_else(|| kind.clone())),
        fact(
            "fact-status",
            Some(link.status.code()).filter(|code| known(code)).map(|code| t.s(format!("status-{code}"))),
        ),
        fact("fact-since", date(link.since)),
    ];
    if link.form.is_some() && kind.is_some() {
        facts.insert(1, fact("fact-kind", kind));
    }
    if link.until.is_some() {
        facts.push(fact("fact-until", date(link.until)));
    }
    facts
}

fn theme_view(locale: Locale, ix: u8) -> ThemeView {
    let theme = &themes()[usize::from(ix)];
    let goals: Vec<String> = theme.sdg.iter().map(u8::to_string).collect();
    ThemeView {
        name: theme.name(locale == Locale::Fr).to_owned(),
        href: format!("{}?theme={}", address::links(locale), theme.code),
        goals: goals.join(", "),
    }
}

/// A doubt in words.
pub fn doubt_words(t: Texts, locale: Locale, doubt: &Doubt) -> String {
    match doubt {
        Doubt::ByName { name } => t.with("doubt-by-name", &[("name", name)]),
        Doubt::OtherName { name, official } => t.with("doubt-other-name", &[("name", name), ("code", official)]),
        Doubt::OtherCountry { name, country } => t.with("doubt-other-country", &[("name", name), ("country", country)]),
        Doubt::Namesake => t.s("doubt-namesake"),
        Doubt::Several { name, count } => t.with_count("doubt-several", *count as usize, &[("name", name)]),
        Doubt::NotFound { name } => t.with("doubt-not-found", &[("name", name)]),
        Doubt::Far { name, km } => t.with_count("doubt-far", *km as usize, &[("name", name)]),
        Doubt::Club { .. } => t.s("doubt-club"),
        Doubt::Text { fr, .. } if locale == Locale::Fr => fr.to_string(),
        Doubt::Text { en, .. } => en.to_string(),
    }
}

fn source_view(t: Texts, locale: Locale, atlas: &Snapshot, provenance: &Provenance) -> SourceView {
    let source = &atlas.sources[usize::from(provenance.source)];
    let text = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
    let read_on = |read: &str| match PartialDate::parse(read) {
        Some(day) if day.day().is_some() => t.with("read-on", &[("date", &t.date(day))]),
        Some(month) => t.with("read-in", &[("date", &t.date(month))]),
        None => t.with("read-in", &[("date", read)]),
    };
    SourceView {
        name: text_in(&source.names, locale).unwrap_or(&source.id).to_owned(),
        url: text(&provenance.url).or_else(|| text(&source.url)),
        licence: text(&source.licence),
        read_on: source.read_on.as_deref().map(read_on),
        field: Some(&*provenance.field).filter(|field| !field.is_empty()).map(|field| t.s(format!("field-{field}"))),
        says: text(&provenance.says),
    }
}
