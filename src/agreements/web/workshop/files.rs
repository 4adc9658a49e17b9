//! What people take away: the paper as a document, the draft to bring back.

use anyhow::anyhow;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use paper::doc::{Doc, DocError};
use reference::fold::fold;
use tokio::sync::Semaphore;

use super::{Bench, read};
use crate::agreements::compose::Paper;
use crate::agreements::draft::to_file;
use crate::agreements::facts::{Facts, on_paper};
use crate::agreements::fill::{Filled, asked};
use crate::agreements::web::words;
use crate::kernel::{Day, Locale, slug};
use crate::law::Law;
use crate::web::Error;

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The paper for a word processor; the last step again when it is too long.
pub fn docx(bench: &Bench, law: &Law, today: Day) -> Result<Response, Error> {
    let Ok(doc) = document(bench, today)? else { return read::refused(bench, law, today, "too-long") };
    let bytes = paper::docx(&doc).map_err(|why| Error::Internal(anyhow!(why)))?;
    Ok(file(bench, "docx", DOCX, bytes))
}

/// How many documents are laid out at once; each takes a core.
static AT_ONCE: Semaphore = Semaphore::const_new(1);

/// Lays a document out, away from the threads that answer. Cost: a quarter of a second for twelve pages.
pub async fn laid_out(doc: Doc) -> Result<Vec<u8>, Error> {
    let turn = AT_ONCE.acquire().await.map_err(|why| Error::Internal(anyhow!(why)))?;
    let made = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        paper_pdf::pdf(&doc)
    });
    let made = made.await.map_err(|why| Error::Internal(anyhow!(why)))?;
    made.map_err(|why| Error::Internal(anyhow!(why)))
}

/// A document that was laid out.
pub fn pdf(bench: &Bench, bytes: Vec<u8>) -> Response {
    file(bench, "pdf", "application/pdf", bytes)
}

/// The draft, to be brought back.
pub fn draft(bench: &Bench) -> Response {
    file(bench, "json", "application/json", to_file(bench.model.kind, &bench.whole()).into_bytes())
}

/// The paper as a document, or why it cannot be one.
pub fn document(bench: &Bench, today: Day) -> Result<Result<Doc, DocError>, Error> {
    let (facts, problems) = Facts::of(bench.model.kind, &bench.draft);
    let asked = asked(bench.library, bench.model, &bench.draft);
    if problems.iter().any(|one| one.why == "long" && asked.contains(one.field.path)) {
        return Ok(Err(DocError::TooLong));
    }
    let filled = Filled::of(bench.library, bench.model, &bench.draft, &facts);
    let paper = Paper { model: bench.model, draft: &bench.draft, facts: &facts, filled: &filled };
    let today = on_paper(today).ok_or_else(|| Error::Internal(anyhow!("{today} stands on no paper")))?;
    Ok(paper.document(today))
}

/// A file with a name that people recognise: `convention-cadre-halluin-nkong-zem.docx`.
fn file(bench: &Bench, end: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let of = words(bench.model.kind)[usize::from(bench.locale == Locale::En)];
    let parties = ["party_a.name", "party_b.name"].map(|path| {
        let typed = bench.draft.facts.get(path).map_or("", String::as_str);
        slug(&fold(&typed.chars().take(40).collect::<String>()))
    });
    let parts = std::iter::once(of).chain(parties.iter().map(String::as_str)).filter(|part| !part.is_empty());
    let name = parts.collect::<Vec<_>>().join("-");
    let disposition = format!("attachment; filename=\"{name}.{end}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response()
}
