//! Files as the rules want them: with the lines they had, but without what is not code.

use std::fs;
use std::path::{Path, PathBuf};

/// One file of the tree, by its path from the root of the repository.
pub struct File {
    pub path: String,
    pub text: String,
}

impl File {
    /// An example for a rule to be shown.
    pub fn example(path: &str, text: &str) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    /// `here:12: what is wrong`.
    pub fn at(&self, line: usize, what: &str) -> String {
        format!("{}:{line}: {what}", self.path)
    }

    /// The path below `src/`: `["atlas", "web", "list.rs"]`.
    pub fn parts(&self) -> Vec<&str> {
        self.path.trim_start_matches("src/").split('/').collect()
    }

    /// The text with comments, strings and test modules blanked, line for line.
    pub fn code(&self) -> String {
        if self.is_test() { String::new() } else { without_tests(&blank(&self.text)) }
    }

    fn is_test(&self) -> bool {
        self.path.contains("/tests/") || ["tests.rs", "testing.rs"].iter().any(|end| self.path.ends_with(end))
    }
}

fn root() -> PathBuf {
    // Compiled by cargo, the manifest's folder; compiled by hand, the folder it is run from.
    PathBuf::from(option_env!("CARGO_MANIFEST_DIR").unwrap_or("."))
}

/// The text of one file from the root of the repository, empty when there is none.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_default()
}

/// The files below the folders that end in one of these, in the order of their names.
pub fn files(folders: &[&str], ends: &[&str]) -> Vec<File> {
    let mut paths = Vec::new();
    for folder in folders {
        walk(&root().join(folder), &mut paths);
    }
    paths.sort();
    let wanted = |path: &PathBuf| ends.iter().any(|end| path.to_string_lossy().ends_with(end));
    paths.into_iter().filter(wanted).filter_map(|path| open(&path)).collect()
}

fn open(path: &Path) -> Option<File> {
    let name = path.strip_prefix(root()).unwrap_or(path).to_string_lossy();
    let text = fs::read_to_string(path).ok()?;
    Some(File { path: name.trim_start_matches("./").into(), text })
}

fn walk(path: &Path, found: &mut Vec<PathBuf>) {
    if path.is_file() {
        return found.push(path.to_owned());
    }
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        let name = entry.file_name();
        if !["target", "node_modules", "var", ".git"].iter().any(|skipped| name == *skipped) {
            walk(&entry.path(), found);
        }
    }
}

/// The Rust of the program and of the leaf crates.
pub fn rust() -> Vec<File> {
    let mut all = files(&["src"], &[".rs"]);
    all.extend(files(&["crates"], &[".rs"]).into_iter().filter(|file| file.path.contains("/src/")));
    all
}

/// The folders directly below `src/`.
pub fn folders_of_src() -> Vec<String> {
    let entries = fs::read_dir(root().join("src")).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.path().is_dir());
    folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// Replaces what stands in comments and strings by spaces, and keeps every line break.
fn blank(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    while at < signs.len() {
        let end = opaque(&signs, at);
        if end == at {
            kept.push(signs[at]);
            at += 1;
        } else {
            kept.extend(signs[at..end].iter().map(|&sign| if sign == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    kept
}

/// Where the comment, string or character that begins here ends; here, when none begins.
fn opaque(signs: &[char], at: usize) -> usize {
    let starts = |what: &str| what.chars().enumerate().all(|(i, sign)| signs.get(at + i) == Some(&sign));
    if starts("//") {
        return find(signs, at, |s| s[0] == '\n');
    }
    if starts("/*") {
        return find(signs, at, |s| s.starts_with(&['*', '/'])) + 2;
    }
    let inside_word = at > 0 && (signs[at - 1].is_alphanumeric() || signs[at - 1] == '_');
    if !inside_word && (starts("r\"") || starts("r#") || starts("br\"") || starts("br#")) {
        return raw_string(signs, at).unwrap_or(at);
    }
    match signs[at] {
        '"' => quoted(signs, at, '"'),
        '\'' if starts("'\\") || signs.get(at + 2) == Some(&'\'') => quoted(signs, at, '\''),
        _ => at,
    }
}

fn find(signs: &[char], from: usize, is_end: impl Fn(&[char]) -> bool) -> usize {
    (from..signs.len()).find(|&i| is_end(&signs[i..])).unwrap_or(signs.len())
}

fn quoted(signs: &[char], at: usize, quote: char) -> usize {
    let mut i = at + 1;
    while i < signs.len() && signs[i] != quote {
        i += if signs[i] == '\\' { 2 } else { 1 };
    }
    (i + 1).min(signs.len())
}

/// `r"…"`, `r#"…"#`; not the identifier `r#type`.
fn raw_string(signs: &[char], at: usize) -> Option<usize> {
    let first = (at..signs.len()).find(|&i| !matches!(signs[i], 'b' | 'r'))?;
    let quote = (first..signs.len()).find(|&i| signs[i] != '#')?;
    if signs[quote] != '"' {
        return None;
    }
    let mut end = vec!['"'];
    end.extend(std::iter::repeat_n('#', quote - first));
    Some((find(signs, quote + 1, |s| s.starts_with(&end)) + end.len()).min(signs.len()))
}

/// Blanks what `#[cfg(test)]` keeps for tests: rustfmt closes an item with a brace at the item's own indentation.
fn without_tests(code: &str) -> String {
    let mut kept = Vec::new();
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        kept.push(line);
        if line.trim() != "#[cfg(test)]" {
            continue;
        }
        let indentation = &line[..line.len() - line.trim_start().len()];
        let closing = format!("{indentation}}}");
        for inner in lines.by_ref() {
            kept.push("");
            let attribute = inner.trim_start().starts_with("#[");
            if inner == closing
                || (!attribute
                    && inner.starts_with(indentation)
                    && inner.ends_with([';', '}'])
                    && !inner[indentation.len()..].starts_with(' '))
            {
                break;
            }
        }
    }
    kept.join("\n")
}

#[test]
fn comments_strings_and_tests_are_not_code() {
    let text = "let a = \"axum::x\"; // axum::y\nlet b = r#\"axum::z\"#; let c = '\"'; let d: &'static str = x;\n\
                #[cfg(test)]\nmod tests {\n    use axum::w;\n}\nlet e = axum::kept;\n";
    let code = File::example("src/atlas/model.rs", text).code();
    assert_eq!(code.matches("axum").count(), 1, "{code}");
    assert!(code.contains("axum::kept") && code.contains("&'static str"), "{code}");
    assert_eq!(code.lines().count(), text.lines().count());
}
