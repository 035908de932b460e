//! Invitations by the sheet: what hospitals used robots for.

use std::collections::BTreeSet;

use domain::bargaining::{self, Invitation, Invite, Sent, State};
use domain::catalogue::{self, CodeHit, LoadedRow, RowVerdict};
use domain::database::Transaction;
use domain::{Error, Refused, Result, UnitPrice, Words};

use super::{FileRow, Work, not_one};
use crate::loading::cells::Cells;
use crate::loading::layout::Layout;

/// A line that asks for a price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::loading) struct InvitationLine {
    code: String,
    price: UnitPrice,
    quantity: i64,
    note: String,
}

impl FileRow for InvitationLine {
    const ROWS_AT_ONCE: usize = 200;
    const LAST_COUNTS: bool = false;
    const TELLS_OUTCOMES: bool = true;
    type Memory = ();

    fn read(cells: &mut Cells<'_>, _layout: &Layout) -> Option<Self> {
        let code = cells.code();
        let price = cells.price("price");
        let quantity = cells.whole("quantity");
        let note = cells.text("note");
        Some(Self {
            code,
            price: price?,
            quantity: quantity?,
            note,
        })
    }

    async fn load(
        tx: &Transaction<'_>,
        work: &Work<'_>,
        _memory: &mut (),
        numbers: &[u32],
        rows: &[Self],
    ) -> Result<Vec<RowVerdict>> {
        let codes: BTreeSet<&str> = rows.iter().map(|row| row.code.as_str()).collect();
        let hits = catalogue::find_codes(tx, &codes.into_iter().collect::<Vec<_>>()).await?;
        let mut invites: Vec<Invite> = Vec::new();
        let mut verdicts: Vec<Option<RowVerdict>> = Vec::with_capacity(rows.len());
        for (row, number) in rows.iter().zip(numbers) {
            let hit = hits.get(&row.code);
            let Some(CodeHit::One(product)) = hit else {
                verdicts.push(Some(not_one(&row.code, hit)));
                continue;
            };
            verdicts.push(None);
            invites.push(Invite {
                caller: work.caller.clone(),
                product: *product,
                price: row.price,
                quantity: row.quantity,
                note: row.note.clone(),
                // A resumed import sends nothing twice.
                idempotency_key: Some(format!("{}/{number}", work.import)),
            });
        }
        let mut answers = bargaining::invite(tx, work.moment, &invites)
            .await?
            .into_iter();
        let mut complete = Vec::with_capacity(rows.len());
        for verdict in verdicts {
            complete.push(match verdict {
                Some(verdict) => verdict,
                None => {
                    let answer = answers.next();
                    verdict_of(answer.ok_or_else(|| Error::internal("an offer without answer"))?)?
                }
            });
        }
        Ok(complete)
    }
}

fn verdict_of(answer: Result<Sent>) -> Result<RowVerdict> {
    match answer {
        Ok(Sent::New(invitation)) => Ok(RowVerdict::with_remark(
            LoadedRow::Accepted,
            what_follows(&invitation),
        )),
        Ok(Sent::Before(_)) => Ok(RowVerdict::with_remark(
            LoadedRow::Accepted,
            Words::new("此前已发送", "was sent before"),
        )),
        Err(Error::Refused(refused)) => Ok(refusal(*refused)),
        Err(Error::Invalid(fields)) => {
            let remarks = fields.into_iter().map(|field| field.detail).collect();
            Ok(RowVerdict {
                outcome: LoadedRow::Error,
                remarks,
            })
        }
        Err(Error::NotFound) => Ok(RowVerdict::with_remark(
            LoadedRow::NoHit,
            Words::new("平台无此产品", "no such product"),
        )),
        Err(
            error @ (Error::Forbidden | Error::Stale | Error::Unavailable(_) | Error::Internal(_)),
        ) => Err(error),
    }
}

fn refusal(refused: Refused) -> RowVerdict {
    let of_the_price = [
        &bargaining::PRICE_ABOVE_REFERENCE_LIMIT,
        &bargaining::PRICE_ABOVE_CURRENT_PRICE,
    ];
    let outcome = match of_the_price.contains(&refused.kind) {
        true => LoadedRow::PriceMismatch,
        false => LoadedRow::Error,
    };
    RowVerdict::with_remark(outcome, refused.detail)
}

fn what_follows(invitation: &Invitation) -> Words {
    let number = &invitation.number;
    match (invitation.progress.state, invitation.progress.deadline) {
        (State::Confirmed, _) => Words::new(
            format!("已自动确认，编号{number}"),
            format!("confirmed automatically, number {number}"),
        ),
        (_, Some(deadline)) => {
            let due = deadline.text();
            let (zh, en) = match deadline.is_provisional {
                true => ("（暂定）", " (provisional)"),
                false => ("", ""),
            };
            Words::new(
                format!("待响应，截止 {due}{zh}，编号{number}"),
                format!("waits for an answer by {due}{en}, number {number}"),
            )
        }
        (_, None) => Words::new(
            format!("待响应，编号{number}"),
            format!("waits, number {number}"),
        ),
    }
}
