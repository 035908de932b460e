//! Opening a collection: every manufacturer with listed products in its scope has to answer.

use ground::calendar::{Deadline, must_end_within};
use ground::database::{Reader, Transaction};
use ground::log::Readers;
use ground::{
    Caller, CampaignId, FieldError, FigureValues, Moment, OrganisationId, OrganisationKind,
    Refused, Result, Words, log,
};
use market::catalogue;

use super::preview::store::counts as scope_counts;
use super::quarter::{Quarter, class_words};
use super::refusal::{CAMPAIGN_OVERLAPS, CAMPAIGN_TOO_LONG};
use super::rulebook::CAMPAIGN_DAYS;
use super::rules::{must_be_meant, must_not_be_over, must_reach, overlap};
use super::types::NewCampaign;
use super::{campaign, event, store};

/// Demands a class that there is, if one is named.
pub(super) async fn must_be_class(
    db: &impl Reader,
    moment: &Moment,
    category: Option<&str>,
) -> Result<()> {
    let Some(category) = category else {
        return Ok(());
    };
    let known = catalogue::categories(db, moment.today()).await?;
    if known.contains_key(category) {
        return Ok(());
    }
    Err(FieldError::alone(
        "/category",
        "没有此分类",
        "no such class",
    ))
}

/// Demands that no other collection of the quarter asks for products of a class, whether it is open or over: nobody is
/// asked twice, or silent twice, for one quarter. Others that open or correct one of the quarter wait.
///
/// # Errors
/// `campaign-overlaps` with its class.
pub(super) async fn must_not_overlap(
    tx: &Transaction<'_>,
    quarter: Quarter,
    category: Option<&str>,
    own: Option<CampaignId>,
) -> Result<()> {
    store::lock_quarter(tx, quarter).await?;
    let Some((_, other)) = overlapping(tx, quarter, category, own).await? else {
        return Ok(());
    };
    let Words { zh, en } = class_words(other.as_deref());
    Err(Refused {
        kind: &CAMPAIGN_OVERLAPS,
        clause: Some("S4-13"),
        detail: Words::new(
            format!("{}已有范围为{zh}的价格报送，同一产品一个季度只报送一次；请更正或终止原有报送", quarter.words().zh),
            format!(
                "{} has a collection of {en}, and a product is asked for once in a quarter: correct or stop that one",
                    quarter.words().en
            ),
        ),
        figures: FigureValues::default().with("quarter", quarter.to_string()).with_any("category", other),
    }
    .into())
}

/// Another collection of the quarter that asks for products of a class, and its class.
pub(super) async fn overlapping(
    db: &impl Reader,
    quarter: Quarter,
    category: Option<&str>,
    own: Option<CampaignId>,
) -> Result<Option<(CampaignId, Option<String>)>> {
    let others = store::of_quarter(db, quarter).await?.into_iter();
    let mut others =
        others.filter(|(id, class)| Some(*id) != own && overlap(class.as_deref(), category));
    Ok(others.next())
}

/// Demands that the manufacturers of a class can be notified, unless it is meant all the same.
pub(super) async fn must_reach_manufacturers(
    db: &impl Reader,
    category: Option<&str>,
    confirmed: bool,
) -> Result<()> {
    let counts = scope_counts(db, category).await?;
    must_reach(counts.manufacturers, counts.reachable, confirmed)?;
    Ok(())
}

/// Opens a collection. A quarter and scope has one only: opening it again while it is open, or twice at once,
/// returns the same one unchanged.
///
/// # Errors
/// Refuses callers other than the exchange centre, a quarter and scope whose collection is over (`campaign-over`), unknown classes, days that are over or too late (`campaign-too-long`),
/// a scope of which another collection of the quarter asks (`campaign-overlaps`), and, unless it is confirmed, a quarter that
/// has not begun (`campaign-quarter-not-begun`) and manufacturers who cannot be notified (`campaign-makers-unreachable`).
pub async fn open(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    new: &NewCampaign,
) -> Result<CampaignId> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    must_be_class(tx, moment, new.category.as_deref()).await?;
    if let Some(before) = store::of_scope(tx, new.quarter, new.category.as_deref()).await? {
        let before = campaign(tx, caller, before).await?;
        must_not_be_over(&before, moment.now)?;
        return Ok(before.id);
    }
    if new.due_on < moment.today() {
        return Err(FieldError::alone(
            "/due_on",
            "截止日期不得早于今日",
            "the last day is today at the earliest",
        ));
    }
    let days_max = moment.rulebook.value(&CAMPAIGN_DAYS, moment.today())?;
    must_end_within(&CAMPAIGN_TOO_LONG, moment.today(), new.due_on, days_max)?;
    must_not_overlap(tx, new.quarter, new.category.as_deref(), None).await?;
    must_be_meant(new.quarter, new.confirmed, moment.today())?;
    must_reach_manufacturers(tx, new.category.as_deref(), new.confirmed).await?;
    let deadline = Deadline::chosen(new.due_on);
    let Some(id) = store::insert(tx, moment, caller, new, deadline).await? else {
        // Somebody else opened it between our look and our insert.
        let before = store::of_scope(tx, new.quarter, new.category.as_deref()).await?;
        return before.ok_or(ground::Error::Stale);
    };
    let duties = store::insert_duties(tx, id).await?;
    let products: i64 = duties.iter().map(|(_, products)| products).sum();
    let manufacturers: Vec<OrganisationId> = duties.iter().map(|(one, _)| *one).collect();
    let opened = event::Opened {
        quarter: new.quarter.to_string(),
        category: new.category.clone(),
        due_on: new.due_on,
        due_at: deadline.due_at.into(),
        manufacturers: manufacturers.len(),
        products,
    };
    let event = event::OPENED
        .about(id, &opened)
        .by(caller)
        .for_readers(Readers::parties(&manufacturers));
    log::write(tx, moment, &[event]).await?;
    Ok(id)
}
