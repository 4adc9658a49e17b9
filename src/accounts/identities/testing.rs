//! A small identity provider on this machine: real keys, codes that live thirty seconds and work once, PKCE, a signed answer about
//! persons, and nothing for a parameter that it does not know (as ProConnect does). It signs with ES256 or RS256, and can be
//! made to lie.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use openidconnect::core::{CoreJwsSigningAlgorithm, CoreRsaPrivateSigningKey};
use openidconnect::{JsonWebKeyId, PrivateSigningKey as _};
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::config::IdentityConfig;
use crate::kernel::{Secret, Timestamp};

/// What the provider calls us, and the secret.
pub const CLIENT: &str = "jumelles-essai";
pub const SECRET: &str = "un secret de cent ans";
const KNOWN: [&str; 9] = [
    "client_id",
    "response_type",
    "scope",
    "redirect_uri",
    "state",
    "nonce",
    "code_challenge",
    "code_challenge_method",
    "claims",
];

/// How the provider lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lie {
    None,
    Nonce,
    Audience,
    Issuer,
    Expired,
    OtherKey,
    OtherAlgorithm,
    AlgorithmNone,
    SharedSecret,
    AboutUnsigned,
    AboutNone,
    AboutOtherKey,
    AboutOtherAlgorithm,
    AboutOtherText,
    AboutOtherPerson,
    AboutOtherSite,
    AboutOtherIssuer,
    AboutExpired,
    AboutSecret,
    AboutHuge,
}

/// A key of each kind. Those of RSA were made for these tests and open nothing.
struct Keys {
    ec: SigningKey,
    rsa: CoreRsaPrivateSigningKey,
}

impl Keys {
    fn of(byte: u8, pem: &str) -> Self {
        let ec = SigningKey::from_slice(&[byte; 32]).expect("a key");
        let rsa = CoreRsaPrivateSigningKey::from_pem(pem, Some(JsonWebKeyId::new("k2".to_owned()))).expect("a key");
        Self { ec, rsa }
    }

    /// The signature of a text.
    fn sign(&self, algorithm: &str, text: &str) -> Vec<u8> {
        if algorithm == "RS256" {
            let rs256 = CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256;
            return self.rsa.sign(&rs256, text.as_bytes()).expect("a signature");
        }
        let signature: Signature = self.ec.sign(text.as_bytes());
        signature.to_bytes().to_vec()
    }
}

/// What the provider knows.
pub struct Inner {
    pub now: Timestamp,
    pub lie: Lie,
    pub subject: String,
    pub email: Option<String>,
    pub email_verified: bool,
    pub acr: Option<String>,
    /// The establishment for which the person works.
    pub siret: Option<String>,
    /// What may be asked of it; anything else is refused.
    pub scopes: &'static [&'static str],
    issuer: String,
    algorithm: &'static str,
    keys: Keys,
    other: Keys,
    codes: HashMap<String, Grant>,
    /// Whom a token is about, and whether the establishment was asked for.
    tokens: HashMap<String, (String, bool)>,
}

struct Grant {
    siret: bool,
    nonce: String,
    challenge: String,
    redirect_uri: String,
    at: Timestamp,
}

impl Inner {
    /// The algorithm that was not agreed on.
    fn not_agreed(&self) -> &'static str {
        if self.algorithm == "RS256" { "ES256" } else { "RS256" }
    }
}

#[derive(Clone)]
pub struct TestProvider {
    inner: Arc<Mutex<Inner>>,
    pub issuer: String,
}

impl TestProvider {
    /// One that knows somebody, at an instant, and signs with ES256.
    pub async fn start(now: Timestamp) -> Self {
        Self::signing("ES256", now).await
    }

    /// The same, signing with an algorithm.
    pub async fn signing(algorithm: &'static str, now: Timestamp) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let issuer = format!("http://{}", listener.local_addr().expect("an address"));
        let inner = Inner {
            now,
            lie: Lie::None,
            subject: "sub-marie".to_owned(),
            email: Some("marie@leportel.example".to_owned()),
            email_verified: true,
            acr: Some("eidas1".to_owned()),
            siret: None,
            scopes: &["openid", "email", "siret"],
            issuer: issuer.clone(),
            algorithm,
            keys: Keys::of(7, include_str!("testing_own.pem")),
            other: Keys::of(9, include_str!("testing_other.pem")),
            codes: HashMap::new(),
            tokens: HashMap::new(),
        };
        let provider = Self { inner: Arc::new(Mutex::new(inner)), issuer };
        let app = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/jwks", get(jwks))
            .route("/authorize", get(authorize))
            .route("/token", post(token))
            .route("/userinfo", get(userinfo))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        provider
    }

    pub fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().expect("nobody panicked")
    }

    /// The settings of a site that trusts it.
    pub fn config(&self) -> IdentityConfig {
        IdentityConfig {
            issuer: self.issuer.clone(),
            client_id: CLIENT.to_owned(),
            client_secret: SECRET.to_owned(),
            name: "ProEssai".to_owned(),
            acr: vec!["eidas2".to_owned()],
            algorithm: self.inner().algorithm.to_owned(),
        }
    }

    /// What a browser does at an address of the provider: where it is sent back to.
    pub async fn visit(&self, address: &str) -> String {
        let home = openidconnect::url::Url::parse(&self.issuer).expect("an address");
        let request = openidconnect::http::Request::get(address).body(Vec::new()).expect("a request");
        let answer = super::asker::Asker::new(home).ask(request).await.expect("an answer");
        let text = String::from_utf8_lossy(answer.body()).into_owned();
        assert_eq!(answer.status().as_u16(), 303, "{text}");
        answer.headers()["location"].to_str().expect("an address").to_owned()
    }
}

async fn discovery(State(provider): State<TestProvider>) -> Json<Value> {
    let at = |page: &str| format!("{}/{page}", provider.issuer);
    Json(json!({
        "issuer": provider.issuer,
        "authorization_endpoint": at("authorize"),
        "token_endpoint": at("token"),
        "userinfo_endpoint": at("userinfo"),
        "jwks_uri": at("jwks"),
        "scopes_supported": provider.inner().scopes,
        "end_session_endpoint": at("end"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["ES256", "RS256"],
        "token_endpoint_auth_methods_supported": ["client_secret_post"],
    }))
}

async fn jwks(State(provider): State<TestProvider>) -> Json<Value> {
    let inner = provider.inner();
    let point = inner.keys.ec.verifying_key().to_sec1_point(false);
    let bytes = point.as_bytes();
    let part = |range| URL_SAFE_NO_PAD.encode(&bytes[range]);
    let ec = json!({
        "kty": "EC", "crv": "P-256", "kid": "k1", "use": "sig", "alg": "ES256", "x": part(1..33), "y": part(33..65),
    });
    Json(json!({ "keys": [ec, inner.keys.rsa.as_verification_key()] }))
}

fn refused(code: &str) -> Response {
    (StatusCode::BAD_REQUEST, Json(json!({ "error": code }))).into_response()
}

async fn authorize(State(provider): State<TestProvider>, Query(asked): Query<HashMap<String, String>>) -> Response {
    if let Some(unknown) = asked.keys().find(|name| !KNOWN.contains(&name.as_str())) {
        return refused(&format!("Y000400 {unknown}"));
    }
    let value = |name: &str| asked.get(name).cloned().unwrap_or_default();
    let long = value("state").len() >= 32 && value("nonce").len() >= 32;
    let right = value("client_id") == CLIENT && value("response_type") == "code";
    let mut inner = provider.inner();
    let scope = value("scope");
    let known = scope.starts_with("openid email") && scope.split(' ').all(|one| inner.scopes.contains(&one));
    if !long || !right || value("code_challenge_method") != "S256" || !known {
        return refused("Y000400");
    }
    let code = Secret::draw().hand_over().to_owned();
    let grant = Grant {
        siret: scope.ends_with(" siret"),
        nonce: value("nonce"),
        challenge: value("code_challenge"),
        redirect_uri: value("redirect_uri"),
        at: inner.now,
    };
    let back = form_urlencoded::Serializer::new(format!("{}?", grant.redirect_uri))
        .append_pair("code", &code)
        .append_pair("state", &value("state"))
        .append_pair("iss", &inner.issuer)
        .finish();
    inner.codes.insert(code, grant);
    (StatusCode::SEE_OTHER, [(header::LOCATION, back.replace("?&", "?"))]).into_response()
}

async fn token(State(provider): State<TestProvider>, Form(sent): Form<HashMap<String, String>>) -> Response {
    let value = |name: &str| sent.get(name).cloned().unwrap_or_default();
    let mut inner = provider.inner();
    if value("client_id") != CLIENT || value("client_secret") != SECRET {
        return refused("invalid_client");
    }
    let Some(grant) = inner.codes.remove(&value("code")) else { return refused("invalid_grant") };
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(value("code_verifier").as_bytes()));
    let old = inner.now.0 - grant.at.0 > 30_000_000;
    if old || challenge != grant.challenge || value("redirect_uri") != grant.redirect_uri {
        return refused("invalid_grant");
    }
    let access = Secret::draw().hand_over().to_owned();
    let subject = inner.subject.clone();
    inner.tokens.insert(access.clone(), (subject, grant.siret));
    let id_token = id_token(&inner, &grant);
    Json(json!({ "access_token": access, "token_type": "Bearer", "expires_in": 60, "id_token": id_token }))
        .into_response()
}

fn id_token(inner: &Inner, grant: &Grant) -> String {
    let now = inner.now.0 / 1_000_000;
    let lies = |lie| inner.lie == lie;
    let mut claims = json!({
        "iss": if lies(Lie::Issuer) { "https://elsewhere.test" } else { &inner.issuer },
        "aud": if lies(Lie::Audience) { "another-site" } else { CLIENT },
        "sub": inner.subject,
        "nonce": if lies(Lie::Nonce) { "another nonce, long enough to be one" } else { &grant.nonce },
        "iat": now - if lies(Lie::Expired) { 7200 } else { 0 },
        "exp": now + if lies(Lie::Expired) { -3600 } else { 60 },
    });
    if let Some(acr) = &inner.acr {
        claims["acr"] = json!(acr);
    }
    match inner.lie {
        Lie::AlgorithmNone => unsigned(&claims),
        Lie::SharedSecret => shared(&claims),
        Lie::OtherKey => signed((&inner.other, inner.algorithm), &claims),
        Lie::OtherAlgorithm => signed((&inner.keys, inner.not_agreed()), &claims),
        _ => signed((&inner.keys, inner.algorithm), &claims),
    }
}

async fn userinfo(State(provider): State<TestProvider>, headers: HeaderMap) -> Response {
    let inner = provider.inner();
    let token = headers["authorization"].to_str().unwrap_or_default().trim_start_matches("Bearer ").to_owned();
    let Some((subject, siret)) = inner.tokens.get(&token) else { return StatusCode::UNAUTHORIZED.into_response() };
    let lies = |lie| inner.lie == lie;
    let mut claims = json!({
        "iss": if lies(Lie::AboutOtherIssuer) { "https://elsewhere.test" } else { &inner.issuer },
        "aud": if lies(Lie::AboutOtherSite) { "another-site" } else { CLIENT },
        "sub": if lies(Lie::AboutOtherPerson) { "sub-maire" } else { subject },
        "email_verified": inner.email_verified,
    });
    if lies(Lie::AboutExpired) {
        claims["exp"] = json!(inner.now.0 / 1_000_000 - 3600);
    }
    if let Some(email) = &inner.email {
        claims["email"] = json!(email);
    }
    if let Some(number) = inner.siret.as_ref().filter(|_| *siret) {
        claims["siret"] = json!(number);
    }
    let token = match inner.lie {
        Lie::AboutUnsigned => return Json(claims).into_response(),
        Lie::AboutHuge => "a".repeat(2 * 1024 * 1024),
        Lie::AboutNone => unsigned(&claims),
        Lie::AboutSecret => shared(&claims),
        Lie::AboutOtherKey => signed((&inner.other, inner.algorithm), &claims),
        Lie::AboutOtherAlgorithm => signed((&inner.keys, inner.not_agreed()), &claims),
        Lie::AboutOtherText => {
            let told = signed((&inner.keys, inner.algorithm), &claims);
            claims["email"] = json!("maire@leportel.example");
            let wished = signed((&inner.keys, inner.algorithm), &claims);
            let parts = [wished.rsplit_once('.'), told.rsplit_once('.')].map(|parts| parts.expect("a signature"));
            format!("{}.{}", parts[0].0, parts[1].1)
        }
        _ => signed((&inner.keys, inner.algorithm), &claims),
    };
    ([(header::CONTENT_TYPE, "application/jwt")], token).into_response()
}

fn halves(header: Value, claims: &Value) -> String {
    format!("{}.{}", URL_SAFE_NO_PAD.encode(header.to_string()), URL_SAFE_NO_PAD.encode(claims.to_string()))
}

fn signed((keys, algorithm): (&Keys, &str), claims: &Value) -> String {
    let kid = if algorithm == "RS256" { "k2" } else { "k1" };
    let text = halves(json!({ "alg": algorithm, "kid": kid, "typ": "JWT" }), claims);
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(keys.sign(algorithm, &text)))
}

fn unsigned(claims: &Value) -> String {
    format!("{}.", halves(json!({ "alg": "none", "typ": "JWT" }), claims))
}

/// Signed as whoever knows only what is public would try: with a shared secret in place of a key.
fn shared(claims: &Value) -> String {
    let text = halves(json!({ "alg": "HS256", "kid": "k1", "typ": "JWT" }), claims);
    let mut padded = [0_u8; 64];
    padded[..SECRET.len()].copy_from_slice(SECRET.as_bytes());
    let inner: Vec<u8> = padded.iter().map(|byte| byte ^ 0x36).chain(text.bytes()).collect();
    let outer: Vec<u8> = padded.iter().map(|byte| byte ^ 0x5c).chain(Sha256::digest(inner)).collect();
    let signature = STANDARD.encode(Sha256::digest(outer)).replace('+', "-").replace('/', "_");
    format!("{text}.{}", signature.trim_end_matches('='))
}
