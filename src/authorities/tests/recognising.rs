//! Recognising a place: by its code, by its name and position together, or not at all.

use super::load_small_world;
use crate::authorities::{Doubt, Place, Resolver, Unresolved};
use crate::db::testing::{TestDb, on_both_engines};
use crate::kernel::Timestamp;

const AT: Timestamp = Timestamp(1_795_512_600_000_000);

async fn resolver(test: &TestDb) -> Resolver {
    load_small_world(&test.db, AT).await;
    let write = test.db.write().await.expect("a transaction");
    Resolver::over(&write).await.expect("a resolver")
}

fn place(name: &str, country: &str, code: &str, position: Option<(f64, f64)>) -> Place {
    Place { name: name.to_owned(), country: country.to_owned(), code: code.to_owned(), position, ..Place::default() }
}

on_both_engines!(a_code_says_which_authority_is_meant, |test| {
    let mut resolver = resolver(&test).await;
    let cases = [
        ("Le Portel", "insee:62667", "fr-commune-62667"),
        ("LE-PORTEL", "insee:62667", "fr-commune-62667"),
        ("Lomme", "insee:59355", "fr-commune-59350"),
        ("Lille", "insee:59355", "fr-commune-59350"),
        ("Le Pas-de-Calais", "dep:62", "fr-departement-62"),
        ("Hauts-de-France", "reg:32", "fr-region-32"),
        ("Le Boulonnais", "siren:246200729", "fr-epci-246200729"),
        ("Sindou", "id:gn-2355548", "gn-2355548"),
        ("Hellemmes", "id:fr-commune-59298", "fr-commune-59350"),
    ];
    for (name, code, id) in cases {
        let found = resolver.resolve(&place(name, "FR", code, None)).expect(code);
        assert_eq!((found.id.as_str(), found.doubts.as_slice()), (id, [].as_slice()), "{code}");
        assert!(resolver.row(&found.id).is_some(), "{code}");
    }
    assert!(resolver.missing.is_empty());
});

#[tokio::test]
async fn a_code_wins_over_a_name_or_a_country_that_says_something_else_and_the_doubt_is_told() {
    let mut resolver = resolver(&TestDb::sqlite().await).await;
    let mut told = |name: &str, country: &str, code: &str| {
        let found = resolver.resolve(&place(name, country, code, None)).expect(code);
        (found.id.to_string(), found.doubts)
    };
    let other_name = vec![Doubt::OtherName("Lille".to_owned(), "62667".to_owned())];
    assert_eq!(told("Lille", "FR", "insee:62667"), ("fr-commune-62667".to_owned(), other_name));
    let other_country = vec![Doubt::OtherCountry("Le Portel".to_owned(), "FR".to_owned())];
    assert_eq!(told("Le Portel", "BE", "insee:62667"), ("fr-commune-62667".to_owned(), other_country));
    let abroad = vec![Doubt::OtherCountry("Sindou".to_owned(), "BF".to_owned())];
    assert_eq!(told("Sindou", "ML", "geonames:2355548"), ("gn-2355548".to_owned(), abroad));
}

#[tokio::test]
async fn a_code_that_means_nothing_is_refused_and_no_name_is_tried_instead() {
    let mut resolver = resolver(&TestDb::sqlite().await).await;
    let unknown = |code: &str| Unresolved::UnknownCode(code.to_owned());
    let shape = |code: &str| Unresolved::CodeShape(code.to_owned());
    let cases = [
        ("insee:99999", unknown("insee:99999")),
        ("insee:59999", unknown("insee:59999")),
        ("dep:99", unknown("dep:99")),
        ("siren:123456789", unknown("siren:123456789")),
        ("id:au-0000000000", unknown("id:au-0000000000")),
        ("62667", shape("62667")),
        ("insee:", shape("insee:")),
        ("insee:62 667", shape("insee:62 667")),
        ("geonames:two", shape("geonames:two")),
        ("wikidata:Q1", shape("wikidata:Q1")),
        ("id:<script>", shape("id:<script>")),
    ];
    for (code, why) in cases {
        assert_eq!(resolver.resolve(&place("Le Portel", "FR", code, None)).expect_err(code), why);
    }
    let nowhere = resolver.resolve(&place("Le Portel", "ZZ", "insee:62667", None));
    assert_eq!(nowhere.expect_err("no country"), Unresolved::UnknownCountry("ZZ".to_owned()));
}

#[tokio::test]
async fn a_french_name_is_believed_when_it_and_its_position_mean_one_commune() {
    let mut resolver = resolver(&TestDb::sqlite().await).await;
    let mut told = |name: &str, position| {
        let found = resolver.resolve(&place(name, "FR", "", position)).expect(name);
        (found.id.to_string(), found.doubts)
    };
    let by_name = |name: &str| vec![Doubt::ByName(name.to_owned())];
    assert_eq!(told("Le Portel", Some((50.7, 1.58))), ("fr-commune-62667".to_owned(), by_name("Le Portel")));
    assert_eq!(told("Le Portel", None), ("fr-commune-62667".to_owned(), by_name("Le Portel")));
    assert_eq!(told("LOMME", Some((50.64, 2.99))), ("fr-commune-59350".to_owned(), by_name("LOMME")));
    let (id, doubts) = told("Sainte-Colombe", None);
    assert!(id.starts_with("au-"), "{id}");
    assert!(matches!(doubts.as_slice(), [Doubt::Several(name, 2..)] if name == "Sainte-Colombe"), "{doubts:?}");
    let (id, doubts) = told("Le Portel", Some((43.0, 2.9)));
    assert!(id.starts_with("au-"), "too far away: {id}");
    assert_eq!(doubts, [Doubt::NotFound("Le Portel".to_owned())]);
    let unidentified = resolver.missing.values().filter(|new| new.kind.code() == "unidentified").count();
    assert_eq!((unidentified, resolver.missing.len()), (2, 2));
}

#[tokio::test]
async fn a_place_abroad_is_recognised_by_the_gazetteer_or_becomes_an_authority_of_its_own() {
    let mut resolver = resolver(&TestDb::sqlite().await).await;
    let mut told = |place: &Place| {
        let found = resolver.resolve(place).expect("recognised or kept");
        (found.id.to_string(), found.doubts)
    };
    let not_found = |name: &str| vec![Doubt::NotFound(name.to_owned())];
    let dakar = place("Dakar", "SN", "geonames:2253354", None);
    assert_eq!(told(&dakar), ("gn-2253354".to_owned(), vec![]));
    let elsewhere = Place { position: Some((0.0, 0.0)), ..dakar };
    let (id, doubts) = told(&elsewhere);
    assert!(matches!(doubts.as_slice(), [Doubt::Far(name, 2000..)] if name == "Dakar"), "{doubts:?}");
    assert_eq!(id, "gn-2253354");
    assert_eq!(told(&place("Île", "SN", "geonames:4294967295", None)), ("gn-4294967295".into(), not_found("Île")));
    let named = told(&place("Kolda", "SN", "", Some((12.88, -14.95))));
    assert!(named.0.starts_with("gn-"), "{named:?}");
    assert_eq!(named.1, [Doubt::ByName("Kolda".to_owned())]);
    let village = place("Kawara", "BF", "", Some((10.51, -4.98)));
    let (own, doubts) = told(&village);
    assert!(own.starts_with("au-"), "{own}");
    assert_eq!(doubts, not_found("Kawara"));
    let written_otherwise = Place { name: "KAWARA".to_owned(), position: Some((10.52, -5.02)), ..village.clone() };
    assert_eq!(told(&written_otherwise).0, own, "the same village, written and placed a little otherwise");
    let other = Place { region: Some("Cascades".to_owned()), ..village };
    assert_ne!(told(&other).0, own, "a region tells two villages of one name apart");
}
