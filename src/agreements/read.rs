//! Reads clauses and models from their files, whole or not at all.

use std::collections::{BTreeMap, BTreeSet};

use paper::doc::Lang;
use serde::Deserialize;
use toml::Spanned;

use super::fields::{FIELDS, Field, Type};
use super::model::{Clause, InLanguages, Kind, Layout, Library, Model, Need, Paragraph, Piece, Place, Review, Signer};
use crate::content::{Condition, Files, Reading, Refusal, Source, Status, Vocabulary, Words};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClauseFile {
    clause: Vec<Spanned<ClauseTable>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClauseTable {
    id: String,
    kinds: Vec<Kind>,
    need: Need,
    included: bool,
    #[serde(default)]
    place: Place,
    checked_on: Spanned<String>,
    status: Status,
    reference: Option<String>,
    source: Option<Source>,
    #[serde(default)]
    rules: Vec<String>,
    title: InLanguages,
    why: Words,
    review: BTreeMap<Lang, Review>,
    paragraph: Vec<Spanned<ParagraphTable>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ParagraphTable {
    when: Option<String>,
    signs: Option<Signer>,
    text: InLanguages,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModelFile {
    model: Vec<Spanned<ModelTable>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModelTable {
    kind: Kind,
    layout: Layout,
    title: InLanguages,
    lead: Words,
    clauses: Vec<String>,
    decides: Option<InLanguages>,
    bilingual: bool,
    #[serde(default)]
    rules: Vec<String>,
}

/// A file of clauses or models being read, and the paths that its conditions may name.
struct PaperFile<'f>(Reading<'f>, &'f BTreeSet<String>);

type Read<T> = Result<T, Refusal>;

impl PaperFile<'_> {
    fn paragraph(&self, table: Spanned<ParagraphTable>) -> Read<Paragraph> {
        let at = table.span().start;
        let table = table.into_inner();
        let mut text = BTreeMap::new();
        for (language, words) in table.text {
            let pieces = pieces(&words).map_err(|why| self.0.refuse(at, format!("{}: {why}", language.code())))?;
            text.insert(language, pieces);
        }
        let when = table.when.map(|when| Condition::parse(&when, None, &vocabulary(self.1))).transpose();
        let when = when.map_err(|why| self.0.refuse(at, why))?;
        let french = text
            .get(&Lang::Fr)
            .map(|pieces| gaps(pieces))
            .ok_or_else(|| self.0.refuse(at, "there is no French text"))?;
        match text.iter().find(|(_, pieces)| gaps(pieces) != french) {
            Some((language, _)) => {
                Err(self.0.refuse(at, format!("{} does not ask for the same facts as fr", language.code())))
            }
            None => {
                let asked = when.as_ref().map_or("", Condition::source);
                let asks = french.into_iter().chain(named(asked)).collect();
                Ok(Paragraph { when, signs: table.signs, asks, text })
            }
        }
    }

    fn clause(&self, table: Spanned<ClauseTable>) -> Read<Clause> {
        let at = table.span().start;
        let table = table.into_inner();
        if table.need == Need::Law && (table.reference.is_none() || table.source.is_none()) {
            return Err(self.0.refuse(at, format!("{} is required by law: reference and source", table.id)));
        }
        if !table.id.bytes().all(|b| b.is_ascii_alphanumeric()) || table.id.is_empty() {
            return Err(self.0.refuse(at, "the id of a clause is letters and digits"));
        }
        if table.source.as_ref().is_some_and(Source::is_unread) && table.status == Status::Verified {
            return Err(self.0.refuse(at, "a source that nobody read cannot be verified"));
        }
        Ok(Clause {
            file: self.0.name.to_owned(),
            checked_on: self.0.day(&table.checked_on)?,
            paragraphs: table.paragraph.into_iter().map(|one| self.paragraph(one)).collect::<Read<_>>()?,
            id: table.id,
            kinds: table.kinds,
            need: table.need,
            included: table.included,
            place: table.place,
            status: table.status,
            reference: table.reference,
            source: table.source,
            rules: table.rules,
            title: table.title,
            why: table.why,
            review: table.review,
        })
    }

    fn clauses(&self, into: &mut BTreeMap<String, Clause>) -> Read<()> {
        for table in self.0.parsed::<ClauseFile>()?.clause {
            let at = table.span().start;
            let clause = self.clause(table)?;
            if let Some(before) = into.insert(clause.id.clone(), clause) {
                return Err(self.0.refuse(at, format!("{} stands twice", before.id)));
            }
        }
        Ok(())
    }

    /// The models, once every clause is known.
    fn models(&self, clauses: &BTreeMap<String, Clause>) -> Read<Vec<Model>> {
        let model = |table: Spanned<ModelTable>| {
            let at = table.span().start;
            let ModelTable { kind, layout, title, lead, clauses: ids, decides, bilingual, rules } = table.into_inner();
            let fits = |id: &&String| clauses.get(*id).is_some_and(|clause| clause.kinds.contains(&kind));
            match ids.iter().find(|id| !fits(id)) {
                Some(id) => Err(self.0.refuse(at, format!("there is no clause {id} for {}", kind.code()))),
                None => Ok(Model { kind, layout, title, lead, clauses: ids, decides, bilingual, rules }),
            }
        };
        self.0.parsed::<ModelFile>()?.model.into_iter().map(model).collect()
    }
}

/// Words and gaps of a text: `{doc.object}`, `{doc.amount | eur}`.
fn pieces(text: &str) -> Result<Vec<Piece>, String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((words, after)) = rest.split_once('{') {
        let (inside, after) = after.split_once('}').ok_or("a brace is opened and never closed")?;
        pieces.extend([Piece::Words(words.to_owned()), gap(inside)?]);
        rest = after;
    }
    if rest.contains('}') {
        return Err("a brace is closed that was never opened".into());
    }
    pieces.push(Piece::Words(rest.to_owned()));
    pieces.retain(|piece| !matches!(piece, Piece::Words(words) if words.is_empty()));
    Ok(pieces)
}

/// `doc.amount | eur`: a fact, and the way to write it, which is that of what it is.
fn gap(inside: &str) -> Result<Piece, String> {
    let (path, filter) = match inside.split_once('|') {
        Some((path, filter)) => (path.trim(), Some(filter.trim())),
        None => (inside.trim(), None),
    };
    let unknown = || format!("“{inside}” is no fact of a paper");
    let path = path.strip_prefix("doc.").ok_or_else(unknown)?;
    if path == "languages" && filter.is_none() {
        return Ok(Piece::Languages);
    }
    let field = Field::named(path).ok_or_else(unknown)?;
    let expected = match field.of {
        Type::Day => Some("date"),
        Type::Money => Some("eur"),
        _ => None,
    };
    if filter == expected { Ok(Piece::Gap(field)) } else { Err(format!("“{path}” is not written so: {inside}")) }
}

/// The facts that a text in one language asks for.
fn gaps(pieces: &[Piece]) -> BTreeSet<&'static str> {
    let gap = |piece: &Piece| match piece {
        Piece::Gap(field) => Some(field.path),
        Piece::Languages => Some("languages"),
        Piece::Words(_) => None,
    };
    pieces.iter().filter_map(gap).collect()
}

/// The facts that a condition names.
fn named(condition: &str) -> impl Iterator<Item = &'static str> + '_ {
    let path = |after: &str| {
        let end = after.find(|c: char| !c.is_ascii_lowercase() && c != '_' && c != '.').unwrap_or(after.len());
        Field::named(&after[..end]).map(|field| field.path)
    };
    condition.split("doc.").skip(1).filter_map(path)
}

/// What conditions about a paper may name.
fn vocabulary(paths: &BTreeSet<String>) -> Vocabulary<'_> {
    let objects = &["doc", "doc.party_a", "doc.party_b"];
    Vocabulary { of: "a paper", paths, objects, names: &[], lists: &[], functions: &[] }
}

/// The paths of facts as conditions spell them.
fn paths() -> BTreeSet<String> {
    let derived = ["kind", "languages"].into_iter();
    derived.chain(FIELDS.iter().map(|field| field.path)).map(|path| format!("doc.{path}")).collect()
}

impl Library {
    /// Reads every clause and model.
    ///
    /// Errors: every file that is refused, with its line and why.
    pub fn read(files: &Files) -> Result<Self, Vec<Refusal>> {
        let paths = paths();
        let (mut library, mut refused) = (Self::default(), Vec::new());
        for (name, text) in files.under("agreements/clauses/") {
            refused.extend(PaperFile(Reading { name, text }, &paths).clauses(&mut library.clauses).err());
        }
        for (name, text) in files.under("agreements/models.toml") {
            match PaperFile(Reading { name, text }, &paths).models(&library.clauses) {
                Ok(models) => library.models = models,
                Err(why) => refused.push(why),
            }
        }
        if refused.is_empty() && library.models.is_empty() {
            refused.push(Refusal::of("agreements/models.toml", "there is no model"));
        }
        if refused.is_empty() { Ok(library) } else { Err(refused) }
    }
}
