//! What a name is found by: its folded words, its letters without spaces, and what people leave out of it.

use reference::fold::fold;

/// Words that begin a name and that people leave out: « Portel » is Le Portel.
const ARTICLES: [&str; 14] = ["le", "la", "les", "l", "the", "el", "il", "al", "o", "os", "los", "las", "der", "die"];
/// Words that join others and carry no name of their own.
const PARTICLES: [&str; 16] =
    ["de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "of", "the", "and", "von", "di", "ville"];
/// What an apostrophe leaves before a word: « d’Ascq » is also typed « dascq ».
const ELIDED: [&str; 4] = ["d", "l", "n", "s"];

/// A folded name without its spaces: two ways of cutting a name into words read the same.
pub fn glued(folded: &str) -> String {
    folded.chars().filter(|c| *c != ' ').collect()
}

/// A folded name without the article at its beginning.
pub fn without_article(folded: &str) -> Option<&str> {
    let (first, rest) = folded.split_once(' ')?;
    (ARTICLES.contains(&first) && rest.len() > 2).then_some(rest)
}

/// Whether a word only joins others.
pub fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// The words of a folded name, those after an apostrophe also with what stands before it.
pub fn words(folded: &str) -> Vec<String> {
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let joined = words.windows(2).filter(|two| ELIDED.contains(&two[0])).map(|two| two.concat());
    words.iter().map(|word| (*word).to_owned()).chain(joined).collect()
}

/// The first letters of the words that carry a name: « Métropole européenne de Lille » is « mel ».
pub fn initials(name: &str) -> Option<String> {
    let folded = fold(name);
    let telling = folded.split(' ').filter(|word| !is_particle(word));
    let initials: String = telling.filter_map(|word| word.chars().next()).collect();
    (initials.len() > 2).then_some(initials)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_without_its_spaces_its_article_and_its_apostrophe() {
        assert_eq!(glued("villeneuve d ascq"), "villeneuvedascq");
        for (name, rest) in [("le portel", Some("portel")), ("lens", None), ("la", None), ("l ay", None)] {
            assert_eq!(without_article(name), rest, "{name}");
        }
        assert_eq!(words("villeneuve d ascq"), ["villeneuve", "d", "ascq", "dascq"]);
        assert!(words("").is_empty());
    }

    #[test]
    fn the_initials_of_a_body_leave_out_what_joins_its_words() {
        assert_eq!(initials("Métropole européenne de Lille").as_deref(), Some("mel"));
        assert_eq!(initials("Communauté d’agglomération du Boulonnais").as_deref(), Some("cab"));
        assert_eq!(initials("Paris"), None);
    }
}
