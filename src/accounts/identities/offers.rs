//! For whom somebody works, as their provider says, and what they are offered to represent because of it.

use futures_util::future::BoxFuture;

use crate::db::DbError;
use crate::kernel::PublicId;

/// The scope of the establishment for which somebody works. It is asked of a provider that says that it knows it (ProConnect).
pub const SIRET: &str = "siret";

/// An authority that somebody is offered to represent, and its name in French and in English.
pub type Offered = (PublicId, [String; 2]);
/// What becomes of asking for them.
pub type Offers = BoxFuture<'static, Result<Vec<Offered>, DbError>>;

/// The number of a legal unit (SIREN): the first nine digits of that of an establishment (SIRET). Nothing for what is none.
pub fn siren_of(siret: &str) -> Option<String> {
    let digits: String = siret.chars().filter(|letter| !letter.is_whitespace()).collect();
    let whole = digits.len() == 14 && digits.bytes().all(|byte| byte.is_ascii_digit());
    whole.then(|| digits[..9].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_nine_digits_of_an_establishment_are_its_legal_unit() {
        for (siret, siren) in [
            ("24620072900019", Some("246200729")),
            ("246 200 729 00019", Some("246200729")),
            ("246200729", None),
            ("246200729000190", None),
            ("2462007290001x", None),
            ("٢٤٦٢٠٠٧", None),
            ("", None),
        ] {
            assert_eq!(siren_of(siret).as_deref(), siren, "{siret}");
        }
    }
}
