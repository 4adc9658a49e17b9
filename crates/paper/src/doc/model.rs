//! What a document is made of.

use super::{Amount, Day, Lang};

/// What is known of a document as a whole.
#[derive(Clone, Debug)]
pub struct Meta {
    /// Its title.
    pub title: String,
    /// Its title in the other language of a document that has two.
    pub other_title: Option<(Lang, String)>,
    /// By what name it is filed: `2026-114`. May be empty.
    pub reference: String,
    /// The language that it is written in first.
    pub lang: Lang,
    /// Who wrote it. May be empty.
    pub author: String,
    /// For which organisation. May be empty.
    pub organisation: String,
    /// The day on which it is made, among what the file says of itself.
    pub date: Day,
    /// Whether that day stands under the title: what is to be signed bears the days of its signatures alone.
    pub dated: bool,
    /// Whether it has not been adopted; each page then says so.
    pub draft: bool,
}

impl Meta {
    /// The title, cut where it would not fit beside the number of the page.
    pub fn running_title(&self) -> String {
        const MOST: usize = 80;
        if self.title.chars().count() <= MOST {
            return self.title.clone();
        }
        let start: String = self.title.chars().take(MOST).collect();
        let words = start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words);
        format!("{}…", words.trim_end())
    }
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Words that weigh more.
    Strong(String),
    /// Words in another language.
    Foreign(Lang, String),
    /// A number that things are filed by, shown letter for letter: `L. 1115-1`.
    Reference(String),
    /// A day.
    Date(Day),
    /// An amount of money.
    Amount(Amount),
    /// Words that lead to an address (`https:`, `http:`, `mailto:`).
    Link {
        /// The words.
        text: String,
        /// The address.
        url: String,
    },
}

impl From<&str> for Inline {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Inline {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// A block of a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 to 3.
        level: u8,
        /// Its language.
        lang: Lang,
        /// Its words.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// Its language.
        lang: Lang,
        /// What it says.
        text: Vec<Inline>,
    },
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// A numbered article in one language.
    Article(Article),
    /// Numbered articles in two languages.
    Bilingual(Bilingual),
    /// What a resolution rests on.
    Citations {
        /// Their language.
        lang: Lang,
        /// Texts or reasons.
        kind: Citation,
        /// Each without the word that comes before it: « le code général des collectivités territoriales, ».
        items: Vec<Vec<Inline>>,
    },
    /// The line « DÉCIDE ».
    Decision {
        /// Its language.
        lang: Lang,
        /// Who decides, in a paragraph before it. May be empty.
        lead: Vec<Inline>,
    },
    /// Room for signatures.
    Signatures(Vec<Signatory>),
}

impl Block {
    /// A paragraph of words alone.
    pub fn text(lang: Lang, text: &str) -> Self {
        Self::Paragraph { lang, text: vec![text.into()] }
    }

    /// What somebody typed, a paragraph wherever a line was left empty.
    pub fn paragraphs(lang: Lang, typed: &str) -> Vec<Self> {
        let lines: Vec<_> = typed.lines().map(str::trim).collect();
        let groups = lines.split(|line| line.is_empty()).filter(|group| !group.is_empty());
        groups.map(|group| Self::text(lang, &group.join("\n"))).collect()
    }
}

/// What a resolution rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Citation {
    /// A text: « Vu … ».
    Seen,
    /// A reason: « Considérant … ».
    Considering,
}

/// A list.
#[derive(Clone, Debug)]
pub struct List {
    /// Its language.
    pub lang: Lang,
    /// Whether its items are numbered.
    pub ordered: bool,
    /// Its items.
    pub items: Vec<Vec<Inline>>,
}

/// A table for people to read.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its language.
    pub lang: Lang,
    /// What it shows.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each as wide as the columns.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading.
    pub name: String,
    /// Whether it holds numbers, which stand one under the other.
    pub numeric: bool,
}

/// What an article says in one language.
#[derive(Clone, Debug, Default)]
pub struct Clause {
    /// What it is about: « Objet ». May be empty.
    pub title: String,
    /// What it says.
    pub body: Vec<Part>,
    /// It takes no number: a preamble, what stands after the last article. Of two languages the first decides.
    pub plain: bool,
}

/// A part of an article.
#[derive(Clone, Debug)]
pub enum Part {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List {
        /// Whether its items are numbered.
        ordered: bool,
        /// Its items.
        items: Vec<Vec<Inline>>,
    },
}

/// Where an article stands; known once the document is whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub(super) number: u32,
    pub(super) level: u8,
}

impl Place {
    /// The number of the article, or of the first of several; of one that takes none, the number that comes next.
    pub fn number(self) -> u32 {
        self.number
    }

    /// The level of its heading in the document.
    pub fn level(self) -> u8 {
        self.level
    }
}

/// A numbered article in one language.
#[derive(Clone, Debug)]
pub struct Article {
    /// Its language.
    pub lang: Lang,
    /// What it says.
    pub clause: Clause,
    pub(super) place: Place,
}

impl Article {
    /// An article that gets its number from the document.
    pub fn new(lang: Lang, clause: Clause) -> Self {
        Self { lang, clause, place: Place::default() }
    }

    /// Where it stands.
    pub fn place(&self) -> Place {
        self.place
    }
}

/// How two languages share the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// In two columns, each article level with its twin.
    SideBySide,
    /// All articles in the first language, then all in the second.
    OneAfterTheOther,
}

/// Numbered articles in two languages.
#[derive(Clone, Debug)]
pub struct Bilingual {
    /// The language that comes first.
    pub first: Lang,
    /// The other language.
    pub second: Lang,
    /// How they share the page.
    pub layout: Layout,
    /// The articles in both languages.
    pub rows: Vec<(Clause, Clause)>,
    pub(super) place: Place,
}

impl Bilingual {
    /// Articles that get their numbers from the document.
    pub fn new(first: Lang, second: Lang, layout: Layout, rows: Vec<(Clause, Clause)>) -> Self {
        Self { first, second, layout, rows, place: Place::default() }
    }

    /// Where the first of them stands.
    pub fn place(&self) -> Place {
        self.place
    }

    /// The number of each row, in their order; nothing for one that takes none.
    pub fn numbers(&self) -> impl Iterator<Item = Option<u32>> + '_ {
        let mut next = self.place.number;
        self.rows.iter().map(move |(first, _)| {
            let number = next;
            next += u32::from(!first.plain);
            (!first.plain).then_some(number)
        })
    }
}

/// Somebody who is to sign. What is not yet known is left to the pen.
#[derive(Clone, Debug)]
pub struct Signatory {
    /// The language of their block.
    pub lang: Lang,
    /// For whom they sign: « la commune de Le Portel ». May be empty.
    pub party: String,
    /// Their name. May be empty.
    pub name: String,
    /// In which capacity: « Maire ». May be empty.
    pub capacity: String,
    /// Where, when it is known.
    pub place: Option<String>,
    /// When, when it is known.
    pub date: Option<Day>,
    /// Place and day stand elsewhere in the document.
    pub undated: bool,
}
