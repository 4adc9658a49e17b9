//! Pictures: decoded, turned upright, written again without what a camera notes beside them.

use std::io::Cursor;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, Limits};

use crate::check::Refused;

/// The most pixels.
const MOST_PIXELS: u64 = 40_000_000;
/// The most bytes that decoding may take.
const MOST_MEMORY: u64 = 400_000_000;
/// Of 100: text stays as readable as it was.
const QUALITY: u8 = 88;

/// How a picture comes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Jpeg,
    Png,
    /// Written as JPEG, which every program opens.
    Webp,
}

/// The picture written again.
pub fn again(bytes: &[u8], format: Format) -> Result<Vec<u8>, Refused> {
    let picture = match format {
        Format::Jpeg => upright(JpegDecoder::new(Cursor::new(bytes)).map_err(damaged)?),
        Format::Png => {
            let limits = Limits::default();
            upright(PngDecoder::with_limits(Cursor::new(bytes), limits).map_err(damaged)?)
        }
        Format::Webp => upright(WebPDecoder::new(Cursor::new(bytes)).map_err(damaged)?),
    }?;
    let mut out = Cursor::new(Vec::new());
    let written = match format {
        Format::Png => picture.write_to(&mut out, ImageFormat::Png),
        Format::Jpeg | Format::Webp => DynamicImage::ImageRgb8(picture.into_rgb8())
            .write_with_encoder(JpegEncoder::new_with_quality(&mut out, QUALITY)),
    };
    written.map_err(damaged)?;
    Ok(out.into_inner())
}

fn damaged(_: image::ImageError) -> Refused {
    Refused::Damaged
}

fn upright(mut decoder: impl ImageDecoder) -> Result<DynamicImage, Refused> {
    let (wide, high) = decoder.dimensions();
    if u64::from(wide) * u64::from(high) > MOST_PIXELS {
        return Err(Refused::TooMuchInside);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    decoder.set_limits(limits).map_err(|_| Refused::TooMuchInside)?;
    let turned = decoder.orientation().map_err(damaged)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    picture.apply_orientation(turned);
    Ok(picture)
}
