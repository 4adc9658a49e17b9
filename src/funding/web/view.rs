//! A call as pages show it: its state in words, its days, its amounts, and where that comes from.

use super::path;
use crate::content::Status;
use crate::funding::model::{Call, Catalogue, Dates, Money, Sourced, State, When, word};
use crate::kernel::{Day, Zone};
use crate::web::{Texts, key};

/// Where a call comes from, and when it was checked.
pub struct SourceView {
    pub name: String,
    pub url: Option<String>,
    /// When it was verified, or only read.
    pub checked: String,
    pub to_verify: bool,
    /// Nobody read a source: there is neither a name nor a day to show.
    pub unread: bool,
}

impl SourceView {
    /// A source in the words of a language.
    pub fn of(t: Texts, sourced: &Sourced) -> Self {
        let to_verify = sourced.status == Status::ToVerify;
        let checked = if to_verify { "law-read" } else { "law-checked" };
        Self {
            name: sourced.source.name.clone(),
            url: sourced.source.url.clone(),
            checked: t.with(checked, &[("date", &t.on(sourced.checked_on))]),
            to_verify,
            unread: sourced.source.is_unread(),
        }
    }
}

/// A state in words.
pub struct Badge {
    pub open: bool,
    pub words: String,
}

/// A call in a list.
pub struct Row {
    pub href: String,
    pub name: String,
    pub funder: String,
    pub badge: Badge,
    pub dates: String,
    pub amounts: String,
    pub source: SourceView,
}

impl Row {
    /// A call in the words of a language.
    pub fn of(t: Texts, (catalogue, when): (&Catalogue, When), call: &Call) -> Self {
        let programme = catalogue.programme(&call.programme, when.day(Zone::default()));
        Self {
            href: format!("{}/{}", path(t.locale()), call.id),
            name: call.name.of(t.locale()).to_owned(),
            funder: programme.map(|one| one.funder.of(t.locale()).to_owned()).unwrap_or_default(),
            badge: badge(t, call, when),
            dates: dates(t, &call.dates),
            amounts: call.terms.money.as_ref().map(|money| amounts(t, money)).unwrap_or_default(),
            source: SourceView::of(t, &call.sourced),
        }
    }
}

/// The state of a call, with the days that are left of one that closes.
pub fn badge(t: Texts, call: &Call, when: When) -> Badge {
    let state = call.state(when);
    let today = when.day(call.dates.zone);
    let words = t.s(key("funding-state-", &state.code().replace('_', "-")));
    let left = call.dates.closes.filter(|_| state == State::Open).map(|last| days_between(today, last));
    let words = left.map_or(words.clone(), |left| format!("{words}, {}", t.n("funding-days-left", left)));
    Badge { open: state == State::Open, words }
}

/// How many days there are from one to another, both counted as the last that remains: 0 on the day itself.
fn days_between(from: Day, to: Day) -> usize {
    const A_DAY: i64 = 86_400_000_000;
    usize::try_from((to.start().0 - from.start().0) / A_DAY).unwrap_or_default()
}

/// The days of a call in words.
pub fn dates(t: Texts, dates: &Dates) -> String {
    if dates.rolling {
        return t.s("funding-dates-rolling");
    }
    let [opens, closes] = [dates.opens, dates.closes].map(|day| day.map(|day| t.on(day)));
    let days = match (&opens, &closes) {
        (Some(opens), Some(closes)) => t.with("funding-dates-between", &[("opens", opens), ("closes", closes)]),
        (Some(opens), None) => t.with("funding-dates-from", &[("opens", opens)]),
        (None, Some(closes)) => t.with("funding-dates-to", &[("closes", closes)]),
        (None, None) => return t.s("funding-dates-unknown"),
    };
    let zone = t.s(key("funding-zone-", &dates.zone.name().replace('/', "-").to_lowercase()));
    let sure = if dates.to_confirm { t.s("funding-dates-to-confirm") } else { String::new() };
    [days, zone, sure].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The amounts of a call in one line.
pub fn amounts(t: Texts, money: &Money) -> String {
    let euros = |amount: u32| t.locale().euros(i64::from(amount) * 100);
    let percent = |share: u32| t.locale().percent(u64::from(share), 100);
    let mut parts = Vec::new();
    match (money.min.map(euros), money.max.map(euros)) {
        (Some(min), Some(max)) => parts.push(t.with("funding-amount-between", &[("min", &min), ("max", &max)])),
        (None, Some(max)) => parts.push(t.with("funding-amount-most", &[("max", &max)])),
        (Some(min), None) => parts.push(t.with("funding-amount-least", &[("min", &min)])),
        (None, None) => {}
    }
    if let Some(max) = money.max_a_year.map(euros) {
        parts.push(t.with("funding-amount-yearly", &[("max", &max)]));
    }
    if let Some(rate) = money.rate.map(percent) {
        parts.push(t.with("funding-amount-rate", &[("rate", &rate)]));
    }
    let rates = money.rates.all().map(|(class, rate)| {
        let class = t.s(key("funding-class-", &word(&class).replace('_', "-")));
        t.with("funding-amount-class", &[("rate", &percent(rate)), ("class", &class)])
    });
    parts.extend(rates);
    if money.lump_sum {
        parts.push(t.s("funding-amount-lump"));
    }
    parts.join(" ; ")
}
