//! Figures shown and their members, rows to types.

use std::collections::BTreeMap;

use ground::database::{Reader, Transaction};
use ground::{Error, Moment, OrganisationId, Result, UnitPrice};
use sql::queries::disclosure;

use super::rules::{Members, Quartiles, Rounded};
use super::types::Series;

/// Waits for others who form figures of a series, until the transaction ends.
pub(super) async fn lock_series(tx: &Transaction<'_>, series: Series) -> Result<()> {
    disclosure::lock_series()
        .prepare(tx)
        .await?
        .bind(tx, &series.name())
        .one()
        .await?;
    Ok(())
}

/// The members that the figures shown were formed of, by subject.
pub(super) async fn members(
    db: &impl Reader,
    series: Series,
    subjects: &[i64],
) -> Result<BTreeMap<i64, Members>> {
    let rows = disclosure::members()
        .prepare(db)
        .await?
        .bind(db, &series.name(), &subjects)
        .all()
        .await?;
    let mut found: BTreeMap<i64, Members> = BTreeMap::new();
    for row in rows {
        let members = found.entry(row.subject).or_default();
        members.insert(
            OrganisationId(row.organisation),
            UnitPrice::stored(row.figure),
        );
    }
    Ok(found)
}

pub(super) async fn count_above(
    db: &impl Reader,
    series: Series,
    figures: &[(i64, UnitPrice)],
    others_min: i64,
) -> Result<i64> {
    let (subjects, figures): (Vec<i64>, Vec<_>) = figures
        .iter()
        .map(|(subject, figure)| (*subject, figure.yuan()))
        .unzip();
    Ok(disclosure::count_above()
        .prepare(db)
        .await?
        .bind(db, &others_min, &subjects, &figures, &series.name())
        .one()
        .await?)
}

/// Replaces the figures shown of subjects, and the members that they are formed of.
pub(super) async fn form(
    tx: &Transaction<'_>,
    moment: &Moment,
    series: Series,
    formed: &[(i64, &Rounded)],
) -> Result<()> {
    let subjects: Vec<i64> = formed.iter().map(|(subject, _)| *subject).collect();
    let counts: Result<Vec<i64>, _> = formed
        .iter()
        .map(|(_, rounded)| i64::try_from(rounded.members.len()))
        .collect();
    let quartiles: Vec<Option<Quartiles>> = formed
        .iter()
        .map(|(_, rounded)| Quartiles::of(&rounded.members))
        .collect();
    let column = |figure: fn(Quartiles) -> UnitPrice| -> Vec<_> {
        let figures = quartiles.iter().map(|of| of.map(|of| figure(of).yuan()));
        figures.collect()
    };
    let steps: Vec<_> = formed.iter().map(|(_, rounded)| rounded.step).collect();
    disclosure::form()
        .prepare(tx)
        .await?
        .params(
            tx,
            &disclosure::FormParams {
                series: series.name(),
                day: moment.today(),
                subjects: &subjects,
                members: &counts.map_err(Error::internal)?,
                lows: &column(|of| of.low),
                medians: &column(|of| of.median),
                highs: &column(|of| of.high),
                grid_steps: &steps,
            },
        )
        .await?;
    insert_members(tx, series, formed).await
}

async fn insert_members(
    tx: &Transaction<'_>,
    series: Series,
    formed: &[(i64, &Rounded)],
) -> Result<()> {
    let rows = || {
        formed.iter().flat_map(|(subject, rounded)| {
            let members = rounded.members.iter();
            members.map(|(organisation, figure)| (*subject, organisation.0, figure.yuan()))
        })
    };
    let subjects: Vec<i64> = rows().map(|(subject, _, _)| subject).collect();
    let organisations: Vec<i64> = rows().map(|(_, organisation, _)| organisation).collect();
    let figures: Vec<_> = rows().map(|(_, _, figure)| figure).collect();
    disclosure::insert_members()
        .prepare(tx)
        .await?
        .params(
            tx,
            &disclosure::InsertMembersParams {
                series: series.name(),
                subjects: &subjects,
                organisations: &organisations,
                figures: &figures,
            },
        )
        .await?;
    Ok(())
}

/// Of how many subjects the figures have so many members, for either number.
pub(super) async fn count_shown(
    db: &impl Reader,
    series: Series,
    before: i64,
    after: i64,
) -> Result<(i64, i64)> {
    let statement = disclosure::count_shown().prepare(db).await?;
    let params = disclosure::CountShownParams {
        before,
        after,
        series: series.name(),
    };
    let row = statement.params(db, &params).one().await?;
    Ok((row.before, row.after))
}
