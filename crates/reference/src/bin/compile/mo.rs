//! Reading of GNU message catalogues: the place names of `libgeonames-common`.

use std::collections::HashMap;

use anyhow::{Context, Result, ensure};

const MAGIC: u32 = 0x9504_12de;

/// Names by GeoNames number.
pub fn read(bytes: &[u8]) -> Result<HashMap<u32, String>> {
    ensure!(word(bytes, 0)? == MAGIC, "not a little-endian catalogue");
    let (count, ids, names) = (word(bytes, 8)?, word(bytes, 12)?, word(bytes, 16)?);
    let mut catalogue = HashMap::new();
    for i in 0..count {
        let id = string(bytes, ids + 8 * i)?;
        let Ok(id) = id.parse::<u32>() else { continue };
        catalogue.insert(id, string(bytes, names + 8 * i)?.to_owned());
    }
    Ok(catalogue)
}

fn word(bytes: &[u8], at: u32) -> Result<u32> {
    let at = at as usize;
    let word = bytes.get(at..at + 4).context("truncated catalogue")?;
    Ok(u32::from_le_bytes(word.try_into()?))
}

fn string(bytes: &[u8], entry: u32) -> Result<&str> {
    let (length, at) = (word(bytes, entry)? as usize, word(bytes, entry + 4)? as usize);
    let string = bytes.get(at..at + length).context("truncated catalogue")?;
    Ok(std::str::from_utf8(string)?)
}
