//! Every text of a document, one after the other.

use super::{Block, Clause, Inline, Lang, Meta, Part, Signatory, Table};

/// What kind of text one stands before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words that may run over lines.
    Prose,
    /// Words on a line of their own.
    Line,
    /// Something that is shown letter for letter.
    Exact,
    /// The address of a link.
    Address,
}

/// What is done with each text.
pub type Visit<'a> = dyn FnMut(Lang, Kind, &mut String) + 'a;

pub fn meta(meta: &mut Meta, visit: &mut Visit) {
    let lang = meta.lang;
    visit(lang, Kind::Line, &mut meta.title);
    visit(lang, Kind::Exact, &mut meta.reference);
    visit(lang, Kind::Line, &mut meta.author);
    visit(lang, Kind::Line, &mut meta.organisation);
    if let Some((other, title)) = &mut meta.other_title {
        visit(*other, Kind::Line, title);
    }
}

pub fn block(block: &mut Block, visit: &mut Visit) {
    match block {
        Block::Heading { lang, text, .. } => visit(*lang, Kind::Line, text),
        Block::Paragraph { lang, text } | Block::Decision { lang, lead: text } => inlines(*lang, text, visit),
        Block::List(list) => list.items.iter_mut().for_each(|item| inlines(list.lang, item, visit)),
        Block::Citations { lang, items, .. } => items.iter_mut().for_each(|item| inlines(*lang, item, visit)),
        Block::Table(table) => cells(table, visit),
        Block::Article(article) => clause(article.lang, &mut article.clause, visit),
        Block::Bilingual(both) => {
            for (first, second) in &mut both.rows {
                clause(both.first, first, visit);
                clause(both.second, second, visit);
            }
        }
        Block::Signatures(signatories) => signatories.iter_mut().for_each(|one| signatory(one, visit)),
    }
}

fn cells(table: &mut Table, visit: &mut Visit) {
    visit(table.lang, Kind::Line, &mut table.caption);
    table.columns.iter_mut().for_each(|column| visit(table.lang, Kind::Line, &mut column.name));
    table.rows.iter_mut().flatten().for_each(|cell| inlines(table.lang, cell, visit));
}

fn clause(lang: Lang, clause: &mut Clause, visit: &mut Visit) {
    visit(lang, Kind::Line, &mut clause.title);
    for part in &mut clause.body {
        match part {
            Part::Paragraph(text) => inlines(lang, text, visit),
            Part::List { items, .. } => items.iter_mut().for_each(|item| inlines(lang, item, visit)),
        }
    }
}

fn signatory(one: &mut Signatory, visit: &mut Visit) {
    for text in [&mut one.party, &mut one.name, &mut one.capacity].into_iter().chain(&mut one.place) {
        visit(one.lang, Kind::Line, text);
    }
}

fn inlines(lang: Lang, text: &mut [Inline], visit: &mut Visit) {
    for inline in text {
        match inline {
            Inline::Text(text) | Inline::Strong(text) => visit(lang, Kind::Prose, text),
            Inline::Foreign(other, text) => visit(*other, Kind::Prose, text),
            Inline::Reference(text) => visit(lang, Kind::Exact, text),
            Inline::Link { text, url } => {
                visit(lang, Kind::Prose, text);
                visit(lang, Kind::Address, url);
            }
            Inline::Date(_) | Inline::Amount(_) => {}
        }
    }
}
