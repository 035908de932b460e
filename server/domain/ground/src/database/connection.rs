//! A connection of a pool, and what becomes of it when its user goes away in the middle of a statement.

use std::marker::PhantomData;
use std::mem;
use std::ops::Deref;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use deadpool_postgres::{ClientWrapper, Object};
use sql::GenericClient;
use tokio::runtime::Handle;
use tokio::time::timeout;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Error, Row, Statement};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::at_work::Held;

type Values<'a> = &'a [&'a (dyn ToSql + Sync)];

/// How long a statement may go on for which nobody waits. Most end by themselves meanwhile, and to cancel one costs a
/// connection.
const GRACE: Duration = Duration::from_millis(100);

/// How long to wait for the effect of a cancellation before it is tried again. It may have come between two statements.
const CANCEL_WAIT: Duration = Duration::from_secs(1);

/// Tries of a cancellation; after so many the statement has long ended by its own timeout.
const CANCELS_MAX: usize = 75;

/// A connection of a pool. It comes back to the pool when it is dropped and nothing of it runs any more: what runs for
/// nobody is cancelled, and holds until its end what its user held. It borrows the [`Database`](super::Database) that
/// gave it, so that who gives his away, as whoever writes a file does, cannot hold a connection meanwhile.
pub struct Connection<'db> {
    /// `None` only while it is dropped.
    object: Option<Object>,
    unfinished: Unfinished,
    tls: MakeRustlsConnect,
    held: Held,
    database: PhantomData<&'db ()>,
}

/// How many statements and transactions have begun, and were not seen to end well.
#[derive(Default)]
struct Unfinished(AtomicUsize);

impl Unfinished {
    fn begin(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    fn end(&self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }

    fn is_empty(&self) -> bool {
        self.0.load(Ordering::Relaxed) == 0
    }

    /// Runs a statement; it has not ended when this is dropped before.
    async fn until<T>(&self, ended: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        self.begin();
        let value = ended.await?;
        self.end();
        Ok(value)
    }
}

impl Connection<'_> {
    pub(super) fn new(object: Object, tls: MakeRustlsConnect) -> Self {
        Self {
            object: Some(object),
            unfinished: Unfinished::default(),
            tls,
            held: Held::now(),
            database: PhantomData,
        }
    }

    fn client(&self) -> &ClientWrapper {
        (self.object.as_deref()).expect("it is there until it is dropped")
    }

    /// Begins a transaction, which is rolled back when it is dropped.
    pub async fn transaction(&mut self) -> Result<Transaction<'_>, Error> {
        self.unfinished.begin();
        let object = self.object.as_deref_mut();
        let object = object.expect("it is there until it is dropped");
        Ok(Transaction {
            inner: object.transaction().await?,
            unfinished: &self.unfinished,
        })
    }

    /// Runs statements without values.
    pub async fn batch_execute(&self, statements: &str) -> Result<(), Error> {
        let ended = self.client().batch_execute(statements);
        self.unfinished.until(ended).await
    }
}

impl GenericClient for Connection<'_> {
    async fn prepare(&self, text: &str) -> Result<Statement, Error> {
        let ended = self.client().prepare_cached(text);
        self.unfinished.until(ended).await
    }

    async fn execute(&self, statement: &Statement, values: Values<'_>) -> Result<u64, Error> {
        let ended = self.client().execute(statement, values);
        self.unfinished.until(ended).await
    }

    async fn query_one(&self, statement: &Statement, values: Values<'_>) -> Result<Row, Error> {
        let ended = self.client().query_one(statement, values);
        self.unfinished.until(ended).await
    }

    async fn query_opt(
        &self,
        statement: &Statement,
        values: Values<'_>,
    ) -> Result<Option<Row>, Error> {
        let ended = self.client().query_opt(statement, values);
        self.unfinished.until(ended).await
    }

    async fn query<T: Send>(
        &self,
        statement: &Statement,
        values: Values<'_>,
        read: fn(&Row) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let client: &tokio_postgres::Client = self.client();
        let ended = sql::read_rows(client.query_raw(statement, values.iter().copied()), read);
        self.unfinished.until(ended).await
    }
}

/// A transaction. It has not ended before it is committed.
pub struct Transaction<'a> {
    inner: deadpool_postgres::Transaction<'a>,
    unfinished: &'a Unfinished,
}

impl Transaction<'_> {
    pub async fn commit(self) -> Result<(), Error> {
        self.inner.commit().await?;
        self.unfinished.end();
        Ok(())
    }

    /// Runs a part of the transaction that is undone alone when it fails.
    ///
    /// # Errors
    /// Those of the part.
    pub async fn part<T, E: From<Error>>(
        &self,
        part: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E> {
        self.inner.batch_execute("savepoint part").await?;
        let done = part.await;
        let end = match &done {
            Ok(_) => "release savepoint part",
            Err(_) => "rollback to savepoint part; release savepoint part",
        };
        self.inner.batch_execute(end).await?;
        done
    }
}

impl<'a> Deref for Transaction<'a> {
    type Target = deadpool_postgres::Transaction<'a>;

    fn deref(&self) -> &Self::Target {
        &self.inner
    }
}

impl GenericClient for Transaction<'_> {
    async fn prepare(&self, text: &str) -> Result<Statement, Error> {
        self.inner.prepare_cached(text).await
    }

    async fn execute(&self, statement: &Statement, values: Values<'_>) -> Result<u64, Error> {
        self.inner.execute(statement, values).await
    }

    async fn query_one(&self, statement: &Statement, values: Values<'_>) -> Result<Row, Error> {
        self.inner.query_one(statement, values).await
    }

    async fn query_opt(
        &self,
        statement: &Statement,
        values: Values<'_>,
    ) -> Result<Option<Row>, Error> {
        self.inner.query_opt(statement, values).await
    }

    async fn query<T: Send>(
        &self,
        statement: &Statement,
        values: Values<'_>,
        read: fn(&Row) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let values = values.iter().copied();
        sql::read_rows(self.inner.query_raw(statement, values), read).await
    }
}

impl Drop for Connection<'_> {
    fn drop(&mut self) {
        let Some(object) = self.object.take() else {
            return;
        };
        if self.unfinished.is_empty() {
            return;
        }
        match Handle::try_current() {
            Ok(runtime) => {
                let held = mem::take(&mut self.held);
                runtime.spawn(settle(object, self.tls.clone(), held));
            }
            // Nobody can wait for it.
            Err(_) => drop(Object::take(object)),
        }
    }
}

/// Lets go of a connection when nothing of it runs any more.
async fn settle(object: Object, tls: MakeRustlsConnect, _held: Held) {
    if is_idle_within(&object, GRACE).await {
        return;
    }
    let token = object.cancel_token();
    for _ in 0..CANCELS_MAX {
        let cancelled = timeout(CANCEL_WAIT, token.cancel_query(tls.clone())).await;
        if let Ok(Err(error)) = cancelled {
            tracing::warn!(%error, "a statement for which nobody waits could not be cancelled");
        }
        if is_idle_within(&object, CANCEL_WAIT).await {
            break;
        }
    }
    // Closed: a cancellation that comes late must not meet the statement of the next user.
    drop(Object::take(object));
}

/// Whether everything that was sent before has ended within this time, or the connection has broken.
async fn is_idle_within(object: &Object, time: Duration) -> bool {
    timeout(time, object.check_connection()).await.is_ok()
}
