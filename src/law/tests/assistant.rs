//! What a stranger asked of the eight questions, and the answers that were due.

use std::collections::BTreeMap;

use super::shipped;
use crate::db::testing::on_both_engines;
use crate::kernel::{Day, Locale};
use crate::law::check::{check, statement};
use crate::law::situation::Situation;
use crate::partnerships::World;

/// A town and a partner in Cameroon: everything that the questions ask is answered; what is signed is still to be.
const PLANNED: &str = "kind=commune&population=20000&partner=local_authority&country=CM&form=cooperation&amount=12500\
                       &budget=general&grant=no&act=agreement&voted_on=2026-12-14&signed_on=2027-01-15\
                       &acknowledged_on=2027-01-20&traveller=none&conflict=no&on=2026-11-27";
const SO_FAR: &str = "<h1>Rien ne s’y oppose pour l’instant</h1>";
const NOT_SO: &str = "<h1>Pas ainsi</h1>";
const MISSING: &str = "<h1>Il manque de quoi répondre</h1>";
const COMPULSORY: &str =
    "25\u{202f}000\u{a0}€ dépasse 23\u{202f}000\u{a0}€\u{a0}: une convention écrite est obligatoire";

/// Answers to the questions, what the page says of them, and what it does not.
const ANSWERED: [(&str, &[&str], &[&str]); 14] = [
    (
        PLANNED,
        &[SO_FAR, "Aucun paiement avant ce jour", "20 janvier 2027", "id=\"further\""],
        &["id=\"blocks\"", "id=\"warns\"", "id=\"unknown\"", "Dites-nous"],
    ),
    ("on=2026-11-27", &[MISSING, "#partner\"", "#form\"", "#budget\""], &[]),
    ("partner=state&country=SN&form=cooperation&act=agreement", &[MISSING, "#state_case\""], &[]),
    ("partner=state&country=SN&state_case=none", &[NOT_SO, "Le partenaire est un État étranger"], &[]),
    ("partner=state&country=FR&form=state_fund", &[], &[NOT_SO, "#state_case\""]),
    ("partner=local_authority&country=FR", &[NOT_SO, "est en France"], &["Une convention peut être conclue"]),
    ("partner=grouping&country=AQ", &[NOT_SO, "aucune autorité locale dans ce territoire"], &[]),
    ("form=cooperation&conflict=no", &["ne touche pas à un conflit armé ou politique."], &["si l’action prend parti"]),
    (
        "partner=association&form=subsidy&amount=25000",
        &[COMPULSORY, "au-dessus de 23\u{202f}000\u{a0}€", "#signed_on\""],
        &["la nature de celui qui reçoit", "règle R23"],
    ),
    (
        "partner=association&form=subsidy&amount=25000&act=none",
        &[NOT_SO, "aucune convention avec le bénéficiaire"],
        &[],
    ),
    (
        "partner=association&form=subsidy&amount=25000&act=agreement&signed_on=2027-02-01&on=2026-11-27",
        &[COMPULSORY, "est prévue pour le 1er février 2027"],
        &[NOT_SO],
    ),
    ("partner=association&form=subsidy&amount=23000", &["la loi n’oblige pas à une convention écrite"], &[]),
    ("partner=association&form=subsidy", &["Obligatoire au-dessus de 23\u{202f}000\u{a0}€"], &["#signed_on\""]),
    ("form=call_for_projects&amount=90000", &["Obligatoire au-dessus de 23\u{202f}000\u{a0}€"], &["#amount\""]),
];

on_both_engines!(what_a_stranger_asked_gets_the_answer_that_was_due, |test| {
    let site = World::with_links(test).await.site().await;
    for (query, says, never) in ANSWERED {
        let page = site.page(&format!("/fr/droit/reponse?{query}")).await;
        for text in says {
            assert!(page.contains(text), "{query} says « {text} »: {page}");
        }
        for text in never {
            assert!(!page.contains(text), "{query} does not say « {text} »: {page}");
        }
    }
});

/// The rules that a piece of a page leads to.
fn rules(part: &str) -> Vec<&str> {
    part.split("/droit/regles/").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The parts of an answer with the rules that stand in each; what the action asks for is none of them.
fn parts(page: &str) -> Vec<(&str, Vec<&str>)> {
    let mut parts = Vec::new();
    for section in page.split("<section aria-labelledby=\"").skip(1) {
        let name = section.split('"').next().unwrap_or_default();
        let inside = section.split("</section>").next().unwrap_or_default();
        if name != "asked" {
            parts.push((name, rules(inside)));
        }
    }
    parts
}

on_both_engines!(each_rule_stands_in_one_part_and_each_question_is_asked_once, |test| {
    let site = World::with_links(test).await.site().await;
    for (query, ..) in ANSWERED {
        let page = site.page(&format!("/fr/droit/reponse?{query}")).await;
        let mut places: BTreeMap<&str, &str> = BTreeMap::new();
        for (part, rules) in parts(&page) {
            for rule in rules {
                let before = *places.entry(rule).or_insert(part);
                assert_eq!(before, part, "{query}: {rule} stands in two parts");
            }
        }
        assert!(places.len() > 10, "{query}: {places:?}");
        assert!(page.matches("Dites-nous").count() <= 8, "{query}: {page}");
        for source in page.split("class=\"small muted source\"").skip(1).filter_map(|rest| rest.split("</p>").next()) {
            assert!(!(source.contains("aucune source lue") && source.contains("vérifié le")), "{source}");
            assert!(!source.contains("Aucune source"), "{source}");
        }
    }
});

on_both_engines!(the_page_of_a_rule_says_it_in_one_sentence_before_any_condition, |test| {
    let site = World::with_links(test).await.site().await;
    let today = Day::parse("2026-11-27").expect("a day");
    for rule in &shipped().rules {
        for (locale, list) in [(Locale::Fr, "/fr/droit/regles"), (Locale::En, "/en/law/rules")] {
            let page = site.page(&format!("{list}/{}", rule.id)).await;
            let says = statement(shipped(), rule, (today, locale));
            let period = page.split("<section>").find(|period| period.contains(&says)).expect("its period");
            let folded = period.find("<details>").expect("its conditions, folded");
            let raw = period.find("<code>").unwrap_or(period.len());
            assert!(period.find(&says).expect("its sentence") < folded && folded < raw, "{}: {period}", rule.id);
        }
    }
});

on_both_engines!(the_end_of_a_delay_is_told_as_the_least_there_is, |test| {
    let site = World::with_links(test).await.site().await;
    let asked = "published_on=2026-12-22&transmitted_on=2026-12-22";
    for (path, says) in [
        ("/fr/droit/calculs", ["au moins jusqu’au 22 février 2027", "à vérifier (délai franc)"]),
        ("/en/law/calculations", ["at least until 22 February 2027", "to be verified (délai franc)"]),
    ] {
        let page = site.page(&format!("{path}?{asked}")).await;
        assert!(says.iter().all(|text| page.matches(text).count() == 2) && !page.contains("environ"), "{page}");
    }
    // The rule and the calculation say the same day.
    let act = r#"{"acts":[{"kind":"charter","transmitted_on":"2026-12-22","published_on":"2026-12-22"}]}"#;
    let situation = Situation::parse(act).expect("a situation");
    let report = check(shipped(), &situation, Day::parse("2026-11-27").expect("a day"), Locale::Fr);
    let found = report.results.iter().filter(|found| found.rule == "R13");
    let told: Vec<&str> = found.map(|found| found.because.as_str()).collect();
    assert_eq!(told.len(), 2);
    assert!(told.iter().all(|text| text.contains("au moins jusqu’au 22 février 2027") && text.contains("délai franc")));
});
