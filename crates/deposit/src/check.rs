//! What a file is, or why it is not taken.

use std::borrow::Cow;

use crate::kind::Kind;
use crate::{container, pdf, picture};

/// The largest file that is taken, in bytes.
pub const LARGEST: usize = 20_000_000;
/// The longest name that is kept, in characters, without its ending.
const LONGEST_NAME: usize = 100;

/// A file that is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// What it is.
    pub kind: Kind,
    /// Its name with the ending of its kind: no path, no control, at most 100 characters before the ending.
    pub name: String,
    /// What is kept: a picture is written again, anything else is as it came.
    pub bytes: Vec<u8>,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It has no byte.
    #[error("the file is empty")]
    Empty,
    /// It has more than [`LARGEST`] bytes.
    #[error("the file is too large")]
    TooLarge,
    /// It is of none of the kinds that are taken.
    #[error("files of this kind are not taken")]
    Kind,
    /// Its name says another kind than its content.
    #[error("the name says another kind than the content")]
    Misnamed,
    /// It cannot be read to its end.
    #[error("the file is damaged")]
    Damaged,
    /// It could act by itself when it is opened: a macro, a script, another file inside.
    #[error("the file holds something that acts by itself")]
    Active,
    /// It is locked with a password: nobody can look at what it holds.
    #[error("the file is locked")]
    Locked,
    /// Unpacked it would be too large: too many pixels, too many or too large parts.
    #[error("the file would be too large once unpacked")]
    TooMuchInside,
}

/// Looks at a file that somebody hands in under a name.
///
/// Cost: pictures are decoded and written again (some 100 ms for 12 megapixels); everything else is read once.
///
/// Errors: why it is not taken.
pub fn check(name: &str, bytes: Vec<u8>) -> Result<Checked, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(Refused::TooLarge);
    }
    let found = found(&bytes).ok_or(Refused::Kind)?;
    let (stem, ending) = name.rsplit_once('.').ok_or(Refused::Misnamed)?;
    if !found.endings().contains(&ending.to_ascii_lowercase().as_str()) {
        return Err(Refused::Misnamed);
    }
    let (kind, bytes) = match found {
        Found::Pdf => pdf::look(&bytes).map(|()| (Kind::Pdf, bytes))?,
        Found::Jpeg => (Kind::Jpeg, picture::again(&bytes, picture::Format::Jpeg)?),
        Found::Png => (Kind::Png, picture::again(&bytes, picture::Format::Png)?),
        Found::Webp => (Kind::Jpeg, picture::again(&bytes, picture::Format::Webp)?),
        Found::Container => container::look(&bytes, &ending.to_ascii_lowercase()).map(|kind| (kind, bytes))?,
    };
    Ok(Checked { kind, name: format!("{}.{}", stem_of(stem), kind.ending()), bytes })
}

/// What the first bytes say.
enum Found {
    Pdf,
    Jpeg,
    Png,
    Webp,
    Container,
}

impl Found {
    fn endings(&self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
            Self::Webp => &["webp"],
            Self::Container => &["docx", "odt"],
        }
    }
}

fn found(bytes: &[u8]) -> Option<Found> {
    match infer::get(bytes)?.mime_type() {
        "application/pdf" => Some(Found::Pdf),
        "image/jpeg" => Some(Found::Jpeg),
        "image/png" => Some(Found::Png),
        "image/webp" => Some(Found::Webp),
        _ => bytes.starts_with(b"PK\x03\x04").then_some(Found::Container),
    }
}

/// The name as people see it: what stands after the last slash, without what a terminal or a reader of lines would obey.
fn stem_of(stem: &str) -> Cow<'static, str> {
    let last = stem.rsplit(['/', '\\']).next().unwrap_or_default();
    let unseen =
        |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    let plain = |c: char| if c.is_control() || unseen(c) || "\"<>|:*?".contains(c) { ' ' } else { c };
    let words: Vec<String> =
        last.chars().map(plain).collect::<String>().split_whitespace().map(str::to_owned).collect();
    let name: String = words.join(" ").trim_matches('.').chars().take(LONGEST_NAME).collect();
    if name.is_empty() { Cow::Borrowed("document") } else { Cow::Owned(name) }
}
