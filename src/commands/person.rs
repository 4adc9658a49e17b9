//! `jumelles person`

use std::io::Write as _;

use anyhow::Context as _;
use clap::Subcommand;

use super::End;
use crate::config::{Config, Options};
use crate::db::Db;
use crate::kernel::{Clock, Locale};
use crate::mail::Address;
use crate::{accounts, organisations};

/// What can be done about persons.
#[derive(Subcommand)]
pub enum Person {
    /// Print a link that lets somebody in once, within seven days; so the first administrator enters
    Invite {
        /// Their mail address
        email: String,
        /// They run this installation
        #[arg(long)]
        administrator: bool,
        /// The language of their pages and mail: fr or en
        #[arg(long, default_value = "fr")]
        language: String,
    },
    /// Print everything that is held of somebody, as JSON
    Export {
        /// Their mail address
        email: String,
    },
    /// Take somebody's password, codes and passkeys away, after they have lost them: a link by mail is left, and they are told
    Reset {
        /// Their mail address
        email: String,
    },
    /// Erase somebody: account, sessions, roles and every personal value; the journal stays whole
    Erase {
        /// Their mail address
        email: String,
    },
}

impl Person {
    pub async fn run(self, options: &Options, clock: Clock) -> anyhow::Result<End> {
        let config = Config::of(options, None)?;
        let (Self::Invite { email, .. } | Self::Export { email } | Self::Reset { email } | Self::Erase { email }) =
            &self;
        let Some(email) = Address::parse(email) else {
            eprintln!("jumelles: « {email} » is no mail address");
            return Ok(End::Usage);
        };
        let db = Db::open_existing(&config.database).await?;
        let end = match self {
            Self::Invite { administrator, language, .. } => {
                let Some(locale) = Locale::parse(&language) else {
                    eprintln!("jumelles: « {language} » is no language: write fr or en");
                    return Ok(End::Usage);
                };
                let when = (clock.now(), config.public_url.as_str());
                writeln!(std::io::stdout(), "{}", accounts::invite(&db, (&email, locale), administrator, when).await?)?;
                End::Done
            }
            Self::Export { .. } | Self::Reset { .. } | Self::Erase { .. } => {
                held_or_erased((&db, &config), &self, &email, clock).await?
            }
        };
        db.close().await?;
        Ok(end)
    }
}

async fn held_or_erased(
    (db, config): (&Db, &Config),
    asked: &Person,
    email: &Address,
    clock: Clock,
) -> anyhow::Result<End> {
    let Some(person) = accounts::Person::by_address(db, email).await? else {
        eprintln!("jumelles: nobody has an account with that address; nothing was changed");
        return Ok(End::No);
    };
    if let Person::Reset { .. } = asked {
        accounts::Factors::reset(db, &person, clock.now()).await?;
        eprintln!("Done. Every session has ended; a link by mail lets this person in again.");
        return Ok(End::Done);
    }
    if let Person::Erase { .. } = asked {
        person.erase(db, &config.carrier()?, clock.now()).await?;
        eprintln!("Erased. The journal keeps what was done, by an identifier that leads to nobody.");
        return Ok(End::Done);
    }
    let held = organisations::held(db, &config.carrier()?, &person).await?;
    let text = serde_json::to_string_pretty(&held).context("what is held is JSON")?;
    writeln!(std::io::stdout(), "{text}")?;
    Ok(End::Done)
}
