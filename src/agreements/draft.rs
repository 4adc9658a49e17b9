//! A paper that somebody writes: what was typed, which clauses stand in it, and words of its own. Kept as it was typed, so that
//! nothing is lost; carried by the fields of a form and by a file that is downloaded and brought back.

use std::collections::{BTreeMap, BTreeSet};

use paper::doc::Lang;
use serde::{Deserialize, Serialize};

use super::fields::{FIELDS, Field, Group};
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
    /// What the other papers that were written of these facts say each of itself alone.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub aside: BTreeMap<Kind, BTreeMap<String, String>>,
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
                "aside" => {
                    if let Some(kind) = Kind::parse(value) {
                        draft.aside.entry(kind).or_default();
                    }
                }
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
        } else if let Some((kind, path)) = name.strip_prefix("aside.").and_then(|rest| rest.split_once('.')) {
            if let Some(kind) = Kind::parse(kind).filter(|_| is_fact(path) && !value.trim().is_empty()) {
                self.aside.entry(kind).or_default().insert(path.to_owned(), value);
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

    /// Takes the draft of one paper up for another. What is said of the one alone is set aside for it, what the other had said
    /// before is there again, and what both say under two names leads on.
    pub fn turn(&mut self, from: Kind, to: Kind) {
        if from == to {
            return;
        }
        let said = |(source, target): (&str, &'static str)| Some((target, self.facts.get(source)?.clone()));
        let led: Vec<(&str, String)> = self.leads(from, to).into_iter().filter_map(said).collect();
        let of_one = |path: &String| base(path).is_some_and(Field::is_of_one_paper);
        let (own, shared) = std::mem::take(&mut self.facts).into_iter().partition(|(path, _)| of_one(path));
        self.facts = shared;
        self.aside.insert(from, own);
        self.facts.extend(self.aside.remove(&to).unwrap_or_default());
        for (path, typed) in led {
            if is_journey(to) {
                self.facts.entry(path.to_owned()).or_insert(typed);
            } else {
                self.facts.insert(path.to_owned(), typed);
            }
        }
    }

    /// What leads on from one paper to another: the fact of the one, and that of the other which it is. A resolution is that of
    /// the paper for which it was begun.
    fn leads(&self, from: Kind, to: Kind) -> Vec<(&'static str, &'static str)> {
        let same = |path: &'static str| (path, path);
        let begun = self.aside.contains_key(&to) || self.aside.keys().all(|kind| is_journey(*kind));
        let payee = FIELDS.iter().filter(|field| field.group == Group::Payee).map(|field| same(field.path));
        match (from, to) {
            (one, other) if is_journey(one) && is_journey(other) => JOURNEY.map(same).into(),
            (one, other) if is_journey(one) || is_journey(other) => Vec::new(),
            (Kind::Resolution, _) if !begun => Vec::new(),
            (Kind::Resolution, Kind::SubsidyAgreement) => payee.chain(VOTE).collect(),
            (Kind::Resolution, _) => VOTE.into(),
            (Kind::SubsidyAgreement, Kind::Resolution) => payee.chain(VOTE.map(turned)).collect(),
            (Kind::Amendment | Kind::Termination, Kind::Resolution) => {
                CHANGE.map(same).into_iter().chain(VOTE.map(turned)).collect()
            }
            (_, Kind::Resolution) => VOTE.map(turned).into(),
            _ => Vec::new(),
        }
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
        for (kind, facts) in &self.aside {
            add("aside".into(), kind.code());
            facts.iter().for_each(|(path, typed)| add(format!("aside.{}.{path}", kind.code()), typed));
        }
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

/// `object`, `object@ar`. A fact that this program does not know is kept for the one that does.
fn is_fact(path: &str) -> bool {
    let (name, translated) = in_language(path).map_or((path, false), |(name, _)| (name, true));
    match Field::named(name) {
        Some(field) => !translated || field.of.is_translated(),
        None => name.len() <= 40 && name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(is_of_name),
    }
}

fn is_of_name(sign: char) -> bool {
    sign.is_ascii_lowercase() || matches!(sign, '_' | '.')
}

/// The field of `object` and of `object@ar`.
fn base(path: &str) -> Option<&'static Field> {
    Field::named(path.split('@').next().unwrap_or_default())
}

/// Papers about a journey alone.
fn is_journey(kind: Kind) -> bool {
    matches!(kind, Kind::SpecialMandate | Kind::TravelOrder)
}

fn turned<T>((one, other): (T, T)) -> (T, T) {
    (other, one)
}

/// The number and the sitting of a resolution, and what they are in the paper that it is about.
const VOTE: [(&str, &str); 2] = [("reference", "party_a.resolution_number"), ("session_on", "party_a.resolution_on")];

/// What a special mandate and a travel order for the same journey share.
const JOURNEY: [&str; 8] =
    ["purpose", "destination", "leaves_on", "returns_on", "transport", "costs", "advice", "trip_line"];

/// What a resolution says of the change that it approves.
const CHANGE: [&str; 2] = ["amends", "new_amount"];

/// A draft as a file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftFile {
    /// What the file is, and by which form of it.
    jumelles_draft: u32,
    paper: Kind,
    draft: Draft,
}

/// The form in which drafts are written.
pub const FORM: u32 = 2;

/// What facts of a draft of the first form mean, in which one fact had another meaning in another paper.
fn meanings(kind: Kind) -> &'static [(&'static str, &'static str)] {
    match kind {
        Kind::Resolution => &[
            ("annex", "approved_text"),
            ("signed_on", "act_signed_on"),
            ("amount", "subsidy_amount"),
            ("budget_line", "subsidy_line"),
        ],
        Kind::SpecialMandate => &[
            ("signed_on", "act_signed_on"),
            ("amount", "trip_estimate"),
            ("budget_line", "trip_line"),
            ("report_due", "trip_report"),
        ],
        Kind::TravelOrder => {
            &[("amount", "trip_estimate"), ("budget_line", "trip_line"), ("report_due", "trip_report")]
        }
        Kind::SubsidyAgreement => &[
            ("amount", "subsidy_amount"),
            ("budget_line", "subsidy_line"),
            ("starts_on", "subsidy_starts_on"),
            ("duration_years", "subsidy_years"),
            ("notice_days", "remedy_days"),
            ("commitments_a", "lent"),
        ],
        Kind::Amendment => &[("amount", "new_amount"), ("amount_a", "new_amount_a"), ("amount_b", "new_amount_b")],
        Kind::Termination => &[("context", "reason"), ("starts_on", "ended_on"), ("amount", "balance")],
        Kind::LetterOfIntent => &[("context", "need")],
        Kind::Framework | Kind::Execution | Kind::Charter => &[],
    }
}

/// A draft of the first form with its facts under the names that they have now as well.
fn renamed(kind: Kind, draft: &mut Draft) {
    for (before, now) in meanings(kind) {
        let said = |(path, typed): (&String, &String)| {
            let rest = path.strip_prefix(before).filter(|rest| rest.is_empty() || rest.starts_with('@'))?;
            Some((format!("{now}{rest}"), typed.clone()))
        };
        let all: Vec<(String, String)> = draft.facts.iter().filter_map(said).collect();
        for (path, typed) in all {
            draft.facts.entry(path).or_insert(typed);
        }
    }
}

/// A draft that was kept, with its facts under the names that they have now. Those kept before their form was noted are of the
/// first one unless they say something under a name of the second, or set something aside.
pub fn of_kept(kind: Kind, form: Option<i64>, kept: &Draft) -> Draft {
    let later =
        |path: &String| meanings(kind).iter().any(|(_, now)| base(path).is_some_and(|field| field.path == *now));
    let first = match form {
        Some(form) => form < i64::from(FORM),
        None => kept.aside.is_empty() && !kept.facts.keys().any(later),
    };
    let mut draft = kept.clone();
    if first {
        renamed(kind, &mut draft);
    }
    draft
}

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
        Some(form) if form == 0 || form > u64::from(FORM) => return Err("later"),
        Some(_) => {}
    }
    let file: DraftFile = serde_json::from_value(value).map_err(|_| "damaged")?;
    let mut draft = file.draft;
    draft.facts.retain(|path, _| is_fact(path));
    draft.aside.values_mut().for_each(|facts| facts.retain(|path, _| is_fact(path)));
    if file.jumelles_draft < FORM {
        renamed(file.paper, &mut draft);
    }
    draft.second = draft.second.filter(|lang| *lang != Lang::Fr);
    draft.tidy();
    Ok((file.paper, draft))
}
