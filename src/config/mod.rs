//! What can be set, and from where: a flag wins over the environment, which wins over the file, which wins over the default.
//!
//! The file is TOML: `--config FILE`, or `JUMELLES_CONFIG`, or `jumelles.toml` in the present folder when there is one. An
//! unknown key is an error, so that a misspelt one is not silently ignored.

mod identity;

use std::path::{Path, PathBuf};

use deposit::Vault;
use serde::Deserialize;

pub use identity::IdentityConfig;

use crate::accounts::Gate;
use crate::mail::Carrier;
use crate::web::Proxies;

/// Everything that can be set, each with its default.
#[derive(Clone, Debug)]
pub struct Config {
    /// `JUMELLES_LISTEN`, `listen`: where the site listens, `127.0.0.1:8080`.
    pub listen: String,
    /// `JUMELLES_DATABASE_URL`, `database`: `sqlite:PATH` or `postgres://…`; by default `sqlite:var/jumelles.db`.
    pub database: String,
    /// `JUMELLES_PUBLIC_URL`, `public_url`: the address people use, without a slash at its end; by default `http://` and where it listens.
    pub public_url: String,
    /// `JUMELLES_SECURITY_CONTACT`, `security_contact`: `mailto:…` or `https://…` for security.txt; none by default.
    pub security_contact: Option<String>,
    /// `JUMELLES_SEARCH_DIR`, `search_dir`: the folder of the copy of the search index; by default beside an SQLite database,
    /// and `var/search` for PostgreSQL. Without one the index holds what the atlas holds, in memory alone.
    pub search_dir: Option<PathBuf>,
    /// `JUMELLES_CONTENT`, `content`: the folder of rules, clauses and programmes; by default those that the program ships.
    pub content: Option<PathBuf>,
    /// `JUMELLES_FILES`, `files`: where the files that people bring are kept, a folder or `s3://BUCKET/FOLDER`; by default `files` beside an
    /// SQLite database, and `var/files` for PostgreSQL. Without one they last as long as the program.
    pub files: Option<String>,
    /// `JUMELLES_SECRET_FILE`, `secret_file`: the key that seals what must be read again; by default beside an SQLite database,
    /// and `var/jumelles.secret` for PostgreSQL. Without one the key lasts as long as the program.
    pub secret_file: Option<PathBuf>,
    /// `JUMELLES_TRUSTED_PROXIES`, `trusted_proxies`: the addresses (`10.0.0.0/8`, `::1`) of programs in front of the site that say for
    /// whom a request comes (`X-Forwarded-For`, `Forwarded`); none by default.
    pub trusted_proxies: Proxies,
    /// The identity provider; none by default.
    pub identity: Option<IdentityConfig>,
    /// How mail leaves.
    pub mail: MailConfig,
}

/// How mail leaves.
#[derive(Clone, Debug)]
pub struct MailConfig {
    /// `JUMELLES_MAIL_SERVER`, `mail_server`: `smtps://USER:PASSWORD@HOST` or `smtp://HOST:PORT`; without one, letters are files.
    pub server: Option<String>,
    /// `JUMELLES_MAIL_FROM`, `mail_from`: the address letters come from; by default `ne-pas-repondre@` and the host of the site.
    pub from: String,
    /// `JUMELLES_MAIL_DIR`, `mail_dir`: the folder of letters without a server; by default `mail` beside an SQLite database.
    pub folder: PathBuf,
}

/// The file, every key optional.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    listen: Option<String>,
    database: Option<String>,
    public_url: Option<String>,
    security_contact: Option<String>,
    search_dir: Option<PathBuf>,
    content: Option<PathBuf>,
    files: Option<String>,
    secret_file: Option<PathBuf>,
    mail_server: Option<String>,
    mail_from: Option<String>,
    mail_dir: Option<PathBuf>,
    trusted_proxies: Option<Vec<String>>,
    identity: Option<identity::Table>,
}

/// What the command line and the environment say.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Options {
    /// A configuration file in TOML [default: jumelles.toml, when there is one]
    #[arg(long, global = true, env = "JUMELLES_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The database: sqlite:PATH or postgres://… [default: sqlite:var/jumelles.db]
    #[arg(long, global = true, env = "JUMELLES_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
    /// The address that people use, for links that leave the site [default: http:// and where it listens]
    #[arg(long, global = true, env = "JUMELLES_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Where to report a weakness, for security.txt: mailto:… or https://…
    #[arg(long, global = true, env = "JUMELLES_SECURITY_CONTACT", value_name = "URL")]
    pub security_contact: Option<String>,
    /// Where the copy of the search index stands [default: beside the SQLite database, or var/search]
    #[arg(long, global = true, env = "JUMELLES_SEARCH_DIR", value_name = "FOLDER")]
    pub search_dir: Option<PathBuf>,
    /// The folder of rules, clauses and programmes [default: those that the program ships]
    #[arg(long, global = true, env = "JUMELLES_CONTENT", value_name = "FOLDER")]
    pub content: Option<PathBuf>,
    /// Where the files that people bring are kept: a folder or s3://BUCKET/FOLDER [default: files, beside the SQLite database]
    #[arg(long, global = true, env = "JUMELLES_FILES", value_name = "FOLDER")]
    pub files: Option<String>,
    /// The file of the key that seals the seeds of code applications [default: beside the SQLite database, or var/jumelles.secret]
    #[arg(long, global = true, env = "JUMELLES_SECRET_FILE", value_name = "FILE")]
    pub secret_file: Option<PathBuf>,
    /// The server that sends mail: smtps://USER:PASSWORD@HOST or smtp://HOST:PORT [default: none, letters are files]
    #[arg(long, global = true, env = "JUMELLES_MAIL_SERVER", value_name = "URL", hide_env_values = true)]
    pub mail_server: Option<String>,
    /// The address mail comes from [default: ne-pas-repondre@ and the host of the site]
    #[arg(long, global = true, env = "JUMELLES_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,
    /// Where letters stand when there is no server [default: mail, beside the SQLite database]
    #[arg(long, global = true, env = "JUMELLES_MAIL_DIR", value_name = "FOLDER")]
    pub mail_dir: Option<PathBuf>,
    /// Programs in front of the site that say for whom a request comes: 10.0.0.0/8,::1 [default: none]
    #[arg(long, global = true, env = "JUMELLES_TRUSTED_PROXIES", value_name = "RANGES", value_delimiter = ',')]
    pub trusted_proxies: Option<Vec<String>>,
    /// The identity provider
    #[command(flatten)]
    pub identity: identity::Flags,
}

impl Config {
    /// Puts flags, environment and file together.
    ///
    /// Errors: a file that cannot be read or understood, in one sentence.
    pub fn of(options: &Options, listen: Option<&str>) -> anyhow::Result<Self> {
        let file = read(options.config.as_deref())?;
        let listen = listen.map(str::to_owned).or(file.listen).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
        let public_url = options.public_url.clone().or(file.public_url).unwrap_or_else(|| format!("http://{listen}"));
        let database =
            options.database.clone().or(file.database).unwrap_or_else(|| "sqlite:var/jumelles.db".to_owned());
        let search_dir = options.search_dir.clone().or(file.search_dir).unwrap_or_else(|| beside(&database));
        let secret_file = options.secret_file.clone().or(file.secret_file).unwrap_or_else(|| key_beside(&database));
        let public_url = public_url.trim_end_matches('/').to_owned();
        let mail = MailConfig {
            server: options.mail_server.clone().or(file.mail_server),
            from: options.mail_from.clone().or(file.mail_from).unwrap_or_else(|| sender(&public_url)),
            folder: options.mail_dir.clone().or(file.mail_dir).unwrap_or_else(|| folder_beside(&database, "mail")),
        };
        let ranges = options.trusted_proxies.clone().or(file.trusted_proxies).unwrap_or_default();
        let trusted_proxies = Proxies::parse(&ranges)
            .map_err(|text| anyhow::anyhow!("trusted_proxies: « {text} » is no range: write 10.0.0.0/8 or ::1"))?;
        Ok(Self {
            mail,
            trusted_proxies,
            identity: IdentityConfig::of(&options.identity, file.identity)?,
            search_dir: Some(search_dir),
            content: options.content.clone().or(file.content),
            files: Some(options.files.clone().or(file.files).unwrap_or_else(|| files_beside(&database))),
            secret_file: Some(secret_file),
            database,
            public_url,
            security_contact: options.security_contact.clone().or(file.security_contact),
            listen,
        })
    }
}

impl Config {
    /// Where the files that people bring are kept.
    ///
    /// Errors: a place that cannot be opened.
    pub fn vault(&self) -> anyhow::Result<Vault> {
        Ok(self.files.as_deref().map_or_else(|| Ok(Vault::in_memory()), Vault::open)?)
    }

    /// What is wrong when the site is read through a proxy and none is named, and how to put it right. The program speaks no
    /// TLS, so whoever reads it over https reads it through one.
    pub fn unnamed_proxy(&self) -> Option<&'static str> {
        let through = self.public_url.starts_with("https://");
        (through && self.trusted_proxies.is_empty()).then_some(Proxies::UNNAMED)
    }

    /// How letters leave.
    ///
    /// Errors: an address that is not understood.
    pub fn carrier(&self) -> anyhow::Result<Carrier> {
        Carrier::of(self.mail.server.as_deref(), self.mail.folder.clone(), &self.mail.from)
    }

    /// The way in through an identity provider, if one is set.
    ///
    /// Errors: settings that cannot work.
    pub fn gate(&self) -> anyhow::Result<Gate> {
        self.identity.as_ref().map_or_else(|| Ok(Gate::default()), |identity| identity.gate(&self.public_url))
    }
}

/// The address mail comes from when none is named; a host without a dot, or a number, is no domain of mail.
fn sender(public_url: &str) -> String {
    let host = public_url.split("://").nth(1).unwrap_or_default().split(['/', ':']).next().unwrap_or_default();
    let named = host.contains('.') && host.chars().any(char::is_alphabetic);
    format!("Jumelles <ne-pas-repondre@{}>", if named { host } else { "jumelles.invalid" })
}

/// A folder beside the database, or in `var`.
fn folder_beside(database: &str, name: &str) -> PathBuf {
    let file = database.strip_prefix("sqlite:").map(|path| Path::new(path.trim_start_matches("//")));
    file.and_then(Path::parent).unwrap_or(Path::new("var")).join(name)
}

/// The folder of files when none is named.
fn files_beside(database: &str) -> String {
    folder_beside(database, "files").to_string_lossy().into_owned()
}

/// The file of the key when none is named.
fn key_beside(database: &str) -> PathBuf {
    match database.strip_prefix("sqlite:").map(|path| path.trim_start_matches("//")) {
        Some(path) => PathBuf::from(format!("{path}.secret")),
        None => PathBuf::from("var/jumelles.secret"),
    }
}

/// The folder of the search index when none is named.
fn beside(database: &str) -> PathBuf {
    let file = database.strip_prefix("sqlite:").map(|path| path.trim_start_matches("//"));
    match file {
        Some(path) => PathBuf::from(format!("{path}.search")),
        None => PathBuf::from("var/search"),
    }
}

fn read(path: Option<&Path>) -> anyhow::Result<File> {
    let usual = Path::new("jumelles.toml");
    let path = match path {
        Some(path) => path,
        None if usual.exists() => usual,
        None => return Ok(File::default()),
    };
    let text = std::fs::read_to_string(path)
        .map_err(|why| anyhow::anyhow!("the configuration file {} cannot be read: {why}", path.display()))?;
    toml::from_str(&text)
        .map_err(|why| anyhow::anyhow!("the configuration file {} is not understood: {why}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_over_https_without_a_named_proxy_is_told_how_to_name_it() {
        for (public_url, proxies, told) in [
            (Some("https://atlas.example"), None, true),
            (Some("https://atlas.example"), Some("127.0.0.1"), false),
            (Some("http://127.0.0.1:8080"), None, false),
            (None, None, false),
        ] {
            let options = Options {
                public_url: public_url.map(str::to_owned),
                trusted_proxies: proxies.map(|range: &str| vec![range.to_owned()]),
                ..Options::default()
            };
            let config = Config::of(&options, None).expect("settings");
            let said = config.unnamed_proxy().is_some_and(|why| why.contains("--trusted-proxies"));
            assert_eq!(said, told, "{public_url:?} {proxies:?}");
        }
    }
}
