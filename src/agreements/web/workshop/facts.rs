//! The first step: what is known of the cooperation, asked for as far as the clauses of the paper name it.

use std::collections::BTreeSet;

use askama::Template;
use paper::doc::Lang;

use super::known::Hit;
use super::{Bench, Frame, draft_path, in_language};
use crate::agreements::facts::Facts;
use crate::agreements::fields::{FIELDS, Field, Group, Type};
use crate::agreements::model::Kind;
use crate::kernel::Day;
use crate::web::{Layout, Texts, key};

/// A choice of a select.
pub struct Choice {
    pub code: String,
    pub label: String,
    pub chosen: bool,
}

/// A field in one language.
pub struct Entry {
    pub name: String,
    pub label: String,
    pub value: String,
    /// The language and the direction of what is typed; nothing where it has none.
    pub lang: Option<(&'static str, &'static str)>,
}

/// A field of the form.
struct Input {
    id: String,
    entries: Vec<Entry>,
    hint: Option<String>,
    problem: Option<String>,
    /// `line`, `prose`, `date`, `number`, `decimal`, `select`.
    shape: &'static str,
    choices: Vec<Choice>,
}

/// Fields that belong together.
struct Set {
    legend: String,
    /// Closed at first: most papers do without.
    folded: bool,
    inputs: Vec<Input>,
    /// The party that may be looked for in the atlas: `a`, `b`.
    party: Option<&'static str>,
    hits: Vec<Hit>,
    searched: bool,
}

#[derive(Template)]
#[template(path = "agreements/pages/workshop_facts.html")]
pub struct FactsPage {
    page: Layout,
    frame: Frame,
    bring: &'static str,
    languages: Vec<Choice>,
    sides: Vec<Choice>,
    sets: Vec<Set>,
    /// The paper has two languages.
    two: bool,
    problems: Vec<(String, String)>,
}

/// The facts that are asked for: those that the clauses name which stand in the paper, and which party is what.
fn asked(bench: &Bench) -> BTreeSet<&'static str> {
    let clauses = bench.library.of(bench.model).filter(|clause| bench.draft.has(clause));
    let mut asked: BTreeSet<&str> =
        clauses.flat_map(|clause| &clause.paragraphs).flat_map(|one| one.asks.iter().copied()).collect();
    for party in ["party_a", "party_b"] {
        if asked.iter().any(|path| path.starts_with(party)) {
            let both = FIELDS.iter().filter(|field| matches!(field.of, Type::Choice(_) | Type::Country));
            asked.extend(both.map(|field| field.path).filter(|path| path.starts_with(party)));
        }
    }
    if bench.draft.second.is_none() {
        asked.remove("prevailing_language");
    }
    asked
}

/// The first step.
pub fn page(bench: &Bench, hits: Vec<Hit>) -> FactsPage {
    let asked = asked(bench);
    let (facts, problems) = Facts::of(bench.model.kind, &bench.draft);
    let problem = |field: &Field| problems.iter().find(|one| one.field.path == field.path).map(|one| one.why);
    let shows = |name: &str| match name.strip_prefix("f.") {
        Some(path) => shown(path, &asked, bench.draft.second),
        None => matches!(name, "second" | "sides") && bench.model.bilingual,
    };
    let (page, frame) = bench.frame("facts", shows);
    let t = page.t;
    let mut hits = hits;
    let mut set = |group: Group| {
        let fields = FIELDS.iter().filter(|field| field.group == group && asked.contains(field.path));
        let inputs: Vec<Input> = fields.map(|field| input(t, bench, (field, problem(field)))).collect();
        let party = match group {
            Group::PartyA => Some("a"),
            Group::PartyB => Some("b"),
            _ => None,
        };
        let searched = hits.first().map(|hit| hit.party);
        let own = if searched.is_some() && searched == party { std::mem::take(&mut hits) } else { Vec::new() };
        let folded = matches!(group, Group::Journey | Group::Payee)
            && bench.model.kind == Kind::Resolution
            && !FIELDS.iter().any(|field| field.group == group && facts.get(field.path).is_some());
        let legend = t.s(key("papers-group-", group.code()));
        (!inputs.is_empty()).then_some(Set { legend, folded, inputs, party, searched: !own.is_empty(), hits: own })
    };
    FactsPage {
        sets: Group::ALL.into_iter().filter_map(&mut set).collect(),
        problems: problems.iter().map(|one| (id(one.field), t.s(key("workshop-problem-", one.why)))).collect(),
        languages: languages(t, bench),
        sides: ["beside", "after"].map(|code| side(t, bench, code)).into(),
        two: bench.draft.second.is_some(),
        bring: draft_path(bench.locale),
        page,
        frame,
    }
}

/// A fact that this step shows in its own fields.
fn shown(path: &str, asked: &BTreeSet<&'static str>, second: Option<Lang>) -> bool {
    match path.split_once('@') {
        None => asked.contains(path),
        Some((base, code)) => asked.contains(base) && second.is_some_and(|lang| lang.code() == code),
    }
}

fn languages(t: Texts, bench: &Bench) -> Vec<Choice> {
    if !bench.model.bilingual {
        return Vec::new();
    }
    let written = bench.library.languages(bench.model).into_iter().filter(|lang| *lang != Lang::Fr);
    let choice = |lang: Lang| Choice {
        code: lang.code().to_owned(),
        label: t.s(key("language-", lang.code())),
        chosen: bench.draft.second == Some(lang),
    };
    written.map(choice).collect()
}

fn side(t: Texts, bench: &Bench, code: &str) -> Choice {
    let label = t.s(key("workshop-sides-", code));
    Choice { code: code.to_owned(), label, chosen: bench.draft.sides.code() == code }
}

fn input(t: Texts, bench: &Bench, (field, problem): (&'static Field, Option<&'static str>)) -> Input {
    let code = field.code();
    let hint = key("papers-hint-", &code);
    let value = |path: &str| bench.draft.facts.get(path).cloned().unwrap_or_default();
    let label = t.s(key("papers-field-", &code));
    let french = field.of.is_translated().then_some(("fr", "ltr"));
    let first =
        Entry { name: format!("f.{}", field.path), label: label.clone(), value: value(field.path), lang: french };
    let other = bench.draft.second.filter(|_| field.of.is_translated()).map(|lang| {
        let path = format!("{}@{}", field.path, lang.code());
        Entry {
            label: in_language(t, &label, lang.code()),
            value: value(&path),
            name: format!("f.{path}"),
            lang: Some((lang.code(), lang.direction().code())),
        }
    });
    let shape = shape(field, &first.value);
    Input {
        id: id(field),
        hint: t.has(&hint).then(|| t.s(hint)),
        problem: problem.map(|why| t.s(key("workshop-problem-", why))),
        shape,
        choices: choices(t, bench, field),
        entries: std::iter::once(first).chain(other).collect(),
    }
}

/// What a problem leads to.
fn id(field: &Field) -> String {
    field.path.replace(['_', '.'], "-")
}

/// A day that was typed in another way stays as it was typed.
fn shape(field: &Field, value: &str) -> &'static str {
    match field.of {
        Type::Line | Type::Words => "line",
        Type::Prose => "prose",
        Type::Day if value.is_empty() || Day::parse(value).is_some() => "date",
        Type::Day => "line",
        Type::Money => "decimal",
        Type::Number => "number",
        Type::Country | Type::Choice(_) | Type::Language => "select",
    }
}

fn choices(t: Texts, bench: &Bench, field: &Field) -> Vec<Choice> {
    let typed = bench.draft.facts.get(field.path).map_or("", String::as_str);
    let choice = |code: &str, label: String| Choice { chosen: code == typed, code: code.to_owned(), label };
    match field.of {
        Type::Choice(words) => {
            let of = field.path.rsplit('.').next().unwrap_or(field.path).replace('_', "-");
            let label = |word: &str| t.s(key("papers-choice-", &format!("{of}-{}", word.replace('_', "-"))));
            words.iter().map(|word| choice(word, label(word))).collect()
        }
        Type::Country => {
            let name = |country: &reference::countries::Country| country.name(t.locale().code()).to_owned();
            let mut all: Vec<Choice> =
                reference::countries::all().iter().map(|country| choice(country.iso2, name(country))).collect();
            all.sort_by_cached_key(|choice| reference::fold::fold(&choice.label));
            all
        }
        Type::Language => {
            let label = |lang: Lang| t.s(key("language-", lang.code()));
            bench.draft.languages().into_iter().map(|lang| choice(lang.code(), label(lang))).collect()
        }
        _ => Vec::new(),
    }
}
