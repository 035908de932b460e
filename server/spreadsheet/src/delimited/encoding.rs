//! Detects a text's encoding, and decodes it to UTF-8 as it is read.

use std::io::{Read, Result as IoResult};

use encoding_rs::{Decoder, DecoderResult, GB18030, UTF_16BE, UTF_16LE};

use crate::error::{ForeignFormat, TableError};
use crate::source::{Opened, Source};

const CHUNK_BYTES: usize = 1 << 16;
const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// The encodings in which tables in China are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 without a byte order mark.
    Utf8,
    /// UTF-8 with a byte order mark, as Excel saves it.
    Utf8WithMark,
    /// UTF-16, little-endian, with a byte order mark: Excel's "Unicode text".
    Utf16Le,
    /// UTF-16, big-endian, with a byte order mark.
    Utf16Be,
    /// GB18030, which includes GBK and GB2312.
    Gb18030,
}

impl Encoding {
    /// A reader of UTF-8 without a byte order mark.
    pub(crate) fn decoded(self, mut opened: Opened) -> IoResult<Decoded> {
        let mark_bytes: u64 = match self {
            Self::Utf8WithMark => 3,
            Self::Utf16Le | Self::Utf16Be => 2,
            Self::Utf8 | Self::Gb18030 => 0,
        };
        std::io::copy(&mut opened.by_ref().take(mark_bytes), &mut std::io::sink())?;
        let decoder = self.decoder();
        Ok(Decoded {
            opened,
            decoder,
            raw: Vec::new(),
            text: Vec::new(),
            used: 0,
            ended: false,
        })
    }

    fn decoder(self) -> Option<Decoder> {
        match self {
            Self::Utf8 | Self::Utf8WithMark => None,
            Self::Utf16Le => Some(UTF_16LE.new_decoder_without_bom_handling()),
            Self::Utf16Be => Some(UTF_16BE.new_decoder_without_bom_handling()),
            Self::Gb18030 => Some(GB18030.new_decoder_without_bom_handling()),
        }
    }
}

/// Reads the whole file and returns the encoding in which all of it is valid.
pub(crate) fn survey(source: &Source) -> Result<Encoding, TableError> {
    let mut mark = Vec::new();
    source.open()?.take(3).read_to_end(&mut mark)?;
    let candidates: &[Encoding] = match mark[..] {
        [0xff, 0xfe, ..] => &[Encoding::Utf16Le],
        [0xfe, 0xff, ..] => &[Encoding::Utf16Be],
        _ if mark == UTF8_MARK => &[Encoding::Utf8WithMark],
        _ => &[Encoding::Utf8, Encoding::Gb18030],
    };
    let mut invalid_line = 1;
    for encoding in candidates {
        let invalid = match encoding {
            Encoding::Utf8 | Encoding::Utf8WithMark => invalid_utf8_line(source)?,
            Encoding::Utf16Le | Encoding::Utf16Be | Encoding::Gb18030 => {
                invalid_line_of(*encoding, source)?
            }
        };
        match invalid {
            None => return Ok(*encoding),
            Some(line) => invalid_line = line,
        }
    }
    Err(TableError::Encoding { line: invalid_line })
}

/// The first line that is not UTF-8; a NUL means that the file is not text.
fn invalid_utf8_line(source: &Source) -> Result<Option<u64>, TableError> {
    let mut opened = source.open()?;
    let mut buffer = vec![0; CHUNK_BYTES];
    let (mut kept, mut line) = (0, 1);
    loop {
        let read = opened.read(&mut buffer[kept..])?;
        let filled = kept + read;
        if buffer[kept..filled].contains(&0) {
            return Err(TableError::Foreign(ForeignFormat::Binary));
        }
        let (valid, is_broken) = match std::str::from_utf8(&buffer[..filled]) {
            Ok(_text) => (filled, false),
            Err(error) => (
                error.valid_up_to(),
                error.error_len().is_some() || read == 0,
            ),
        };
        if is_broken {
            return Ok(Some(line + line_count(&buffer[..valid])));
        }
        if read == 0 {
            return Ok(None);
        }
        line += line_count(&buffer[..valid]);
        buffer.copy_within(valid..filled, 0);
        kept = filled - valid;
    }
}

fn invalid_line_of(encoding: Encoding, source: &Source) -> Result<Option<u64>, TableError> {
    let Some(mut decoder) = encoding.decoder() else {
        return Ok(None);
    };
    let mut opened = source.open()?;
    let mut raw = vec![0; CHUNK_BYTES];
    let mut text = vec![0; CHUNK_BYTES];
    let mut line = 1;
    loop {
        let read = opened.read(&mut raw)?;
        let mut used = 0;
        loop {
            let (result, taken, written) =
                decoder.decode_to_utf8_without_replacement(&raw[used..read], &mut text, read == 0);
            used += taken;
            line += line_count(&text[..written]);
            if text[..written].contains(&0) {
                return Err(TableError::Foreign(ForeignFormat::Binary));
            }
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(_, _) => return Ok(Some(line)),
            }
        }
        if read == 0 {
            return Ok(None);
        }
    }
}

fn line_count(text: &[u8]) -> u64 {
    let count = text.split(|byte| *byte == b'\n').count() - 1;
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// The text of a file as UTF-8.
pub(crate) struct Decoded {
    opened: Opened,
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    text: Vec<u8>,
    used: usize,
    ended: bool,
}

impl Read for Decoded {
    fn read(&mut self, buffer: &mut [u8]) -> IoResult<usize> {
        let Some(decoder) = self.decoder.as_mut() else {
            return self.opened.read(buffer);
        };
        while self.used == self.text.len() && !self.ended {
            self.raw.resize(CHUNK_BYTES, 0);
            let read = self.opened.read(&mut self.raw)?;
            self.ended = read == 0;
            let space = decoder
                .max_utf8_buffer_length(read)
                .unwrap_or(CHUNK_BYTES * 4);
            self.text.resize(space, 0);
            let (_result, _taken, written, _replaced) =
                decoder.decode_to_utf8(&self.raw[..read], &mut self.text, self.ended);
            self.text.truncate(written);
            self.used = 0;
        }
        let count = buffer.len().min(self.text.len() - self.used);
        buffer[..count].copy_from_slice(&self.text[self.used..self.used + count]);
        self.used += count;
        Ok(count)
    }
}
