//! What the atlas knows of a party: looked for by its name, put where nothing was typed.

use super::Bench;
use crate::agreements::draft::Draft;
use crate::authorities::{Finder, Kind, Named};
use crate::db::{Db, DbError};
use crate::kernel::{Locale, PublicId};
use crate::web::{Texts, key};

/// What was looked for, and what was found.
pub struct Search {
    /// `a` or `b`.
    pub party: &'static str,
    /// The name that was typed.
    pub typed: String,
    /// The records that may be meant.
    pub hits: Vec<Hit>,
}

/// A record of the atlas that may be the party that was typed.
pub struct Hit {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What tells it from its namesakes.
    pub context: String,
}

/// The most records that are offered.
const MOST: usize = 6;

/// The records that a party's typed name may mean.
pub fn find(finder: &Finder, bench: &Bench, party: &str) -> Search {
    let party = if party == "b" { "b" } else { "a" };
    let typed = bench.draft.facts.get(&format!("party_{party}.name")).map_or("", |typed| typed.trim()).to_owned();
    let hits = finder.find(&typed, bench.locale).into_iter().take(MOST);
    Search { party, hits: hits.map(|(id, name, context)| Hit { id, name, context }).collect(), typed }
}

/// The parties that were picked or that an address names, the first and the second: what the atlas knows of them stands where nothing was typed.
pub async fn of_picks(db: &Db, draft: &mut Draft, picks: [&str; 2]) -> Result<(), DbError> {
    for (party, id) in ["party_a", "party_b"].into_iter().zip(picks) {
        let Some(id) = PublicId::parse(id) else { continue };
        if let Some(known) = Named::with_register(db.read(), &id).await? {
            draft.facts.insert(format!("{party}.name"), known.0.name_in(Locale::Fr).to_owned());
            for (field, value) in particulars(&known) {
                if !value.is_empty() {
                    draft.facts.entry(format!("{party}.{field}")).or_insert(value);
                }
            }
        }
    }
    Ok(())
}

/// What papers may say of an authority, by field; in French, and in English where that is another word.
fn particulars((named, kind, siren): &(Named, Kind, Option<String>)) -> Vec<(&'static str, String)> {
    let code = match kind {
        Kind::Commune => "commune",
        Kind::Epci => "epci",
        Kind::Departement => "department",
        Kind::Region => "region",
        Kind::Collectivite => "overseas_collectivity",
        Kind::Foreign => "local_authority",
        Kind::Unidentified => "",
    };
    let form = |locale: Locale| match kind {
        Kind::Commune | Kind::Departement | Kind::Region => Texts::of(locale).s(key("workshop-form-", code)),
        _ => String::new(),
    };
    let seat = if *kind == Kind::Commune { named.name.clone() } else { String::new() };
    vec![
        ("kind", code.to_owned()),
        ("country", named.country.clone()),
        ("legal_form", form(Locale::Fr)),
        ("legal_form@en", form(Locale::En)),
        ("seat", seat),
        ("identifier", siren.as_ref().map(|siren| format!("SIREN {siren}")).unwrap_or_default()),
    ]
}
