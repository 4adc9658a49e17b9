//! Articles of the code général des collectivités territoriales as they stood on a day of the past: never the law in force.
//!
//! Source: codes of Légifrance (Licence Ouverte 2.0), state of 1 September 2020.

use std::sync::OnceLock;

use crate::table::{embedded, keep, rows};

/// An article as it stood on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its number: `L1115-1`.
    pub number: &'static str,
    /// The day: `2020-09-01`.
    pub as_of: &'static str,
    /// Its paragraphs.
    pub paragraphs: Vec<&'static str>,
}

/// The article with that number.
pub fn by_number(number: &str) -> Option<&'static Article> {
    static ARTICLES: OnceLock<Vec<Article>> = OnceLock::new();
    ARTICLES.get_or_init(read).iter().find(|article| article.number == number)
}

fn read() -> Vec<Article> {
    let article = |mut row: crate::table::Row<'static>| Article {
        number: row.cell(),
        as_of: row.cell(),
        paragraphs: row.cell().split(" ¶ ").collect(),
    };
    rows(keep(embedded!("articles"))).map(article).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_found_by_its_number_with_its_day() {
        let article = by_number("L1115-1").expect("the article");
        assert_eq!((article.as_of, article.paragraphs.len() > 1), ("2020-09-01", true));
        assert!(article.paragraphs[0].contains("engagements internationaux"));
        assert!(by_number("L1115-3").is_none(), "it is younger than the state that is held");
    }
}
