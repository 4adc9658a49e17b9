//! Who carries letters away: an SMTP server, or a folder of files.

use std::path::PathBuf;

use anyhow::Context as _;
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use uuid::Uuid;

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
        let message = Message::builder()
            .from(from.clone())
            .to(envelope.recipient.parse()?)
            .subject(envelope.subject)
            .message_id(Some(format!("<{}@jumelles>", envelope.id)))
            .multipart(both)?;
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
}
