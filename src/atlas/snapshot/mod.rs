//! The atlas in memory: what a page reads.

mod build;
mod doubt;
mod packed;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use reference::countries::Country;
use rstar::RTree;
use rstar::primitives::GeomWithData;

pub use build::Parts;
pub use doubt::Doubt;
pub use packed::{Packed, Spot, Who};

use crate::authorities::{Kind, Precision};
use crate::freshness::{Freshness, Standing};
use crate::kernel::{Day, Locale, PartialDate, PublicId, Timestamp};
use crate::partnerships::statement::Disagreement;
use crate::partnerships::{self, Role, Status};

/// Where an authority stands in [`Snapshot::authorities`].
pub type AuthorityIx = u32;
/// Where a link stands in [`Snapshot::links`].
pub type LinkIx = u32;
/// Texts by language code.
pub type Texts = Box<[(Box<str>, Box<str>)]>;
/// A commune with its position on the unit sphere, for nearest neighbours.
pub type Node = GeomWithData<[f32; 3], AuthorityIx>;

/// One authority.
#[derive(Clone, Debug)]
pub struct Authority {
    /// Its identifier.
    pub id: PublicId,
    /// Its kind.
    pub kind: Kind,
    /// A finer category, in the source's words.
    pub subkind: Option<Box<str>>,
    /// Its name as its own country writes it.
    pub name: Box<str>,
    /// Its name in other languages.
    pub names: Texts,
    /// Other names, one a line.
    pub aliases: Box<str>,
    /// Its name folded, to sort and to search.
    pub folded: Box<str>,
    /// Its country.
    pub country: &'static Country,
    /// The first-level division abroad.
    pub admin: Option<Box<str>>,
    /// Official geographic code.
    pub insee: Option<Box<str>>,
    /// SIREN.
    pub siren: Option<Box<str>>,
    /// GeoNames number.
    pub geonames: Option<u32>,
    /// Postal codes, separated by spaces.
    pub postcodes: Box<str>,
    /// Inhabitants.
    pub population: Option<Population>,
    /// Latitude and longitude.
    pub position: Option<(f32, f32)>,
    /// How exactly the position is known.
    pub precision: Precision,
    /// A remark for readers.
    pub note: Texts,
    /// What it belongs to, from the smallest to the largest.
    pub parents: Box<[AuthorityIx]>,
    /// What belongs to it directly.
    pub members: Box<[AuthorityIx]>,
    /// Its links that are shown without being asked for, in the order of the list.
    pub links: Box<[LinkIx]>,
    /// When the record last changed.
    pub updated_at: Timestamp,
}

/// A count of inhabitants.
#[derive(Clone, Debug)]
pub struct Population {
    /// Inhabitants.
    pub value: u32,
    /// The year, when the source says it.
    pub year: Option<i16>,
    /// The source.
    pub source: Arc<str>,
}

/// One link.
#[derive(Clone, Debug)]
pub struct Link {
    /// Its identifier.
    pub id: PublicId,
    /// Its parties, the French ones first.
    pub parties: Box<[(AuthorityIx, Role)]>,
    /// Its kind.
    pub kind: partnerships::Kind,
    /// The word of the source.
    pub form: Option<Box<str>>,
    /// Where it stands.
    pub status: Status,
    /// When it began.
    pub since: Option<PartialDate>,
    /// When it ended.
    pub until: Option<PartialDate>,
    /// Places in the list of themes.
    pub themes: Box<[u8]>,
    /// Who says what.
    pub sources: Box<[Provenance]>,
    /// What it is.
    pub summary: Texts,
    /// What a person should look at.
    pub doubts: Box<[Doubt]>,
    /// Where its parties say different things.
    pub disagreements: Box<[Disagreement]>,
    /// The club of towns it belongs to.
    pub club: Option<u16>,
    /// When and by whom it was last confirmed.
    pub confirmed: Option<(Timestamp, Box<str>)>,
    /// How fresh that is on the day of the snapshot.
    pub standing: Standing,
    /// Who takes part.
    pub perimeter: Perimeter,
    /// When the record last changed.
    pub updated_at: Timestamp,
}

/// What one source says of a link.
#[derive(Clone, Debug)]
pub struct Provenance {
    /// The place of the source in [`Snapshot::sources`].
    pub source: u16,
    /// The one field it speaks of; empty for the whole.
    pub field: Box<str>,
    /// Where it says so.
    pub url: Option<Box<str>>,
    /// Its own words.
    pub says: Option<Box<str>>,
}

/// A source.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its code.
    pub id: Box<str>,
    /// Its name by language.
    pub names: Texts,
    /// Its address.
    pub url: Option<Box<str>>,
    /// Its licence.
    pub licence: Option<Box<str>>,
    /// When it was read.
    pub read_on: Option<Box<str>>,
}

/// Who takes part in a link, seen from France.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Perimeter {
    /// A French authority and one abroad.
    FranceAbroad,
    /// French authorities only.
    WithinFrance,
    /// No French authority.
    Elsewhere,
}

impl Perimeter {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::FranceAbroad, Self::WithinFrance, Self::Elsewhere];

    /// The word in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::FranceAbroad => "france-abroad",
            Self::WithinFrance => "within-france",
            Self::Elsewhere => "elsewhere",
        }
    }

    /// The one with that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|perimeter| perimeter.code() == word)
    }
}

/// A former commune.
#[derive(Clone, Debug)]
pub struct Former {
    /// The present commune.
    pub authority: AuthorityIx,
    /// Its name.
    pub name: Box<str>,
}

/// What an authority says of itself.
#[derive(Clone, Debug, Default)]
pub struct Described {
    /// Its website.
    pub website: Option<Box<str>>,
    /// Its generic address.
    pub email: Option<Box<str>>,
    /// Its own words.
    pub summary: Texts,
    /// The organisation that wrote it.
    pub by: Box<str>,
    /// When.
    pub at: Option<Timestamp>,
}

/// What few records have: kept beside them.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// What authorities say of themselves.
    pub described: HashMap<PublicId, Described>,
    /// How many suggestions wait, by what they are about.
    pub waiting: HashMap<PublicId, usize>,
    /// The links with an act that is signed and not yet in force.
    pub signed: HashSet<PublicId>,
}

/// Everything, at one place in the journal and on one day.
pub struct Snapshot {
    /// The last entry of the journal that it shows.
    pub seq: i64,
    /// The day on which it says how fresh each link is.
    pub today: Day,
    /// When that entry was written.
    pub as_of: Timestamp,
    /// Every authority.
    pub authorities: Vec<Authority>,
    /// Every link, those with a French side first, by name.
    pub links: Vec<Link>,
    /// Every source.
    pub sources: Vec<Source>,
    /// Former communes.
    pub former: Vec<Former>,
    /// French communes that have a link abroad, by position.
    pub linked_communes: RTree<Node>,
    /// The links that are shown only when they are asked for.
    faded: Box<[LinkIx]>,
    by_id: HashMap<PublicId, AuthorityIx>,
    link_by_id: HashMap<PublicId, LinkIx>,
    moved: HashMap<PublicId, PublicId>,
    beside: Beside,
    packed: OnceLock<Packed>,
}

impl Snapshot {
    /// The links packed for the map, made when the first map asks for them.
    pub fn packed(&self) -> &Packed {
        self.packed.get_or_init(|| Packed::of(&self.authorities, &self.links))
    }

    /// The authority at a place.
    pub fn authority(&self, ix: AuthorityIx) -> &Authority {
        &self.authorities[ix as usize]
    }

    /// The link at a place.
    pub fn link(&self, ix: LinkIx) -> &Link {
        &self.links[ix as usize]
    }

    /// The place of an authority.
    pub fn find(&self, id: &PublicId) -> Option<AuthorityIx> {
        self.by_id.get(id).copied()
    }

    /// The place of a link.
    pub fn find_link(&self, id: &PublicId) -> Option<LinkIx> {
        self.link_by_id.get(id).copied()
    }

    /// Where an identifier leads that is no longer in use.
    pub fn moved(&self, id: &PublicId) -> Option<&PublicId> {
        self.moved.get(id)
    }

    /// What an authority says of itself.
    pub fn described(&self, id: &PublicId) -> Option<&Described> {
        self.beside.described.get(id)
    }

    /// How many suggestions wait about a record.
    pub fn waiting(&self, id: &PublicId) -> usize {
        self.beside.waiting.get(id).copied().unwrap_or_default()
    }

    /// Whether a link has an act that is signed and not yet in force.
    pub fn is_signed_only(&self, id: &PublicId) -> bool {
        self.beside.signed.contains(id)
    }

    /// The parties of a link that are not this authority.
    pub fn others(&self, link: LinkIx, than: AuthorityIx) -> impl Iterator<Item = AuthorityIx> + '_ {
        self.link(link).parties.iter().map(|(party, _)| *party).filter(move |party| *party != than)
    }

    /// The link of this kind above an authority: its region, its department, its intercommunal body.
    pub fn above(&self, ix: AuthorityIx, kind: Kind) -> Option<AuthorityIx> {
        self.authority(ix).parents.iter().copied().find(|above| self.authority(*above).kind == kind)
    }

    /// Whether an authority is another or belongs to it, however far up.
    pub fn within(&self, ix: AuthorityIx, above: AuthorityIx) -> bool {
        ix == above || self.authority(ix).parents.contains(&above)
    }

    /// Every link that is shown without being asked for.
    pub fn shown_links(&self) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(|link| !link.standing.faded)
    }

    /// How many links of an authority are shown only when they are asked for.
    pub fn faded_links(&self, ix: AuthorityIx) -> usize {
        let of = |link: &&LinkIx| self.link(**link).parties.iter().any(|(party, _)| *party == ix);
        self.faded.iter().filter(of).count()
    }

    /// How many of an authority's links lead abroad.
    pub fn links_abroad(&self, ix: AuthorityIx) -> usize {
        let links = self.authority(ix).links.iter();
        links.filter(|link| self.link(**link).perimeter == Perimeter::FranceAbroad).count()
    }
}

impl Link {
    /// Whether a party confirmed it within the term.
    pub fn is_fresh(&self) -> bool {
        self.standing.freshness == Freshness::Confirmed
    }
}

impl Authority {
    /// Its name in a language of the interface; its own name when there is no other.
    pub fn name_in(&self, locale: Locale) -> &str {
        let named = self.names.iter().find(|(language, _)| **language == *locale.code());
        named.map_or(&self.name, |(_, name)| name)
    }

    /// Whether it is French.
    pub fn is_french(&self) -> bool {
        self.country.iso2 == "FR"
    }
}

/// The text in a language, or in the source language, or any.
pub fn text_in(texts: &Texts, locale: Locale) -> Option<&str> {
    let in_language = |code: &str| texts.iter().find(|(language, _)| **language == *code);
    in_language(locale.code()).or_else(|| in_language("fr")).or(texts.first()).map(|(_, text)| &**text)
}

/// A position on the unit sphere, so that distances are right everywhere.
pub fn on_sphere((lat, lon): (f32, f32)) -> [f32; 3] {
    let (lat, lon) = (lat.to_radians(), lon.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}
