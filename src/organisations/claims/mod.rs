//! Claiming an authority by a code that is sent to its official address, and contesting who represents it.
//!
//! The rules:
//! - The code has eight characters that cannot be mistaken for one another; it holds for seven days and five tries, and at most
//!   three are sent a day, to one person and in all three times as many for one authority.
//! - The letter is in the language of the address and says who asks, and for which function. It holds a link by which whoever
//!   reads that mailbox contests the claim, without an account.
//! - A contest suspends nothing. The network of the territory, or the administration, decides: the representation is kept,
//!   taken away, or goes to who contested. Whoever is concerned does not decide. All concerned are told.

mod code;
mod contest;
mod store;

pub use code::{Sent, Tried, contest_page, send_code, try_code};
pub use contest::{Contest, Contested, Verdict, by_link, contest, contests, decide_contest, link_of};
pub use store::open_contests;
