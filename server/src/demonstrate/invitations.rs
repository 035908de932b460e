//! Invitations, open and closed, played in the order in which they happened.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use demo::{DemoInvitation, DemoOutcome};
use domain::bargaining::{self, Invite, Response, Sent, SentEarlier};
use domain::database::Transaction;
use domain::{
    Caller, Error, InvitationId, Moment, OrganisationKind, ProductId, Result, shanghai_midnight,
};

use super::{Demonstrator, at_the_desk, known, yuan};

/// Instant, index in the plan, and the response with whether the hospital gives it; `None` sends
/// the invitation.
type PlannedStep = (DateTime<Utc>, usize, Option<(bool, Response)>);

impl Demonstrator<'_> {
    pub(super) async fn enter_invitations(&self) -> Result<()> {
        let plan = &self.plan;
        let indexes: Vec<u32> = plan.iter().map(|one| one.product_index).collect();
        let ids = self.product_ids(&indexes).await?;
        let mut steps: Vec<PlannedStep> = Vec::new();
        for (index, one) in plan.iter().enumerate() {
            steps.push((self.instant(one, 0), index, None));
            for (after, by_hospital, response) in responses(one)? {
                let at = self.instant(one, after);
                steps.push((at, index, Some((by_hospital, response))));
            }
        }
        steps.sort_by_key(|(at, index, step)| (*at, *index, step.is_some()));
        let hospitals = [self.hospital(0).await?, self.hospital(1).await?];
        let mut sent: HashMap<usize, InvitationId> = HashMap::new();
        let mut connection = self.ground.db.get().await?;
        for (at, index, step) in steps {
            let Some(one) = plan.get(index) else { continue };
            let hospital = usize::try_from(one.hospital)
                .ok()
                .and_then(|index| hospitals.get(index));
            let hospital = hospital.ok_or_else(|| Error::internal("a hospital of nowhere"))?;
            let moment = self.ground.moment_at(at);
            let tx = connection.transaction().await?;
            match step {
                None => {
                    let invite = self.invite(one, hospital, known(&ids, one.product_index)?)?;
                    if let Some(id) = send(&tx, &moment, &invite).await? {
                        sent.insert(index, id);
                    }
                }
                Some((by_hospital, response)) => {
                    let Some(id) = sent.get(&index).copied() else {
                        continue;
                    };
                    let invitation = bargaining::invitation(&tx, hospital, id).await?;
                    let caller = if by_hospital {
                        hospital.clone()
                    } else {
                        let kind = OrganisationKind::Manufacturer;
                        at_the_desk(&self.operator, invitation.manufacturer, kind)
                    };
                    let outcomes =
                        bargaining::respond(&tx, &moment, &caller, &[id], None, &response).await?;
                    outcomes.into_iter().collect::<Result<Vec<_>>>()?;
                }
            }
            tx.commit().await?;
        }
        Ok(())
    }

    fn invite(
        &self,
        one: &DemoInvitation,
        hospital: &Caller,
        product: ProductId,
    ) -> Result<Invite> {
        let key = format!("demonstration-{}-{}", one.hospital, one.product_index);
        Ok(Invite {
            caller: hospital.clone(),
            product,
            price: yuan(one.price)?,
            quantity: one.quantity.into(),
            note: one.note.to_owned(),
            idempotency_key: Some(key),
            import: None,
            row: None,
        })
    }

    /// The instant so many working days after the sending.
    fn instant(&self, one: &DemoInvitation, after: u32) -> DateTime<Utc> {
        let now = self.ground.moment().now;
        let day = self.working_days_ago(one.working_days_ago.saturating_sub(after));
        let minute = i64::from(one.minute_of_day) + if after == 0 { 0 } else { 47 };
        let at = shanghai_midnight(day) + TimeDelta::minutes(minute);
        at.min(now - TimeDelta::minutes(1))
    }
}

/// The responses to an invitation of the plan: after how many working days, whether by the
/// hospital, and which.
fn responses(one: &DemoInvitation) -> Result<Vec<(u32, bool, Response)>> {
    let reason = |reason: &str| reason.to_owned();
    Ok(match &one.outcome {
        DemoOutcome::ConfirmedAtOnce | DemoOutcome::Pending | DemoOutcome::Lapsed => Vec::new(),
        DemoOutcome::Accepted { after } => vec![(*after, false, Response::Accept)],
        DemoOutcome::Refused { after, reason: why } => {
            vec![(
                *after,
                false,
                Response::Refuse {
                    reason: reason(why),
                },
            )]
        }
        DemoOutcome::Countered {
            after,
            price,
            reason: why,
        } => {
            vec![(
                *after,
                false,
                Response::Counter {
                    price: yuan(*price)?,
                    reason: reason(why),
                },
            )]
        }
        DemoOutcome::CounteredAndAccepted {
            after,
            price,
            reason: why,
            accepted_after,
        } => vec![
            (
                *after,
                false,
                Response::Counter {
                    price: yuan(*price)?,
                    reason: reason(why),
                },
            ),
            (*accepted_after, true, Response::AcceptCounter),
        ],
        DemoOutcome::Withdrawn { after } => vec![(*after, true, Response::Withdraw)],
    })
}

async fn send(
    tx: &Transaction<'_>,
    moment: &Moment,
    invite: &Invite,
) -> Result<Option<InvitationId>> {
    let mut earlier = SentEarlier::default();
    match bargaining::invite(tx, moment, std::slice::from_ref(invite), &mut earlier)
        .await?
        .pop()
    {
        Some(Ok(Sent::New(invitation))) => Ok(Some(invitation.id)),
        // Sent by a killed start; its responses may be in already.
        Some(Ok(Sent::Before(_) | Sent::Repeats(_) | Sent::Twice(_))) | None => Ok(None),
        Some(Err(error)) => Err(error),
    }
}
