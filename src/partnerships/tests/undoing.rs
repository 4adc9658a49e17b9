//! What was written by mistake is taken back, exactly, unless something later was built on it.

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use super::declaring::{PORTEL, letters, speaker};
use super::statements::{at, confirm, revise, since, speakers, twinning};
use super::version_of;
use crate::db::testing::{TestDb, on_both_engines};
use crate::db::{Author, Entry};
use crate::kernel::{PartialDate, PublicId};
use crate::partnerships::statement::{Revision, Speaker, Version};
use crate::partnerships::statements::{Undoer, Undone};
use crate::partnerships::{Status, World};

async fn last(world: &World, id: &PublicId) -> i64 {
    Entry::about(world.db.read(), "partnership", id.as_str()).await.expect("entries").last().expect("an entry").seq
}

fn undoer(speaker: &Speaker) -> Undoer {
    let voices = vec![(speaker.organisation.clone(), speaker.organisation_name.clone())];
    Undoer { author: speaker.author.clone(), voices, administrator: false }
}

async fn undo(world: &World, id: &PublicId, (who, seq): (&Undoer, i64), minutes: i64) -> Undone {
    let write = world.db.write().await.expect("a transaction");
    let undone = who.undo(&write, (id, seq), "Erreur", at(minutes)).await.expect("an answer");
    write.commit().await.expect("kept");
    undone
}

async fn now(world: &World, id: &PublicId) -> Version {
    Version::read(world.db.read(), id).await.expect("an answer").expect("the link")
}

on_both_engines!(the_last_change_is_taken_back_exactly_and_the_one_before_is_not, |test| {
    let world = World::with_links(test).await;
    let (id, [portel, stockelsdorf]) = (twinning(&world).await, speakers());
    confirm(&world, &id, &stockelsdorf, 0).await;
    revise(&world, &id, (&portel, 1), since("1983")).await;
    let first = last(&world, &id).await;
    let before = now(&world, &id).await;
    revise(&world, &id, (&portel, 2), since("1985")).await;
    let second = last(&world, &id).await;
    assert!(matches!(undo(&world, &id, (&undoer(&stockelsdorf), second), 3).await, Undone::Nothing), "not theirs");
    assert!(matches!(undo(&world, &id, (&undoer(&portel), 999_999), 3).await, Undone::Nothing));
    let Undone::Overtaken(over) = undo(&world, &id, (&undoer(&portel), first), 3).await else { panic!("overtaken") };
    assert_eq!(over, [second]);
    let late = 31 * 24 * 60;
    assert!(matches!(undo(&world, &id, (&undoer(&portel), second), late).await, Undone::TooLate));
    assert!(matches!(undo(&world, &id, (&undoer(&portel), second), 3).await, Undone::Done));
    let after = now(&world, &id).await;
    assert_eq!(
        (&after.facts, &after.statements, &after.confirmed),
        (&before.facts, &before.statements, &before.confirmed)
    );
    assert!(matches!(undo(&world, &id, (&undoer(&portel), second), 4).await, Undone::Overtaken(_)), "once");
    // Taking back what was taken back brings it again.
    let undone = last(&world, &id).await;
    assert!(matches!(undo(&world, &id, (&undoer(&portel), undone), 5).await, Undone::Done));
    let again = now(&world, &id).await.said_by(&portel.authority);
    assert_eq!(again.since, PartialDate::parse("1985"), "the other side says otherwise: the record stays");
    let administrator = Undoer { author: Author::command("test"), voices: Vec::new(), administrator: true };
    assert!(matches!(undo(&world, &id, (&administrator, last(&world, &id).await), 6).await, Undone::Done));
    assert_eq!(now(&world, &id).await.statements, before.statements);
    Entry::verify(world.db.read()).await.expect("the chain holds");
});

/// One act of one of two parties: a confirmation, or another value for some fields.
fn acts() -> impl Strategy<Value = Vec<(usize, u8, i32, bool)>> {
    proptest::collection::vec((0..2_usize, 0..4_u8, 1900..1990_i32, any::<bool>()), 1..7)
}

fn change(kind: u8, year: i32, flag: bool) -> impl Fn(&mut Revision) {
    move |revision| match kind {
        1 => revision.facts.since = flag.then(|| PartialDate::parse(&year.to_string())).flatten(),
        2 => revision.facts.status = Some(if flag { Status::Active } else { Status::Dormant }),
        _ => {
            revision.facts.themes = [if flag { "water" } else { "health" }.to_owned()].into();
            revision.facts.summary = [("fr".to_owned(), year.to_string())].into();
        }
    }
}

#[tokio::test]
async fn whatever_the_parties_did_the_last_act_undone_leaves_the_facts_as_they_were() {
    let mut runner = TestRunner::deterministic();
    let world = World::with_links(TestDb::sqlite().await).await;
    let (id, both) = (twinning(&world).await, speakers());
    let mut minutes = 0;
    for _ in 0..24 {
        let story = acts().new_tree(&mut runner).expect("a story").current();
        let mut before = now(&world, &id).await;
        let mut by = 0;
        for (who, kind, year, flag) in story {
            let earlier = now(&world, &id).await;
            minutes += 1;
            match kind {
                0 => drop(confirm(&world, &id, &both[who], minutes).await),
                _ => drop(revise(&world, &id, (&both[who], minutes), change(kind, year, flag)).await),
            }
            if now(&world, &id).await.version != earlier.version {
                (before, by) = (earlier, who);
            }
        }
        let present = now(&world, &id).await;
        if present.version == before.version {
            continue;
        }
        minutes += 1;
        let seq = last(&world, &id).await;
        assert!(matches!(undo(&world, &id, (&undoer(&both[by]), seq), minutes).await, Undone::Done));
        let after = now(&world, &id).await;
        assert_eq!(after.facts, before.facts);
        assert_eq!(after.statements, before.statements);
        assert_eq!(after.confirmed, before.confirmed);
        assert_eq!(after.version, present.version + 1);
    }
    Entry::verify(world.db.read()).await.expect("the chain holds");
}

on_both_engines!(a_button_in_the_history_takes_back_and_two_versions_stand_side_by_side, |test| {
    let site = World::with_links(test).await.site().await;
    let here = speaker(&site, "maire@leportel.example", PORTEL).await;
    let there = speaker(&site, "rathaus@stockelsdorf.example", "gn-2826861").await;
    let links = site.json("/api/v1/partnerships?authority=gn-2826861&country=DE").await;
    let links = links["results"].as_array().expect("links").clone();
    let id = links.iter().find(|one| one.to_string().contains(PORTEL)).expect("theirs")["id"]
        .as_str()
        .expect("text")
        .to_owned();
    let verify = format!("/fr/partenariats/{id}/verifier");
    let page = here.get(&verify).await.text();
    let typed = "kind=partnership&form=twinning&themes=culture";
    let body = format!("verb=revise&version={}&{typed}&since=1983", version_of(&page));
    assert_eq!(here.post(&verify, &body).await.status, 303);
    letters(&site.app.db).await;
    let history = format!("/fr/partenariats/{id}/historique");
    let told = site.page(&history).await;
    let undo = told.split("href=\"").find(|rest| rest.contains("/annuler/")).and_then(|rest| rest.split('"').next());
    let undo = undo.expect("a way to undo").to_owned();
    let asked = here.get(&undo).await;
    assert!(
        asked.status == 200 && asked.text().contains("1983") && asked.text().contains("2 mai 1982"),
        "{}",
        asked.text()
    );
    assert_eq!(there.post(&undo, "reason=Non").await.status, 404, "it is not theirs");
    assert_eq!(here.post(&undo, "reason=Une+erreur").await.status, 303);
    let told = letters(&site.app.db).await;
    assert!(
        told.len() == 1 && told[0].0 == "rathaus@stockelsdorf.example" && told[0].1.contains("Une erreur"),
        "{told:?}"
    );
    let again = here.post(&undo, "reason=").await;
    assert!(again.status == 409 && again.text().contains("plus récents"), "{}", again.text());
    site.app.refresh().await.expect("the atlas follows");
    let page = site.page(&history).await;
    assert!(page.contains("Changement annulé") && page.contains("Une erreur"), "{page}");
    let seqs: Vec<&str> = page.split("<option value=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let compared = site.page(&format!("{history}?from={}&to={}", seqs[2], seqs[1])).await;
    assert!(compared.contains("Deux versions de la fiche") && compared.contains("<strong>1983</strong>"), "{compared}");
    assert_eq!(site.get(&format!("{history}?from=x&to=999999")).await.status, 200);
    for wrong in
        [format!("/fr/partenariats/{id}/annuler/999999"), "/fr/partenariats/pa-0000000000/annuler/1".to_owned()]
    {
        assert_eq!(here.get(&wrong).await.status, 404, "{wrong}");
    }
});
