//! The duties of an account.

use domain::party::{self, Assigned};
use domain::{AccountId, Duty, FieldError, Role};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::http::{Answer, Json, NoContent, Operation, Problem, Request, Who, no_content, put};

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        put("/accounts/{id}/duties", change)
            .by(Who::Administrators)
            .described(
                "Gives an account other duties, by an administrator of its own organisation: its sessions end. In the exchange                     centre one that is given a duty only reads, until another person has confirmed it.",
            ),
    ]
}

/// What an account does from now on.
#[derive(Debug, Deserialize, ToSchema)]
struct AccountDutiesSet {
    /// All of its duties; some exclude each other (S4-17).
    duties: Option<Vec<Duty>>,
    /// `trader`, `reader`, `administrator`: the duties of that meaning, for clients that state no duties.
    roles: Option<Vec<Role>>,
}

/// What somebody states that an account does, by one of the two.
pub(super) fn assigned(
    duties: Option<Vec<Duty>>,
    roles: Option<Vec<Role>>,
) -> Result<Assigned, Problem> {
    match (duties, roles) {
        (Some(duties), None) => Ok(Assigned::Duties(duties)),
        (None, Some(roles)) => Ok(Assigned::Roles(roles)),
        (Some(_), Some(_)) => Err(FieldError::alone(
            "/roles",
            "职责（duties）和角色（roles）只填一项",
            "is stated besides duties: state one of them",
        )
        .into()),
        (None, None) => {
            Err(FieldError::alone("/duties", "请至少选择一项职责", "choose a duty").into())
        }
    }
}

async fn change(
    request: Request,
    id: AccountId,
    Json(AccountDutiesSet { duties, roles }): Json<AccountDutiesSet>,
) -> Answer<NoContent> {
    let caller = request.caller()?;
    let assigned = assigned(duties, roles)?;
    request
        .change(async |tx, moment| party::change_duties(tx, moment, caller, id, &assigned).await)
        .await?;
    request.app.sessions().clear();
    no_content()
}
