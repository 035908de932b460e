//! Organisations and callers, rows to types.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use ground::capability::RefusalKind;
use ground::database::{Reader, column};
use ground::{
    AccountId, Caller, Duty, Error, FigureValues, OrganisationId, OrganisationKind, Refused,
    Result, Words, stored, text,
};
use sql::queries::party;

use super::holding::rules::duties_in_force;
use super::hospital_facts::HospitalFacts;
use super::types::{
    HistoryEntry, KnownManufacturers, Organisation, OrganisationFilter, StoredActor,
};

pub(super) fn taken(kind: &'static RefusalKind, zh: &str, en: &str) -> Error {
    Refused {
        kind,
        clause: None,
        detail: Words::new(zh, en),
        figures: FigureValues::NONE,
    }
    .into()
}

pub(super) fn duties(names: &[String]) -> Result<Vec<Duty>> {
    names.iter().map(|name| stored(name)).collect()
}

/// Duties as they are stored.
pub(super) fn names_of(duties: &[Duty]) -> Vec<&'static str> {
    duties.iter().map(|duty| duty.into_str()).collect()
}

pub(super) fn caller(actor: &StoredActor<'_>) -> Result<Caller> {
    Ok(Caller {
        account: AccountId(actor.account),
        organisation: OrganisationId(actor.organisation),
        firm: OrganisationId(actor.firm),
        kind: stored(actor.kind)?,
        region: stored(actor.region)?,
        duties: duties_in_force(duties(actor.duties)?, actor.is_unconfirmed),
    })
}

pub(super) async fn caller_of_account(db: &impl Reader, account: &str) -> Result<Caller> {
    let row = party::caller_of_account()
        .prepare(db)
        .await?
        .bind(db, &account)
        .opt()
        .await?;
    let row = row.ok_or(Error::NotFound)?;
    caller(&StoredActor {
        account: row.id,
        organisation: row.organisation,
        firm: row.firm,
        kind: &row.kind,
        region: &row.region,
        duties: &row.duties,
        is_unconfirmed: row.is_unconfirmed,
    })
}

/// The same person in another capacity of his firm.
pub(super) fn in_capacity(
    caller: Caller,
    (organisation, kind): (OrganisationId, OrganisationKind),
) -> Caller {
    Caller {
        organisation,
        kind,
        ..caller
    }
}

pub(super) fn organisation_of(row: party::Organisation) -> Result<Organisation> {
    Ok(Organisation {
        id: OrganisationId(row.id),
        firm: OrganisationId(row.firm),
        kind: stored(&row.kind)?,
        name: row.name,
        credit_code: row.credit_code,
        institution_code: row.institution_code,
        region: stored(&row.region)?,
        email: row.email,
        hospital: HospitalFacts {
            grade: row.grade.as_deref().map(stored).transpose()?,
            ownership: row.ownership.as_deref().map(stored).transpose()?,
        },
    })
}

pub(super) async fn organisation(db: &impl Reader, id: OrganisationId) -> Result<Organisation> {
    let row = party::organisation()
        .prepare(db)
        .await?
        .bind(db, &id.0)
        .opt()
        .await?;
    organisation_of(row.ok_or(Error::NotFound)?)
}

pub(super) async fn organisations(
    db: &impl Reader,
    filter: &OrganisationFilter,
    within: Option<String>,
    after: i64,
    rows_max: i64,
) -> Result<(Vec<Organisation>, i64)> {
    let kind = filter.kind.map(|kind| kind.into_str());
    let rows = party::organisations()
        .prepare(db)
        .await?
        .params(
            db,
            &party::OrganisationsParams {
                after,
                kind,
                grade: filter.hospital.grade.map(Into::into),
                ownership: filter.hospital.ownership.map(Into::into),
                name_part: filter.name_part.as_deref(),
                within: within.as_deref(),
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let total = party::organisations_count()
        .prepare(db)
        .await?
        .params(
            db,
            &party::OrganisationsCountParams {
                kind,
                grade: filter.hospital.grade.map(Into::into),
                ownership: filter.hospital.ownership.map(Into::into),
                name_part: filter.name_part.as_deref(),
                within: within.as_deref(),
            },
        )
        .one()
        .await?;
    let organisations = rows
        .into_iter()
        .map(organisation_of)
        .collect::<Result<_>>()?;
    Ok((organisations, total))
}

/// Whether there is an insurance bureau: 1 or 0.
pub(super) async fn some_bureaus(db: &impl Reader) -> Result<i64> {
    let statement = party::some_bureaus().prepare(db).await?;
    Ok(statement.bind(db).one().await?)
}

/// Of how many of the two kinds that trade with each other somebody can work.
pub(super) async fn kinds_that_trade(db: &impl Reader) -> Result<i64> {
    let statement = party::kinds_that_trade().prepare(db).await?;
    Ok(statement.bind(db).one().await?)
}

/// How many hospitals lack their grade or ownership, up to 1,000.
pub(super) async fn hospitals_of_unknown_grade(db: &impl Reader) -> Result<i64> {
    let statement = party::hospitals_of_unknown_grade().prepare(db).await?;
    Ok(statement.bind(db).one().await?)
}

pub(super) async fn manufacturers(
    db: &impl Reader,
    codes: &[&str],
    names: &[&str],
) -> Result<KnownManufacturers> {
    let by_code = party::manufacturers_by_code()
        .prepare(db)
        .await?
        .bind(db, &codes)
        .all()
        .await?;
    let folded: Vec<String> = names.iter().map(|name| text::folded(name)).collect();
    let keys: Vec<&str> = folded.iter().map(String::as_str).collect();
    let params = party::ManufacturersByNameParams { names, keys: &keys };
    let by_name = party::manufacturers_by_name()
        .prepare(db)
        .await?
        .params(db, &params)
        .all()
        .await?;
    let by_code = by_code
        .into_iter()
        .map(|row| (row.credit_code, OrganisationId(row.id)));
    let mut known = KnownManufacturers {
        by_code: by_code.collect(),
        ..KnownManufacturers::default()
    };
    for row in by_name {
        let id = OrganisationId(row.id);
        known.by_name.insert(row.name, id);
        known.codes.extend(row.credit_code.map(|code| (id, code)));
    }
    Ok(known)
}

pub(super) async fn find_organisation(
    db: &impl Reader,
    kind: OrganisationKind,
    name: &str,
) -> Result<Option<OrganisationId>> {
    let found = party::organisation_by_name()
        .prepare(db)
        .await?
        .params(
            db,
            &party::OrganisationByNameParams {
                name,
                kind: kind.into_str(),
            },
        )
        .opt()
        .await?;
    Ok(found.map(OrganisationId))
}

pub(super) async fn manufacturer_names(
    db: &impl Reader,
) -> Result<HashMap<OrganisationId, String>> {
    let rows = party::manufacturer_names()
        .prepare(db)
        .await?
        .bind(db)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (OrganisationId(row.id), row.name))
        .collect())
}

pub(super) async fn names(
    db: &impl Reader,
    ids: &[OrganisationId],
) -> Result<HashMap<OrganisationId, String>> {
    let ids = OrganisationId::numbers(ids);
    let rows = party::names()
        .prepare(db)
        .await?
        .bind(db, &ids)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (OrganisationId(row.id), row.name))
        .collect())
}

pub(super) async fn reachable(
    db: &impl Reader,
    organisations: &[OrganisationId],
) -> Result<HashSet<OrganisationId>> {
    let ids = party::reachable()
        .prepare(db)
        .await?
        .bind(db, &OrganisationId::numbers(organisations))
        .all()
        .await?;
    Ok(ids.into_iter().map(OrganisationId).collect())
}

pub(super) async fn reached(
    db: &impl Reader,
    written: &[(OrganisationId, DateTime<Utc>)],
) -> Result<HashSet<(OrganisationId, DateTime<Utc>)>> {
    let organisations = column(written, |(organisation, _)| organisation.0);
    let positions = party::reached()
        .prepare(db)
        .await?
        .bind(db, &organisations, &column(written, |(_, at)| *at))
        .all()
        .await?;
    let index = |position: i64| usize::try_from(position - 1).ok();
    let reached = positions.into_iter().filter_map(index);
    Ok(reached
        .filter_map(|index| written.get(index).copied())
        .collect())
}

pub(super) async fn mail_addresses(
    db: &impl Reader,
    organisations: &[OrganisationId],
) -> Result<HashMap<OrganisationId, String>> {
    let ids: Vec<i64> = organisations.iter().map(|one| one.0).collect();
    let rows = party::mail_addresses()
        .prepare(db)
        .await?
        .bind(db, &ids)
        .all()
        .await?;
    let found = rows
        .into_iter()
        .map(|row| (OrganisationId(row.id), row.email));
    Ok(found.collect())
}

/// Those of some organisations that whoever oversees a region does not know.
pub(super) async fn beyond(
    db: &impl Reader,
    within: &str,
    organisations: &[OrganisationId],
) -> Result<HashSet<OrganisationId>> {
    let ids = party::beyond()
        .prepare(db)
        .await?
        .bind(db, &OrganisationId::numbers(organisations), &within)
        .all()
        .await?;
    Ok(ids.into_iter().map(OrganisationId).collect())
}

pub(super) async fn history(
    db: &impl Reader,
    (within, reader): (Option<String>, Option<OrganisationId>),
    subject_kind: &str,
    subject_ids: &[&str],
) -> Result<Vec<HistoryEntry>> {
    let rows = party::history()
        .prepare(db)
        .await?
        .bind(
            db,
            &subject_kind,
            &subject_ids,
            &within.as_deref(),
            &reader.map(|id| id.0),
        )
        .all()
        .await?;
    let passages = rows.into_iter().map(|row| HistoryEntry {
        at: row.at,
        kind: row.kind,
        actor: row.actor_name.zip(row.organisation_name),
        clause: row.clause,
        data: row.data,
    });
    Ok(passages.collect())
}
