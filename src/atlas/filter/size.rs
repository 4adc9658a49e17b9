//! Classes of population of communes.

/// A class of population; the lower bound belongs to it, the upper does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Size {
    /// Under 2,000 inhabitants.
    Village,
    /// From 2,000 to 9,999.
    SmallTown,
    /// From 10,000 to 49,999: the « villes moyennes » of this atlas.
    Town,
    /// 50,000 and more.
    City,
}

impl Size {
    /// Every class, from the smallest.
    pub const ALL: [Self; 4] = [Self::Village, Self::SmallTown, Self::Town, Self::City];

    /// The word in addresses: its bounds.
    pub fn code(self) -> &'static str {
        match self {
            Self::Village => "0-2000",
            Self::SmallTown => "2000-10000",
            Self::Town => "10000-50000",
            Self::City => "50000-",
        }
    }

    /// The class with those bounds.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.code() == word)
    }

    /// The class of a number of inhabitants.
    pub fn of(inhabitants: u32) -> Self {
        match inhabitants {
            0..2_000 => Self::Village,
            2_000..10_000 => Self::SmallTown,
            10_000..50_000 => Self::Town,
            _ => Self::City,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Size;

    #[test]
    fn a_class_begins_with_its_lower_bound() {
        let cases =
            [(0, "0-2000"), (1_999, "0-2000"), (2_000, "2000-10000"), (9_999, "2000-10000"), (10_000, "10000-50000")];
        for (inhabitants, class) in cases {
            assert_eq!(Size::of(inhabitants).code(), class);
        }
        assert_eq!(Size::of(50_000), Size::City);
    }
}
