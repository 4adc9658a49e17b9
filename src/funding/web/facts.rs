//! What a call asks for, line by line, as its page shows it.

use super::view::{amounts, dates};
use crate::funding::countries::names;
use crate::funding::model::{Call, Catalogue, word};
use crate::kernel::Day;
use crate::partnerships::themes;
use crate::web::{Texts, key};

/// What is said of something: its name and what it is.
pub type Fact = (String, String);

/// The facts of a call, those that no source gives left out.
pub fn facts(t: Texts, (catalogue, on): (&Catalogue, Day), call: &Call) -> Vec<Fact> {
    let funder = catalogue.programme(&call.programme, on).map(|one| one.funder.of(t.locale()).to_owned());
    let published = call.dates.published.map(|day| t.on(day));
    let lines = [
        ("funder", funder.unwrap_or_default()),
        ("dates", dates(t, &call.dates)),
        ("published", published.unwrap_or_default()),
        ("who", who(t, call)),
        ("partner", with_whom(t, call)),
        ("countries", countries(t, (catalogue, on), call)),
        ("themes", themes_of(t, call)),
        ("shape", shape(t, call)),
        ("amount", call.terms.money.as_ref().map(|money| amounts(t, money)).unwrap_or_default()),
        ("own", own(t, call)),
        ("covered", calls(t, (catalogue, on), &call.terms.covered_by)),
        ("excludes", calls(t, (catalogue, on), &call.terms.excludes)),
        ("combines", calls(t, (catalogue, on), &call.terms.combines)),
    ];
    let said = lines.into_iter().filter(|(_, value)| !value.is_empty());
    said.map(|(name, value)| (t.s(key("funding-fact-", name)), value)).collect()
}

/// The labels of words, those whose keys begin so.
fn labels<T: serde::Serialize>(t: Texts, start: &str, words: &[T]) -> String {
    let label = |one: &T| t.s(key(start, &word(one).replace('_', "-")));
    words.iter().map(label).collect::<Vec<_>>().join(", ")
}

/// The parts that say something, one after the other.
fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ; ")
}

fn number(t: Texts, key: &str, said: Option<u32>) -> Option<String> {
    said.map(|said| t.with(key, &[("count", &t.locale().number(u64::from(said)))]))
}

fn who(t: Texts, call: &Call) -> String {
    let asks = &call.terms.applicant;
    let regions = || {
        let known = reference::french::regions();
        let named = known.iter().filter(|one| asks.regions.contains(&one.code)).map(|one| one.name.as_str());
        t.with("funding-fact-regions", &[("regions", &named.collect::<Vec<_>>().join(", "))])
    };
    joined([
        Some(labels(t, "funding-kind-", &asks.kinds)),
        (!asks.regions.is_empty()).then(regions),
        asks.basin.then(|| t.s("funding-fact-basin")),
        number(t, "funding-fact-members", asks.min_members),
        number(t, "funding-fact-min-population", asks.min_population),
        number(t, "funding-fact-max-population", asks.max_population),
    ])
}

fn with_whom(t: Texts, call: &Call) -> String {
    let asks = &call.terms.partner;
    joined([Some(labels(t, "funding-partner-", &asks.kinds)), number(t, "funding-fact-partners", asks.min)])
}

fn countries(t: Texts, (catalogue, on): (&Catalogue, Day), call: &Call) -> String {
    let asks = &call.terms.partner;
    let group = asks.group.as_ref().and_then(|id| catalogue.countries.group(id, on));
    let in_group = group.zip(asks.min_in_group).map(|(group, least)| {
        let least = t.locale().number(u64::from(least));
        t.with("funding-fact-group", &[("group", group.name.of(t.locale())), ("count", &least)])
    });
    let except = t.with("funding-countries-except", &[("countries", &names(&asks.except, t.locale()))]);
    joined([
        Some(labels(t, "funding-class-", &asks.classes)),
        Some(names(&asks.only, t.locale())),
        (!asks.except.is_empty()).then_some(except),
        number(t, "funding-fact-min-countries", asks.min_countries),
        in_group,
    ])
}

fn themes_of(t: Texts, call: &Call) -> String {
    let french = t.locale() == crate::kernel::Locale::Fr;
    let asked = themes().iter().filter(|theme| call.terms.action.themes.contains(&theme.code));
    asked.map(|theme| theme.name(french)).collect::<Vec<_>>().join(", ")
}

fn shape(t: Texts, call: &Call) -> String {
    let asks = &call.terms.action;
    joined([
        number(t, "funding-fact-min-months", asks.min_months),
        number(t, "funding-fact-max-months", asks.max_months),
        number(t, "funding-fact-participants", asks.min_participants),
        number(t, "funding-fact-invited", asks.min_invited),
        asks.future_only.then(|| t.s("funding-fact-future")),
    ])
}

fn own(t: Texts, call: &Call) -> String {
    if call.terms.no_grant {
        return t.s("funding-no-grant");
    }
    let Some(money) = &call.terms.money else { return String::new() };
    let percent = |key: &str, share: Option<u32>| {
        share.map(|share| t.with(key, &[("share", &t.locale().percent(u64::from(share), 100))]))
    };
    let budget = money.max_budget.map(|most| t.locale().euros(i64::from(most) * 100));
    joined([
        percent("funding-fact-own-share", money.own_share),
        percent("funding-fact-in-kind", money.in_kind_of_own),
        percent("funding-fact-several", money.flat_several),
        percent("funding-holdback", money.holdback),
        budget.map(|most| t.with("funding-fact-max-budget", &[("most", &most)])),
    ])
}

/// The names of calls and programmes.
fn calls(t: Texts, (catalogue, on): (&Catalogue, Day), ids: &[String]) -> String {
    let name = |id: &String| {
        let call = catalogue.call(id, on).map(|call| &call.name);
        call.or_else(|| catalogue.programme(id, on).map(|one| &one.name)).map(|name| name.of(t.locale()).to_owned())
    };
    ids.iter().filter_map(name).collect::<Vec<_>>().join(", ")
}
