//! The filter of the list of authorities.

use reference::countries::{Continent, Country};

use super::links::{DEPARTMENTS, REGIONS, continent, continent_codes, country, intercommunal, size_of, territory};
use super::{Problem, Size, query};
use crate::atlas::snapshot::{AuthorityIx, Snapshot};
use crate::authorities::Kind;

/// What an authority must be to stand in the list; an absent condition lets everything pass.
#[derive(Clone, Debug, Default)]
pub struct AuthorityFilter {
    /// Its kind.
    pub kind: Option<Kind>,
    /// Its country.
    pub country: Option<&'static Country>,
    /// Its continent.
    pub continent: Option<Continent>,
    /// It is this region or lies in it.
    pub region: Option<AuthorityIx>,
    /// It is this department or lies in it.
    pub department: Option<AuthorityIx>,
    /// It is this intercommunal body or belongs to it.
    pub epci: Option<AuthorityIx>,
    /// It is a French commune of this class of population.
    pub size: Option<Size>,
    /// Whether it has links, and which.
    pub linked: Option<Linked>,
    /// The order.
    pub sort: AuthoritySort,
}

/// Whether an authority has links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linked {
    /// At least one, with anybody.
    Yes,
    /// None.
    No,
    /// At least one between France and abroad.
    FranceAbroad,
}

impl Linked {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::FranceAbroad];

    /// The word in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::FranceAbroad => "france-abroad",
        }
    }
}

/// The order of a list of authorities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AuthoritySort {
    /// By name.
    #[default]
    Name,
    /// The most inhabitants first.
    Population,
    /// The most links first.
    Links,
}

impl AuthoritySort {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Name, Self::Population, Self::Links];

    /// The word in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Population => "population",
            Self::Links => "links",
        }
    }
}

impl AuthorityFilter {
    /// Reads the conditions of a query.
    ///
    /// Errors: a filter or a value that does not exist.
    pub fn read(pairs: &[(String, String)], atlas: &Snapshot) -> Result<Self, Problem> {
        let mut filter = Self::default();
        for (name, value) in pairs {
            let wrong = |choices: &[&'static str]| Problem::value(name, value, choices.iter().copied());
            match name.as_str() {
                "kind" => filter.kind = Some(Kind::parse(value).ok_or_else(|| wrong(&Kind::ALL.map(Kind::code)))?),
                "country" => filter.country = Some(country(value).ok_or_else(|| wrong(&[]))?),
                "continent" => filter.continent = Some(continent(value).ok_or_else(|| wrong(&continent_codes()))?),
                "region" => filter.region = Some(territory(atlas, value, REGIONS).ok_or_else(|| wrong(&[]))?),
                "department" => {
                    filter.department = Some(territory(atlas, value, DEPARTMENTS).ok_or_else(|| wrong(&[]))?)
                }
                "epci" => filter.epci = Some(intercommunal(atlas, value).ok_or_else(|| wrong(&[]))?),
                "size" => filter.size = Some(Size::parse(value).ok_or_else(|| wrong(&Size::ALL.map(Size::code)))?),
                "linked" => {
                    let linked = Linked::ALL.into_iter().find(|linked| linked.code() == value);
                    filter.linked = Some(linked.ok_or_else(|| wrong(&Linked::ALL.map(Linked::code)))?);
                }
                "sort" => {
                    let sort = AuthoritySort::ALL.into_iter().find(|sort| sort.code() == value);
                    filter.sort = sort.ok_or_else(|| wrong(&AuthoritySort::ALL.map(AuthoritySort::code)))?;
                }
                _ => return Err(Problem::UnknownName(name.chars().take(60).collect())),
            }
        }
        Ok(filter)
    }

    /// The authorities that pass, in the order of the sort.
    pub fn apply(&self, atlas: &Snapshot) -> Vec<AuthorityIx> {
        let all = 0..atlas.authorities.len() as AuthorityIx;
        let mut found: Vec<AuthorityIx> = all.filter(|ix| self.passes(atlas, *ix)).collect();
        let of = |ix: &AuthorityIx| atlas.authority(*ix);
        found.sort_by(|a, b| (&of(a).folded, &of(a).id).cmp(&(&of(b).folded, &of(b).id)));
        match self.sort {
            AuthoritySort::Name => {}
            AuthoritySort::Population => {
                found.sort_by_key(|ix| std::cmp::Reverse(of(ix).population.as_ref().map(|count| count.value)));
            }
            AuthoritySort::Links => found.sort_by_key(|ix| std::cmp::Reverse(of(ix).links.len())),
        }
        found
    }

    /// How many authorities pass.
    pub fn count(&self, atlas: &Snapshot) -> usize {
        (0..atlas.authorities.len() as AuthorityIx).filter(|ix| self.passes(atlas, *ix)).count()
    }

    fn passes(&self, atlas: &Snapshot, ix: AuthorityIx) -> bool {
        let authority = atlas.authority(ix);
        let linked = |linked| match linked {
            Linked::Yes => !authority.links.is_empty(),
            Linked::No => authority.links.is_empty(),
            Linked::FranceAbroad => atlas.links_abroad(ix) > 0,
        };
        self.kind.is_none_or(|kind| authority.kind == kind)
            && self.country.is_none_or(|country| authority.country.iso2 == country.iso2)
            && self.continent.is_none_or(|continent| authority.country.continent == continent)
            && self.region.is_none_or(|above| atlas.within(ix, above))
            && self.department.is_none_or(|above| atlas.within(ix, above))
            && self.epci.is_none_or(|above| atlas.within(ix, above))
            && self.size.is_none_or(|size| size_of(atlas, ix) == Some(size))
            && self.linked.is_none_or(linked)
    }

    /// The conditions as they stand in an address, the sort last.
    pub fn pairs(&self, atlas: &Snapshot) -> Vec<(&'static str, String)> {
        let code = |ix: AuthorityIx| atlas.authority(ix).insee.as_deref().unwrap_or_default().to_owned();
        let all = [
            ("kind", self.kind.map(|kind| kind.code().to_owned())),
            ("country", self.country.map(|country| country.iso2.to_owned())),
            ("continent", self.continent.map(|continent| continent.code().to_owned())),
            ("region", self.region.map(code)),
            ("department", self.department.map(code)),
            ("epci", self.epci.and_then(|ix| atlas.authority(ix).siren.as_deref().map(str::to_owned))),
            ("size", self.size.map(|size| size.code().to_owned())),
            ("linked", self.linked.map(|linked| linked.code().to_owned())),
            ("sort", (self.sort != AuthoritySort::Name).then(|| self.sort.code().to_owned())),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// The conditions as the query of an address, `?` included.
    pub fn query(&self, atlas: &Snapshot) -> String {
        query::write(self.pairs(atlas))
    }
}
