//! TLS to PostgreSQL: who must prove what, against a real server that takes no other connections over the network.

use std::fs;
use std::net::{IpAddr, Ipv4Addr};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::Path;
use std::time::{Duration, Instant};

use cluster::{ClusterOptions, PrivateCluster};
use domain::address::Address;
use domain::database::Database;
use domain::schema::{self, APPLICATION, Lock};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use tempfile::TempDir;
use tests::Program;
use tokio_postgres::Client;

/// The name in the server's certificate, which no name server knows.
const NAME: &str = "db.sunshine.test";

const PASSWORD: &str = "a password of the owner";

/// An authority, and a certificate of it for the server.
struct Authority {
    certificate: String,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let certificate = params.self_signed(&key).unwrap().pem();
        let issuer = Issuer::new(params, key);
        Self {
            certificate,
            issuer,
        }
    }

    /// A certificate for a name, and its key.
    fn signed(&self, name: &str) -> (String, String) {
        let params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        (certificate.pem(), key.serialize_pem())
    }
}

/// A PostgreSQL on a loopback address of its own, with TLS and passwords.
struct Server {
    cluster: PrivateCluster,
    address: IpAddr,
    folder: TempDir,
}

impl Server {
    async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let [_, _, high, low] = std::process::id().to_be_bytes();
        let address = IpAddr::V4(Ipv4Addr::new(127, 92, high, low.max(1)));
        let options = ClusterOptions {
            listen: Some(address),
            ..ClusterOptions::for_tests()
        };
        let cluster = PrivateCluster::start_with(&folder.path().join("data"), &options)
            .await
            .unwrap();
        let server = Self {
            cluster,
            address,
            folder,
        };
        server.require_tls().await;
        server
    }

    async fn require_tls(&self) {
        let client = tests::cluster::connect(&self.cluster.config("postgres")).await;
        let (authority, other) = (Authority::new(), Authority::new());
        fs::write(self.path("authority.pem"), &authority.certificate).unwrap();
        fs::write(self.path("other.pem"), &other.certificate).unwrap();
        let (certificate, key) = authority.signed(NAME);
        let access = "local all all trust\nhostssl all all all scram-sha-256";
        for (name, text) in [
            ("server.crt", certificate.as_str()),
            ("server.key", &key),
            ("pg_hba.conf", access),
        ] {
            self.write(name, text);
        }
        for statement in [
            "alter system set ssl = on".to_owned(),
            format!("create role operator superuser login password '{PASSWORD}'"),
            "create database sunshine".to_owned(),
            "select pg_reload_conf()".to_owned(),
        ] {
            client.batch_execute(&statement).await.unwrap();
        }
        // The settings are read again a moment later.
        let began = Instant::now();
        while let Err(error) = self.connect(&self.given("require", None)).await {
            assert!(began.elapsed() < Duration::from_secs(20), "{error}");
            let _pause = client.batch_execute("select pg_sleep(0.02)").await;
        }
    }

    /// A file in the folder of PostgreSQL, which may be another account and demands to own its key.
    fn write(&self, name: &str, text: &str) {
        let folder = self.path("data/postgres");
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        let owner = fs::metadata(&folder).unwrap();
        chown(&path, Some(owner.uid()), Some(owner.gid())).unwrap();
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    /// The address under a name, with what follows.
    fn named(&self, name: &str, more: &str) -> String {
        let address = self.address;
        format!(
            "host={name} hostaddr={address} user=operator password='{PASSWORD}' dbname=sunshine {more}"
        )
    }

    fn given(&self, mode: &str, roots: Option<&Path>) -> String {
        let roots = roots.map_or_else(String::new, |path| {
            format!("sslrootcert='{}'", path.display())
        });
        self.named(NAME, &format!("sslmode={mode} {roots}"))
    }

    async fn connect(&self, address: &str) -> Result<Client, String> {
        let address = Address::parse(address).map_err(|error| error.to_string())?;
        address.connect().await.map_err(|error| {
            let cause = std::error::Error::source(&error).map(ToString::to_string);
            format!("{error} {}", cause.unwrap_or_default())
        })
    }

    async fn must_connect(&self, address: &str) {
        let client = self.connect(address).await;
        let client = client.unwrap_or_else(|error| panic!("{address}: {error}"));
        let ssl = "select ssl from pg_stat_ssl where pid = pg_backend_pid()";
        let row = client.query_one(ssl, &[]).await.unwrap();
        assert!(row.get::<_, bool>(0), "{address}: it is encrypted");
    }

    async fn must_fail(&self, address: &str, reason: &str) {
        let error = self.connect(address).await.err();
        let error = error.unwrap_or_else(|| panic!("{address}: it connects"));
        assert!(error.contains(reason), "{address}: {error}");
        assert!(!error.contains(PASSWORD), "{error}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_elsewhere_must_prove_who_it_is_and_the_program_uses_it_encrypted() {
    let server = Server::start().await;
    let (authority, other) = (server.path("authority.pem"), server.path("other.pem"));
    let (authority, other) = (authority.as_path(), other.as_path());
    let own = format!("sslrootcert='{}'", authority.display());

    // Without a mode as with verify-full: the authority and the name must be right.
    for mode in ["", "sslmode=verify-full"] {
        server
            .must_connect(&server.named(NAME, &format!("{mode} {own}")))
            .await;
        let wrong = format!("{mode} sslrootcert='{}'", other.display());
        server
            .must_fail(&server.named(NAME, &wrong), "certificate")
            .await;
        let renamed = server.named("other.sunshine.test", &format!("{mode} {own}"));
        server.must_fail(&renamed, "certificate").await;
    }
    for mode in ["verify-ca", "require"] {
        server
            .must_connect(&server.given(mode, Some(authority)))
            .await;
        server
            .must_fail(&server.given(mode, Some(other)), "certificate")
            .await;
        let renamed = server.named("other.sunshine.test", &format!("sslmode={mode} {own}"));
        server.must_connect(&renamed).await;
    }
    server.must_connect(&server.given("require", None)).await;
    server.must_connect(&server.given("prefer", None)).await;
    server
        .must_fail(&server.given("disable", None), "no encryption")
        .await;
    // The certificate of the server itself may be named, too.
    the_program_is_encrypted(&server, &server.given("verify-full", Some(authority))).await;
    a_second_start_finds_the_same_password(&server, &server.given("verify-full", Some(authority)))
        .await;
    what_nobody_waits_for_is_cancelled(&server, &server.given("verify-full", Some(authority)))
        .await;
    server.cluster.stop().await;
}

/// All connections of the program, to the last: as a role of its own, with a password that was derived.
async fn the_program_is_encrypted(server: &Server, address: &str) {
    let program = Program::at(address);
    let _running = program.serve().await;
    let client = tests::cluster::connect(&server.cluster.config("postgres")).await;
    let connections = "select usename::text, ssl from pg_stat_activity join pg_stat_ssl using (pid) \
        where datname = 'sunshine'";
    let rows = client.query(connections, &[]).await.unwrap();
    assert!(1 < rows.len());
    for row in rows {
        let (user, is_encrypted): (&str, bool) = (row.get(0), row.get(1));
        assert!(is_encrypted && user == APPLICATION, "{user} {is_encrypted}");
    }
}

async fn a_second_start_finds_the_same_password(server: &Server, address: &str) {
    let client = tests::cluster::connect(&server.cluster.config("postgres")).await;
    let stored = format!("select rolpassword from pg_authid where rolname = '{APPLICATION}'");
    let before: String = client.query_one(&stored, &[]).await.unwrap().get(0);
    let owner = Address::parse(address).unwrap();
    let prepared = schema::prepare(&owner, None).await.unwrap();
    assert_eq!(prepared.lock, Lock::Closed);
    let after: String = client.query_one(&stored, &[]).await.unwrap().get(0);
    assert!(
        before == after && after.starts_with("SCRAM-SHA-256$"),
        "{after}"
    );

    // Where the role may not sign in, the owner signs in and gives its rights up.
    let closed = format!("alter role {APPLICATION} nologin");
    client.batch_execute(&closed).await.unwrap();
    let prepared = schema::prepare(&owner, None).await.unwrap();
    assert_eq!(prepared.lock, Lock::GivenUp);
    let program = prepared.application.connect().await.unwrap();
    let refused = program.batch_execute("delete from event").await;
    assert!(refused.is_err());
}

/// A cancellation is a connection of its own, which the server takes encrypted only.
async fn what_nobody_waits_for_is_cancelled(server: &Server, address: &str) {
    let db = Database::new(&Address::parse(address).unwrap()).unwrap();
    let watcher = tests::cluster::connect(&server.cluster.config("postgres")).await;
    let sleeping = async || {
        let query = "select count(*) from pg_stat_activity where wait_event = 'PgSleep'";
        watcher
            .query_one(query, &[])
            .await
            .unwrap()
            .get::<_, i64>(0)
    };
    let connection = db.get().await.unwrap();
    tokio::select! {
        _ = connection.batch_execute("select pg_sleep(25)") => panic!("it sleeps"),
        () = async { while sleeping().await == 0 {} } => {}
    }
    drop(connection);
    let began = Instant::now();
    while 0 < sleeping().await {
        assert!(began.elapsed() < Duration::from_secs(10), "it sleeps on");
    }
}
