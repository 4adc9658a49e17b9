//! The worked situations that the program comes with.

use super::shipped;
use crate::kernel::{Day, Locale};
use crate::law::check;
use crate::law::model::Verdict::{self, NeedsPerson, No, Unknown, Yes};
use crate::law::situation::Situation;

/// The beginning of each file's name, what the law of 23 November 2026 says, and the rule that decides.
const EXAMPLES: [(&str, Verdict, &str); 10] = [
    ("situation-01", Yes, "R08"),
    ("situation-02", No, "R08"),
    ("situation-03", Unknown, "R09"),
    ("situation-04", No, "R09"),
    ("situation-05", No, "R14"),
    ("situation-06", Yes, "R17"),
    ("situation-07", No, "R21"),
    ("situation-08", Unknown, "R23"),
    ("situation-09", Yes, ""),
    ("situation-10", NeedsPerson, "R29"),
];

#[test]
fn the_examples_are_understood_and_answered_as_their_table_says() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let files = std::fs::read_dir(folder).expect("the examples").filter_map(Result::ok);
    let mut files: Vec<_> = files.filter(|file| file.file_name().to_string_lossy().starts_with("situation-")).collect();
    files.sort_by_key(std::fs::DirEntry::file_name);
    assert_eq!(files.len(), EXAMPLES.len());
    for (file, (name, overall, rule)) in files.iter().zip(EXAMPLES) {
        let shown = file.file_name().to_string_lossy().into_owned();
        assert!(shown.starts_with(name), "{shown}");
        let text = std::fs::read_to_string(file.path()).expect("an example");
        let situation = Situation::parse(&text).unwrap_or_else(|why| panic!("{shown}: {why}"));
        let report = check(shipped(), &situation, Day::parse("2026-11-23").expect("a day"), Locale::En);
        let decides = report.results.iter().find(|found| found.rule == rule).map(|found| found.verdict);
        assert_eq!(
            (report.overall, decides.unwrap_or(overall)),
            (overall, overall),
            "{shown}: {:#?}",
            report.results.first()
        );
        assert_eq!(decides.is_none(), rule.is_empty(), "{shown}: {rule}");
    }
}
