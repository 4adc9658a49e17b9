//! The filter of the list of links.

use reference::countries::{self, Continent, Country};

use super::{Decade, Fresh, Problem, Size, query};
use crate::atlas::snapshot::{AuthorityIx, Link, LinkIx, Perimeter, Snapshot, Who};
use crate::authorities;
use crate::kernel::PublicId;
use crate::partnerships::{Kind, Role, Status, themes};

/// What a link must be to stand in the list; an absent condition lets everything pass.
#[derive(Clone, Debug, Default)]
pub struct LinkFilter {
    /// A party lies in this country.
    pub country: Option<&'static Country>,
    /// A party abroad lies on this continent.
    pub continent: Option<Continent>,
    /// A French party is this region or lies in it.
    pub region: Option<AuthorityIx>,
    /// A French party is this department (or overseas collectivity) or lies in it.
    pub department: Option<AuthorityIx>,
    /// A French party is this intercommunal body or belongs to it.
    pub epci: Option<AuthorityIx>,
    /// This authority is a party.
    pub authority: Option<AuthorityIx>,
    /// A French party is of this kind.
    pub authority_kind: Option<authorities::Kind>,
    /// A French party is a commune of this class of population.
    pub size: Option<Size>,
    /// The kind of the link.
    pub kind: Option<Kind>,
    /// Where it stands.
    pub status: Option<Status>,
    /// The decade in which it began.
    pub decade: Option<Decade>,
    /// It has this theme.
    pub theme: Option<u8>,
    /// This source speaks of it.
    pub source: Option<u16>,
    /// Who takes part.
    pub perimeter: Option<Perimeter>,
    /// A person should look at it, or not.
    pub doubt: Option<bool>,
    /// A party has confirmed it, or not.
    pub confirmed: Option<bool>,
    /// How fresh it is; without it, what has faded is left out.
    pub freshness: Option<Fresh>,
    /// The order.
    pub sort: LinkSort,
}

/// The order of a list of links.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LinkSort {
    /// By the French party, then its partner.
    #[default]
    Name,
    /// By the partner's name.
    Partner,
    /// By the French party's population, the largest first.
    Population,
    /// By the year it began, the latest first; unknown last.
    Since,
}

impl LinkSort {
    /// Every order.
    pub const ALL: [Self; 4] = [Self::Name, Self::Partner, Self::Population, Self::Since];

    /// The word in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Partner => "partner",
            Self::Population => "population",
            Self::Since => "since",
        }
    }
}

impl LinkFilter {
    /// The links abroad of a territory, its own and those of what lies in it; of any other authority, its own.
    pub fn within(atlas: &Snapshot, ix: AuthorityIx) -> Self {
        let abroad = Self { perimeter: Some(Perimeter::FranceAbroad), ..Self::default() };
        match atlas.authority(ix).kind {
            authorities::Kind::Region => Self { region: Some(ix), ..abroad },
            authorities::Kind::Departement | authorities::Kind::Collectivite => Self { department: Some(ix), ..abroad },
            authorities::Kind::Epci => Self { epci: Some(ix), ..abroad },
            _ => Self { authority: Some(ix), ..abroad },
        }
    }

    /// Reads the conditions of a query.
    ///
    /// Errors: a filter or a value that does not exist.
    pub fn read(pairs: &[(String, String)], atlas: &Snapshot) -> Result<Self, Problem> {
        let mut filter = Self::default();
        for (name, value) in pairs {
            filter.set(name, value, atlas)?;
        }
        Ok(filter)
    }

    fn set(&mut self, name: &str, value: &str, atlas: &Snapshot) -> Result<(), Problem> {
        let wrong = |choices: &[&'static str]| Problem::value(name, value, choices.iter().copied());
        let yes_no = || one_of(value, &["yes", "no"]).map(|word| word == "yes").ok_or_else(|| wrong(&["yes", "no"]));
        match name {
            "country" => self.country = Some(country(value).ok_or_else(|| wrong(&[]))?),
            "continent" => self.continent = Some(continent(value).ok_or_else(|| wrong(&continent_codes()))?),
            "region" => self.region = Some(territory(atlas, value, REGIONS).ok_or_else(|| wrong(&[]))?),
            "department" => self.department = Some(territory(atlas, value, DEPARTMENTS).ok_or_else(|| wrong(&[]))?),
            "epci" => self.epci = Some(intercommunal(atlas, value).ok_or_else(|| wrong(&[]))?),
            "authority" => self.authority = Some(authority(atlas, value).ok_or_else(|| wrong(&[]))?),
            "authority_kind" => self.authority_kind = Some(french_kind(value).ok_or_else(|| wrong(&french_kinds()))?),
            "size" => self.size = Some(Size::parse(value).ok_or_else(|| wrong(&Size::ALL.map(Size::code)))?),
            "kind" => self.kind = Some(Kind::parse(value).ok_or_else(|| wrong(&words(Kind::ALL, Kind::code)))?),
            "status" => {
                self.status = Some(Status::parse(value).ok_or_else(|| wrong(&words(Status::ALL, Status::code)))?)
            }
            "decade" => {
                self.decade = Some(Decade::parse(value).ok_or_else(|| wrong(&["1980", "1990", "…", "unknown"]))?)
            }
            "theme" => self.theme = Some(theme(value).ok_or_else(|| wrong(&[]))?),
            "source" => self.source = Some(source(atlas, value).ok_or_else(|| wrong(&[]))?),
            "perimeter" => {
                let perimeter = Perimeter::parse(value);
                self.perimeter = Some(perimeter.ok_or_else(|| wrong(&Perimeter::ALL.map(Perimeter::code)))?);
            }
            "doubt" => self.doubt = Some(yes_no()?),
            "confirmed" => self.confirmed = Some(yes_no()?),
            "freshness" => {
                self.freshness = Some(Fresh::parse(value).ok_or_else(|| wrong(&Fresh::ALL.map(Fresh::code)))?)
            }
            "sort" => {
                let sort = LinkSort::ALL.into_iter().find(|sort| sort.code() == value);
                self.sort = sort.ok_or_else(|| wrong(&LinkSort::ALL.map(LinkSort::code)))?;
            }
            _ => return Err(Problem::UnknownName(name.chars().take(60).collect())),
        }
        Ok(())
    }

    /// The links that pass, in the order of the sort.
    pub fn apply(&self, atlas: &Snapshot) -> Vec<LinkIx> {
        let mut found: Vec<LinkIx> = match self.listed() {
            Some(ix) => atlas.authority(ix).links.iter().copied().filter(|ix| self.passes(atlas, *ix)).collect(),
            None => (0..atlas.links.len() as LinkIx).filter(|ix| self.passes(atlas, *ix)).collect(),
        };
        self.order(atlas, &mut found);
        found
    }

    /// How many links pass.
    pub fn count(&self, atlas: &Snapshot) -> usize {
        match self.listed() {
            Some(ix) => atlas.authority(ix).links.iter().filter(|ix| self.passes(atlas, **ix)).count(),
            None => (0..atlas.links.len() as LinkIx).filter(|ix| self.passes(atlas, *ix)).count(),
        }
    }

    /// The authority whose own list has every link that can pass: what has faded stands in no such list.
    fn listed(&self) -> Option<AuthorityIx> {
        self.authority.filter(|_| self.freshness.is_none())
    }

    fn passes(&self, atlas: &Snapshot, ix: LinkIx) -> bool {
        let link = atlas.link(ix);
        let met = |met: u8, (party, _): &(AuthorityIx, Role)| {
            met | self.met_by(atlas, (*party, Who::of(atlas.authority(*party))))
        };
        let asked = self.asked_of_parties();
        self.alone(link) && (asked == 0 || link.parties.iter().fold(0, met) == asked)
    }

    /// Whether the link itself passes, whoever its parties are.
    pub fn alone(&self, link: &Link) -> bool {
        self.perimeter.is_none_or(|perimeter| link.perimeter == perimeter) && self.beside_perimeter(link)
    }

    fn beside_perimeter(&self, link: &Link) -> bool {
        self.kind.is_none_or(|kind| link.kind == kind)
            && self.status.is_none_or(|status| link.status == status)
            && self.decade.is_none_or(|decade| Decade::of(link.since) == decade)
            && self.theme.is_none_or(|theme| link.themes.contains(&theme))
            && self.source.is_none_or(|source| link.sources.iter().any(|provenance| provenance.source == source))
            && self.doubt.is_none_or(|doubt| doubt != link.doubts.is_empty())
            && self.confirmed.is_none_or(|confirmed| confirmed == link.confirmed.is_some())
            && Fresh::lets_pass(self.freshness, link.standing)
    }

    /// Whether a condition looks at more of the link itself than who takes part.
    pub fn looks_at_links(&self) -> bool {
        let words = self.kind.is_some() || self.status.is_some() || self.theme.is_some() || self.source.is_some();
        let state = self.doubt.is_some() || self.confirmed.is_some() || self.freshness.is_some();
        words || state || self.decade.is_some()
    }

    /// The conditions on parties that are set, one bit each: a link passes when its parties together meet them all.
    pub fn asked_of_parties(&self) -> u8 {
        let asked = [
            self.country.is_some(),
            self.continent.is_some(),
            self.region.is_some(),
            self.department.is_some(),
            self.epci.is_some(),
            self.authority.is_some(),
            self.authority_kind.is_some(),
            self.size.is_some(),
        ];
        bits(asked)
    }

    /// Which of these conditions an authority meets. What most of them look at is given with it: a map asks of half a million at
    /// once, and their records lie scattered in memory.
    pub fn met_by(&self, atlas: &Snapshot, (party, of): (AuthorityIx, Who)) -> u8 {
        bits([
            self.country.is_some_and(|country| of.country.iso2 == country.iso2),
            self.continent.is_some_and(|continent| !of.is_french() && of.country.continent == continent),
            self.region.is_some_and(|above| atlas.within(party, above)),
            self.department.is_some_and(|above| atlas.within(party, above)),
            self.epci.is_some_and(|above| atlas.within(party, above)),
            self.authority == Some(party),
            self.authority_kind.is_some_and(|kind| of.is_french() && of.kind == kind),
            self.size.is_some_and(|size| class(of) == Some(size)),
        ])
    }

    /// Whether it chooses some links among those of its perimeter.
    pub fn narrows(&self) -> bool {
        self.asked_of_parties() != 0 || self.looks_at_links()
    }

    fn order(&self, atlas: &Snapshot, found: &mut [LinkIx]) {
        let party =
            |ix: LinkIx, place: usize| atlas.link(ix).parties.get(place).map(|(party, _)| atlas.authority(*party));
        let last = |ix: LinkIx| party(ix, atlas.link(ix).parties.len().saturating_sub(1));
        match self.sort {
            LinkSort::Name => {}
            LinkSort::Partner => found.sort_by_key(|ix| last(*ix).map(|partner| &*partner.folded)),
            LinkSort::Population => {
                let inhabitants =
                    |ix: LinkIx| party(ix, 0).and_then(|first| first.population.as_ref()).map(|p| p.value);
                found.sort_by_key(|ix| std::cmp::Reverse(inhabitants(*ix)));
            }
            LinkSort::Since => found.sort_by_key(|ix| std::cmp::Reverse(atlas.link(*ix).since)),
        }
    }

    /// The conditions as they stand in an address, the sort last.
    pub fn pairs(&self, atlas: &Snapshot) -> Vec<(&'static str, String)> {
        let code = |ix: AuthorityIx| atlas.authority(ix).insee.as_deref().unwrap_or_default().to_owned();
        let yes_no = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
        let all = [
            ("perimeter", self.perimeter.map(|perimeter| perimeter.code().to_owned())),
            ("country", self.country.map(|country| country.iso2.to_owned())),
            ("continent", self.continent.map(|continent| continent.code().to_owned())),
            ("region", self.region.map(code)),
            ("department", self.department.map(code)),
            ("epci", self.epci.and_then(|ix| atlas.authority(ix).siren.as_deref().map(str::to_owned))),
            ("authority", self.authority.map(|ix| atlas.authority(ix).id.to_string())),
            ("authority_kind", self.authority_kind.map(|kind| kind.code().to_owned())),
            ("size", self.size.map(|size| size.code().to_owned())),
            ("kind", self.kind.map(|kind| kind.code().to_owned())),
            ("status", self.status.map(|status| status.code().to_owned())),
            ("decade", self.decade.map(Decade::code)),
            ("theme", self.theme.map(|theme| themes()[usize::from(theme)].code.clone())),
            ("source", self.source.map(|source| atlas.sources[usize::from(source)].id.to_string())),
            ("doubt", self.doubt.map(yes_no)),
            ("confirmed", self.confirmed.map(yes_no)),
            ("freshness", self.freshness.map(|fresh| fresh.code().to_owned())),
            ("sort", (self.sort != LinkSort::Name).then(|| self.sort.code().to_owned())),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// The conditions as the query of an address, `?` included.
    pub fn query(&self, atlas: &Snapshot) -> String {
        query::write(self.pairs(atlas))
    }
}

/// The class of a French commune; nothing for any other authority, or when its population is unknown.
pub fn size_of(atlas: &Snapshot, ix: AuthorityIx) -> Option<Size> {
    class(Who::of(atlas.authority(ix)))
}

fn class(who: Who) -> Option<Size> {
    who.inhabitants.filter(|_| who.kind == authorities::Kind::Commune).map(Size::of)
}

pub(super) const REGIONS: &[authorities::Kind] = &[authorities::Kind::Region];
pub(super) const DEPARTMENTS: &[authorities::Kind] = &[authorities::Kind::Departement, authorities::Kind::Collectivite];

/// The territory with that code among those kinds.
pub(super) fn territory(atlas: &Snapshot, code: &str, kinds: &[authorities::Kind]) -> Option<AuthorityIx> {
    kinds.iter().filter_map(|kind| kind.french_id(code)).find_map(|id| atlas.find(&id))
}

/// The intercommunal body with that SIREN.
pub(super) fn intercommunal(atlas: &Snapshot, siren: &str) -> Option<AuthorityIx> {
    territory(atlas, siren, &[authorities::Kind::Epci])
}

pub(super) fn country(code: &str) -> Option<&'static Country> {
    countries::by_iso2(&code.to_ascii_uppercase())
}

pub(super) fn continent(code: &str) -> Option<Continent> {
    Continent::ALL.into_iter().find(|continent| continent.code() == code)
}

pub(super) fn continent_codes() -> [&'static str; 7] {
    Continent::ALL.map(Continent::code)
}

fn authority(atlas: &Snapshot, id: &str) -> Option<AuthorityIx> {
    let id = PublicId::parse(id)?;
    atlas.find(&id).or_else(|| atlas.moved(&id).and_then(|present| atlas.find(present)))
}

fn theme(code: &str) -> Option<u8> {
    (0..).zip(themes()).find(|(_, theme)| theme.code == code).map(|(ix, _)| ix)
}

fn source(atlas: &Snapshot, id: &str) -> Option<u16> {
    (0..).zip(&atlas.sources).find(|(_, source)| &*source.id == id).map(|(ix, _)| ix)
}

fn french_kind(code: &str) -> Option<authorities::Kind> {
    authorities::Kind::parse(code).filter(|kind| *kind != authorities::Kind::Foreign)
}

fn french_kinds() -> Vec<&'static str> {
    authorities::Kind::ALL.iter().map(|kind| kind.code()).filter(|code| *code != "foreign").collect()
}

/// The first condition is the lowest bit.
fn bits(conditions: [bool; 8]) -> u8 {
    (0..).zip(conditions).map(|(place, met)| u8::from(met) << place).sum()
}

fn one_of<'w>(value: &str, words: &[&'w str]) -> Option<&'w str> {
    words.iter().find(|word| **word == value).copied()
}

fn words<T: Copy>(all: &[T], code: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|one| code(*one)).collect()
}
