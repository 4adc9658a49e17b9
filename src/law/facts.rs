//! A situation as conditions see it: names, the day asked, the dated lists, and what is said of one item of a list.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use cel::objects::Map;
use cel::{Context, Value};

use super::lists::Lists;
use super::situation::Situation;
use crate::content::{Scope, Vocabulary};
use crate::kernel::{Day, Locale};

/// What conditions about a situation may name.
pub fn vocabulary(paths: &BTreeSet<String>) -> Vocabulary<'_> {
    Vocabulary {
        of: "a situation",
        paths,
        objects: &OBJECTS,
        names: &["on", "values"],
        lists: &LISTS,
        functions: &FUNCTIONS,
    }
}

/// The objects of a situation; they are always there, perhaps empty.
const OBJECTS: [&str; 4] = ["authority", "partner", "action", "subsidy"];
/// The lists of a situation, and the name of one of their items.
pub const LISTS: [(&str, &str); 4] =
    [("acts", "act"), ("payments", "payment"), ("budgets", "budget"), ("trips", "trip")];
/// The functions that conditions have beside those of the language.
const FUNCTIONS: [&str; 8] =
    ["months_after", "days_after", "months_before", "year", "eur", "listed", "list_note", "list_checked_on"];

/// A situation on a day.
pub struct Facts {
    context: Context<'static, 'static>,
    lists: HashMap<&'static str, Vec<Value>>,
}

impl Facts {
    /// Lays out a situation for the law of a day; lists speak in a language.
    pub fn new(situation: &Situation, (on, locale): (Day, Locale), dated: &Arc<Lists>) -> Self {
        let values = situation.values();
        let mut context = Context::default();
        let mut lists = HashMap::new();
        for (name, value) in &values {
            context.add_variable_from_value(name.clone(), Scope::value(value));
        }
        for (name, _) in LISTS {
            if let Some(serde_json::Value::Array(items)) = values.get(name) {
                lists.insert(name, items.iter().map(Scope::value).collect());
            }
        }
        context.add_variable_from_value("on", on.to_string());
        add_functions(&mut context);
        add_lookups(&mut context, (on, locale), dated);
        Self { context, lists }
    }

    /// The items of a list, or nothing when nothing is said of it.
    pub fn items(&self, list: &str) -> Option<&[Value]> {
        self.lists.get(list).map(Vec::as_slice)
    }

    /// The names that a check sees: the situation, the numbers of its rule, one item of a list.
    pub fn scope<'f>(&'f self, numbers: &[(String, i64)], item: Option<(&'static str, usize)>) -> Scope<'f> {
        let mut context = self.context.new_inner_scope();
        let numbers = numbers.iter().map(|(name, number)| (Scope::key(name), Value::Int(*number)));
        context.add_variable_from_value("values", Value::Map(Map { map: Arc::new(numbers.collect()) }));
        let mut names = Vec::new();
        if let Some((list, position)) = item
            && let Some((_, one)) = LISTS.iter().find(|(name, _)| *name == list)
            && let Some(value) = self.items(list).and_then(|items| items.get(position))
        {
            context.add_variable_from_value(*one, value.clone());
            names.push(((*one).to_owned(), format!("{list}[{position}]")));
        }
        Scope { context, names }
    }
}

type Refused = cel::ExecutionError;

/// Functions of dates and money.
fn add_functions(context: &mut Context<'static, 'static>) {
    let months = |later: bool, name: &'static str| {
        move |day: Arc<String>, count: i64| -> Result<Arc<String>, Refused> {
            let count = u16::try_from(count).map_err(|_| Refused::function_error(name, "months out of range"))?;
            let day = Day::parse(&day).ok_or_else(|| Refused::function_error(name, "not a day"))?;
            let there = if later { day.months_later(count) } else { day.months_earlier(count) };
            Ok(Arc::new(there.to_string()))
        }
    };
    let days = |day: Arc<String>, count: i64| -> Result<Arc<String>, Refused> {
        let day = Day::parse(&day).ok_or_else(|| Refused::function_error("days_after", "not a day"))?;
        Ok(Arc::new(day.days_later(count).to_string()))
    };
    let year = |day: Arc<String>| -> Result<i64, Refused> {
        let year = day.split('-').next().and_then(|year| year.parse().ok());
        year.ok_or_else(|| Refused::function_error("year", "not a day"))
    };
    let cents = |euros: i64| euros.saturating_mul(100);
    report([
        context.add_function("months_after", months(true, "months_after")),
        context.add_function("months_before", months(false, "months_before")),
        context.add_function("days_after", days),
        context.add_function("year", year),
        context.add_function("eur", cents),
    ]);
}

/// Functions that look something up in the dated lists.
fn add_lookups(context: &mut Context<'static, 'static>, (on, locale): (Day, Locale), dated: &Arc<Lists>) {
    let lists = Arc::clone(dated);
    let listed = move |list: Arc<String>, key: Arc<String>| lists.entry(&list, &key, on).is_some();
    let lists = Arc::clone(dated);
    let note = move |list: Arc<String>, key: Arc<String>| {
        let note = lists.entry(&list, &key, on).and_then(|entry| entry.note.as_ref());
        Arc::new(note.map(|note| note.of(locale).to_owned()).unwrap_or_default())
    };
    let lists = Arc::clone(dated);
    let checked = move |list: Arc<String>| -> Result<Arc<String>, Refused> {
        let list =
            lists.0.get(list.as_str()).ok_or_else(|| Refused::function_error("list_checked_on", "no such list"))?;
        Ok(Arc::new(list.checked_on.to_string()))
    };
    report([
        context.add_function("listed", listed),
        context.add_function("list_note", note),
        context.add_function("list_checked_on", checked),
    ]);
}

/// A function that could not be added leaves its rules unknown; a test calls each.
fn report<const N: usize>(added: [Result<(), cel::DeclarationError>; N]) {
    for refused in added.into_iter().filter_map(Result::err) {
        tracing::error!(error = %refused, "A function of the law's conditions could not be added.");
    }
}
