//! Who trades and what: parties, evidence, the catalogue, and conduct on record.

pub mod catalogue;
pub mod conduct;
pub mod evidence;
pub mod party;
pub mod storage;
