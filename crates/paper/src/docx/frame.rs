//! What stands around the body: styles, settings, properties, relations, the foot of the page.

use super::body::WIDTH;
use super::paragraph::{Setting, TAB, escape, field, paragraph, run, strong, words};
use crate::doc::{Inline, Lang, Meta, runs};

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const KINDS: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// `[Content_Types].xml`.
pub fn content_types(draft: bool) -> String {
    let mut out = format!("{XML}{}", include_str!("parts/content-types.start").trim_end());
    let mut parts = vec!["settings", "styles", "numbering", "footer1"];
    if draft {
        parts.push("header1");
    }
    for part in parts {
        let kind = part.trim_end_matches('1');
        out += &format!("<Override PartName=\"/word/{part}.xml\" ContentType=\"{KINDS}.{kind}+xml\"/>");
    }
    out + "</Types>"
}

/// `word/_rels/document.xml.rels`.
pub fn relations(draft: bool, links: &[&str]) -> String {
    let mut out =
        format!("{XML}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    let mut add = |id: &str, kind: &str, target: &str, mode: &str| {
        let target = escape(target);
        out += &format!("<Relationship Id=\"rId{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"{mode}/>");
    };
    add("Settings", "settings", "settings.xml", "");
    add("Styles", "styles", "styles.xml", "");
    add("Numbering", "numbering", "numbering.xml", "");
    add("Footer", "footer", "footer1.xml", "");
    if draft {
        add("Header", "header", "header1.xml", "");
    }
    for (i, url) in links.iter().enumerate() {
        add(&format!("Link{}", i + 1), "hyperlink", url, " TargetMode=\"External\"");
    }
    out + "</Relationships>"
}

/// `docProps/core.xml`: what lists of documents show.
pub fn core(meta: &Meta) -> String {
    let day = meta.date.iso();
    let [title, author, reference] = [&meta.title, &meta.author, &meta.reference].map(|text| escape(text));
    let author = if author.is_empty() { escape(&meta.organisation) } else { author };
    format!(
        "{XML}{}<dc:title>{title}</dc:title><dc:subject>{reference}</dc:subject><dc:creator>{author}</dc:creator><dc:language>{}\
         </dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:created><dcterms:modified \
         xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:modified></cp:coreProperties>",
        include_str!("parts/core.start").trim_end(),
        meta.lang.tag()
    )
}

/// `docProps/app.xml`.
pub fn app(meta: &Meta) -> String {
    format!(
        "{XML}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>Jumelles</Application><Company>{}</Company></Properties>",
        escape(&meta.organisation)
    )
}

/// The language that a document is in, for what says none.
fn languages(meta: &Meta) -> String {
    let latin = if meta.lang.is_rtl() { Lang::Fr } else { meta.lang };
    format!("w:val=\"{}\" w:eastAsia=\"zh-CN\" w:bidi=\"{}\"", latin.tag(), Lang::Ar.tag())
}

/// `word/settings.xml`.
pub fn settings(meta: &Meta) -> String {
    format!(
        "{XML}<w:settings xmlns:w=\"{WORD}\"><w:defaultTabStop w:val=\"709\"/><w:compat><w:compatSetting \
         w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang {}/></w:settings>",
        languages(meta)
    )
}

/// `word/styles.xml`.
pub fn styles(meta: &Meta) -> String {
    include_str!("parts/styles.xml").replace("{languages}", &languages(meta))
}

/// `word/footer1.xml`: what the document is, which page this is and of how many.
pub fn footer(meta: &Meta) -> String {
    let lang = meta.lang;
    let named = lang.words();
    let reference = [Inline::Reference(meta.reference.clone()), Inline::from(" · ")];
    let before = if meta.reference.is_empty() { &[] } else { &reference[..] };
    let start: String = runs(lang, before).iter().map(run).collect();
    let inside = [
        start,
        words(lang, &meta.running_title()),
        TAB.to_owned(),
        words(lang, &format!("{} ", named.page)),
        field(lang, "PAGE", 1),
        words(lang, &format!(" {} ", named.of)),
        field(lang, "NUMPAGES", 1),
    ];
    margin("ftr", &paragraph(Setting::new("Footer", lang), &inside.concat()))
}

/// `word/header1.xml`: that the document has not been adopted.
pub fn header(meta: &Meta) -> String {
    let word = strong(meta.lang, meta.lang.words().draft);
    margin("hdr", &paragraph(Setting::new("Header", meta.lang), &word))
}

fn margin(element: &str, inside: &str) -> String {
    format!("{XML}<w:{element} xmlns:w=\"{WORD}\" xmlns:r=\"{RELATIONS}\">{inside}</w:{element}>")
}

// The styles place the number of the page where the text ends.
const _: () = assert!(WIDTH == 9298);
