//! Horizontal bars as SVG.

use std::fmt::Write as _;

use super::words::{cut, escape, lines, width};
use crate::atlas::figures::{Chart, RowTold, Told};
use crate::kernel::Locale;
use crate::web::{CHART_STYLE, Texts};

/// Units across; a unit is a pixel where the drawing is shown at its own size.
pub const WIDTH: u32 = 800;
/// Bars drawn; the table has the others.
const BARS: usize = 15;
/// Bold letters are wider than others.
const BOLD: f32 = 1.16;
/// Heights of letters: title, labels, what stands below.
const LETTERS: [f32; 3] = [26.0, 18.0, 14.0];
/// Heights of their lines.
const LINES: [f32; 3] = [33.0, 34.0, 20.0];
const MARGIN: f32 = 32.0;
const ACROSS: f32 = WIDTH as f32 - 2.0 * MARGIN;
/// A name wider than this stands above its bar instead of beside it.
const BESIDE: f32 = 290.0;

/// A drawing and how high it is.
pub struct Drawing {
    /// The SVG.
    pub svg: String,
    /// Units from top to bottom.
    pub height: u32,
}

/// One bar, ready to be drawn.
struct Bar<'t> {
    name: &'t str,
    value: String,
    /// From 0 to 1.
    length: f32,
    top: bool,
}

/// Where names, bars and numbers stand.
struct Columns {
    above: bool,
    start: f32,
    longest: f32,
}

/// Draws a chart; `place` is the address that it names. Nothing where there is too little to draw.
pub fn draw(told: &Told, locale: Locale, place: &str) -> Option<Drawing> {
    if !told.counted.is_drawn() {
        return None;
    }
    let t = Texts::of(locale);
    let bars = bars(told, t);
    let mut body = String::new();
    let mut y = MARGIN - 6.0;
    text(&mut body, &mut y, "t", &lines(&told.title, ACROSS / LETTERS[0] / BOLD), (LINES[0], LETTERS[0]));
    y += 8.0;
    text(&mut body, &mut y, "m", &lines(&told.definition, ACROSS / LETTERS[2]), (LINES[2], LETTERS[2]));
    y += 16.0;
    rows(&mut body, &mut y, &bars);
    let more = told.counted.known().len().saturating_sub(BARS);
    if more > 0 {
        text(&mut body, &mut y, "m", &[t.n("chart-more", more)], (24.0, LETTERS[2]));
    }
    y += 12.0;
    let origin = t.with("figure-origin", &[("date", &told.date), ("source", &told.source)]);
    for line in told.remarks.iter().map(String::as_str).chain([origin.as_str(), place]) {
        text(&mut body, &mut y, "m", &lines(line, ACROSS / LETTERS[2]), (LINES[2], LETTERS[2]));
    }
    let height = (y + MARGIN - 8.0).ceil() as u32;
    let said: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.name, bar.value)).collect();
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" role=\"img\" \
         lang=\"{}\"><title>{}</title><desc>{}</desc><style>{CHART_STYLE}</style><rect class=\"p\" width=\"{WIDTH}\" \
         height=\"{height}\"/>{body}</svg>",
        locale.code(),
        escape(&told.title),
        escape(&said.join(", ")),
    );
    Some(Drawing { svg, height })
}

/// The bars that are drawn.
fn bars(told: &Told, t: Texts) -> Vec<Bar<'_>> {
    let lengths = told.counted.lengths();
    let own_whole = told.chart == Chart::Cooperating;
    let bar = |(row, length): (_, f32)| {
        let row: &RowTold = row;
        let value = match &row.of {
            Some(of) => t.with("chart-value-of", &[("share", &row.share), ("shown", &row.shown), ("of", of)]),
            None => t.with("chart-value", &[("share", &row.share), ("shown", &row.shown)]),
        };
        Bar { name: &row.name, value, length, top: !own_whole && length >= 1.0 }
    };
    told.rows.iter().zip(lengths).take(told.counted.known().len().min(BARS)).map(bar).collect()
}

impl Columns {
    fn of(bars: &[Bar<'_>]) -> Self {
        let widest = |text: &dyn Fn(&Bar<'_>) -> f32| bars.iter().map(text).fold(0.0, f32::max) * LETTERS[1];
        let names = widest(&|bar| width(bar.name));
        let numbers = widest(&|bar| width(&bar.value)) + 10.0;
        let above = names > BESIDE;
        let start = if above { MARGIN } else { MARGIN + names + 8.0 };
        Self { above, start, longest: (WIDTH as f32 - MARGIN - start - numbers).max(60.0) }
    }
}

fn rows(out: &mut String, y: &mut f32, bars: &[Bar<'_>]) {
    let columns = Columns::of(bars);
    let first = *y;
    for bar in bars {
        if columns.above {
            let name = escape(&cut(bar.name, ACROSS / LETTERS[1]));
            let _ = write!(out, "<text x=\"{MARGIN}\" y=\"{:.0}\">{name}</text>", *y + 18.0);
            *y += 24.0;
        } else {
            let name = escape(bar.name);
            let end = columns.start - 10.0;
            let _ = write!(out, "<text class=\"e\" x=\"{end:.0}\" y=\"{:.0}\">{name}</text>", *y + 19.0);
        }
        let long = (columns.longest * bar.length).max(1.5);
        let (class, x) = (if bar.top { "b h" } else { "b" }, columns.start);
        let _ = write!(
            out,
            "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{:.0}\" width=\"{long:.1}\" height=\"22\"/>",
            *y + 2.0
        );
        let beside = x + long + 8.0;
        let _ = write!(out, "<text x=\"{beside:.1}\" y=\"{:.0}\">{}</text>", *y + 19.0, escape(&bar.value));
        *y += LINES[1] + if columns.above { 6.0 } else { 0.0 };
    }
    if !columns.above {
        let _ = write!(out, "<path class=\"a\" d=\"M{:.1} {:.0}V{:.0}\"/>", columns.start, first - 4.0, *y - 4.0);
    }
}

/// Lines of text, one below the other.
fn text(out: &mut String, y: &mut f32, class: &str, lines: &[String], (step, letters): (f32, f32)) {
    for line in lines {
        let base = *y + letters;
        let _ = write!(out, "<text class=\"{class}\" x=\"{MARGIN}\" y=\"{base:.0}\">{}</text>", escape(line));
        *y += step;
    }
}
