//! The atlas follows the journal without a restart.

use super::{DOUBTFUL, html};
use crate::db::testing::on_both_engines;
use crate::partnerships::World;

const HEADER: &str = "city_a,country_a,code_a,city_b,country_b,code_b,source";

on_both_engines!(an_import_shows_after_a_refresh_without_a_restart, |test| {
    let world = World::with_links(test).await;
    let site = world.site().await;
    let portel = "/fr/collectivites/fr-commune-62667/le-portel";
    let before = site.get(portel).await;
    assert!(html::seen(&before.text()).contains("Deux liens connus"));
    assert!(!site.app.refresh().await.expect("nothing new"));
    let line = "Le Portel,FR,insee:62667,Yako,BF,id:gn-2353688,gazette";
    world.import(format!("{HEADER}\n{line}\n")).await;
    assert_eq!(site.get(portel).await.body, before.body, "what is in memory holds until it is read again");
    assert!(site.app.refresh().await.expect("something new"));
    let after = site.get(portel).await;
    assert!(html::seen(&after.text()).contains("Trois liens connus"));
    assert_ne!(after.header("etag"), before.header("etag"));
    assert_eq!(site.json("/api/v1/partnerships?country=BF").await["total"], 4);
    assert!(html::seen(&site.page("/fr/donnees").await).contains("gazette"));
    assert!(!site.app.refresh().await.expect("nothing new"));
});

on_both_engines!(a_name_that_an_import_brings_is_found_after_a_refresh, |test| {
    let world = World::with_links(test).await;
    let site = world.site().await;
    let found =
        async || site.json("/api/v1/suggest?q=ville+inconnue&kind=authority").await["results"].as_array().map(Vec::len);
    assert_eq!(found().await, Some(0));
    world.import(DOUBTFUL).await;
    site.app.refresh().await.expect("something new");
    assert_eq!(found().await, Some(1));
});
