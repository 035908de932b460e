//! The zip container of a workbook: what is in it, and how far its parts may unfold.

use std::io::{Read, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::error::TableError;
use crate::limits::Limits;
use crate::source::{Opened, Source};

const ENTRIES_MAX: usize = 10_000;
/// Small parts may be highly compressed without being a bomb.
const RATIO_FROM_BYTES: u64 = 16 << 20;

pub(crate) fn open(source: &Source) -> Result<ZipArchive<Opened>, TableError> {
    let archive = ZipArchive::new(source.open()?).map_err(|error| refusal(&error))?;
    if archive.len() > ENTRIES_MAX {
        return Err(TableError::Bomb);
    }
    Ok(archive)
}

/// The names of all parts, in lower case.
pub(crate) fn names_of<R: Read + Seek>(archive: &ZipArchive<R>) -> Vec<String> {
    let names = archive.file_names_raw().map(|name| {
        String::from_utf8_lossy(name)
            .replace('\\', "/")
            .to_lowercase()
    });
    names.collect()
}

pub(crate) fn refusal(error: &ZipError) -> TableError {
    if matches!(
        error,
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)
    ) {
        return TableError::Encrypted;
    }
    TableError::damaged(error.to_string())
}

/// Counts the bytes to which the parts of a package unfold.
#[derive(Clone, Debug)]
pub(crate) struct Meter {
    bytes_max: u64,
    ratio_max: u64,
    /// Of all parts.
    inflated: u64,
    /// Of the current part, and what it takes in the file.
    own: u64,
    packed: u64,
}

impl Meter {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            bytes_max: limits.inflated_bytes,
            ratio_max: limits.inflation_ratio,
            inflated: 0,
            own: 0,
            packed: 1,
        }
    }

    /// Begins with a part that takes so many bytes in the file.
    pub(crate) fn begin(&mut self, packed: u64) {
        (self.own, self.packed) = (0, packed.max(1));
    }

    pub(crate) fn count(&mut self, read: usize) {
        let read = u64::try_from(read).unwrap_or(u64::MAX);
        self.own = self.own.saturating_add(read);
        self.inflated = self.inflated.saturating_add(read);
    }

    /// Whether no honest file unfolds so far.
    pub(crate) fn is_passed(&self) -> bool {
        let is_tight = RATIO_FROM_BYTES < self.own && self.ratio_max < self.own / self.packed;
        self.bytes_max < self.inflated || is_tight
    }
}
