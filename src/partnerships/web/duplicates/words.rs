//! Reasons, classes and values in words.

use std::collections::BTreeMap;

use reference::countries;
use serde_json::Value;

use crate::accounts::broken;
use crate::authorities::{self, Named};
use crate::db::Db;
use crate::kernel::{Locale, PublicId};
use crate::partnerships::duplicates::model::Reason;
use crate::partnerships::statements::model::Field;
use crate::web::{Error, Texts};

/// The names of authorities.
pub type Names = BTreeMap<PublicId, Named>;

/// The names of these.
pub async fn names(db: &Db, ids: impl Iterator<Item = &PublicId>) -> Result<Names, Error> {
    let wanted: Vec<&str> = ids.map(PublicId::as_str).collect();
    let mut found = Names::new();
    for lot in wanted.chunks(500) {
        let named = authorities::named(db.read(), lot).await.map_err(broken)?;
        found.extend(named.into_iter().map(|one| (one.id.clone(), one)));
    }
    Ok(found)
}

/// The name of one of them, or its identifier.
pub fn name(names: &Names, locale: Locale, id: &PublicId) -> String {
    names.get(id).map_or(id.as_str(), |one| one.name_in(locale)).to_owned()
}

/// The names of the parties of a link, the French ones first.
pub fn parties<'p>(names: &Names, locale: Locale, ids: impl Iterator<Item = &'p PublicId>) -> String {
    let mut all: Vec<&PublicId> = ids.collect();
    all.sort_by_key(|id| (names.get(*id).is_none_or(|one| one.country != "FR"), name(names, locale, id)));
    all.into_iter().map(|id| name(names, locale, id)).collect::<Vec<_>>().join(" – ")
}

/// A country in words.
pub fn country(locale: Locale, code: &str) -> String {
    let known = countries::by_iso2(code);
    known.map_or(code, |one| if locale == Locale::Fr { one.name_fr } else { one.name_en }).to_owned()
}

/// A reason in words.
pub fn reason(t: Texts, reason: &Reason) -> String {
    let plain = match reason {
        Reason::OtherName(name) => return t.with("duplicate-reason-other-name", &[("name", name)]),
        Reason::Reported(source) => return t.with("duplicate-reason-reported", &[("source", source)]),
        Reason::Apart(km) => return t.n("duplicate-reason-apart", *km as usize),
        Reason::SameName => "same-name",
        Reason::NearName => "near-name",
        Reason::Category => "category",
        Reason::SamePlace => "same-place",
        Reason::Approximate => "approximate",
        Reason::NoPosition => "no-position",
        Reason::SameRegion => "same-region",
        Reason::OtherRegion => "other-region",
        Reason::BothInGazetteer => "both-in-gazetteer",
        Reason::OneInGazetteer => "one-in-gazetteer",
        Reason::SameParties => "same-parties",
        Reason::MoreParties => "more-parties",
        Reason::OneParty => "one-party",
        Reason::SameSince => "same-since",
        Reason::OtherSince => "other-since",
        Reason::Written => "written",
    };
    t.s(format!("duplicate-reason-{plain}"))
}

/// A value of a field of either kind of record in words.
pub fn value((t, locale): (Texts, Locale), names: &Names, field: &str, value: &Value) -> String {
    if let Some(field) = Field::parse(field) {
        return field.in_words(t, locale, value);
    }
    match (field, value) {
        (_, Value::Null) => t.s("unknown"),
        ("parties", Value::Array(ids)) => {
            let ids: Vec<PublicId> = ids.iter().filter_map(Value::as_str).filter_map(PublicId::parse).collect();
            parties(names, locale, ids.iter())
        }
        ("position", Value::Array(all)) => {
            let number = |at: usize| all.get(at).and_then(Value::as_str).unwrap_or_default();
            let exact = all.get(2).and_then(Value::as_str) != Some("approximate");
            let place = format!("{}, {}", number(0), number(1));
            if exact { place } else { t.with("duplicates-approximately", &[("place", &place)]) }
        }
        ("population", Value::Array(all)) => {
            let count = all.first().and_then(Value::as_u64).unwrap_or_default();
            let year = all.get(1).and_then(Value::as_i64).map(|year| year.to_string());
            let source = all.get(2).and_then(Value::as_str).map(str::to_owned);
            let told: Vec<String> = [year, source].into_iter().flatten().collect();
            if told.is_empty() {
                locale.number(count)
            } else {
                format!("{} ({})", locale.number(count), told.join(", "))
            }
        }
        (_, Value::Object(texts)) => {
            let text = texts.get(locale.code()).or_else(|| texts.values().next());
            text.and_then(Value::as_str).unwrap_or_default().to_owned()
        }
        _ => value.as_str().map_or_else(|| value.to_string(), str::to_owned),
    }
}

/// The name of a field of either kind of record.
pub fn field(t: Texts, field: &str) -> String {
    match Field::parse(field) {
        Some(field) => field.name(t),
        None if field == "parties" => t.s("link-parties"),
        None => t.s(format!("duplicates-field-{field}")),
    }
}

/// A doubt as it is stored, in words.
pub fn doubt(t: Texts, locale: Locale, doubt: &Value) -> String {
    let text = |name: &str| doubt[name].as_str().unwrap_or_default();
    match text("code") {
        "by_name" => t.with("doubt-by-name", &[("name", text("name"))]),
        "other_name" => t.with("doubt-other-name", &[("name", text("name")), ("code", text("official"))]),
        "other_country" => t.with("doubt-other-country", &[("name", text("name")), ("country", text("country"))]),
        "namesake" => t.s("doubt-namesake"),
        "several" => {
            let count = doubt["count"].as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or_default();
            t.with_count("doubt-several", count, &[("name", text("name"))])
        }
        "not_found" => t.with("doubt-not-found", &[("name", text("name"))]),
        "far" => {
            let km = doubt["km"].as_u64().and_then(|km| usize::try_from(km).ok()).unwrap_or_default();
            t.with_count("doubt-far", km, &[("name", text("name"))])
        }
        "club" => t.s("doubt-club"),
        _ => text(locale.code()).to_owned(),
    }
}
