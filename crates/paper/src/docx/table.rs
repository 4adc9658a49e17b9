//! Tables.

use super::body::{Body, WIDTH, attribute};
use super::paragraph::{Setting, paragraph, words};
use crate::doc::{Lang, Table};

/// The width of a column, in twentieths of a point.
#[derive(Clone, Copy)]
pub struct Width(pub usize);

impl Width {
    /// The properties of a cell of this width.
    pub fn properties(self) -> String {
        format!("<w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr>", self.0)
    }
}

/// The beginning of a table, up to its first row; its first column stands where lines of this language begin.
pub fn start(style: &str, lang: Lang, caption: &str, columns: &[Width]) -> String {
    let bidi = if lang.is_rtl() { "<w:bidiVisual/>" } else { "" };
    let described = if caption.is_empty() { String::new() } else { attribute("tblCaption", caption) };
    let grid: String = columns.iter().map(|width| format!("<w:gridCol w:w=\"{}\"/>", width.0)).collect();
    let all: usize = columns.iter().map(|width| width.0).sum();
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/>{bidi}<w:tblW w:w=\"{all}\" w:type=\"dxa\"/><w:tblLayout \
         w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" \
         w:noHBand=\"1\" w:noVBand=\"1\"/>{described}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )
}

/// A table with its caption above it and its headings repeated on each page.
pub fn write<'a>(body: &mut Body<'a>, table: &'a Table) {
    let lang = table.lang;
    if !table.caption.is_empty() {
        body.out += &paragraph(Setting::new("Caption", lang), &words(lang, &table.caption));
    }
    let width = Width(WIDTH / table.columns.len());
    body.out += &start("Table", lang, &table.caption, &vec![width; table.columns.len()]);
    body.out.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for column in &table.columns {
        let setting = Setting { at_end: column.numeric, ..Setting::new("ColumnHead", lang) };
        body.out += &format!("<w:tc>{}{}</w:tc>", width.properties(), paragraph(setting, &words(lang, &column.name)));
    }
    body.out.push_str("</w:tr>");
    for row in &table.rows {
        body.out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (column, cell) in table.columns.iter().zip(row) {
            body.out += &format!("<w:tc>{}", width.properties());
            body.add(Setting { at_end: column.numeric, ..Setting::new("Cell", lang) }, cell);
            body.out.push_str("</w:tc>");
        }
        body.out.push_str("</w:tr>");
    }
    body.out.push_str("</w:tbl>");
    body.out += &paragraph(Setting::new("AfterTable", lang), "");
}
