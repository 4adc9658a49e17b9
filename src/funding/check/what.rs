//! What is done, what must be so before, which papers, and what a person must judge.

use super::scene::{Said, Scene};
use crate::funding::model::Paper;
use crate::kernel::{Day, Severity};
use crate::partnerships::themes as known;

/// The themes.
pub fn themes(scene: &Scene) -> Vec<Said> {
    const RULE: &str = "themes";
    let (asks, t) = (&scene.call.terms.action.themes, scene.t);
    if asks.is_empty() {
        return Vec::new();
    }
    let french = t.locale() == crate::kernel::Locale::Fr;
    let meant = known().iter().filter(|theme| asks.contains(&theme.code)).map(|theme| theme.name(french));
    let shown = meant.collect::<Vec<_>>().join(", ");
    let shown = [("themes", shown.as_str())];
    vec![match &scene.sketch.action.themes {
        None => scene.missing(RULE, vec!["action.themes".into()]),
        Some(said) if said.iter().any(|theme| asks.contains(theme)) => {
            Said::yes(RULE, t.with("funding-themes-yes", &shown))
        }
        Some(_) => Said::no(RULE, t.with("funding-themes-no", &shown), t.s("funding-themes-repair")),
    }]
}

/// How long, with how many people, and whether it is still to come.
pub fn shape(scene: &Scene) -> Vec<Said> {
    let (asks, said) = (&scene.call.terms.action, &scene.sketch.action);
    let months = scene.within("duration", ("action.months", said.months), [asks.min_months, asks.max_months]);
    let people = ("action.participants", said.participants);
    let people = scene.within("participants", people, [asks.min_participants, None]);
    let invited = scene.within("invited", ("action.invited", said.invited), [asks.min_invited, None]);
    let start = asks.future_only.then(|| start(scene));
    [months, people, invited, start].into_iter().flatten().collect()
}

fn start(scene: &Scene) -> Said {
    const RULE: &str = "start";
    let t = scene.t;
    match scene.sketch.action.starts_on.as_ref().and_then(|day| Day::parse(day.as_str())) {
        None => scene.missing(RULE, vec!["action.starts_on".into()]),
        Some(day) if day > scene.on => Said::yes(RULE, t.with("funding-start-yes", &[("day", &t.on(day))])),
        Some(day) => Said::no(RULE, t.with("funding-start-no", &[("day", &t.on(day))]), t.s("funding-start-repair")),
    }
}

/// What must be so before one applies.
pub fn preconditions(scene: &Scene) -> Vec<Said> {
    const RULE: &str = "preconditions";
    let each = |one: &crate::funding::model::Precondition| {
        let what = scene.labels("funding-before-", &[*one]);
        let shown = [("what", what.as_str())];
        match scene.sketch.preconditions.said(*one) {
            (None, path) => scene.missing(RULE, vec![path.to_owned()]),
            (Some(true), _) => Said::yes(RULE, scene.t.with("funding-before-holds", &shown)),
            (Some(false), _) => {
                let repair = scene.t.with("funding-before-repair", &shown);
                Said::no(RULE, scene.t.with("funding-before-lacks", &shown), repair)
            }
        }
    };
    scene.call.terms.preconditions.iter().map(each).collect()
}

/// The papers: one of each row. What is not there yet can still be written, so it warns.
pub fn documents(scene: &Scene) -> Vec<Said> {
    const RULE: &str = "documents";
    let (asks, t) = (&scene.call.terms.documents, scene.t);
    let row = |row: &Vec<Paper>| {
        let papers = scene.labels("funding-paper-", row);
        let shown = [("papers", papers.as_str())];
        match &scene.sketch.papers {
            None => scene.missing(RULE, vec!["papers".into()]),
            Some(held) if row.iter().any(|paper| held.contains(paper)) => {
                Said::yes(RULE, t.with("funding-papers-yes", &shown))
            }
            Some(_) => Said::no(RULE, t.with("funding-papers-no", &shown), t.with("funding-papers-repair", &shown)),
        }
    };
    let mut all: Vec<Said> = asks.iter().map(row).map(Said::warns).collect();
    if scene.sketch.papers.is_none() {
        // That no list was given is said once.
        all.truncate(1);
    }
    all
}

/// What a person must judge, and by what applications are compared.
pub fn person(scene: &Scene) -> Vec<Said> {
    let locale = scene.t.locale();
    let judged = scene.call.terms.person.iter().map(|words| Said::person("person", words.of(locale).to_owned()));
    let compared = scene
        .call
        .terms
        .criteria
        .iter()
        .map(|words| Said { severity: Severity::Informs, ..Said::person("criteria", words.of(locale).to_owned()) });
    judged.chain(compared).collect()
}
