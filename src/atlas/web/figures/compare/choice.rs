//! The two territories that an address asks for, and the form to choose others.

use reference::fold::fold;

use super::super::super::super::filter::{Problem, Query, write_query};
use super::super::super::super::snapshot::{AuthorityIx, Snapshot};
use super::super::super::form::Choice;
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
    /// Its groups.
    pub groups: Vec<Group>,
}

/// The territories of a kind.
pub struct Group {
    /// The kind, in words.
    pub name: String,
    /// The territories.
    pub choices: Vec<Choice>,
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
            let listed =
                |(key, kind): (&str, Kind)| Group { name: t.s(key), choices: choices(locale, atlas, kind, chosen) };
            let mut groups: Vec<Group> = GROUPS.into_iter().map(listed).filter(|it| !it.choices.is_empty()).collect();
            let other = chosen.filter(|ix| GROUPS.iter().all(|(_, kind)| *kind != atlas.authority(*ix).kind));
            if let Some(ix) = other {
                groups
                    .insert(0, Group { name: t.s("compare-chosen"), choices: vec![choice(locale, atlas, ix, chosen)] });
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

fn choices(locale: Locale, atlas: &Snapshot, kind: Kind, chosen: Option<AuthorityIx>) -> Vec<Choice> {
    let all = (0..).zip(&atlas.authorities).filter(|(_, authority)| authority.kind == kind);
    let mut all: Vec<Choice> = all.map(|(ix, _)| choice(locale, atlas, ix, chosen)).collect();
    all.sort_by_cached_key(|choice| (fold(&choice.label), choice.value.clone()));
    all
}

fn choice(locale: Locale, atlas: &Snapshot, ix: AuthorityIx, chosen: Option<AuthorityIx>) -> Choice {
    let authority = atlas.authority(ix);
    let label = authority.name_in(locale).to_owned();
    Choice { value: authority.id.to_string(), label, chosen: chosen == Some(ix) }
}
