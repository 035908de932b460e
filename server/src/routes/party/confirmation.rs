//! Confirming that an account of the exchange centre is held by its owner.

use domain::OrganisationKind::ExchangeCenter;
use domain::party::{self, Unconfirmed};
use domain::{AccountId, ShanghaiTime};
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::{Answer, NoContent, Operation, Request, Who, no_content, post};

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        post("/accounts/{id}/confirmation", confirm)
            .by(Who::Members(&[ExchangeCenter]))
            .described(
                "Confirms that its owner holds an account of the exchange centre, by another person of it than who opened \
                    it or gave it its password: until then it only reads. Once it is confirmed, nothing happens.",
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

/// An account of the exchange centre that only reads, until another person has confirmed that its owner holds it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct UnconfirmedView {
    /// Since when.
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

async fn confirm(request: Request, id: AccountId) -> Answer<NoContent> {
    let caller = request.caller()?;
    request
        .change(async |tx, moment| party::confirm_account(tx, moment, caller, id).await)
        .await?;
    request.app.sessions().clear();
    no_content()
}
