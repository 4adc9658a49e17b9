//! What the program ships: the brochure, the open links, and an empty database that is filled with them.

use reference::places::Place;

use crate::db::Entry;
use crate::db::testing::{TestDb, on_both_engines};
use crate::kernel::Timestamp;
use crate::partnerships::model::FORMS;
use crate::partnerships::themes::Theme;
use crate::partnerships::{World, brochure, seed};

const AT: Timestamp = Timestamp(1_795_512_600_000_000);

#[test]
fn the_brochure_says_only_words_that_we_know_and_in_both_languages() {
    let read = brochure::read(&[]).expect("data/brochure/cooperations.toml");
    assert!(read.refused.is_empty() && read.declarations.len() >= 3);
    for declared in &read.declarations {
        assert!(declared.parties.len() >= 2, "line {}", declared.line);
        for code in &declared.themes {
            assert!(Theme::parse(code).is_some(), "line {}: theme {code}", declared.line);
        }
        assert!(declared.form.iter().all(|form| FORMS.contains(&form.as_str())), "line {}", declared.line);
        let notes = declared.parties.iter().map(|(place, _)| &place.note);
        for texts in notes.chain([&declared.summary]).chain(&declared.doubts).filter(|texts| !texts.is_empty()) {
            assert!(["fr", "en"].iter().all(|language| texts.contains_key(*language)), "{texts:?}");
        }
    }
    assert!(read.sources.iter().all(|card| card.licence.is_some() && card.read_on.is_some()));
}

#[test]
fn a_village_of_the_brochure_lies_near_the_town_it_names_and_says_so() {
    let sindou = Place {
        geonames: Some(2_355_548),
        name: "Sindou".to_owned(),
        country: "BF".to_owned(),
        admin1: None,
        lat: Some(10.6667),
        lon: Some(-5.1667),
        population: None,
        alternates: Vec::new(),
        localized: Vec::new(),
    };
    let read = brochure::read(&[sindou]).expect("data/brochure/cooperations.toml");
    let mut places = read.declarations.iter().flat_map(|declared| &declared.parties).map(|(place, _)| place);
    let kawara = places.find(|place| place.name == "Kawara").expect("Kawara");
    assert_eq!((kawara.position, kawara.approximate), (Some((10.6667, -5.1667)), true));
    assert!(!kawara.note.is_empty());
}

on_both_engines!(the_brochure_adds_its_two_cooperations_and_a_doubt_to_the_link_it_may_repeat, |test| {
    let world = World::with_links(test).await;
    let read = brochure::read(&reference::places::all()).expect("data/brochure/cooperations.toml");
    let report = world.import_read(read.clone()).await;
    assert_eq!((report.counts.new, report.counts.changed, report.counts.refused), (2, 1, 0), "{report:?}");
    let again = world.import_read(read).await;
    assert_eq!((again.counts.same, again.counts.new, again.counts.changed), (3, 0, 0), "{again:?}");
    let doubtful = world.site().await.json("/api/v1/partnerships?doubt=yes&authority=fr-commune-62667").await;
    assert_eq!(doubtful["total"], 2, "Kawara and Sindou: {doubtful}");
});

#[tokio::test]
async fn an_empty_database_is_filled_once_and_the_same_on_both_engines() {
    let (sqlite, postgres) = (TestDb::sqlite().await, TestDb::postgres().await);
    let mut sites = Vec::new();
    for test in [sqlite, postgres] {
        assert!(seed(&test.db, AT, &mut |_, _, _| {}).await.expect("filled"));
        assert!(!seed(&test.db, AT, &mut |_, _, _| {}).await.expect("nothing to do"));
        Entry::verify(test.db.read()).await.expect("the chain holds");
        sites.push(World::over(test).site().await);
    }
    let figures = sites[0].json("/api/v1/figures").await;
    assert_eq!(figures, sites[1].json("/api/v1/figures").await);
    let portel = "/fr/partenariats.csv?authority=fr-commune-62667";
    let links = sites[0].page(portel).await;
    for words in ["Stockelsdorf,DE", "Sindou,BF", "Kawara,BF", "Portel-des-Corbières,FR"] {
        assert!(links.contains(words), "{words}: {links}");
    }
    assert_eq!(links, sites[1].page(portel).await);
    let value = |id: &str| figures["results"].as_array().into_iter().flatten().find(|one| one["id"] == id).cloned();
    assert!(value("communes").is_some_and(|one| one["value"].as_u64() > Some(34_000)), "{figures}");
    assert!(value("links_france_abroad").is_some_and(|one| one["value"].as_u64() > Some(5_000)), "{figures}");
}
