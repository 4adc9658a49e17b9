//! Files as a whole: those that are refused, and the shapes that are read.

use std::path::Path;

use super::read_text;
use crate::partnerships::read_csv;

fn refused(bytes: impl AsRef<[u8]>) -> String {
    match read_text(bytes) {
        Ok(read) => panic!("it was read: {read:?}"),
        Err(why) => why,
    }
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect()
}

const HEADER: &str = "city_a,country_a,city_b,country_b";

#[test]
fn a_file_that_cannot_be_used_is_refused_as_a_whole_in_one_sentence() {
    let latin: &[u8] = b"city_a,country_a,city_b,country_b,ann\xe9e\nLille,FR,Leeds,GB,2003\n";
    let cases: [(&[u8], &str); 10] = [
        (b"", "the file is empty"),
        (
            b"city_a,country_a,city_b\nLille,FR,Leeds\n",
            "lacks the column(s) country_b: it has city_a, country_a, city_b",
        ),
        (b"ville,pays\n", "lacks the column(s) city_a, country_a, city_b, country_b: it has ville, pays"),
        (b"\n\n\n", "lacks the column(s)"),
        (b"city_a,country_a,city_b,country_b,CITY_A\n", "the column « city_a » twice"),
        (&utf16(HEADER, u16::to_le_bytes), "is not in UTF-8 (it is UTF-16)"),
        (&utf16(HEADER, u16::to_be_bytes), "is not in UTF-8 (it is UTF-16)"),
        (b"PK\x03\x04 and the rest of a spreadsheet", "it is a spreadsheet or an archive"),
        (latin, "is not in UTF-8 (line 1)"),
        (&[0; 4096], "lacks the column(s)"),
    ];
    for (bytes, words) in cases {
        let why = refused(bytes);
        assert!(why.contains(words), "expected « {words} »: {why}");
        assert!(why.ends_with("nothing was imported"), "{why}");
        assert!(!why.contains('\n') && why.chars().count() < 600, "one sentence: {why}");
    }
}

#[test]
fn a_header_of_a_thousand_columns_is_told_in_short() {
    let header: Vec<String> = (0..1000).map(|n| format!("colonne_{n}")).collect();
    assert!(refused(header.join(",")).chars().count() < 600);
}

#[test]
fn a_file_that_is_not_there_or_is_a_folder_is_told() {
    for path in ["nowhere.csv", "src"] {
        let why = read_csv(Path::new(path), None, &mut |_| {}).map(|_| ()).expect_err(path).to_string();
        assert!(why.starts_with("the file cannot be read (") && why.ends_with("nothing was imported"), "{why}");
    }
}

#[test]
fn a_file_with_a_header_alone_has_no_lines() {
    for text in [HEADER.to_owned(), format!("{HEADER}\r\n"), format!("\u{feff}{HEADER}\n\n\n")] {
        let read = read_text(&text).expect("a file of links");
        assert!(read.declarations.is_empty() && read.refused.is_empty(), "{text:?}: {read:?}");
    }
}

#[test]
fn separators_marks_line_ends_order_and_case_of_columns_do_not_matter() {
    let texts = [
        "city_a,country_a,city_b,country_b\nLille,FR,\"Leeds\",GB\n",
        "\u{feff}City_A;COUNTRY_A;city_b;country_b\r\nLille;FR;Leeds;GB\r\n",
        " country_b , city_b ,autre,country_a,city_a\nGB,Leeds,\"a,b\",FR,Lille",
        "\u{feff}\"city_a\",\"country_a\",\"city_b\",\"country_b\"\nLille,FR,Leeds,GB\n",
    ];
    for text in texts {
        let read = read_text(text).expect("a file of links");
        let names: Vec<_> = read.declarations[0].parties.iter().map(|(place, _)| place.name.as_str()).collect();
        assert_eq!((names.as_slice(), read.refused.len()), (["Lille", "Leeds"].as_slice(), 0), "{text}");
    }
}

#[test]
fn a_line_without_a_source_comes_from_the_file_itself() {
    let text = format!("{HEADER},source,licence,read_on\nLille,FR,Leeds,GB,,,\nLille,FR,Köln,DE,a;b ; a,CC0,2026-11\n");
    let read = read_text(text).expect("a file of links");
    let of = |place: usize| read.declarations[place].sources.iter().map(|source| source.id.clone()).collect::<Vec<_>>();
    assert_eq!(of(0), ["liens.csv"]);
    let mut named = of(1);
    named.dedup();
    assert_eq!(named.iter().collect::<std::collections::BTreeSet<_>>().len(), named.len(), "each once: {named:?}");
    let cards: Vec<_> = read.sources.iter().map(|card| (card.id.as_str(), card.licence.as_deref())).collect();
    assert_eq!(cards, [("a", Some("CC0")), ("b", Some("CC0")), ("liens.csv", None)]);
}

#[test]
fn a_mapping_file_renames_columns_and_a_wrong_one_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        path
    };
    let links = at("a.csv", "Commune,Pays,Partenaire,Pays du partenaire\nLille,FR,Leeds,GB\n");
    let good = at(
        "a.toml",
        "commune = \"city_a\"\nPAYS = \"Country_A\"\n\"partenaire\" = \"city_b\"\n\"Pays du partenaire\" = \"country_b\"\n",
    );
    let read = read_csv(&links, Some(&good), &mut |_| {}).expect("a file of links");
    assert_eq!(read.declarations[0].parties[1].0.name, "Leeds");
    for (text, words) in [("commune = \"ville\"", "there is no column « ville »"), ("commune city_a", "not understood")]
    {
        let wrong = at("b.toml", text);
        let why = read_csv(&links, Some(&wrong), &mut |_| {}).map(|_| ()).expect_err(text).to_string();
        assert!(why.contains(words), "{why}");
    }
}

#[test]
fn a_long_file_tells_how_far_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.csv");
    std::fs::write(&path, format!("{HEADER}\n{}", "Lille,FR,Leeds,GB\n".repeat(20_000))).expect("a file");
    let mut told = Vec::new();
    let read = read_csv(&path, None, &mut |line| told.push(line)).expect("a file of links");
    assert_eq!(read.declarations.len(), 20_000);
    assert_eq!(told, (1..=20).map(|thousands| thousands * 1000).collect::<Vec<_>>());
}
