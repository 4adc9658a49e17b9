//! The page of an authority, put together.

use askama::Template;

use super::super::super::filter::{Fresh, LinkFilter};
use super::super::super::maps;
use super::super::super::peers::{self, Peer};
use super::super::super::snapshot::{Authority, AuthorityIx, Described, LinkIx, Perimeter, Snapshot, text_in};
use super::super::super::view::{self, LinkCard, address};
use super::identity::{self, Fact};
use super::state;
use super::surroundings::{self, Named, PeerView, Territory};
use crate::authorities::Kind;
use crate::freshness::Freshness;
use crate::kernel::Locale;
use crate::web::{Layout, Section, Texts};

#[derive(Template)]
#[template(path = "atlas/pages/authority.html")]
pub struct AuthorityPage {
    page: Layout,
    facts_line: String,
    state: String,
    abroad: Vec<LinkCard>,
    within: Vec<LinkCard>,
    faded: Option<(String, String)>,
    within_title: String,
    territory: Option<Territory>,
    nearest: Vec<PeerView>,
    alike: Vec<PeerView>,
    why_not: bool,
    facts: Vec<Fact>,
    note: Option<String>,
    members: Vec<Named>,
    has_map: bool,
    map_title: String,
    base: String,
    id: String,
    described: Option<DescribedView>,
    waiting: Option<String>,
    /// The questions of the law, with what is known of the authority; nothing for one that French law does not govern.
    law: Option<String>,
}

/// What the authority says of itself.
struct DescribedView {
    summary: Option<String>,
    website: Option<String>,
    email: Option<String>,
    by: String,
}

/// Towns to compare with, in each of the two tables.
const PEERS: usize = 6;

/// Draws the page.
pub fn draw(locale: Locale, atlas: &Snapshot, ix: AuthorityIx) -> AuthorityPage {
    let authority = atlas.authority(ix);
    let (abroad, within): (Vec<LinkIx>, Vec<LinkIx>) =
        authority.links.iter().copied().partition(|link| atlas.link(*link).perimeter != Perimeter::WithinFrance);
    let commune = authority.kind == Kind::Commune;
    let near = if commune { peers::nearest(atlas, ix, PEERS) } else { Vec::new() };
    let alike = if commune { peers::alike(atlas, ix, PEERS, &near) } else { Vec::new() };
    let uninhabited = authority.population.as_ref().is_none_or(|count| count.value == 0);
    let page = frame(locale, atlas, ix, &abroad);
    let t = page.t;
    let cards = |links: &[LinkIx]| links.iter().map(|link| view::link_card(locale, atlas, *link, ix)).collect();
    let shown = |peers: &[Peer]| peers.iter().map(|peer| surroundings::peer(t, locale, atlas, peer)).collect();
    AuthorityPage {
        facts_line: identity::line(t, locale, atlas, ix),
        state: state::sentence(t, locale, atlas, ix, &abroad),
        faded: faded(t, locale, atlas, ix),
        within_title: t.n("authority-within-title", within.len()),
        why_not: abroad.is_empty() && commune && !uninhabited,
        abroad: cards(&abroad),
        within: cards(&within),
        territory: Territory::of(t, locale, atlas, ix),
        nearest: shown(&near),
        alike: shown(&alike),
        facts: identity::facts(t, locale, atlas, ix),
        note: text_in(&authority.note, locale).map(str::to_owned),
        members: surroundings::members(locale, atlas, ix),
        has_map: authority.position.is_some(),
        map_title: maps::of_authority(locale, atlas, ix).title,
        id: authority.id.to_string(),
        described: atlas.described(&authority.id).map(|said| described(t, locale, said)),
        waiting: Some(atlas.waiting(&authority.id))
            .filter(|count| *count > 0)
            .map(|count| t.n("suggestions-waiting", count)),
        base: format!("{}/{}", address::authorities(locale), authority.id),
        law: law(t, authority),
        page,
    }
}

/// The address of the questions of the law for an authority of France.
fn law(t: Texts, authority: &Authority) -> Option<String> {
    let kind = match authority.kind {
        Kind::Commune => "commune",
        Kind::Epci => "epci",
        Kind::Departement => "department",
        Kind::Region => "region",
        Kind::Collectivite => "overseas_collectivity",
        Kind::Unidentified | Kind::Foreign => return None,
    };
    let population =
        authority.population.as_ref().map(|count| format!("&population={}", count.value)).unwrap_or_default();
    Some(format!("{}?kind={kind}{population}", t.s("nav-law-href")))
}

/// How many links have left the lists, and the list that has them.
fn faded(t: Texts, locale: Locale, atlas: &Snapshot, ix: AuthorityIx) -> Option<(String, String)> {
    let count = atlas.faded_links(ix);
    let freshness = Some(Fresh::Is(Freshness::ToConfirm));
    let list = LinkFilter { authority: Some(ix), freshness, ..LinkFilter::default() };
    let href = format!("{}{}", address::links(locale), list.query(atlas));
    (count > 0).then(|| (t.n("authority-faded", count), href))
}

fn described(t: Texts, locale: Locale, said: &Described) -> DescribedView {
    let text = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
    let date = said.at.map(|at| t.day(at)).unwrap_or_default();
    DescribedView {
        summary: text_in(&said.summary, locale).map(str::to_owned),
        website: text(&said.website),
        email: text(&said.email),
        by: t.with("describe-said-by", &[("name", &said.by), ("date", &date)]),
    }
}

fn frame(locale: Locale, atlas: &Snapshot, ix: AuthorityIx, abroad: &[LinkIx]) -> Layout {
    let authority = atlas.authority(ix);
    let paths = [locale, locale.other()].map(|locale| address::authority(locale, authority));
    let mut page = Layout::new(locale, authority.name_in(locale).to_owned(), paths);
    page.section = Section::Atlas;
    page.crumbs = view::crumbs(locale, atlas, ix);
    let state = state::sentence(page.t, locale, atlas, ix, abroad);
    page.description = format!("{} — {state}", authority.name_in(locale));
    page.set_json_ld(&identity::json_ld(locale, atlas, ix));
    page
}
