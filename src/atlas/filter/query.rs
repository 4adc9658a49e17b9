//! The query of an address: pairs, page, rows a page.

use super::Problem;
use crate::kernel::Paging;

/// Parameters that others add to our addresses and that change nothing.
const CARRIED: [&str; 7] = ["fbclid", "gclid", "msclkid", "mc_cid", "mc_eid", "pk_campaign", "at_medium"];

/// The parameters of an address, each at most once, with those that every list has taken out.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Filters and the sort, in the order they were given.
    pub pairs: Vec<(String, String)>,
    /// The page, from 1.
    pub page: usize,
    /// Rows a page.
    pub limit: usize,
    /// Whether a CSV should suit a French spreadsheet (semicolon, mark at its head).
    pub french_csv: bool,
}

impl Query {
    /// Reads the query of an address. An empty value is no filter, as a form sends it.
    pub fn read(text: &str) -> Result<Self, Problem> {
        let mut query = Self { page: 1, limit: Paging::LIMIT, ..Self::default() };
        let mut seen: Vec<String> = Vec::new();
        for (name, value) in form_urlencoded::parse(text.as_bytes()) {
            let (name, value) = (name.into_owned(), value.trim().to_owned());
            if value.is_empty() || name.starts_with("utm_") || CARRIED.contains(&name.as_str()) {
                continue;
            }
            if seen.contains(&name) {
                return Err(Problem::Twice(name));
            }
            seen.push(name.clone());
            match name.as_str() {
                "page" => query.page = number(&value).ok_or_else(|| Problem::value("page", &value, ["1", "2", "…"]))?,
                "limit" => {
                    let limit = number(&value).filter(|limit| *limit <= Paging::MOST);
                    query.limit = limit.ok_or_else(|| Problem::value("limit", &value, ["1", "…", "500"]))?;
                }
                "format" if value == "fr" => query.french_csv = true,
                "format" => return Err(Problem::value("format", &value, ["fr"])),
                _ => query.pairs.push((name, value)),
            }
        }
        Ok(query)
    }

    /// The page of a list of that many rows.
    ///
    /// Errors: the list has no such page.
    pub fn paging(&self, total: usize) -> Result<Paging, Problem> {
        let paging = Paging { page: self.page, limit: self.limit, total };
        if paging.exists() {
            Ok(paging)
        } else {
            Err(Problem::NoSuchPage { page: self.page.to_string(), last: paging.pages() })
        }
    }
}

fn number(text: &str) -> Option<usize> {
    text.parse().ok().filter(|number| *number >= 1)
}

/// Writes pairs as a query, `?` included; nothing for no pairs.
pub fn write<'a>(pairs: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let mut out = form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs {
        out.append_pair(name, &value);
    }
    let text = out.finish();
    if text.is_empty() { text } else { format!("?{text}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_read_strictly_but_forgives_what_others_add() {
        let query = Query::read("country=BF&page=2&status=&utm_source=lettre&fbclid=x").expect("understood");
        assert_eq!(query.pairs, [("country".to_owned(), "BF".to_owned())]);
        assert_eq!((query.page, query.limit), (2, 50));
        for wrong in ["page=0", "page=-1", "page=x", "limit=501", "limit=0", "country=BF&country=ML", "format=de"] {
            assert!(Query::read(wrong).is_err(), "{wrong}");
        }
        assert!(query.paging(51).is_ok());
        assert_eq!(query.paging(50), Err(Problem::NoSuchPage { page: "2".to_owned(), last: 1 }));
    }
}
