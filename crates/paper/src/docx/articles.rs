//! Articles, in one language or in two.

use super::body::{Body, WIDTH};
use super::paragraph::{Setting, field, paragraph, strong, words};
use super::table::{Width, start};
use crate::doc::{Article, Bilingual, Clause, Lang, Layout, Part};

/// A numbered heading and what stands below it.
pub fn article<'a>(body: &mut Body<'a>, article: &'a Article) {
    let place = article.place();
    let number = (!article.clause.plain).then_some(place.number());
    let heading = heading(body, article.lang, number, place.level());
    clause(body, heading, &article.clause);
}

/// The heading of an article while it lacks its title: how it is set, and its number, empty where a list gives it.
struct Heading {
    setting: Setting,
    number: Option<String>,
}

fn heading(body: &mut Body, lang: Lang, number: Option<u32>, level: u8) -> Heading {
    let setting = Setting { outline: Some(level), ..Setting::new("Article", lang) };
    let Some(number) = number else { return Heading { setting, number: None } };
    if !lang.is_rtl() {
        let list = body.numbering.article(lang, number);
        return Heading { setting: Setting { number: Some(list), ..setting }, number: Some(String::new()) };
    }
    // LibreOffice sets the label of a list outside the page where lines run from right to left: there a field counts.
    let anew = if body.numbering.begins(lang, number) { format!(" \\r {number}") } else { String::new() };
    let counter = field(lang, &format!("SEQ Article_{} \\* ARABIC{anew}", lang.code()), number);
    Heading { setting, number: Some([words(lang, &format!("{} ", lang.words().article)), counter].concat()) }
}

/// Sets a heading, where there is something to say.
fn title(body: &mut Body, heading: Heading, title: &str) {
    let Heading { setting, number } = heading;
    let lang = setting.lang;
    let title = match (title, number.as_deref()) {
        ("", _) => String::new(),
        (title, None) => words(lang, title),
        (title, Some("")) => words(lang, &format!("– {title}")),
        (title, Some(_)) => words(lang, &format!(" – {title}")),
    };
    if number.is_some() || !title.is_empty() {
        body.out += &paragraph(setting, &[number.unwrap_or_default(), title].concat());
    }
}

fn parts<'a>(body: &mut Body<'a>, lang: Lang, all: &'a [Part]) {
    for (position, part) in all.iter().enumerate() {
        let keep = (body.keep && position + 1 == all.len()).then_some(true);
        match part {
            Part::Paragraph(text) => body.add(Setting { keep, ..Setting::new("Normal", lang) }, text),
            Part::List { ordered, items } => body.items(lang, *ordered, items),
        }
    }
}

fn clause<'a>(body: &mut Body<'a>, heading: Heading, clause: &'a Clause) {
    let lang = heading.setting.lang;
    title(body, heading, &clause.title);
    parts(body, lang, &clause.body);
}

/// Articles in two languages.
pub fn bilingual<'a>(body: &mut Body<'a>, both: &'a Bilingual) {
    let keep = std::mem::take(&mut body.keep);
    match both.layout {
        Layout::SideBySide => side_by_side(body, both, keep),
        Layout::OneAfterTheOther => {
            one_language(body, both, (both.first, false), |(first, _)| first);
            one_language(body, both, (both.second, keep), |(_, second)| second);
        }
    }
}

fn one_language<'a>(
    body: &mut Body<'a>,
    both: &'a Bilingual,
    (lang, keep): (Lang, bool),
    which: impl Fn(&'a (Clause, Clause)) -> &'a Clause,
) {
    let level = both.place().level();
    let name = Setting { outline: Some(level - 1), ..Setting::new("Language", lang) };
    body.out += &paragraph(name, &words(lang, lang.words().language));
    for (position, (number, row)) in both.numbers().zip(&both.rows).enumerate() {
        body.keep = keep && position + 1 == both.rows.len();
        let heading = heading(body, lang, number, level);
        clause(body, heading, which(row));
    }
}

const HALF: Width = Width(WIDTH / 2);

fn side_by_side<'a>(body: &mut Body<'a>, both: &'a Bilingual, keep: bool) {
    let languages = [both.first, both.second];
    let caption = languages.map(|lang| lang.words().language).join(" – ");
    body.out += &start("SideBySide", body.meta.lang, &caption, &[HALF, HALF]);
    body.out.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for lang in languages {
        let name = paragraph(Setting::new("ColumnHead", lang), &strong(lang, lang.words().language));
        body.out += &format!("<w:tc>{}{name}</w:tc>", HALF.properties());
    }
    body.out.push_str("</w:tr>");
    for (position, (number, row)) in both.numbers().zip(&both.rows).enumerate() {
        headings(body, both, (number, [row.0.title.as_str(), row.1.title.as_str()]));
        let rows = paired(row);
        for (at, cells) in rows.iter().enumerate() {
            body.keep = keep && position + 1 == both.rows.len() && at + 1 == rows.len();
            cells_of(body, languages, *cells);
        }
    }
    body.out.push_str("</w:tbl>");
    let after = Setting { keep: keep.then_some(true), ..Setting::new("AfterTable", body.meta.lang) };
    body.out += &paragraph(after, "");
}

/// The headings of an article in a row of their own, which stays with the one that follows: in the same row they would hold the
/// whole table together.
fn headings(body: &mut Body, both: &Bilingual, (number, titles): (Option<u32>, [&str; 2])) {
    if number.is_none() && titles.iter().all(|title| title.is_empty()) {
        return;
    }
    body.out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
    for (lang, text) in [both.first, both.second].into_iter().zip(titles) {
        let heading = heading(body, lang, number, both.place().level());
        cell(body, lang, |body| title(body, heading, text));
    }
    body.out.push_str("</w:tr>");
}

/// A row for each paragraph and its twin where they pair up, so that a long article breaks between them; else one for all.
fn paired((first, second): &(Clause, Clause)) -> Vec<[&[Part]; 2]> {
    if first.body.len() == second.body.len() {
        first.body.chunks(1).zip(second.body.chunks(1)).map(|(one, other)| [one, other]).collect()
    } else {
        vec![[&first.body[..], &second.body[..]]]
    }
}

fn cells_of<'a>(body: &mut Body<'a>, languages: [Lang; 2], cells: [&'a [Part]; 2]) {
    body.out.push_str("<w:tr>");
    for (lang, all) in languages.into_iter().zip(cells) {
        cell(body, lang, |body| parts(body, lang, all));
    }
    body.out.push_str("</w:tr>");
}

/// A cell with what is written into it; a cell without a paragraph is none.
fn cell<'a>(body: &mut Body<'a>, lang: Lang, write: impl FnOnce(&mut Body<'a>)) {
    body.out += &format!("<w:tc>{}", HALF.properties());
    let before = body.out.len();
    write(body);
    if body.out.len() == before {
        body.out += &paragraph(Setting::new("Cell", lang), "");
    }
    body.out.push_str("</w:tc>");
}
