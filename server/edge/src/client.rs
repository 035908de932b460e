//! Who sends a request, as the connection and trusted proxies say: the address, and whether the way is secret.

use std::fmt::{self, Display};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, OnceLock};

use http::{HeaderMap, HeaderName};

use super::request_id::RequestId;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// Where a request comes from, and how; the one extension of every request that passes the edge.
#[derive(Debug, Clone)]
pub struct Origin {
    pub id: RequestId,
    pub address: ClientAddress,
    pub tls: BehindTls,
    /// Where the line of the request in the log takes the account from.
    pub logged: LoggedCaller,
}

impl Origin {
    /// Of what the program reads by itself, on behalf of somebody whose connection has ended.
    #[must_use]
    pub fn ours() -> Self {
        Self {
            id: RequestId::new(),
            address: ClientAddress::OURS,
            tls: BehindTls(false),
            logged: LoggedCaller::default(),
        }
    }
}

/// The address of the client.
///
/// It is the peer's, or the one that the trusted proxies name. An IPv4 address within IPv6 (`::ffff:0:0/96`) is
/// that IPv4 address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClientAddress(IpAddr);

/// The addresses that count as one client: one IPv4 address, or one /64 of IPv6, which is what a single
/// customer of a network gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Network(IpAddr);

/// The addresses that one party can have at once: 256 of IPv4 (/24), or one /48 of IPv6, which is what a site gets.
/// Whoever comes from a new address each time still comes from one block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Block(IpAddr);

/// Whether the client speaks TLS with a proxy in front.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BehindTls(pub bool);

/// Whose request it is, for its line in the log. The service behind sets it when it knows.
#[derive(Clone, Default)]
pub struct LoggedCaller(Arc<OnceLock<Account>>);

/// It becomes text only when the line is written: ids are sealed, which costs more than all else that a line costs
/// where nobody wants it.
type Account = Box<dyn Display + Send + Sync>;

impl LoggedCaller {
    /// Sets the id of the account, once.
    pub fn set(&self, account: impl Display + Send + Sync + 'static) {
        self.0.get_or_init(|| Box::new(account));
    }

    /// The id of the account, or a dash.
    pub(super) fn text(&self) -> String {
        let account = self.0.get();
        account.map_or_else(|| "-".to_owned(), ToString::to_string)
    }
}

impl fmt::Debug for LoggedCaller {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text())
    }
}

impl ClientAddress {
    const OURS: Self = Self(IpAddr::V4(Ipv4Addr::LOCALHOST));

    #[must_use]
    pub fn new(address: IpAddr) -> Self {
        Self(address.to_canonical())
    }

    #[must_use]
    pub fn ip(self) -> IpAddr {
        self.0
    }

    /// What it is counted by.
    #[must_use]
    pub fn network(self) -> Network {
        Network(match self.0 {
            IpAddr::V4(address) => address.into(),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
            }
        })
    }

    /// What all addresses of one party are counted by.
    #[must_use]
    pub fn block(self) -> Block {
        Block(match self.0 {
            IpAddr::V4(address) => {
                let [a, b, c, _] = address.octets();
                Ipv4Addr::new(a, b, c, 0).into()
            }
            IpAddr::V6(address) => {
                let [a, b, c, ..] = address.segments();
                Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0).into()
            }
        })
    }

    /// The address behind `hops` trusted proxies: each of them adds the address it was called from at the end of
    /// `X-Forwarded-For`, so that the last `hops` entries are theirs and everything before is the client's own
    /// invention. The peer's when there is no such entry, or no address in it.
    pub(super) fn of(peer: IpAddr, hops: usize, headers: &HeaderMap) -> Self {
        let named = nth_from_right(headers, &FORWARDED_FOR, hops);
        Self::new(named.and_then(address).unwrap_or(peer))
    }
}

impl std::fmt::Display for ClientAddress {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(formatter)
    }
}

impl std::fmt::Display for Network {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            IpAddr::V4(address) => address.fmt(formatter),
            IpAddr::V6(address) => write!(formatter, "{address}/64"),
        }
    }
}

impl BehindTls {
    /// As `X-Forwarded-Proto` of the trusted proxies says, else `usual`; most of them replace the header instead of
    /// adding to it.
    pub(super) fn of(hops: usize, usual: bool, headers: &HeaderMap) -> Self {
        let named = nth_from_right(headers, &FORWARDED_PROTO, hops)
            .or_else(|| nth_from_right(headers, &FORWARDED_PROTO, hops.min(1)));
        Self(named.map_or(usual, |scheme| scheme.eq_ignore_ascii_case("https")))
    }
}

/// The `nth` entry from the right, from 1, of a list that may be spread over several header lines.
fn nth_from_right<'a>(headers: &'a HeaderMap, name: &HeaderName, nth: usize) -> Option<&'a str> {
    let nth = nth.checked_sub(1)?;
    let lines: Vec<_> = headers.get_all(name).iter().collect();
    let mut entries = lines.iter().rev().flat_map(|line| {
        // A line that is no text keeps its position as one entry that is no address.
        line.to_str().unwrap_or_default().rsplit(',')
    });
    entries.nth(nth).map(str::trim)
}

/// An address with or without its port, in the forms that proxies write.
fn address(entry: &str) -> Option<IpAddr> {
    let plain = |text: &str| text.parse().ok();
    let bracketed = || entry.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    let with_port = || entry.parse().ok().map(|address: SocketAddr| address.ip());
    plain(entry).or_else(bracketed).or_else(with_port)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEER: &str = "192.0.2.1";

    fn of(hops: usize, lines: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED_FOR, line.parse().unwrap());
        }
        ClientAddress::of(PEER.parse().unwrap(), hops, &headers).to_string()
    }

    #[test]
    fn only_entries_of_trusted_proxies_count() {
        let spoofed = ["1.1.1.1, 2.2.2.2", "3.3.3.3"];
        for (hops, expected) in [
            (0, PEER),
            (1, "3.3.3.3"),
            (2, "2.2.2.2"),
            (3, "1.1.1.1"),
            (4, PEER),
        ] {
            assert_eq!(of(hops, &spoofed), expected, "{hops} hops");
        }
        assert_eq!(of(1, &[]), PEER);
    }

    #[test]
    fn an_entry_that_is_no_address_is_the_peer() {
        for entry in ["", "unknown", "1.1.1", "1.1.1.1.1", "1.1.1.1:x", "2.2.2.2,"] {
            assert_eq!(of(1, &[entry]), PEER, "{entry}");
        }
        for (entry, expected) in [
            ("1.1.1.1:8080", "1.1.1.1"),
            ("[2001:db8::1]:80", "2001:db8::1"),
            ("[2001:db8::1]", "2001:db8::1"),
            ("2001:db8::1", "2001:db8::1"),
            ("::ffff:1.2.3.4", "1.2.3.4"),
        ] {
            assert_eq!(of(1, &[entry]), expected, "{entry}");
        }
    }

    #[test]
    fn an_ipv4_address_and_64_bits_of_ipv6_are_one_client() {
        let network = |text: &str| ClientAddress::new(text.parse().unwrap()).network();
        assert_ne!(network("192.0.2.1"), network("192.0.2.2"));
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
        assert_eq!(network("2001:db8:0:1::1"), network("2001:db8:0:1:ff::2"));
        assert_ne!(network("2001:db8:0:1::1"), network("2001:db8:0:2::1"));
        assert_eq!(network("2001:db8::1").to_string(), "2001:db8::/64");
    }

    #[test]
    fn the_addresses_of_one_party_are_one_block() {
        let block = |text: &str| ClientAddress::new(text.parse().unwrap()).block();
        assert_eq!(block("192.0.2.0"), block("192.0.2.255"));
        assert_eq!(block("::ffff:192.0.2.7"), block("192.0.2.1"));
        assert_ne!(block("192.0.2.255"), block("192.0.3.0"));
        assert_eq!(block("2001:db8:1::1"), block("2001:db8:1:ffff::1"));
        assert_ne!(block("2001:db8:1::1"), block("2001:db8:2::1"));
    }

    #[test]
    fn a_client_cannot_claim_tls_without_a_trusted_proxy() {
        let of = |hops, value: &str| {
            let headers = [(FORWARDED_PROTO, value.parse().unwrap())];
            BehindTls::of(hops, false, &headers.into_iter().collect()).0
        };
        for (hops, value, expected) in [
            (0, "https", false),
            (1, "https", true),
            (1, "HTTPS", true),
            (1, "http", false),
            (1, "https, http", false),
            (2, "https, http", true),
            (2, "https", true),
        ] {
            assert_eq!(of(hops, value), expected, "{hops} {value}");
        }
    }
}
