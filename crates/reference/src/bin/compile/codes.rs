//! Code lists of aid statistics.

use anyhow::Result;
use serde::Deserialize;

use crate::io::{Inputs, Output};

/// Name of a list in the source, and ours.
const LISTS: [(&str, &str); 9] = [
    ("AidType", "aid_type"),
    ("CRSChannelCode", "channel"),
    ("FinanceType", "finance_type"),
    ("FlowType", "flow_type"),
    ("PolicyMarker", "policy_marker"),
    ("Sector", "purpose"),
    ("SectorCategory", "purpose_category"),
    ("UNSDG-Goals", "goal"),
    ("UNSDG-Targets", "target"),
];

#[derive(Deserialize)]
struct Source {
    codelist: String,
    code: String,
    name_en: String,
    name_fr: String,
    category: String,
    status: String,
}

/// Writes the table of codes, in the order of codes (numbers as numbers).
pub fn compile(inputs: &Inputs, out: &Output) -> Result<()> {
    let source: Vec<Source> = inputs.shared_csv("iati/codelists.csv")?;
    let mut rows = Vec::new();
    for code in source {
        let Some((_, list)) = LISTS.iter().find(|list| list.0 == code.codelist) else {
            continue;
        };
        let category =
            if *list == "target" { code.code.split('.').next().unwrap_or_default().to_owned() } else { code.category };
        let status = if code.status == "withdrawn" { "withdrawn" } else { "active" };
        rows.push(vec![(*list).to_owned(), code.code, code.name_en, code.name_fr, category, status.to_owned()]);
    }
    rows.sort_by_cached_key(|row| (row[0].clone(), natural(&row[1])));
    let header = ["list", "code", "name_en", "name_fr", "category", "status"];
    out.table("codes", &header, &rows)
}

/// Orders "2.10" after "2.9" and "2.a" after both.
fn natural(code: &str) -> Vec<(u32, String)> {
    code.split('.').map(|part| (part.parse().unwrap_or(u32::MAX), part.to_owned())).collect()
}
