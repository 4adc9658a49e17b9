//! `jumelles migrate`

use super::End;
use super::progress::Progress;
use crate::config::{Config, Options};
use crate::db::Db;
use crate::kernel::Clock;
use crate::{organisations, partnerships};

/// Opens the database, up to date and with the data that the program ships.
pub async fn open_filled(database: &str, clock: Clock) -> anyhow::Result<Db> {
    let db = Db::open(database).await?;
    let mut progress = Progress::default();
    let loaded =
        partnerships::seed(&db, clock.now(), &mut |part, done, total| progress.show(part, done, total)).await?;
    progress.finish();
    if loaded {
        eprintln!("The data that the program ships are loaded.");
    }
    organisations::found_networks(&db, clock.now()).await?;
    Ok(db)
}

/// Brings the database up to date.
pub async fn run(options: &Options, clock: Clock) -> anyhow::Result<End> {
    let config = Config::of(options, None)?;
    open_filled(&config.database, clock).await?.close().await?;
    eprintln!("The database is up to date.");
    Ok(End::Done)
}
