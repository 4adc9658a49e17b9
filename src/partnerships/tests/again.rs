//! What is recorded is never replaced: the same file twice, more about a link, contradictions.

use super::{count, counts, file, read_text};
use crate::db::Entry;
use crate::db::testing::on_both_engines;
use crate::partnerships::import::Import;
use crate::partnerships::testing::HEADER;
use crate::partnerships::{World, batches};

on_both_engines!(the_same_file_twice_changes_nothing, |test| {
    let world = World::with_links(test).await;
    let exported = world.site().await.page("/fr/partenariats.csv").await;
    let before = counts(&world.db).await;
    let report = world.import(&exported).await;
    let told = report.counts;
    assert_eq!((told.lines, told.same, told.new, told.changed), (13, 13, 0, 0), "{report:?}");
    assert_eq!((told.contradictory, told.refused, told.new_authorities), (0, 0, 0), "{report:?}");
    assert_eq!(counts(&world.db).await, before);
});

on_both_engines!(a_refused_line_leaves_the_whole_file_unapplied, |test| {
    let world = World::of_authorities(test).await;
    let before = counts(&world.db).await;
    {
        let write = world.db.write().await.expect("a transaction");
        let mut import = Import::open(&write).await.expect("what is recorded");
        let read = read_text(file(&[&[], &[("city_a", "")]])).expect("a file of links");
        let plan = import.plan(read);
        assert_eq!((plan.report.counts.new, plan.report.counts.refused), (1, 1));
    }
    assert_eq!(counts(&world.db).await, before);
});

on_both_engines!(an_import_that_is_not_committed_leaves_nothing, |test| {
    let world = World::of_authorities(test).await;
    let before = counts(&world.db).await;
    {
        let write = world.db.write().await.expect("a transaction");
        let mut import = Import::open(&write).await.expect("what is recorded");
        let plan = import.plan(read_text(file(&[&[]])).expect("a file of links"));
        let at = crate::kernel::Timestamp(1);
        let who = (crate::db::Author::command("test"), "liens.csv", at);
        let report = import.apply(&write, plan, who, &mut |_| {}).await.expect("applied");
        assert_eq!(report.counts.new, 1);
    }
    assert_eq!(counts(&world.db).await, before);
});

on_both_engines!(each_changed_row_has_one_entry_of_the_journal_under_one_batch, |test| {
    let world = World::of_authorities(test).await;
    let before = Entry::last_seq(world.db.read()).await.expect("a place");
    let unknown = [("city_b", "Ville inconnue"), ("country_b", "FR"), ("code_b", "")];
    world.import(file(&[&[], &unknown, &[("code_b", "id:gn-2355548")]])).await;
    let entries = Entry::since(world.db.read(), before, 100).await.expect("entries");
    let told: Vec<_> = entries.iter().map(|entry| (entry.action.as_str(), entry.entity.as_str())).collect();
    let expected = [("add", "authority"), ("add", "partnership"), ("add", "partnership"), ("add", "partnership")];
    assert_eq!(told, expected);
    assert!(
        entries.iter().all(|entry| entry.actor == "command:test" && entry.batch == entries[0].batch),
        "{entries:?}"
    );
    assert!(entries[0].batch.is_some());
    assert_eq!(Entry::verify(world.db.read()).await.expect("the chain holds").entries, before + 4);
    let kept = batches(world.db.read()).await.expect("batches");
    assert_eq!((kept.len(), kept[0].name.as_str(), kept[0].kind.as_str()), (1, "liens.csv", "partnerships"));
    assert!(kept[0].report.contains("\"new\":3"), "{}", kept[0].report);
});

on_both_engines!(a_new_source_and_what_was_unknown_make_a_link_changed, |test| {
    let world = World::of_authorities(test).await;
    world.import(file(&[&[("source", "releve"), ("themes", "water")]])).await;
    let before = count(&world.db, "journal").await;
    let more = [("source", "gazette"), ("since", "2004"), ("status", "active"), ("themes", "water;health")];
    let report = world.import(file(&[&more])).await;
    assert_eq!((report.counts.changed, report.counts.new, report.counts.contradictory), (1, 0, 0), "{report:?}");
    let entries = Entry::since(world.db.read(), before, 10).await.expect("entries");
    assert_eq!(entries.len(), 1, "{entries:?}");
    assert_eq!((entries[0].action.as_str(), entries[0].entity.as_str()), ("revise", "partnership"));
    let after = entries[0].after.as_deref().expect("what it gains");
    for words in ["\"since\":\"2004\"", "\"status\":\"active\"", "[\"health\"]", "gazette"] {
        assert!(after.contains(words), "{words}: {after}");
    }
    let again = world.import(file(&[&more])).await;
    assert_eq!((again.counts.same, again.counts.changed), (1, 0), "{again:?}");
    assert_eq!(count(&world.db, "partnership_sources").await, 2);
});

on_both_engines!(a_contradiction_is_reported_and_what_is_recorded_stays, |test| {
    let world = World::of_authorities(test).await;
    world.import(file(&[&[("since", "2004"), ("kind", "friendship"), ("source", "releve")]])).await;
    let before = counts(&world.db).await;
    let report = world.import(file(&[&[("since", "2005"), ("kind", "contact"), ("source", "releve")]])).await;
    let told: Vec<_> = report.contradictory.iter().map(|c| (c.line, c.field, &*c.recorded, &*c.proposed)).collect();
    assert_eq!(told, [(2, "kind", "friendship", "contact"), (2, "since", "2004", "2005")]);
    assert_eq!((report.counts.changed, report.counts.new), (0, 0), "{report:?}");
    assert_eq!(counts(&world.db).await, before);
    let other = world.import(file(&[&[("since", "2005"), ("until", "2009"), ("source", "gazette")]])).await;
    assert_eq!((other.counts.changed, other.counts.contradictory), (1, 1), "what it adds is taken: {other:?}");
    let links = world.site().await.json("/api/v1/partnerships").await;
    assert_eq!((&links["results"][0]["since"], &links["results"][0]["until"]), (&"2004".into(), &"2009".into()));
});

on_both_engines!(a_line_that_contradicts_an_earlier_one_of_its_file_is_refused_naming_both, |test| {
    let world = World::of_authorities(test).await;
    let report = world.plan(file(&[&[("since", "2004")], &[("since", "2005")]])).await;
    assert_eq!((report.counts.new, report.counts.refused), (1, 1), "{report:?}");
    let refused = &report.refused[0];
    assert_eq!(refused.line, 3);
    assert_eq!(refused.reason, "since: « 2005 » contradicts line 2 of this file, which says « 2004 »");
});

on_both_engines!(two_lines_of_a_file_about_one_link_are_one_link_with_all_they_say, |test| {
    let world = World::of_authorities(test).await;
    let reversed = "Köln,DE,id:gn-2886242,Halluin,FR,insee:59279,,,,2004,,,gazette,,,";
    let text = format!("{HEADER}\nHalluin,FR,insee:59279,Köln,DE,id:gn-2886242,,,,,,water,releve,,,\n{reversed}\n");
    let report = world.import(&text).await;
    assert_eq!((report.counts.new, report.counts.repeated, report.counts.refused), (1, 1, 0), "{report:?}");
    let link = &world.site().await.json("/api/v1/partnerships").await["results"][0];
    assert_eq!(link["since"], "2004");
    assert_eq!(link["themes"], serde_json::json!(["water"]));
    assert_eq!(link["sources"].as_array().map(Vec::len), Some(2), "{link}");
});

on_both_engines!(two_lines_about_a_link_that_is_recorded_are_one_change, |test| {
    let world = World::of_authorities(test).await;
    world.import(file(&[&[("source", "releve")]])).await;
    let report = world.import(file(&[&[("source", "gazette")], &[("source", "annuaire"), ("since", "2004")]])).await;
    assert_eq!((report.counts.changed, report.counts.new), (1, 0), "{report:?}");
    assert_eq!(count(&world.db, "partnership_sources").await, 3);
});

on_both_engines!(two_lines_that_contradict_each_other_about_a_recorded_link_are_not_both_believed, |test| {
    let world = World::of_authorities(test).await;
    world.import(file(&[&[("source", "releve")]])).await;
    let report = world.plan(file(&[&[("since", "2004")], &[("since", "2005")]])).await;
    assert_eq!(report.counts.refused, 1, "{report:?}");
    assert!(report.refused[0].reason.contains("contradicts line 2 of this file"), "{report:?}");
});

on_both_engines!(a_source_named_twice_on_a_line_is_one_source, |test| {
    let world = World::of_authorities(test).await;
    let report = world.import(file(&[&[("source", "releve;gazette; releve")]])).await;
    assert_eq!(report.counts.new, 1, "{report:?}");
    assert_eq!(count(&world.db, "partnership_sources").await, 2);
    let again = world.import(file(&[&[("source", "annuaire;annuaire")]])).await;
    assert_eq!(again.counts.changed, 1, "{again:?}");
    assert_eq!(count(&world.db, "partnership_sources").await, 3);
});
