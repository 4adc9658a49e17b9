//! What is refused, with file, line and reason; and that what is shipped says where it comes from.

use super::{day, of, shipped};
use crate::content::Status;

/// A programme with these lines at its head, and these after its own.
fn programme(head: &str, tail: &str) -> String {
    format!(
        "[[programme]]\nid = \"F90\"\nname = {{ fr = \"a\", en = \"a\" }}\nfunder = {{ fr = \"a\", en = \"a\" }}\n\
         summary = {{ fr = \"a\", en = \"a\" }}\nchecked_on = \"2026-11-24\"\nstatus = \"verified\"\nreference = \"\"\n\
         source = {{ name = \"a\" }}\n{head}\n{tail}\n"
    )
}

/// A call of that programme.
fn call(head: &str, tail: &str) -> String {
    let call = "[[call]]\nid = \"F90-2025\"\nprogramme = \"F90\"\nname = { fr = \"a\", en = \"a\" }\nchecked_on = \"2026-11-24\"\n\
                status = \"verified\"\nreference = \"\"\nsource = { name = \"a\" }";
    format!("{}{call}\n{head}\n{tail}\n", programme("", ""))
}

#[test]
fn a_malformed_programme_is_refused_with_its_file_its_line_and_why() {
    for (text, line, why) in [
        ("[[programme]\n".to_owned(), 1, ""),
        (programme("nonsense = 1", ""), 10, "unknown field"),
        (programme("", "").replace("F90", "G90"), 2, "F and a number"),
        (programme("", "").replace("funder", "note"), 1, "a funder and a summary"),
        (programme("", "").replace("2026-11-24", "hier"), 6, "not a day"),
        (programme("", "").replace("name = \"a\" }", "name = \"Aucune source lue\" }"), 6, "cannot be verified"),
        (programme("", "[programme.applicant]\nkinds = [\"mairie\"]"), 12, "unknown variant"),
        (programme("", "[programme.applicant]\nregions = [\"00\"]"), 1, "no region “00”"),
        (programme("", "[programme.partner]\nonly = [\"ZZ\"]"), 1, "no country “ZZ”"),
        (programme("", "[programme.partner]\ngroup = \"moon\""), 1, "no group of countries “moon”"),
        (programme("", "[programme.action]\nthemes = [\"cheese\"]"), 1, "no theme “cheese”"),
        (programme("", "[programme.money]\nrate = 101"), 1, "101 per cent"),
        (programme("", "[programme.money]\nmin = 2\nmax = 1"), 1, "under the least"),
        (programme("", "[programme.money]\ncurrency = \"USD\""), 1, "euros alone"),
        (programme("excludes = [\"F91\"]", ""), 1, "no call “F91”"),
        (programme("apply_at = \"http://a\"", ""), 10, "https://"),
        (format!("{}{}", programme("", ""), programme("", "")), 12, "two texts for the same day"),
        (call("opens = \"2025-06-01\"\ncloses = \"2025-05-01\"", ""), 21, "before the first"),
        (call("zone = \"Europe/Atlantis\"", ""), 20, "no zone “Europe/Atlantis”"),
        (call("", "").replace("F90-2025", "F91-2025"), 13, "the id of this call"),
        (call("", "").replace("programme = \"F90\"", "programme = \"F91\""), 12, "does not exist"),
    ] {
        let refused = of(&text, "").map(drop).expect_err(&text);
        let start = format!("funding/programmes/10-test.toml:{line}: ");
        assert!(
            refused.iter().any(|one| one.starts_with(&start) && one.contains(why)),
            "{refused:?} for line {line}, {why} of\n{text}"
        );
    }
    let class = "[[class]]\ncountry = \"ZZ\"\nclass = \"ldc\"\nchecked_on = \"2026-11-24\"\nstatus = \"verified\"\nsource = { name = \"a\" }\n";
    let refused = of("", class).map(drop).expect_err("a country that does not exist");
    assert_eq!(refused, ["funding/countries.toml:1: there is no country “ZZ”"]);
}

#[test]
fn a_programme_may_have_two_texts_for_two_times() {
    let old = programme("valid_to = \"2025-12-31\"", "[programme.money]\nrate = 50");
    let new = programme("valid_from = \"2026-01-01\"", "[programme.money]\nrate = 40");
    let read = of(&format!("{old}{new}"), "").unwrap_or_else(|refused| panic!("{}", refused.join("\n")));
    for (on, rate) in [("2025-12-31", 50), ("2026-01-01", 40)] {
        let money = read.call("F90", day(on)).and_then(|call| call.terms.money.clone());
        assert_eq!(money.and_then(|money| money.rate), Some(rate), "{on}");
    }
}

#[test]
fn every_programme_says_where_it_comes_from_in_both_languages() {
    let today = day("2026-11-27");
    for number in 1..=26 {
        let id = format!("F{number:02}");
        assert!(shipped().programme(&id, today).is_some(), "{id}");
        assert!(shipped().on(today).any(|call| call.is(&id)), "{id} can be asked");
    }
    assert!(shipped().calls.len() >= 40, "{}", shipped().calls.len());
    for one in &shipped().programmes {
        let words = [&one.name, &one.funder, &one.summary];
        assert!(words.iter().all(|words| !words.fr.trim().is_empty() && !words.en.trim().is_empty()), "{}", one.id);
        assert!(!one.sourced.source.name.is_empty() && one.sourced.checked_on <= today, "{}", one.id);
        assert!(!one.sourced.source.is_unread() || one.sourced.status == Status::ToVerify, "{}", one.id);
    }
    for call in &shipped().calls {
        assert!(call.apply_at.is_none(), "{}: no source gives an address to apply at", call.id);
        assert!(!call.sourced.source.name.is_empty() && call.sourced.checked_on <= today, "{}", call.id);
    }
}
