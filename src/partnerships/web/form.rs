//! What is said of a link in a form, as it was typed.

use std::collections::{BTreeMap, BTreeSet};

use crate::kernel::{Locale, PartialDate};
use crate::partnerships::model::{FORMS, Kind, Status};
use crate::partnerships::statements::model::{Facts, Field, Revision};
use crate::partnerships::themes::themes;
use crate::web::Texts;

/// The longest reason that is kept, in characters.
const LONGEST_REASON: usize = 500;
/// The longest summary that is kept in one language, in characters.
const LONGEST_SUMMARY: usize = 1000;

/// One choice of a field.
pub struct Choice {
    /// The word in the form.
    pub code: String,
    /// The words that people read.
    pub label: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// What was typed, right or wrong, and the version that it is about.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// The version of the record that the form was filled from.
    pub version: i64,
    /// The kind, or nothing.
    pub kind: String,
    /// The form, or nothing.
    pub form: String,
    /// The status, or nothing.
    pub status: String,
    /// A date of the precision known.
    pub since: String,
    /// A date of the precision known.
    pub until: String,
    /// Words of themes.
    pub themes: BTreeSet<String>,
    /// What it is, in French.
    pub summary_fr: String,
    /// What it is, in English.
    pub summary_en: String,
    /// Why, in words that everybody may read.
    pub reason: String,
    /// What the form was filled with, so that a field left alone says nothing.
    pub was: String,
}

impl Typed {
    /// The form as it is first shown.
    pub fn of(facts: &Facts, version: i64) -> Self {
        let date = |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
        let shown = Self {
            version,
            kind: facts.kind.filter(|kind| *kind != Kind::Unknown).map_or("", Kind::code).to_owned(),
            form: facts.form.clone().unwrap_or_default(),
            status: facts.status.filter(|status| *status != Status::Unknown).map_or("", Status::code).to_owned(),
            since: date(facts.since),
            until: date(facts.until),
            themes: facts.themes.clone(),
            summary_fr: facts.summary.get("fr").cloned().unwrap_or_default(),
            summary_en: facts.summary.get("en").cloned().unwrap_or_default(),
            ..Self::default()
        };
        Self { was: shown.encoded(), ..shown }
    }

    fn encoded(&self) -> String {
        let words = [
            ("kind", &self.kind),
            ("form", &self.form),
            ("status", &self.status),
            ("since", &self.since),
            ("until", &self.until),
            ("summary_fr", &self.summary_fr),
            ("summary_en", &self.summary_en),
        ];
        let themes = self.themes.iter().map(|theme| ("themes", theme));
        form_urlencoded::Serializer::new(String::new()).extend_pairs(words.into_iter().chain(themes)).finish()
    }

    /// The same over a newer record: what was typed stays, a field that was left alone shows what is recorded now.
    pub fn over(&self, now: Self) -> Self {
        if self.was.is_empty() {
            return Self { version: now.version, was: now.was, ..self.clone() };
        }
        let was = Self::read(self.was.as_bytes()).1;
        let word = |mine: &String, was: &String, now: String| if mine == was { now } else { mine.clone() };
        Self {
            version: now.version,
            kind: word(&self.kind, &was.kind, now.kind),
            form: word(&self.form, &was.form, now.form),
            status: word(&self.status, &was.status, now.status),
            since: word(&self.since, &was.since, now.since),
            until: word(&self.until, &was.until, now.until),
            themes: if self.themes == was.themes { now.themes } else { self.themes.clone() },
            summary_fr: word(&self.summary_fr, &was.summary_fr, now.summary_fr),
            summary_en: word(&self.summary_en, &was.summary_en, now.summary_en),
            reason: self.reason.clone(),
            was: now.was,
        }
    }

    /// The verb of the button that was pressed, and what stands in the form.
    pub fn read(body: &[u8]) -> (String, Self) {
        let (mut verb, mut typed) = (String::new(), Self::default());
        for (name, value) in form_urlencoded::parse(body) {
            let value = value.trim().to_owned();
            match &*name {
                "verb" => verb = value,
                "version" => typed.version = value.parse().unwrap_or_default(),
                "kind" => typed.kind = value,
                "form" => typed.form = value,
                "status" => typed.status = value,
                "since" => typed.since = value,
                "until" => typed.until = value,
                "themes" => drop(typed.themes.insert(value)),
                "was" => typed.was = value,
                "summary_fr" => typed.summary_fr = plain(&value, LONGEST_SUMMARY),
                "summary_en" => typed.summary_en = plain(&value, LONGEST_SUMMARY),
                "reason" => typed.reason = plain(&value, LONGEST_REASON),
                _ => {}
            }
        }
        (verb, typed)
    }

    /// What it says of the link; the fields that cannot be understood, each with a word for it.
    pub fn revision(&self) -> Result<Revision, Vec<(Field, &'static str)>> {
        fn read<T>(text: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, ()> {
            if text.is_empty() { Ok(None) } else { parse(text).map(Some).ok_or(()) }
        }
        let (kind, status) = (read(&self.kind, Kind::parse), read(&self.status, Status::parse));
        let [since, until] = [&self.since, &self.until].map(|text| read(text, PartialDate::parse));
        let wrong = [
            (kind.is_err(), Field::Kind, "word"),
            (status.is_err(), Field::Status, "word"),
            (since.is_err(), Field::Since, "date"),
            (until.is_err(), Field::Until, "date"),
        ];
        let wrong: Vec<_> = wrong.into_iter().filter_map(|(bad, field, code)| bad.then_some((field, code))).collect();
        match (kind, status, since, until) {
            (Ok(kind), Ok(status), Ok(since), Ok(until)) => {
                let form = Some(self.form.clone()).filter(|form| !form.is_empty());
                let themes = self.themes.clone();
                let facts = Facts { kind, form, status, since, until, themes, summary: self.summary() };
                Ok(Revision { facts, reason: Some(self.reason.clone()) })
            }
            _ => Err(wrong),
        }
    }

    fn summary(&self) -> BTreeMap<String, String> {
        let told = [("fr", &self.summary_fr), ("en", &self.summary_en)];
        let said = told.into_iter().filter(|(_, text)| !text.is_empty());
        said.map(|(language, text)| (language.to_owned(), text.clone())).collect()
    }

    /// The fields that are a choice among words: name, label, choices.
    pub fn selects(&self, t: Texts) -> Vec<(&'static str, String, Vec<Choice>)> {
        let select = |field: Field, start: &str, codes: Vec<&str>, chosen: &str| {
            let unknown = Choice { code: String::new(), label: t.s("unknown"), chosen: chosen.is_empty() };
            let choice = |code: &str| Choice {
                code: code.to_owned(),
                label: t.s(format!("{start}-{code}")),
                chosen: code == chosen,
            };
            let choices = std::iter::once(unknown).chain(codes.into_iter().map(choice)).collect();
            (field.code(), field.name(t), choices)
        };
        let kinds = Kind::ALL.iter().filter(|kind| **kind != Kind::Unknown).map(|kind| kind.code()).collect();
        let statuses =
            Status::ALL.iter().filter(|status| **status != Status::Unknown).map(|status| status.code()).collect();
        vec![
            select(Field::Status, "status", statuses, &self.status),
            select(Field::Form, "form", FORMS.to_vec(), &self.form),
            select(Field::Kind, "link-kind", kinds, &self.kind),
        ]
    }

    /// Every theme.
    pub fn theme_choices(&self, locale: Locale) -> Vec<Choice> {
        let choice = |theme: &crate::partnerships::themes::Theme| Choice {
            code: theme.code.clone(),
            label: theme.name(locale == Locale::Fr).to_owned(),
            chosen: self.themes.contains(&theme.code),
        };
        themes().iter().map(choice).collect()
    }
}

/// Words on one line, without control characters, of so many characters at most.
pub fn plain(text: &str, most: usize) -> String {
    let line = text.replace("\r\n", " ").replace('\n', " ");
    line.trim().chars().filter(|sign| !sign.is_control()).take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_comes_back_as_it_was_and_says_what_is_wrong_with_it() {
        let (verb, typed) =
            Typed::read(b"verb=revise&version=3&since=1978-13&status=active&themes=water&themes=health&x=y");
        assert_eq!((verb.as_str(), typed.version, typed.since.as_str()), ("revise", 3, "1978-13"));
        assert_eq!(typed.themes.len(), 2);
        assert_eq!(typed.revision().expect_err("no such month"), [(Field::Since, "date")]);
    }

    #[test]
    fn what_was_left_alone_shows_what_is_recorded_now() {
        let shown = Typed::of(&Facts { status: Status::parse("active"), ..Facts::default() }, 1);
        let typed = Typed { since: "1995".to_owned(), ..shown };
        let facts = Facts { status: Status::parse("ended"), since: PartialDate::parse("1994"), ..Facts::default() };
        let over = typed.over(Typed::of(&facts, 2));
        assert_eq!((over.version, over.status.as_str(), over.since.as_str()), (2, "ended", "1995"));
    }

    #[test]
    fn a_form_that_is_sent_back_untouched_says_the_same() {
        let facts = Facts {
            kind: Kind::parse("friendship"),
            form: Some("twinning".to_owned()),
            status: Status::parse("active"),
            since: PartialDate::parse("1978-05"),
            until: None,
            themes: ["water".to_owned()].into(),
            summary: [("fr".to_owned(), "Des échanges d’élèves.".to_owned())].into(),
        };
        assert_eq!(Typed::of(&facts, 1).revision().expect("understood").facts, facts);
    }
}
