//! Anybody suggests a change to a link or an authority, without an account.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{OriginalUri, Path, RawForm, RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::form::{Choice, Typed, plain};
use crate::accounts::{Visitor, broken};
use crate::authorities::{self, Finder};
use crate::db::Db;
use crate::descriptions::{self, Description};
use crate::kernel::{Clock, Locale, PublicId, Timestamp};
use crate::mail::Address;
use crate::organisations::Voice;
use crate::partnerships::statements::model::{Field, Version};
use crate::partnerships::suggestions::model::{Entity, Origin, Suggestion};
use crate::partnerships::suggestions::{Voter, suggest};
use crate::web::{Anonymous, Crumb, Error, Hurried, Layout, Section, Site, Unhurried, WayOut, html};

/// The longest source that is kept, in characters.
const LONGEST_SOURCE: usize = 500;
/// Seconds after which somebody may try again when too many suggestions wait.
const LATER: &str = "86400";

/// What stands in the form besides the fields of a link.
#[derive(Clone, Debug, Default)]
struct More {
    source: String,
    email: String,
    /// A field that no person sees; programs that fill every field fill it.
    trap: String,
    search: String,
    add: String,
    remove: BTreeSet<String>,
    website: String,
    generic: String,
}

#[derive(Template)]
#[template(path = "partnerships/pages/suggest.html")]
struct SuggestPage {
    page: Layout,
    action: String,
    back: String,
    link: bool,
    typed: Typed,
    selects: Vec<(&'static str, String, Vec<Choice>)>,
    themes: Vec<Choice>,
    parties: Vec<Choice>,
    found: Vec<Choice>,
    more: More,
    problems: Vec<(&'static str, String)>,
    known: bool,
    done: bool,
}

/// What a suggestion is about, as it stands.
pub struct About {
    /// A link or an authority.
    pub entity: Entity,
    /// Which one.
    pub id: PublicId,
    /// Its name, or those of its parties.
    pub name: String,
    /// The address of its page.
    pub href: String,
    /// The link.
    pub link: Option<Version>,
    description: Description,
}

impl About {
    /// The authorities that it is about.
    pub fn parties(&self) -> Vec<PublicId> {
        match &self.link {
            Some(link) => link.parties.iter().map(|party| party.id.clone()).collect(),
            None => vec![self.id.clone()],
        }
    }
}

/// The address of a page about a record, by its English word: `suggest`, `suggestions`, nothing for its own page.
pub fn path(locale: Locale, (entity, id): (Entity, &str), page: &str) -> String {
    let list = match (entity, locale) {
        (Entity::Partnership, Locale::Fr) => "/fr/partenariats",
        (Entity::Partnership, Locale::En) => "/en/partnerships",
        (Entity::Authority, Locale::Fr) => "/fr/collectivites",
        (Entity::Authority, Locale::En) => "/en/authorities",
    };
    let word = match (page, locale) {
        ("suggest", Locale::Fr) => "/proposer",
        ("suggest", Locale::En) => "/suggest",
        ("suggestions", Locale::Fr) => "/propositions",
        ("suggestions", Locale::En) => "/suggestions",
        _ => "",
    };
    format!("{list}/{id}{word}")
}

/// What an address is about, as it stands in the database.
pub async fn about(db: &Db, uri: &str, id: &str, locale: Locale) -> Result<About, Error> {
    let not_found = || Error::NotFound(vec![WayOut::links()]);
    let id = PublicId::parse(id).ok_or_else(not_found)?;
    if uri.starts_with("/fr/collectivites") || uri.starts_with("/en/authorities") {
        let named = authorities::named(db.read(), &[id.as_str()]).await.map_err(broken)?;
        let Some(named) = named.into_iter().next() else {
            return Err(super::elsewhere(db, &id, |present| uri.replace(id.as_str(), present.as_str())).await);
        };
        let (name, readable) = (named.name_in(locale).to_owned(), named.readable());
        let base = path(locale, (Entity::Authority, id.as_str()), "");
        let href = if readable.is_empty() { base } else { format!("{base}/{readable}") };
        let known = descriptions::read(db.read(), &id).await.map_err(broken)?;
        let description = known.map(|known| known.said).unwrap_or_default();
        return Ok(About { entity: Entity::Authority, id, name, href, link: None, description });
    }
    let Some(link) = Version::read(db.read(), &id).await.map_err(broken)? else {
        return Err(super::elsewhere(db, &id, |present| uri.replace(id.as_str(), present.as_str())).await);
    };
    let names: Vec<&str> = link.parties.iter().map(|party| party.name_in(locale)).collect();
    let name = names.join(" – ");
    let href = super::history::record(locale, &link);
    Ok(About { entity: Entity::Partnership, id, name, href, link: Some(link), description: Description::default() })
}

impl More {
    fn read(body: &[u8]) -> Self {
        let mut more = Self::default();
        for (name, value) in form_urlencoded::parse(body) {
            let value = plain(&value, LONGEST_SOURCE);
            match &*name {
                "source" => more.source = value,
                "email" => more.email = value,
                "nickname" => more.trap = value,
                "q" => more.search = value,
                "add" => more.add = value,
                "remove" => drop(more.remove.insert(value)),
                "website" => more.website = value,
                "generic" => more.generic = value.to_lowercase(),
                _ => {}
            }
        }
        more
    }
}

impl About {
    /// What is typed and differs from the record, field by field; or what is wrong.
    fn proposed(&self, typed: &Typed, more: &More) -> Result<Map<String, Value>, Vec<(&'static str, &'static str)>> {
        let Some(link) = &self.link else { return self.described(typed, more) };
        let revision = typed
            .revision()
            .map_err(|wrong| wrong.iter().map(|(field, code)| (field.code(), *code)).collect::<Vec<_>>())?;
        let differ = Field::ALL.iter().filter(|field| revision.facts.value(**field) != link.facts.value(**field));
        let mut proposed: Map<String, Value> =
            differ.map(|field| (field.code().to_owned(), revision.facts.value(*field))).collect();
        let now: BTreeSet<&str> = link.parties.iter().map(|party| party.id.as_str()).collect();
        let mut then: BTreeSet<&str> = now.iter().copied().filter(|id| !more.remove.contains(*id)).collect();
        if !more.add.is_empty() {
            PublicId::parse(&more.add).ok_or_else(|| vec![("add", "party")])?;
            then.insert(&more.add);
        }
        if then != now {
            proposed.insert("parties".to_owned(), json!(then));
        }
        Ok(proposed)
    }

    fn described(&self, typed: &Typed, more: &More) -> Result<Map<String, Value>, Vec<(&'static str, &'static str)>> {
        let text = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        let said = [("fr", &typed.summary_fr), ("en", &typed.summary_en)];
        let summary = said.into_iter().filter(|(_, text)| !text.is_empty());
        let wanted = Description {
            website: text(&more.website),
            email: text(&more.generic),
            summary: summary.map(|(code, text)| (code.to_owned(), text.clone())).collect(),
        };
        let wrong = wanted.problems(None);
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let differ = ["website", "email", "summary"].into_iter();
        let differ = differ.filter(|field| wanted.value(field) != self.description.value(field));
        Ok(differ.map(|field| (field.to_owned(), wanted.value(field))).collect())
    }
}

/// `GET /fr/partenariats/{id}/proposer`, `GET /fr/collectivites/{id}/proposer`
pub async fn show(
    State(db): State<Db>,
    locale: Locale,
    OriginalUri(uri): OriginalUri,
    (Path(id), Visitor(visitor)): (Path<String>, Visitor),
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let about = about(&db, uri.path(), &id, locale).await?;
    let (typed, more) = filled(&about);
    let mut page = draw(locale, &about, (typed, more), visitor.is_some());
    page.done = query.as_deref() == Some("done=yes");
    html(&page)
}

fn filled(about: &About) -> (Typed, More) {
    let typed = about.link.as_ref().map(|link| Typed::of(&link.facts, link.version)).unwrap_or_default();
    let said = |code: &str| about.description.summary.get(code).cloned().unwrap_or_default();
    let typed = match &about.link {
        Some(_) => typed,
        None => Typed { summary_fr: said("fr"), summary_en: said("en"), ..typed },
    };
    let more = More {
        website: about.description.website.clone().unwrap_or_default(),
        generic: about.description.email.clone().unwrap_or_default(),
        ..More::default()
    };
    (typed, more)
}

/// `POST /fr/partenariats/{id}/proposer`, `POST /fr/collectivites/{id}/proposer`
pub async fn act(
    (State(db), State(clock), State(site), State(finder)): (State<Db>, State<Clock>, State<Site>, State<Finder>),
    (locale, OriginalUri(uri)): (Locale, OriginalUri),
    (Path(id), visitor, pace): (Path<String>, Visitor, Result<Unhurried<Anonymous>, Hurried>),
    RawForm(body): RawForm,
) -> Result<Response, Error> {
    let about = about(&db, uri.path(), &id, locale).await?;
    let ((verb, typed), more) = (Typed::read(&body), More::read(&body));
    let mut page = draw(locale, &about, (typed, more), visitor.0.is_some());
    if let (Err(hurried), None) = (pace, &visitor.0) {
        return page.hurried(hurried);
    }
    if verb == "search" {
        page.found = finder.find(&page.more.search, locale).into_iter().map(hit).collect();
        return html(&page);
    }
    let said = match checked(&about, &page) {
        Ok(proposed) => Said { proposed, source: &page.more.source, email: &page.more.email },
        Err(wrong) => return page.tell(&wrong),
    };
    let sent = !page.more.trap.is_empty()
        || keep(&db, (about.entity, &about.id), said, (&visitor, locale), (clock.now(), &site.base)).await?;
    page.sent(sent, &about)
}

fn hit((id, name, context): (String, String, String)) -> Choice {
    Choice { code: id, label: format!("{name} · {context}"), chosen: false }
}

type Wrong = Vec<(&'static str, &'static str)>;

/// What is proposed, when it is something, comes from somewhere, and an address that is left has the form of one.
fn checked(about: &About, page: &SuggestPage) -> Result<Map<String, Value>, Wrong> {
    let proposed = about.proposed(&page.typed, &page.more)?;
    let email = &page.more.email;
    let wrong = [
        (proposed.is_empty(), ("nothing", "nothing")),
        (page.more.source.chars().count() < 5, ("source", "source")),
        (!email.is_empty() && Address::parse(email).is_none(), ("email", "email")),
    ];
    let wrong: Wrong = wrong.into_iter().filter_map(|(bad, told)| bad.then_some(told)).collect();
    if wrong.is_empty() { Ok(proposed) } else { Err(wrong) }
}

/// What somebody suggests of a record, and where they know it from.
pub struct Said<'s> {
    /// The fields with their values.
    pub proposed: Map<String, Value>,
    /// Where that is known from.
    pub source: &'s str,
    /// Where an answer may be sent.
    pub email: &'s str,
}

impl Said<'_> {
    /// As a suggestion about a record, at an instant.
    fn about(self, (entity, id): (Entity, &PublicId), origin: Origin, at: Timestamp) -> Suggestion {
        Suggestion {
            row: Uuid::nil(),
            id: id.clone(),
            entity,
            about: id.clone(),
            proposed: self.proposed,
            source: self.source.to_owned(),
            origin,
            at,
        }
    }
}

/// Writes a suggestion down; whether it is a new one or another voice for one that waits.
pub async fn keep(
    db: &Db,
    record: (Entity, &PublicId),
    said: Said<'_>,
    (Visitor(visitor), locale): (&Visitor, Locale),
    when: (Timestamp, &str),
) -> Result<bool, Error> {
    let own = match visitor {
        Some(signed_in) => Voice::all_of(db, &signed_in.person).await.map_err(broken)?,
        None => Vec::new(),
    };
    let person = visitor.as_ref().map(|signed_in| &signed_in.person);
    let voter = Voter { person, organisation: own.first(), email: Address::parse(said.email), locale };
    let origin = if person.is_some() { Origin::Person } else { Origin::Visitor };
    let new = said.about(record, origin, when.0);
    let write = db.write().await.map_err(broken)?;
    let kept = suggest(&write, new, &voter, when).await.map_err(broken)?;
    write.commit().await.map_err(broken)?;
    Ok(kept.is_some())
}

impl SuggestPage {
    /// The form again, with what is wrong.
    fn tell(mut self, wrong: &Wrong) -> Result<Response, Error> {
        let t = self.page.t;
        let words = |code: &str| match code {
            "nothing" | "source" => t.s(format!("suggest-wrong-{code}")),
            "email" | "website" => t.s(format!("describe-wrong-{code}")),
            "party" => t.s("declare-wrong-party"),
            _ => t.s(format!("verify-wrong-{code}")),
        };
        self.problems = wrong.iter().map(|(field, code)| (*field, words(code))).collect();
        Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&self)?).into_response())
    }

    /// On to the page that says thank you; or, when too many wait, the form again.
    fn sent(mut self, kept: bool, about: &About) -> Result<Response, Error> {
        if kept {
            let to = format!("{}?done=yes", path(self.page.locale, (about.entity, about.id.as_str()), "suggest"));
            return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response());
        }
        self.problems = vec![("source", self.page.t.s("suggest-too-many"))];
        let later = [(header::RETRY_AFTER, LATER)];
        Ok((StatusCode::TOO_MANY_REQUESTS, later, html(&self)?).into_response())
    }
}

impl SuggestPage {
    /// The form again for somebody who sends many.
    fn hurried(mut self, hurried: Hurried) -> Result<Response, Error> {
        self.problems = vec![("source", self.page.t.s("suggest-too-many"))];
        Ok(hurried.mark(html(&self)?))
    }
}

/// The frame of a page about a record.
pub fn frame(locale: Locale, about: &About, page: &str, title: &str) -> Layout {
    let what = (about.entity, about.id.as_str());
    let paths = [locale, locale.other()].map(|locale| path(locale, what, page));
    let mut layout = Layout::new(locale, String::new(), paths);
    layout.title = layout.t.with(title, &[("name", &about.name)]);
    layout.section = Section::Atlas;
    layout.noindex = true;
    layout.crumbs = vec![Crumb { name: about.name.clone(), href: about.href.clone() }];
    layout
}

fn draw(locale: Locale, about: &About, (typed, more): (Typed, More), known: bool) -> SuggestPage {
    let page = frame(locale, about, "suggest", "suggest-title");
    let parties = about.link.iter().flat_map(|link| &link.parties).map(|party| Choice {
        code: party.id.to_string(),
        label: party.name_in(locale).to_owned(),
        chosen: more.remove.contains(party.id.as_str()),
    });
    SuggestPage {
        action: page.path.clone(),
        back: about.href.clone(),
        link: about.link.is_some(),
        parties: parties.collect(),
        found: Vec::new(),
        selects: typed.selects(page.t),
        themes: typed.theme_choices(locale),
        problems: Vec::new(),
        known,
        done: false,
        typed,
        more,
        page,
    }
}
