//! The fields of a document of the index.

use tantivy::schema::{FAST, Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};

/// What a document is found by, counted by and told by. A document is a thing that has a page: an authority, a place of the
/// gazetteer, a country, a link, a page of the site.
#[derive(Clone, Copy)]
pub struct Fields {
    /// Its identifier, to replace it.
    pub id: Field,
    /// Names in use, as their own people write them, without spaces.
    pub own: Field,
    /// Names in French.
    pub fr: Field,
    /// Names in English.
    pub en: Field,
    /// Former names, other spellings, other languages, initials.
    pub other: Field,
    /// The words of names in use, in French and in English too.
    pub words: Field,
    /// The words of the other names.
    pub more: Field,
    /// Words that say where it lies and what it is.
    pub place: Field,
    /// The words of the names of both sides of a link.
    pub pair: Field,
    /// Codes that people know: postal code, department, SIREN, ISO code.
    pub code: Field,
    /// Official codes that may read like one of those.
    pub official: Field,
    /// How likely it is meant, in tenths.
    pub rank: Field,
    /// What it is (`Kind`).
    pub kind: Field,
    /// The two letters of its country.
    pub country: Field,
    /// Whether it has links.
    pub linked: Field,
    /// Where the atlas has it: a hash of its identifier; the GeoNames number of a place.
    pub key: Field,
    /// A place of the gazetteer, as JSON.
    pub card: Field,
}

/// The schema, and its fields. A change of either is a change of [`super::VERSION`].
pub fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let exact = TextFieldIndexing::default()
        .set_tokenizer("raw")
        .set_index_option(IndexRecordOption::Basic)
        .set_fieldnorms(false);
    let text = TextOptions::default().set_indexing_options(exact);
    let mut words = |name: &str| builder.add_text_field(name, text.clone());
    let [id, own, fr, en, other] = ["id", "own", "fr", "en", "other"].map(&mut words);
    let [all, more, place, pair, code, official] =
        ["words", "more", "place", "pair", "code", "official"].map(&mut words);
    let mut number = |name: &str| builder.add_u64_field(name, FAST);
    let [rank, kind, country, linked, key] = ["rank", "kind", "country", "linked", "key"].map(&mut number);
    let card = builder.add_text_field("card", STORED);
    let fields = Fields {
        id,
        own,
        fr,
        en,
        other,
        words: all,
        more,
        place,
        pair,
        code,
        official,
        rank,
        kind,
        country,
        linked,
        key,
        card,
    };
    (builder.build(), fields)
}
