//! Ways back from a collection that was opened by mistake: stopped, extended, corrected; and a reminder by a person.

mod store;

use chrono::NaiveDate;
use ground::calendar::{Deadline, must_end_within};
use ground::database::Transaction;
use ground::log::{NewEvent, Readers};
use ground::{
    Caller, CampaignId, Error, FieldError, FigureValues, Moment, OrganisationId, OrganisationKind,
    Refused, Result, SHANGHAI, Words, log, must_be_another,
};
use market::conduct;

use super::clock::store::{all_duties, note_reminded};
use super::event;
use super::misconduct::CAMPAIGN_UNANSWERED;
use super::open::{must_be_class, must_not_overlap, must_reach_manufacturers};
use super::refusal::{CAMPAIGN_ALREADY_OPEN, CAMPAIGN_REMINDED_TODAY, CAMPAIGN_TOO_LONG};
use super::rulebook::CAMPAIGN_DAYS;
use super::rules::{is_silent, must_be_meant, must_not_be_stopped, must_take_answers, not_to_stop};
use super::store::of_scope;
use super::types::{CampaignCorrection, Ended, Locked, Pending};

/// Stops a collection: nobody has to answer, its records of silence are withdrawn, and its manufacturers are notified.
///
/// # Errors
/// Refuses callers other than the exchange centre, a missing reason, a second time (`campaign-already-stopped`), and, once it has
/// ended with its records, who opened it (`same-person`).
pub async fn stop(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: CampaignId,
    reason: &str,
) -> Result<()> {
    let (campaign, reason) = lock(tx, caller, id, reason).await?;
    must_not_be_stopped(campaign.ended())?;
    let own = Words::new(
        "该采集由本人开启且已产生记录，须由另一人终止",
        "you opened it and it has left records: another person stops it",
    );
    let first = not_to_stop(campaign.closed_at, campaign.opened_by);
    must_be_another(first, caller.account, own)?;
    store::stop(tx, moment, caller, id, reason).await?;
    let subject = [id.to_string()];
    let records =
        conduct::withdraw(tx, moment, caller, &CAMPAIGN_UNANSWERED, &subject, reason).await?;
    let stopped = event::Stopped {
        quarter: campaign.quarter.to_string(),
        reason: reason.to_owned(),
        records,
    };
    write_for_manufacturers(tx, moment, caller, id, event::STOPPED.about(id, &stopped)).await
}

/// Gives a collection until a later day, before which it reminds again.
///
/// # Errors
/// Refuses callers other than the exchange centre, a missing reason, a collection that is over (`campaign-over`, `campaign-already-stopped`), and a day that
/// is not later, or too late (`campaign-too-long`).
pub async fn extend(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: CampaignId,
    due_on: NaiveDate,
    reason: &str,
) -> Result<()> {
    let (campaign, reason) = lock(tx, caller, id, reason).await?;
    must_take_answers(campaign.ended(), moment.now)?;
    campaign.deadline.must_be_before(due_on)?;
    let days_max = moment.rulebook.value(&CAMPAIGN_DAYS, moment.today())?;
    let opened_on = campaign.opened_at.with_timezone(&SHANGHAI).date_naive();
    must_end_within(&CAMPAIGN_TOO_LONG, opened_on, due_on, days_max)?;
    let deadline = Deadline::chosen(due_on);
    store::extend(tx, id, deadline).await?;
    let extended = event::Extended {
        due: event::Due::of(&Pending {
            deadline,
            ..campaign.pending()
        }),
        due_on_before: campaign.deadline.last_day(),
        reason: reason.to_owned(),
    };
    write_for_manufacturers(tx, moment, caller, id, event::EXTENDED.about(id, &extended)).await
}

/// Puts the right quarter or class in the place of a wrong one: who has to answer for what is counted again, and answers
/// given hold.
///
/// # Errors
/// Refuses callers other than the exchange centre, a missing reason, a collection that is over (`campaign-over`, `campaign-already-stopped`), unknown classes,
/// a quarter and class that has another one (`campaign-already-open`, `campaign-overlaps`), and, as opening does, what has to be
/// confirmed.
pub async fn correct(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: CampaignId,
    correction: &CampaignCorrection,
    reason: &str,
) -> Result<()> {
    let (campaign, reason) = lock(tx, caller, id, reason).await?;
    must_take_answers(campaign.ended(), moment.now)?;
    let quarter = correction.quarter.unwrap_or(campaign.quarter);
    let category = match &correction.category {
        None => campaign.category.clone(),
        Some(category) => Some(category.clone()).filter(|category| !category.is_empty()),
    };
    must_be_class(tx, moment, category.as_deref()).await?;
    if (quarter, &category) == (campaign.quarter, &campaign.category) {
        let (zh, en) = ("与现在的季度和范围相同", "is its quarter and class now");
        return Err(FieldError::alone("/quarter", zh, en));
    }
    if of_scope(tx, quarter, category.as_deref()).await?.is_some() {
        return Err(Refused {
            kind: &CAMPAIGN_ALREADY_OPEN,
            clause: Some("S4-13"),
            detail: Words::new(
                "该季度和范围已有价格报送",
                "the quarter and class has a collection already",
            ),
            figures: FigureValues::NONE,
        }
        .into());
    }
    must_not_overlap(tx, quarter, category.as_deref(), Some(id)).await?;
    if quarter != campaign.quarter {
        must_be_meant(quarter, correction.confirmed, moment.today())?;
    }
    if category != campaign.category {
        must_reach_manufacturers(tx, category.as_deref(), correction.confirmed).await?;
    }
    store::correct(tx, id, quarter, category.as_deref()).await?;
    let due = Pending {
        quarter: quarter.to_string(),
        ..campaign.pending()
    };
    let corrected = event::Corrected {
        due: event::Due::of(&due),
        quarter_before: campaign.quarter.to_string(),
        category,
        category_before: campaign.category.clone(),
        reason: reason.to_owned(),
    };
    write_for_manufacturers(
        tx,
        moment,
        caller,
        id,
        event::CORRECTED.about(id, &corrected),
    )
    .await
}

/// Reminds the manufacturers that have not answered in full, now.
///
/// # Errors
/// Refuses callers other than the exchange centre, a missing reason, and a collection that is over (`campaign-over`, `campaign-already-stopped`).
pub async fn remind_now(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: CampaignId,
    reason: &str,
) -> Result<()> {
    let (campaign, reason) = lock(tx, caller, id, reason).await?;
    must_take_answers(campaign.ended(), moment.now)?;
    let silent: Vec<OrganisationId> = (all_duties(tx, id).await?.iter())
        .filter(|duty| is_silent(duty.products, duty.answered))
        .map(|duty| duty.manufacturer)
        .collect();
    if !note_reminded(tx, moment, id).await? {
        return Err(reminded_today().into());
    }
    let event = event::REMINDER
        .about(id, &event::Reminder::of(&campaign.pending(), Some(reason)))
        .by(caller)
        .for_readers(Readers::parties(&silent));
    log::write(tx, moment, &[event]).await?;
    Ok(())
}

fn reminded_today() -> Refused {
    Refused {
        kind: &CAMPAIGN_REMINDED_TODAY,
        clause: None,
        detail: Words::new(
            "今天已经催报过，未完成的企业已收到通知；同一天不重复催报",
            "they were reminded today already; nobody is reminded twice on a day",
        ),
        figures: FigureValues::NONE,
    }
}

/// The collection, locked for the exchange centre, and the reason, trimmed.
async fn lock<'a>(
    tx: &Transaction<'_>,
    caller: &Caller,
    id: CampaignId,
    reason: &'a str,
) -> Result<(Locked, &'a str)> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let reason = FieldError::reason_given(reason)?;
    let campaign = store::lock(tx, id).await?.ok_or(Error::NotFound)?;
    Ok((campaign, reason))
}

/// Writes an event for the manufacturers that have, or had, to answer.
async fn write_for_manufacturers(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: CampaignId,
    event: NewEvent,
) -> Result<()> {
    let duties = all_duties(tx, id).await?;
    let manufacturers: Vec<OrganisationId> =
        duties.into_iter().map(|duty| duty.manufacturer).collect();
    let event = event
        .by(caller)
        .for_readers(Readers::parties(&manufacturers));
    log::write(tx, moment, &[event]).await?;
    Ok(())
}

impl Locked {
    fn ended(&self) -> Ended {
        Ended {
            deadline: self.deadline,
            closed_at: self.closed_at,
            is_stopped: self.is_stopped,
        }
    }

    fn pending(&self) -> Pending {
        Pending {
            id: self.id,
            quarter: self.quarter.to_string(),
            deadline: self.deadline,
            opened_by: self.opened_by,
            notified_at: self.opened_at,
        }
    }
}
