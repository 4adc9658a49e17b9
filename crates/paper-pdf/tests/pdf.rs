//! Documents as PDF: that all of them can be written, and what a program finds in them.

#![expect(clippy::unwrap_used, reason = "a test may")]

#[path = "../../paper/tests/samples/mod.rs"]
mod samples;

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Instant;

use paper::doc::{Article, Bilingual, Block, Clause, Doc, Inline, Lang, Layout, Part, Script, Signatory};
use paper_pdf::pdf;
use proptest::prelude::{ProptestConfig, prop_assert, proptest};
use samples::{HOSTILE, agreement, everything, hostile};

const PAIRS: [(Lang, Lang); 5] =
    [(Lang::Fr, Lang::En), (Lang::Fr, Lang::Es), (Lang::Fr, Lang::Pt), (Lang::Fr, Lang::Ar), (Lang::Ar, Lang::Fr)];

/// What a program of Poppler says of a PDF; nothing where it is not installed.
fn poppler(program: &str, options: &[&str], pdf: &[u8]) -> Option<String> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(pdf).unwrap();
    let mut command = Command::new(program);
    command.args(options).arg(file.path()).stdin(Stdio::null()).stderr(Stdio::null());
    if program == "pdftotext" {
        command.arg("-");
    }
    let output = command.output().ok()?;
    assert!(output.status.success(), "{program}");
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn assert_claims(pdf: &[u8]) {
    assert!(pdf.starts_with(b"%PDF-1.7"));
    let text = String::from_utf8_lossy(pdf);
    for claim in ["pdfuaid:part", "pdfaid:part", "/StructTreeRoot", "/MarkInfo"] {
        assert!(text.contains(claim), "{claim}");
    }
}

#[test]
fn every_kind_of_block_in_every_language_is_an_accessible_pdf() {
    for lang in Lang::ALL {
        let made = pdf(&everything(lang)).unwrap_or_else(|error| panic!("{lang:?}: {error}"));
        assert_claims(&made);
        let Some(tree) = poppler("pdfinfo", &["-struct"], &made) else { continue };
        let elements: Vec<_> = tree
            .lines()
            .filter_map(|line| line.split_whitespace().next())
            .map(|word| word.trim_end_matches(':'))
            .collect();
        for element in ["H1", "H2", "H3", "P", "Table", "THead", "TH", "TD", "L", "LI", "Link", "Caption"] {
            assert!(elements.contains(&element), "{lang:?} {element}\n{tree}");
        }
        assert!(tree.contains("Scope"), "{lang:?}");
    }
}

#[test]
fn articles_of_two_languages_are_an_accessible_pdf_that_can_be_read_out() {
    for (first, second) in PAIRS {
        for layout in [Layout::SideBySide, Layout::OneAfterTheOther] {
            let made = pdf(&agreement(first, second, layout, 7)).unwrap_or_else(|error| panic!("{first:?}: {error}"));
            assert_claims(&made);
            let Some(text) = poppler("pdftotext", &[], &made) else { continue };
            for lang in [first, second] {
                assert!(text.contains(lang.words().article), "{lang:?} {layout:?}");
            }
            assert!(text.contains("1115-1"));
        }
    }
}

/// The headings that a program which reads aloud finds, each behind its level.
fn headings(pdf: &[u8]) -> Option<Vec<String>> {
    let tree = poppler("pdfinfo", &["-struct-text"], pdf)?;
    let mut found: Vec<String> = Vec::new();
    let mut inside = false;
    for line in tree.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix('"').filter(|_| inside) {
            found.last_mut().unwrap().push_str(text.trim_end_matches('"'));
        } else {
            inside = ["H1", "H2", "H3"].iter().any(|level| line.starts_with(level));
            if inside {
                found.push(format!("{} ", &line[..2]));
            }
        }
    }
    Some(found)
}

fn clause(title: &str, plain: bool) -> Clause {
    Clause { title: title.to_owned(), body: vec![Part::Paragraph(vec!["texte".into()])], plain }
}

#[test]
fn a_preamble_takes_no_number_and_the_articles_after_it_begin_at_one() {
    let row = |title, plain| (clause(title, plain), clause(title, plain));
    let rows = vec![row("", true), row("Préambule", true), row("Objet", false), row("", false), row("Fait", true)];
    let made = |other, layout| {
        let about = agreement(Lang::Fr, other, layout, 1).meta().clone();
        let both = Bilingual::new(Lang::Fr, other, layout, rows.clone());
        pdf(&Doc::new(about, vec![Block::Bilingual(both)]).unwrap()).unwrap()
    };
    let beside = made(Lang::Es, Layout::SideBySide);
    assert_claims(&beside);
    if let Some(found) = headings(&beside) {
        let expected = [
            "H1 Préambule",
            "H1 Préambule",
            "H1 Article\u{a0}1 – Objet",
            "H1 Artículo\u{a0}1 – Objet",
            "H1 Article\u{a0}2",
            "H1 Artículo\u{a0}2",
            "H1 Fait",
            "H1 Fait",
        ];
        assert_eq!(found, expected);
    }
    let after = made(Lang::Ar, Layout::OneAfterTheOther);
    assert_claims(&after);
    if let Some(found) = headings(&after) {
        let expected = ["H1 Français", "H2 Préambule", "H2 Article\u{a0}1 – Objet", "H2 Article\u{a0}2", "H2 Fait"];
        assert_eq!(found[..5], expected);
        assert_eq!(found.len(), 10);
        let numbers: Vec<String> = found[5..].iter().map(|one| one[2..].matches(char::is_numeric).collect()).collect();
        assert_eq!(numbers, ["", "", "1", "2", ""]);
    }
}

#[test]
fn articles_of_one_language_go_without_a_number_too() {
    let all = [clause("Préambule", true), clause("Objet", false), clause("", true), clause("Durée", false)];
    let blocks = all.map(|one| Block::Article(Article::new(Lang::Fr, one)));
    let made = pdf(&Doc::new(everything(Lang::Fr).meta().clone(), blocks.into()).unwrap()).unwrap();
    assert_claims(&made);
    if let Some(found) = headings(&made) {
        assert_eq!(found, ["H1 Préambule", "H1 Article\u{a0}1 – Objet", "H1 Article\u{a0}2 – Durée"]);
    }
}

#[test]
fn room_for_signatures_holds_place_and_day_unless_they_stand_elsewhere() {
    for undated in [false, true] {
        let signatory = Signatory {
            lang: Lang::Fr,
            party: "la commune de Villexemple".to_owned(),
            name: "Camille Exemple".to_owned(),
            capacity: "Maire".to_owned(),
            place: Some("Villexemple".to_owned()),
            date: None,
            undated,
        };
        let about = everything(Lang::Fr).meta().clone();
        let made = pdf(&Doc::new(about, vec![Block::Signatures(vec![signatory])]).unwrap()).unwrap();
        assert_claims(&made);
        let Some(text) = poppler("pdftotext", &[], &made) else { continue };
        for words in ["Pour la commune de Villexemple", "Camille Exemple", "Maire", "Signature"] {
            assert!(text.contains(words), "{words}\n{text}");
        }
        assert_eq!(text.contains("Lieu : Villexemple"), !undated, "{text}");
    }
}

#[test]
fn signatures_stand_on_the_page_of_the_last_paragraph_wherever_it_falls() {
    let line = |words: &str| Part::Paragraph(vec![words.to_owned().into()]);
    for many in [1, 11, 12, 13, 14, 15] {
        let body = |last: &str| {
            let mut body = vec![line(&"Une phrase de quelques mots. ".repeat(8)); many];
            body.push(line(last));
            Clause { title: "Objet".into(), body, plain: false }
        };
        let rows = vec![(body("Le dernier mot."), body("The last word."))];
        let signatory = |party: &str| Signatory {
            lang: Lang::Fr,
            party: party.to_owned(),
            name: "Camille Exemple".to_owned(),
            capacity: "Maire".to_owned(),
            place: None,
            date: None,
            undated: false,
        };
        let about = agreement(Lang::Fr, Lang::En, Layout::SideBySide, 1).meta().clone();
        let both = Block::Bilingual(Bilingual::new(Lang::Fr, Lang::En, Layout::SideBySide, rows));
        let signed = Block::Signatures(vec![signatory("Halluin"), signatory("Nkong-Zem")]);
        let made = pdf(&Doc::new(about, vec![both, signed]).unwrap()).unwrap();
        assert_claims(&made);
        let Some(text) = poppler("pdftotext", &[], &made) else { return };
        let page = text.split('\u{c}').find(|page| page.contains("Camille Exemple")).unwrap_or_default();
        assert!(page.contains("Le dernier mot.") && page.contains("The last word."), "{many}: {text}");
    }
}

#[test]
fn what_is_to_be_signed_does_not_say_on_which_day_the_file_was_made() {
    let about = everything(Lang::Fr).meta().clone();
    for dated in [true, false] {
        let about = paper::doc::Meta { dated, reference: String::new(), draft: false, ..about.clone() };
        let made = pdf(&Doc::new(about, vec![Block::text(Lang::Fr, "Le texte.")]).unwrap()).unwrap();
        assert_claims(&made);
        let Some(text) = poppler("pdftotext", &[], &made) else { continue };
        assert_eq!(text.replace('\u{a0}', " ").contains("27 novembre 2026"), dated, "{text}");
    }
}

#[test]
fn long_articles_break_between_their_paragraphs_and_columns_may_differ() {
    let line = |times: usize| Part::Paragraph(vec!["Une phrase de quelques mots. ".repeat(times).into()]);
    let list = || Part::List { ordered: true, items: vec![vec!["un point".into()]; 3] };
    let clause = |title: &str, body: Vec<Part>| Clause { title: title.into(), body, plain: false };
    let rows = vec![
        (clause("Un", vec![line(3); 30]), clause("One", vec![line(3); 30])),
        (clause("Deux", vec![line(200), list()]), clause("Two", vec![line(180), list()])),
        (clause("Trois", vec![line(40), line(2)]), clause("Three", vec![line(50)])),
        (clause("Quatre", vec![]), clause("Four", vec![])),
        (clause("", vec![]), clause("", vec![line(1)])),
    ];
    let about = agreement(Lang::Fr, Lang::En, Layout::SideBySide, 1).meta().clone();
    let both = Bilingual::new(Lang::Fr, Lang::En, Layout::SideBySide, rows);
    let made = pdf(&Doc::new(about, vec![Block::Bilingual(both)]).unwrap()).unwrap();
    assert_claims(&made);
    let Some(found) = headings(&made) else { return };
    assert_eq!(found.len(), 10, "{found:?}");
    assert_eq!(found[..2], ["H1 Article\u{a0}1 – Un", "H1 Article\u{a0}1 – One"]);
}

#[test]
fn what_no_face_draws_gives_its_place_to_a_mark() {
    let doc = voices("王小明 አማርኛ ไทย Paul");
    assert!(!doc.remarks().is_empty());
    let made = pdf(&doc).unwrap();
    assert_claims(&made);
    let Some(text) = poppler("pdftotext", &[], &made) else { return };
    assert!(text.contains("Paul") && text.contains('\u{fffd}') && !text.contains('王'), "{text}");
}

#[test]
fn the_same_document_makes_the_same_bytes() {
    let make = || pdf(&agreement(Lang::Fr, Lang::Ar, Layout::SideBySide, 3)).unwrap();
    assert!(make() == make());
}

#[test]
fn what_somebody_typed_is_text_and_nothing_else() {
    for text in HOSTILE {
        let made = pdf(&hostile(text)).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        assert_claims(&made);
    }
    let made = pdf(&hostile(HOSTILE[0])).unwrap();
    if let Some(text) = poppler("pdftotext", &[], &made) {
        assert!(text.contains("#import") && text.contains("#panic") && text.contains("etc/passwd"), "{text}");
    }
}

/// A document with this text in each of the voices.
fn voices(text: &str) -> Doc {
    let line = vec![text.into(), Inline::Strong(text.into()), Inline::Foreign(Lang::Ar, text.into())];
    let about = everything(Lang::Fr).meta().clone();
    let blocks = vec![
        Block::Paragraph { lang: Lang::Fr, text: line.clone() },
        Block::Paragraph { lang: Lang::Ar, text: line },
        Block::text(Lang::En, text),
    ];
    Doc::new(about, blocks).unwrap()
}

#[test]
fn every_character_that_is_let_through_is_drawn() {
    let all = [Script::Latin, Script::Arabic].into_iter().flat_map(Script::covered);
    let signs: Vec<char> = all.flat_map(|(first, last)| *first..=*last).filter_map(char::from_u32).collect();
    for some in signs.chunks(150) {
        let apart: String = some.iter().flat_map(|c| [*c, ' ']).collect();
        let together: String = some.iter().collect();
        for text in [apart, together] {
            pdf(&voices(&text)).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        }
    }
}

#[test]
fn long_words_and_full_pages_are_laid_out() {
    for text in ["x".repeat(5_000), "العربية".repeat(700), "mot ".repeat(2_000), "a\n".repeat(500)] {
        pdf(&voices(&text)).unwrap_or_else(|error| panic!("{error}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn no_text_is_refused(text in "(.|[\u{300}-\u{36f}\u{600}-\u{6ff}\u{200b}-\u{200f}\u{5b0}-\u{5ea}\u{1f300}-\u{1f9ff}]){0,40}") {
        let made = pdf(&hostile(&text));
        prop_assert!(made.is_ok(), "{:?}", made.err());
    }
}

/// What the program holds of the memory of the machine, and the most that it held, in MiB.
fn memory() -> [u64; 2] {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let of = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
    };
    [of("VmRSS"), of("VmHWM")]
}

fn in_milliseconds(doc: &Doc) -> (u128, Vec<u8>) {
    let begun = Instant::now();
    let made = pdf(doc).unwrap();
    (begun.elapsed().as_millis(), made)
}

fn pages(pdf: &[u8]) -> String {
    let about = poppler("pdfinfo", &[], pdf).unwrap_or_default();
    about.lines().find(|line| line.starts_with("Pages")).unwrap_or_default().to_owned()
}

#[test]
#[ignore = "measures time and memory: run it alone, in release"]
fn twelve_pages_take_less_than_half_a_second_and_fifty_papers_leave_no_memory_behind() {
    println!("before: {:?} MiB held, and at most until then", memory());
    for second in [Lang::En, Lang::Ar] {
        let of = |articles| agreement(Lang::Fr, second, Layout::SideBySide, articles);
        let (first, made) = in_milliseconds(&of(36));
        println!("fr-{}: {}, {} KiB, first in {first} ms", second.code(), pages(&made), made.len() / 1024);
        let mut times: Vec<_> = (0..49).map(|i| in_milliseconds(&of(36 + i % 3)).0).collect();
        times.sort_unstable();
        println!(
            "  49 more: {} to {} ms, half of them under {} ms; {:?} MiB",
            times[0],
            times[48],
            times[24],
            memory()
        );
        assert!(times[24] < 500, "{times:?}");
        assert!(memory()[0] < 300, "{:?}", memory());
    }
    let doc = agreement(Lang::Fr, Lang::Ar, Layout::SideBySide, 36);
    let alone = pdf(&doc).unwrap();
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..5).for_each(|_| assert!(pdf(&doc).unwrap() == alone)));
        }
    });
    println!("20 by four threads: {} ms; {:?} MiB", begun.elapsed().as_millis(), memory());
    assert!(memory()[0] < 300, "{:?}", memory());
    let (took, made) = in_milliseconds(&agreement(Lang::Fr, Lang::Ar, Layout::SideBySide, 400));
    println!("a long one: {}, {took} ms; {:?} MiB", pages(&made), memory());
    assert!(took < 10_000, "{took} ms");
}
