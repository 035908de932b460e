//! One part of the package as it unfolds: within the limits, and with a bounded number of bytes for each event of its markup.

use std::error::Error;
use std::fmt;
use std::io::{self, BufRead, BufReader, Error as IoError, Read};

use zip::read::ZipFile;

use crate::error::TableError;
use crate::package::Meter;
use crate::source::Opened;

const CHUNK_BYTES: usize = 1 << 16;

/// What ended the reading before the part ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spent {
    /// The event takes more than it may.
    Event,
    /// The package unfolds beyond the limits.
    Package,
}

impl fmt::Display for Spent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Event => "an element is too long",
            Self::Package => "the parts are too large",
        })
    }
}

impl Error for Spent {}

pub(super) struct Part<'a> {
    bytes: BufReader<ZipFile<'a, Opened>>,
    meter: Meter,
    allowance: usize,
}

impl<'a> Part<'a> {
    /// Goes on counting where `meter` stands.
    pub(super) fn new(file: ZipFile<'a, Opened>, mut meter: Meter) -> Self {
        meter.begin(file.compressed_size());
        Self {
            bytes: BufReader::with_capacity(CHUNK_BYTES, file),
            meter,
            allowance: 0,
        }
    }

    /// Lets so many bytes be read from here on.
    pub(super) fn allow(&mut self, bytes: usize) {
        self.allowance = bytes;
    }

    /// Passes over the bytes before `place`.
    pub(super) fn pass_over(&mut self, place: u64) -> Result<(), TableError> {
        let passed = io::copy(&mut self.bytes.by_ref().take(place), &mut io::sink());
        let passed = passed.map_err(|error| TableError::damaged(error.to_string()))?;
        if passed == place {
            Ok(())
        } else {
            Err(TableError::damaged("a part is cut off"))
        }
    }

    pub(super) fn into_meter(self) -> Meter {
        self.meter
    }
}

impl Read for Part<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Part<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.meter.is_passed() {
            return Err(IoError::other(Spent::Package));
        }
        let available = self.bytes.fill_buf()?;
        if self.allowance == 0 && !available.is_empty() {
            return Err(IoError::other(Spent::Event));
        }
        Ok(&available[..available.len().min(self.allowance)])
    }

    fn consume(&mut self, count: usize) {
        self.bytes.consume(count);
        self.meter.count(count);
        self.allowance = self.allowance.saturating_sub(count);
    }
}
