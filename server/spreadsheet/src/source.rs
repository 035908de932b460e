//! The bytes of an uploaded file, which can be read more than once.

use std::fs::File;
use std::io::{BufReader, Cursor, Read, Result, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use bytes::Bytes;

/// An uploaded file, on disk or in memory. Cloning is cheap.
#[derive(Clone, Debug)]
pub enum Source {
    /// A file that stays unchanged while it is read.
    Path(PathBuf),
    Bytes(Bytes),
}

impl Source {
    pub(crate) fn open(&self) -> Result<Opened> {
        Ok(match self {
            Self::Path(path) => Opened::File(BufReader::with_capacity(1 << 16, File::open(path)?)),
            Self::Bytes(bytes) => Opened::Memory(Cursor::new(bytes.clone())),
        })
    }

    pub(crate) fn byte_count(&self) -> Result<u64> {
        match self {
            Self::Path(path) => Ok(std::fs::metadata(path)?.len()),
            Self::Bytes(bytes) => Ok(u64::try_from(bytes.len()).unwrap_or(u64::MAX)),
        }
    }
}

impl From<PathBuf> for Source {
    fn from(path: PathBuf) -> Self {
        Self::Path(path)
    }
}

impl From<&Path> for Source {
    fn from(path: &Path) -> Self {
        Self::Path(path.to_owned())
    }
}

impl From<Bytes> for Source {
    fn from(bytes: Bytes) -> Self {
        Self::Bytes(bytes)
    }
}

impl From<Vec<u8>> for Source {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes.into())
    }
}

/// A source opened at its beginning.
pub(crate) enum Opened {
    File(BufReader<File>),
    Memory(Cursor<Bytes>),
}

impl Read for Opened {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        match self {
            Self::File(file) => file.read(buffer),
            Self::Memory(bytes) => bytes.read(buffer),
        }
    }
}

impl Seek for Opened {
    fn seek(&mut self, position: SeekFrom) -> Result<u64> {
        match self {
            Self::File(file) => file.seek(position),
            Self::Memory(bytes) => bytes.seek(position),
        }
    }
}
