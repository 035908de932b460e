//! Correcting (更正) a wrong price that is public: a new change takes its place, and its publicity begins anew.

use chrono::NaiveDate;
use ground::database::Transaction;
use ground::log::Readers;
use ground::{
    Caller, Error, FieldError, FigureValues, LastDay, Moment, OrganisationKind, PriceChangeId,
    PublicityId, Refused, Result, UnitPrice, Words, log,
};
use prices::listed_price::ListedTerms;
use rust_decimal::Decimal;

use super::rules::must_be_unannounced;
use crate::price_change::near::takes_confirmation;
use crate::price_change::publicity::{self, Opened, Publicity, publicity};
use crate::price_change::refusal::PRICE_CHANGE_WITHOUT_PRICE;
use crate::price_change::rules::{Step, next_state};
use crate::price_change::types::PriceChange;
use crate::price_change::{objection, one_price, price_terms, save, store};

/// Follows the title of a publicity that is opened for corrections.
const CORRECTED: &str = "（更正）";

/// The right terms of a price; an absent part stays as it was.
#[derive(Debug, Clone)]
pub struct Correction {
    pub price: UnitPrice,
    pub pack_ratio: Option<Decimal>,
    pub effective_from: Option<NaiveDate>,
    pub effective_to: Option<LastDay>,
    pub source: Option<String>,
    /// Whether a price that is far from what is known is meant: another person confirms it then.
    pub far_meant: bool,
}

/// A change that was corrected, and the one that took its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    pub wrong: PriceChangeId,
    pub right: PriceChangeId,
    /// What was public of the same wrong price by other ways.
    pub joined: Vec<PriceChangeId>,
}

/// Puts the right price in the place of a public one. One that is far from what is known, and meant, or by which the
/// price of its platform would rise, is announced when another person has [confirmed](super::confirm) it. Open objections to the wrong one are closed with the reason. Called
/// by `lower_price_report::correct`, whose case follows.
///
/// # Errors
/// Refuses callers other than the exchange centre, who brought the price in (`same-person`), a change that is not public
/// any more, one without a price (`price-change-without-price`), a missing reason, terms that change nothing, and a price far
/// from what is known that is not said to be meant (`price-far-from-known`).
pub(crate) async fn correct(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: PriceChangeId,
    correction: &Correction,
    reason: &str,
) -> Result<Corrected> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let reason = FieldError::reason_given(reason)?;
    let beside = one_price::lock_with_beside(tx, &[id]).await?;
    let change = store::lock(tx, &[id]).await?.pop();
    let change = change.ok_or(Error::NotFound)?;
    one_price::must_not_have_brought_in(tx, caller, id).await?;
    let is_held = !objection::held(tx, &[id]).await?.is_empty();
    let wrong = Wrong {
        change,
        is_held,
        beside,
    };
    put_right(tx, moment, caller, wrong, correction, reason).await
}

/// A public change with a wrong price, locked.
pub(in crate::price_change) struct Wrong {
    pub(in crate::price_change) change: PriceChange,
    /// Whether an objection keeps it from being announced.
    pub(in crate::price_change) is_held: bool,
    /// The others that would set the same price.
    pub(in crate::price_change) beside: Vec<PriceChange>,
}

/// As [`correct`], for a locked change.
pub(in crate::price_change) async fn put_right(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    wrong: Wrong,
    correction: &Correction,
    reason: &str,
) -> Result<Corrected> {
    let Wrong {
        change,
        is_held,
        beside,
    } = wrong;
    let state = next_state(&change, Step::Correct, Some(caller.account))?;
    if change.ends.is_some() {
        return Err(without_price().into());
    }
    let id = change.publicity.ok_or(Error::NotFound)?;
    let publicity = publicity(tx, id).await?;
    must_be_unannounced(&publicity, is_held, moment.now)?;
    let terms = correction.applied_to(&change.terms)?;
    let prices = (&terms, change.terms.price.base_price);
    let is_meant = correction.far_meant;
    let unconfirmed =
        takes_confirmation(tx, moment, caller, change.product, prices, is_meant).await?;
    let wrong = PriceChange {
        state,
        reason: reason.to_owned(),
        ..change
    };
    save(tx, moment, Some(caller), std::slice::from_ref(&wrong)).await?;
    let publicity = publicity_of_correction(tx, moment, caller, &publicity).await?;
    let id = super::store::insert_correction(
        tx,
        moment,
        caller,
        wrong.id,
        (&terms, unconfirmed),
        publicity,
    )
    .await?;
    let right = store::lock(tx, &[id]).await?.pop();
    let right = right.ok_or_else(|| Error::internal("a correction that is not there"))?;
    note_corrected(tx, moment, caller, &wrong, right.clone()).await?;
    let joined = one_price::follow(tx, moment, caller, (&wrong, &right), &beside).await?;
    objection::close_all(
        tx,
        moment,
        caller,
        std::slice::from_ref(&wrong),
        reason,
        true,
    )
    .await?;
    Ok(Corrected {
        wrong: wrong.id,
        right: id,
        joined,
    })
}

fn without_price() -> Refused {
    Refused {
        kind: &PRICE_CHANGE_WITHOUT_PRICE,
        clause: Some("S4-13"),
        detail: Words::new(
            "该变动使原价终止，没有可更正的价格；可以终止公示",
            "the change ends a price and has none to correct: it can be stopped",
        ),
        figures: FigureValues::NONE,
    }
}

impl Correction {
    fn applied_to(&self, terms: &ListedTerms) -> Result<ListedTerms> {
        let effective_from = self.effective_from.unwrap_or(terms.effective_from);
        let stated = self.effective_to.map(LastDay::date);
        let effective_to = stated.unwrap_or(terms.price.effective_to);
        let pack_ratio = self.pack_ratio.unwrap_or(terms.price.pack_ratio);
        let price = price_terms(self.price, pack_ratio, effective_from, effective_to)?;
        let source = self.source.as_ref().unwrap_or(&terms.source);
        let right = ListedTerms {
            price,
            effective_from,
            source: source.clone(),
            ..terms.clone()
        };
        if right == *terms {
            return Err(FieldError::alone(
                "/price",
                "与公示中的价格相同",
                "is the price that is public already",
            ));
        }
        Ok(right)
    }
}

/// The publicity of a correction: its whole term from now on. Corrections of one publicity that end together share one.
async fn publicity_of_correction(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    publicity: &Publicity,
) -> Result<PublicityId> {
    let deadline = publicity::deadline(moment)?;
    let title = publicity.title.trim_end_matches(CORRECTED);
    let title = format!("{title}{CORRECTED}");
    let open = publicity::open_until(tx, publicity.origin, &title, deadline.due_at).await?;
    if let Some(open) = open {
        return Ok(open);
    }
    let opened = Opened {
        origin: publicity.origin,
        changes: 1,
        corrects: true,
    };
    publicity::open(tx, moment, caller, &title, deadline, opened).await
}

/// Writes an event about both, for everyone: whoever read the wrong price learns the right one.
async fn note_corrected(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    wrong: &PriceChange,
    right: PriceChange,
) -> Result<()> {
    let id = right.publicity.ok_or(Error::NotFound)?;
    let deadline = publicity(tx, id).await?.deadline;
    let right = PriceChange {
        reason: wrong.reason.clone(),
        ..right
    };
    let events = [
        wrong.replaced_by(right.id).by(caller),
        right.corrected(wrong, deadline).by(caller),
    ];
    let events = events.map(|event| event.for_readers(Readers::everyone()));
    log::write(tx, moment, &events).await?;
    Ok(())
}
