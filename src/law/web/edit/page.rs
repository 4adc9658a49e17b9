//! The form of an edit as a page.

use askama::Template;

use super::super::view::day;
use super::super::{Page, path};
use super::bench::Bench;
use super::sent::Typed;
use crate::content::{Edited, Edition};
use crate::web::{Crumb, Layout, Section, Texts, key};

/// A version as a link.
struct Choice {
    href: String,
    name: String,
    here: bool,
}

/// An edit that was made here.
struct Made {
    row: String,
    line: String,
    reason: String,
}

/// The page.
#[derive(Template)]
#[template(path = "law/pages/edit.html")]
pub struct EditPage {
    page: Layout,
    /// What it is: the end of the keys of its texts.
    table: &'static str,
    action: String,
    seen: String,
    choices: Vec<Choice>,
    typed: Typed,
    done: String,
    refused: Vec<String>,
    made: Vec<Made>,
}

impl Bench {
    /// The form with what was typed, what was done or why it was refused, and the version that is shown.
    pub fn page(&self, typed: Typed, (done, refused): (&str, Vec<String>), shown: Option<&Edition>) -> EditPage {
        let paths = [self.locale, self.locale.other()].map(|locale| self.what.edit_path(locale, &self.id));
        let (law, list) = (path(self.locale, Page::Home), (self.what.list)(self.locale));
        let mut page = Layout::new(self.locale, String::new(), paths);
        let t = page.t;
        page.title = t.with(&key("law-edit-title-", self.what.table), &[("entry", &self.id)]);
        page.section = Section::Law;
        page.crumbs.push(Crumb { name: t.s("nav-law"), href: law.to_owned() });
        page.crumbs.push(Crumb { name: t.s(self.what.title), href: list.to_owned() });
        page.crumbs.push(Crumb { name: self.id.clone(), href: format!("{list}/{}", self.id) });
        page.noindex = true;
        let versions = self.editions.iter().filter(|_| self.what.dated);
        EditPage {
            table: self.what.table,
            action: page.path.clone(),
            seen: self.seen(),
            choices: versions.map(|one| choice(t, &page.path, one, shown)).collect(),
            typed,
            done: if done.is_empty() { String::new() } else { t.s(done) },
            refused,
            made: self.edits.iter().rev().map(|one| made(t, one)).collect(),
            page,
        }
    }
}

fn choice(t: Texts, path: &str, one: &Edition, shown: Option<&Edition>) -> Choice {
    let from = one.from.as_deref();
    let name = from.map(|from| t.with("law-period-from", &[("from", &day(t, from))]));
    Choice {
        href: format!("{path}?version={}", from.unwrap_or_default()),
        name: name.unwrap_or_else(|| t.s("law-edit-first")),
        here: Some(one) == shown,
    }
}

fn made(t: Texts, one: &Edited) -> Made {
    Made { row: one.row.to_string(), line: t.day(one.at), reason: one.reason.clone() }
}
