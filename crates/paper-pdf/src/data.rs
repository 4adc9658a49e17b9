//! A document as the data that the template reads.

use paper::doc::{
    Article, Bilingual, Block, Citation, Clause, Column, Doc, Inline, Lang, Layout, Meta, Part, Run, Signatory, Table,
    runs,
};
use serde_json::{Value, json};

/// The JSON of a document.
pub fn json(doc: &Doc) -> String {
    let meta = doc.meta();
    let blocks: Vec<_> = doc.blocks().iter().map(block).collect();
    let other = meta.other_title.as_ref().map(|(lang, title)| json!({ "lang": lang.code(), "text": broken(title) }));
    let authors: Vec<_> = [&meta.author, &meta.organisation].into_iter().filter(|text| !text.is_empty()).collect();
    json!({
        "title": meta.title,
        "running": broken(&meta.running_title()),
        "other": other,
        "authors": authors,
        "organisation": broken(&meta.organisation),
        "lang": meta.lang.code(),
        "regions": Lang::ALL.iter().map(|lang| (lang.code().to_owned(), json!(lang.region()))).collect::<serde_json::Map<_, _>>(),
        "line": line(meta.lang, &under_title(meta)),
        "reference": line(meta.lang, &[Inline::Reference(meta.reference.clone())]),
        "draft": meta.draft.then_some(meta.lang.words().draft),
        "page": meta.lang.words().page,
        "of": meta.lang.words().of,
        "blocks": blocks,
    })
    .to_string()
}

fn under_title(meta: &Meta) -> Vec<Inline> {
    let words = meta.lang.words();
    let mut parts: Vec<Vec<Inline>> = Vec::new();
    if meta.draft {
        parts.push(vec![Inline::Strong(words.draft.to_owned())]);
    }
    if !meta.reference.is_empty() {
        parts.push(vec![format!("{} ", words.reference).into(), Inline::Reference(meta.reference.clone())]);
    }
    if meta.dated {
        parts.push(vec![Inline::Date(meta.date)]);
    }
    parts.join(&Inline::from(" · "))
}

fn block(block: &Block) -> Value {
    match block {
        Block::Heading { level, lang, text } => {
            json!({ "t": "heading", "level": level, "lang": lang.code(), "text": broken(text) })
        }
        Block::Paragraph { lang, text } => json!({ "t": "paragraph", "lang": lang.code(), "line": line(*lang, text) }),
        Block::List(list) => items(list.lang, list.ordered, &list.items),
        Block::Table(one) => table(one),
        Block::Article(one) => article(one),
        Block::Bilingual(both) => bilingual(both),
        Block::Citations { lang, kind, items } => {
            let word = match kind {
                Citation::Seen => lang.words().seen,
                Citation::Considering => lang.words().considering,
            };
            json!({ "t": "citations", "lang": lang.code(), "word": word, "items": lines(*lang, items) })
        }
        Block::Decision { lang, lead } => {
            json!({ "t": "decision", "lang": lang.code(), "lead": line(*lang, lead), "word": lang.words().decides })
        }
        Block::Signatures(all) => json!({ "t": "signatures", "all": all.iter().map(signatory).collect::<Vec<_>>() }),
    }
}

fn items(lang: Lang, ordered: bool, items: &[Vec<Inline>]) -> Value {
    json!({ "t": "list", "lang": lang.code(), "ordered": ordered, "items": lines(lang, items) })
}

/// The most characters of a column that is as wide as what it holds.
const NARROW: usize = 24;

fn table(table: &Table) -> Value {
    let few = table.columns.len() <= 5;
    let short = |at: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(at));
        cells.map(|cell| characters(cell)).all(|length| length <= NARROW)
    };
    let column = |(at, one): (usize, &Column)| {
        let narrow = few && one.numeric && one.name.chars().count() <= NARROW && short(at);
        json!({ "name": broken(&one.name), "numeric": one.numeric, "narrow": narrow })
    };
    json!({
        "t": "table",
        "lang": table.lang.code(),
        "caption": broken(&table.caption),
        "columns": table.columns.iter().enumerate().map(column).collect::<Vec<_>>(),
        "cells": table.rows.iter().flatten().map(|cell| line(table.lang, cell)).collect::<Vec<_>>(),
    })
}

fn characters(line: &[Inline]) -> usize {
    runs(Lang::Fr, line).iter().map(|run| run.text.chars().count()).sum()
}

fn clause(lang: Lang, number: Option<u32>, clause: &Clause) -> Value {
    let parts = clause.body.iter().map(|part| match part {
        Part::Paragraph(text) => {
            json!({ "t": "paragraph", "lang": lang.code(), "line": line(lang, text), "length": characters(text) })
        }
        Part::List { ordered, items: all } => {
            let mut list = items(lang, *ordered, all);
            // An item takes a line at least.
            list["length"] = json!(all.iter().map(|item| characters(item) + 40).sum::<usize>());
            list
        }
    });
    let label = number.map(|number| format!("{}\u{a0}{number}", lang.words().article));
    json!({
        "lang": lang.code(),
        "label": label,
        "title": broken(&clause.title),
        "parts": parts.collect::<Vec<_>>(),
    })
}

fn article(article: &Article) -> Value {
    let place = article.place();
    let number = (!article.clause.plain).then_some(place.number());
    json!({ "t": "article", "level": place.level(), "clause": clause(article.lang, number, &article.clause) })
}

fn bilingual(both: &Bilingual) -> Value {
    let numbered = || both.numbers().zip(&both.rows);
    let first = numbered().map(|(number, row)| clause(both.first, number, &row.0));
    let second = numbered().map(|(number, row)| clause(both.second, number, &row.1));
    let language = |lang: Lang| json!({ "lang": lang.code(), "name": lang.words().language });
    json!({
        "t": "bilingual",
        "beside": both.layout == Layout::SideBySide,
        "level": both.place().level(),
        "languages": [language(both.first), language(both.second)],
        "versions": [first.collect::<Vec<_>>(), second.collect::<Vec<_>>()],
    })
}

fn signatory(one: &Signatory) -> Value {
    let words = one.lang.words();
    let party = if one.party.is_empty() { String::new() } else { format!("{} {}", words.signed_for, one.party) };
    json!({
        "lang": one.lang.code(),
        "party": broken(&party),
        "name": broken(&one.name),
        "capacity": broken(&one.capacity),
        "undated": one.undated,
        "at": words.done_at,
        "place": one.place.as_deref().map(broken),
        "on": words.done_on,
        "date": one.date.map(|day| day.words(one.lang)),
        "signature": words.signature,
    })
}

fn lines(lang: Lang, all: &[Vec<Inline>]) -> Vec<Value> {
    all.iter().map(|one| line(lang, one)).collect()
}

fn line(lang: Lang, text: &[Inline]) -> Value {
    runs(lang, text).iter().map(|run| of_run(lang, run)).collect()
}

/// A run; its language only where it is not that of its line.
fn of_run(lang: Lang, run: &Run) -> Value {
    let other = (run.lang != lang).then_some(run.lang.code());
    let pieces: Vec<_> = run.text.split('\n').map(broken).collect();
    let whole = run.own_direction.is_some() && run.text.len() < 60;
    json!({ "pieces": pieces, "lang": other, "strong": run.strong, "link": run.link, "whole": whole })
}

/// The longest row of letters that fits a column.
const LONGEST_WORD: usize = 30;

/// A text in which a row of letters too long for a column may be broken.
fn broken(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut length = 0;
    for c in text.chars() {
        let inside = c.is_alphanumeric() || c == '_';
        length = if inside { length + 1 } else { 0 };
        if length > LONGEST_WORD {
            out.push('\u{200b}');
            length = 1;
        }
        out.push(c);
    }
    out
}
