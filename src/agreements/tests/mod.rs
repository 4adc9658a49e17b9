//! Clauses and models as they are shipped, what is refused, what facts mean from one paper to another, and the pages.

mod acts;
mod clauses;
mod workshop;
mod writing;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use paper::doc::Lang;

use super::checks;
use super::draft::Draft;
use super::facts::Facts;
use super::fields::FIELDS;
use super::fill::asked;
use super::model::{Kind, Library, Need, Piece};
use crate::content::Files;
use crate::db::testing::on_both_engines;
use crate::kernel::Locale;
use crate::partnerships::World;
use crate::web::{Texts, key};
use writing::{draft, filled, quorum};

fn shipped() -> &'static Library {
    static SHIPPED: LazyLock<Library> = LazyLock::new(read);
    &SHIPPED
}

fn read() -> Library {
    Library::read(&Files::shipped()).unwrap_or_else(|refused| {
        let lines: Vec<String> = refused.iter().map(ToString::to_string).collect();
        panic!("the shipped papers are refused:\n{}", lines.join("\n"))
    })
}

#[test]
fn every_kind_of_paper_has_its_model_and_every_clause_a_place() {
    let library = shipped();
    for kind in Kind::ALL {
        let model = library.model(kind).unwrap_or_else(|| panic!("{}", kind.code()));
        assert!(!model.clauses.is_empty() && !model.lead.fr.is_empty() && !model.lead.en.is_empty(), "{}", kind.code());
        let distinct: BTreeSet<&String> = model.clauses.iter().collect();
        assert_eq!(distinct.len(), model.clauses.len(), "{}: a clause stands twice", kind.code());
        let languages = library.languages(model);
        let expected = if model.bilingual { &Lang::ALL[..] } else { &[Lang::Fr, Lang::En] };
        assert_eq!(languages, expected, "{}", kind.code());
    }
    for kind in [Kind::Framework, Kind::Execution, Kind::Charter] {
        let rules = &library.model(kind).expect("a model").rules;
        assert!(
            ["R04", "R05"].iter().all(|rule| rules.iter().any(|one| one == rule)),
            "{kind:?}: sanctions, conflicts"
        );
    }
    let placed: BTreeSet<&String> = library.models.iter().flat_map(|model| &model.clauses).collect();
    let idle: Vec<&String> = library.clauses.keys().filter(|id| !placed.contains(id)).collect();
    assert!(idle.is_empty(), "in no model: {idle:?}");
}

#[test]
fn what_the_law_requires_says_by_which_article_and_no_text_holds_a_brace() {
    for clause in shipped().clauses.values() {
        assert!(clause.need != Need::Law || clause.reference.is_some(), "{}", clause.id);
        for paragraph in &clause.paragraphs {
            for (language, pieces) in &paragraph.text {
                let brace = |piece: &Piece| matches!(piece, Piece::Words(words) if words.contains(['{', '}']));
                assert!(!pieces.iter().any(brace), "{} in {}", clause.id, language.code());
                assert!(clause.review.contains_key(language), "{}: who has read {} over?", clause.id, language.code());
            }
        }
    }
}

#[test]
fn every_fact_has_its_words_and_is_asked_for_where_it_is_used_alone() {
    let asked = |kind| asked(shipped(), shipped().model(kind).expect("a model"), &Draft::default());
    for field in &FIELDS {
        for t in Locale::ALL.map(Texts::of) {
            assert!(t.has(&key("papers-field-", &field.code())), "{}", field.path);
            let gap = key("papers-fact-", &field.path.rsplit('.').next().unwrap_or_default().replace('_', "-"));
            let printed = !matches!(field.path, "party_a.kind" | "party_b.kind" | "renewal" | "costs");
            assert!(!printed || t.has(&gap), "{gap}");
        }
        let everywhere = Kind::ALL.into_iter().any(|kind| asked(kind).contains(field.path));
        assert!(everywhere || field.path.ends_with(".kind") || field.path == "lent", "{}", field.path);
    }
    for (kind, path, expected) in [
        (Kind::Framework, "amends", false),
        (Kind::Amendment, "amends", true),
        (Kind::Framework, "annex", true),
        (Kind::Resolution, "annex", false),
        (Kind::Resolution, "approved_text", true),
        (Kind::SpecialMandate, "amount", false),
        (Kind::SpecialMandate, "object", false),
    ] {
        assert_eq!(asked(kind).contains(path), expected, "{kind:?}: {path}");
    }
}

#[test]
fn a_fact_keeps_its_meaning_from_one_paper_to_another() {
    let vote = [("party_a.resolution_number", "2027-14"), ("party_a.resolution_on", "2027-01-10")];
    let own = [("annex", "cadre logique"), ("signed_on", "2027-01-15"), ("starts_on", "2027-02-01")];
    let shared = [("object", "l’eau"), ("context", "l’amitié"), ("amount", "45000")];
    let mut typed = draft(&[&vote[..], &own, &shared].concat());
    let said = |typed: &Draft, path: &str| typed.facts.get(path).cloned().unwrap_or_default();
    typed.turn(Kind::Framework, Kind::Resolution);
    assert_eq!((said(&typed, "reference"), said(&typed, "session_on")), ("2027-14".into(), "2027-01-10".into()));
    let (_, text) = filled(Kind::Resolution, &typed, Lang::Fr);
    assert!(
        text.contains("est approuvé\u{a0}: ….") && text.contains("signée le …") && text.contains("l’amitié"),
        "{text}"
    );
    typed.facts.insert("reference".into(), "2027-15".into());
    for kind in [Kind::Termination, Kind::SpecialMandate, Kind::TravelOrder, Kind::SubsidyAgreement, Kind::Amendment] {
        let mut other = typed.clone();
        other.turn(Kind::Resolution, kind);
        let (_, text) = filled(kind, &other, Lang::Fr);
        for leak in ["45\u{202f}000", "janvier", "février", "l’amitié", "cadre logique"] {
            assert!(
                !text.contains(leak) || (leak, kind) == ("l’amitié", Kind::SpecialMandate),
                "{kind:?} {leak}: {text}"
            );
        }
    }
    typed.turn(Kind::Resolution, Kind::Framework);
    for (path, value) in [("party_a.resolution_number", "2027-15"), ("annex", "cadre logique"), ("reference", "")] {
        assert_eq!(said(&typed, path), value, "{path}");
    }
}

#[test]
fn what_does_not_add_up_is_told() {
    let (shares, days) = (["45", "30", "10"], [("leaves_on", "2027-05-02"), ("returns_on", "2027-05-01")]);
    let of = |[total, first, second]: [&'static str; 3]| [("amount", total), ("amount_a", first), ("amount_b", second)];
    for (kind, facts, expected) in [
        (Kind::Framework, &of(shares)[..], &["shares"][..]),
        (Kind::Framework, &of(["45", "30", "15"]), &[]),
        (Kind::LetterOfIntent, &of(["45", "50", ""]), &["shares"]),
        (Kind::TravelOrder, &days, &["return"]),
        (Kind::Framework, &days, &[]),
        (Kind::Resolution, &quorum("10"), &["quorum"]),
        (Kind::Resolution, &quorum("34"), &["present"]),
        (Kind::Resolution, &[("members_in_office", "3"), ("votes_for", "3"), ("abstentions", "1")], &["votes"]),
        (Kind::Resolution, &[("members_voting", "12"), ("votes_for", "12"), ("abstentions", "1")], &["voting"]),
        (Kind::Resolution, &[("members_in_office", "33"), ("members_voting", "34")], &["voting"]),
        (Kind::Resolution, &[("members_voting", "13"), ("votes_for", "12"), ("abstentions", "1")], &[]),
        (Kind::Resolution, &[("session_on", "2027-03-02"), ("act_signed_on", "2027-03-01")], &["sitting"]),
        (Kind::Framework, &[("party_b.resolution_on", "2027-03-02"), ("signed_on", "2027-03-01")], &["signed"]),
    ] {
        let typed = draft(facts);
        let asked = asked(shipped(), shipped().model(kind).expect("a model"), &typed);
        assert_eq!(checks::doubts(&Facts::of(kind, &typed).0, &asked), expected, "{kind:?} {facts:?}");
    }
}

const CLAUSE: &str = r#"[[clause]]
id = "C04"
kinds = ["framework"]
need = "good_practice"
included = true
checked_on = "2026-11-24"
status = "verified"
title = { fr = "Objet", en = "Object" }
why = { fr = "", en = "" }
review = { fr = "written", en = "written" }
[[clause.paragraph]]
text = { fr = "Pour {doc.object}.", en = "For {doc.object}." }
"#;

const MODEL: &str = r#"[[model]]
kind = "framework"
layout = "agreement"
title = { fr = "Convention", en = "Agreement" }
lead = { fr = "", en = "" }
clauses = ["C04"]
bilingual = false
"#;

#[test]
fn a_malformed_clause_or_model_is_refused_with_its_file_its_line_and_why() {
    let said = |clause: &str, model: &str| {
        let texts = [("agreements/clauses/10.toml", clause), ("agreements/models.toml", model)];
        let texts: BTreeMap<String, String> = texts.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
        let refused = Library::read(&Files::of(texts)).err().unwrap_or_default();
        refused.first().map(ToString::to_string).unwrap_or_default()
    };
    assert_eq!(said(CLAUSE, MODEL), "");
    for (clause, model, expected) in [
        (
            CLAUSE.replace("good_practice", "law"),
            MODEL.into(),
            "clauses/10.toml:1: C04 is required by law: reference and source",
        ),
        (
            CLAUSE.replace("For {doc.object}", "For"),
            MODEL.into(),
            "clauses/10.toml:11: en does not ask for the same facts as fr",
        ),
        (
            CLAUSE.replace("Pour {doc.object}", "Pour {objet}"),
            MODEL.into(),
            "clauses/10.toml:11: fr: “objet” is no fact",
        ),
        (
            CLAUSE.replace("Pour {doc.object}", "Pour {doc.object"),
            MODEL.into(),
            "clauses/10.toml:11: fr: a brace is opened",
        ),
        (
            CLAUSE.replace("Pour {doc.object}", "Pour {doc.object | date}"),
            MODEL.into(),
            "clauses/10.toml:11: fr: “object” is not written so: doc.object | date",
        ),
        (
            CLAUSE.replace("text = { fr", "when = 'has(doc.objet)'\ntext = { fr"),
            MODEL.into(),
            "clauses/10.toml:11: a paper has no “doc.objet”",
        ),
        (
            CLAUSE.replace("text = { fr", "when = 'has(doc.object'\ntext = { fr"),
            MODEL.into(),
            "clauses/10.toml:11: the expression cannot be read",
        ),
        (
            CLAUSE.replace("included = true", "included = true\nplace = \"top\""),
            MODEL.into(),
            "clauses/10.toml:6: unknown variant `top`",
        ),
        (CLAUSE.replace("2026-11-24", "hier"), MODEL.into(), "clauses/10.toml:6: “hier” is not a day"),
        (format!("{CLAUSE}{CLAUSE}"), MODEL.into(), "clauses/10.toml:13: C04 stands twice"),
        (CLAUSE.into(), MODEL.replace("\"C04\"", "\"C99\""), "models.toml:1: there is no clause C99 for framework"),
        (CLAUSE.into(), MODEL.replace("framework", "treaty"), "models.toml:2: unknown variant `treaty`"),
        (CLAUSE.into(), String::new(), "models.toml:1: missing field `model`"),
    ] {
        let found = said(&clause, &model);
        assert!(found.contains(expected), "{found} is not {expected}");
    }
}

on_both_engines!(a_paper_stands_in_french_alone_or_beside_another_language, |test| {
    let site = World::with_links(test).await.site().await;
    for (list, paper) in [("/fr/droit/papiers", "convention-cadre"), ("/en/law/papers", "framework-agreement")] {
        let page = site.page(list).await;
        assert_eq!(page.matches("<p class=\"name\">").count(), Kind::ALL.len(), "{list}");
        let alone = if list.starts_with("/fr") { "français" } else { "French" };
        let in_french = format!("<p class=\"small muted\">{alone}</p>");
        assert_eq!(page.matches(&in_french).count(), 4, "an act of French law is printed in French");
        assert!(page.contains("PDF, Word"), "one learns that the papers are written here");
        let alone = site.page(&format!("{list}/{paper}")).await;
        let beside = site.page(&format!("{list}/{paper}?beside=ar")).await;
        assert!(!alone.contains("dir=\"rtl\"") && beside.contains("lang=\"ar\" dir=\"rtl\""));
        assert!(beside.matches("class=\"gap\"").count() > 20, "{}", beside.matches("class=\"gap\"").count());
        let label = if list.starts_with("/fr") { "siège" } else { "seat" };
        assert!(alone.contains(&format!(">{label}</span>")), "what is to be filled in is said");
        assert!(!alone.contains("papers-fact-"), "each has its word");
        let odd = site.page(&format!("{list}/{paper}?beside=tlh")).await;
        assert!(!odd.contains("dir=\"rtl\""), "a language that is not known is left aside");
        for kind in Kind::ALL {
            let [fr, en] = crate::agreements::web::words(kind);
            let word = if list.starts_with("/fr") { fr } else { en };
            assert_eq!(site.get(&format!("{list}/{word}")).await.status, 200, "{word}");
        }
        assert_eq!(site.get(&format!("{list}/traite")).await.status, 404);
    }
});
