//! What time does to acts: notices of their end, once each; the end of papers that nobody signed.

use super::{A, B, link, of};
use crate::agreements;
use crate::db::all;
use crate::db::testing::on_both_engines;
use crate::kernel::{Day, Timestamp};
use crate::partnerships::{Site, World};

const YEAR: i64 = 365 * 24 * 3600 * 1_000_000;

async fn turn(site: &Site, day: &str) -> (usize, usize) {
    let now = Timestamp(Day::parse(day).expect("a day").start().0 + 8 * 3600 * 1_000_000);
    let told =
        agreements::tend(&site.app.db, &site.app.vault, ("https://jumelles.test", now), Timestamp(now.0 - 3 * YEAR));
    let told = told.await.expect("a turn");
    (told.letters, told.erased)
}

async fn empty_outbox(site: &Site) {
    let write = site.app.db.write().await.expect("a transaction");
    crate::db::done(write.connection(), "DELETE FROM outbox", []).await.expect("emptied");
    write.commit().await.expect("kept");
}

/// An agreement of one year, in force from 6 May 2026.
async fn in_force(site: &Site) -> String {
    let portel = of(site, "maire@leportel.example", A).await;
    let papers = format!("/fr/partenariats/{}/papiers", link(site).await);
    let kept = portel.post(&papers, "paper=framework&f.duration_years=1&f.object=x").await;
    let act = kept.header("location").split('?').next().expect("an address").to_owned();
    for (step, side, on) in [
        ("voted", A, "2026-04-01"),
        ("signed", B, "2026-05-01"),
        ("signed", A, "2026-05-02"),
        ("transmitted", A, "2026-05-05"),
        ("acknowledged", A, "2026-05-06"),
    ] {
        let done = portel.post(&act, &format!("verb=step&step={step}&side={side}&on={on}")).await;
        assert_eq!(done.status, 303, "{step}");
    }
    act
}

on_both_engines!(both_sides_are_written_to_before_the_end_once_for_each_notice, |test| {
    let site = World::with_links(test).await.site().await;
    let _stockelsdorf = of(&site, "buergermeister@stockelsdorf.example", B).await;
    let act = in_force(&site).await;
    // On 24 November 2026 the end of 6 May 2027 is less than six months away: one notice, the latest that is due.
    empty_outbox(&site).await;
    assert_eq!(turn(&site, "2026-11-24").await, (2, 0));
    assert_eq!(turn(&site, "2026-11-25").await, (0, 0), "once");
    let letters = all(site.app.db.read(), "SELECT recipient, plain FROM outbox ORDER BY recipient", []).await;
    let letters: Vec<[String; 2]> = letters
        .expect("letters")
        .iter()
        .map(|row| [0, 1].map(|at| row.try_get_by_index(at).expect("a text")))
        .collect();
    assert_eq!(letters[0][0], "buergermeister@stockelsdorf.example");
    assert!(letters[1][1].contains("prend fin le 6 mai 2027") && letters[1][1].contains(&act), "{}", letters[1][1]);
    assert_eq!(turn(&site, "2027-02-05").await, (0, 0), "the day before three months");
    assert_eq!(turn(&site, "2027-02-06").await, (2, 0));
    assert_eq!(turn(&site, "2027-05-07").await, (0, 0), "after the end nobody is written to");
    empty_outbox(&site).await;
    let near = site.at(Day::parse("2027-03-01").expect("a day").start());
    let portel = of(&near, "maire@leportel.example", A).await;
    assert!(portel.get(&act).await.text().contains("expire le 6 mai 2027"));
    let renewal = format!("verb=step&step=renewed&side={A}&on=2027-02-20&until=2030-05-06");
    assert_eq!(portel.post(&act, &renewal).await.status, 303);
    let seen = portel.get(&act).await.text();
    assert!(
        seen.contains("Renouvellement, 20 février 2027, jusqu’au 6 mai 2030") && !seen.contains("expire le"),
        "{seen}"
    );
    assert_eq!(turn(&site, "2027-03-02").await, (0, 0), "the new end is far");
    assert_eq!(turn(&site, "2029-06-01").await, (2, 0), "and told in its time");
});

on_both_engines!(a_paper_that_nobody_signed_nor_touched_for_three_years_is_erased_with_its_files, |test| {
    let site = World::with_links(test).await.site().await;
    let act = in_force(&site).await;
    let portel = of(&site, "maire@leportel.example", A).await;
    let papers = format!("/fr/partenariats/{}/papiers", link(&site).await);
    let kept = portel.post(&papers, "paper=letter_of_intent&f.party_a.representative=Camille").await;
    let draft = kept.header("location").split('?').next().expect("an address").to_owned();
    let pdf = b"%PDF-1.7\n1 0 obj << >> endobj\n%%EOF";
    assert_eq!(portel.bring(&format!("{draft}/pieces"), ("a.pdf", pdf), &[]).await.status, 303);
    assert_eq!(turn(&site, "2029-11-20").await.1, 0);
    assert_eq!(turn(&site, "2029-11-25").await.1, 1);
    assert!(site.app.vault.keys().await.expect("keys").is_empty());
    assert_eq!(portel.get(&draft).await.status, 404);
    assert_eq!(portel.get(&act).await.status, 200, "what was signed is an act");
});

on_both_engines!(the_other_side_hears_of_it_in_its_next_digest, |test| {
    let site = World::with_links(test).await.site().await;
    let stockelsdorf = of(&site, "buergermeister@stockelsdorf.example", B).await;
    let act = in_force(&site).await;
    let said = stockelsdorf.post(&act, "verb=comment&said=Gut").await;
    assert_eq!(said.status, 303);
    let news = all(site.app.db.read(), "SELECT facts FROM notices ORDER BY created_at, id", []).await.expect("news");
    let news: Vec<String> = news.iter().map(|row| row.try_get_by_index(0).expect("a notice")).collect();
    assert_eq!(news.len(), 7, "six for Stockelsdorf, one for Le Portel: {news:?}");
    let said = |what: &str| news.iter().filter(|one| one.contains(what)).count();
    assert_eq!(
        [said("a gardé une version"), said("a noté une étape"), said("a fait une remarque")],
        [1, 5, 1],
        "{news:?}"
    );
    assert_eq!(said("Gut"), 0, "what was said stands on the page alone");
});
