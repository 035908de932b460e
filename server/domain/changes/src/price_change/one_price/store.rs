//! Changes of one price, rows to types.

use std::collections::HashSet;

use ground::database::{Reader, Transaction};
use ground::{
    AccountId, Caller, LinkageId, Moment, OrganisationId, PriceChangeId, ProductId, PublicityId,
    Result,
};
use prices::listed_price::ListedTerms;
use sql::queries::price_change;

use crate::price_change::store::change_of;
use crate::price_change::types::PriceChange;

/// The other changes that would set the same prices, as far as they are not ended.
pub(super) async fn beside(
    tx: &Transaction<'_>,
    ids: &[PriceChangeId],
) -> Result<Vec<PriceChangeId>> {
    let found = price_change::beside()
        .prepare(tx)
        .await?
        .bind(tx, &PriceChangeId::numbers(ids))
        .all()
        .await?;
    Ok(found.into_iter().map(PriceChangeId).collect())
}

pub(super) async fn brought_in_beside(
    db: &impl Reader,
    person: AccountId,
    ids: &[PriceChangeId],
) -> Result<HashSet<PriceChangeId>> {
    let found = price_change::brought_in_beside()
        .prepare(db)
        .await?
        .bind(db, &PriceChangeId::numbers(ids), &person.0)
        .all()
        .await?;
    Ok(found.into_iter().map(PriceChangeId).collect())
}

/// What is submitted or public of a price on its platform from its first day.
pub(super) async fn proposed(
    tx: &Transaction<'_>,
    product: ProductId,
    terms: &ListedTerms,
) -> Result<Vec<PriceChangeId>> {
    let found = price_change::proposed()
        .prepare(tx)
        .await?
        .params(
            tx,
            &price_change::ProposedParams {
                product: product.0,
                region: terms.region.code(),
                platform: terms.platform.as_str(),
                base_price: terms.price.base_price.yuan(),
                effective_from: terms.effective_from,
            },
        )
        .all()
        .await?;
    Ok(found.into_iter().map(PriceChangeId).collect())
}

/// What had joined changes that are stopped or refused: these, or those of a publicity.
pub(super) async fn joined_into_ended(
    tx: &Transaction<'_>,
    ids: &[PriceChangeId],
    publicity: Option<PublicityId>,
) -> Result<Vec<PriceChangeId>> {
    let found = price_change::joined_into_ended()
        .prepare(tx)
        .await?
        .bind(tx, &PriceChangeId::numbers(ids), &publicity.map(|id| id.0))
        .all()
        .await?;
    Ok(found.into_iter().map(PriceChangeId).collect())
}

/// What has joined these changes and is not ended.
pub(super) async fn joined_into(
    tx: &Transaction<'_>,
    ids: &[PriceChangeId],
) -> Result<Vec<PriceChangeId>> {
    let found = price_change::joined_into()
        .prepare(tx)
        .await?
        .bind(tx, &PriceChangeId::numbers(ids))
        .all()
        .await?;
    Ok(found.into_iter().map(PriceChangeId).collect())
}

/// What joined these changes; only what an organisation submitted where one is named.
pub(super) async fn joined_to(
    db: &impl Reader,
    ids: &[PriceChangeId],
    viewer: Option<OrganisationId>,
) -> Result<Vec<PriceChange>> {
    let rows = price_change::joined_to()
        .prepare(db)
        .await?
        .bind(db, &PriceChangeId::numbers(ids), &viewer.map(|id| id.0))
        .all()
        .await?;
    rows.into_iter().map(change_of).collect()
}

/// The lists that state what these changes say already.
pub(super) async fn listed_by(
    db: &impl Reader,
    ids: &[PriceChangeId],
) -> Result<Vec<(PriceChangeId, LinkageId)>> {
    let rows = price_change::listed_by()
        .prepare(db)
        .await?
        .bind(db, &PriceChangeId::numbers(ids))
        .all()
        .await?;
    let lists = rows
        .into_iter()
        .map(|row| (PriceChangeId(row.price_change), LinkageId(row.linkage)));
    Ok(lists.collect())
}

/// What had joined a change has joined `next` from now on.
pub(super) async fn follow(
    tx: &Transaction<'_>,
    id: PriceChangeId,
    next: PriceChangeId,
) -> Result<()> {
    price_change::follow()
        .prepare(tx)
        .await?
        .params(
            tx,
            &price_change::FollowParams {
                next: next.0,
                id: id.0,
            },
        )
        .await?;
    Ok(())
}

/// Rows of a list that say what is public by another way join that.
pub(super) async fn join_rows(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    linkage: LinkageId,
) -> Result<()> {
    price_change::join_rows()
        .prepare(tx)
        .await?
        .params(
            tx,
            &price_change::JoinRowsParams {
                linkage: linkage.0,
                now: moment.now,
                account: caller.account.0,
            },
        )
        .await?;
    Ok(())
}

/// The first publicity in which rows of a list are public that joined what came by other ways.
pub(super) async fn publicity_joined(
    tx: &Transaction<'_>,
    linkage: LinkageId,
) -> Result<Option<PublicityId>> {
    let publicity = price_change::publicity_joined()
        .prepare(tx)
        .await?
        .bind(tx, &linkage.0)
        .opt()
        .await?;
    Ok(publicity.flatten().map(PublicityId))
}

/// What is submitted by others than a person and that rows of a list say too, each with the row.
pub(super) async fn joining_list(
    tx: &Transaction<'_>,
    linkage: LinkageId,
    person: AccountId,
) -> Result<Vec<(PriceChangeId, PriceChangeId)>> {
    let rows = price_change::joining_list()
        .prepare(tx)
        .await?
        .params(
            tx,
            &price_change::JoiningListParams {
                linkage: linkage.0,
                person: person.0,
            },
        )
        .all()
        .await?;
    let pairs = rows
        .into_iter()
        .map(|row| (PriceChangeId(row.id), PriceChangeId(row.live)));
    Ok(pairs.collect())
}
