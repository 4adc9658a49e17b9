//! What is refused, with file, line and reason; and that the program ships the folder that people read.

use std::path::Path;

use super::{of, rule, shipped};
use crate::content::Files;
use crate::kernel::Locale;
use crate::law::check::statement;
use crate::web::Texts;

const YES: &str = "yes = { fr = \"\", en = \"\" }";

#[test]
fn a_malformed_rule_is_refused_with_its_file_its_line_and_why() {
    let holds = |condition: &str| {
        rule(
            "",
            &format!(
                "holds = '{condition}'\n{YES}\nno = {{ fr = \"\", en = \"\" }}\nrepair = {{ fr = \"\", en = \"\" }}"
            ),
        )
    };
    let said = |text: &str| rule("", &format!("yes = {{ fr = \"{text}\", en = \"\" }}"));
    for (text, line, why) in [
        (rule("", "yes = {"), 12, ""),
        (rule("nonsense = 1", YES), 10, "unknown field"),
        (rule("valid_from = \"1 mai\"", YES), 10, "not a day"),
        (rule("valid_from = \"2026-02-01\"\nvalid_to = \"2026-01-01\"", YES), 11, "before the first"),
        (holds("partner.knd == \"state\""), 12, "no “partner.knd”"),
        (holds("act.kind == \"charter\""), 12, "no “act.kind”"),
        (holds("partner.kind =="), 12, "cannot be read"),
        (holds("reboot(partner.kind)"), 12, "no function “reboot”"),
        (holds("acts.exists(a, a.sgned_on > on)"), 12, "no “acts[].sgned_on”"),
        (rule("", "each = \"actes\"\nyes = { fr = \"\", en = \"\" }"), 12, "no list “actes”"),
        (rule("", "holds = 'true'\nyes = { fr = \"\", en = \"\" }"), 11, "no “no”"),
        (rule("", "applies = 'true'"), 11, "no “yes”"),
        (said("{partner.kind"), 12, "never closed"),
        (said("partner.kind}"), 12, "never opened"),
        (said("{partner.kind | shout}"), 12, "named “shout”"),
        (said("{partner.knd}"), 12, "no “partner.knd”"),
        (rule("", YES).replace("R90", "90"), 2, "the id of a rule"),
        (rule("", YES).replace("verified", "sure"), 4, "unknown variant"),
        (format!("{}{}", rule("", YES), rule("", YES)), 13, "two texts for the same day"),
        (rule("", YES).replace("un texte", "Aucune source lue"), 1, "cannot be verified"),
        (rule("", YES).replace("fr = \"!\"", "fr = \"{partner.knd}\""), 9, "no “partner.knd”"),
        (String::new(), 1, "missing field `rule`"),
    ] {
        let refused = of(&text).map(drop).expect_err(&text);
        let start = format!("law/rules/10-test.toml:{line}: ");
        assert!(
            refused[0].starts_with(&start) && refused[0].contains(why),
            "{refused:?} for line {line}, {why} of\n{text}"
        );
    }
}

const LIST: &str = "[list]\nid = \"sanctions\"\nowner = \"x\"\ntitle = { fr = \"x\", en = \"x\" }\nchecked_on = \"2026-11-24\"\nstatus = \"verified\"\nsource = { name = \"un texte\" }\n\n[[entry]]\nkey = \"BY\"\n";

#[test]
fn a_malformed_list_is_refused_with_its_file_its_line_and_why() {
    let said = |list: &str| {
        let texts = [("law/rules/10.toml", rule("", YES)), ("law/lists/a.toml", list.to_owned())];
        let texts = texts.map(|(name, text)| (name.to_owned(), text)).into();
        let refused = crate::law::Law::read(&Files::of(texts)).err().unwrap_or_default();
        refused.first().map(ToString::to_string).unwrap_or_default()
    };
    assert_eq!(said(LIST), "");
    for (list, expected) in [
        (LIST.replace("\"sanctions\"", "\"../x\""), "law/lists/a.toml:2: the id of a list"),
        (LIST.replace("un texte", "Aucune source lue"), "law/lists/a.toml:2: a source that nobody read"),
        (LIST.replace("\"BY\"", "\"\""), "law/lists/a.toml:10: a row has a key"),
        (format!("{LIST}source = {{ name = \"Aucune source lue\" }}\n"), "law/lists/a.toml:10: a source that nobody"),
        (format!("{LIST}valid_from = \"demain\"\n"), "law/lists/a.toml:11: “demain” is not a day"),
        (format!("{LIST}kye = \"BY\"\n"), "law/lists/a.toml:11: unknown field"),
    ] {
        let found = said(&list);
        assert!(found.starts_with(expected), "{found} is not {expected}");
    }
}

#[test]
fn the_program_ships_the_folder_that_people_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let read = Files::read(&folder).expect("the folder");
    let names = |files: &Files| files.all().map(|(name, _)| name.to_owned()).collect::<Vec<_>>();
    assert_eq!(names(&read), names(&Files::shipped()), "src/content/shipped.rs names every file");
    assert_eq!(read.digest(), Files::shipped().digest());
    assert!(!shipped().rules.is_empty());
}

#[test]
fn a_folder_that_cannot_be_read_says_which_file_and_why() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let said = |folder: &Path| {
        Files::read(folder).map(drop).expect_err("refused").iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let nothing = said(folder.path());
    assert!(nothing.len() == 1 && nothing[0].contains("holds none of the folders"), "{nothing:?}");
    let rules = folder.path().join("law/rules");
    std::fs::create_dir_all(&rules).expect("a folder");
    std::fs::write(rules.join("10-latin.toml"), b"# ok\n# caf\xe9\n").expect("a file");
    std::fs::write(rules.join("20-large.toml"), "#".repeat(2_000_001)).expect("a file");
    std::fs::write(rules.join(".10-partner.toml.swp"), b"\xff").expect("a file of an editor");
    let said = said(folder.path());
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said.iter().any(|one| one == "law/rules/10-latin.toml: line 2 is not UTF-8"), "{said:?}");
    assert!(said.iter().any(|one| one.contains("20-large.toml") && one.contains("2000001 bytes")), "{said:?}");
}

#[test]
fn every_rule_says_where_it_comes_from_in_both_languages() {
    for rule in &shipped().rules {
        let words = [&rule.question.fr, &rule.question.en, &rule.reference, &rule.source.name];
        assert!(words.iter().all(|text| !text.trim().is_empty()), "{}", rule.id);
        for locale in Locale::ALL {
            let says = statement(shipped(), rule, (rule.checked_on, locale));
            let whole =
                says.ends_with('.') && !says.contains('{') && !says.contains(&Texts::of(locale).s("law-not-said"));
            assert!(whole, "{} says in one sentence what it asks: {says}", rule.id);
        }
        assert!(rule.checked_on.to_string().as_str() <= "2026-11-27", "{}", rule.id);
    }
    for list in shipped().lists.0.values() {
        assert!(!list.owner.is_empty() && !list.title.fr.is_empty() && !list.title.en.is_empty());
    }
    let ids: Vec<&str> = shipped().rules.iter().map(|rule| rule.id.as_str()).collect();
    for number in 1..=34 {
        assert!(ids.contains(&format!("R{number:02}").as_str()), "R{number:02}");
    }
    assert!(ids.contains(&"R21b"));
}
