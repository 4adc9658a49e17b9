//! How the search answers as what can be found grows: measured, printed, never a reason to fail.
//!
//! `cargo test --release -p jumelles search_growth -- --ignored --nocapture`; with `JUMELLES_BENCH_DATABASE=sqlite:PATH` it
//! measures that database and the gazetteer too. The queries are those of `tests/relevance.tsv`, each asked as it is and
//! letter by letter, as somebody types it.

use std::sync::Arc;
use std::time::Instant;

use reference::places;

use super::index::{Copy, Extent, Made};
use crate::atlas::{Atlas, Snapshot, synthetic};
use crate::db::Db;
use crate::db::testing::TestDb;
use crate::partnerships::{Site, World};

const QUERIES: &str = include_str!("../../tests/relevance.tsv");
/// Documents of the bound, and ten times as many.
const SIZES: [usize; 3] = [17_500, 175_000, 1_750_000];
/// In these, one document in so many is a link, as in the real data.
const A_LINK_IN: usize = 7;

fn queries() -> Vec<&'static str> {
    QUERIES.lines().skip(1).filter_map(|line| line.split('\t').next()).collect()
}

/// What is typed on the way to each query.
fn typed() -> Vec<String> {
    let beginnings = |query: &'static str| {
        let letters: Vec<char> = query.chars().collect();
        (2..=letters.len()).map(move |end| letters[..end].iter().collect::<String>())
    };
    let mut all: Vec<String> = queries().into_iter().flat_map(beginnings).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The median, the 99th in a hundred and the longest, in milliseconds.
async fn times(site: &Site, addresses: &[String]) -> String {
    let mut taken = Vec::with_capacity(addresses.len());
    for address in addresses {
        let began = Instant::now();
        let answer = site.get(address).await;
        taken.push(began.elapsed().as_micros());
        assert!(matches!(answer.status, 200 | 303), "{address}: {}", answer.status);
    }
    taken.sort_unstable();
    let at = |part: usize| taken.get((taken.len() - 1) * part / 100).copied().unwrap_or_default() as f64 / 1000.0;
    format!("{:.2} | {:.2} | {:.2}", at(50), at(99), at(100))
}

async fn measure(site: &Site, what: &str, atlas: Arc<Snapshot>, extent: Extent) {
    let folder = tempfile::tempdir().expect("a folder");
    let began = Instant::now();
    let made = Made::whole(&atlas, extent).expect("an index");
    let copy = Copy::at(folder.path());
    copy.save(&made, "").expect("a copy");
    let seconds = began.elapsed().as_secs_f64();
    let documents = made.engine.reader().expect("a reader").searcher().num_docs();
    assert!(site.app.search.show(made, atlas));
    let asked = |start: &str, text: &str, size: u64| {
        let text: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
        // The size stands in the address so that no answer of another is taken from the cache.
        format!("{start}?q={text}&utm_source={size}")
    };
    let suggestions: Vec<String> = typed().iter().map(|text| asked("/api/v1/suggest", text, documents)).collect();
    let searches: Vec<String> = queries().iter().map(|text| asked("/fr/recherche", text, documents)).collect();
    let megabytes = copy.bytes() as f64 / 1e6;
    let (suggested, found) = (times(site, &suggestions).await, times(site, &searches).await);
    println!("| {what} | {documents} | {seconds:.1} | {megabytes:.1} | {suggested} | {found} |");
}

#[tokio::test]
#[ignore = "a measure: run by name, in release"]
async fn search_growth() {
    println!(
        "| data | documents | made in s | MB on disk | suggestion: median ms | p99 ms | most ms | search page: median ms | \
         p99 ms | most ms |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    );
    let site = World::with_links(TestDb::sqlite().await).await.site().await;
    #[expect(clippy::disallowed_methods, reason = "a measure is told where the real data are")]
    if let Ok(address) = std::env::var("JUMELLES_BENCH_DATABASE") {
        let db = Db::open_existing(&address).await.expect("the database");
        let atlas = Atlas::load(&db, crate::kernel::Clock::System.now()).await.expect("the atlas").now();
        measure(&site, "real", atlas, Extent::Gazetteer).await;
    }
    let names: Vec<String> = places::all().into_iter().map(|place| place.name).collect();
    for documents in SIZES {
        let name = |ix: usize| match ix / names.len() {
            0 => names[ix].clone(),
            copy => format!("{}-{}", names[ix % names.len()], names[(ix * 7_919 + copy) % names.len()]),
        };
        let links = documents / A_LINK_IN;
        let atlas = Arc::new(synthetic(documents - links, links, &name));
        measure(&site, "synthetic", atlas, Extent::Atlas).await;
    }
}
