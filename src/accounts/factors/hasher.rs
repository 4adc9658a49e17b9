//! The work of passwords: argon2id, a few at once, away from the threads that answer.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

/// So many at once: four times the memory of one is what they may take.
const AT_ONCE: usize = 4;

/// What one hash costs.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    kibibytes: u32,
    passes: u32,
}

impl Cost {
    /// 64 MiB, three passes: about 0.2 s on a small server.
    pub const FULL: Self = Self { kibibytes: 64 * 1024, passes: 3 };
    /// For tests, whose passwords protect nothing.
    pub const LIGHT: Self = Self { kibibytes: 64, passes: 1 };

    /// Another one, for tests of what happens when the cost changes.
    #[cfg(test)]
    pub const OTHER: Self = Self { kibibytes: 32, passes: 1 };

    fn argon2(self) -> Argon2<'static> {
        let params = Params::new(self.kibibytes, self.passes, 1, None).expect("the costs are within the bounds");
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
    }

    /// How the hashes of this cost begin.
    fn prefix(self) -> String {
        format!("$argon2id$v=19$m={},t={},p=1$", self.kibibytes, self.passes)
    }
}

/// Makes and checks the hashes of passwords.
pub struct Hasher {
    cost: Cost,
    slots: Semaphore,
    /// Checked when there is nothing to check, so that it takes as long.
    nobody: String,
    /// How many hashes were computed.
    #[cfg(test)]
    pub worked: std::sync::atomic::AtomicUsize,
}

/// What a check found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The password is right.
    pub right: bool,
    /// Its hash has another cost than today's: make it anew.
    pub outdated: bool,
}

impl Hasher {
    /// One that hashes at this cost.
    pub fn new(cost: Cost) -> Self {
        let nobody = hash(cost, "nobody has this password");
        Self {
            cost,
            slots: Semaphore::new(AT_ONCE),
            nobody,
            #[cfg(test)]
            worked: std::sync::atomic::AtomicUsize::new(0),
        }
    }

    /// Runs one piece of work when there is room for it.
    async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> T {
        let _slot = self.slots.acquire().await.expect("the semaphore is never closed");
        #[cfg(test)]
        self.worked.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        spawn_blocking(work).await.expect("hashing does not panic")
    }

    /// The hash of a password, to be kept.
    pub async fn hash(&self, password: &str) -> String {
        let (cost, password) = (self.cost, password.to_owned());
        self.work(move || hash(cost, &password)).await
    }

    /// Compares a password with a hash; without one, compares with nobody's, which takes as long and is never right.
    pub async fn check(&self, password: &str, kept: Option<&str>) -> Checked {
        let (password, hash) = (password.to_owned(), kept.unwrap_or(&self.nobody).to_owned());
        let outdated = kept.is_some_and(|hash| !hash.starts_with(&self.cost.prefix()));
        let fits = self.work(move || fits(&password, &hash)).await;
        Checked { right: fits && kept.is_some(), outdated }
    }
}

fn hash(cost: Cost, password: &str) -> String {
    let hashed: PasswordHash = cost.argon2().hash_password(password.as_bytes()).expect("the system gives a salt");
    hashed.to_string()
}

/// The hash itself says what it cost.
fn fits(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering;

    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_own_hash_and_nothing_takes_less_work() {
        let hasher = Hasher::new(Cost::LIGHT);
        let hash = hasher.hash("une phrase assez longue").await;
        assert!(hash.starts_with("$argon2id$v=19$m=64,t=1,p=1$"), "{hash}");
        let right = Checked { right: true, outdated: false };
        assert_eq!(hasher.check("une phrase assez longue", Some(&hash)).await, right);
        for (password, kept) in
            [("une autre", Some(hash.as_str())), ("nobody has this password", None), ("x", Some("garbled"))]
        {
            assert!(!hasher.check(password, kept).await.right, "{password}");
        }
        assert_eq!(hasher.worked.load(Ordering::SeqCst), 5, "one piece of work for each question");
    }

    #[tokio::test]
    async fn a_hash_of_another_cost_still_fits_and_is_told() {
        let old = Hasher::new(Cost::OTHER).hash("une phrase assez longue").await;
        let checked = Hasher::new(Cost::LIGHT).check("une phrase assez longue", Some(&old)).await;
        assert_eq!(checked, Checked { right: true, outdated: true });
        assert_eq!(Cost::FULL.prefix(), "$argon2id$v=19$m=65536,t=3,p=1$");
    }
}
