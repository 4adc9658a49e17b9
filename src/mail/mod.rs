//! Mail: written in the transaction of its cause, sent afterwards, by SMTP or into a folder.
//!
//! The rules: a letter waits in the table `outbox` and is sent by [`deliver`], again and again with longer pauses until it
//! is taken or given up; it is taken out as soon as it has gone, because it holds a personal address. It is in the
//! reader's language, as plain text and as HTML, names no other origin, and says why it was sent. Without an SMTP server
//! letters become files in a folder, so that an installation can be tried without one. DigestItem that nobody has to act upon is
//! gathered in a digest, which can be refused in one click (RFC 8058).

mod address;
mod carrier;
mod digest;
mod folder;
mod letter;
mod store;
#[cfg(test)]
mod tests;

pub use address::{Address, is_public};
pub use carrier::Carrier;
pub use digest::{Digest, DigestItem};
pub use folder::Lying;
pub use letter::{Appeal, Item, Letter};
pub use store::{Waiting, deliver, enqueue, take_given_up, withdraw};
