//! A reported price becomes public, unless it is so by another way already.

use ground::database::Transaction;
use ground::{Caller, Error, Moment, PriceChangeId, PublicityId, Result, must_be_another};

use super::{must_not_have_brought_in, store};
use crate::price_change::decide::publicize;
use crate::price_change::rules::own_entry_beside;
use crate::price_change::state::{ChangeState, Origin};
use crate::price_change::store as changes;
use crate::price_change::types::NewChange;

/// What is public of a reported price, in which publicity.
pub(crate) struct ReportedPublic {
    pub(crate) change: PriceChangeId,
    pub(crate) publicity: PublicityId,
}

/// Makes a reported price public, unless it is so by another way already: what is public or declared of it is the change that
/// the report joins.
///
/// # Errors
/// `same-person` for who brought the price in by another way.
pub(crate) async fn publicize_reported(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    title: &str,
    new: &NewChange<'_>,
) -> Result<ReportedPublic> {
    let ids = store::proposed(tx, new.product, new.terms).await?;
    let mut same = changes::lock(tx, &ids).await?;
    same.retain(|change| {
        let key = change.terms.key(change.product);
        (new.terms).is_same_price(new.product, key, &change.terms.price)
    });
    let in_state = |state: ChangeState| same.iter().filter(move |change| change.state == state);
    if let Some(change) = in_state(ChangeState::Publicized).next() {
        must_be_another(change.brought_in_by(), caller.account, own_entry_beside())?;
        must_not_have_brought_in(tx, caller, change.id).await?;
        let publicity = change.publicity.ok_or(Error::NotFound)?;
        return Ok(ReportedPublic {
            change: change.id,
            publicity,
        });
    }
    let declared = in_state(ChangeState::Submitted).find(|one| one.origin == Origin::Declaration);
    let change = match declared {
        Some(declared) => declared.id,
        None => {
            let new = std::slice::from_ref(new);
            let entered = changes::insert(tx, moment, Origin::Report, new).await?;
            let entered = entered.into_iter().next();
            entered.ok_or_else(|| Error::internal("a report without its change"))?
        }
    };
    let public = publicize(tx, moment, caller, title, &[change]).await?;
    let publicity = public.into_iter().next().transpose()?;
    let publicity = publicity.ok_or_else(|| Error::internal("a change without its publicity"))?;
    Ok(ReportedPublic { change, publicity })
}
