//! The security log with the names of accounts: all of it for whoever oversees the platform, and for a bureau that does not what
//! concerns its own accounts.

mod address;
mod store;
mod types;

use ground::database::{Reader, TOTALS_EXACT_TO};
use ground::log::security;
use ground::{Caller, FieldError, Moment, Result};

use types::Position;
pub use types::{SecurityEntry, SecurityFilter, SecurityOrder, SecurityPerson};

/// Accounts that one beginning of a name looks up; what more accounts share is too short to look by.
const ACCOUNTS_MAX: i64 = 20;

/// Entries beyond a position in an order; how many there are, up to [`TOTALS_EXACT_TO`] and one more. For overseers only.
///
/// Each kind is looked up by itself in an index that ends with the time, so that a page costs the same after ten
/// years.
///
/// # Errors
/// Names the field when too many accounts have names that begin as is asked for.
pub async fn security_events(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    filter: &SecurityFilter,
    beyond: Option<Position>,
    rows_max: i64,
) -> Result<(Vec<SecurityEntry>, i64)> {
    caller.must_oversee()?;
    let mut kinds: Vec<&str> = security::kinds(moment.capabilities)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    if let Some(wanted) = &filter.kind {
        kinds.retain(|kind| kind == wanted);
    }
    let accounts = accounts(db, caller, filter.account.as_deref()).await?;
    if accounts.as_ref().is_some_and(Vec::is_empty) {
        return Ok((Vec::new(), 0));
    }
    let accounts = accounts.unwrap_or_default();
    let wanted = store::Wanted {
        kinds: &kinds,
        accounts: &accounts,
        address: filter.address.as_ref().map(ToString::to_string),
    };
    let span = filter.span(beyond);
    let descending = filter.order == SecurityOrder::LatestFirst;
    let ids = store::page(db, &wanted, descending, span, rows_max).await?;
    let entries = store::entries(db, &ids).await?;
    let total = store::count(db, &wanted, filter.span(None), TOTALS_EXACT_TO + 1).await?;
    Ok((entries, total))
}

/// The accounts that a list is about; none where it is about all.
async fn accounts(
    db: &impl Reader,
    caller: &Caller,
    beginning: Option<&str>,
) -> Result<Option<Vec<i64>>> {
    let own = (!caller.oversees_platform()).then_some(caller.firm);
    let Some(beginning) = beginning else {
        let Some(own) = own else {
            return Ok(None);
        };
        return Ok(Some(
            store::accounts_named(db, "", Some(own), i64::MAX).await?,
        ));
    };
    let found = store::accounts_named(db, beginning, own, ACCOUNTS_MAX + 1).await?;
    if i64::try_from(found.len()).is_ok_and(|count| count <= ACCOUNTS_MAX) {
        return Ok(Some(found));
    }
    Err(FieldError::alone(
        "account",
        format!("以此开头的账号超过{ACCOUNTS_MAX}个，请多输入几个字符"),
        format!("more than {ACCOUNTS_MAX} accounts begin so: type more of the name"),
    ))
}
