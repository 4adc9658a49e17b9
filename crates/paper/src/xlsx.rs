//! XLSX.

use rust_xlsxwriter::{Format, Workbook, Worksheet};

use crate::{Cell, Table};

/// A workbook could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the spreadsheet could not be written: {0}")]
pub struct XlsxError(#[from] rust_xlsxwriter::XlsxError);

/// Writes a table as a workbook of one sheet, its first row frozen and filterable.
pub fn xlsx(table: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    let name: String = table.title.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect();
    if !name.trim().is_empty() {
        sheet.set_name(name)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let heading = Format::new().set_bold();
    for (column, name) in (0..).zip(&table.columns) {
        sheet.write_with_format(0, column, *name, &heading)?;
    }
    for (line, row) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(row) {
            write_cell(sheet, line, column, cell)?;
        }
    }
    let last = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    let width = u16::try_from(table.columns.len()).unwrap_or(1).saturating_sub(1);
    sheet.autofilter(0, 0, last, width)?;
    Ok(workbook.save_to_buffer()?)
}

fn write_cell(sheet: &mut Worksheet, line: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => sheet.write_string(line, column, text)?,
        Cell::Integer(number) => sheet.write_number(line, column, *number as f64)?,
        Cell::Decimal(number) => sheet.write_number(line, column, *number)?,
        Cell::Empty => sheet,
    };
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workbook_is_an_archive_with_a_sheet() {
        let rows = vec![vec![Cell::from("=1+1"), Cell::Integer(3)]];
        let table = Table { title: "Liens : Burkina/Faso".to_owned(), columns: vec!["nom", "n"], rows };
        let bytes = xlsx(&table).expect("a workbook");
        assert!(bytes.starts_with(b"PK"));
    }
}
