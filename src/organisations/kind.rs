//! What kinds of organisations take part in a cooperation: one list, with the codes that the regional networks share.

/// A kind of organisation. The words in tables and texts are those of [`Kind::code`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A local authority, French or foreign.
    Authority,
    /// A twinning committee.
    TwinningCommittee,
    /// An association of international solidarity.
    Solidarity,
    /// An association of a diaspora.
    Diaspora,
    /// Any other association.
    Association,
    /// A school, a college, a training centre.
    School,
    /// A university, a research body.
    University,
    /// A hospital, a clinic.
    Hospital,
    /// A firm or a cooperative.
    Company,
    /// A chamber of commerce, of trades or of agriculture.
    Chamber,
    /// A trade body or a union.
    Profession,
    /// A public establishment, a local public company, a water operator.
    PublicBody,
    /// A regional multi-stakeholder network.
    Network,
    /// Another network or a federation.
    Federation,
    /// A non-governmental organisation.
    Ngo,
    /// A foundation.
    Foundation,
    /// A volunteering body.
    Volunteering,
    /// A citizens' group.
    Citizens,
    /// A body that pays for projects of others.
    Funder,
    /// A ministry, an embassy, a prefecture.
    State,
    /// An international organisation, the European Union.
    International,
}

const CODES: [(Kind, &str); 21] = [
    (Kind::Authority, "authority"),
    (Kind::TwinningCommittee, "com"),
    (Kind::Solidarity, "asi"),
    (Kind::Diaspora, "osim"),
    (Kind::Association, "ass"),
    (Kind::School, "edu"),
    (Kind::University, "sup"),
    (Kind::Hospital, "san"),
    (Kind::Company, "ent"),
    (Kind::Chamber, "chamber"),
    (Kind::Profession, "osp"),
    (Kind::PublicBody, "epl"),
    (Kind::Network, "rrma"),
    (Kind::Federation, "res"),
    (Kind::Ngo, "ong"),
    (Kind::Foundation, "fon"),
    (Kind::Volunteering, "vol"),
    (Kind::Citizens, "cit"),
    (Kind::Funder, "funder"),
    (Kind::State, "etat"),
    (Kind::International, "oi"),
];

impl Kind {
    /// Those that a person may register: neither an authority, which is in the atlas already, nor a regional network, whose
    /// list is data.
    pub fn registrable() -> impl Iterator<Item = Self> {
        Self::all().filter(|kind| !matches!(kind, Self::Authority | Self::Network))
    }

    /// Every one.
    pub fn all() -> impl Iterator<Item = Self> {
        CODES.into_iter().map(|(kind, _)| kind)
    }

    /// The word in tables and in keys of texts.
    pub fn code(self) -> &'static str {
        CODES.into_iter().find(|(kind, _)| *kind == self).map_or("", |(_, code)| code)
    }

    /// The kind with that word.
    pub fn parse(code: &str) -> Option<Self> {
        CODES.into_iter().find(|(_, word)| *word == code).map(|(kind, _)| kind)
    }

    /// Whether only the administration of the site decides who represents it: it watches over others, or pays them.
    pub fn of_administration(self) -> bool {
        matches!(self, Self::Network | Self::Funder | Self::State | Self::International)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Locale;
    use crate::web::Texts;

    #[test]
    fn every_kind_has_a_code_of_its_own_and_words_in_both_languages() {
        for (kind, code) in CODES {
            assert_eq!((kind.code(), Kind::parse(code)), (code, Some(kind)));
            for locale in Locale::ALL {
                assert!(Texts::of(locale).has(&format!("organisation-kind-{code}")), "{code}");
            }
        }
        assert_eq!(Kind::parse("alchemist"), None);
        assert_eq!(Kind::registrable().count(), CODES.len() - 2);
    }
}
