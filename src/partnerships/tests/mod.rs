//! The slice on both engines: files of links, from the first byte to the journal.

mod timing;
