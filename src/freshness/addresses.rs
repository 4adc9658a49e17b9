//! Official addresses from a file, so that a campaign reaches authorities that nobody represents.

use std::path::Path;

use serde::Serialize;

use crate::authorities;
use crate::db::{Author, DbError, Write};
use crate::kernel::{Locale, PublicId, Timestamp};
use crate::mail::Address;
use crate::organisations::{OfficialAddress, record_official_address};

/// The columns that a file has, found by name in any order.
const COLUMNS: [&str; 4] = ["authority", "email", "language", "source"];

/// A line that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// Its number in the file.
    pub line: u64,
    /// Why.
    pub reason: String,
}

/// What an import of addresses did, or would do.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ImportedAddresses {
    /// Lines read.
    pub lines: u64,
    /// Addresses that were recorded, in place of another or for the first time.
    pub recorded: u64,
    /// Addresses that were recorded already.
    pub same: u64,
    /// Lines that cannot be used.
    pub refused: Vec<Refused>,
}

/// Reads a file and records its addresses, in the transaction of the caller, who keeps it or not.
///
/// Errors: a file that cannot be used as a whole, in words; the database.
pub async fn import_addresses(write: &Write, file: &Path, now: Timestamp) -> anyhow::Result<ImportedAddresses> {
    let text = std::fs::read_to_string(file)?;
    let mut report = ImportedAddresses::default();
    for (line, read) in read(text.trim_start_matches('\u{feff}'))? {
        report.lines += 1;
        let address = match read {
            Ok(address) => address,
            Err(reason) => {
                report.refused.push(Refused { line, reason });
                continue;
            }
        };
        match record(write, &address, now).await? {
            None => {
                let reason = format!("« {} » is no authority of this atlas", address.authority);
                report.refused.push(Refused { line, reason });
            }
            Some(true) => report.recorded += 1,
            Some(false) => report.same += 1,
        }
    }
    Ok(report)
}

/// Whether it is new; nothing when there is no such authority.
async fn record(write: &Write, address: &OfficialAddress, now: Timestamp) -> Result<Option<bool>, DbError> {
    let known = authorities::named(write.connection(), &[address.authority.as_str()]).await?;
    if known.is_empty() {
        return Ok(None);
    }
    record_official_address(write, address, Author::command("addresses"), now).await.map(Some)
}

type Line = (u64, Result<OfficialAddress, String>);

/// Each line with its number.
///
/// Errors: no header, or columns missing.
fn read(text: &str) -> anyhow::Result<Vec<Line>> {
    let head = text.lines().next().unwrap_or_default();
    let separator = if head.matches(';').count() > head.matches(',').count() { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
    let header: Vec<String> = reader.headers()?.iter().map(|name| name.trim().to_lowercase()).collect();
    let places = COLUMNS.map(|column| header.iter().position(|name| name == column));
    let missing: Vec<&str> =
        COLUMNS.iter().zip(places).filter(|(_, place)| place.is_none()).map(|(column, _)| *column).collect();
    if !missing.is_empty() {
        anyhow::bail!("the file has no column {}; it needs {}", missing.join(", "), COLUMNS.join(", "));
    }
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells = places.map(|place| place.and_then(|place| record.get(place)).unwrap_or_default().trim());
        lines.push((line, one(cells)));
    }
    Ok(lines)
}

fn one([authority, email, language, source]: [&str; 4]) -> Result<OfficialAddress, String> {
    Ok(OfficialAddress {
        authority: PublicId::parse(authority).ok_or_else(|| format!("« {authority} » is no identifier"))?,
        // A refused address is not repeated: it may be that of a person.
        email: Address::parse(email).ok_or("the email is no mail address")?,
        locale: Locale::parse(language).ok_or_else(|| format!("« {language} » is no language: fr or en"))?,
        source: Some(source.to_owned()).filter(|source| !source.is_empty()).ok_or("the source is missing")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_an_address_or_says_why_not() {
        let text = "email;authority;Language;source;note\n\
            mairie@leportel.example;fr-commune-62667;fr;annuaire;x\n\
            nobody;fr-commune-62667;fr;annuaire;\n\
            a@b.example;Le Portel;fr;annuaire;\n\
            a@b.example;fr-commune-62667;de;annuaire;\n\
            a@b.example;fr-commune-62667;en;;\n";
        let told: Vec<(u64, String)> = read(text)
            .expect("a file")
            .into_iter()
            .map(|(line, read)| (line, read.map_or_else(|why| why, |one| one.email.as_str().to_owned())))
            .collect();
        let expected = [
            (2, "mairie@leportel.example"),
            (3, "the email is no mail address"),
            (4, "« Le Portel » is no identifier"),
            (5, "« de » is no language: fr or en"),
            (6, "the source is missing"),
        ];
        assert_eq!(told, expected.map(|(line, told)| (line, told.to_owned())));
        assert!(read("authority,email\nx,y\n").expect_err("columns missing").to_string().contains("language, source"));
    }
}
