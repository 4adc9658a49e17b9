//! The articles of law that the rules show beside them, as they stood on a day of the past.

use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::io::{Inputs, Output};

const FILE: &str = "legal/cgct_action_exterieure_2020-09.jsonl";

/// Articles that a rule names; the others of the file are not shipped.
const WANTED: [&str; 9] =
    ["L1115-1", "L1115-1-1", "L1115-2", "L1115-4", "L1115-6", "L2123-18", "L2131-1", "L2131-11", "L2131-6"];

#[derive(Deserialize)]
struct Article {
    article: String,
    text: String,
    as_of: String,
}

/// Writes the table of articles: paragraphs are separated by ` ¶ `.
pub fn compile(inputs: &Inputs, out: &Output) -> Result<()> {
    let path = inputs.shared.join(FILE);
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let mut rows = Vec::new();
    for line in text.lines() {
        let article: Article = serde_json::from_str(line).with_context(|| path.display().to_string())?;
        if WANTED.contains(&article.article.as_str()) {
            let paragraphs: Vec<&str> = article.text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            rows.push(vec![article.article, article.as_of, paragraphs.join(" ¶ ")]);
        }
    }
    rows.sort();
    out.table("articles", &["article", "as_of", "text"], &rows)
}
