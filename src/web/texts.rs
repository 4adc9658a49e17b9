//! The words of the interface: Fluent messages, compiled in, French being the source.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock, PoisonError, RwLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::{LanguageIdentifier, langid};

use crate::kernel::{Day, Locale, PartialDate, Timestamp};

macro_rules! files {
    ($language:literal) => {
        [
            include_str!(concat!("../../locales/", $language, "/web.ftl")),
            include_str!(concat!("../../locales/", $language, "/words.ftl")),
            include_str!(concat!("../../locales/", $language, "/atlas.ftl")),
            include_str!(concat!("../../locales/", $language, "/figures.ftl")),
            include_str!(concat!("../../locales/", $language, "/data.ftl")),
            include_str!(concat!("../../locales/", $language, "/search.ftl")),
            include_str!(concat!("../../locales/", $language, "/map.ftl")),
            include_str!(concat!("../../locales/", $language, "/accounts.ftl")),
            include_str!(concat!("../../locales/", $language, "/factors.ftl")),
            include_str!(concat!("../../locales/", $language, "/organisations.ftl")),
            include_str!(concat!("../../locales/", $language, "/history.ftl")),
            include_str!(concat!("../../locales/", $language, "/verify.ftl")),
            include_str!(concat!("../../locales/", $language, "/networks.ftl")),
            include_str!(concat!("../../locales/", $language, "/identities.ftl")),
            include_str!(concat!("../../locales/", $language, "/freshness.ftl")),
            include_str!(concat!("../../locales/", $language, "/edits.ftl")),
            include_str!(concat!("../../locales/", $language, "/law.ftl")),
            include_str!(concat!("../../locales/", $language, "/law_edit.ftl")),
            include_str!(concat!("../../locales/", $language, "/law_fields.ftl")),
            include_str!(concat!("../../locales/", $language, "/agreements.ftl")),
            include_str!(concat!("../../locales/", $language, "/papers.ftl")),
            include_str!(concat!("../../locales/", $language, "/workshop.ftl")),
            include_str!(concat!("../../locales/", $language, "/acts.ftl")),
            include_str!(concat!("../../locales/", $language, "/duplicates.ftl")),
            include_str!(concat!("../../locales/", $language, "/funding.ftl")),
            include_str!(concat!("../../locales/", $language, "/funding_pages.ftl")),
        ]
    };
}

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub struct Texts {
    locale: Locale,
}

/// Counts up to this are kept with their texts.
const SMALL: usize = 99;
/// The texts made so far, in French and in English.
static KEPT: [LazyLock<RwLock<HashMap<String, String>>>; 2] = [const { LazyLock::new(RwLock::default) }; 2];

type Bundle = FluentBundle<FluentResource>;

fn bundle(locale: Locale) -> &'static Bundle {
    static FR: OnceLock<Bundle> = OnceLock::new();
    static EN: OnceLock<Bundle> = OnceLock::new();
    match locale {
        Locale::Fr => FR.get_or_init(|| compile(langid!("fr"), files!("fr"))),
        Locale::En => EN.get_or_init(|| compile(langid!("en"), files!("en"))),
    }
}

fn compile<const N: usize>(language: LanguageIdentifier, files: [&str; N]) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Names stand in <bdi> where they could turn the direction of a sentence; the marks would spoil searches and copies.
    bundle.set_use_isolating(false);
    for file in files {
        let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(partial, _)| partial);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

impl Texts {
    /// The words of a language.
    pub fn of(locale: Locale) -> Self {
        Self { locale }
    }

    /// The language.
    pub fn locale(self) -> Locale {
        self.locale
    }

    /// A message without arguments.
    pub fn s(self, key: impl AsRef<str>) -> String {
        self.kept(key.as_ref(), || self.format(key.as_ref(), None))
    }

    /// A message about a count: it may select by `$count` and show `$shown`, the number as the language writes it.
    pub fn n(self, key: &str, count: usize) -> String {
        match count {
            0..=SMALL => self.kept(&format!("{key} {count}"), || self.with_count(key, count, &[])),
            _ => self.with_count(key, count, &[]),
        }
    }

    /// A text made once and kept: a page has a hundred of them, and there are only so many.
    fn kept(self, key: &str, make: impl FnOnce() -> String) -> String {
        let kept = match self.locale {
            Locale::Fr => &KEPT[0],
            Locale::En => &KEPT[1],
        };
        if let Some(text) = kept.read().unwrap_or_else(PoisonError::into_inner).get(key) {
            return text.clone();
        }
        let text = make();
        if self.has(key.split(' ').next().unwrap_or_default()) {
            kept.write().unwrap_or_else(PoisonError::into_inner).insert(key.to_owned(), text.clone());
        }
        text
    }

    /// A message with named texts.
    pub fn with(self, key: &str, arguments: &[(&'static str, &str)]) -> String {
        let mut all = FluentArgs::new();
        for (name, value) in arguments {
            all.set(*name, (*value).to_owned());
        }
        self.format(key, Some(&all))
    }

    /// A message about a count, with named texts.
    pub fn with_count(self, key: &str, count: usize, arguments: &[(&'static str, &str)]) -> String {
        let mut all = FluentArgs::new();
        all.set("count", count as f64);
        all.set("shown", self.locale.number(count as u64));
        for (name, value) in arguments {
            all.set(*name, (*value).to_owned());
        }
        self.format(key, Some(&all))
    }

    /// A number in words up to ten, in figures beyond; feminine where the language has it.
    pub fn in_words(self, count: usize, feminine: bool) -> String {
        match count {
            0..=10 => self.s(format!("number-{count}{}", if feminine && count == 1 { "-feminine" } else { "" })),
            _ => self.locale.number(count as u64),
        }
    }

    /// A date in words, as precise as it is known.
    pub fn date(self, date: PartialDate) -> String {
        let year = date.year().to_string();
        let Some(month) = date.month() else { return year };
        let month_name = self.s(format!("month-{month}"));
        match date.day() {
            None => format!("{month_name} {year}"),
            Some(1) => self.with("date-first", &[("month", &month_name), ("year", &year)]),
            Some(day) => self.with("date-full", &[("day", &day.to_string()), ("month", &month_name), ("year", &year)]),
        }
    }

    /// A day of the calendar in words.
    pub fn on(self, day: Day) -> String {
        PartialDate::parse(&day.to_string()).map_or_else(|| day.to_string(), |date| self.date(date))
    }

    /// The day of an instant in words.
    pub fn day(self, at: Timestamp) -> String {
        PartialDate::parse(&at.day()).map_or_else(String::new, |date| self.date(date))
    }

    /// The day of an instant in words, and its hour and minute in UTC.
    pub fn instant(self, at: Timestamp) -> String {
        let text = at.rfc3339();
        format!("{}, {}", self.day(at), text.get(11..16).unwrap_or_default())
    }

    /// Whether the language has the message.
    pub fn has(self, key: &str) -> bool {
        bundle(self.locale).has_message(key)
    }

    /// A missing message shows its key: a test finds it before a person does.
    fn format(self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let bundle = bundle(self.locale);
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        bundle.format_pattern(pattern, arguments, &mut Vec::new()).into_owned()
    }
}
