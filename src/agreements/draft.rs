//! A paper that somebody writes: what was typed, which clauses stand in it, and words of its own. Kept as it was typed, so that
//! nothing is lost; carried by the fields of a form and by a file that is downloaded and brought back.

use std::collections::{BTreeMap, BTreeSet};

use paper::doc::Lang;
use serde::{Deserialize, Serialize};

use super::fields::Field;
use super::model::{Clause, Kind, Library, Model};

/// How two languages share the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sides {
    /// In two columns.
    #[default]
    Beside,
    /// All in the first language, then all in the second.
    After,
}

impl Sides {
    /// The word in forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Beside => "beside",
            Self::After => "after",
        }
    }
}

/// A clause of somebody's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Own {
    /// Its title in each language.
    pub title: BTreeMap<Lang, String>,
    /// What it says in each language.
    pub text: BTreeMap<Lang, String>,
}

impl Own {
    fn is_empty(&self) -> bool {
        self.title.values().chain(self.text.values()).all(|typed| typed.trim().is_empty())
    }
}

/// A paper that somebody writes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Draft {
    /// The language beside French.
    pub second: Option<Lang>,
    /// How the two share the page.
    pub sides: Sides,
    /// It is to be signed, and no draft any more.
    pub to_sign: bool,
    /// What was typed of each fact, by its path; `object@ar` in another language.
    pub facts: BTreeMap<String, String>,
    /// Clauses that are proposed and were taken out.
    pub left_out: BTreeSet<String>,
    /// Clauses that are optional and were taken in.
    pub taken_in: BTreeSet<String>,
    /// Words in the place of a clause's own.
    pub texts: BTreeMap<String, BTreeMap<Lang, String>>,
    /// Clauses of somebody's own, by the paper in which they stand.
    pub own: BTreeMap<Kind, Vec<Own>>,
}

/// The most clauses of somebody's own.
const MOST_OWN: usize = 20;

impl Draft {
    /// The draft that the fields of a form carry. Unknown fields are left aside.
    pub fn of_form(library: &Library, model: &Model, fields: &[(String, String)]) -> Self {
        let mut draft = Self::default();
        let mut chosen: Option<BTreeSet<&str>> = None;
        for (name, value) in fields {
            match name.as_str() {
                "second" => draft.second = Lang::of_code(value).filter(|lang| *lang != Lang::Fr),
                "sides" if value == "after" => draft.sides = Sides::After,
                "to_sign" => draft.to_sign = value == "1",
                "left_out" => drop(draft.left_out.insert(value.clone())),
                "taken_in" => drop(draft.taken_in.insert(value.clone())),
                "choosing" => drop(chosen.get_or_insert_default()),
                "clause" => drop(chosen.get_or_insert_default().insert(value)),
                name => draft.field(name, value),
            }
        }
        if let Some(chosen) = chosen {
            library.of(model).for_each(|clause| draft.choose(clause, chosen.contains(clause.id.as_str())));
        }
        draft.tidy();
        draft
    }

    /// Leaves out clauses of somebody's own that say nothing.
    fn tidy(&mut self) {
        self.own.values_mut().for_each(|all| {
            all.truncate(MOST_OWN);
            all.retain(|own| !own.is_empty());
        });
        self.own.retain(|_, all| !all.is_empty());
    }

    /// The clauses of somebody's own in a paper.
    pub fn own_of(&self, kind: Kind) -> &[Own] {
        self.own.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// Takes a clause in or out.
    fn choose(&mut self, clause: &Clause, stands: bool) {
        let (set, belongs) = if clause.included { (&mut self.left_out, !stands) } else { (&mut self.taken_in, stands) };
        if belongs {
            set.insert(clause.id.clone());
        } else {
            set.remove(&clause.id);
        }
    }

    /// A fact `f.object@ar`, own words `text.C04@fr`, a clause of one's own `own.framework.0.title@fr`.
    fn field(&mut self, name: &str, value: &str) {
        let value = value.replace("\r\n", "\n");
        if let Some(path) = name.strip_prefix("f.") {
            if is_fact(path) && !value.trim().is_empty() {
                self.facts.insert(path.to_owned(), value);
            }
        } else if let Some((id, lang)) = name.strip_prefix("text.").and_then(in_language) {
            if !value.trim().is_empty() && id.len() <= 8 {
                self.texts.entry(id.to_owned()).or_default().insert(lang, value);
            }
        } else if let Some((part, lang)) = name.strip_prefix("own.").and_then(in_language)
            && let [kind, position, part] = part.split('.').collect::<Vec<_>>().as_slice()
            && let Some(kind) = Kind::parse(kind)
            && let Some(position) = position.parse().ok().filter(|at| *at < MOST_OWN)
        {
            let all = self.own.entry(kind).or_default();
            if all.len() <= position {
                all.resize_with(position + 1, Own::default);
            }
            let own = &mut all[position];
            let texts = if *part == "title" { &mut own.title } else { &mut own.text };
            texts.insert(lang, value);
        }
    }

    /// Whether a clause stands in the paper.
    pub fn has(&self, clause: &Clause) -> bool {
        if clause.included { !self.left_out.contains(&clause.id) } else { self.taken_in.contains(&clause.id) }
    }

    /// The languages of the paper.
    pub fn languages(&self) -> Vec<Lang> {
        std::iter::once(Lang::Fr).chain(self.second).collect()
    }

    /// The fields of a form that carry it.
    pub fn fields(&self) -> Vec<(String, String)> {
        let mut all = Vec::new();
        let mut add = |name: String, value: &str| all.push((name, value.to_owned()));
        if let Some(second) = self.second {
            add("second".into(), second.code());
        }
        add("sides".into(), self.sides.code());
        if self.to_sign {
            add("to_sign".into(), "1");
        }
        self.facts.iter().for_each(|(path, typed)| add(format!("f.{path}"), typed));
        self.left_out.iter().for_each(|id| add("left_out".into(), id));
        self.taken_in.iter().for_each(|id| add("taken_in".into(), id));
        for (id, texts) in &self.texts {
            texts.iter().for_each(|(lang, text)| add(format!("text.{id}@{}", lang.code()), text));
        }
        for (kind, all) in &self.own {
            for (position, own) in all.iter().enumerate() {
                let name = |part: &str, lang: &Lang| format!("own.{}.{position}.{part}@{}", kind.code(), lang.code());
                own.title.iter().for_each(|(lang, text)| add(name("title", lang), text));
                own.text.iter().for_each(|(lang, text)| add(name("text", lang), text));
            }
        }
        all
    }
}

/// `C04@fr`.
fn in_language(name: &str) -> Option<(&str, Lang)> {
    let (name, code) = name.rsplit_once('@')?;
    Some((name, Lang::of_code(code)?))
}

/// `object`, `object@ar`.
fn is_fact(path: &str) -> bool {
    match in_language(path) {
        Some((base, _)) => Field::named(base).is_some_and(|field| field.of.is_translated()),
        None => Field::named(path).is_some(),
    }
}

/// A draft as a file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftFile {
    /// What the file is, and by which form of it.
    jumelles_draft: u32,
    paper: Kind,
    draft: Draft,
}

/// The form of file that is written and read.
const FORM: u32 = 1;

/// A draft as a file of JSON.
pub fn to_file(kind: Kind, draft: &Draft) -> String {
    let file = DraftFile { jumelles_draft: FORM, paper: kind, draft: draft.clone() };
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

/// The paper and the draft of a file.
///
/// Errors: the end of the key of why it cannot be read: no text, no draft, of a later program.
pub fn of_file(bytes: &[u8]) -> Result<(Kind, Draft), &'static str> {
    let text = std::str::from_utf8(bytes).map_err(|_| "no-text")?;
    let text = text.trim_start_matches('\u{feff}');
    let value: serde_json::Value = serde_json::from_str(text).map_err(|_| "no-json")?;
    match value.get("jumelles_draft").and_then(serde_json::Value::as_u64) {
        None => return Err("no-draft"),
        Some(form) if form != u64::from(FORM) => return Err("later"),
        Some(_) => {}
    }
    let file: DraftFile = serde_json::from_value(value).map_err(|_| "damaged")?;
    let mut draft = file.draft;
    draft.facts.retain(|path, _| is_fact(path));
    draft.second = draft.second.filter(|lang| *lang != Lang::Fr);
    draft.tidy();
    Ok((file.paper, draft))
}
