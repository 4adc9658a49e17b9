//! Many people behind one address, and a machine that asks without end.

use crate::accounts::Browser;
use crate::db::testing::TestDb;
use crate::kernel::Timestamp;
use crate::partnerships::World;

#[tokio::test]
async fn a_town_hall_enters_behind_one_address_and_a_machine_is_asked_to_wait() {
    let site = World::of_authorities(TestDb::sqlite().await).await.site().await;
    let browser = Browser::new(&site);
    for n in 0..20 {
        let asked = browser.post("/fr/compte/lien", &format!("email=agent{n}%40leportel.example")).await;
        assert_eq!(asked.status, 200, "the colleague number {n}");
    }
    let body = "email=agent20%40leportel.example&return_to=/fr/compte/organisations";
    let answer = browser.post("/fr/compte/lien", body).await;
    assert_eq!((answer.status, answer.header("retry-after")), (429, "45"));
    let page = answer.text();
    assert!(
        page.contains("agent20@leportel.example") && page.contains("/fr/compte/organisations"),
        "what was typed is kept: {page}"
    );
    assert!(page.contains("role=\"alert\"") && page.contains("Recommencez dans une minute"), "{page}");
    let later = site.at(Timestamp(site.app.clock.now().0 + 45_000_000));
    assert_eq!(Browser::new(&later).post("/fr/compte/lien", body).await.status, 200);
}

#[tokio::test]
async fn opening_links_is_bounded_too_and_the_link_stays_good() {
    let site = World::of_authorities(TestDb::sqlite().await).await.site().await;
    let browser = Browser::new(&site);
    let wrong = "/fr/compte/entrer/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    for _ in 0..20 {
        assert_eq!(browser.post(wrong, "").await.status, 410);
    }
    let answer = browser.post(wrong, "").await;
    assert_eq!(answer.status, 429);
    assert!(answer.text().contains("Un peu trop vite") && !answer.header("retry-after").is_empty());
}
