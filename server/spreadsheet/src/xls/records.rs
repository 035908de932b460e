//! The records of a workbook's stream: a type, a length of at most 64 KiB, and bytes.

use std::io::{BufReader, Cursor, ErrorKind, Read, Result as IoResult, Seek, SeekFrom};
use std::sync::Arc;

use crate::error::TableError;
use crate::xls::compound::{Extent, Stream, u16_at, u32_at};

const BUFFER_BYTES: usize = 1 << 16;
pub(crate) const CONTINUE: u16 = 0x003c;
pub(crate) const END: u16 = 0x000a;

/// Where the bytes come from: the file as it lies there, or all of it in memory for jumping about.
enum Bytes {
    Streamed(BufReader<Stream>),
    Held(Cursor<Arc<[u8]>>),
}

impl Bytes {
    fn fill(&mut self, buffer: &mut [u8]) -> IoResult<()> {
        match self {
            Self::Streamed(stream) => stream.read_exact(buffer),
            Self::Held(bytes) => bytes.read_exact(buffer),
        }
    }
}

/// Records one after the other; the current one can be read piece by piece, beyond its end in those that continue it.
pub(crate) struct Records {
    bytes: Bytes,
    /// Where the next record begins.
    place: u64,
    /// The type and length of the next record, if its head was read already.
    ahead: Option<(u16, u16)>,
    pub(crate) kind: u16,
    /// Where the current record begins.
    pub(crate) start: u64,
    pub(crate) data: Vec<u8>,
    /// How much of the current record was read.
    position: usize,
    /// Whether the current record is still to be looked at.
    is_held: bool,
}

impl Records {
    pub(crate) fn open(extent: &Extent) -> Result<Self, TableError> {
        let stream = BufReader::with_capacity(BUFFER_BYTES, extent.open()?);
        Ok(Self::of(Bytes::Streamed(stream)))
    }

    pub(crate) fn held(bytes: &Arc<[u8]>) -> Self {
        Self::of(Bytes::Held(Cursor::new(Arc::clone(bytes))))
    }

    fn of(bytes: Bytes) -> Self {
        Self {
            bytes,
            place: 0,
            ahead: None,
            kind: 0,
            start: 0,
            data: Vec::new(),
            position: 0,
            is_held: false,
        }
    }

    pub(crate) fn seek(&mut self, place: u64) -> Result<(), TableError> {
        match &mut self.bytes {
            Bytes::Streamed(stream) => stream.seek(SeekFrom::Start(place))?,
            Bytes::Held(bytes) => bytes.seek(SeekFrom::Start(place))?,
        };
        (self.place, self.ahead, self.is_held) = (place, None, false);
        Ok(())
    }

    /// Goes to the next record; an end of the stream where none may be is damage.
    pub(crate) fn advance(&mut self) -> Result<(), TableError> {
        if std::mem::take(&mut self.is_held) {
            self.position = 0;
            return Ok(());
        }
        let (kind, length) = self.look_ahead()?.ok_or_else(cut_off)?;
        self.ahead = None;
        (self.kind, self.start, self.position) = (kind, self.place, 0);
        self.data.resize(usize::from(length), 0);
        self.bytes.fill(&mut self.data).map_err(refusal)?;
        self.place += 4 + u64::from(length);
        Ok(())
    }

    /// Leaves the current record to whoever advances next.
    pub(crate) fn hold(&mut self) {
        self.is_held = true;
    }

    /// Type and length of the next record.
    fn look_ahead(&mut self) -> Result<Option<(u16, u16)>, TableError> {
        if self.ahead.is_none() {
            let mut head = [0; 4];
            match self.bytes.fill(&mut head) {
                Ok(()) => {}
                Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
                Err(error) => return Err(error.into()),
            }
            let [first, second, third, fourth] = head;
            self.ahead = Some((
                u16::from_le_bytes([first, second]),
                u16::from_le_bytes([third, fourth]),
            ));
        }
        Ok(self.ahead)
    }

    /// The type of the next record.
    pub(crate) fn next_kind(&mut self) -> Result<Option<u16>, TableError> {
        Ok(self.look_ahead()?.map(|(kind, _length)| kind))
    }

    /// Goes on to the record that continues the current one; false when none does.
    pub(crate) fn go_on(&mut self) -> Result<bool, TableError> {
        if self.next_kind()? != Some(CONTINUE) {
            return Ok(false);
        }
        let (kind, start) = (self.kind, self.start);
        self.advance()?;
        (self.kind, self.start) = (kind, start);
        Ok(true)
    }

    /// Whether nothing of the current record, and of those that continue it, is left.
    pub(crate) fn is_at_end(&mut self) -> Result<bool, TableError> {
        while self.position == self.data.len() {
            if !self.go_on()? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What is left of the current record without those that continue it.
    pub(crate) fn rest(&self) -> &[u8] {
        &self.data[self.position..]
    }

    pub(crate) fn consume(&mut self, count: usize) {
        self.position = (self.position + count).min(self.data.len());
    }

    pub(crate) fn byte(&mut self) -> Result<u8, TableError> {
        if self.is_at_end()? {
            return Err(short());
        }
        let byte = self.data[self.position];
        self.position += 1;
        Ok(byte)
    }

    pub(crate) fn word(&mut self) -> Result<u16, TableError> {
        if let Some(word) = u16_at(&self.data, self.position) {
            self.position += 2;
            return Ok(word);
        }
        Ok(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    pub(crate) fn double_word(&mut self) -> Result<u32, TableError> {
        if let Some(word) = u32_at(&self.data, self.position) {
            self.position += 4;
            return Ok(word);
        }
        let (low, high) = (self.word()?, self.word()?);
        Ok(u32::from(low) | (u32::from(high) << 16))
    }

    pub(crate) fn float(&mut self) -> Result<f64, TableError> {
        let (low, high) = (self.double_word()?, self.double_word()?);
        Ok(f64::from_bits(u64::from(low) | (u64::from(high) << 32)))
    }

    pub(crate) fn skip(&mut self, mut count: usize) -> Result<(), TableError> {
        while count > 0 {
            if self.is_at_end()? {
                return Err(short());
            }
            let step = count.min(self.rest().len());
            self.consume(step);
            count -= step;
        }
        Ok(())
    }
}

fn refusal(error: std::io::Error) -> TableError {
    if error.kind() == ErrorKind::UnexpectedEof {
        cut_off()
    } else {
        error.into()
    }
}

pub(crate) fn cut_off() -> TableError {
    TableError::damaged("the workbook is cut off")
}

pub(crate) fn short() -> TableError {
    TableError::damaged("a record is too short")
}
