//! The set that is compiled in.

macro_rules! shipped {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_str!(concat!("../../content/", $name)))),+]
    };
}

/// Every file with its path from the folder of the content on; a test compares it with that folder.
pub const SHIPPED: [(&str, &str); 14] = shipped![
    "law/actions.toml",
    "law/lists/home_formalities.toml",
    "law/lists/sanctions.toml",
    "law/lists/unrecognised.toml",
    "law/rules/10-partner.toml",
    "law/rules/20-agreement.toml",
    "law/rules/30-one-percent.toml",
    "law/rules/40-foreign-body.toml",
    "law/rules/50-declarations.toml",
    "law/rules/60-travel.toml",
    "law/rules/70-subsidy.toml",
    "law/rules/80-budget.toml",
    "law/rules/90-partner-law.toml",
    "law/rules/95-data.toml",
];
