//! The languages of a document.

/// A language that a document can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// French.
    Fr,
    /// English.
    En,
    /// Spanish.
    Es,
    /// Portuguese.
    Pt,
    /// Arabic.
    Ar,
}

/// Which way a text runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

impl Direction {
    /// The word of HTML: `rtl`.
    pub fn code(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

impl Lang {
    /// Every language, French first.
    pub const ALL: [Self; 5] = [Self::Fr, Self::En, Self::Es, Self::Pt, Self::Ar];

    /// ISO 639-1: `fr`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
            Self::Es => "es",
            Self::Pt => "pt",
            Self::Ar => "ar",
        }
    }

    /// The region whose spelling is meant: `FR`.
    pub fn region(self) -> &'static str {
        match self {
            Self::Fr => "FR",
            Self::En => "GB",
            Self::Es => "ES",
            Self::Pt => "PT",
            Self::Ar => "MA",
        }
    }

    /// The tag of the language with its region: `fr-FR`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr-FR",
            Self::En => "en-GB",
            Self::Es => "es-ES",
            Self::Pt => "pt-PT",
            Self::Ar => "ar-MA",
        }
    }

    /// The language of a code, letter for letter: `ar`.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The language of a code or tag: `ar`, `pt-BR`.
    pub fn parse(tag: &str) -> Option<Self> {
        Self::of_code(&tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase())
    }

    /// Its name in a language: « arabe » in French.
    pub fn name_in(self, lang: Self) -> &'static str {
        let position = Self::ALL.iter().position(|one| *one == self).unwrap_or_default();
        lang.words().languages[position]
    }

    /// Which way its texts run.
    pub fn direction(self) -> Direction {
        if self == Self::Ar { Direction::RightToLeft } else { Direction::LeftToRight }
    }

    /// Whether its texts run from right to left.
    pub fn is_rtl(self) -> bool {
        self.direction() == Direction::RightToLeft
    }
}
