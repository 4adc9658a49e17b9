//! A document for people to read and sign: a resolution, an agreement, a report.
//!
//! What it holds is typed, never markup. [`Doc::new`] checks once all that a writer could stumble over, so that the writers
//! ([`crate::docx()`] and the crate `paper-pdf`) cannot fail on what somebody typed:
//!
//! - It refuses what an accessible document must not be: without a title, with a level of headings left out, with a table
//!   that has no head, or far too long.
//! - It mends the rest and says so ([`Remark`]): control characters and characters that turn the order of letters around are
//!   taken out, an address that no link may lead to stays text.
//! - What none of our fonts draws is said and kept for a word processor, which has others; a PDF shows a mark there ([`Doc::drawn`]).
//! - It numbers the articles and sets French texts by the rules of French typography ([`crate::typo_fr`]).

mod check;
mod clean;
mod covered;
mod lang;
mod model;
mod run;
mod values;
mod walk;
mod words;

pub use check::{Doc, DocError, Remark, cleaned};
pub use covered::Script;
pub use lang::{Direction, Lang};
pub use model::{
    Article, Bilingual, Block, Citation, Clause, Column, Inline, Layout, List, Meta, Part, Place, Signatory, Table,
};
pub use run::{Run, runs};
pub use values::{Amount, Day};
pub use words::Words;
