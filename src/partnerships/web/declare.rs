//! A party declares a link: whom with, found by a search or described; what it is.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::{RawForm, RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use reference::countries;
use reference::fold::fold;

use super::form::{Choice, Typed, plain};
use super::verify;
use crate::accounts::{SignedIn, broken};
use crate::authorities::{self, Finder, Place};
use crate::db::Db;
use crate::kernel::{Clock, Locale, PublicId};
use crate::organisations::Voice;
use crate::partnerships::declare::{Declared, MOST_PARTIES, Outcome};
use crate::partnerships::statements::model::{Speaker, Version};
use crate::partnerships::statements::{News, tell_others};
use crate::web::{Error, Layout, Section, Site, html};

/// The longest name of a place that is kept.
const LONGEST_NAME: usize = 120;

/// One party that may be chosen.
struct Party {
    id: String,
    name: String,
    context: String,
    chosen: bool,
}

/// What was typed of whom the link is with.
#[derive(Clone, Debug, Default)]
struct With {
    own: String,
    chosen: BTreeSet<String>,
    search: String,
    name: String,
    country: String,
    region: String,
    position: String,
}

#[derive(Template)]
#[template(path = "partnerships/pages/declare.html")]
struct DeclarePage {
    page: Layout,
    action: String,
    organisations: Vec<Choice>,
    with: With,
    parties: Vec<Party>,
    searched: bool,
    found: usize,
    countries: Vec<Choice>,
    typed: Typed,
    selects: Vec<(&'static str, String, Vec<Choice>)>,
    themes: Vec<Choice>,
    problems: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "partnerships/pages/no_organisation.html")]
struct NoOrganisationPage {
    page: Layout,
    search: String,
}

/// The address of this page.
pub fn path(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "/fr/partenariats/declarer",
        Locale::En => "/en/partnerships/declare",
    }
}

/// What is wrong, with the field to look at.
type Wrong = Vec<(&'static str, &'static str)>;

impl With {
    fn read(body: &[u8]) -> Self {
        let mut with = Self::default();
        for (name, value) in form_urlencoded::parse(body) {
            let value = plain(&value, LONGEST_NAME);
            match &*name {
                "as" => with.own = value,
                "party" => drop(with.chosen.insert(value)),
                "q" => with.search = value,
                "place_name" => with.name = value,
                "place_country" => with.country = value,
                "place_region" => with.region = value,
                "place_position" => with.position = value,
                _ => {}
            }
        }
        with
    }

    /// The place that no gazetteer knows, if one is described.
    fn unknown(&self) -> Result<Option<Place>, &'static str> {
        if self.name.is_empty() {
            return Ok(None);
        }
        if countries::by_iso2(&self.country).is_none() {
            return Err("country");
        }
        Ok(Some(Place {
            name: self.name.clone(),
            country: self.country.clone(),
            position: position(&self.position)?,
            approximate: true,
            region: Some(self.region.clone()).filter(|region| !region.is_empty()),
            ..Place::default()
        }))
    }

    /// The parties that were chosen.
    fn others(&self) -> Result<BTreeSet<PublicId>, &'static str> {
        self.chosen.iter().map(|id| PublicId::parse(id).ok_or("party")).collect()
    }
}

/// `5.55, 10.15` in degrees; nothing when nothing is typed.
fn position(typed: &str) -> Result<Option<(f64, f64)>, &'static str> {
    if typed.is_empty() {
        return Ok(None);
    }
    let mut degrees = typed.split([',', ';', ' ']).filter(|part| !part.is_empty()).map(str::parse::<f64>);
    match (degrees.next(), degrees.next(), degrees.next()) {
        (Some(Ok(lat)), Some(Ok(lon)), None) if lat.abs() <= 90.0 && lon.abs() <= 180.0 => Ok(Some((lat, lon))),
        _ => Err("position"),
    }
}

/// `GET /fr/partenariats/declarer`: `with` names a party that the page one comes from is about.
pub async fn show(
    (State(db), State(finder)): (State<Db>, State<Finder>),
    locale: Locale,
    signed_in: SignedIn,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let own = Voice::all_of(&db, &signed_in.person).await.map_err(broken)?;
    if own.is_empty() {
        return no_organisation(locale);
    }
    let pairs = form_urlencoded::parse(query.as_deref().unwrap_or_default().as_bytes());
    let chosen = pairs.filter(|(name, _)| name == "with").map(|(_, id)| id.into_owned());
    let with = With { chosen: chosen.take(MOST_PARTIES).collect(), ..With::default() };
    html(&draw((&db, &finder), locale, &own, (with, Typed::default())).await?)
}

/// `POST /fr/partenariats/declarer`: searches, or declares.
pub async fn act(
    (State(db), State(clock), State(site), State(finder)): (State<Db>, State<Clock>, State<Site>, State<Finder>),
    locale: Locale,
    signed_in: SignedIn,
    RawForm(body): RawForm,
) -> Result<Response, Error> {
    let own = Voice::all_of(&db, &signed_in.person).await.map_err(broken)?;
    let (with, (verb, typed)) = (With::read(&body), Typed::read(&body));
    let speaker = speaker(&own, &with, &signed_in);
    let Some(speaker) = speaker else { return no_organisation(locale) };
    let wrong = match (verb.as_str(), declared(&with, &typed)) {
        ("declare", Ok(declared)) => match record(&db, (&speaker, &declared), (clock, &site)).await? {
            Outcome::Done(id) => return Ok(led_to(&format!("{}?done=declared", verify::path(locale, id)))),
            Outcome::Exists(id) => return verify::already(&db, locale, (&id, &speaker), typed).await,
            outcome => problems(&outcome),
        },
        ("declare", Err(wrong)) => wrong,
        _ => Vec::new(),
    };
    let mut page = draw((&db, &finder), locale, &own, (with, typed)).await?;
    page.searched = verb == "search";
    page.tell(&wrong)
}

/// Who speaks: for the organisation that was chosen, or the first.
fn speaker(own: &[Voice], with: &With, signed_in: &SignedIn) -> Option<Speaker> {
    let chosen = own.iter().find(|one| one.authority.as_str() == with.own).or(own.first())?;
    Some(super::speaking(chosen.clone(), signed_in))
}

fn declared(with: &With, typed: &Typed) -> Result<Declared, Wrong> {
    let mut wrong: Wrong = Vec::new();
    let unknown = with.unknown().map_err(|code| wrong.push((code, code))).ok().flatten();
    let others = with.others().map_err(|code| wrong.push(("party", code))).unwrap_or_default();
    let facts = typed.revision().map(|revision| revision.facts);
    wrong.extend(facts.as_ref().err().into_iter().flatten().map(|(field, code)| (field.code(), *code)));
    if wrong.is_empty() { Ok(Declared { others, unknown, facts: facts.unwrap_or_default() }) } else { Err(wrong) }
}

/// Writes it, and tells the other parties in the same transaction.
async fn record(
    db: &Db,
    (speaker, declared): (&Speaker, &Declared),
    (clock, site): (Clock, &Site),
) -> Result<Outcome, Error> {
    let write = db.write().await.map_err(broken)?;
    let outcome = speaker.declare(&write, declared, clock.now()).await.map_err(broken)?;
    if let Outcome::Done(id) = &outcome {
        let link = Version::read(write.connection(), id).await.map_err(broken)?.ok_or_else(Error::nothing_here)?;
        let news = News { speaker, action: "declare", before: None, after: &link, reason: None };
        tell_others(&write, &news, (clock.now(), &site.base)).await.map_err(broken)?;
        write.commit().await.map_err(broken)?;
    }
    Ok(outcome)
}

fn problems(outcome: &Outcome) -> Wrong {
    match outcome {
        Outcome::Refused(problems) => problems.iter().map(|one| (one.field().code(), one.code())).collect(),
        Outcome::NoSuchParty => vec![("party", "party")],
        _ => vec![("party", "parties")],
    }
}

fn led_to(address: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, address.to_owned())]).into_response()
}

fn frame(locale: Locale) -> Layout {
    let paths = [locale, locale.other()].map(|locale| path(locale).to_owned());
    let mut page = Layout::new(locale, String::new(), paths);
    page.title = page.t.s("declare-title");
    page.section = Section::Atlas;
    page.noindex = true;
    page
}

fn no_organisation(locale: Locale) -> Result<Response, Error> {
    let page = frame(locale);
    html(&NoOrganisationPage { search: page.t.s("search-href"), page })
}

impl DeclarePage {
    /// The page as an answer, with what is wrong with it.
    fn tell(mut self, wrong: &Wrong) -> Result<Response, Error> {
        let t = self.page.t;
        let own = |code: &str| matches!(code, "party" | "parties" | "country" | "position");
        let words = |code: &str| match own(code) {
            true => t.s(format!("declare-wrong-{code}")),
            false => t.s(format!("verify-wrong-{code}")),
        };
        self.problems = wrong.iter().map(|(field, code)| (*field, words(code))).collect();
        let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        Ok((status, html(&self)?).into_response())
    }
}

async fn draw(
    (db, finder): (&Db, &Finder),
    locale: Locale,
    own: &[Voice],
    (with, typed): (With, Typed),
) -> Result<DeclarePage, Error> {
    let page = frame(locale);
    let mut parties = chosen(db, locale, &with).await?;
    let hits = finder.find(&with.search, locale).into_iter();
    let new: Vec<_> = hits.filter(|(id, ..)| own.iter().all(|one| one.authority.as_str() != id)).collect();
    let found = new.len();
    for (id, name, context) in new {
        match parties.iter_mut().find(|party| party.id == id) {
            Some(known) => (known.name, known.context) = (name, context),
            None => parties.push(Party { id, name, context, chosen: false }),
        }
    }
    let organisation = |one: &Voice| Choice {
        code: one.authority.to_string(),
        label: one.name.clone(),
        chosen: one.authority.as_str() == with.own,
    };
    Ok(DeclarePage {
        action: path(locale).to_owned(),
        organisations: own.iter().map(organisation).collect(),
        countries: all_countries(locale, &with.country),
        selects: typed.selects(page.t),
        themes: typed.theme_choices(locale),
        problems: Vec::new(),
        searched: false,
        found,
        parties,
        with,
        typed,
        page,
    })
}

/// The parties that are chosen already; a place of the gazetteer is told by its number when it is no record yet.
async fn chosen(db: &Db, locale: Locale, with: &With) -> Result<Vec<Party>, Error> {
    let ids: Vec<&str> = with.chosen.iter().map(String::as_str).collect();
    let named = authorities::named(db.read(), &ids).await.map_err(broken)?;
    let names: BTreeMap<&str, &authorities::Named> = named.iter().map(|one| (one.id.as_str(), one)).collect();
    let one = |id: &&str| {
        let known = names.get(id);
        Party {
            id: (*id).to_owned(),
            name: known.map_or(*id, |known| known.name_in(locale)).to_owned(),
            context: known.map(|known| known.country.clone()).unwrap_or_default(),
            chosen: true,
        }
    };
    Ok(ids.iter().map(one).collect())
}

fn all_countries(locale: Locale, chosen: &str) -> Vec<Choice> {
    let one = |country: &countries::Country| Choice {
        code: country.iso2.to_owned(),
        label: country.name(locale.code()).to_owned(),
        chosen: country.iso2 == chosen,
    };
    let mut all: Vec<Choice> = countries::all().iter().map(one).collect();
    all.sort_by_cached_key(|choice| fold(&choice.label));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_two_numbers_that_lie_on_the_earth_or_nothing() {
        for (typed, read) in [
            ("", Ok(None)),
            ("5.55, 10.15", Ok(Some((5.55, 10.15)))),
            ("-5.55 10", Ok(Some((-5.55, 10.0)))),
            ("5.55", Err("position")),
            ("91, 0", Err("position")),
            ("0, 181", Err("position")),
            ("1, 2, 3", Err("position")),
            ("NaN, 0", Err("position")),
            ("north", Err("position")),
        ] {
            assert_eq!(position(typed), read, "{typed}");
        }
    }
}
