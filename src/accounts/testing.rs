//! A person with a browser, for the stories of tests.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;

use crate::accounts::means::Means;
use crate::db::{Db, done, one};
use crate::kernel::{Locale, Secret};
use crate::mail::Address;
use crate::partnerships::{Answer, Site};

static HOUSEHOLDS: AtomicU32 = AtomicU32::new(1);

/// A person with a browser: what it sends, and the cookie that it keeps.
pub struct Browser<'s> {
    /// What it asks.
    pub site: &'s Site,
    /// What it keeps.
    pub cookie: String,
}

impl<'s> Browser<'s> {
    /// One that nobody has entered with.
    pub fn new(site: &'s Site) -> Self {
        Self { site, cookie: String::new() }
    }

    /// One of the administration, in a strong session.
    pub async fn administrator(site: &'s Site) -> Self {
        let email = Address::parse("admin@reseau.example").expect("an address");
        let when = (site.app.clock.now(), "");
        let link = super::invite(&site.app.db, (&email, Locale::Fr), true, when).await.expect("an invitation");
        let mut browser = Self::new(site);
        browser.open(&link).await;
        browser.strengthen().await;
        browser
    }

    /// Asks for an address.
    pub async fn get(&self, address: &str) -> Answer {
        self.site.ask(address, &[("cookie", &self.cookie)]).await
    }

    /// Sends a form.
    pub async fn post(&self, address: &str, body: &str) -> Answer {
        let request = Request::post(address)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header("cookie", &self.cookie);
        self.site.send(request.body(Body::from(body.to_owned())).expect("a request")).await
    }

    /// Sends a form with a file, as a browser does.
    pub async fn bring(&self, address: &str, (name, bytes): (&str, &[u8]), fields: &[(&str, &str)]) -> Answer {
        let mut body = Vec::new();
        for (field, value) in fields {
            let part = format!("--x\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let head = format!("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        body.extend([head.as_bytes(), bytes, b"\r\n--x--\r\n"].concat());
        let request = Request::post(address)
            .header("content-type", "multipart/form-data; boundary=x")
            .header("sec-fetch-site", "same-origin")
            .header("cookie", &self.cookie);
        self.site.send(request.body(Body::from(body)).expect("a request")).await
    }

    /// Sends a form from a household of its own: more people meet in a story than one household may hold.
    pub async fn post_from_afar(&self, address: &str, body: &str) -> Answer {
        let [_, a, b, c] = HOUSEHOLDS.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        let request = Request::post(address)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header("cookie", &self.cookie)
            .extension(ConnectInfo(SocketAddr::from(([10, a, b, c], 1))));
        self.site.send(request.body(Body::from(body.to_owned())).expect("a request")).await
    }

    /// Asks for a link, reads the letter, opens it, keeps the cookie.
    pub async fn enter(&mut self, email: &str) {
        let asked = self.post_from_afar("/fr/compte/lien", &format!("email={email}")).await;
        assert_eq!(asked.status, 200, "{}", asked.text());
        let link = link_of(&self.site.app.db, email).await;
        self.open(&link).await;
    }

    /// Opens a link and keeps the cookie.
    pub async fn open(&mut self, link: &str) {
        let opened = self.post_from_afar(link, "").await;
        assert_eq!(opened.status, 303, "{}", opened.text());
        self.keep(&opened);
    }

    /// The seal of the session.
    pub fn seal(&self) -> String {
        let secret = self.cookie.split('=').nth(1).and_then(Secret::read);
        secret.map(|secret| secret.seal()).unwrap_or_default()
    }

    /// The session is worth what it would be, had the person entered by these means.
    pub async fn worth(&self, means: Means) {
        let write = self.site.app.db.write().await.expect("a transaction");
        let sql = "UPDATE sessions SET means = $2 WHERE seal = $1";
        let touched = done(write.connection(), sql, [self.seal().into(), means.code().into()]).await.expect("written");
        assert_eq!(touched, 1, "there is a session");
        write.commit().await.expect("kept");
    }

    /// The session counts as opened by a passkey.
    pub async fn strengthen(&self) {
        self.worth(Means::Passkey).await;
    }

    /// The session counts as opened by a link.
    pub async fn weaken(&self) {
        self.worth(Means::Link).await;
    }

    /// The last proof in this session was so many minutes ago.
    pub async fn proved_ago(&self, minutes: i64) {
        let write = self.site.app.db.write().await.expect("a transaction");
        let at = self.site.app.clock.now().0 - minutes * 60_000_000;
        let sql = "UPDATE sessions SET proved_at = $2 WHERE seal = $1";
        done(write.connection(), sql, [self.seal().into(), at.into()]).await.expect("written");
        write.commit().await.expect("kept");
    }

    /// Keeps the cookie of an answer.
    pub fn keep(&mut self, answer: &Answer) {
        let set = answer.header("set-cookie");
        assert!(set.starts_with("__Host-jumelles=") && set.contains("Secure; HttpOnly; SameSite=Lax"), "{set}");
        self.cookie = set.split(';').next().unwrap_or_default().to_owned();
    }
}

/// The path of the link in the letter to an address, which is read once and thrown away.
pub async fn link_of(db: &Db, email: &str) -> String {
    let write = db.write().await.expect("a transaction");
    let sql = "DELETE FROM outbox WHERE recipient = $1 RETURNING plain";
    let row = one(write.connection(), sql, [email.into()]).await.expect("read").expect("a letter");
    write.commit().await.expect("kept");
    let text: String = row.try_get_by_index(0).expect("text");
    let at = text.find("https://jumelles.test").expect("a link");
    text[at + "https://jumelles.test".len()..].split_whitespace().next().unwrap_or_default().to_owned()
}
