//! The list of organisations that everybody reads: what was accepted, functions and no persons, to search and to take away.

use super::{LILLE, PORTEL, enter, member, network, organisation};
use crate::db::testing::on_both_engines;
use crate::kernel::{PublicId, RowIds, own_id};
use crate::organisations::model::{Kind, Organisation, Role, Standing};
use crate::organisations::store;
use crate::partnerships::{Site, World};

/// An organisation of Le Portel, accepted or not.
async fn add(site: &Site, name: &str, (kind, standing): (Kind, Standing)) -> Organisation {
    let new = Organisation {
        row: RowIds::at(site.app.clock.now()).next(),
        id: own_id("or", &["test", name]),
        authority: None,
        name: name.to_owned(),
        domain: None,
        kind,
        place: PublicId::parse(PORTEL),
        website: Some("https://comite.example/".to_owned()),
        standing,
    };
    let write = site.app.db.write().await.expect("a transaction");
    store::add(&write, &new, site.app.clock.now()).await.expect("added");
    write.commit().await.expect("kept");
    new
}

/// The names of the organisations that a query finds, in the order of the list.
async fn names(site: &Site, query: &str) -> Vec<String> {
    let list = site.json(&format!("/fr/organisations.json{query}")).await;
    let all = list["results"].as_array().expect("organisations");
    all.iter().map(|one| one["name"].as_str().expect("a name").to_owned()).collect()
}

on_both_engines!(everybody_reads_who_is_registered_and_never_which_person, |test| {
    let site = World::with_links(test).await.site().await;
    let lianes = network(&site, "lianes").await;
    let committee = add(&site, "Comité de jumelage", (Kind::TwinningCommittee, Standing::Accepted)).await;
    add(&site, "École qui attend", (Kind::School, Standing::Pending)).await;
    add(&site, "Firme refusée", (Kind::Company, Standing::Refused)).await;
    member(&site, &lianes, "directrice@lianes.example", Role::Owner).await;
    member(&site, &committee, "presidente@comite.example", Role::Editor).await;
    member(&site, &organisation(&site, PORTEL).await, "maire@leportel.example", Role::Owner).await;
    // Who only reads speaks for nobody.
    member(&site, &organisation(&site, LILLE).await, "lecture@lille.example", Role::Reader).await;
    site.app.refresh().await.expect("the atlas follows");
    for (query, found) in [
        ("?kind=authority", vec!["Le Portel"]),
        ("?kind=com", vec!["Comité de jumelage"]),
        ("?kind=edu", vec![]),
        ("?q=portel", vec!["Comité de jumelage", "Le Portel"]),
        ("?q=JUMELAGE+comite", vec!["Comité de jumelage"]),
        ("?q=hauts-de-france", vec!["Lianes coopération"]),
        ("?q=lille", vec![]),
        ("?q=portel&kind=authority", vec!["Le Portel"]),
    ] {
        assert_eq!(names(&site, query).await, found, "{query}");
    }
    // The twelve networks, the committee, Le Portel.
    let all = site.json("/en/organisations.json").await;
    assert_eq!((all["total"].as_u64(), all["next"].is_null()), (Some(14), true));
    let town = site.json("/fr/organisations.json?kind=authority").await["results"][0].clone();
    let of = [&town["speaks_for"], &town["territory"][0]["id"], &town["functions"][0]].map(serde_json::Value::as_str);
    assert_eq!(of, [Some(PORTEL), Some(PORTEL), Some("maire")]);
    for (address, words) in [("/fr/organisations", "14 organisations"), ("/en/organisations", "14 organisations")] {
        let page = site.page(address).await;
        for seen in [words, "Lianes coopération", "Hauts-de-France", "directrice", "presidente", "Le Portel"] {
            assert!(page.contains(seen), "{seen}: {page}");
        }
        for hidden in ["@lianes.example", "@comite.example", "École qui attend", "Firme refusée", "@lille.example"] {
            assert!(!page.contains(hidden), "{hidden}: {page}");
        }
    }
    let file = site.get("/fr/organisations.csv?kind=com").await.text();
    let row = format!("{},Comité de jumelage,com,{PORTEL},Le Portel,,presidente,https://comite.example/", committee.id);
    assert!(file.contains(&row), "{file}");
    assert!(site.get("/fr/organisations.csv?format=fr&kind=com").await.text().contains(";Comité de jumelage;"));
    for (query, rows) in [("", 14), ("?kind=com", 1), ("?q=lille", 0)] {
        let sheet = site.get(&format!("/fr/organisations.xlsx{query}")).await;
        assert_eq!(sheet.header("content-disposition"), "attachment; filename=\"organisations.xlsx\"");
        assert!(sheet.header("content-type").ends_with("spreadsheetml.sheet") && sheet.body.starts_with(b"PK"));
        assert!(site.page(&format!("/fr/organisations{query}")).await.contains(&format!(".xlsx{query}\"")), "{query}");
        let lines = site.get(&format!("/fr/organisations.csv{query}")).await.text().lines().count();
        assert_eq!(lines, rows + 1, "{query}: what a spreadsheet holds is what the other file holds");
    }
    assert_eq!(site.get("/fr/organisations.xlsx?kind=alchemist").await.status, 404);
    for wrong in ["?kind=alchemist", "?page=2", "?page=0"] {
        assert_eq!(site.get(&format!("/fr/organisations{wrong}")).await.status, 404, "{wrong}");
    }
});

on_both_engines!(a_long_list_of_organisations_has_pages, |test| {
    let site = World::with_links(test).await.site().await;
    for number in 0..60 {
        add(&site, &format!("Association {number:02}"), (Kind::Association, Standing::Accepted)).await;
    }
    let first = site.json("/fr/organisations.json?kind=ass").await;
    let next = first["next"].as_str().expect("a second page");
    assert_eq!((first["total"].as_u64(), next), (Some(60), "/fr/organisations.json?kind=ass&page=2"));
    let second = site.json(next).await;
    assert_eq!((second["results"].as_array().map(Vec::len), second["next"].as_str()), (Some(10), None));
    assert_eq!(second["results"][0]["name"], "Association 50");
    assert!(site.page("/fr/organisations?kind=ass").await.contains("?kind=ass&#38;page=2"));
    assert_eq!(site.get("/fr/organisations.csv?kind=ass").await.text().lines().count(), 61);
    // Whoever is nobody's member sees the same.
    let person = enter(&site, "seule@ailleurs.example", false).await;
    assert!(person.get("/fr/organisations?kind=ass").await.text().contains("Association 00"));
});
