//! The index as it is read: for each segment its dictionaries, its columns, the documents still alive.

use std::sync::Arc;

use fixedbitset::FixedBitSet;
use levenshtein_automata::{DFA, Distance, SINK_STATE};
use tantivy::columnar::Column;
use tantivy::postings::BlockSegmentPostings;
use tantivy::schema::{Field, IndexRecordOption, Value as _};
use tantivy::termdict::TermDictionary;
use tantivy::{DocAddress, InvertedIndexReader, ReloadPolicy, Searcher, SegmentReader, TantivyDocument};
use tantivy_fst::Automaton;

use super::make::Made;
use super::prefixes::{Prefixes, WORTH_KEEPING};
use super::schema::Fields;

/// Every segment of an index at one moment.
pub struct Reader {
    /// The segments.
    pub segments: Vec<Segment>,
    /// The fields.
    pub fields: Fields,
    searcher: Searcher,
}

/// One segment.
pub struct Segment {
    lists: Vec<Arc<InvertedIndexReader>>,
    reader: SegmentReader,
    prefixes: Prefixes,
    /// What decides of each document, read at every question and so packed.
    facts: Vec<Facts>,
    /// The rank of the likeliest document.
    pub likeliest: u16,
    /// Where the atlas has each document.
    pub key: Column<u64>,
}

/// What decides of a document.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// How likely it is meant, in tenths.
    pub rank: u16,
    /// The two letters of its country; 0 without one.
    pub country: u16,
    /// What it is, as a number.
    pub kind: u8,
    /// Whether it has links.
    pub linked: bool,
}

impl Reader {
    /// Opens an index.
    ///
    /// Errors: what the engine says.
    pub fn of(made: &Made) -> tantivy::Result<Self> {
        let searcher = made.engine.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?.searcher();
        let segments = searcher.segment_readers().iter().map(|reader| Segment::open(reader, &made.prefixes));
        let segments = segments.collect::<tantivy::Result<_>>()?;
        Ok(Self { segments, fields: made.fields, searcher })
    }

    /// The card of a place of the gazetteer.
    pub fn card(&self, segment: usize, document: u32) -> Option<String> {
        let address = DocAddress::new(u32::try_from(segment).ok()?, document);
        let document: TantivyDocument = self.searcher.doc(address).ok()?;
        document.get_first(self.fields.card)?.as_str().map(str::to_owned)
    }

    /// Where a document with an identifier stands.
    pub fn with_id(&self, id: &str) -> Option<(usize, u32)> {
        let find = |(number, segment): (usize, &Segment)| {
            let mut found = FixedBitSet::with_capacity(segment.documents());
            segment.with_term(self.fields.id, id, &mut found);
            found.ones().find(|document| segment.alive(*document as u32)).map(|document| (number, document as u32))
        };
        self.segments.iter().enumerate().find_map(find)
    }
}

impl Segment {
    fn open(reader: &SegmentReader, prefixes: &Prefixes) -> tantivy::Result<Self> {
        let column = |name: &str| reader.fast_fields().u64(name);
        let lists = reader.schema().fields().filter(|(_, entry)| entry.is_indexed());
        let lists = lists.map(|(field, _)| reader.inverted_index(field)).collect::<tantivy::Result<_>>()?;
        let [rank, kind, country, linked] = [column("rank")?, column("kind")?, column("country")?, column("linked")?];
        let value = |column: &Column<u64>, document| column.first(document).unwrap_or_default();
        let facts = |document| Facts {
            rank: value(&rank, document).try_into().unwrap_or(u16::MAX),
            country: value(&country, document).try_into().unwrap_or_default(),
            kind: value(&kind, document).try_into().unwrap_or_default(),
            linked: value(&linked, document) > 0,
        };
        let facts: Vec<Facts> = (0..reader.max_doc()).map(facts).collect();
        Ok(Self {
            lists,
            likeliest: facts.iter().map(|facts| facts.rank).max().unwrap_or_default(),
            facts,
            key: column("key")?,
            reader: reader.clone(),
            prefixes: prefixes.clone(),
        })
    }

    /// How many documents there are, those that were replaced among them.
    pub fn documents(&self) -> usize {
        self.reader.max_doc() as usize
    }

    /// Whether a document still stands.
    pub fn alive(&self, document: u32) -> bool {
        !self.reader.is_deleted(document)
    }

    /// What decides of a document.
    pub fn facts(&self, document: usize) -> Option<Facts> {
        self.facts.get(document).copied()
    }

    /// The list of a field: text fields come first in the schema, in order.
    fn list(&self, field: Field) -> Option<&InvertedIndexReader> {
        self.lists.get(field.field_id() as usize).map(Arc::as_ref)
    }

    /// Adds the documents that have exactly this term.
    pub fn with_term(&self, field: Field, term: &str, found: &mut FixedBitSet) {
        let Some(list) = self.list(field) else { return };
        if let Ok(Some(info)) = list.terms().get(term) {
            let mut postings = Postings::over(list);
            postings.add(&info, found);
        }
    }

    /// Whether any document has exactly this term.
    pub fn has_term(&self, field: Field, term: &str) -> bool {
        self.list(field).is_some_and(|list| list.terms().get(term).is_ok_and(|info| info.is_some()))
    }

    /// Adds the documents that have a term beginning so.
    pub fn with_prefix(&self, field: Field, start: &str, found: &mut FixedBitSet) {
        let Some(list) = self.list(field) else { return };
        let place = (self.reader.segment_id(), field);
        if self.prefixes.add(place, start, found) {
            return;
        }
        let mut range = list.terms().range().ge(start);
        if let Some(end) = after(start) {
            range = range.lt(end);
        }
        let Ok(mut terms) = range.into_stream() else { return };
        let mut words = Vec::new();
        while terms.advance() {
            words.push(terms.value().clone());
        }
        let mut postings = Postings::over(list);
        if words.len() < WORTH_KEEPING {
            words.iter().for_each(|word| postings.add(word, found));
            return;
        }
        let mut own = FixedBitSet::with_capacity(self.documents());
        words.iter().for_each(|word| postings.add(word, &mut own));
        found.union_with(&own);
        self.prefixes.keep(place, start, own);
    }

    /// Gathers the beginnings of one letter, which take longest, before anybody types them.
    pub fn warm(&self, fields: &Fields) {
        for letter in ('a'..='z').map(String::from) {
            for field in [fields.words, fields.more, fields.place, fields.pair] {
                self.with_prefix(field, &letter, &mut FixedBitSet::with_capacity(self.documents()));
            }
        }
    }

    /// Adds the documents that have a term near enough: `found[n]` takes those `n + 1` errors away.
    pub fn near(&self, field: Field, near: &Near, found: &mut [FixedBitSet]) {
        let Some(list) = self.list(field) else { return };
        let terms: &TermDictionary = list.terms();
        let Ok(mut terms) = terms.search(near).into_stream() else { return };
        let mut postings = Postings::over(list);
        while terms.advance() {
            if let Distance::Exact(errors) = near.automaton.eval(terms.key())
                && let Some(found) = found.get_mut(usize::from(errors.max(1)) - 1)
            {
                postings.add(terms.value(), found);
            }
        }
        let Some(one_away) = found.first_mut() else { return };
        for text in &near.others {
            match near.unfinished {
                true => self.with_prefix(field, text, one_away),
                false => self.with_term(field, text, one_away),
            }
        }
    }
}

/// The least text after every text that begins so.
fn after(start: &str) -> Option<Vec<u8>> {
    let mut end = start.as_bytes().to_vec();
    while let Some(last) = end.pop() {
        if last < u8::MAX {
            end.push(last + 1);
            return Some(end);
        }
    }
    None
}

/// Reads lists of documents one after the other through one block.
struct Postings<'l> {
    list: &'l InvertedIndexReader,
    block: Option<BlockSegmentPostings>,
}

impl<'l> Postings<'l> {
    fn over(list: &'l InvertedIndexReader) -> Self {
        Self { list, block: None }
    }

    fn add(&mut self, info: &tantivy::postings::TermInfo, found: &mut FixedBitSet) {
        let opened = match &mut self.block {
            Some(block) => self.list.reset_block_postings_from_terminfo(info, block),
            empty => self
                .list
                .read_block_postings_from_terminfo(info, IndexRecordOption::Basic)
                .map(|block| *empty = Some(block)),
        };
        let (Ok(()), Some(block)) = (opened, &mut self.block) else { return };
        loop {
            let documents = block.docs();
            if documents.is_empty() {
                return;
            }
            documents.iter().for_each(|document| found.insert(*document as usize));
            block.advance();
        }
    }
}

/// A word and those near it.
pub struct Near {
    /// What tells how near a text is.
    pub automaton: DFA,
    /// The first byte of the texts that a walk looks at; without that it looks at the beginning of every text there is.
    pub start: u8,
    /// Texts one error away that begin otherwise.
    pub others: Vec<String>,
    /// Whether texts may go on.
    pub unfinished: bool,
}

/// Before the first byte.
const BEFORE: u32 = u32::MAX;

impl Automaton for &Near {
    type State = u32;

    fn start(&self) -> u32 {
        BEFORE
    }

    fn is_match(&self, state: &u32) -> bool {
        *state != BEFORE && matches!(self.automaton.distance(*state), Distance::Exact(_))
    }

    fn can_match(&self, state: &u32) -> bool {
        *state != SINK_STATE
    }

    fn accept(&self, state: &u32, byte: u8) -> u32 {
        match *state {
            BEFORE if byte != self.start => SINK_STATE,
            BEFORE => self.automaton.transition(self.automaton.initial_state(), byte),
            state => self.automaton.transition(state, byte),
        }
    }
}
