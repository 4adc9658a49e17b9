//! The set that is compiled in.

macro_rules! shipped {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_str!(concat!("../../content/", $name)))),+]
    };
}

/// Every file with its path from the folder of the content on; a test compares it with that folder.
pub const SHIPPED: [(&str, &str); 32] = shipped![
    "agreements/clauses/10-parties.toml",
    "agreements/clauses/20-substance.toml",
    "agreements/clauses/30-life.toml",
    "agreements/clauses/40-law.toml",
    "agreements/clauses/50-resolution.toml",
    "agreements/clauses/60-travel.toml",
    "agreements/clauses/70-charter.toml",
    "agreements/clauses/80-letters.toml",
    "agreements/clauses/90-subsidy-and-changes.toml",
    "agreements/models.toml",
    "funding/countries.toml",
    "funding/programmes/10-ministry.toml",
    "funding/programmes/15-ministry-joint.toml",
    "funding/programmes/20-development.toml",
    "funding/programmes/30-water.toml",
    "funding/programmes/40-territories.toml",
    "funding/programmes/50-europe.toml",
    "funding/programmes/60-associations.toml",
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
