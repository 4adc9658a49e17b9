//! The law as it is shipped: every rule on situations of a table, every sentence with its source, and what is refused.

mod assistant;
mod edit;
mod engine;
mod examples;
mod files;
mod pages;
mod table;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::rule::Law;
use crate::content::Files;

/// The law that the program ships.
pub fn shipped() -> &'static Law {
    static LAW: LazyLock<Law> = LazyLock::new(|| {
        Law::read(&Files::shipped()).unwrap_or_else(|refused| {
            let lines: Vec<String> = refused.iter().map(ToString::to_string).collect();
            panic!("the shipped law is refused:\n{}", lines.join("\n"))
        })
    });
    &LAW
}

/// A law of one file of rules.
fn of(rules: &str) -> Result<Law, Vec<String>> {
    let texts = BTreeMap::from([("law/rules/10-test.toml".to_owned(), rules.to_owned())]);
    Law::read(&Files::of(texts)).map_err(|refused| refused.iter().map(ToString::to_string).collect())
}

/// A rule with these lines at its head and this one check.
fn rule(head: &str, check: &str) -> String {
    format!(
        "[[rule]]\nid = \"R90\"\nchecked_on = \"2026-11-24\"\nstatus = \"verified\"\nseverity = \"blocks\"\n\
         reference = \"art. 1\"\nsource = {{ name = \"un texte\" }}\nquestion = {{ fr = \"?\", en = \"?\" }}\n\
         statement = {{ fr = \"!\", en = \"!\" }}\n{head}\n[[rule.check]]\n{check}\n"
    )
}
