//! What was confirmed grows old on the right day, everywhere at once, without a change in the journal.

use super::*;
use crate::db::testing::on_both_engines;
use crate::partnerships::World;

/// What the site says of the link between Le Portel and Sindou: short, long, in JSON, in the list, in the figure.
async fn told(site: &Site, id: &str) -> (String, String, bool, String) {
    let record = site.json(&format!("/api/v1/partnerships/{id}")).await;
    let address = site.get(&format!("/fr/partenariats/{id}")).await.header("location").to_owned();
    let page = site.page(&address).await;
    let state = page.split("<p class=\"state\">").nth(1).and_then(|rest| rest.split('<').next());
    let list = site.page("/fr/partenariats?authority=fr-commune-62667").await;
    let figures = site.json("/api/v1/figures").await;
    let all = figures["results"].as_array().expect("figures").clone();
    let figure = all.iter().find(|one| one["id"] == "links_france_abroad").expect("the figure").clone();
    assert_eq!(
        figure["fresh"],
        all.iter().find(|one| one["id"] == "links_france_abroad_fresh").expect("its own")["value"]
    );
    let counted = format!("{} of {}", figure["fresh"], figure["value"]);
    (
        record["freshness"].as_str().expect("a word").to_owned(),
        state.expect("a sentence").to_owned(),
        list.contains(&format!("/fr/partenariats/{id}/")),
        counted,
    )
}

on_both_engines!(what_was_confirmed_grows_old_on_the_right_day, |test| {
    let world = World::with_links(test).await;
    let (site, hand) = world.moving_site().await;
    addresses(&world.db, "fr-commune-62667,mairie@leportel.example,fr,site\n").await;
    start(&Browser::administrator(&site).await, "base").await;
    let (id, path) = (link(&site).await, every_letter(&site, hand).await.first().expect("a letter").path());
    assert_eq!(told(&site, &id).await.0, "unconfirmed");
    let version = field(&site.page(&format!("{path}/{id}")).await, "version").to_owned();
    done(&Browser::new(&site).post(&path, &format!("verb=true&link={id}&version={version}")).await);
    let entries = last_entry(&world.db).await;
    for (day, freshness, words, listed, counted) in [
        ("2026-11-24", "confirmed", "Vérifié le 24 novembre 2026 par Le Portel.", true, "1 of 11"),
        ("2027-11-24", "confirmed", "Vérifié le 24 novembre 2026 par Le Portel.", true, "1 of 11"),
        ("2027-11-25", "to_confirm", "À confirmer\u{a0}: dernière vérification le 24 novembre 2026", true, "0 of 11"),
        ("2028-11-24", "to_confirm", "À confirmer\u{a0}: dernière vérification le 24 novembre 2026", true, "0 of 11"),
        ("2028-11-25", "to_confirm", "n’apparaît plus dans les listes", false, "0 of 10"),
    ] {
        go_to(hand, Day::parse(day).expect("a day"));
        refreshed(&site).await;
        let (fresh, sentence, shown, figure) = told(&site, &id).await;
        assert_eq!((fresh.as_str(), shown, figure.as_str()), (freshness, listed, counted), "{day}");
        assert!(sentence.contains(words), "{day}: {sentence}");
    }
    // The campaign ended meanwhile by itself; nobody wrote anything of the link.
    assert_eq!(last_entry(&world.db).await, entries);
    let total = async |query: &str| site.json(&format!("/api/v1/partnerships{query}")).await["total"].clone();
    assert_eq!((total("").await, total("?freshness=all").await), (12.into(), 13.into()));
    assert_eq!((total("?freshness=to_confirm").await, total("?freshness=unconfirmed").await), (1.into(), 12.into()));
    assert_eq!(site.get("/api/v1/partnerships?freshness=old").await.status, 400);
    assert!(site.get("/fr/partenariats.csv?freshness=all").await.text().contains(&id));
    assert!(!site.get("/fr/partenariats.csv").await.text().contains(&id));
    let map =
        async |query: &str| site.json(&format!("/api/v1/map?perimeter=france-abroad{query}")).await["total"].clone();
    assert_eq!((map("").await, map("&freshness=all").await), (10.into(), 11.into()));
    assert_eq!(site.json("/api/v1/authorities/fr-commune-62667").await["partnerships"], 2);
    let page = site.page("/fr/collectivites/fr-commune-62667/le-portel").await;
    assert!(page.contains("Un autre lien n’a plus été confirmé depuis deux ans"), "{page}");
    let found = site.json("/api/v1/suggest?q=portel+sindou&kind=partnership").await;
    assert_eq!(found["results"].as_array().map(Vec::len), Some(0), "{found}");
    assert!(site.page("/en/partnerships?freshness=to_confirm").await.contains("To be confirmed"));
});
