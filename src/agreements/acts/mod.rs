//! Papers kept with a partnership, and the life of the act that a paper becomes.
//!
//! The rules:
//! - An act belongs to a partnership. Both sides see the same: every version, every word said of it, every step, and who wrote it.
//!   Neither has to act first; only the agreement to a version is one's own to give.
//! - A version is never changed: each is kept whole, and two can be compared. Once somebody signed, the text stands; what changes
//!   it is an amendment.
//! - A step bears its day and who recorded it. What is impossible is refused with its reason and the way to repair: by the order
//!   of things (nothing is sent before it is signed), or by the law of the step's own day, asked of the act as it would then stand.
//! - What is in force, and that alone, is amended, renewed or ended; a renewal bears a new last day and comes before the old one. Before
//!   the end both sides are written to, so many months before, once each.
//! - Where the law says no or asks for a person, an organisation may answer for it with its reason: that is kept, shown to both
//!   sides, and lets the step pass.
//! - Files are checked before they are taken and verified when they are read; only who brought one takes it away.
//! - An act is in force from the day on which its transmission was acknowledged, or on which the partner's State approved it where
//!   that came later. Signed is not yet in force.
//!
//! Source: `content/law/` (R08 to R10, R21, R29); CGCT, articles L1115-1 and L2131-1.

mod actions;
mod differences;
pub mod entity;
mod letters;
mod life;
mod store;
mod tending;

pub use actions::{Outcome, Writing};
pub use differences::{Difference, differences};
pub use letters::NOTICES;
pub use life::{Life, Refusal, Stage, Step};
pub use store::{Act, Attached, Comment, Decision, Kept, Recorded, Version, recorded};
pub use tending::tend;
