//! The authorities that a file names: merged communes, villages that nobody knows, identifiers on both engines.

use super::{count, file};
use crate::db::testing::{TestDb, on_both_engines};
use crate::partnerships::World;

on_both_engines!(the_code_of_a_merged_commune_leads_to_the_present_one, |test| {
    let world = World::with_links(test).await;
    let lomme = [("city_a", "Lomme"), ("code_a", "insee:59355"), ("source", "gazette")];
    let report = world.import(file(&[&lomme])).await;
    assert_eq!((report.counts.changed, report.counts.new), (1, 0), "Lille and Köln have their link: {report:?}");
});

on_both_engines!(a_village_that_no_gazetteer_knows_is_an_authority_of_its_own_and_the_same_next_time, |test| {
    let world = World::of_authorities(test).await;
    let kawara = [("city_b", "Kawara"), ("country_b", "BF"), ("code_b", ""), ("lat_b", "10.51"), ("lon_b", "-4.98")];
    let before = count(&world.db, "authorities").await;
    let report = world.import(file(&[&kawara])).await;
    assert_eq!((report.counts.new, report.counts.new_authorities, report.counts.doubtful), (1, 1, 1), "{report:?}");
    assert_eq!(report.doubtful[0].because, "Kawara: no gazetteer knows it, kept as an authority of its own");
    let site = world.site().await;
    let link = &site.json("/api/v1/partnerships").await["results"][0];
    assert_eq!(link["doubtful"], true);
    let id = link["parties"][1]["id"].as_str().expect("an identifier").to_owned();
    assert!(id.starts_with("au-") && id.len() == 13, "{id}");
    assert_eq!(site.json(&format!("/api/v1/authorities/{id}")).await["name"], "Kawara");
    let other_link = [kawara.as_slice(), &[("city_a", "Lille"), ("code_a", "insee:59350")]].concat();
    let again = world.import(file(&[&kawara, &other_link])).await;
    assert_eq!((again.counts.same, again.counts.new, again.counts.new_authorities), (1, 1, 0), "{again:?}");
    let by_id = [("city_b", "Kawara"), ("country_b", "BF"), ("code_b", &*format!("id:{id}"))];
    assert_eq!(world.plan(file(&[&by_id])).await.counts.same, 1);
    assert_eq!(count(&world.db, "authorities").await, before + 1);
});

on_both_engines!(a_place_in_france_that_no_code_recognises_is_no_commune, |test| {
    let world = World::of_authorities(test).await;
    let report = world.import(file(&[&[("city_b", "Ville inconnue"), ("country_b", "FR"), ("code_b", "")]])).await;
    assert_eq!((report.counts.new, report.counts.doubtful), (1, 1), "{report:?}");
    let site = world.site().await;
    let communes = site.json("/api/v1/authorities?kind=commune").await;
    assert_eq!(communes["total"], 8);
    assert_eq!(site.json("/api/v1/authorities?kind=unidentified").await["results"][0]["name"], "Ville inconnue");
});

#[tokio::test]
async fn both_engines_give_the_same_identifiers_and_the_same_list() {
    let (sqlite, postgres) = (TestDb::sqlite().await, TestDb::postgres().await);
    let (one, other) = (World::with_links(sqlite).await, World::with_links(postgres).await);
    let (one, other) = (one.site().await, other.site().await);
    for address in ["/fr/partenariats.csv", "/fr/collectivites.csv", "/fr/chiffres.csv", "/fr/partenariats.geojson"] {
        let list = one.page(address).await;
        assert!(list.len() > 1000, "{address}");
        assert_eq!(list, other.page(address).await, "{address}");
    }
}
