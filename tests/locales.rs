//! The words of the interface: the same keys in both languages, all of them used, none of them missing, French as printed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A message: where it stands and what it says, its continuation lines included.
struct Message {
    place: String,
    text: String,
}

impl Message {
    /// The names of its arguments. A count comes with the number as the language writes it: they are one.
    fn arguments(&self) -> BTreeSet<&str> {
        let name = |rest: &'_ str| rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        let all = self.text.split('$').skip(1).map(|rest| &rest[..name(rest)]);
        all.map(|name| if name == "shown" { "count" } else { name }).collect()
    }
}

type Messages = BTreeMap<String, Message>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, ends: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the repository").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, ends));
        } else if ends.iter().any(|end| path.to_string_lossy().ends_with(end)) {
            let name = path.strip_prefix(root()).unwrap_or(&path).to_string_lossy().into_owned();
            found.push((name, fs::read_to_string(&path).expect("UTF-8")));
        }
    }
    found.sort();
    found
}

/// The messages of a file, and those that it has twice.
fn messages_of(file: &str, text: &str) -> (Messages, Vec<String>) {
    let (mut all, mut twice) = (Messages::new(), Vec::new());
    let mut last: Option<String> = None;
    for (number, line) in (1..).zip(text.lines()) {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        if let (false, Some((key, value))) = (line.starts_with([' ', '}']), line.split_once(" =")) {
            let message = Message { place: format!("{file}:{number}"), text: value.trim_start().to_owned() };
            if all.insert(key.to_owned(), message).is_some() {
                twice.push(format!("{file}:{number}: {key} again"));
            }
            last = Some(key.to_owned());
        } else if let Some(message) = last.as_ref().and_then(|key| all.get_mut(key)) {
            message.text.push('\n');
            message.text.push_str(line);
        }
    }
    (all, twice)
}

fn messages(language: &str) -> Messages {
    let mut all = Messages::new();
    for (file, text) in files(&root().join("locales").join(language), &[".ftl"]) {
        all.extend(messages_of(&file, &text).0);
    }
    assert!(all.len() > 200, "{language}: {} messages", all.len());
    all
}

/// The program's own text: Rust and templates, tests left out.
fn sources() -> Vec<(String, String)> {
    let test = |path: &str| path.contains("/tests/") || path.ends_with("tests.rs") || path.ends_with("testing.rs");
    let without_tests = |text: String| text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned();
    let all = files(&root().join("src"), &[".rs", ".html"]).into_iter().filter(|(path, _)| !test(path));
    all.map(|(path, text)| (path, without_tests(text))).collect()
}

fn expect_none(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}\n  {}\n({} in all)", found.join("\n  "), found.len());
}

fn differences(one: &Messages, other: &Messages, language: &str) -> Vec<String> {
    let missing = |(key, message): (&String, &Message)| match other.get(key) {
        None => Some(format!("{}: {key} is not in {language}", message.place)),
        Some(there) if there.arguments() != message.arguments() => Some(format!(
            "{}: {key} takes {:?}, in {language} {:?}",
            message.place,
            message.arguments(),
            there.arguments()
        )),
        Some(_) => None,
    };
    one.iter().filter_map(missing).collect()
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    let (french, english) = (messages("fr"), messages("en"));
    let found = [differences(&french, &english, "en"), differences(&english, &french, "fr")].concat();
    expect_none(&found, "what is said in one language is said in the other, about the same things");
    let (bad, _) = messages_of("x.ftl", "a = { $name }\nb = c\n");
    let (other, _) = messages_of("y.ftl", "a = { $nom }\n");
    assert_eq!(differences(&bad, &other, "y").len(), 2);
}

#[test]
fn no_message_stands_twice_in_a_language() {
    let mut found = Vec::new();
    for language in ["fr", "en"] {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for (file, text) in files(&root().join("locales").join(language), &[".ftl"]) {
            let (all, twice) = messages_of(&file, &text);
            found.extend(twice);
            for (key, message) in all {
                if let Some(before) = seen.insert(key.clone(), message.place.clone()) {
                    found.push(format!("{}: {key}, already at {before}", message.place));
                }
            }
        }
    }
    expect_none(&found, "a message has one place");
}

/// The quoted texts of a source, without those that a backslash makes longer.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').filter(|part| part.len() < 80 && !part.contains('\n'))
}

fn is_key(text: &str) -> bool {
    let sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(sign)
}

/// Beginnings and ends of keys that are put together: `"figure-{}-definition"`, `"home-why-"`, `word("continent", …)`.
fn made_up(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for part in quoted(text) {
        if let (Some(open), Some(close)) = (part.find('{'), part.rfind('}')) {
            let (start, end) = (&part[..open], part.get(close + 1..).unwrap_or_default());
            if start.ends_with('-') && is_key(start) && end.chars().all(|c| c == '-' || c.is_ascii_lowercase()) {
                found.push((start.to_owned(), end.to_owned()));
            }
        } else if part.ends_with('-') && is_key(part) {
            found.push((part.to_owned(), String::new()));
        }
    }
    let words = text.split("word(\"").skip(1).filter_map(|rest| rest.split('"').next());
    found.extend(words.map(|start| (format!("{start}-"), String::new())));
    found
}

#[test]
fn no_message_is_without_use() {
    let sources = sources();
    let literal: BTreeSet<&str> = sources.iter().flat_map(|(_, text)| quoted(text)).collect();
    let made: BTreeSet<(String, String)> = sources.iter().flat_map(|(_, text)| made_up(text)).collect();
    let used = |key: &str| {
        literal.contains(key)
            || made.iter().any(|(start, end)| {
                key.len() > start.len() + end.len() && key.starts_with(start.as_str()) && key.ends_with(end.as_str())
            })
    };
    let unused = |(key, message): (&String, &Message)| (!used(key)).then(|| format!("{}: {key}", message.place));
    let found: Vec<String> = messages("fr").iter().filter_map(unused).collect();
    expect_none(&found, "a message that nobody shows is taken away");
    assert!(!used("nobody-shows-this") && used("kind-commune") && used("skip"));
}

/// The keys that a source asks for by name: `t.s("…")`, `t.n("…", n)`, `t.with("…", …)`, `t.with_count("…", …)`.
fn asked(path: &str, text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for verb in [".s(", ".n(", ".with(", ".with_count("] {
        for (at, _) in text.match_indices(verb) {
            let rest = text[at + verb.len()..].trim_start();
            let key = rest.strip_prefix('"').and_then(|rest| rest.split('"').next());
            if let Some(key) = key.filter(|key| is_key(key)) {
                found.push((key.to_owned(), format!("{path}:{}", text[..at].matches('\n').count() + 1)));
            }
        }
    }
    found
}

#[test]
fn every_message_that_is_asked_for_exists() {
    let known = messages("fr");
    let all: Vec<(String, String)> = sources().iter().flat_map(|(path, text)| asked(path, text)).collect();
    assert!(all.len() > 150, "{} are asked for", all.len());
    let missing = |(key, place): &(String, String)| (!known.contains_key(key)).then(|| format!("{place}: {key}"));
    expect_none(&all.iter().filter_map(missing).collect::<Vec<_>>(), "a key without message would show itself");
    assert_eq!(asked("x.html", "{{ page.t.s(\"skip\") }} {{ t.with(\n \"a-b\", x) }}").len(), 2);
}

/// The signs before which French has a space that does not break, and after an opening quotation mark.
fn loose_spaces(text: &str) -> usize {
    let before = [" ;", " :", " !", " ?", " »", " %"].iter().map(|wrong| text.matches(wrong).count()).sum::<usize>();
    before + text.matches("« ").count()
}

#[test]
fn french_spaces_before_double_signs_do_not_break() {
    let wrong = |(key, message): (&String, &Message)| {
        let loose = loose_spaces(&message.text);
        (loose > 0).then(|| format!("{}: {key} ({loose})", message.place))
    };
    let found: Vec<String> = messages("fr").iter().filter_map(wrong).collect();
    expect_none(&found, "a space before ; : ! ? % and inside « » is U+00A0 or U+202F");
    assert_eq!(loose_spaces("Quoi ? « Rien »"), 3);
    assert_eq!(loose_spaces("Quoi\u{202f}? «\u{a0}Rien\u{a0}»"), 0);
}

#[test]
fn french_apostrophes_are_curved() {
    let wrong = |(key, message): (&String, &Message)| {
        message.text.contains('\'').then(|| format!("{}: {key}: {}", message.place, message.text))
    };
    let found: Vec<String> = messages("fr").iter().filter_map(wrong).collect();
    expect_none(&found, "an apostrophe is ’");
}

#[test]
fn every_message_says_something_and_closes_what_it_opens() {
    for language in ["fr", "en"] {
        let wrong = |(key, message): (&String, &Message)| {
            let text = message.text.trim();
            let open = text.matches('{').count() != text.matches('}').count();
            let default = text.contains("->") && !text.contains("*[");
            (text.is_empty() || open || default).then(|| format!("{}: {key}: {text}", message.place))
        };
        let found: Vec<String> = messages(language).iter().filter_map(wrong).collect();
        expect_none(&found, "a message is whole");
    }
}
