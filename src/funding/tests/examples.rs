//! The worked sketches that the program comes with.

use super::shipped;
use crate::funding::check::{Asked, check};
use crate::funding::model::When;
use crate::funding::sketch::Sketch;
use crate::kernel::Locale;
use crate::kernel::Verdict::{self, NeedsPerson, No, Unknown, Yes};

/// The beginning of each file's name, the call and the day, what the call says whatever the day, and the criterion that decides.
const EXAMPLES: [(&str, &str, &str, Verdict, &str); 10] = [
    ("sketch-01", "F01-2025", "2025-05-01", Yes, "rate"),
    ("sketch-02", "F01-2025", "2025-05-01", No, "rate"),
    ("sketch-03", "F01-2025", "2025-05-01", No, "covered"),
    ("sketch-04", "F01-2025", "2025-05-01", Yes, "rate"),
    ("sketch-05", "F01-2025", "2025-05-01", No, "in_kind"),
    ("sketch-06", "F15-2024", "2024-09-01", No, "participants"),
    ("sketch-07", "F15-2024", "2024-09-01", NeedsPerson, "person"),
    ("sketch-08", "F13-grand-est", "2026-11-27", NeedsPerson, "person"),
    ("sketch-09", "F11", "2026-11-27", NeedsPerson, "person"),
    ("sketch-10", "F24", "2026-11-27", Unknown, "preconditions"),
];

#[test]
fn the_sketches_are_understood_and_answered_as_their_table_says() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let files = std::fs::read_dir(folder).expect("the examples").filter_map(Result::ok);
    let mut files: Vec<_> = files.filter(|file| file.file_name().to_string_lossy().starts_with("sketch-")).collect();
    files.sort_by_key(std::fs::DirEntry::file_name);
    assert_eq!(files.len(), EXAMPLES.len());
    for (file, (name, call, on, fits, rule)) in files.iter().zip(EXAMPLES) {
        let shown = file.file_name().to_string_lossy().into_owned();
        assert!(shown.starts_with(name), "{shown}");
        let text = std::fs::read_to_string(file.path()).expect("an example");
        let sketch = Sketch::parse(&text).unwrap_or_else(|why| panic!("{shown}: {why}"));
        let asked = Asked { when: When::Day(super::day(on)), locale: Locale::En, call: Some(call) };
        let report = check(shipped(), &sketch, asked);
        let decides = report.results.iter().filter(|found| found.rule == rule).map(|found| found.verdict).max();
        let shown = (&shown, &report.results);
        assert_eq!((report.calls[0].fits, decides), (fits, Some(fits)), "{shown:#?}");
    }
}
