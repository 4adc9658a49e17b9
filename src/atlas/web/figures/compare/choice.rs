//! The two territories that an address asks for, and the form to choose others.

use reference::fold::fold;

use super::super::super::super::filter::{Problem, Query, write_query};
use super::super::super::super::snapshot::{AuthorityIx, Snapshot};
use super::super::{bad_request, ways};
use crate::authorities::Kind;
use crate::kernel::{Locale, PublicId};
use crate::web::{Error, Texts};

/// What is asked for, read.
pub struct Asked {
    /// The territories, in their places.
    places: [Option<AuthorityIx>; 2],
    /// A file should suit a French spreadsheet.
    pub query: Query,
}

/// One list to choose from.
pub struct Select {
    /// The name in the address.
    pub name: &'static str,
    /// Its label.
    pub label: String,
    /// Its groups: the name, then value, name and whether it is chosen.
    pub groups: Vec<(String, Vec<(String, String, bool)>)>,
}

/// The kinds to choose from, each a group.
const GROUPS: [(&str, Kind); 3] = [
    ("compare-regions", Kind::Region),
    ("compare-departments", Kind::Departement),
    ("compare-overseas", Kind::Collectivite),
];

impl Asked {
    /// Reads the address.
    ///
    /// Errors: a parameter that is not one, an identifier that nobody has, an authority abroad.
    pub fn read(query: Option<&str>, atlas: &Snapshot) -> Result<Self, Error> {
        let query = Query::read(query.unwrap_or_default()).map_err(|problem| bad_request(&problem))?;
        let mut places = [None, None];
        for (name, value) in &query.pairs {
            let place = ["a", "b"].iter().position(|known| known == name);
            let place = place.ok_or_else(|| bad_request(&Problem::UnknownName(name.chars().take(60).collect())))?;
            places[place] = Some(find(atlas, name, value)?);
        }
        Ok(Self { places, query })
    }

    /// The territories, each once.
    pub fn different(&self) -> Vec<AuthorityIx> {
        let mut all: Vec<AuthorityIx> = self.places.iter().copied().flatten().collect();
        all.dedup();
        all
    }

    /// Whether the same stands on both sides.
    pub fn same(&self) -> bool {
        self.places[0].is_some() && self.places[0] == self.places[1]
    }

    /// The same as the query of an address.
    pub fn query(&self, atlas: &Snapshot) -> String {
        let pair = |(name, ix): (&'static str, Option<AuthorityIx>)| Some((name, atlas.authority(ix?).id.to_string()));
        write_query(["a", "b"].into_iter().zip(self.places).filter_map(pair))
    }

    /// The two lists of the form.
    pub fn selects(&self, t: Texts, locale: Locale, atlas: &Snapshot) -> [Select; 2] {
        let select = |(name, chosen): (&'static str, Option<AuthorityIx>)| {
            let listed = |(key, kind): (&str, Kind)| (t.s(key), options(locale, atlas, (kind, chosen)));
            let mut groups: Vec<_> = GROUPS.into_iter().map(listed).filter(|(_, some)| !some.is_empty()).collect();
            let other = chosen.filter(|ix| GROUPS.iter().all(|(_, kind)| *kind != atlas.authority(*ix).kind));
            if let Some(ix) = other {
                let authority = atlas.authority(ix);
                let option = (authority.id.to_string(), authority.name_in(locale).to_owned(), true);
                groups.insert(0, (t.s("compare-chosen"), vec![option]));
            }
            Select { name, label: t.s(format!("compare-place-{name}")), groups }
        };
        [("a", self.places[0]), ("b", self.places[1])].map(select)
    }
}

/// The French authority with that identifier, or the one it was merged into.
fn find(atlas: &Snapshot, name: &str, value: &str) -> Result<AuthorityIx, Error> {
    let id = PublicId::parse(&value.to_ascii_lowercase());
    let found = id.and_then(|id| atlas.find(&id).or_else(|| atlas.find(atlas.moved(&id)?)));
    let ix = found.ok_or_else(|| bad_request(&Problem::value(name, value, [])))?;
    if atlas.authority(ix).is_french() {
        return Ok(ix);
    }
    let here = atlas.authority(ix).name_in(Locale::Fr);
    let there = atlas.authority(ix).name_in(Locale::En);
    let told = [
        format!("{here} n’est pas une collectivité française : seules celles-ci se comparent ici."),
        format!("{there} is not a French authority: only those are compared here."),
    ];
    Err(Error::BadRequest(told, ways()))
}

fn options(
    locale: Locale,
    atlas: &Snapshot,
    (kind, chosen): (Kind, Option<AuthorityIx>),
) -> Vec<(String, String, bool)> {
    let all = (0..).zip(&atlas.authorities).filter(|(_, authority)| authority.kind == kind);
    let option = |(ix, authority): (AuthorityIx, &super::super::super::super::snapshot::Authority)| {
        (authority.id.to_string(), authority.name_in(locale).to_owned(), chosen == Some(ix))
    };
    let mut all: Vec<_> = all.map(option).collect();
    all.sort_by_cached_key(|(id, name, _)| (fold(name), id.clone()));
    all
}
