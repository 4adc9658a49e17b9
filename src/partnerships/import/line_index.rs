//! On which line of a file a record begins, as an editor counts them.
//!
//! The CSV reader tells the byte after the last record; between it and the next record there may be the second half of a
//! « \r\n » and empty lines. This index watches the bytes go by and knows where each line begins and whether it is empty.

use std::cell::RefCell;
use std::io::Read;
use std::rc::Rc;

/// The lines seen so far: where each begins, and whether it has nothing but its end.
#[derive(Clone, Default)]
pub struct LineIndex(Rc<RefCell<Vec<(u64, bool)>>>);

/// A reader whose lines are counted.
pub struct Counted<R> {
    inner: R,
    index: LineIndex,
    offset: u64,
}

impl LineIndex {
    /// Watches a reader from its present place on, which is the beginning of line 1.
    pub fn watch<R: Read>(&self, inner: R) -> Counted<R> {
        self.0.borrow_mut().push((0, true));
        Counted { inner, index: self.clone(), offset: 0 }
    }

    /// The line, from 1, of the first record at or after a byte.
    pub fn line(&self, byte: u64) -> u64 {
        let lines = self.0.borrow();
        let mut at = lines.partition_point(|(start, _)| *start < byte);
        while lines.get(at).is_some_and(|(_, empty)| *empty) && at + 1 < lines.len() {
            at += 1;
        }
        at as u64 + 1
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let mut lines = self.index.0.borrow_mut();
        for byte in &buffer[..count] {
            self.offset += 1;
            match byte {
                b'\n' => lines.push((self.offset, true)),
                b'\r' => {}
                _ => {
                    if let Some(line) = lines.last_mut() {
                        line.1 = false;
                    }
                }
            }
        }
        Ok(count)
    }
}
