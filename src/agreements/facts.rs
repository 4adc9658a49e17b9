//! What was typed, understood: the facts of a paper, as its texts and conditions see them.

use std::collections::BTreeMap;

use cel::Context;
use paper::doc::{self, Amount, Inline, Lang, cleaned};
use reference::countries::{Country, by_iso2};
use serde_json::{Map, Value as Json, json};

use super::draft::Draft;
use super::fields::{FIELDS, Field, Type};
use super::model::Kind;
use crate::content::Scope;
use crate::kernel::{Day, Euros};

/// A fact that was understood.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text, in the languages in which it was said.
    Text(BTreeMap<Lang, String>),
    /// A text that reads the same in every language.
    Line(String),
    /// A day.
    Day(Day),
    /// An amount.
    Money(Euros),
    /// A number.
    Number(u32),
    /// A word of a list.
    Word(String),
    /// A country.
    Country(&'static Country),
    /// A language.
    Language(Lang),
}

/// A field that was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field.
    pub field: &'static Field,
    /// The end of the key of what is wrong.
    pub why: &'static str,
}

/// The facts of a paper.
pub struct Facts {
    kind: Kind,
    languages: Vec<Lang>,
    values: BTreeMap<&'static str, Value>,
}

/// How a fact stands in a text of a language.
pub enum Said {
    /// In that language, or in none.
    Here(Inline),
    /// In the language of its words, since nobody said it in that of the text.
    Untranslated(Inline),
}

impl Facts {
    /// The facts of a draft, and the fields that were not understood and are left out.
    pub fn of(kind: Kind, draft: &Draft) -> (Self, Vec<Problem>) {
        let (mut values, mut problems) = (BTreeMap::new(), Vec::new());
        for field in &FIELDS {
            match read(field, draft) {
                Ok(Some(value)) => drop(values.insert(field.path, value)),
                Ok(None) => {}
                Err(why) => problems.push(Problem { field, why }),
            }
        }
        (Self { kind, languages: draft.languages(), values }, problems)
    }

    /// One fact.
    pub fn get(&self, path: &str) -> Option<&Value> {
        self.values.get(path)
    }

    /// A fact as words, in French when there are several.
    pub fn text(&self, path: &str) -> Option<&str> {
        match self.get(path)? {
            Value::Text(said) => said.get(&Lang::Fr).or_else(|| said.values().next()).map(String::as_str),
            Value::Line(text) | Value::Word(text) => Some(text),
            Value::Country(country) => Some(country.iso2),
            _ => None,
        }
    }

    /// A fact that is a day.
    pub fn day(&self, path: &str) -> Option<Day> {
        match self.get(path)? {
            Value::Day(day) => Some(*day),
            _ => None,
        }
    }

    /// A fact that is a number.
    pub fn number(&self, path: &str) -> Option<u32> {
        match self.get(path)? {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// A fact that is an amount.
    pub fn money(&self, path: &str) -> Option<Euros> {
        match self.get(path)? {
            Value::Money(amount) => Some(*amount),
            _ => None,
        }
    }

    /// A fact that is a language, by its code.
    pub fn language(&self, path: &str) -> Option<&'static str> {
        match self.get(path)? {
            Value::Language(lang) => Some(lang.code()),
            _ => None,
        }
    }

    /// The languages of the paper, by their codes.
    pub fn languages(&self) -> Vec<&'static str> {
        self.languages.iter().map(|lang| lang.code()).collect()
    }

    /// The names of the languages of the paper, in one of them.
    pub fn named_languages(&self, lang: Lang) -> Inline {
        let names: Vec<&str> = self.languages.iter().map(|one| one.name_in(lang)).collect();
        names.join(lang.words().list_separator).into()
    }

    /// A fact in a text of a language; nothing when it is not known.
    pub fn said(&self, path: &str, lang: Lang) -> Option<Said> {
        Some(Said::Here(match self.get(path)? {
            Value::Text(said) => match (said.get(&lang), said.iter().next()) {
                (Some(text), _) => text.clone().into(),
                (None, Some((other, text))) => {
                    return Some(Said::Untranslated(Inline::Foreign(*other, text.clone())));
                }
                (None, None) => return None,
            },
            Value::Line(text) => line(text, lang),
            Value::Word(text) => text.clone().into(),
            Value::Country(country) => country.name(lang.code()).into(),
            Value::Day(day) => Inline::Date(on_paper(*day)?),
            Value::Money(amount) => Inline::Amount(Amount::euros(amount.cents())),
            Value::Number(number) => Inline::Text(number.to_string()),
            Value::Language(one) => one.name_in(lang).into(),
        }))
    }

    /// What conditions see.
    pub fn scope(&self) -> Scope<'static> {
        let mut context = Context::default();
        context.add_variable_from_value("doc", Scope::value(&self.json()));
        Scope { context, names: Vec::new() }
    }

    /// The facts as an object: amounts in cents, days as text.
    fn json(&self) -> Json {
        let mut all = Map::new();
        all.insert("kind".into(), json!(self.kind.code()));
        all.insert("languages".into(), json!(self.languages()));
        for (path, value) in &self.values {
            let value = match value {
                Value::Text(_) => json!(self.text(path)),
                Value::Line(text) | Value::Word(text) => json!(text),
                Value::Country(country) => json!(country.iso2),
                Value::Day(day) => json!(day.to_string()),
                Value::Money(amount) => json!(amount.cents()),
                Value::Number(number) => json!(number),
                Value::Language(lang) => json!(lang.code()),
            };
            match path.split_once('.') {
                None => drop(all.insert((*path).into(), value)),
                Some((object, field)) => {
                    let object = all.entry(object).or_insert_with(|| json!({}));
                    if let Some(object) = object.as_object_mut() {
                        object.insert(field.into(), value);
                    }
                }
            }
        }
        Json::Object(all)
    }
}

/// A line that is the same in every language: in one that runs the other way its own direction is kept.
fn line(text: &str, lang: Lang) -> Inline {
    match (lang.is_rtl(), text.contains(|c: char| c.is_ascii_digit())) {
        (false, _) => text.into(),
        (true, true) => Inline::Reference(text.to_owned()),
        (true, false) => Inline::Foreign(Lang::Fr, text.to_owned()),
    }
}

/// A day as documents have it.
pub fn on_paper(day: Day) -> Option<doc::Day> {
    let text = day.to_string();
    let mut parts = text.split('-');
    let year = parts.next()?.parse().ok()?;
    doc::Day::new(year, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)
}

/// What was typed into a field, understood; nothing when nothing was typed.
fn read(field: &'static Field, draft: &Draft) -> Result<Option<Value>, &'static str> {
    let is_long = |text: &str| text.chars().count() > field.of.longest();
    if field.of.is_translated() {
        let said = said(field, draft);
        if said.values().any(|text| is_long(text)) {
            return Err("long");
        }
        return Ok(Some(said).filter(|said| !said.is_empty()).map(Value::Text));
    }
    let (typed, _) = cleaned(draft.facts.get(field.path).map_or("", |typed| typed.trim()));
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    if is_long(typed) {
        return Err("long");
    }
    let value = match field.of {
        Type::Line | Type::Words | Type::Prose => Some(Value::Line(typed.to_owned())),
        Type::Day => day(typed).map(Value::Day),
        Type::Money => Euros::parse(typed).map(Value::Money),
        Type::Number { least, most } => return number(typed, [least, most]).map(|number| Some(Value::Number(number))),
        Type::Country => by_iso2(typed).map(Value::Country),
        Type::Choice(words) => words.contains(&typed).then(|| Value::Word(typed.to_owned())),
        Type::Language => Lang::of_code(typed).map(Value::Language),
    };
    value.map(Some).ok_or(match field.of {
        Type::Day => "day",
        Type::Money => "money",
        _ => "choice",
    })
}

/// The words of a fact in the languages of the paper in which it was said, without the stop that the sentence around it brings.
fn said(field: &Field, draft: &Draft) -> BTreeMap<Lang, String> {
    let typed = |lang: Lang| {
        let name = if lang == Lang::Fr { field.path.to_owned() } else { format!("{}@{}", field.path, lang.code()) };
        let (text, _) = cleaned(draft.facts.get(&name)?);
        let text = text.trim().trim_end_matches(['.', ';', ',', ' ', '\u{a0}', '؛', '،']);
        (!text.is_empty()).then(|| (lang, text.to_owned()))
    };
    draft.languages().into_iter().filter_map(typed).collect()
}

/// `2026-11-27`, `27/11/2026`, `27.11.2026`.
fn day(typed: &str) -> Option<Day> {
    Day::parse(typed).or_else(|| {
        let parts: Vec<&str> = typed.split(['/', '.']).map(str::trim).collect();
        let [day, month, year] = parts.as_slice() else { return None };
        Day::parse(&format!("{year}-{month:0>2}-{day:0>2}"))
    })
}

/// A whole number between two; what is wrong with another: it is none, or makes no sense.
fn number(typed: &str, [least, most]: [u32; 2]) -> Result<u32, &'static str> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if !plain.bytes().all(|b| b.is_ascii_digit()) {
        return Err("number");
    }
    plain.parse::<u32>().ok().filter(|number| (least..=most).contains(number)).ok_or("range")
}
