//! What becomes of the characters that somebody typed.

use std::collections::BTreeMap;

use super::covered::Families;
use super::walk::Kind;

/// Stands where a character stood that no font draws.
pub const MARK: char = '\u{fffd}';

/// What was taken out or replaced.
#[derive(Debug, Default)]
pub struct Tally {
    /// Characters that no font draws, and how often they stood there.
    pub not_drawn: BTreeMap<char, usize>,
    /// Characters that turn the order of letters around.
    pub turning: usize,
    /// Characters that cannot be seen and mean nothing on paper.
    pub invisible: usize,
}

/// The text as it may stand on paper, whatever its letters are drawn with.
pub fn clean(text: &str, kind: Kind, tally: &mut Tally) -> String {
    cleaned(text, (kind, false), tally)
}

/// The text as our fonts draw it.
pub fn drawn(text: &str, kind: Kind) -> String {
    cleaned(text, (kind, true), &mut Tally::default())
}

fn cleaned(text: &str, (kind, marks): (Kind, bool), tally: &mut Tally) -> String {
    let out = String::with_capacity(text.len());
    let mut cleaner = Cleaner { out, kind, marks, cluster: None, joined: false, tally };
    let mut signs = text.chars().peekable();
    while let Some(c) = signs.next() {
        match c {
            '\r' if signs.peek() == Some(&'\n') => {}
            '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => cleaner.line_break(),
            ' ' | '\t' => cleaner.space(),
            _ => cleaner.sign(c),
        }
    }
    let out = cleaner.out;
    if kind == Kind::Prose { out } else { out.trim().to_owned() }
}

struct Cleaner<'a> {
    out: String,
    kind: Kind,
    /// What no font of ours draws gives its place to a mark.
    marks: bool,
    /// The families that draw the last letter with all its marks.
    cluster: Option<Families>,
    /// Whether a mark is to stand for what comes too.
    joined: bool,
    tally: &'a mut Tally,
}

impl Cleaner<'_> {
    fn line_break(&mut self) {
        if self.kind != Kind::Prose {
            return self.space();
        }
        (self.cluster, self.joined) = (None, false);
        let kept = self.out.trim_end_matches(' ').len();
        self.out.truncate(kept);
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn space(&mut self) {
        (self.cluster, self.joined) = (None, false);
        if !self.out.ends_with([' ', '\n']) {
            self.out.push(' ');
        }
    }

    fn sign(&mut self, c: char) {
        if turns(c) || (self.kind == Kind::Exact && matches!(c, '\u{200e}' | '\u{200f}')) {
            self.tally.turning += 1;
        } else if invisible(c) || (joins(c) && self.cluster.is_none()) {
            self.tally.invisible += 1;
        } else if matches!(c, '\u{200c}' | '\u{200d}') && self.out.ends_with(MARK) {
            self.joined = true;
        } else {
            self.letter(c);
        }
    }

    fn letter(&mut self, c: char) {
        let joined = std::mem::take(&mut self.joined) || joins(c);
        let own = Families::of(c);
        // A letter and its marks are drawn by one font.
        let together = if joins(c) { self.cluster.map_or(own, |cluster| cluster.and(own)) } else { own };
        if !together.none() {
            self.cluster = Some(together);
            return self.out.push(c);
        }
        if !matches!(c, '\u{200c}' | '\u{200d}') {
            *self.tally.not_drawn.entry(c).or_default() += 1;
        }
        if !self.marks && means_the_same_everywhere(c) {
            self.cluster = Some(together);
            return self.out.push(c);
        }
        // Several that belong together leave one mark.
        if !(joined && self.out.ends_with(MARK)) {
            self.cluster = Some(Families::of(MARK));
            self.out.push(MARK);
        }
    }
}

/// Letters and signs that some font of a reader may draw: neither somebody's private ones nor what never becomes a character.
fn means_the_same_everywhere(c: char) -> bool {
    let private = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    !private && !matches!(c, '\u{fdd0}'..='\u{fdef}') && u32::from(c) & 0xfffe != 0xfffe
}

/// Overrides and isolates of the direction, by which a text can be made to read otherwise than it is written.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}')
}

fn invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}')
        || matches!(c, '\u{e0000}'..='\u{e0fff}' | '\u{fff9}'..='\u{fffb}' | '\u{180b}'..='\u{180f}' | '\u{34f}')
}

/// Marks on the letter before, and what joins letters.
fn joins(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c7}')
        || matches!(c, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}')
        || matches!(c, '\u{6df}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{200c}' | '\u{200d}')
        || matches!(c, '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
        || matches!(c, '\u{1f3fb}'..='\u{1f3ff}' | '\u{1d165}'..='\u{1d172}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_stand_on_paper_is_taken_out_or_marked() {
        for (typed, kind, expected) in [
            ("a\u{0}b\u{7}c\u{1b}[31m", Kind::Prose, "abc[31m"),
            ("a \t  b\r\nc\rd\u{2028}e\n\n\nf", Kind::Prose, "a b\nc\nd\ne\nf"),
            ("  a\nb  ", Kind::Line, "a b"),
            ("a \u{202e}cod.exe\u{202c} \u{2066}b\u{2069}", Kind::Prose, "a cod.exe b"),
            ("1115\u{200f}-1", Kind::Exact, "1115-1"),
            ("👩\u{200d}👩\u{200d}👧 et 🇫🇷, 👍🏽", Kind::Prose, "\u{fffd} et \u{fffd}\u{fffd}, \u{fffd}"),
            ("❤\u{fe0f}", Kind::Prose, "\u{fffd}"),
            ("中文", Kind::Line, "\u{fffd}\u{fffd}"),
            ("e\u{301}", Kind::Prose, "e\u{301}"),
            ("\u{301}e", Kind::Prose, "e"),
            ("ب\u{301}", Kind::Prose, "ب\u{fffd}"),
            ("بِسْمِ", Kind::Prose, "بِسْمِ"),
            ("œ\u{651}", Kind::Prose, "œ\u{fffd}"),
        ] {
            assert_eq!(drawn(typed, kind), expected, "{typed:?}");
            let kept = clean(typed, kind, &mut Tally::default());
            assert_eq!(drawn(&kept, kind), expected, "{typed:?}: first what is kept, then what is drawn");
        }
    }

    #[test]
    fn what_only_our_fonts_do_not_draw_is_kept_for_those_that_do() {
        for (typed, expected) in [
            ("王小明 አማርኛ ไทย", "王小明 አማርኛ ไทย"),
            ("👩\u{200d}👩 ❤\u{fe0f}", "👩\u{200d}👩 ❤"),
            ("ب\u{301}", "ب\u{301}"),
            ("\u{e000}a\u{fffe}b\u{fdd0}c\u{1ffff}d\u{10ffff}", "\u{fffd}a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}"),
            ("王\u{202e}\u{0}", "王"),
        ] {
            assert_eq!(clean(typed, Kind::Prose, &mut Tally::default()), expected, "{typed:?}");
        }
    }

    #[test]
    fn what_was_done_is_counted() {
        let mut tally = Tally::default();
        clean("😀😀\u{202e}\u{0}\u{1}x", Kind::Prose, &mut tally);
        assert_eq!((tally.not_drawn.get(&'😀'), tally.turning, tally.invisible), (Some(&2), 1, 2));
    }

    #[test]
    fn cleaning_twice_changes_nothing() {
        for typed in ["a\u{301}\u{651}b", "😀\u{200d}\u{301}x", "\u{200d}a\n b", "ب\u{300}\u{64b}"] {
            let once = clean(typed, Kind::Prose, &mut Tally::default());
            assert_eq!(clean(&once, Kind::Prose, &mut Tally::default()), once, "{typed:?}");
            let once = drawn(typed, Kind::Prose);
            assert_eq!(drawn(&once, Kind::Prose), once, "{typed:?}");
        }
    }
}
