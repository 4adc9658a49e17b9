//! What is looked at once, before anything is written.

use super::clean::{Tally, clean, drawn};
use super::walk::{self, Kind};
use super::{Block, Inline, Lang, Layout, Meta, Part, Table};
use crate::typo_fr;

/// So many characters a document may have in all.
const MOST_CHARACTERS: usize = 400_000;
/// So many characters one text may have.
const LONGEST_TEXT: usize = 50_000;
/// So many texts a document may have.
const MOST_TEXTS: usize = 20_000;

/// Why a document cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocError {
    /// It has no title.
    #[error("the document has no title")]
    NoTitle,
    /// It is too long.
    #[error("the document is too long: at most {MOST_CHARACTERS} characters in {MOST_TEXTS} texts of {LONGEST_TEXT}")]
    TooLong,
    /// A heading stands where none of its level may stand.
    #[error("the heading « {text} » is of level {level}, after one of level {after}")]
    HeadingLevel {
        /// The heading.
        text: String,
        /// Its level.
        level: u8,
        /// The level of the heading before it; 0 when there is none.
        after: u8,
    },
    /// A heading has no words.
    #[error("a heading of level {0} is empty")]
    EmptyHeading(u8),
    /// A table has no heading.
    #[error("the table « {0} » has no headings")]
    NoTableHead(String),
    /// A row is not as wide as its table.
    #[error("row {row} of the table « {caption} » has {found} cells, not {expected}")]
    RowWidth {
        /// The table.
        caption: String,
        /// The row, from 1.
        row: usize,
        /// Its cells.
        found: usize,
        /// The columns of the table.
        expected: usize,
    },
}

/// What was done to a document that its author should know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// A character that none of our fonts draws: in a PDF a mark stands in its place.
    NotDrawn {
        /// The character.
        character: char,
        /// How often.
        times: usize,
    },
    /// Characters that turn the order of letters around were taken out.
    Turning {
        /// How many.
        times: usize,
    },
    /// Characters that cannot be seen were taken out.
    Invisible {
        /// How many.
        times: usize,
    },
    /// A link led to an address of a kind that is not allowed, and became text.
    LinkRefused {
        /// The address.
        url: String,
    },
}

/// A document that every writer can write.
#[derive(Clone, Debug)]
pub struct Doc {
    meta: Meta,
    blocks: Vec<Block>,
    remarks: Vec<Remark>,
}

impl Doc {
    /// Checks a document, mends what can be mended and numbers its articles.
    pub fn new(mut meta: Meta, mut blocks: Vec<Block>) -> Result<Self, DocError> {
        measure(&mut meta, &mut blocks)?;
        let mut remarks = mend(&mut meta, &mut blocks);
        if meta.title.is_empty() {
            return Err(DocError::NoTitle);
        }
        meta.other_title.take_if(|(_, title)| title.is_empty());
        blocks.retain_mut(has_something);
        remarks.sort_by_key(|remark| matches!(remark, Remark::LinkRefused { .. }));
        place(&mut blocks)?;
        blocks
            .iter()
            .try_for_each(|block| if let Block::Table(table) = block { check_table(table) } else { Ok(()) })?;
        Ok(Self { meta, blocks, remarks })
    }

    /// What is known of it as a whole.
    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    /// Its blocks.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// What was done to it that its author should know of.
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }

    /// The same document as our fonts draw it: a mark stands in the place of what none of them draws.
    pub fn drawn(&self) -> Self {
        let mut own = self.clone();
        each(&mut own.meta, &mut own.blocks, &mut |_, kind, text| {
            if kind != Kind::Address {
                *text = drawn(text, kind);
            }
        });
        own
    }
}

/// What somebody typed as it may stand on paper, and what was done to it or will be in a PDF.
pub fn cleaned(typed: &str) -> (String, Vec<Remark>) {
    let mut tally = Tally::default();
    let text = clean(typed, Kind::Prose, &mut tally);
    (text, told(tally))
}

fn told(tally: Tally) -> Vec<Remark> {
    let not_drawn = tally.not_drawn.into_iter().map(|(character, times)| Remark::NotDrawn { character, times });
    let turning = (tally.turning > 0).then_some(Remark::Turning { times: tally.turning });
    let invisible = (tally.invisible > 0).then_some(Remark::Invisible { times: tally.invisible });
    not_drawn.chain(turning).chain(invisible).collect()
}

fn each(meta: &mut Meta, blocks: &mut [Block], visit: &mut walk::Visit) {
    walk::meta(meta, visit);
    blocks.iter_mut().for_each(|block| walk::block(block, visit));
}

fn measure(meta: &mut Meta, blocks: &mut [Block]) -> Result<(), DocError> {
    let (mut all, mut texts, mut too_long) = (0, blocks.len(), false);
    each(meta, blocks, &mut |_, _, text| {
        // Bytes first: counting the characters of a flood costs.
        let length = if text.len() > 4 * LONGEST_TEXT { text.len() } else { text.chars().count() };
        (all, texts, too_long) = (all + length, texts + 1, too_long || length > LONGEST_TEXT);
    });
    if too_long || all > MOST_CHARACTERS || texts > MOST_TEXTS { Err(DocError::TooLong) } else { Ok(()) }
}

fn mend(meta: &mut Meta, blocks: &mut [Block]) -> Vec<Remark> {
    let mut tally = Tally::default();
    let mut remarks = Vec::new();
    each(meta, blocks, &mut |lang, kind, text| {
        if kind == Kind::Address {
            if !text.is_empty() && !may_lead(text) {
                remarks.push(Remark::LinkRefused { url: std::mem::take(text) });
            }
            return;
        }
        *text = clean(text, kind, &mut tally);
        if lang == Lang::Fr && kind != Kind::Exact {
            *text = typo_fr(text);
        }
    });
    remarks.extend(told(tally));
    remarks
}

/// An address that a link may lead to: of a kind that opens no program, in printable ASCII.
fn may_lead(url: &str) -> bool {
    let known =
        ["https://", "http://", "mailto:"].iter().any(|start| url.len() > start.len() && url.starts_with(start));
    known && url.len() <= 2000 && url.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte))
}

fn says_something(line: &[Inline]) -> bool {
    line.iter().any(|inline| match inline {
        Inline::Text(text) | Inline::Strong(text) | Inline::Foreign(_, text) | Inline::Reference(text) => {
            !text.trim().is_empty()
        }
        Inline::Link { text, .. } => !text.trim().is_empty(),
        Inline::Date(_) | Inline::Amount(_) => true,
    })
}

/// Whether a block is left when what is empty in it is taken out.
fn has_something(block: &mut Block) -> bool {
    match block {
        Block::Paragraph { text, .. } => says_something(text),
        Block::List(list) => some_items(&mut list.items),
        Block::Citations { items, .. } => some_items(items),
        Block::Signatures(signatories) => !signatories.is_empty(),
        Block::Article(article) => {
            article.clause.body.retain_mut(part_has_something);
            true
        }
        Block::Bilingual(both) => {
            let clauses = both.rows.iter_mut().flat_map(|(first, second)| [first, second]);
            clauses.for_each(|clause| clause.body.retain_mut(part_has_something));
            !both.rows.is_empty()
        }
        Block::Heading { .. } | Block::Table(_) | Block::Decision { .. } => true,
    }
}

fn some_items(items: &mut Vec<Vec<Inline>>) -> bool {
    items.retain(|item| says_something(item));
    !items.is_empty()
}

fn part_has_something(part: &mut Part) -> bool {
    match part {
        Part::Paragraph(text) => says_something(text),
        Part::List { items, .. } => some_items(items),
    }
}

/// Gives articles their numbers and levels, and looks whether a level of headings is left out.
fn place(blocks: &mut [Block]) -> Result<(), DocError> {
    let (mut number, mut after) = (1, 0);
    for block in blocks {
        match block {
            Block::Heading { level, text, .. } => {
                if text.is_empty() {
                    return Err(DocError::EmptyHeading(*level));
                }
                if !(1..=3).contains(level) || *level > after + 1 {
                    return Err(DocError::HeadingLevel { text: text.clone(), level: *level, after });
                }
                after = *level;
            }
            Block::Article(article) => {
                article.place.number = number;
                article.place.level = after + 1;
                number += u32::from(!article.clause.plain);
            }
            Block::Bilingual(both) => {
                both.place.number = number;
                // One after the other, each language stands under a heading with its name.
                both.place.level = after + if both.layout == Layout::SideBySide { 1 } else { 2 };
                let numbered = both.rows.iter().filter(|(first, _)| !first.plain).count();
                number += u32::try_from(numbered).unwrap_or(u32::MAX);
            }
            _ => {}
        }
    }
    Ok(())
}

fn check_table(table: &Table) -> Result<(), DocError> {
    if table.columns.iter().all(|column| column.name.is_empty()) {
        return Err(DocError::NoTableHead(table.caption.clone()));
    }
    let expected = table.columns.len();
    match table.rows.iter().position(|row| row.len() != expected) {
        Some(at) => {
            let (caption, found) = (table.caption.clone(), table.rows[at].len());
            Err(DocError::RowWidth { caption, row: at + 1, found, expected })
        }
        None => Ok(()),
    }
}
