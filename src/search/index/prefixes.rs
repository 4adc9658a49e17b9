//! Documents that have a word with a short beginning: « s », « sa ». Thousands of words begin so, and whoever types the second
//! word of a name asks for them at each letter; they are gathered once and kept while there is room.

use std::sync::Arc;

use fixedbitset::FixedBitSet;
use moka::sync::Cache;
use tantivy::index::SegmentId;
use tantivy::schema::Field;

/// Bytes of documents kept.
const ROOM: u64 = 6 * 1024 * 1024;
/// A beginning of fewer words is gathered as fast as it is looked up.
pub const WORTH_KEEPING: usize = 200;

/// What is kept: for a field of a segment and a beginning, its documents.
#[derive(Clone)]
pub struct Prefixes {
    kept: Cache<(SegmentId, u32, Box<str>), Arc<Documents>>,
}

/// Numbers of documents, in whichever form takes less room.
enum Documents {
    Few(Box<[u32]>),
    Many(FixedBitSet),
}

impl Documents {
    fn of(found: FixedBitSet) -> Self {
        let few = found.count_ones(..) * 32 < found.len();
        if few { Self::Few(found.ones().map(|document| document as u32).collect()) } else { Self::Many(found) }
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Few(documents) => documents.len() * 4,
            Self::Many(documents) => documents.len() / 8,
        }
    }
}

impl Default for Prefixes {
    fn default() -> Self {
        let weigh = |(_, _, start): &(SegmentId, u32, Box<str>), documents: &Arc<Documents>| {
            u32::try_from(documents.bytes() + start.len() + 100).unwrap_or(u32::MAX)
        };
        Self { kept: Cache::builder().max_capacity(ROOM).weigher(weigh).build() }
    }
}

impl Prefixes {
    /// Adds what is kept of a beginning; whether anything was.
    pub fn add(&self, (segment, field): (SegmentId, Field), start: &str, found: &mut FixedBitSet) -> bool {
        match self.kept.get(&(segment, field.field_id(), start.into())).as_deref() {
            Some(Documents::Few(documents)) => {
                documents.iter().for_each(|document| found.insert(*document as usize));
                true
            }
            Some(Documents::Many(documents)) => {
                found.union_with(documents);
                true
            }
            None => false,
        }
    }

    /// Keeps the documents of a beginning.
    pub fn keep(&self, (segment, field): (SegmentId, Field), start: &str, found: FixedBitSet) {
        self.kept.insert((segment, field.field_id(), start.into()), Arc::new(Documents::of(found)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_whether_few_or_many() {
        let prefixes = Prefixes::default();
        let place = (SegmentId::generate_random(), Field::from_field_id(3));
        for (start, documents) in [("a", vec![5]), ("b", (0..900).collect::<Vec<usize>>())] {
            let mut all = FixedBitSet::with_capacity(1000);
            documents.iter().for_each(|document| all.insert(*document));
            prefixes.keep(place, start, all.clone());
            let mut found = FixedBitSet::with_capacity(1000);
            found.insert(999);
            assert!(prefixes.add(place, start, &mut found), "{start}");
            all.insert(999);
            assert_eq!(found, all, "{start}: with what was there before");
        }
        let elsewhere = (SegmentId::generate_random(), Field::from_field_id(3));
        assert!(!prefixes.add(elsewhere, "a", &mut FixedBitSet::with_capacity(1000)));
    }
}
