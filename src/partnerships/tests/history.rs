//! The history of a record, as the public reads it.

use serde_json::json;

use super::statements::{at, confirm, revise, since, speakers, twinning};
use crate::db::testing::{TestDb, on_both_engines};
use crate::kernel::PublicId;
use crate::partnerships::World;
use crate::partnerships::statement::Revision;
use crate::partnerships::statements::{Who, history};

on_both_engines!(the_history_tells_what_stood_before_and_after_and_never_which_person, |test| {
    let world = World::with_links(test).await;
    let (id, [portel, stockelsdorf]) = (twinning(&world).await, speakers());
    confirm(&world, &id, &portel, 0).await;
    revise(&world, &id, (&portel, 1), since("1983")).await;
    revise(&world, &id, (&stockelsdorf, 2), since("1985")).await;
    let told = history(&world.db, &id, at(5)).await.expect("a history");
    let verbs: Vec<&str> = told.iter().map(|told| told.action.as_str()).collect();
    assert_eq!(verbs, ["revise", "revise", "confirm", "add"], "the newest first");
    assert_eq!(told[0].who, Who::Organisation("Gemeinde Stockelsdorf".to_owned()));
    assert_eq!((told[0].changes.len(), &told[0].said), (0, &vec![("since".to_owned(), json!("1985"), true)]));
    let changed = &told[1].changes[0];
    assert_eq!(
        (changed.field.as_str(), &changed.before, &changed.after),
        ("since", &json!("1982-05-02"), &json!("1983"))
    );
    assert_eq!(told[3].who, Who::Import);
    assert!(!format!("{told:?}").contains("person:"));
    let nobody = PublicId::parse("pa-0000000000").expect("an identifier");
    assert!(history(&world.db, &nobody, at(5)).await.expect("an answer").is_empty());
});

#[tokio::test]
async fn the_page_of_the_history_names_the_fields_in_both_languages() {
    let world = World::with_links(TestDb::sqlite().await).await;
    let (id, [portel, stockelsdorf]) = (twinning(&world).await, speakers());
    let with_reason = |revision: &mut Revision| {
        since("1983")(revision);
        revision.reason = Some("<Procès-verbal>".to_owned());
    };
    revise(&world, &id, (&portel, 1), with_reason).await;
    revise(&world, &id, (&stockelsdorf, 2), since("1985")).await;
    let site = world.site().await;
    let french = site.page(&format!("/fr/partenariats/{id}/historique")).await;
    let words =
        ["Depuis", "2 mai 1982", "1983", "1985", "Ville du Portel", "Une autre partie dit autre chose", "Jumelage"];
    for words in words {
        assert!(french.contains(words), "{words}: {french}");
    }
    assert!(french.contains("Motif\u{a0}: &#60;Procès-verbal&#62;") && !french.contains("person:"), "{french}");
    let english = site.page(&format!("/en/partnerships/{id}/history")).await;
    for words in ["Since", "2 May 1982", "Gemeinde Stockelsdorf", "Another party says something else", "Town twinning"]
    {
        assert!(english.contains(words), "{words}: {english}");
    }
    let record = format!("/fr/partenariats/{id}/le-portel-stockelsdorf");
    assert!(french.contains(&format!("href=\"{record}\"")), "{french}");
    let page = site.page(&record).await;
    assert!(page.contains(&format!("href=\"/fr/partenariats/{id}/historique\"")), "{page}");
    for words in
        ["Les parties ne disent pas la même chose", "Ville du Portel, le 25 novembre 2026\u{a0}: «\u{a0}1983\u{a0}»"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
}

#[tokio::test]
async fn there_is_no_history_of_a_link_that_does_not_exist() {
    let site = World::with_links(TestDb::sqlite().await).await.site().await;
    for address in
        ["/fr/partenariats/pa-0000000000/historique", "/en/partnerships/Pa/history", "/fr/partenariats/pa/historique"]
    {
        assert_eq!(site.get(address).await.status, 404, "{address}");
    }
}
