//! Who may import whom.

use crate::source::{File, files, folders_of_src, read};
use crate::{expect_none, expect_some};

/// Slices, the imported first: a slice may use those of the lines above its own, never one beside it or below.
const LEVELS: &[&[&str]] = &[
    &["authorities", "accounts"],
    &["organisations"],
    &["descriptions"],
    &["partnerships"],
    &["law"],
    &[
        "freshness",
        "agreements",
        "funding",
        "projects",
        "delegations",
        "events",
        "journey",
        "matching",
        "directory",
        "library",
    ],
    &["atlas"],
    &["search"],
];

/// Read models: they may read the tables of every slice.
const READ_MODELS: &[&str] = &["atlas", "search"];

const INFRASTRUCTURE: &[&str] = &["db", "web", "content", "jobs", "mail", "files"];

/// The places that know every slice; nobody imports them.
const ROOTS: &[&str] = &["main", "lib", "commands", "config", "app", "router"];

/// What asks the machine for something, or knows the web or the database.
const INPUT_OUTPUT: &[&str] = &[
    "axum",
    "tower",
    "tower_http",
    "sea_orm",
    "sea_orm_migration",
    "sqlx",
    "tokio",
    "askama",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
];

/// Our own leaf crates.
const LEAVES: &[&str] = &["reference", "iati", "paper", "paper_pdf"];

fn level(slice: &str) -> Option<usize> {
    LEVELS.iter().position(|names| names.contains(&slice))
}

/// A path into our own crate: the line, and the names from the root on (`["partnerships", "store", "add"]`).
struct Import {
    line: usize,
    path: Vec<String>,
}

/// Every path that begins with `crate::`, or with enough `super::` to leave the file's own module.
fn imports(file: &File) -> Vec<Import> {
    let code = file.code();
    let module = module_of(file);
    let mut found = Vec::new();
    for word in ["crate::", "super::"] {
        for at in code.match_indices(word).map(|(at, _)| at).filter(|&at| begins_path(&code, at)) {
            let climbs = code[at..].split("::").take_while(|name| *name == "super").count();
            let base = if climbs == 0 { 0 } else { module.len().saturating_sub(climbs) };
            let rest = &code[at + word.len() * climbs.max(1)..];
            let mut paths = Vec::new();
            tree(rest, module[..base].to_vec(), &mut paths);
            let line = line_of(&code, at);
            found.extend(paths.into_iter().map(|path| Import { line, path }));
        }
    }
    found
}

/// Not in the middle of a longer word, and not further down a path that began before.
fn begins_path(code: &str, at: usize) -> bool {
    !code[..at].ends_with(|sign: char| sign.is_alphanumeric() || sign == '_' || sign == ':')
}

fn line_of(code: &str, at: usize) -> usize {
    code[..at].matches('\n').count() + 1
}

/// The module a file is: `src/atlas/web/list.rs` is `atlas::web::list`, `src/atlas/mod.rs` is `atlas`.
fn module_of(file: &File) -> Vec<String> {
    let names = file.parts().into_iter().map(|part| part.trim_end_matches(".rs"));
    names.filter(|name| !matches!(*name, "mod" | "main" | "lib")).map(String::from).collect()
}

/// Reads `::a::{self, b::C}` and gives each leaf as a whole path; returns what was not read.
fn tree<'a>(text: &'a str, mut path: Vec<String>, found: &mut Vec<Vec<String>>) -> &'a str {
    let mut rest = text.strip_prefix("::").unwrap_or(text);
    loop {
        if let Some(group) = rest.strip_prefix('{') {
            return branches(group, &path, found);
        }
        let end = rest.find(|sign: char| !sign.is_alphanumeric() && sign != '_').unwrap_or(rest.len());
        if end > 0 && &rest[..end] != "self" {
            path.push(rest[..end].into());
        }
        rest = &rest[end..];
        match rest.strip_prefix("::") {
            Some(next) => rest = next,
            None => {
                found.push(path);
                return rest;
            }
        }
    }
}

fn branches<'a>(group: &'a str, path: &[String], found: &mut Vec<Vec<String>>) -> &'a str {
    let mut rest = group.trim_start();
    while !rest.is_empty() && !rest.starts_with('}') {
        rest = tree(rest, path.to_vec(), found);
        let next = rest.find([',', '}']).unwrap_or(rest.len());
        rest = rest[next..].trim_start_matches(',').trim_start();
    }
    rest.strip_prefix('}').unwrap_or(rest)
}

/// Lines that name a crate: `axum::…` or `use axum…`, not a field called so.
fn names_crate(code: &str, name: &str) -> Vec<usize> {
    let is_path = |at: usize| {
        let rest = &code[at + name.len()..];
        begins_path(code, at)
            && (rest.starts_with("::") || code[..at].ends_with("use ") && rest.starts_with([';', ' ']))
    };
    code.match_indices(name).map(|(at, _)| at).filter(|&at| is_path(at)).map(|at| line_of(code, at)).collect()
}

fn kernel_is_pure(file: &File) -> Vec<String> {
    if file.parts()[0] != "kernel" {
        return Vec::new();
    }
    let code = file.code();
    let ours = imports(file).into_iter().filter(|import| import.path.first().is_some_and(|name| name != "kernel"));
    let mut found: Vec<_> = ours.map(|i| file.at(i.line, &format!("kernel imports crate::{}", i.path[0]))).collect();
    for name in INPUT_OUTPUT.iter().chain(LEAVES) {
        found.extend(names_crate(&code, name).into_iter().map(|line| file.at(line, &format!("kernel names {name}"))));
    }
    found
}

fn direction(file: &File) -> Vec<String> {
    let from = file.parts()[0].trim_end_matches(".rs");
    if ROOTS.contains(&from) {
        return Vec::new();
    }
    let refused = |import: &Import| {
        let to = import.path.first()?;
        let reason = if to == from {
            return None;
        } else if ROOTS.contains(&to.as_str()) {
            "the places that know every slice are imported by nobody"
        } else if INFRASTRUCTURE.contains(&from) && level(to).is_some() {
            "the infrastructure knows no slice"
        } else if level(from)? <= level(to)? {
            "a slice imports only those of the levels before its own"
        } else {
            return None;
        };
        Some(file.at(import.line, &format!("{from} imports {to}: {reason}")))
    };
    imports(file).iter().filter_map(refused).collect()
}

/// What the compiler lets through: a private module is closed by itself, a public one only by this rule.
fn front_doors(file: &File) -> Vec<String> {
    let from = file.parts()[0];
    let deep = |import: &Import| {
        let [to, name, ..] = import.path.as_slice() else {
            return None;
        };
        let allowed = name == "entity" && READ_MODELS.contains(&from);
        let wrong = to != from && level(to).is_some() && !allowed && open_modules(to).contains(name);
        wrong.then(|| file.at(import.line, &format!("crate::{to}::{name} is behind the front door of {to}")))
    };
    imports(file).iter().filter_map(deep).collect()
}

/// The modules that a slice declares public.
fn open_modules(slice: &str) -> Vec<String> {
    let door = read(&format!("src/{slice}/mod.rs"));
    let names = door.lines().filter(|line| line.starts_with("pub")).filter_map(|line| line.split_once(" mod "));
    names.map(|(_, name)| name.trim_end_matches(';').to_owned()).collect()
}

/// A crate that only some files may name: those with a part of their path that begins with one of these words.
fn kept_to(file: &File, names: &[&str], places: &[&str], roots: &[&str]) -> Vec<String> {
    let parts = file.parts();
    let inside = parts.iter().skip(1).any(|part| places.iter().any(|place| part.starts_with(place)));
    if inside || roots.contains(&parts[0].trim_end_matches(".rs")) {
        return Vec::new();
    }
    let code = file.code();
    let lines = names.iter().flat_map(|name| names_crate(&code, name).into_iter().map(move |line| (line, name)));
    lines.map(|(line, name)| file.at(line, &format!("names {name}"))).collect()
}

fn axum_at_the_edge(file: &File) -> Vec<String> {
    kept_to(file, &["axum", "tower_http"], &["web", "api"], &["main", "app", "router", "commands", "web"])
}

fn database_in_stores(file: &File) -> Vec<String> {
    let reads = READ_MODELS.contains(&file.parts()[0]);
    let places: &[&str] = if reads { &["entity", "store", "load"] } else { &["entity", "store"] };
    kept_to(file, &["sea_orm", "sea_orm_migration", "sqlx"], places, &["db"])
}

fn everywhere(rule: impl Fn(&File) -> Vec<String>) -> Vec<String> {
    files(&["src"], &[".rs"]).iter().flat_map(rule).collect()
}

#[test]
fn every_folder_of_src_has_its_place_in_the_table_of_imports() {
    let known = |name: &str| {
        name == "kernel" || INFRASTRUCTURE.contains(&name) || ROOTS.contains(&name) || level(name).is_some()
    };
    let unknown: Vec<_> = folders_of_src().into_iter().filter(|name| !known(name)).collect();
    expect_none(&unknown, "a new slice is entered in LEVELS, with what it may import");
    assert!(!known("utils"));
}

#[test]
fn the_kernel_imports_nothing_of_ours_and_no_input_or_output() {
    expect_none(&everywhere(kernel_is_pure), "the kernel is a pure vocabulary");
}

#[test]
fn imports_go_in_one_direction() {
    expect_none(
        &everywhere(direction),
        "authorities, accounts <- organisations <- partnerships <- … <- atlas <- search",
    );
}

#[test]
fn a_slice_is_used_by_its_front_door() {
    expect_none(&everywhere(front_doors), "what a slice offers stands in its mod.rs");
}

#[test]
fn the_only_open_module_of_a_slice_is_its_entity() {
    let slices = LEVELS.iter().copied().flatten();
    let open = slices.flat_map(|slice| open_modules(slice).into_iter().map(move |name| format!("{slice}::{name}")));
    let found: Vec<_> = open.filter(|path| !path.ends_with("::entity")).collect();
    expect_none(&found, "a front door is made of `pub use`; modules stay private");
}

#[test]
fn only_web_and_api_files_name_axum() {
    expect_none(&everywhere(axum_at_the_edge), "axum stays in web and api files");
}

#[test]
fn only_entity_and_store_files_name_the_database_library() {
    expect_none(&everywhere(database_in_stores), "SeaORM stays in entity and store files");
}

#[test]
fn the_rules_of_imports_see_their_bad_examples() {
    let bad = |path: &str, text: &str| File::example(path, text);
    expect_some(&kernel_is_pure(&bad("src/kernel/ids.rs", "use crate::db::Db;\n")), "the kernel and ours");
    expect_some(&kernel_is_pure(&bad("src/kernel/ids.rs", "let x = tokio::time::sleep(y);\n")), "the kernel and tokio");
    expect_some(&direction(&bad("src/db/mod.rs", "use crate::authorities::Kind;\n")), "infrastructure and slices");
    expect_some(&direction(&bad("src/authorities/model.rs", "use crate::{kernel::Locale, atlas::Atlas};\n")), "groups");
    expect_some(&direction(&bad("src/authorities/model.rs", "use super::super::atlas::Atlas;\n")), "climbing out");
    expect_some(&direction(&bad("src/law/model.rs", "let x = crate::funding::rules();\n")), "slices side by side");
    expect_some(&direction(&bad("src/atlas/web.rs", "use crate::router::address;\n")), "the router");
    expect_some(&axum_at_the_edge(&bad("src/atlas/model.rs", "use axum::Router;\n")), "axum");
    expect_some(&database_in_stores(&bad("src/atlas/web.rs", "fn x(db: &sea_orm::Db) {}\n")), "SeaORM");
    let entity = "use crate::authorities::{Kind, entity::Column};\n";
    expect_some(&front_doors(&bad("src/partnerships/web.rs", entity)), "front doors");
    expect_none(&front_doors(&bad("src/atlas/store.rs", entity)), "a read model reads every table");
}

#[test]
fn the_rules_of_imports_let_good_examples_pass() {
    let good = File::example(
        "src/partnerships/web.rs",
        "use axum::Router;\nuse crate::authorities::{self, Kind};\nuse super::model::Status;\nuse crate::kernel::Locale;\n",
    );
    let found = [direction(&good), front_doors(&good), axum_at_the_edge(&good), database_in_stores(&good)].concat();
    expect_none(&found, "nothing is wrong with this");
}
