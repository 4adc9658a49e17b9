//! Reads the law from its files, whole or not at all.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use super::facts::{LISTS, vocabulary};
use super::lists::{Entry, List, Lists};
use super::model::{Severity, Source, Status};
use super::rule::{Advice, Check, Holds, Law, Need, Reason, Rule, Words};
use super::situation::{AuthorityKind, Form, schema};
use super::template::Template;
use crate::content::{Condition, Files, Reading, Refusal, Vocabulary};
use crate::kernel::Day;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    rule: Vec<Spanned<RuleTable>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleTable {
    id: Spanned<String>,
    valid_from: Option<Spanned<String>>,
    valid_to: Option<Spanned<String>>,
    checked_on: Spanned<String>,
    status: Status,
    severity: Severity,
    #[serde(default)]
    concerns: Vec<AuthorityKind>,
    reference: String,
    source: Source,
    question: Words,
    statement: Spanned<Words>,
    excerpt: Option<String>,
    changed: Option<Words>,
    #[serde(default)]
    values: BTreeMap<String, i64>,
    check: Vec<Spanned<CheckTable>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckTable {
    each: Option<Spanned<String>>,
    applies: Option<Spanned<String>>,
    person: Option<Spanned<String>>,
    holds: Option<Spanned<String>>,
    severity: Option<Severity>,
    yes: Option<Spanned<Words>>,
    no: Option<Spanned<Words>>,
    person_text: Option<Spanned<Words>>,
    repair: Option<Spanned<Words>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListFile {
    list: ListTable,
    #[serde(default)]
    entry: Vec<EntryTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListTable {
    id: Spanned<String>,
    owner: String,
    title: Words,
    checked_on: Spanned<String>,
    status: Status,
    source: Source,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryTable {
    key: Spanned<String>,
    #[serde(default)]
    names: Vec<String>,
    valid_from: Option<Spanned<String>>,
    valid_to: Option<Spanned<String>>,
    note: Option<Words>,
    source: Option<Source>,
    status: Option<Status>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ActionFile {
    action: Vec<ActionTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ActionTable {
    form: Form,
    checked_on: Spanned<String>,
    status: Status,
    reference: String,
    source: Source,
    title: Words,
    vote: Need,
    agreement: Need,
    transmission: Need,
    note: Words,
    #[serde(default)]
    papers: Vec<String>,
    #[serde(default)]
    rules: Vec<String>,
}

/// A file of the law being read, and what its conditions may name.
struct LawFile<'f> {
    file: Reading<'f>,
    known: &'f Vocabulary<'f>,
}

type Read<T> = Result<T, Refusal>;

impl LawFile<'_> {
    fn period(&self, from: Option<&Spanned<String>>, to: Option<&Spanned<String>>) -> Read<[Option<Day>; 2]> {
        let from_day = from.map(|from| self.file.day(from)).transpose()?;
        let to_day = to.map(|to| self.file.day(to)).transpose()?;
        match (from_day, to_day, to) {
            (Some(first), Some(last), Some(to)) if last < first => {
                Err(self.file.refuse(to.span().start, "the last day stands before the first"))
            }
            _ => Ok([from_day, to_day]),
        }
    }

    fn condition(&self, each: Option<&str>, source: Option<&Spanned<String>>) -> Read<Option<Condition>> {
        let Some(source) = source else { return Ok(None) };
        let read = Condition::parse(source.get_ref(), each, self.known);
        read.map(Some).map_err(|why| self.file.refuse(source.span().start, why))
    }

    fn reason(&self, each: Option<&str>, words: &Spanned<Words>) -> Read<Reason> {
        let template = |text: &str| {
            let read = Template::parse(text, each, self.known);
            read.map_err(|why| self.file.refuse(words.span().start, format!("{why}: {text}")))
        };
        Ok(Reason::new(template(&words.get_ref().fr)?, template(&words.get_ref().en)?))
    }

    /// What stands on a source that nobody read is not verified.
    fn honest(&self, at: usize, source: &Source, status: Status) -> Read<()> {
        if source.is_unread() && status == Status::Verified {
            return Err(self.file.refuse(at, "a source that nobody read cannot be verified"));
        }
        Ok(())
    }

    fn needed<'w>(&self, words: Option<&'w Spanned<Words>>, at: usize, what: &str) -> Read<&'w Spanned<Words>> {
        words.ok_or_else(|| self.file.refuse(at, format!("this check has no “{what}”")))
    }

    fn check(&self, table: &Spanned<CheckTable>, usual: Severity) -> Read<Check> {
        let (at, table) = (table.span().start, table.get_ref());
        let each = match &table.each {
            None => None,
            Some(named) => {
                let found = LISTS.iter().find(|(list, _)| list == named.get_ref()).map(|(list, _)| *list);
                let why = || format!("a situation has no list “{}”", named.get_ref());
                Some(found.ok_or_else(|| self.file.refuse(named.span().start, why()))?)
            }
        };
        let person = match self.condition(each, table.person.as_ref())? {
            Some(person) => {
                Some((person, self.reason(each, self.needed(table.person_text.as_ref(), at, "person_text")?)?))
            }
            None => None,
        };
        let holds = match self.condition(each, table.holds.as_ref())? {
            Some(condition) => Some(Holds {
                condition,
                no: self.reason(each, self.needed(table.no.as_ref(), at, "no")?)?,
                repair: self.reason(each, self.needed(table.repair.as_ref(), at, "repair")?)?,
            }),
            None => None,
        };
        let applies = self.condition(each, table.applies.as_ref())?;
        let yes = match (&table.yes, &holds, &person) {
            (Some(yes), ..) => Some(self.reason(each, yes)?),
            (None, None, Some(_)) => None,
            (None, ..) => return Err(self.file.refuse(at, "this check has no “yes”")),
        };
        Ok(Check { each, applies, person, holds, yes, severity: table.severity.unwrap_or(usual) })
    }

    fn rule(&self, table: Spanned<RuleTable>) -> Read<Rule> {
        let at = table.span().start;
        let table = table.into_inner();
        let known = |id: &str| id.len() <= 8 && id.starts_with('R') && id.bytes().all(|b| b.is_ascii_alphanumeric());
        if !known(table.id.get_ref()) {
            return Err(self
                .file
                .refuse(table.id.span().start, "the id of a rule is R and a number, perhaps a letter"));
        }
        self.honest(at, &table.source, table.status)?;
        let checks = table.check.iter().map(|check| self.check(check, table.severity));
        Ok(Rule {
            period: self.period(table.valid_from.as_ref(), table.valid_to.as_ref())?,
            checked_on: self.file.day(&table.checked_on)?,
            checks: checks.collect::<Read<_>>()?,
            id: table.id.into_inner(),
            status: table.status,
            severity: table.severity,
            concerns: table.concerns,
            reference: table.reference,
            source: table.source,
            question: table.question,
            statement: self.reason(None, &table.statement)?,
            excerpt: table.excerpt,
            changed: table.changed,
            numbers: table.values.into_iter().collect(),
            place: (self.file.name.to_owned(), self.file.refuse(at, "").line.unwrap_or_default()),
        })
    }

    fn list(&self) -> Read<(String, List)> {
        let ListFile { list, entry } = self.file.parsed()?;
        let simple = |id: &str| !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        if !simple(list.id.get_ref()) {
            return Err(self.file.refuse(list.id.span().start, "the id of a list is small letters, perhaps with _"));
        }
        self.honest(list.id.span().start, &list.source, list.status)?;
        let entries = entry.into_iter().map(|one| self.entry(one, &list)).collect::<Read<_>>()?;
        let (checked_on, status, file) = (self.file.day(&list.checked_on)?, list.status, self.file.name.to_owned());
        let ListTable { id, owner, title, source, .. } = list;
        Ok((id.into_inner(), List { title, owner, checked_on, status, source, file, entries }))
    }

    /// A row, which has the source and the status of its list when it names none.
    fn entry(&self, one: EntryTable, list: &ListTable) -> Read<Entry> {
        let at = one.key.span().start;
        if one.key.get_ref().trim().is_empty() {
            return Err(self.file.refuse(at, "a row has a key"));
        }
        let period = self.period(one.valid_from.as_ref(), one.valid_to.as_ref())?;
        let source = one.source.unwrap_or_else(|| list.source.clone());
        let status = one.status.unwrap_or(list.status);
        self.honest(at, &source, status)?;
        Ok(Entry::new(one.key.into_inner(), one.names, period, (one.note, source, status)))
    }

    fn actions(&self) -> Read<Vec<Advice>> {
        let advice = |table: ActionTable| {
            self.honest(table.checked_on.span().start, &table.source, table.status)?;
            Ok(Advice {
                checked_on: self.file.day(&table.checked_on)?,
                form: table.form,
                title: table.title,
                vote: table.vote,
                agreement: table.agreement,
                transmission: table.transmission,
                note: table.note,
                papers: table.papers,
                rules: table.rules,
                reference: table.reference,
                source: table.source,
                status: table.status,
            })
        };
        self.file.parsed::<ActionFile>()?.action.into_iter().map(advice).collect()
    }
}

/// Every path that a situation may have: `act.signed_on` stands as `acts[].signed_on`.
fn paths() -> BTreeSet<String> {
    fn walk(schema: &serde_json::Value, path: &str, all: &mut BTreeSet<String>) {
        if !path.is_empty() {
            all.insert(path.to_owned());
        }
        for (name, inside) in schema["properties"].as_object().into_iter().flatten() {
            walk(inside, &if path.is_empty() { name.clone() } else { format!("{path}.{name}") }, all);
        }
        if schema["items"].is_object() {
            walk(&schema["items"], &format!("{path}[]"), all);
        }
        for key in ["oneOf", "anyOf", "allOf"] {
            for one in schema[key].as_array().into_iter().flatten().filter(|one| one["type"] != "null") {
                walk(one, path, all);
            }
        }
    }
    let mut all = BTreeSet::from(["budgets[].spent".to_owned()]);
    walk(&schema(), "", &mut all);
    all
}

impl Law {
    /// Reads all of the law.
    ///
    /// Errors: every file that is refused, with its line and why.
    pub fn read(files: &Files) -> Result<Self, Vec<Refusal>> {
        let paths = paths();
        let known = vocabulary(&paths);
        let (mut law, mut lists, mut refused) = (Self::default(), Lists::default(), Vec::new());
        for (name, text) in files.under("law/") {
            let reading = LawFile { file: Reading { name, text }, known: &known };
            let read = match name {
                "law/actions.toml" => reading.actions().map(|actions| law.actions = actions),
                _ if name.starts_with("law/lists/") => reading.list().map(|(id, list)| {
                    lists.0.insert(id, list);
                }),
                _ => rules(&reading).map(|rules| law.rules.extend(rules)),
            };
            refused.extend(read.err());
        }
        law.rules.sort_by(|a, b| a.order().cmp(&b.order()));
        refused.extend(overlaps(&law.rules));
        if refused.is_empty() && law.rules.is_empty() {
            refused.push(Refusal::of("law/rules", "there is no rule"));
        }
        law.lists = Arc::new(lists);
        if refused.is_empty() { Ok(law) } else { Err(refused) }
    }
}

fn rules(reading: &LawFile) -> Read<Vec<Rule>> {
    reading.file.parsed::<RuleFile>()?.rule.into_iter().map(|table| reading.rule(table)).collect()
}

/// Two periods of one rule may not have a day in common.
fn overlaps(rules: &[Rule]) -> Vec<Refusal> {
    let both = |pair: &[Rule]| {
        let [before, after] = pair else { return None };
        let apart = match (before.period[1], after.period[0]) {
            (Some(last), Some(first)) => last < first,
            _ => false,
        };
        let why = format!("{} has two texts for the same day", after.id);
        (before.id == after.id && !apart)
            .then(|| Refusal { line: Some(after.place.1), ..Refusal::of(&after.place.0, &why) })
    };
    rules.windows(2).filter_map(both).collect()
}
