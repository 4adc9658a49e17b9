//! Amounts of money, exact to the cent.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The largest amount that is understood, in cents: ten thousand billion euros.
const LARGEST: i64 = 1_000_000_000_000_000;

/// An amount in euros with at most two decimals (`23000.01`); held, and handed to conditions, in cents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "serde_json::Number")]
#[schema(value_type = f64, minimum = 0, multiple_of = 0.01)]
pub struct Euros(i64);

impl Euros {
    /// The amount that a text says, with a point or a comma and spaces between thousands; nothing when it says none.
    pub fn parse(text: &str) -> Option<Self> {
        let plain: String = text.trim().trim_end_matches('€').chars().filter(|c| !c.is_whitespace()).collect();
        let (whole, decimals) = plain.split_once(['.', ',']).unwrap_or((&plain, ""));
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 13 || decimals.len() > 2 || !digits(whole) || !digits(decimals) {
            return None;
        }
        let cents = format!("{whole}{decimals:0<2}").parse().ok()?;
        (cents <= LARGEST).then_some(Self(cents))
    }

    /// The amount in cents.
    pub fn cents(self) -> i64 {
        self.0
    }

    /// The amount in euros, with a point: `23000.01`.
    pub fn decimal(self) -> String {
        format!("{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

impl TryFrom<serde_json::Number> for Euros {
    type Error = String;

    fn try_from(number: serde_json::Number) -> Result<Self, String> {
        let text = number.to_string();
        let text = text.strip_suffix(".0").unwrap_or(&text);
        Self::parse(text).ok_or_else(|| format!("{text} is not an amount in euros with at most two decimals"))
    }
}
