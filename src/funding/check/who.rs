//! Who applies, from where, with whom, in which countries.

use std::collections::BTreeSet;

use super::scene::{Said, Scene};
use crate::funding::countries::{name, names};
use crate::funding::model::{Call, word};
use crate::funding::sketch::Partner;
use crate::web::key;

/// The country of an applicant that says none.
const HOME: &str = "FR";

/// Who.
pub fn applicant(scene: &Scene) -> Vec<Said> {
    const RULE: &str = "applicant";
    let (asks, said, t) = (&scene.call.terms.applicant, &scene.sketch.applicant, scene.t);
    if asks.kinds.is_empty() {
        return vec![Said::person(RULE, t.s("funding-applicant-unsaid"))];
    }
    let Some(kind) = said.kind else { return vec![scene.missing(RULE, vec!["applicant.kind".into()])] };
    let kinds = scene.labels("funding-kind-", &asks.kinds);
    if !asks.kinds.contains(&kind) {
        let repair = t.with("funding-applicant-repair", &[("kinds", &kinds)]);
        let shown = t.s(key("funding-kind-", &word(&kind).replace('_', "-")));
        return vec![Said::no(RULE, t.with("funding-applicant-no", &[("kind", &shown)]), repair)];
    }
    let mut found = vec![Said::yes(RULE, t.with("funding-applicant-yes", &[("kinds", &kinds)]))];
    found.extend(scene.within("members", ("applicant.members", said.members), [asks.min_members, None]));
    found
}

/// From where in France.
pub fn place(scene: &Scene) -> Vec<Said> {
    const RULE: &str = "place";
    let (asks, t) = (&scene.call.terms.applicant, scene.t);
    let mut found = Vec::new();
    if asks.basin {
        found.push(Said::person(RULE, t.s("funding-basin")));
    }
    if asks.regions.is_empty() {
        return found;
    }
    let known = reference::french::regions();
    let named = |code: &String| known.iter().find(|one| one.code == *code).map(|one| one.name.as_str());
    let regions = asks.regions.iter().filter_map(named).collect::<Vec<_>>().join(", ");
    let shown = [("regions", &*regions)];
    found.push(match region(scene) {
        None => scene.missing(RULE, vec!["applicant.region".into()]),
        Some(region) if asks.regions.contains(&region) => Said::yes(RULE, t.with("funding-place-yes", &shown)),
        Some(_) => Said::no(RULE, t.with("funding-place-no", &shown), t.s("funding-place-repair")),
    });
    found
}

/// The region of the applicant: as said, or that of its department.
fn region(scene: &Scene) -> Option<String> {
    let said = &scene.sketch.applicant;
    let of_department = || {
        let code = said.department.as_ref()?;
        reference::french::departments().into_iter().find(|one| one.code == *code).map(|one| one.region)
    };
    said.region.clone().or_else(of_department)
}

/// How many inhabitants.
pub fn population(scene: &Scene) -> Vec<Said> {
    let (asks, said) = (&scene.call.terms.applicant, scene.sketch.applicant.population);
    let limits = [asks.min_population, asks.max_population];
    scene.within("population", ("applicant.population", said), limits).into_iter().collect()
}

/// With whom: as many partners of a kind that is meant as are asked for.
pub fn partner(scene: &Scene) -> Vec<Said> {
    const RULE: &str = "partner";
    let (asks, t) = (&scene.call.terms.partner, scene.t);
    if asks.kinds.is_empty() && asks.min.is_none() {
        return Vec::new();
    }
    let Some(partners) = &scene.sketch.partners else { return vec![scene.missing(RULE, vec!["partners".into()])] };
    let needed = asks.min.unwrap_or(1) as usize;
    let meant = |one: &Partner| asks.kinds.is_empty() || one.kind.is_some_and(|kind| asks.kinds.contains(&kind));
    let fit = partners.iter().filter(|one| meant(one)).count();
    let unsaid = partners.iter().enumerate().filter(|(_, one)| !asks.kinds.is_empty() && one.kind.is_none());
    let unsaid: Vec<String> = unsaid.map(|(at, _)| format!("partners[{at}].kind")).collect();
    let kinds = match asks.kinds.as_slice() {
        [] => t.s("funding-partner-any"),
        kinds => scene.labels("funding-partner-", kinds),
    };
    let count = t.locale().number(needed as u64);
    let shown = [("kinds", &*kinds), ("count", &*count)];
    vec![if fit >= needed {
        Said::yes(RULE, t.with("funding-partner-yes", &shown))
    } else if fit + unsaid.len() >= needed {
        scene.missing(RULE, unsaid)
    } else {
        Said::no(RULE, t.with("funding-partner-no", &shown), t.with("funding-partner-repair", &shown))
    }]
}

/// The partners abroad with their places in the list; a partner in France is none of them.
pub fn abroad<'a>(scene: &Scene<'a>) -> Vec<(usize, &'a Partner)> {
    let partners = scene.sketch.partners.as_deref().unwrap_or_default();
    partners.iter().enumerate().filter(|(_, one)| one.country.as_deref() != Some(HOME)).collect()
}

/// The countries of partners abroad, or the paths at which they would have to be said.
pub fn known<'a>(scene: &Scene<'a>) -> Result<Vec<(&'a Partner, &'a str)>, Vec<String>> {
    if scene.sketch.partners.is_none() {
        return Err(vec!["partners".into()]);
    }
    let all = abroad(scene);
    let unsaid = all.iter().filter(|(_, one)| one.country.is_none());
    let unsaid: Vec<String> = unsaid.map(|(at, _)| format!("partners[{at}].country")).collect();
    if !unsaid.is_empty() {
        return Err(unsaid);
    }
    Ok(all.into_iter().filter_map(|(_, one)| Some((one, one.country.as_deref()?))).collect())
}

/// Whether a partner is in one of these places; the path that would have to be said when a part of its country is meant.
fn lies(places: &[String], (at, partner): (usize, &Partner)) -> Result<bool, String> {
    let Some(country) = partner.country.as_deref() else { return Err(format!("partners[{at}].country")) };
    let mut part_meant = false;
    for place in places {
        match place.split_once('-') {
            None if place == country => return Ok(true),
            Some((whole, _)) if whole == country => {
                if partner.subdivision.as_ref() == Some(place) {
                    return Ok(true);
                }
                part_meant |= partner.subdivision.is_none();
            }
            _ => {}
        }
    }
    if part_meant { Err(format!("partners[{at}].subdivision")) } else { Ok(false) }
}

/// In which countries: every partner abroad is in one that is meant.
pub fn countries(scene: &Scene) -> Vec<Said> {
    const RULE: &str = "countries";
    let asks = &scene.call.terms.partner;
    if asks.classes.is_empty() && asks.only.is_empty() && asks.except.is_empty() {
        return Vec::new();
    }
    let (all, t) = (abroad(scene), scene.t);
    if all.is_empty() {
        return vec![scene.missing(RULE, vec!["partners".into()])];
    }
    let (mut missing, mut refused, mut shown) = (Vec::new(), Vec::new(), Vec::new());
    for (at, partner) in all {
        match fits(scene, (at, partner)) {
            Err(path) => missing.push(path),
            Ok(fits) => {
                let told = told(scene, partner.country.as_deref().unwrap_or_default());
                if fits { shown.push(told) } else { refused.push(told) }
            }
        }
    }
    let said = |key: &str, told: &[String]| t.with(key, &[("countries", &told.join(" · "))]);
    vec![if !refused.is_empty() {
        Said::no(RULE, said("funding-countries-no", &refused), repair(scene))
    } else if missing.is_empty() {
        Said::yes(RULE, said("funding-countries-yes", &shown))
    } else {
        scene.missing(RULE, missing)
    }]
}

/// Whether the country of a partner is one that is meant.
fn fits(scene: &Scene, (at, partner): (usize, &Partner)) -> Result<bool, String> {
    let asks = &scene.call.terms.partner;
    let country = partner.country.as_deref().ok_or_else(|| format!("partners[{at}].country"))?;
    let class = scene.catalogue.countries.class(country, scene.on).class;
    let only = asks.only.is_empty() || lies(&asks.only, (at, partner))?;
    let class_meant = asks.classes.is_empty() || asks.classes.contains(&class);
    Ok(only && class_meant && !lies(&asks.except, (at, partner))?)
}

/// A country with its class on the day, and whether that is to be verified: « Bénin (pays moins avancé, à vérifier) ».
pub fn told(scene: &Scene, country: &str) -> String {
    let class = scene.catalogue.countries.class(country, scene.on);
    let (country, shown) = (name(country, scene.t.locale()), scene.labels("funding-class-", &[class.class]));
    let shown = [("country", country.as_str()), ("class", shown.as_str()), ("source", class.source.as_str())];
    scene.t.with(if class.to_verify { "funding-class-to-verify" } else { "funding-class-verified" }, &shown)
}

/// The countries that are meant.
fn repair(scene: &Scene) -> String {
    let (asks, t) = (&scene.call.terms.partner, scene.t);
    if !asks.only.is_empty() {
        return t.with("funding-countries-only", &[("countries", &names(&asks.only, t.locale()))]);
    }
    if !asks.classes.is_empty() {
        return t.with("funding-countries-classes", &[("classes", &scene.labels("funding-class-", &asks.classes))]);
    }
    t.with("funding-countries-except", &[("countries", &names(&asks.except, t.locale()))])
}

/// How many countries, and how many of a group.
pub fn spread(scene: &Scene) -> Vec<Said> {
    const RULE: &str = "spread";
    let (asks, t) = (&scene.call.terms.partner, scene.t);
    if asks.min_countries.is_none() && asks.group.is_none() {
        return Vec::new();
    }
    let countries = match known(scene) {
        Ok(countries) => countries,
        Err(missing) => return vec![scene.missing(RULE, missing)],
    };
    let home = scene.sketch.applicant.country.as_deref().unwrap_or(HOME);
    let all: BTreeSet<&str> = countries.iter().map(|(_, country)| *country).chain([home]).collect();
    let mut found = Vec::new();
    if let Some(least) = asks.min_countries {
        let (count, least_shown) = (t.locale().number(all.len() as u64), t.locale().number(u64::from(least)));
        let shown = [("count", &*count), ("least", &*least_shown)];
        found.push(if all.len() >= least as usize {
            Said::yes(RULE, t.with("funding-spread-yes", &shown))
        } else {
            Said::no(RULE, t.with("funding-spread-no", &shown), t.s("funding-spread-repair"))
        });
    }
    found.extend(in_group(scene, &all));
    found
}

fn in_group(scene: &Scene, all: &BTreeSet<&str>) -> Option<Said> {
    const RULE: &str = "group";
    let (asks, t) = (&scene.call.terms.partner, scene.t);
    let least = asks.min_in_group.unwrap_or(1);
    let Some(group) = scene.catalogue.countries.group(asks.group.as_ref()?, scene.on) else {
        return Some(Said::person(RULE, t.s("funding-group-unknown")));
    };
    let inside = group.countries.iter().filter(|country| all.contains(country.as_str())).count();
    let [count, least_shown] = [inside as u64, u64::from(least)].map(|number| t.locale().number(number));
    let shown = [("count", &*count), ("least", &*least_shown), ("group", group.name.of(t.locale()))];
    let verify = group.status == crate::content::Status::ToVerify;
    let because = |key: &str| {
        let told = t.with(key, &shown);
        if verify { format!("{told} {}", t.s("funding-group-to-verify")) } else { told }
    };
    Some(if inside >= least as usize {
        Said::yes(RULE, because("funding-group-yes"))
    } else {
        Said::no(RULE, because("funding-group-no"), t.with("funding-group-repair", &shown))
    })
}

/// How another call covers a sketch.
enum Covers {
    /// By the country: it is to be asked instead.
    Country,
    /// By the theme: a person judges whether it is what the other is about.
    Theme,
    /// Not.
    No,
    /// Something was not said.
    Missing(String),
}

/// Whether a call that is to be asked instead fits.
pub fn covered(scene: &Scene) -> Vec<Said> {
    const RULE: &str = "covered";
    let (t, by) = (scene.t, &scene.call.terms.covered_by);
    if by.is_empty() {
        return Vec::new();
    }
    let others = scene.catalogue.on(scene.on).filter(|call| by.iter().any(|name| call.is(name)));
    let (mut missing, mut themes) = (BTreeSet::new(), Vec::new());
    for other in others {
        let shown = [("call", other.name.of(t.locale()))];
        match covers(scene, other) {
            Covers::Country => {
                let repair = t.with("funding-covered-repair", &shown);
                return vec![Said::no(RULE, t.with("funding-covered-no", &shown), repair)];
            }
            Covers::Theme => themes.push(Said::person(RULE, t.with("funding-covered-theme", &shown))),
            Covers::Missing(path) => drop(missing.insert(path)),
            Covers::No => {}
        }
    }
    if !missing.is_empty() {
        return vec![scene.missing(RULE, missing.into_iter().collect())];
    }
    if themes.is_empty() { vec![Said::yes(RULE, t.s("funding-covered-yes"))] } else { themes }
}

fn covers(scene: &Scene, other: &Call) -> Covers {
    let (places, themes) = (&other.terms.partner.only, &other.terms.action.themes);
    if !places.is_empty() {
        if scene.sketch.partners.is_none() {
            return Covers::Missing("partners".into());
        }
        let lying = abroad(scene).into_iter().map(|partner| lies(places, partner));
        return lying.fold(Covers::No, |so_far, next| match (so_far, next) {
            (Covers::Country, _) | (_, Ok(true)) => Covers::Country,
            (_, Err(path)) => Covers::Missing(path),
            (so_far, Ok(false)) => so_far,
        });
    }
    match &scene.sketch.action.themes {
        None => Covers::Missing("action.themes".into()),
        Some(said) if said.iter().any(|theme| themes.contains(theme)) => Covers::Theme,
        Some(_) => Covers::No,
    }
}
