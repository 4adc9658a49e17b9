//! The rules of the house that a program can check: who may import whom, how long things are, what is never written.
//!
//! Each rule has a test on the tree and a test that shows it a bad example, so that none of them passes by being blind.
//! What the rules are for is told in `ARCHITECTURE.md` and `STYLE.md`.

#[path = "tidy/habits.rs"]
mod habits;
#[path = "tidy/imports.rs"]
mod imports;
#[path = "tidy/shape.rs"]
mod shape;
#[path = "tidy/source.rs"]
mod source;

/// Fails with every place that breaks the rule, one a line.
#[track_caller]
fn expect_none(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}\n  {}\n({} in all)", found.join("\n  "), found.len());
}

/// Fails when a rule lets its bad example pass.
#[track_caller]
fn expect_some(found: &[String], about: &str) {
    assert!(!found.is_empty(), "the rule about {about} does not see its bad example");
}
