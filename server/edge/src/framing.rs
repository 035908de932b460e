//! Refuses lines of a request that end with a bare line feed. hyper accepts them, a proxy in front may not: where
//! both disagree on where a request ends, one request is smuggled within another.
//!
//! A line feed without its carriage return is replaced by NUL, which no part of a head may contain, so that hyper
//! itself refuses it with 400; in the line with the size of a chunk hyper refuses it as it is. Where heads end is found here; where bodies end, hyper says.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What hyper knows of the body behind the head that it has read last.
#[derive(Debug, Clone)]
pub(super) struct NextBody(Arc<AtomicU64>);

const UNKNOWN: u64 = u64::MAX;
const CHUNKED: u64 = u64::MAX - 1;

impl NextBody {
    pub(super) fn new() -> Self {
        Self(Arc::new(AtomicU64::new(UNKNOWN)))
    }

    /// hyper has read a head; its body has this length, or chunks.
    pub(super) fn announce(&self, length: Option<u64>) {
        self.0.store(length.unwrap_or(CHUNKED), Ordering::Release);
    }

    fn take(&self) -> Option<u64> {
        let announced = self.0.swap(UNKNOWN, Ordering::Acquire);
        (announced != UNKNOWN).then_some(announced)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Lines of a head; whether there was one that is not empty.
    Head {
        begun: bool,
    },
    /// Between a head and what follows it.
    HeadEnd,
    /// A body, or the data of a chunk with the line end that follows.
    Data {
        left: u64,
        in_chunk: bool,
    },
    /// The line end after the data of a chunk.
    DataEnd,
    /// The line with the size of a chunk; the digits read so far, and whether they are over.
    Size {
        size: u64,
        over: bool,
    },
    Trailer,
}

/// Where in the client's bytes we are.
#[derive(Debug)]
pub(super) struct Framing {
    part: Part,
    next_body: NextBody,
    /// Bytes of the current line, without its end.
    line: usize,
    after_return: bool,
}

/// hyper reads on although it has not told what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lost;

impl Framing {
    pub(super) fn new(next_body: NextBody) -> Self {
        Self {
            part: Part::Head { begun: false },
            next_body,
            line: 0,
            after_return: false,
        }
    }

    /// Whether a request has ended, and nothing of the next one was passed on.
    pub(super) fn is_between(&mut self) -> bool {
        self.find_body();
        self.part == Part::Head { begun: false } && self.line == 0
    }

    /// Goes on behind a head, if hyper has said what follows it.
    fn find_body(&mut self) {
        if self.part != Part::HeadEnd {
            return;
        }
        match self.next_body.take() {
            Some(CHUNKED) => self.begin(SIZE),
            Some(left) => self.begin(data(left, false)),
            None => {}
        }
    }

    /// How many of the bytes may go on to hyper now; the rest waits until hyper has read the head, or the request, that
    /// ends there.
    pub(super) fn pass(&mut self, bytes: &mut [u8]) -> Result<usize, Lost> {
        let mut at = 0;
        while let Some(rest) = bytes.get_mut(at..).filter(|rest| !rest.is_empty()) {
            self.find_body();
            match self.part {
                Part::HeadEnd if at == 0 => return Err(Lost),
                Part::HeadEnd => return Ok(at),
                Part::Data { left, in_chunk } => {
                    let length = u64::try_from(rest.len()).unwrap_or(u64::MAX).min(left);
                    at += usize::try_from(length).unwrap_or(rest.len());
                    self.begin(data(left - length, in_chunk));
                    if self.is_between() {
                        return Ok(at);
                    }
                }
                Part::Head { .. } | Part::DataEnd | Part::Size { .. } | Part::Trailer => {
                    let was_trailer = self.part == Part::Trailer;
                    if let Some(byte) = rest.first_mut() {
                        self.read(byte);
                    }
                    at += 1;
                    // The empty line after the last chunk.
                    if was_trailer && self.is_between() {
                        return Ok(at);
                    }
                }
            }
        }
        Ok(at)
    }

    fn begin(&mut self, part: Part) {
        self.part = part;
        self.line = 0;
        self.after_return = false;
    }

    fn read(&mut self, byte: &mut u8) {
        match *byte {
            b'\n' if self.after_return => self.end_line(),
            // hyper refuses it here, and would take a NUL in an extension.
            b'\n' if matches!(self.part, Part::Size { .. }) => {}
            b'\n' => *byte = 0,
            b'\r' => self.after_return = true,
            other => {
                self.after_return = false;
                self.line += 1;
                if let Part::Size { size, over } = &mut self.part {
                    match char::from(other).to_digit(16).filter(|_| !*over) {
                        Some(digit) => *size = size.saturating_mul(16).saturating_add(digit.into()),
                        None => *over = true,
                    }
                }
            }
        }
    }

    fn end_line(&mut self) {
        let is_empty = self.line == 0;
        self.begin(match self.part {
            Part::Head { begun: true } if is_empty => Part::HeadEnd,
            Part::Head { begun } => Part::Head {
                begun: begun || !is_empty,
            },
            Part::Size { size: 0, .. } => Part::Trailer,
            Part::Size { size, .. } => data(size, true),
            Part::Trailer if is_empty => Part::Head { begun: false },
            Part::Trailer => Part::Trailer,
            Part::DataEnd => SIZE,
            part @ (Part::HeadEnd | Part::Data { .. }) => part,
        });
    }
}

const SIZE: Part = Part::Size {
    size: 0,
    over: false,
};

/// So many bytes, or what follows the last of them.
fn data(left: u64, in_chunk: bool) -> Part {
    match (left, in_chunk) {
        (0, true) => Part::DataEnd,
        (0, false) => Part::Head { begun: false },
        _ => Part::Data { left, in_chunk },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What hyper would get, in whatever pieces the bytes arrive.
    fn passed(bytes: &str, bodies: &[Option<u64>], piece: usize) -> String {
        let next = NextBody::new();
        let mut framing = Framing::new(next.clone());
        let mut bodies = bodies.iter();
        let mut waiting: Vec<u8> = Vec::new();
        let mut passed = Vec::new();
        for part in bytes.as_bytes().chunks(piece) {
            waiting.extend_from_slice(part);
            while !waiting.is_empty() {
                let length = framing.pass(&mut waiting).unwrap();
                passed.extend(waiting.drain(..length));
                if framing.part == Part::HeadEnd {
                    next.announce(*bodies.next().unwrap());
                }
            }
        }
        String::from_utf8(passed).unwrap()
    }

    const HEAD: &str = "POST / HTTP/1.1\r\nhost: x\r\n\r\n";

    #[test]
    fn line_feeds_of_bodies_pass_and_those_of_heads_and_chunks_do_not() {
        let chunked = format!("{HEAD}3;a=b\r\na\nb\r\n0\r\nt: 1\r\n\r\n{HEAD}");
        let plain = format!("\r\n{HEAD}a\nb{HEAD}");
        for piece in [1, 2, 3, 7, 1_000] {
            assert_eq!(passed(&plain, &[Some(3), Some(0)], piece), plain);
            assert_eq!(passed(&chunked, &[None, Some(0)], piece), chunked);
            for (refused, bodies) in [
                ("GET / HTTP/1.1\nhost: x\r\n\r\n".to_owned(), vec![Some(0)]),
                (
                    "\nGET / HTTP/1.1\r\nhost: x\r\n\r\n".to_owned(),
                    vec![Some(0)],
                ),
                (
                    "GET / HTTP/1.1\r\nhost: x\n\r\n\r\n".to_owned(),
                    vec![Some(0)],
                ),
                (format!("{HEAD}a\nb\n"), vec![Some(3)]),
                (format!("{HEAD}\n"), vec![Some(0)]),
                (format!("{HEAD}1\r\na\n"), vec![None]),
                (format!("{HEAD}0\r\nt: 1\n"), vec![None]),
            ] {
                let passed = passed(&refused, &bodies, piece);
                assert_eq!(passed.matches('\0').count(), 1, "{refused:?} {passed:?}");
            }
        }
    }

    #[test]
    fn the_line_feed_of_a_chunks_size_is_left_to_hyper() {
        for line in ["1\n", "2;a\nb\r\n", "0;a\n\r\n"] {
            let sent = format!("{HEAD}{line}");
            assert_eq!(passed(&sent, &[None], 1_000), sent);
        }
    }

    #[test]
    fn nothing_passes_behind_a_head_before_its_body_is_known() {
        let mut framing = Framing::new(NextBody::new());
        let mut bytes = format!("{HEAD}{HEAD}").into_bytes();
        assert_eq!(framing.pass(&mut bytes), Ok(HEAD.len()));
        assert_eq!(framing.pass(&mut bytes), Err(Lost));
    }
}
