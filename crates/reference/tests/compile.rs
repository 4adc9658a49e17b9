//! Recompiles the fixtures and compares every table with the expected one.

use std::{fs, path::Path, process::Command};

const TABLES: [&str; 20] = [
    "admin1",
    "articles",
    "codes",
    "collectivities",
    "communes",
    "countries",
    "departments",
    "departments_outlines",
    "epcis",
    "former",
    "links/clubs",
    "links/ends",
    "links/links",
    "links/sources",
    "memberships",
    "places",
    "regions",
    "regions_outlines",
    "world",
    "world_small",
];

fn compile(out: &Path) {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let status = Command::new(env!("CARGO_BIN_EXE_compile-reference"))
        .arg("--packages")
        .arg(fixtures.join("packages"))
        .arg("--shared")
        .arg(fixtures.join("shared"))
        .arg("--out")
        .arg(out)
        .status()
        .expect("the compiler starts");
    assert!(status.success());
}

#[test]
fn the_fixtures_compile_to_the_expected_bytes_every_time() {
    let expected = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/expected");
    for _ in 0..2 {
        let out = tempfile::tempdir().expect("a temporary folder");
        compile(out.path());
        for table in TABLES {
            let name = format!("{table}.tsv");
            let read = |folder: &Path| fs::read_to_string(folder.join(&name)).expect(table);
            assert_eq!(read(out.path()), read(&expected), "{table}");
        }
    }
}

#[test]
fn a_missing_package_is_named() {
    let out = tempfile::tempdir().expect("a temporary folder");
    let run = Command::new(env!("CARGO_BIN_EXE_compile-reference"))
        .args(["--packages", "nowhere", "--shared", "nowhere", "--out"])
        .arg(out.path())
        .output()
        .expect("the compiler starts");
    assert!(!run.status.success());
    let message = String::from_utf8_lossy(&run.stderr);
    assert!(message.contains("communes.json"), "{message}");
}
