//! What can be set of the identity provider: flags, environment, or the table `[identity]` of the file.

use std::fmt;
use std::path::PathBuf;

use anyhow::Context as _;
use serde::Deserialize;

use crate::accounts::Gate;

/// The identity provider.
#[derive(Clone)]
pub struct IdentityConfig {
    /// `JUMELLES_IDENTITY_ISSUER`, `issuer`: its address, as it calls itself.
    pub issuer: String,
    /// `JUMELLES_IDENTITY_CLIENT_ID`, `client_id`: what it calls us.
    pub client_id: String,
    /// `JUMELLES_IDENTITY_CLIENT_SECRET` or the content of `JUMELLES_IDENTITY_CLIENT_SECRET_FILE`, `client_secret_file`; never the file of settings.
    pub client_secret: String,
    /// `JUMELLES_IDENTITY_NAME`, `name`: its name on the button; by default `ProConnect`.
    pub name: String,
    /// `JUMELLES_IDENTITY_ACR`, `acr`: the ways of recognising people that are asked of it; by default it has the choice.
    pub acr: Vec<String>,
    /// `JUMELLES_IDENTITY_ALGORITHM`, `algorithm`: how it signs, `ES256` (by default) or `RS256`.
    pub algorithm: String,
}

/// Nothing of the secret shows.
impl fmt::Debug for IdentityConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IdentityConfig({}, {}, …)", self.issuer, self.client_id)
    }
}

/// The table of the file, every key optional.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    issuer: Option<String>,
    client_id: Option<String>,
    client_secret_file: Option<PathBuf>,
    name: Option<String>,
    acr: Option<Vec<String>>,
    algorithm: Option<String>,
}

/// What the command line and the environment say.
#[derive(Clone, Default, clap::Args)]
pub struct Flags {
    /// The address of an OpenID Connect provider such as ProConnect [default: none, no button]
    #[arg(long, global = true, env = "JUMELLES_IDENTITY_ISSUER", value_name = "URL")]
    identity_issuer: Option<String>,
    /// What the provider calls this site
    #[arg(long, global = true, env = "JUMELLES_IDENTITY_CLIENT_ID", value_name = "ID")]
    identity_client_id: Option<String>,
    /// The secret between the provider and this site; a file is safer than the environment
    #[arg(long, global = true, env = "JUMELLES_IDENTITY_CLIENT_SECRET", value_name = "SECRET", hide_env_values = true)]
    identity_client_secret: Option<String>,
    /// The file that holds the secret between the provider and this site
    #[arg(long, global = true, env = "JUMELLES_IDENTITY_CLIENT_SECRET_FILE", value_name = "FILE")]
    identity_client_secret_file: Option<PathBuf>,
    /// The name of the provider on the button [default: ProConnect]
    #[arg(long, global = true, env = "JUMELLES_IDENTITY_NAME", value_name = "NAME")]
    identity_name: Option<String>,
    /// The ways of recognising people that are asked of the provider: eidas2,eidas3 [default: its choice]
    #[arg(long, global = true, env = "JUMELLES_IDENTITY_ACR", value_name = "VALUES", value_delimiter = ',')]
    identity_acr: Option<Vec<String>>,
    /// How the provider signs: ES256 or RS256 [default: ES256]
    #[arg(long, global = true, env = "JUMELLES_IDENTITY_ALGORITHM", value_name = "NAME")]
    identity_algorithm: Option<String>,
}

impl fmt::Debug for Flags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Flags({:?}, …)", self.identity_issuer)
    }
}

impl IdentityConfig {
    /// Puts flags, environment and file together; nothing when no provider is named.
    ///
    /// Errors: a provider without what it calls us or without the secret.
    pub fn of(flags: &Flags, file: Option<Table>) -> anyhow::Result<Option<Self>> {
        let file = file.unwrap_or_default();
        let Some(issuer) = flags.identity_issuer.clone().or(file.issuer) else { return Ok(None) };
        let client_id = flags.identity_client_id.clone().or(file.client_id);
        let secret_file = flags.identity_client_secret_file.clone().or(file.client_secret_file);
        let client_secret = match (&flags.identity_client_secret, secret_file) {
            (Some(secret), _) => secret.clone(),
            (None, Some(path)) => std::fs::read_to_string(&path)
                .with_context(|| format!("the secret of the identity provider in {} cannot be read", path.display()))?,
            (None, None) => anyhow::bail!("the identity provider needs identity_client_secret_file"),
        };
        Ok(Some(Self {
            issuer,
            client_id: client_id.context("the identity provider needs identity_client_id")?,
            client_secret: client_secret.trim().to_owned(),
            name: flags.identity_name.clone().or(file.name).unwrap_or_else(|| "ProConnect".to_owned()),
            acr: flags.identity_acr.clone().or(file.acr).unwrap_or_default(),
            algorithm: flags.identity_algorithm.clone().or(file.algorithm).unwrap_or_else(|| "ES256".to_owned()),
        }))
    }

    /// The way in through it, for a site at an address.
    ///
    /// Errors: settings that cannot work.
    pub fn gate(&self, base: &str) -> anyhow::Result<Gate> {
        let told = (self.name.as_str(), self.algorithm.as_str(), self.acr.as_slice());
        Gate::to(&self.issuer, (&self.client_id, &self.client_secret), told, base)
    }
}
