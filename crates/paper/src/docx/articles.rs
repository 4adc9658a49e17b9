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

fn clause<'a>(body: &mut Body<'a>, heading: Heading, clause: &'a Clause) {
    let Heading { setting, number } = heading;
    let lang = setting.lang;
    let title = match (clause.title.as_str(), number.as_deref()) {
        ("", _) => String::new(),
        (title, None) => words(lang, title),
        (title, Some("")) => words(lang, &format!("– {title}")),
        (title, Some(_)) => words(lang, &format!(" – {title}")),
    };
    if number.is_some() || !title.is_empty() {
        body.out += &paragraph(setting, &[number.unwrap_or_default(), title].concat());
    }
    for part in &clause.body {
        match part {
            Part::Paragraph(text) => body.add(Setting::new("Normal", lang), text),
            Part::List { ordered, items } => body.items(lang, *ordered, items),
        }
    }
}

/// Articles in two languages.
pub fn bilingual<'a>(body: &mut Body<'a>, both: &'a Bilingual) {
    match both.layout {
        Layout::SideBySide => side_by_side(body, both),
        Layout::OneAfterTheOther => {
            one_language(body, both, both.first, |(first, _)| first);
            one_language(body, both, both.second, |(_, second)| second);
        }
    }
}

fn one_language<'a>(
    body: &mut Body<'a>,
    both: &'a Bilingual,
    lang: Lang,
    which: impl Fn(&'a (Clause, Clause)) -> &'a Clause,
) {
    let level = both.place().level();
    let name = Setting { outline: Some(level - 1), ..Setting::new("Language", lang) };
    body.out += &paragraph(name, &words(lang, lang.words().language));
    for (number, row) in both.numbers().zip(&both.rows) {
        let heading = heading(body, lang, number, level);
        clause(body, heading, which(row));
    }
}

fn side_by_side<'a>(body: &mut Body<'a>, both: &'a Bilingual) {
    let widths = [Width(WIDTH / 2), Width(WIDTH / 2)];
    let caption = [both.first, both.second].map(|lang| lang.words().language).join(" – ");
    body.out += &start("SideBySide", body.meta.lang, &caption, &widths);
    body.out.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for lang in [both.first, both.second] {
        let name = paragraph(Setting::new("ColumnHead", lang), &strong(lang, lang.words().language));
        body.out += &format!("<w:tc>{}{name}</w:tc>", widths[0].properties());
    }
    body.out.push_str("</w:tr>");
    for (number, (first, second)) in both.numbers().zip(&both.rows) {
        body.out.push_str("<w:tr>");
        for (lang, text) in [(both.first, first), (both.second, second)] {
            body.out += &format!("<w:tc>{}", widths[0].properties());
            // A heading that stays with what follows would hold the whole table together.
            let mut heading = heading(body, lang, number, both.place().level());
            heading.setting.keep = Some(false);
            let before = body.out.len();
            clause(body, heading, text);
            if body.out.len() == before {
                body.out += &paragraph(Setting::new("Cell", lang), "");
            }
            body.out.push_str("</w:tc>");
        }
        body.out.push_str("</w:tr>");
    }
    body.out.push_str("</w:tbl>");
    body.out += &paragraph(Setting::new("AfterTable", body.meta.lang), "");
}
