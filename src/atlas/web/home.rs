//! The home page.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use super::super::figures::figure;
use super::super::keeper::Atlas;
use super::super::maps;
use super::super::snapshot::{LinkIx, Perimeter, Snapshot, text_in};
use super::super::view::{self, address};
use super::figures::FigureView;
use crate::authorities::Kind;
use crate::kernel::Locale;
use crate::web::{Asset, Error, Layout, Section, html};

/// `GET /`: the visitor's language.
pub async fn choose_language(headers: HeaderMap) -> Response {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let home = address::home(Locale::negotiate(asked));
    let headers = [(header::LOCATION, home), (header::VARY, "Accept-Language".to_owned())];
    (StatusCode::FOUND, headers, "").into_response()
}

/// A cooperation told by its source.
struct Story {
    names: String,
    href: String,
    text: String,
    line: String,
    circles: (f32, f32),
}

/// A town that the brochure names.
struct Town {
    name: String,
    href: String,
    links: usize,
}

#[derive(Template)]
#[template(path = "atlas/pages/home.html")]
struct HomePage {
    page: Layout,
    map_title: String,
    figures: Vec<FigureView>,
    stories: Vec<Story>,
    towns: Vec<Town>,
    links: &'static str,
    map: &'static str,
    data: &'static str,
    figures_page: &'static str,
    search: &'static str,
}

/// The communes that the brochure of 2009 names as engaged, besides those whose cooperation it tells.
const NAMED: [&str; 10] = ["62160", "62193", "59178", "59183", "59350", "59392", "59426", "59512", "62753", "59009"];

/// `GET /fr/`
pub async fn show(State(atlas): State<Atlas>, locale: Locale) -> Result<Response, Error> {
    let atlas = atlas.now();
    let mut page = Layout::new(locale, String::new(), [address::home(locale), address::home(locale.other())]);
    page.title = page.t.s("home-title");
    page.description = page.t.s("home-lead");
    page.section = Section::Other;
    page.extras = vec![Asset::SearchScript];
    let t = page.t;
    let shown = ["communes_linked", "partner_countries", "towns_linked"];
    let figures =
        shown.iter().filter_map(|id| figure(&atlas, id)).map(|figure| FigureView::of(t, locale, &atlas, figure));
    html(&HomePage {
        map_title: maps::of_the_world(locale, &atlas).title,
        figures: figures.collect(),
        stories: stories(locale, &atlas),
        towns: towns(locale, &atlas),
        links: address::links(locale),
        map: address::map(locale),
        data: address::data(locale),
        figures_page: address::figures(locale),
        search: if locale == Locale::Fr { "/fr/recherche" } else { "/en/search" },
        page,
    })
}

fn stories(locale: Locale, atlas: &Snapshot) -> Vec<Story> {
    let told = |ix: &LinkIx| {
        let link = atlas.link(*ix);
        link.perimeter == Perimeter::FranceAbroad && !link.standing.faded && !link.summary.is_empty()
    };
    let story = |ix: LinkIx| {
        let link = atlas.link(ix);
        let names: Vec<&str> = link.parties.iter().map(|(ix, _)| atlas.authority(*ix).name_in(locale)).collect();
        let home = link.parties.first()?.0;
        let card = view::link_card(locale, atlas, ix, home);
        Some(Story {
            names: names.join(" – "),
            href: card.href,
            text: text_in(&link.summary, locale)?.to_owned(),
            line: card.line,
            circles: card.circles,
        })
    };
    (0..atlas.links.len() as LinkIx).filter(told).filter_map(story).take(3).collect()
}

fn towns(locale: Locale, atlas: &Snapshot) -> Vec<Town> {
    let town = |code: &&str| {
        let ix = atlas.find(&Kind::Commune.french_id(code)?)?;
        let authority = atlas.authority(ix);
        let (name, href) = (authority.name_in(locale).to_owned(), address::authority(locale, authority));
        Some(Town { name, href, links: atlas.links_abroad(ix) })
    };
    NAMED.iter().filter_map(town).collect()
}
