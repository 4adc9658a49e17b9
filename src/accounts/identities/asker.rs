//! The one client that asks another site for something: only the provider's own host, in few seconds, for few bytes.

use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use openidconnect::url::{Host, Url};
use openidconnect::{HttpRequest, HttpResponse};

/// A whole answer takes no longer.
const PATIENCE: Duration = Duration::from_secs(5);
/// An answer is no larger.
const LARGEST: usize = 1024 * 1024;

/// Why nothing was learnt.
#[derive(Debug, thiserror::Error)]
pub enum Unanswered {
    /// The address is not one that may be asked.
    #[error("{0} is not on the host of the provider, or not over https")]
    Elsewhere(String),
    /// No connection, or it broke.
    #[error("the provider could not be reached")]
    Unreachable(#[from] hyper_util::client::legacy::Error),
    /// Too slow.
    #[error("the provider did not answer within {} seconds", PATIENCE.as_secs())]
    TooSlow,
    /// Too large, or broken off.
    #[error("the answer of the provider is broken or too large")]
    Broken,
}

/// Asks the host of one provider.
#[derive(Clone)]
pub struct Asker {
    home: Url,
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
}

/// Whether an address may be asked for: https on the host and port of the provider; http when that host is this machine.
pub fn allowed(home: &Url, asked: &Url) -> bool {
    let here = match asked.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    let safe = asked.scheme() == "https" || (asked.scheme() == "http" && here);
    safe && asked.host() == home.host()
        && asked.port_or_known_default() == home.port_or_known_default()
        && asked.username().is_empty()
        && asked.password().is_none()
}

impl Asker {
    /// For the provider at an address.
    pub fn new(home: Url) -> Self {
        let connector = HttpsConnectorBuilder::new().with_webpki_roots().https_or_http().enable_http1().build();
        Self { home, client: Client::builder(TokioExecutor::new()).build(connector) }
    }

    /// Asks once, follows nothing.
    pub async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, Unanswered> {
        let address = request.uri().to_string();
        let asked = Url::parse(&address).map_err(|_| Unanswered::Elsewhere(address.clone()))?;
        if !allowed(&self.home, &asked) {
            return Err(Unanswered::Elsewhere(address));
        }
        let (parts, body) = request.into_parts();
        let request = openidconnect::http::Request::from_parts(parts, Full::new(Bytes::from(body)));
        let whole = async {
            let (parts, body) = self.client.request(request).await?.into_parts();
            let body = Limited::new(body, LARGEST).collect().await.map_err(|_| Unanswered::Broken)?;
            Ok(HttpResponse::from_parts(parts, body.to_bytes().to_vec()))
        };
        tokio::time::timeout(PATIENCE, whole).await.map_err(|_| Unanswered::TooSlow)?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_the_providers_host_is_asked() {
        let url = |text: &str| Url::parse(text).expect("an address");
        for (home, asked, may) in [
            ("https://auth.example.fr/api/v2", "https://auth.example.fr/api/v2/token", true),
            ("https://auth.example.fr/api/v2", "http://auth.example.fr/api/v2/token", false),
            ("https://auth.example.fr/api/v2", "https://auth.example.fr:8443/token", false),
            ("https://auth.example.fr/api/v2", "https://example.fr/token", false),
            ("https://auth.example.fr/api/v2", "https://auth.example.fr.evil.test/token", false),
            ("https://auth.example.fr/api/v2", "https://x@auth.example.fr/token", false),
            ("https://auth.example.fr/api/v2", "https://169.254.169.254/latest/meta-data", false),
            ("https://auth.example.fr/api/v2", "file:///etc/passwd", false),
            ("http://127.0.0.1:9000", "http://127.0.0.1:9000/jwks", true),
            ("http://127.0.0.1:9000", "http://127.0.0.1:9001/jwks", false),
            ("http://10.0.0.1", "http://10.0.0.1/jwks", false),
        ] {
            assert_eq!(allowed(&url(home), &url(asked)), may, "{home} {asked}");
        }
    }
}
