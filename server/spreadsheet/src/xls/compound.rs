//! The container of old Office files: sectors, chains of them, and a directory. Only what leads to a stream is followed, each chain no
//! longer than the file has sectors, so that a cycle ends.

use std::io::{Read, Result as IoResult, Seek, SeekFrom};
use std::sync::Arc;

use crate::error::TableError;
use crate::source::{Opened, Source};

pub(crate) const MARK: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const HEADER_BYTES: usize = 512;
const ENTRY_BYTES: usize = 128;
/// More than any document has; each is held in memory.
const ENTRIES_MAX: usize = 100_000;
const CHAIN_END: u32 = 0xffff_fffe;
/// From here on a number of a sector has another meaning.
const SPECIAL: u32 = 0xffff_fffa;
const MINI_BYTES: u64 = 64;
/// Streams below it lie in the mini stream.
const MINI_BELOW: u64 = 4096;

pub(crate) fn u16_at(bytes: &[u8], place: usize) -> Option<u16> {
    let bytes = bytes.get(place..place.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

pub(crate) fn u32_at(bytes: &[u8], place: usize) -> Option<u32> {
    let bytes = bytes.get(place..place.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

fn broken() -> TableError {
    TableError::damaged("the container is malformed")
}

/// Something in the directory.
struct Entry {
    name: String,
    kind: u8,
    left: u32,
    right: u32,
    child: u32,
    start: u32,
    length: u64,
}

impl Entry {
    fn of(bytes: &[u8], sector_bytes: u64) -> Option<Self> {
        let units = bytes.get(..64)?.chunks_exact(2);
        let units = units.map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
        let name: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
        let (low, high) = (u32_at(bytes, 120)?, u32_at(bytes, 124)?);
        // What stands there in files with small sectors is not always zero.
        let high = if sector_bytes == 512 { 0 } else { high };
        Some(Self {
            name: String::from_utf16_lossy(&name).to_lowercase(),
            kind: *bytes.get(66)?,
            left: u32_at(bytes, 68)?,
            right: u32_at(bytes, 72)?,
            child: u32_at(bytes, 76)?,
            start: u32_at(bytes, 116)?,
            length: (u64::from(high) << 32) | u64::from(low),
        })
    }
}

/// The directory of a container, and where its sectors follow each other.
pub(crate) struct Compound {
    source: Source,
    sector_bytes: u64,
    sectors: u64,
    fat: Vec<u32>,
    mini_fat_start: u32,
    entries: Vec<Entry>,
    /// The indices of what lies in the root, not in embedded documents.
    top: Vec<usize>,
}

impl Compound {
    pub(crate) fn open(source: &Source) -> Result<Self, TableError> {
        let length = source.byte_count()?;
        let mut opened = source.open()?;
        let mut head = vec![0; HEADER_BYTES];
        opened.read_exact(&mut head).map_err(|_error| broken())?;
        let sector_bytes: u64 = match u16_at(&head, 30) {
            Some(9) => 512,
            Some(12) => 4096,
            _ => return Err(broken()),
        };
        let number = |place| u32_at(&head, place).ok_or_else(broken);
        let mut compound = Self {
            source: source.clone(),
            sector_bytes,
            sectors: length.div_ceil(sector_bytes),
            fat: Vec::new(),
            mini_fat_start: number(60)?,
            entries: Vec::new(),
            top: Vec::new(),
        };
        compound.read_fat(&mut opened, &head)?;
        compound.read_directory(&mut opened, number(48)?)?;
        Ok(compound)
    }

    fn read_fat(&mut self, opened: &mut Opened, head: &[u8]) -> Result<(), TableError> {
        let per_sector = self.sector_bytes / 4;
        let wanted = self.sectors.div_ceil(per_sector);
        let mut listed: Vec<u32> = head[76..].chunks_exact(4).map(number_of).collect();
        let mut next = u32_at(head, 68).ok_or_else(broken)?;
        let mut seen = 0;
        while next < SPECIAL && seen < self.sectors && count(listed.len()) < wanted {
            let mut more: Vec<u32> = self.numbers(opened, next)?;
            next = more.pop().unwrap_or(CHAIN_END);
            listed.extend(more);
            seen += 1;
        }
        let parts = listed.into_iter().filter(|sector| *sector < SPECIAL);
        for sector in parts.take(usize::try_from(wanted).unwrap_or(usize::MAX)) {
            let numbers = self.numbers(opened, sector)?;
            self.fat.extend(numbers);
        }
        Ok(())
    }

    fn read_directory(&mut self, opened: &mut Opened, start: u32) -> Result<(), TableError> {
        for sector in self.chain(start, u64::MAX)? {
            if self.entries.len() > ENTRIES_MAX {
                return Err(TableError::Bomb);
            }
            let bytes = self.sector(opened, sector)?;
            let entries = bytes.chunks_exact(ENTRY_BYTES);
            let entries = entries.filter_map(|bytes| Entry::of(bytes, self.sector_bytes));
            let entries: Vec<Entry> = entries.collect();
            self.entries.extend(entries);
        }
        let root = self.entries.first().ok_or_else(broken)?;
        let (mut waiting, mut is_seen) = (vec![root.child], vec![false; self.entries.len()]);
        while let Some(number) = waiting.pop() {
            let index = usize::try_from(number).unwrap_or(usize::MAX);
            if let (Some(entry), Some(seen @ false)) =
                (self.entries.get(index), is_seen.get_mut(index))
            {
                *seen = true;
                self.top.push(index);
                waiting.extend([entry.left, entry.right]);
            }
        }
        Ok(())
    }

    /// Whether there is something of this lower-case name at the top.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        let mut top = self.top.iter().filter_map(|index| self.entries.get(*index));
        top.find(|entry| entry.name == name)
    }

    /// The stream of this lower-case name at the top.
    pub(crate) fn stream(&self, name: &str) -> Result<Option<Extent>, TableError> {
        const STREAM: u8 = 2;
        let Some(entry) = self.entry(name).filter(|entry| entry.kind == STREAM) else {
            return Ok(None);
        };
        let (unit, offsets) = if entry.length < MINI_BELOW {
            (MINI_BYTES, self.mini_offsets(entry)?)
        } else {
            let chain = self.chain(entry.start, entry.length.div_ceil(self.sector_bytes))?;
            let offsets = chain.into_iter().map(|sector| self.offset(sector));
            (self.sector_bytes, offsets.collect())
        };
        if count(offsets.len()).saturating_mul(unit) < entry.length {
            return Err(TableError::damaged("the container is cut off"));
        }
        Ok(Some(Extent {
            source: self.source.clone(),
            unit,
            offsets: offsets.into(),
            length: entry.length,
        }))
    }

    fn mini_offsets(&self, entry: &Entry) -> Result<Vec<u64>, TableError> {
        let mut opened = self.source.open()?;
        let root = self.entries.first().ok_or_else(broken)?;
        let home = self.chain(root.start, root.length.div_ceil(self.sector_bytes))?;
        let mut mini_fat = Vec::new();
        for sector in self.chain(self.mini_fat_start, u64::MAX)? {
            mini_fat.extend(self.numbers(&mut opened, sector)?);
        }
        let chain = follow(
            &mini_fat,
            entry.start,
            entry.length.div_ceil(MINI_BYTES),
            count(mini_fat.len()),
        )?;
        let place = |mini: u32| {
            let offset = u64::from(mini) * MINI_BYTES;
            let sector = usize::try_from(offset / self.sector_bytes).ok()?;
            Some(self.offset(*home.get(sector)?) + offset % self.sector_bytes)
        };
        let offsets: Option<Vec<u64>> = chain.into_iter().map(place).collect();
        offsets.ok_or_else(broken)
    }

    fn chain(&self, start: u32, wanted: u64) -> Result<Vec<u32>, TableError> {
        follow(&self.fat, start, wanted, self.sectors)
    }

    fn offset(&self, sector: u32) -> u64 {
        (u64::from(sector) + 1) * self.sector_bytes
    }

    /// The bytes of a sector, fewer at the end of the file.
    fn sector(&self, opened: &mut Opened, sector: u32) -> Result<Vec<u8>, TableError> {
        if self.sectors <= u64::from(sector) {
            return Err(broken());
        }
        opened.seek(SeekFrom::Start(self.offset(sector)))?;
        let mut bytes = Vec::new();
        opened.take(self.sector_bytes).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn numbers(&self, opened: &mut Opened, sector: u32) -> Result<Vec<u32>, TableError> {
        let bytes = self.sector(opened, sector)?;
        Ok(bytes.chunks_exact(4).map(number_of).collect())
    }
}

fn number_of(bytes: &[u8]) -> u32 {
    u32_at(bytes, 0).unwrap_or(CHAIN_END)
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// The chain from `start`, up to what is wanted of it.
fn follow(fat: &[u32], start: u32, wanted: u64, longest: u64) -> Result<Vec<u32>, TableError> {
    let mut chain = Vec::new();
    let mut next = start;
    while next < SPECIAL && count(chain.len()) < wanted {
        if longest <= count(chain.len()) {
            return Err(TableError::damaged("the container runs in a circle"));
        }
        chain.push(next);
        let index = usize::try_from(next).unwrap_or(usize::MAX);
        next = *fat.get(index).ok_or_else(broken)?;
    }
    Ok(chain)
}

/// Where a stream lies in its file.
#[derive(Clone)]
pub(crate) struct Extent {
    source: Source,
    unit: u64,
    offsets: Arc<[u64]>,
    pub(crate) length: u64,
}

impl Extent {
    /// A whole file as one stream.
    pub(crate) fn whole(source: &Source) -> Result<Self, TableError> {
        let length = source.byte_count()?;
        Ok(Self {
            source: source.clone(),
            unit: length.max(1),
            offsets: Arc::new([0]),
            length,
        })
    }

    pub(crate) fn open(&self) -> IoResult<Stream> {
        Ok(Stream {
            opened: self.source.open()?,
            extent: self.clone(),
            position: 0,
        })
    }
}

/// A stream of a container, read in order wherever its sectors lie.
pub(crate) struct Stream {
    opened: Opened,
    extent: Extent,
    position: u64,
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> IoResult<usize> {
        let Extent {
            unit,
            offsets,
            length,
            ..
        } = &self.extent;
        if *length <= self.position {
            return Ok(0);
        }
        let mut index = usize::try_from(self.position / unit).unwrap_or(usize::MAX);
        let within = self.position % unit;
        let Some(start) = offsets.get(index) else {
            return Ok(0);
        };
        let wanted = count(buffer.len()).min(length - self.position);
        let mut at_hand = unit - within;
        while at_hand < wanted && offsets.get(index + 1) == Some(&(offsets[index] + unit)) {
            index += 1;
            at_hand += unit;
        }
        let wanted = usize::try_from(at_hand.min(wanted)).unwrap_or(usize::MAX);
        self.opened.seek(SeekFrom::Start(start + within))?;
        let read = self.opened.read(&mut buffer[..wanted])?;
        self.position += count(read);
        Ok(read)
    }
}

impl Seek for Stream {
    fn seek(&mut self, position: SeekFrom) -> IoResult<u64> {
        let place = match position {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::Current(distance) => self.position.checked_add_signed(distance),
            SeekFrom::End(distance) => self.extent.length.checked_add_signed(distance),
        };
        self.position = place.ok_or_else(|| std::io::Error::other("before the beginning"))?;
        Ok(self.position)
    }
}
