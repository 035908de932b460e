//! Publicities that begin their term again, since the undo of a load uncovers a rise that they did not show: a limit rises to what was
//! public for a whole term (S4-13, E9).

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use ground::database::Transaction;
use ground::{Caller, ImportId, Moment, PriceChangeId, PublicityId, Result, UnitPrice, Words};
use prices::listed_price::LimitRise;

use super::listing::complete_rows;
use super::publicity;
use super::store;
use super::types::{PriceChange, PriceChangeRow};

/// The public changes of the products of a load, with how far each shows the limit to rise, as long as the load counts.
pub struct PublicAround {
    shown: HashMap<PriceChangeId, Vec<LimitRise>>,
}

impl PublicAround {
    /// To be called before the prices are locked: announcements lock publicities before prices too.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of_load(tx: &Transaction<'_>, moment: &Moment, import: ImportId) -> Result<Self> {
        let public = store::public_of_load(tx, import).await?;
        let publicities: BTreeSet<PublicityId> = public.iter().map(|(_, of)| *of).collect();
        for id in publicities {
            publicity::lock(tx, id).await?;
        }
        let ids: Vec<PriceChangeId> = public.into_iter().map(|(id, _)| id).collect();
        let rows = complete_rows(tx, moment, &ids).await?;
        let shown = rows.into_iter().map(|row| (row.change.id, shown(row)));
        Ok(Self {
            shown: shown.collect(),
        })
    }

    /// Begins the term again of those publicities in which a change raises the limit higher now; returns these changes, each with how high.
    ///
    /// # Errors
    /// When the rulebook does not know the term.
    pub async fn begin_again(
        self,
        tx: &Transaction<'_>,
        moment: &Moment,
        caller: &Caller,
        reason: &str,
    ) -> Result<Vec<(PriceChange, Words)>> {
        let ids: Vec<PriceChangeId> = self.shown.keys().copied().collect();
        let mut uncovering = BTreeSet::new();
        let mut raising = Vec::new();
        for row in complete_rows(tx, moment, &ids).await? {
            let of = row.change.publicity;
            let before = self.shown.get(&row.change.id);
            let before: Vec<&LimitRise> = before.into_iter().flatten().collect();
            let change = row.change.clone();
            let now = shown(row);
            let beyond = now.iter().find_map(|rise| rise.beyond(&before));
            if let Some((from, limit)) = beyond {
                uncovering.extend(of);
                raising.push((change, raises(from, limit)));
            }
        }
        for id in uncovering {
            begin_term(tx, moment, caller, id, reason).await?;
        }
        Ok(raising)
    }
}

/// Why somebody should look at a public change: from which day on the limit is higher by it than its publicity showed, and to what.
fn raises(from: NaiveDate, limit: Option<UnitPrice>) -> Words {
    match limit {
        Some(limit) => Words::new(
            format!("公示中：撤销后，公示结束时参考限价自{from}起将升至{limit}元，高于此前所示"),
            format!(
                "public: without the load the limit rises to {limit} from {from} when it is announced, higher than its publicity showed"
            ),
        ),
        None => Words::new(
            format!("公示中：撤销后，公示结束时自{from}起将没有参考限价"),
            format!("public: without the load there is no limit from {from} when it is announced"),
        ),
    }
}

/// How far a row shows the limit to rise, and how far at most.
fn shown(row: PriceChangeRow) -> Vec<LimitRise> {
    let shown = row.shown_rise().cloned();
    shown.into_iter().chain(row.at_most).collect()
}

/// Begins the term of a publicity again that is still open.
async fn begin_term(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: PublicityId,
    reason: &str,
) -> Result<()> {
    let before = publicity::publicity(tx, id).await?.deadline;
    let deadline = publicity::deadline(moment)?;
    if before.is_over(moment.now) || deadline.due_at <= before.due_at {
        return Ok(());
    }
    let reason = format!(
        "一次导入撤销后，参考限价的上调高于此前所示，公示期重新计算；撤销原因：{}",
        reason.trim()
    );
    publicity::move_end(tx, moment, caller, id, (before, deadline), &reason).await
}
