//! The database: its pools, and the names by which the rest of the crate calls it.

mod connection;
pub mod schema;

use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Pool, RecyclingMethod, Runtime};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::address::Address;
use crate::error::{Error, Result};

pub use connection::{Connection, Transaction};
pub use sql::GenericClient as Reader;

/// Up to how many rows the total of a list is exact; statements count one more to see that there are more.
pub const TOTALS_EXACT_TO: i64 = 10_000;

/// Who uses a connection. Each purpose has a pool of its own, so that a flood on one leaves the others alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Requests of everybody.
    Requests,
    /// Statements that find a few rows by their keys, again and again: the desk of bargaining.
    Lookups,
    /// Attempts to sign in, by anybody and before anything is known of them.
    SignIn,
    /// Jobs, the sequencer, the followers, the worker of imports.
    Jobs,
    /// Shows others that the process is alive, as long as it is.
    Presence,
}

impl Purpose {
    /// Connections of one process: 62 in all, of the 120 that the program's own PostgreSQL takes. For requests as
    /// many as may be worked on at once, so that who waits does so where everybody has a share.
    /// `ARCHITECTURE.md`, "HTTP", has the reasons.
    #[must_use]
    pub fn connections_max(self) -> usize {
        match self {
            Self::Requests => 42,
            Self::Lookups => 6,
            Self::SignIn => 3,
            Self::Jobs => 10,
            Self::Presence => 1,
        }
    }

    /// How long one statement may take before the database ends it and its caller reads that the platform is busy.
    /// Nobody waits longer for a page. What runs for nobody any more is cancelled earlier.
    #[must_use]
    pub fn statement_timeout(self) -> Duration {
        Duration::from_secs(match self {
            Self::Lookups | Self::SignIn | Self::Presence => 10,
            Self::Requests => 30,
            Self::Jobs => 60,
        })
    }

    /// The settings of its connections.
    fn session_options(self) -> String {
        let planning = match self {
            Self::Lookups => LOOKUP_OPTIONS,
            Self::Requests => PAGE_OPTIONS,
            Self::SignIn | Self::Jobs | Self::Presence => "",
        };
        let timeout = self.statement_timeout().as_secs();
        format!("{SESSION_OPTIONS} -c statement_timeout={timeout}s {planning}")
    }
}

const CONNECTION_WAIT: Duration = Duration::from_secs(5);

/// Limits that keep one statement or one forgotten transaction from blocking the others.
pub(crate) const SESSION_OPTIONS: &str = "-c lock_timeout=10s -c idle_in_transaction_session_timeout=60s -c timezone=Asia/Shanghai -c jit=off";

/// How lookups are planned: once for all values, and never by reading a whole table. Without this, a
/// statement planned while its table was small would go on scanning it after it has grown.
const LOOKUP_OPTIONS: &str = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off";

/// How requests are planned: each with its values. What a list does not filter by folds away, and what remains
/// has its index; a plan for all values would read everything.
/// Starting a helper of a parallel plan takes longer than a page may.
const PAGE_OPTIONS: &str =
    "-c plan_cache_mode=force_custom_plan -c max_parallel_workers_per_gather=0";

/// A pool for each purpose.
#[derive(Clone)]
struct Pools {
    requests: Pool,
    lookups: Pool,
    sign_in: Pool,
    jobs: Pool,
    presence: Pool,
}

impl Pools {
    fn of(&self, purpose: Purpose) -> &Pool {
        match purpose {
            Purpose::Requests => &self.requests,
            Purpose::Lookups => &self.lookups,
            Purpose::SignIn => &self.sign_in,
            Purpose::Jobs => &self.jobs,
            Purpose::Presence => &self.presence,
        }
    }
}

/// The pools of connections of one process, seen by one purpose.
#[derive(Clone)]
pub struct Database {
    pools: Pools,
    purpose: Purpose,
    /// What connects to cancel a statement.
    tls: MakeRustlsConnect,
}

impl Database {
    /// Pools of connections to `address`, for requests; they connect on first use.
    pub fn new(address: &Address) -> Result<Self> {
        let pool = |purpose| pool(address, purpose);
        let pools = Pools {
            requests: pool(Purpose::Requests)?,
            lookups: pool(Purpose::Lookups)?,
            sign_in: pool(Purpose::SignIn)?,
            jobs: pool(Purpose::Jobs)?,
            presence: pool(Purpose::Presence)?,
        };
        Ok(Self {
            pools,
            purpose: Purpose::Requests,
            tls: address.tls.clone(),
        })
    }

    /// The same database for another purpose.
    #[must_use]
    pub fn used_for(&self, purpose: Purpose) -> Self {
        Self {
            purpose,
            ..self.clone()
        }
    }

    /// A connection, returned to its pool when it is dropped and idle; [`Error::Unavailable`] when none is free in
    /// time or the server is away.
    pub async fn get(&self) -> Result<Connection<'_>> {
        self.get_for(self.purpose).await
    }

    /// As [`get`](Self::get), for statements that find a few rows by their keys, again and again: they are
    /// planned once, not with every call.
    pub async fn get_for_lookups(&self) -> Result<Connection<'_>> {
        self.get_for(Purpose::Lookups).await
    }

    async fn get_for(&self, purpose: Purpose) -> Result<Connection<'_>> {
        let pool = self.pools.of(purpose);
        let object = (pool.get().await).map_err(|error| Error::Unavailable(error.into()))?;
        Ok(Connection::new(object, self.tls.clone()))
    }

    pub fn close(&self) {
        let Pools {
            requests,
            lookups,
            sign_in,
            jobs,
            presence,
        } = &self.pools;
        for pool in [requests, lookups, sign_in, jobs, presence] {
            pool.close();
        }
    }
}

fn pool(address: &Address, purpose: Purpose) -> Result<Pool> {
    let manager_config = ManagerConfig {
        recycling_method: RecyclingMethod::Fast,
    };
    let address = address.with_options(&purpose.session_options());
    let manager = Manager::from_config(address.config.clone(), address.tls.clone(), manager_config);
    Pool::builder(manager)
        .max_size(purpose.connections_max())
        .wait_timeout(Some(CONNECTION_WAIT))
        .runtime(Runtime::Tokio1)
        .build()
        .map_err(Error::internal)
}

/// One column of rows: statements take their rows column by column.
pub fn column<'r, T, V>(rows: &'r [T], value: impl FnMut(&'r T) -> V) -> Vec<V> {
    rows.iter().map(value).collect()
}

/// Values as the text of an array: PostgreSQL's `unnest` flattens an array of arrays, so each inner array
/// is passed as text.
pub fn array_text<T: std::fmt::Display>(values: &[T]) -> String {
    let mut text = String::from("{");
    for value in values {
        text.push_str(if text.len() == 1 { "\"" } else { ",\"" });
        for letter in value.to_string().chars() {
            if matches!(letter, '"' | '\\') {
                text.push('\\');
            }
            text.push(letter);
        }
        text.push('"');
    }
    text.push('}');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_array_as_text_keeps_quotes_and_backslashes() {
        assert_eq!(array_text::<i64>(&[]), "{}");
        assert_eq!(array_text(&[1, 2]), r#"{"1","2"}"#);
        assert_eq!(array_text(&[r#"a"\b"#, ","]), r#"{"a\"\\b",","}"#);
    }
}
