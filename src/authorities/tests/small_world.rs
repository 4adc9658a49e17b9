//! A small world of authorities for tests: a corner of France and its partners, without the 36,000 others.

use std::collections::HashMap;

use uuid::Uuid;

use crate::authorities::model::{Kind, NewAuthority, Population, Precision};
use crate::authorities::store::{self, NewFormer};
use crate::db::{Author, Db, Journal};
use crate::kernel::{PublicId, RowIds, Timestamp};

/// Kind, code, name, inhabitants, position, postal codes, what it belongs to. The regions stand first.
///
/// Two of them would mislead a careless program: the Métropole du Grand Paris lies in department 75 and reaches over 93,
/// and the code of Labourse reads like the postal code of Le Portel.
const FRANCE: &str = "
region|11|Île-de-France|12463067|48.8335 2.3606||
region|32|Hauts-de-France|5992194|50.2413 2.8166||
region|76|Occitanie|6124653|43.5955 2.4621||
departement|11|Aude|379648|43.1777 2.5761||fr-region-76
departement|59|Nord|2615635|50.5563 3.1395||fr-region-32
departement|62|Pas-de-Calais|1457905|50.5354 2.4226||fr-region-32
departement|75|Paris|2103778|48.845 2.3752||fr-region-11
departement|80|Somme|565413|49.9403 2.265||fr-region-32
departement|93|Seine-Saint-Denis|1704316|48.9096 2.4562||fr-region-11
epci|200054781|Métropole du Grand Paris|7115576|48.8515 2.3782||fr-departement-75
epci|200093201|Métropole Européenne de Lille|1194040|50.6576 3.0817||fr-departement-59
epci|246200729|CA du Boulonnais|112463|50.7119 1.6149||fr-departement-62
commune|11295|Portel-des-Corbières|1279|43.0377 2.9276|11490|fr-departement-11
commune|59279|Halluin|20715|50.7699 3.1256|59250|fr-epci-200093201 fr-departement-59
commune|59350|Lille|238246|50.6344 3.0476|59000 59160|fr-epci-200093201 fr-departement-59
commune|62480|Labourse|2858|50.4937 2.6824|62113|fr-departement-62
commune|62667|Le Portel|8768|50.7119 1.5734|62480|fr-epci-246200729 fr-departement-62
commune|62753|Saint-Laurent-Blangy|6459|50.3062 2.8079|62223|fr-departement-62
commune|80001|Abbeville|22395|50.1095 1.826|80100|fr-departement-80
commune|93027|La Courneuve|47167|48.9332 2.4004|93120|fr-epci-200054781 fr-departement-93
";

/// GeoNames number, name, country, inhabitants, position, name in the other languages, other names.
const ABROAD: &str = "
2246452|Saint-Louis|SN|254171|16.0179 -16.4896||Ndar
2354265|Saint-Louis|BF||12.1 -1.2||
2355548|Sindou|BF|4208|10.6667 -5.1667||
2353688|Yako|BF|33580|12.9591 -2.2607||
2654308|Burgess Hill|GB|28803|50.9584 -0.1329||
2792413|Liège|BE|182597|50.6337 5.5675|en=Liege|Luik Lüttich
2826861|Stockelsdorf|DE|16680|53.8922 10.6471||
2857904|Oer-Erkenschwick|DE|31319|51.642 7.2645||
2886242|Köln|DE|963395|50.9333 6.95|fr=Cologne en=Cologne|
";

/// Official code, name and present commune of communes that are no more.
const FORMER: [(&str, &str, &str); 2] = [("59298", "Hellemmes-Lille", "59350"), ("59355", "Lomme", "59350")];

/// Records the small world in one transaction, with its journal, as the reference is loaded.
pub async fn load_small_world(db: &Db, at: Timestamp) {
    let write = db.write().await.expect("a transaction");
    let ids = RowIds::at(at);
    let mut journal =
        Journal::open(&write, Author::command("reference"), at, Some(ids.next())).await.expect("the end of the chain");
    let french: Vec<(NewAuthority, Vec<PublicId>)> = lines(FRANCE).map(|line| french(&line)).collect();
    let mut all: Vec<NewAuthority> = french.iter().map(|(new, _)| new.clone()).collect();
    all.extend(lines(ABROAD).map(|line| abroad(&line)));
    let added = store::add_all(&write, &mut journal, &ids, at, &all).await.expect("authorities");
    journal.close().await.expect("their entries");
    let rows: HashMap<PublicId, Uuid> = all.iter().map(|new| new.public_id.clone()).zip(added).collect();
    let pairs = french.iter().flat_map(|(new, above)| above.iter().map(|above| (rows[&new.public_id], rows[above])));
    store::add_parents(&write, pairs.collect()).await.expect("what belongs to what");
    let commune = |code: &str| Kind::Commune.french_id(code).expect("an identifier");
    let old = |(code, name, present): (&str, &str, &str)| NewFormer {
        authority: rows[&commune(present)],
        code: code.to_owned(),
        name: name.to_owned(),
        kind: "associated",
    };
    store::add_former(&write, &ids, FORMER.map(old).into()).await.expect("former communes");
    let moved = FORMER.map(|(code, _, present)| (commune(code), commune(present)));
    store::add_moved(&write, at, "merged commune", moved.into()).await.expect("identifiers that lead to another");
    write.commit().await.expect("kept");
}

fn lines(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.is_empty()).map(|line| line.split('|').collect())
}

fn position(text: &str) -> (f64, f64) {
    let (lat, lon) = text.split_once(' ').expect("two numbers");
    (lat.parse().expect("a latitude"), lon.parse().expect("a longitude"))
}

fn counted(text: &str, source: &str, year: Option<i32>) -> Option<Population> {
    text.parse().ok().map(|value| Population { value, year, source: source.to_owned() })
}

fn french(line: &[&str]) -> (NewAuthority, Vec<PublicId>) {
    let [kind, code, name, inhabitants, place, postcodes, above] = line else { panic!("seven columns: {line:?}") };
    let kind = Kind::parse(kind).expect("a kind");
    let mut new = NewAuthority::named(kind.french_id(code).expect("an identifier"), kind, name, "FR");
    match kind {
        Kind::Epci => new.siren = Some((*code).to_owned()),
        _ => new.insee = Some((*code).to_owned()),
    }
    new.population = counted(inhabitants, "INSEE", Some(2023));
    new.position = Some(position(place));
    new.precision = Precision::Centre;
    new.postcodes = postcodes.split_whitespace().map(str::to_owned).collect();
    (new, above.split_whitespace().filter_map(PublicId::parse).collect())
}

fn abroad(line: &[&str]) -> NewAuthority {
    let [number, name, country, inhabitants, place, names, others] = line else { panic!("seven columns: {line:?}") };
    let id = PublicId::parse(&format!("gn-{number}")).expect("an identifier");
    let mut new = NewAuthority::named(id, Kind::Foreign, name, country);
    new.geonames = number.parse().ok();
    new.population = counted(inhabitants, "GeoNames", None);
    new.position = Some(position(place));
    new.precision = Precision::Place;
    let named = names.split_whitespace().filter_map(|pair| pair.split_once('='));
    new.names = named.map(|(language, name)| (language.to_owned(), name.to_owned())).collect();
    new.aliases = others.split_whitespace().map(str::to_owned).collect();
    new
}
