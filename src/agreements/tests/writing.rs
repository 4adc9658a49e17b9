//! Papers filled in: what was typed becomes facts, clauses stand or fall by them, and every paper becomes a document.

use std::collections::BTreeMap;

use paper::doc::{Block, Day, Doc, Lang, runs};
use proptest::prelude::*;

use super::shipped;
use crate::agreements::checks;
use crate::agreements::compose::Paper;
use crate::agreements::draft::{Draft, Own, Sides, of_file, to_file};
use crate::agreements::facts::{Facts, Value};
use crate::agreements::fields::{FIELDS, Type};
use crate::agreements::fill::{Bit, Filled};
use crate::agreements::model::{Kind, Layout, Library, Place};
use crate::kernel::Locale;
use crate::law::Law;

pub fn draft(facts: &[(&str, &str)]) -> Draft {
    let facts = facts.iter().map(|(path, typed)| ((*path).to_owned(), (*typed).to_owned()));
    Draft { facts: facts.collect(), ..Draft::default() }
}

/// A draft in which everything is said.
fn whole(second: Option<Lang>) -> Draft {
    let mut all = draft(&[]);
    for field in &FIELDS {
        let typed = match field.of {
            Type::Line | Type::Words | Type::Prose => "quelque chose",
            Type::Day => "2027-03-01",
            Type::Money => "12 500,50",
            Type::Number { .. } => "3",
            Type::Country => "CM",
            Type::Choice(words) => words[0],
            Type::Language => "fr",
        };
        all.facts.insert(field.path.to_owned(), typed.to_owned());
        if let Some(lang) = second.filter(|_| field.of.is_translated()) {
            all.facts.insert(format!("{}@{}", field.path, lang.code()), "شيء ما".to_owned());
        }
    }
    Draft { second, ..all }
}

fn document(library: &Library, kind: Kind, draft: &Draft) -> Doc {
    let model = library.model(kind).expect("a model");
    let (facts, _) = Facts::of(kind, draft);
    let filled = Filled::of(library, model, draft, &facts);
    let paper = Paper { model, draft, facts: &facts, filled: &filled };
    paper.document(Day::new(2026, 11, 27).expect("a day")).expect("a document")
}

/// The clauses that stand, and the text of the paper in a language.
pub fn filled(kind: Kind, draft: &Draft, lang: Lang) -> (Vec<String>, String) {
    let library = shipped();
    let (facts, _) = Facts::of(kind, draft);
    let filled = Filled::of(library, library.model(kind).expect("a model"), draft, &facts);
    let ids = filled.parts.iter().filter_map(|part| part.clause).map(|clause| clause.id.clone()).collect();
    let bit = |bit: &Bit| match bit {
        Bit::Inline(inline) => {
            runs(lang, std::slice::from_ref(inline)).iter().map(|run| run.text.to_string()).collect()
        }
        Bit::Gap(_) => "…".to_owned(),
    };
    let sides = filled.parts.iter().flat_map(|part| &part.sides).filter(|side| side.lang == lang);
    let text = sides.flat_map(|side| &side.paragraphs).map(|line| line.iter().map(bit).collect::<String>());
    (ids, text.collect::<Vec<_>>().join("\n"))
}

#[test]
fn what_was_typed_is_understood_or_said_to_be_wrong() {
    let [prose, long, flood] = [50_000, 50_001, 500_000].map(|times| "é".repeat(times));
    let (name, names) = ("n".repeat(1_000), "n".repeat(1_001));
    for (path, typed, expected) in [
        ("amount", "12 500,50 €", Ok("1250050")),
        ("amount", "0", Ok("0")),
        ("amount", "douze", Err("money")),
        ("amount", "-5", Err("money")),
        ("signed_on", "2027-02-28", Ok("2027-02-28")),
        ("signed_on", "28/02/2027", Ok("2027-02-28")),
        ("signed_on", "8.2.2027", Ok("2027-02-08")),
        ("signed_on", "29/02/2027", Err("day")),
        ("signed_on", "demain", Err("day")),
        ("duration_years", "3", Ok("3")),
        ("duration_years", "trois", Err("number")),
        ("duration_years", "0", Err("range")),
        ("duration_years", "99999999999999999999", Err("range")),
        ("originals", "500000", Err("range")),
        ("notice_days", "-1", Err("number")),
        ("members_present", "0", Ok("0")),
        ("renewal", "tacit", Ok("tacit")),
        ("renewal", "toujours", Err("choice")),
        ("party_b.country", "CM", Ok("CM")),
        ("party_b.country", "ZZ", Err("choice")),
        ("prevailing_language", "ar", Ok("ar")),
        ("object", " l’eau potable. ", Ok("l’eau potable")),
        ("object", "   ", Ok("")),
        ("object", prose.as_str(), Ok(prose.as_str())),
        ("object", long.as_str(), Err("long")),
        ("object", flood.as_str(), Err("long")),
        ("party_b.name", flood.as_str(), Err("long")),
        ("party_b.representative", name.as_str(), Ok(name.as_str())),
        ("party_b.representative", names.as_str(), Err("long")),
        ("signed_on", flood.as_str(), Err("long")),
        ("amount", flood.as_str(), Err("long")),
        ("renewal", flood.as_str(), Err("long")),
        ("object", "l’eau\u{0} pot\u{7}able\u{1b}", Ok("l’eau potable")),
        ("object", "\u{202e}elbatop\u{202c} \u{2066}eau\u{2069}", Ok("elbatop eau")),
        ("party_b.representative", "A\u{0}da\u{202e} \u{feff}Exemple", Ok("Ada Exemple")),
        ("amount", "1\u{0}2\u{202e}5", Ok("12500")),
        ("signed_on", "2027-02\u{200b}-28", Err("day")),
        ("party_b.representative", "王小明", Ok("王小明")),
        ("object", "\u{0}\u{202e}", Ok("")),
    ] {
        let (facts, problems) = Facts::of(Kind::Framework, &draft(&[(path, typed)]));
        let found = match facts.get(path) {
            Some(Value::Text(said)) => said[&Lang::Fr].clone(),
            Some(Value::Line(text) | Value::Word(text)) => text.clone(),
            Some(Value::Day(day)) => day.to_string(),
            Some(Value::Money(amount)) => amount.cents().to_string(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Country(country)) => country.iso2.to_owned(),
            Some(Value::Language(lang)) => lang.code().to_owned(),
            None => String::new(),
        };
        match expected {
            Ok(expected) => assert_eq!((found.as_str(), problems.len()), (expected, 0), "{path}: {typed}"),
            Err(why) => assert_eq!((found.as_str(), problems[0].why), ("", why), "{path}: {typed}"),
        }
    }
}

const HAVRE: [(&str, &str); 2] = [("party_a.name", "Le Havre"), ("party_a.seat", "Le Havre")];

/// Members of a council of 33.
pub fn quorum(present: &str) -> [(&str, &str); 2] {
    [("members_in_office", "33"), ("members_present", present)]
}

#[test]
fn clauses_stand_and_fall_by_the_facts() {
    for (kind, facts, clause, stands, says) in [
        (Kind::Framework, &[][..], "C08", true, "calendrier"),
        (Kind::Framework, &[("amount", "0")], "C08", true, "n’oblige donc aucune partie à une dépense"),
        (Kind::Framework, &[("duration_years", "1")], "C16", true, "pour une durée d’un an"),
        (Kind::Framework, &[("duration_years", "3")], "C16", true, "pour une durée de 3 ans"),
        (Kind::Framework, &[("duration_years", "0")], "C16", true, "pour une durée de … ans"),
        (Kind::Framework, &[("notice_days", "1")], "C19", true, "avec un préavis d’un jour"),
        (Kind::Framework, &[("party_b.country", "CM")], "C01", true, "(siège\u{a0}: …, Cameroun)"),
        (Kind::Charter, &[("originals", "1")], "H11", true, "en un exemplaire original"),
        (Kind::Charter, &[("place_a", "Le Havre")], "H12", true, "Lieux\u{a0}: Le Havre et …"),
        (Kind::LetterOfIntent, &HAVRE, "L01", true, "Le Havre. À l’attention de …"),
        (Kind::Framework, &[("renewal", "tacit")], "C17", true, "reconduite une fois"),
        (Kind::Framework, &[], "C17", true, "n’est renouvelée que par un accord écrit"),
        (Kind::Execution, &[], "C04", true, "met en œuvre la convention-cadre"),
        (Kind::Resolution, &[], "D05", false, ""),
        (Kind::Resolution, &[("payee", "Les Amis")], "D05", true, "attribuée à l’organisme suivant\u{a0}: Les Amis"),
        (Kind::Resolution, &[], "T01", false, ""),
        (Kind::Resolution, &[("traveller_name", "A. Élue")], "T01", true, "Un mandat spécial est donné à A. Élue"),
        (Kind::SpecialMandate, &[], "T01", true, "Un mandat spécial est donné à …"),
        (Kind::Resolution, &[("amount", "0")], "D03", true, "n’ouvre aucun crédit"),
        (Kind::Resolution, &[("amount", "0")], "D06", false, ""),
        (
            Kind::Resolution,
            &[("amount_a", "900")],
            "D03",
            true,
            "est de 900\u{a0}€. Elle est prise sur les crédits ouverts",
        ),
        (Kind::Resolution, &[("duration_years", "3")], "D03", true, "Celle de l’exercice en cours est de …"),
        (Kind::Resolution, &[], "V01", true, "Constat du quorum par la présidence\u{a0}: …"),
        (Kind::Resolution, &quorum("10"), "V01", true, "Constat du quorum par la présidence\u{a0}: …"),
        (Kind::Resolution, &quorum("17"), "V01", true, "que le quorum était atteint"),
        (
            Kind::Resolution,
            &[("members_absent", "Paul Durand."), ("proxies", "Paul Durand à Anne Martin"), ("members_voting", "29")],
            "V01",
            true,
            "Absents et excusés\u{a0}: Paul Durand. Pouvoirs\u{a0}: Paul Durand à Anne Martin. Votants\u{a0}: 29.",
        ),
        (Kind::Resolution, &[("secretary", "Anne Martin")], "V01", true, "Secrétaire de séance\u{a0}: Anne Martin."),
        (Kind::SpecialMandate, &[], "V01", true, "Pouvoirs\u{a0}: …. Votants\u{a0}: …."),
    ] {
        let (ids, text) = filled(kind, &draft(facts), Lang::Fr);
        assert_eq!(ids.iter().any(|id| id == clause), stands, "{kind:?} {facts:?} {clause}");
        assert!(text.contains(says), "{kind:?} {facts:?} {clause}: {text}");
    }
}

#[test]
fn a_fact_stands_in_each_language_and_an_untranslated_one_is_told() {
    let mut typed = draft(&[("object", "l’eau"), ("object@ar", "الماء"), ("themes", "l’école"), ("amount", "1000")]);
    typed.second = Some(Lang::Ar);
    let (_, french) = filled(Kind::Framework, &typed, Lang::Fr);
    let (_, arabic) = filled(Kind::Framework, &typed, Lang::Ar);
    assert!(french.contains("l’eau") && arabic.contains("الماء") && !arabic.contains("l’eau"));
    assert!(french.contains("1\u{202f}000\u{a0}€") && arabic.contains("€"), "{arabic}");
    assert!(arabic.contains("l’école"), "what has no translation stands as it is");
    let library = shipped();
    let (facts, _) = Facts::of(Kind::Framework, &typed);
    let filled = Filled::of(library, library.model(Kind::Framework).expect("a model"), &typed, &facts);
    assert_eq!(filled.untranslated, [("themes", Lang::Ar)].into());
    assert!(filled.missing.contains("party_a.name") && !filled.missing.contains("object"));
}

#[test]
fn every_paper_becomes_a_document_in_every_language_empty_and_whole() {
    let library = shipped();
    for kind in Kind::ALL {
        let bilingual = library.model(kind).expect("a model").bilingual;
        let seconds = Lang::ALL.into_iter().map(|lang| Some(lang).filter(|lang| *lang != Lang::Fr && bilingual));
        for second in seconds {
            for typed in [Draft { second, ..draft(&[]) }, whole(second)] {
                for sides in [Sides::Beside, Sides::After] {
                    let doc = document(library, kind, &Draft { sides, ..typed.clone() });
                    let signed = doc.blocks().iter().any(|block| matches!(block, Block::Signatures(_)));
                    assert!(signed, "{kind:?}: somebody signs");
                    assert!(doc.remarks().is_empty(), "{kind:?}: {:?}", doc.remarks());
                    let bytes = paper::docx(&doc).expect("a file");
                    assert!(bytes.starts_with(b"PK"));
                }
            }
        }
    }
}

/// What `pdfinfo` says of a PDF; nothing on a machine without it.
fn told_of(pdf: &[u8], arguments: &[&str]) -> Option<String> {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), pdf).expect("written");
    let said = std::process::Command::new("pdfinfo").args(arguments).arg(file.path()).output().ok()?;
    Some(String::from_utf8_lossy(&said.stdout).into_owned())
}

#[test]
fn every_paper_becomes_a_pdf_with_a_title_and_its_headings_in_order() {
    let library = shipped();
    for kind in Kind::ALL {
        let model = library.model(kind).expect("a model");
        let second = model.bilingual.then_some(Lang::Ar);
        let doc = document(library, kind, &whole(second));
        let pdf = paper_pdf::pdf(&doc).expect("a PDF");
        let Some(info) = told_of(&pdf, &[]) else { continue };
        assert!(info.contains("Tagged:          yes") && info.contains(&model.title[&Lang::Fr]), "{kind:?}: {info}");
        let structure = told_of(&pdf, &["-struct"]).expect("a structure");
        let levels = structure.lines().filter_map(|line| line.trim().strip_prefix('H')?.chars().next()?.to_digit(10));
        let levels: Vec<u32> = levels.collect();
        let in_order = levels.iter().zip([0].iter().chain(&levels)).all(|(level, before)| *level <= before + 1);
        assert!(in_order, "{kind:?}: {levels:?}");
        let titled = !matches!(model.layout, Layout::Letter | Layout::Charter);
        assert!(levels.len() > 3 || !titled, "{kind:?}: {levels:?}");
    }
}

#[test]
fn a_whole_draft_leaves_no_gap() {
    let library = shipped();
    for kind in Kind::ALL {
        let typed = whole(library.model(kind).expect("a model").bilingual.then_some(Lang::Ar));
        let (facts, problems) = Facts::of(kind, &typed);
        let filled = Filled::of(library, library.model(kind).expect("a model"), &typed, &facts);
        assert_eq!((problems.len(), filled.missing.len(), filled.untranslated.len()), (0, 0, 0), "{kind:?}");
    }
}

#[test]
fn only_articles_are_numbered_and_a_resolution_has_the_form_of_councils() {
    let doc = document(shipped(), Kind::Framework, &whole(Some(Lang::Ar)));
    let Some(Block::Bilingual(both)) = doc.blocks().first() else { panic!("articles in two languages") };
    let numbers: Vec<Option<u32>> = both.numbers().collect();
    assert_eq!(numbers[..4], [None, None, None, Some(1)]);
    assert_eq!((numbers.last(), both.rows.len()), (Some(&None), 22));
    let doc = document(shipped(), Kind::Resolution, &draft(&[]));
    let shapes: Vec<&str> = doc.blocks().iter().map(shape).collect();
    let mut order = shapes.clone();
    order.dedup();
    assert_eq!(order, ["paragraph", "seen", "considering", "decides", "article", "paragraph", "signatures"]);
}

fn shape(block: &Block) -> &'static str {
    match block {
        Block::Paragraph { .. } => "paragraph",
        Block::Citations { kind: paper::doc::Citation::Seen, .. } => "seen",
        Block::Citations { .. } => "considering",
        Block::Decision { .. } => "decides",
        Block::Article(_) => "article",
        Block::Signatures(_) => "signatures",
        _ => "another",
    }
}

#[test]
fn what_is_to_be_signed_bears_no_day_of_its_download_and_one_room_for_signatures() {
    for kind in Kind::ALL {
        for to_sign in [false, true] {
            for sides in [Sides::Beside, Sides::After] {
                let bilingual = shipped().model(kind).expect("a model").bilingual;
                let typed = Draft { to_sign, sides, ..whole(bilingual.then_some(Lang::En)) };
                let doc = document(shipped(), kind, &typed);
                assert_eq!((doc.meta().dated, doc.meta().draft), (!to_sign, !to_sign), "{kind:?}");
                let rooms = doc.blocks().iter().filter(|block| matches!(block, Block::Signatures(_))).count();
                assert_eq!(rooms, 1, "{kind:?} {sides:?}");
            }
        }
    }
    let once = ["une seule fois", "sign once", "una sola vez", "uma única vez", "مرة واحدة"];
    for (lang, says) in Lang::ALL.into_iter().zip(once) {
        let typed = Draft { second: Some(lang).filter(|lang| *lang != Lang::Fr).or(Some(Lang::En)), ..draft(&[]) };
        for kind in [Kind::Framework, Kind::Charter] {
            let (_, text) = filled(kind, &typed, lang);
            assert!(text.contains(says), "{kind:?} {lang:?}: {text}");
        }
    }
}

#[test]
fn clauses_are_taken_out_rewritten_and_added() {
    let library = shipped();
    let mut typed = draft(&[]);
    typed.left_out.insert("C04".into());
    typed.left_out.insert("C12".into());
    typed.texts.insert("C05".into(), BTreeMap::from([(Lang::Fr, "Nos mots.\n\nEncore.".to_owned())]));
    let text = BTreeMap::from([(Lang::Fr, "Les livres.".to_owned())]);
    typed.own.insert(Kind::Framework, vec![Own { title: BTreeMap::new(), text }]);
    typed.second = Some(Lang::Es);
    let (facts, _) = Facts::of(Kind::Framework, &typed);
    let filled = Filled::of(library, library.model(Kind::Framework).expect("a model"), &typed, &facts);
    assert_eq!(filled.required.iter().map(|clause| clause.id.as_str()).collect::<Vec<_>>(), ["C04"]);
    assert_eq!(filled.unwritten, [("C05".to_owned(), Lang::Es), (String::new(), Lang::Es)].into());
    let own = filled.parts.iter().position(|part| part.clause.is_none()).expect("a clause of one's own");
    assert_eq!(filled.parts[own].place, Place::Article);
    assert_eq!(filled.parts[own + 1].place, Place::Closing);
    let rewritten = filled.parts.iter().find(|part| part.clause.is_some_and(|clause| clause.id == "C05"));
    assert_eq!(rewritten.expect("C05").sides[0].paragraphs.len(), 2);
    let (other, _) = self::filled(Kind::Execution, &typed, Lang::Fr);
    assert_eq!(other.len(), 20, "what one's own clauses are for one paper they are not for another");
}

#[test]
fn the_law_is_asked_of_what_the_paper_says() {
    let law = Law::read(&crate::content::Files::shipped()).unwrap_or_else(|_| panic!("the law is refused"));
    let library = shipped();
    let of = |kind: Kind, facts: &[(&str, &str)], rule: &str| {
        let (facts, _) = Facts::of(kind, &draft(facts));
        let on = crate::kernel::Day::parse("2026-11-27").expect("a day");
        let model = library.model(kind).expect("a model");
        let found = checks::findings(&law, model, &facts, (on, Locale::Fr));
        let said: std::collections::BTreeSet<_> =
            found.iter().filter(|one| one.rule == rule).map(|one| one.verdict.code()).collect();
        said.into_iter().collect::<Vec<_>>()
    };
    let parties = [("party_a.kind", "commune"), ("party_b.kind", "local_authority"), ("party_b.country", "CM")];
    let with = |more: &[(&'static str, &'static str)]| [&parties[..], more].concat();
    assert!(of(Kind::Framework, &with(&[("object", "l’eau"), ("amount", "0")]), "R07").contains(&"yes"));
    assert!(of(Kind::Framework, &with(&[("object", "l’eau")]), "R07").contains(&"unknown"));
    let voted = |on| with(&[("party_a.resolution_on", on), ("signed_on", "2026-05-08")]);
    assert!(of(Kind::Framework, &voted("2026-05-10"), "R08").contains(&"no"));
    assert!(of(Kind::Framework, &voted("2026-05-01"), "R08").contains(&"yes"));
    let french_second =
        [("party_b.kind", "commune"), ("party_b.resolution_on", "2026-05-10"), ("signed_on", "2026-05-08")];
    assert!(of(Kind::Framework, &french_second, "R08").contains(&"no"), "either side may be the French one");
    let state = [("party_a.kind", "commune"), ("party_b.kind", "state"), ("party_b.country", "CM")];
    assert!(of(Kind::Framework, &state, "R03").contains(&"unknown"));
    let trip = [("traveller_name", "A"), ("session_on", "2026-06-01"), ("leaves_on", "2026-05-01")];
    assert!(of(Kind::SpecialMandate, &trip, "R21").contains(&"no"));
}

#[test]
fn a_file_that_is_no_draft_is_refused_with_its_reason() {
    for (bytes, why) in [
        (&b"\xff\xfe"[..], "no-text"),
        (b"", "no-json"),
        (b"<x/>", "no-json"),
        (b"{}", "no-draft"),
        (b"[1]", "no-draft"),
        (br#"{"jumelles_draft":3,"paper":"framework","draft":{}}"#, "later"),
        (br#"{"jumelles_draft":1,"paper":"treaty","draft":{}}"#, "damaged"),
        (br#"{"jumelles_draft":1,"paper":"framework","draft":{"facts":[]}}"#, "damaged"),
        (br#"{"jumelles_draft":1,"paper":"framework","draft":{"hidden":1}}"#, "damaged"),
    ] {
        assert_eq!(of_file(bytes).err(), Some(why), "{}", String::from_utf8_lossy(bytes));
    }
    let odd = br#"{"jumelles_draft":1,"paper":"framework","draft":{"second":"fr","facts":{"of_later":"x","<b>":"x","object":"y"}}}"#;
    let (_, draft) = of_file(odd).expect("a draft");
    assert_eq!((draft.second, draft.facts.len()), (None, 2), "a fact that is not known is kept");
    let old = br#"{"jumelles_draft":1,"paper":"termination","draft":{"facts":{"context":"x","context@ar":"y","amount":"5"}}}"#;
    let (_, draft) = of_file(old).expect("a draft");
    for (path, typed) in [("context", "x"), ("reason", "x"), ("reason@ar", "y"), ("balance", "5"), ("amount", "5")] {
        assert_eq!(draft.facts.get(path).map(String::as_str), Some(typed), "{path}");
    }
}

fn any_draft() -> impl Strategy<Value = Draft> {
    let facts = prop::collection::btree_map(
        prop::sample::select(FIELDS.map(|field| field.path.to_owned()).to_vec()),
        "[^\r]{1,40}",
        0..8,
    );
    let ids =
        || prop::collection::btree_set(prop::sample::select(vec!["C04".to_owned(), "C12".into(), "V05".into()]), 0..3);
    let second = prop::sample::select(vec![None, Some(Lang::En), Some(Lang::Ar)]);
    let own = prop::collection::vec("[a-z]{1,8}", 0..3);
    let aside = prop::option::of("[a-z]{1,8}");
    let all = (facts, ids(), ids(), second, own, any::<bool>(), aside);
    all.prop_map(|(facts, left_out, taken_in, second, own, to_sign, aside)| {
        let facts = facts.into_iter().filter(|(_, typed): &(String, String)| !typed.trim().is_empty()).collect();
        let own: Vec<Own> = own
            .into_iter()
            .map(|text| Own { title: BTreeMap::new(), text: BTreeMap::from([(Lang::Fr, text)]) })
            .collect();
        let own = if own.is_empty() { BTreeMap::new() } else { BTreeMap::from([(Kind::Charter, own)]) };
        let aside = aside.map(|typed| (Kind::Amendment, BTreeMap::from([("signed_on".to_owned(), typed)])));
        let aside = aside.into_iter().chain([(Kind::Resolution, BTreeMap::new())]).collect();
        Draft { second, sides: Sides::After, to_sign, facts, left_out, taken_in, texts: BTreeMap::new(), own, aside }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_draft_comes_back_whole_from_a_form_and_from_a_file(draft in any_draft()) {
        let library = shipped();
        let model = library.model(Kind::Framework).expect("a model");
        prop_assert_eq!(&Draft::of_form(library, model, &draft.fields()), &draft);
        let (kind, back) = of_file(to_file(Kind::Framework, &draft).as_bytes()).expect("a draft");
        prop_assert_eq!((kind, back), (Kind::Framework, draft));
    }

    #[test]
    fn whatever_is_typed_becomes_a_document_and_only_text(typed in "\\PC{0,60}|[<&\"'\u{202e}\u{0}-\u{1f}]{0,20}") {
        let library = shipped();
        let all: Vec<(&str, &str)> = FIELDS.iter().map(|field| (field.path, typed.as_str())).collect();
        for kind in [Kind::Framework, Kind::Resolution] {
            let doc = document(library, kind, &draft(&all));
            prop_assert!(paper::docx(&doc).is_ok());
        }
    }
}
