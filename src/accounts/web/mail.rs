//! The mail of this installation, for those who run it: what waits, and without a server the letters in the folder.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use uuid::Uuid;

use super::enter::frame;
use super::{SignedIn, broken, path};
use crate::db::Db;
use crate::kernel::Locale;
use crate::mail::{Carrier, Lying, Waiting};
use crate::web::{Crumb, Error, Layout, html};

struct WaitingView {
    to: String,
    subject: String,
    since: String,
    next: String,
    tries: usize,
    error: String,
}

struct LyingView {
    href: String,
    to: String,
    subject: String,
}

#[derive(Template)]
#[template(path = "accounts/pages/mail.html")]
struct Mail {
    page: Layout,
    server: bool,
    waiting: Vec<WaitingView>,
    lying: Vec<LyingView>,
}

#[derive(Template)]
#[template(path = "accounts/pages/letter.html")]
struct OneLetter {
    page: Layout,
    to: String,
    plain: String,
    html: String,
}

/// Nobody else is to know that there is such a page; an administrator in a weak session makes it strong first.
fn closed_to_others(signed_in: &SignedIn, locale: Locale) -> Result<(), Error> {
    match (signed_in.person.administrator, signed_in.administers()) {
        (true, true) => Ok(()),
        (true, false) => Err(Error::Elsewhere(SignedIn::to_strength(locale, &path(locale, "mail")))),
        _ => Err(Error::nothing_here()),
    }
}

fn folder_failed(why: std::io::Error) -> Error {
    Error::Internal(anyhow::Error::new(why).context("the folder of letters"))
}

/// `GET /fr/compte/courrier`
pub async fn show(
    (State(db), State(carrier)): (State<Db>, State<Carrier>),
    locale: Locale,
    signed_in: SignedIn,
) -> Result<Response, Error> {
    closed_to_others(&signed_in, locale)?;
    let waiting = Waiting::all(&db).await.map_err(broken)?;
    let lying = carrier.lying().await.map_err(folder_failed)?;
    let mut page = frame(locale, "mail-title", "mail");
    page.crumbs = vec![Crumb { name: page.t.s("account-title"), href: path(locale, "") }];
    html(&Mail {
        server: carrier.folder().is_none(),
        waiting: waiting.into_iter().map(|one| waiting_view(&page, one)).collect(),
        lying: lying.into_iter().map(|one| lying_view(locale, one)).collect(),
        page,
    })
}

fn waiting_view(page: &Layout, one: Waiting) -> WaitingView {
    WaitingView {
        to: one.to,
        subject: one.subject,
        since: page.t.instant(one.created_at),
        next: page.t.instant(one.next_at),
        tries: usize::try_from(one.tries).unwrap_or_default(),
        error: one.last_error.unwrap_or_default(),
    }
}

fn lying_view(locale: Locale, one: Lying) -> LyingView {
    LyingView { href: format!("{}/{}", path(locale, "mail"), one.id), to: one.to, subject: one.subject }
}

/// `GET /fr/compte/courrier/{id}`: the text, and the source of the HTML, which is never drawn here.
pub async fn letter(
    State(carrier): State<Carrier>,
    locale: Locale,
    signed_in: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    closed_to_others(&signed_in, locale)?;
    let id = Uuid::parse_str(&id).map_err(|_| Error::nothing_here())?;
    let found = carrier.letter(id).await.map_err(folder_failed)?.ok_or_else(Error::nothing_here)?;
    let mut page = frame(locale, "mail-title", "mail");
    let paths = [locale, locale.other()].map(|locale| format!("{}/{id}", path(locale, "mail")));
    [page.path, page.other_path] = paths;
    page.title = found.subject;
    page.crumbs = vec![
        Crumb { name: page.t.s("account-title"), href: path(locale, "") },
        Crumb { name: page.t.s("mail-title"), href: path(locale, "mail") },
    ];
    html(&OneLetter { page, to: found.to, plain: found.plain, html: found.html })
}
