//! Room for signatures, two beside one another.

use super::body::{Body, WIDTH};
use super::paragraph::{Setting, TAB, paragraph, strong, words};
use super::table::{Width, start};
use crate::doc::Signatory;

/// The signatories in the order of the list.
pub fn write(body: &mut Body, signatories: &[Signatory]) {
    let width = Width(WIDTH / 2);
    body.out += &start("Plain", body.meta.lang, body.meta.lang.words().signature, &[width, width]);
    for pair in signatories.chunks(2) {
        body.out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for at in 0..2 {
            let empty = || paragraph(Setting::new("Cell", body.meta.lang), "");
            let inside = pair.get(at).map_or_else(empty, block);
            body.out += &format!("<w:tc>{}{inside}</w:tc>", width.properties());
        }
        body.out.push_str("</w:tr>");
    }
    body.out.push_str("</w:tbl>");
    body.out += &paragraph(Setting::new("AfterTable", body.meta.lang), "");
}

fn block(one: &Signatory) -> String {
    let lang = one.lang;
    let named = lang.words();
    let line = |style, inside: String| paragraph(Setting { keep: Some(true), ..Setting::new(style, lang) }, &inside);
    let mut out = String::new();
    if !one.party.is_empty() {
        out += &line("Signatory", words(lang, &format!("{} {}", named.signed_for, one.party)));
    }
    let name = if one.name.is_empty() { TAB.to_owned() } else { strong(lang, &one.name) };
    out += &line("Signatory", name);
    if !one.capacity.is_empty() {
        out += &line("Signatory", words(lang, &one.capacity));
    }
    let pen = |text: Option<&str>| text.map_or(TAB.to_owned(), |text| words(lang, text));
    let after = |word: &str, text: Option<&str>| [words(lang, &format!("{word} ")), pen(text)].concat();
    if !one.undated {
        out += &line("PlaceAndDay", after(named.done_at, one.place.as_deref()));
        out += &line("PlaceAndDay", after(named.done_on, one.date.map(|day| day.words(lang)).as_deref()));
    }
    out + &paragraph(Setting::new("SignatureRoom", lang), &words(lang, named.signature))
}
