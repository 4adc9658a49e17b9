//! An authority is described by those who speak for it; what they overwrite is shown, and taken back.

use crate::accounts::Browser;
use crate::db::testing::on_both_engines;
use crate::db::{Entry, one};
use crate::organisations::Voice;
use crate::partnerships::World;

const PORTEL: &str = "fr-commune-62667";

fn version(page: &str) -> &str {
    page.split("name=\"version\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a version")
}

on_both_engines!(an_authority_says_what_it_is_and_a_stale_form_loses_nothing, |test| {
    let site = World::with_links(test).await.site().await;
    let (mut here, mut colleague, mut stranger) = (Browser::new(&site), Browser::new(&site), Browser::new(&site));
    for (browser, email) in [
        (&mut here, "marie@leportel.example"),
        (&mut colleague, "paul@leportel.example"),
        (&mut stranger, "a@b.example"),
    ] {
        browser.enter(email).await;
    }
    Voice::give(&site.app.db, "marie@leportel.example", PORTEL).await;
    Voice::give(&site.app.db, "paul@leportel.example", PORTEL).await;
    let address = format!("/fr/collectivites/{PORTEL}/decrire");
    assert_eq!(stranger.post(&address, "version=0&website=https://b.example").await.status, 404);
    let said = "website=https%3A%2F%2Fleportel.example&email=mairie%40leportel.example&summary_fr=Un+port";
    assert_eq!(here.post(&address, &format!("version=0&{said}")).await.status, 303);
    let stale = colleague.post(&address, "version=0&website=https%3A%2F%2Fautre.example&summary_fr=Une+plage").await;
    assert_eq!(stale.status, 409);
    let page = stale.text();
    assert!(["https://leportel.example", "https://autre.example", "Une plage"].iter().all(|one| page.contains(one)));
    assert_eq!(version(&page), "1");
    site.app.refresh().await.expect("the atlas follows");
    let record = site.json(&format!("/api/v1/authorities/{PORTEL}")).await;
    assert_eq!((&record["website"], &record["summary"]["fr"]), (&"https://leportel.example".into(), &"Un port".into()));
    assert!(site.page(&format!("/fr/collectivites/{PORTEL}/le-portel")).await.contains("Un port"));
    let sql = "SELECT email FROM official_addresses WHERE authority = $1";
    let row = one(site.app.db.read(), sql, [PORTEL.into()]).await.expect("read").expect("an official address");
    assert_eq!(row.try_get_by_index::<String>(0).expect("text"), "mairie@leportel.example");
    // The history names the organisation and no address; what was written is taken back, once.
    let history = format!("/fr/collectivites/{PORTEL}/historique");
    let told = site.page(&history).await;
    assert!(told.contains("Le Portel") && told.contains("Un port") && !told.contains("leportel.example</td>\n"));
    assert!(!told.contains("mairie@") && !told.contains("marie@") && !told.contains("person:"), "{told}");
    let undo = told.split(&format!("action=\"/fr/collectivites/{PORTEL}/annuler/")).nth(1).expect("a button");
    let undo = format!("/fr/collectivites/{PORTEL}/annuler/{}", undo.split('"').next().expect("a place"));
    assert_eq!(stranger.post(&undo, "").await.status, 404);
    assert_eq!(colleague.post(&undo, "").await.status, 303);
    assert_eq!(colleague.post(&undo, "").await.status, 409, "it is taken back already");
    site.app.refresh().await.expect("the atlas follows");
    assert!(site.json(&format!("/api/v1/authorities/{PORTEL}")).await["website"].is_null());
    Entry::verify(site.app.db.read()).await.expect("the chain is whole");
});

on_both_engines!(what_cannot_be_said_of_an_authority_is_told_and_kept, |test| {
    let site = World::with_links(test).await.site().await;
    let mut here = Browser::new(&site);
    here.enter("marie@leportel.example").await;
    Voice::give(&site.app.db, "marie@leportel.example", PORTEL).await;
    let address = format!("/fr/collectivites/{PORTEL}/decrire");
    for (typed, told) in [
        ("website=leportel", "commence par https://"),
        ("website=javascript:alert(1)", "commence par https://"),
        ("email=mairie", "forme d’une adresse"),
        ("email=marie%40leportel.example", "adresse personnelle"),
    ] {
        let answer = here.post(&address, &format!("version=0&{typed}&summary_fr=Gard%C3%A9")).await;
        assert_eq!(answer.status, 422, "{typed}");
        assert!(answer.text().contains(told) && answer.text().contains("Gardé"), "{typed}: {}", answer.text());
    }
    assert_eq!(here.get("/fr/collectivites/fr-commune-99999/decrire").await.status, 404);
    assert_eq!(site.get("/fr/collectivites/fr-commune-99999/historique").await.status, 404);
});
