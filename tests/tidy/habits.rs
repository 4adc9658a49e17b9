//! What is always written, and what never is.

use crate::source::{File, files, read, rust};
use crate::{expect_none, expect_some};

const SHORTEST_DOC: usize = 3;
const FRONT_DOOR: usize = 15;
const DEPENDENCIES: usize = 60;

/// Folders of `src/` that are no slice, so that what they offer is not counted.
const NOT_SLICES: &[&str] = &["kernel", "db", "web", "jobs", "mail", "files", "config", "commands"];

// Written in two halves, so that a search for them does not find the rule that refuses them.
const UNFINISHED: &[&str] = &[
    concat!("to", "do!("),
    concat!("unimple", "mented!("),
    concat!("FIX", "ME"),
    concat!("TO", "DO"),
    concat!("lorem", " ipsum"),
    concat!("coming", " soon"),
    concat!("bientôt", " disponible"),
];
const ONE_MACHINE: &[&str] =
    &[concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/tm", "p/")];

/// The doors of the folders directly below `src/`.
fn doors() -> Vec<File> {
    let all = files(&["src"], &["/mod.rs"]);
    all.into_iter().filter(|file| file.parts().len() == 2).collect()
}

fn without_doc(file: &File) -> Vec<String> {
    let said = file.text.lines().take_while(|line| line.starts_with("//!")).filter(|line| line.len() > 4).count();
    let short = said < SHORTEST_DOC;
    short
        .then(|| file.at(1, &format!("begins with {said} lines of `//!`; {SHORTEST_DOC} at least")))
        .into_iter()
        .collect()
}

/// The names that a front door offers: those of its `pub use`, and its own public items.
fn offered(file: &File) -> usize {
    let code = file.code();
    let items = ["pub fn ", "pub async fn ", "pub struct ", "pub enum ", "pub trait ", "pub const ", "pub type "];
    let own = code.lines().filter(|line| items.iter().any(|item| line.starts_with(item))).count();
    let used = code.split("pub use ").skip(1).map(|rest| {
        let names = rest.split(';').next().unwrap_or_default();
        names.split(',').filter(|name| !name.trim_matches([' ', '\n', '}']).is_empty()).count()
    });
    own + used.sum::<usize>()
}

fn wide_door(file: &File) -> Vec<String> {
    let names = offered(file);
    let slice = !NOT_SLICES.contains(&file.parts()[0]);
    let wide = slice && names >= FRONT_DOOR;
    wide.then(|| file.at(1, &format!("offers {names} names; under {FRONT_DOOR}"))).into_iter().collect()
}

fn lines_with(file: &File, text: &str, wrong: &[&str]) -> Vec<String> {
    let found = |(i, line): (usize, &str)| wrong.iter().find(|w| line.contains(*w)).map(|w| file.at(i + 1, w));
    text.lines().enumerate().filter_map(found).collect()
}

fn unwraps(file: &File) -> Vec<String> {
    lines_with(file, &file.code(), &[".unwrap()"])
}

/// Dependencies without a word on why they are there: behind them on their line, or on the line above.
fn unexplained(file: &File) -> Vec<String> {
    let mut found = Vec::new();
    let (mut in_list, mut above) = (false, "");
    for (i, line) in file.text.lines().enumerate() {
        if line.starts_with('[') {
            in_list = line.trim_end().ends_with("dependencies]");
        } else if in_list && line.starts_with(char::is_alphanumeric) && !line.contains('#') && !above.starts_with('#') {
            found.push(
                file.at(i + 1, &format!("no reason is given: {}", line.split('=').next().unwrap_or(line).trim())),
            );
        }
        above = line;
    }
    found
}

fn manifests() -> Vec<File> {
    let mut all = files(&["crates"], &["Cargo.toml"]);
    all.push(File::example("Cargo.toml", &read("Cargo.toml")));
    all
}

#[test]
fn every_folder_of_src_says_its_rules_first() {
    let found: Vec<_> = doors().iter().flat_map(without_doc).collect();
    expect_none(&found, "a mod.rs begins with what the domain's rules are, in words");
    expect_some(&without_doc(&File::example("src/x/mod.rs", "//! Short.\nmod a;\n")), "documentation");
}

#[test]
fn a_front_door_offers_under_15_names() {
    let found: Vec<_> = doors().iter().flat_map(wide_door).collect();
    expect_none(&found, "a slice that offers much hides nothing");
    let names: Vec<_> = (0..14).map(|i| format!("A{i}")).collect();
    let door = format!("pub use model::{{\n    {},\n}};\npub fn own() {{}}\n", names.join(", "));
    expect_some(&wide_door(&File::example("src/x/mod.rs", &door)), "front doors");
}

#[test]
fn nothing_is_unwrapped_outside_tests() {
    let found: Vec<_> = rust().iter().flat_map(unwraps).collect();
    expect_none(&found, "an error is a value; what cannot happen is said with `expect` or made impossible by a type");
    expect_some(&unwraps(&File::example("src/x.rs", "let a = b.unwrap();\n")), "unwrapping");
    let test = "#[cfg(test)]\nmod tests {\n    fn a() {\n        b.unwrap();\n    }\n}\n";
    expect_none(&unwraps(&File::example("src/x.rs", test)), "tests may");
}

#[test]
fn nothing_is_left_unfinished() {
    let mut all = rust();
    all.extend(files(&["src", "assets", "locales", "content"], &[".html", ".css", ".ts", ".ftl", ".toml"]));
    let found: Vec<_> = all.iter().flat_map(|file| lines_with(file, &file.text, UNFINISHED)).collect();
    expect_none(&found, "what is not there yet is an issue, not a note in the code");
    let bad = File::example("src/x.rs", &format!("fn a() {{\n    {})\n}}\n", UNFINISHED[0]));
    expect_some(&lines_with(&bad, &bad.text, UNFINISHED), "what is unfinished");
}

#[test]
fn no_path_of_one_machine_is_written() {
    let folders = ["src", "crates", "tests", "tools", "e2e", "locales", "content", "docs", "assets", "Makefile", ".ci"];
    let ends = [".rs", ".mjs", ".ts", ".html", ".css", ".toml", ".ftl", ".md", ".mk", "Makefile", "run"];
    let found: Vec<_> = files(&folders, &ends).iter().flat_map(|f| lines_with(f, &f.text, ONE_MACHINE)).collect();
    expect_none(&found, "a path of one machine is of no use on the next");
    let bad = File::example("src/x.rs", &format!("let a = \"{}a\";\n", ONE_MACHINE[0]));
    expect_some(&lines_with(&bad, &bad.text, ONE_MACHINE), "paths");
}

#[test]
fn every_dependency_says_what_it_is_for() {
    let found: Vec<_> = manifests().iter().flat_map(unexplained).collect();
    expect_none(&found, "a dependency has its reason behind it or above it");
    expect_some(&unexplained(&File::example("Cargo.toml", "[dependencies]\nserde = \"1\"\n")), "dependencies");
    let good = "[dependencies]\n# for x\nserde = \"1\"\nitoa = \"1\" # for y\n";
    expect_none(&unexplained(&File::example("Cargo.toml", good)), "both places are good");
}

#[test]
fn direct_dependencies_stay_under_60() {
    let text = read("Cargo.toml");
    let list = text.split("\n[dependencies]\n").nth(1).unwrap_or_default();
    let count = list.lines().take_while(|line| !line.starts_with('[')).filter(|line| line.contains(" = ")).count();
    assert!(count < DEPENDENCIES, "{count} direct dependencies; under {DEPENDENCIES}");
}
