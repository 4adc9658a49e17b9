//! The readable end of an address: `le-portel`. It is decoration; the identifier before it decides.

/// A folded text joined by hyphens; « - » alone never comes out, a text without a letter gives an empty slug.
pub fn slug(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    for c in folded.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    while out.ends_with('-') {
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_slug_has_letters_digits_and_single_hyphens() {
        assert_eq!(slug("saint laurent blangy"), "saint-laurent-blangy");
        assert_eq!(slug("  l abergement  "), "l-abergement");
        assert_eq!(slug("東京"), "");
    }
}
