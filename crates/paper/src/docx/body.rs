//! The blocks of a document, one after the other.

use super::numbering::Numbering;
use super::paragraph::{Setting, escape, paragraph, run, strong, words};
use super::{articles, signatures, table};
use crate::doc::{Block, Citation, Doc, Inline, Lang, Meta, runs};

/// The body while it is written.
pub struct Body<'a> {
    pub meta: &'a Meta,
    pub out: String,
    /// The addresses that links lead to, in the order of their relations.
    pub links: Vec<&'a str>,
    pub numbering: Numbering,
    /// The last lines of the block that is written stay with what follows: signatures are not alone on a page.
    pub keep: bool,
}

/// How wide the text is on the page, in twentieths of a point.
pub const WIDTH: usize = 9298;

impl<'a> Body<'a> {
    /// The whole body of a document.
    pub fn of(doc: &'a Doc) -> Self {
        let mut body = Self {
            meta: doc.meta(),
            out: String::new(),
            links: Vec::new(),
            numbering: Numbering::default(),
            keep: false,
        };
        body.head();
        let next = doc.blocks().iter().skip(1).map(Some).chain([None]);
        for (block, next) in doc.blocks().iter().zip(next) {
            body.keep = matches!(next, Some(Block::Signatures(_)));
            body.block(block);
        }
        body
    }

    /// `word/document.xml`.
    pub fn xml(&self, draft: bool) -> String {
        let header = if draft { "<w:headerReference w:type=\"default\" r:id=\"rIdHeader\"/>" } else { "" };
        let page = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1418\" w:right=\"1304\" w:bottom=\"1418\" \
                    w:left=\"1304\" w:header=\"680\" w:footer=\"680\" w:gutter=\"0\"/>";
        let bidi = if self.meta.lang.is_rtl() { "<w:bidi/>" } else { "" };
        format!(
            "{}<w:body>{}<w:sectPr>{header}<w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/>{page}{bidi}\
             </w:sectPr></w:body></w:document>",
            include_str!("parts/document.start").trim_end(),
            self.out
        )
    }

    /// The runs of a line.
    pub fn line(&mut self, lang: Lang, line: &'a [Inline]) -> String {
        let mut out = String::new();
        for one in runs(lang, line) {
            match one.link {
                Some(url) => {
                    self.links.push(url);
                    let id = self.links.len();
                    out += &format!("<w:hyperlink r:id=\"rIdLink{id}\" w:history=\"1\">{}</w:hyperlink>", run(&one));
                }
                None => out += &run(&one),
            }
        }
        out
    }

    /// Adds a paragraph.
    pub fn add(&mut self, setting: Setting, line: &'a [Inline]) {
        let inside = self.line(setting.lang, line);
        self.out += &paragraph(setting, &inside);
    }

    /// Adds the items of a list.
    pub fn items(&mut self, lang: Lang, ordered: bool, items: &'a [Vec<Inline>]) {
        let list = self.numbering.list(ordered);
        for item in items {
            self.add(Setting { number: Some(list), ..Setting::new("ListParagraph", lang) }, item);
        }
    }

    fn plain(&mut self, style: &'static str, lang: Lang, text: &str) {
        if !text.is_empty() {
            self.out += &paragraph(Setting::new(style, lang), &words(lang, text));
        }
    }

    fn head(&mut self) {
        let meta = self.meta;
        self.plain("Organisation", meta.lang, &meta.organisation);
        self.plain("Title", meta.lang, &meta.title);
        if let Some((lang, title)) = &meta.other_title {
            self.plain("OtherTitle", *lang, title);
        }
        let named = meta.lang.words();
        let mut parts = Vec::new();
        if meta.draft {
            parts.push(strong(meta.lang, named.draft));
        }
        if !meta.reference.is_empty() {
            let reference = [Inline::Reference(meta.reference.clone())];
            let number: String = runs(meta.lang, &reference).iter().map(run).collect();
            parts.push([words(meta.lang, &format!("{} ", named.reference)), number].concat());
        }
        if meta.dated {
            parts.push(words(meta.lang, &meta.date.words(meta.lang)));
        }
        // Its rule stands under the title also where there is nothing to say.
        self.out += &paragraph(Setting::new("Subtitle", meta.lang), &parts.join(words(meta.lang, " · ").as_str()));
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Heading { level, lang, text } => {
                let style = ["Heading1", "Heading2", "Heading3"][usize::from(*level - 1)];
                self.plain(style, *lang, text);
            }
            Block::Paragraph { lang, text } => {
                let keep = self.keep.then_some(true);
                self.add(Setting { keep, ..Setting::new("Normal", *lang) }, text);
            }
            Block::List(list) => self.items(list.lang, list.ordered, &list.items),
            Block::Table(one) => table::write(self, one),
            Block::Article(article) => articles::article(self, article),
            Block::Bilingual(both) => articles::bilingual(self, both),
            Block::Citations { lang, kind, items } => self.citations(*lang, *kind, items),
            Block::Decision { lang, lead } => {
                if !lead.is_empty() {
                    self.add(Setting { keep: Some(true), ..Setting::new("Normal", *lang) }, lead);
                }
                self.plain("Decision", *lang, lang.words().decides);
            }
            Block::Signatures(signatories) => signatures::write(self, signatories),
        }
    }

    fn citations(&mut self, lang: Lang, kind: Citation, items: &'a [Vec<Inline>]) {
        let word = match kind {
            Citation::Seen => lang.words().seen,
            Citation::Considering => lang.words().considering,
        };
        for item in items {
            let inside = [strong(lang, word), words(lang, " "), self.line(lang, item)].concat();
            self.out += &paragraph(Setting::new("Citation", lang), &inside);
        }
    }
}

/// An attribute that holds a text.
pub fn attribute(name: &str, text: &str) -> String {
    format!("<w:{name} w:val=\"{}\"/>", escape(text))
}
