//! The beginning of an address, by which the security log is narrowed. Pure.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

/// A text that is no address, no network and no beginning of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoAddress;

/// An address, a network (`10.1.0.0/16`), or whole parts at the beginning of an address (`10.1`, `2001:db8:`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressPrefix {
    address: IpAddr,
    bits: u8,
}

/// As the database reads a network.
impl fmt::Display for AddressPrefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.bits)
    }
}

impl FromStr for AddressPrefix {
    type Err = NoAddress;

    fn from_str(text: &str) -> Result<Self, NoAddress> {
        if let Some((address, bits)) = text.split_once('/') {
            let address: IpAddr = address.parse().map_err(|_| NoAddress)?;
            let bits: u8 = bits.parse().map_err(|_| NoAddress)?;
            let is_one = bits <= length(address);
            return is_one.then_some(Self { address, bits }).ok_or(NoAddress);
        }
        if let Ok(address) = text.parse::<IpAddr>() {
            let address = address.to_canonical();
            let bits = length(address);
            return Ok(Self { address, bits });
        }
        if text.contains(':') {
            return beginning_of_v6(text).ok_or(NoAddress);
        }
        beginning_of_v4(text).ok_or(NoAddress)
    }
}

fn length(address: IpAddr) -> u8 {
    match address {
        IpAddr::V4(_) => 32,
        IpAddr::V6(_) => 128,
    }
}

fn beginning_of_v4(text: &str) -> Option<AddressPrefix> {
    let parts = text.strip_suffix('.').unwrap_or(text).split('.');
    let parts: Vec<u8> = parts.map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let mut octets = [0; 4];
    let known = octets.get_mut(..parts.len())?;
    known.copy_from_slice(&parts);
    Some(AddressPrefix {
        address: octets.into(),
        bits: u8::try_from(parts.len()).ok()? * 8,
    })
}

fn beginning_of_v6(text: &str) -> Option<AddressPrefix> {
    let parts = text.strip_suffix(':').unwrap_or(text).split(':');
    let parts = parts.map(|part| u16::from_str_radix(part, 16).ok());
    let parts: Vec<u16> = parts.collect::<Option<_>>()?;
    let mut groups = [0; 8];
    let known = groups.get_mut(..parts.len())?;
    known.copy_from_slice(&parts);
    Some(AddressPrefix {
        address: Ipv6Addr::from(groups).into(),
        bits: u8::try_from(parts.len()).ok()? * 16,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_a_network_and_whole_parts_at_the_beginning_are_found() {
        for (text, network) in [
            ("10.1.2.3", "10.1.2.3/32"),
            ("::ffff:10.1.2.3", "10.1.2.3/32"),
            ("2001:db8::1", "2001:db8::1/128"),
            ("10.1.0.0/16", "10.1.0.0/16"),
            ("10", "10.0.0.0/8"),
            ("10.", "10.0.0.0/8"),
            ("10.1", "10.1.0.0/16"),
            ("10.1.2.", "10.1.2.0/24"),
            ("2001:db8", "2001:db8::/32"),
            ("2001:db8:", "2001:db8::/32"),
        ] {
            let read: Result<AddressPrefix, _> = text.parse();
            assert_eq!(read.unwrap().to_string(), network, "{text}");
        }
        for wrong in [
            "",
            ".",
            "x",
            "10.256",
            "10..1",
            "10.1.2.3.4",
            "10.1.2.3/33",
            "::g",
            ":",
            "1.2.3.4/",
            "/8",
        ] {
            assert!(wrong.parse::<AddressPrefix>().is_err(), "{wrong}");
        }
    }
}
