//! Answers to invitations, one by one or many at once.

use super::invite::conclude;
use super::refusal::Refusal;
use super::rules::{Ceilings, Progress};
use super::{Invitation, store};
use crate::caller::{Caller, OrganisationKind};
use crate::catalogue;
use crate::database::Transaction;
use crate::error::{Error, FieldError, Result};
use crate::ids::InvitationId;
use crate::log;
use crate::moment::Moment;
use crate::money::UnitPrice;
use crate::rulebook::keys;

/// Letters of a reason.
const REASON_LETTERS_MAX: usize = 500;

/// A step by one of the two sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The manufacturer takes the offer.
    Accept,
    /// The manufacturer refuses it.
    Refuse {
        /// Why.
        reason: String,
    },
    /// The manufacturer names another price.
    Counter {
        /// Per base unit.
        price: UnitPrice,
        /// Why.
        reason: String,
    },
    /// The hospital takes the counter-offer.
    AcceptCounter,
    /// The hospital refuses the counter-offer.
    RefuseCounter,
    /// The hospital takes the invitation back.
    Withdraw,
}

impl Answer {
    /// Whose step it is.
    fn side(&self) -> OrganisationKind {
        match self {
            Self::Accept | Self::Refuse { .. } | Self::Counter { .. } => {
                OrganisationKind::Manufacturer
            }
            Self::AcceptCounter | Self::RefuseCounter | Self::Withdraw => {
                OrganisationKind::Hospital
            }
        }
    }

    fn event_kind(&self) -> &'static str {
        match self {
            Self::Accept => "invitation-accepted",
            Self::Refuse { .. } => "invitation-refused",
            Self::Counter { .. } => "invitation-countered",
            Self::AcceptCounter => "invitation-counter-accepted",
            Self::RefuseCounter => "invitation-counter-refused",
            Self::Withdraw => "invitation-withdrawn",
        }
    }

    fn check(&self) -> Result<()> {
        let (Self::Refuse { reason } | Self::Counter { reason, .. }) = self else {
            return Ok(());
        };
        let letters = reason.trim().chars().count();
        if (1..=REASON_LETTERS_MAX).contains(&letters) {
            return Ok(());
        }
        let zh = format!("请说明理由（不超过{REASON_LETTERS_MAX}字）");
        let en = format!("give a reason of at most {REASON_LETTERS_MAX} letters");
        Err(FieldError::alone("/reason", zh, en))
    }
}

/// What became of a step. A refusal has to be committed too: a refused counter-offer counts.
pub type AnswerOutcome = Result<Invitation>;

/// Takes the same step on each of these invitations; outcomes are in their order. `version` is the
/// version that the caller has read, for a single invitation.
///
/// # Errors
/// The outer error is the whole call's: a step of the other side, a missing reason, the database.
/// Each invitation has its own outcome.
pub async fn answer(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    ids: &[InvitationId],
    version: Option<i32>,
    answer: &Answer,
) -> Result<Vec<AnswerOutcome>> {
    caller.must_trade_for(answer.side())?;
    answer.check()?;
    let visible: Vec<Invitation> = store::get(tx, ids)
        .await?
        .into_iter()
        .filter(|invitation| invitation.is_visible_to(caller))
        .collect();
    // The pair is locked before the invitation, as sending does.
    store::lock_pairs_of(tx, &visible).await?;
    let known: Vec<InvitationId> = visible.iter().map(|invitation| invitation.id).collect();
    let locked = store::lock(tx, &known).await?;

    let mut outcomes = Vec::with_capacity(ids.len());
    let mut moved = Vec::new();
    let mut events = Vec::new();
    for id in ids {
        let found = locked.iter().find(|invitation| invitation.id == *id);
        let Some(before) = found else {
            outcomes.push(Err(Error::NotFound));
            continue;
        };
        if version.is_some_and(|version| version != before.version) {
            outcomes.push(Err(Error::Stale));
            continue;
        }
        match step(tx, moment, before, answer).await? {
            Step::Taken(progress) => {
                let version = before.version + 1;
                let after = Invitation {
                    progress,
                    version,
                    ..before.clone()
                };
                events.push(after.event(Some(caller), answer.event_kind(), "S4-1"));
                moved.push(after.clone());
                outcomes.push(Ok(after));
            }
            Step::Refused(refusal, counted) => {
                if let Some(progress) = counted {
                    let after = Invitation {
                        progress,
                        ..before.clone()
                    };
                    events.push(after.event(Some(caller), "invitation-counter-rejected", "S4-1"));
                    moved.push(after);
                }
                outcomes.push(Err(refusal.into()));
            }
        }
    }
    store::save(tx, &moved).await?;
    log::write(tx, moment, &events).await?;
    conclude(tx, moment, &moved.iter().collect::<Vec<_>>()).await?;
    Ok(outcomes)
}

enum Step {
    Taken(Progress),
    /// Refused; with the invitation as it stands after a try that counts.
    Refused(Refusal, Option<Progress>),
}

async fn step(
    tx: &Transaction<'_>,
    moment: &Moment,
    before: &Invitation,
    answer: &Answer,
) -> Result<Step> {
    let progress = &before.progress;
    let ceilings = store::ceilings(tx, moment, before).await?;
    let concludes = matches!(answer, Answer::Accept | Answer::AcceptCounter);
    if concludes && let Some(refusal) = not_buyable(tx, moment, before).await? {
        return Ok(Step::Refused(refusal, None));
    }
    let now = moment.now;
    let taken = match answer {
        Answer::Accept => progress.accept(now, ceilings),
        Answer::Refuse { reason } => progress.refuse(now, reason.trim()),
        Answer::AcceptCounter => progress.accept_counter(now, ceilings),
        Answer::RefuseCounter => progress.refuse_counter(now),
        Answer::Withdraw => progress.withdraw(now),
        Answer::Counter { price, reason } => {
            return counter(moment, progress, (*price, reason.trim()), ceilings);
        }
    };
    Ok(taken.map_or_else(|refusal| Step::Refused(refusal, None), Step::Taken))
}

fn counter(
    moment: &Moment,
    progress: &Progress,
    offer: (UnitPrice, &str),
    ceilings: Ceilings,
) -> Result<Step> {
    let today = moment.today();
    let term = moment.rulebook.term(keys::COUNTER_TERM, today)?;
    let deadline = moment.calendar.deadline(moment.now, term);
    Ok(
        match progress.counter(moment.now, offer, ceilings, (today, deadline)) {
            Ok(after) => Step::Taken(after),
            // Only this refusal tells something that the manufacturer may not know.
            Err(refusal @ Refusal::AboveCurrentPrice { .. }) => {
                Step::Refused(refusal, Some(progress.with_failed_counter()))
            }
            Err(refusal) => Step::Refused(refusal, None),
        },
    )
}

async fn not_buyable(
    tx: &Transaction<'_>,
    moment: &Moment,
    invitation: &Invitation,
) -> Result<Option<Refusal>> {
    let product = catalogue::product(tx, invitation.product).await?;
    Ok(product
        .buyable(moment.today())
        .err()
        .map(Refusal::NotBuyable))
}
