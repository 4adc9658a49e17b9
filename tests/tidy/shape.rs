//! How long things are.

use crate::source::{File, files, rust};
use crate::{expect_none, expect_some};

const LONGEST_FILE: usize = 500;
const MEDIAN_FILE: usize = 120;
const MOST_FILES: usize = 300; // nine in ten are shorter
const LONGEST_FUNCTION: usize = 40;
const LONGEST_HANDLER: usize = 25;
const MOST_PARAMETERS: usize = 5;

struct Function {
    line: usize,
    name: String,
    lines: usize,
    parameters: usize,
    public_async: bool,
}

/// The functions with a body that stand in the code, tests left out.
fn functions(file: &File) -> Vec<Function> {
    let code = file.code();
    let starts = code.match_indices("fn ").map(|(at, _)| at);
    starts.filter(|&at| opens_item(&code, at)).filter_map(|at| function(&code, at)).collect()
}

/// `pub async fn`, `const fn`, `fn`: not the type `fn(…)`, not the end of a longer word.
fn opens_item(code: &str, at: usize) -> bool {
    let before = &code[code[..at].rfind('\n').map_or(0, |i| i + 1)..at];
    let said = |word: &str| matches!(word, "async" | "const" | "unsafe" | "extern") || word.starts_with("pub");
    before.split_whitespace().all(|word| said(word) || word.ends_with(')'))
}

fn function(code: &str, at: usize) -> Option<Function> {
    let before = &code[code[..at].rfind('\n').map_or(0, |i| i + 1)..at];
    let name: String = code[at + 3..].chars().take_while(|sign| sign.is_alphanumeric() || *sign == '_').collect();
    let open = at + signature_end(&code[at..])?;
    let end = open + closing(&code[open..])?;
    Some(Function {
        line: code[..at].matches('\n').count() + 1,
        lines: code[at..end].matches('\n').count() + 1,
        parameters: parameters(&code[at + 3 + name.len()..open]),
        public_async: before.contains("pub") && before.contains("async"),
        name,
    })
}

/// The brace that opens the body, or nothing when a semicolon ends the declaration first.
fn signature_end(text: &str) -> Option<usize> {
    let mut depth = 0_i32;
    for (i, sign) in text.char_indices() {
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '{' if depth == 0 => return Some(i),
            ';' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_i32;
    for (i, sign) in text.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(i);
        }
    }
    None
}

/// Counts what stands between the commas of the parameter list; the receiver is not one.
fn parameters(signature: &str) -> usize {
    let arrows_away = signature.replace("->", "  ");
    let mut depth = 0_i32; // of brackets of every kind
    let mut list = Vec::new();
    let mut inside = false;
    for sign in arrows_away.chars() {
        depth += i32::from(matches!(sign, '(' | '[' | '<' | '{')) - i32::from(matches!(sign, ')' | ']' | '>' | '}'));
        match sign {
            '(' if depth == 1 && !inside => (inside, list) = (true, vec![String::new()]),
            ')' if depth == 0 && inside => break,
            ',' if depth == 1 && inside => list.push(String::new()),
            _ => list.last_mut().into_iter().for_each(|last| last.push(sign)),
        }
    }
    let receiver = |text: &str| text.split([' ', '&', ':']).any(|word| word == "self");
    list.iter().filter(|text| !text.trim().is_empty() && !receiver(text)).count()
}

fn is_handler(file: &File, function: &Function) -> bool {
    function.public_async && file.parts().iter().any(|part| part.starts_with("web") || part.starts_with("api"))
}

fn too_long(file: &File) -> Vec<String> {
    let wrong = |function: Function| {
        let handler = is_handler(file, &function);
        let most = if handler { LONGEST_HANDLER } else { LONGEST_FUNCTION };
        let kind = if handler { "handler" } else { "function" };
        let Function { line, name, lines, .. } = function;
        (lines >= most).then(|| file.at(line, &format!("{kind} {name} has {lines} lines; under {most}")))
    };
    functions(file).into_iter().filter_map(wrong).collect()
}

fn too_many_parameters(file: &File) -> Vec<String> {
    let wrong = functions(file).into_iter().filter(|function| function.parameters > MOST_PARAMETERS);
    wrong
        .map(|f| file.at(f.line, &format!("{} takes {} parameters; {MOST_PARAMETERS} at most", f.name, f.parameters)))
        .collect()
}

fn over_500_lines(all: &[File]) -> Vec<String> {
    let lines = |file: &File| file.text.lines().count();
    let long = all.iter().filter(|file| lines(file) > LONGEST_FILE);
    long.map(|file| file.at(LONGEST_FILE, &format!("{} lines", lines(file)))).collect()
}

/// The length that so many in ten files do not pass.
fn tenths(all: &[File], ten: usize) -> usize {
    let mut lengths: Vec<_> = all.iter().map(|file| file.text.lines().count()).collect();
    lengths.sort_unstable();
    lengths.get((lengths.len() * ten / 10).min(lengths.len().saturating_sub(1))).copied().unwrap_or(0)
}

#[test]
fn no_file_is_over_500_lines() {
    let mut all = rust();
    all.extend(files(&["src", "assets", "crates"], &[".html", ".css", ".ts"]));
    all.extend(files(&["tests", "tools", "e2e"], &[".rs", ".mjs"]));
    expect_none(&over_500_lines(&all), "a file is short enough to be read standing up");
    expect_some(&over_500_lines(&[File::example("src/long.rs", &"\n".repeat(501))]), "long files");
}

#[test]
fn half_of_the_files_are_under_120_lines_and_nine_in_ten_under_300() {
    let all = rust();
    let (median, most) = (tenths(&all, 5), tenths(&all, 9));
    assert!(median < MEDIAN_FILE, "half of the files have {median} lines or more; wanted: under {MEDIAN_FILE}");
    assert!(most < MOST_FILES, "one file in ten has {most} lines or more; wanted: under {MOST_FILES}");
    let long: Vec<_> = (0..10).map(|_| File::example("src/long.rs", &"\n".repeat(310))).collect();
    assert!(tenths(&long, 5) >= MEDIAN_FILE && tenths(&long, 9) >= MOST_FILES);
}

#[test]
fn functions_are_under_40_lines_and_handlers_under_25() {
    let found: Vec<_> = rust().iter().flat_map(too_long).collect();
    expect_none(&found, "a function is one thought; a handler reads, allows, opens, acts, answers");
    let body = "    step();\n".repeat(38);
    expect_some(&too_long(&File::example("src/atlas/model.rs", &format!("fn long() {{\n{body}}}\n"))), "functions");
    let handler = format!("pub(super) async fn long() {{\n{}}}\n", "    step();\n".repeat(23));
    expect_some(&too_long(&File::example("src/atlas/web.rs", &handler)), "handlers");
    expect_none(&too_long(&File::example("src/atlas/model.rs", &handler)), "the same outside the web is a function");
}

#[test]
fn functions_take_at_most_5_parameters() {
    let found: Vec<_> = rust().iter().flat_map(too_many_parameters).collect();
    expect_none(&found, "what always goes together is a type");
    let many = "fn many<F: Fn(u8, u8) -> u8>(&self, a: A<B, C>, b: (B, B), c: C, d: D, e: F, f: F) -> X {\n}\n";
    expect_some(&too_many_parameters(&File::example("src/x.rs", many)), "parameters");
    let five = many.replace(", f: F)", ")");
    expect_none(&too_many_parameters(&File::example("src/x.rs", &five)), "the receiver is not counted");
}
