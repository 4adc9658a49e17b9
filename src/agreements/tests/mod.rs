//! Clauses and models as they are shipped, what is refused, and the pages.

mod acts;
mod workshop;
mod writing;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use paper::doc::Lang;

use super::model::{Kind, Library, Need, Piece};
use crate::content::Files;
use crate::db::testing::on_both_engines;
use crate::partnerships::World;

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
