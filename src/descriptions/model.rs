//! What may be said of an authority, and what is wrong with it.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::kernel::Timestamp;
use crate::mail::Address;

/// The longest website that is kept, in characters.
const LONGEST_WEBSITE: usize = 300;

/// What an authority says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Description {
    /// Its website.
    pub website: Option<String>,
    /// Its generic address.
    pub email: Option<String>,
    /// What it says, by language.
    pub summary: BTreeMap<String, String>,
}

/// The same as it is recorded.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// What is said.
    pub said: Description,
    /// The organisation that said it last.
    pub by: String,
    /// Moves with each change.
    pub version: i64,
    /// When.
    pub at: Timestamp,
}

/// The fields, as the journal and forms name them.
pub const FIELDS: [&str; 3] = ["website", "email", "summary"];

impl Description {
    /// One field as JSON; null when nothing is said.
    pub fn value(&self, field: &str) -> Value {
        match field {
            "website" => json!(self.website),
            "email" => json!(self.email),
            "summary" if !self.summary.is_empty() => json!(self.summary),
            _ => Value::Null,
        }
    }

    /// Something else over what is said already; fields that it does not name stay.
    pub fn over(mut self, proposed: &Map<String, Value>) -> Self {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        for (field, value) in proposed {
            match field.as_str() {
                "website" => self.website = text(value),
                "email" => self.email = text(value),
                "summary" => {
                    let texts = value.as_object().into_iter().flatten();
                    self.summary = texts.filter_map(|(code, value)| Some((code.clone(), text(value)?))).collect();
                }
                _ => {}
            }
        }
        self
    }

    /// The fields that cannot be, each with a word for it.
    pub fn problems(&self, own: Option<&Address>) -> Vec<(&'static str, &'static str)> {
        let email = self.email.as_deref().map(Address::parse);
        let personal = email.as_ref().is_some_and(|email| email.is_some() && email.as_ref() == own);
        let all = [
            (self.website.as_deref().is_some_and(|site| !is_website(site)), "website", "website"),
            (email == Some(None), "email", "email"),
            (personal, "email", "personal"),
        ];
        all.into_iter().filter_map(|(wrong, field, code)| wrong.then_some((field, code))).collect()
    }
}

/// `https://…` with a host that has a dot, and no space.
fn is_website(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let letters = |part: &str| !part.is_empty() && part.chars().all(|sign| sign.is_alphanumeric() || sign == '-');
    let plain = !text.chars().any(|sign| sign.is_whitespace() || sign.is_control() || matches!(sign, '"' | '<' | '>'));
    plain && text.chars().count() <= LONGEST_WEBSITE && host.split('.').count() > 1 && host.split('.').all(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_website_is_an_address_of_the_web_and_a_mailbox_is_nobodys_own() {
        let own = Address::parse("marie@leportel.example");
        for (website, email, wrong) in [
            ("", "", ""),
            ("https://www.leportel.example/jumelages", "mairie@leportel.example", ""),
            ("http://leportel.example", "", ""),
            ("https://ville-été.example", "", ""),
            ("leportel.example", "", "website"),
            ("javascript:alert(1)", "", "website"),
            ("https://localhost", "", "website"),
            ("https://user:pass@leportel.example", "", "website"),
            ("https://le portel.example", "", "website"),
            ("https://leportel.example/\"onclick", "", "website"),
            ("", "mairie", "email"),
            ("", "marie@leportel.example", "personal"),
        ] {
            let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            let said = Description { website: text(website), email: text(email), ..Description::default() };
            let found: Vec<&str> = said.problems(own.as_ref()).into_iter().map(|(_, code)| code).collect();
            assert_eq!(found.join(" "), wrong, "{website} {email}");
        }
    }
}
