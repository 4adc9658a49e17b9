//! Reading what authorities say of themselves, and how many suggestions wait.

use sea_orm::{ColumnTrait as _, DatabaseConnection, EntityTrait as _, QueryFilter as _};

use super::super::snapshot::{Beside, Described};
use super::authorities::public_id;
use crate::agreements::entity::act;
use crate::db::DbError;
use crate::descriptions::entity::description;
use crate::kernel::Timestamp;
use crate::partnerships::entity::suggestion;

pub async fn read(connection: &DatabaseConnection) -> Result<Beside, DbError> {
    let mut beside = Beside::default();
    for row in description::Entity::find().all(connection).await? {
        let boxed = |text: Option<String>| text.map(String::into_boxed_str);
        let summary: std::collections::BTreeMap<Box<str>, Box<str>> =
            serde_json::from_str(&row.summary).unwrap_or_default();
        let described = Described {
            website: boxed(row.website),
            email: boxed(row.email),
            summary: summary.into_iter().collect(),
            by: row.organisation_name.into(),
            at: Some(Timestamp(row.updated_at)),
        };
        beside.described.insert(public_id(&row.authority)?, described);
    }
    let waits = suggestion::Entity::find().filter(suggestion::Column::State.eq("waiting"));
    for row in waits.all(connection).await? {
        *beside.waiting.entry(public_id(&row.entity_id)?).or_default() += 1;
    }
    let signed = act::Entity::find().filter(act::Column::Stage.eq("signed"));
    for row in signed.all(connection).await? {
        beside.signed.insert(public_id(&row.partnership)?);
    }
    Ok(beside)
}
