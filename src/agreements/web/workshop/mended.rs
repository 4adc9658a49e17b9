//! What will not be printed as it was typed: signs that the letters of a PDF lack, signs that are taken out.

use std::collections::BTreeSet;

use paper::doc::{Remark, cleaned};

use super::Bench;
use super::read::path_label;
use crate::agreements::web::papers;
use crate::web::Texts;

/// What of a draft is not printed as it was typed, in words.
pub struct Mended {
    /// Where the PDF shows a mark, each with its signs.
    pub undrawn: Vec<String>,
    /// From where something that cannot be seen, or turns the order of letters around, is taken out.
    pub taken_out: Vec<String>,
}

/// The most signs that are shown of one text.
const MOST: usize = 12;

impl Mended {
    /// Looks at what the paper asks for, and at the words of somebody's own in it.
    pub fn of(t: Texts, bench: &Bench, asked: &BTreeSet<&'static str>) -> Self {
        let mut mended = Self { undrawn: Vec::new(), taken_out: Vec::new() };
        for (name, typed) in typed(t, bench, asked) {
            let (_, remarks) = cleaned(typed);
            let signs: Vec<String> = remarks.iter().filter_map(sign).take(MOST).collect();
            if !signs.is_empty() {
                let signs = signs.join(" ");
                mended.undrawn.push(t.with("workshop-undrawn-of", &[("field", &name), ("signs", &signs)]));
            }
            if remarks.iter().any(|one| matches!(one, Remark::Turning { .. } | Remark::Invisible { .. })) {
                mended.taken_out.push(name);
            }
        }
        mended
    }
}

fn sign(remark: &Remark) -> Option<String> {
    match remark {
        Remark::NotDrawn { character, .. } => Some(character.to_string()),
        _ => None,
    }
}

/// Every text that somebody typed and that stands in the paper, with its name.
fn typed<'b>(t: Texts, bench: &'b Bench, asked: &BTreeSet<&'static str>) -> Vec<(String, &'b str)> {
    let languages = bench.draft.languages();
    let spoken = |code: &str| languages.iter().any(|lang| lang.code() == code);
    let stands = |path: &str| match path.split_once('@') {
        None => asked.contains(path),
        Some((base, code)) => asked.contains(base) && spoken(code),
    };
    let facts = bench.draft.facts.iter().filter(|(path, _)| stands(path));
    let mut all: Vec<(String, &str)> = facts.map(|(path, typed)| (path_label(t, path), typed.as_str())).collect();
    for clause in bench.library.of(bench.model).filter(|clause| bench.draft.has(clause)) {
        let texts =
            bench.draft.texts.get(&clause.id).into_iter().flatten().filter(|(lang, _)| languages.contains(lang));
        all.extend(texts.map(|(_, text)| (papers::clause_title(clause, bench.locale.into()), text.as_str())));
    }
    for own in bench.draft.own_of(bench.model.kind) {
        let texts = own.title.iter().chain(&own.text).filter(|(lang, _)| languages.contains(lang));
        all.extend(texts.map(|(_, text)| (t.s("workshop-own"), text.as_str())));
    }
    all
}
