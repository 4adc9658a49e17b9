//! A set of content files, and why one may be refused.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::shipped::SHIPPED;

/// The largest file, in bytes.
const LARGEST: u64 = 2_000_000;
/// The most files of a set.
const MOST: usize = 2_000;
/// The folders of a set: what lies beside them is not ours to read.
const FOLDERS: [&str; 3] = ["agreements", "funding", "law"];

/// Why a file is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The file, from the folder of the content on.
    pub file: String,
    /// The line, from 1.
    pub line: Option<usize>,
    /// What is wrong.
    pub reason: String,
}

impl Refusal {
    /// A file that is refused as a whole.
    pub fn of(file: &str, reason: &str) -> Self {
        Self { file: file.to_owned(), line: None, reason: reason.to_owned() }
    }

    /// A place in a file, by its byte.
    pub fn at(file: &str, text: &str, byte: usize, reason: impl Into<String>) -> Self {
        let line = text.as_bytes().iter().take(byte).filter(|byte| **byte == b'\n').count() + 1;
        Self { file: file.to_owned(), line: Some(line), reason: reason.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.reason),
            None => write!(f, "{}: {}", self.file, self.reason),
        }
    }
}

/// A set of files: its texts by their path from the folder of the content on (`law/rules/10-partner.toml`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files(BTreeMap<String, String>);

impl Files {
    /// The set that is compiled in.
    pub fn shipped() -> Self {
        Self(SHIPPED.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
    }

    /// The set that lies in a folder; a part that has no folder there is the one compiled in.
    ///
    /// Errors: every file that cannot be read: not UTF-8, too large; a folder without any; none of the folders is there.
    pub fn read(folder: &Path) -> Result<Self, Vec<Refusal>> {
        let (mut files, mut refused) = (BTreeMap::new(), Vec::new());
        let there: Vec<&str> = FOLDERS.into_iter().filter(|name| folder.join(name).exists()).collect();
        if there.is_empty() {
            let none = format!("{} holds none of the folders {}", folder.display(), FOLDERS.join(", "));
            return Err(vec![Refusal::of("content", &none)]);
        }
        for name in there {
            let before = (files.len(), refused.len());
            walk(&folder.join(name), name, &mut files, &mut refused);
            if before == (files.len(), refused.len()) {
                refused.push(Refusal::of(name, "the folder has no file that ends with .toml"));
            }
        }
        if files.len() > MOST {
            refused.push(Refusal::of("content", &format!("there are more than {MOST} files")));
        }
        if refused.is_empty() { Ok(Self(files).whole()) } else { Err(refused) }
    }

    /// The set with the parts that it lacks as they are compiled in: one that was kept or exported before a part existed is still good.
    pub fn whole(mut self) -> Self {
        for name in FOLDERS.map(|name| format!("{name}/")) {
            if self.under(&name).next().is_none() {
                let shipped = SHIPPED.iter().filter(|(file, _)| file.starts_with(&name));
                self.0.extend(shipped.map(|(file, text)| ((*file).to_owned(), (*text).to_owned())));
            }
        }
        self
    }

    /// A set from texts by their path.
    pub fn of(texts: BTreeMap<String, String>) -> Self {
        Self(texts)
    }

    /// The files of a folder of the set, in the order of their names.
    pub fn under<'f>(&'f self, folder: &'f str) -> impl Iterator<Item = (&'f str, &'f str)> {
        self.all().filter(move |(name, _)| name.starts_with(folder))
    }

    /// Every file, in the order of their names.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// What tells this set from any other: a hash of all of it.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        for (name, text) in &self.0 {
            for part in [name, text] {
                hash.update(part.len().to_le_bytes());
                hash.update(part.as_bytes());
            }
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

fn walk(folder: &Path, name: &str, files: &mut BTreeMap<String, String>, refused: &mut Vec<Refusal>) {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(why) => return refused.push(Refusal::of(name, &format!("the folder cannot be read: {why}"))),
    };
    for entry in entries.filter_map(Result::ok) {
        let (path, short) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let name = format!("{name}/{short}");
        // A link could lead anywhere; editors leave files that begin with a dot.
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            walk(&path, &name, files, refused);
        } else if kind.is_file() && short.ends_with(".toml") && !short.starts_with('.') {
            match text(&path) {
                Ok(text) => drop(files.insert(name, text)),
                Err(why) => refused.push(Refusal::of(&name, &why)),
            }
        }
    }
}

fn text(path: &Path) -> Result<String, String> {
    let size = std::fs::metadata(path).map_err(|why| why.to_string())?.len();
    if size > LARGEST {
        return Err(format!("the file has {size} bytes; at most {LARGEST} are read"));
    }
    let bytes = std::fs::read(path).map_err(|why| why.to_string())?;
    String::from_utf8(bytes).map_err(|why| {
        let line = why.as_bytes()[..why.utf8_error().valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        format!("line {line} is not UTF-8")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_is_not_there_is_the_one_compiled_in_and_an_empty_one_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let why = |folder: &Path| Files::read(folder).expect_err("refused").remove(0).reason;
        assert!(why(folder.path()).contains("agreements, funding, law"));
        std::fs::create_dir_all(folder.path().join("law/rules")).expect("a folder");
        assert!(why(folder.path()).contains("no file"));
        std::fs::write(folder.path().join("law/rules/own.toml"), "# own").expect("a file");
        let files = Files::read(folder.path()).expect("a set");
        assert_eq!(files.under("law/").collect::<Vec<_>>(), [("law/rules/own.toml", "# own")]);
        let shipped = Files::shipped();
        for part in ["agreements/", "funding/"] {
            assert!(files.under(part).next().is_some(), "{part}");
            assert!(files.under(part).eq(shipped.under(part)), "{part}");
        }
    }
}
