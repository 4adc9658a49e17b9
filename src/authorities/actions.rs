//! Loading the French authorities of the embedded reference into an empty database.

use std::collections::HashMap;

use reference::french;
use uuid::Uuid;

use super::model::{Kind, NewAuthority, Population, Precision};
use super::store::{self, NewFormer};
use crate::db::{Author, Db, DbError, Journal, Write};
use crate::kernel::{PublicId, RowIds, Timestamp};

const LOADED: &str = "reference.french";

/// Whether the database already holds the French authorities of some release of the reference.
pub async fn reference_is_current(db: &Db) -> Result<bool, DbError> {
    Ok(store::noted(db.read(), LOADED).await?.is_some())
}

/// Records every French authority, what it belongs to and the former communes that lead to it.
///
/// `told` hears how many records are written as the work goes. Idempotent: a database that has them stays as it is.
pub async fn load_reference(write: &Write, at: Timestamp, told: &mut dyn FnMut(usize)) -> Result<usize, DbError> {
    if store::noted(write.connection(), LOADED).await?.is_some() {
        return Ok(0);
    }
    let ids = RowIds::at(at);
    let mut journal = Journal::open(write, Author::command("reference"), at, Some(ids.next())).await?;
    let mut rows: HashMap<PublicId, Uuid> = HashMap::new();
    let mut belongs: Vec<(PublicId, PublicId)> = Vec::new();
    for lot in [regions(), departments(&mut belongs), collectivities(), epcis(&mut belongs), communes(&mut belongs)] {
        for chunk in lot.chunks(2000) {
            let added = store::add_all(write, &mut journal, &ids, at, chunk).await?;
            rows.extend(chunk.iter().map(|new| new.public_id.clone()).zip(added));
            told(rows.len());
        }
    }
    journal.close().await?;
    let pairs = belongs.iter().filter_map(|(child, parent)| Some((*rows.get(child)?, *rows.get(parent)?))).collect();
    store::add_parents(write, pairs).await?;
    load_former(write, &ids, at, &rows).await?;
    store::note(write, LOADED, french::RELEASE).await?;
    Ok(rows.len())
}

async fn load_former(
    write: &Write,
    ids: &RowIds,
    at: Timestamp,
    rows: &HashMap<PublicId, Uuid>,
) -> Result<(), DbError> {
    let (mut former, mut moved) = (Vec::new(), HashMap::new());
    for old in french::former() {
        let (Some(present), Some(old_id)) = (Kind::Commune.french_id(&old.current), Kind::Commune.french_id(&old.code))
        else {
            continue;
        };
        let Some(authority) = rows.get(&present) else { continue };
        let kind = match old.kind {
            french::FormerKind::Delegated => "delegated",
            french::FormerKind::Associated => "associated",
            french::FormerKind::Arrondissement => "arrondissement",
        };
        former.push(NewFormer { authority: *authority, code: old.code, name: old.name, kind });
        if !rows.contains_key(&old_id) {
            moved.insert(old_id, present);
        }
    }
    store::add_former(write, ids, former).await?;
    store::add_moved(write, at, "merged commune", moved.into_iter().collect()).await
}

/// A count with its source. Mayotte and the overseas collectivities were counted in other years than the rest: the source
/// says so, and no year is given.
fn counted(value: Option<u32>, department: &str) -> Option<Population> {
    let source = french::POPULATION_SOURCE.to_owned();
    let elsewhen = matches!(department, "975" | "976" | "977" | "978" | "986" | "987" | "988");
    let year = Some(french::POPULATION_YEAR).filter(|_| !elsewhen);
    value.map(|value| Population { value, year, source })
}

/// A French authority with its official code; nothing when the code cannot stand in an identifier.
fn french(kind: Kind, code: &str, name: &str) -> Option<NewAuthority> {
    let mut new = NewAuthority::named(kind.french_id(code)?, kind, name, "FR");
    new.precision = Precision::Centre;
    Some(new)
}

fn regions() -> Vec<NewAuthority> {
    let one = |region: french::Region| {
        let mut new = french(Kind::Region, &region.code, &region.name)?;
        new.insee = Some(region.code);
        new.siren = region.siren;
        new.aliases.extend(region.legal_name);
        new.population = counted(Some(region.population), if region.seat.starts_with("976") { "976" } else { "" });
        new.position = Some((region.lat, region.lon));
        Some(new)
    };
    french::regions().into_iter().filter_map(one).collect()
}

fn departments(belongs: &mut Vec<(PublicId, PublicId)>) -> Vec<NewAuthority> {
    let one = |department: french::Department| {
        let mut new = french(Kind::Departement, &department.code, &department.name)?;
        belongs.extend(Kind::Region.french_id(&department.region).map(|region| (new.public_id.clone(), region)));
        new.insee = Some(department.code);
        new.siren = department.siren;
        new.aliases.extend(department.legal_name);
        new.population = counted(Some(department.population), new.insee.as_deref().unwrap_or_default());
        new.position = Some((department.lat, department.lon));
        Some(new)
    };
    french::departments().into_iter().filter_map(one).collect()
}

fn collectivities() -> Vec<NewAuthority> {
    let one = |collectivity: french::Collectivity| {
        let mut new = french(Kind::Collectivite, &collectivity.code, &collectivity.name)?;
        new.insee = Some(collectivity.code);
        new.population = counted(Some(collectivity.population), new.insee.as_deref().unwrap_or_default())
            .filter(|count| count.value > 0);
        new.position = Some((collectivity.lat, collectivity.lon));
        Some(new)
    };
    french::collectivities().into_iter().filter_map(one).collect()
}

fn epcis(belongs: &mut Vec<(PublicId, PublicId)>) -> Vec<NewAuthority> {
    let one = |epci: french::Epci| {
        let mut new = french(Kind::Epci, &epci.siren, &epci.name)?;
        belongs.extend(territory(&epci.department).map(|above| (new.public_id.clone(), above)));
        new.subkind = Some(epci.kind);
        new.siren = Some(epci.siren);
        new.population = counted(epci.population, &epci.department);
        new.position = Some((epci.lat, epci.lon));
        Some(new)
    };
    french::epcis().into_iter().filter_map(one).collect()
}

fn communes(belongs: &mut Vec<(PublicId, PublicId)>) -> Vec<NewAuthority> {
    let one = |commune: french::Commune| {
        let mut new = french(Kind::Commune, &commune.code, &commune.name)?;
        let above = [commune.epci, commune.ept].into_iter().flatten().filter_map(|siren| Kind::Epci.french_id(&siren));
        belongs.extend(above.chain(territory(&commune.department)).map(|above| (new.public_id.clone(), above)));
        new.insee = Some(commune.code);
        new.siren = commune.siren;
        new.postcodes = commune.postcodes;
        new.population = counted(commune.population, &commune.department);
        new.position = Some((commune.lat, commune.lon));
        Some(new)
    };
    french::communes().into_iter().filter_map(one).collect()
}

/// The department with that code, or the overseas collectivity.
fn territory(code: &str) -> Option<PublicId> {
    let overseas = matches!(code, "975" | "977" | "978" | "986" | "987" | "988");
    if overseas { Kind::Collectivite } else { Kind::Departement }.french_id(code)
}
