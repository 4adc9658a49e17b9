//! What the page of an act says, in words.

use super::open::Open;
use super::show::{Change, Passed, Taken, Track};
use super::stage;
use crate::agreements::acts::{Comment, Difference, Life, Recorded, Refusal, Stage, Step, Version, differences};
use crate::agreements::model::Library;
use crate::agreements::web::workshop::path_label;
use crate::authorities::Named;
use crate::kernel::{Day, Locale, Timestamp};
use crate::web::{Texts, key};

/// The stages on the way, and how far it has come.
pub fn stages(t: Texts, now: Stage) -> Vec<Passed> {
    let state = |one: Stage| match one.cmp(&now) {
        std::cmp::Ordering::Less => "done",
        std::cmp::Ordering::Equal => "here",
        std::cmp::Ordering::Greater => "",
    };
    Stage::ALL.into_iter().map(|one| Passed { name: stage(t, one), state: state(one) }).collect()
}

/// Where the act stands, in a sentence.
pub fn state(t: Texts, life: &Life, today: Day) -> String {
    let stage = life.stage();
    let term =
        term(t, (stage, life.until()), today).map(|term| format!(" {}", t.with("acts-term", &[("term", &term)])));
    format!("{}{}", standing(t, life), term.unwrap_or_default())
}

fn standing(t: Texts, life: &Life) -> String {
    let now = t.s(key("acts-now-", &life.stage().code().replace('_', "-")));
    match (life.stage(), life.in_force_on(), life.until()) {
        (Stage::InForce, Some(from), Some(until)) => {
            t.with("acts-in-force-until", &[("from", &t.on(from)), ("until", &t.on(until))])
        }
        (Stage::InForce, Some(from), None) => t.with("acts-in-force-from", &[("from", &t.on(from))]),
        _ => now,
    }
}

/// What was done.
pub fn said(t: Texts, done: &str) -> String {
    match done {
        "kept" | "stale" | "comment" | "back" | "step" | "decide" | "undecide" | "attach" | "detach" => {
            t.s(key("acts-done-", done))
        }
        _ => String::new(),
    }
}

/// Why a step was refused.
pub fn refused(t: Texts, refusal: &Refusal) -> String {
    let step = |step: &Step| t.s(key("acts-step-", step.code()));
    match refusal {
        Refusal::Future => t.s("acts-refused-future"),
        Refusal::Twice => t.s("acts-refused-twice"),
        Refusal::First(first) => t.with("acts-refused-first", &[("step", &step(first))]),
        Refusal::Before(first) => t.with("acts-refused-before", &[("step", &step(first))]),
        Refusal::NotYours => t.s("acts-refused-not-yours"),
        Refusal::TextStands => t.s("acts-refused-text-stands"),
        Refusal::NotInForce => t.s("acts-refused-not-in-force"),
        Refusal::Over(until) => t.with("acts-refused-over", &[("date", &t.on(*until))]),
        Refusal::NewEnd => t.s("acts-refused-new-end"),
        Refusal::Later(later) => t.with("acts-refused-later", &[("step", &step(later))]),
        Refusal::Law(_) => t.s("acts-refused-law"),
    }
}

/// A step with its number and its days: `Vote du conseil (2026-12), 1er avril 2026`.
pub fn taken(t: Texts, one: &Recorded) -> String {
    let step = t.s(key("acts-step-", one.step.code()));
    let number = one.number.as_ref().map(|number| format!(" ({number})")).unwrap_or_default();
    let until = one.until.map(|until| format!(", {}", t.with("acts-until", &[("date", &t.on(until))])));
    format!("{step}{number}, {}{}", t.on(one.on), until.unwrap_or_default())
}

/// The steps of each side.
pub fn tracks(t: Texts, open: &Open) -> Vec<Track> {
    // What a side agreed to or voted is the text that it saw.
    let of_before =
        |one: &Recorded| matches!(one.step, Step::Agreed | Step::Voted) && one.version != open.kept.act.version;
    let told = |one: &Recorded| Taken {
        row: one.row.to_string(),
        what: taken(t, one),
        before: of_before(one).then(|| t.with("acts-before", &[("version", &numbered(t, one.version))])),
        by: by(t, &one.organisation_name, one.at),
    };
    let track = |party: &Named| Track {
        name: party.name_in(open.desk.locale).to_owned(),
        taken: open.kept.steps.iter().filter(|one| one.side == party.id).map(told).collect(),
    };
    open.desk.link.parties.iter().map(track).collect()
}

/// Who, and on which day.
pub fn by(t: Texts, who: &str, at: Timestamp) -> String {
    t.with("acts-by", &[("who", who), ("date", &t.day(at))])
}

/// A size that people know: `1,2 Mo`, `340 Ko`.
pub fn size(t: Texts, bytes: i64) -> String {
    let (tenths, unit) = match bytes {
        ..1_000_000 => ((bytes + 999) / 1000 * 10, "acts-size-kilo"),
        _ => (bytes / 100_000, "acts-size-mega"),
    };
    let point = if t.locale() == Locale::Fr { ',' } else { '.' };
    let number =
        if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}{point}{}", tenths / 10, tenths % 10) };
    t.with(unit, &[("size", &number)])
}

/// What is said of an act in force that ends soon, or that has ended: `expire le 12 mai 2027`.
pub fn term(t: Texts, (of, ends_on): (Stage, Option<Day>), today: Day) -> Option<String> {
    let ends_on = ends_on.filter(|_| of == Stage::InForce)?;
    let word = match ends_on {
        over if over < today => "acts-expired",
        near if near.months_earlier(12) <= today => "acts-expiring",
        _ => return None,
    };
    Some(t.with(word, &[("date", &t.on(ends_on))]))
}

/// `Version 2`
pub fn numbered(t: Texts, number: i64) -> String {
    t.n("acts-version", usize::try_from(number).unwrap_or_default())
}

/// Who wrote a version, and when.
pub fn written(t: Texts, version: &Version) -> String {
    by(t, &version.organisation_name, version.at)
}

/// Who said something, when, of which version.
pub fn commented(t: Texts, comment: &Comment) -> String {
    let version = numbered(t, comment.version);
    let by = by(t, &comment.organisation_name, comment.at);
    format!("{by} · {version}")
}

/// What changed from the version that was asked for to the present one.
pub fn changes(t: Texts, open: &Open, library: &Library, compare: &str) -> Option<(String, Vec<Change>)> {
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
        Difference::Fact(path, before, after) => Change { what: path_label(t, &path), before, after },
        Difference::Out(id) => plain(t.with("acts-change-out", &[("clause", &clause(&id))])),
        Difference::In(id) => plain(t.with("acts-change-in", &[("clause", &clause(&id))])),
        Difference::Words(id) => plain(t.with("acts-change-words", &[("clause", &clause(&id))])),
        Difference::Own => plain(t.s("acts-change-own")),
        Difference::Languages => plain(t.s("acts-change-languages")),
    }
}
