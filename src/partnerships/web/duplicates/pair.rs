//! Two records side by side: which one stays, which value of each field is kept; or they are two.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::Extension;
use axum::extract::{Path, RawForm, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde_json::Value;

use super::kept::Kept;
use super::who::{Decider, Who};
use super::{frame, paths, rows, see, side, words};
use crate::accounts::{SignedIn, broken};
use crate::db::Db;
use crate::kernel::{Clock, Locale, PublicId, Timestamp};
use crate::partnerships::duplicates::choice::{self, Choice, Compared, Pick};
use crate::partnerships::duplicates::model::{Entity, Pair, ordered};
use crate::partnerships::duplicates::{self, Apart, Merging, Outcome, Record};
use crate::partnerships::statements::model::Problem;
use crate::partnerships::suggestions::{self, Decision};
use crate::partnerships::web::form::plain;
use crate::partnerships::web::suggest;
use crate::web::{Error, Layout, Site, Texts, html};

/// The longest reason that is kept.
const LONGEST_REASON: usize = 500;

/// A value that may be kept.
struct Choosable {
    code: &'static str,
    label: String,
    chosen: bool,
}

/// A field in which the two differ.
struct Field {
    name: &'static str,
    label: String,
    choices: Vec<Choosable>,
}

/// A field of which there is nothing to choose, and why.
struct Settled {
    label: String,
    value: String,
    why: String,
}

struct Doubt {
    at: usize,
    label: String,
    kept: bool,
}

#[derive(Template)]
#[template(path = "partnerships/pages/duplicate_pair.html")]
struct PairPage {
    page: Layout,
    action: String,
    class: Option<String>,
    reasons: Vec<String>,
    parties_first: Option<String>,
    sides: Vec<side::Side>,
    fields: Vec<Field>,
    settled: Vec<Settled>,
    doubts: Vec<Doubt>,
    effects: Vec<String>,
    apart: Option<String>,
    problems: Vec<String>,
    reason: String,
    stale: bool,
}

/// What was typed.
#[derive(Default)]
struct Typed {
    verb: String,
    choice: Choice,
    seen: [i64; 2],
    reason: String,
}

impl Typed {
    fn read(body: &[u8]) -> Self {
        let mut typed = Self::default();
        for (name, value) in form_urlencoded::parse(body) {
            match &*name {
                "verb" => typed.verb = value.into_owned(),
                "stays" => typed.choice.stays = PublicId::parse(&value),
                "version_one" => typed.seen[0] = value.parse().unwrap_or_default(),
                "version_other" => typed.seen[1] = value.parse().unwrap_or_default(),
                "doubts" => typed.choice.doubts.get_or_insert_default().extend(value.parse::<usize>()),
                "doubts_shown" => drop(typed.choice.doubts.get_or_insert_default()),
                "reason" => typed.reason = plain(&value, LONGEST_REASON),
                name => {
                    let field = name.strip_prefix("f_").map(str::to_owned);
                    typed.choice.picks.extend(field.zip(Pick::parse(&value)));
                }
            }
        }
        typed
    }
}

/// The two as they stand, who decides, and what was found of them.
struct Two {
    ids: [PublicId; 2],
    records: [Record; 2],
    decider: Decider,
    found: Option<Pair>,
    parties_first: Option<[PublicId; 2]>,
}

async fn open(
    db: &Db,
    kept: &Kept,
    (locale, one, other): (Locale, &str, &str),
    signed_in: SignedIn,
) -> Result<Two, Error> {
    let not_found = Error::nothing_here;
    let parsed = PublicId::parse(one).zip(PublicId::parse(other)).filter(|(one, other)| one != other);
    let (one, other) = parsed.ok_or_else(not_found)?;
    let ids = ordered(&one, &other);
    let who = Who::asks(db, signed_in, (locale, &rows::href(locale, &ids))).await?;
    let read = async |id: &PublicId| Record::read(db.read(), id).await.map_err(broken);
    let (Some(one), Some(other)) = (read(&ids[0]).await?, read(&ids[1]).await?) else {
        return Err(merged_already(db, locale, &ids).await?);
    };
    if one.entity() != other.entity() {
        return Err(not_found());
    }
    let found = kept.pair(db, &ids[0], &ids[1]).await?;
    let decider = who.decides([&one, &other], found.is_some()).ok_or_else(not_found)?;
    let parties_first = parties_first(kept, db, &who, [&one, &other]).await?;
    Ok(Two { ids, records: [one, other], decider, found, parties_first })
}

/// Where the two were made one, when they were.
async fn merged_already(db: &Db, locale: Locale, ids: &[PublicId; 2]) -> Result<Error, Error> {
    let all = duplicates::merges(db.read(), None).await.map_err(broken)?;
    let theirs = all.into_iter().find(|one| one.parted_at.is_none() && ordered(&one.stays, &one.goes) == *ids);
    Ok(match theirs {
        Some(one) => Error::Elsewhere(paths(locale, &format!("/{}", one.id))[0].clone()),
        None => Error::nothing_here(),
    })
}

/// Two parties that may be the same, in which the links differ: they had better be made one first.
async fn parties_first(kept: &Kept, db: &Db, who: &Who, records: [&Record; 2]) -> Result<Option<[PublicId; 2]>, Error> {
    let [one, other] = records.map(|record| record.parties().into_iter().collect::<BTreeSet<_>>());
    let differ: BTreeSet<&PublicId> = one.symmetric_difference(&other).collect();
    let pairs = kept.pairs(db).await?;
    let theirs = |pair: &&Pair| pair.entity == Entity::Authority && pair.ids.iter().all(|id| differ.contains(id));
    let found = pairs.iter().find(|pair| theirs(pair) && who.sees(pair));
    Ok(found.filter(|_| records[0].entity() == Entity::Partnership).map(|pair| pair.ids.clone()))
}

/// `GET /fr/compte/doublons/{one}/{other}`
pub async fn show(
    (State(db), Extension(kept)): (State<Db>, Extension<Kept>),
    locale: Locale,
    Path((one, other)): Path<(String, String)>,
    signed_in: SignedIn,
) -> Result<Response, Error> {
    let two = open(&db, &kept, (locale, &one, &other), signed_in).await?;
    html(&draw(&db, locale, &two, &Typed::default()).await?)
}

/// `POST /fr/compte/doublons/{one}/{other}`: they are one, they are two, or they may be one after all.
pub async fn act(
    (State(db), State(clock), State(site), Extension(kept)): (State<Db>, State<Clock>, State<Site>, Extension<Kept>),
    locale: Locale,
    Path((one, other)): Path<(String, String)>,
    signed_in: SignedIn,
    RawForm(body): RawForm,
) -> Result<Response, Error> {
    let two = open(&db, &kept, (locale, &one, &other), signed_in).await?;
    let typed = Typed::read(&body);
    let when = (clock.now(), &*site.base);
    match typed.verb.as_str() {
        "merge" => merge(&db, locale, (two, typed), when).await,
        "apart" | "together" => decide_apart(&db, locale, (&two, &typed), when).await,
        _ => Err(Error::nothing_here()),
    }
}

async fn merge(
    db: &Db,
    locale: Locale,
    (mut two, typed): (Two, Typed),
    when: (Timestamp, &str),
) -> Result<Response, Error> {
    let write = db.write().await.map_err(broken)?;
    let merging = Merging {
        ids: [&two.ids[0], &two.ids[1]],
        seen: typed.seen,
        choice: &typed.choice,
        author: two.decider.author.clone(),
        by: two.decider.by.as_deref(),
        reason: &typed.reason,
    };
    let outcome = duplicates::merge(&write, &merging, when).await.map_err(broken)?;
    if let Outcome::Done(merge) = outcome {
        write.commit().await.map_err(broken)?;
        return Ok(see(format!("{}?done=yes", paths(locale, &format!("/{}", merge.id))[0])));
    }
    drop(write);
    if matches!(outcome, Outcome::Stale) {
        for record in &mut two.records {
            let id = record.id().clone();
            *record = Record::read(db.read(), &id).await.map_err(broken)?.ok_or_else(Error::nothing_here)?;
        }
    }
    let mut page = draw(db, locale, &two, &typed).await?;
    page.refuse(&outcome, locale)
}

impl PairPage {
    /// The page again, with why nothing was written and what was chosen.
    fn refuse(&mut self, outcome: &Outcome, locale: Locale) -> Result<Response, Error> {
        let t = self.page.t;
        let told = |problem: &Problem| t.s(format!("verify-wrong-{}", problem.code()));
        self.problems = match outcome {
            Outcome::Refused(problems) => problems.iter().map(told).collect(),
            Outcome::Linked(link) => {
                let href = suggest::path(locale, (Entity::Partnership, link.as_str()), "");
                vec![t.with("duplicates-wrong-linked", &[("link", &href)])]
            }
            Outcome::BothRepresented => vec![t.s("duplicates-wrong-represented")],
            Outcome::Unlike => vec![t.s("duplicates-wrong-unlike")],
            Outcome::Stale => Vec::new(),
            Outcome::Gone | Outcome::Done(_) => return Err(Error::nothing_here()),
        };
        self.stale = matches!(outcome, Outcome::Stale);
        let status = if self.stale { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
        Ok((status, html(self)?).into_response())
    }
}

async fn decide_apart(
    db: &Db,
    locale: Locale,
    (two, typed): (&Two, &Typed),
    when: (Timestamp, &str),
) -> Result<Response, Error> {
    let apart = Apart {
        entity: two.records[0].entity(),
        ids: [&two.ids[0], &two.ids[1]],
        author: two.decider.author.clone(),
        by: two.decider.by.as_deref(),
        reason: &typed.reason,
    };
    if typed.verb == "apart" && typed.reason.is_empty() {
        let mut page = draw(db, locale, two, typed).await?;
        page.problems = vec![page.page.t.s("duplicates-wrong-reason")];
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response());
    }
    let write = db.write().await.map_err(broken)?;
    if typed.verb == "apart" {
        for told in suggestions::reported(write.connection()).await.map_err(broken)? {
            if told.other().is_some_and(|other| ordered(&told.about, &other) == two.ids) {
                let author = two.decider.author.clone();
                let decision = Decision { accepted: false, word: &typed.reason, speaker: None, author };
                suggestions::decide(&write, &told, &decision, when).await.map_err(broken)?;
            }
        }
        duplicates::keep_apart(&write, &apart, when.0).await.map_err(broken)?;
    } else {
        duplicates::bring_together(&write, &apart, when.0).await.map_err(broken)?;
    }
    write.commit().await.map_err(broken)?;
    Ok(see(if typed.verb == "apart" { paths(locale, "")[0].clone() } else { rows::href(locale, &two.ids) }))
}

async fn draw(db: &Db, locale: Locale, two: &Two, typed: &Typed) -> Result<PairPage, Error> {
    let t = Texts::of(locale);
    let [one, other] = &two.records;
    let compared = choice::fields(one, other);
    let proposed = choice::proposed(one, other);
    let stays = typed.choice.stays.as_ref().filter(|id| two.ids.contains(id)).unwrap_or(&proposed);
    let names = words::names(db, ids_in(&compared).iter()).await?;
    let say = |field: &str, value: &Value| words::value((t, locale), &names, field, value);
    let rest = format!("/{}/{}", two.ids[0], two.ids[1]);
    let title = t.s(format!("duplicates-pair-{}", one.entity().code()));
    let page = frame(locale, &rest, title);
    let mut sides = Vec::new();
    for record in &two.records {
        sides.push(side::of(db, locale, record, record.id() == stays).await?);
    }
    let open = compared.iter().filter(|field| field.picks.len() > 1);
    let known = compared.iter().filter(|field| field.picks.len() == 1 && field.values.iter().any(|one| !one.is_null()));
    Ok(PairPage {
        action: page.path.clone(),
        class: two.found.as_ref().map(|pair| t.s(format!("duplicates-class-{}", pair.class.code()))),
        reasons: reasons(db, t, two).await?,
        parties_first: two.parties_first.as_ref().map(|ids| rows::href(locale, ids)),
        fields: open.map(|field| shown(t, field, &typed.choice, &say)).collect(),
        settled: known.map(|field| settled(t, field, &say)).collect(),
        doubts: doubts(t, locale, two, &typed.choice),
        effects: effects(t, two),
        apart: said_apart(db, t, two).await?,
        problems: Vec::new(),
        reason: typed.reason.clone(),
        stale: false,
        sides,
        page,
    })
}

/// The authorities that values name.
fn ids_in(compared: &[Compared]) -> BTreeSet<PublicId> {
    let parties = compared.iter().filter(|field| field.field == "parties").flat_map(|field| &field.values);
    parties.filter_map(Value::as_array).flatten().filter_map(Value::as_str).filter_map(PublicId::parse).collect()
}

async fn reasons(db: &Db, t: Texts, two: &Two) -> Result<Vec<String>, Error> {
    let found = two.found.iter().flat_map(|pair| pair.reasons.iter().cloned());
    let told = rows::reported(db, &[]).await?;
    let told = told.into_iter().filter(|pair| pair.ids == two.ids).flat_map(|pair| pair.reasons);
    Ok(told.chain(found).map(|reason| words::reason(t, &reason)).collect())
}

async fn said_apart(db: &Db, t: Texts, two: &Two) -> Result<Option<String>, Error> {
    let all = duplicates::apart(db.read()).await.map_err(broken)?;
    if all.iter().all(|one| one.ids != two.ids) {
        return Ok(None);
    }
    let said = Apart::last_said(db, &two.ids[0], &two.ids[1]).await.map_err(broken)?;
    Ok(said.map(|(at, by, reason)| {
        let by = by.unwrap_or_else(|| t.s("duplicates-by-person"));
        let told = t.with("duplicates-apart-by", &[("who", &by), ("on", &t.day(at))]);
        let why = reason.map(|reason| format!(" {}", t.with("history-reason", &[("reason", &reason)])));
        format!("{told}{}", why.unwrap_or_default())
    }))
}

/// A field in which the two differ.
fn shown(t: Texts, field: &Compared, choice: &Choice, say: &dyn Fn(&str, &Value) -> String) -> Field {
    let pick = field.pick(choice);
    let label = |pick: Pick| match pick {
        Pick::One => say(field.field, &field.values[0]),
        Pick::Other => say(field.field, &field.values[1]),
        Pick::Both => t.s("duplicates-both"),
    };
    let choosable = |one: &Pick| Choosable { code: one.code(), label: label(*one), chosen: *one == pick };
    Field {
        name: field.field,
        label: words::field(t, field.field),
        choices: field.picks.iter().map(choosable).collect(),
    }
}

/// A field of which there is nothing to choose.
fn settled(t: Texts, field: &Compared, say: &dyn Fn(&str, &Value) -> String) -> Settled {
    let at = usize::from(field.proposed == Pick::Other);
    let why = match (field.differs(), field.said_by.is_empty()) {
        (false, _) => t.s("duplicates-same"),
        (true, true) => t.s("duplicates-only-known"),
        (true, false) => t.with("duplicates-said", &[("who", &field.said_by.join(", "))]),
    };
    Settled { label: words::field(t, field.field), value: say(field.field, &field.values[at]), why }
}

fn doubts(t: Texts, locale: Locale, two: &Two, choice: &Choice) -> Vec<Doubt> {
    let of = |record: &Record| match &record.what {
        duplicates::What::Link(link) => link.doubts.clone(),
        duplicates::What::Authority(_) => Vec::new(),
    };
    let all = two.records.iter().flat_map(of).enumerate();
    let kept = |at: usize| choice.doubts.as_ref().is_none_or(|kept| kept.contains(&at));
    all.map(|(at, doubt)| Doubt { at, label: words::doubt(t, locale, &doubt), kept: kept(at) }).collect()
}

/// What a merge brings with it, in words.
fn effects(t: Texts, two: &Two) -> Vec<String> {
    let entity = two.records[0].entity().code();
    let mut all = vec![t.s(format!("duplicates-effect-{entity}"))];
    let [one, other] = [&two.records[0], &two.records[1]].map(|record| record.parties());
    all.extend((entity == "partnership" && one != other).then(|| t.s("duplicates-effect-parties")));
    if let [duplicates::What::Authority(one), duplicates::What::Authority(other)] =
        [&two.records[0].what, &two.records[1].what]
    {
        let others = |links: &[(PublicId, Vec<PublicId>)], own: &PublicId| -> BTreeMap<BTreeSet<PublicId>, ()> {
            let rest = links.iter().map(|(_, parties)| parties.iter().filter(|id| *id != own).cloned().collect());
            rest.map(|rest| (rest, ())).collect()
        };
        let (mine, theirs) = (others(&one.links, &two.ids[0]), others(&other.links, &two.ids[1]));
        let double = mine.keys().filter(|rest| theirs.contains_key(*rest)).count();
        if double > 0 {
            all.push(t.n("duplicates-effect-double", double));
        }
    }
    all.push(t.s("duplicates-effect-undo"));
    all
}
