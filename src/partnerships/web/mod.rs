//! The pages of a link that read the database: its history, and the form of those who speak for a party.

mod declare;
mod duplicates;
mod form;
mod history;
mod suggest;
mod suggestions;
mod undo;
mod verify;
mod words;

use axum::extract::FromRef;
use axum::routing::get;

use crate::accounts::{SignedIn, broken};
use crate::authorities::Finder;
use crate::db::Db;
use crate::kernel::{Clock, Locale, PublicId};
use crate::organisations::{self, Voice};
use crate::partnerships::statements::model::{Speaker, Version};
use crate::partnerships::store::present_id;
use crate::partnerships::suggestions::model::Entity;
use crate::web::{Error, Limits, Router, Site, WayOut};

/// The addresses of this slice, in both languages: those that are the same for everybody, and those that one has to be signed
/// in for, whose answers nobody keeps.
pub fn routes<S>() -> [Router<S>; 2]
where
    S: Clone + Send + Sync + 'static,
    Db: FromRef<S>,
    Clock: FromRef<S>,
    Site: FromRef<S>,
    Finder: FromRef<S>,
    Limits: FromRef<S>,
{
    let public = Router::new()
        .route("/fr/partenariats/{id}/historique", get(history::show))
        .route("/en/partnerships/{id}/history", get(history::show));
    let kept = duplicates::Kept::default();
    let own = Locale::ALL.into_iter().fold(Router::new(), |router, locale| {
        router
            .route(&verify::path(locale, "{id}"), get(verify::show).post(verify::act))
            .route(&suggestions::confirm_path(locale, "{secret}"), get(suggestions::look).post(suggestions::confirm))
            .merge(suggesting(locale))
            .merge(duplicates::routes(locale, &kept))
            .route(&undo::path(locale, "{id}", "{seq}"), get(undo::ask).post(undo::act))
            .route(declare::path(locale), get(declare::show).post(declare::act))
    });
    [public, own]
}

/// What anybody suggests of a link or an authority, and who decides it.
fn suggesting<S>(locale: Locale) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Db: FromRef<S>,
    Clock: FromRef<S>,
    Site: FromRef<S>,
    Finder: FromRef<S>,
    Limits: FromRef<S>,
{
    Entity::ALL.iter().fold(Router::new(), |router, entity| {
        let at = |page: &str| suggest::path(locale, (*entity, "{id}"), page);
        router
            .route(&at("suggest"), get(suggest::show).post(suggest::act))
            .route(&at("suggestions"), get(suggestions::show).post(suggestions::act))
    })
}

/// Where something leads whose record was merged into another: the same page of that one. Nothing is found for any other.
async fn elsewhere(db: &Db, id: &PublicId, page: impl Fn(&PublicId) -> String) -> Error {
    match present_id(db.read(), id).await {
        Ok(Some(present)) => Error::Elsewhere(page(&present)),
        Ok(None) => Error::NotFound(vec![WayOut::links()]),
        Err(why) => broken(why),
    }
}

/// Who speaks for one of the parties of a link: an organisation which is one, or the network of its territory.
async fn speaker(db: &Db, link: &Version, signed_in: &SignedIn) -> Result<Option<Speaker>, Error> {
    let parties: Vec<PublicId> = link.parties.iter().map(|party| party.id.clone()).collect();
    let voice = organisations::voice(db, signed_in, &parties).await.map_err(broken)?;
    Ok(voice.map(|voice| speaking(voice, signed_in)))
}

/// A person with the voice of an organisation.
fn speaking(voice: Voice, signed_in: &SignedIn) -> Speaker {
    Speaker {
        author: signed_in.person.author(None),
        organisation: voice.id.to_string(),
        organisation_name: voice.name,
        authority: voice.authority,
    }
}
