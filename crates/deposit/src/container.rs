//! Texts of word processors: archives whose parts say what they are.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::check::Refused;
use crate::kind::Kind;

/// The most parts.
const MOST_PARTS: usize = 2_000;
/// The most bytes of all parts together, unpacked.
const MOST_BYTES: u64 = 200_000_000;
/// The most bytes of a part that is looked into.
const MOST_OF_PART: u64 = 1_000_000;

const ODT: &[u8] = b"application/vnd.oasis.opendocument.text";

/// The kind that the parts of an archive show; nothing is unpacked but the few small parts that say it.
pub fn look(bytes: &[u8], ending: &str) -> Result<Kind, Refused> {
    let mut parts = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Damaged)?;
    if parts.len() > MOST_PARTS || parts.decompressed_size().is_none_or(|size| size > u128::from(MOST_BYTES)) {
        return Err(Refused::TooMuchInside);
    }
    let names = parts.file_names().map(|name| name.map(|name| name.into_owned()));
    let names: Vec<String> = names.collect::<Result<_, _>>().map_err(|_| Refused::Damaged)?;
    if names.iter().any(|name| escapes(name)) {
        return Err(Refused::Damaged);
    }
    if names.iter().any(|name| acts(name)) {
        return Err(Refused::Active);
    }
    let has = |name: &str| names.iter().any(|one| one == name);
    let kind = if has("[Content_Types].xml") && has("word/document.xml") {
        word(&mut parts, &names)?;
        Kind::Docx
    } else if has("mimetype") && has("content.xml") && part(&mut parts, "mimetype")? == ODT {
        Kind::Odt
    } else {
        return Err(Refused::Kind);
    };
    if kind.ending() == ending { Ok(kind) } else { Err(Refused::Misnamed) }
}

/// A path that leaves the folder into which somebody unpacks.
fn escapes(name: &str) -> bool {
    name.starts_with(['/', '\\']) || name.split(['/', '\\']).any(|step| step == "..")
}

/// Parts in which macros, scripts and other programs' files stand.
fn acts(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let holds = ["vbaproject", "vbadata", "activex/", "/embeddings/", "oleobject", "afchunk"];
    let begins = ["basic/", "scripts/", "object "];
    holds.iter().any(|part| name.contains(part)) || begins.iter().any(|part| name.starts_with(part))
}

/// A text of Word brings no template from elsewhere, no macro and no file that it is to include.
fn word(parts: &mut ZipArchive<Cursor<&[u8]>>, names: &[String]) -> Result<(), Refused> {
    let types = part(parts, "[Content_Types].xml")?;
    if find(&types, b"macroEnabled") {
        return Err(Refused::Active);
    }
    for name in names.iter().filter(|name| name.ends_with(".rels")) {
        let text = part(parts, name)?;
        let fetched = [b"attachedTemplate".as_slice(), b"/oleObject", b"/aFChunk", b"/frame", b"/subDocument"];
        if find(&text, b"External") && fetched.into_iter().any(|kind| find(&text, kind)) {
            return Err(Refused::Active);
        }
    }
    Ok(())
}

fn find(text: &[u8], word: &[u8]) -> bool {
    text.windows(word.len()).any(|part| part == word)
}

fn part(parts: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Vec<u8>, Refused> {
    let part = parts.by_name(name).map_err(|why| match why {
        ZipError::UnsupportedArchive(_) | ZipError::InvalidPassword => Refused::Locked,
        _ => Refused::Damaged,
    })?;
    let mut text = Vec::new();
    part.take(MOST_OF_PART + 1).read_to_end(&mut text).map_err(|_| Refused::Damaged)?;
    if text.len() as u64 > MOST_OF_PART { Err(Refused::TooMuchInside) } else { Ok(text) }
}
