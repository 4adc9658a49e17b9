//! What somebody is offered to represent, because their identity provider says for which legal unit they work. Nothing is
//! claimed by it: one asks as everybody does.

use uuid::Uuid;

use super::model::State;
use super::powers::Voice;
use super::store;
use crate::authorities::Named;
use crate::db::{Db, DbError};
use crate::kernel::{Locale, PublicId};

impl Voice {
    /// The authorities of a legal unit (SIREN), each with its name in French and in English; without those that the person
    /// represents, asks to represent, or was refused.
    pub async fn offered(db: &Db, person: Uuid, siren: &str) -> Result<Vec<(PublicId, [String; 2])>, DbError> {
        let own = store::of_person(db.read(), person).await?;
        let found = Named::with_siren(db.read(), siren).await?;
        let concerned = |id: &PublicId| {
            own.iter().any(|one| one.state != State::Left && one.organisation.authority.as_ref() == Some(id))
        };
        let told = |one: Named| {
            let names = [Locale::Fr, Locale::En].map(|locale| one.name_in(locale).to_owned());
            (one.id, names)
        };
        Ok(found.into_iter().filter(|one| !concerned(&one.id)).map(told).collect())
    }
}
