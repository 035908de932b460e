//! From where a program may call: addresses and networks. Pure.

use std::net::IpAddr;
use std::str::FromStr;

/// An address, or all that begin with the same bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    first: IpAddr,
    /// How many bits count.
    bits: u8,
}

/// A list of addresses and networks, of both kinds of IP. An empty one admits every address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addresses(Vec<Span>);

impl Addresses {
    /// Reads a list; the first text that is none is returned.
    pub fn read(texts: &[String]) -> Result<Self, &str> {
        let spans = texts.iter().map(|text| text.parse().map_err(|()| &**text));
        Ok(Self(spans.collect::<Result<_, _>>()?))
    }

    /// Whether a program may call from there. An IPv4 address within IPv6 is that IPv4 address.
    #[must_use]
    pub fn admit(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.is_empty() || self.0.iter().any(|span| span.holds(address))
    }

    /// As they are stored and shown: `10.1.2.3`, `10.0.0.0/8`, without what is stated twice.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        let mut texts: Vec<String> = Vec::new();
        for span in &self.0 {
            let text = if span.bits == width(span.first) {
                span.first.to_string()
            } else {
                format!("{}/{}", span.first, span.bits)
            };
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts
    }
}

impl FromStr for Span {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address, Some(bits)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().map_err(|_| ())?;
        let widest = width(address);
        let bits = match bits {
            // No sign, no zero in front: what another program might read otherwise.
            Some(bits) => (bits.parse().ok())
                .filter(|count: &u8| *count <= widest && count.to_string() == bits)
                .ok_or(())?,
            None => widest,
        };
        if let IpAddr::V6(six) = address
            && let Some(four) = six.to_ipv4_mapped()
        {
            let bits = bits.checked_sub(96).ok_or(())?;
            return Ok(Self::beginning(IpAddr::V4(four), bits));
        }
        Ok(Self::beginning(address, bits))
    }
}

impl Span {
    /// With the bits that do not count as zeros.
    fn beginning(address: IpAddr, bits: u8) -> Self {
        let first = match address {
            IpAddr::V4(four) => {
                let kept = u32::MAX
                    .checked_shl(32 - u32::from(bits))
                    .unwrap_or_default();
                IpAddr::V4((u32::from(four) & kept).into())
            }
            IpAddr::V6(six) => {
                let kept = u128::MAX
                    .checked_shl(128 - u32::from(bits))
                    .unwrap_or_default();
                IpAddr::V6((u128::from(six) & kept).into())
            }
        };
        Self { first, bits }
    }

    fn holds(self, address: IpAddr) -> bool {
        address.is_ipv4() == self.first.is_ipv4()
            && Self::beginning(address, self.bits).first == self.first
    }
}

/// The bits of a whole address.
fn width(address: IpAddr) -> u8 {
    if address.is_ipv4() { 32 } else { 128 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(texts: &[&str]) -> Addresses {
        let texts: Vec<String> = texts.iter().map(|&text| text.to_owned()).collect();
        Addresses::read(&texts).expect("a list")
    }

    fn admits(list: &Addresses, address: &str) -> bool {
        list.admit(address.parse().expect("an address"))
    }

    #[test]
    fn an_empty_list_admits_every_address() {
        assert!(admits(&Addresses::default(), "203.0.113.9"));
        assert!(admits(&Addresses::default(), "2001:db8::1"));
    }

    #[test]
    fn a_network_admits_its_first_and_last_address_and_not_their_neighbours() {
        let list = read(&["10.1.2.64/26", "2001:db8:5::/48", "192.0.2.7"]);
        for inside in [
            "10.1.2.64",
            "10.1.2.127",
            "::ffff:10.1.2.64",
            "2001:db8:5::",
            "2001:db8:5:ffff:ffff:ffff:ffff:ffff",
            "192.0.2.7",
        ] {
            assert!(admits(&list, inside), "{inside}");
        }
        for outside in [
            "10.1.2.63",
            "10.1.2.128",
            "2001:db8:4:ffff::",
            "2001:db8:6::",
            "192.0.2.8",
            "::a01:240",
        ] {
            assert!(!admits(&list, outside), "{outside}");
        }
    }

    #[test]
    fn no_bits_are_every_address_of_one_kind() {
        let list = read(&["0.0.0.0/0"]);
        assert!(admits(&list, "255.255.255.255"));
        assert!(!admits(&list, "::1"));
        assert!(admits(&read(&["::/0"]), "ffff::"));
    }

    #[test]
    fn what_is_no_address_is_named() {
        for wrong in [
            "",
            "10.0.0",
            "10.0.0.0/33",
            "10.0.0.0/+8",
            "10.0.0.0/08",
            "::/129",
            "a.example",
            "::ffff:10.0.0.0/95",
        ] {
            let texts = ["10.0.0.1".to_owned(), wrong.to_owned()];
            assert_eq!(Addresses::read(&texts), Err(wrong));
        }
    }

    #[test]
    fn one_that_is_stated_twice_is_shown_once_in_its_short_form() {
        let list = read(&[
            "10.1.2.3/8",
            "10.0.0.0/8",
            "::ffff:10.0.0.1",
            "2001:DB8::/32",
        ]);
        assert_eq!(list.texts(), ["10.0.0.0/8", "10.0.0.1", "2001:db8::/32"]);
    }
}
