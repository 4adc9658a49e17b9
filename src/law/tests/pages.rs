//! The law through its addresses.

use std::collections::BTreeMap;

use crate::content::Files;
use crate::db::Author;
use crate::db::testing::on_both_engines;
use crate::partnerships::World;

const ASKED: &str =
    "kind=commune&population=20000&partner=local_authority&country=CM&form=cooperation&amount=12500,50&act=agreement";

/// How often it is said when a source was checked or read, or that none was.
fn told_of_sources(page: &str) -> usize {
    let french = ["· vérifié le ", "· lu le ", "aucune source lue"];
    let english = ["· checked on ", "· read on ", "no source read"];
    french.iter().chain(&english).map(|mark| page.matches(mark).count()).sum()
}

on_both_engines!(eight_questions_get_a_verdict_with_its_sources_in_both_languages, |test| {
    let site = World::with_links(test).await.site().await;
    for (page, action) in [("/fr/droit", "/fr/droit/reponse"), ("/en/law", "/en/law/answer")] {
        let asked = site.page(page).await;
        assert!(asked.contains(&format!("action=\"{action}\"")) && asked.matches("<fieldset>").count() == 8, "{page}");
        let answer = site.page(&format!("{action}?{ASKED}")).await;
        // Each sentence of law stands with its source and the day on which it was checked, or with that none was read.
        let told = told_of_sources(&answer);
        assert_eq!(answer.matches("class=\"small muted source\"").count(), told);
        assert!(told > 10, "{answer}");
        assert!(answer.contains(&format!("href=\"{page}?kind=commune")), "one answer can be changed");
        let again = site.page(&format!("{page}?{ASKED}")).await;
        assert!(again.contains("selected>Cam"), "what was answered is kept");
    }
    let late = site.page(&format!("/fr/droit/reponse?{ASKED}&voted_on=2026-05-10&signed_on=2026-05-08")).await;
    assert!(
        late.contains("<h1>Pas ainsi</h1>") && late.contains("10 mai 2026") && late.contains("Pour réparer"),
        "{late}"
    );
    let wrong = site.page("/fr/droit/reponse?country=ZZ&amount=beaucoup&voted_on=hier&act=charter&population=-3").await;
    assert_eq!(
        wrong
            .split("role=\"alert\"")
            .nth(1)
            .expect("what is wrong")
            .split("</div>")
            .next()
            .unwrap_or_default()
            .matches("<li>")
            .count(),
        4
    );
    let again = site.page("/fr/droit?amount=beaucoup&voted_on=hier").await;
    assert!(again.contains("value=\"beaucoup\""), "what was typed is kept");
    let hostile = site.page("/fr/droit/reponse?amount=%3Cscript%3E&country=%22%3E%3Cb%3E&on=%00").await;
    assert!(!hostile.contains("<script>") && !hostile.contains("\"><b>"));
});

on_both_engines!(the_rules_their_calculations_and_their_api_agree, |test| {
    let site = World::with_links(test).await.site().await;
    for (path, says) in [
        ("/fr/droit/regles", "R21b"),
        ("/en/law/rules", "R21b"),
        ("/fr/droit/regles/R14", "En vigueur"),
        ("/fr/droit/calculs?scheme=water&resources=8000000&spent=85000", "5\u{202f}000\u{a0}€"),
        ("/fr/droit/calculs?scheme=mobility&resources=10000000&mobility_payment=6000000", "40\u{202f}000\u{a0}€"),
        ("/fr/droit/calculs?subsidy=23000", "ne dépasse pas"),
        ("/fr/droit/calculs?subsidy=23000,01", "une convention écrite est obligatoire"),
        ("/en/law/calculations?transmitted_on=2026-12-31", "28 February 2027"),
        ("/fr/droit/calculs?subsidy=abc&scheme=lune&resources=1", "Un montant s’écrit en chiffres"),
    ] {
        let page = site.page(path).await;
        assert!(page.contains(says), "{path} says {says}");
    }
    assert_eq!(site.get("/fr/droit/regles/R99").await.status, 404);
    let town = site.page(site.get("/fr/collectivites/fr-commune-62667").await.header("location")).await;
    let address =
        town.split("href=\"/fr/droit?").nth(1).and_then(|rest| rest.split('"').next()).expect("the questions");
    let asked = site.page(&format!("/fr/droit?{}", address.replace("&amp;", "&").replace("&#38;", "&"))).await;
    assert!(
        asked.contains("value=\"commune\" selected") && asked.contains("name=\"population\" value=\"8768\""),
        "{address}"
    );
    let rules = site.json("/api/v1/law/rules?on=2026-11-23&lang=en").await;
    assert_eq!(rules["total"], rules["results"].as_array().expect("rules").len());
    for rule in rules["results"].as_array().expect("rules") {
        let unread = rule["source"]["name"].as_str().is_some_and(|name| name.starts_with("Aucune source"));
        assert_eq!(rule["checked_on"].is_null(), unread, "{rule}");
    }
    let schema = site.json("/api/v1/schemas/situation.json").await;
    assert!(schema["properties"]["acts"].is_object(), "{schema}");
    assert_eq!(site.get("/api/v1/law/rules?on=2026-11-23").await.status, 200);
    for (query, why) in [("on=demain", "on: “demain” is not a day"), ("lang=de", "lang: “de” is neither")] {
        let answer = site.get(&format!("/api/v1/law/rules?{query}")).await;
        assert_eq!(answer.status, 400, "{query}");
        let told: serde_json::Value = serde_json::from_str(&answer.text()).expect("problem details");
        assert!(told["detail"].as_str().is_some_and(|told| told.starts_with(why)), "{query}: {told}");
    }
});

on_both_engines!(a_rule_that_is_changed_changes_pages_and_api_without_a_build, |test| {
    let world = World::with_links(test).await;
    let site = world.site().await;
    let path = "/fr/droit/calculs?subsidy=23500";
    assert!(site.page(path).await.contains("obligatoire"));
    let changed: BTreeMap<String, String> = Files::shipped()
        .all()
        .map(|(name, text)| (name.to_owned(), text.replace("threshold = 23000", "threshold = 24000")))
        .collect();
    let keep = async |texts| {
        let write = world.db.write().await.expect("a transaction");
        let now = crate::kernel::Timestamp(1);
        let another = Files::of(texts).keep(&write, Author::command("content"), now).await.expect("kept");
        write.commit().await.expect("written");
        another
    };
    assert!(keep(changed.clone()).await && !keep(changed.clone()).await, "the same set is kept once");
    site.app.refresh().await.expect("the content");
    assert!(site.page(path).await.contains("ne dépasse pas"), "the page follows");
    // A set that this program cannot read leaves the last one in force.
    let broken = changed.into_iter().map(|(name, text)| (name, text.replace("[[rule]]", "[[rules]]"))).collect();
    assert!(keep(broken).await);
    site.app.refresh().await.expect("the content");
    assert!(site.page(path).await.contains("ne dépasse pas"), "the last good set stays");
    crate::db::Entry::verify(world.db.read()).await.expect("the chain");
});

// Of every rule, on the list and on its page, in both languages: the source, the day, and whether it is still to be verified.
on_both_engines!(every_rule_bears_its_source_its_day_and_whether_it_is_verified_wherever_it_stands, |test| {
    let site = World::with_links(test).await.site().await;
    for (list, [checked, read, unread], pill) in [
        (
            "/fr/droit/regles",
            ["· vérifié le ", "· lu le ", "aucune source lue\u{a0}; à vérifier"],
            "<span class=\"pill\">à vérifier</span>",
        ),
        (
            "/en/law/rules",
            ["· checked on ", "· read on ", "no source read; to be verified"],
            "<span class=\"pill\">to be verified</span>",
        ),
    ] {
        let page = site.page(list).await;
        let rows: Vec<&str> = page
            .split("<ol class=\"rows plain\"")
            .nth(1)
            .expect("rules")
            .split("</ol>")
            .next()
            .unwrap_or_default()
            .split("<li>")
            .skip(1)
            .collect();
        assert!(rows.len() >= 34, "{}", rows.len());
        let law = crate::law::tests::shipped();
        for row in rows {
            let id = row.split("/R").nth(1).and_then(|rest| rest.split('"').next()).expect("a rule");
            let rule =
                law.rule(&format!("R{id}"), crate::kernel::Day::parse("2026-11-24").expect("a day")).expect("in force");
            let to_verify = rule.status == crate::law::model::Status::ToVerify;
            let none = rule.source.is_unread();
            let name = rule.source.name.replace('&', "&#38;").replace('\'', "&#39;");
            assert_eq!((row.contains(unread), row.contains(&name)), (none, !none), "{id}: {row}");
            assert_eq!(row.contains(checked), !to_verify, "{id}: {row}");
            assert_eq!((row.contains(read), row.contains(pill)), (to_verify && !none, to_verify && !none), "{id}");
            let own = site.page(&format!("{list}/R{id}")).await;
            assert_eq!(told_of_sources(&own), law.periods(&rule.id).len(), "{id}");
        }
    }
});

// Of every list and of each of its rows, in both languages: the source, the day, and whether it is still to be verified.
on_both_engines!(every_list_and_every_row_bears_its_source_and_its_day_and_who_keeps_it, |test| {
    let site = World::with_links(test).await.site().await;
    let law = crate::law::tests::shipped();
    for (all, pill) in [("/fr/droit/listes", "à vérifier"), ("/en/law/lists", "to be verified")] {
        let page = site.page(all).await;
        assert_eq!(told_of_sources(&page), law.lists.0.len(), "{all}");
        for (id, list) in &law.lists.0 {
            assert!(page.contains(&format!("href=\"{all}/{id}\"")), "{id}");
            let own = site.page(&format!("{all}/{id}")).await;
            let sources = list.entries.len() + 1;
            assert_eq!(told_of_sources(&own), sources, "{id}");
            assert_eq!(own.matches("class=\"small muted source\"").count(), sources, "{id}");
            assert!(own.contains(&list.owner.replace('&', "&#38;").replace('\'', "&#39;")), "{id}");
            let waits = list.entries.iter().map(|row| row.status).chain([list.status]);
            let waits = waits.filter(|status| *status == crate::law::model::Status::ToVerify).count();
            assert_eq!(own.matches(&format!("<span class=\"pill\">{pill}</span>")).count(), waits, "{id}");
        }
        let home = site.page(if all.starts_with("/fr") { "/fr/droit" } else { "/en/law" }).await;
        assert!(home.contains(&format!("href=\"{all}\"")), "the page of the law leads there");
    }
    assert_eq!(site.get("/fr/droit/listes/lune").await.status, 404);
});
