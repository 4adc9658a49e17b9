//! The files that lie with an act: scans of what was signed, acknowledgements, whatever proves a step.

use std::collections::HashMap;

use anyhow::anyhow;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use deposit::{Checked, LARGEST, Refused, Stored, Vault};
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::open::Open;
use super::show::{Told, told};
use super::{Desk, files_word, words};
use crate::accounts::broken;
use crate::agreements::acts::{Attached, Outcome, Recorded};
use crate::agreements::model::Library;
use crate::agreements::web::cut;
use crate::content::Shelf;
use crate::law::Law;
use crate::web::{Error, Texts, key};

/// How many files are looked at at once: a picture takes a core and up to 400 MB for a moment.
static AT_ONCE: Semaphore = Semaphore::const_new(1);

/// The address of the files of an act.
fn files_path(open: &Open) -> String {
    format!("{}/{}", open.path(), files_word(open.desk.locale))
}

/// A file as the page lists it.
pub struct Row {
    pub href: String,
    pub name: String,
    /// What it is, how large, what it proves.
    pub about: String,
    pub by: String,
    /// Who looks at the page brought it, and may take it away.
    pub own: bool,
}

/// The files of an act, and where more are brought.
pub struct Brought {
    pub rows: Vec<Row>,
    pub action: String,
    /// The steps that a file may prove, each with its row.
    pub proofs: Vec<(String, String)>,
}

/// What the page says of files.
pub fn brought(t: Texts, open: &Open) -> Brought {
    let proof = |one: &Recorded| (one.row.to_string(), words::taken(t, one));
    let proofs = open.kept.steps.iter().map(proof).collect();
    Brought { rows: rows(t, open), action: files_path(open), proofs }
}

fn rows(t: Texts, open: &Open) -> Vec<Row> {
    let steps: HashMap<Uuid, String> = open.kept.steps.iter().map(|one| (one.row, words::taken(t, one))).collect();
    let row = |file: &Attached| {
        let proves = file.step.and_then(|step| steps.get(&step));
        let proves = proves.map(|step| format!(" · {}", t.with("acts-file-proves", &[("step", step)])));
        Row {
            href: format!("{}/{}", files_path(open), file.row),
            name: file.name.clone(),
            about: format!(
                "{}, {}{}",
                file.kind.ending().to_uppercase(),
                words::size(t, file.size),
                proves.unwrap_or_default()
            ),
            by: words::by(t, &file.organisation_name, file.at),
            own: file.organisation == open.desk.speaker.organisation,
        }
    };
    open.kept.files.iter().map(row).collect()
}

/// What was sent: the file under its name, and the step that it proves.
struct Sent {
    name: String,
    bytes: Vec<u8>,
    step: Option<Uuid>,
}

impl Sent {
    /// Reads the form to its end, also when the file is too large: a browser that is cut off shows nothing.
    async fn read(form: Result<Multipart, MultipartRejection>) -> Result<Self, &'static str> {
        let mut form = form.map_err(|_| "empty")?;
        let (mut sent, mut size) = (Self { name: String::new(), bytes: Vec::new(), step: None }, 0);
        while let Some(mut field) = form.next_field().await.map_err(|why| cut(&why))? {
            if field.name() != Some("file") {
                let text = field.text().await.map_err(|why| cut(&why))?;
                sent.step = Uuid::parse_str(text.trim()).ok();
                continue;
            }
            sent.name = field.file_name().unwrap_or_default().to_owned();
            while let Some(chunk) = field.chunk().await.map_err(|why| cut(&why))? {
                size += chunk.len();
                if size <= LARGEST {
                    sent.bytes.extend_from_slice(&chunk);
                }
            }
        }
        if size > LARGEST { Err("too-large") } else { Ok(sent) }
    }
}

fn word(refused: Refused) -> &'static str {
    match refused {
        Refused::Empty => "empty",
        Refused::TooLarge => "too-large",
        Refused::Kind => "kind",
        Refused::Misnamed => "misnamed",
        Refused::Damaged => "damaged",
        Refused::Active => "active",
        Refused::Locked => "locked",
        Refused::TooMuchInside => "too-much-inside",
    }
}

/// Looks at a file, away from the threads that answer.
async fn checked(name: String, bytes: Vec<u8>) -> Result<Result<Checked, Refused>, Error> {
    let turn = AT_ONCE.acquire().await.map_err(|why| Error::Internal(anyhow!(why)))?;
    let looked = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        deposit::check(&name, bytes)
    });
    looked.await.map_err(|why| Error::Internal(anyhow!(why)))
}

/// `POST /fr/partenariats/{id}/papiers/{act}/pieces`: a file is brought.
pub async fn attach(
    (State(library), State(law), State(vault)): (State<Shelf<Library>>, State<Shelf<Law>>, State<Vault>),
    desk: Desk,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Error> {
    // Who may not see the act is told so before anything is read.
    let open = Open::read(desk).await?;
    let why = match Sent::read(form).await {
        Err(why) => why,
        Ok(sent) => match checked(sent.name, sent.bytes).await? {
            Err(refused) => word(refused),
            Ok(file) => match put(&vault, open.desk, (&file, sent.step)).await? {
                Ok(to) => return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()),
                Err((desk, why)) => return refused(Open::read(desk).await?, (&library.now(), &law.now()), why),
            },
        },
    };
    refused(open, (&library.now(), &law.now()), why)
}

/// The page of the act with what was wrong with the file.
fn refused(open: Open, content: (&Library, &Law), why: &str) -> Result<Response, Error> {
    let problem = open.desk.frame("").t.s(key("acts-file-", why));
    told(&open, content, Told::of_problem(problem))
}

/// Puts a file into the vault, then records it; where to look at it, or why not. What is not recorded does not stay in the vault.
async fn put(
    vault: &Vault,
    desk: Desk,
    (file, step): (&Checked, Option<Uuid>),
) -> Result<Result<String, (Desk, &'static str)>, Error> {
    let stored = match vault.put(Bytes::from(file.bytes.clone())).await {
        Ok(stored) => stored,
        Err(why) => {
            tracing::error!(error = %why, "A file could not be kept.");
            return Ok(Err((desk, "not-kept")));
        }
    };
    let recorded = record(desk, (file, &stored), step).await;
    if !matches!(recorded, Ok(Ok(_))) {
        remove(vault, &stored.key).await;
    }
    recorded
}

/// Records a file that lies in the vault; where to look at it, or that there is no room.
async fn record(
    desk: Desk,
    file: (&Checked, &Stored),
    step: Option<Uuid>,
) -> Result<Result<String, (Desk, &'static str)>, Error> {
    let write = desk.db.write().await.map_err(broken)?;
    let open = Open::held(&write, desk).await?;
    let outcome = open.desk.writing(&write).attach(&open.kept, step, file).await.map_err(broken)?;
    let Outcome::Done = outcome else { return Ok(Err((open.desk, "no-room"))) };
    write.commit().await.map_err(broken)?;
    Ok(Ok(format!("{}?done=attach#files", open.path())))
}

/// Takes the bytes of a file away that nothing records any more: if that fails, `doctor` counts them.
async fn remove(vault: &Vault, key: &str) {
    if let Err(why) = vault.remove(key).await {
        tracing::warn!(error = %why, "A file that nothing records stays in the vault.");
    }
}

/// The file that the address names.
fn named(open: &Open) -> Result<&Attached, Error> {
    let row = open.desk.named.get("file").and_then(|file| Uuid::parse_str(file).ok());
    open.kept.files.iter().find(|file| Some(file.row) == row).ok_or_else(Error::nothing_here)
}

/// `GET /fr/partenariats/{id}/papiers/{act}/pieces/{file}`: the bytes as they were kept, for the reader's own programs to open.
pub async fn give(State(vault): State<Vault>, desk: Desk) -> Result<Response, Error> {
    let open = Open::read(desk).await?;
    let file = named(&open)?;
    let bytes = vault.get(&file.key, &file.sha256).await.map_err(|why| Error::Internal(anyhow!(why)))?;
    let name: String = form_urlencoded::byte_serialize(file.name.as_bytes()).collect();
    let disposition = format!("attachment; filename*=UTF-8''{}", name.replace('+', "%20"));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(file.kind.media_type())),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_str(&disposition).map_err(|why| Error::Internal(anyhow!(why)))?,
        ),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'")),
    ];
    Ok((headers, bytes).into_response())
}

/// `POST /fr/partenariats/{id}/papiers/{act}/pieces/{file}`: takes a file away, for who brought it.
pub async fn detach(
    (State(library), State(law), State(vault)): (State<Shelf<Library>>, State<Shelf<Law>>, State<Vault>),
    desk: Desk,
) -> Result<Response, Error> {
    let write = desk.db.clone().write().await.map_err(broken)?;
    let open = Open::held(&write, desk).await?;
    let file = named(&open)?;
    let outcome = open.desk.writing(&write).detach(&open.kept, file).await;
    let Outcome::Done = outcome.map_err(broken)? else {
        return refused(open, (&library.now(), &law.now()), "not-yours");
    };
    write.commit().await.map_err(broken)?;
    remove(&vault, &file.key).await;
    let to = format!("{}?done=detach#files", open.path());
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response())
}

/// `GET /fr/partenariats/{id}/papiers/{act}/pieces`: the files stand on the page of the act.
pub async fn to_act(desk: Desk) -> Result<Response, Error> {
    let open = Open::read(desk).await?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, format!("{}#files", open.path()))]).into_response())
}
