//! One provider: what is set of it, what it says of itself, and the two questions that are put to it.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use anyhow::{Context as _, anyhow, ensure};
use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreJwsSigningAlgorithm};
use openidconnect::http::Request;
use openidconnect::url::Url;
use openidconnect::{
    AuthType, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    HttpRequest, IssuerUrl, LogoutRequest, Nonce, OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier,
    PostLogoutRedirectUrl, ProviderMetadataWithLogout, RedirectUrl, Scope, TokenResponse as _,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::asker::{Asker, allowed};
use super::jwt::{Expected, believed};
use super::model::{Attempt, Said, Subject};
use super::offers::{Offered, Offers, SIRET, siren_of};
use crate::db::DbError;
use crate::kernel::{Secret, Timestamp};
use crate::mail::Address;

/// What a provider says of itself is asked again after so long.
const KEPT: i64 = 3600 * 1_000_000;

type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// The way in through a provider; nothing when none is set.
#[derive(Clone, Default)]
pub struct Gate {
    provider: Option<Arc<Provider>>,
    offering: Option<Arc<dyn Fn(Uuid, String) -> Offers + Send + Sync>>,
}

/// A provider that is set.
pub struct Provider {
    issuer: IssuerUrl,
    client_id: ClientId,
    // Shows in no log: its type sees to that.
    secret: ClientSecret,
    name: String,
    acr: Vec<String>,
    algorithm: CoreJwsSigningAlgorithm,
    callback: RedirectUrl,
    asker: Asker,
    known: RwLock<Option<(Timestamp, Arc<ProviderMetadataWithLogout>)>>,
}

impl Gate {
    /// The way in through a provider: its address as it calls itself, what it calls us and the secret between us, its name on the
    /// button, how it signs (`ES256`, `RS256`), the ways of recognising people that are asked of it; for a site at an address.
    ///
    /// Errors: settings that cannot work, in one sentence.
    pub fn to(
        issuer: &str,
        (client_id, secret): (&str, &str),
        (name, algorithm, acr): (&str, &str, &[String]),
        base: &str,
    ) -> anyhow::Result<Self> {
        let issuer = IssuerUrl::new(issuer.to_owned()).context("identity_issuer is not an address")?;
        ensure!(allowed(issuer.url(), issuer.url()), "identity_issuer must be an address with https");
        let algorithm = match algorithm {
            "ES256" => CoreJwsSigningAlgorithm::EcdsaP256Sha256,
            "RS256" => CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
            other => return Err(anyhow!("identity_algorithm is « {other} »: write ES256 or RS256")),
        };
        let provider = Provider {
            client_id: ClientId::new(client_id.to_owned()),
            secret: ClientSecret::new(secret.to_owned()),
            name: name.to_owned(),
            acr: acr.to_vec(),
            callback: RedirectUrl::new(format!("{base}/fr/compte/identite/retour")).context("public_url")?,
            asker: Asker::new(issuer.url().clone()),
            known: RwLock::default(),
            issuer,
            algorithm,
        };
        Ok(Self { provider: Some(Arc::new(provider)), offering: None })
    }

    /// The same with who knows the authorities of a legal unit (SIREN) that a person may be offered to represent: that slice
    /// comes after this one, so it is handed in.
    pub fn offering(self, offering: impl Fn(Uuid, String) -> Offers + Send + Sync + 'static) -> Self {
        Self { offering: Some(Arc::new(offering)), ..self }
    }

    /// What a person is offered to represent, by the legal unit for which the provider says that they work.
    pub async fn offers(&self, person: Uuid, siren: String) -> Result<Vec<Offered>, DbError> {
        match &self.offering {
            Some(offering) => offering(person, siren).await,
            None => Ok(Vec::new()),
        }
    }

    /// The provider, if one is set.
    pub fn provider(&self) -> Option<&Arc<Provider>> {
        self.provider.as_ref()
    }

    /// Its name on the button, if one is set.
    pub fn name(&self) -> Option<String> {
        self.provider.as_ref().map(|provider| provider.name.clone())
    }
}

impl Provider {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the provider says of itself, asked at most once an hour.
    async fn known(&self, now: Timestamp) -> anyhow::Result<Arc<ProviderMetadataWithLogout>> {
        let kept = self.known.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, known)) = kept.filter(|(at, _)| now.0 - at.0 < KEPT) {
            return Ok(known);
        }
        let ask = |request: HttpRequest| {
            let asker = self.asker.clone();
            async move { asker.ask(request).await }
        };
        let found = ProviderMetadataWithLogout::discover_async(self.issuer.clone(), &ask).await?;
        let known = Arc::new(found);
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = Some((now, known.clone()));
        Ok(known)
    }

    /// Forgets what the provider said of itself: its keys may have changed.
    fn forget(&self) {
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn client(&self, known: &ProviderMetadataWithLogout) -> Client {
        let post = CoreClientAuthMethod::ClientSecretPost;
        let takes_post = known.token_endpoint_auth_methods_supported().is_some_and(|all| all.contains(&post));
        CoreClient::from_provider_metadata(known.clone(), self.client_id.clone(), Some(self.secret.clone()))
            .set_redirect_uri(self.callback.clone())
            .set_auth_type(if takes_post { AuthType::RequestBody } else { AuthType::BasicAuth })
    }

    /// The address at the provider where somebody enters.
    ///
    /// Errors: the provider says nothing of itself.
    pub async fn way_in(&self, attempt: &Attempt, now: Timestamp) -> anyhow::Result<Url> {
        let known = self.known(now).await?;
        let client = self.client(&known);
        let state = attempt.state.hand_over().to_owned();
        let nonce = attempt.nonce();
        let verifier = PkceCodeVerifier::new(attempt.verifier());
        let mut asked = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(state),
                move || Nonce::new(nonce),
            )
            .add_scope(Scope::new("email".to_owned()))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
        if known.scopes_supported().is_some_and(|all| all.iter().any(|scope| scope.as_str() == SIRET)) {
            asked = asked.add_scope(Scope::new(SIRET.to_owned()));
        }
        if !self.acr.is_empty() {
            let wanted = json!({ "id_token": { "acr": { "essential": true, "values": self.acr } } });
            asked = asked.add_extra_param("claims", wanted.to_string());
        }
        Ok(asked.url().0)
    }

    /// What the provider says of whoever brings back a code.
    ///
    /// Errors: a code that is not taken, an answer that is not to be believed.
    pub async fn said(&self, code: String, attempt: &Attempt, now: Timestamp) -> anyhow::Result<Said> {
        let said = self.ask_who(code, attempt, now).await;
        if said.is_err() {
            self.forget();
        }
        said
    }

    async fn ask_who(&self, code: String, attempt: &Attempt, now: Timestamp) -> anyhow::Result<Said> {
        let known = self.known(now).await?;
        let client = self.client(&known);
        let ask = |request: HttpRequest| {
            let asker = self.asker.clone();
            async move { asker.ask(request).await }
        };
        let exchange = client.exchange_code(AuthorizationCode::new(code))?;
        let verifier = PkceCodeVerifier::new(attempt.verifier());
        let answer =
            exchange.set_pkce_verifier(verifier).request_async(&ask).await.context("the code was not taken")?;
        let token = answer.id_token().context("there is no id_token")?;
        let at = SystemTime::UNIX_EPOCH + Duration::from_micros(u64::try_from(now.0).unwrap_or_default());
        let believes =
            client.id_token_verifier().set_allowed_algs([self.algorithm.clone()]).set_time_fn(move || at.into());
        let claims = token.claims(&believes, &Nonce::new(attempt.nonce())).context("the id_token is not believed")?;
        let subject = claims.subject().as_str();
        let about = self.about(&known, answer.access_token().secret(), (subject, now)).await?;
        Ok(Said {
            who: Subject { issuer: self.issuer.as_str().to_owned(), subject: subject.to_owned() },
            email: about["email"].as_str().and_then(Address::parse),
            email_checked: about["email_verified"] == Value::Bool(true),
            siren: about[SIRET].as_str().and_then(siren_of),
            acr: claims.auth_context_ref().map(|acr| acr.as_str().to_owned()),
            id_token: token.to_string(),
        })
    }

    /// The signed answer about the person.
    async fn about(
        &self,
        known: &ProviderMetadataWithLogout,
        access_token: &str,
        (subject, now): (&str, Timestamp),
    ) -> anyhow::Result<Value> {
        let address = known.userinfo_endpoint().context("the provider says nothing of persons")?;
        let request = Request::get(address.as_str())
            .header("accept", "application/jwt")
            .header("authorization", format!("Bearer {access_token}"))
            .body(Vec::new())?;
        let answer = self.asker.ask(request).await?;
        ensure!(answer.status().is_success(), "the provider answered {} about the person", answer.status());
        let expected = Expected {
            issuer: self.issuer.as_str(),
            audience: self.client_id.as_str(),
            subject,
            algorithm: &self.algorithm,
            now: now.0 / 1_000_000,
        };
        let token = String::from_utf8(answer.into_body()).context("userinfo")?;
        believed(&token, known.jwks(), &expected).context("what is said of the person is not believed")
    }

    /// Whether an answer that names its provider names this one.
    pub fn is_issuer(&self, named: &str) -> bool {
        self.issuer.as_str() == named
    }

    /// The address at which one leaves the provider too; nothing when it has none.
    pub async fn way_out(&self, id_token: &str, back: String, now: Timestamp) -> Option<Url> {
        let known = self.known(now).await.ok()?;
        let end = known.additional_metadata().end_session_endpoint.clone()?;
        let mut url = LogoutRequest::from(end)
            .set_post_logout_redirect_uri(PostLogoutRedirectUrl::new(back).ok()?)
            .set_state(CsrfToken::new(Secret::draw().hand_over().to_owned()))
            .http_get_url();
        url.query_pairs_mut().append_pair("id_token_hint", id_token);
        Some(url)
    }
}
