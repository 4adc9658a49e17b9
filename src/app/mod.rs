//! Everything a request may need, built once.
//!
//! The rules: the atlas and the content are read whole before the site opens; while it is open, one refresh a second takes what another
//! program wrote, and the atlas moves last, since its place in the journal is the key of the pages that are kept.

mod content;

use std::sync::Arc;

use axum::extract::FromRef;
use deposit::Vault;

pub use content::Content;
use content::Shelves;

use crate::accounts::{Factors, Gate};
use crate::agreements::Library;
use crate::atlas::Atlas;
use crate::authorities::Finder;
use crate::config::Config;
use crate::content::Shelf;
use crate::db::{Db, DbError};
use crate::funding::Catalogue;
use crate::kernel::{Clock, Timestamp};
use crate::law::Law;
use crate::mail::Carrier;
use crate::organisations::{KnownLinks, Voice};
use crate::search::Search;
use crate::web::{Limits, PageCache, Site};

/// A year in microseconds.
const YEAR: i64 = 365 * 24 * 3600 * 1_000_000;

/// The application; cheap to clone.
#[derive(Clone)]
pub struct App {
    /// The database.
    pub db: Db,
    /// The atlas in memory.
    pub atlas: Atlas,
    /// The index of names.
    pub search: Search,
    /// Finds an authority by what is typed.
    pub finder: Finder,
    /// Rules, clauses and programmes.
    pub content: Shelves,
    /// The site's own address.
    pub site: Site,
    /// Rendered pages.
    pub cache: PageCache,
    /// What persons prove who they are with.
    pub factors: Factors,
    /// The way in through an identity provider, if one is set.
    pub gate: Gate,
    /// How often things may be done.
    pub limits: Limits,
    /// How letters leave.
    pub carrier: Carrier,
    /// Where the files that people bring are kept.
    pub vault: Vault,
    /// The time.
    pub clock: Clock,
}

impl App {
    /// Reads the atlas, makes its index, opens the key.
    ///
    /// Errors: the database, the key; settings of mail or of an identity provider that cannot work.
    pub async fn load(config: &Config, db: Db, clock: Clock) -> anyhow::Result<Self> {
        let search = Search::begin(&db, config.search_dir.as_deref());
        let atlas = Atlas::load(&db, clock.now()).await?;
        let search = search.finish(atlas.now()).await?;
        let site = Site {
            base: config.public_url.as_str().into(),
            security_contact: config.security_contact.as_deref().map(Arc::from),
            security_expires: Timestamp(clock.now().0 + YEAR).rfc3339().into(),
        };
        let factors = Factors::open(config.secret_file.as_deref(), &config.public_url)?;
        let finder = search.finder();
        let content = Shelves::open(config.content.as_deref(), &db, clock.now()).await?;
        let seen = atlas.clone();
        let cache = PageCache::new(move || {
            let (seq, day) = seen.version();
            format!("{seq} {day}")
        });
        let (gate, carrier, vault) = (offering(config.gate()?, &db), config.carrier()?, config.vault()?);
        let limits = Limits::behind(config.trusted_proxies.clone());
        Ok(Self { db, atlas, search, finder, content, site, cache, factors, gate, limits, carrier, vault, clock })
    }

    /// Reads the atlas again when the journal or the day has moved; the search follows.
    pub async fn refresh(&self) -> Result<bool, DbError> {
        self.content.follow(&self.db).await?;
        let newer = self.atlas.newer(&self.db, self.clock.now()).await?;
        let present = newer.clone().unwrap_or_else(|| self.atlas.now());
        if self.search.behind(&present) {
            self.search.refresh(&self.db, present).await?;
        }
        self.search.tend(&self.db).await?;
        let Some(newer) = newer else { return Ok(false) };
        // The atlas moves last: its place in the journal and its day are the key of cached pages, search pages among them.
        self.atlas.show(newer);
        Ok(true)
    }
}

/// A way in that offers people to represent the authority for which they work.
fn offering(gate: Gate, db: &Db) -> Gate {
    let db = db.clone();
    gate.offering(move |person, siren| {
        let db = db.clone();
        Box::pin(async move { Voice::offered(&db, person, &siren).await })
    })
}

impl FromRef<App> for Db {
    fn from_ref(app: &App) -> Self {
        app.db.clone()
    }
}

impl FromRef<App> for Atlas {
    fn from_ref(app: &App) -> Self {
        app.atlas.clone()
    }
}

impl FromRef<App> for KnownLinks {
    fn from_ref(app: &App) -> Self {
        Self(Arc::new(app.atlas.clone()))
    }
}

impl FromRef<App> for Search {
    fn from_ref(app: &App) -> Self {
        app.search.clone()
    }
}

impl FromRef<App> for Finder {
    fn from_ref(app: &App) -> Self {
        app.finder.clone()
    }
}

impl FromRef<App> for Shelf<Law> {
    fn from_ref(app: &App) -> Self {
        app.content.law.clone()
    }
}

impl FromRef<App> for Shelf<Library> {
    fn from_ref(app: &App) -> Self {
        app.content.papers.clone()
    }
}

impl FromRef<App> for Shelf<Catalogue> {
    fn from_ref(app: &App) -> Self {
        app.content.funding.clone()
    }
}

impl FromRef<App> for Clock {
    fn from_ref(app: &App) -> Self {
        app.clock
    }
}

impl FromRef<App> for Site {
    fn from_ref(app: &App) -> Self {
        app.site.clone()
    }
}

impl FromRef<App> for Factors {
    fn from_ref(app: &App) -> Self {
        app.factors.clone()
    }
}

impl FromRef<App> for Gate {
    fn from_ref(app: &App) -> Self {
        app.gate.clone()
    }
}

impl FromRef<App> for Limits {
    fn from_ref(app: &App) -> Self {
        app.limits.clone()
    }
}

impl FromRef<App> for Vault {
    fn from_ref(app: &App) -> Self {
        app.vault.clone()
    }
}

impl FromRef<App> for Carrier {
    fn from_ref(app: &App) -> Self {
        app.carrier.clone()
    }
}
