//! The themes of cooperation: a short list that is data (`content/themes.toml`), mapped to the DAC's purpose codes and to
//! the Sustainable Development Goals, and replaceable by the regional networks' own list.

use std::sync::OnceLock;

use serde::Deserialize;

/// One theme.
#[derive(Clone, Debug, Deserialize)]
pub struct Theme {
    /// The word in addresses, tables and the API.
    pub code: String,
    /// Its name in French.
    pub fr: String,
    /// Its name in English.
    pub en: String,
    /// Purpose codes of the DAC's creditor reporting system.
    pub crs: Vec<String>,
    /// Goals, from 1 to 17.
    pub sdg: Vec<u8>,
}

#[derive(Deserialize)]
struct File {
    theme: Vec<Theme>,
}

/// Every theme, in the order of the list.
pub fn themes() -> &'static [Theme] {
    static THEMES: OnceLock<Vec<Theme>> = OnceLock::new();
    THEMES.get_or_init(|| {
        let file: File =
            toml::from_str(include_str!("../../content/themes.toml")).expect("a test reads content/themes.toml");
        file.theme
    })
}

impl Theme {
    /// The theme with that word.
    pub fn parse(code: &str) -> Option<&'static Self> {
        themes().iter().find(|theme| theme.code == code)
    }

    /// Its name in a language of the interface.
    pub fn name(&self, french: bool) -> &str {
        if french { &self.fr } else { &self.en }
    }
}

#[cfg(test)]
mod tests {
    use super::themes;

    #[test]
    fn every_theme_leads_to_codes_that_exist() {
        assert!(themes().len() >= 16);
        for theme in themes() {
            assert!(!theme.crs.is_empty() && !theme.sdg.is_empty(), "{} maps to something", theme.code);
            for code in &theme.crs {
                let known = reference::codes::purposes().iter().any(|purpose| purpose.code == code.as_str());
                assert!(known, "{}: purpose code {code}", theme.code);
            }
            assert!(theme.sdg.iter().all(|goal| (1..=17).contains(goal)));
        }
    }
}
