//! Addresses and short lines that letters and pages share.

use reference::fold::fold;

use crate::kernel::{Locale, PublicId};
use crate::partnerships::statement::{Field, Version};
use crate::web::Texts;

/// The address that the link in a letter leads to.
pub fn answer_path(locale: Locale, secret: &str) -> String {
    match locale {
        Locale::Fr => format!("/fr/repondre/{secret}"),
        Locale::En => format!("/en/answer/{secret}"),
    }
}

/// The other parties of a link.
pub fn others(locale: Locale, link: &Version, than: &PublicId) -> String {
    let others = link.parties.iter().filter(|party| party.id != *than);
    others.map(|party| party.name_in(locale)).collect::<Vec<_>>().join(", ")
}

/// What is held of a link, in a line: `jumelage · depuis 1982 · état inconnu`.
pub fn facts(t: Texts, locale: Locale, link: &Version) -> String {
    let facts = &link.facts;
    let word = |field: Field| link.words(t, locale, field);
    let what = match (&facts.form, facts.kind) {
        (Some(_), _) => word(Field::Form),
        (None, Some(_)) => word(Field::Kind),
        (None, None) => t.s("link-kind-unknown"),
    };
    let state = if facts.status.is_some() { word(Field::Status) } else { t.s("status-unknown") };
    let mut parts = vec![what, state];
    parts.extend(facts.since.map(|since| t.with("since", &[("date", &t.date(since))])));
    parts.extend(facts.until.map(|until| t.with("campaign-until", &[("date", &t.date(until))])));
    parts.join(" · ")
}

/// The network that asks as it stands behind « à la demande »: « de Lianes coopération », « d’Occitanie Coopération »; in
/// English its name alone.
pub fn asking(locale: Locale, network: &str) -> String {
    // One reads « d’Horizons » and « de Hauts-de-France ».
    let heard = fold(network);
    let elided = heard.starts_with(['a', 'e', 'i', 'o', 'u']) || heard.starts_with("ho");
    match locale {
        Locale::Fr if elided => format!("d’{network}"),
        Locale::Fr => format!("de {network}"),
        Locale::En => network.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_network_is_elided_as_one_reads_it() {
        for (name, french) in [
            ("Lianes coopération", "de Lianes coopération"),
            ("Occitanie Coopération", "d’Occitanie Coopération"),
            ("Énergies d’ici", "d’Énergies d’ici"),
            ("Horizons Solidaires", "d’Horizons Solidaires"),
            ("Hauts-de-France Coopération", "de Hauts-de-France Coopération"),
            ("RESACOOP", "de RESACOOP"),
        ] {
            assert_eq!(asking(Locale::Fr, name), french);
            assert_eq!(asking(Locale::En, name), name);
        }
    }
}
