//! How much: ceilings, floors, what is in kind, several countries. In cents; ceilings are rounded down, floors up.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::scene::{Said, Scene};
use super::who::{known, told};
use crate::funding::model::Money;
use crate::funding::report::Grant;
use crate::kernel::Euros;

fn cents(euros: Option<u32>) -> Option<i64> {
    euros.map(|euros| i64::from(euros) * 100)
}

fn said(amount: Option<Euros>) -> Option<i64> {
    amount.map(Euros::cents)
}

/// A share of an amount, rounded down to the cent.
pub fn at_most(cents: i64, percent: u32) -> i64 {
    cents * i64::from(percent) / 100
}

/// A share of an amount, rounded up to the cent.
pub fn at_least(cents: i64, percent: u32) -> i64 {
    (cents * i64::from(percent) + 99) / 100
}

/// The most that a rate allows: by the parts of the countries, or by the flat share of the whole.
struct Ceiling {
    parts: Option<i64>,
    flat: Option<i64>,
    /// There are several countries.
    several: bool,
    /// What the parts would need.
    missing: Vec<String>,
}

impl Ceiling {
    fn most(&self) -> Option<i64> {
        self.parts.max(self.flat)
    }
}

/// The ceiling of a call, or what it would need; nothing when it has no rate.
fn ceiling(scene: &Scene, money: &Money) -> Result<Option<Ceiling>, Vec<String>> {
    let budget = said(scene.sketch.money.budget).ok_or_else(|| vec!["money.budget".to_owned()]);
    if let Some(rate) = money.rate {
        let parts = Some(at_most(budget?, rate));
        return Ok(Some(Ceiling { parts, flat: None, several: false, missing: Vec::new() }));
    }
    if money.rates.all().next().is_none() {
        return Ok(None);
    }
    let partners = known(scene)?;
    let rated = |country: &str| money.rates.of(scene.catalogue.countries.class(country, scene.on).class);
    let rates: Option<BTreeSet<u32>> = partners.iter().map(|(_, country)| rated(country)).collect();
    let (Some(rates), budget) = (rates, budget?) else { return Ok(None) };
    let countries: BTreeSet<&str> = partners.iter().map(|(_, country)| *country).collect();
    let several = countries.len() > 1;
    let flat = money.flat_several.filter(|_| several).map(|share| at_most(budget, share));
    let unsaid = || partners.iter().enumerate().filter(|(_, (one, _))| one.share.is_none());
    let missing: Vec<String> = match rates.len() {
        0 => return Err(vec!["partners".to_owned()]),
        1 => Vec::new(),
        _ => unsaid().map(|(at, _)| format!("partners[{at}].share")).collect(),
    };
    let part =
        |(one, country): &(&crate::funding::sketch::Partner, &str)| Some(at_most(said(one.share)?, rated(country)?));
    let parts = match rates.first() {
        Some(rate) if rates.len() == 1 => Some(at_most(budget, *rate)),
        _ => partners.iter().map(part).sum(),
    };
    Ok(Some(Ceiling { parts, flat, several, missing }))
}

/// The most that may be asked, as far as it can be reckoned.
pub fn grant(scene: &Scene) -> Option<Grant> {
    let money = scene.call.terms.money.as_ref()?;
    let budget = said(scene.sketch.money.budget);
    let ceiling = ceiling(scene, money).ok().flatten();
    let years = i64::from(scene.sketch.action.months.unwrap_or(1).div_ceil(12).max(1));
    let yearly = cents(money.max_a_year).map(|a_year| a_year.saturating_mul(years));
    let limits = [ceiling.as_ref().and_then(Ceiling::most), cents(money.max), yearly];
    // The budget alone says nothing of what a call gives.
    limits.iter().flatten().next()?;
    let limits = limits.into_iter().chain([budget]);
    let most = limits.flatten().min()?;
    let [parts, flat] = match &ceiling {
        Some(ceiling) if ceiling.several => [ceiling.parts, ceiling.flat],
        _ => [None, None],
    };
    let own_least = money.own_share.zip(budget).map(|(share, budget)| at_least(budget, share));
    let own = own_total(scene).or(own_least);
    Some(Grant {
        currency: "EUR".to_owned(),
        most,
        better: parts.zip(flat).and_then(|(parts, flat)| better(parts, flat)).map(str::to_owned),
        parts,
        flat,
        own_least,
        in_kind_most: money.in_kind_of_own.zip(own).map(|(share, own)| at_most(own, share)),
        held_back: money.holdback.map(|share| at_most(most, share)),
    })
}

/// The better of two ways; nothing when they give the same.
fn better(parts: i64, flat: i64) -> Option<&'static str> {
    match parts.cmp(&flat) {
        Ordering::Greater => Some("parts"),
        Ordering::Less => Some("flat"),
        Ordering::Equal => None,
    }
}

/// What the applicant brings in all, when both halves are said.
fn own_total(scene: &Scene) -> Option<i64> {
    let money = &scene.sketch.money;
    Some(said(money.own_cash)? + said(money.own_in_kind)?)
}

/// What is asked: between the smallest and the largest grant, under the rate, for a budget that is not too large.
pub fn amounts(scene: &Scene) -> Vec<Said> {
    let t = scene.t;
    if scene.call.terms.no_grant {
        return vec![Said::yes("amount", t.s("funding-no-grant")).informs()];
    }
    let Some(money) = &scene.call.terms.money else {
        return vec![Said::person("amount", t.s("funding-money-unknown"))];
    };
    let (sketch, mut found) = (&scene.sketch.money, Vec::new());
    found.extend(limits(scene, "budget", ("money.budget", said(sketch.budget)), [None, cents(money.max_budget)]));
    let asked = ("money.asked", said(sketch.asked));
    found.extend(limits(scene, "amount", asked, [cents(money.min), cents(money.max)]));
    found.extend(yearly(scene, money));
    found.extend(rate(scene, money));
    found.extend(parts(scene, money));
    if money.lump_sum {
        found.push(Said::yes("rate", t.s("funding-lump-sum")).informs());
    }
    if let Some(share) = money.holdback {
        let because = t.with("funding-holdback", &[("share", &scene.percent(share))]);
        found.push(Said::yes("holdback", because).informs());
    }
    found
}

fn limits(
    scene: &Scene,
    rule: &'static str,
    (path, said): (&str, Option<i64>),
    [least, most]: [Option<i64>; 2],
) -> Option<Said> {
    if least.is_none() && most.is_none() {
        return None;
    }
    let Some(said) = said else { return Some(scene.missing(rule, vec![path.to_owned()])) };
    let shown = [Some(said), least, most].map(|cents| cents.map(|cents| scene.euros(cents)).unwrap_or_default());
    let field = scene.t.s(crate::web::key("funding-field-", &path.replace(['.', '_'], "-")));
    let shown = [("field", &*field), ("said", &*shown[0]), ("least", &*shown[1]), ("most", &*shown[2])];
    let with = |name: &str| scene.t.with(name, &shown);
    Some(if least.is_some_and(|least| said < least) {
        Said::no(rule, with("funding-under"), with("funding-under-repair"))
    } else if most.is_some_and(|most| most < said) {
        Said::no(rule, with("funding-over"), with("funding-over-repair"))
    } else {
        Said::yes(rule, with("funding-within"))
    })
}

/// The largest grant of a year, for as many years as the project has begun.
fn yearly(scene: &Scene, money: &Money) -> Option<Said> {
    const RULE: &str = "yearly";
    let a_year = cents(money.max_a_year)?;
    let asked = said(scene.sketch.money.asked);
    if asked.is_none() {
        return Some(scene.missing(RULE, vec!["money.asked".to_owned()]));
    }
    let years = match scene.sketch.action.months {
        Some(months) => i64::from(months.div_ceil(12).max(1)),
        // A grant of one year is within the limit, however long the project.
        None if asked <= Some(a_year) => 1,
        None => return Some(scene.missing(RULE, vec!["action.months".to_owned()])),
    };
    limits(scene, RULE, ("money.asked", asked), [None, Some(a_year.saturating_mul(years))])
}

/// The share that the call pays at most.
fn rate(scene: &Scene, money: &Money) -> Option<Said> {
    const RULE: &str = "rate";
    let t = scene.t;
    let ceiling = match ceiling(scene, money) {
        Err(missing) => return Some(scene.missing(RULE, missing)),
        Ok(None) if money.lump_sum => return None,
        Ok(None) => return Some(Said::person(RULE, t.s("funding-rate-unknown"))),
        Ok(Some(ceiling)) => ceiling,
    };
    let asked = said(scene.sketch.money.asked);
    let (Some(most), Some(asked)) = (ceiling.most(), asked) else {
        let asks = asked.is_none().then(|| "money.asked".to_owned());
        return Some(scene.missing(RULE, ceiling.missing.into_iter().chain(asks).collect()));
    };
    if asked > most && !ceiling.missing.is_empty() {
        return Some(scene.missing(RULE, ceiling.missing));
    }
    let [asked_shown, most_shown] = [asked, most].map(|cents| scene.euros(cents));
    let (how, reckoned) = (how(scene, money), reckoned(scene, &ceiling));
    let shown = [("asked", &*asked_shown), ("most", &*most_shown), ("how", &*how), ("reckoned", &*reckoned)];
    Some(if asked <= most {
        Said::yes(RULE, t.with("funding-rate-yes", &shown).trim_end().to_owned())
    } else {
        let because = t.with("funding-rate-no", &shown).trim_end().to_owned();
        Said::no(RULE, because, t.with("funding-rate-repair", &shown))
    })
}

/// The rates of the countries in words.
fn how(scene: &Scene, money: &Money) -> String {
    if let Some(rate) = money.rate {
        return scene.percent(rate);
    }
    let rated = |country: &str| money.rates.of(scene.catalogue.countries.class(country, scene.on).class);
    let countries: BTreeSet<&str> = known(scene).unwrap_or_default().into_iter().map(|(_, country)| country).collect();
    let one = |country: &str| Some(format!("{} {}", told(scene, country), scene.percent(rated(country)?)));
    countries.into_iter().filter_map(one).collect::<Vec<_>>().join(" · ")
}

/// Of several countries: what the two ways give, and which is better.
fn reckoned(scene: &Scene, ceiling: &Ceiling) -> String {
    let (Some(parts), Some(flat), true) = (ceiling.parts, ceiling.flat, ceiling.several) else { return String::new() };
    let key = match better(parts, flat) {
        Some("parts") => "funding-several-parts",
        Some(_) => "funding-several-flat",
        None => "funding-several-same",
    };
    let [parts, flat] = [parts, flat].map(|cents| scene.euros(cents));
    scene.t.with(key, &[("parts", &*parts), ("flat", &*flat)])
}

/// The parts of the countries make the budget.
fn parts(scene: &Scene, money: &Money) -> Option<Said> {
    const RULE: &str = "parts";
    money.rates.all().next()?;
    let partners = scene.sketch.partners.as_deref().filter(|partners| partners.len() > 1)?;
    let sum: i64 = partners.iter().map(|one| said(one.share)).sum::<Option<i64>>()?;
    let budget = said(scene.sketch.money.budget)?;
    let [shown, budget_shown] = [sum, budget].map(|cents| scene.euros(cents));
    let shown = [("sum", &*shown), ("budget", &*budget_shown)];
    (sum != budget)
        .then(|| Said::no(RULE, scene.t.with("funding-parts-no", &shown), scene.t.with("funding-parts-repair", &shown)))
}

/// What the applicant brings, what of it is in kind, and that no more is brought than the project costs.
pub fn own(scene: &Scene) -> Vec<Said> {
    let Some(money) = scene.call.terms.money.as_ref().filter(|_| !scene.call.terms.no_grant) else {
        return Vec::new();
    };
    let share = money.own_share.map(|share| own_share(scene, share));
    let in_kind = money.in_kind_of_own.map(|share| in_kind(scene, share));
    share.into_iter().chain(in_kind).chain(balance(scene)).collect()
}

fn unsaid<const N: usize>(fields: [(&str, Option<Euros>); N]) -> Vec<String> {
    fields.into_iter().filter(|(_, said)| said.is_none()).map(|(path, _)| path.to_owned()).collect()
}

fn own_share(scene: &Scene, share: u32) -> Said {
    const RULE: &str = "own_share";
    let (money, t) = (&scene.sketch.money, scene.t);
    let (Some(budget), Some(own)) = (said(money.budget), own_total(scene)) else {
        let fields = [
            ("money.budget", money.budget),
            ("money.own_cash", money.own_cash),
            ("money.own_in_kind", money.own_in_kind),
        ];
        return scene.missing(RULE, unsaid(fields));
    };
    let least = at_least(budget, share);
    let [own_shown, least_shown, lack] = [own, least, least - own].map(|cents| scene.euros(cents));
    let percent = scene.percent(share);
    let shown = [("own", &*own_shown), ("least", &*least_shown), ("lack", &*lack), ("share", &*percent)];
    if own >= least {
        Said::yes(RULE, t.with("funding-own-yes", &shown))
    } else {
        Said::no(RULE, t.with("funding-own-no", &shown), t.with("funding-own-repair", &shown))
    }
}

fn in_kind(scene: &Scene, share: u32) -> Said {
    const RULE: &str = "in_kind";
    let (money, t) = (&scene.sketch.money, scene.t);
    let (Some(own), Some(kind)) = (own_total(scene), said(money.own_in_kind)) else {
        let fields = [("money.own_cash", money.own_cash), ("money.own_in_kind", money.own_in_kind)];
        return scene.missing(RULE, unsaid(fields));
    };
    let most = at_most(own, share);
    let [kind_shown, most_shown] = [kind, most].map(|cents| scene.euros(cents));
    let percent = scene.percent(share);
    let shown = [("kind", &*kind_shown), ("most", &*most_shown), ("share", &*percent)];
    if kind <= most {
        Said::yes(RULE, t.with("funding-kind-yes", &shown))
    } else {
        Said::no(RULE, t.with("funding-kind-no", &shown), t.with("funding-kind-repair", &shown))
    }
}

fn balance(scene: &Scene) -> Option<Said> {
    let money = &scene.sketch.money;
    let brought = own_total(scene)? + said(money.asked)?;
    let budget = said(money.budget)?;
    let [shown, most, over] = [brought, budget, brought - budget].map(|cents| scene.euros(cents));
    let shown = [("said", &*shown), ("most", &*most), ("over", &*over)];
    (brought > budget).then(|| {
        Said::no("balance", scene.t.with("funding-balance-no", &shown), scene.t.with("funding-balance-repair", &shown))
    })
}
