//! The last step: the text as it will stand, what is still missing, what the law says of it, and the files to take away.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use paper::doc::{Lang, runs};

use super::mended::Mended;
use super::{Bench, Frame, pdf_path, workshop_path};
use crate::agreements::checks;
use crate::agreements::compose::Paper;
use crate::agreements::facts::{Facts, Problem};
use crate::agreements::fields::{Field, Type};
use crate::agreements::fill::{Bit, Filled, Part, Side, asked};
use crate::agreements::model::{Head, Layout as Sheet, Model, Place};
use crate::agreements::web::acts_path;
use crate::agreements::web::papers;
use crate::kernel::Day;
use crate::law::{Findings, Law};
use crate::web::{Error, Layout, Texts, html, key};

/// A piece of a paragraph: words with their language when it is another; or what is to be filled in.
struct Piece {
    text: String,
    lang: Option<(&'static str, &'static str)>,
    gap: bool,
}

/// A clause in one language.
struct Column {
    lang: &'static str,
    dir: &'static str,
    title: String,
    paragraphs: Vec<Vec<Piece>>,
}

/// Somebody who is to sign.
struct Signer {
    lang: &'static str,
    dir: &'static str,
    party: String,
    name: String,
}

/// What a text still lacks, in words.
struct Lacks {
    problems: Vec<String>,
    /// What does not add up.
    doubts: Vec<String>,
    mended: Mended,
    required: Vec<String>,
    untranslated: Vec<String>,
    unwritten: Vec<String>,
    missing: Vec<String>,
}

#[derive(Template)]
#[template(path = "agreements/pages/workshop_read.html")]
pub struct ReadPage {
    page: Layout,
    frame: Frame,
    /// Why no file could be made.
    refused: String,
    lacks: Lacks,
    findings: Findings,
    titles: Vec<(&'static str, &'static str, String)>,
    clauses: Vec<Vec<Column>>,
    signers: Vec<Signer>,
    to_sign: bool,
    /// Where the text is laid out as PDF.
    pdf: String,
    /// Where it is kept with the partnership that it was begun for.
    keep: Option<String>,
    /// The word of the present paper, which the button of another sends.
    kind: &'static str,
    /// The other papers that may be written from the same facts: address and title.
    others: Vec<(String, String)>,
}

/// The last step; `refused` is the key of why a file could not be made.
pub fn page(bench: &Bench, law: &Law, today: Day, refused: &str) -> ReadPage {
    let (page, frame) = bench.frame("read", |name| name == "to_sign");
    let t = page.t;
    let (facts, problems) = Facts::of(bench.model.kind, &bench.draft);
    let filled = Filled::of(bench.library, bench.model, &bench.draft, &facts);
    let paper = Paper { model: bench.model, draft: &bench.draft, facts: &facts, filled: &filled };
    let found = checks::findings(law, bench.model, &facts, (today, bench.locale));
    let other = |model: &Model| (workshop_path(bench.locale, model.kind), papers::title(model, bench.locale.into()));
    let others = bench.library.models.iter().filter(|model| model.kind != bench.model.kind);
    ReadPage {
        refused: if refused.is_empty() { String::new() } else { t.s(key("workshop-refused-", refused)) },
        lacks: lacks(t, bench, &filled, (&facts, &problems)),
        findings: Findings::of(bench.locale, &found),
        titles: bench
            .draft
            .languages()
            .into_iter()
            .map(|lang| (lang.code(), lang.direction().code(), paper.title(lang)))
            .collect(),
        clauses: clauses(t, bench, &filled),
        signers: signers(&paper),
        to_sign: bench.draft.to_sign,
        pdf: pdf_path(bench.locale, bench.model.kind),
        keep: bench.kept("keep").map(|partnership| acts_path(bench.locale, partnership)),
        kind: bench.model.kind.code(),
        others: others.map(other).collect(),
        page,
        frame,
    }
}

fn lacks(t: Texts, bench: &Bench, filled: &Filled, (facts, problems): (&Facts, &[Problem])) -> Lacks {
    let asked = asked(bench.library, bench.model, &bench.draft);
    let doubts = checks::doubts(facts, &asked);
    Lacks {
        problems: problems.iter().filter(|one| asked.contains(one.field.path)).map(|one| told(t, one)).collect(),
        doubts: doubts.into_iter().map(|code| t.s(key("workshop-doubt-", code))).collect(),
        mended: Mended::of(t, bench, &asked),
        required: filled
            .required
            .iter()
            .map(|clause| clause.title.get(&bench.locale.into()).cloned().unwrap_or_default())
            .collect(),
        untranslated: filled
            .untranslated
            .iter()
            .filter_map(|(path, lang)| Some(in_language(t, &whole_label(t, Field::named(path)?), lang.code())))
            .collect(),
        unwritten: filled.unwritten.iter().map(|(id, lang)| unwritten(t, bench, id, *lang)).collect(),
        missing: filled.missing.iter().filter_map(|path| Some(whole_label(t, Field::named(path)?))).collect(),
    }
}

/// The label of a field, with its party when it is one of a party's.
fn whole_label(t: Texts, field: &Field) -> String {
    let label = t.s(key("papers-field-", &field.code()));
    match field.path.split_once('.') {
        Some((party, _)) => format!("{} – {label}", t.s(key("papers-group-", &party.replace('_', "-")))),
        None => label,
    }
}

/// A field that was not understood, and why.
pub fn told(t: Texts, one: &Problem) -> String {
    t.with("workshop-problem", &[("field", &whole_label(t, one.field)), ("why", &problem(t, one))])
}

/// Why a field was not understood.
pub fn problem(t: Texts, one: &Problem) -> String {
    match one.field.of {
        Type::Number { least, most } if one.why == "range" => {
            t.with("workshop-problem-range", &[("least", &least.to_string()), ("most", &most.to_string())])
        }
        of if one.why == "long" => t.n("workshop-problem-long", of.longest()),
        _ => t.s(key("workshop-problem-", one.why)),
    }
}

/// What a text is in a language: « Objet – en arabe ».
pub fn in_language(t: Texts, label: &str, lang: &str) -> String {
    t.with("workshop-in-language", &[("label", label), ("language", &t.s(key("language-", lang)))])
}

/// The name of what was typed under a path, `object` or `object@ar`, with its party and its language.
pub fn path_label(t: Texts, path: &str) -> String {
    let (base, lang) = path.split_once('@').map_or((path, None), |(base, lang)| (base, Some(lang)));
    let Some(field) = Field::named(base) else { return path.to_owned() };
    let label = whole_label(t, field);
    match lang {
        Some(lang) => in_language(t, &label, lang),
        None => label,
    }
}

fn unwritten(t: Texts, bench: &Bench, id: &str, lang: Lang) -> String {
    let title = bench.library.clauses.get(id).and_then(|clause| clause.title.get(&bench.locale.into()));
    in_language(t, title.map_or(id, String::as_str), lang.code())
}

/// The clauses of a paper as the page shows them, the articles with their numbers; in a resolution, the line that decides.
fn clauses(t: Texts, bench: &Bench, filled: &Filled) -> Vec<Vec<Column>> {
    let mut number = 0;
    let clause = |part: &Part| {
        let head = bench.model.layout.head(part.place);
        number += u32::from(head == Head::Number);
        let column = |side: &Side| Column {
            lang: side.lang.code(),
            dir: side.lang.direction().code(),
            title: match head {
                Head::Number => heading(side.lang, number, &side.title),
                Head::Title => side.title.clone(),
                Head::Nothing => String::new(),
            },
            paragraphs: side
                .paragraphs
                .iter()
                .map(|line| line.iter().map(|bit| piece(t, bit, side.lang)).collect())
                .collect(),
        };
        part.sides.iter().map(column).collect()
    };
    let mut all: Vec<Vec<Column>> = filled.parts.iter().map(clause).collect();
    if bench.model.layout == Sheet::Resolution {
        let decided = |part: &Part| matches!(part.place, Place::Article | Place::Closing);
        let before = filled.parts.iter().position(decided).unwrap_or(all.len());
        all.insert(before, bench.draft.languages().into_iter().map(|lang| decision(bench.model, lang)).collect());
    }
    all
}

/// « Le conseil, après en avoir délibéré, DÉCIDE : »
fn decision(model: &Model, lang: Lang) -> Column {
    let lead = model.decides.as_ref().and_then(|said| said.get(&lang)).map_or("", String::as_str);
    let text = format!("{lead} {}", lang.words().decides);
    let line = vec![Piece { text: text.trim().to_owned(), lang: None, gap: false }];
    Column { lang: lang.code(), dir: lang.direction().code(), title: String::new(), paragraphs: vec![line] }
}

fn heading(lang: Lang, number: u32, title: &str) -> String {
    let article = format!("{} {number}", lang.words().article);
    if title.is_empty() { article } else { format!("{article} – {title}") }
}

/// A gap says what is to be filled in; beside French it repeats the gap there, and says nothing.
fn piece(t: Texts, bit: &Bit, lang: Lang) -> Piece {
    match bit {
        Bit::Gap(field) => {
            let text = if lang == Lang::Fr { papers::gap(t, field) } else { String::new() };
            Piece { text, lang: None, gap: true }
        }
        Bit::Inline(inline) => {
            let runs = runs(lang, std::slice::from_ref(inline));
            let other = runs.iter().map(|run| run.lang).find(|one| *one != lang);
            let text: String = runs.iter().map(|run| run.text.to_string()).collect();
            let text = if lang == Lang::Fr && other.is_none() { paper::typo_fr(&text) } else { text };
            Piece { text, lang: other.map(|one| (one.code(), one.direction().code())), gap: false }
        }
    }
}

fn signers(paper: &Paper) -> Vec<Signer> {
    let signer = |one: paper::doc::Signatory| {
        let name: Vec<String> = [one.name, one.capacity].into_iter().filter(|text| !text.is_empty()).collect();
        let party = format!("{} {}", one.lang.words().signed_for, one.party);
        Signer { lang: one.lang.code(), dir: one.lang.direction().code(), party, name: name.join(", ") }
    };
    paper.signatories().into_iter().map(signer).collect()
}

/// The page as an answer.
pub fn refused(bench: &Bench, law: &Law, today: Day, why: &str) -> Result<Response, Error> {
    let page = page(bench, law, today, why);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
}
