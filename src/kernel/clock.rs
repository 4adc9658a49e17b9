//! Time as a value: microseconds since 1970 UTC, and the one place that asks the machine for it.

use std::time::{SystemTime, UNIX_EPOCH};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Microseconds since 1970-01-01T00:00:00Z, as both engines store them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

impl Timestamp {
    pub(super) fn date_time(self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1000).unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }

    /// RFC 3339 in UTC: `2026-11-24T09:30:00Z`, as the API and the feeds say it.
    pub fn rfc3339(self) -> String {
        let whole = self.date_time().replace_nanosecond(0).unwrap_or(OffsetDateTime::UNIX_EPOCH);
        whole.format(&Rfc3339).unwrap_or_default()
    }

    /// The day, `YYYY-MM-DD`.
    pub fn day(self) -> String {
        let at = self.date_time();
        format!("{:04}-{:02}-{:02}", at.year(), u8::from(at.month()), at.day())
    }
}

/// Where the time comes from: the machine, or a fixed instant in tests.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// Always the same instant.
    #[cfg(test)]
    Fixed(Timestamp),
    /// The instant that a test has moved it to.
    #[cfg(test)]
    Moved(&'static std::sync::atomic::AtomicI64),
}

impl Clock {
    /// The present instant, cut to microseconds.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    pub fn now(self) -> Timestamp {
        match self {
            #[cfg(test)]
            Self::Fixed(at) => at,
            #[cfg(test)]
            Self::Moved(at) => Timestamp(at.load(std::sync::atomic::Ordering::SeqCst)),
            Self::System => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                Timestamp(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_told_in_utc_to_the_second() {
        let at = Timestamp(1_795_512_600_123_456);
        assert_eq!(at.rfc3339(), "2026-11-24T09:30:00Z");
        assert_eq!(at.day(), "2026-11-24");
    }
}
