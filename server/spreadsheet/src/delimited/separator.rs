//! Guessing what separates the fields of a text table.

use std::io::Read;

use crate::error::TableError;

const SAMPLE_BYTES: u64 = 1 << 16;
const LINES: usize = 20;
const CANDIDATES: [u8; 4] = [b',', b'\t', b';', b'|'];

/// The candidate that splits some line near the top into the most fields; the comma if none does.
pub(crate) fn guess(text: impl Read) -> Result<u8, TableError> {
    let mut sample = Vec::new();
    text.take(SAMPLE_BYTES).read_to_end(&mut sample)?;
    let mut best = (CANDIDATES[0], 0);
    for candidate in CANDIDATES {
        let most = most_in_a_line(&sample, candidate);
        if most > best.1 {
            best = (candidate, most);
        }
    }
    Ok(best.0)
}

fn most_in_a_line(sample: &[u8], separator: u8) -> usize {
    let (mut most, mut count, mut lines, mut is_quoted) = (0, 0, 0, false);
    for byte in sample {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => {
                most = most.max(count);
                count = 0;
                lines += 1;
                if lines == LINES {
                    return most;
                }
            }
            _ if *byte == separator && !is_quoted => count += 1,
            _ => {}
        }
    }
    most.max(count)
}

#[cfg(test)]
mod tests {
    use super::guess;

    #[test]
    fn the_separator_is_the_one_that_makes_most_fields() {
        for (text, separator) in [
            ("a,b,c\n1,2,3\n", b','),
            ("title, with; comma\na\tb\tc\td\n", b'\t'),
            ("a;b;c\n\"x,y,z,u,v\";2;3\n", b';'),
            ("single\n", b','),
            ("", b','),
        ] {
            assert_eq!(guess(text.as_bytes()).unwrap(), separator, "{text}");
        }
    }
}
