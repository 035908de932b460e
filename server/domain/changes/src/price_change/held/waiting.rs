//! Rows of a load that repeat a price of which a change waits: they say so, and one that states that the price has no end takes back
//! the end that the same person loaded.

use std::collections::{BTreeMap, HashSet};

use ground::database::Transaction;
use ground::log::NewEvent;
use ground::{Caller, ImportId, ListedPriceId, Moment, PriceChangeId, Result, Words, log};
use market::catalogue::{RowVerdict, RowWarning, WarningKind};
use prices::listed_price::LoadState;

use super::store::{self, Waiting};
use crate::price_change::advance::advance;
use crate::price_change::rules::Step;
use crate::price_change::state::{ChangeState, Origin};
use crate::price_change::{event, save};

/// A change of the very price waits for a person, or is public.
const CHANGE_WAITING: WarningKind = WarningKind {
    name: "price-change-waiting",
};

const STATED_OPEN: &str = "此后导入的文件载明该价格长期有效";

/// Adds to the verdicts on the rows of the last part that repeat a price what waits for that price. `open`: the rows that state
/// by their own words that the price has no end. That contradicts an end that is held: whoever loaded the end may take it back, as
/// what he brought in himself; what is public, or another's, stays and is pointed out. A price that is
/// held in the place of one that a row repeats stays too: a wrong file that is sent again looks the same as a right one, so who decides
/// on it sees that a later file states the other one.
pub async fn note_waiting(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: ImportId,
    open: &HashSet<usize>,
    (state, verdicts): (&mut LoadState, &mut [RowVerdict]),
) -> Result<()> {
    let repeats = state.take_repeats();
    let ids: Vec<ListedPriceId> = repeats.iter().map(|(_, id)| *id).collect();
    let waiting = store::waiting(tx, import, &ids).await?;
    if waiting.is_empty() {
        return Ok(());
    }
    let mut of_price: BTreeMap<ListedPriceId, Vec<Waiting>> = BTreeMap::new();
    for one in waiting {
        of_price.entry(one.price).or_default().push(one);
    }
    let own = |one: &Waiting| {
        one.is_end
            && one.origin == Origin::Rise
            && one.state == ChangeState::Submitted
            && one.submitted_by == Some(caller.account)
    };
    let contradicted = repeats.iter().filter(|(row, _)| open.contains(row));
    let contradicted = contradicted
        .filter_map(|(_, id)| of_price.get(id))
        .flatten();
    let contradicted: HashSet<PriceChangeId> = contradicted
        .filter(|one| own(one))
        .map(|one| one.change)
        .collect();
    take_back(tx, moment, caller, &contradicted).await?;
    let beside = of_price.values().flatten();
    let beside = beside.filter(|one| one.origin == Origin::Outlier);
    let beside: Vec<PriceChangeId> = beside.map(|one| one.change).collect();
    store::note_restated(tx, import, &beside).await?;
    for (row, id) in repeats {
        let waiting = of_price.get(&id).into_iter().flatten();
        if let Some(verdict) = verdicts.get_mut(row) {
            let warnings = waiting.map(|one| one.warning(contradicted.contains(&one.change)));
            verdict.warnings.extend(warnings);
        }
    }
    Ok(())
}

/// Notes that a file with the content of an earlier load does nothing: who decides on a price that was held after that load, in the place of
/// one that it lists, sees that this is stated again.
pub async fn note_file_repeated(tx: &Transaction<'_>, first: ImportId) -> Result<()> {
    store::note_file_repeated(tx, first).await
}

async fn take_back(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    ids: &HashSet<PriceChangeId>,
) -> Result<()> {
    let mut ids: Vec<PriceChangeId> = ids.iter().copied().collect();
    ids.sort_unstable();
    let person = Some(caller.account);
    let (withdrawn, _) = advance(tx, person, &ids, Step::Withdraw, STATED_OPEN).await?;
    save(tx, moment, Some(caller), &withdrawn).await?;
    let events: Vec<NewEvent> = withdrawn
        .iter()
        .map(|change| change.event(&event::WITHDRAWN).by(caller))
        .collect();
    log::write(tx, moment, &events).await?;
    Ok(())
}

impl Waiting {
    fn warning(&self, is_taken_back: bool) -> RowWarning {
        let id = self.change;
        let is_beside = !self.is_end;
        let (zh, en) = match (is_taken_back, self.origin == Origin::Outlier, self.state) {
            (true, _, _) => (
                "该价格载明长期有效，本人导入的待审核终止已撤回",
                "it has no end: the end that you loaded and that was to be checked is taken back",
            ),
            (false, true, ChangeState::Publicized) => (
                "同一价格项另有公示中的价格变动",
                "another price in the place of this one is public",
            ),
            (false, true, _) => (
                "同一价格项另有待核实的价格",
                "another price in the place of this one waits for a person",
            ),
            (false, false, ChangeState::Publicized) if is_beside => (
                "此价格取代的较低价格的终止正在公示，公布前该较低价格继续计入",
                "the end of the lower price before this one is public: the lower one counts until it is announced",
            ),
            (false, false, _) if is_beside => (
                "此价格取代的较低价格的终止待审核，公布前该较低价格继续计入",
                "the end of the lower price before this one waits for a person: the lower one counts until it is announced",
            ),
            (false, false, ChangeState::Publicized) => (
                "此价格的终止正在公示，本行未改变该公示",
                "the end of this price is public: this row changes nothing of it",
            ),
            (false, false, _) => (
                "此价格的终止待审核，本行未改变该终止",
                "the end of this price is to be checked: this row changes nothing of it",
            ),
        };
        RowWarning {
            kind: &CHANGE_WAITING,
            group: Words::new(zh, en),
            remark: Words::new(
                format!("{zh}（价格变动编号 {id}）"),
                format!("{en} (change {id})"),
            ),
        }
    }
}
