//! What a row of a breakdown is about.

use reference::countries::{self, Continent};

use crate::atlas::filter::{Decade, Size};
use crate::atlas::snapshot::{AuthorityIx, Snapshot, text_in};
use crate::atlas::view::{self, address};
use crate::kernel::Locale;
use crate::partnerships::Kind;
use crate::web::Texts;

/// What a row is about, in the order of its own kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A partner country, by its code.
    Country(&'static str),
    /// A continent.
    Continent(Continent),
    /// A French region, department or overseas collectivity.
    Territory(AuthorityIx),
    /// A class of population.
    Size(Size),
    /// A kind of link.
    Kind(Kind),
    /// A decade of beginning.
    Decade(Decade),
    /// A source.
    Source(u16),
}

impl Subject {
    /// The word for programs.
    pub fn code(self, atlas: &Snapshot) -> String {
        match self {
            Self::Country(code) => code.to_owned(),
            Self::Continent(continent) => continent.code().to_owned(),
            Self::Territory(ix) => atlas.authority(ix).id.to_string(),
            Self::Size(size) => size.code().to_owned(),
            Self::Kind(kind) => kind.code().to_owned(),
            Self::Decade(decade) => decade.code(),
            Self::Source(source) => atlas.sources[usize::from(source)].id.to_string(),
        }
    }

    /// Its name.
    pub fn name(self, t: Texts, locale: Locale, atlas: &Snapshot) -> String {
        match self {
            Self::Country(code) => countries::by_iso2(code).map_or(code, |it| it.name(locale.code())).to_owned(),
            Self::Continent(continent) => t.s(format!("continent-{}", continent.code())),
            Self::Territory(ix) => atlas.authority(ix).name_in(locale).to_owned(),
            Self::Size(size) => t.s(format!("size-{}", size.code())),
            Self::Kind(kind) => t.s(format!("link-kind-{}", kind.code())),
            Self::Decade(decade) => view::decade_words(t, decade),
            Self::Source(source) => {
                let source = &atlas.sources[usize::from(source)];
                text_in(&source.names, locale).unwrap_or(&source.id).to_owned()
            }
        }
    }

    /// Its page, when it has one.
    pub fn page(self, locale: Locale, atlas: &Snapshot) -> Option<String> {
        match self {
            Self::Country(code) => countries::by_iso2(code).map(|country| address::country(locale, country)),
            Self::Territory(ix) => Some(address::authority(locale, atlas.authority(ix))),
            _ => None,
        }
    }

    /// Whether it says that nothing is known.
    pub fn is_unknown(self) -> bool {
        matches!(self, Self::Kind(Kind::Unknown) | Self::Decade(Decade::Unknown))
    }
}
