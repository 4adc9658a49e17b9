//! Reading of the embedded tables: compressed TSV, one header line.

/// The decoded text of an embedded table, header included.
macro_rules! embedded {
    ($name:literal) => {
        $crate::table::decode(include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".zst")))
    };
}
pub(crate) use embedded;

/// Decompresses one embedded table.
pub(crate) fn decode(packed: &[u8]) -> String {
    let raw = zstd::decode_all(packed).expect("the build script wrote this frame");
    String::from_utf8(raw).expect("the compiler of tables writes UTF-8")
}

/// Decompresses a small table that stays in memory for the life of the process.
pub(crate) fn keep(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

/// The rows below the header, cut into cells.
pub(crate) fn rows(text: &str) -> impl Iterator<Item = Row<'_>> {
    text.lines().skip(1).map(|line| Row { cells: line.split('\t') })
}

/// The cells of one row, taken from left to right.
pub(crate) struct Row<'a> {
    cells: std::str::Split<'a, char>,
}

impl<'a> Row<'a> {
    /// The next cell; empty when the row is short.
    pub(crate) fn cell(&mut self) -> &'a str {
        self.cells.next().unwrap_or_default()
    }

    /// The same row, some cells further.
    pub(crate) fn skip(mut self, cells: usize) -> Self {
        for _ in 0..cells {
            self.cells.next();
        }
        self
    }

    /// The next cell as an owned string.
    pub(crate) fn string(&mut self) -> String {
        self.cell().to_owned()
    }

    /// The next cell, `None` when empty.
    pub(crate) fn optional(&mut self) -> Option<&'a str> {
        Some(self.cell()).filter(|cell| !cell.is_empty())
    }

    /// The next cell as a number, `None` when empty.
    pub(crate) fn number<N: std::str::FromStr>(&mut self) -> Option<N> {
        self.optional().map(|cell| cell.parse().ok().expect("the compiler of tables wrote a number here"))
    }

    /// The next cell as a number that every row has.
    pub(crate) fn required<N: std::str::FromStr>(&mut self) -> N {
        self.number().expect("the compiler of tables fills this cell")
    }

    /// The next cell as a list.
    pub(crate) fn list(&mut self, separator: char) -> Vec<String> {
        self.optional().map_or_else(Vec::new, |cell| cell.split(separator).map(str::to_owned).collect())
    }
}
