//! The sentence that says the state of things before any list.

use super::super::super::snapshot::{AuthorityIx, LinkIx, Snapshot};
use crate::authorities::Kind;
use crate::kernel::Locale;
use crate::web::Texts;

/// `Trois liens connus, dans deux pays. Aucun n’a encore été confirmé.`
pub fn sentence(t: Texts, locale: Locale, atlas: &Snapshot, ix: AuthorityIx, links: &[LinkIx]) -> String {
    let kind = atlas.authority(ix).kind;
    if links.is_empty() {
        return t.s(if kind == Kind::Commune { "authority-no-link-commune" } else { "authority-no-link" });
    }
    let countries = countries(atlas, ix, links);
    let confirmed = links.iter().filter(|link| atlas.link(**link).is_fresh()).count();
    let words = capital(&t.in_words(links.len(), false));
    let known = t.with_count("authority-links", links.len(), &[("words", &words)]);
    let (in_words, number) = (t.in_words(countries, false), locale.number(confirmed as u64));
    let spread = t.with_count("authority-countries", countries, &[("words", &in_words)]);
    let confirmed = t.with_count("authority-confirmed", confirmed, &[("number", &number)]);
    format!("{known}{spread} {confirmed}")
}

/// How many countries the links lead to, its own left out.
fn countries(atlas: &Snapshot, ix: AuthorityIx, links: &[LinkIx]) -> usize {
    let own = atlas.authority(ix).country.iso2;
    let others = links.iter().flat_map(|link| atlas.others(*link, ix));
    let mut countries: Vec<&str> = others.map(|other| atlas.authority(other).country.iso2).collect();
    countries.retain(|country| *country != own);
    countries.sort_unstable();
    countries.dedup();
    countries.len()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
