//! What machines read first: the site map, robots.txt, security.txt, the feed of changes.

use std::fmt::Write as _;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};

use super::super::api;
use super::super::figures;
use super::super::keeper::Atlas;
use super::super::snapshot::{Authority, Snapshot};
use super::super::view::address;
use crate::db::{Db, Entry};
use crate::kernel::{Locale, Timestamp};
use crate::web::{Error, Site, Texts};

/// Addresses a part of the site map holds; the format allows 50,000.
const ADDRESSES: usize = 40_000;
const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

fn xml(kind: &'static str, body: String) -> Response {
    ([(header::CONTENT_TYPE, kind)], body).into_response()
}

/// Every address of a language, with the day its record last changed where it has one.
fn every_address(atlas: &Snapshot, locale: Locale) -> Vec<(String, Option<Timestamp>)> {
    let fixed = [
        address::home(locale),
        address::links(locale).to_owned(),
        address::countries(locale).to_owned(),
        address::map(locale).to_owned(),
        address::figures(locale).to_owned(),
        address::data(locale).to_owned(),
        address::compare(locale).to_owned(),
    ];
    let texts = ["nav-law-href", "papers-href", "clauses-href", "nav-funding-href", "networks-href", "registered-href"];
    let fixed = fixed.into_iter().chain(texts.map(|key| Texts::of(locale).s(key)));
    let charts = figures::Chart::ALL.map(|chart| address::chart(locale, chart.code()));
    let countries = figures::by_country(atlas).into_iter().filter_map(|row| row.country());
    let undated = fixed.chain(charts).chain(countries.map(|country| address::country(locale, country)));
    let mut all: Vec<(String, Option<Timestamp>)> = undated.map(|path| (path, None)).collect();
    let dated = |authority: &Authority| (address::authority(locale, authority), Some(authority.updated_at));
    all.extend(atlas.authorities.iter().map(dated));
    all.extend(atlas.links.iter().map(|link| (address::link(locale, atlas, link), Some(link.updated_at))));
    all
}

/// `GET /sitemap.xml`: the list of the parts.
pub async fn sitemap(State(atlas): State<Atlas>, State(site): State<Site>) -> Response {
    let atlas = atlas.now();
    let mut out = format!("{XML}<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
    for locale in Locale::ALL {
        for part in 0..every_address(&atlas, locale).len().div_ceil(ADDRESSES) {
            let _ = write!(out, "<sitemap><loc>{}/sitemaps/{}-{part}.xml</loc></sitemap>", site.base, locale.code());
        }
    }
    out.push_str("</sitemapindex>");
    xml("application/xml", out)
}

/// `GET /sitemaps/fr-0.xml`
pub async fn sitemap_part(
    State(atlas): State<Atlas>,
    State(site): State<Site>,
    Path(file): Path<String>,
) -> Result<Response, Error> {
    let wanted = file.strip_suffix(".xml").and_then(|stem| stem.split_once('-'));
    let wanted = wanted.and_then(|(code, part)| Some((Locale::parse(code)?, part.parse::<usize>().ok()?)));
    let (locale, part) = wanted.ok_or_else(Error::nothing_here)?;
    let all = every_address(&atlas.now(), locale);
    let addresses = all.chunks(ADDRESSES).nth(part).ok_or_else(Error::nothing_here)?;
    let mut out = format!("{XML}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
    for (path, changed) in addresses {
        let changed = changed.map(|at| format!("<lastmod>{}</lastmod>", at.day())).unwrap_or_default();
        let _ = write!(out, "<url><loc>{}{path}</loc>{changed}</url>", site.base);
    }
    out.push_str("</urlset>");
    Ok(xml("application/xml", out))
}

/// `GET /robots.txt`
pub async fn robots(State(site): State<Site>) -> Response {
    let body =
        format!("User-agent: *\nDisallow: /fr/recherche\nDisallow: /en/search\nSitemap: {}/sitemap.xml\n", site.base);
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], body).into_response()
}

/// `GET /.well-known/security.txt` (RFC 9116); whoever runs the site sets the contact, else the page that says so.
pub async fn security(State(site): State<Site>) -> Response {
    let page = format!("{}{}#report", site.base, address::data(Locale::Fr));
    let contact = site.security_contact.as_deref().unwrap_or(&page);
    let body = format!(
        "Contact: {contact}\nExpires: {}\nPreferred-Languages: fr, en\nCanonical: {}/.well-known/security.txt\n",
        site.security_expires, site.base
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], body).into_response()
}

/// Changes that the feed holds.
const CHANGES: i64 = 200;

/// `GET /fr/changes.atom`: what changed last, one entry a change, imports told once.
pub async fn atom(
    State(atlas): State<Atlas>,
    State(db): State<Db>,
    State(site): State<Site>,
    locale: Locale,
) -> Result<Response, Error> {
    let snapshot = atlas.now();
    let entries = api::feed_entries(&db, (snapshot.seq - CHANGES).max(0), CHANGES as u64).await?;
    Ok(xml("application/atom+xml; charset=utf-8", feed(locale, &site, &snapshot, &entries)))
}

fn feed(locale: Locale, site: &Site, atlas: &Snapshot, entries: &[Entry]) -> String {
    let (t, home) = (Texts::of(locale), format!("{}/{}/", site.base, locale.code()));
    let mut out = format!(
        "{XML}<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\"><title>{}</title><id>{home}changes.atom</id>\
         <link rel=\"self\" href=\"{home}changes.atom\"/><link href=\"{home}\"/><updated>{}</updated>\
         <author><name>Jumelles</name></author>",
        locale.code(),
        t.s("feed-title"),
        atlas.as_of.rfc3339()
    );
    let mut batches = Vec::new();
    for entry in entries.iter().rev() {
        if entry.batch.is_none_or(|batch| !batches.contains(&batch)) {
            feed_entry(&mut out, (t, locale), (site, atlas), entry);
        }
        batches.extend(entry.batch);
    }
    out.push_str("</feed>");
    out
}

fn feed_entry(out: &mut String, (t, locale): (Texts, Locale), (site, atlas): (&Site, &Snapshot), entry: &Entry) {
    let title = match entry.batch {
        Some(_) => t.s("feed-batch"),
        None => change_title(t, atlas, entry),
    };
    let page = match (entry.batch, entry.entity.as_str()) {
        (None, "authority") => format!("{}/{}", address::authorities(locale), entry.entity_id),
        (None, _) => format!("{}/{}", address::links(locale), entry.entity_id),
        (Some(_), _) => address::data(locale).to_owned(),
    };
    let (base, seq, at) = (&site.base, entry.seq, entry.at.rfc3339());
    let _ = write!(
        out,
        "<entry><title>{title}</title><id>{base}/changes/{seq}</id><link href=\"{base}{page}\"/><updated>{at}</updated></entry>"
    );
}

/// `Le Portel – Sindou : lien confirmé`, safe to stand in XML.
fn change_title(t: Texts, atlas: &Snapshot, entry: &Entry) -> String {
    let what = format!("feed-did-{}", entry.action);
    let what = t.s(if t.has(&what) { what.as_str() } else { "feed-did-revise" });
    let name = api::changed_name(atlas, entry).unwrap_or_else(|| entry.entity_id.clone());
    let title = t.with("feed-change", &[("name", &name), ("what", &what)]);
    title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
