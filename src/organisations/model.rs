//! What an organisation is, who may do what in it, and whose domain opens its door.

use uuid::Uuid;

use crate::kernel::{PublicId, Timestamp};
use crate::mail::Address;

/// An organisation that persons act for.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// The row.
    pub row: Uuid,
    /// `or-…`
    pub id: PublicId,
    /// The authority that it is.
    pub authority: PublicId,
    /// Its name.
    pub name: String,
    /// The domain of its mail, once somebody said that it is its own.
    pub domain: Option<String>,
}

/// What a person may do in an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Decides who joins, and edits.
    Owner,
    /// Edits.
    Editor,
    /// Reads.
    Reader,
}

/// How a person stands with an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Has asked; nobody has decided.
    Asked,
    /// Acts for it.
    Active,
    /// Was refused.
    Refused,
    /// Has left.
    Left,
}

impl Role {
    /// The word in the table and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Editor => "editor",
            Self::Reader => "reader",
        }
    }

    /// The role with that word; the least one for any other.
    pub fn parse(code: &str) -> Self {
        [Self::Owner, Self::Editor].into_iter().find(|role| role.code() == code).unwrap_or(Self::Reader)
    }
}

impl State {
    /// The word in the table and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Active => "active",
            Self::Refused => "refused",
            Self::Left => "left",
        }
    }

    /// The state with that word; any other has no right.
    pub fn parse(code: &str) -> Self {
        [Self::Asked, Self::Active, Self::Refused].into_iter().find(|state| state.code() == code).unwrap_or(Self::Left)
    }
}

/// One person in one organisation.
#[derive(Clone, Debug)]
pub struct Membership {
    /// The organisation.
    pub organisation: Organisation,
    /// The person's row.
    pub person: Uuid,
    /// What they may do once they are in.
    pub role: Role,
    /// How they stand.
    pub state: State,
    /// What they do there, in their words.
    pub function: String,
    /// When they asked.
    pub asked_at: Timestamp,
}

impl Membership {
    /// Whether the person speaks for the organisation.
    pub fn speaks(&self) -> bool {
        self.state == State::Active && self.role != Role::Reader
    }

    /// Whether the person decides who joins.
    pub fn decides(&self) -> bool {
        self.state == State::Active && self.role == Role::Owner
    }
}

const PUBLIC_DOMAINS: &str = include_str!("../../content/public_mail_domains.txt");

/// Whether anybody can have a mailbox there.
pub fn is_public(domain: &str) -> bool {
    PUBLIC_DOMAINS.lines().any(|line| line == domain)
}

/// Whether an address is on the domain that is known to be the organisation's own.
pub fn opens(organisation: &Organisation, email: &Address) -> bool {
    organisation.domain.as_deref() == Some(email.domain()) && !is_public(email.domain())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn organisation(domain: Option<&str>) -> Organisation {
        let id = |text: &str| PublicId::parse(text).expect("an identifier");
        Organisation {
            row: Uuid::nil(),
            id: id("or-0000000000"),
            authority: id("fr-commune-62667"),
            name: "Le Portel".to_owned(),
            domain: domain.map(str::to_owned),
        }
    }

    #[test]
    fn only_an_address_on_the_known_domain_opens_the_door() {
        for (known, email, open) in [
            (Some("leportel.example"), "maire@leportel.example", true),
            (Some("leportel.example"), "maire@mail.leportel.example", false),
            (Some("leportel.example"), "maire@notleportel.example", false),
            (Some("leportel.example"), "leportel.example@elsewhere.example", false),
            (Some("gmail.com"), "maire@gmail.com", false),
            (None, "maire@leportel.example", false),
        ] {
            let email = Address::parse(email).expect("an address");
            assert_eq!(opens(&organisation(known), &email), open, "{known:?} {email:?}");
        }
    }

    #[test]
    fn a_word_that_is_not_understood_gives_no_right() {
        assert_eq!(Role::parse("admin"), Role::Reader);
        assert_eq!(State::parse("ACTIVE"), State::Left);
        for state in [State::Asked, State::Active, State::Refused, State::Left] {
            assert_eq!(State::parse(state.code()), state);
        }
    }
}
