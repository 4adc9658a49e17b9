//! The frame around every page.

use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use super::{Asset, Error, Texts, assets};
use crate::kernel::Locale;

/// The part of the site a page belongs to, marked in the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Lists, authorities, links.
    Atlas,
    /// The map.
    Map,
    /// Figures.
    Figures,
    /// The law.
    Law,
    /// The money.
    Funding,
    /// About the data.
    Data,
    /// The account.
    Account,
    /// None of them.
    Other,
}

/// One step of the way from the top to a page.
pub struct Crumb {
    /// Its name.
    pub name: String,
    /// Its address.
    pub href: String,
}

/// What the frame needs to know of a page.
pub struct Layout {
    /// The language.
    pub locale: Locale,
    /// Its words.
    pub t: Texts,
    /// The title, without the name of the site.
    pub title: String,
    /// One sentence for search engines and messaging applications.
    pub description: String,
    /// The address of this page in this language.
    pub path: String,
    /// The address of this page in the other language.
    pub other_path: String,
    /// Where it stands in the navigation.
    pub section: Section,
    /// The way from the top.
    pub crumbs: Vec<Crumb>,
    /// Structured data (JSON-LD), already safe to stand in a script element.
    pub json_ld: Option<String>,
    /// Keep it out of search engines.
    pub noindex: bool,
    /// Scripts and further styles that the page is better with and works without.
    pub extras: Vec<Asset>,
    /// The page carries the style in itself instead of asking for it: one request less, where a script is asked for.
    pub self_styled: bool,
}

impl Layout {
    /// A frame with a title; the rest is set by whoever needs it.
    pub fn new(locale: Locale, title: String, [path, other_path]: [String; 2]) -> Self {
        Self {
            locale,
            t: Texts::of(locale),
            title,
            description: String::new(),
            path,
            other_path,
            section: Section::Other,
            crumbs: Vec::new(),
            json_ld: None,
            noindex: false,
            extras: Vec::new(),
            self_styled: false,
        }
    }

    /// The address of the style sheet, which changes with its content; nothing when the page carries it in itself.
    pub fn style(&self) -> Option<&'static str> {
        Asset::Style.address().filter(|_| !self.self_styled)
    }

    /// The style itself.
    pub fn style_text(&self) -> &'static str {
        assets::style()
    }

    /// The addresses of the scripts, or of the further styles.
    pub fn extra(&self, end: &str) -> Vec<&'static str> {
        self.extras.iter().filter_map(|asset| asset.address()).filter(|address| address.ends_with(end)).collect()
    }

    /// The value of `aria-current` for an entry of the navigation.
    pub fn current(&self, section: &str) -> bool {
        matches!(
            (self.section, section),
            (Section::Atlas, "atlas")
                | (Section::Map, "map")
                | (Section::Figures, "figures")
                | (Section::Law, "law")
                | (Section::Funding, "funding")
                | (Section::Data, "data")
                | (Section::Account, "account")
        )
    }

    /// Structured data, made safe to stand in a script element.
    pub fn set_json_ld(&mut self, value: &serde_json::Value) {
        self.json_ld = Some(value.to_string().replace('<', "\\u003c"));
    }
}

/// A page as an answer.
pub fn html(page: &impl Template) -> Result<Response, Error> {
    let body = page.render().map_err(|why| Error::Internal(anyhow::Error::new(why)))?;
    Ok((StatusCode::OK, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], body).into_response())
}
