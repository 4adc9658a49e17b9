//! PDF: whole, not locked, without anything that acts by itself.
//!
//! The names of what acts are looked for in the file and in the objects that it holds compressed, whichever way they are spelt.
//! Nothing is laid out.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

use crate::check::Refused;

/// Names of what runs, opens another program, or carries another file.
const ACTIVE: [&[u8]; 8] =
    [b"JavaScript", b"JS", b"Launch", b"EmbeddedFile", b"EmbeddedFiles", b"RichMedia", b"XFA", b"SubmitForm"];
/// The most bytes of all compressed objects together.
const MOST_BYTES: u64 = 64_000_000;
/// So far from its stream may the description of a compressed object begin, in bytes.
const DESCRIPTION: usize = 1024;

/// Looks at a PDF.
pub fn look(bytes: &[u8]) -> Result<(), Refused> {
    let tail = &bytes[bytes.len().saturating_sub(1024)..];
    if !tail.windows(5).any(|part| part == b"%%EOF") {
        return Err(Refused::Damaged);
    }
    names(bytes)?;
    let mut left = MOST_BYTES;
    for (at, _) in bytes.windows(6).enumerate().filter(|(_, word)| *word == b"stream") {
        let before = &bytes[at.saturating_sub(DESCRIPTION)..at];
        let own = before.windows(3).rposition(|word| word == b"obj").map_or(before, |from| &before[from..]);
        if spelt(own).any(|name| name == b"ObjStm") {
            let from = at + 6 + bytes[at + 6..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let mut inside = Vec::new();
            // What cannot be unpacked to its end shows as far as it goes, which is what a reader would see of it.
            let _ = ZlibDecoder::new(&bytes[from..]).take(left + 1).read_to_end(&mut inside);
            left = left.checked_sub(inside.len() as u64).ok_or(Refused::TooMuchInside)?;
            names(&inside)?;
        }
    }
    Ok(())
}

fn names(bytes: &[u8]) -> Result<(), Refused> {
    for name in spelt(bytes) {
        if name == b"Encrypt" {
            return Err(Refused::Locked);
        }
        if ACTIVE.contains(&name.as_slice()) {
            return Err(Refused::Active);
        }
    }
    Ok(())
}

/// The names (`/Type`) in some bytes, with `#4A` as the letter that it stands for.
fn spelt(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/').map(|(at, _)| at + 1);
    starts.map(|start| {
        let end = |byte: &u8| byte.is_ascii_whitespace() || b"/<>[](){}%\0".contains(byte);
        // The longest name of interest has 13 letters, thrice as many when each is spelt by its number.
        let raw = &bytes[start..bytes.len().min(start + 42)];
        plain(&raw[..raw.iter().position(end).unwrap_or(raw.len())])
    })
}

fn plain(raw: &[u8]) -> Vec<u8> {
    let mut name = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((first, more)) = rest.split_first() {
        let digits = more.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match digits.filter(|_| *first == b'#').and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                name.push(byte);
                rest = &more[2..];
            }
            None => {
                name.push(*first);
                rest = more;
            }
        }
    }
    name
}
