//! What a new installation lacks before people can work with it.

use domain::OrganisationKind::ExchangeCenter;
use domain::capability::SetUpStep;
use serde::Serialize;
use utoipa::ToSchema;

use super::closed::SetUpStepKey;
use crate::http::{Answer, Operation, Request, Who, get, json};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/installation", installation)
            .by(Who::Members(&[ExchangeCenter]))
            .described(
                "What the installation lacks before people can work with it, step by step: each rests on those before.",
            ),
    ]
}

/// A step of setting up the installation.
#[derive(Debug, Serialize, ToSchema)]
struct SetUpStepView {
    #[schema(value_type = SetUpStepKey)]
    key: &'static str,
    /// What, in words.
    label: String,
    /// What to do where it is not done.
    todo: String,
    /// How many there are of what is counted, or of what is missing; counting stops where the number does not matter.
    count: i64,
    is_done: bool,
    /// The page of the console where it is done.
    link: &'static str,
}

/// How far the installation is.
#[derive(Debug, Serialize, ToSchema)]
struct InstallationView {
    /// Whether every step is done.
    is_complete: bool,
    steps: Vec<SetUpStepView>,
}

async fn installation(request: Request) -> Answer<InstallationView> {
    let moment = request.moment();
    let capabilities = moment.capabilities.iter();
    let mut steps: Vec<&SetUpStep> = capabilities.flat_map(|one| one.checklist).collect();
    steps.sort_by_key(|step| step.rank);
    let connection = request.app.ground().db.get().await?;
    let mut views = Vec::with_capacity(steps.len());
    for step in steps {
        let progress = (step.progress)(&connection, moment).await?;
        views.push(SetUpStepView {
            key: step.key,
            label: request.localized(&step.label.words()),
            todo: request.localized(&step.todo.words()),
            count: progress.count,
            is_done: progress.is_done,
            link: step.link,
        });
    }
    json(&InstallationView {
        is_complete: views.iter().all(|step| step.is_done),
        steps: views,
    })
}
