//! The program as a test starts it, and the people who use it.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::database::Database;
use domain::party::{self, Assigned, HospitalFacts, NewAccount, NewOrganisation};
use domain::{
    CAPABILITIES, Caller, Duty, FixedClock, Ground, OrganisationId, OrganisationKind, Role,
};
use edge::EdgeLimits;
use jobs::{Delivery, JobSettings, Jobs, MailMode, MailSettings, Outbox};
use reqwest::{Client, ClientBuilder, Method, RequestBuilder};
use serde_json::{Value, json};
use server::app::App;
use server::evidence::{EvidenceStore, install_cryptography};
use server::loading::Loader;
use server::public_address::{self, PublicAddress};
use server::routes;
use server::search::Search;
use server::settings::Installation;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::OnceCell;
use tokio_postgres::Config;
use tokio_util::sync::CancellationToken;

use crate::cluster;
use crate::prepared::{PASSWORD, PREPARED, prepare};
use crate::reply::Reply;

pub const HOSPITAL: &str = "hospital";

/// The tokens of the sessions in the prepared database, by account.
static TOKENS: OnceCell<HashMap<String, String>> = OnceCell::const_new();

/// The program, started for one test.
pub struct Platform {
    /// Everything that handlers use.
    pub app: App,
    /// Sent mail.
    pub outbox: Outbox,
    pub loader: Loader,
    pub evidence: EvidenceStore,
    config: Config,
    base: String,
    client: Client,
    tokens: HashMap<String, String>,
    stop: CancellationToken,
    data: TempDir,
    /// Whether its database goes with it.
    owns_database: bool,
}

/// An HTTP client for tests: nothing here uses TLS, so that it needs no certificates of the machine.
pub fn client() -> ClientBuilder {
    install_cryptography();
    Client::builder().tls_certs_only([])
}

impl Drop for Platform {
    fn drop(&mut self) {
        self.stop.cancel();
        if self.owns_database {
            cluster::discard(&self.config);
        }
    }
}

fn installation() -> Installation {
    Installation {
        demonstration: false,
        mail_mode: MailMode::Memory,
        mail_detail: "where mail goes".to_owned(),
        memory_mib: 256,
    }
}

impl Platform {
    /// Starts the program with its clock fixed at `instant`, on a fresh database with only the accounts.
    /// Jobs run only when the test runs them.
    pub async fn start(instant: &str) -> Self {
        let tokens = TOKENS.get_or_init(prepare).await.clone();
        let config = cluster::fresh_database(Some(PREPARED)).await;
        let mut platform = Self::open(config, instant, tokens).await;
        platform.owns_database = true;
        platform
    }

    /// Starts the program on a database that is already in use, and signs its accounts in.
    pub async fn on(config: Config, instant: &str, accounts: &[&str]) -> Self {
        let mut platform = Self::open(config, instant, HashMap::new()).await;
        for account in accounts {
            let token = platform.signed_in(account, PASSWORD).await;
            platform.tokens.insert((*account).to_owned(), token);
        }
        platform
    }

    async fn open(config: Config, instant: &str, tokens: HashMap<String, String>) -> Self {
        let clock = FixedClock::at(instant.parse::<DateTime<Utc>>().expect("an instant"));
        let db = Database::new(&cluster::application(&config)).expect("settings");
        let ground = Ground::open(db, Arc::new(clock), &CAPABILITIES)
            .await
            .expect("a ground");
        let data = tempfile::tempdir().expect("a directory");
        let search = Search::open(ground.clone(), &data.path().join("index"))
            .await
            .expect("an index");
        let loader = Loader::new(ground.clone());
        let outbox = Outbox::default();
        let delivery = Delivery::Memory(outbox.clone());
        let mail = MailSettings {
            delivery,
            from: "阳光平台 <noreply@sunshine.test>".to_owned(),
        };
        let settings = JobSettings::new(mail, "https://sunshine.test");
        let evidence = EvidenceStore::open(None, data.path()).expect("a directory");
        let jobs = Jobs::new(
            ground.clone(),
            &settings,
            vec![Arc::new(search.clone())],
            vec![evidence.tidying(&ground)],
        );
        let jobs = jobs.expect("settings");
        let app = App::new(
            ground,
            installation(),
            search,
            loader.clone(),
            jobs,
            evidence.clone(),
            PublicAddress::new(
                public_address::read("https://sunshine.test").expect("an address"),
                true,
                MailMode::Memory,
            ),
        );
        let stop = CancellationToken::new();
        let base = serve(&app, stop.clone()).await;
        let client = client().build().expect("a client");
        let platform = Self {
            app,
            outbox,
            loader,
            evidence,
            config,
            base,
            client,
            tokens,
            stop,
            data,
            owns_database: false,
        };
        platform.settle().await;
        platform
    }

    /// The address that the program serves.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The settings of its database, for reading it without the program.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    #[must_use]
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// The token of an account's session.
    #[must_use]
    pub fn token(&self, account: &str) -> &str {
        &self.tokens[account]
    }

    /// A request on behalf of an account; without a session when the account is empty.
    pub fn request(&self, account: &str, method: Method, path: &str) -> RequestBuilder {
        let request = self
            .client
            .request(method, format!("{}/api/v1{path}", self.base));
        if account.is_empty() {
            request
        } else {
            request.bearer_auth(self.token(account))
        }
    }

    pub async fn send(&self, request: RequestBuilder) -> Reply {
        Reply::of(request.send().await.expect("an answer")).await
    }

    pub async fn get(&self, account: &str, path: &str) -> Reply {
        self.send(self.request(account, Method::GET, path)).await
    }

    /// POST with a JSON body.
    pub async fn post(&self, account: &str, path: &str, body: Value) -> Reply {
        self.send(self.request(account, Method::POST, path).json(&body))
            .await
    }

    /// PUT with a JSON body.
    pub async fn put(&self, account: &str, path: &str, body: Value) -> Reply {
        self.send(self.request(account, Method::PUT, path).json(&body))
            .await
    }

    /// Founds an account in the organisation of another, and signs it in; returns its token and its id.
    pub async fn colleague(&self, beside: &str, account: &str, roles: &[Role]) -> (String, String) {
        let organisation = self.caller(beside).await.organisation;
        let id = self.founded(organisation, account, roles).await;
        (self.signed_in(account, PASSWORD).await, id)
    }

    /// As [`Platform::colleague`], with these duties.
    pub async fn on_duty(&self, beside: &str, account: &str, duties: &[Duty]) -> (String, String) {
        let organisation = self.caller(beside).await.organisation;
        let assigned = Assigned::Duties(duties.to_vec());
        let id = self.opened(organisation, account, assigned).await;
        (self.signed_in(account, PASSWORD).await, id)
    }

    /// Founds an account as the command line does: its password is its owner's, and nobody has to confirm it. Returns its id.
    pub async fn founded(
        &self,
        organisation: OrganisationId,
        account: &str,
        roles: &[Role],
    ) -> String {
        let assigned = Assigned::Roles(roles.to_vec());
        self.opened(organisation, account, assigned).await
    }

    async fn opened(
        &self,
        organisation: OrganisationId,
        account: &str,
        assigned: Assigned,
    ) -> String {
        let new = NewAccount {
            account: account.to_owned(),
            display_name: account.to_owned(),
            password: PASSWORD.to_owned(),
            assigned,
            email: None,
        };
        let prepared = party::prepare_account(new).await.expect("hashed");
        let ground = self.app.ground();
        let mut connection = ground.db.get().await.expect("a connection");
        let tx = connection.transaction().await.expect("a transaction");
        let id = party::found_account(&tx, &ground.moment(), organisation, &prepared).await;
        let id = id.expect("an account");
        tx.commit().await.expect("committed");
        id.to_string()
    }

    /// Founds a bureau of a region with an account that trades, as the command line does, and signs it in.
    pub async fn bureau(&mut self, account: &str, region: &str) {
        let new = NewOrganisation {
            name: format!("医保部门{account}"),
            kind: OrganisationKind::InsuranceBureau,
            credit_code: None,
            institution_code: None,
            region: Some(region.parse().expect("a region")),
            email: None,
            hospital: HospitalFacts::default(),
        };
        let ground = self.app.ground();
        let mut connection = ground.db.get().await.expect("a connection");
        let tx = connection.transaction().await.expect("a transaction");
        let founded = party::found_organisation(&tx, &ground.moment(), &new).await;
        tx.commit().await.expect("committed");
        let organisation = founded.expect("a bureau");
        let roles = [Role::Trader, Role::Administrator];
        self.founded(organisation, account, &roles).await;
        let token = self.signed_in(account, PASSWORD).await;
        self.tokens.insert(account.to_owned(), token);
    }

    /// Corrects, as the operator does, where the organisation of an account is.
    pub async fn located(&self, account: &str, region: &str) {
        let id = self.caller(account).await.organisation;
        let path = format!("/organisations/{id}");
        let known = self.get("operator", &path).await.must(200);
        let edited = json!({
            "name": known["name"], "credit_code": known["credit_code"], "institution_code": known["institution_code"],
            "email": known["email"], "region": region, "reason": "区域更正",
        });
        let _edited = self.put("operator", &path, edited).await.must(200);
    }

    /// Signs in; returns the token.
    pub async fn signed_in(&self, account: &str, password: &str) -> String {
        let body = json!({ "account": account, "password": password });
        let session = self.post("", "/sessions", body).await.must(201);
        session["token"].as_str().expect("a token").to_owned()
    }

    /// Signs in with a password that somebody gave, and changes it; returns the token.
    pub async fn made_own(&self, account: &str, given: &str, own: &str) -> String {
        let token = self.signed_in(account, given).await;
        let body = json!({ "current": given, "new": own });
        let changed = self.as_holder(&token, Method::PUT, "/me/password", body);
        assert_eq!(changed.await.status, 204, "{account}");
        token
    }

    /// Confirms by `by` that its owner holds an account of the list at `accounts`, as it is there.
    pub async fn vouched(&self, by: &str, accounts: &str, account: &str) -> Reply {
        let listed = self.get(by, accounts).await.must(200);
        let mut items = listed["items"].as_array().expect("items").iter();
        let one = items.find(|one| one["account"] == account);
        let one = one.expect("the account");
        let id = one["id"].as_str().expect("an id");
        let since = one["unconfirmed"]["since"].as_str();
        let body = json!({ "since": since.unwrap_or("2026-03-02T09:00:00+08:00") });
        let path = format!("/accounts/{id}/confirmation");
        self.post(by, &path, body).await
    }

    /// A request with a JSON body by whoever holds a token.
    pub async fn as_holder(&self, token: &str, method: Method, path: &str, body: Value) -> Reply {
        let request = self.request("", method, path).bearer_auth(token);
        self.send(request.json(&body)).await
    }

    /// The path of the accounts of an account's organisation.
    pub async fn accounts_beside(&self, account: &str) -> String {
        let session = self.get(account, "/sessions/current").await.must(200);
        let id = session["organisation"]["id"].as_str().expect("an id");
        format!("/organisations/{id}/accounts")
    }

    /// Gives a rule a value from a day on, by two people where it takes two; returns the version, or that it has this value
    /// anyway.
    pub async fn amended(&self, key: &str, value: &str, clause: &str, from: &str) -> Value {
        let body = json!({
            "key": key, "value": value, "clause": clause, "effective_from": from, "note": "会议纪要",
        });
        let reply = self.post("operator", "/rules", body).await;
        if reply.status == 201 || reply.body["type"] == "rule-unchanged" {
            return reply.body;
        }
        let proposed = reply.must(202);
        let id = proposed["id"].as_str().expect("an id");
        let path = format!("/rules/proposals/{id}/confirmation");
        self.post("operator2", &path, json!({})).await.must(201)
    }

    /// What came of a notice once it is in force: a second operator confirms it where it takes two.
    pub async fn in_force(&self, loaded: Reply) -> Value {
        if loaded.status == 200 {
            return loaded.body;
        }
        let proposed = loaded.must(202);
        let id = proposed["proposal"].as_str().expect("an id");
        let path = format!("/calendar/proposals/{id}/confirmation");
        self.post("operator2", &path, json!({})).await.must(200)
    }

    /// Uploads a file and waits until it is loaded; returns the finished import.
    pub async fn load(&self, account: &str, kind: &str, name: &str, file: Vec<u8>) -> Value {
        let part = reqwest::multipart::Part::bytes(file).file_name(name.to_owned());
        let form = reqwest::multipart::Form::new().part("file", part);
        let request = self.request(account, Method::POST, &format!("/imports/{kind}"));
        let begun = self.send(request.multipart(form)).await.must(202);
        let id = begun["id"].as_str().expect("an id");
        self.loader.wait_idle().await;
        self.settle().await;
        self.get(account, &format!("/imports/{id}")).await.must(200)
    }

    /// What a file would do.
    pub async fn foresee(&self, account: &str, kind: &str, file: impl AsRef<[u8]>) -> Reply {
        let part = reqwest::multipart::Part::bytes(file.as_ref().to_vec());
        let part = part.file_name("文件.csv");
        let form = reqwest::multipart::Form::new().part("file", part);
        let path = match kind.contains('?') {
            true => format!("/imports/{kind}&preview=true"),
            false => format!("/imports/{kind}?preview=true"),
        };
        let request = self.request(account, Method::POST, &path);
        self.send(request.multipart(form)).await
    }

    /// Moves the clock to an instant; no job runs by that.
    pub fn wait_until(&self, instant: &str) {
        let instant = instant.parse().expect("an instant");
        self.app
            .ground()
            .clock()
            .advance_to(instant)
            .expect("time goes forward");
    }

    /// Uploads evidence; returns the answer, whatever its status.
    pub async fn hand_in(&self, account: &str, name: &str, file: Vec<u8>) -> Reply {
        let part = reqwest::multipart::Part::bytes(file).file_name(name.to_owned());
        let form = reqwest::multipart::Form::new().part("file", part);
        let request = self.request(account, Method::POST, "/evidence");
        self.send(request.multipart(form)).await
    }

    /// Runs the sequencer, the followers and every job until nothing changes.
    pub async fn settle(&self) {
        self.app.jobs().catch_up().await.expect("jobs run");
    }

    /// The caller of an account, for operations without a route.
    pub async fn caller(&self, account: &str) -> Caller {
        let connection = self.app.ground().db.get().await.expect("a connection");
        party::caller_of_account(&connection, account)
            .await
            .expect("an account")
    }
}

/// Serves the program on a port of its own, until `stop`; returns its address.
async fn serve(app: &App, stop: CancellationToken) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    let service = routes::service(app);
    // So that a test may call from any address, by `X-Forwarded-For`.
    let limits = EdgeLimits {
        trusted_hops: 1,
        ..EdgeLimits::default()
    };
    tokio::spawn(edge::serve(listener, service, limits, stop));
    base
}
