//! A paper of a partnership: how far it has come, its versions, what was said of it, and the next step.

use askama::Template;
use axum::extract::{RawForm, RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use uuid::Uuid;

use super::open::Open;
use super::sheet::sheet_word;
use super::{Desk, acts_path, files, words};
use crate::accounts::broken;
use crate::agreements::acts::{Decision, Outcome, Recorded, Refusal, Step, Version};
use crate::agreements::facts::Facts;
use crate::agreements::model::{Library, Model, Paragraph, Signer};
use crate::agreements::web::workshop::{Fields, pdf_path, workshop_path};
use crate::content::Shelf;
use crate::db::Write;
use crate::kernel::{Day, RowIds};
use crate::law::{Finding, Findings, Law};
use crate::web::{Crumb, Error, Layout, Texts, html, key};

/// A step of one side in words.
pub struct Taken {
    pub row: String,
    pub what: String,
    /// It was about a text that has changed since.
    pub before: Option<String>,
    pub by: String,
}

/// A party with the steps it took.
pub struct Track {
    pub name: String,
    pub taken: Vec<Taken>,
}

struct Choice {
    code: String,
    label: String,
    chosen: bool,
}

/// A change between two versions.
pub struct Change {
    pub what: String,
    pub before: String,
    pub after: String,
}

/// A stage on the way.
pub struct Passed {
    pub name: String,
    /// `done`, `here` or nothing.
    pub state: &'static str,
}

/// What somebody answers for.
struct Decided {
    row: String,
    rule: String,
    reason: String,
    by: String,
    /// Who looks at the page made it, and may take it back.
    own: bool,
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
    sheet: Option<String>,
    fingerprint: String,
    workshop: String,
    pdf: String,
    carried: Vec<(String, String)>,
    /// The number of each version, its name, who wrote it and when.
    versions: Vec<(i64, String, String)>,
    changes: Option<(String, Vec<Change>)>,
    comments: Vec<(String, String)>,
    files: files::Brought,
    lawful: Lawful,
}

/// What the law says of the act, and what somebody answers for.
struct Lawful {
    /// Nothing beside what was refused: that stands above.
    findings: Option<Findings>,
    rules: Vec<Choice>,
    decisions: Vec<Decided>,
}

/// What was typed into the form of a step.
#[derive(Clone, Debug, Default)]
struct Typed {
    step: String,
    side: String,
    on: String,
    number: String,
    until: String,
    said: String,
    rule: String,
    reason: String,
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
            until: said("until"),
            said: said("said"),
            rule: said("rule"),
            reason: said("reason"),
            row: said("row"),
        };
        (said("verb"), typed)
    }
}

/// What a page tells beside the act: what was done, what was refused and why, what was typed.
#[derive(Default)]
pub struct Told {
    done: String,
    refusal: Option<Refusal>,
    /// In words.
    problem: Option<String>,
    typed: Typed,
    compare: String,
}

impl Told {
    /// A problem in words, and nothing else.
    pub fn of_problem(words: String) -> Self {
        Self { problem: Some(words), ..Self::default() }
    }
}

/// `GET /fr/partenariats/{id}/papiers/{act}?compare=2`
pub async fn show(
    (State(library), State(law)): (State<Shelf<Library>>, State<Shelf<Law>>),
    desk: Desk,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let open = Open::read(desk).await?;
    let asked = Fields::read(query.unwrap_or_default().as_bytes());
    let [done, compare] = ["done", "compare"].map(|name| asked.said(name).to_owned());
    html(&page(&open, (&library.now(), &law.now()), Told { done, compare, ..Told::default() })?)
}

/// `POST /fr/partenariats/{id}/papiers/{act}`: a step, a comment, a decision; one taken back.
pub async fn act(
    (State(library), State(law)): (State<Shelf<Library>>, State<Shelf<Law>>),
    desk: Desk,
    RawForm(body): RawForm,
) -> Result<Response, Error> {
    let (library, law) = (library.now(), law.now());
    let (verb, typed) = Typed::read(&body);
    let write = desk.db.clone().write().await.map_err(broken)?;
    let open = Open::held(&write, desk).await?;
    match done(&write, (&open, &library, &law), (&verb, &typed)).await? {
        Ok(done) => {
            write.commit().await.map_err(broken)?;
            let to = format!("{}?done={done}", open.path());
            Ok((StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response())
        }
        Err(other) => told(&open, (&library, &law), Told { typed, ..other }),
    }
}

/// The page again, with what could not be done and all that was typed.
pub fn told(open: &Open, content: (&Library, &Law), told: Told) -> Result<Response, Error> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page(open, content, told)?)?).into_response())
}

/// Does what was asked: the word of what was done, or what is to be told instead.
async fn done(
    write: &Write,
    (open, library, law): (&Open, &Library, &Law),
    (verb, typed): (&str, &Typed),
) -> Result<Result<&'static str, Told>, Error> {
    let model = library.model(open.kept.act.kind).ok_or_else(Error::nothing_here)?;
    let (facts, _) = Facts::of(open.kept.act.kind, &open.draft(model));
    let life = open.life(model, &facts);
    let (act, writing) = (&open.kept.act, open.desk.writing(write));
    let problem = |why: &str| {
        let t = Texts::of(open.desk.locale);
        Ok(Err(Told::of_problem(t.s(key("acts-problem-", why)))))
    };
    let row = Uuid::parse_str(&typed.row);
    let (outcome, said) = match (verb, row) {
        ("comment", _) => (writing.comment(act, &typed.said).await, "comment"),
        ("decide", _) if !model.rules.contains(&typed.rule) => return problem("rule"),
        ("decide", _) => (writing.decide(act, &typed.rule, &typed.reason).await, "decide"),
        ("undecide", Ok(row)) => (writing.undecide(&open.kept, row).await, "undecide"),
        ("back", Ok(row)) => (writing.take_back(act, &life, row).await, "back"),
        ("undecide" | "back", Err(_)) => return problem("step"),
        _ => match new(open, typed) {
            Ok(new) => (writing.record(act, (&life, &new), (law, open.desk.locale)).await, "step"),
            Err(why) => return problem(why),
        },
    };
    match outcome.map_err(broken)? {
        Outcome::Done => Ok(Ok(said)),
        Outcome::Refused(refusal) => Ok(Err(Told { refusal: Some(refusal), ..Told::default() })),
        Outcome::TooLong => problem("too-long"),
        Outcome::NotYours => problem("not-yours"),
        Outcome::Nothing | Outcome::Stale | Outcome::NoRoom => problem("nothing"),
    }
}

/// The step that was typed.
fn new(open: &Open, typed: &Typed) -> Result<Recorded, &'static str> {
    let step = Step::parse(&typed.step).ok_or("step")?;
    let side = open.desk.link.parties.iter().find(|party| party.id.as_str() == typed.side);
    let number: String = typed.number.trim().chars().filter(|c| !c.is_control()).take(60).collect();
    let until = Some(typed.until.trim()).filter(|until| !until.is_empty() && step.moves_the_end());
    Ok(Recorded {
        row: RowIds::at(open.desk.now).next(),
        step,
        side: side.map(|party| party.id.clone()).ok_or("side")?,
        on: Day::parse(typed.on.trim()).ok_or("on")?,
        number: Some(number).filter(|number| !number.is_empty()),
        until: until.map(|until| Day::parse(until).ok_or("until")).transpose()?,
        version: open.kept.act.version,
        organisation_name: open.desk.speaker.organisation_name.clone(),
        at: open.desk.now,
    })
}

fn page(open: &Open, (library, law): (&Library, &Law), told: Told) -> Result<ActPage, Error> {
    let model = library.model(open.kept.act.kind).ok_or_else(Error::nothing_here)?;
    let draft = open.draft(model);
    let (facts, _) = Facts::of(open.kept.act.kind, &draft);
    let life = open.life(model, &facts);
    let (locale, today) = (open.desk.locale, Day::of(open.desk.now));
    let mut page = open.desk.frame(&format!("/{}", open.kept.act.id));
    let t = page.t;
    page.title = open.kept.act.title.of(locale).to_owned();
    page.crumbs.push(Crumb { name: t.s("acts-title"), href: acts_path(locale, &open.kept.act.partnership) });
    let refusing = match &told.refusal {
        Some(Refusal::Law(finding)) => Some(&**finding),
        _ => None,
    };
    Ok(ActPage {
        stages: words::stages(t, life.stage()),
        state: words::state(t, &life, today),
        done: if told.done.is_empty() { String::new() } else { words::said(t, &told.done) },
        refused: told.refusal.as_ref().map(|refusal| words::refused(t, refusal)).or(told.problem.clone()),
        finding: refusing.map(|finding| Findings::of(locale, std::slice::from_ref(finding))),
        tracks: words::tracks(t, open),
        steps: steps(t, &told.typed),
        sides: sides(open, &told.typed),
        signed: life.is_signed(),
        sheet: is_signed(library, model).then(|| format!("{}/{}", open.path(), sheet_word(locale))),
        fingerprint: open.fingerprint(model),
        workshop: workshop_path(locale, model.kind),
        pdf: pdf_path(locale, model.kind),
        carried: carried(open),
        versions: versions(t, open),
        changes: words::changes(t, open, library, &told.compare),
        comments: open.kept.comments.iter().map(|one| (one.said.clone(), words::commented(t, one))).collect(),
        files: files::brought(t, open),
        lawful: lawful(t, open, (refusing, &life.findings(law, (today, locale))), &told.typed),
        action: page.path.clone(),
        typed: told.typed,
        page,
    })
}

fn steps(t: Texts, typed: &Typed) -> Vec<Choice> {
    let step = |step: &Step| choice(step.code(), t.s(key("acts-step-", step.code())), &typed.step);
    Step::ALL.iter().map(step).collect()
}

fn lawful(t: Texts, open: &Open, (refusing, found): (Option<&Finding>, &[Finding]), typed: &Typed) -> Lawful {
    Lawful {
        findings: refusing.is_none().then(|| Findings::of(t.locale(), found)),
        rules: rules(refusing.into_iter().chain(found), typed),
        decisions: decisions(t, open, found),
    }
}

/// Somebody signs such a paper.
fn is_signed(library: &Library, model: &Model) -> bool {
    let signs = |one: &Paragraph| one.signs.is_some_and(|signer| !matches!(signer, Signer::Place));
    library.of(model).any(|clause| clause.paragraphs.iter().any(signs))
}

fn versions(t: Texts, open: &Open) -> Vec<(i64, String, String)> {
    let version = |one: &Version| (one.number, words::numbered(t, one.number), words::written(t, one));
    open.kept.versions.iter().map(version).collect()
}

/// The rules that a person may answer for: those that block, and those that ask for a person.
fn rules<'f>(found: impl Iterator<Item = &'f Finding>, typed: &Typed) -> Vec<Choice> {
    let asks = found.filter(|one| one.blocks() || one.asks_a_person());
    asks.map(|one| choice(&one.rule, one.question.clone(), &typed.rule)).collect()
}

fn decisions(t: Texts, open: &Open, found: &[Finding]) -> Vec<Decided> {
    let question = |rule: &str| found.iter().find(|one| one.rule == rule).map(|one| one.question.clone());
    let decided = |one: &Decision| Decided {
        row: one.row.to_string(),
        rule: question(&one.rule).unwrap_or_else(|| one.rule.clone()),
        reason: one.reason.clone(),
        by: words::by(t, &one.organisation_name, one.at),
        own: one.organisation == open.desk.speaker.organisation,
    };
    open.kept.decisions.iter().map(decided).collect()
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
