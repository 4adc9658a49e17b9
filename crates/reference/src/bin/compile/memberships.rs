//! Groups of countries that aid rules speak of.
//!
//! No dated official list is reachable through the packages, so every row says
//! "to_verify". Corrections that the project's sources state go into
//! `data/memberships_notes.tsv`, written by hand.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::io::{Inputs, Output};

/// When the packages were read.
const CHECKED_ON: &str = "2026-11-24";
const BBLOCKS: &str = "bblocks-places 0.0.6";
const ODA_DATA: &str = "oda-data 2.8.1 + bblocks-places 0.0.6";

/// Corrections and remarks: group, country, what to do, date, source, note.
const NOTES: &str = include_str!("../../../../../data/memberships_notes.tsv");

#[derive(Deserialize)]
struct Source {
    iso2_code: String,
    iso3_code: String,
    ldc: String,
    lldc: String,
    sids: String,
    dac_code: String,
    income_level: String,
}

/// One line of the notes.
struct Note<'a> {
    group: &'a str,
    iso2: &'a str,
    action: &'a str,
    date: &'a str,
    source: &'a str,
    note: &'a str,
}

/// Country and group to class.
type Found = BTreeMap<(String, String), String>;

/// Writes the table of memberships, by country and group.
pub fn compile(inputs: &Inputs, out: &Output) -> Result<()> {
    let source: Vec<Source> = inputs.wheel_csv("bblocks/places/concordance.csv")?;
    let groupings: HashMap<String, serde_json::Value> = inputs.wheel("oda_data/settings/recipient_groupings.json")?;
    let recipients: BTreeSet<u32> = groupings
        .get("all_developing_countries_regions")
        .and_then(|group| group.as_object())
        .context("recipients of oda_data")?
        .keys()
        .filter_map(|code| code.parse().ok())
        .collect();
    let mut found = Found::new();
    for country in &source {
        collect(country, &recipients, &mut found);
    }
    let notes: Vec<Note<'_>> = NOTES.lines().skip(1).filter_map(note).collect();
    for note in notes.iter().filter(|note| matches!(note.action, "add" | "end")) {
        let key = (note.iso2.to_owned(), note.group.to_owned());
        found.entry(key).or_default();
    }
    let rows: Vec<Vec<String>> = found.iter().map(|(key, class)| row(key, class, &notes)).collect();
    let header = ["iso2", "group", "class", "valid_from", "valid_to", "checked_on", "source", "status", "note"];
    out.table("memberships", &header, &rows)
}

fn note(line: &'static str) -> Option<Note<'static>> {
    let mut cells = line.split('\t');
    Some(Note {
        group: cells.next()?,
        iso2: cells.next()?,
        action: cells.next()?,
        date: cells.next()?,
        source: cells.next()?,
        note: cells.next()?,
    })
}

fn collect(country: &Source, recipients: &BTreeSet<u32>, found: &mut Found) {
    // Readers of CSV that take "NA" for a missing value have emptied Namibia's code.
    let iso2 = match country.iso3_code.as_str() {
        "NAM" => "NA",
        _ => country.iso2_code.as_str(),
    };
    let mut add = |group: &str, class: &str| {
        found.insert((iso2.to_owned(), group.to_owned()), class.to_owned());
    };
    let flags = [("ldc", &country.ldc), ("lldc", &country.lldc), ("sids", &country.sids)];
    for (group, flag) in flags {
        if flag == "True" {
            add(group, "");
        }
    }
    let income = match country.income_level.as_str() {
        "Low income" => "low",
        "Lower middle income" => "lower_middle",
        "Upper middle income" => "upper_middle",
        "High income" => "high",
        _ => "",
    };
    if !income.is_empty() {
        add("income", income);
    }
    // The package's list is historical (it still holds Singapore): only countries
    // that are not of high income today can be recipients.
    let code = country.dac_code.trim_end_matches(".0").parse();
    let recipient = code.is_ok_and(|code: u32| recipients.contains(&code));
    if recipient && !matches!(income, "" | "high") {
        add("dac", if country.ldc == "True" { "ldc" } else { income });
    }
}

fn row(key: &(String, String), class: &str, notes: &[Note<'_>]) -> Vec<String> {
    let (iso2, group) = key;
    let own = |note: &&Note<'_>| note.iso2 == iso2 && note.group == group;
    let note = notes.iter().find(own);
    let ended = note.filter(|note| note.action == "end").map_or("", |note| note.date);
    let package = if group == "dac" { ODA_DATA } else { BBLOCKS };
    let source = note.filter(|note| note.action != "note").map_or(package, |note| note.source);
    let text = note.map_or("", |note| note.note);
    [iso2, group, class, "", ended, CHECKED_ON, source, "to_verify", text].map(str::to_owned).to_vec()
}
