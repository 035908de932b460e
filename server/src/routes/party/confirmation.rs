//! Confirming that its owner holds an account that somebody gave a password.

use domain::party::{self, Unconfirmed};
use domain::{AccountId, Instant, ShanghaiTime};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::{Answer, Json, NoContent, OVERSEERS, Operation, Request, Who, no_content, post};

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        post("/accounts/{id}/confirmation", confirm)
            .by(Who::Members(OVERSEERS))
            .described(
                "Confirms that its owner holds an account of the exchange centre, or the first one of an organisation that the \
                    caller's founds, by another person than who opened it or gave it its password. Until then one of the centre only \
                    reads, and the others open nothing. Once it is confirmed, nothing happens.",
            ),
    ]
}

/// Somebody who opened an account, or gave it a password.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct GiverView {
    /// The name to sign in with.
    account: String,
    /// The person's or program's name.
    display_name: String,
}

/// An account for whose owner nobody vouches but those who gave its password, until another person has confirmed that he holds it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct UnconfirmedView {
    /// Since when: the instant of its last given password.
    since: ShanghaiTime,
    /// Those who opened it or gave it a password: they cannot confirm it.
    given_by: Vec<GiverView>,
}

impl UnconfirmedView {
    pub(super) fn since(&self) -> ShanghaiTime {
        self.since
    }
}

impl From<Unconfirmed> for UnconfirmedView {
    fn from(unconfirmed: Unconfirmed) -> Self {
        let givers = unconfirmed.given_by.into_iter();
        let giver = |giver: party::Giver| GiverView {
            account: giver.account,
            display_name: giver.display_name,
        };
        Self {
            since: unconfirmed.since.into(),
            given_by: givers.map(giver).collect(),
        }
    }
}

/// The account as it was seen.
#[derive(Debug, Deserialize, ToSchema)]
struct AccountConfirmed {
    /// `since` of `unconfirmed`, as the account was seen: of a password that was given later nobody vouches.
    since: Instant,
}

async fn confirm(
    request: Request,
    id: AccountId,
    Json(AccountConfirmed { since }): Json<AccountConfirmed>,
) -> Answer<NoContent> {
    let caller = request.caller()?;
    let seen = since.to_utc();
    request
        .change(async |tx, moment| party::confirm_account(tx, moment, caller, id, seen).await)
        .await?;
    request.app.sessions().clear();
    no_content()
}
