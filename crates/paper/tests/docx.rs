//! Documents as DOCX: their parts, and what stands in them.

#![expect(clippy::unwrap_used, reason = "a test may")]

mod samples;

use std::io::{Cursor, Read};

use paper::doc::{Bilingual, Block, Clause, Doc, DocError, Lang, Layout, Part, Remark};
use samples::{HOSTILE, agreement, everything, hostile};

const PAIRS: [(Lang, Lang); 5] =
    [(Lang::Fr, Lang::En), (Lang::Fr, Lang::Es), (Lang::Fr, Lang::Pt), (Lang::Fr, Lang::Ar), (Lang::Ar, Lang::Fr)];

/// The parts of a document, each of which is well-formed.
fn parts(doc: &Doc) -> Vec<(String, String)> {
    let bytes = paper::docx(doc).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = Vec::new();
    for i in 0..archive.len() {
        let mut file = archive.by_index(i).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        let name = file.name().unwrap().into_owned();
        roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        all.push((name, text));
    }
    all
}

fn part(doc: &Doc, name: &str) -> String {
    parts(doc).into_iter().find(|(of, _)| of == name).map(|(_, text)| text).unwrap_or_else(|| panic!("no {name}"))
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Of each paragraph that holds text: its style, whether it runs from right to left, its text.
fn paragraphs(xml: &str) -> Vec<(String, bool, String)> {
    let tree = roxmltree::Document::parse(xml).unwrap();
    let named = |name: &'static str| move |node: &roxmltree::Node| node.has_tag_name((W, name));
    let of = |p: roxmltree::Node| {
        let style = p.descendants().find(named("pStyle")).and_then(|style| style.attribute((W, "val"))).unwrap();
        let text: String = p
            .descendants()
            .map(|node| match node.tag_name().name() {
                "t" => node.text().unwrap_or_default(),
                "noBreakHyphen" => "-",
                _ => "",
            })
            .collect();
        (style.to_owned(), p.descendants().any(|node| node.has_tag_name((W, "bidi"))), text)
    };
    tree.descendants().filter(named("p")).map(of).filter(|(.., text)| !text.is_empty()).collect()
}

#[test]
fn every_kind_of_block_in_every_language_has_its_style_and_direction() {
    for lang in Lang::ALL {
        let doc = everything(lang);
        let body = part(&doc, "word/document.xml");
        let all = paragraphs(&body);
        for style in [
            "Title",
            "Heading1",
            "Heading2",
            "Heading3",
            "Article",
            "Normal",
            "ListParagraph",
            "Citation",
            "Decision",
            "Caption",
            "Cell",
        ] {
            assert!(all.iter().any(|(of, ..)| of == style), "{lang:?} {style}");
        }
        for (style, bidi, text) in &all {
            assert_eq!(*bidi, lang == Lang::Ar, "{lang:?} {style} {text}");
        }
        assert!(body.contains(&format!("=\"{}\"/>", lang.tag())), "{lang:?}");
        assert_eq!(body.contains("<w:bidiVisual/>"), lang == Lang::Ar);
        assert!(body.contains("<w:tblHeader/>") && body.contains("<w:tblCaption "));
        assert!(body.contains("<w:rtl/>"), "the other language of a run");
        assert!(part(&doc, "docProps/core.xml").contains(&format!("<dc:language>{}</dc:language>", lang.tag())));
        assert!(part(&doc, "word/footer1.xml").contains(" NUMPAGES "));
    }
}

#[test]
fn the_styles_that_are_used_are_defined() {
    for doc in [everything(Lang::Fr), agreement(Lang::Fr, Lang::Ar, Layout::OneAfterTheOther, 2)] {
        let styles = part(&doc, "word/styles.xml");
        for (name, xml) in parts(&doc) {
            for used in xml.split("Style w:val=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
                assert!(styles.contains(&format!("w:styleId=\"{used}\"")), "{name}: {used}");
            }
        }
    }
}

#[test]
fn articles_of_two_languages_stand_beside_one_another_and_count_alike() {
    for (first, second) in PAIRS {
        let doc = agreement(first, second, Layout::SideBySide, 7);
        let body = part(&doc, "word/document.xml");
        let headings: Vec<_> = paragraphs(&body).into_iter().filter(|(style, ..)| style == "Article").collect();
        assert_eq!(headings.len(), 14);
        assert!(headings.chunks(2).all(|pair| pair[0].1 == first.is_rtl() && pair[1].1 == second.is_rtl()));
        let numbering = part(&doc, "word/numbering.xml");
        for lang in [first, second] {
            assert!(numbering.contains(&format!("w:val=\"{} %1", lang.words().article)));
        }
        // One list for each language numbers all its articles.
        let tree = roxmltree::Document::parse(&body).unwrap();
        let of_articles = tree.descendants().filter(|node| node.attribute((W, "val")) == Some("Article"));
        let mut lists: Vec<_> = of_articles
            .filter_map(|style| style.parent()?.descendants().find(|node| node.has_tag_name((W, "numId"))))
            .filter_map(|list| list.attribute((W, "val")))
            .collect();
        lists.sort_unstable();
        lists.dedup();
        let rtl = usize::from(first.is_rtl()) + usize::from(second.is_rtl());
        assert_eq!(lists.len(), 2 - rtl, "{first:?} {second:?}");
        assert_eq!(body.matches(" SEQ Article_ar ").count(), 7 * rtl);
        assert_eq!(body.matches(" \\r 1 ").count(), rtl);
    }
}

#[test]
fn a_preamble_takes_no_number_and_the_articles_after_it_begin_at_one() {
    let clause = |title: &str, plain| Clause {
        title: title.to_owned(),
        body: vec![Part::Paragraph(vec!["texte".into()])],
        plain,
    };
    let row = |title, plain| (clause(title, plain), clause(title, plain));
    let rows =
        || vec![row("", true), row("Préambule", true), row("Objet", false), row("Durée", false), row("Fait", true)];
    for (layout, other) in [(Layout::SideBySide, Lang::En), (Layout::OneAfterTheOther, Lang::Ar)] {
        let meta = agreement(Lang::Fr, other, layout, 1).meta().clone();
        let both = Bilingual::new(Lang::Fr, other, layout, rows());
        let doc = Doc::new(meta, vec![Block::Bilingual(both)]).unwrap();
        let Some(Block::Bilingual(both)) = doc.blocks().first() else { panic!("no articles") };
        assert_eq!(both.numbers().collect::<Vec<_>>(), [None, None, Some(1), Some(2), None]);
        let body = part(&doc, "word/document.xml");
        let titles: Vec<_> = paragraphs(&body).into_iter().filter(|(style, ..)| style == "Article").collect();
        let of_french = titles.iter().filter(|(_, rtl, _)| !rtl).map(|(.., text)| text.as_str());
        let expected: &[_] = &["Préambule", "– Objet", "– Durée", "Fait"];
        let found: Vec<_> = of_french.collect();
        assert!(
            found.len() == if other.is_rtl() { 4 } else { 8 } && expected.iter().all(|one| found.contains(one)),
            "{found:?}"
        );
        // The heading of an article is numbered by its list; one without a number stands in none.
        let tree = roxmltree::Document::parse(&body).unwrap();
        let numbered = tree.descendants().filter(|node| node.has_tag_name((W, "numPr"))).count();
        assert_eq!(numbered, if other.is_rtl() { 2 } else { 4 });
    }
}

#[test]
fn the_day_on_which_it_is_made_stands_under_the_title_only_where_it_should() {
    for (dated, reference, draft, expected) in [
        (true, "", true, "PROJET · 27\u{a0}novembre\u{a0}2026"),
        (true, "2027-4", false, "Référence\u{a0}: 2027-4 · 27\u{a0}novembre\u{a0}2026"),
        (false, "2027-4", false, "Référence\u{a0}: 2027-4"),
        (false, "", false, ""),
    ] {
        let about = everything(Lang::Fr).meta().clone();
        let about = paper::doc::Meta { dated, draft, reference: reference.to_owned(), ..about };
        let body = part(&Doc::new(about, vec![]).unwrap(), "word/document.xml");
        assert_eq!(body.matches("w:val=\"Subtitle\"").count(), 1);
        let all = paragraphs(&body);
        let line = all.iter().find(|(style, ..)| style == "Subtitle").map_or("", |(.., text)| text.as_str());
        assert_eq!(line, expected);
    }
}

#[test]
fn a_heading_stays_with_what_follows_and_articles_break_between_their_paragraphs() {
    let doc = agreement(Lang::Fr, Lang::En, Layout::SideBySide, 4);
    let body = part(&doc, "word/document.xml");
    let rows: Vec<&str> = body.split("<w:tr>").skip(1).map(|rest| rest.split("</w:tr>").next().unwrap()).collect();
    let (headings, rest): (Vec<&str>, Vec<&str>) = rows.into_iter().partition(|row| row.contains("w:val=\"Article\""));
    assert!(headings.len() == 4 && headings.iter().all(|row| row.contains("<w:cantSplit/>")));
    // The names of the languages, ten paragraphs with their twins, three signatures two by two.
    assert_eq!(rest.len(), 1 + 10 + 2);
    let (last, paragraphs) = rest[1..11].split_last().unwrap();
    assert!(paragraphs.iter().all(|row| !row.contains("<w:keepNext") && !row.contains("<w:cantSplit/>")));
    assert_eq!(last.matches("<w:keepNext/>").count(), 2, "the end of the text stands above the signatures");
    assert!(rest[11..].iter().all(|row| row.contains("<w:cantSplit/>")));
    let styles = part(&doc, "word/styles.xml");
    for style in
        ["Title", "Heading1", "Heading2", "Heading3", "Article", "Language", "Decision", "Caption", "Signatory"]
    {
        let of = styles.split(&format!("w:styleId=\"{style}\"")).nth(1).unwrap();
        assert!(of.split("</w:style>").next().unwrap().contains("<w:keepNext/>"), "{style}");
    }
    for layout in [Layout::SideBySide, Layout::OneAfterTheOther] {
        let body = part(&agreement(Lang::Fr, Lang::Ar, layout, 2), "word/document.xml");
        let before = body.split("w:val=\"Signatory\"").next().unwrap().rsplit("<w:p>").nth(1).unwrap();
        assert!(before.contains("<w:keepNext/>"), "{layout:?}: {before}");
    }
}

#[test]
fn columns_that_do_not_pair_up_share_a_row() {
    let line = |text: &str| Part::Paragraph(vec![text.into()]);
    let clause = |title: &str, body: Vec<Part>| Clause { title: title.into(), body, plain: false };
    let rows = vec![
        (clause("Un", vec![line("a"), line("b")]), clause("One", vec![line("c")])),
        (clause("Deux", vec![line("d"), line("e")]), clause("Two", vec![line("f"), line("g")])),
        (clause("Trois", vec![]), clause("Three", vec![])),
        (clause("", vec![]), clause("", vec![line("h")])),
    ];
    let about = agreement(Lang::Fr, Lang::En, Layout::SideBySide, 1).meta().clone();
    let both = Bilingual::new(Lang::Fr, Lang::En, Layout::SideBySide, rows);
    let body = part(&Doc::new(about, vec![Block::Bilingual(both)]).unwrap(), "word/document.xml");
    // The names of the languages, four headings, and one row, two, none, one.
    assert_eq!((body.matches("<w:tr>").count(), body.matches("<w:tc>").count()), (9, 18));
    assert!(body.split("<w:tc>").skip(1).all(|cell| cell.contains("<w:p>")), "{body}");
}

#[test]
fn a_word_processor_gets_the_letters_that_our_fonts_lack() {
    let doc = hostile("王小明 አማርኛ ไทย 😀");
    let drawn = part(&doc.drawn(), "word/document.xml");
    let body = part(&doc, "word/document.xml");
    for letters in ["王小明", "አማርኛ", "ไทย", "😀"] {
        assert!(body.contains(letters) && !drawn.contains(letters), "{letters}");
    }
    assert!(!body.contains('\u{fffd}') && drawn.contains('\u{fffd}'));
}

#[test]
fn the_same_document_makes_the_same_bytes() {
    let bytes = || paper::docx(&agreement(Lang::Fr, Lang::Ar, Layout::SideBySide, 5)).unwrap();
    assert_eq!(bytes(), bytes());
}

#[test]
fn what_somebody_typed_is_text_and_nothing_else() {
    for text in HOSTILE {
        let doc = hostile(text);
        let body = part(&doc, "word/document.xml");
        assert!(!part(&doc, "word/_rels/document.xml.rels").contains("javascript:"), "no link leads there");
        let shown: String = paragraphs(&body).into_iter().map(|(.., text)| text).collect();
        let kept = |text: &str| text.chars().filter(|c| c.is_ascii_alphanumeric()).collect::<String>();
        assert!(kept(&shown).contains(&kept(text)), "{text:?} in {shown:?}");
        assert!(
            !shown.contains(|c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        );
    }
}

#[test]
fn what_was_mended_is_said() {
    let remarks = |text| hostile(text).remarks().to_vec();
    assert!(remarks(HOSTILE[4]).iter().any(|remark| matches!(remark, Remark::NotDrawn { character: '😀', .. })));
    assert!(remarks(HOSTILE[3]).iter().any(|remark| matches!(remark, Remark::Turning { .. })));
    assert!(remarks(HOSTILE[2]).iter().any(|remark| matches!(remark, Remark::Invisible { .. })));
    assert!(remarks(HOSTILE[13]).contains(&Remark::LinkRefused { url: HOSTILE[13].into() }));
    assert_eq!(everything(Lang::Ar).remarks(), []);
}

#[test]
fn what_no_writer_should_see_is_refused_by_name() {
    use paper::doc::{Block, Column, Table};
    let meta = |title: &str| paper::doc::Meta {
        title: title.into(),
        other_title: None,
        ..everything(Lang::Fr).meta().clone()
    };
    let heading = |level, text: &str| Block::Heading { level, lang: Lang::Fr, text: text.into() };
    let table = |columns: &[&str], width| {
        let columns = columns.iter().map(|name| Column { name: (*name).into(), numeric: false }).collect();
        Block::Table(Table { lang: Lang::Fr, caption: "T".into(), columns, rows: vec![vec![vec![]; width]] })
    };
    let refused = |title: &str, blocks| Doc::new(meta(title), blocks).err();
    assert_eq!(refused("\u{0} \n", vec![]), Some(DocError::NoTitle));
    assert_eq!(
        refused("a", vec![heading(2, "b")]),
        Some(DocError::HeadingLevel { text: "b".into(), level: 2, after: 0 })
    );
    assert_eq!(
        refused("a", vec![heading(1, "b"), heading(3, "c")]),
        Some(DocError::HeadingLevel { text: "c".into(), level: 3, after: 1 })
    );
    assert_eq!(refused("a", vec![heading(1, " \u{202e}")]), Some(DocError::EmptyHeading(1)));
    assert_eq!(refused("a", vec![table(&[], 0)]), Some(DocError::NoTableHead("T".into())));
    assert_eq!(
        refused("a", vec![table(&["b", "c"], 1)]),
        Some(DocError::RowWidth { caption: "T".into(), row: 1, found: 1, expected: 2 })
    );
    let megabyte = "é".repeat(500_000);
    assert_eq!(refused("a", vec![Block::text(Lang::Fr, &megabyte)]), Some(DocError::TooLong));
    assert_eq!(refused(&megabyte, vec![]), Some(DocError::TooLong));
    let many = vec![Block::text(Lang::Fr, ""); 30_000];
    assert_eq!(refused("a", many), Some(DocError::TooLong));
    assert!(refused("a", vec![]).is_none());
}

#[test]
fn what_somebody_typed_becomes_paragraphs() {
    use paper::doc::Block;
    let all = Block::paragraphs(Lang::Fr, "Un\ndeux\n\n \ntrois\n");
    assert_eq!(all.len(), 2);
}
