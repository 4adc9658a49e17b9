//! The vocabulary every slice shares: identifiers, the clock, languages, partial dates, pages of a list.
//!
//! Pure: nothing here reads a file, a database, the network or the time of day on its own, and nothing here
//! knows a slice. Time and chance are values that somebody passes in ([`Clock`], [`RowIds`]).

mod asked;
mod clock;
mod day;
mod ids;
mod locale;
mod money;
mod page;
mod partial_date;
mod secret;
mod slug;
mod verdict;
mod zone;

pub use asked::Date;
pub(crate) use asked::{record, words};
pub use clock::{Clock, Timestamp};
pub use day::Day;
pub use ids::{PublicId, RowIds, own_id};
pub use locale::Locale;
pub use money::Euros;
pub use page::Paging;
pub use partial_date::PartialDate;
pub use secret::{Secret, seal};
pub use slug::slug;
pub use verdict::{Severity, Verdict};
pub use zone::Zone;
