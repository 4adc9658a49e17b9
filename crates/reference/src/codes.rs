//! Code lists of aid statistics, in English and French.
//!
//! Source: IATI Standard code lists (CC BY 4.0), which carry the OECD-DAC lists
//! and the Sustainable Development Goals.

use std::{collections::HashMap, sync::OnceLock};

use crate::table::{embedded, keep, rows};

/// One code of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The code, unique in its list.
    pub code: &'static str,
    /// Name in English.
    pub name_en: &'static str,
    /// Name in French; the English name where the source has no French (a few
    /// withdrawn codes and organisations with an English proper name).
    pub name_fr: &'static str,
    /// Code of the category: sector category of a purpose, goal of a target.
    pub category: Option<&'static str>,
    /// `false` once withdrawn: kept to read old data, not to be offered.
    pub active: bool,
}

type Lists = HashMap<&'static str, Vec<Code>>;

fn list(name: &str) -> &'static [Code] {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(read).get(name).map_or(&[], |codes| codes.as_slice())
}

fn read() -> Lists {
    let mut lists = Lists::new();
    for mut row in rows(keep(embedded!("codes"))) {
        let (list, code, name_en) = (row.cell(), row.cell(), row.cell());
        lists.entry(list).or_default().push(Code {
            code,
            name_en,
            name_fr: row.optional().unwrap_or(name_en),
            category: row.optional(),
            active: row.cell() == "active",
        });
    }
    lists
}

/// CRS purpose codes (five digits); the category is the three-digit sector.
pub fn purposes() -> &'static [Code] {
    list("purpose")
}

/// Three-digit sector categories of the CRS purposes.
pub fn purpose_categories() -> &'static [Code] {
    list("purpose_category")
}

/// The 17 Sustainable Development Goals.
pub fn goals() -> &'static [Code] {
    list("goal")
}

/// The 169 targets; the category is the goal.
pub fn targets() -> &'static [Code] {
    list("target")
}

/// Types of aid.
pub fn aid_types() -> &'static [Code] {
    list("aid_type")
}

/// Types of finance.
pub fn finance_types() -> &'static [Code] {
    list("finance_type")
}

/// Channels of delivery.
pub fn channels() -> &'static [Code] {
    list("channel")
}

/// Policy markers.
pub fn policy_markers() -> &'static [Code] {
    list("policy_marker")
}

/// Types of flow.
pub fn flow_types() -> &'static [Code] {
    list("flow_type")
}
