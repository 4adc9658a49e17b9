//! Who speaks for an authority describes it; nothing that they typed is lost.

use askama::Template;
use axum::extract::{Path, RawForm, RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use super::{authority, frame, in_place, not_found, own_page, path};
use crate::accounts::{SignedIn, broken};
use crate::authorities;
use crate::db::Db;
use crate::descriptions::actions::{self, Describer, Undone};
use crate::descriptions::model::{Description, Recorded};
use crate::descriptions::store;
use crate::kernel::{Clock, Locale};
use crate::organisations::{self, Voice};
use crate::web::{Error, Layout, html};

/// The longest text that is kept in one language, in characters.
const LONGEST_TEXT: usize = 1500;

/// What was typed, and the version that it is about.
#[derive(Clone, Debug, Default)]
struct Typed {
    version: i64,
    website: String,
    email: String,
    fr: String,
    en: String,
}

#[derive(Template)]
#[template(path = "descriptions/pages/describe.html")]
struct DescribePage {
    page: Layout,
    action: String,
    back: String,
    history: String,
    represent: String,
    speaker: Option<String>,
    typed: Typed,
    recorded: Option<Typed>,
    problems: Vec<(&'static str, String)>,
    done: bool,
}

impl Typed {
    fn of(recorded: Option<&Recorded>) -> Self {
        let Some(Recorded { said, version, .. }) = recorded else { return Self::default() };
        let text = |code: &str| said.summary.get(code).cloned().unwrap_or_default();
        Self {
            version: *version,
            website: said.website.clone().unwrap_or_default(),
            email: said.email.clone().unwrap_or_default(),
            fr: text("fr"),
            en: text("en"),
        }
    }

    fn read(body: &[u8]) -> Self {
        let mut typed = Self::default();
        for (name, value) in form_urlencoded::parse(body) {
            let line = value.replace(['\r', '\n'], " ");
            let text: String = line.trim().chars().filter(|sign| !sign.is_control()).take(LONGEST_TEXT).collect();
            match &*name {
                "version" => typed.version = text.parse().unwrap_or_default(),
                "website" => typed.website = text,
                "email" => typed.email = text.to_lowercase(),
                "summary_fr" => typed.fr = text,
                "summary_en" => typed.en = text,
                _ => {}
            }
        }
        typed
    }

    fn description(&self) -> Description {
        let text = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        let said = [("fr", &self.fr), ("en", &self.en)].into_iter().filter(|(_, text)| !text.is_empty());
        Description {
            website: text(&self.website),
            email: text(&self.email),
            summary: said.map(|(code, text)| (code.to_owned(), text.clone())).collect(),
        }
    }
}

/// Who describes, when the person speaks for the authority.
async fn describer(db: &Db, about: &authorities::Named, signed_in: &SignedIn) -> Result<Option<Describer>, Error> {
    let own = organisations::voice(db, signed_in, std::slice::from_ref(&about.id)).await.map_err(broken)?;
    Ok(own.map(|own| Describer {
        author: signed_in.person.author(None),
        organisation: Some((own.id.to_string(), own.name)),
    }))
}

/// `GET /fr/collectivites/{id}/decrire`
pub async fn show(
    State(db): State<Db>,
    locale: Locale,
    Path(id): Path<String>,
    signed_in: SignedIn,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let about = in_place(authority(&db, &id).await?, locale, (&id, "describe"))?;
    let describer = describer(&db, &about, &signed_in).await?;
    let recorded = store::read(db.read(), &about.id).await.map_err(broken)?;
    let mut page = draw(locale, &about, describer.as_ref(), Typed::of(recorded.as_ref()));
    page.done = query.as_deref() == Some("done=yes");
    html(&page)
}

/// `POST /fr/collectivites/{id}/decrire`
pub async fn act(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    locale: Locale,
    Path(id): Path<String>,
    signed_in: SignedIn,
    RawForm(body): RawForm,
) -> Result<Response, Error> {
    let about = authority(&db, &id).await?;
    let describer = describer(&db, &about, &signed_in).await?.ok_or_else(not_found)?;
    let typed = Typed::read(&body);
    let said = typed.description();
    let problems = said.problems(Some(&signed_in.person.email));
    let write = db.write().await.map_err(broken)?;
    let now = store::read(write.connection(), &about.id).await.map_err(broken)?;
    let present = now.as_ref().map_or(0, |now| now.version);
    if !problems.is_empty() || present != typed.version {
        return again(locale, (&about, &describer), (typed, now), &problems);
    }
    let what = (&about.id, typed.version);
    if actions::describe(&write, &describer, what, (&said, None), clock.now()).await.map_err(broken)? {
        write.commit().await.map_err(broken)?;
    }
    Ok(led_to(format!("{}?done=yes", path(locale, about.id.as_str(), "describe"))))
}

fn led_to(address: String) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response()
}

/// The form again: with what is wrong, or with both versions when the record changed meanwhile.
fn again(
    locale: Locale,
    (about, describer): (&authorities::Named, &Describer),
    (typed, now): (Typed, Option<Recorded>),
    problems: &[(&'static str, &'static str)],
) -> Result<Response, Error> {
    let mut page = draw(locale, about, Some(describer), typed);
    let t = page.page.t;
    page.problems = problems.iter().map(|(field, code)| (*field, t.s(format!("describe-wrong-{code}")))).collect();
    if problems.is_empty() {
        let recorded = Typed::of(now.as_ref());
        page.typed.version = recorded.version;
        page.recorded = Some(recorded);
        return Ok((StatusCode::CONFLICT, html(&page)?).into_response());
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
}

fn draw(locale: Locale, about: &authorities::Named, describer: Option<&Describer>, typed: Typed) -> DescribePage {
    let id = about.id.as_str();
    let page = frame(locale, about, "describe", "describe-title");
    DescribePage {
        action: path(locale, id, "describe"),
        back: own_page(locale, about),
        history: path(locale, id, "history"),
        represent: format!("{}/{}", path(locale, id, ""), page.t.s("represent-word")),
        speaker: describer.and_then(|one| one.organisation.clone()).map(|(_, name)| name),
        recorded: None,
        problems: Vec::new(),
        done: false,
        typed,
        page,
    }
}

/// Who takes back: the organisation that is the authority, or an administrator for nobody.
async fn undoer(db: &Db, about: &authorities::Named, signed_in: &SignedIn) -> Result<(Describer, bool), Error> {
    let administrator = Voice::decides_over(db, signed_in, &[]).await.map_err(broken)?;
    let own = describer(db, about, signed_in).await?;
    let alone = || Describer { author: signed_in.person.author(None), organisation: None };
    Ok((own.or_else(|| administrator.then(alone)).ok_or_else(not_found)?, administrator))
}

/// `POST /fr/collectivites/{id}/annuler/{seq}`
pub async fn undo(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    locale: Locale,
    Path((id, seq)): Path<(String, i64)>,
    signed_in: SignedIn,
) -> Result<Response, Error> {
    let about = authority(&db, &id).await?;
    let (describer, administrator) = undoer(&db, &about, &signed_in).await?;
    let write = db.write().await.map_err(broken)?;
    let who = (&describer, administrator);
    match actions::undo(&write, who, (&about.id, seq), clock.now()).await.map_err(broken)? {
        Undone::Done => {
            write.commit().await.map_err(broken)?;
            Ok(led_to(path(locale, about.id.as_str(), "history")))
        }
        Undone::Nothing => Err(not_found()),
        Undone::TooLate | Undone::Overtaken => {
            Ok((StatusCode::CONFLICT, super::history::drawn(&db, locale, &about, (clock.now(), true)).await?)
                .into_response())
        }
    }
}

/// Somebody who reads again the address of a button: the history is what they look for.
pub async fn back(locale: Locale, Path((id, _)): Path<(String, String)>) -> Response {
    led_to(path(locale, &id, "history"))
}
