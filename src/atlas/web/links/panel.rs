//! What stands above the list of links: the tabs and the filter panel.

use std::collections::BTreeSet;

use reference::countries::Continent;
use reference::fold::fold;

use super::super::super::figures;
use super::super::super::filter::{Decade, Fresh, LinkFilter, LinkSort, Size};
use super::super::super::snapshot::{Perimeter, Snapshot, text_in};
use super::super::super::view;
use super::super::form::Field;
use crate::authorities;
use crate::kernel::{Locale, PublicId};
use crate::partnerships::{Kind, Status, themes};
use crate::web::Texts;

/// Who takes part: a tab above the list.
pub struct Tab {
    /// Its name with the count.
    pub label: String,
    /// The list.
    pub href: String,
    /// It is the one shown.
    pub here: bool,
}

/// One tab for each perimeter, with the other conditions kept; `base` is the address of the list, or of the map.
pub fn tabs(t: Texts, base: &str, atlas: &Snapshot, filter: &LinkFilter) -> Vec<Tab> {
    let tab = |perimeter: Option<Perimeter>| {
        let other = LinkFilter { perimeter, ..filter.clone() };
        let count = other.apply(atlas).len();
        Tab {
            label: t.n(&format!("perimeter-{}", perimeter.map_or("all", Perimeter::code)), count),
            href: format!("{base}{}", other.query(atlas)),
            here: filter.perimeter == perimeter,
        }
    };
    let three = Perimeter::ALL.map(Some);
    three.into_iter().chain([None]).map(tab).collect()
}

/// The value in the address, and its name.
type Values = Vec<(String, String)>;

/// Every condition with its values.
pub fn fields(t: Texts, locale: Locale, atlas: &Snapshot, current: &[(&'static str, String)]) -> Vec<Field> {
    let word = |prefix: &str, code: &str| (code.to_owned(), t.s(format!("{prefix}-{code}")));
    let set = |name: &str| current.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str());
    let kinds = authorities::Kind::ALL.iter().filter(|kind| **kind != authorities::Kind::Foreign);
    let continents = Continent::ALL.iter().filter(|continent| **continent != Continent::Antarctica);
    let overseas = [authorities::Kind::Departement, authorities::Kind::Collectivite];
    let all: Vec<(&'static str, Values)> = vec![
        ("authority", set("authority").and_then(|id| authority(locale, atlas, id)).into_iter().collect()),
        ("epci", set("epci").and_then(|siren| intercommunal(locale, atlas, siren)).into_iter().collect()),
        ("country", countries(locale, atlas, set("country"))),
        ("continent", continents.map(|continent| word("continent", continent.code())).collect()),
        ("region", territories(atlas, &[authorities::Kind::Region])),
        ("department", territories(atlas, &overseas)),
        ("authority_kind", kinds.map(|kind| word("kind", kind.code())).collect()),
        ("size", Size::ALL.iter().map(|size| word("size", size.code())).collect()),
        ("kind", Kind::ALL.iter().map(|kind| word("link-kind", kind.code())).collect()),
        ("status", Status::ALL.iter().map(|status| word("status", status.code())).collect()),
        ("decade", decades(t, atlas, set("decade"))),
        ("theme", themes().iter().map(|one| (one.code.clone(), one.name(locale == Locale::Fr).to_owned())).collect()),
        ("source", sources(locale, atlas)),
        ("freshness", Fresh::ALL.iter().map(|fresh| word("freshness", fresh.code())).collect()),
        ("confirmed", set("confirmed").map(|code| word("confirmed", code)).into_iter().collect()),
        ("doubt", ["yes", "no"].map(|code| word("doubt", code)).into()),
        ("sort", LinkSort::ALL.iter().skip(1).map(|sort| word("sort", sort.code())).collect()),
    ];
    let field =
        |(name, values): (&'static str, Values)| Field::new(name, t.s(format!("filter-{name}")), current, values);
    all.into_iter().filter(|(_, values)| !values.is_empty()).map(field).collect()
}

/// The one authority that the address names.
fn authority(locale: Locale, atlas: &Snapshot, id: &str) -> Option<(String, String)> {
    let authority = atlas.authority(atlas.find(&PublicId::parse(id)?)?);
    Some((authority.id.to_string(), authority.name_in(locale).to_owned()))
}

/// The one intercommunal body that the address names.
pub fn intercommunal(locale: Locale, atlas: &Snapshot, siren: &str) -> Option<(String, String)> {
    let body = atlas.authority(atlas.find(&authorities::Kind::Epci.french_id(siren)?)?);
    Some((siren.to_owned(), body.name_in(locale).to_owned()))
}

/// The decades in which links began, the unknown last, and the one that the address names.
fn decades(t: Texts, atlas: &Snapshot, set: Option<&str>) -> Values {
    let known = atlas.links.iter().map(|link| Decade::of(link.since));
    let all: BTreeSet<Decade> = known.chain(set.and_then(Decade::parse)).collect();
    all.into_iter().map(|decade| (decade.code(), view::decade_words(t, decade))).collect()
}

/// The partner countries, and the one that the address names.
pub fn countries(locale: Locale, atlas: &Snapshot, set: Option<&str>) -> Values {
    let partners = figures::by_country(atlas).into_iter().filter_map(|row| row.country());
    let named = set.and_then(reference::countries::by_iso2);
    let all = partners.chain(named).map(|country| (country.iso2.to_owned(), country.name(locale.code()).to_owned()));
    by_name(all.collect())
}

/// Territories of some kinds, by name.
pub fn territories(atlas: &Snapshot, kinds: &[authorities::Kind]) -> Values {
    let of = atlas.authorities.iter().filter(|authority| kinds.contains(&authority.kind));
    by_name(of.filter_map(|one| Some((one.insee.as_deref()?.to_owned(), one.name.to_string()))).collect())
}

fn sources(locale: Locale, atlas: &Snapshot) -> Values {
    let named = |source: &super::super::super::snapshot::Source| {
        (source.id.to_string(), text_in(&source.names, locale).unwrap_or(&source.id).to_owned())
    };
    atlas.sources.iter().map(named).collect()
}

fn by_name(mut values: Values) -> Values {
    values.sort_by_cached_key(|(code, name)| (fold(name), code.clone()));
    values.dedup();
    values
}
