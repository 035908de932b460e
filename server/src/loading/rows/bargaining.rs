//! Invitations by file.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};

use domain::bargaining::{self, Invitation, Invite, Sent, SentEarlier, SentUnder, State};
use domain::catalogue::{self, CodeHit, LoadedRow, RowVerdict};
use domain::database::Transaction;
use domain::listed_price::FarTyped;
use domain::{Error, ProductId, Refused, Result, UnitPrice, Words};
use spreadsheet::ColumnKind::{Code, Text};

use super::{Effects, FileRow, RowTerms, Work, not_again, not_one};
use crate::loading::cells::Cells;
use crate::loading::clean::clean;
use crate::loading::columns::{CODE, CODE_20, COUNT, FileColumn, PRICE, optional, required};
use crate::loading::file::FileKind;
use crate::loading::key;
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
        "同一文件中完全相同的行（产品、价格、数量、备注）只发送一次，重复的行标为“无变化”；确要各发一份，请在导入时注明。",
        "邀请价和数量都没有填写的行不发送，可直接在导出的采购价清单上填写。",
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
        key::PRICE,
        &["邀请价", "价格", "议价", "报价", "price"],
        PRICE,
        "85.00",
        "每一最小计量单位的邀请价，元；不得高于参考限价和本机构现行采购价",
    )
    .or_weakly(&["单价"]),
    required(
        key::QUANTITY,
        &["数量", "采购数量", "quantity"],
        COUNT,
        "100",
        "意向数量，整数，按最小销售单位",
    ),
    optional(
        key::NOTE,
        &["备注", "note"],
        Text,
        "年度用量，分批供货",
        "给生产企业的话，最多500字",
    ),
    optional(
        key::NUMBER,
        &["邀请编号", "number"],
        Code,
        "",
        "已发出的邀请的编号，见导出的邀请清单；填写编号的行不再发送。新邀请留空",
    )
    .not_offered(),
];

/// A row that invites to a price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct InvitationLine {
    code: String,
    price: UnitPrice,
    quantity: i64,
    note: String,
    /// The number of the invitation that it states, if it was sent before.
    number: String,
}

/// Without a number as before there were any, so that files which were loaded before are known again.
impl Hash for InvitationLine {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self {
            code,
            price,
            quantity,
            note,
            number,
        } = self;
        (code, price, quantity, note).hash(state);
        if !number.is_empty() {
            number.hash(state);
        }
    }
}

impl InvitationLine {
    /// What it would change of the invitation that was sent; an empty note changes nothing.
    fn changes(&self, sent: &SentUnder) -> Vec<Words> {
        let note = match self.note.is_empty() {
            true => sent.note.clone(),
            false => self.note.clone(),
        };
        // Both as files are read: what the platform exported comes back as the same.
        let is_same_note = clean(&note) == clean(&sent.note);
        let fields = [
            (
                ("邀请价", "price"),
                sent.price.to_string(),
                self.price.to_string(),
            ),
            (
                ("数量", "quantity"),
                sent.quantity.to_string(),
                self.quantity.to_string(),
            ),
            (
                ("备注", "note"),
                sent.note.clone(),
                if is_same_note {
                    sent.note.clone()
                } else {
                    note
                },
            ),
        ];
        Words::changes(fields)
    }
}

impl FileRow for InvitationLine {
    const ROWS_AT_ONCE: usize = 200;
    const LAST_COUNTS: bool = false;
    const REMARKS_ARE_OUTCOMES: bool = true;
    type Memory = SentEarlier;

    fn read(cells: &mut Cells<'_>, _layout: &Layout) -> Option<Self> {
        let code = cells.code();
        let price = cells.price(key::PRICE);
        let quantity = cells.whole(key::QUANTITY);
        let note = cells.text(key::NOTE);
        let number = cells.other_code(key::NUMBER).unwrap_or_default();
        Some(Self {
            code,
            price: price?,
            quantity: quantity?,
            note,
            number,
        })
    }

    fn not_filled_in(cells: &Cells<'_>) -> Option<Words> {
        cells.are_empty(&[key::PRICE, key::QUANTITY]).then(|| {
            let (zh, en) = (
                "没有填写邀请价和数量，未发送",
                "no price and no quantity: nothing was sent",
            );
            Words::new(zh, en)
        })
    }

    fn terms(&self) -> RowTerms {
        RowTerms {
            code: self.code.clone(),
            price: Some(self.price),
            quantity: Some(self.quantity),
            listed: None,
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
        let numbered: Vec<&str> = rows.iter().map(|row| row.number.as_str()).collect();
        let sent = bargaining::sent_under(tx, work.caller, &numbered).await?;
        let mut invites: Vec<Invite> = Vec::new();
        let mut verdicts: Vec<Option<RowVerdict>> = Vec::with_capacity(rows.len());
        for (row, number) in rows.iter().zip(numbers) {
            let hit = hits.get(&row.code);
            let Some(CodeHit::One(product)) = hit else {
                verdicts.push(Some(not_one(&row.code, hit)));
                continue;
            };
            if !row.number.is_empty() {
                let known = sent.get(&row.number);
                verdicts.push(Some(numbered_row(row, *product, known)));
                continue;
            }
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
                    let answer =
                        answer.ok_or_else(|| Error::internal("an offer without answer"))?;
                    verdict_of(work, answer)?
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

/// The verdict on a row that states the number of an invitation: what was sent is not sent again, nor changed by a file.
fn numbered_row(row: &InvitationLine, product: ProductId, sent: Option<&SentUnder>) -> RowVerdict {
    let number = &row.number;
    let of_this = sent.filter(|sent| sent.product == product);
    let changes = of_this.map(|sent| row.changes(sent));
    if changes.as_ref().is_some_and(Vec::is_empty) {
        return RowVerdict::with_remark(
            LoadedRow::Unchanged,
            Words::new(
                format!("已发出，编号{number}"),
                format!("was sent, number {number}"),
            ),
        );
    }
    let differs = Words::new(
        format!("与编号{number}的邀请不一致；已发出的邀请不能用文件更改，另发新邀请请清空编号"),
        format!(
            "differs from invitation {number}, which no file changes: empty the number to send another one"
        ),
    );
    RowVerdict {
        changes: changes.unwrap_or_default(),
        ..RowVerdict::with_remark(LoadedRow::Error, differs)
    }
}

fn verdict_of(work: &Work<'_>, answer: Result<Sent>) -> Result<RowVerdict> {
    match answer {
        Ok(Sent::New(invitation)) => {
            let far = bargaining::far_typed(work.moment, &invitation)?;
            Ok(RowVerdict {
                warnings: far.map(FarTyped::warning).into_iter().collect(),
                ..RowVerdict::with_remark(LoadedRow::Accepted, what_follows(&invitation))
            })
        }
        Ok(Sent::Repeats(invitation)) => Ok(RowVerdict::with_remark(
            LoadedRow::Unchanged,
            not_again(&invitation.repeated()),
        )),
        Ok(Sent::Twice(invitation)) => {
            let number = &invitation.number;
            let twice = Words::new(
                format!("与本文件中另一行完全相同（已按编号{number}处理）"),
                format!("the same as another row of the file, which is {number}"),
            );
            Ok(RowVerdict::with_remark(
                LoadedRow::Unchanged,
                not_again(&twice),
            ))
        }
        Ok(Sent::Before(_)) => Ok(RowVerdict::with_remark(
            LoadedRow::Accepted,
            Words::new("此前已发送", "was sent before"),
        )),
        Err(Error::Refused(refused)) => Ok(refusal(*refused)),
        Err(Error::Invalid(fields)) => {
            let remarks = fields.into_iter().map(|field| field.detail).collect();
            Ok(RowVerdict::with_remarks(LoadedRow::Error, remarks))
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
