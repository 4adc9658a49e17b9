//! Authorities that become a record because somebody needs them: a place of the gazetteer, or one that nobody knows.

use reference::fold::fold;
use reference::places;
use uuid::Uuid;

use super::model::{NewAuthority, Precision};
use super::resolve::{Place, from_gazetteer, own, own_authority_id};
use super::store;
use crate::db::{Author, DbError, Journal, Write};
use crate::kernel::{PublicId, RowIds, Timestamp};

impl NewAuthority {
    /// The place of the gazetteer with that identifier; it reads the whole gazetteer, which takes about a second.
    pub fn known_place(id: &PublicId) -> Option<Self> {
        let number: u32 = id.as_str().strip_prefix("gn-")?.parse().ok()?;
        let found = places::all().into_iter().find(|place| place.geonames == Some(number))?;
        Some(from_gazetteer(id.clone(), &found))
    }

    /// A place that no gazetteer knows, as somebody describes it; its position is never exact.
    pub fn unknown_place(place: &Place) -> Self {
        let mut new = own(own_authority_id(place, &fold(&place.name)), place);
        if new.position.is_some() {
            new.precision = Precision::Approximate;
        }
        new
    }

    /// Records it unless it is recorded already, with its entry in the journal; answers its row.
    pub async fn need(&self, write: &Write, author: Author, at: Timestamp) -> Result<Uuid, DbError> {
        if let Some((row, _)) = Self::recorded(write.connection(), &self.public_id).await? {
            return Ok(row);
        }
        let mut journal = Journal::open(write, author, at, None).await?;
        let rows = store::add_all(write, &mut journal, &RowIds::at(at), at, std::slice::from_ref(self)).await?;
        journal.close().await?;
        rows.first().copied().ok_or_else(|| DbError::Value(self.public_id.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_nobody_knows_is_drawn_from_what_is_said_of_it_and_lies_somewhere_near() {
        let place = |name: &str, position| Place {
            name: name.to_owned(),
            country: "CM".to_owned(),
            region: Some("Ouest".to_owned()),
            position,
            ..Place::default()
        };
        let new = NewAuthority::unknown_place(&place("Nkong-Zem", Some((5.55, 10.15))));
        assert!(new.public_id.as_str().starts_with("au-") && new.precision == Precision::Approximate);
        assert_eq!(new.public_id, NewAuthority::unknown_place(&place("NKONG ZEM", Some((5.55, 10.15)))).public_id);
        assert_ne!(new.public_id, NewAuthority::unknown_place(&place("Nkong", Some((5.55, 10.15)))).public_id);
        assert_eq!(NewAuthority::unknown_place(&place("Nkong-Zem", None)).precision, Precision::Unknown);
    }

    #[test]
    fn a_place_of_the_gazetteer_is_found_by_its_number() {
        let id = |text| PublicId::parse(text).expect("an identifier");
        let found = NewAuthority::known_place(&id("gn-2355548")).expect("Sindou");
        assert_eq!((found.name.as_str(), found.country.as_str()), ("Sindou", "BF"));
        assert!(NewAuthority::known_place(&id("gn-1")).is_none());
        assert!(NewAuthority::known_place(&id("fr-commune-62667")).is_none());
    }
}
