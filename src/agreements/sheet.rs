//! The sheet that the parties sign apart from the text: which text, which version, its hash, and room for each signature.

use paper::doc::{self, Block, Doc, DocError, Lang, Meta};
use sha2::{Digest as _, Sha256};

use super::compose::{Paper, colon};
use super::draft::{Draft, to_file};
use super::model::Kind;

/// The SHA-256 of a draft as its file has it, 64 hexadecimal digits: whoever has the file can compare.
pub fn fingerprint(kind: Kind, draft: &Draft) -> String {
    Sha256::digest(to_file(kind, draft).as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The sheet of a version, by its number and its fingerprint, which bears the day on which that was kept; nothing when nobody signs
/// such a paper.
///
/// Errors: it is too long.
pub fn sheet(paper: &Paper, (version, hash): (i64, &str), kept: doc::Day) -> Option<Result<Doc, DocError>> {
    let signatories = paper.signatories();
    if signatories.is_empty() {
        return None;
    }
    let languages = || [Some(Lang::Fr), paper.draft.second].into_iter().flatten();
    let title = |lang: Lang| format!("{}{}{}", lang.words().sheet, colon(lang), paper.title(lang));
    let lines = languages().flat_map(|lang| {
        let words = lang.words();
        let lines = [format!("{} {version}", words.version), format!("{} {hash}", words.fingerprint)];
        lines.map(|line| Block::text(lang, &line))
    });
    let mut blocks: Vec<Block> = lines.collect();
    // Each signs here, with the place and the day.
    let signed = signatories.into_iter().map(|one| doc::Signatory { undated: false, ..one });
    blocks.push(Block::Signatures(signed.collect()));
    let about = Meta {
        title: title(Lang::Fr),
        other_title: paper.draft.second.map(|lang| (lang, title(lang))),
        reference: String::new(),
        lang: Lang::Fr,
        author: String::new(),
        organisation: String::new(),
        date: kept,
        dated: true,
        draft: false,
    };
    Some(Doc::new(about, blocks))
}
