//! Reading a CSV of links, line by line, of any length.

use std::collections::{BTreeMap, HashMap};
use std::io::{BufRead, BufReader, Read as _};
use std::path::Path;

use csv::StringRecord;

use super::cells;
use super::columns::{Columns, FileProblem, read_mapping};
use super::declaration::{Declaration, DeclaredSource, Read, Refusal, SourceCard};
use super::line_index::LineIndex;
use crate::authorities::Place;
use crate::kernel::PartialDate;
use crate::partnerships::model::Role;

/// Reads a CSV file of links.
///
/// The separator is a comma or a semicolon, the text UTF-8 with or without a mark at its head. A line that cannot be
/// used becomes a refusal with its number; a file that cannot be used as a whole is an error and nothing of it is read.
pub fn read_csv(path: &Path, mapping: Option<&Path>, told: &mut dyn FnMut(u64)) -> Result<Read, FileProblem> {
    let unreadable = |why: std::io::Error| FileProblem::Unreadable(why.to_string());
    let renamed = match mapping {
        Some(path) => read_mapping(&std::fs::read_to_string(path).map_err(unreadable)?)?,
        None => HashMap::new(),
    };
    let mut head = BufReader::new(std::fs::File::open(path).map_err(unreadable)?);
    let separator = look_at_head(&mut head)?;
    let index = LineIndex::default();
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(index.watch(head));
    let header = reader.byte_headers().map_err(|why| FileProblem::Unreadable(why.to_string()))?.clone();
    let header = StringRecord::from_byte_record(header).map_err(|_| FileProblem::Encoding("line 1".to_owned()))?;
    let columns = Columns::find(&header, &renamed)?;
    let file = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let mut lines = Lines { columns, width: header.len(), file, read: Read::default(), sources: HashMap::new() };
    for record in reader.byte_records() {
        let record = record.map_err(|why| FileProblem::Unreadable(why.to_string()))?;
        let line = record.position().map_or(0, |position| index.line(position.byte()));
        lines.take(line, record);
        if line % 1000 == 0 {
            told(line);
        }
    }
    lines.read.sources = lines.sources.into_values().collect();
    lines.read.sources.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(lines.read)
}

/// Refuses what is no UTF-8 text and tells the separator of the first line.
fn look_at_head(head: &mut BufReader<std::fs::File>) -> Result<u8, FileProblem> {
    let bytes = head.fill_buf().map_err(|why| FileProblem::Unreadable(why.to_string()))?;
    match bytes {
        [] => return Err(FileProblem::Empty),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => return Err(FileProblem::Encoding("it is UTF-16".to_owned())),
        [b'P', b'K', 3, 4, ..] => return Err(FileProblem::Encoding("it is a spreadsheet or an archive".to_owned())),
        _ => {}
    }
    let first: Vec<u8> = bytes.iter().copied().take_while(|byte| *byte != b'\n').collect();
    let count = |separator: u8| first.iter().filter(|byte| **byte == separator).count();
    let separator = if count(b';') > count(b',') { b';' } else { b',' };
    if bytes.starts_with(b"\xef\xbb\xbf") {
        head.read_exact(&mut [0; 3]).map_err(|why| FileProblem::Unreadable(why.to_string()))?;
    }
    Ok(separator)
}

struct Lines {
    columns: Columns,
    width: usize,
    file: String,
    read: Read,
    sources: HashMap<String, SourceCard>,
}

impl Lines {
    fn take(&mut self, line: u64, record: csv::ByteRecord) {
        let declared = StringRecord::from_byte_record(record)
            .map_err(|_| "the line is not in UTF-8".to_owned())
            .and_then(|record| self.declare(line, &record));
        match declared {
            Ok(declaration) => self.read.declarations.push(declaration),
            Err(reason) => self.read.refused.push(Refusal { line, reason }),
        }
    }

    fn declare(&mut self, line: u64, record: &StringRecord) -> Result<Declaration, String> {
        if record.len() != self.width {
            return Err(format!("the line has {} columns, the header {}", record.len(), self.width));
        }
        let text = |name: &str| self.columns.text(record, name);
        let parties = vec![(self.place(record, 'a')?, Role::Partner), (self.place(record, 'b')?, Role::Partner)];
        let (since, until) = (cells::date("since", text("since"))?, cells::date("until", text("until"))?);
        if let (Some(since), Some(until)) = (since, until)
            && since.is_after(until)
        {
            return Err(format!("until ({until}) comes before since ({since})"));
        }
        Ok(Declaration {
            line,
            parties,
            kind: cells::kind(text("kind"))?,
            form: cells::form(text("form"))?,
            status: cells::status(text("status"))?,
            since,
            until,
            themes: cells::themes(text("themes"))?,
            summary: BTreeMap::new(),
            doubts: Vec::new(),
            club: None,
            sources: self.sources_of(record)?,
        })
    }

    fn place(&self, record: &StringRecord, side: char) -> Result<Place, String> {
        let column = |name: &str| format!("{name}_{side}");
        let text = |name: &str| self.columns.text(record, &column(name));
        let (lat, lon) = (column("lat"), column("lon"));
        Ok(Place {
            name: cells::name(&column("city"), text("city"))?,
            country: cells::country(&column("country"), text("country"))?,
            code: text("code").to_owned(),
            position: cells::position([&lat, &lon], [text("lat"), text("lon")])?,
            region: Some(text("region"))
                .filter(|region| !region.is_empty())
                .map(|region| cells::name(&column("region"), region))
                .transpose()?,
            ..Place::default()
        })
    }

    fn sources_of(&mut self, record: &StringRecord) -> Result<Vec<DeclaredSource>, String> {
        let text = |name: &str| self.columns.text(record, name).to_owned();
        let url = cells::address("source_url", &text("source_url"))?;
        let read_on = cells::date("read_on", &text("read_on"))?.map(|date: PartialDate| date.to_string());
        let named = text("source");
        let mut codes: Vec<&str> = Vec::new();
        for code in named.split(';').map(str::trim).filter(|code| !code.is_empty()) {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        if codes.is_empty() {
            codes.push(&self.file);
        }
        let licences = text("licence");
        let each: Vec<&str> = licences.split(';').map(str::trim).collect();
        let mut declared = Vec::new();
        for (place, code) in codes.iter().enumerate() {
            let id = cells::name("source", code)?;
            // As many licences as sources: one for each, as our own export writes them; else one for all.
            let licence = if each.len() == codes.len() { each[place] } else { licences.as_str() };
            self.sources.entry(id.clone()).or_insert_with(|| SourceCard {
                names: BTreeMap::from([("fr".to_owned(), id.clone())]),
                id: id.clone(),
                url: None,
                licence: Some(licence.to_owned()).filter(|licence| !licence.is_empty()),
                read_on: read_on.clone(),
            });
            declared.push(DeclaredSource { id, field: String::new(), url: url.clone(), says: None });
        }
        Ok(declared)
    }
}
