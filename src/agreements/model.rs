//! Clauses and the models that put them in order.

use std::collections::{BTreeMap, BTreeSet};

use paper::doc::Lang;
use serde::{Deserialize, Serialize};

use super::fields::Field;
use crate::content::{Condition, Source, Status, Words};
use crate::kernel::{Day, Locale};

impl From<Locale> for Lang {
    fn from(locale: Locale) -> Self {
        match locale {
            Locale::Fr => Self::Fr,
            Locale::En => Self::En,
        }
    }
}

/// What a paper is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A framework agreement.
    Framework,
    /// A yearly agreement that carries it out.
    Execution,
    /// An amendment.
    Amendment,
    /// A twinning charter or oath.
    Charter,
    /// A letter of intent.
    LetterOfIntent,
    /// A council resolution.
    Resolution,
    /// A special mandate of an elected representative.
    SpecialMandate,
    /// A travel order of a member of staff.
    TravelOrder,
    /// An agreement about a subsidy.
    SubsidyAgreement,
    /// A termination.
    Termination,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Framework,
        Self::Execution,
        Self::Amendment,
        Self::Charter,
        Self::LetterOfIntent,
        Self::Resolution,
        Self::SpecialMandate,
        Self::TravelOrder,
        Self::SubsidyAgreement,
        Self::Termination,
    ];

    /// The kind with that word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The word in addresses and files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Framework => "framework",
            Self::Execution => "execution",
            Self::Amendment => "amendment",
            Self::Charter => "charter",
            Self::LetterOfIntent => "letter_of_intent",
            Self::Resolution => "resolution",
            Self::SpecialMandate => "special_mandate",
            Self::TravelOrder => "travel_order",
            Self::SubsidyAgreement => "subsidy_agreement",
            Self::Termination => "termination",
        }
    }
}

/// Why a clause is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// The law requires it.
    Law,
    /// Most funders ask for it.
    Funders,
    /// It is good to have.
    GoodPractice,
}

impl Need {
    /// The end of its key among the texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Funders => "funders",
            Self::GoodPractice => "good-practice",
        }
    }
}

/// How far a text has been read over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// Written by the project.
    Written,
    /// A translation that nobody who speaks the language has read over.
    #[serde(rename = "to_review")]
    Pending,
    /// Read over by somebody who speaks the language.
    Reviewed,
}

impl Review {
    /// The end of its key among the texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Pending => "to-review",
            Self::Reviewed => "reviewed",
        }
    }
}

/// A text in some of the languages.
pub type InLanguages = BTreeMap<Lang, String>;

/// A piece of a paragraph: words, or a place for a fact.
#[derive(Clone, Debug)]
pub enum Piece {
    /// Words.
    Words(String),
    /// A fact of the paper.
    Gap(&'static Field),
    /// The languages of the paper.
    Languages,
}

/// Where a clause stands in its paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Before the articles, without a number.
    Opening,
    /// Among the texts that a resolution rests on.
    Seen,
    /// Among its reasons.
    Considering,
    /// An article.
    #[default]
    Article,
    /// After the articles, without a number.
    Closing,
}

/// What a paragraph is to the signatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signer {
    /// The first party.
    PartyA,
    /// The second party.
    PartyB,
    /// The body that a subsidy goes to.
    Payee,
    /// Nobody: where and when they sign, which a document says beside each signature.
    Place,
}

/// A paragraph of a clause.
#[derive(Debug)]
pub struct Paragraph {
    /// It stands only in papers in which this holds.
    pub when: Option<Condition>,
    /// The line of a signature; in a document, the room for it.
    pub signs: Option<Signer>,
    /// The facts that its texts or its condition name.
    pub asks: BTreeSet<&'static str>,
    /// Its pieces in each language.
    pub text: BTreeMap<Lang, Vec<Piece>>,
}

/// A clause.
#[derive(Debug)]
pub struct Clause {
    /// `C04`.
    pub id: String,
    /// The papers in which it may stand.
    pub kinds: Vec<Kind>,
    /// Why it is there.
    pub need: Need,
    /// It stands in a new draft.
    pub included: bool,
    /// Where it stands.
    pub place: Place,
    /// When the sentence about law or funders was checked.
    pub checked_on: Day,
    /// Whether it was compared with its source.
    pub status: Status,
    /// The article that requires it.
    pub reference: Option<String>,
    /// Where that was read.
    pub source: Option<Source>,
    /// The rules of law that look at it.
    pub rules: Vec<String>,
    /// Its title.
    pub title: InLanguages,
    /// Why, in words.
    pub why: Words,
    /// How far each language was read over.
    pub review: BTreeMap<Lang, Review>,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// The file that holds it.
    pub file: String,
}

/// How a paper is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// Numbered articles.
    Agreement,
    /// Visas, considérants, decisions.
    Resolution,
    /// A form with its fields.
    Order,
    /// A letter.
    Letter,
    /// Solemn paragraphs.
    Charter,
}

/// What stands over a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// The number of an article, and its title.
    Number,
    /// Its title.
    Title,
    /// Nothing.
    Nothing,
}

impl Layout {
    /// What stands over a clause in a place: a letter and a charter are text alone, an order has titles.
    pub fn head(self, place: Place) -> Head {
        match (self, place) {
            (Self::Agreement | Self::Resolution, Place::Article) => Head::Number,
            (Self::Agreement, Place::Opening) | (Self::Order, Place::Article) => Head::Title,
            _ => Head::Nothing,
        }
    }
}

/// A paper with its clauses in order.
#[derive(Debug)]
pub struct Model {
    /// What it is.
    pub kind: Kind,
    /// How it is laid out.
    pub layout: Layout,
    /// Its title.
    pub title: InLanguages,
    /// When one needs it.
    pub lead: Words,
    /// Its clauses.
    pub clauses: Vec<String>,
    /// Who decides, before the word « DÉCIDE ».
    pub decides: Option<InLanguages>,
    /// It is written in two languages.
    pub bilingual: bool,
    /// The rules of law that look at it.
    pub rules: Vec<String>,
}

/// Every clause and model.
#[derive(Debug, Default)]
pub struct Library {
    /// Clauses by their id.
    pub clauses: BTreeMap<String, Clause>,
    /// Models in the order in which people meet them.
    pub models: Vec<Model>,
}

impl Library {
    /// The model of a kind.
    pub fn model(&self, kind: Kind) -> Option<&Model> {
        self.models.iter().find(|model| model.kind == kind)
    }

    /// The clauses of a model in their order.
    pub fn of<'l>(&'l self, model: &'l Model) -> impl Iterator<Item = &'l Clause> {
        model.clauses.iter().filter_map(|id| self.clauses.get(id))
    }

    /// The languages in which a whole model is written, French first.
    pub fn languages(&self, model: &Model) -> Vec<Lang> {
        let whole = |language: &Lang| {
            self.of(model).all(|clause| clause.paragraphs.iter().all(|one| one.text.contains_key(language)))
        };
        Lang::ALL.into_iter().filter(whole).collect()
    }
}
