//! Who takes part in a bench.

use std::sync::Arc;

use domain::database::Database;
use domain::party::{self, Assigned, HospitalFacts, NewAccount, NewOrganisation};
use domain::{CAPABILITIES, Ground, OrganisationId, OrganisationKind, Role, SystemClock};

use super::Outcome;
use super::postgres::Postgres;

/// The password of every account.
pub(crate) const PASSWORD: &str = "sunshine-bench";

/// A migrated database and what stands on it.
pub(crate) async fn ground(postgres: &Postgres, database: &str) -> Outcome<Ground> {
    let db = Database::new(&postgres.prepared(database).await?)?;
    Ok(Ground::open(db, Arc::new(SystemClock), &CAPABILITIES).await?)
}

/// Founds an organisation with one account of the same name.
pub(crate) async fn found(
    ground: &Ground,
    kind: OrganisationKind,
    name: &str,
) -> Outcome<OrganisationId> {
    let account = NewAccount {
        account: name.to_owned(),
        display_name: name.to_owned(),
        password: PASSWORD.to_owned(),
        assigned: Assigned::Roles(vec![Role::Trader]),
        email: None,
    };
    let account = party::prepare_account(account).await?;
    let mut connection = ground.db.get().await?;
    let tx = connection.transaction().await?;
    let organisation = NewOrganisation {
        name: name.to_owned(),
        kind,
        credit_code: None,
        institution_code: None,
        region: None,
        email: None,
        hospital: HospitalFacts::default(),
    };
    let organisation = party::found_organisation(&tx, &ground.moment(), &organisation).await?;
    party::found_account(&tx, &ground.moment(), organisation, &account).await?;
    tx.commit().await?;
    Ok(organisation)
}
