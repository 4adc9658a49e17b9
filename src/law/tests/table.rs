//! The table of cases: `cases/*.toml`, each a situation, a day and what a rule says of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::shipped;
use crate::kernel::{Day, Locale};
use crate::law::check;
use crate::law::model::Finding;
use crate::law::situation::Situation;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    rule: String,
    on: String,
    verdict: String,
    missing: Option<Vec<String>>,
    situation: String,
}

/// Every case of the table, with the file it stands in.
fn cases() -> Vec<(String, Case)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/law/tests/cases");
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("the cases").filter_map(Result::ok).collect();
    files.sort_by_key(std::fs::DirEntry::file_name);
    let mut all = Vec::new();
    for file in files {
        let name = file.file_name().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(file.path()).expect("a file of cases");
        let table: Table = toml::from_str(&text).unwrap_or_else(|why| panic!("{name}: {why}"));
        all.extend(table.case.into_iter().map(|case| (name.clone(), case)));
    }
    all
}

fn situation(case: &Case) -> Situation {
    serde_json::from_str(&case.situation).unwrap_or_else(|why| panic!("{}: {why}", case.name))
}

/// What the rule of a case says: its worst verdict and everything that it misses.
fn said(case: &Case) -> (&'static str, Vec<String>) {
    let on = Day::parse(&case.on).unwrap_or_else(|| panic!("{}: {}", case.name, case.on));
    let report = check(shipped(), &situation(case), on, Locale::Fr);
    let of_rule: Vec<&Finding> = report.results.iter().filter(|found| found.rule == case.rule).collect();
    let worst = of_rule.iter().map(|found| found.verdict).max();
    let missing: BTreeSet<String> = of_rule.iter().flat_map(|found| found.missing.iter().cloned()).collect();
    (worst.map_or("not_concerned", |verdict| verdict.code()), missing.into_iter().collect())
}

#[test]
fn every_case_of_the_table_gets_its_verdict() {
    let cases = cases();
    assert!(cases.len() >= 120, "{} cases", cases.len());
    let mut wrong = Vec::new();
    for (file, case) in &cases {
        let (verdict, missing) = said(case);
        if verdict != case.verdict {
            wrong.push(format!(
                "{file}, {}: « {} »: {verdict}, not {}; missing {missing:?}",
                case.rule, case.name, case.verdict
            ));
        } else if case
            .missing
            .as_ref()
            .is_some_and(|told| told.iter().collect::<BTreeSet<_>>() != missing.iter().collect())
        {
            wrong.push(format!("{file}, {}: « {} »: misses {missing:?}, not {:?}", case.rule, case.name, case.missing));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn every_rule_has_a_case_for_each_of_its_answers_and_around_each_change_of_law() {
    let mut tried: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut days: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, case) in cases() {
        tried.entry(case.rule.clone()).or_default().insert(case.verdict);
        days.entry(case.rule).or_default().insert(case.on);
    }
    let mut lacking = Vec::new();
    for rule in &shipped().rules {
        let tried = tried.get(&rule.id).cloned().unwrap_or_default();
        let mut due = BTreeSet::new();
        for one in &rule.checks {
            due.extend(one.yes.as_ref().map(|_| "yes"));
            due.extend(one.person.as_ref().map(|_| "needs_person"));
            due.extend(one.holds.as_ref().map(|_| "no"));
        }
        lacking.extend(due.iter().filter(|word| !tried.contains(**word)).map(|word| format!("{}: {word}", rule.id)));
        let days = days.get(&rule.id).cloned().unwrap_or_default();
        let [from, to] = rule.period;
        let around = from.into_iter().flat_map(|from| [from.days_later(-1), from]);
        let around = around.chain(to.into_iter().flat_map(|to| [to, to.days_later(1)]));
        lacking
            .extend(around.filter(|day| !days.contains(&day.to_string())).map(|day| format!("{}: on {day}", rule.id)));
    }
    assert!(lacking.is_empty(), "no case for:\n{}", lacking.join("\n"));
}

#[test]
fn no_situation_of_the_table_goes_beyond_what_can_be_computed_or_leaves_a_brace_open() {
    for (file, case) in cases() {
        for locale in Locale::ALL {
            let on = Day::parse(&case.on).expect("a day");
            for found in check(shipped(), &situation(&case), on, locale).results {
                let text = format!("{} {}", found.because, found.repair.unwrap_or_default());
                let computed = found.verdict.code() != "unknown" || !found.missing.is_empty();
                assert!(computed, "{file}, « {} »: {} could not be computed", case.name, found.rule);
                assert!(!text.contains(['{', '}']), "{file}, « {} »: {text}", case.name);
            }
        }
    }
}
