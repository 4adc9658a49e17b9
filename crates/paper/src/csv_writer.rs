//! CSV, plain or for French spreadsheets.

use std::borrow::Cow;

use crate::{Cell, Table};

/// How a CSV is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// RFC 4180: commas, UTF-8 without a mark.
    Plain,
    /// Semicolons, decimal commas, a byte-order mark.
    French,
}

/// Writes a table as CSV.
pub fn csv(table: &Table, dialect: Dialect) -> Vec<u8> {
    let mut out = if dialect == Dialect::French { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
    let delimiter = if dialect == Dialect::French { b';' } else { b',' };
    let mut writer =
        csv::WriterBuilder::new().delimiter(delimiter).terminator(csv::Terminator::CRLF).from_writer(&mut out);
    let in_memory = "writing to memory cannot fail";
    writer.write_record(&table.columns).expect(in_memory);
    for row in &table.rows {
        writer.write_record(row.iter().map(|cell| text(cell, dialect).into_owned())).expect(in_memory);
    }
    writer.flush().expect(in_memory);
    drop(writer);
    out
}

fn text(cell: &Cell, dialect: Dialect) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{text}").into(),
        Cell::Text(text) => text.into(),
        Cell::Integer(number) => number.to_string().into(),
        Cell::Decimal(number) if dialect == Dialect::French => number.to_string().replace('.', ",").into(),
        Cell::Decimal(number) => number.to_string().into(),
        Cell::Empty => "".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let rows = vec![
            vec![Cell::from("Saint-Laurent, dit \"Blangy\""), Cell::Integer(-3), Cell::from(50.7119_f32)],
            vec![Cell::from("=HYPERLINK(\"x\")"), Cell::Empty, Cell::Empty],
        ];
        Table { title: "Essai".to_owned(), columns: vec!["nom", "n", "lat"], rows }
    }

    #[test]
    fn plain_csv_is_rfc_4180_and_disarms_formulas() {
        let text = String::from_utf8(csv(&table(), Dialect::Plain)).expect("UTF-8");
        assert_eq!(
            text,
            "nom,n,lat\r\n\"Saint-Laurent, dit \"\"Blangy\"\"\",-3,50.7119\r\n\"'=HYPERLINK(\"\"x\"\")\",,\r\n"
        );
    }

    #[test]
    fn french_csv_suits_a_french_spreadsheet() {
        let text = String::from_utf8(csv(&table(), Dialect::French)).expect("UTF-8");
        assert!(text.starts_with("\u{feff}nom;n;lat\r\n"));
        assert!(text.contains(";-3;50,7119\r\n"));
    }
}
