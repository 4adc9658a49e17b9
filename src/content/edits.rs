//! Entries that were edited in the browser: dated versions that win over the file for the same entry.
//!
//! An entry is a table of an array of tables (`[[rule]]`, `[[clause]]`), known by its `id` and the day from which it holds. An edit with
//! the day of a version takes its place; one with another day is a version of its own, before which the one that held ends. Where a
//! file is one entry, a table with its rows (`[list]`), the edit is the text of the whole file.

use std::collections::BTreeMap;

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use super::{Files, Refusal};
use crate::kernel::Day;

/// An entry as somebody wrote it in the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The file that holds the entry: `law/rules/10-partner.toml`.
    pub file: String,
    /// The name of its tables: `rule`.
    pub table: String,
    /// The entry: `R05`.
    pub entry: String,
    /// One table with all that stands under it, or the whole file that is one entry, as TOML.
    pub text: String,
}

/// A version of an entry in a set of files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The file that holds it.
    pub file: String,
    /// The day from which it holds; nothing when it always did.
    pub from: Option<String>,
    /// One table with all that stands under it, or the whole file that is one entry, as TOML.
    pub text: String,
}

impl Files {
    /// The set with edits laid over it, in their order.
    ///
    /// Errors: the edit that cannot be laid over, and why.
    pub fn with(self, edits: &[Edit]) -> Result<Self, Refusal> {
        let mut texts: BTreeMap<String, String> =
            self.all().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
        for edit in edits {
            let text = texts.get(&edit.file).map(String::as_str).unwrap_or_default();
            let laid = edit.over(text)?;
            texts.insert(edit.file.clone(), laid);
        }
        Ok(Self::of(texts))
    }

    /// The versions of an entry, the oldest first.
    pub fn editions(&self, folder: &str, (table, entry): (&str, &str)) -> Vec<Edition> {
        let mut found = Vec::new();
        for (file, text) in self.under(folder) {
            let Ok(document) = text.parse::<DocumentMut>() else { continue };
            if single(&document, table) == Some(Some(entry)) {
                found.push(Edition { file: file.to_owned(), from: None, text: text.to_owned() });
            }
            let Some(tables) = document.get(table).and_then(Item::as_array_of_tables) else { continue };
            for one in tables.iter().filter(|one| said(one, "id") == Some(entry)) {
                let (file, from) = (file.to_owned(), said(one, "valid_from").map(str::to_owned));
                found.push(Edition { file, from, text: alone(table, one) });
            }
        }
        found.sort_by(|a, b| a.from.cmp(&b.from));
        found
    }
}

impl Edit {
    fn refuse(&self, at: usize, why: &str) -> Refusal {
        Refusal::at(&self.file, &self.text, at, why)
    }

    fn parsed(&self) -> Result<DocumentMut, Refusal> {
        let place = |why: &toml_edit::TomlError| why.span().map_or(0, |span| span.start);
        self.text.parse().map_err(|why: toml_edit::TomlError| self.refuse(place(&why), why.message()))
    }

    /// Whether it is the text of a whole file: the file is one entry, or is not there any more and the text is one.
    fn is_whole(&self, file: &str) -> bool {
        let text = if file.trim().is_empty() { self.text.as_str() } else { file };
        text.parse::<DocumentMut>().is_ok_and(|document| single(&document, &self.table).is_some())
    }

    /// The text of the file that is one entry.
    fn whole(&self) -> Result<String, Refusal> {
        match single(&self.parsed()?, &self.table) {
            None => Err(self.refuse(0, &format!("a [{}] is expected", self.table))),
            Some(id) if id != Some(&self.entry) => Err(self.refuse(0, &format!("the id is to stay {}", self.entry))),
            Some(_) => Ok(self.text.clone()),
        }
    }

    /// What stands in the text, as one table.
    fn read(&self) -> Result<Table, Refusal> {
        let refuse = |why: &str| self.refuse(0, why);
        let document = self.parsed()?;
        let tables = document.get(&self.table).and_then(Item::as_array_of_tables);
        let one = tables.filter(|tables| tables.len() == 1 && document.iter().count() == 1).and_then(|one| one.get(0));
        let Some(one) = one else { return Err(refuse(&format!("exactly one [[{}]] is expected", self.table))) };
        if said(one, "id") != Some(&self.entry) {
            return Err(refuse(&format!("the id is to stay {}", self.entry)));
        }
        for name in ["valid_from", "valid_to"] {
            if said(one, name).is_some_and(|day| Day::parse(day).is_none()) {
                return Err(refuse(&format!("{name} is not a day written YYYY-MM-DD")));
            }
        }
        let mut one = one.clone();
        unplace(&mut one);
        Ok(one)
    }

    /// The text of the file with this edit laid over it.
    fn over(&self, text: &str) -> Result<String, Refusal> {
        if self.is_whole(text) {
            return self.whole();
        }
        let new = self.read()?;
        let mut document: DocumentMut =
            text.parse().map_err(|why: toml_edit::TomlError| Refusal::of(&self.file, why.message()))?;
        let tables = document.entry(&self.table).or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
        let refuse = || Refusal::of(&self.file, &format!("{} is no array of tables", self.table));
        let tables = tables.as_array_of_tables_mut().ok_or_else(refuse)?;
        let from = said(&new, "valid_from").map(str::to_owned);
        let mut all: Vec<Table> = tables.iter().cloned().collect();
        let same = |one: &Table| said(one, "id") == Some(self.entry.as_str());
        match all.iter().position(|one| same(one) && said(one, "valid_from") == from.as_deref()) {
            Some(at) => all[at] = new,
            None => {
                let earlier = |one: &Table| same(one) && said(one, "valid_from") < from.as_deref();
                let at = all.iter().rposition(earlier);
                if let (Some(at), Some(day)) = (at, from.as_deref().and_then(Day::parse)) {
                    end_before(&mut all[at], day);
                }
                let at = at.map_or(all.len(), |at| at + 1);
                all.insert(at, new);
            }
        }
        *tables = all
            .into_iter()
            .map(|mut one| {
                unplace(&mut one);
                one
            })
            .collect();
        Ok(document.to_string())
    }
}

/// The id of the one entry that a file is (`[list]`), when it is one.
fn single<'d>(document: &'d DocumentMut, table: &str) -> Option<Option<&'d str>> {
    let one = document.get(table).filter(|item| item.is_table_like())?;
    Some(one.get("id").and_then(Item::as_str))
}

fn said<'t>(table: &'t Table, name: &str) -> Option<&'t str> {
    table.get(name).and_then(Item::as_str)
}

/// A version that holds on a day ends the day before.
fn end_before(table: &mut Table, day: Day) {
    let holds = said(table, "valid_to").and_then(Day::parse).is_none_or(|last| last >= day);
    if holds {
        table.insert("valid_to", value(day.days_later(-1).to_string()));
    }
}

/// Forgets where tables stood in the text that they come from: they are written in the order in which they are held.
fn unplace(table: &mut Table) {
    table.set_position(None);
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(inside) => unplace(inside),
            Item::ArrayOfTables(inside) => inside.iter_mut().for_each(unplace),
            _ => {}
        }
    }
}

/// One table as a text of its own.
fn alone(name: &str, table: &Table) -> String {
    let mut table = table.clone();
    unplace(&mut table);
    let mut document = DocumentMut::new();
    document.insert(name, Item::ArrayOfTables(ArrayOfTables::from_iter([table])));
    document.to_string().trim_start().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Edit, Files};

    const FILE: &str = "# Kept.\n[[rule]]\nid = \"R01\"\nquestion = \"a\"\n\n[[rule.check]]\nholds = \"x\"\n\n# Of R02.\n[[rule]]\nid = \"R02\"\nvalid_from = \"2020-01-01\"\n\n[[rule.check]]\nholds = \"y\"\n\n[[rule.check]]\nholds = \"z\"\n";

    fn edit(entry: &str, text: &str) -> Edit {
        Edit { file: "law/rules/a.toml".into(), table: "rule".into(), entry: entry.into(), text: text.into() }
    }

    fn laid(edits: &[Edit]) -> Result<String, String> {
        let files = Files::of([("law/rules/a.toml".to_owned(), FILE.to_owned())].into());
        let files = files.with(edits).map_err(|why| why.to_string())?;
        Ok(files.all().next().map(|(_, text)| text.to_owned()).unwrap_or_default())
    }

    #[test]
    fn an_edit_takes_the_place_of_its_version_and_the_rest_stays_as_it_was() {
        let text = "[[rule]]\nid = \"R01\"\nquestion = \"b\"\n\n[[rule.check]]\nholds = \"w\"\n";
        let told = laid(&[edit("R01", text)]).expect("laid over");
        assert_eq!(told.matches("[[rule]]").count(), 2);
        assert!(
            told.contains("question = \"b\"") && !told.contains("question = \"a\"") && told.contains("# Of R02."),
            "{told}"
        );
        let order: Vec<usize> =
            ["\"R01\"", "\"w\"", "\"R02\"", "\"y\"", "\"z\""].map(|word| told.find(word).expect(word)).to_vec();
        assert!(order.is_sorted(), "each check under its rule: {told}");
    }

    #[test]
    fn a_later_version_ends_the_one_that_held_the_day_before() {
        let text = "[[rule]]\nid = \"R02\"\nvalid_from = \"2027-01-01\"\n\n[[rule.check]]\nholds = \"v\"\n";
        let told = laid(&[edit("R02", text)]).expect("laid over");
        assert!(told.contains("valid_to = \"2026-12-31\""), "{told}");
        let order: Vec<usize> =
            ["\"2020-01-01\"", "\"z\"", "\"2027-01-01\"", "\"v\""].map(|word| told.find(word).expect(word)).to_vec();
        assert!(order.is_sorted(), "{told}");
        let files = Files::of([("law/rules/a.toml".to_owned(), told.clone())].into());
        let all = files.editions("law/rules", ("rule", "R02"));
        assert_eq!(
            all.iter().map(|one| one.from.as_deref()).collect::<Vec<_>>(),
            [Some("2020-01-01"), Some("2027-01-01")]
        );
        assert!(
            all[1].text.starts_with("[[rule]]") && all[1].text.contains("\"v\"") && !all[1].text.contains("\"z\""),
            "{}",
            all[1].text
        );
        assert_eq!(laid(&[edit("R02", text), edit("R02", text)]), Ok(told), "the same twice is the same");
    }

    #[test]
    fn what_cannot_be_laid_over_is_refused_with_its_reason() {
        for (text, why) in [
            ("[[rule]\nid = 1", "law/rules/a.toml:1"),
            ("[[rule]]\nid = \"R09\"", "the id is to stay R01"),
            ("[[rules]]\nid = \"R01\"", "exactly one [[rule]]"),
            ("[[rule]]\nid = \"R01\"\n[[rule]]\nid = \"R01\"", "exactly one [[rule]]"),
            ("[[rule]]\nid = \"R01\"\nvalid_from = \"demain\"", "is not a day"),
            ("", "exactly one [[rule]]"),
        ] {
            let told = laid(&[edit("R01", text)]).expect_err(text);
            assert!(told.contains(why), "{told}");
        }
    }

    const LIST: &str = "# Kept.\n[list]\nid = \"sanctions\"\n\n[[entry]]\nkey = \"BY\"\n";

    fn listed(text: &str, under: &str) -> Result<Files, String> {
        let (file, table, entry) = ("law/lists/a.toml".to_owned(), "list".to_owned(), "sanctions".to_owned());
        let files = Files::of([(file.clone(), under.to_owned())].into());
        files.with(&[Edit { file, table, entry, text: text.to_owned() }]).map_err(|why| why.to_string())
    }

    #[test]
    fn a_file_that_is_one_entry_is_edited_as_a_whole_with_its_remarks() {
        let longer = format!("{LIST}\n# Since today.\n[[entry]]\nkey = \"CM\"\n");
        for under in [LIST, ""] {
            let files = listed(&longer, under).expect("laid over");
            assert_eq!(files.all().collect::<Vec<_>>(), [("law/lists/a.toml", longer.as_str())]);
            let all = files.editions("law/lists/", ("list", "sanctions"));
            assert_eq!(all.iter().map(|one| (one.from.as_deref(), &one.text)).collect::<Vec<_>>(), [(None, &longer)]);
            assert!(files.editions("law/lists/", ("list", "unrecognised")).is_empty());
        }
        for (text, why) in [
            (LIST.replace("sanctions", "others"), "law/lists/a.toml:1: the id is to stay sanctions"),
            (LIST.replace("[list]", "[lists]"), "a [list] is expected"),
            (LIST.replace("[list]", "[[list]]"), "a [list] is expected"),
            (LIST.replace("\"BY\"", "BY"), "law/lists/a.toml:6: "),
            (String::new(), "a [list] is expected"),
        ] {
            let told = listed(&text, LIST).expect_err(&text);
            assert!(told.contains(why), "{told} is not {why}");
        }
    }
}
