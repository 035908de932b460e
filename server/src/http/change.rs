//! How a handler changes something: one transaction at one moment, committed before it answers.

use domain::database::Transaction;
use domain::{Caller, Moment, Result};
use serde::Serialize;

use super::answer::{Answer, created};
use super::request::Request;

impl Request {
    /// Runs an operation in a transaction of its own, commits it and wakes the sequencer. What an
    /// operation refuses is rolled back.
    ///
    /// # Errors
    /// Those of the operation, and when the database fails.
    pub(crate) async fn change<T>(
        &self,
        operation: impl AsyncFnOnce(&Transaction<'_>, &Moment) -> Result<T>,
    ) -> Result<T> {
        let ground = self.app.ground();
        let mut connection = ground.db.get().await?;
        let tx = connection.transaction().await?;
        let done = operation(&tx, &ground.moment()).await?;
        tx.commit().await?;
        ground.ring();
        Ok(done)
    }

    /// As [`change`](Self::change), for what makes something: answers 201 with the view of it.
    ///
    /// # Errors
    /// As [`change`](Self::change).
    pub(crate) async fn create<T: Serialize>(
        &self,
        _caller: &Caller,
        operation: impl AsyncFnOnce(&Transaction<'_>, &Moment) -> Result<T>,
    ) -> Answer {
        created(&self.change(operation).await?)
    }
}
