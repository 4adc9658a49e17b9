//! One thing that can be found: its names, its codes, how likely it is meant.

use std::collections::BTreeSet;

use reference::fold::fold;
use tantivy::TantivyDocument;

use super::schema::Fields;
use crate::search::kind::Kind;
use crate::search::known_names::known_as;
use crate::search::names::{glued, without_article, words};

/// A commune with fewer inhabitants is a hamlet beside a town of its name.
const HAMLET: u32 = 2_000;
/// What is added to a rank, so that none is below nothing.
pub const LOWEST: f64 = 100.0;

/// A thing with a page.
pub struct Entry {
    /// Its identifier.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Its names in use.
    pub own: Vec<String>,
    /// Its name in French and in English, where they differ.
    pub named: [Option<String>; 2],
    /// Other names.
    pub other: Vec<String>,
    /// Words that say where it lies and what it is.
    pub place: Vec<String>,
    /// The names of both sides of a link.
    pub pair: Vec<String>,
    /// Codes that people know.
    pub codes: Vec<String>,
    /// Official codes.
    pub official: Vec<String>,
    /// Inhabitants, when known.
    pub inhabitants: Option<u32>,
    /// How many links it has.
    pub links: usize,
    /// The two letters of its country.
    pub country: Option<&'static str>,
    /// Where the atlas has it.
    pub key: u64,
    /// A place of the gazetteer, as JSON.
    pub card: Option<String>,
}

impl Entry {
    /// A thing without names yet.
    pub fn new(id: &str, kind: Kind, key: u64) -> Self {
        Self {
            id: id.to_owned(),
            kind,
            key,
            own: Vec::new(),
            named: [None, None],
            other: Vec::new(),
            place: Vec::new(),
            pair: Vec::new(),
            codes: Vec::new(),
            official: Vec::new(),
            inhabitants: None,
            links: 0,
            country: None,
            card: None,
        }
    }

    /// How likely it is meant when several fit as well, from about -100 to 100: its inhabitants by their magnitude, whether it
    /// has links and how many, what it is, and whether it lies in France, where most of those who ask are. A hamlet stands
    /// behind the towns whose name begins like its own, and a small place abroad without a link behind a misspelt one that has.
    pub fn rank(&self) -> f64 {
        let inhabitants = match self.inhabitants {
            Some(count) => (f64::from(count) + 10.0).log10() * 6.0,
            None => 12.0,
        };
        let links = if self.links == 0 { 0.0 } else { 8.0 + 2.0 * (self.links as f64).log2() };
        let french = if self.country == Some("FR") { 8.0 } else { 0.0 };
        match self.kind {
            Kind::Country => 46.0 + links,
            Kind::Page => 60.0,
            Kind::Partnership => 5.0 + links,
            // A body bears the name of its largest town, which is meant more often.
            Kind::Epci => inhabitants + links + french - 10.0,
            Kind::Departement | Kind::Region | Kind::Collectivite => inhabitants + links + french - 4.0,
            Kind::Place => {
                let magnitude = f64::from(self.inhabitants.unwrap_or(500)).max(500.0).log10();
                inhabitants - (95.0 - 25.0 * (magnitude - 3.7)).clamp(15.0, 95.0)
            }
            Kind::Commune if self.links == 0 && self.inhabitants.is_some_and(|count| count < HAMLET) => {
                inhabitants + french - 45.0
            }
            _ => inhabitants + links + french,
        }
    }

    /// The document of the index.
    pub fn document(&self, fields: &Fields) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_text(fields.id, &self.id);
        let known = known_as(&self.id).map(fold);
        let own: Vec<String> = self.own.iter().map(|name| fold(name)).chain(known).collect();
        let named = [&self.named[0], &self.named[1]].map(|name| name.as_deref().map(fold));
        let other: Vec<String> = self.other.iter().map(|name| fold(name)).collect();
        add(&mut document, fields.own, own.iter().flat_map(|name| whole(name)));
        for (field, name) in [fields.fr, fields.en].into_iter().zip(&named) {
            add(&mut document, field, name.iter().flat_map(|name| whole(name)));
        }
        add(&mut document, fields.other, other.iter().flat_map(|name| whole(name)));
        add(&mut document, fields.words, own.iter().chain(named.iter().flatten()).flat_map(|name| words(name)));
        add(&mut document, fields.more, other.iter().flat_map(|name| words(name)));
        add(&mut document, fields.place, self.place.iter().flat_map(|text| words(&fold(text))));
        add(&mut document, fields.pair, self.pair.iter().flat_map(|text| words(&fold(text))));
        add(&mut document, fields.code, self.codes.iter().cloned());
        add(&mut document, fields.official, self.official.iter().cloned());
        document.add_u64(fields.rank, ((self.rank() + LOWEST).max(0.0) * 10.0) as u64);
        document.add_u64(fields.kind, self.kind.number());
        document.add_u64(fields.country, self.country.map_or(0, letters));
        document.add_u64(fields.linked, u64::from(self.links > 0));
        document.add_u64(fields.key, self.key);
        if let Some(card) = &self.card {
            document.add_text(fields.card, card);
        }
        document
    }
}

/// A name as a whole: its letters without spaces, also without its article.
fn whole(folded: &str) -> Vec<String> {
    [Some(folded), without_article(folded)].into_iter().flatten().map(glued).filter(|name| !name.is_empty()).collect()
}

/// Adds each text once.
fn add(document: &mut TantivyDocument, field: tantivy::schema::Field, texts: impl Iterator<Item = String>) {
    for text in texts.collect::<BTreeSet<String>>() {
        document.add_text(field, &text);
    }
}

/// The two letters of a country as a number.
pub fn letters(iso2: &str) -> u64 {
    iso2.bytes().take(2).fold(0, |number, letter| number << 8 | u64::from(letter))
}

/// A number that tells identifiers apart: FNV-1a, which stays the same from one program to the next.
pub fn hashed(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
