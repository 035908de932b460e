//! Whom to believe: the certificates of a database's server.

use std::path::PathBuf;
use std::sync::Arc;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme,
};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::error::AddressError;

/// How certain one must be of who answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Certainty {
    /// Whoever answers is believed; only listeners are kept out.
    Nobody,
    /// Somebody with a certificate of an issuer that is trusted.
    Issuer,
    /// As by the issuer, and the certificate is of the host that was named.
    Host,
}

/// The issuers that are trusted.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Roots {
    /// Those that the machine trusts.
    System,
    /// Those of a file in PEM.
    File(PathBuf),
}

#[derive(Debug)]
struct Verifier {
    certainty: Certainty,
    /// Absent when everybody is believed.
    issuers: Option<Arc<WebPkiServerVerifier>>,
    /// Certificates that are trusted as they are: a server may present its own, self-signed one.
    known: Vec<CertificateDer<'static>>,
    provider: Arc<CryptoProvider>,
}

/// What connects with TLS and checks who answers.
pub(super) fn connector(
    certainty: Certainty,
    roots: &Roots,
) -> Result<MakeRustlsConnect, AddressError> {
    let provider = Arc::new(ring::default_provider());
    let (issuers, known) = match certainty {
        Certainty::Nobody => (None, Vec::new()),
        Certainty::Issuer | Certainty::Host => {
            let known = certificates(roots)?;
            let mut store = RootCertStore::empty();
            let (added, _) = store.add_parsable_certificates(known.iter().cloned());
            if added == 0 {
                return Err(none_in(roots));
            }
            let issuers =
                WebPkiServerVerifier::builder_with_provider(Arc::new(store), provider.clone())
                    .build()
                    .map_err(|_| none_in(roots))?;
            (Some(issuers), known)
        }
    };
    let verifier = Verifier {
        certainty,
        issuers,
        known,
        provider: provider.clone(),
    };
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

fn certificates(roots: &Roots) -> Result<Vec<CertificateDer<'static>>, AddressError> {
    match roots {
        Roots::System => Ok(rustls_native_certs::load_native_certs().certs),
        Roots::File(path) => CertificateDer::pem_file_iter(path)
            .and_then(Iterator::collect)
            .map_err(|_| none_in(roots)),
    }
}

fn none_in(roots: &Roots) -> AddressError {
    match roots {
        Roots::System => AddressError::NoRoots,
        Roots::File(path) => AddressError::Roots { path: path.clone() },
    }
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let Some(issuers) = &self.issuers else {
            return Ok(ServerCertVerified::assertion());
        };
        let by_itself = self
            .known
            .iter()
            .any(|known| known.as_ref() == end_entity.as_ref());
        if by_itself {
            if self.certainty == Certainty::Host {
                let certificate = ParsedCertificate::try_from(end_entity)?;
                rustls::client::verify_server_name(&certificate, server_name)?;
            }
            return Ok(ServerCertVerified::assertion());
        }
        let verified =
            issuers.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now);
        match verified {
            // The name is compared last, when the issuer is known to be trusted.
            Err(Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) if self.certainty == Certainty::Issuer => Ok(ServerCertVerified::assertion()),
            verified => verified,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signed, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signed, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider
            .signature_verification_algorithms
            .supported_schemes()
    }
}
