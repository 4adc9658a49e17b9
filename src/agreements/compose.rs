//! A filled paper as a document: articles, or the form that councils use for their resolutions.

use paper::doc::{
    self, Article, Bilingual, Block, Citation, Doc, DocError, Inline, Lang, Meta, Part as DocPart, Signatory,
};

use super::draft::{Draft, Sides};
use super::facts::{Facts, Said, on_paper};
use super::fill::{Bit, Filled, Part, Side};
use super::model::{Head, Kind, Layout, Model, Place, Signer};

/// What is filled in by hand.
const DOTS: &str = "……………………";

/// A paper about to become a document.
pub struct Paper<'p> {
    /// What it is.
    pub model: &'p Model,
    /// What was typed.
    pub draft: &'p Draft,
    /// What of it was understood.
    pub facts: &'p Facts,
    /// Its clauses.
    pub filled: &'p Filled<'p>,
}

impl Paper<'_> {
    /// The document as it is made today. One that is to be signed bears no such day: the same version is the same paper.
    ///
    /// Errors: it is too long.
    pub fn document(&self, today: doc::Day) -> Result<Doc, DocError> {
        let mut blocks = match (self.model.layout, self.draft.second) {
            (Layout::Resolution, _) => self.resolution(),
            (_, Some(second)) => vec![self.bilingual(second)],
            (_, None) => self.filled.parts.iter().map(|part| Block::Article(self.article(part))).collect(),
        };
        let signatories = self.signatories();
        blocks.extend((!signatories.is_empty()).then_some(Block::Signatures(signatories)));
        Doc::new(self.meta(today), blocks)
    }

    /// Its title in a language.
    pub fn title(&self, lang: Lang) -> String {
        title(self.model, self.facts, lang)
    }

    fn meta(&self, today: doc::Day) -> Meta {
        let numbered = self.model.layout == Layout::Resolution;
        Meta {
            title: self.title(Lang::Fr),
            other_title: self.draft.second.map(|lang| (lang, self.title(lang))),
            reference: if numbered { words(self.facts, "reference", Lang::Fr) } else { String::new() },
            lang: Lang::Fr,
            author: String::new(),
            organisation: words(self.facts, "party_a.name", Lang::Fr),
            date: today,
            dated: !self.draft.to_sign,
            draft: !self.draft.to_sign,
        }
    }

    fn clause(&self, part: &Part, side: &Side) -> doc::Clause {
        let head = self.model.layout.head(part.place);
        doc::Clause {
            title: if head == Head::Nothing { String::new() } else { side.title.clone() },
            body: side.paragraphs.iter().map(|line| DocPart::Paragraph(inlines(line))).collect(),
            plain: head != Head::Number,
        }
    }

    fn article(&self, part: &Part) -> Article {
        let side = part.sides.first();
        Article::new(Lang::Fr, side.map(|side| self.clause(part, side)).unwrap_or_default())
    }

    fn bilingual(&self, second: Lang) -> Block {
        let row = |part: &Part| match part.sides.as_slice() {
            [first, second] => Some((self.clause(part, first), self.clause(part, second))),
            _ => None,
        };
        let layout = match self.draft.sides {
            Sides::Beside => doc::Layout::SideBySide,
            Sides::After => doc::Layout::OneAfterTheOther,
        };
        let rows = self.filled.parts.iter().filter_map(row).collect();
        Block::Bilingual(Bilingual::new(Lang::Fr, second, layout, rows))
    }

    /// Opening, visas, considérants, the decision and its articles, what stands after them.
    fn resolution(&self) -> Vec<Block> {
        let lang = Lang::Fr;
        let lines = |place: Place| {
            let parts = self.filled.parts.iter().filter(move |part| part.place == place);
            let sides = parts.filter_map(|part| part.sides.first());
            sides.flat_map(|side| side.paragraphs.iter().map(|line| inlines(line))).collect::<Vec<_>>()
        };
        let plain = |line| Block::Paragraph { lang, text: line };
        let cited = |place, kind, word: &str| Block::Citations {
            lang,
            kind,
            items: lines(place).into_iter().map(|line| without(line, word)).collect(),
        };
        let lead = self.model.decides.as_ref().and_then(|said| said.get(&lang)).cloned().unwrap_or_default();
        let articles = self.filled.parts.iter().filter(|part| part.place == Place::Article);
        let mut blocks: Vec<Block> = lines(Place::Opening).into_iter().map(plain).collect();
        blocks.push(cited(Place::Seen, Citation::Seen, lang.words().seen));
        blocks.push(cited(Place::Considering, Citation::Considering, lang.words().considering));
        blocks.push(Block::Decision { lang, lead: vec![lead.into()] });
        blocks.extend(articles.map(|part| Block::Article(self.article(part))));
        blocks.extend(lines(Place::Closing).into_iter().map(plain));
        blocks
    }

    /// Who signs, in the order of the clauses.
    pub fn signatories(&self) -> Vec<Signatory> {
        let of_part = |part: &Part| part.signers.iter().map(|one| (*one, part.dated)).collect::<Vec<_>>();
        let signers = self.filled.parts.iter().flat_map(of_part);
        signers.filter_map(|(signer, dated)| self.signatory(signer, dated)).collect()
    }

    /// Each signs in the language of its side.
    fn signatory(&self, signer: Signer, dated: bool) -> Option<Signatory> {
        let (paths, lang) = match signer {
            Signer::PartyA => (["party_a.name", "party_a.representative", "party_a.capacity", "place_a"], Lang::Fr),
            Signer::PartyB => {
                let paths = ["party_b.name", "party_b.representative", "party_b.capacity", "place_b"];
                (paths, self.draft.second.unwrap_or(Lang::Fr))
            }
            Signer::Payee => (["payee", "payee_representative", "", "place_a"], Lang::Fr),
            Signer::Place => return None,
        };
        let [party, name, capacity, place] = paths.map(|path| words(self.facts, path, lang));
        let signed = if self.model.layout == Layout::Resolution { "act_signed_on" } else { "signed_on" };
        let date = self.facts.day(signed).and_then(on_paper);
        let place = Some(place).filter(|place| !place.is_empty());
        Some(Signatory { lang, party, name, capacity, place, date, undated: !dated })
    }
}

/// The title of a paper in a language, with the names of its parties, of who receives a subsidy, of who travels.
pub fn title(model: &Model, facts: &Facts, lang: Lang) -> String {
    let title = model.title.get(&lang).or_else(|| model.title.get(&Lang::Fr)).map_or("", String::as_str);
    let other = match model.kind {
        Kind::SubsidyAgreement => "payee",
        Kind::SpecialMandate | Kind::TravelOrder => "traveller_name",
        _ => "party_b.name",
    };
    let parties = ["party_a.name", other].map(|path| words(facts, path, lang));
    let parties: Vec<String> = parties.into_iter().filter(|name| !name.is_empty()).collect();
    if parties.is_empty() { title.to_owned() } else { format!("{title}{}{}", colon(lang), parties.join(" – ")) }
}

/// A colon between two titles.
pub fn colon(lang: Lang) -> &'static str {
    if lang == Lang::Fr { "\u{a0}: " } else { ": " }
}

/// A fact in words; nothing when nobody said it.
fn words(facts: &Facts, path: &str, lang: Lang) -> String {
    match facts.said(path, lang) {
        Some(
            Said::Here(Inline::Text(text) | Inline::Foreign(_, text) | Inline::Reference(text))
            | Said::Untranslated(Inline::Text(text) | Inline::Foreign(_, text) | Inline::Reference(text)),
        ) => text,
        _ => String::new(),
    }
}

fn inlines(line: &[Bit]) -> Vec<Inline> {
    let inline = |bit: &Bit| match bit {
        Bit::Inline(inline) => inline.clone(),
        Bit::Gap(_) => DOTS.into(),
    };
    line.iter().map(inline).collect()
}

/// A line without the word that its form brings.
fn without(mut line: Vec<Inline>, word: &str) -> Vec<Inline> {
    if let Some(Inline::Text(first)) = line.first_mut()
        && let Some(rest) = first.strip_prefix(word)
    {
        *first = rest.trim_start_matches([' ', ',']).to_owned();
    }
    line
}
