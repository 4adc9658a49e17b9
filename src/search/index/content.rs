//! What the index holds: the atlas, the countries, the pages of the site, the gazetteer.

use reference::countries::{self, Country};
use reference::places::Place;

use super::entry::{Entry, hashed};
use crate::atlas::{Authority, Snapshot};
use crate::authorities;
use crate::kernel::Locale;
use crate::search::kind::Kind;
use crate::search::names::initials;
use crate::search::place::Card;
use crate::search::site::SitePage;
use crate::web::Texts;

/// An authority of the atlas; `former` are the names of the communes it absorbed.
pub fn authority(atlas: &Snapshot, ix: u32, former: &[&str]) -> Entry {
    let authority = atlas.authority(ix);
    let mut entry = Entry::new(authority.id.as_str(), Kind::from(authority.kind), hashed(authority.id.as_str()));
    entry.own.push(authority.name.to_string());
    for (language, name) in &authority.names {
        match &**language {
            "fr" => entry.named[0] = Some(name.to_string()),
            "en" => entry.named[1] = Some(name.to_string()),
            _ => entry.other.push(name.to_string()),
        }
    }
    entry.other.extend(authority.aliases.lines().map(str::to_owned));
    entry.other.extend(former.iter().map(|name| (*name).to_owned()));
    add_codes(&mut entry, authority);
    entry.place = place_words(atlas, authority);
    entry.inhabitants = authority.population.as_ref().map(|count| count.value);
    entry.links = authority.links.len();
    entry.country = Some(authority.country.iso2);
    if authority.kind == authorities::Kind::Epci {
        entry.other.extend(initials(&authority.name));
        // « CC du Pays de Lumbres » is also « Pays de Lumbres ».
        entry.other.extend(authority.name.split_once(' ').map(|(_, rest)| rest.to_owned()));
    }
    entry
}

fn add_codes(entry: &mut Entry, authority: &Authority) {
    let postal = authority.postcodes.split(' ').filter(|code| !code.is_empty());
    entry.codes.extend(postal.map(str::to_owned));
    entry.codes.extend(authority.siren.as_deref().map(str::to_owned));
    let Some(official) = authority.insee.as_deref() else { return };
    match authority.kind {
        authorities::Kind::Departement | authorities::Kind::Collectivite => {
            entry.codes.push(official.to_owned());
            entry.other.push(official.to_owned());
        }
        _ if !entry.codes.iter().any(|code| code == official) => entry.official.push(official.to_owned()),
        _ => {}
    }
}

/// Where it lies and what it is, in both languages.
fn place_words(atlas: &Snapshot, authority: &Authority) -> Vec<String> {
    let mut words = country_words(authority.country);
    for parent in &authority.parents {
        let parent = atlas.authority(*parent);
        if parent.kind != authorities::Kind::Epci {
            words.push(parent.name.to_string());
            words.extend(
                parent.insee.as_deref().filter(|_| parent.kind != authorities::Kind::Region).map(str::to_owned),
            );
        }
    }
    words.extend(authority.admin.as_deref().map(str::to_owned));
    words.extend(authority.postcodes.split(' ').map(str::to_owned));
    for t in Locale::ALL.map(Texts::of) {
        words.push(t.s(format!("search-words-{}", authority.kind.code())));
        words.extend((!authority.links.is_empty()).then(|| t.s("search-words-linked")));
    }
    words
}

fn country_words(country: &Country) -> Vec<String> {
    vec![country.name_fr.to_owned(), country.name_en.to_owned(), country.iso2.to_owned()]
}

/// A link of the atlas.
pub fn link(atlas: &Snapshot, ix: u32) -> Entry {
    let link = atlas.link(ix);
    let mut entry = Entry::new(link.id.as_str(), Kind::Partnership, hashed(link.id.as_str()));
    for (party, _) in &link.parties {
        let authority = atlas.authority(*party);
        entry.pair.push(authority.name.to_string());
        entry.pair.extend(
            authority
                .names
                .iter()
                .filter(|(language, _)| matches!(&**language, "fr" | "en"))
                .map(|(_, name)| name.to_string()),
        );
        if !authority.is_french() {
            entry.pair.push(authority.country.name_fr.to_owned());
            entry.pair.push(authority.country.name_en.to_owned());
            entry.country = Some(authority.country.iso2);
        }
    }
    entry.pair.extend(Locale::ALL.map(|locale| Texts::of(locale).s("search-words-linked")));
    entry.country = entry.country.or(Some("FR"));
    entry.links = 1 + usize::from(link.is_fresh());
    entry
}

/// A country.
pub fn country(country: &'static Country, links: usize) -> Entry {
    let mut entry = Entry::new(country.iso2, Kind::Country, u64::from(country.numeric));
    entry.named = [Some(country.name_fr.to_owned()), Some(country.name_en.to_owned())];
    entry.other = vec![country.name_es.to_owned(), country.name_pt.to_owned(), country.name_ar.to_owned()];
    entry.codes = vec![country.iso2.to_owned(), country.iso3.to_owned()];
    entry.place = vec!["pays country".to_owned()];
    entry.country = Some(country.iso2);
    entry.links = links;
    entry.key = super::entry::letters(country.iso2);
    entry
}

/// A page of the site.
pub fn page(page: &SitePage) -> Entry {
    let mut entry = Entry::new(page.id, Kind::Page, hashed(page.id));
    let texts = Locale::ALL.map(Texts::of);
    entry.named = texts.map(|t| Some(t.s(page.title)));
    entry.other = texts.iter().flat_map(|t| split(&t.s(format!("search-page-{}", page.id)))).collect();
    entry
}

fn split(words: &str) -> Vec<String> {
    words.split(',').map(|word| word.trim().to_owned()).collect()
}

/// A place of the gazetteer; nothing for one without an identifier or of a country that no list has.
pub fn place(place: &Place) -> Option<Entry> {
    let number = place.geonames?;
    let country = countries::by_iso2(&place.country)?;
    let mut entry = Entry::new(&format!("gn-{number}"), Kind::Place, u64::from(number));
    entry.own.push(place.name.clone());
    for (language, name) in &place.localized {
        match language.as_str() {
            "fr" => entry.named[0] = Some(name.clone()),
            "en" => entry.named[1] = Some(name.clone()),
            _ => entry.other.push(name.clone()),
        }
    }
    entry.other.extend(place.alternates.iter().cloned());
    entry.place = country_words(country);
    entry.place.extend(place.admin1.clone());
    entry.inhabitants = place.population;
    entry.country = Some(country.iso2);
    entry.card = serde_json::to_string(&Card::of(place, country)).ok();
    Some(entry)
}
