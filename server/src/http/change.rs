//! Operations that change something: one transaction at one moment, committed before the answer.

use domain::database::Transaction;
use domain::idempotency::{self, KeyedRequest, StoredAnswer};
use domain::{Clock, Error, Moment, Result, SystemClock};
use http::{HeaderValue, StatusCode};
use serde::Serialize;

use super::answer::{Answer, Created, CreatedOrAccepted, Made, Reply, body, serialised};
use super::problem::Problem;
use super::request::Request;

/// The header that marks an answer stored under the same key.
const REPLAYED: &str = "idempotency-replayed";

/// The stored name of an operation is cut to this length; no path of an operation that creates
/// something is longer.
const OPERATION_LETTERS: usize = 200;

impl Request {
    /// Runs an operation in a transaction of its own, commits it and wakes the sequencer. A refusal
    /// rolls it back.
    ///
    /// # Errors
    /// Those of the operation.
    pub(crate) async fn change<T>(
        &self,
        operation: impl AsyncFnOnce(&Transaction<'_>, &Moment) -> Result<T>,
    ) -> Result<T> {
        let ground = self.app.ground();
        let mut connection = ground.db.get().await?;
        let tx = connection.transaction().await?;
        let done = operation(&tx, self.moment()).await?;
        tx.commit().await?;
        ground.wake_sequencer();
        Ok(done)
    }

    /// As [`change`](Self::change), for operations that create something: answers 201 with its
    /// view. Under an `Idempotency-Key`, the same request again gets the same answer and creates
    /// nothing.
    ///
    /// # Errors
    /// As [`change`](Self::change); refuses a key that was used for another request.
    pub(crate) async fn create<T: Serialize>(
        &self,
        operation: impl AsyncFnOnce(&Transaction<'_>, &Moment) -> Result<T>,
    ) -> Answer<Created<T>> {
        let whole =
            async |tx: &Transaction<'_>, moment: &Moment| operation(tx, moment).await.map(Ok);
        self.keyed(whole, |_| StatusCode::CREATED).await
    }

    /// As [`create`](Self::create), for operations whose refusal leaves something behind: the inner error is
    /// answered after the transaction has been committed.
    ///
    /// # Errors
    /// As [`create`](Self::create).
    pub(crate) async fn create_or_refuse<T: Serialize>(
        &self,
        operation: impl AsyncFnOnce(&Transaction<'_>, &Moment) -> Result<Result<T>>,
    ) -> Answer<Created<T>> {
        self.keyed(operation, |_| StatusCode::CREATED).await
    }

    /// As [`create`](Self::create), for operations that may leave something to another person: then
    /// 202.
    ///
    /// # Errors
    /// As [`create`](Self::create).
    pub(crate) async fn create_or_wait<D: Serialize, W: Serialize>(
        &self,
        operation: impl AsyncFnOnce(&Transaction<'_>, &Moment) -> Result<Made<D, W>>,
    ) -> Answer<CreatedOrAccepted<D, W>> {
        let whole =
            async |tx: &Transaction<'_>, moment: &Moment| operation(tx, moment).await.map(Ok);
        self.keyed(whole, Made::status).await
    }

    /// Runs what prepares an operation that creates something, unless the request was answered under its key before:
    /// then nothing is prepared.
    ///
    /// # Errors
    /// As [`create`](Self::create).
    pub(crate) async fn unless_answered<T, K>(
        &self,
        preparation: impl AsyncFnOnce(&Transaction<'_>, &Moment) -> Result<T>,
    ) -> Result<Unless<T, K>, Problem> {
        let keyed = self.keyed_request()?;
        let done = self
            .change(async |tx, moment| {
                if let Some(keyed) = &keyed
                    && let Some(before) = idempotency::answered(tx, keyed).await?
                {
                    return Ok(Err(before));
                }
                preparation(tx, moment).await.map(Ok)
            })
            .await?;
        match done {
            Ok(prepared) => Ok(Unless::Prepared(prepared)),
            Err(before) => Ok(Unless::Answered(stored(before, true)?)),
        }
    }

    /// As [`change`](Self::change), for operations on many things or on what a filter selects: answers 200. Under an
    /// `Idempotency-Key`, what the filter selects is fixed with the first answer, which the same request gets again.
    ///
    /// # Errors
    /// As [`create`](Self::create).
    pub(crate) async fn once<T: Serialize>(
        &self,
        operation: impl AsyncFnOnce(&Transaction<'_>, &Moment) -> Result<T>,
    ) -> Answer<T> {
        let whole =
            async |tx: &Transaction<'_>, moment: &Moment| operation(tx, moment).await.map(Ok);
        self.keyed(whole, |_| StatusCode::OK).await
    }

    async fn keyed<T: Serialize, K>(
        &self,
        operation: impl AsyncFnOnce(&Transaction<'_>, &Moment) -> Result<Result<T>>,
        status: impl Fn(&T) -> StatusCode,
    ) -> Answer<K> {
        let Some(keyed) = self.keyed_request()? else {
            let made = self.change(operation).await??;
            return serialised(status(&made), &made);
        };
        let (answer, is_replayed) = self
            .change(async |tx, moment| {
                // By the wall clock: moving a simulated one must not expire keys.
                if let Some(before) = idempotency::find(tx, SystemClock.now(), &keyed).await? {
                    return Ok(Ok((before, true)));
                }
                let made = match operation(tx, moment).await? {
                    Ok(made) => made,
                    Err(refusal) => return Ok(Err(refusal)),
                };
                let body = serde_json::to_string(&made).map_err(Error::internal)?;
                let status = status(&made).as_u16();
                let status = i16::try_from(status).map_err(Error::internal)?;
                let answer = StoredAnswer { status, body };
                idempotency::save_answer(tx, &keyed, &answer).await?;
                Ok(Ok((answer, false)))
            })
            .await??;
        stored(answer, is_replayed)
    }

    /// Under which an answer to the request is stored; none without a key.
    fn keyed_request(&self) -> Result<Option<KeyedRequest>, Problem> {
        let Some(key) = self.idempotency_key()? else {
            return Ok(None);
        };
        let caller = self.caller()?;
        Ok(Some(KeyedRequest {
            account: caller.account,
            organisation: caller.organisation,
            operation: self.path().chars().take(OPERATION_LETTERS).collect(),
            key,
            fingerprint: self.fingerprint(),
        }))
    }
}

/// What [`Request::unless_answered`] found.
pub(crate) enum Unless<T, K> {
    Prepared(T),
    Answered(Reply<K>),
}

/// Whether an answer was stored under the same key before.
pub(crate) fn is_replayed<K>(answer: &Reply<K>) -> bool {
    answer.headers().contains_key(REPLAYED)
}

fn stored<K>(answer: StoredAnswer, is_replayed: bool) -> Answer<K> {
    let status = u16::try_from(answer.status).map_err(Error::internal)?;
    let status = StatusCode::from_u16(status).map_err(Error::internal)?;
    let mut response = body(status, answer.body.into_bytes());
    if is_replayed {
        let headers = response.headers_mut();
        headers.insert(REPLAYED, HeaderValue::from_static("true"));
    }
    Ok(response)
}
