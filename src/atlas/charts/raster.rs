//! A drawing as PNG: twice its size, in light colours, in letters of our own.

use anyhow::Context as _;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

/// Pixels a unit.
const SCALE: u32 = 2;
/// Twice Source Sans, subset and renamed; `assets/fonts/README.md` says how.
const FONTS: [&[u8]; 2] = [
    include_bytes!("../../../assets/fonts/JumellesSans-Regular.ttf"),
    include_bytes!("../../../assets/fonts/JumellesSans-SemiBold.ttf"),
];

/// The PNG of an SVG. It takes some ten megabytes and a tenth of a second while it is made, and keeps nothing: fonts of the system
/// are not read, so that the same drawing is the same picture on every machine.
///
/// Errors: the drawing is not one.
pub fn png(svg: &str) -> anyhow::Result<Vec<u8>> {
    let mut options = Options { font_family: "Jumelles Sans".to_owned(), ..Options::default() };
    let fonts: &mut fontdb::Database = options.fontdb_mut();
    FONTS.iter().for_each(|font| fonts.load_font_data(font.to_vec()));
    fonts.set_sans_serif_family("Jumelles Sans");
    fonts.set_serif_family("Jumelles Sans");
    let tree = Tree::from_str(svg, &options).context("the drawing is read")?;
    let size = tree.size().to_int_size();
    let mut picture =
        Pixmap::new(size.width() * SCALE, size.height() * SCALE).context("a drawing has a width and a height")?;
    resvg::render(&tree, Transform::from_scale(SCALE as f32, SCALE as f32), &mut picture.as_mut());
    picture.encode_png().context("the picture is written")
}
