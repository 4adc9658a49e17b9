//! Lines that cannot be used, each with its number and its reason.

use super::{file, read_text};
use crate::db::testing::{TestDb, on_both_engines};
use crate::partnerships::World;

const LONG: &str = "LlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochLlanfairpwllgwyngyllgogerychwyrndrobwll\
    llantysiliogogogochLlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochLlanfairpwllgwyngyllgogerych";

/// The cells that differ from a good line, and words of the reason.
const BAD: &[(&[(&str, &str)], &str)] = &[
    (&[("city_a", "")], "city_a is empty"),
    (&[("city_b", "   ")], "city_b is empty"),
    (&[("city_b", "Köln\0")], "city_b holds a control character (U+0000)"),
    (&[("city_a", "Hal\u{7}luin")], "city_a holds a control character (U+0007)"),
    (&[("city_a", "=HYPERLINK(\"http://x\")")], "city_a looks like a spreadsheet formula"),
    (&[("city_a", "@SUM(A1)")], "city_a looks like a spreadsheet formula"),
    (&[("city_a", LONG)], "city_a is longer than 200 characters"),
    (&[("country_b", "")], "country_b: «  » is not a country code"),
    (&[("country_b", "ZZ")], "country_b: « ZZ » is not a country code of ISO 3166-1"),
    (&[("country_a", "France")], "country_a: « France » is not a country code"),
    (&[("lat_b", "91"), ("lon_b", "7")], "lat_b: 91 is beyond 90 degrees"),
    (&[("lat_b", "50"), ("lon_b", "-180.5")], "lon_b: -180.5 is beyond 180 degrees"),
    (&[("lat_b", "NaN"), ("lon_b", "7")], "lat_b: NaN is beyond 90 degrees"),
    (&[("lat_a", "nord"), ("lon_a", "7")], "lat_a: « nord » is not a number"),
    (&[("lon_a", "7")], "lat_a is empty although lon_a is not"),
    (&[("since", "2003-13")], "since: « 2003-13 » is not a date"),
    (&[("until", "vers 2003")], "until: « vers 2003 » is not a date: write YYYY, YYYY-MM or YYYY-MM-DD"),
    (&[("since", "2010"), ("until", "2003-05")], "until (2003-05) comes before since (2010)"),
    (&[("kind", "twin")], "kind: « twin » is none of partnership, friendship"),
    (&[("status", "dead")], "status: « dead » is none of envisaged, active"),
    (&[("form", "wedding")], "form: « wedding » is none of twinning"),
    (&[("themes", "water;magic")], "themes: « magic » is not a theme of the list"),
    (&[("source", "=cmd")], "source looks like a spreadsheet formula"),
    (&[("source_url", "javascript:alert(1)")], "source_url: « javascript:alert(1) » is not an address"),
    (&[("source_url", "https://exemple.fr/a b")], "is not an address"),
    (&[("read_on", "hier")], "read_on: « hier » is not a date"),
    (&[("code_a", "59279")], "« 59279 » is not a code: write insee:62667"),
    (&[("code_a", "insee:99999")], "no authority has the code insee:99999"),
    (&[("code_b", "id:gn-1")], "no authority has the code id:gn-1"),
    (&[("code_b", "geonames:un")], "« geonames:un » is not a code"),
    (&[("code_b", "insee:59279")], "both sides are the same authority (fr-commune-59279)"),
    (&[("code_a", "insee:59355"), ("code_b", "insee:59350")], "both sides are the same authority (fr-commune-59350)"),
];

on_both_engines!(a_line_that_cannot_be_used_is_refused_with_its_number_and_reason, |test| {
    let world = World::of_authorities(test).await;
    let lines: Vec<&[(&str, &str)]> = BAD.iter().map(|(cells, _)| *cells).chain([[].as_slice()]).collect();
    let report = world.plan(file(&lines)).await;
    for ((number, (_, reason)), refused) in (2..).zip(BAD).zip(&report.refused) {
        assert_eq!(refused.line, number, "{refused:?}");
        assert!(refused.reason.contains(reason), "expected « {reason} »: {refused:?}");
    }
    let counts = report.counts;
    assert_eq!((counts.lines, counts.refused, counts.new), (BAD.len() + 1, BAD.len(), 1), "the last line is good");
    assert!(!report.applied);
});

#[test]
fn a_reason_quotes_no_more_than_a_few_words_of_the_cell() {
    let long = "x".repeat(10_000);
    let read =
        read_text(file(&[&[("kind", &long)], &[("themes", &long)], &[("source_url", &long)], &[("since", &long)]]));
    let read = read.expect("a file of links");
    assert_eq!(read.refused.len(), 4);
    for refused in read.refused {
        assert!(refused.reason.len() < 300, "{}", refused.reason.len());
    }
}

#[test]
fn a_line_with_too_few_or_too_many_cells_is_refused() {
    let text = "city_a,country_a,city_b,country_b\nHalluin,FR,Köln\nHalluin,FR,Köln,DE,de trop\nHalluin,FR,Köln,DE\n";
    let read = read_text(text).expect("a file of links");
    let told: Vec<_> = read.refused.iter().map(|refused| (refused.line, refused.reason.as_str())).collect();
    let expected = [(2, "the line has 3 columns, the header 4"), (3, "the line has 5 columns, the header 4")];
    assert_eq!(told, expected);
    assert_eq!(read.declarations.iter().map(|declared| declared.line).collect::<Vec<_>>(), [4]);
}

#[test]
fn lines_are_numbered_as_an_editor_does_even_after_a_cell_of_several_lines() {
    let text = "city_a,country_a,city_b,country_b\n\"Hal\nlu\nin\",FR,Köln,DE\nHalluin,FR,,DE\n";
    let read = read_text(text).expect("a file of links");
    let told: Vec<_> = read.refused.iter().map(|refused| (refused.line, refused.reason.as_str())).collect();
    assert_eq!(told, [(2, "city_a holds a control character (U+000A)"), (5, "city_b is empty")]);
}

#[test]
fn lines_are_numbered_as_an_editor_does_even_after_empty_ones() {
    let read = read_text("city_a,country_a,city_b,country_b\n\n\nHalluin,FR,,DE\n").expect("a file of links");
    assert_eq!(read.refused.iter().map(|refused| refused.line).collect::<Vec<_>>(), [4]);
}

#[test]
fn a_line_in_another_encoding_is_refused_and_its_neighbours_are_read() {
    let mut bytes = b"city_a,country_a,city_b,country_b\nLille,FR,Leeds,GB\n".to_vec();
    bytes.extend(b"Lille,FR,K\xf6ln,DE\n");
    bytes.extend("Lille,FR,Liège,BE\n".as_bytes());
    let read = read_text(bytes).expect("a file of links");
    let told: Vec<_> = read.refused.iter().map(|refused| (refused.line, refused.reason.as_str())).collect();
    assert_eq!(told, [(3, "the line is not in UTF-8")]);
    assert_eq!(read.declarations.len(), 2);
}

#[tokio::test]
async fn what_a_line_says_is_taken_whatever_its_case_and_spaces() {
    let world = World::of_authorities(TestDb::sqlite().await).await;
    let cells: &[(&str, &str)] = &[
        ("country_a", " fr "),
        ("kind", "Friendship"),
        ("status", "ACTIVE"),
        ("themes", " health ; water;;water "),
        ("since", "2003-05"),
        ("lat_b", "50,9333"),
        ("lon_b", "6,95"),
    ];
    let report = world.plan(file(&[cells])).await;
    assert_eq!((report.counts.new, report.counts.refused), (1, 0), "{report:?}");
    let read = read_text(file(&[cells])).expect("a file of links");
    let declared = &read.declarations[0];
    assert_eq!(declared.themes, ["health", "water"]);
    assert_eq!(declared.parties[1].0.position, Some((50.9333, 6.95)));
    assert_eq!(declared.parties[0].0.country, "FR");
}
