//! A paper filled in: the clauses that stand in it, their texts with the facts, and what is still missing.

use std::collections::BTreeSet;

use paper::doc::{Inline, Lang, cleaned};

use super::draft::{Draft, Own};
use super::facts::{Facts, Said};
use super::fields::Field;
use super::model::{Clause, Kind, Library, Model, Need, Paragraph, Piece, Place, Signer};
use crate::content::Scope;

/// A piece of a filled text.
#[derive(Clone, Debug, PartialEq)]
pub enum Bit {
    /// What stands on paper.
    Inline(Inline),
    /// A fact that nobody said yet, to be filled in by hand.
    Gap(&'static Field),
}

/// A clause in one language.
#[derive(Debug)]
pub struct Side {
    /// The language.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// Its paragraphs.
    pub paragraphs: Vec<Vec<Bit>>,
}

/// A clause that stands in the paper.
#[derive(Debug)]
pub struct Part<'l> {
    /// The clause; nothing for one of somebody's own.
    pub clause: Option<&'l Clause>,
    /// Where it stands.
    pub place: Place,
    /// Its text in each language of the paper.
    pub sides: Vec<Side>,
    /// Who signs there.
    pub signers: Vec<Signer>,
    /// Each says where and when.
    pub dated: bool,
}

/// A paper filled in.
#[derive(Debug, Default)]
pub struct Filled<'l> {
    /// Its clauses in order.
    pub parts: Vec<Part<'l>>,
    /// Facts that its texts ask for and nobody said.
    pub missing: BTreeSet<&'static str>,
    /// Facts that nobody said in a language of the paper.
    pub untranslated: BTreeSet<(&'static str, Lang)>,
    /// Clauses with words of somebody's own that lack a language, by their identifiers or titles.
    pub unwritten: BTreeSet<(String, Lang)>,
    /// Clauses that the law requires and that were taken out.
    pub required: Vec<&'l Clause>,
}

/// What is filled in, and with what.
struct Filling<'f> {
    facts: &'f Facts,
    draft: &'f Draft,
    scope: Scope<'static>,
}

impl<'l> Filled<'l> {
    /// Fills the clauses of a model with the facts of a draft. A clause of which nothing is left is left out.
    pub fn of(library: &'l Library, model: &'l Model, draft: &Draft, facts: &Facts) -> Self {
        let filling = Filling { facts, draft, scope: facts.scope() };
        let mut filled = Self::default();
        for clause in library.of(model) {
            if draft.has(clause) {
                let part = filling.part(clause, &mut filled);
                filled.parts.extend(part);
            } else if clause.included && clause.need == Need::Law {
                filled.required.push(clause);
            }
        }
        let after = filled.parts.iter().rposition(|part| part.place == Place::Article).map_or(0, |last| last + 1);
        for (position, own) in draft.own_of(model.kind).iter().enumerate() {
            let part = filling.own(own, &mut filled);
            filled.parts.insert((after + position).min(filled.parts.len()), part);
        }
        filled
    }
}

impl Filling<'_> {
    fn part<'l>(&self, clause: &'l Clause, filled: &mut Filled) -> Option<Part<'l>> {
        let standing: Vec<&Paragraph> = clause.paragraphs.iter().filter(|one| self.stands(one)).collect();
        let own = self.draft.texts.get(&clause.id);
        let side = |lang: Lang, filled: &mut Filled| {
            let paragraphs = match own {
                Some(texts) => match texts.get(&lang) {
                    Some(text) => typed(text),
                    None => {
                        filled.unwritten.insert((clause.id.clone(), lang));
                        Vec::new()
                    }
                },
                None => {
                    let unsigned = standing.iter().filter(|one| one.signs.is_none());
                    unsigned.filter_map(|one| one.text.get(&lang)).map(|text| self.text(text, lang, filled)).collect()
                }
            };
            let title = clause.title.get(&lang).cloned().unwrap_or_default();
            Side { lang, title, paragraphs }
        };
        let sides: Vec<Side> = self.draft.languages().into_iter().map(|lang| side(lang, filled)).collect();
        let mut signers: Vec<Signer> = standing.iter().filter_map(|one| one.signs).collect();
        let dated = signers.contains(&Signer::Place);
        signers.retain(|signer| *signer != Signer::Place);
        let something = !signers.is_empty() || sides.iter().any(|side| !side.paragraphs.is_empty());
        something.then_some(Part { clause: Some(clause), place: clause.place, sides, signers, dated })
    }

    fn own<'l>(&self, own: &Own, filled: &mut Filled) -> Part<'l> {
        let side = |lang: Lang| {
            let text = own.text.get(&lang).map_or("", |text| text.trim());
            if text.is_empty() {
                let named = own.title.values().find(|title| !title.trim().is_empty());
                filled.unwritten.insert((named.cloned().unwrap_or_default(), lang));
            }
            let (title, _) = cleaned(own.title.get(&lang).map_or("", |title| title.trim()));
            Side { lang, title, paragraphs: typed(text) }
        };
        let sides = self.draft.languages().into_iter().map(side).collect();
        Part { clause: None, place: Place::Article, sides, signers: Vec::new(), dated: false }
    }

    /// A paragraph whose condition lacks a fact stands: better a line too many to be struck out than one that nobody saw.
    fn stands(&self, paragraph: &Paragraph) -> bool {
        paragraph.when.as_ref().is_none_or(|when| when.holds(&self.scope).unwrap_or(true))
    }

    fn text(&self, pieces: &[Piece], lang: Lang, filled: &mut Filled) -> Vec<Bit> {
        let bit = |piece: &Piece| match piece {
            Piece::Words(words) => Bit::Inline(words.as_str().into()),
            Piece::Gap(field) => match self.facts.said(field.path, lang) {
                Some(Said::Here(inline)) => Bit::Inline(inline),
                Some(Said::Untranslated(inline)) => {
                    filled.untranslated.insert((field.path, lang));
                    Bit::Inline(inline)
                }
                None => {
                    filled.missing.insert(field.path);
                    Bit::Gap(field)
                }
            },
            Piece::Languages => Bit::Inline(self.facts.named_languages(lang)),
        };
        pieces.iter().map(bit).collect()
    }
}

/// What somebody typed, a paragraph wherever a line was left empty.
fn typed(text: &str) -> Vec<Vec<Bit>> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let groups = lines.split(|line| line.is_empty()).filter(|group| !group.is_empty());
    groups.map(|group| vec![Bit::Inline(cleaned(&group.join("\n")).0.into())]).collect()
}

/// The facts that a paper asks for: those that the clauses name which stand in it.
pub fn asked(library: &Library, model: &Model, draft: &Draft) -> BTreeSet<&'static str> {
    let clauses = library.of(model).filter(|clause| draft.has(clause));
    let paragraphs = clauses.flat_map(|clause| &clause.paragraphs).filter(|one| is_for(one, model.kind));
    paragraphs.flat_map(|one| one.asks.iter().copied()).collect()
}

/// Whether a paragraph may stand in a kind of paper: one whose condition begins with `doc.kind … &&` is for those kinds alone.
pub fn is_for(paragraph: &Paragraph, kind: Kind) -> bool {
    let first = paragraph.when.as_ref().and_then(|when| when.source().split(" && ").next());
    match first {
        Some(of) if of.starts_with("doc.kind") && !of.contains("||") => of.contains(&format!("\"{}\"", kind.code())),
        _ => true,
    }
}
