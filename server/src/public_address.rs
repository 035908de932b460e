//! Where people reach the platform, which links in mail begin with, and what speaks against it.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{PoisonError, RwLock};

use domain::Words;
use domain::party::RelyingParty;
use jobs::MailMode;
use url::{Host, Url};

/// Requests of people who are signed in, after which an address that none of them names is doubted.
const REQUESTS_MIN: u64 = 20;

/// Why an address cannot be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Nobody named it: it is guessed from where the program listens.
    Guessed,
    /// It is this machine's alone, or no machine's, while mail goes out.
    OnThisMachine,
    /// It is without TLS, while requests arrive by it.
    WithoutTls,
    /// No request ever named this host.
    OtherHost,
}

impl Doubt {
    /// The stable name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Guessed => "public-address-guessed",
            Self::OnThisMachine => "public-address-local",
            Self::WithoutTls => "public-address-without-tls",
            Self::OtherHost => "public-address-of-another-host",
        }
    }

    #[must_use]
    pub fn words(self, address: &str) -> Words {
        match self {
            Self::Guessed => Words::new(
                format!(
                    "尚未设置平台的公开地址，邮件中的链接暂用{address}；请以--base-url（SUNSHINE_BASE_URL）指定用户访问平台的地址"
                ),
                format!(
                    "the public address is not set: links in mail begin with {address}; name the address that people use by --base-url (SUNSHINE_BASE_URL)"
                ),
            ),
            Self::OnThisMachine => Words::new(
                format!("公开地址{address}只在本机有效，邮件的收件人打不开其中的链接"),
                format!(
                    "the public address {address} is this machine's alone: who gets mail cannot follow its links"
                ),
            ),
            Self::WithoutTls => Words::new(
                format!("公开地址{address}为http，而用户经https访问"),
                format!("the public address {address} is http, and people come by https"),
            ),
            Self::OtherHost => Words::new(
                format!("公开地址{address}可能有误：还没有人用它访问过平台"),
                format!("the public address {address} may be wrong: nobody came by it yet"),
            ),
        }
    }
}

/// What requests show of where people reach the platform.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    requests: u64,
    by_tls: bool,
    by_this_host: bool,
}

/// The address, and what requests show of it. One for a process.
#[derive(Debug)]
pub struct PublicAddress {
    address: Url,
    is_named: bool,
    mail: MailMode,
    requests: AtomicU64,
    by_tls: AtomicBool,
    by_this_host: AtomicBool,
    /// The last `Host` that was found to be another one: most requests come by the same, and to read it as an address
    /// costs more than the rest of a small request.
    other_host: RwLock<String>,
}

impl PublicAddress {
    #[must_use]
    pub fn new(address: Url, is_named: bool, mail: MailMode) -> Self {
        Self {
            address,
            is_named,
            mail,
            requests: AtomicU64::new(0),
            by_tls: AtomicBool::new(false),
            by_this_host: AtomicBool::new(false),
            other_host: RwLock::default(),
        }
    }

    /// As links begin with it: without a slash at its end.
    #[must_use]
    pub fn text(&self) -> String {
        text(&self.address)
    }

    /// The platform as devices with passkeys know it there; none where they cannot.
    pub(crate) fn relying_party(&self) -> Option<RelyingParty> {
        RelyingParty::of(&self.address)
    }

    /// Notes what a request of somebody who is signed in shows.
    pub(crate) fn see(&self, host: Option<&str>, by_tls: bool) {
        self.requests.fetch_add(1, Ordering::Relaxed);
        if by_tls {
            self.by_tls.store(true, Ordering::Relaxed);
        }
        if !self.by_this_host.load(Ordering::Relaxed)
            && let Some(host) = host
        {
            self.compare(host);
        }
    }

    /// Notes whether a `Host` is this address.
    fn compare(&self, host: &str) {
        let known = self.other_host.read();
        if *known.unwrap_or_else(PoisonError::into_inner) == host {
            return;
        }
        if names(&self.address, host) {
            self.by_this_host.store(true, Ordering::Relaxed);
            return;
        }
        let mut known = (self.other_host.write()).unwrap_or_else(PoisonError::into_inner);
        host.clone_into(&mut known);
    }

    /// What speaks against the address.
    #[must_use]
    pub fn doubts(&self) -> Vec<Doubt> {
        let seen = Seen {
            requests: self.requests.load(Ordering::Relaxed),
            by_tls: self.by_tls.load(Ordering::Relaxed),
            by_this_host: self.by_this_host.load(Ordering::Relaxed),
        };
        doubts(&self.address, self.is_named, self.mail, seen)
    }
}

/// As links begin with it.
#[must_use]
pub fn text(address: &Url) -> String {
    address.as_str().trim_end_matches('/').to_owned()
}

/// Reads an address that somebody names.
///
/// # Errors
/// What it should be, in both languages.
pub fn read(text: &str) -> Result<Url, String> {
    let wrong = || {
        "应为http或https地址，如https://sunshine.example.org / must be an address by http or https, such as https://sunshine.example.org"
            .to_owned()
    };
    let address = Url::parse(text.trim()).map_err(|_| wrong())?;
    let is_plain = matches!(address.scheme(), "http" | "https")
        && address.has_host()
        && address.username().is_empty()
        && address.password().is_none()
        && address.query().is_none()
        && address.fragment().is_none();
    is_plain.then_some(address).ok_or_else(wrong)
}

fn doubts(address: &Url, is_named: bool, mail: MailMode, seen: Seen) -> Vec<Doubt> {
    let goes_out = mail == MailMode::Smtp;
    let is_other = REQUESTS_MIN <= seen.requests && !seen.by_this_host;
    let found = [
        (!is_named && goes_out, Doubt::Guessed),
        (is_local(address) && goes_out, Doubt::OnThisMachine),
        (address.scheme() == "http" && seen.by_tls, Doubt::WithoutTls),
        (is_other && (is_named || goes_out), Doubt::OtherHost),
    ];
    let found = found.into_iter().filter(|(is_so, _)| *is_so);
    found.map(|(_, doubt)| doubt).collect()
}

/// Whether nobody else can reach it: a loopback address, or the one that stands for all of a machine.
fn is_local(address: &Url) -> bool {
    match address.host() {
        None => true,
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(ip)) => ip.is_loopback() || ip.is_unspecified(),
        Some(Host::Ipv6(ip)) => ip.is_loopback() || ip.is_unspecified(),
    }
}

/// Whether a `Host` header, and nothing but a host and a port, names the address, with the usual port of its scheme or
/// without.
pub(crate) fn names(address: &Url, host: &str) -> bool {
    let named = Url::parse(&format!("{}://{host}", address.scheme()));
    named.is_ok_and(|named| {
        !host.contains(['@', '/', '?', '#', '\\'])
            && named.host() == address.host()
            && named.port_or_known_default() == address.port_or_known_default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(address: &str, mail: MailMode) -> PublicAddress {
        PublicAddress::new(read(address).expect("an address"), true, mail)
    }

    #[test]
    fn an_address_is_http_or_https_and_nothing_else_is_in_it() {
        for right in [
            "https://sunshine.example.org",
            "http://10.1.2.3:8080/",
            "https://a.cn/yg",
        ] {
            assert!(read(right).is_ok(), "{right}");
        }
        for wrong in [
            "",
            "sunshine.example.org",
            "ftp://a.cn",
            "https://u:p@a.cn",
            "https://a.cn?x=1",
            "https://a.cn#x",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
        let address = of("https://sunshine.example.org/", MailMode::Smtp);
        assert_eq!(address.text(), "https://sunshine.example.org");
    }

    #[test]
    fn an_address_of_this_machine_is_doubted_while_mail_goes_out() {
        for local in [
            "http://127.0.0.1:8080",
            "http://localhost",
            "http://0.0.0.0:8080",
            "http://[::1]:8080",
            "http://[::]",
        ] {
            assert_eq!(of(local, MailMode::Smtp).doubts(), [Doubt::OnThisMachine]);
            assert_eq!(of(local, MailMode::Files).doubts(), []);
        }
        assert_eq!(of("https://a.cn", MailMode::Smtp).doubts(), []);
        let guessed = read("http://10.0.0.7:8080").expect("an address");
        let guessed = PublicAddress::new(guessed, false, MailMode::Smtp);
        assert_eq!(guessed.doubts(), [Doubt::Guessed]);
    }

    #[test]
    fn requests_show_that_an_address_is_without_tls_or_of_another_host() {
        let address = of("http://a.cn", MailMode::Smtp);
        for _ in 0..REQUESTS_MIN - 1 {
            address.see(Some("b.cn"), false);
        }
        assert_eq!(address.doubts(), []);
        for other in ["b.cn", "c.cn", "c.cn", "", "b.cn"] {
            address.see(Some(other), true);
        }
        assert_eq!(address.doubts(), [Doubt::WithoutTls, Doubt::OtherHost]);
        address.see(Some("A.cn:80"), true);
        assert_eq!(address.doubts(), [Doubt::WithoutTls]);
    }
}
