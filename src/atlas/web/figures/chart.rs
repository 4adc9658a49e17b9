//! `/fr/chiffres/{id}`: a chart with its table, its files, its image and the way to place it elsewhere.

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;

use super::super::super::charts::{self, Drawing};
use super::super::super::figures::{Chart, Told};
use super::super::super::filter::Size;
use super::super::super::format::Format;
use super::super::super::keeper::Atlas;
use super::super::super::snapshot::Snapshot;
use super::super::super::view::address;
use super::embed;
use super::{files, image, refuse_filters, ways};
use crate::kernel::Locale;
use crate::web::{Crumb, Error, Layout, Section, Site, Texts, html};

#[derive(Template)]
#[template(path = "atlas/pages/figures_chart.html")]
struct ChartPage {
    page: Layout,
    told: Told,
    base: String,
    /// The whole address, for the image of a link that is shared.
    origin: String,
    drawing: Option<Drawing>,
    embed: String,
    width: u32,
    note: Option<String>,
    compare: &'static str,
}

/// `GET /fr/chiffres/{id}`: the page; an image, with `.svg` or `.png`; a file, with `.csv` and the like.
pub async fn one(
    State(atlas): State<Atlas>,
    State(site): State<Site>,
    locale: Locale,
    Path(last): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Error> {
    let atlas = atlas.now();
    let find = |id: &str| Chart::parse(id).ok_or_else(|| Error::NotFound(ways()));
    if let Some((id, kind)) = image::Kind::split(&last) {
        return image::answer((find(id)?, kind), locale, &atlas, &site, query.as_deref()).await;
    }
    let query = refuse_filters(query.as_deref())?;
    let (id, format) = Format::split(&last);
    let chart = find(id)?;
    match format {
        Format::Html => html(&draw(chart, locale, &atlas, &site)),
        _ => files::chart(&Told::of(chart, locale, &atlas), (format, &query), (&atlas, locale, &site)),
    }
}

fn draw(chart: Chart, locale: Locale, atlas: &Snapshot, site: &Site) -> ChartPage {
    let told = Told::of(chart, locale, atlas);
    let paths = [locale, locale.other()].map(|locale| address::chart(locale, chart.code()));
    let base = paths[0].clone();
    let mut page = Layout::new(locale, told.title.clone(), paths);
    page.description.clone_from(&told.definition);
    page.section = Section::Figures;
    page.crumbs = vec![Crumb { name: page.t.s("figures-title"), href: address::figures(locale).to_owned() }];
    let origin = format!("{}{base}", site.base);
    let drawing = charts::draw(&told, locale, &origin);
    ChartPage {
        embed: drawing.as_ref().map(|drawing| embed::code(&told.title, &origin, drawing.height)).unwrap_or_default(),
        note: note(page.t, &told),
        width: charts::WIDTH,
        compare: address::compare(locale),
        drawing,
        origin,
        base,
        told,
        page,
    }
}

/// Why the share of towns is not the one that the brochure of 2009 gives.
fn note(t: Texts, told: &Told) -> Option<String> {
    let town = told.rows.iter().find(|row| told.chart == Chart::Cooperating && row.code == Size::Town.code())?;
    let of = town.of.as_deref()?;
    Some(t.with("chart-size-note", &[("share", &town.share), ("part", &town.shown), ("whole", of)]))
}
