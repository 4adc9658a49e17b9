//! A paper of a partnership: how far it has come, its versions, what was said of it, and the next step.

use askama::Template;
use axum::extract::{Path, RawForm, RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use uuid::Uuid;

use super::{Desk, acts_path, stage};
use crate::accounts::{SignedIn, broken};
use crate::agreements::acts::{
    Comment, Difference, Kept, Life, Outcome, Recorded, Refusal, Stage, Step, Version, Writing, differences,
};
use crate::agreements::draft::Draft;
use crate::agreements::facts::Facts;
use crate::agreements::fields::Field;
use crate::agreements::model::{Library, Model};
use crate::agreements::web::workshop::{Fields, in_language, pdf_path, whole_label, workshop_path};
use crate::content::Shelf;
use crate::db::{Db, Write};
use crate::kernel::{Clock, Day, Locale, PartialDate, PublicId, RowIds};
use crate::law::{Findings, Law};
use crate::web::{Crumb, Error, Layout, Texts, html, key};

/// A step of one side in words.
struct Taken {
    row: String,
    what: String,
    /// It was about a text that has changed since.
    before: Option<String>,
    by: String,
}

/// A party with the steps it took.
struct Track {
    name: String,
    taken: Vec<Taken>,
}

struct Choice {
    code: String,
    label: String,
    chosen: bool,
}

/// A change between two versions.
struct Change {
    what: String,
    before: String,
    after: String,
}

/// A stage on the way.
struct Passed {
    name: String,
    /// `done`, `here` or nothing.
    state: &'static str,
}

#[derive(Template)]
#[template(path = "agreements/pages/act.html")]
struct ActPage {
    page: Layout,
    action: String,
    stages: Vec<Passed>,
    state: String,
    done: String,
    refused: Option<String>,
    finding: Option<Findings>,
    tracks: Vec<Track>,
    steps: Vec<Choice>,
    sides: Vec<Choice>,
    typed: Typed,
    signed: bool,
    workshop: String,
    pdf: String,
    carried: Vec<(String, String)>,
    /// The number of each version, its name, who wrote it and when.
    versions: Vec<(i64, String, String)>,
    changes: Option<(String, Vec<Change>)>,
    comments: Vec<(String, String)>,
}

/// What was typed into the form of a step.
#[derive(Clone, Debug, Default)]
struct Typed {
    step: String,
    side: String,
    on: String,
    number: String,
    said: String,
    row: String,
}

impl Typed {
    fn read(body: &[u8]) -> (String, Self) {
        let fields = Fields::read(body);
        let said = |name: &str| fields.said(name).to_owned();
        let typed = Self {
            step: said("step"),
            side: said("side"),
            on: said("on"),
            number: said("number"),
            said: said("said"),
            row: said("row"),
        };
        (said("verb"), typed)
    }
}

/// An act on the desk of somebody who speaks for a party.
struct Open {
    desk: Desk,
    kept: Kept,
    parties: Vec<(PublicId, String)>,
}

impl Open {
    /// To be written: nobody else writes it until the transaction ends.
    async fn held(write: &Write, desk: Desk, act: &str) -> Result<Self, Error> {
        let act = PublicId::parse(act).ok_or_else(Error::nothing_here)?;
        Self::of(desk, Kept::held(write, &act).await.map_err(broken)?)
    }

    /// Nothing is there when it is no act of this partnership.
    fn of(desk: Desk, kept: Option<Kept>) -> Result<Self, Error> {
        let kept = kept.filter(|kept| kept.act.partnership == desk.link.public_id).ok_or_else(Error::nothing_here)?;
        Ok(Self { parties: desk.parties(), desk, kept })
    }

    /// The present version as its paper has it.
    fn draft(&self, model: &Model) -> Draft {
        let mut draft = self.kept.versions.first().map(|version| version.draft.clone()).unwrap_or_default();
        draft.second = draft.second.filter(|_| model.bilingual);
        draft
    }

    fn life<'l>(&'l self, model: &'l Model, facts: &'l Facts) -> Life<'l> {
        Life { model, facts, version: self.kept.act.version, parties: &self.parties, steps: &self.kept.steps }
    }
}

/// What a page tells beside the act: what was done, what was refused and why, what was typed.
#[derive(Default)]
struct Told {
    done: String,
    refusal: Option<Refusal>,
    problem: Option<&'static str>,
    typed: Typed,
    compare: String,
}

/// `GET /fr/partenariats/{id}/papiers/{act}?compare=2`
pub async fn show(
    (State(db), State(library)): (State<Db>, State<Shelf<Library>>),
    locale: Locale,
    Path((id, act)): Path<(String, String)>,
    signed_in: SignedIn,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let desk = Desk::open(&db, locale, &id, &signed_in).await?;
    let act = PublicId::parse(&act).ok_or_else(Error::nothing_here)?;
    let open = Open::of(desk, Kept::read(db.read(), &act).await.map_err(broken)?)?;
    let asked = Fields::read(query.unwrap_or_default().as_bytes());
    let [done, compare] = ["done", "compare"].map(|name| asked.said(name).to_owned());
    let told = Told { done, compare, ..Told::default() };
    html(&page(&open, &library.now(), told)?)
}

/// `POST /fr/partenariats/{id}/papiers/{act}`: a step, a step taken back, a comment.
pub async fn act(
    (State(db), State(clock)): (State<Db>, State<Clock>),
    (State(library), State(law)): (State<Shelf<Library>>, State<Shelf<Law>>),
    (locale, signed_in): (Locale, SignedIn),
    Path((id, act)): Path<(String, String)>,
    RawForm(body): RawForm,
) -> Result<Response, Error> {
    let desk = Desk::open(&db, locale, &id, &signed_in).await?;
    let library = library.now();
    let (verb, typed) = Typed::read(&body);
    let write = db.write().await.map_err(broken)?;
    let open = Open::held(&write, desk, &act).await?;
    match done(&write, (&open, &library, &law.now()), clock, (&verb, &typed)).await? {
        Ok(done) => {
            write.commit().await.map_err(broken)?;
            let to = format!("{}/{}?done={done}", acts_path(locale, &open.kept.act.partnership), open.kept.act.id);
            Ok((StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response())
        }
        Err(told) => {
            let page = page(&open, &library, Told { typed, ..told })?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
        }
    }
}

/// Does what was asked: the word of what was done, or what is to be told instead.
async fn done(
    write: &Write,
    (open, library, law): (&Open, &Library, &Law),
    clock: Clock,
    (verb, typed): (&str, &Typed),
) -> Result<Result<&'static str, Told>, Error> {
    let model = library.model(open.kept.act.kind).ok_or_else(Error::nothing_here)?;
    let (facts, _) = Facts::of(open.kept.act.kind, &open.draft(model));
    let life = open.life(model, &facts);
    let now = clock.now();
    let writing = Writing { write, speaker: &open.desk.speaker, now };
    let problem = |why| Ok(Err(Told { problem: Some(why), ..Told::default() }));
    let (outcome, said) = match verb {
        "comment" => (writing.comment(&open.kept.act, &typed.said).await, "comment"),
        "back" => {
            let Ok(row) = Uuid::parse_str(&typed.row) else { return problem("step") };
            (writing.take_back(&open.kept.act, &life, row).await, "back")
        }
        _ => {
            let new = match new(open, typed, clock) {
                Ok(new) => new,
                Err(why) => return problem(why),
            };
            (writing.record(&open.kept.act, (&life, &new), (law, open.desk.locale)).await, "step")
        }
    };
    match outcome.map_err(broken)? {
        Outcome::Done => Ok(Ok(said)),
        Outcome::Refused(refusal) => Ok(Err(Told { refusal: Some(refusal), ..Told::default() })),
        Outcome::TooLong => problem("too-long"),
        Outcome::Nothing | Outcome::Stale => problem("nothing"),
    }
}

/// The step that was typed.
fn new(open: &Open, typed: &Typed, clock: Clock) -> Result<Recorded, &'static str> {
    let step = Step::parse(&typed.step).ok_or("step")?;
    let side = open.parties.iter().find(|(id, _)| id.as_str() == typed.side).map(|(id, _)| id.clone());
    let number: String = typed.number.trim().chars().filter(|c| !c.is_control()).take(60).collect();
    Ok(Recorded {
        row: RowIds::at(clock.now()).next(),
        step,
        side: side.ok_or("side")?,
        on: Day::parse(typed.on.trim()).ok_or("on")?,
        number: Some(number).filter(|number| !number.is_empty()),
        version: open.kept.act.version,
        organisation_name: open.desk.speaker.organisation_name.clone(),
        at: clock.now(),
    })
}

fn page(open: &Open, library: &Library, told: Told) -> Result<ActPage, Error> {
    let model = library.model(open.kept.act.kind).ok_or_else(Error::nothing_here)?;
    let draft = open.draft(model);
    let (facts, _) = Facts::of(open.kept.act.kind, &draft);
    let life = open.life(model, &facts);
    let locale = open.desk.locale;
    let mut page = open.desk.frame(&format!("/{}", open.kept.act.id));
    let t = page.t;
    page.title = open.kept.act.title.clone();
    page.crumbs.push(Crumb { name: t.s("acts-title"), href: acts_path(locale, &open.kept.act.partnership) });
    let finding = match &told.refusal {
        Some(Refusal::Law(finding)) => Some(Findings::of(locale, std::slice::from_ref(finding))),
        _ => None,
    };
    let of_problem = told.problem.map(|why| t.s(key("acts-problem-", why)));
    Ok(ActPage {
        action: page.path.clone(),
        stages: stages(t, life.stage()),
        state: state(t, &life),
        done: if told.done.is_empty() { String::new() } else { said(t, &told.done) },
        refused: told.refusal.as_ref().map(|refusal| refused(t, refusal)).or(of_problem),
        finding,
        tracks: tracks(t, open),
        steps: Step::ALL
            .iter()
            .map(|step| choice(step.code(), t.s(key("acts-step-", step.code())), &told.typed.step))
            .collect(),
        sides: sides(open, &told.typed),
        signed: life.is_signed(),
        workshop: workshop_path(locale, model.kind),
        pdf: pdf_path(locale, model.kind),
        carried: carried(open),
        versions: open.kept.versions.iter().map(|one| (one.number, numbered(t, one.number), written(t, one))).collect(),
        changes: changes(t, open, library, &told.compare),
        comments: open.kept.comments.iter().map(|one| (one.said.clone(), commented(t, one))).collect(),
        typed: told.typed,
        page,
    })
}

/// The fields that take the present version to the workshop and back.
fn carried(open: &Open) -> Vec<(String, String)> {
    let draft = open.kept.versions.first().map(|version| version.draft.clone()).unwrap_or_default();
    let mut all = draft.fields();
    all.push(("keep".into(), open.kept.act.partnership.to_string()));
    all.push(("act".into(), open.kept.act.id.to_string()));
    all.push(("seen".into(), open.kept.act.version.to_string()));
    all
}

fn choice(code: &str, label: String, chosen: &str) -> Choice {
    Choice { chosen: code == chosen, code: code.to_owned(), label }
}

fn sides(open: &Open, typed: &Typed) -> Vec<Choice> {
    let own = open.desk.speaker.authority.as_str();
    let chosen = if typed.side.is_empty() { own } else { &typed.side };
    let side = |party: &crate::authorities::Named| {
        choice(party.id.as_str(), party.name_in(open.desk.locale).to_owned(), chosen)
    };
    open.desk.link.parties.iter().map(side).collect()
}

fn stages(t: Texts, now: Stage) -> Vec<Passed> {
    let way = [Stage::Draft, Stage::Agreed, Stage::Voted, Stage::Signed, Stage::InForce, Stage::Ended];
    let state = |one: Stage| match one.cmp(&now) {
        std::cmp::Ordering::Less => "done",
        std::cmp::Ordering::Equal => "here",
        std::cmp::Ordering::Greater => "",
    };
    way.into_iter().map(|one| Passed { name: stage(t, one), state: state(one) }).collect()
}

fn date(t: Texts, day: Day) -> String {
    PartialDate::parse(&day.to_string()).map_or_else(|| day.to_string(), |date| t.date(date))
}

/// Where the act stands, in a sentence.
fn state(t: Texts, life: &Life) -> String {
    let now = t.s(key("acts-now-", &life.stage().code().replace('_', "-")));
    match (life.stage(), life.in_force_on(), life.until()) {
        (Stage::InForce, Some(from), Some(until)) => {
            t.with("acts-in-force-until", &[("from", &date(t, from)), ("until", &date(t, until))])
        }
        (stage, ..) if stage < Stage::Signed && life.is_signed() => t.s("acts-now-signing"),
        (Stage::InForce, Some(from), None) => t.with("acts-in-force-from", &[("from", &date(t, from))]),
        _ => now,
    }
}

fn said(t: Texts, done: &str) -> String {
    match done {
        "kept" | "stale" | "comment" | "back" | "step" => t.s(key("acts-done-", done)),
        _ => String::new(),
    }
}

fn refused(t: Texts, refusal: &Refusal) -> String {
    let step = |step: &Step| t.s(key("acts-step-", step.code()));
    match refusal {
        Refusal::Future => t.s("acts-refused-future"),
        Refusal::Twice => t.s("acts-refused-twice"),
        Refusal::First(first) => t.with("acts-refused-first", &[("step", &step(first))]),
        Refusal::Before(first) => t.with("acts-refused-before", &[("step", &step(first))]),
        Refusal::NotYours => t.s("acts-refused-not-yours"),
        Refusal::TextStands => t.s("acts-refused-text-stands"),
        Refusal::NotInForce => t.s("acts-refused-not-in-force"),
        Refusal::Later(later) => t.with("acts-refused-later", &[("step", &step(later))]),
        Refusal::Law(_) => t.s("acts-refused-law"),
    }
}

fn tracks(t: Texts, open: &Open) -> Vec<Track> {
    // What a side agreed to or voted is the text that it saw.
    let of_before =
        |one: &Recorded| matches!(one.step, Step::Agreed | Step::Voted) && one.version != open.kept.act.version;
    let taken = |one: &Recorded| {
        let step = t.s(key("acts-step-", one.step.code()));
        let number = one.number.as_ref().map(|number| format!(" ({number})")).unwrap_or_default();
        Taken {
            row: one.row.to_string(),
            what: format!("{step}{number}, {}", date(t, one.on)),
            before: of_before(one).then(|| t.with("acts-before", &[("version", &numbered(t, one.version))])),
            by: t.with("acts-by", &[("who", &one.organisation_name), ("date", &t.day(one.at))]),
        }
    };
    let track = |party: &crate::authorities::Named| Track {
        name: party.name_in(open.desk.locale).to_owned(),
        taken: open.kept.steps.iter().filter(|one| one.side == party.id).map(taken).collect(),
    };
    open.desk.link.parties.iter().map(track).collect()
}

/// `Version 2`
fn numbered(t: Texts, number: i64) -> String {
    t.n("acts-version", usize::try_from(number).unwrap_or_default())
}

fn written(t: Texts, version: &Version) -> String {
    t.with("acts-by", &[("who", &version.organisation_name), ("date", &t.day(version.at))])
}

fn commented(t: Texts, comment: &Comment) -> String {
    let version = numbered(t, comment.version);
    let by = t.with("acts-by", &[("who", &comment.organisation_name), ("date", &t.day(comment.at))]);
    format!("{by} · {version}")
}

/// What changed from the version that was asked for to the present one.
fn changes(t: Texts, open: &Open, library: &Library, compare: &str) -> Option<(String, Vec<Change>)> {
    let number: i64 = compare.parse().ok()?;
    let before = open.kept.versions.iter().find(|version| version.number == number)?;
    let after = open.kept.versions.first()?;
    let changed = differences(&before.draft, &after.draft);
    let words = changed.into_iter().map(|one| change(t, library, one)).collect();
    let [from, to] = [before, after].map(|one| numbered(t, one.number));
    Some((t.with("acts-compared", &[("from", &from), ("to", &to)]), words))
}

fn change(t: Texts, library: &Library, difference: Difference) -> Change {
    let clause = |id: &str| {
        let title = library.clauses.get(id).and_then(|clause| clause.title.get(&t.locale().into()));
        title.cloned().unwrap_or_else(|| id.to_owned())
    };
    let plain = |what: String| Change { what, before: String::new(), after: String::new() };
    match difference {
        Difference::Fact(path, before, after) => Change { what: label(t, &path), before, after },
        Difference::Out(id) => plain(t.with("acts-change-out", &[("clause", &clause(&id))])),
        Difference::In(id) => plain(t.with("acts-change-in", &[("clause", &clause(&id))])),
        Difference::Words(id) => plain(t.with("acts-change-words", &[("clause", &clause(&id))])),
        Difference::Own => plain(t.s("acts-change-own")),
        Difference::Languages => plain(t.s("acts-change-languages")),
    }
}

/// The name of a fact, with its party and its language.
fn label(t: Texts, path: &str) -> String {
    let (base, lang) = path.split_once('@').map_or((path, None), |(base, lang)| (base, Some(lang)));
    let Some(field) = Field::named(base) else { return path.to_owned() };
    let label = whole_label(t, field);
    match lang {
        Some(lang) => in_language(t, &label, lang),
        None => label,
    }
}
