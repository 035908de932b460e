//! Invitations by file.

use std::collections::BTreeSet;

use domain::bargaining::{self, Invitation, Invite, Sent, SentEarlier, State};
use domain::catalogue::{self, CodeHit, LoadedRow, RowVerdict};
use domain::database::Transaction;
use domain::{Error, Refused, Result, UnitPrice, Words};
use spreadsheet::ColumnKind::Text;

use super::{Effects, FileRow, RowTerms, Work, not_again, not_one};
use crate::loading::cells::Cells;
use crate::loading::columns::{CODE, CODE_20, COUNT, FileColumn, PRICE, optional, required};
use crate::loading::file::FileKind;
use crate::loading::layout::Layout;
use crate::loading::preview::preview_of;
use crate::loading::reversal;
use crate::loading::worker::work_on;

pub(in crate::loading) const FILE: FileKind = FileKind {
    import: &bargaining::INVITATIONS,
    address: "/imports/invitations",
    summary: "Sends the invitations of a file (hospital).",
    columns: COLUMNS,
    remarks: &[
        "等于参考限价的邀请由系统自动确认；低于限价的由生产企业在规定工作日内响应。",
        "高于参考限价或本机构现行采购价的行不会发出，并标为“价格不符”。",
        "本机构近期已发出的相同邀请（产品、价格、数量相同）不会重复发出，标为“无变化”；确要再次发出，请在导入时注明。",
    ],
    find_layout: Layout::find,
    work: work_on::<InvitationLine>,
    preview: preview_of::<InvitationLine>,
    reverse: reversal::invitations,
};

const COLUMNS: &[FileColumn] = &[
    CODE,
    CODE_20,
    required(
        "price",
        &["价格", "议价", "邀请价", "报价", "price"],
        PRICE,
        "85.00",
        "每一最小计量单位的邀请价，元；不得高于参考限价和本机构现行采购价",
    ),
    required(
        "quantity",
        &["数量", "采购数量", "quantity"],
        COUNT,
        "100",
        "意向数量，整数，按最小销售单位",
    ),
    optional(
        "note",
        &["备注", "note"],
        Text,
        "年度用量，分批供货",
        "给生产企业的话，最多500字",
    ),
];

/// A row that invites to a price.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct InvitationLine {
    code: String,
    price: UnitPrice,
    quantity: i64,
    note: String,
}

impl FileRow for InvitationLine {
    const ROWS_AT_ONCE: usize = 200;
    const LAST_COUNTS: bool = false;
    const REMARKS_ARE_OUTCOMES: bool = true;
    type Memory = SentEarlier;

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

    fn terms(&self) -> RowTerms {
        RowTerms {
            code: self.code.clone(),
            price: Some(self.price),
            quantity: Some(self.quantity),
        }
    }

    async fn load(
        tx: &Transaction<'_>,
        work: &Work<'_>,
        earlier: &mut SentEarlier,
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
                // The key of the row: a resumed import sends nothing twice.
                idempotency_key: Some(format!("{}/{number}", work.import)),
                import: Some(work.import),
                row: Some(*number).filter(|_| !work.again),
            });
        }
        let mut answers = bargaining::invite(tx, work.moment, &invites, earlier)
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

    async fn effects(tx: &Transaction<'_>, work: &Work<'_>) -> Result<Effects> {
        let sent = bargaining::sent_by_import(tx, work.import).await?;
        Ok(Effects {
            invitations: Some(sent),
            ..Effects::default()
        })
    }
}

fn verdict_of(answer: Result<Sent>) -> Result<RowVerdict> {
    match answer {
        Ok(Sent::New(invitation)) => Ok(RowVerdict::with_remark(
            LoadedRow::Accepted,
            what_follows(&invitation),
        )),
        Ok(Sent::Repeats(invitation)) => Ok(RowVerdict::with_remark(
            LoadedRow::Unchanged,
            not_again(&invitation.repeated()),
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
