//! The sheet that the parties sign, as a PDF.

use anyhow::anyhow;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};

use super::Desk;
use super::open::Open;
use crate::agreements::compose::Paper;
use crate::agreements::facts::{Facts, on_paper};
use crate::agreements::fill::Filled;
use crate::agreements::model::Library;
use crate::agreements::sheet;
use crate::agreements::web::workshop::laid_out;
use crate::content::Shelf;
use crate::kernel::{Day, Locale};
use crate::web::{Documents, Error, Unhurried};

/// The word after the address of an act.
pub fn sheet_word(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "feuille-de-signature.pdf",
        Locale::En => "signature-sheet.pdf",
    }
}

/// `GET /fr/partenariats/{id}/papiers/{act}/feuille-de-signature.pdf`
pub async fn sheet(
    State(library): State<Shelf<Library>>,
    desk: Desk,
    _turn: Unhurried<Documents>,
) -> Result<Response, Error> {
    let (open, library) = (Open::read(desk).await?, library.now());
    let model = library.model(open.kept.act.kind).ok_or_else(Error::nothing_here)?;
    let draft = open.draft(model);
    let (facts, _) = Facts::of(model.kind, &draft);
    let filled = Filled::of(&library, model, &draft, &facts);
    let paper = Paper { model, draft: &draft, facts: &facts, filled: &filled };
    let kept = on_paper(Day::of(open.kept.act.updated_at)).ok_or_else(Error::nothing_here)?;
    let version = (open.kept.act.version, open.fingerprint(model));
    let doc = sheet::sheet(&paper, (version.0, &version.1), kept).ok_or_else(Error::nothing_here)?;
    let bytes = laid_out(doc.map_err(|why| Error::Internal(anyhow!(why)))?).await?;
    let disposition = format!("attachment; filename=\"{}\"", sheet_word(open.desk.locale));
    let headers = [(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}
