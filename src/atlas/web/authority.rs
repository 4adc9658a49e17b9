//! An authority's page, its files and its map.

use askama::Template;
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use serde_json::json;

use super::super::api::{self, AuthorityJson};
use super::super::filter::{LinkFilter, Query};
use super::super::format::Format;
use super::super::keeper::Atlas;
use super::super::peers::{self, Peer};
use super::super::snapshot::{AuthorityIx, LinkIx, Perimeter, Snapshot, text_in};
use super::super::view::{self, LinkCard, address};
use super::super::maps;
use super::respond;
use crate::authorities::{Kind, Precision};
use crate::kernel::{Locale, PublicId};
use crate::web::{Error, Layout, Section, Site, Texts, WayOut, html};

/// A name that leads somewhere.
pub struct Named {
    pub name: String,
    pub href: String,
}

/// A town to compare with.
struct PeerView {
    name: String,
    href: String,
    inhabitants: String,
    partners: String,
    distance: String,
}

struct Fact {
    term: String,
    value: String,
}

#[derive(Template)]
#[template(path = "atlas/pages/authority.html")]
struct AuthorityPage {
    page: Layout,
    facts_line: String,
    state: String,
    abroad: Vec<LinkCard>,
    within: Vec<LinkCard>,
    within_title: String,
    members_linked: Vec<PeerView>,
    members_title: String,
    members_list: Option<Named>,
    nearest: Vec<PeerView>,
    alike: Vec<PeerView>,
    why_not: bool,
    facts: Vec<Fact>,
    note: Option<String>,
    members: Vec<Named>,
    members_count: String,
    has_map: bool,
    map_title: String,
    base: String,
}

/// `GET /fr/collectivites/{id}`: to the address with the name; or a file, with `.csv` and the like.
pub async fn show(
    State(atlas): State<Atlas>,
    State(site): State<Site>,
    locale: Locale,
    Path(last): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let (id, format) = Format::split(&last);
    let id = PublicId::parse(id).ok_or_else(|| not_found(locale))?;
    let snapshot = atlas.now();
    if format != Format::Html {
        return file(&snapshot, &site, (&id, format), query.as_deref(), locale);
    }
    let present = snapshot.moved(&id).unwrap_or(&id);
    let ix = snapshot.find(present).ok_or_else(|| not_found(locale))?;
    let canonical = address::authority(locale, snapshot.authority(ix));
    if canonical.ends_with(&format!("/{id}")) {
        return html(&draw(locale, &snapshot, ix));
    }
    Ok(respond::moved_to(&canonical, query.as_deref()))
}

/// `GET /fr/collectivites/{id}/{slug}`: the page; `carte.svg` and `map.svg` are its map.
pub async fn show_with_slug(
    State(atlas): State<Atlas>,
    locale: Locale,
    Path((id, slug)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let atlas = atlas.now();
    let id = PublicId::parse(&id).ok_or_else(|| not_found(locale))?;
    let present = atlas.moved(&id).unwrap_or(&id);
    let ix = atlas.find(present).ok_or_else(|| not_found(locale))?;
    if slug == "map.svg" {
        return Ok(respond::svg(maps::draw(&maps::of_authority(locale, &atlas, ix))));
    }
    let canonical = address::authority(locale, atlas.authority(ix));
    if canonical.ends_with(&format!("/{id}/{slug}")) {
        return html(&draw(locale, &atlas, ix));
    }
    Ok(respond::moved_to(&canonical, query.as_deref()))
}

fn not_found(locale: Locale) -> Error {
    let _ = locale;
    Error::NotFound(vec![
        WayOut::named(["Chercher une collectivité", "Look for an authority"], ["/fr/recherche", "/en/search"]),
        WayOut::links(),
    ])
}

fn file(atlas: &Snapshot, site: &Site, (id, format): (&PublicId, Format), query: Option<&str>, locale: Locale) -> Result<Response, Error> {
    let Some(ix) = atlas.find(id) else {
        let present = atlas.moved(id).ok_or_else(Error::nothing_here)?;
        let moved = format!("{}/{present}.{}", address::authorities(locale), format.extension());
        return Ok(respond::moved_to(&moved, query));
    };
    let query = Query::read(query.unwrap_or_default()).map_err(respond::bad_request)?;
    let filter = LinkFilter::read(&query.pairs, atlas).map_err(respond::bad_request)?;
    match format {
        Format::Json => Ok(Json(AuthorityJson::of(atlas, ix, &site.base)).into_response()),
        Format::Geojson => {
            let links = LinkFilter { authority: Some(ix), ..filter }.apply(atlas);
            let mut features = vec![api::authority_feature(atlas, ix, &site.base)];
            features.extend(links.iter().map(|link| api::link_feature(atlas, *link, &site.base)));
            Ok(([(header::CONTENT_TYPE, format.media_type())], api::write_geojson(features)).into_response())
        }
        _ => {
            let links = LinkFilter { authority: Some(ix), ..filter }.apply(atlas);
            respond::links_file(atlas, &links, (format, &query), (site, ""))
        }
    }
}

fn draw(locale: Locale, atlas: &Snapshot, ix: AuthorityIx) -> AuthorityPage {
    let authority = atlas.authority(ix);
    let paths = [locale, locale.other()].map(|locale| address::authority(locale, authority));
    let mut page = Layout::new(locale, authority.name_in(locale).to_owned(), paths);
    let t = page.t;
    page.section = Section::Atlas;
    page.crumbs = view::crumbs(locale, atlas, ix);
    let (abroad, within): (Vec<LinkIx>, Vec<LinkIx>) =
        authority.links.iter().copied().partition(|link| atlas.link(*link).perimeter != Perimeter::WithinFrance);
    let state = state(t, locale, atlas, ix, &abroad);
    page.description = format!("{} — {state}", authority.name_in(locale));
    page.set_json_ld(&json_ld(locale, atlas, ix));
    let commune = authority.kind == Kind::Commune;
    let near = if commune { peers::nearest(atlas, ix, 6) } else { Vec::new() };
    let alike = if commune { peers::alike(atlas, ix, 6, &near) } else { Vec::new() };
    let territory = matches!(authority.kind, Kind::Epci | Kind::Departement | Kind::Region | Kind::Collectivite);
    let linked = if territory { peers::linked_members(atlas, ix) } else { Vec::new() };
    let communes = if territory { peers::communes_of(atlas, ix).len() } else { 0 };
    let cards = |links: &[LinkIx]| links.iter().map(|link| view::link_card(locale, atlas, *link, ix)).collect::<Vec<_>>();
    let arguments = [("linked", locale.number(linked.len() as u64)), ("communes", locale.number(communes as u64))];
    let arguments = arguments.each_ref().map(|(name, value)| (*name, value.as_str()));
    let shown = |peers: &[Peer]| peers.iter().map(|peer| peer_view(t, locale, atlas, peer)).collect::<Vec<_>>();
    let top: Vec<Peer> = linked.iter().take(15).map(|ix| Peer { authority: *ix, distance: 0 }).collect();
    AuthorityPage {
        facts_line: facts_line(t, locale, atlas, ix),
        state,
        within_title: t.n("authority-within-title", within.len()),
        why_not: abroad.is_empty() && commune,
        abroad: cards(&abroad),
        within: cards(&within),
        members_title: t.with_count("authority-members-title", linked.len(), &arguments),
        members_linked: shown(&top),
        members_list: territory_list(t, locale, atlas, ix),
        nearest: shown(&near),
        alike: shown(&alike),
        facts: facts(t, locale, atlas, ix),
        note: text_in(&authority.note, locale).map(str::to_owned),
        members: members(locale, atlas, ix),
        members_count: t.n("authority-communes-count", communes),
        has_map: authority.position.is_some(),
        map_title: maps::of_authority(locale, atlas, ix).title,
        base: format!("{}/{}", address::authorities(locale), authority.id),
        page,
    }
}

/// `Commune · 8 768 habitants · 62480 · INSEE 62667`
fn facts_line(t: Texts, locale: Locale, atlas: &Snapshot, ix: AuthorityIx) -> String {
    let authority = atlas.authority(ix);
    let mut parts = vec![view::kind_words(t, authority)];
    if !authority.is_french() {
        parts.push(view::place_line(locale, atlas, ix));
    }
    parts.extend(authority.population.as_ref().map(|count| t.n("inhabitants", count.value as usize)));
    let postcodes: Vec<&str> = authority.postcodes.split(' ').filter(|code| !code.is_empty()).collect();
    match postcodes.as_slice() {
        [] => {}
        few if few.len() <= 3 => parts.push(few.join(", ")),
        many => parts.push(format!("{}…", many[..2].join(", "))),
    }
    parts.join(" · ")
}

/// The sentence that says the state of things before any list.
fn state(t: Texts, locale: Locale, atlas: &Snapshot, ix: AuthorityIx, links: &[LinkIx]) -> String {
    let kind = atlas.authority(ix).kind;
    if links.is_empty() {
        return t.s(if kind == Kind::Commune { "authority-no-link-commune" } else { "authority-no-link" });
    }
    let abroad = |ix: &u32| atlas.authority(*ix).country.iso2;
    let own = atlas.authority(ix).country.iso2;
    let mut countries: Vec<&str> = links.iter().flat_map(|link| atlas.others(*link, ix)).map(|ix| abroad(&ix)).collect();
    countries.retain(|country| *country != own);
    countries.sort_unstable();
    countries.dedup();
    let confirmed = links.iter().filter(|link| atlas.link(**link).confirmed.is_some()).count();
    let words = t.in_words(links.len(), false);
    let mut capital = words.chars();
    let words: String = capital.next().map(|c| c.to_uppercase().chain(capital).collect()).unwrap_or_default();
    let known = t.with_count("authority-links", links.len(), &[("words", &words)]);
    let (in_words, number) = (t.in_words(countries.len(), false), locale.number(confirmed as u64));
    let spread = t.with_count("authority-countries", countries.len(), &[("words", &in_words)]);
    let confirmed = t.with_count("authority-confirmed", confirmed, &[("number", &number)]);
    format!("{known}{spread} {confirmed}")
}

fn peer_view(t: Texts, locale: Locale, atlas: &Snapshot, peer: &Peer) -> PeerView {
    const SHOWN: usize = 3;
    let authority = atlas.authority(peer.authority);
    let abroad = authority.links.iter().copied().filter(|link| atlas.link(*link).perimeter == Perimeter::FranceAbroad);
    let partner = |ix: AuthorityIx| {
        let other = atlas.authority(ix);
        format!("{} ({})", other.name_in(locale), other.country.name(locale.code()))
    };
    let names: Vec<String> =
        abroad.clone().take(SHOWN).flat_map(|link| atlas.others(link, peer.authority)).map(partner).collect();
    let more = abroad.count().saturating_sub(SHOWN);
    let mut partners = names.join(", ");
    if more > 0 {
        partners.push_str(&t.n("and-more", more));
    }
    PeerView {
        name: authority.name_in(locale).to_owned(),
        href: address::authority(locale, authority),
        inhabitants: authority.population.as_ref().map_or_else(String::new, |count| locale.number(count.value.into())),
        partners,
        distance: format!("{}\u{a0}km", locale.number(peer.distance.into())),
    }
}

/// The list of the links of a territory.
fn territory_list(t: Texts, locale: Locale, atlas: &Snapshot, ix: AuthorityIx) -> Option<Named> {
    let perimeter = Some(Perimeter::FranceAbroad);
    let filter = match atlas.authority(ix).kind {
        Kind::Region => LinkFilter { region: Some(ix), perimeter, ..LinkFilter::default() },
        Kind::Departement | Kind::Collectivite => LinkFilter { department: Some(ix), perimeter, ..LinkFilter::default() },
        _ => return None,
    };
    let href = format!("{}{}", address::links(locale), filter.query(atlas));
    Some(Named { name: t.n("authority-territory-links", filter.apply(atlas).len()), href })
}

/// What belongs to it directly: the departments of a region, the communes of an intercommunal body.
fn members(locale: Locale, atlas: &Snapshot, ix: AuthorityIx) -> Vec<Named> {
    let wanted = match atlas.authority(ix).kind {
        Kind::Region => Kind::Departement,
        Kind::Departement => Kind::Epci,
        Kind::Epci | Kind::Collectivite => Kind::Commune,
        _ => return Vec::new(),
    };
    let of = |ix: &AuthorityIx| atlas.authority(*ix);
    let named = |ix: &AuthorityIx| Named { name: of(ix).name_in(locale).to_owned(), href: address::authority(locale, of(ix)) };
    atlas.authority(ix).members.iter().filter(|ix| of(ix).kind == wanted).map(named).collect()
}

fn facts(t: Texts, locale: Locale, atlas: &Snapshot, ix: AuthorityIx) -> Vec<Fact> {
    let authority = atlas.authority(ix);
    let mut facts = Vec::new();
    let mut add = |term: &str, value: Option<String>| {
        facts.extend(value.map(|value| Fact { term: t.s(term), value }));
    };
    let text = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
    add("fact-insee", text(&authority.insee));
    add("fact-siren", text(&authority.siren));
    add("fact-geonames", authority.geonames.map(|number| number.to_string()));
    add("fact-postcodes", Some(authority.postcodes.replace(' ', ", ")).filter(|codes| !codes.is_empty()));
    let count = authority.population.as_ref();
    add("fact-population", count.map(|count| {
        let shown = locale.number(count.value.into());
        match count.year {
            Some(year) => format!("{shown} ({}, {year})", count.source),
            None => format!("{shown} ({})", count.source),
        }
    }));
    let old: Vec<&str> = atlas.former.iter().filter(|former| former.authority == ix).map(|former| &*former.name).filter(|name| *name != &*authority.name).collect();
    add("fact-former", Some(old.join(", ")).filter(|names| !names.is_empty()));
    let other: Vec<&str> = authority.names.iter().map(|(_, name)| &**name).filter(|name| *name != authority.name_in(locale)).collect();
    add("fact-names", Some(other.join(", ")).filter(|names| !names.is_empty()));
    add("fact-position", match authority.precision {
        Precision::Approximate => Some(t.s("position-approximate")),
        Precision::Unknown => Some(t.s("position-unknown")),
        _ => None,
    });
    facts
}

fn json_ld(locale: Locale, atlas: &Snapshot, ix: AuthorityIx) -> serde_json::Value {
    let authority = atlas.authority(ix);
    let geo = authority.position.map(|(lat, lon)| json!({ "@type": "GeoCoordinates", "latitude": lat, "longitude": lon }));
    let siren = authority.siren.as_deref().map(|siren| json!({ "@type": "PropertyValue", "propertyID": "SIREN", "value": siren }));
    json!({
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization",
        "name": &*authority.name,
        "url": address::authority(locale, authority),
        "identifier": siren,
        "areaServed": { "@type": "AdministrativeArea", "name": &*authority.name, "geo": geo, "containedInPlace": view::place_line(locale, atlas, ix) },
    })
}
