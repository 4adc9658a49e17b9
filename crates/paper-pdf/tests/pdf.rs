//! Documents as PDF: that all of them can be written, and what a program finds in them.

#![expect(clippy::unwrap_used, reason = "a test may")]

#[path = "../../paper/tests/samples/mod.rs"]
mod samples;

use std::io::Write;
use std::process::{Command, Stdio};

use paper::doc::{Block, Doc, Inline, Lang, Layout, Script};
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

#[test]
#[ignore = "measures time and memory: run it alone, in release"]
fn twelve_pages_in_two_languages_take_less_than_half_a_second() {
    let resident = || {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().filter(|line| line.starts_with("VmHWM") || line.starts_with("VmRSS"));
        line.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join(", ")
    };
    println!("before: {}", resident());
    for second in [Lang::En, Lang::Ar] {
        for articles in [36, 37, 38, 36] {
            let doc = agreement(Lang::Fr, second, Layout::SideBySide, articles);
            let begun = std::time::Instant::now();
            let made = pdf(&doc).unwrap();
            let took = begun.elapsed();
            let pages = poppler("pdfinfo", &[], &made).unwrap_or_default();
            let pages = pages.lines().find(|line| line.starts_with("Pages")).unwrap_or_default().to_owned();
            println!("{second:?} {articles} articles, {pages}: {took:?}, {} bytes; {}", made.len(), resident());
            let word = std::time::Instant::now();
            println!("  DOCX {} bytes in {:?}", paper::docx(&doc).unwrap().len(), word.elapsed());
        }
    }
    let begun = std::time::Instant::now();
    pdf(&agreement(Lang::Fr, Lang::Ar, Layout::SideBySide, 39)).unwrap();
    assert!(begun.elapsed().as_millis() < 500, "{:?}", begun.elapsed());
}
