//! What changed between two versions of a paper; pure.

use std::collections::BTreeSet;

use crate::agreements::draft::Draft;

/// Something that is not the same in two versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// A fact, by its path (`object`, `object@ar`), before and after; empty where it was not said.
    Fact(String, String, String),
    /// A clause that was taken out.
    Out(String),
    /// A clause that was taken in.
    In(String),
    /// The words of a clause.
    Words(String),
    /// The clauses of somebody's own.
    Own,
    /// The languages or how they share the page.
    Languages,
}

/// What changed from one version to another.
pub fn differences(before: &Draft, after: &Draft) -> Vec<Difference> {
    let mut all = Vec::new();
    if (before.second, before.sides) != (after.second, after.sides) {
        all.push(Difference::Languages);
    }
    let paths: BTreeSet<&String> = before.facts.keys().chain(after.facts.keys()).collect();
    for path in paths {
        let said = |draft: &Draft| draft.facts.get(path).cloned().unwrap_or_default();
        let (old, new) = (said(before), said(after));
        if old != new {
            all.push(Difference::Fact(path.clone(), old, new));
        }
    }
    let out = after.left_out.difference(&before.left_out).chain(before.taken_in.difference(&after.taken_in));
    all.extend(out.cloned().map(Difference::Out));
    let back = before.left_out.difference(&after.left_out).chain(after.taken_in.difference(&before.taken_in));
    all.extend(back.cloned().map(Difference::In));
    let rewritten: BTreeSet<&String> = before.texts.keys().chain(after.texts.keys()).collect();
    let changed = rewritten.into_iter().filter(|id| before.texts.get(*id) != after.texts.get(*id));
    all.extend(changed.map(|id| Difference::Words(id.clone())));
    if before.own != after.own {
        all.push(Difference::Own);
    }
    all
}
