//! Guesses the separator of the fields of a text table.

use std::io::Read;

use crate::error::TableError;

const SAMPLE_BYTES: u64 = 1 << 16;
const LINES: usize = 20;
pub(super) const CANDIDATES: [u8; 4] = [b',', b'\t', b';', b'|'];

/// The candidate that splits most of the lines near the top into the most fields, else the comma.
pub(crate) fn guess(text: impl Read) -> Result<u8, TableError> {
    let mut sample = Vec::new();
    text.take(SAMPLE_BYTES).read_to_end(&mut sample)?;
    let mut votes = [0; CANDIDATES.len()];
    for counts in counts_by_line(&sample) {
        let most = counts.iter().max().copied().unwrap_or_default();
        if let Some(winner) = counts.iter().position(|count| most > 0 && *count == most) {
            votes[winner] += 1;
        }
    }
    let most = votes.iter().max().copied().unwrap_or_default();
    let winner = votes
        .iter()
        .position(|count| *count == most)
        .unwrap_or_default();
    Ok(CANDIDATES[winner])
}

/// How often each candidate occurs outside quotation marks, line by line.
fn counts_by_line(sample: &[u8]) -> Vec<[usize; CANDIDATES.len()]> {
    let mut lines = vec![[0; CANDIDATES.len()]];
    let mut is_quoted = false;
    for byte in sample {
        if *byte == b'"' {
            is_quoted = !is_quoted;
        } else if *byte == b'\n' && !is_quoted {
            if lines.len() == LINES {
                break;
            }
            lines.push([0; CANDIDATES.len()]);
        } else if let Some(position) = CANDIDATES.iter().position(|other| other == byte)
            && !is_quoted
            && let Some(line) = lines.last_mut()
        {
            line[position] += 1;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::guess;

    #[test]
    fn the_separator_is_the_one_that_makes_most_fields() {
        for (text, separator) in [
            ("a,b,c\n1,2,3\n", b','),
            ("title, with; comma\na\tb\tc\td\n1\t2\t3\t4\n", b'\t'),
            ("a;b;c\n\"x,y,z,u,v\";2;3\n", b';'),
            ("a,b\nx\tx\tx,y\nc,d\n", b','),
            ("single\n", b','),
            ("", b','),
        ] {
            assert_eq!(guess(text.as_bytes()).unwrap(), separator, "{text}");
        }
    }
}
