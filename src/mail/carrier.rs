//! Who carries letters away: an SMTP server, or a folder of files.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use uuid::Uuid;

use super::{Address, Lying, folder};
use crate::kernel::Timestamp;

/// An envelope ready to go.
pub struct Envelope {
    /// Its row, and its name as a file.
    pub id: Uuid,
    /// To whom.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub plain: String,
    /// The same as HTML.
    pub html: String,
    /// The address that stops such letters in one click, for a digest.
    pub unsubscribe: Option<String>,
}

/// How letters leave.
#[derive(Clone)]
pub enum Carrier {
    /// By an SMTP server, under the address they come from.
    Smtp(AsyncSmtpTransport<Tokio1Executor>, Mailbox),
    /// As files with the ending `.eml` in a folder.
    Folder(PathBuf, Mailbox),
}

impl Carrier {
    /// By the server of an address such as `smtps://user:password@host` or `smtp://host:25`; without one, into the folder.
    ///
    /// Errors: an address that is not understood.
    pub fn of(server: Option<&str>, folder: PathBuf, from: &str) -> anyhow::Result<Self> {
        let from: Mailbox = from.parse().with_context(|| format!("« {from} » is no address to send mail from"))?;
        let Some(server) = server else { return Ok(Self::Folder(folder, from)) };
        // The address may hold a password: it is not repeated.
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(server).context(
            "the address of the mail server is not understood: write smtps://USER:PASSWORD@HOST or smtp://HOST:PORT",
        )?;
        Ok(Self::Smtp(transport.build(), from))
    }

    /// Hands one letter over; when it returns without an error the letter has been taken.
    ///
    /// Errors: the server, the folder.
    pub async fn carry(&self, envelope: Envelope) -> anyhow::Result<()> {
        let (Self::Smtp(_, from) | Self::Folder(_, from)) = self;
        let part = |kind: ContentType, text: String| SinglePart::builder().header(kind).body(text);
        let both = MultiPart::alternative()
            .singlepart(part(ContentType::TEXT_PLAIN, envelope.plain))
            .singlepart(part(ContentType::TEXT_HTML, envelope.html));
        let mut message = Message::builder()
            .from(from.clone())
            .to(envelope.recipient.parse()?)
            .subject(envelope.subject)
            .message_id(Some(format!("<{}@jumelles>", envelope.id)));
        if let Some(address) = envelope.unsubscribe {
            // RFC 8058: the program of the reader sends one form to that address, without a word more.
            let raw = |name, value| HeaderValue::dangerous_new_pre_encoded(name, String::clone(&value), value);
            message = message
                .raw_header(raw(HeaderName::new_from_ascii_str("List-Unsubscribe"), format!("<{address}>")))
                .raw_header(raw(
                    HeaderName::new_from_ascii_str("List-Unsubscribe-Post"),
                    "List-Unsubscribe=One-Click".to_owned(),
                ));
        }
        let message = message.multipart(both)?;
        match self {
            Self::Smtp(transport, _) => transport.send(message).await.map(drop).map_err(Into::into),
            Self::Folder(folder, _) => {
                tokio::fs::create_dir_all(folder).await?;
                let path = folder.join(format!("{}.eml", envelope.id));
                tokio::fs::write(&path, message.formatted()).await?;
                Ok(())
            }
        }
    }

    /// The folder of letters, when there is no server.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Smtp(..) => None,
            Self::Folder(folder, _) => Some(folder),
        }
    }

    /// The letters in the folder, the newest first; none with a server.
    pub async fn lying(&self) -> std::io::Result<Vec<Lying>> {
        match self.folder() {
            Some(place) => folder::lying(place).await,
            None => Ok(Vec::new()),
        }
    }

    /// One letter of the folder.
    pub async fn letter(&self, id: Uuid) -> std::io::Result<Option<Lying>> {
        match self.folder() {
            Some(place) => folder::letter(place, id).await,
            None => Ok(None),
        }
    }

    /// The letters to an address that lie in the folder.
    pub async fn letters_to(&self, email: &Address) -> std::io::Result<Vec<Lying>> {
        match self.folder() {
            Some(place) => folder::letters_to(place, email).await,
            None => Ok(Vec::new()),
        }
    }

    /// Takes the letters to an address out of the folder; how many there were.
    pub async fn forget(&self, email: &Address) -> std::io::Result<usize> {
        match self.folder() {
            Some(place) => folder::forget(place, email).await,
            None => Ok(0),
        }
    }

    /// The files of letters in the folder that were written before an instant.
    pub async fn older(&self, than: Timestamp) -> std::io::Result<Vec<PathBuf>> {
        match self.folder() {
            Some(place) => folder::older(place, than).await,
            None => Ok(Vec::new()),
        }
    }
}
