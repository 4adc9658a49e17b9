//! The second step: which clauses stand in the paper, why each is there, words of one's own.

use std::collections::BTreeSet;

use askama::Template;
use paper::doc::{Lang, runs};

use super::{Bench, Frame};
use crate::agreements::draft::Draft;
use crate::agreements::facts::Facts;
use crate::agreements::fill::{Bit, Filled};
use crate::agreements::model::Clause;
use crate::agreements::web::papers::{Known, clause_title, known, unread};
use crate::web::{Layout, Texts, key};

/// Room for words in one language.
struct Words {
    name: String,
    label: String,
    value: String,
    lang: &'static str,
    dir: &'static str,
}

/// A clause to choose.
struct Row {
    id: String,
    title: String,
    need: &'static str,
    why: String,
    known: Option<Known>,
    /// What is said where no source was read.
    unread: String,
    stands: bool,
    /// Nothing of it is left with these facts.
    vanished: bool,
    /// Its text in the first language, with the facts; nothing beside words of one's own.
    text: Vec<String>,
    /// Words of one's own in its place, in each language.
    own: Vec<Words>,
}

/// A clause of one's own.
struct OwnRow {
    number: usize,
    titles: Vec<Words>,
    texts: Vec<Words>,
}

#[derive(Template)]
#[template(path = "agreements/pages/workshop_clauses.html")]
pub struct ClausesPage {
    page: Layout,
    frame: Frame,
    rows: Vec<Row>,
    own: Vec<OwnRow>,
}

/// The second step.
pub fn page(bench: &Bench) -> ClausesPage {
    let of_model = |id: &String| bench.model.clauses.contains(id);
    let mine = format!("own.{}.", bench.model.kind.code());
    let shows = |name: &str| {
        let rewritten = name.strip_prefix("text.").and_then(|rest| rest.split('@').next());
        rewritten.is_some_and(|id| of_model(&id.to_owned())) || name.starts_with(&mine)
    };
    let (page, mut frame) = bench.frame("clauses", shows);
    frame.carried.retain(|(name, id)| !(matches!(name.as_str(), "left_out" | "taken_in") && of_model(id)));
    let t = page.t;
    let every = every(bench);
    let (facts, _) = Facts::of(bench.model.kind, &every);
    let filled = Filled::of(bench.library, bench.model, &every, &facts);
    let row = |clause: &Clause| {
        let text = text(&filled, &clause.id);
        let own = rewriting(t, bench, &clause.id);
        Row {
            id: clause.id.clone(),
            title: clause_title(clause, bench.locale.into()),
            need: clause.need.code(),
            why: clause.why.of(bench.locale).to_owned(),
            known: known(t, clause),
            unread: unread(t, clause),
            stands: bench.draft.has(clause),
            vanished: bench.draft.has(clause) && text.is_none(),
            text: text.filter(|_| own.is_empty()).unwrap_or_default(),
            own,
        }
    };
    ClausesPage {
        rows: bench.library.of(bench.model).map(row).collect(),
        own: (0..=bench.draft.own_of(bench.model.kind).len()).map(|position| own(t, bench, position)).collect(),
        page,
        frame,
    }
}

/// The draft with every clause that the paper may have.
fn every(bench: &Bench) -> Draft {
    let taken_in = bench.model.clauses.iter().cloned().collect();
    Draft { left_out: BTreeSet::new(), taken_in, ..bench.draft.clone() }
}

/// The text of a clause in the first language; nothing when nothing of it is left.
fn text(filled: &Filled, id: &str) -> Option<Vec<String>> {
    let part = filled.parts.iter().find(|part| part.clause.is_some_and(|clause| clause.id == id))?;
    let side = part.sides.first()?;
    Some(side.paragraphs.iter().map(|line| plain(line, side.lang)).collect())
}

/// Room for words of the languages of the paper, under a name before the language.
fn words(t: Texts, bench: &Bench, (name, label): (&str, &str), value: impl Fn(Lang) -> String) -> Vec<Words> {
    let one = |lang: Lang| Words {
        name: format!("{name}@{}", lang.code()),
        label: t.with(label, &[("language", &t.s(key("language-", lang.code())))]),
        value: value(lang),
        lang: lang.code(),
        dir: lang.direction().code(),
    };
    bench.draft.languages().into_iter().map(one).collect()
}

fn rewriting(t: Texts, bench: &Bench, id: &str) -> Vec<Words> {
    let Some(texts) = bench.draft.texts.get(id) else { return Vec::new() };
    let value = |lang| texts.get(&lang).cloned().unwrap_or_default();
    words(t, bench, (&format!("text.{id}"), "workshop-own-words"), value)
}

fn own(t: Texts, bench: &Bench, position: usize) -> OwnRow {
    let known = bench.draft.own_of(bench.model.kind).get(position);
    let title = |lang| known.and_then(|own| own.title.get(&lang)).cloned().unwrap_or_default();
    let text = |lang| known.and_then(|own| own.text.get(&lang)).cloned().unwrap_or_default();
    let name = |part: &str| format!("own.{}.{position}.{part}", bench.model.kind.code());
    OwnRow {
        number: position + 1,
        titles: words(t, bench, (&name("title"), "workshop-own-title"), title),
        texts: words(t, bench, (&name("text"), "workshop-own-text"), text),
    }
}

/// The draft in which a clause bears words of one's own: at first those that it has, with the facts in them.
pub fn rewritten<'b>(mut bench: Bench<'b>, id: &str) -> Bench<'b> {
    let (facts, _) = Facts::of(bench.model.kind, &bench.draft);
    let filled = Filled::of(bench.library, bench.model, &bench.draft, &facts);
    let part = filled.parts.iter().find(|part| part.clause.is_some_and(|clause| clause.id == id));
    let texts = part.map(|part| {
        let text = |paragraphs: &[Vec<Bit>], lang| paragraphs.iter().map(|line| plain(line, lang)).collect::<Vec<_>>();
        part.sides.iter().map(|side| (side.lang, text(&side.paragraphs, side.lang).join("\n\n"))).collect()
    });
    if let Some(texts) = texts {
        bench.draft.texts.insert(id.to_owned(), texts);
    }
    bench
}

/// The draft in which a clause has its proposed words again.
pub fn restored<'b>(mut bench: Bench<'b>, id: &str) -> Bench<'b> {
    bench.draft.texts.remove(id);
    bench
}

/// A line as plain text; what is missing as dots.
fn plain(line: &[Bit], lang: Lang) -> String {
    let bit = |bit: &Bit| match bit {
        Bit::Inline(inline) => {
            runs(lang, std::slice::from_ref(inline)).iter().map(|run| run.text.to_string()).collect()
        }
        Bit::Gap(_) => "………".to_owned(),
    };
    let text: String = line.iter().map(bit).collect();
    text.replace(['\u{200e}', '\u{200f}'], "")
}
