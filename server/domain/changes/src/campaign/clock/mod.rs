//! The due work of collections: one reminder, and at the end a record of silence (S4-20).

pub(super) mod store;

use chrono::{DateTime, Utc};
use ground::database::Transaction;
use ground::log::{self, Readers};
use ground::{Moment, OrganisationId, Result};
use market::conduct::{self, NewMisconduct};

use super::event;
use super::misconduct::{CAMPAIGN_UNANSWERED, Evidence};
use super::rulebook::CAMPAIGN_REMINDER;
use super::rules::{is_silent, reminds};
use super::types::{Duty, Pending};

/// Reminds the manufacturers that have not answered in full, once for each collection whose end is
/// as near as the rulebook says. Returns how many collections reminded.
pub(super) async fn remind(tx: &Transaction<'_>, moment: &Moment) -> Result<usize> {
    let before = (moment.rulebook).value(&CAMPAIGN_REMINDER, moment.today())?;
    let mut reminded = 0;
    for campaign in store::lock_unreminded(tx, moment).await? {
        if !reminds(moment.now, campaign.deadline, before, &moment.calendar) {
            continue;
        }
        if !store::note_reminded(tx, moment, campaign.id).await? {
            continue;
        }
        let silent: Vec<OrganisationId> = (store::all_duties(tx, campaign.id).await?.iter())
            .filter(|duty| is_silent(duty.products, duty.answered))
            .map(|duty| duty.manufacturer)
            .collect();
        let event = event::REMINDER
            .about(campaign.id, &event::Reminder::of(&campaign, None))
            .for_readers(Readers::parties(&silent));
        log::write(tx, moment, &[event]).await?;
        reminded += 1;
    }
    Ok(reminded)
}

/// Closes one collection that is over, and records a misconduct for each manufacturer that left
/// products without an answer and could be notified. Returns how many it closed.
pub(super) async fn close_over(tx: &Transaction<'_>, moment: &Moment) -> Result<usize> {
    let Some(campaign) = store::lock_over(tx, moment).await? else {
        return Ok(0);
    };
    store::recount_duties(tx, campaign.id).await?;
    let duties = store::all_duties(tx, campaign.id).await?;
    let silent: Vec<NewMisconduct> = duties
        .iter()
        .filter(|duty| is_silent(duty.products, duty.answered))
        .map(|duty| unanswered(&campaign, duty))
        .collect();
    let unreachable = conduct::record(tx, moment, &silent).await?.len();
    store::close(tx, moment, campaign.id).await?;
    let closed = event::Closed {
        due: event::Due::of(&campaign),
        manufacturers: duties.len(),
        products: duties.iter().map(|duty| duty.products).sum(),
        answered: duties.iter().map(|duty| duty.answered).sum(),
        silent: silent.len() - unreachable,
        unreachable,
    };
    let event = event::CLOSED.about(campaign.id, &closed);
    log::write(tx, moment, &[event]).await?;
    Ok(1)
}

/// When a manufacturer has known of a collection at the latest: when it was notified, or, once it has answered in part, to the end.
fn knew_at(campaign: &Pending, duty: &Duty) -> DateTime<Utc> {
    match duty.answered {
        0 => campaign.notified_at,
        _ => campaign.deadline.due_at,
    }
}

fn unanswered(campaign: &Pending, duty: &Duty) -> NewMisconduct {
    NewMisconduct::new(
        &CAMPAIGN_UNANSWERED,
        duty.manufacturer,
        campaign.deadline.due_at,
        campaign.id,
        &Evidence::of(campaign, duty),
    )
    .of_silence(knew_at(campaign, duty))
    .ordered_by(Some(campaign.opened_by))
}
