//! The key of this installation, in a file of its own, and what it seals: text that must be read again, such as the seed of an
//! application of codes. Whoever has a copy of the database without that file reads nothing of it.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;

use anyhow::Context as _;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use crate::kernel::Secret;

/// A key that seals and opens.
pub struct Key(LessSafeKey);

impl Key {
    /// One that nobody keeps.
    pub fn draw() -> Self {
        Self::of(&Secret::draw()).expect("a secret has the length of a key")
    }

    fn of(secret: &Secret) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(secret.hand_over()).ok()?;
        Some(Self(LessSafeKey::new(UnboundKey::new(&CHACHA20_POLY1305, &bytes).ok()?)))
    }

    /// The key in a file that only its owner may read; made when there is none.
    pub fn open(path: &Path) -> anyhow::Result<Self> {
        let told = || format!("the key in {} (--secret-file)", path.display());
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(told)?;
        }
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
            Ok(mut file) => {
                file.write_all(Secret::draw().hand_over().as_bytes()).with_context(told)?;
                file.sync_all().with_context(told)?;
            }
            Err(why) if why.kind() == ErrorKind::AlreadyExists => {}
            Err(why) => return Err(why).with_context(told),
        }
        if fs::metadata(path).with_context(told)?.permissions().mode() & 0o077 != 0 {
            tracing::warn!(path = %path.display(), "Others may read the key of this installation: chmod 600 it.");
        }
        let text = fs::read_to_string(path).with_context(told)?;
        let secret = Secret::read(text.trim()).with_context(|| format!("{} holds no key", told()))?;
        Self::of(&secret).with_context(told)
    }

    /// Where the key is, when its file holds one that only its owner may read; nothing when there is no file. None is made.
    ///
    /// Errors: what is wrong and what to do, in one sentence.
    pub fn look(path: &Path) -> Result<Option<String>, String> {
        let place = path.display();
        let unread = |why: std::io::Error| format!("{place} cannot be read ({why}): run as its owner, or chown it");
        let mode = match fs::metadata(path) {
            Ok(found) if found.is_file() => found.permissions().mode() & 0o777,
            Ok(_) => return Err(format!("{place} is no file: name another one with --secret-file")),
            Err(why) if why.kind() == ErrorKind::NotFound => return Ok(None),
            Err(why) => return Err(unread(why)),
        };
        let text = fs::read_to_string(path).map_err(unread)?;
        if Secret::read(text.trim()).is_none() {
            return Err(format!("{place} holds no key: bring it back from its copy"));
        }
        if mode & 0o077 != 0 {
            return Err(format!("{place} can be read by others than its owner (mode {mode:o}): chmod 600 {place}"));
        }
        Ok(Some(format!("{place}, which only its owner may read")))
    }

    /// Seals a text for one purpose.
    pub fn seal(&self, purpose: &str, text: &[u8]) -> String {
        let mut nonce = [0_u8; NONCE_LEN];
        getrandom::fill(&mut nonce).expect("the system gives random bytes");
        let mut sealed = text.to_vec();
        self.0
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(purpose), &mut sealed)
            .expect("a short text can be sealed");
        URL_SAFE_NO_PAD.encode([&nonce[..], &sealed].concat())
    }

    /// Opens what was sealed for that purpose; nothing when it was sealed by another key or for something else.
    pub fn unseal(&self, purpose: &str, sealed: &str) -> Option<Vec<u8>> {
        let bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let (nonce, rest) = bytes.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut rest = rest.to_vec();
        self.0.open_in_place(nonce, Aad::from(purpose), &mut rest).ok().map(|text| text.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_is_opened_by_the_same_key_for_the_same_purpose_alone() {
        let (key, other) = (Key::draw(), Key::draw());
        let sealed = key.seal("pe-1", b"seed");
        assert_ne!(sealed, key.seal("pe-1", b"seed"), "the same text never looks the same");
        assert_eq!(key.unseal("pe-1", &sealed), Some(b"seed".to_vec()));
        assert_eq!(key.unseal("pe-2", &sealed), None);
        assert_eq!(other.unseal("pe-1", &sealed), None);
        for broken in ["", "AAAA", "é", &sealed[1..]] {
            assert_eq!(key.unseal("pe-1", broken), None, "{broken}");
        }
    }

    #[test]
    fn the_file_of_the_key_is_made_once_and_for_its_owner_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new").join("jumelles.secret");
        let sealed = Key::open(&path).expect("made").seal("x", b"y");
        assert_eq!(fs::metadata(&path).expect("a file").permissions().mode() & 0o777, 0o600);
        assert_eq!(Key::open(&path).expect("read").unseal("x", &sealed), Some(b"y".to_vec()));
        fs::write(&path, "nonsense").expect("written");
        assert!(Key::open(&path).is_err());
    }

    #[test]
    fn the_file_of_the_key_is_looked_at_and_never_made() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("jumelles.secret");
        assert_eq!(Key::look(&path), Ok(None));
        assert!(!path.exists(), "looking makes nothing");
        Key::open(&path).expect("made");
        for (mode, told) in [(0o600, None), (0o400, None), (0o640, Some("mode 640")), (0o604, Some("chmod 600"))] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("set");
            match (Key::look(&path), told) {
                (Ok(Some(found)), None) => assert!(found.contains("jumelles.secret"), "{mode:o}: {found}"),
                (Err(why), Some(told)) => assert!(why.contains(told), "{mode:o}: {why}"),
                (found, _) => panic!("{mode:o}: {found:?}"),
            }
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("set");
        fs::write(&path, "nonsense").expect("written");
        assert!(Key::look(&path).is_err_and(|why| why.contains("holds no key")));
        assert!(Key::look(folder.path()).is_err_and(|why| why.contains("is no file")));
    }
}
