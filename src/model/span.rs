//! Where in the authored files something was said.

/// A range of bytes in one of the files of a site. Plain numbers, so that the model can carry places
/// without knowing how files are held or shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file's number in the list of sources of this run.
    pub file: u32,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span of `file` over `range`; offsets past 4 GiB do not occur, since no source is that long.
    pub fn new(file: u32, range: std::ops::Range<usize>) -> Self {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            file,
            start: narrow(range.start),
            end: narrow(range.end),
        }
    }

    /// The same file from its first byte: what concerns a whole file is said at 1:1.
    pub fn whole(file: u32) -> Self {
        Self {
            file,
            start: 0,
            end: 0,
        }
    }

    /// From the beginning of this to the end of `other`, which is in the same file.
    pub fn to(self, other: Self) -> Self {
        Self {
            end: other.end.max(self.end),
            ..self
        }
    }

    /// The range of bytes.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}
