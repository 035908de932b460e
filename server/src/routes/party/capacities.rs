//! In which capacities a firm acts, and which organisations are one firm.

use domain::party::{self, NewCapacity};
use domain::{OrganisationId, OrganisationKind};
use serde::Deserialize;
use utoipa::ToSchema;

use super::organisations::{OrganisationView, filled};
use crate::http::{
    Answer, Created, Json, NoContent, OVERSIGHT, Operation, Request, Who, no_content, post, put,
    storable,
};

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        post("/organisations/{id}/capacities", add_capacity)
            .by(Who::Duties(OVERSIGHT))
            .described(
                "Lets a firm act in another capacity, as manufacturer or distributor: as a further organisation of the same name and \
                    codes, or as one that is there already, whose accounts are the firm's afterwards. It is not taken away again. \
                    Answers the firm in that capacity.",
            )
            .keyed(),
        put("/organisations/{id}/joining", agree_to_join)
            .by(Who::Administrators)
            .described(
                "Agrees that one's own firm and another organisation are one, by the registered name of the other; without a name, \
                    no more. Both agree before those who entered them make them one.",
            ),
    ]
}

/// In which capacity a firm acts too.
#[derive(Debug, Deserialize, ToSchema)]
struct CapacityAdded {
    /// `manufacturer` or `distributor`.
    capacity: OrganisationKind,
    /// The organisation that is the same firm in that capacity, where it is entered already.
    joins: Option<OrganisationId>,
}

/// With which other organisation one's own is one firm.
#[derive(Debug, Deserialize, ToSchema)]
struct JoiningAgreed {
    /// The registered name of the other; null takes it back.
    name: Option<String>,
}

async fn add_capacity(
    request: Request,
    id: OrganisationId,
    Json(CapacityAdded { capacity, joins }): Json<CapacityAdded>,
) -> Answer<Created<OrganisationView>> {
    let caller = request.caller()?;
    let new = NewCapacity { capacity, joins };
    let answer = request
        .create(async |tx, moment| {
            let added = party::add_capacity(tx, moment, caller, id, &new).await?;
            Ok(OrganisationView::of(added))
        })
        .await?;
    // Sessions know the firms of their accounts.
    request.app.sessions().clear();
    request.app.keys().clear();
    Ok(answer)
}

async fn agree_to_join(
    request: Request,
    id: OrganisationId,
    Json(JoiningAgreed { name }): Json<JoiningAgreed>,
) -> Answer<NoContent> {
    let caller = request.caller()?;
    let name = filled(name.map(|it| storable("/name", it)))?;
    request
        .change(async |tx, moment| {
            party::agree_to_join(tx, moment, caller, id, name.as_deref()).await
        })
        .await?;
    no_content()
}
