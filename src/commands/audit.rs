//! `jumelles audit`

use std::io::Write as _;

use clap::Subcommand;

use super::End;
use crate::config::{Config, Options};
use crate::db::{Db, DbError, Entry};

/// What can be checked of the journal.
#[derive(Subcommand)]
pub enum Audit {
    /// Read the whole journal and check that every entry is what was written
    Verify,
}

impl Audit {
    pub async fn run(self, options: &Options) -> anyhow::Result<End> {
        let Self::Verify = self;
        let db = Db::open_existing(&Config::of(options, None)?.database).await?;
        let verified = Entry::verify(db.read()).await;
        db.close().await?;
        match verified {
            Ok(seen) => {
                writeln!(std::io::stdout(), "{} entries, unbroken; the last bears {}", seen.entries, seen.head)?;
                Ok(End::Done)
            }
            Err(why @ DbError::Journal(_)) => {
                eprintln!("jumelles: {why}");
                Ok(End::No)
            }
            Err(why) => Err(why.into()),
        }
    }
}
