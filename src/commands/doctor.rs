//! `jumelles doctor`

use std::io::Write as _;

use clap::Args;
use serde::Serialize;
use tokio::net::TcpListener;

use super::End;
use super::import::ReportFormat;
use crate::accounts::{Factors, Retention};
use crate::agreements;
use crate::atlas::Atlas;
use crate::config::{Config, Options};
use crate::db::{Db, Entry};
use crate::kernel::Clock;
use crate::mail;
use crate::search::Search;

/// Checks this installation.
#[derive(Args)]
pub struct Doctor {
    /// How to report
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    format: ReportFormat,
}

/// One thing that was checked.
#[derive(Serialize)]
struct Check {
    name: &'static str,
    fine: bool,
    found: String,
}

impl Doctor {
    pub async fn run(self, options: &Options, clock: Clock) -> anyhow::Result<End> {
        let config = Config::of(options, None)?;
        let mut checks = vec![port(&config.listen).await, year(clock), proxies(&config)];
        match Db::open_existing(&config.database).await {
            Err(why) => {
                checks.push(Check { name: "database", fine: false, found: why.to_string() });
                checks.extend(key(None, &config).await);
            }
            Ok(db) => {
                checks.extend(database(&db, clock).await);
                checks.extend(index(&db, &config).await);
                checks.extend(key(Some(&db), &config).await);
                checks.push(letters(&db, &config).await);
                checks.push(due(&db, &config, clock).await);
                checks.push(files(&db, &config).await);
                db.close().await?;
            }
        }
        let fine = checks.iter().all(|check| check.fine);
        let text = match self.format {
            ReportFormat::Json => format!("{}\n", serde_json::to_string_pretty(&checks)?),
            ReportFormat::Text => {
                let line = |check: &Check| {
                    format!("{} {:10} {}\n", if check.fine { "ok " } else { "BAD" }, check.name, check.found)
                };
                checks.iter().map(line).collect()
            }
        };
        std::io::stdout().write_all(text.as_bytes())?;
        Ok(if fine { End::Done } else { End::No })
    }
}

async fn port(listen: &str) -> Check {
    match TcpListener::bind(listen).await {
        Ok(_) => Check { name: "port", fine: true, found: format!("{listen} is free") },
        Err(why) => Check {
            name: "port",
            fine: true,
            found: format!("{listen} is in use ({why}): by Jumelles itself, or choose another with serve --listen"),
        },
    }
}

/// Whoever reads the site through a proxy that nobody has named is not told apart from others.
fn proxies(config: &Config) -> Check {
    let found = match config.unnamed_proxy() {
        Some(why) => why,
        None if config.trusted_proxies.is_empty() => {
            "none is named, and the site is not read over https: should a proxy stand in front, set trusted_proxies"
        }
        None => "those of trusted_proxies say for whom a request comes",
    };
    Check { name: "proxies", fine: config.unnamed_proxy().is_none(), found: found.to_owned() }
}

/// A clock that is years off makes every date that is written wrong.
fn year(clock: Clock) -> Check {
    let day = clock.now().day();
    let fine = ("2026".."2100").contains(&&day[..4]);
    let advice = if fine { "" } else { ": set the machine's clock" };
    Check { name: "clock", fine, found: format!("{day}{advice}") }
}

/// The copy of the search index; the site makes it again by itself when it starts.
async fn index(db: &Db, config: &Config) -> Option<Check> {
    let found = Search::check(db, config.search_dir.as_deref()?).await.unwrap_or_else(|why| Err(why.to_string()));
    let repaired = |why| format!("{why}: jumelles search rebuild makes it again, and so does the site when it starts");
    Some(Check { name: "search", fine: found.is_ok(), found: found.unwrap_or_else(repaired) })
}

/// The key of the installation, which is never made here.
async fn key(db: Option<&Db>, config: &Config) -> Option<Check> {
    let path = config.secret_file.as_deref()?;
    let looked = Factors::check_key(db, path).await.unwrap_or_else(|why| Err(why.to_string()));
    let fine = looked.is_ok();
    let (Ok(found) | Err(found)) = looked;
    Some(Check { name: "key", fine, found })
}

/// How mail leaves, and whether much of it waits.
async fn letters(db: &Db, config: &Config) -> Check {
    let way = match config.mail.server {
        Some(_) => "mail leaves by a server".to_owned(),
        None => format!("no mail server: letters are files in {}", config.mail.folder.display()),
    };
    match mail::Waiting::count(db).await {
        Ok(count) => Check { name: "mail", fine: true, found: format!("{way}; {count} letters wait") },
        Err(why) => Check { name: "mail", fine: false, found: why.to_string() },
    }
}

/// Every file that is recorded is there and is what was kept; whatever else lies beside them is counted.
async fn files(db: &Db, config: &Config) -> Check {
    let looked = async {
        let (vault, recorded) = (config.vault()?, agreements::recorded(db).await?);
        let strangers = vault.keys().await?.iter().filter(|key| !recorded.contains_key(*key)).count();
        let mut bad = Vec::new();
        for (key, sha256) in &recorded {
            bad.extend(vault.get(key, sha256).await.err().map(|why| why.to_string()));
        }
        anyhow::Ok((recorded.len(), strangers, bad))
    };
    let place = config.files.as_deref().unwrap_or("memory");
    let (fine, found) = match looked.await {
        Ok((count, 0, bad)) if bad.is_empty() => (true, format!("{count} in {place}, each as it was kept")),
        Ok((count, strangers, bad)) => {
            let told = if bad.is_empty() { "each as it was kept".to_owned() } else { bad.join("; ") };
            (bad.is_empty(), format!("{count} in {place}: {told}; {strangers} that nothing records"))
        }
        Err(why) => (false, format!("{why:#}")),
    };
    Check { name: "files", fine, found }
}

/// What the site will erase by itself at its next turn.
async fn due(db: &Db, config: &Config, clock: Clock) -> Check {
    let found = async { Retention::shipped()?.waits(db, &config.carrier()?, clock.now()).await };
    match found.await {
        Ok(all) => {
            let waiting: Vec<String> =
                all.iter().filter(|(_, count)| *count > 0).map(|(what, count)| format!("{count} {what}")).collect();
            let told = if waiting.is_empty() { "nothing".to_owned() } else { waiting.join(", ") };
            Check { name: "retention", fine: true, found: format!("{told} to erase within the hour") }
        }
        Err(why) => Check { name: "retention", fine: false, found: format!("{why:#}") },
    }
}

async fn database(db: &Db, clock: Clock) -> Vec<Check> {
    let check = |name, found: Result<String, crate::db::DbError>| match found {
        Ok(found) => Check { name, fine: true, found },
        Err(why) => Check { name, fine: false, found: why.to_string() },
    };
    let journal = Entry::verify(db.read()).await.map(|seen| format!("{} entries, unbroken", seen.entries));
    let atlas = Atlas::load(db, clock.now()).await.map(|atlas| {
        let atlas = atlas.now();
        format!("{} authorities, {} links", atlas.authorities.len(), atlas.links.len())
    });
    let empty = matches!(&atlas, Ok(found) if found.starts_with("0 "));
    let mut checks = vec![check("database", db.engine().await), check("journal", journal), check("atlas", atlas)];
    if empty {
        checks.push(Check { name: "data", fine: false, found: "no data are loaded: run jumelles migrate".to_owned() });
    }
    checks
}
