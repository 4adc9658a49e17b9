//! The letters that papers are set in. Where they come from stands in `assets/fonts/README.md`.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

const FACES: [&[u8]; 4] = [
    include_bytes!("../../../assets/fonts/LibertinusSerif-Regular.otf"),
    include_bytes!("../../../assets/fonts/LibertinusSerif-Semibold.otf"),
    include_bytes!("../../../assets/fonts/Amiri-Regular.ttf"),
    include_bytes!("../../../assets/fonts/Amiri-Bold.ttf"),
];

/// The faces, read once.
pub static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| FACES.iter().flat_map(|face| Font::iter(Bytes::new(*face))).collect());

/// Their register.
pub static BOOK: LazyLock<LazyHash<FontBook>> = LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

#[cfg(test)]
mod tests {
    use paper::doc::Script;

    use super::*;

    /// Characters that a document never holds, whatever a font draws.
    fn taken_out(code: u32) -> bool {
        matches!(code, 0..0x20 | 0x7f..0xa0 | 0x61c | 0x202a..=0x202e | 0x2066..=0x2069 | 0xe000..=0xf8ff | 0xfeff)
    }

    #[test]
    fn the_lists_of_characters_are_what_the_fonts_draw() {
        for (script, family) in [(Script::Latin, "Libertinus Serif"), (Script::Arabic, "Amiri")] {
            let faces: Vec<_> = FONTS.iter().filter(|font| font.info().family == family).collect();
            assert!(faces.len() >= 2, "{family}");
            for c in (0..=0x10_ffff).filter_map(char::from_u32).filter(|c| !taken_out(u32::from(*c))) {
                let drawn = faces.iter().all(|font| font.info().coverage.contains(u32::from(c)));
                assert_eq!(script.draws(c), drawn, "{family}: U+{:04X}", u32::from(c));
            }
        }
    }
}
