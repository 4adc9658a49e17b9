//! Entering by a provider, as a person does it, and what is not believed of one.

use super::testing::{Lie, TestProvider};
use crate::accounts::testing::{Browser, link_of};
use crate::db::testing::{TestDb, on_both_engines};
use crate::db::{Db, all, one};
use crate::kernel::Timestamp;
use crate::partnerships::{Answer, Site, World};

const BEGIN: &str = "/fr/compte/identite?return_to=/fr/compte/organisations";
const BASE: &str = "https://jumelles.test";

/// How a provider may sign.
const ALGORITHMS: [&str; 2] = ["ES256", "RS256"];
/// Everything that must not be believed: of the token that lets in, then of the answer about the person.
const LIES: [Lie; 19] = [
    Lie::Nonce,
    Lie::Audience,
    Lie::Issuer,
    Lie::Expired,
    Lie::OtherKey,
    Lie::OtherAlgorithm,
    Lie::AlgorithmNone,
    Lie::SharedSecret,
    Lie::AboutUnsigned,
    Lie::AboutNone,
    Lie::AboutOtherKey,
    Lie::AboutOtherAlgorithm,
    Lie::AboutOtherText,
    Lie::AboutOtherPerson,
    Lie::AboutOtherSite,
    Lie::AboutOtherIssuer,
    Lie::AboutExpired,
    Lie::AboutSecret,
    Lie::AboutHuge,
];

/// A site with a provider, at the same instant.
async fn site(test: TestDb) -> (Site, TestProvider) {
    site_signing(test, "ES256").await
}

/// The same, with a provider that signs so.
async fn site_signing(test: TestDb, algorithm: &'static str) -> (Site, TestProvider) {
    let world = World::of_authorities(test).await;
    let provider = TestProvider::signing(algorithm, Timestamp(0)).await;
    let site = world.site_with(Some(provider.config())).await;
    provider.inner().now = site.app.clock.now();
    (site, provider)
}

/// Begins: where the provider sends the browser back, and the cookie it was given.
async fn begin(browser: &Browser<'_>, provider: &TestProvider) -> (String, String) {
    let begun = browser.get(BEGIN).await;
    assert_eq!(begun.status, 303, "{}", begun.text());
    let cookie = begun.header("set-cookie");
    assert!(cookie.starts_with("__Host-jumelles-entree=") && cookie.contains("Max-Age=600"), "{cookie}");
    let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
    let back = provider.visit(begun.header("location")).await;
    (back.strip_prefix(BASE).expect("to our site").to_owned(), cookie)
}

async fn come_back(browser: &Browser<'_>, (address, cookie): (&str, &str)) -> Answer {
    let both = format!("{}; {cookie}", browser.cookie);
    browser.site.ask(address, &[("cookie", &both), ("user-agent", "Essai")]).await
}

/// The whole way.
async fn through(browser: &Browser<'_>, provider: &TestProvider) -> Answer {
    let (address, cookie) = begin(browser, provider).await;
    come_back(browser, (&address, &cookie)).await
}

async fn count(db: &Db, table: &str) -> i64 {
    let sql = format!("SELECT CAST(COUNT(*) AS BIGINT) FROM {table}");
    one(db.read(), &sql, []).await.expect("read").expect("a row").try_get_by_index(0).expect("a number")
}

#[tokio::test]
async fn without_a_provider_there_is_no_button_and_no_door() {
    let site = World::of_authorities(TestDb::sqlite().await).await.site().await;
    assert!(!site.page("/fr/compte").await.contains("identite"));
    for address in ["/fr/compte/identite", "/fr/compte/identite/retour?code=a&state=b"] {
        assert_eq!(site.get(address).await.status, 404, "{address}");
    }
}

on_both_engines!(an_identity_opens_its_account_whatever_address_it_comes_with, |test| {
    let (site, provider) = site(test).await;
    let page = site.page("/fr/compte?return_to=/fr/compte/organisations").await;
    assert!(page.contains("ProEssai") && page.contains("/fr/compte/identite?return_to="), "{page}");
    let mut browser = Browser::new(&site);
    let entered = through(&browser, &provider).await;
    assert_eq!((entered.status, entered.header("location")), (303, "/fr/compte/organisations"), "{}", entered.text());
    browser.keep(&entered);
    let account = browser.get("/fr/compte").await.text();
    assert!(account.contains("marie@leportel.example") && account.contains("ProEssai"), "{account}");
    // Another day the provider knows another address: the identity decides, the account keeps its own.
    provider.inner().email = Some("m.martin@leportel.example".to_owned());
    let mut later = Browser::new(&site);
    later.keep(&through(&later, &provider).await);
    assert!(later.get("/fr/compte").await.text().contains("marie@leportel.example"));
    assert_eq!((count(&site.app.db, "people").await, count(&site.app.db, "identities").await), (1, 1));
    assert_eq!(count(&site.app.db, "identity_attempts").await, 0, "an attempt is over when it came back");
});

on_both_engines!(an_address_joins_nothing_a_letter_or_the_own_session_does, |test| {
    let (site, provider) = site(test).await;
    let mut known = Browser::new(&site);
    known.enter("marie@leportel.example").await;
    let mut browser = Browser::new(&site);
    let answer = through(&browser, &provider).await;
    assert_eq!(answer.status, 200);
    assert!(answer.text().contains("Un courriel vous attend") && !answer.header("set-cookie").contains("jumelles="));
    assert_eq!(count(&site.app.db, "identities").await, 0, "nothing is joined by the address");
    let link = link_of(&site.app.db, "marie@leportel.example").await;
    assert_eq!(browser.get(&link).await.status, 200, "looking joins nothing");
    assert_eq!(count(&site.app.db, "identities").await, 0);
    browser.open(&link).await;
    assert_eq!(Browser::new(&site).post(&link, "").await.status, 410, "the letter works once");
    assert_eq!((count(&site.app.db, "people").await, count(&site.app.db, "identities").await), (1, 1));
    // Whoever has another account cannot take the identity over.
    let mut other = Browser::new(&site);
    other.enter("paul@leportel.example").await;
    assert_eq!(through(&other, &provider).await.status, 409);
    // From the own session a second one is joined at once, and taken away.
    provider.inner().subject = "sub-marie-2".to_owned();
    let joined = through(&known, &provider).await;
    assert_eq!((joined.status, joined.header("location")), (303, "/fr/compte?done=yes"));
    assert_eq!(count(&site.app.db, "identities").await, 2);
    let page = known.get("/fr/compte").await.text();
    let row = page.split("name=\"identity\" value=\"").nth(1).expect("an identity").split('"').next().expect("a row");
    assert_eq!(other.post("/fr/compte/identite", &format!("identity={row}")).await.status, 404, "not theirs");
    assert_eq!(known.post("/fr/compte/identite", &format!("identity={row}")).await.status, 303);
    assert_eq!(count(&site.app.db, "identities").await, 1);
    let sql = "SELECT subject FROM outbox WHERE recipient = 'marie@leportel.example'";
    assert_eq!(all(site.app.db.read(), sql, []).await.expect("read").len(), 3, "each change is told by mail");
});

#[tokio::test]
async fn an_address_that_the_provider_has_not_checked_is_checked_by_a_letter() {
    let (site, provider) = site(TestDb::sqlite().await).await;
    provider.inner().email_verified = false;
    let mut browser = Browser::new(&site);
    assert_eq!(through(&browser, &provider).await.status, 200);
    assert_eq!(count(&site.app.db, "people").await, 0);
    for _ in 0..4 {
        through(&browser, &provider).await;
    }
    assert_eq!(count(&site.app.db, "outbox").await, 3, "three letters an hour");
    let link = link_of(&site.app.db, "marie@leportel.example").await;
    browser.open(&link).await;
    assert_eq!(count(&site.app.db, "people").await, 1);
    provider.inner().subject = "sub-nobody".to_owned();
    provider.inner().email = None;
    assert_eq!(
        through(&Browser::new(&site), &provider).await.status,
        422,
        "without an address nobody can be written to"
    );
}

#[tokio::test]
async fn what_a_provider_says_wrongly_is_not_believed() {
    for algorithm in ALGORITHMS {
        let (site, provider) = site_signing(TestDb::sqlite().await, algorithm).await;
        let start = site.app.clock.now().0;
        for (turn, lie) in (0..).zip(LIES) {
            let now = Timestamp(start + turn * 3_600_000_000);
            let site = site.at(now);
            provider.inner().now = now;
            provider.inner().lie = lie;
            let answer = through(&Browser::new(&site), &provider).await;
            assert_eq!(answer.status, 422, "{algorithm} {lie:?}: {}", answer.text());
            assert!(!answer.header("set-cookie").starts_with("__Host-jumelles="), "{algorithm} {lie:?}");
        }
        let (people, sessions) = (count(&site.app.db, "people").await, count(&site.app.db, "sessions").await);
        assert_eq!((people, sessions), (0, 0), "{algorithm}");
        provider.inner().lie = Lie::None;
        let site = site.at(Timestamp(start + 24 * 3_600_000_000));
        provider.inner().now = site.app.clock.now();
        let mut browser = Browser::new(&site);
        let entered = through(&browser, &provider).await;
        assert_eq!(entered.status, 303, "{algorithm}: and the truth is");
        browser.keep(&entered);
        assert!(browser.get("/fr/compte").await.text().contains("marie@leportel.example"), "{algorithm}");
    }
}

on_both_engines!(whoever_works_for_an_authority_is_offered_to_represent_it_and_claims_nothing_by_it, |test| {
    let (site, provider) = site(test).await;
    let (represent, db) = ("/fr/collectivites/fr-epci-246200729/representer", &site.app.db);
    provider.inner().siret = Some("24620072900019".to_owned());
    let mut browser = Browser::new(&site);
    browser.keep(&through(&browser, &provider).await);
    let account = browser.get("/fr/compte").await.text();
    assert!(
        account.contains(represent) && account.contains("ProEssai indique que vous travaillez pour CA du"),
        "{account}"
    );
    let english = browser.get("/en/account").await.text();
    assert!(english.contains("/en/authorities/fr-epci-246200729/represent"), "{english}");
    let claims = (count(db, "memberships").await, count(db, "organisations").await);
    assert_eq!(claims, (0, 0), "an offer claims nothing");
    assert!(browser.get("/fr/compte/donnees.json").await.text().contains("\"works_for\":\"246200729\""), "it is told");
    // Who comes by mail is not known to work anywhere.
    let mut by_mail = Browser::new(&site);
    by_mail.enter("paul@leportel.example").await;
    assert!(!by_mail.get("/fr/compte").await.text().contains(represent));
    // Who asked is not offered it again.
    assert_eq!(browser.post(represent, "function=Relations").await.status, 200, "somebody has to decide");
    assert!(!browser.get("/fr/compte").await.text().contains(represent));
    // What the provider said ends with the session.
    browser.post("/fr/compte/sortir", "").await;
    let kept = one(db.read(), "SELECT 1 FROM sessions WHERE siren IS NOT NULL", []).await.expect("read");
    assert!(kept.is_none());
});

#[tokio::test]
async fn nothing_is_offered_to_who_works_elsewhere_or_where_the_provider_does_not_know() {
    let (site, provider) = site(TestDb::sqlite().await).await;
    for siret in [Some("99999999900019"), Some("246200729"), Some("24620072900019 x"), Some(""), None] {
        provider.inner().siret = siret.map(str::to_owned);
        let mut browser = Browser::new(&site);
        browser.keep(&through(&browser, &provider).await);
        let account = browser.get("/fr/compte").await;
        assert!(account.status == 200 && !account.text().contains("/representer"), "{siret:?}");
    }
    // A provider that knows nothing of establishments refuses to be asked, and is not.
    let (site, provider) = self::site(TestDb::sqlite().await).await;
    provider.inner().scopes = &["openid", "email"];
    provider.inner().siret = Some("24620072900019".to_owned());
    let mut browser = Browser::new(&site);
    browser.keep(&through(&browser, &provider).await);
    assert!(!browser.get("/fr/compte").await.text().contains("/representer"));
}

#[tokio::test]
async fn an_attempt_holds_ten_minutes_once_and_in_its_own_browser() {
    let (site, provider) = site(TestDb::sqlite().await).await;
    let browser = Browser::new(&site);
    let (address, cookie) = begin(&browser, &provider).await;
    assert_eq!(come_back(&browser, (&address, "")).await.status, 410, "another browser");
    let (other, other_cookie) = begin(&browser, &provider).await;
    assert_eq!(come_back(&browser, (&address, &other_cookie)).await.status, 410, "the cookie of another attempt");
    assert_eq!(come_back(&browser, (&address, &cookie)).await.status, 410, "and it is over then");
    // A code that was stolen is of no use to another attempt: the verifier is not its own.
    let code = other.split("code=").nth(1).and_then(|rest| rest.split('&').next()).expect("a code").to_owned();
    let (third, third_cookie) = begin(&browser, &provider).await;
    let own = third.split("code=").nth(1).and_then(|rest| rest.split('&').next()).expect("a code").to_owned();
    assert_eq!(come_back(&browser, (&third.replace(&own, &code), &third_cookie)).await.status, 422);
    // A code works once.
    let (fourth, cookie) = begin(&browser, &provider).await;
    assert_eq!(come_back(&browser, (&fourth, &cookie)).await.status, 303);
    assert_eq!(come_back(&browser, (&fourth, &cookie)).await.status, 410, "the same address again");
    // Another provider's answer is not this one's.
    let (fifth, cookie) = begin(&browser, &provider).await;
    let mixed = fifth.split("&iss=").next().expect("an address").to_owned() + "&iss=https%3A%2F%2Felsewhere.test";
    assert_eq!(come_back(&browser, (&mixed, &cookie)).await.status, 422);
    // Too late for the provider, too late for us.
    let (sixth, cookie) = begin(&browser, &provider).await;
    provider.inner().now = Timestamp(site.app.clock.now().0 + 31_000_000);
    assert_eq!(come_back(&browser, (&sixth, &cookie)).await.status, 422, "the code lives thirty seconds");
    let (seventh, cookie) = begin(&browser, &provider).await;
    let late = site.at(Timestamp(site.app.clock.now().0 + 600_000_000));
    assert_eq!(come_back(&Browser::new(&late), (&seventh, &cookie)).await.status, 410, "ten minutes");
    // Somebody who says no at the provider comes back without a code.
    let (eighth, cookie) = begin(&browser, &provider).await;
    let state = eighth.split("state=").nth(1).and_then(|rest| rest.split('&').next()).expect("a state").to_owned();
    let refused = format!("/fr/compte/identite/retour?error=access_denied&state={state}");
    assert_eq!(come_back(&browser, (&refused, &cookie)).await.status, 422);
}

#[tokio::test]
async fn leaving_ends_our_session_first_and_leads_on_to_the_provider() {
    let (site, provider) = site(TestDb::sqlite().await).await;
    let mut browser = Browser::new(&site);
    browser.keep(&through(&browser, &provider).await);
    let stolen = Browser { site: &site, cookie: browser.cookie.clone() };
    let left = browser.post("/fr/compte/sortir", "").await;
    assert_eq!(left.status, 200);
    let refresh = left.header("refresh");
    assert!(refresh.contains(&format!("{}/end?", provider.issuer)) && refresh.contains("id_token_hint="), "{refresh}");
    let back = "post_logout_redirect_uri=https%3A%2F%2Fjumelles.test%2Ffr%2Fcompte";
    assert!(refresh.contains(back) && refresh.contains("state="), "{refresh}");
    assert!(left.text().contains("/end?") && left.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(stolen.get("/fr/compte/organisations").await.status, 303, "the session is over");
    let mut by_mail = Browser::new(&site);
    by_mail.enter("paul@leportel.example").await;
    assert_eq!(by_mail.post("/fr/compte/sortir", "").await.status, 303, "who came by mail is led nowhere else");
}

#[tokio::test]
async fn a_provider_that_is_not_there_leaves_the_way_by_mail() {
    let world = World::of_authorities(TestDb::sqlite().await).await;
    let mut config = TestProvider::start(Timestamp(0)).await.config();
    config.issuer = "http://127.0.0.1:1".to_owned();
    let site = world.site_with(Some(config)).await;
    let answer = site.get("/fr/compte/identite").await;
    assert_eq!(answer.status, 502);
    assert!(
        answer.text().contains("entrez par courriel") && answer.header("set-cookie").is_empty(),
        "{}",
        answer.text()
    );
}

#[test]
fn settings_that_cannot_work_are_told_and_the_secret_never_shows() {
    for (issuer, algorithm) in
        [("nonsense", "ES256"), ("http://auth.example.fr", "ES256"), ("https://auth.example.fr", "HS256")]
    {
        let told = ("ProConnect", algorithm, &[][..]);
        assert!(
            super::Gate::to(issuer, ("us", "hush"), told, "https://jumelles.test").is_err(),
            "{issuer} {algorithm}"
        );
    }
    let config = crate::config::IdentityConfig {
        issuer: "https://auth.example.fr".to_owned(),
        client_id: "us".to_owned(),
        client_secret: "hush-hush".to_owned(),
        name: "ProConnect".to_owned(),
        acr: Vec::new(),
        algorithm: "ES256".to_owned(),
    };
    assert!(!format!("{config:?}").contains("hush"));
}
