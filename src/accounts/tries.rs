//! How often one may try: five times in fifteen minutes, more and more slowly, and never locked for longer than that.

use super::model::MINUTE;
use crate::kernel::{Timestamp, seal};

/// What is counted.
pub const WINDOW: i64 = 15 * MINUTE;
const SECOND: i64 = 1_000_000;
/// Tries within the window.
const MOST: usize = 5;

/// What is tried, each counted for itself.
pub const KINDS: [&str; 2] = ["password", "code"];

/// What the tries at one account are counted under; it does not lead back to the address, and says not whether there is one.
pub fn who(kind: &str, email: &str) -> String {
    seal(&["tries", kind, email])
}

/// How many whole seconds to wait before the next try, if any; the tries of the last fifteen minutes, the oldest first.
pub fn wait(tries: &[Timestamp], now: Timestamp) -> Option<u64> {
    let last = tries.last()?;
    let until = match tries.len() {
        0..=2 => return None,
        3 => last.0 + 5 * SECOND,
        4 => last.0 + 30 * SECOND,
        many => tries[many - MOST].0 + WINDOW,
    };
    let left = until - now.0;
    (left > 0).then(|| (left.unsigned_abs()).div_ceil(SECOND.unsigned_abs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pauses_grow_and_end_by_themselves() {
        let at = |seconds: i64| Timestamp(seconds * SECOND);
        for (tries, now, seconds) in [
            (&[][..], 0, None),
            (&[0, 1], 1, None),
            (&[0, 1, 2], 2, Some(5)),
            (&[0, 1, 2], 7, None),
            (&[0, 1, 2, 7], 8, Some(29)),
            (&[0, 1, 2, 7], 37, None),
            (&[0, 1, 2, 7, 37], 38, Some(862)),
            (&[0, 1, 2, 7, 37], 900, None),
            (&[1, 2, 7, 37, 900], 901, Some(0)),
        ] {
            let tries: Vec<Timestamp> = tries.iter().copied().map(at).collect();
            let found = wait(&tries, at(now));
            assert_eq!(found, seconds.filter(|s| *s > 0), "{tries:?} at {now}");
        }
    }
}
