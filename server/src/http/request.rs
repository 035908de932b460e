//! A request as a handler gets it: caller, path, query, headers, language.

use std::str::FromStr;
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use domain::at_work::Held;
use domain::export::ROWS_AT_ONCE;
use domain::party::{SignedIn, Token};
use domain::service_account::{Key, KeyAttempt, Program};
use domain::{AccountId, Caller, Moment};
use edge::{ClientAddress, Origin, Place};
use http::{HeaderMap, HeaderValue, Method, Uri};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::cookie::{are_ambiguous, device_cookie, device_of, session_cookie, session_of};
use super::cursor::Paging;
use super::device_name::device_name;
use super::piece::Piece;
use super::places_at_work::{Client, Load};
use super::problem::{Problem, localized, wants_chinese};
use super::query::{Query, without_place};
use crate::app::App;

/// The header by which a console states in which capacity of its firm it shows its reader.
const SHOWN_CAPACITY: &str = "sunshine-capacity";

/// The `If-Match` header of a request.
pub(crate) enum IfMatch<T> {
    Missing,
    /// `*`
    Any,
    Version(T),
}

pub(crate) struct Request {
    pub(crate) app: App,
    from: Origin,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    query: Query,
    body: Bytes,
    /// `None` for operations that everyone may call.
    signed_in: Option<Arc<SignedIn>>,
    /// The program that sends it, where it signs in by key.
    program: Option<Arc<Program>>,
    moment: OnceLock<Moment>,
    /// What its body may take.
    memory: Option<Place<Client>>,
    /// The piece of a list that the program itself wants.
    piece: Option<Arc<Piece>>,
}

impl Request {
    pub(super) fn new(
        app: App,
        from: Origin,
        method: Method,
        uri: Uri,
        headers: HeaderMap,
    ) -> Self {
        let query = Query::parse(uri.query().unwrap_or_default());
        Self {
            app,
            from,
            method,
            uri,
            headers,
            query,
            body: Bytes::new(),
            signed_in: None,
            program: None,
            moment: OnceLock::new(),
            memory: None,
            piece: None,
        }
    }

    /// The same request for a piece of a list, on behalf of somebody.
    pub(super) fn of_piece(self, reader: SignedIn, piece: Arc<Piece>) -> Self {
        Self {
            signed_in: Some(Arc::new(reader)),
            piece: Some(piece),
            ..self
        }
    }

    pub(super) fn piece(&self) -> Option<&Arc<Piece>> {
        self.piece.as_ref()
    }

    /// Filter and order of a list, as the query gave them.
    pub(super) fn listed_by(&self) -> String {
        without_place(self.uri.query().unwrap_or_default())
    }

    /// Takes memory for a body before it is read: as much as it declares, else as much as it may have.
    ///
    /// # Errors
    /// 429 when the client's bodies take its share already, 503 when everybody's take all.
    pub(crate) async fn reserve(&mut self, bytes_max: usize) -> Result<(), Problem> {
        let declared = self.header("content-length");
        let declared = declared.and_then(|length| length.parse().ok());
        let bytes = declared.unwrap_or(bytes_max).min(bytes_max);
        self.memory = self.app.work().memory(bytes, self).await?;
        Ok(())
    }

    /// Does heavy work within a request that has a place of another kind, as soon as there is a place for it.
    ///
    /// # Errors
    /// 429 when the client holds its share for too long, 503 when everybody together holds all.
    pub(crate) async fn heavily<T>(&self, work: impl Future<Output = T>) -> Result<T, Problem> {
        self.during(Load::Heavy, work).await
    }

    /// Does work that holds a connection within a request that has no place, as soon as there is one for it.
    ///
    /// # Errors
    /// As [`heavily`](Self::heavily).
    pub(crate) async fn usually<T>(&self, work: impl Future<Output = T>) -> Result<T, Problem> {
        self.during(Load::Usual, work).await
    }

    async fn during<T>(&self, load: Load, work: impl Future<Output = T>) -> Result<T, Problem> {
        let place = self.app.work().place(load, self).await?;
        Ok(place.during(work).await)
    }

    /// Resolves the caller from the token.
    ///
    /// # Errors
    /// 401 when nobody is signed in, 403 when a browser sends it from another site's page.
    pub(crate) async fn resume(&mut self) -> Result<&Caller, Problem> {
        if let Some(key) = self.key() {
            Box::pin(self.resume_by_key(&key)).await?;
            return self.resumed();
        }
        let (token, by_cookie) = self.token().ok_or_else(Problem::no_caller)?;
        if by_cookie && !self.method.is_safe() {
            self.must_be_from_our_pages()?;
        }
        let sessions = self.app.sessions();
        let shown = self.shown_capacity();
        self.signed_in = match sessions.known(&token, shown) {
            Some(known) => Some(known),
            None => {
                let turn = Held::new(self.app.work().lookup(self).await?);
                let device = self.device();
                let resuming =
                    sessions.resume(&self.app.ground().db, &token, device.as_ref(), shown);
                // Boxed: a request whose session is known is not moved about with what a look at the database takes.
                turn.during(Box::pin(resuming)).await?
            }
        };
        self.resumed()
    }

    /// Resolves the program that sends it.
    async fn resume_by_key(&mut self, key: &Key) -> Result<(), Problem> {
        let keys = self.app.keys();
        let address = self.address();
        let known = match keys.known(key) {
            Some(known) if known.addresses.admit(address.ip()) => Some(known),
            Some(_) | None => {
                let turn = Held::new(self.app.work().lookup(self).await?);
                let ground = self.app.ground();
                let (moment, log) = (ground.moment(), ground.security_log());
                let address = address.ip();
                let attempt = KeyAttempt { key, address };
                let looking = keys.look_up(&ground.db, log, &moment, attempt);
                turn.during(Box::pin(looking)).await?
            }
        };
        let Some(program) = known else {
            let slowed = self.app.sessions().attempts().wrong_key(address);
            slowed.map_err(|wait| Problem::too_many(wait.as_secs() + 1))?;
            return Err(Problem::key_refused());
        };
        keys.count(&program).map_err(|wait| {
            let seconds = wait.as_secs() + 1;
            Problem::key_rate_exceeded(program.requests_per_minute, seconds)
        })?;
        self.program = Some(program);
        Ok(())
    }

    /// The program that sends it, where it signs in by key.
    pub(crate) fn program(&self) -> Option<&Program> {
        self.program.as_deref()
    }

    fn resumed(&self) -> Result<&Caller, Problem> {
        let caller = self.caller()?;
        let host = self.header("host");
        self.app.public_address().see(host, self.from.tls.0);
        self.is_by(caller.account);
        Ok(caller)
    }

    /// The capacity of the firm that the sender shows, where it states one.
    pub(super) fn shown_capacity(&self) -> Option<&str> {
        self.header(SHOWN_CAPACITY)
    }

    /// Whether a list is wanted as a spreadsheet.
    pub(super) fn wants_workbook(&self) -> bool {
        matches!(self.query.text("format"), Ok(Some("xlsx")))
    }

    /// Where the request comes from, as the connection or the trusted proxies say.
    pub(crate) fn address(&self) -> ClientAddress {
        self.from.address
    }

    /// The session of the request.
    ///
    /// # Errors
    /// 401 for operations that everyone may call: they do not resolve it.
    pub(crate) fn signed_in(&self) -> Result<&SignedIn, Problem> {
        let program = self.program.as_deref().map(|program| &program.signed_in);
        let signed_in = self.signed_in.as_deref().or(program);
        signed_in.ok_or_else(Problem::no_caller)
    }

    /// # Errors
    /// As [`signed_in`](Self::signed_in).
    pub(crate) fn caller(&self) -> Result<&Caller, Problem> {
        Ok(&self.signed_in()?.caller)
    }

    /// Names the account in the line of the request in the log.
    pub(crate) fn is_by(&self, account: AccountId) {
        self.from.logged.set(account);
    }

    fn bearer(&self) -> Option<&str> {
        let value = self.header("authorization")?;
        value.strip_prefix("Bearer ").map(str::trim)
    }

    /// The key of a program; a browser has none, so that no cookie is one.
    fn key(&self) -> Option<Key> {
        Key::sent(self.bearer()?)
    }

    /// The token of the session, and whether it came by cookie.
    pub(crate) fn token(&self) -> Option<(Token, bool)> {
        if let Some(bearer) = self.bearer() {
            return Some((Token::sent(bearer), false));
        }
        let value = session_of(self.from.tls, self.header("cookie")?)?;
        Some((Token::sent(value), true))
    }

    /// Refuses cookies of the platform that have several values.
    ///
    /// # Errors
    /// 400.
    pub(super) fn must_be_unambiguous(&self) -> Result<(), Problem> {
        let cookies = self.header("cookie").unwrap_or_default();
        if are_ambiguous(self.from.tls, cookies) {
            return Err(Problem::malformed(
                "同名的会话或设备Cookie有多个不同的值，请清除本站Cookie后重试",
                "a cookie of the platform has several values: clear the cookies of this site and try again",
            ));
        }
        Ok(())
    }

    /// What makes the device known from which the request comes.
    pub(crate) fn device(&self) -> Option<Token> {
        device_of(self.from.tls, self.header("cookie")?).map(Token::sent)
    }

    /// What people call the device that the request comes from.
    pub(crate) fn device_name(&self) -> String {
        device_name(self.header("user-agent").unwrap_or_default())
    }

    /// The header by which the device is known from now on.
    ///
    /// # Errors
    /// As [`set_session`](Self::set_session).
    pub(crate) fn set_device(&self, device: &Token) -> Result<HeaderValue, Problem> {
        let cookie = device_cookie(self.from.tls, device);
        Ok(HeaderValue::from_str(&cookie).map_err(domain::Error::internal)?)
    }

    /// The header that gives the browser this token, or takes it away when there is none.
    ///
    /// # Errors
    /// When the token cannot be sent in a header.
    pub(crate) fn set_session(&self, token: Option<&Token>) -> Result<HeaderValue, Problem> {
        let cookie = session_cookie(self.from.tls, token);
        Ok(HeaderValue::from_str(&cookie).map_err(domain::Error::internal)?)
    }

    /// The same request with a body read by the handler, for the fingerprint.
    pub(crate) fn carrying(self, body: Bytes) -> Self {
        Self { body, ..self }
    }

    pub(super) fn set_body(&mut self, body: Bytes) {
        self.body = body;
    }

    pub(super) fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    pub(crate) fn query(&self) -> &Query {
        &self.query
    }

    /// The page that the request wants.
    ///
    /// # Errors
    /// 422 when a parameter is wrong.
    pub(crate) fn paging(&self) -> Result<Paging, Problem> {
        let reader = self.caller().ok();
        let reader = reader.map(|caller| (caller.account.0, caller.organisation.0));
        let (account, organisation) = reader.unwrap_or_default();
        let purpose = format!("cursor {account} {organisation} {}", self.path());
        let paging = Paging::of(&self.query, purpose)?;
        match &self.piece {
            _ if !paging.as_xlsx => Ok(paging),
            Some(piece) => Ok(paging.with(piece.rows_max, piece.start())),
            None => Ok(paging.with(self.rows_at_once()?, None)),
        }
    }

    /// Rows of a list that are written into a file while somebody waits.
    pub(super) fn rows_at_once(&self) -> Result<usize, Problem> {
        let moment = self.moment();
        let rows_max = moment.rulebook.value(&ROWS_AT_ONCE, moment.today())?;
        Ok(usize::try_from(rows_max).map_err(domain::Error::internal)?)
    }

    /// The moment of the operation. It is read once, at the first use, so that everything in one
    /// request sees the same.
    pub(crate) fn moment(&self) -> &Moment {
        let client = self.from.address.ip();
        let moment = || self.app.ground().moment().at_request_of(client);
        self.moment.get_or_init(moment)
    }

    /// The same request with a new moment, for operations that change what a moment is: the clock,
    /// the calendar.
    pub(crate) fn later(self) -> Self {
        Self {
            moment: OnceLock::new(),
            ..self
        }
    }

    pub(crate) fn is_chinese(&self) -> bool {
        wants_chinese(&self.headers)
    }

    /// Words in the language of the request.
    pub(crate) fn localized(&self, words: &domain::Words) -> String {
        localized(words, self.is_chinese())
    }

    /// The `If-Match` header.
    ///
    /// # Errors
    /// 412 when it cannot be parsed: nothing has such a version.
    pub(crate) fn if_match<T: FromStr>(&self) -> Result<IfMatch<T>, Problem> {
        match self.header("if-match").map(str::trim) {
            None => Ok(IfMatch::Missing),
            Some("*") => Ok(IfMatch::Any),
            Some(tag) => {
                let version = tag.trim_matches('"').parse();
                Ok(IfMatch::Version(version.map_err(|_| domain::Error::Stale)?))
            }
        }
    }

    pub(super) fn path(&self) -> &str {
        self.uri.path()
    }

    /// A hash of path and body, to recognise another request under the same key. A field that is null means what an absent one
    /// does, and hashes as it. A password is left
    /// out: a fast hash of it would help somebody who steals the database, and the key in it, to guess it. Whoever reads
    /// one compares it with the slow hash that was made of it (`party::is_password_of`).
    pub(super) fn fingerprint(&self) -> Vec<u8> {
        let mut hash = Sha256::new_with_prefix(self.path().as_bytes());
        hash.update([0]);
        match serde_json::from_slice(&self.body) {
            Ok(Value::Object(mut fields)) => {
                fields.remove("password");
                hash.update(without_nulls(Value::Object(fields)).to_string());
            }
            _ => hash.update(&self.body),
        }
        hash.finalize().to_vec()
    }

    /// The `Idempotency-Key` header.
    ///
    /// # Errors
    /// 422 when it is empty or too long.
    pub(crate) fn idempotency_key(&self) -> Result<Option<String>, Problem> {
        let Some(value) = self.headers.get("idempotency-key") else {
            return Ok(None);
        };
        let key = value
            .to_str()
            .ok()
            .filter(|key| (1..=255).contains(&key.len()));
        let key = key.ok_or_else(|| {
            let en = "1 to 255 printable characters";
            Problem::field("Idempotency-Key", "幂等键须为1至255个可见字符", en)
        })?;
        Ok(Some(key.to_owned()))
    }
}

/// A body without the fields that are null, at every depth; what stands in a list keeps its place.
fn without_nulls(body: Value) -> Value {
    match body {
        Value::Object(fields) => {
            let given = fields.into_iter().filter(|(_, value)| !value.is_null());
            let given = given.map(|(name, value)| (name, without_nulls(value)));
            Value::Object(given.collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(without_nulls).collect()),
        plain @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) => plain,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_null_is_an_absent_field_at_every_depth_and_keeps_its_place_in_a_list() {
        let written = json!({
            "against": null, "rows": [{"note": null, "price": "1"}, null], "filter": {"q": null}, "again": false,
        });
        let meant = json!({"rows": [{"price": "1"}, null], "filter": {}, "again": false});
        assert_eq!(without_nulls(written), meant);
    }
}
