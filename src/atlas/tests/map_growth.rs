//! How the answer of the interactive map grows with the links: measured, printed, never a reason to fail.
//!
//! `cargo test --release -p jumelles map_growth -- --ignored --nocapture`; with `JUMELLES_BENCH_DATABASE=sqlite:PATH` it
//! measures the links of that database too.

use std::sync::Arc;
use std::time::Instant;

use reference::countries;

use crate::atlas::snapshot::{Authority, AuthorityIx, Link, Parts, Perimeter, Population, Snapshot};
use crate::authorities::{Kind, Precision};
use crate::db::Db;
use crate::db::testing::TestDb;
use crate::kernel::{PublicId, Timestamp};
use crate::partnerships::{self, Role, Site, Status, World};

/// Countries of the partners, and a point in each.
const ABROAD: [(&str, f32, f32); 12] = [
    ("DE", 50.5, 9.5),
    ("IT", 44.0, 11.0),
    ("GB", 52.5, -1.5),
    ("PL", 52.0, 19.0),
    ("ES", 40.0, -3.5),
    ("BF", 12.3, -1.5),
    ("ML", 13.5, -6.0),
    ("CM", 5.0, 12.0),
    ("JP", 36.0, 138.0),
    ("US", 39.0, -95.0),
    ("BR", -15.0, -48.0),
    ("NZ", -41.0, 174.0),
];

/// What is asked of the map: filters, each with a pan over several windows.
const FILTERS: [&str; 6] = [
    "",
    "country=DE",
    "country=BF",
    "continent=europe",
    "authority_kind=commune&perimeter=france-abroad",
    "size=2000-10000",
];
const WINDOWS: [(f64, f64, f64, f64, u8); 6] = [
    (-180.0, -60.0, 180.0, 80.0, 2),
    (-15.0, 33.0, 30.0, 58.0, 5),
    (-5.0, 42.0, 9.0, 51.0, 6),
    (1.0, 49.0, 5.0, 51.0, 8),
    (-20.0, -5.0, 25.0, 25.0, 5),
    (150.0, -50.0, -120.0, 30.0, 3),
];
const STEPS: usize = 6;

/// Numbers that look like chance and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    fn around(&mut self, middle: f32, spread: f32) -> f32 {
        middle + (self.below(20_001) as f32 / 10_000.0 - 1.0) * spread
    }
}

fn authority(ix: usize, name: Box<str>, dice: &mut Dice) -> Authority {
    let french = ix.is_multiple_of(3);
    let (country, lat, lon, spread) = match ABROAD[dice.below(ABROAD.len())] {
        _ if french => ("FR", 46.6, 2.4, 3.5),
        (country, lat, lon) => (country, lat, lon, 4.0),
    };
    let kind = if french { Kind::Commune } else { Kind::Foreign };
    let folded = reference::fold::fold(&name).into();
    Authority {
        id: PublicId::parse(&format!("gn-{ix}")).expect("an identifier"),
        kind,
        subkind: None,
        name,
        names: [].into(),
        aliases: "".into(),
        folded,
        country: countries::by_iso2(country).expect("a country"),
        admin: None,
        insee: None,
        siren: None,
        geonames: None,
        postcodes: "".into(),
        population: Some(Population { value: dice.below(60_000) as u32, year: None, source: "essai".into() }),
        position: Some((dice.around(lat, spread), dice.around(lon, spread))),
        precision: Precision::Place,
        note: [].into(),
        parents: [].into(),
        members: [].into(),
        links: [].into(),
        updated_at: Timestamp(0),
    }
}

fn link(ix: usize, authorities: usize, dice: &mut Dice) -> Link {
    let parties = [dice.below(authorities / 3) * 3, dice.below(authorities)];
    Link {
        id: PublicId::parse(&format!("pa-{ix}")).expect("an identifier"),
        parties: parties.map(|party| (party as AuthorityIx, Role::ALL[0])).into(),
        kind: partnerships::Kind::Unknown,
        form: None,
        status: Status::Unknown,
        since: None,
        until: None,
        themes: [].into(),
        sources: [].into(),
        summary: [].into(),
        doubts: [].into(),
        disagreements: [].into(),
        club: None,
        confirmed: None,
        standing: crate::freshness::Standing::default(),
        perimeter: Perimeter::Elsewhere,
        updated_at: Timestamp(0),
    }
}

/// An atlas of so many places, named by `name`, and so many links between them; the same every time.
pub fn synthetic(places: usize, links: usize, name: &dyn Fn(usize) -> String) -> Snapshot {
    let mut dice = Dice(7);
    Snapshot::build(Parts {
        // Each size has its own place in the journal: no answer of another is taken from the cache.
        seq: links as i64,
        today: crate::kernel::Day::of(Timestamp(0)),
        as_of: Timestamp(0),
        authorities: (0..places).map(|ix| authority(ix, name(ix).into(), &mut dice)).collect(),
        belongs: Vec::new(),
        links: (0..links).map(|ix| link(ix, places, &mut dice)).collect(),
        sources: Vec::new(),
        former: Vec::new(),
        moved: std::collections::HashMap::new(),
        beside: Default::default(),
    })
}

/// Microseconds and bytes of every answer, each to an address that was never asked for.
async fn measure(site: &Site, what: &str) {
    let mut taken = Vec::new();
    let began = Instant::now();
    let packed = site.app.atlas.now().packed().len();
    let first = began.elapsed().as_micros();
    for filter in FILTERS {
        for (west, south, east, north, zoom) in WINDOWS {
            for step in 0..STEPS {
                let pan = step as f64 * 0.37;
                let bbox = format!("{west},{:.3},{east},{:.3}", south + pan, north + pan);
                let address = format!("/api/v1/map?{filter}&bbox={bbox}&zoom={zoom}");
                let began = Instant::now();
                let answer = site.get(&address).await;
                taken.push((began.elapsed().as_micros(), answer.text().len()));
                assert_eq!(answer.status, 200, "{address}");
            }
        }
    }
    taken.sort_unstable();
    let at = |part: usize| taken[(taken.len() - 1) * part / 100].0;
    let bytes = taken.iter().map(|one| one.1).max().unwrap_or_default();
    println!(
        "| {what} | {packed} | {} | {} | {} | {bytes} | {first} |",
        at(50),
        at(99),
        taken.last().map_or(0, |one| one.0)
    );
}

#[tokio::test]
#[ignore = "a measure: run by name, in release"]
async fn map_growth() {
    println!(
        "| links | packed | median µs | p99 µs | most µs | most bytes | packing µs |\n|---|---:|---:|---:|---:|---:|---:|"
    );
    let site = World::with_links(TestDb::sqlite().await).await.site().await;
    #[expect(clippy::disallowed_methods, reason = "a measure is told where the real data are")]
    if let Ok(address) = std::env::var("JUMELLES_BENCH_DATABASE") {
        let db = Db::open_existing(&address).await.expect("the database");
        site.app
            .atlas
            .show(Arc::new(crate::atlas::store::load(&db, crate::kernel::Day::of(Timestamp(0))).await.expect("read")));
        measure(&site, "real").await;
    }
    for links in [10_000, 100_000, 1_000_000] {
        site.app.atlas.show(Arc::new(synthetic((links / 2).max(300), links, &|ix| format!("Lieu {ix}"))));
        measure(&site, "synthetic").await;
    }
}
