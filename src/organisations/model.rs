//! What an organisation is, who may do what in it, and whose domain opens its door.

use uuid::Uuid;

pub use super::kind::Kind;
use crate::kernel::{PublicId, Timestamp};
use crate::mail::Address;
pub use crate::mail::is_public;

/// An organisation that persons act for.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// The row.
    pub row: Uuid,
    /// `or-…`
    pub id: PublicId,
    /// The authority that it is, when it is one.
    pub authority: Option<PublicId>,
    /// Its name.
    pub name: String,
    /// The domain of its mail, once somebody said that it is its own.
    pub domain: Option<String>,
    /// What it is.
    pub kind: Kind,
    /// The authority in which it lies, when it is none itself.
    pub place: Option<PublicId>,
    /// Its website, as whoever registered it said.
    pub website: Option<String>,
    /// Whether somebody looked at it and accepted it.
    pub standing: Standing,
}

/// What became of the registration of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has looked at it yet.
    Pending,
    /// It is what it says.
    Accepted,
    /// It was refused.
    Refused,
}

impl Standing {
    /// The word in the table and in keys of texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
        }
    }

    /// The standing with that word; any other has no right.
    pub fn parse(code: &str) -> Self {
        [Self::Pending, Self::Accepted].into_iter().find(|one| one.code() == code).unwrap_or(Self::Refused)
    }
}

impl Organisation {
    /// An authority as an organisation, or the place where it lies: what decides which network it belongs to.
    pub fn lies_in(&self) -> Option<&PublicId> {
        self.authority.as_ref().or(self.place.as_ref())
    }
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

    /// Every role, the strongest first.
    pub const ALL: [Self; 3] = [Self::Owner, Self::Editor, Self::Reader];

    /// The role with that word; the least one for any other.
    pub fn parse(code: &str) -> Self {
        Self::named(code).unwrap_or(Self::Reader)
    }

    /// The role with that word, and none for any other.
    pub fn named(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
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
    /// Whether the person is in, in whatever role.
    pub fn is_in(&self) -> bool {
        self.state == State::Active && self.organisation.standing == Standing::Accepted
    }

    /// Whether the person speaks for the organisation.
    pub fn speaks(&self) -> bool {
        self.is_in() && self.role != Role::Reader
    }

    /// Whether the person decides who joins.
    pub fn decides(&self) -> bool {
        self.is_in() && self.role == Role::Owner
    }
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
            authority: Some(id("fr-commune-62667")),
            name: "Le Portel".to_owned(),
            domain: domain.map(str::to_owned),
            kind: Kind::Authority,
            place: None,
            website: None,
            standing: Standing::Accepted,
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
