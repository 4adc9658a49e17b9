//! Words in a drawing: how wide they may become, where a line ends, what must be escaped.

/// The width of a text in the widest letters a reader may have, in units of the letter's height.
pub fn width(text: &str) -> f32 {
    let letter = |sign: char| match sign {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '’' | '\'' | '|' | '!' => 0.33,
        ' ' | '\u{a0}' | '\u{202f}' | 't' | 'f' | 'r' | '(' | ')' | '-' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' | '—' | '…' => 0.95,
        _ if sign.is_ascii_uppercase() => 0.72,
        _ if sign.is_ascii() || ('\u{c0}'..'\u{250}').contains(&sign) => 0.6,
        _ => 1.0,
    };
    text.chars().map(letter).sum()
}

/// The lines of a text, none wider than that unless one word is; a space that does not break holds.
pub fn lines(text: &str, widest: f32) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match all.last_mut() {
            Some(line) if width(line) + 0.4 + width(word) <= widest => {
                line.push(' ');
                line.push_str(word);
            }
            _ => all.push(word.to_owned()),
        }
    }
    all
}

/// A text cut where it would be too wide, with the sign that says so.
pub fn cut(text: &str, widest: f32) -> String {
    if width(text) <= widest {
        return text.to_owned();
    }
    let mut kept = String::new();
    for sign in text.chars() {
        kept.push(sign);
        if width(&kept) > widest - 0.95 {
            break;
        }
    }
    kept.pop();
    format!("{}…", kept.trim_end())
}

/// A text that cannot leave its element; what XML does not allow is left out.
pub fn escape(text: &str) -> String {
    let allowed = text.chars().filter(|sign| !sign.is_control() && !matches!(sign, '\u{fffe}' | '\u{ffff}'));
    let text: String = allowed.collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_between_words_and_never_at_a_space_that_holds() {
        let cases = [
            ("", 10.0, vec![]),
            ("un deux trois", 100.0, vec!["un deux trois"]),
            ("un deux trois", 4.5, vec!["un deux", "trois"]),
            ("un deux\u{a0}trois", 4.5, vec!["un", "deux\u{a0}trois"]),
            ("anticonstitutionnellement", 2.0, vec!["anticonstitutionnellement"]),
        ];
        for (text, widest, expected) in cases {
            assert_eq!(lines(text, widest), expected, "{text}");
        }
    }

    #[test]
    fn a_long_name_is_cut_and_says_so() {
        assert_eq!(cut("Allemagne", 20.0), "Allemagne");
        let short = cut("République démocratique du Congo", 8.0);
        assert!(short.ends_with('…') && short.len() > 6 && width(&short) <= 8.0, "{short}");
    }

    #[test]
    fn a_name_cannot_leave_its_element() {
        assert_eq!(escape("<b>&\"x\"\u{0}\u{1b}\u{ffff}"), "&lt;b&gt;&amp;&quot;x&quot;");
    }
}
