//! Two towns, one in France and one abroad, each claimed by its own people, who then keep the same link true.

use super::PORTEL;
use crate::accounts::Browser;
use crate::db::testing::{TestDb, on_both_engines};
use crate::db::{Entry, one};
use crate::kernel::PublicId;
use crate::partnerships::{Site, World};

const SINDOU: &str = "gn-2355548";

/// The hidden fields of the first request on the page of decisions.
async fn request(admin: &Browser<'_>) -> String {
    let page = admin.get("/fr/compte/organisations").await.text();
    let value = |name: &str| {
        let start = format!("name=\"{name}\" value=\"");
        let at = page.rfind(&start).expect("a request") + start.len();
        page[at..].split('"').next().unwrap_or_default().to_owned()
    };
    format!("organisation={}&person={}", value("organisation"), value("person"))
}

async fn link(site: &Site) -> String {
    let links = site.json(&format!("/api/v1/authorities/{PORTEL}/partnerships")).await;
    let all = links["results"].as_array().expect("links").clone();
    let with = |one: &&serde_json::Value| one["parties"].to_string().contains(SINDOU);
    all.iter().find(with).expect("their link")["id"].as_str().expect("an identifier").to_owned()
}

/// Both towns are represented by people of their own; the administrator has accepted both.
async fn both(site: &Site) -> (Browser<'_>, Browser<'_>) {
    let admin = Browser::administrator(site).await;
    let (mut here, mut there) = (Browser::new(site), Browser::new(site));
    here.enter("maire@leportel.example").await;
    there.enter("mairie@sindou.example").await;
    let asked = here.post(&format!("/fr/collectivites/{PORTEL}/representer"), "function=Maire").await;
    assert!(asked.status == 200 && asked.text().contains("transmise"), "{}", asked.text());
    let decision = request(&admin).await;
    assert_eq!(
        there.post("/fr/compte/organisations", &format!("{decision}&verb=accept")).await.status,
        404,
        "not theirs"
    );
    assert_eq!(
        here.post("/fr/compte/organisations", &format!("{decision}&verb=accept")).await.status,
        404,
        "nor one's own"
    );
    let accepted = admin.post("/fr/compte/organisations", &format!("{decision}&verb=accept&own_domain=yes")).await;
    assert_eq!(accepted.status, 303);
    there.post(&format!("/en/authorities/{SINDOU}/represent"), "function=Mayor").await;
    let decision = request(&admin).await;
    admin.post("/fr/compte/organisations", &format!("{decision}&verb=accept")).await;
    (here, there)
}

fn version(page: &str) -> &str {
    page.split("name=\"version\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a version")
}

on_both_engines!(two_towns_correct_the_same_link_at_once_and_settle_it, |test| {
    let site = World::with_links(test).await.site().await;
    let (here, there) = both(&site).await;
    let id = link(&site).await;
    let (ours, theirs) = (format!("/fr/partenariats/{id}/verifier"), format!("/en/partnerships/{id}/verify"));
    let (mine, other) = (here.get(&ours).await.text(), there.get(&theirs).await.text());
    let (mine, other) = (version(&mine).to_owned(), version(&other).to_owned());
    let done = here.post(&ours, &format!("verb=revise&version={mine}&status=active&since=1994")).await;
    assert_eq!(done.status, 303, "{}", done.text());
    // The other side wrote meanwhile: nothing is saved, nothing is lost.
    let typed = "status=dormant&since=1995-06&reason=No+visit+since";
    let stale = there.post(&theirs, &format!("verb=revise&version={other}&{typed}")).await;
    assert_eq!(stale.status, 409);
    let page = stale.text();
    assert!(page.contains("1995-06") && page.contains("No visit since") && page.contains("1994"), "{page}");
    let again = there.post(&theirs, &format!("verb=revise&version={}&{typed}", version(&page))).await;
    assert_eq!(again.status, 303, "{}", again.text());
    // Both statements stand; the record keeps what it said until they agree.
    for (browser, address) in [(&here, &ours), (&there, &theirs)] {
        let page = browser.get(address).await.text();
        assert!(page.contains("1994") && page.contains("1995"), "{page}");
    }
    let page = here.get(&ours).await.text();
    let agreed =
        here.post(&ours, &format!("verb=revise&version={}&status=dormant&since=1995-06", version(&page))).await;
    assert_eq!(agreed.status, 303);
    for history in [format!("/fr/partenariats/{id}/historique"), format!("/en/partnerships/{id}/history")] {
        let page = site.page(&history).await;
        assert!(page.contains("1994") && page.contains("1995") && page.contains("No visit since"), "{page}");
        assert!(!page.contains("leportel.example"), "nobody's address is public");
    }
    site.app.refresh().await.expect("the atlas follows");
    let record = site.json(&format!("/api/v1/partnerships/{id}")).await;
    assert_eq!((record["status"].as_str(), record["since"].as_str()), (Some("dormant"), Some("1995-06")), "{record}");
    Entry::verify(site.app.db.read()).await.expect("the chain is whole");
});

on_both_engines!(an_address_on_the_known_domain_opens_the_door_and_another_does_not, |test| {
    let site = World::with_links(test).await.site().await;
    let (_here, _there) = both(&site).await;
    let (mut colleague, mut stranger) = (Browser::new(&site), Browser::new(&site));
    colleague.enter("culture@leportel.example").await;
    stranger.enter("someone@elsewhere.example").await;
    let represent = format!("/fr/collectivites/{PORTEL}/representer");
    assert_eq!(colleague.post(&represent, "function=Culture").await.status, 303);
    assert_eq!(stranger.post(&represent, "function=Maire").await.status, 200);
    let id = link(&site).await;
    let verify = format!("/fr/partenariats/{id}/verifier");
    assert_eq!(colleague.post(&verify, "verb=confirm").await.status, 303);
    assert!(stranger.get(&verify).await.text().contains("Représenter"), "the form is not shown");
    assert_eq!(stranger.post(&verify, "verb=confirm").await.status, 404);
    site.app.refresh().await.expect("the atlas follows");
    let record = site.json(&format!("/api/v1/partnerships/{id}")).await;
    assert!(record["last_confirmed_on"].is_string(), "{record}");
    let organisation = PublicId::parse(&own(&site).await).expect("an identifier");
    let leave = format!("organisation={organisation}&verb=leave");
    assert_eq!(colleague.post("/fr/compte/organisations", &leave).await.status, 303);
    assert_eq!(colleague.post(&verify, "verb=confirm").await.status, 404, "who has left speaks no longer");
    assert_eq!(colleague.post("/fr/compte/organisations", &leave).await.status, 404);
});

#[tokio::test]
async fn an_administrator_decides_in_a_strong_session_alone() {
    let site = World::with_links(TestDb::sqlite().await).await.site().await;
    let admin = Browser::administrator(&site).await;
    let mut here = Browser::new(&site);
    here.enter("maire@leportel.example").await;
    here.post(&format!("/fr/collectivites/{PORTEL}/representer"), "function=Maire").await;
    let decision = request(&admin).await;
    admin.weaken().await;
    let page = admin.get("/fr/compte/organisations").await.text();
    assert!(!page.contains("maire@leportel.example") && page.contains("/fr/compte/preuve?need=strong"), "{page}");
    let refused = admin.post("/fr/compte/organisations", &format!("{decision}&verb=accept")).await;
    assert_eq!(refused.header("location"), "/fr/compte/preuve?need=strong&return_to=%2Ffr%2Fcompte%2Forganisations");
    admin.strengthen().await;
    let accepted = admin.post("/fr/compte/organisations", &format!("{decision}&verb=accept")).await;
    assert_eq!(accepted.header("location"), "/fr/compte/organisations");
}

async fn own(site: &Site) -> String {
    let sql = "SELECT public_id FROM organisations WHERE authority = $1";
    let row = one(site.app.db.read(), sql, [PORTEL.into()]).await.expect("read").expect("an organisation");
    row.try_get_by_index(0).expect("an identifier")
}

#[tokio::test]
async fn wrong_input_is_told_and_kept() {
    let site = World::with_links(TestDb::sqlite().await).await.site().await;
    let (here, _there) = both(&site).await;
    let id = link(&site).await;
    let verify = format!("/fr/partenariats/{id}/verifier");
    let page = here.get(&verify).await.text();
    for (typed, told) in [
        ("since=hier", "Une date s’écrit"),
        ("since=2001&until=1999", "avant d’avoir commencé"),
        ("status=ended&until=2099", "encore à venir"),
        ("form=marriage", "Cette forme n’existe pas"),
        ("themes=alchemy", "Ce thème n’existe pas"),
        ("kind=marriage", "Ce choix n’existe pas"),
    ] {
        let answer = here.post(&verify, &format!("verb=revise&version={}&{typed}", version(&page))).await;
        assert_eq!(answer.status, 422, "{typed}");
        assert!(answer.text().contains(told), "{typed}: {}", answer.text());
    }
    assert!(
        here.post(&verify, &format!("verb=revise&version={}&since=hier", version(&page)))
            .await
            .text()
            .contains("value=\"hier\"")
    );
    for address in ["/fr/collectivites/fr-commune-99999/representer", "/fr/partenariats/pa-0000000000/verifier"] {
        assert_eq!(here.get(address).await.status, 404, "{address}");
    }
    assert_eq!(here.post("/fr/compte/organisations", "verb=accept").await.status, 404);
}
