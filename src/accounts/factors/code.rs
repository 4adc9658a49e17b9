//! Codes: those of an application, which change every thirty seconds (RFC 6238), and those that are written down for the day
//! the device is lost.

use totp_rs::{Builder, Secret as Seed, Totp};

use crate::kernel::{PublicId, Timestamp, seal};

/// The signs of recovery codes: none that is taken for another.
const SIGNS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
/// How many recovery codes there are.
const RECOVERY: usize = 10;
/// Their length without hyphens: 120 bits, so that nobody finds one from its seal.
const LENGTH: usize = 24;
/// The bytes of a seed.
pub const SEED: usize = 20;

/// A new seed for an application of codes.
pub fn draw_seed() -> [u8; SEED] {
    let mut bytes = [0_u8; SEED];
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    bytes
}

fn application(seed: [u8; SEED]) -> Option<Totp> {
    Builder::new().with_secret(Seed::new_stack(seed)).build().ok()
}

/// The step of thirty seconds that a code belongs to: the present one, or the one before or after; nothing for any other code.
pub fn step_of(seed: [u8; SEED], typed: &str, now: Timestamp) -> Option<i64> {
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let six = typed.len() == 6 && typed.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = u64::try_from(now.0 / 1_000_000).ok()?;
    let step = application(seed).filter(|_| six)?.check(&typed, seconds)?;
    i64::try_from(step).ok()
}

/// The code at an instant.
#[cfg(test)]
pub fn code_at(seed: [u8; SEED], at: Timestamp) -> String {
    let seconds = u64::try_from(at.0 / 1_000_000).expect("after 1970");
    application(seed).expect("a seed").generate(seconds).to_string()
}

/// A seed as people type it: base 32.
pub fn written(seed: [u8; SEED]) -> String {
    Seed::new_stack(seed).to_base32()
}

/// The address that an application of codes reads from the picture.
pub fn otpauth(seed: &str, account: &str) -> String {
    let account: String = form_urlencoded::byte_serialize(account.as_bytes()).collect();
    format!("otpauth://totp/Jumelles:{account}?secret={seed}&issuer=Jumelles")
}

/// Ten new recovery codes, as they are shown once.
pub fn draw_recovery_codes() -> Vec<String> {
    (0..RECOVERY).map(|_| draw_recovery_code()).collect()
}

fn draw_recovery_code() -> String {
    let mut bytes = [0_u8; LENGTH];
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    let signs: Vec<char> = bytes.iter().map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect();
    signs.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// What is kept of a recovery code, however it is typed; nothing when it cannot be one.
pub fn recovery_seal(person: &PublicId, typed: &str) -> Option<String> {
    let plain: String = typed.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    (plain.len() == LENGTH).then(|| seal(&["recovery", person.as_str(), &plain]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The seed of RFC 6238, whose codes are known.
    const KNOWN: [u8; SEED] = *b"12345678901234567890";

    #[test]
    fn a_code_is_right_in_its_step_and_one_step_around_it() {
        let at = |seconds: i64| Timestamp(seconds * 1_000_000);
        assert_eq!(code_at(KNOWN, at(59)), "287082", "RFC 6238, appendix B, cut to six digits");
        for (typed, seconds, step) in [
            ("287082", 59, Some(1)),
            (" 287 082 ", 59, Some(1)),
            ("287082", 89, Some(1)),
            ("287082", 20, Some(1)),
            ("287082", 120, None),
            ("287083", 59, None),
            ("28708", 59, None),
            ("2870820", 59, None),
            ("+87082", 59, None),
            ("", 59, None),
        ] {
            assert_eq!(step_of(KNOWN, typed, at(seconds)), step, "{typed:?} at {seconds}");
        }
    }

    #[test]
    fn recovery_codes_are_all_different_and_read_as_people_type_them() {
        let person = PublicId::parse("pe-0000000000").expect("an identifier");
        let codes = draw_recovery_codes();
        let mut seals: Vec<_> = codes.iter().filter_map(|code| recovery_seal(&person, code)).collect();
        seals.sort_unstable();
        seals.dedup();
        assert_eq!(seals.len(), 10);
        let typed = format!(" {} ", codes[0].to_uppercase().replace('-', " "));
        assert_eq!(recovery_seal(&person, &typed), recovery_seal(&person, &codes[0]));
        let other = PublicId::parse("pe-0000000001").expect("an identifier");
        assert_ne!(recovery_seal(&other, &codes[0]), recovery_seal(&person, &codes[0]));
        assert_eq!(recovery_seal(&person, "abcd"), None);
    }

    #[test]
    fn the_picture_says_which_account_and_which_site() {
        let address = otpauth("GEZDGNBV", "maire+a@leportel.example");
        assert_eq!(address, "otpauth://totp/Jumelles:maire%2Ba%40leportel.example?secret=GEZDGNBV&issuer=Jumelles");
    }
}
