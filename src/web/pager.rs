//! The way through the pages of a list.

use super::Texts;
use crate::kernel::Paging;

/// The pages before and after a page of a list.
pub struct Pager {
    /// « Page 2 sur 116 »
    pub here: String,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// The first page, when it is not near.
    pub first: Option<String>,
    /// The last page, when it is not near.
    pub last: Option<String>,
}

impl Pager {
    /// The pages around one; `address` gives the address of a page.
    pub fn around(t: Texts, paging: Paging, address: impl Fn(usize) -> String) -> Self {
        let [page, pages] = [paging.page, paging.pages()].map(|number| t.locale().number(number as u64));
        Self {
            here: t.with("page-of", &[("page", &page), ("pages", &pages)]),
            previous: paging.previous().map(&address),
            next: paging.next().map(&address),
            first: (paging.page > 2).then(|| address(1)),
            last: (paging.page + 1 < paging.pages()).then(|| address(paging.pages())),
        }
    }

    /// The same, for a list that has more than one page.
    pub fn of_several(t: Texts, paging: Paging, address: impl Fn(usize) -> String) -> Option<Self> {
        (paging.pages() > 1).then(|| Self::around(t, paging, address))
    }
}
