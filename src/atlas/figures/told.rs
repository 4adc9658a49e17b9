//! A chart in the words of a language: the same on pages, in drawings, in files and in the API.

use super::chart::{Bar, Chart, Counted};
use super::subject::Subject;
use super::{Recount, Source};
use crate::atlas::filter::Size;
use crate::atlas::snapshot::Snapshot;
use crate::atlas::view::address;
use crate::kernel::Locale;
use crate::web::Texts;
use reference::countries::Continent;

/// A chart in words.
pub struct Told {
    /// Which.
    pub chart: Chart,
    /// The finding.
    pub title: String,
    /// What it counts.
    pub definition: String,
    /// Among what.
    pub perimeter: String,
    /// Whose data.
    pub source: String,
    /// The day of the data.
    pub date: String,
    /// What is unknown, what stands in no row, why nothing is drawn.
    pub remarks: Vec<String>,
    /// What a row is.
    pub head: String,
    /// Its rows.
    pub rows: Vec<RowTold>,
    /// The numbers.
    pub counted: Counted,
    /// The page, without the site.
    pub address: String,
}

/// One row in words.
pub struct RowTold {
    /// The word for programs.
    pub code: String,
    /// The name.
    pub name: String,
    /// Its page.
    pub page: Option<String>,
    /// The number.
    pub shown: String,
    /// Of how many, where each row has its own.
    pub of: Option<String>,
    /// Its share.
    pub share: String,
    /// The list that has as many rows.
    pub list: String,
}

impl Told {
    /// A chart in the words of a language.
    pub fn of(chart: Chart, locale: Locale, atlas: &Snapshot) -> Self {
        let t = Texts::of(locale);
        let counted = chart.count(atlas);
        let code = chart.code();
        let sources = match chart {
            Chart::Cooperating => {
                let both = [Source::Atlas, Source::Code].map(|source| source_words(t, source));
                t.with("chart-sources", &[("links", &both[0]), ("inhabitants", &both[1])])
            }
            Chart::Links(_) => source_words(t, Source::Atlas),
        };
        let row = |bar: &Bar| RowTold {
            code: bar.subject.code(atlas),
            name: bar.subject.name(t, locale, atlas),
            page: bar.subject.page(locale, atlas),
            shown: locale.number(bar.value as u64),
            of: (chart == Chart::Cooperating).then(|| locale.number(bar.of as u64)),
            share: locale.percent(bar.value as u64, bar.of as u64),
            list: bar.recount.address(locale, atlas),
        };
        Self {
            chart,
            title: title(t, locale, atlas, &counted),
            definition: t.s(format!("chart-{code}-definition")),
            perimeter: t.s(format!("chart-{code}-perimeter")),
            source: sources,
            date: t.day(atlas.as_of),
            remarks: remarks(t, locale, &counted),
            head: t.s(format!("chart-{code}-head")),
            rows: counted.bars.iter().map(row).collect(),
            address: address::chart(locale, code),
            counted,
        }
    }
}

impl Told {
    /// Whether each row is a part of its own whole, and not of the same total.
    pub fn rows_have_own_whole(&self) -> bool {
        self.chart == Chart::Cooperating
    }
}

/// The finding, made from the numbers.
fn title(t: Texts, locale: Locale, atlas: &Snapshot, counted: &Counted) -> String {
    let code = counted.chart.code();
    if !counted.is_drawn() && counted.unknown > 0 {
        let of = locale.number(counted.total as u64);
        return t.with_count(&format!("chart-{code}-unknown"), counted.unknown, &[("of", &of)]);
    }
    let Some(top) = counted.top().filter(|top| top.value > 0) else { return t.s("chart-empty") };
    let share = |bar: &Bar| locale.percent(bar.value as u64, bar.of as u64);
    let share_of = |subject: Subject| {
        let found = counted.bars.iter().find(|bar| bar.subject == subject);
        found.map_or_else(|| locale.percent(0, counted.total as u64), share)
    };
    let name = top.subject.name(t, locale, atlas);
    let arguments = [
        ("top", name.as_str()),
        ("share", &share(top)),
        ("africa", &share_of(Subject::Continent(Continent::Africa))),
        ("cities", &share_of(Subject::Size(Size::City))),
        ("villages", &share_of(Subject::Size(Size::Village))),
    ];
    t.with(&format!("chart-{code}-title"), &arguments)
}

/// What is unknown and what stands in no row, each with how many.
fn remarks(t: Texts, locale: Locale, counted: &Counted) -> Vec<String> {
    let of = locale.number(counted.total as u64);
    let mut all: Vec<String> =
        counted.fresh.map(|fresh| t.with_count("chart-fresh", fresh, &[("of", &of)])).into_iter().collect();
    if counted.unknown > 0 {
        all.push(t.with_count("chart-unknown", counted.unknown, &[("of", &of)]));
        if !counted.is_drawn() {
            all.push(t.s("chart-not-drawn"));
        }
    }
    if counted.outside > 0 {
        let own = format!("chart-outside-{}", counted.chart.code());
        let key = if t.has(&own) { own.as_str() } else { "chart-outside" };
        all.push(t.with_count(key, counted.outside, &[("of", &of)]));
    }
    all
}

/// Whose data a figure counts, in words.
pub fn source_words(t: Texts, source: Source) -> String {
    match source {
        Source::Atlas => t.s("source-atlas"),
        Source::Code => t.with("source-code", &[("release", reference::french::RELEASE)]),
    }
}

impl Recount {
    /// The address of the list.
    pub fn address(&self, locale: Locale, atlas: &Snapshot) -> String {
        match self {
            Self::Links(filter) => format!("{}{}", address::links(locale), filter.query(atlas)),
            Self::Authorities(filter) => format!("{}{}", address::authorities(locale), filter.query(atlas)),
            Self::Countries => address::countries(locale).to_owned(),
        }
    }
}
