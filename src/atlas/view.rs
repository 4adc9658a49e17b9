//! How authorities and links are addressed and told in a line, the same on every page.

use crate::authorities::Kind;
use crate::kernel::{Locale, slug};
use crate::web::{Crumb, Texts};

use super::filter::Decade;
use super::snapshot::{Authority, AuthorityIx, Link, LinkIx, Provenance, Snapshot, text_in};
use crate::freshness::Rule;

/// The addresses of pages.
pub mod address {
    use reference::countries::Country;

    use super::{Authority, Link, Locale, Snapshot, slug};

    /// `/fr/`
    pub fn home(locale: Locale) -> String {
        format!("/{}/", locale.code())
    }

    /// `/fr/collectivites` without what follows.
    pub fn authorities(locale: Locale) -> &'static str {
        match locale {
            Locale::Fr => "/fr/collectivites",
            Locale::En => "/en/authorities",
        }
    }

    /// `/fr/partenariats` without what follows.
    pub fn links(locale: Locale) -> &'static str {
        match locale {
            Locale::Fr => "/fr/partenariats",
            Locale::En => "/en/partnerships",
        }
    }

    /// `/fr/pays` without what follows.
    pub fn countries(locale: Locale) -> &'static str {
        match locale {
            Locale::Fr => "/fr/pays",
            Locale::En => "/en/countries",
        }
    }

    /// `/fr/carte`
    pub fn map(locale: Locale) -> &'static str {
        match locale {
            Locale::Fr => "/fr/carte",
            Locale::En => "/en/map",
        }
    }

    /// `/fr/chiffres`
    pub fn figures(locale: Locale) -> &'static str {
        match locale {
            Locale::Fr => "/fr/chiffres",
            Locale::En => "/en/figures",
        }
    }

    /// `/fr/chiffres/country`
    pub fn chart(locale: Locale, code: &str) -> String {
        format!("{}/{code}", figures(locale))
    }

    /// `/fr/chiffres/comparer`
    pub fn compare(locale: Locale) -> &'static str {
        match locale {
            Locale::Fr => "/fr/chiffres/comparer",
            Locale::En => "/en/figures/compare",
        }
    }

    /// `/fr/donnees`
    pub fn data(locale: Locale) -> &'static str {
        match locale {
            Locale::Fr => "/fr/donnees",
            Locale::En => "/en/data",
        }
    }

    /// An authority's page.
    pub fn authority(locale: Locale, authority: &Authority) -> String {
        with_slug(authorities(locale), authority.id.as_str(), &slug(&authority.folded))
    }

    /// A country's page.
    pub fn country(locale: Locale, country: &Country) -> String {
        format!("{}/{}", countries(locale), country.iso2)
    }

    /// A link's page.
    pub fn link(locale: Locale, atlas: &Snapshot, link: &Link) -> String {
        let names: Vec<String> = link.parties.iter().map(|(ix, _)| slug(&atlas.authority(*ix).folded)).collect();
        let readable: Vec<&str> = names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
        with_slug(links(locale), link.id.as_str(), &readable.join("-"))
    }

    fn with_slug(base: &str, id: &str, slug: &str) -> String {
        if slug.is_empty() { format!("{base}/{id}") } else { format!("{base}/{id}/{slug}") }
    }
}

/// What kind of authority it is, in words: `communauté de communes`.
pub fn kind_words(t: Texts, authority: &Authority) -> String {
    match (&authority.subkind, authority.kind) {
        (Some(subkind), Kind::Epci) if t.has(&format!("epci-{subkind}")) => t.s(format!("epci-{subkind}")),
        _ => t.s(format!("kind-{}", authority.kind.code())),
    }
}

/// Where an authority lies, in a word: its department, or its country when it is abroad.
pub fn place_line(locale: Locale, atlas: &Snapshot, ix: AuthorityIx) -> String {
    let authority = atlas.authority(ix);
    let country = authority.country.name(locale.code());
    if !authority.is_french() {
        return country.to_owned();
    }
    let department = atlas.above(ix, Kind::Departement).or_else(|| atlas.above(ix, Kind::Collectivite));
    let above = department.or_else(|| atlas.above(ix, Kind::Region));
    above.map_or_else(|| country.to_owned(), |above| atlas.authority(above).name.to_string())
}

/// The way from the top to an authority.
pub fn crumbs(locale: Locale, atlas: &Snapshot, ix: AuthorityIx) -> Vec<Crumb> {
    let authority = atlas.authority(ix);
    if !authority.is_french() {
        let country = authority.country;
        return vec![Crumb { name: country.name(locale.code()).to_owned(), href: address::country(locale, country) }];
    }
    let step = |above: &AuthorityIx| {
        let above = atlas.authority(*above);
        Crumb { name: above.name_in(locale).to_owned(), href: address::authority(locale, above) }
    };
    authority.parents.iter().rev().map(step).collect()
}

/// One link as seen from one of its parties.
pub struct LinkCard {
    /// The partner, or partners.
    pub name: String,
    /// The link's page.
    pub href: String,
    /// Where, how many inhabitants, what, since when.
    pub line: String,
    /// The two circles: the radius of each.
    pub circles: (f32, f32),
    /// How fresh it is.
    pub fresh: Fresh,
}

/// A link as seen from one of its parties.
pub fn link_card(locale: Locale, atlas: &Snapshot, link: LinkIx, from: AuthorityIx) -> LinkCard {
    let t = Texts::of(locale);
    let record = atlas.link(link);
    let others: Vec<AuthorityIx> = atlas.others(link, from).collect();
    let names: Vec<&str> = others.iter().map(|ix| atlas.authority(*ix).name_in(locale)).collect();
    let mut parts = Vec::new();
    if let Some(first) = others.first() {
        parts.push(place_line(locale, atlas, *first));
        let count = atlas.authority(*first).population.as_ref();
        parts.extend(count.map(|count| t.n("inhabitants", count.value as usize)));
    }
    parts.push(form_words(t, record));
    parts.extend(record.club.map(|_| t.s("card-network")));
    parts.extend(record.since.map(|since| t.with("since", &[("date", &t.date(since))])));
    let inhabitants = |ix: AuthorityIx| atlas.authority(ix).population.as_ref().map(|count| count.value);
    LinkCard {
        name: names.join(", "),
        href: address::link(locale, atlas, record),
        line: parts.join(" · "),
        circles: (radius(inhabitants(from)), radius(others.first().and_then(|ix| inhabitants(*ix)))),
        fresh: fresh(t, atlas, record),
    }
}

/// How fresh a link is, for a row.
pub struct Fresh {
    /// A party confirmed it within the term.
    pub ok: bool,
    /// `Vérifié le 24 novembre 2026`
    pub words: String,
    /// An act is signed and not yet in force.
    pub signed: Option<String>,
}

/// How fresh a link is, for a row.
pub fn fresh(t: Texts, atlas: &Snapshot, link: &Link) -> Fresh {
    let on = link.confirmed.as_ref().map(|(at, _)| t.day(*at)).unwrap_or_default();
    let key = format!("freshness-short-{}", link.standing.freshness.code());
    let signed = atlas.is_signed_only(&link.id);
    Fresh {
        ok: link.is_fresh(),
        words: t.with(&key, &[("date", &on)]),
        signed: signed.then(|| t.s("acts-stage-signed")),
    }
}

/// How fresh a link is, in a sentence: by whom and when, or the source that nobody confirmed.
pub fn fresh_sentence(t: Texts, locale: Locale, atlas: &Snapshot, link: &Link) -> String {
    let (on, by) = link.confirmed.as_ref().map(|(at, by)| (t.day(*at), &**by)).unwrap_or_default();
    let source = source_line(t, locale, atlas, &link.sources);
    let months = Rule::on(atlas.today).confirmed_months.to_string();
    let key = if link.standing.faded { "faded" } else { link.standing.freshness.code() };
    let arguments = [("date", on.as_str()), ("who", by), ("source", &source), ("months", &months)];
    t.with(&format!("freshness-long-{key}"), &arguments)
}

/// The first source of a link, and how many more.
pub fn source_line(t: Texts, locale: Locale, atlas: &Snapshot, all: &[Provenance]) -> String {
    let mut sources: Vec<u16> = all.iter().map(|provenance| provenance.source).collect();
    sources.dedup();
    let Some(first) = sources.first().map(|first| &atlas.sources[usize::from(*first)]) else { return String::new() };
    let first = text_in(&first.names, locale).unwrap_or(&first.id);
    match sources.len() {
        1 => first.to_owned(),
        several => t.with_count("sources-several", several, &[("first", first)]),
    }
}

/// What the link is: the source's word, else its kind, else « forme inconnue ».
pub fn form_words(t: Texts, link: &Link) -> String {
    match &link.form {
        Some(form) => t.s(format!("form-{form}")),
        None => t.s(format!("link-kind-{}", link.kind.code())),
    }
}

/// A decade in words: `années 1980`.
pub fn decade_words(t: Texts, decade: Decade) -> String {
    match decade {
        Decade::From(year) => t.with("decade-from", &[("year", &year.to_string())]),
        Decade::Unknown => t.s("decade-unknown"),
    }
}

/// The radius of an authority's circle in a pair: its surface grows with the logarithm of its inhabitants.
pub fn radius(inhabitants: Option<u32>) -> f32 {
    let magnitude = inhabitants.map_or(3.0, |count| f64::from(count.max(10)).log10());
    let radius = (magnitude * 60.0).sqrt().clamp(8.0, 19.5);
    ((radius * 10.0).round() / 10.0) as f32
}
