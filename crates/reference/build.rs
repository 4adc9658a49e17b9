//! Compresses every table of `data/` into `OUT_DIR`, where the library embeds it.
//!
//! A missing table becomes an empty one, so that the compiler of tables, which
//! is part of this crate, can be built before the first tables exist.

use std::{env, fs, path::Path};

/// Tables embedded by the library, as paths below `data/` without extension.
const TABLES: &[&str] = &[
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
    "shapes_notes",
    "world",
    "world_small",
];

/// Good ratio at a bearable build time; 19 gains 4 % for three times the wait.
const LEVEL: i32 = 15;

fn main() {
    #[expect(clippy::disallowed_methods, reason = "cargo tells a build script where to write this way alone")]
    let out = env::var("OUT_DIR").expect("cargo sets it");
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    println!("cargo:rerun-if-changed=build.rs");
    for table in TABLES {
        let source = data.join(format!("{table}.tsv"));
        println!("cargo:rerun-if-changed={}", source.display());
        let raw = fs::read(&source).unwrap_or_else(|_| {
            println!("cargo:warning=table {table} is missing: embedded empty");
            Vec::new()
        });
        let packed = zstd::bulk::compress(&raw, LEVEL).expect("a table fits in memory");
        let name = table.replace('/', "_");
        fs::write(Path::new(&out).join(format!("{name}.zst")), packed).expect("OUT_DIR is writable");
    }
}
