//! From a document that fits to what a page and a program are told.

use std::sync::Arc;

use reference::countries::{self, Country};
use reference::fold::fold;

use super::index::{Made, Reader, hashed};
use super::kind::Kind;
use super::names::glued;
use super::place::Card;
use super::query::{self, Asked, Found, Limits, Ranked};
use super::site::{PAGES, SitePage};
use crate::atlas::{Authority, Snapshot, address, place_line};
use crate::kernel::{Locale, slug};
use crate::web::Texts;

/// The index, with the atlas that it was made from.
pub struct Index {
    /// The atlas.
    pub atlas: Arc<Snapshot>,
    reader: Reader,
    made: Made,
    /// Where the atlas has each authority and each link, by the hash of its identifier; sorted.
    authorities: Vec<(u64, u32)>,
    links: Vec<(u64, u32)>,
    /// Former communes by the authority that absorbed them; sorted.
    former: Vec<(u32, u32)>,
}

/// What a document leads to.
pub enum Target<'i> {
    /// An authority of the atlas.
    Authority(u32),
    /// A place of the gazetteer.
    Place(Card),
    /// A country.
    Country(&'static Country),
    /// A link.
    Link(u32),
    /// A page of the site.
    Page(&'i SitePage),
}

/// One answer, in words.
pub struct Answer {
    /// What it is.
    pub kind: Kind,
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What tells it from others of its name.
    pub context: String,
    /// Its address.
    pub url: String,
    /// How many links it has.
    pub links: usize,
}

fn by_hash<'s>(ids: impl Iterator<Item = &'s str>) -> Vec<(u64, u32)> {
    let mut all: Vec<(u64, u32)> = ids.map(hashed).zip(0..).collect();
    all.sort_unstable();
    all
}

fn at(sorted: &[(u64, u32)], key: u64) -> Option<u32> {
    sorted.binary_search_by_key(&key, |(hash, _)| *hash).ok().and_then(|place| sorted.get(place)).map(|(_, ix)| *ix)
}

impl Index {
    /// Opens what was made.
    ///
    /// Errors: what the engine says.
    pub fn of(made: Made, atlas: Arc<Snapshot>) -> tantivy::Result<Self> {
        let mut former: Vec<(u32, u32)> = atlas.former.iter().map(|former| former.authority).zip(0..).collect();
        former.sort_unstable();
        Ok(Self {
            reader: Reader::of(&made)?,
            authorities: by_hash(atlas.authorities.iter().map(|authority| authority.id.as_str())),
            links: by_hash(atlas.links.iter().map(|link| link.id.as_str())),
            former,
            made,
            atlas,
        })
    }

    /// As it was made.
    pub fn made(&self) -> &Made {
        &self.made
    }

    /// Makes the first question as fast as those after it.
    pub fn warm(&self) {
        self.reader.segments.iter().for_each(|segment| segment.warm(&self.reader.fields));
    }

    /// Everything that fits a text.
    pub fn find(&self, asked: &Asked) -> Ranked {
        query::find(&self.reader, asked)
    }

    /// The first answers to a text, in words.
    pub fn first(&self, asked: &Asked, limits: &Limits, most: usize) -> Vec<Answer> {
        let found = query::first(&self.reader, asked, limits, most);
        found.iter().filter_map(|found| self.answer(found, asked)).collect()
    }

    /// The card of a place that only the gazetteer knows.
    pub fn place(&self, geonames: u32) -> Option<Card> {
        let (segment, document) = self.reader.with_id(&format!("gn-{geonames}"))?;
        serde_json::from_str(&self.reader.card(segment, document)?).ok()
    }

    /// What a document leads to; nothing when the atlas no longer has it.
    pub fn target(&self, found: &Found) -> Option<Target<'_>> {
        let segment = self.reader.segments.get(found.segment)?;
        let key = segment.key.first(found.document)?;
        match found.kind {
            Kind::Country => countries::by_iso2(&two_letters(key)).map(Target::Country),
            Kind::Partnership => at(&self.links, key).map(Target::Link),
            Kind::Page => PAGES.iter().find(|page| hashed(page.id) == key).map(Target::Page),
            Kind::Place => {
                let card = self.reader.card(found.segment, found.document)?;
                serde_json::from_str(&card).ok().map(Target::Place)
            }
            _ => at(&self.authorities, key).map(Target::Authority),
        }
    }

    /// An answer in words.
    pub fn answer(&self, found: &Found, asked: &Asked) -> Option<Answer> {
        let (locale, t) = (asked.locale, Texts::of(asked.locale));
        let (id, name, context, url, links) = match self.target(found)? {
            Target::Country(country) => {
                let name = country.name(locale.code()).to_owned();
                (country.iso2.to_owned(), name, t.s("search-country"), address::country(locale, country), 0)
            }
            Target::Page(page) => (page.id.to_owned(), t.s(page.title), t.s("search-page"), page.address(locale), 0),
            Target::Link(ix) => self.link(locale, ix),
            Target::Place(card) => place(t, locale, &card),
            Target::Authority(ix) => self.authority(t, ix, asked),
        };
        Some(Answer { kind: found.kind, id, name, context, url, links })
    }

    fn authority(&self, t: Texts, ix: u32, asked: &Asked) -> Told {
        let locale = asked.locale;
        let authority = self.atlas.authority(ix);
        let mut context = vec![t.s(format!("kind-{}", authority.kind.code())), self.whereabouts(locale, ix, authority)];
        context.extend(self.former_name(ix, asked).map(|name| t.with("search-former", &[("name", name)])));
        let name = authority.name_in(locale).to_owned();
        if *name != *authority.name && !authority.is_french() {
            context.push(authority.name.to_string());
        }
        let url = address::authority(locale, authority);
        (authority.id.to_string(), name, context.join(" · "), url, authority.links.len())
    }

    fn whereabouts(&self, locale: Locale, ix: u32, authority: &Authority) -> String {
        let line = place_line(locale, &self.atlas, ix);
        match &authority.admin {
            Some(admin) if !authority.is_french() => format!("{admin}, {line}"),
            _ => line,
        }
    }

    fn link(&self, locale: Locale, ix: u32) -> Told {
        let link = self.atlas.link(ix);
        let name =
            |(party, _): &(u32, crate::partnerships::Role)| self.atlas.authority(*party).name_in(locale).to_owned();
        let names: Vec<String> = link.parties.iter().map(name).collect();
        let place = |(party, _): &(u32, crate::partnerships::Role)| place_line(locale, &self.atlas, *party);
        let places: Vec<String> = link.parties.iter().map(place).collect();
        let t = Texts::of(locale);
        let context = format!("{} · {}", t.s("search-link"), places.join(" – "));
        (link.id.to_string(), names.join(" – "), context, address::link(locale, &self.atlas, link), 0)
    }

    /// The former commune that was meant, when one begins like the text.
    fn former_name(&self, ix: u32, asked: &Asked) -> Option<&str> {
        let start = self.former.partition_point(|(authority, _)| *authority < ix);
        let names = self.former[start..].iter().take_while(|(authority, _)| *authority == ix);
        let mut names =
            names.filter_map(|(_, number)| self.atlas.former.get(*number as usize)).map(|former| &*former.name);
        let own = glued(&self.atlas.authority(ix).folded);
        let meant = !own.starts_with(&asked.glued);
        names.find(|name| meant && asked.length() > 1 && glued(&fold(name)).starts_with(&asked.glued))
    }
}

/// Identifier, name, context, address, links.
type Told = (String, String, String, String, usize);

fn place(t: Texts, locale: Locale, card: &Card) -> Told {
    let country = card.country().map(|country| country.name(locale.code()));
    let lies: Vec<&str> = [card.admin.as_deref(), country].into_iter().flatten().collect();
    let id = format!("gn-{}", card.geonames);
    let readable = slug(&fold(&card.name));
    let url = format!("{}/{id}{}{readable}", address::authorities(locale), if readable.is_empty() { "" } else { "/" });
    let context = format!("{} · {}", t.s("search-place"), lies.join(", "));
    (id, card.name_in(locale).to_owned(), context, url, 0)
}

/// The two letters of a country that the index keeps as a number.
pub fn two_letters(key: u64) -> String {
    [(key >> 8) as u8, key as u8].map(char::from).iter().collect()
}
