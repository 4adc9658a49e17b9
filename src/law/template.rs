//! A reason with the facts in it: words, and expressions between braces with the way to write their value.

use cel::Value;

use crate::content::{Answer, Condition, Scope, Vocabulary};
use crate::kernel::{Locale, PartialDate};
use crate::web::Texts;

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filter {
    Plain,
    Date,
    Euros,
    Country,
    Number,
    List,
}

#[derive(Debug)]
enum Piece {
    Words(String),
    Value(Condition, Filter),
}

/// A text with places for facts.
#[derive(Debug)]
pub struct Template {
    pieces: Vec<Piece>,
}

impl Template {
    /// Reads a text: `voted on {act.voted_on | date}`.
    ///
    /// Errors: what is wrong with it, in one sentence.
    pub fn parse(text: &str, each: Option<&str>, known: &Vocabulary) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((words, after)) = rest.split_once('{') {
            let (inside, after) = after.split_once('}').ok_or("a brace is opened and never closed")?;
            let (expression, filter) = match inside.rsplit_once(" | ") {
                Some((expression, filter)) => (expression, filter_named(filter.trim())?),
                None => (inside, Filter::Plain),
            };
            pieces.push(Piece::Words(words.to_owned()));
            pieces.push(Piece::Value(Condition::parse(expression.trim(), each, known)?, filter));
            rest = after;
        }
        if rest.contains('}') {
            return Err("a brace is closed that was never opened".into());
        }
        pieces.push(Piece::Words(rest.to_owned()));
        Ok(Self { pieces })
    }

    /// The text with the facts of a situation.
    pub fn fill(&self, scope: &Scope, locale: Locale) -> String {
        let mut text = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) => text.push_str(words),
                Piece::Value(expression, filter) => match expression.answer(scope) {
                    Answer::Value(value) => text.push_str(&shown(&value, *filter, locale)),
                    Answer::Missing(_) => text.push_str(&Texts::of(locale).s("law-not-said")),
                },
            }
        }
        text
    }
}

fn filter_named(name: &str) -> Result<Filter, String> {
    Ok(match name {
        "date" => Filter::Date,
        "eur" => Filter::Euros,
        "country" => Filter::Country,
        "number" => Filter::Number,
        "list" => Filter::List,
        _ => return Err(format!("there is no way of writing named “{name}”")),
    })
}

fn shown(value: &Value, filter: Filter, locale: Locale) -> String {
    match (filter, value) {
        (Filter::Euros, Value::Int(cents)) => locale.euros(*cents),
        (Filter::Number, Value::Int(number)) => locale.number(number.unsigned_abs()),
        (Filter::Date, Value::String(day)) => {
            PartialDate::parse(day).map_or_else(|| day.to_string(), |date| Texts::of(locale).date(date))
        }
        (Filter::Country, Value::String(code)) => country(code, locale),
        (Filter::List, Value::List(items)) => {
            items.iter().map(|item| shown(item, Filter::Plain, locale)).collect::<Vec<_>>().join(", ")
        }
        (_, Value::Int(number)) => number.to_string(),
        (_, Value::String(text)) => text.to_string(),
        (_, Value::Bool(truth)) => Texts::of(locale).s(if *truth { "law-true" } else { "law-false" }),
        _ => Texts::of(locale).s("law-not-said"),
    }
}

fn country(code: &str, locale: Locale) -> String {
    let found = reference::countries::by_iso2(code);
    found.map_or_else(|| code.to_owned(), |country| country.name(locale.code()).to_owned())
}
