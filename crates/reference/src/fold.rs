//! One folding of names, used by the index and by the query alike.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folds a name to what people type: no accents, no case, no punctuation,
/// usual French abbreviations spelled out.
///
/// Compatibility decomposition, marks stripped, lower case, ligatures and
/// barred letters opened (œ→oe, æ→ae, ß→ss, ø→o, đ→d, ł→l, ı→i), everything that
/// is neither letter nor digit turned into one space. The whole words `st` and
/// `ste` become `saint` and `sainte`; a lone `s` between two words becomes `sur`
/// (« Châlons s/ Marne », « Neuilly-s-Seine ») unless an apostrophe precedes it
/// (« King's Lynn »).
///
/// ```
/// use reference::fold::fold;
/// assert_eq!(fold("Œuf-s/Ste Hélène"), "oeuf sur sainte helene");
/// assert_eq!(fold("L’Haÿ-les-Roses"), "l hay les roses");
/// ```
pub fn fold(s: &str) -> String {
    let words = words(s);
    let mut out = String::with_capacity(s.len());
    for (i, word) in words.iter().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        let between = i > 0 && i + 1 < words.len();
        out.push_str(match word.text.as_str() {
            "st" => "saint",
            "ste" => "sainte",
            "s" if between && !word.possessive => "sur",
            other => other,
        });
    }
    out
}

/// A run of letters and digits, and whether an apostrophe came just before it.
struct Word {
    text: String,
    possessive: bool,
}

fn words(s: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    let mut apostrophe = false;
    for c in s.nfkd().filter(|c| !is_combining_mark(*c) && *c != 'ـ') {
        if !c.is_alphanumeric() {
            apostrophe = matches!(c, '\'' | '’' | 'ʼ' | '‘');
            open = false;
            continue;
        }
        if !open {
            words.push(Word { text: String::new(), possessive: apostrophe });
            open = true;
        }
        if let Some(word) = words.last_mut() {
            push_folded(&mut word.text, c);
        }
    }
    words
}

fn push_folded(out: &mut String, c: char) {
    for c in c.to_lowercase().filter(|c| !is_combining_mark(*c)) {
        match c {
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            'ß' => out.push_str("ss"),
            'ø' => out.push('o'),
            'đ' | 'ð' => out.push('d'),
            'ł' => out.push('l'),
            'ı' => out.push('i'),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn accents_ligatures_and_barred_letters() {
        assert_eq!(fold("Œting"), "oeting");
        assert_eq!(fold("Łódź"), "lodz");
        assert_eq!(fold("Ærøskøbing"), "aeroskobing");
        assert_eq!(fold("Gießen"), "giessen");
        assert_eq!(fold("DIYARBAKIR"), fold("Diyarbakır"));
        assert_eq!(fold("Đà Nẵng"), "da nang");
        assert_eq!(fold("أنزي"), fold("انزي"));
    }

    #[test]
    fn abbreviations_are_whole_words() {
        assert_eq!(fold("St-Étienne"), "saint etienne");
        assert_eq!(fold("Ste-Foy"), "sainte foy");
        assert_eq!(fold("Stains"), "stains");
        assert_eq!(fold("Châlons s/ Marne"), "chalons sur marne");
        assert_eq!(fold("Neuilly s/Seine"), "neuilly sur seine");
        assert_eq!(fold("King's Lynn"), "king s lynn");
        assert_eq!(fold("'s-Hertogenbosch"), "s hertogenbosch");
    }

    #[test]
    fn folding_twice_changes_nothing_and_spaces_collapse() {
        for name in ["  Saint--Denis  (93) ", "St. s St", "a s/ s/ b", "…", ""] {
            let once = fold(name);
            assert_eq!(fold(&once), once);
            assert!(!once.contains("  ") && once.trim() == once);
        }
    }
}
