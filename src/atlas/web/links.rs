//! The list of links.

use askama::Template;
use axum::extract::{OriginalUri, RawQuery, State};
use axum::response::Response;
use reference::countries::Continent;

use super::super::figures;
use super::super::filter::{LinkFilter, LinkSort, Query, Size};
use super::super::format::Format;
use super::super::keeper::Atlas;
use super::super::snapshot::{LinkIx, Perimeter, Snapshot, text_in};
use super::super::view::{self, address};
use super::form::{self, Chip, Field, Pager};
use super::respond;
use crate::authorities;
use crate::kernel::Locale;
use crate::partnerships::{Kind, Status, themes};
use crate::web::{Error, Layout, Section, Site, Texts, html};

/// A party as a cell of the list.
struct PartyView {
    name: String,
    href: String,
    place: String,
}

/// A link as a row of the list.
struct RowView {
    href: String,
    parties: Vec<PartyView>,
    what: String,
    since: String,
    sources: String,
    confirmed: bool,
}

/// Who takes part: a tab above the list.
struct Tab {
    label: String,
    href: String,
    here: bool,
}

#[derive(Template)]
#[template(path = "atlas/pages/links.html")]
struct LinksPage {
    page: Layout,
    count: String,
    tabs: Vec<Tab>,
    fields: Vec<Field>,
    chips: Vec<Chip>,
    perimeter: Option<&'static str>,
    rows: Vec<RowView>,
    pager: Pager,
    base: &'static str,
    query: String,
    clear: String,
}

/// `GET /fr/partenariats`
pub async fn list(State(atlas): State<Atlas>, locale: Locale, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let atlas = atlas.now();
    let query = Query::read(query.as_deref().unwrap_or_default()).map_err(respond::bad_request)?;
    let filter = LinkFilter::read(&query.pairs, &atlas).map_err(respond::bad_request)?;
    let found = filter.apply(&atlas);
    let paging = query.paging(found.len()).map_err(respond::bad_request)?;
    let (current, base) = (filter.pairs(&atlas), address::links(locale));
    let at = |locale: Locale, page: usize| {
        let limit = (query.limit != crate::kernel::Paging::LIMIT).then(|| ("limit", query.limit.to_string()));
        let page = (page > 1).then(|| ("page", page.to_string()));
        let pairs = current.iter().map(|(name, value)| (*name, value.clone())).chain(limit).chain(page);
        format!("{}{}", address::links(locale), form::write(pairs))
    };
    let mut page = Layout::new(locale, String::new(), [locale, locale.other()].map(|locale| at(locale, paging.page)));
    let t = page.t;
    page.title = t.s("links-title");
    page.description = t.s("links-lead");
    page.section = Section::Atlas;
    page.noindex = current.len() > 1 || paging.page > 1;
    let fields = fields(t, locale, &atlas, &current);
    let here = t.with("page-of", &[("page", &locale.number(paging.page as u64)), ("pages", &locale.number(paging.pages() as u64))]);
    html(&LinksPage {
        count: t.n("links-count", found.len()),
        tabs: tabs(t, locale, &atlas, &filter),
        chips: form::chips(&fields, base, &current),
        fields,
        perimeter: filter.perimeter.map(Perimeter::code),
        rows: found[paging.range()].iter().map(|ix| row(t, locale, &atlas, *ix)).collect(),
        pager: Pager::around(paging, here, |page| at(locale, page)),
        base,
        query: filter.query(&atlas),
        clear: form::write(filter.perimeter.map(|perimeter| ("perimeter", perimeter.code().to_owned()))),
        page,
    })
}

/// `GET /fr/partenariats.csv` and the other formats, with the same filters.
pub async fn file(State(atlas): State<Atlas>, State(site): State<Site>, OriginalUri(uri): OriginalUri) -> Result<Response, Error> {
    let atlas = atlas.now();
    let query = Query::read(uri.query().unwrap_or_default()).map_err(respond::bad_request)?;
    let filter = LinkFilter::read(&query.pairs, &atlas).map_err(respond::bad_request)?;
    let list = format!("/api/v1/partnerships{}", filter.query(&atlas));
    let format = Format::split(uri.path()).1;
    respond::links_file(&atlas, &filter.apply(&atlas), (format, &query), (&site, &list))
}

/// One tab for each perimeter, with the other conditions kept.
fn tabs(t: Texts, locale: Locale, atlas: &Snapshot, filter: &LinkFilter) -> Vec<Tab> {
    let tab = |perimeter: Option<Perimeter>| {
        let other = LinkFilter { perimeter, ..filter.clone() };
        let count = other.apply(atlas).len();
        Tab {
            label: t.n(&format!("perimeter-{}", perimeter.map_or("all", Perimeter::code)), count),
            href: format!("{}{}", address::links(locale), other.query(atlas)),
            here: filter.perimeter == perimeter,
        }
    };
    let three = Perimeter::ALL.map(Some);
    three.into_iter().chain([None]).map(tab).collect()
}

fn row(t: Texts, locale: Locale, atlas: &Snapshot, ix: LinkIx) -> RowView {
    let link = atlas.link(ix);
    let party = |(ix, _): &(u32, crate::partnerships::Role)| {
        let authority = atlas.authority(*ix);
        PartyView {
            name: authority.name_in(locale).to_owned(),
            href: address::authority(locale, authority),
            place: view::place_line(locale, atlas, *ix),
        }
    };
    let source = |provenance: &super::super::snapshot::Provenance| {
        let source = &atlas.sources[usize::from(provenance.source)];
        text_in(&source.names, locale).unwrap_or(&source.id).to_owned()
    };
    let mut sources: Vec<String> = link.sources.iter().map(source).collect();
    sources.dedup();
    RowView {
        href: address::link(locale, atlas, link),
        parties: link.parties.iter().map(party).collect(),
        what: view::form_words(t, link),
        since: link.since.map(|since| t.date(since)).unwrap_or_default(),
        sources: match sources.len() {
            0..=1 => sources.join(""),
            several => t.with_count("sources-several", several, &[("first", &sources[0])]),
        },
        confirmed: link.confirmed.is_some(),
    }
}

fn fields(t: Texts, locale: Locale, atlas: &Snapshot, current: &[(&'static str, String)]) -> Vec<Field> {
    let word = |prefix: &str, code: &str| (code.to_owned(), t.s(&format!("{prefix}-{code}")));
    let mut countries: Vec<(String, String)> = figures::by_country(atlas)
        .iter()
        .map(|row| (row.of.iso2.to_owned(), row.of.name(locale.code()).to_owned()))
        .collect();
    let set = |name: &str| current.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
    if let Some(country) = set("country").and_then(|code| reference::countries::by_iso2(&code))
        && !countries.iter().any(|(code, _)| code == country.iso2)
    {
        countries.push((country.iso2.to_owned(), country.name(locale.code()).to_owned()));
    }
    countries.sort_by_cached_key(|(_, name)| reference::fold::fold(name));
    let territories = |kinds: &[authorities::Kind]| {
        let of = atlas.authorities.iter().filter(|authority| kinds.contains(&authority.kind));
        let mut all: Vec<(String, String)> =
            of.filter_map(|one| Some((one.insee.as_deref()?.to_owned(), one.name.to_string()))).collect();
        all.sort_by_cached_key(|(_, name)| reference::fold::fold(name));
        all
    };
    let kinds = authorities::Kind::ALL.iter().filter(|kind| **kind != authorities::Kind::Foreign);
    let sources = atlas.sources.iter().map(|source| (source.id.to_string(), text_in(&source.names, locale).unwrap_or(&source.id).to_owned()));
    let used: Vec<(String, String)> = themes().iter().map(|theme| (theme.code.clone(), theme.name(locale == Locale::Fr).to_owned())).collect();
    let field = |name: &'static str, values: Vec<(String, String)>| Field::new(name, t.s(&format!("filter-{name}")), current, values);
    let mut fields = vec![
        field("country", countries),
        field("continent", Continent::ALL.iter().filter(|c| **c != Continent::Antarctica).map(|c| word("continent", c.code())).collect()),
        field("region", territories(&[authorities::Kind::Region])),
        field("department", territories(&[authorities::Kind::Departement, authorities::Kind::Collectivite])),
        field("authority_kind", kinds.map(|kind| word("kind", kind.code())).collect()),
        field("size", Size::ALL.iter().map(|size| word("size", size.code())).collect()),
        field("kind", Kind::ALL.iter().map(|kind| word("link-kind", kind.code())).collect()),
        field("status", Status::ALL.iter().map(|status| word("status", status.code())).collect()),
        field("theme", used),
        field("source", sources.collect()),
        field("confirmed", ["yes", "no"].map(|code| word("confirmed", code)).into()),
        field("doubt", ["yes", "no"].map(|code| word("doubt", code)).into()),
        field("sort", LinkSort::ALL.iter().map(|sort| word("sort", sort.code())).collect()),
    ];
    if let Some(ix) = set("authority").and_then(|id| crate::kernel::PublicId::parse(&id)).and_then(|id| atlas.find(&id)) {
        let authority = atlas.authority(ix);
        fields.insert(0, field("authority", vec![(authority.id.to_string(), authority.name_in(locale).to_owned())]));
    }
    fields
}
