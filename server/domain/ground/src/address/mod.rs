//! The address of a database, and how certain one must be of who answers there: TLS by the words of libpq.

mod error;
mod split;
mod verify;

use std::net::IpAddr;

use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::{Client, Config};
use tokio_postgres_rustls::MakeRustlsConnect;

use verify::{Certainty, Roots};

pub use error::AddressError;

/// Where a database is, and how one connects to it.
#[derive(Clone)]
pub struct Address {
    pub(crate) config: Config,
    pub(crate) tls: MakeRustlsConnect,
}

impl Address {
    /// Reads an address with its `sslmode` and `sslrootcert`.
    ///
    /// Without `sslmode` a server elsewhere must prove by a certificate that it is the named host; one on this
    /// machine, behind a Unix socket or a loopback address, need not encrypt. `require` encrypts without asking
    /// who answers, unless `sslrootcert` is given: then it is `verify-ca`, as it is for libpq.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let split = split::split(text).ok_or(AddressError::Form)?;
        let mut config: Config = split.rest.parse().map_err(|_| AddressError::Form)?;
        let roots = match split.root_certificates {
            Some(path) if path != "system" => Roots::File(path.into()),
            _ => Roots::System,
        };
        let named = matches!(roots, Roots::File(_));
        let (mode, certainty) = match split.mode.as_deref() {
            // As for libpq: nobody listens in on a Unix socket, and no server encrypts there.
            _ if is_unix(&config) => (SslMode::Disable, Certainty::Nobody),
            None if is_local(&config) => (SslMode::Disable, Certainty::Nobody),
            None | Some("verify-full") => (SslMode::Require, Certainty::Host),
            Some("verify-ca") => (SslMode::Require, Certainty::Issuer),
            Some("require") if named => (SslMode::Require, Certainty::Issuer),
            Some("require") => (SslMode::Require, Certainty::Nobody),
            Some("prefer") => (SslMode::Prefer, Certainty::Nobody),
            Some("disable") => (SslMode::Disable, Certainty::Nobody),
            Some(_) => return Err(AddressError::Mode),
        };
        config.ssl_mode(mode);
        let tls = verify::connector(certainty, &roots)?;
        Ok(Self { config, tls })
    }

    /// A database on this machine, without TLS.
    pub fn local(config: &Config) -> Result<Self, AddressError> {
        let mut config = config.clone();
        config.ssl_mode(SslMode::Disable);
        let tls = verify::connector(Certainty::Nobody, &Roots::System)?;
        Ok(Self { config, tls })
    }

    /// The role that it signs in as.
    pub(crate) fn role(&self) -> &str {
        self.config.get_user().unwrap_or_default()
    }

    pub(crate) fn password(&self) -> Option<&[u8]> {
        self.config.get_password()
    }

    /// The same database as another role; without a password where none is needed.
    #[must_use]
    pub fn as_role(&self, role: &str, password: Option<&str>) -> Self {
        let mut other = self.clone();
        other.config.user(role);
        if let Some(password) = password {
            other.config.password(password);
        }
        other
    }

    /// With settings of the session before those that the address gives itself.
    #[must_use]
    pub(crate) fn with_options(&self, options: &str) -> Self {
        let mut other = self.clone();
        let given = self.config.get_options().unwrap_or_default();
        let options = format!("{options} {given}");
        other.config.options(options.trim_end());
        other
    }

    /// A connection of its own, outside every pool.
    pub async fn connect(&self) -> Result<Client, tokio_postgres::Error> {
        let (client, connection) = self.config.connect(self.tls.clone()).await?;
        tokio::spawn(connection);
        Ok(client)
    }
}

/// Whether nothing between this process and the server leaves the machine.
fn is_local(config: &Config) -> bool {
    let is_loopback = |host: &Host| match host {
        Host::Unix(_) => true,
        Host::Tcp(name) => {
            name == "localhost"
                || name
                    .parse()
                    .is_ok_and(|address: IpAddr| address.is_loopback())
        }
    };
    let addresses = config.get_hostaddrs();
    config.get_hosts().iter().all(is_loopback) && addresses.iter().all(IpAddr::is_loopback)
}

fn is_unix(config: &Config) -> bool {
    let hosts = config.get_hosts();
    let by_address = !config.get_hostaddrs().is_empty();
    !hosts.is_empty() && !by_address && hosts.iter().all(|host| matches!(host, Host::Unix(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(text: &str) -> SslMode {
        Address::parse(text).unwrap().config.get_ssl_mode()
    }

    #[test]
    fn a_server_elsewhere_must_prove_who_it_is_and_one_here_need_not() {
        for text in [
            "postgresql://me@127.0.0.1/db",
            "postgresql://me@localhost:5433/db",
            "postgresql://me@%2Frun%2Fpostgresql/db",
            "host=/run/postgresql user=me",
            "host=::1 user=me",
            "host=/run/postgresql user=me sslmode=verify-full",
        ] {
            assert_eq!(mode(text), SslMode::Disable, "{text}");
        }
        for text in [
            "postgresql://me@10.0.0.7/db?sslrootcert=/nowhere",
            "postgresql://me@127.0.0.1,10.0.0.7/db?sslrootcert=/nowhere",
            "host=localhost hostaddr=10.0.0.7 user=me sslrootcert='/nowhere'",
        ] {
            let refused = Address::parse(text).err();
            assert!(
                matches!(refused, Some(AddressError::Roots { .. })),
                "{text}"
            );
        }
    }

    #[test]
    fn modes_are_those_of_libpq() {
        let base = "postgresql://me@10.0.0.7/db?sslmode=";
        assert_eq!(mode(&format!("{base}disable")), SslMode::Disable);
        assert_eq!(mode(&format!("{base}prefer")), SslMode::Prefer);
        assert_eq!(mode(&format!("{base}require")), SslMode::Require);
        for wrong in ["", "Require", "verify"] {
            let refused = Address::parse(&format!("{base}{wrong}")).err();
            assert!(matches!(refused, Some(AddressError::Mode)), "{wrong}");
        }
    }

    #[test]
    fn an_error_never_quotes_the_address() {
        for text in [
            "postgresql://me:s3cret@host:port/db",
            "postgresql://me:s3cret@host/db?sslmode=s3cret",
            "postgresql://me:s3cret@host/db?s3cret=1",
            "host=h password='s3cret",
            "s3cret",
            "postgresql://me:s3cret@h/db?sslrootcert=/nowhere",
        ] {
            let refused = Address::parse(text).err().unwrap().to_string();
            assert!(!refused.contains("s3cret"), "{refused}");
        }
    }
}
