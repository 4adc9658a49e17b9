//! What is found and what is not, case by case.

use super::super::model::{Bond, Class, Entity, Pair, Place, Reason};
use super::pairs;
use crate::kernel::{PartialDate, PublicId};
use crate::partnerships::model::Kind;

fn id(text: &str) -> PublicId {
    PublicId::parse(text).expect("an identifier")
}

/// `id | name; other names | country | region | position or ~position or nothing`; `gn-` is in the gazetteer, `fr-` official.
fn place(text: &str) -> Place {
    let parts: Vec<&str> = text.split('|').map(str::trim).collect();
    let [own, names, country, region, position] = parts[..] else { panic!("five columns: {text}") };
    let mut names = names.split(';').map(str::trim);
    let mut place = Place::named(id(own), names.next().expect("a name"), country);
    place.others = names.map(reference::fold::fold).collect();
    place.official = own.starts_with("fr-");
    place.gazetteer = own.starts_with("gn-");
    place.region = Place::region_of(region);
    let exact = position.trim_start_matches('~');
    place.position = exact.split_once(' ').map(|(lat, lon)| (lat.parse().expect("lat"), lon.parse().expect("lon")));
    place.exact = place.position.is_some() && exact == position;
    place
}

/// What is found of two places.
fn judged(one: &str, other: &str) -> Option<Pair> {
    let found = pairs(&[place(one), place(other)], &[]);
    assert!(found.len() <= 1);
    found.into_iter().next()
}

const NKONG_ZEM: &str = "au-1 | Nkong-Zem | CM | Ouest | ~5.444 10.0533";

#[test]
fn two_authorities_are_told_from_one_written_twice() {
    for (one, other, expected) in [
        // Written otherwise.
        (NKONG_ZEM, "au-2 | Nkong Zem | CM | Ouest | 5.45 10.06", Some(Class::Probable)),
        (NKONG_ZEM, "au-2 | NKONGZEM | CM | | 5.45 10.06", Some(Class::Look)),
        ("au-1 | Sør-Varanger | NO | | 69.55 29.73", "au-2 | Sor Varanger | NO | | 69.56 29.74", Some(Class::Sure)),
        ("au-1 | St Neot | GB | | 50.48 -4.56", "gn-2 | Saint Neot | GB | England | 50.48 -4.56", Some(Class::Sure)),
        ("au-1 | Stokelsdorf | DE | | 53.89 10.65", "gn-2 | Stockelsdorf | DE | | 53.89 10.64", Some(Class::Probable)),
        ("au-1 | Cologne | DE | | 50.94 6.96", "gn-2 | Köln; Cologne | DE | | 50.93 6.95", Some(Class::Probable)),
        ("au-1 | Ilfov County | RO | | 44.6 26.12", "au-2 | Ilfov | RO | | 44.6 26.13", Some(Class::Look)),
        // Farther apart, the same name says less; far, nothing.
        ("au-1 | Diourbel | SN | | 14.78 -16.03", "gn-2 | Diourbel | SN | | 14.65 -16.24", Some(Class::Look)),
        ("au-1 | Aprilia | IT | | 45.55 12.07", "gn-2 | Aprilia | IT | Lazio | 41.59 12.65", None),
        // Namesakes in another division.
        ("au-1 | Rioz | BF | Est | 12.0 0.4", "au-2 | Rioz | BF | Nord | 13.6 -2.4", None),
        ("au-1 | Yako | BF | Nord |", "gn-2 | Yako | BF | Cascades Region | 10.6 -5.1", None),
        ("au-1 | Yako | BF | Cascades |", "gn-2 | Yako | BF | Cascades Region | 10.6 -5.1", Some(Class::Probable)),
        ("au-1 | Zogoré | BF | |", "gn-2 | Zogore | BF | Nord | 13.4 -2.6", Some(Class::Look)),
        // A hamlet and a town: two entries of the gazetteer, unless they stand on one spot.
        ("gn-1 | Saint-Louis | SN | | 16.02 -16.49", "gn-2 | Saint-Louis | SN | | 16.08 -16.44", None),
        ("gn-1 | Cafayate | AR | | -26.07 -65.97", "gn-2 | Cafayate | AR | | -26.07 -65.98", Some(Class::Look)),
        // Never across a border, never two official codes, never by two signs or a figure.
        ("au-1 | Kehl | DE | | 48.57 7.81", "au-2 | Kehl | FR | | 48.57 7.80", None),
        ("fr-commune-1 | Le Portel | FR | | 50.71 1.57", "fr-commune-2 | Le Portel | FR | | 50.71 1.57", None),
        ("fr-commune-1 | Le Portel | FR | | 50.71 1.57", "au-2 | Portel (Le) | FR | | 50.71 1.57", None),
        ("fr-commune-1 | Ville | FR | | 50.71 1.57", "au-2 | Ville | FR | | 50.72 1.57", Some(Class::Sure)),
        ("au-1 | District 1 | TN | | 36.8 10.1", "au-2 | District 2 | TN | | 36.8 10.1", None),
        ("au-1 | Kawara | BF | Cascades | ~10.6667 -5.1667", "gn-2 | Sindou | BF | Cascades | 10.6667 -5.1667", None),
    ] {
        let found = judged(one, other);
        assert_eq!(found.as_ref().map(|pair| pair.class), expected, "{one} / {other}: {found:?}");
        assert_eq!(judged(other, one), found, "the order says nothing");
        assert!(found.is_none_or(|pair| !pair.reasons.is_empty()), "a reason is given");
    }
}

/// Four towns of which two may be one, and a fifth.
fn world() -> Vec<Place> {
    [
        "fr-commune-62667 | Le Portel | FR | | 50.71 1.57",
        "gn-2355548 | Sindou | BF | Cascades Region | 10.6667 -5.1667",
        "au-1 | Kawara | BF | Cascades | ~10.6667 -5.1667",
        "au-2 | Sindou | BF | | 10.67 -5.17",
        "gn-2353688 | Yako | BF | Nord | 12.9591 -2.2607",
        "fr-commune-59350 | Lille | FR | | 50.63 3.05",
    ]
    .map(place)
    .into()
}

/// `parties | kind | since | until | !`, the last when a doubt is written.
fn bond(own: &str, text: &str) -> Bond {
    let parts: Vec<&str> = text.split('|').map(str::trim).collect();
    let mut parties: Vec<usize> = parts[0].split(' ').map(|at| at.parse().expect("a place")).collect();
    parties.sort_unstable();
    let text = |at: usize| parts.get(at).copied().unwrap_or_default();
    Bond {
        id: id(own),
        parties,
        kind: Kind::parse(text(1)).filter(|kind| *kind != Kind::Unknown),
        since: PartialDate::parse(text(2)),
        until: PartialDate::parse(text(3)),
        written: text(4) == "!",
    }
}

#[test]
fn two_links_are_told_from_one_written_twice() {
    for (one, other, expected) in [
        ("0 1", "0 1", Some(Class::Sure)),
        ("0 1", "0 3", Some(Class::Sure)),
        ("0 1", "5 3", None),
        ("0 1", "0 4", None),
        ("0 1 | partnership", "0 1 | unknown", Some(Class::Sure)),
        ("0 1 | partnership", "0 3 | project", None),
        ("0 1 | | 1994", "0 1 | | 1994-05", Some(Class::Sure)),
        ("0 1 | | 1994", "0 3 | | 2004", Some(Class::Probable)),
        // One that ended, and a new one between the same towns.
        ("0 1 | | 1978 | 1990", "0 1 | | 1994", None),
        ("0 1 | | 1978 | 1990", "0 3 | | 1985", Some(Class::Probable)),
        // Another name on the same spot, which a source says itself.
        ("0 1 | | 1994 | | !", "0 2 | | | | !", Some(Class::Look)),
        ("0 1", "5 2", None),
        ("0 1 5", "0 1", Some(Class::Look)),
        ("0 1 5", "0 4", None),
    ] {
        let bonds = [bond("pa-1", one), bond("pa-2", other)];
        let found = pairs(&world(), &bonds);
        let links: Vec<&Pair> = found.iter().filter(|pair| pair.entity == Entity::Partnership).collect();
        assert!(links.len() <= 1, "{links:?}");
        assert_eq!(links.first().map(|pair| pair.class), expected, "{one} / {other}: {links:?}");
    }
}

#[test]
fn kawara_and_sindou_are_to_be_looked_at_with_the_doubt_told() {
    let bonds = [bond("pa-1", "0 1 | | 1994 | | !"), bond("pa-2", "0 2 | | | | !")];
    let found = pairs(&world(), &bonds);
    let links = found.iter().find(|pair| pair.entity == Entity::Partnership).expect("the two links");
    assert_eq!(links.class, Class::Look);
    for reason in [Reason::SamePlace, Reason::Approximate, Reason::Written] {
        assert!(links.reasons.contains(&reason), "{reason:?}: {links:?}");
    }
    let authorities = found.iter().find(|pair| pair.ids.contains(&id("au-1")));
    assert!(authorities.is_none(), "no two authorities of other names: {authorities:?}");
}

#[test]
fn a_pair_says_what_it_is_about_and_who_may_decide() {
    let bonds = [bond("pa-1", "0 1"), bond("pa-2", "5 3"), bond("pa-3", "3 4")];
    let found = pairs(&world(), &bonds);
    let pair = found.iter().find(|pair| pair.entity == Entity::Authority).expect("two records of Sindou");
    assert_eq!(pair.ids, [id("au-2"), id("gn-2355548")]);
    assert_eq!(pair.countries, ["BF".to_owned()].into());
    assert_eq!(pair.french, [id("fr-commune-59350"), id("fr-commune-62667")].into());
    assert!(pair.beyond, "a link of it has no French party");
}

/// As many as the atlas holds: found in a moment, since only what shares a key is compared.
#[test]
fn twenty_thousand_authorities_are_not_compared_with_one_another() {
    let places: Vec<Place> = (0..20_000_u32)
        .map(|n| {
            let name: String = format!("{n:05}").bytes().map(|digit| char::from(b'a' + (digit - b'0') * 2)).collect();
            place(&format!("gn-{n} | Ville {name} | BF | | {} {}", n % 80, n % 170))
        })
        .collect();
    let bonds: Vec<Bond> = (1..20_000).map(|n| bond(&format!("pa-{n}"), &format!("0 {n}"))).collect();
    assert!(pairs(&places, &bonds).is_empty());
}
