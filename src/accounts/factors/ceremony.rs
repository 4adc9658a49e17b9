//! Passkeys: what the browser is asked and whether its answer is right (WebAuthn). States travel as text, and are kept by
//! whoever asked until the answer comes.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};
use uuid::Uuid;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PublicKeyCredential, RegisterPublicKeyCredential, Url, Webauthn,
    WebauthnBuilder,
};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// What is asked of passkeys, for one site.
pub struct Ceremony(Webauthn);

/// What the browser is asked, and what must be kept until it answers.
pub struct Begun {
    /// For the browser.
    pub options: Json,
    /// For us.
    pub state: String,
}

/// A passkey as it is kept.
#[derive(Debug)]
pub struct Kept {
    /// What it is called by the browser.
    pub credential: String,
    /// Its public key and counter.
    pub key: String,
}

/// Whom a passkey is to be made for.
pub struct Owner<'o> {
    /// The row.
    pub row: Uuid,
    /// As the device shows it.
    pub email: &'o str,
    /// The keys there are already, which are not made twice.
    pub keys: &'o [String],
}

fn text(value: &impl Serialize) -> Option<String> {
    serde_json::to_string(value).ok()
}

fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

impl Ceremony {
    /// For a site by its address; nothing when the address has no name. A machine's own number is told as `localhost`, where
    /// passkeys can be tried.
    pub fn of(base: &str) -> Option<Self> {
        let mut origin = Url::parse(base).ok()?;
        let own = ["127.0.0.1", "[::1]"].contains(&origin.host_str()?);
        if own {
            origin.set_host(Some("localhost")).ok()?;
        }
        let name = origin.domain()?.to_owned();
        WebauthnBuilder::new(&name, &origin).ok()?.rp_name("Jumelles").build().ok().map(Self)
    }

    /// Asks for a new passkey that is found again without an address.
    pub fn begin_making(&self, owner: &Owner<'_>) -> Option<Begun> {
        let there = owner.keys.iter().filter_map(|key| read::<Passkey>(key)).map(|key| key.cred_id().clone()).collect();
        let (options, state) =
            self.0.start_passkey_registration(owner.row, owner.email, owner.email, Some(there)).ok()?;
        let mut options = json!(options);
        let selection = &mut options["publicKey"]["authenticatorSelection"];
        selection["residentKey"] = json!("required");
        selection["requireResidentKey"] = json!(true);
        Some(Begun { options, state: text(&state)? })
    }

    /// The passkey that was made; nothing when the answer is not right.
    pub fn finish_making(&self, answer: &str, state: &str) -> Option<Kept> {
        let answer: RegisterPublicKeyCredential = read(answer)?;
        let key = self.0.finish_passkey_registration(&answer, &read(state)?).ok()?;
        Some(Kept { credential: name(key.cred_id()), key: text(&key)? })
    }

    /// Asks for one of these passkeys.
    pub fn begin_asking(&self, keys: &[String]) -> Option<Begun> {
        let keys: Vec<Passkey> = keys.iter().filter_map(|key| read(key)).collect();
        let (options, state) = self.0.start_passkey_authentication(&keys).ok()?;
        Some(Begun { options: json!(options), state: text(&state)? })
    }

    /// Asks for any passkey of this site.
    pub fn begin_finding(&self) -> Option<Begun> {
        let (mut options, state) = self.0.start_discoverable_authentication().ok()?;
        // A button asks, not the field of an address.
        options.mediation = None;
        Some(Begun { options: json!(options), state: text(&state)? })
    }

    /// Whose passkey it says it is, and which.
    pub fn says(&self, answer: &str) -> Option<(Uuid, String)> {
        let answer: PublicKeyCredential = read(answer)?;
        let (owner, credential) = self.0.identify_discoverable_authentication(&answer).ok()?;
        Some((owner, name(credential)))
    }

    /// The passkey that was used, as it is to be kept now; nothing when the answer is not right.
    pub fn finish_asking(&self, answer: &str, state: &str, keys: &[String]) -> Option<Kept> {
        let answer: PublicKeyCredential = read(answer)?;
        let result = self.0.finish_passkey_authentication(&answer, &read(state)?).ok()?;
        renewed(keys, &result)
    }

    /// The same for any passkey of this site: these are the keys of whom it says it belongs to.
    pub fn finish_finding(&self, answer: &str, state: &str, keys: &[String]) -> Option<Kept> {
        let answer: PublicKeyCredential = read(answer)?;
        let named = answer.get_credential_id();
        let key = keys.iter().filter_map(|key| read::<Passkey>(key)).find(|key| key.cred_id().as_slice() == named)?;
        let state: DiscoverableAuthentication = read(state)?;
        let result = self.0.finish_discoverable_authentication_v2(&answer, state, &key).ok()?;
        renewed(keys, &result)
    }
}

fn name(credential: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(credential)
}

/// The key that was used, with its counter.
fn renewed(keys: &[String], result: &webauthn_rs::prelude::AuthenticationResult) -> Option<Kept> {
    let mut key = keys.iter().filter_map(|key| read::<Passkey>(key)).find(|key| key.cred_id() == result.cred_id())?;
    key.update_credential(result)?;
    Some(Kept { credential: name(key.cred_id()), key: text(&key)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_belong_to_the_host_of_the_site() {
        for (base, host) in [
            ("https://jumelles.test", Some("jumelles.test")),
            ("https://atlas.jumelles.test:8443", Some("atlas.jumelles.test")),
            ("http://localhost:8080", Some("localhost")),
            ("http://127.0.0.1:8080", Some("localhost")),
            ("http://192.0.2.7:8080", None),
            ("nonsense", None),
        ] {
            let begun = Ceremony::of(base).and_then(|ceremony| ceremony.begin_finding());
            assert_eq!(begun.as_ref().and_then(|begun| begun.options["publicKey"]["rpId"].as_str()), host, "{base}");
            if let Some(begun) = begun {
                assert_eq!(begun.options["publicKey"]["userVerification"], "required");
                assert!(begun.options["mediation"].is_null(), "{}", begun.options);
            }
        }
    }

    #[test]
    fn an_answer_that_is_none_is_refused() {
        let ceremony = Ceremony::of("https://jumelles.test").expect("a site");
        let owner = Owner { row: Uuid::nil(), email: "maire@leportel.example", keys: &[] };
        let making = ceremony.begin_making(&owner).expect("begun");
        assert_eq!(making.options["publicKey"]["authenticatorSelection"]["residentKey"], "required");
        let finding = ceremony.begin_finding().expect("begun");
        for answer in ["", "{}", "null", "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}"] {
            assert!(ceremony.finish_making(answer, &making.state).is_none(), "{answer}");
            assert!(ceremony.says(answer).is_none(), "{answer}");
            assert!(ceremony.finish_finding(answer, &finding.state, &[]).is_none(), "{answer}");
        }
    }
}
