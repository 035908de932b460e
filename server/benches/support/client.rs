//! A client that costs next to nothing, so that what is measured is the server.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::Outcome;

/// A request as it goes over the wire.
pub(crate) fn request(
    (method, path): (&str, &str),
    token: &str,
    headers: &str,
    body: &str,
) -> Vec<u8> {
    let length = body.len();
    format!(
        "{method} {path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer {token}\r\n{headers}\
         content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

/// A connection that is kept between requests.
pub(crate) struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    pub(crate) async fn open(address: SocketAddr) -> Outcome<Self> {
        Self::over(TcpStream::connect(address).await?)
    }

    pub(crate) fn over(stream: TcpStream) -> Outcome<Self> {
        stream.set_nodelay(true)?;
        let buffer = Vec::with_capacity(16 * 1024);
        Ok(Self { stream, buffer })
    }

    /// Sends a request and returns the body of the answer, which must have this status.
    pub(crate) async fn exchange(&mut self, request: &[u8], status: &str) -> Outcome<&[u8]> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let (head, length) = loop {
            self.read().await?;
            if let Some(head) = end_of_head(&self.buffer) {
                break (head, content_length(&self.buffer[..head])?);
            }
        };
        while self.buffer.len() < head + length {
            self.read().await?;
        }
        let body = &self.buffer[head..];
        if self.buffer.get(9..12) == Some(status.as_bytes()) {
            return Ok(body);
        }
        let head = String::from_utf8_lossy(&self.buffer[..head]);
        Err(format!("{head}{}", String::from_utf8_lossy(body)).into())
    }

    async fn read(&mut self) -> Outcome<()> {
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => Err("the server closed the connection".into()),
            _ => Ok(()),
        }
    }
}

fn end_of_head(bytes: &[u8]) -> Option<usize> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    Some(end + 4)
}

fn content_length(head: &[u8]) -> Outcome<usize> {
    const NAME: &[u8] = b"content-length: ";
    let is_it = |line: &&[u8]| {
        line.get(..NAME.len())
            .is_some_and(|name| name.eq_ignore_ascii_case(NAME))
    };
    match head.split(|byte| *byte == b'\n').find(is_it) {
        Some(line) => Ok(std::str::from_utf8(line[NAME.len()..].trim_ascii())?.parse()?),
        None if head.starts_with(b"HTTP/1.1 204") => Ok(0),
        None => Err("an answer without its length".into()),
    }
}
