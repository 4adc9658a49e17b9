//! The atlas through its addresses, in process, over the small world.

mod addresses;
mod changes;
mod escaping;
mod figures;
mod figures_compare;
mod figures_drawn;
mod figures_registry;
mod formats;
mod html;
mod lists;
mod map_growth;
mod maps;
mod maps_data;
mod maps_pages;
mod pages;
mod programs;
mod refresh;

pub use map_growth::synthetic;
use sea_orm::ConnectionTrait as _;

use crate::db::testing::TestDb;
use crate::partnerships::{Site, World};

/// A line whose place in France no code recognises, so that its link is doubtful.
const DOUBTFUL: &str = "city_a,country_a,code_a,city_b,country_b,source\n\
    Halluin,FR,insee:59279,Ville inconnue,FR,releve\n";

/// The small world with a doubtful link, and the link between Le Portel and Sindou confirmed.
async fn everything(test: TestDb) -> World {
    let world = World::with_links(test).await;
    let write = world.db.write().await.expect("a transaction");
    let sql = "UPDATE partnerships SET last_confirmed_at = 1795512600000000, last_confirmed_by = 'Ville du Portel' \
               WHERE parties_key = 'fr-commune-62667 gn-2355548'";
    write.connection().execute_unprepared(sql).await.expect("confirmed");
    write.commit().await.expect("kept");
    assert_eq!(world.import(DOUBTFUL).await.counts.new, 1);
    world
}

/// The identifier of the link of an authority with another.
async fn link(site: &Site, authority: &str, partner: &str) -> String {
    let links = site.json(&format!("/api/v1/authorities/{authority}/partnerships")).await;
    let all = links["results"].as_array().expect("links");
    let with = |link: &&serde_json::Value| link["parties"].to_string().contains(partner);
    all.iter().find(with).expect("their link")["id"].as_str().expect("an identifier").to_owned()
}
