//! `jumelles serve`

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context as _;
use clap::Args;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use super::{End, migrate};
use crate::accounts::Retention;
use crate::agreements;
use crate::app::App;
use crate::config::{Config, Options};
use crate::db::Db;
use crate::freshness;
use crate::kernel::Clock;
use crate::mail::{self, Carrier};
use crate::router::router;

/// Opens the site.
#[derive(Args)]
pub struct Serve {
    /// Where to listen [default: 127.0.0.1:8080]
    #[arg(long, env = "JUMELLES_LISTEN", value_name = "ADDRESS:PORT")]
    listen: Option<String>,
}

/// How often another program's changes are looked for.
const LOOK: Duration = Duration::from_secs(1);
/// How often digests are sent and what is old enough is erased.
const TEND: Duration = Duration::from_secs(3600);
/// How often campaigns look for letters that are due.
const TURN: Duration = Duration::from_secs(60);

impl Serve {
    pub async fn run(self, options: &Options, clock: Clock) -> anyhow::Result<End> {
        let level = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
        tracing_subscriber::fmt().json().with_env_filter(level).with_writer(std::io::stderr).init();
        let config = Config::of(options, self.listen.as_deref())?;
        if config.listen.rsplit_once(':').is_none_or(|(_, port)| port.parse::<u16>().is_err()) {
            eprintln!("jumelles: « {} » is not an address and a port: write 127.0.0.1:8080", config.listen);
            return Ok(End::Usage);
        }
        if let Some(why) = config.unnamed_proxy() {
            tracing::warn!("The site is read over https: {why}.");
        }
        let taken = "is another program (perhaps another Jumelles) using it? Choose one with --listen ADDRESS:PORT";
        let listener = TcpListener::bind(&config.listen)
            .await
            .with_context(|| format!("cannot listen on {}: {taken}", config.listen))?;
        let db = migrate::open_filled(&config.database, clock).await?;
        let app = App::load(&config, db.clone(), clock).await?;
        tokio::spawn(follow(app.clone()));
        tokio::spawn(carry(db.clone(), app.carrier.clone(), clock));
        tokio::spawn(tend(app.clone(), Retention::shipped()?));
        tokio::spawn(campaign(db.clone(), config.public_url.clone(), clock));
        eprintln!("Jumelles is open on {}/", config.public_url);
        let service = router(app).into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(listener, service).with_graceful_shutdown(asked_to_stop()).await.context("the site stopped")?;
        db.close().await?;
        Ok(End::Done)
    }
}

/// Reads the atlas again whenever the journal has moved.
async fn follow(app: App) {
    let mut tick = tokio::time::interval(LOOK);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        if let Err(why) = app.refresh().await {
            tracing::warn!(error = %why, "The atlas could not be read again; the last one stays.");
        }
    }
}

/// Sends the letters that wait.
async fn carry(db: Db, carrier: Carrier, clock: Clock) {
    let mut tick = tokio::time::interval(LOOK);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        if let Err(why) = mail::deliver(&db, &carrier, clock.now()).await {
            tracing::warn!(error = %why, "The letters that wait could not be read.");
        }
    }
}

/// Sends digests, erases what is old enough, warns those whose account will be.
async fn tend(app: App, retention: Retention) {
    let mut tick = tokio::time::interval(TEND);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        let when = (&*app.site.base, app.clock.now());
        papers(&app, &retention).await;
        match retention.tend(&app.db, &app.carrier, when).await {
            Ok(told) => tracing::info!(
                digests = told.digests,
                erased = told.erased,
                warned = told.warned,
                accounts = told.accounts,
                "What was due was done."
            ),
            Err(why) => {
                tracing::warn!(error = format!("{why:#}"), "What was due could not be done; it is tried again.")
            }
        }
    }
}

/// Writes to the parties of what ends, erases what nobody signed.
async fn papers(app: &App, retention: &Retention) {
    let now = app.clock.now();
    let Some(left) = retention.unsigned_papers(now) else { return };
    match agreements::tend(&app.db, &app.vault, (&app.site.base, now), left).await {
        Ok(told) => tracing::info!(letters = told.letters, erased = told.erased, "What was due for papers was done."),
        Err(why) => {
            tracing::warn!(error = format!("{why:#}"), "What was due for papers could not be done; it is tried again.")
        }
    }
}

/// Lets the letters of campaigns leave.
async fn campaign(db: Db, base: String, clock: Clock) {
    let mut tick = tokio::time::interval(TURN);
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        if let Err(why) = freshness::tick(&db, &base, clock.now()).await {
            tracing::warn!(error = %why, "A turn of the campaigns was left; the next begins in a minute.");
        }
    }
}

async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
        }
        Err(_) => {
            let _ = interrupt.await;
        }
    }
}
