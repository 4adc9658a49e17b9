//! Lists and the numbers of articles, counted by the word processor.

use crate::doc::Lang;

/// The lists that a document uses.
#[derive(Default)]
pub struct Numbering {
    /// What each list is an instance of, and the number that it starts at. The first has the identifier 1.
    lists: Vec<(usize, u32)>,
    /// Of each language: the list that numbers its articles, and the number that comes next.
    articles: Vec<(Lang, usize, u32)>,
}

const BULLETS: usize = 0;
const DECIMAL: usize = 1;
const FIRST_ARTICLES: usize = 2;

impl Numbering {
    fn add(&mut self, kind: usize, start: u32) -> usize {
        self.lists.push((kind, start));
        self.lists.len()
    }

    /// A list that begins anew.
    pub fn list(&mut self, ordered: bool) -> usize {
        self.add(if ordered { DECIMAL } else { BULLETS }, 1)
    }

    /// The list that gives an article this number: the one of its language, unless it would count otherwise.
    pub fn article(&mut self, lang: Lang, number: u32) -> usize {
        if let Some(list) = self.goes_on(lang, number) {
            return list;
        }
        let kind = FIRST_ARTICLES + Lang::ALL.iter().position(|of| *of == lang).unwrap_or(0);
        let list = self.add(kind, number);
        self.articles.push((lang, list, number + 1));
        list
    }

    /// Whether a counter of the articles of this language would count otherwise and has to begin anew.
    pub fn begins(&mut self, lang: Lang, number: u32) -> bool {
        let begins = self.goes_on(lang, number).is_none();
        if begins {
            self.articles.push((lang, 0, number + 1));
        }
        begins
    }

    /// Counts one article more where that gives it this number; else forgets what was counted in its language.
    fn goes_on(&mut self, lang: Lang, number: u32) -> Option<usize> {
        if let Some((_, list, next)) = self.articles.iter_mut().find(|(of, _, next)| *of == lang && *next == number) {
            *next += 1;
            return Some(*list);
        }
        self.articles.retain(|(of, ..)| *of != lang);
        None
    }

    /// `word/numbering.xml`.
    pub fn xml(&self) -> String {
        let mut out = concat!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>",
            "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
        )
        .to_owned();
        out += &kind(BULLETS, "<w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"–\"/>", INDENT);
        out += &kind(DECIMAL, "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/>", INDENT);
        for (i, lang) in Lang::ALL.into_iter().enumerate() {
            let word = lang.words().article;
            let level =
                format!("<w:numFmt w:val=\"decimal\"/><w:suff w:val=\"space\"/><w:lvlText w:val=\"{word} %1\"/>");
            out += &kind(FIRST_ARTICLES + i, &level, "<w:pPr><w:ind w:left=\"0\" w:firstLine=\"0\"/></w:pPr>");
        }
        for (i, (kind, start)) in self.lists.iter().enumerate() {
            out += &format!(
                "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"{kind}\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride \
                 w:val=\"{start}\"/></w:lvlOverride></w:num>",
                i + 1
            );
        }
        out + "</w:numbering>"
    }
}

const INDENT: &str = "<w:pPr><w:ind w:left=\"425\" w:hanging=\"425\"/></w:pPr>";

fn kind(id: usize, level: &str, properties: &str) -> String {
    format!(
        "<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start \
         w:val=\"1\"/>{level}<w:lvlJc w:val=\"left\"/>{properties}</w:lvl></w:abstractNum>"
    )
}
