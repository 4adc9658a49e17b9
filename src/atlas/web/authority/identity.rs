//! Who an authority is.

use serde_json::json;

use super::super::super::snapshot::{AuthorityIx, Population, Snapshot};
use super::super::super::view::{self, address};
use crate::authorities::Precision;
use crate::kernel::Locale;
use crate::web::Texts;

/// One fact of its identity.
pub struct Fact {
    /// What.
    pub term: String,
    /// The fact.
    pub value: String,
}

/// `Commune · 8 768 habitants · 62480 · INSEE 62667`
pub fn line(t: Texts, locale: Locale, atlas: &Snapshot, ix: AuthorityIx) -> String {
    let authority = atlas.authority(ix);
    let mut parts = vec![view::kind_words(t, authority)];
    if !authority.is_french() {
        parts.push(view::place_line(locale, atlas, ix));
    }
    parts.extend(authority.population.as_ref().map(|count| t.n("inhabitants", count.value as usize)));
    let postcodes: Vec<&str> = authority.postcodes.split(' ').filter(|code| !code.is_empty()).collect();
    match postcodes.as_slice() {
        [] => {}
        few if few.len() <= 3 => parts.push(few.join(", ")),
        many => parts.push(format!("{}…", many[..2].join(", "))),
    }
    parts.join(" · ")
}

/// Codes, names, the count of inhabitants with its source, how exactly the position is known.
pub fn facts(t: Texts, locale: Locale, atlas: &Snapshot, ix: AuthorityIx) -> Vec<Fact> {
    let authority = atlas.authority(ix);
    let text = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
    let counted = |count: &Population| format!("{} · {}", locale.number(count.value.into()), count.source);
    let listed = |names: Vec<&str>| Some(names.join(", ")).filter(|names| !names.is_empty());
    let former = atlas.former.iter().filter(|former| former.authority == ix).map(|former| &*former.name);
    let other = authority.names.iter().map(|(_, name)| &**name).filter(|name| *name != authority.name_in(locale));
    let all = [
        ("fact-insee", text(&authority.insee)),
        ("fact-siren", text(&authority.siren)),
        ("fact-geonames", authority.geonames.map(|number| number.to_string())),
        ("fact-postcodes", Some(authority.postcodes.replace(' ', ", ")).filter(|codes| !codes.is_empty())),
        ("fact-admin", text(&authority.admin)),
        ("fact-population", authority.population.as_ref().map(counted)),
        ("fact-former", listed(former.filter(|name| **name != *authority.name).collect())),
        ("fact-names", listed(other.collect())),
        ("fact-position", position(t, authority.precision)),
    ];
    all.into_iter().filter_map(|(term, value)| Some(Fact { term: t.s(term), value: value? })).collect()
}

/// Said only when the position is not exact.
fn position(t: Texts, precision: Precision) -> Option<String> {
    match precision {
        Precision::Approximate => Some(t.s("position-approximate")),
        Precision::Unknown => Some(t.s("position-unknown")),
        Precision::Centre | Precision::Place => None,
    }
}

/// What search engines read.
pub fn json_ld(locale: Locale, atlas: &Snapshot, ix: AuthorityIx) -> serde_json::Value {
    let authority = atlas.authority(ix);
    let geo =
        authority.position.map(|(lat, lon)| json!({ "@type": "GeoCoordinates", "latitude": lat, "longitude": lon }));
    let siren = authority
        .siren
        .as_deref()
        .map(|siren| json!({ "@type": "PropertyValue", "propertyID": "SIREN", "value": siren }));
    json!({
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization",
        "name": &*authority.name,
        "url": address::authority(locale, authority),
        "identifier": siren,
        "areaServed": { "@type": "AdministrativeArea", "name": &*authority.name, "geo": geo, "containedInPlace": view::place_line(locale, atlas, ix) },
    })
}
