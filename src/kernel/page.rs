//! A page of a list: which rows, and whether there are more.

/// Where a page stands in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// The page, from 1.
    pub page: usize,
    /// Rows a page.
    pub limit: usize,
    /// Rows in the whole list.
    pub total: usize,
}

impl Paging {
    /// Rows a page when nobody asks otherwise.
    pub const LIMIT: usize = 50;
    /// The most rows a page may have.
    pub const MOST: usize = 500;

    /// How many pages the list has; an empty list has one.
    pub fn pages(self) -> usize {
        self.total.div_ceil(self.limit).max(1)
    }

    /// Whether this page is one of the list's.
    pub fn exists(self) -> bool {
        (1..=self.pages()).contains(&self.page)
    }

    /// The rows of this page.
    pub fn range(self) -> std::ops::Range<usize> {
        let start = self.page.saturating_sub(1).saturating_mul(self.limit).min(self.total);
        start..start.saturating_add(self.limit).min(self.total)
    }

    /// The page after this one.
    pub fn next(self) -> Option<usize> {
        (self.page < self.pages()).then_some(self.page + 1)
    }

    /// The page before this one.
    pub fn previous(self) -> Option<usize> {
        (self.page > 1).then(|| self.page - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_pages_of_a_list_hold_each_row_once(total in 0_usize..3000, limit in 1_usize..=500) {
            let first = Paging { page: 1, limit, total };
            let rows: usize = (1..=first.pages()).map(|page| Paging { page, ..first }.range().len()).sum();
            prop_assert_eq!(rows, total);
        }

        #[test]
        fn an_absurd_page_is_empty_and_does_not_exist(page in 10_000_usize.., total in 0_usize..3000) {
            let paging = Paging { page, limit: 50, total };
            prop_assert!(!paging.exists());
            prop_assert!(paging.range().is_empty());
        }
    }
}
