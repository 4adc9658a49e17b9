//! Both sides keep a link true: what one says, what the other says, and what becomes of the record.

use serde_json::json;

use super::file;
use crate::db::testing::on_both_engines;
use crate::db::{Author, Entry};
use crate::kernel::{PartialDate, PublicId, Timestamp};
use crate::partnerships::statement::{Field, Outcome, Problem, Revision, Speaker, Version};
use crate::partnerships::suggestions::model::{Entity, Origin};
use crate::partnerships::suggestions::waiting;
use crate::partnerships::{Kind, Status, World};

const MINUTE: i64 = 60_000_000;

/// 2026-11-25T09:30:00Z and so many minutes, after everything that the small world holds.
pub fn at(minutes: i64) -> Timestamp {
    Timestamp(1_795_599_000_000_000 + minutes * MINUTE)
}

/// Somebody of the town hall of Le Portel, and of that of Stockelsdorf.
pub fn speakers() -> [Speaker; 2] {
    let one = |person: &str, organisation: &str, name: &str, authority: &str| Speaker {
        author: Author { actor: format!("person:{person}"), on_behalf_of: None },
        organisation: organisation.to_owned(),
        organisation_name: name.to_owned(),
        authority: PublicId::parse(authority).expect("an identifier"),
    };
    [
        one("0001", "or-aaaaaaaaaa", "Ville du Portel", "fr-commune-62667"),
        one("0002", "or-bbbbbbbbbb", "Gemeinde Stockelsdorf", "gn-2826861"),
    ]
}

/// The twinning of Le Portel and Stockelsdorf, since 1982-05-02, of which the small world knows no status.
pub async fn twinning(world: &World) -> PublicId {
    let links = world.site().await.json("/api/v1/partnerships?authority=gn-2826861&country=DE").await;
    let links = links["results"].as_array().expect("links").clone();
    let portel = |link: &&serde_json::Value| link.to_string().contains("fr-commune-62667");
    let id = links.iter().find(portel).expect("their link")["id"].as_str().expect("an identifier").to_owned();
    PublicId::parse(&id).expect("an identifier")
}

async fn now(world: &World, id: &PublicId) -> Version {
    Version::read(world.db.read(), id).await.expect("an answer").expect("the link")
}

/// What a speaker's form holds, with something else in it.
async fn changed(world: &World, id: &PublicId, who: &Speaker, change: impl Fn(&mut Revision)) -> (i64, Revision) {
    let version = now(world, id).await;
    let mut revision = Revision { facts: version.said_by(&who.authority), reason: None };
    change(&mut revision);
    (version.version, revision)
}

/// Reads, changes and sends a form, as a person does.
pub async fn revise(
    world: &World,
    id: &PublicId,
    (who, minutes): (&Speaker, i64),
    change: impl Fn(&mut Revision),
) -> Outcome {
    let (seen, revision) = changed(world, id, who, change).await;
    send(world, (id, seen), (who, minutes), &revision).await
}

async fn send(world: &World, seen: (&PublicId, i64), (who, minutes): (&Speaker, i64), revision: &Revision) -> Outcome {
    let write = world.db.write().await.expect("a transaction");
    let outcome = who.revise(&write, seen, revision, at(minutes)).await.expect("an outcome");
    write.commit().await.expect("kept");
    outcome
}

pub async fn confirm(world: &World, id: &PublicId, who: &Speaker, minutes: i64) -> Outcome {
    let write = world.db.write().await.expect("a transaction");
    let outcome = who.confirm(&write, id, at(minutes)).await.expect("an outcome");
    write.commit().await.expect("kept");
    outcome
}

pub fn since(year: &'static str) -> impl Fn(&mut Revision) {
    move |revision| revision.facts.since = PartialDate::parse(year)
}

/// What each party says of the fields on which they differ, the oldest first.
fn told(version: &Version) -> Vec<(Field, Vec<(String, String)>)> {
    let said = |one: crate::partnerships::statement::Disagreement| {
        let all = one.statements.iter().map(|said| (said.organisation_name.clone(), said.value.to_string()));
        (one.field, all.collect())
    };
    version.disagreements().into_iter().map(said).collect()
}

async fn entries(world: &World, id: &PublicId) -> Vec<Entry> {
    Entry::about(world.db.read(), "partnership", id.as_str()).await.expect("entries")
}

on_both_engines!(a_party_that_confirms_dates_the_record_and_the_journal_says_so, |test| {
    let world = World::with_links(test).await;
    let (id, [portel, _]) = (twinning(&world).await, speakers());
    let before = now(&world, &id).await;
    assert!(matches!(confirm(&world, &id, &portel, 0).await, Outcome::Done));
    let after = now(&world, &id).await;
    assert_eq!(after.confirmed, Some((at(0), "Ville du Portel".to_owned())));
    assert_eq!((after.version, &after.facts), (before.version + 1, &before.facts));
    let stated: Vec<Field> = after.statements.iter().map(|said| said.field).collect();
    assert_eq!(stated.len(), 4, "kind, form, since, themes: what nobody knows is not said: {stated:?}");
    let entries = entries(&world, &id).await;
    let last = entries.last().expect("an entry");
    assert_eq!((last.action.as_str(), last.actor.as_str()), ("confirm", "person:0001"));
    assert_eq!(last.on_behalf_of.as_deref(), Some("or-aaaaaaaaaa"));
    assert!(last.after.as_deref().is_some_and(|after| after.contains("\"last_confirmed_on\":\"2026-11-25\"")));
    assert!(last.before.as_deref().is_some_and(|before| before.contains("\"last_confirmed_on\":null")));
    Entry::verify(world.db.read()).await.expect("the chain holds");
    let site = world.site().await;
    assert!(site.json(&format!("/api/v1/partnerships/{id}")).await.to_string().contains("Ville du Portel"));
});

on_both_engines!(what_the_other_side_contradicts_stays_as_two_dated_statements_until_it_agrees, |test| {
    let world = World::with_links(test).await;
    let (id, [portel, stockelsdorf]) = (twinning(&world).await, speakers());
    assert!(matches!(revise(&world, &id, (&portel, 0), since("1983")).await, Outcome::Done));
    assert_eq!(now(&world, &id).await.facts.since, PartialDate::parse("1983"));
    assert!(matches!(revise(&world, &id, (&stockelsdorf, 1), since("1985")).await, Outcome::Done));
    let version = now(&world, &id).await;
    assert_eq!(version.facts.since, PartialDate::parse("1983"), "the record keeps what it said");
    let [one, other] = [("Ville du Portel", "\"1983\""), ("Gemeinde Stockelsdorf", "\"1985\"")]
        .map(|(who, value)| (who.to_owned(), value.to_owned()));
    assert_eq!(told(&version), [(Field::Since, vec![one, other])]);
    assert_eq!(version.said_by(&stockelsdorf.authority).since, PartialDate::parse("1985"), "its form shows its own");
    let other_field = |revision: &mut Revision| revision.facts.status = Some(Status::Active);
    assert!(matches!(revise(&world, &id, (&stockelsdorf, 2), other_field).await, Outcome::Done));
    assert!(matches!(confirm(&world, &id, &stockelsdorf, 3).await, Outcome::Done));
    assert_eq!(told(&now(&world, &id).await).len(), 1, "nothing else withdraws a statement");
    assert!(matches!(revise(&world, &id, (&portel, 4), since("1985")).await, Outcome::Done));
    let version = now(&world, &id).await;
    assert_eq!((version.facts.since, told(&version)), (PartialDate::parse("1985"), Vec::new()));
    assert_eq!(version.facts.status, Some(Status::Active));
    Entry::verify(world.db.read()).await.expect("the chain holds");
});

on_both_engines!(a_party_has_one_voice_whichever_of_its_organisations_speaks, |test| {
    let world = World::with_links(test).await;
    let (id, [portel, _]) = (twinning(&world).await, speakers());
    let mut committee = portel.clone();
    (committee.organisation, committee.organisation_name) = ("or-cccccccccc".to_owned(), "Comité".to_owned());
    revise(&world, &id, (&portel, 0), since("1983")).await;
    revise(&world, &id, (&committee, 1), since("1985")).await;
    let version = now(&world, &id).await;
    assert_eq!((version.facts.since, told(&version)), (PartialDate::parse("1985"), Vec::new()));
    assert_eq!(version.statements.len(), 2, "both are kept: {:?}", version.statements);
});

on_both_engines!(the_second_of_two_who_edit_at_once_gets_what_the_first_wrote_and_nothing_is_lost, |test| {
    let world = World::with_links(test).await;
    let (id, [portel, stockelsdorf]) = (twinning(&world).await, speakers());
    let late = changed(&world, &id, &stockelsdorf, since("1985")).await;
    revise(&world, &id, (&portel, 0), |revision| revision.facts.kind = Some(Kind::Friendship)).await;
    let before = entries(&world, &id).await.len();
    let outcome = send(&world, (&id, late.0), (&stockelsdorf, 1), &late.1).await;
    let Outcome::Stale(present) = outcome else { panic!("{outcome:?}") };
    assert_eq!(present.facts.kind, Some(Kind::Friendship));
    assert_eq!(entries(&world, &id).await.len(), before);
    let version = now(&world, &id).await;
    assert!(version.statements.iter().all(|said| said.organisation == portel.organisation));
    assert_eq!(version.version, present.version);
});

on_both_engines!(only_a_party_is_heard_and_what_cannot_be_true_is_refused, |test| {
    let world = World::with_links(test).await;
    let (id, [portel, mut stranger]) = (twinning(&world).await, speakers());
    stranger.authority = PublicId::parse("fr-commune-59350").expect("an identifier");
    let before = entries(&world, &id).await.len();
    assert!(matches!(revise(&world, &id, (&stranger, 0), since("1985")).await, Outcome::NotParty));
    assert!(matches!(confirm(&world, &id, &stranger, 0).await, Outcome::NotParty));
    assert!(matches!(revise(&world, &id, (&portel, 0), |_| {}).await, Outcome::Unchanged));
    let wrong = |revision: &mut Revision| {
        revision.facts.form = Some("marriage".to_owned());
        revision.facts.status = Some(Status::Active);
        revision.facts.until = PartialDate::parse("1980");
        revision.facts.themes.insert("nothing".to_owned());
    };
    let outcome = revise(&world, &id, (&portel, 0), wrong).await;
    let Outcome::Refused(problems) = outcome else { panic!("{outcome:?}") };
    let expected = [
        Problem::Form("marriage".to_owned()),
        Problem::Theme("nothing".to_owned()),
        Problem::UntilBeforeSince,
        Problem::EndPassed,
    ];
    assert_eq!(problems, expected);
    assert!(problems.iter().all(|problem| !problem.code().is_empty() && problem.field().code().len() > 3));
    assert_eq!(entries(&world, &id).await.len(), before, "nothing is written");
});

on_both_engines!(a_link_is_ended_with_its_date_by_one_of_its_parties, |test| {
    let world = World::with_links(test).await;
    let (id, [portel, _]) = (twinning(&world).await, speakers());
    let end = |revision: &mut Revision| {
        revision.facts.status = Some(Status::Ended);
        revision.facts.until = PartialDate::parse("2025-06");
        revision.reason = Some(" Délibération du 3 juin 2025 ".to_owned());
    };
    assert!(matches!(revise(&world, &id, (&portel, 0), end).await, Outcome::Done));
    let version = now(&world, &id).await;
    assert_eq!((version.facts.status, version.facts.until), (Some(Status::Ended), PartialDate::parse("2025-06")));
    let entries = entries(&world, &id).await;
    let last = entries.last().expect("an entry");
    assert_eq!(last.reason.as_deref(), Some("Délibération du 3 juin 2025"));
    let after: serde_json::Value = serde_json::from_str(last.after.as_deref().expect("after")).expect("JSON");
    assert_eq!((&after["status"], &after["until"]), (&json!("ended"), &json!("2025-06")));
    assert_eq!(after.get("since"), None, "only what changed is told");
});

on_both_engines!(an_import_proposes_what_a_party_said_otherwise_and_writes_nothing, |test| {
    let world = World::with_links(test).await;
    let (id, [portel, _]) = (twinning(&world).await, speakers());
    revise(&world, &id, (&portel, 0), |revision| revision.facts.since = None).await;
    revise(&world, &id, (&portel, 1), |revision| revision.facts.themes.clear()).await;
    let before = now(&world, &id).await;
    assert_eq!((before.facts.since, before.facts.themes.len()), (None, 0), "a party may say that it is unknown");
    let line = [
        ("city_a", "Le Portel"),
        ("code_a", "insee:62667"),
        ("city_b", "Stockelsdorf"),
        ("code_b", "id:gn-2826861"),
        ("since", "1982"),
        ("themes", "water"),
        ("source", "releve"),
    ];
    let report = world.import(file(&[&line])).await;
    let proposed: Vec<_> = report.contradictory.iter().map(|one| (one.field, &*one.recorded, &*one.proposed)).collect();
    assert_eq!(proposed, [("since", "unknown", "1982"), ("themes", "unknown", "water")]);
    let after = now(&world, &id).await;
    assert_eq!((after.version, after.facts), (before.version, before.facts));
    // The party sees it as a suggestion, once, with its source.
    world.import(file(&[&line])).await;
    let waiting = waiting(world.db.read(), (Entity::Partnership, &id)).await.expect("read");
    let told: Vec<_> = waiting.iter().map(|one| (one.source.as_str(), one.proposed.len(), one.origin)).collect();
    assert_eq!(told, [("releve", 2, Origin::Import)]);
});
