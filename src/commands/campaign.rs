//! `jumelles campaign`

use std::io::Write as _;

use anyhow::Context as _;
use clap::Subcommand;

use super::{End, migrate};
use crate::config::{Config, Options};
use crate::db::{Author, Db};
use crate::freshness::{self, Perimeter};
use crate::kernel::{Clock, Day, PublicId, Timestamp};

/// What can be done about campaigns. The site that runs sends their letters; these commands only begin and tell.
#[derive(Subcommand)]
pub enum Campaign {
    /// Ask the parties of links whether they are still true: of every link, of a region, or some authorities alone
    Start {
        /// The region: fr-region-32
        #[arg(long, value_name = "ID", conflicts_with = "authorities")]
        region: Option<String>,
        /// An authority; several may be named
        #[arg(long = "authority", value_name = "ID")]
        authorities: Vec<String>,
        /// Show how many would be asked and reached, and do nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Print every campaign in numbers, as JSON
    Status,
    /// Let the letters that are due leave for the outbox once, as the site does every minute
    Tick {
        /// As if it were that day, to try out what a campaign would do: 2027-01-15
        #[arg(long, value_name = "DAY")]
        on: Option<String>,
    },
}

impl Campaign {
    pub async fn run(self, options: &Options, clock: Clock) -> anyhow::Result<End> {
        let config = Config::of(options, None)?;
        let db = migrate::open_filled(&config.database, clock).await?;
        let end = match self {
            Self::Start { region, authorities, dry_run } => start(&db, region, authorities, (dry_run, clock)).await?,
            Self::Status => print(&freshness::status(&db).await?)?,
            Self::Tick { on } => match when(on.as_deref(), clock) {
                Some(now) => print(&freshness::tick(&db, &config.public_url, now).await?)?,
                None => {
                    eprintln!("jumelles: a day is written 2027-01-15");
                    End::Usage
                }
            },
        };
        db.close().await?;
        Ok(end)
    }
}

fn when(on: Option<&str>, clock: Clock) -> Option<Timestamp> {
    on.map_or_else(|| Some(clock.now()), |day| Day::parse(day).map(Day::start))
}

fn print(told: &impl serde::Serialize) -> anyhow::Result<End> {
    let text = serde_json::to_string_pretty(told).context("what is told is JSON")?;
    writeln!(std::io::stdout(), "{text}")?;
    Ok(End::Done)
}

async fn start(
    db: &Db,
    region: Option<String>,
    authorities: Vec<String>,
    (dry_run, clock): (bool, Clock),
) -> anyhow::Result<End> {
    let ids: Option<Vec<PublicId>> = authorities.iter().map(|id| PublicId::parse(id)).collect();
    let perimeter = match (region.as_deref().map(PublicId::parse), ids) {
        (Some(Some(region)), _) => Perimeter::Region(region),
        (None, Some(ids)) if ids.is_empty() => Perimeter::Base,
        (None, Some(ids)) => Perimeter::Authorities(ids),
        _ => {
            eprintln!("jumelles: an authority is written by its identifier, for instance fr-region-32");
            return Ok(End::Usage);
        }
    };
    let preview = freshness::preview(db, &perimeter, clock.now()).await?;
    eprintln!("{} authorities are asked, a letter reaches {} of them", preview.authorities.len(), preview.reachable);
    if preview.left_out > 0 {
        eprintln!("{} others are left out: another campaign asks them, or did within a year", preview.left_out);
    }
    if dry_run {
        return Ok(End::Done);
    }
    match freshness::start(db, &perimeter, Author::command("campaign"), clock.now()).await? {
        Some(campaign) => {
            eprintln!("{} has begun and ends on {}", campaign.id, campaign.ends_at.day());
            Ok(End::Done)
        }
        None => {
            eprintln!("jumelles: nobody there is to be asked; nothing was begun");
            Ok(End::No)
        }
    }
}
