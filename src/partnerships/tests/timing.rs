use crate::db::testing::TestDb;
use crate::partnerships::World;
use crate::partnerships::testing::HEADER;
#[tokio::test]
async fn timing() {
    let now = std::time::Instant::now();
    let test = TestDb::sqlite().await;
    println!("db {:?}", now.elapsed());
    let world = World::with_links(&test).await;
    println!("world {:?}", now.elapsed());
    world.plan(format!("{HEADER}\nLille,FR,,Köln,DE,id:gn-2886242,,,,,,,,,,\n")).await;
    println!("french names {:?}", now.elapsed());
    world.plan(format!("{HEADER}\nLille,FR,insee:59350,Koeln,DE,geonames:2886242,,,,,,,,,,\n")).await;
    println!("gazetteer {:?}", now.elapsed());
    let site = world.site().await;
    println!("site {:?}", now.elapsed());
    for p in ["/fr/", "/fr/carte.svg", "/fr/chiffres", "/fr/collectivites", "/fr/chiffres"] {
    site.page(p).await;
    println!("{p} {:?}", now.elapsed());
    }
    let test = TestDb::postgres().await;
    println!("pg {:?}", now.elapsed());
    let world = World::with_links(&test).await;
    println!("pg world {:?}", now.elapsed());
    let test = TestDb::sqlite().await;
    crate::partnerships::seed(&test.db, crate::kernel::Timestamp(1), &mut |_,_,_| {}).await.expect("s");
    println!("seed sqlite {:?}", now.elapsed());
}
