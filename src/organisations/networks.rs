//! The regional networks: a list that is data (`content/networks.toml`), and the organisations that are made of it.

use std::sync::OnceLock;

use serde::Deserialize;
use serde_json::json;

use super::model::{Kind, Organisation, Standing};
use super::store;
use crate::db::{Author, Change, Db, DbError, Journal, Write};
use crate::kernel::{PublicId, RowIds, Timestamp, own_id};

/// One regional network, as the list says.
#[derive(Debug, Deserialize)]
pub struct Network {
    code: String,
    /// Its name.
    pub name: String,
    regions: Vec<String>,
    website: Option<String>,
    /// Where it was read that the network serves these regions.
    pub source: String,
    status: String,
}

#[derive(Deserialize)]
struct File {
    checked_on: String,
    network: Vec<Network>,
}

fn file() -> &'static File {
    static FILE: OnceLock<File> = OnceLock::new();
    FILE.get_or_init(|| {
        toml::from_str(include_str!("../../content/networks.toml")).expect("a test reads content/networks.toml")
    })
}

impl Network {
    /// Its identifier, the same on every instance.
    pub fn id(&self) -> PublicId {
        own_id("or", &["network", &self.code])
    }

    /// The network with that identifier, when the list has it.
    pub fn with_id(id: &PublicId) -> Option<&'static Self> {
        file().network.iter().find(|network| network.id() == *id)
    }

    /// Whether somebody still has to check what the list says of it.
    pub fn is_to_verify(&self) -> bool {
        self.status != "verified"
    }
}

/// When the list was last looked over.
pub fn checked_on() -> &'static str {
    &file().checked_on
}

/// Records the networks of the list that are not recorded yet, each with its territory and its entry in the journal; how many.
pub async fn found_networks(db: &Db, now: Timestamp) -> Result<usize, DbError> {
    if missing_from(&store::of_kind(db.read(), Kind::Network).await?).is_empty() {
        return Ok(0);
    }
    let write = db.write().await?;
    // Another program may have recorded them meanwhile.
    let missing = missing_from(&store::of_kind(write.connection(), Kind::Network).await?);
    let ids = RowIds::at(now);
    let mut journal = Journal::open(&write, Author::command("networks"), now, Some(ids.next())).await?;
    for network in &missing {
        journal.record(found(&write, network, (&ids, now)).await?).await?;
    }
    journal.close().await?;
    write.commit().await?;
    Ok(missing.len())
}

/// The networks of the list that are not among those recorded.
fn missing_from(known: &[Organisation]) -> Vec<&'static Network> {
    file().network.iter().filter(|network| !known.iter().any(|one| one.id == network.id())).collect()
}

async fn found(write: &Write, network: &Network, (ids, now): (&RowIds, Timestamp)) -> Result<Change, DbError> {
    let organisation = Organisation {
        row: ids.next(),
        id: network.id(),
        authority: None,
        name: network.name.clone(),
        domain: None,
        kind: Kind::Network,
        place: None,
        website: network.website.clone(),
        standing: Standing::Accepted,
    };
    store::add(write, &organisation, now).await?;
    for region in network.regions.iter().filter_map(|id| PublicId::parse(id)) {
        store::add_to_territory(write, &organisation, &region).await?;
    }
    let after = json!({ "kind": Kind::Network.code(), "name": network.name, "territory": network.regions });
    let entity_id = organisation.id.to_string();
    Ok(Change { action: "add", entity: "organisation", entity_id, before: None, after: Some(after), reason: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_twelve_networks_serve_regions_that_exist_and_none_serves_the_same() {
        let all = &file().network;
        assert_eq!(all.len(), 12);
        let known: BTreeSet<String> =
            reference::french::regions().iter().map(|region| format!("fr-region-{}", region.code)).collect();
        let regions: Vec<&String> = all.iter().flat_map(|network| &network.regions).collect();
        for region in &regions {
            assert!(known.contains(region.as_str()), "{region}");
        }
        assert_eq!(regions.iter().collect::<BTreeSet<_>>().len(), regions.len(), "one network a region");
        let ids: BTreeSet<PublicId> = all.iter().map(Network::id).collect();
        assert_eq!(ids.len(), 12);
        for network in all {
            assert!(!network.source.is_empty() && network.is_to_verify(), "{}", network.name);
            assert!(network.website.iter().all(|site| site.starts_with("https://")));
        }
    }
}
