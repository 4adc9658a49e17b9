//! Paragraphs and runs.

use std::fmt::Write;

use crate::doc::{Direction, Lang, Run};

/// A text as it stands between tags or inside an attribute.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}

/// How a paragraph is set.
#[derive(Clone, Copy)]
pub struct Setting {
    /// The name of its style.
    pub style: &'static str,
    /// Its language.
    pub lang: Lang,
    /// The list that numbers it.
    pub number: Option<usize>,
    /// Whether it stays with what follows, when its style does not say.
    pub keep: Option<bool>,
    /// Where it stands in the outline, when its style does not say.
    pub outline: Option<u8>,
    /// Whether it ends where lines end.
    pub at_end: bool,
}

impl Setting {
    /// A paragraph of this style.
    pub fn new(style: &'static str, lang: Lang) -> Self {
        Self { style, lang, number: None, keep: None, outline: None, at_end: false }
    }

    // The schema wants the children in this order.
    fn properties(self) -> String {
        let mut out = format!("<w:pPr><w:pStyle w:val=\"{}\"/>", self.style);
        match self.keep {
            Some(true) => out.push_str("<w:keepNext/>"),
            Some(false) => out.push_str("<w:keepNext w:val=\"0\"/>"),
            None => {}
        }
        if let Some(list) = self.number {
            out += &format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr>");
        }
        if self.lang.is_rtl() {
            out.push_str("<w:bidi/>");
        }
        if self.at_end {
            // Under `bidi` the sides are swapped: « right » is where lines end.
            out.push_str("<w:jc w:val=\"right\"/>");
        }
        if let Some(level) = self.outline {
            out += &format!("<w:outlineLvl w:val=\"{}\"/>", level.saturating_sub(1));
        }
        out + "</w:pPr>"
    }
}

/// A paragraph with runs inside, which are already XML.
pub fn paragraph(setting: Setting, inside: &str) -> String {
    format!("<w:p>{}{inside}</w:p>", setting.properties())
}

/// Words in one language.
pub fn words(lang: Lang, text: &str) -> String {
    run(&Run { text: text.into(), lang, strong: false, link: None, own_direction: None })
}

/// Words that weigh more.
pub fn strong(lang: Lang, text: &str) -> String {
    run(&Run { text: text.into(), lang, strong: true, link: None, own_direction: None })
}

/// A run; its link is put around it by who knows the links.
pub fn run(run: &Run) -> String {
    let direction = run.own_direction.unwrap_or(run.lang.direction());
    let style = match (run.link, run.strong) {
        (Some(_), _) => "<w:rStyle w:val=\"Hyperlink\"/>",
        (None, true) => "<w:rStyle w:val=\"Strong\"/>",
        (None, false) => "",
    };
    // Joined letters are never spaced out, whatever the style says.
    let rtl = if direction == Direction::RightToLeft { "<w:spacing w:val=\"0\"/><w:rtl/>" } else { "" };
    let kind = if run.lang.is_rtl() { "bidi" } else { "val" };
    let mut out = format!("<w:r><w:rPr>{style}{rtl}<w:lang w:{kind}=\"{}\"/></w:rPr>", run.lang.tag());
    for (i, line) in run.text.split('\n').enumerate() {
        if i > 0 {
            out.push_str("<w:br/>");
        }
        for (j, part) in parts(run, line).enumerate() {
            if j > 0 {
                out.push_str("<w:noBreakHyphen/>");
            }
            // Writing to a String cannot fail.
            let _ = write!(out, "<w:t xml:space=\"preserve\">{}</w:t>", escape(part));
        }
    }
    out + "</w:r>"
}

/// A line between its hyphens where none of them may end a line: in references, days and amounts.
fn parts<'a>(run: &Run, line: &'a str) -> impl Iterator<Item = &'a str> {
    const SHORT: usize = 40;
    let whole = run.own_direction.is_some() && run.link.is_none() && line.len() <= SHORT;
    line.splitn(if whole { SHORT } else { 1 }, '-')
}

/// A tabulator, with the dots that its paragraph's style gives it.
pub const TAB: &str = "<w:r><w:tab/></w:r>";

/// A field that the word processor fills in; until then it shows this number.
pub fn field(lang: Lang, instruction: &str, shown: u32) -> String {
    let kind = if lang.is_rtl() { "bidi" } else { "val" };
    let properties = format!("<w:rPr><w:lang w:{kind}=\"{}\"/></w:rPr>", lang.tag());
    let part = |inside: &str| format!("<w:r>{properties}{inside}</w:r>");
    [
        part("<w:fldChar w:fldCharType=\"begin\"/>"),
        part(&format!("<w:instrText xml:space=\"preserve\"> {instruction} </w:instrText>")),
        part("<w:fldChar w:fldCharType=\"separate\"/>"),
        part(&format!("<w:t>{shown}</w:t>")),
        part("<w:fldChar w:fldCharType=\"end\"/>"),
    ]
    .concat()
}
