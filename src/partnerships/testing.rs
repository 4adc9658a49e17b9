//! A small world of authorities and links for tests of every slice, and its site, asked in process.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::AtomicI64;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use serde_json::Value;
use tower::ServiceExt as _;

use super::import::report::Report;
use super::import::{Import, Read, read_csv};
use crate::app::App;
use crate::authorities::load_small_world;
use crate::config::{Config, IdentityConfig, MailConfig};
use crate::db::testing::TestDb;
use crate::db::{Author, Db};
use crate::kernel::{Clock, Timestamp};
use crate::router::router;
use crate::web::Proxies;

/// 2026-11-24T09:30:00Z, when the small world was loaded.
const AT: Timestamp = Timestamp(1_795_512_600_000_000);
const MINUTE: i64 = 60_000_000;

/// What the small world's file of links says, in the columns of `HEADER`.
pub const HEADER: &str = "city_a,country_a,code_a,city_b,country_b,code_b,kind,form,status,since,until,themes,source,\
    source_url,licence,read_on";
const LINKS: &str = "
Halluin,FR,insee:59279,Oer-Erkenschwick,DE,id:gn-2857904,friendship,,dormant,,,,annuaire,,CC BY 4.0,2026-10
Le Portel,FR,insee:62667,Sindou,BF,id:gn-2355548,,cooperation,active,2004,,water;education,releve,https://exemple.fr/sindou,CC0,2026-11-01
Le Portel,FR,insee:62667,Stockelsdorf,DE,id:gn-2826861,partnership,twinning,,1982-05-02,,culture,releve;annuaire,,CC0,2026-11-01
Le Portel,FR,insee:62667,Portel-des-Corbières,FR,insee:11295,,twinning,,,,,releve,,CC0,2026-11-01
Lille,FR,insee:59350,Saint-Louis,SN,id:gn-2246452,project,,ended,1978,2010-06,health,releve,,CC0,2026-11-01
Lille,FR,insee:59350,Köln,DE,id:gn-2886242,,twinning,,1958,,,releve,,CC0,2026-11-01
Lille,FR,insee:59350,Liège,BE,id:gn-2792413,,twinning,,1958,,,annuaire,,CC BY 4.0,2026-10
Abbeville,FR,insee:80001,Burgess Hill,GB,id:gn-2654308,,,,,,,releve,,CC0,2026-11-01
La Courneuve,FR,insee:93027,Yako,BF,id:gn-2353688,,,,,,,releve,,CC0,2026-11-01
Métropole du Grand Paris,FR,siren:200054781,Köln,DE,id:gn-2886242,contact,,,,,,annuaire,,CC BY 4.0,2026-10
Pas-de-Calais,FR,dep:62,Saint-Louis,BF,id:gn-2354265,,cooperation,active,2015,,,annuaire,,CC BY 4.0,2026-10
Hauts-de-France,FR,reg:32,Liège,BE,id:gn-2792413,cross_border,,,,,,annuaire,,CC BY 4.0,2026-10
Burgess Hill,GB,id:gn-2654308,Stockelsdorf,DE,id:gn-2826861,,,,,,,releve,,CC0,2026-11-01
";

/// What a file says, handed in as a person would; or why it cannot be used as a whole.
pub fn read_text(bytes: impl AsRef<[u8]>) -> Result<Read, String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("liens.csv");
    std::fs::write(&path, bytes).expect("a file");
    read_csv(&path, None, &mut |_| {}).map_err(|why| why.to_string())
}

/// A database with the small world in it; it lasts as long as the world or its site.
pub struct World {
    /// The database.
    pub db: Db,
    test: Arc<TestDb>,
    imports: Cell<i64>,
}

impl World {
    /// Whatever a database holds.
    pub fn over(test: TestDb) -> Self {
        Self { db: test.db.clone(), test: Arc::new(test), imports: Cell::new(0) }
    }

    /// The authorities, without any link.
    pub async fn of_authorities(test: TestDb) -> Self {
        load_small_world(&test.db, AT).await;
        Self::over(test)
    }

    /// The authorities and their links.
    pub async fn with_links(test: TestDb) -> Self {
        let world = Self::of_authorities(test).await;
        let report = world.import(&format!("{HEADER}{LINKS}")).await;
        assert_eq!((report.counts.new, report.counts.refused), (13, 0), "{report:?}");
        world
    }

    /// What an import of the text would do.
    pub async fn plan(&self, text: impl AsRef<[u8]>) -> Report {
        let write = self.db.write().await.expect("a transaction");
        Import::open(&write).await.expect("what is recorded").plan(read_text(text).expect("a file of links")).report
    }

    /// Imports the text, a minute after the import before, and keeps it.
    pub async fn import(&self, text: impl AsRef<[u8]>) -> Report {
        self.import_read(read_text(text).expect("a file of links")).await
    }

    /// Imports what was read.
    pub async fn import_read(&self, read: Read) -> Report {
        self.imports.set(self.imports.get() + 1);
        let at = Timestamp(AT.0 + self.imports.get() * MINUTE);
        let write = self.db.write().await.expect("a transaction");
        let mut import = Import::open(&write).await.expect("what is recorded");
        let plan = import.plan(read);
        let who = (Author::command("test"), "liens.csv", at);
        let report = import.apply(&write, plan, who, &mut |_| {}).await.expect("applied");
        write.commit().await.expect("kept");
        report
    }

    /// The site over this database.
    pub async fn site(&self) -> Site {
        self.site_under((Clock::Fixed(AT), None)).await
    }

    /// The same, with an identity provider.
    pub async fn site_with(&self, identity: Option<IdentityConfig>) -> Site {
        self.site_under((Clock::Fixed(AT), identity)).await
    }

    /// The site under a clock that the test moves, from the instant of the small world on.
    pub async fn moving_site(&self) -> (Site, &'static AtomicI64) {
        let hand: &'static AtomicI64 = Box::leak(Box::new(AtomicI64::new(AT.0)));
        (self.site_under((Clock::Moved(hand), None)).await, hand)
    }

    async fn site_under(&self, (clock, identity): (Clock, Option<IdentityConfig>)) -> Site {
        let letters = tempfile::tempdir().expect("a temporary folder");
        let folder = letters.path().join("mail");
        let config = Config {
            listen: "127.0.0.1:8080".to_owned(),
            database: String::new(),
            public_url: "https://jumelles.test".to_owned(),
            security_contact: Some("mailto:securite@jumelles.test".to_owned()),
            search_dir: None,
            content: None,
            files: None,
            secret_file: None,
            trusted_proxies: Proxies::default(),
            identity,
            mail: MailConfig { server: None, from: "Jumelles <non@jumelles.test>".to_owned(), folder },
        };
        let app = App::load(&config, self.db.clone(), clock).await.expect("the atlas");
        Site { router: router(app.clone()), app, _test: self.test.clone(), _letters: Arc::new(letters) }
    }
}

impl Site {
    /// The same site at another instant.
    pub fn at(&self, now: Timestamp) -> Self {
        let app = App { clock: Clock::Fixed(now), ..self.app.clone() };
        Self { router: router(app.clone()), app, _test: self._test.clone(), _letters: self._letters.clone() }
    }
}

/// The site, asked in process.
pub struct Site {
    /// What it stands on.
    pub app: App,
    router: Router,
    _test: Arc<TestDb>,
    _letters: Arc<tempfile::TempDir>,
}

impl Site {
    /// Asks for an address.
    pub async fn get(&self, address: &str) -> Answer {
        self.ask(address, &[]).await
    }

    /// Asks for an address with headers.
    pub async fn ask(&self, address: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::get(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::empty()).expect("a request")).await
    }

    /// Sends a request.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("the router always answers");
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a body").to_vec();
        Answer { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    /// The page at an address, which must be there.
    pub async fn page(&self, address: &str) -> String {
        let answer = self.get(address).await;
        assert_eq!(answer.status, 200, "{address}: {}", answer.text());
        answer.text()
    }

    /// The JSON at an address, which must be there.
    pub async fn json(&self, address: &str) -> Value {
        let answer = self.get(address).await;
        assert_eq!(answer.status, 200, "{address}: {}", answer.text());
        answer.json()
    }
}

/// What the site answered.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// A header, empty when it is absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("plain letters"))
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("UTF-8")
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|why| panic!("{why}: {}", self.text()))
    }
}
