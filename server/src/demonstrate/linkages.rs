//! Price lists of other platforms: one in publicity with an objection, one that waits as a draft.

use chrono::TimeDelta;
use demo::DemoLinkage;
use domain::database::Transaction;
use domain::linkage::{self, Linkage, ListFile};
use domain::listed_price::ListedPriceRow;
use domain::price_change::{ChangeFilter, changes_in_publicity};
use domain::{
    Clock, Error, LinkageId, Moment, PriceChangeId, Result, SystemClock, loading, shanghai_midnight,
};

use super::Demonstrator;
use super::changes::object;
use super::goods::{must_be_taken, price_row};

/// Products of a preview prepared in one step.
const PRODUCTS_MAX: i64 = 100;

/// A start before the newest list.
const LATEST: LinkageId = LinkageId(i64::MAX);

impl Demonstrator<'_> {
    /// Loads both lists, and makes the first one public.
    pub(super) async fn enter_linkages(&self) -> Result<()> {
        let objector = self.hospital(1).await?;
        let mut connection = self.ground.db.get().await?;
        let tx = connection.transaction().await?;
        let (known, _) = linkage::linkages(&tx, &self.operator, None, LATEST, 1).await?;
        if !known.is_empty() {
            // A start that was killed has entered them already.
            return Ok(());
        }
        let at = |days_ago, hour| {
            let day = shanghai_midnight(self.working_days_ago(days_ago));
            self.ground.moment_at(day + TimeDelta::hours(hour))
        };
        if let Some(public) = self.demo.public_linkage() {
            let list = self.load_list(&tx, &at(3, 10), &public).await?;
            // A list is made public only after its preview is ready, and the job does not run yet.
            while 0 < linkage::prepare_preview(&tx, &at(3, 11), PRODUCTS_MAX).await? {}
            let (opened, title) = (at(1, 10), public.title);
            let list = linkage::publicize(&tx, &opened, &self.operator, list.id, title).await?;
            let filter = ChangeFilter {
                publicity: list.publicity.map(|publicity| publicity.id),
                ..ChangeFilter::default()
            };
            let newest = PriceChangeId(i64::MAX);
            let (public, _) = changes_in_publicity(&tx, &opened, &filter, newest, 1).await?;
            if let Some(row) = public.first() {
                let why = "该平台价格对应的包装规格与本产品不同，请核对包装转换比";
                object(&tx, &at(1, 15), &objector, row.change.id, why).await?;
            }
        }
        if let Some(waiting) = self.demo.pending_linkage(&self.plan) {
            self.load_list(&tx, &self.ground.moment(), &waiting).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Loads a list to its end, as its import would.
    async fn load_list(
        &self,
        tx: &Transaction<'_>,
        moment: &Moment,
        list: &DemoLinkage,
    ) -> Result<Linkage> {
        // Whoever loads a list does not make it public.
        let operator = &self.second_operator;
        let (wall, kind) = (SystemClock.now(), &linkage::LINKAGE_LISTS);
        let import = loading::enter(tx, moment, wall, operator, kind, list.file_name).await?;
        let rows = list.rows.iter().map(price_row);
        let rows: Vec<ListedPriceRow> = rows.collect::<Result<_>>()?;
        let file = ListFile {
            import,
            name: list.file_name,
            again: false,
        };
        let verdicts = linkage::load_part(tx, moment, operator, file, &rows).await?;
        must_be_taken(&verdicts)?;
        loading::note_entered(tx, wall, import, verdicts.len() + 1, &verdicts).await?;
        linkage::finish_load(tx, moment, operator, file).await?;
        let (newest, _) = linkage::linkages(tx, operator, None, LATEST, 1).await?;
        let loaded = newest.into_iter().next();
        loaded.ok_or_else(|| Error::internal("a list that is not there"))
    }
}
