//! The law of decentralised cooperation: rules that are data, evaluated on a situation, each with its source.
//!
//! The rules of this slice:
//! - No rule stands in code. `content/law/` holds each with its question, what it says in one sentence, its conditions, its
//!   reasons in each language, its reference, its source and the days between which it holds; a change of law is one more
//!   period of the same rule.
//! - A verdict is `yes`, `no`, `unknown` (and what is missing) or `needs_person`. What is not said is never guessed: a condition
//!   that needs it gives `unknown`.
//! - A verdict is always given as of a day; on another day the rules of that day are asked.
//! - Every sentence of law carries its reference, its source, the day on which it was checked, and says when it is still to be
//!   verified; where no source was read, that is said and no day. Jumelles informs; it does not advise.
//! - A vote, a signature or a receipt whose day is still to come is a plan: it breaks the law only where its order does.
//! - A set of rules is taken whole or refused whole, with file, line and reason; the last good one stays in force.
//!
//! Source: `content/law/`, from the code général des collectivités territoriales (articles L1115-1 and after) and what each
//! rule names.

mod check;
mod facts;
mod lists;
mod model;
mod read;
mod rule;
mod situation;
mod template;
#[cfg(test)]
mod tests;
mod web;

pub use check::check;
pub use model::{Finding, Report, Verdict};
pub use rule::Law;
pub use situation::{Situation, schema};
pub use web::{ApiDoc, Editable, Findings, Sourced, api_routes, routes};
