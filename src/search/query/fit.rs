//! Which documents of a segment fit what was asked, in tiers: how well counts first, how likely second.

use fixedbitset::FixedBitSet;
use tantivy::schema::Field;

use super::asked::Asked;
use super::errors::{self, Nearby};
use crate::kernel::Locale;
use crate::search::index::{Fields, Near, Segment};

/// How well each way of fitting fits, on the scale of a document's likelihood (0 to about 100).
pub mod weight {
    pub const CODE: i32 = 300;
    pub const OFFICIAL: i32 = 280;
    pub const NAME: i32 = 200;
    pub const NAME_OTHER_LANGUAGE: i32 = 185;
    pub const OTHER_NAME: i32 = 142;
    pub const BEGINS_WHOLE_WORD: i32 = 125;
    pub const WORDS_BEGIN_IT: i32 = 112;
    pub const BEGINS: i32 = 100;
    pub const WORDS: i32 = 90;
    pub const VAGUE_CODE: i32 = 85;
    pub const WORDS_BEGIN: i32 = 80;
    pub const ONE_ERROR: i32 = 78;
    pub const OTHER_BEGINS: i32 = 70;
    pub const WORDS_AND_PLACE: i32 = 65;
    pub const EACH_WORD_BEGINS: i32 = 63;
    pub const PAIR: i32 = 62;
    pub const OTHER_ONE_ERROR: i32 = 60;
    pub const OTHER_WORDS: i32 = 55;
    pub const BEGINS_WITH_ERROR: i32 = 50;
    pub const WORDS_WITH_ERRORS: i32 = 48;
    pub const TWO_ERRORS: i32 = 45;
    pub const PAIR_WITH_ERRORS: i32 = 36;
    pub const OTHER_TWO_ERRORS: i32 = 30;
    pub const IN_A_LINK: i32 = 0;

    /// Whether this way of fitting takes what was typed as it was typed.
    pub fn as_typed(weight: i32) -> bool {
        let misspelt = [
            ONE_ERROR,
            OTHER_ONE_ERROR,
            BEGINS_WITH_ERROR,
            WORDS_WITH_ERRORS,
            TWO_ERRORS,
            PAIR_WITH_ERRORS,
            OTHER_TWO_ERRORS,
        ];
        !misspelt.contains(&weight)
    }
}

/// Documents that fit equally well.
pub type Tier = (i32, FixedBitSet);

/// One segment, and what is asked of it.
pub struct Fit<'a> {
    segment: &'a Segment,
    fields: &'a Fields,
    asked: &'a Asked,
    nearby: &'a Nearby<'a>,
}

impl<'a> Fit<'a> {
    /// Puts them together.
    pub fn new(segment: &'a Segment, fields: &'a Fields, asked: &'a Asked, nearby: &'a Nearby<'a>) -> Self {
        Self { segment, fields, asked, nearby }
    }

    fn none(&self) -> FixedBitSet {
        FixedBitSet::with_capacity(self.segment.documents())
    }

    fn term(&self, field: Field, term: &str) -> FixedBitSet {
        let mut found = self.none();
        self.segment.with_term(field, term, &mut found);
        found
    }

    fn prefix(&self, fields: &[Field], start: &str) -> FixedBitSet {
        let mut found = self.none();
        fields.iter().for_each(|field| self.segment.with_prefix(*field, start, &mut found));
        found
    }

    /// The names in the reader's language, and those in the other language of the interface.
    fn languages(&self) -> (Field, Field) {
        match self.asked.locale {
            Locale::Fr => (self.fields.fr, self.fields.en),
            Locale::En => (self.fields.en, self.fields.fr),
        }
    }

    /// Whole names and codes.
    pub fn exactly(&self) -> Vec<Tier> {
        let (fields, asked) = (self.fields, self.asked);
        let (reader, other_language) = self.languages();
        let mut name = self.none();
        for whole in [Some(&asked.glued), asked.bare.as_ref()].into_iter().flatten() {
            self.segment.with_term(fields.own, whole, &mut name);
            self.segment.with_term(reader, whole, &mut name);
        }
        let mut tiers = vec![
            (weight::NAME, name),
            (weight::NAME_OTHER_LANGUAGE, self.term(other_language, &asked.glued)),
            (weight::OTHER_NAME, self.term(fields.other, &asked.glued)),
        ];
        if let Some(code) = &asked.code {
            let known = if asked.vague_code { weight::VAGUE_CODE } else { weight::CODE };
            tiers.push((known, self.term(fields.code, code)));
            tiers.push((weight::OFFICIAL, self.term(fields.official, code)));
        }
        tiers
    }

    /// Beginnings and words.
    pub fn partly(&self) -> Vec<Tier> {
        let (fields, asked) = (self.fields, self.asked);
        let (reader, other_language) = self.languages();
        let begins = self.prefix(&[fields.own, reader], &asked.glued);
        let Some(last) = asked.words.last().filter(|_| asked.length() > 1) else {
            return vec![(weight::BEGINS, begins)];
        };
        let mut whole_word = self.term(fields.words, last);
        whole_word.intersect_with(&begins);
        let words = self.every_word(&[fields.words], false);
        let names = [fields.words, fields.more];
        let words_begin = self.every_word(&[fields.words], true);
        let mut tiers = vec![
            (weight::BEGINS_WHOLE_WORD, whole_word),
            (weight::WORDS, words),
            (weight::OTHER_BEGINS, self.prefix(&[fields.other, other_language], &asked.glued)),
            (weight::OTHER_WORDS, self.every_word(&names, true)),
        ];
        if asked.words.len() > 1 {
            let mut agreed = words_begin.clone();
            agreed.intersect_with(&begins);
            tiers.push((weight::WORDS_BEGIN_IT, agreed));
            tiers.extend(self.several_words());
        } else if asked.length() > 2 {
            tiers.push((weight::IN_A_LINK, self.every_word(&[fields.pair], true)));
        }
        tiers.push((weight::BEGINS, begins));
        tiers.push((weight::WORDS_BEGIN, words_begin));
        tiers
    }

    /// Several words: each the beginning of one, some saying where it lies, or the two sides of a link.
    fn several_words(&self) -> [Tier; 3] {
        let fields = self.fields;
        let each_begins = self.each_word(|_, word, found| {
            if word.len() > 2 {
                self.segment.with_prefix(fields.words, word, found);
            } else {
                self.segment.with_term(fields.words, word, found);
            }
        });
        let mut placed = self.every_word(&[fields.words, fields.more, fields.place], true);
        placed.intersect_with(&self.any_word(&[fields.words, fields.more]));
        [
            (weight::EACH_WORD_BEGINS, each_begins),
            (weight::WORDS_AND_PLACE, placed),
            (weight::PAIR, self.every_word(&[fields.pair], true)),
        ]
    }

    /// Documents that have every word in one of the fields; the last one may be unfinished.
    fn every_word(&self, fields: &[Field], unfinished: bool) -> FixedBitSet {
        self.each_word(|place, word, found| {
            for field in fields {
                if unfinished && place + 1 == self.asked.words.len() {
                    self.segment.with_prefix(*field, word, found);
                } else {
                    self.segment.with_term(*field, word, found);
                }
            }
        })
    }

    fn any_word(&self, fields: &[Field]) -> FixedBitSet {
        let mut all = self.none();
        for (place, word) in self.asked.words.iter().enumerate() {
            for field in fields {
                if place + 1 == self.asked.words.len() {
                    self.segment.with_prefix(*field, word, &mut all);
                } else {
                    self.segment.with_term(*field, word, &mut all);
                }
            }
        }
        all
    }

    fn each_word(&self, add: impl Fn(usize, &str, &mut FixedBitSet)) -> FixedBitSet {
        let mut every: Option<FixedBitSet> = None;
        for (place, word) in self.asked.words.iter().enumerate() {
            let mut found = self.none();
            add(place, word, &mut found);
            match &mut every {
                None => every = Some(found),
                Some(every) => every.intersect_with(&found),
            }
            if every.as_ref().is_some_and(FixedBitSet::is_clear) {
                break;
            }
        }
        every.unwrap_or_else(|| self.none())
    }

    /// Names with one error.
    pub fn nearly(&self) -> Vec<Tier> {
        if errors::allowed(self.asked.length()) == 0 {
            return Vec::new();
        }
        let [(own, _), (other, _)] = self.named_near(self.nearby.one());
        vec![(weight::ONE_ERROR, own), (weight::OTHER_ONE_ERROR, other)]
    }

    /// Beginnings and words with errors: asked only when nothing fits better.
    pub fn roughly(&self) -> Vec<Tier> {
        if errors::allowed(self.asked.length()) == 0 {
            return Vec::new();
        }
        let fields = self.fields;
        let (reader, _) = self.languages();
        let mut begins = [self.none()];
        let near = self.nearby.begins();
        [fields.own, reader].iter().for_each(|field| self.segment.near(*field, near, &mut begins));
        let [begins] = begins;
        let mut tiers = vec![
            (weight::BEGINS_WITH_ERROR, begins),
            (weight::WORDS_WITH_ERRORS, self.words_near(&[fields.words, fields.more])),
        ];
        if self.asked.words.len() > 1 {
            tiers.push((weight::PAIR_WITH_ERRORS, self.words_near(&[fields.pair])));
        }
        tiers
    }

    /// Names with two errors: the longest walks, asked last.
    pub fn with_two_errors(&self) -> Vec<Tier> {
        if errors::allowed(self.asked.length()) < 2 {
            return Vec::new();
        }
        let [(_, own), (_, other)] = self.named_near(self.nearby.two());
        vec![(weight::TWO_ERRORS, own), (weight::OTHER_TWO_ERRORS, other)]
    }

    /// Whole names near enough, one error away and two: those in use, then the others.
    fn named_near(&self, near: &Near) -> [(FixedBitSet, FixedBitSet); 2] {
        let fields = self.fields;
        let (reader, other_language) = self.languages();
        [[fields.own, reader], [fields.other, other_language]].map(|fields| {
            let mut within = [(); 2].map(|()| self.none());
            fields.iter().for_each(|field| self.segment.near(*field, near, &mut within));
            let [one, two] = within;
            (one, two)
        })
    }

    /// Documents that have every word, or one near it.
    fn words_near(&self, fields: &[Field]) -> FixedBitSet {
        self.each_word(|place, word, found| {
            let Some(near) = self.nearby.word(place) else {
                fields.iter().for_each(|field| self.segment.with_prefix(*field, word, found));
                return;
            };
            let mut within = [(); 2].map(|()| self.none());
            fields.iter().for_each(|field| self.segment.near(*field, near, &mut within));
            within.iter().for_each(|within| found.union_with(within));
        })
    }
}
