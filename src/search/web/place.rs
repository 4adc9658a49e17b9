//! The page of a place that only the gazetteer knows: nothing has been said of it yet, and it may be a partner.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use reference::fold::fold;

use crate::atlas::address;
use crate::kernel::{Locale, slug};
use crate::search::place::Card;
use crate::search::store::Search;
use crate::web::{Crumb, Layout, Section, html};

#[derive(Template)]
#[template(path = "search/pages/place.html")]
struct PlacePage {
    page: Layout,
    lead: String,
    facts: Vec<(String, String)>,
    country: Option<(String, String)>,
    list: String,
    search: &'static str,
}

/// Where the atlas has nothing under the identifier of a place, the gazetteer may know it.
pub async fn or_place(State(search): State<Search>, request: Request, next: Next) -> Response {
    let asked = (request.method() == Method::GET).then(|| request.uri().path().to_owned());
    let response = next.run(request).await;
    if response.status() != StatusCode::NOT_FOUND {
        return response;
    }
    let found = asked
        .as_deref()
        .and_then(read)
        .and_then(|(locale, number, rest)| Some((locale, search.now()?.place(number)?, rest)));
    let Some((locale, card, rest)) = found else { return response };
    let canonical = path(locale, &card);
    if !canonical.ends_with(&format!("gn-{}{rest}", card.geonames)) {
        return (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, canonical)]).into_response();
    }
    html(&draw(locale, &card)).unwrap_or_else(|why| why.into_response())
}

/// `/fr/collectivites/gn-123/slug`: the language, the number, and what follows it.
fn read(path: &str) -> Option<(Locale, u32, String)> {
    let find = |locale: Locale| {
        let rest = path.strip_prefix(address::authorities(locale))?.strip_prefix("/gn-")?;
        let end = rest.find('/').unwrap_or(rest.len());
        Some((locale, rest[..end].parse().ok()?, rest[end..].to_owned()))
    };
    Locale::ALL.into_iter().find_map(find)
}

fn path(locale: Locale, card: &Card) -> String {
    let readable = slug(&fold(&card.name));
    let base = format!("{}/gn-{}", address::authorities(locale), card.geonames);
    if readable.is_empty() { base } else { format!("{base}/{readable}") }
}

fn draw(locale: Locale, card: &Card) -> PlacePage {
    let paths = [locale, locale.other()].map(|locale| path(locale, card));
    let mut page = Layout::new(locale, card.name_in(locale).to_owned(), paths);
    let t = page.t;
    page.section = Section::Atlas;
    page.noindex = true;
    page.crumbs = vec![Crumb { name: t.s("countries-title"), href: address::countries(locale).to_owned() }];
    let country = card.country();
    let named = country.map(|country| country.name(locale.code()).to_owned()).unwrap_or_default();
    page.crumbs.extend(country.map(|country| Crumb { name: named.clone(), href: address::country(locale, country) }));
    let mut facts = vec![(t.s("search-fact-country"), named.clone())];
    facts.extend(card.admin.clone().map(|admin| (t.s("search-fact-admin"), admin)));
    facts.extend(card.inhabitants.map(|count| (t.s("search-fact-inhabitants"), locale.number(u64::from(count)))));
    if *card.name_in(locale) != card.name {
        facts.push((t.s("search-fact-own-name"), card.name.clone()));
    }
    facts.push((t.s("search-fact-geonames"), card.geonames.to_string()));
    let list = country.map(|country| format!("{}?country={}", address::links(locale), country.iso2));
    PlacePage {
        lead: t.with("search-place-lead", &[("name", card.name_in(locale))]),
        facts,
        country: country.map(|country| (named, address::country(locale, country))),
        list: list.unwrap_or_default(),
        search: match locale {
            Locale::Fr => "/fr/recherche",
            Locale::En => "/en/search",
        },
        page,
    }
}
