//! Offers as they are sent, rows to types.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use ground::calendar::DeadlineColumns;
use ground::database::{Reader, Transaction};
use ground::{
    AccountId, Error, InvitationId, Moment, ProductId, Result, UnitPrice, shanghai_midnight,
};
use sql::queries::bargaining;

use crate::bargaining::sent_before::Equal;
use crate::bargaining::types::{Invitation, Invite};

/// What was sent under an idempotency key.
pub(super) struct SentBefore {
    pub(super) id: InvitationId,
    product: ProductId,
    price: UnitPrice,
    quantity: i64,
    note: String,
}

impl SentBefore {
    pub(super) fn is_same_offer(&self, invite: &Invite) -> bool {
        (self.product, self.price, self.quantity, self.note.as_str())
            == (
                invite.product,
                invite.price,
                invite.quantity,
                invite.note.as_str(),
            )
    }
}

/// Prepares the statements of `lock_pairs`, [`sent_before`] and `offer_facts` on this
/// connection.
pub(super) async fn prepare_sending(tx: &Transaction<'_>) -> Result<()> {
    bargaining::lock_pairs().prepare(tx).await?;
    bargaining::sent_before().prepare(tx).await?;
    bargaining::offer_facts().prepare(tx).await?;
    bargaining::equal_offers().prepare(tx).await?;
    Ok(())
}

pub(super) async fn sent_before(
    tx: &Transaction<'_>,
    keys_sent: &[(AccountId, &str)],
) -> Result<HashMap<(AccountId, String), SentBefore>> {
    if keys_sent.is_empty() {
        return Ok(HashMap::new());
    }
    let accounts: Vec<_> = keys_sent.iter().map(|(account, _)| account.0).collect();
    let keys: Vec<_> = keys_sent.iter().map(|(_, key)| *key).collect();
    let rows = bargaining::sent_before()
        .prepare(tx)
        .await?
        .bind(tx, &accounts, &keys)
        .all()
        .await?;
    let found = rows.into_iter().map(|row| {
        let before = SentBefore {
            id: InvitationId(row.id),
            product: ProductId(row.product),
            price: UnitPrice::stored(row.price),
            quantity: row.quantity,
            note: row.note,
        };
        ((AccountId(row.sent_by), row.key), before)
    });
    Ok(found.collect())
}

/// For each offer that may have been sent before, the hospital's invitations with its terms that were sent from a day on
/// or are open, newest first; none that were withdrawn with their file. A remark is no term, but two rows of one file with
/// different remarks are two offers.
pub(super) async fn equal_offers(
    db: &impl Reader,
    since: NaiveDate,
    invites: &[Invite],
) -> Result<HashMap<usize, Equal>> {
    let compared = || {
        let compared = invites.iter().enumerate();
        compared.filter(|(_, invite)| invite.row.is_some())
    };
    let mut equal: HashMap<usize, Equal> = HashMap::new();
    if compared().next().is_none() {
        return Ok(equal);
    }
    let indices: Vec<i64> = compared()
        .map(|(index, _)| i64::try_from(index).unwrap_or(i64::MAX))
        .collect();
    let new = || compared().map(|(_, invite)| invite);
    let hospitals: Vec<_> = new().map(|it| it.caller.organisation.0).collect();
    let products: Vec<_> = new().map(|it| it.product.0).collect();
    let prices: Vec<_> = new().map(|it| it.price.yuan()).collect();
    let quantities: Vec<_> = new().map(|it| it.quantity).collect();
    let imports: Vec<_> = new().map(|it| it.import.map(|id| id.0)).collect();
    let keys: Vec<_> = new().map(|it| it.idempotency_key.as_deref()).collect();
    let notes: Vec<_> = new().map(|it| it.note.as_str()).collect();
    let rows = bargaining::equal_offers()
        .prepare(db)
        .await?
        .params(
            db,
            &bargaining::EqualOffersParams {
                indices: &indices,
                hospitals: &hospitals,
                products: &products,
                prices: &prices,
                quantities: &quantities,
                imports: &imports,
                keys: &keys,
                notes: &notes,
                since: shanghai_midnight(since),
            },
        )
        .all()
        .await?;
    for row in rows {
        let index = usize::try_from(row.index).map_err(Error::internal)?;
        let (equal, id) = (equal.entry(index).or_default(), InvitationId(row.id));
        if row.is_of_file {
            equal.of_file = Some(id);
        } else {
            equal.earlier.push(id);
        }
    }
    Ok(equal)
}

/// Inserts invitations and returns those written: one whose pair has an open invitation, or whose
/// key is taken, is not.
#[expect(clippy::too_many_lines, reason = "one line for each column")]
pub(super) async fn insert_many(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows: &[(&Invite, &Invitation)],
) -> Result<HashSet<InvitationId>> {
    let new = || rows.iter().map(|(_, invitation)| *invitation);
    let ids: Vec<_> = new().map(|it| it.id.0).collect();
    let numbers: Vec<_> = new().map(|it| it.number.as_str()).collect();
    let hospitals: Vec<_> = new().map(|it| it.hospital.0).collect();
    let manufacturers: Vec<_> = new().map(|it| it.manufacturer.0).collect();
    let products: Vec<_> = new().map(|it| it.product.0).collect();
    let prices: Vec<_> = new().map(|it| it.progress.price.yuan()).collect();
    let quantities: Vec<_> = new().map(|it| it.quantity).collect();
    let notes: Vec<_> = new().map(|it| it.note.as_str()).collect();
    let states: Vec<_> = new().map(|it| it.progress.state.into_str()).collect();
    let limits: Vec<_> = new()
        .map(|it| it.reference_limit.map(UnitPrice::yuan))
        .collect();
    let limit_versions: Vec<_> = new().map(|it| it.limit_version.map(|id| id.0)).collect();
    let own_prices: Vec<_> = new()
        .map(|it| it.current_price.map(UnitPrice::yuan))
        .collect();
    let senders: Vec<_> = new().map(|it| it.sent_by.0).collect();
    let keys: Vec<_> = rows
        .iter()
        .map(|(invite, _)| invite.idempotency_key.as_deref())
        .collect();
    let imports: Vec<_> = rows
        .iter()
        .map(|(invite, _)| invite.import.map(|id| id.0))
        .collect();
    let due = DeadlineColumns::of(new().map(|it| it.progress.deadline));
    let decisions = || new().map(|it| it.progress.decision.as_ref());
    let decided_at: Vec<_> = decisions().map(|it| it.map(|it| it.at)).collect();
    let decided_by: Vec<_> = decisions()
        .map(|it| it.map(|it| it.by.into_str()))
        .collect();
    let clauses: Vec<_> = decisions()
        .map(|it| it.map(|it| it.clause.as_str()))
        .collect();
    let written = bargaining::insert_many()
        .prepare(tx)
        .await?
        .params(
            tx,
            &bargaining::InsertManyParams {
                now: moment.now,
                ids: &ids,
                numbers: &numbers,
                hospitals: &hospitals,
                manufacturers: &manufacturers,
                products: &products,
                prices: &prices,
                quantities: &quantities,
                notes: &notes,
                states: &states,
                limits: &limits,
                limit_versions: &limit_versions,
                current_prices: &own_prices,
                senders: &senders,
                keys: &keys,
                due_at: &due.at,
                provisional: &due.is_provisional,
                due_from: &due.from,
                calendar_versions: &due.calendar_version,
                decided_at: &decided_at,
                decided_by: &decided_by,
                decision_clauses: &clauses,
                imports: &imports,
            },
        )
        .all()
        .await?;
    Ok(written.into_iter().map(InvitationId).collect())
}
