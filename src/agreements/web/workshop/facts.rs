//! The first step: what is known of the cooperation, asked for as far as the clauses of the paper name it.

use std::collections::BTreeSet;

use askama::Template;
use paper::doc::Lang;

use super::known::{Hit, Search};
use super::read::{in_language, problem, told};
use super::{Bench, Frame, draft_path};
use crate::agreements::facts::{Facts, Problem};
use crate::agreements::fields::{FIELDS, Field, Group, Type};
use crate::agreements::fill;
use crate::agreements::model::Kind;
use crate::kernel::{Day, Locale};
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
    /// Closed at first as a whole: most papers do without.
    folded: bool,
    inputs: Vec<Input>,
    /// Those that a paper does without, closed at first.
    more: Vec<Input>,
    /// What is closed at first is open: something in it is to be put right.
    open: bool,
    /// The party that may be looked for in the atlas: `a`, `b`.
    party: Option<&'static str>,
    hits: Vec<Hit>,
    /// Why nothing was found.
    unfound: Option<String>,
}

impl Set {
    /// With what was found of its party.
    fn found(&mut self, t: Texts, search: Search) {
        self.unfound = match (search.typed.as_str(), search.hits.is_empty()) {
            ("", _) => Some(t.s("workshop-find-empty")),
            (name, true) => Some(t.with("workshop-find-none", &[("name", name)])),
            _ => None,
        };
        self.hits = search.hits;
    }
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

/// The facts that are asked for: those that the paper asks for, and which party is what.
fn asked(bench: &Bench) -> BTreeSet<&'static str> {
    let mut asked = fill::asked(bench.library, bench.model, &bench.draft);
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

/// The first step; what was found of a party that was looked for.
pub fn page(bench: &Bench, search: Option<Search>) -> FactsPage {
    let asked = asked(bench);
    let (facts, mut problems) = Facts::of(bench.model.kind, &bench.draft);
    problems.retain(|one| asked.contains(one.field.path));
    let shows = |name: &str| match name.strip_prefix("f.") {
        Some(path) => shown(path, &asked, bench.draft.second),
        None => matches!(name, "second" | "sides") && bench.model.bilingual,
    };
    let (page, frame) = bench.frame("facts", shows);
    let t = page.t;
    let of_group = |group: Group| set(t, bench, group, (&asked, &facts, &problems));
    let mut sets: Vec<Set> = Group::ALL.into_iter().filter_map(of_group).collect();
    if let Some(search) = search
        && let Some(set) = sets.iter_mut().find(|set| set.party == Some(search.party))
    {
        set.found(t, search);
    }
    FactsPage {
        sets,
        problems: problems.iter().map(|one| (id(one.field), told(t, one))).collect(),
        languages: languages(t, bench),
        sides: ["beside", "after"].map(|code| side(t, bench, code)).into(),
        two: bench.draft.second.is_some(),
        bring: draft_path(bench.locale),
        page,
        frame,
    }
}

/// The fields of a group, what the paper says little without before the rest; nothing when none is asked for.
fn set(
    t: Texts,
    bench: &Bench,
    group: Group,
    (asked, facts, problems): (&BTreeSet<&'static str>, &Facts, &[Problem]),
) -> Option<Set> {
    let wrong = |field: &Field| problems.iter().find(|one| one.field.path == field.path);
    let fields = FIELDS.iter().filter(|field| field.group == group && asked.contains(field.path));
    let (first, rest): (Vec<&Field>, Vec<&Field>) = fields.partition(|field| field.is_first(bench.model.kind));
    let known = first.iter().chain(&rest).any(|field| facts.get(field.path).is_some());
    let unusual = matches!(group, Group::Journey | Group::Payee) && bench.model.kind == Kind::Resolution;
    let folded = first.is_empty() || (unusual && !known);
    let open = first.iter().filter(|_| folded).chain(&rest).any(|field| wrong(field).is_some());
    let inputs = |fields: Vec<&'static Field>| -> Vec<Input> {
        fields.into_iter().map(|field| input(t, bench, (field, wrong(field)))).collect()
    };
    let (mut inputs, mut more) = (inputs(first), inputs(rest));
    if folded {
        inputs.append(&mut more);
    }
    let party = match group {
        Group::PartyA => Some("a"),
        Group::PartyB => Some("b"),
        _ => None,
    };
    let legend = t.s(key("papers-group-", group.code()));
    (!inputs.is_empty()).then_some(Set { legend, folded, inputs, more, open, party, hits: Vec::new(), unfound: None })
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

fn input(t: Texts, bench: &Bench, (field, wrong): (&'static Field, Option<&Problem>)) -> Input {
    let code = field.code();
    let value = |path: &str| bench.draft.facts.get(path).cloned().unwrap_or_default();
    let label = t.s(key("papers-field-", &code));
    let second = bench.draft.second.filter(|_| field.of.is_translated());
    let first = Entry {
        name: format!("f.{}", field.path),
        label: if second.is_some() { in_language(t, &label, Lang::Fr.code()) } else { label.clone() },
        value: value(field.path),
        lang: field.of.is_translated().then_some(("fr", "ltr")),
    };
    let other = second.map(|lang| {
        let path = format!("{}@{}", field.path, lang.code());
        Entry {
            label: in_language(t, &label, lang.code()),
            value: value(&path),
            name: format!("f.{path}"),
            lang: Some((lang.code(), lang.direction().code())),
        }
    });
    let alone = second.is_none() && field.of.is_translated();
    Input {
        id: id(field),
        hint: hint(t, &code, alone),
        problem: wrong.map(|wrong| problem(t, wrong)),
        shape: shape(field, &first.value),
        choices: choices(t, bench, field),
        entries: std::iter::once(first).chain(other).collect(),
    }
}

/// What helps to fill a field in; that it is in French, to who reads the page in another language.
fn hint(t: Texts, code: &str, is_french: bool) -> Option<String> {
    let key = key("papers-hint-", code);
    let hint = t.has(&key).then(|| t.s(key));
    let french = (is_french && t.locale() != Locale::Fr).then(|| t.s("workshop-in-french"));
    let parts: Vec<String> = hint.into_iter().chain(french).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
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
        Type::Number { .. } => "number",
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
