//! A rule edited in the browser, by the administration: a dated version that wins over the file, read whole before it is kept.

use askama::Template;
use axum::extract::{Path, Query, RawForm, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::{Page, path};
use crate::accounts::{SignedIn, broken};
use crate::content::{Edit, Edited, Edition, Files, Refusal};
use crate::db::{Author, Db, DbError};
use crate::kernel::{Clock, Day, Locale, Timestamp};
use crate::law::rule::Law;
use crate::web::{Crumb, Error, Layout, Section, Texts, html};

/// The longest text and the longest reason, in characters.
const LONGEST: [usize; 2] = [50_000, 1_000];

/// The address of the form.
pub fn edit_path(locale: Locale, id: &str) -> String {
    let word = if locale == Locale::Fr { "modifier" } else { "edit" };
    format!("{}/{id}/{word}", path(locale, Page::Rules))
}

/// A version as a link.
struct Choice {
    href: String,
    name: String,
    here: bool,
}

/// An edit that was made here.
struct Made {
    row: String,
    line: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "law/pages/edit.html")]
struct EditPage {
    page: Layout,
    action: String,
    seen: String,
    choices: Vec<Choice>,
    typed: Typed,
    done: String,
    refused: Vec<String>,
    made: Vec<Made>,
}

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    version: Option<String>,
    #[serde(default)]
    done: String,
}

/// What was typed.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Typed {
    verb: String,
    text: String,
    reason: String,
    seen: String,
    row: String,
}

/// What the form is about: the set in use, the versions of the rule, the edits of it.
struct Bench {
    locale: Locale,
    id: String,
    files: Files,
    editions: Vec<Edition>,
    edits: Vec<Edited>,
}

impl Bench {
    async fn open(db: &Db, (locale, id): (Locale, String), signed_in: &SignedIn) -> Result<Self, Error> {
        if !signed_in.administers() {
            let weak = Error::Elsewhere(SignedIn::to_strength(locale, &edit_path(locale, &id)));
            return Err(if signed_in.person.administrator { weak } else { Error::nothing_here() });
        }
        let kept = Files::in_use(db.read()).await.map_err(broken)?;
        let files = kept.map_or_else(Files::shipped, |(_, files)| files);
        let editions = files.editions("law/rules/", ("rule", &id));
        if editions.is_empty() {
            return Err(Error::nothing_here());
        }
        let mut edits = Edited::all(db.read()).await.map_err(broken)?;
        edits.retain(|one| one.edit.table == "rule" && one.edit.entry == id);
        Ok(Self { locale, id, files, editions, edits })
    }

    /// What tells the versions of the rule from any others.
    fn seen(&self) -> String {
        let texts = self.editions.iter().enumerate().map(|(at, one)| (at.to_string(), one.text.clone()));
        Files::of(texts.collect()).digest()
    }

    /// The version that was asked for, or the one that holds on a day.
    fn version(&self, asked: Option<&str>, today: Day) -> Option<&Edition> {
        let today = today.to_string();
        let named = asked.and_then(|from| self.editions.iter().find(|one| one.from.as_deref().unwrap_or("") == from));
        let holds =
            || self.editions.iter().rev().find(|one| one.from.as_deref().is_none_or(|from| from <= today.as_str()));
        named.or_else(holds).or(self.editions.last())
    }

    fn page(&self, typed: Typed, (done, refused): (&str, Vec<String>), shown: Option<&Edition>) -> EditPage {
        let paths = [self.locale, self.locale.other()].map(|locale| edit_path(locale, &self.id));
        let (law, rules) = (path(self.locale, Page::Home), path(self.locale, Page::Rules));
        let mut page = Layout::new(self.locale, String::new(), paths);
        let t = page.t;
        page.title = t.with("law-edit-title", &[("rule", &self.id)]);
        page.section = Section::Law;
        page.crumbs.push(Crumb { name: t.s("nav-law"), href: law.to_owned() });
        page.crumbs.push(Crumb { name: t.s("law-rules-title"), href: rules.to_owned() });
        page.crumbs.push(Crumb { name: self.id.clone(), href: format!("{rules}/{}", self.id) });
        page.noindex = true;
        EditPage {
            action: page.path.clone(),
            seen: self.seen(),
            choices: self.editions.iter().map(|one| choice(t, &page.path, one, shown)).collect(),
            typed,
            done: if done.is_empty() { String::new() } else { t.s(done) },
            refused,
            made: self.edits.iter().rev().map(|one| made(t, one)).collect(),
            page,
        }
    }

    /// The set with the edit laid over it, read as the site would.
    fn tried(&self, edit: &Edit) -> Result<(), Vec<Refusal>> {
        let files = self.files.clone().with(std::slice::from_ref(edit)).map_err(|why| vec![why])?;
        Law::read(&files).map(drop)
    }

    fn edit(&self, text: &str) -> Edit {
        let file = self.editions.last().map(|one| one.file.clone()).unwrap_or_default();
        // A browser ends each line with two characters.
        Edit { file, table: "rule".to_owned(), entry: self.id.clone(), text: text.replace("\r\n", "\n") }
    }
}

fn choice(t: Texts, path: &str, one: &Edition, shown: Option<&Edition>) -> Choice {
    let from = one.from.as_deref();
    let name = from.map(|from| t.with("law-period-from", &[("from", &super::view::day(t, from))]));
    Choice {
        href: format!("{path}?version={}", from.unwrap_or_default()),
        name: name.unwrap_or_else(|| t.s("law-edit-first")),
        here: Some(one) == shown,
    }
}

fn made(t: Texts, one: &Edited) -> Made {
    Made { row: one.row.to_string(), line: t.day(one.at), reason: one.reason.clone() }
}

/// `GET /fr/droit/regles/{id}/modifier`
pub async fn form(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    locale: Locale,
    signed_in: SignedIn,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let bench = Bench::open(&db, (locale, id), &signed_in).await?;
    let shown = bench.version(asked.version.as_deref(), Day::of(clock.now()));
    let text = shown.map(|one| one.text.clone()).unwrap_or_default();
    let done = match asked.done.as_str() {
        "kept" => "law-edit-kept",
        "back" => "law-edit-back",
        _ => "",
    };
    html(&bench.page(Typed { text, ..Typed::default() }, (done, Vec::new()), shown))
}

/// `POST /fr/droit/regles/{id}/modifier`: tries an edit, keeps it, takes one back.
pub async fn edit(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    locale: Locale,
    signed_in: SignedIn,
    Path(id): Path<String>,
    RawForm(body): RawForm,
) -> Result<Response, Error> {
    let bench = Bench::open(&db, (locale, id), &signed_in).await?;
    let typed = Typed::read(&body);
    match bench.asked(&typed) {
        // Who only tries has asked a question, and gets its answer.
        Err(refused) if typed.verb == "try" => html(&bench.page(typed, ("", refused), None)),
        Err(refused) => {
            let page = bench.page(typed, ("", refused), None);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
        }
        Ok(Verb::Tried) => html(&bench.page(typed, ("law-edit-understood", Vec::new()), None)),
        Ok(verb) => {
            let word = bench.done(&db, (verb, &typed), (signed_in.person.author(None), clock.now())).await;
            let to = format!("{}?done={}", edit_path(locale, &bench.id), word.map_err(broken)?);
            Ok((StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response())
        }
    }
}

impl Bench {
    /// Does it; the word of what was done.
    async fn done(
        &self,
        db: &Db,
        (verb, typed): (Verb<'_>, &Typed),
        by: (Author, Timestamp),
    ) -> Result<&'static str, DbError> {
        let write = db.write().await?;
        let word = match verb {
            Verb::Back(edited) => edited.take_back(&write, by).await.map(|()| "back"),
            _ => self.edit(&typed.text).keep(&write, typed.reason.trim(), by).await.map(|()| "kept"),
        }?;
        write.commit().await?;
        Ok(word)
    }
}

/// What is to be done.
enum Verb<'b> {
    Tried,
    Keep,
    Back(&'b Edited),
}

impl Typed {
    fn read(body: &[u8]) -> Self {
        let mut typed = Self::default();
        for (name, value) in form_urlencoded::parse(body) {
            let field = match name.as_ref() {
                "verb" => &mut typed.verb,
                "text" => &mut typed.text,
                "reason" => &mut typed.reason,
                "seen" => &mut typed.seen,
                "row" => &mut typed.row,
                _ => continue,
            };
            *field = value.into_owned();
        }
        typed
    }
}

impl Bench {
    /// What was asked for, or why it cannot be, in words.
    fn asked(&self, typed: &Typed) -> Result<Verb<'_>, Vec<String>> {
        let t = Texts::of(self.locale);
        let refuse = |key: &str| Err(vec![t.s(key)]);
        if typed.verb == "back" {
            let known = self.edits.iter().find(|one| one.row.to_string() == typed.row);
            return known.map(Verb::Back).ok_or_else(|| vec![t.s("law-edit-gone")]);
        }
        let [text, reason] = [&typed.text, &typed.reason].map(|typed| typed.chars().count());
        if text > LONGEST[0] || reason > LONGEST[1] {
            return refuse("law-edit-too-long");
        }
        let edit = self.edit(&typed.text);
        self.tried(&edit).map_err(|refused| refused.iter().map(ToString::to_string).collect::<Vec<_>>())?;
        match (typed.verb.as_str(), typed.reason.trim().is_empty()) {
            ("keep", _) if typed.seen != self.seen() => refuse("law-edit-stale"),
            ("keep", true) => refuse("law-edit-no-reason"),
            ("keep", false) => Ok(Verb::Keep),
            _ => Ok(Verb::Tried),
        }
    }
}
