//! The database: SQLite by default, PostgreSQL by URL, one code for both.
//!
//! Rules: a handler says [`Db::read`] or [`Db::write`]; a write is one transaction that begins `IMMEDIATE` on SQLite
//! and always carries its journal entries ([`Journal`]); an error ends the unit of work (dropping a [`Write`] rolls it
//! back), because PostgreSQL keeps nothing of a transaction in which a statement failed. The schema's history is in
//! `migrations`; a database that knows a later history than this program is refused.

mod bulk;
mod connection;
mod error;
mod journal;
mod migrations;
mod personal;
mod query;
#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;

pub use bulk::insert_all;
pub use connection::{Db, Write};
pub use error::DbError;
pub use journal::{Author, Change, Entry, Journal};
pub use personal::{commit_to, forget, opened_in};
pub use query::{all, done, one};
