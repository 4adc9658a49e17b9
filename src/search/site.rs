//! The pages of the site that people look for by what they hold.

use crate::atlas::address;
use crate::kernel::Locale;
use crate::web::Texts;

/// A page of the site.
pub struct SitePage {
    /// Its word: `figures`. The words it is found by stand in the texts under `search-page-` and this.
    pub id: &'static str,
    /// The key of its title.
    pub title: &'static str,
    address: fn(Locale) -> String,
}

/// Every page that may be looked for.
pub static PAGES: [SitePage; 12] = [
    SitePage { id: "home", title: "home-title", address: address::home },
    SitePage { id: "map", title: "map-title", address: |locale| address::map(locale).to_owned() },
    SitePage { id: "figures", title: "figures-title", address: |locale| address::figures(locale).to_owned() },
    SitePage { id: "data", title: "data-title", address: |locale| address::data(locale).to_owned() },
    SitePage { id: "links", title: "links-title", address: |locale| address::links(locale).to_owned() },
    SitePage {
        id: "authorities",
        title: "authorities-title",
        address: |locale| address::authorities(locale).to_owned(),
    },
    SitePage { id: "countries", title: "countries-title", address: |locale| address::countries(locale).to_owned() },
    SitePage { id: "law", title: "law-title", address: |locale| Texts::of(locale).s("nav-law-href") },
    SitePage { id: "papers", title: "papers-title", address: |locale| Texts::of(locale).s("papers-href") },
    SitePage { id: "funding", title: "funding-title", address: |locale| Texts::of(locale).s("nav-funding-href") },
    SitePage { id: "networks", title: "networks-title", address: |locale| Texts::of(locale).s("networks-href") },
    SitePage {
        id: "organisations",
        title: "registered-title",
        address: |locale| Texts::of(locale).s("registered-href"),
    },
];

impl SitePage {
    /// Its address.
    pub fn address(&self, locale: Locale) -> String {
        (self.address)(locale)
    }
}
