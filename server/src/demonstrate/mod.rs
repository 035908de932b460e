//! Makes the demonstration: what the generator invents, entered through the operations of the trade,
//! once per database. Each step is committed with its mark, so that a killed start goes on where it
//! was.

mod changes;
mod goods;
mod invitations;

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::catalogue::{self, CodeHit};
use domain::database::Transaction;
use domain::party::{self, NewAccount, NewOrganisation};
use domain::{
    Caller, Error, Ground, Moment, OrganisationId, OrganisationKind, ProductId, Result, Role,
    UnitPrice, setting,
};

use crate::demo::{DEMO_PASSWORD, DemoOrganisation, DemoParty, Demonstration};

/// The mark of a finished demonstration.
const DONE: &str = "done";

/// Makes the demonstration unless it is made; `tell` is told of each step.
///
/// # Errors
/// When the database fails.
pub async fn demonstrate(ground: &Ground, products: u32, tell: impl Fn(&str)) -> Result<()> {
    let connection = ground.db.get().await?;
    let mark = setting::read(&connection, setting::DEMONSTRATION).await?;
    drop(connection);
    if mark.as_deref() == Some(DONE) {
        return Ok(());
    }
    let demo = Demonstration::new(products, ground.moment().today());
    tell("演示数据：机构和账号 / demonstration: organisations and accounts");
    enter_parties(ground, &demo).await?;
    let connection = ground.db.get().await?;
    let operator = party::caller_of_account(&connection, "operator").await?;
    drop(connection);
    let maker = Maker {
        ground,
        demo: &demo,
        operator,
    };
    maker.enter_products(&tell).await?;
    maker.enter_prices(&tell).await?;
    tell("演示数据：医疗机构现行采购价 / demonstration: what hospitals pay");
    maker.enter_own_prices().await?;
    tell("演示数据：专区、带量采购、撤网产品和议价邀请 / demonstration: zone, VBP, invitations");
    maker.enter_specials().await?;
    maker.enter_invitations().await?;
    tell("演示数据：价格申报和公示 / demonstration: declared prices, publicity");
    maker.enter_changes().await?;
    let connection = ground.db.get().await?;
    setting::write(&connection, setting::DEMONSTRATION, DONE).await?;
    ground.ring();
    Ok(())
}

async fn enter_parties(ground: &Ground, demo: &Demonstration) -> Result<()> {
    let mut connection = ground.db.get().await?;
    let tx = connection.transaction().await?;
    let moment = ground.moment();
    let mut ids = HashMap::new();
    let parties = demo.parties();
    let fixed = [
        (DemoParty::Hospital(0), &parties.hospitals[0]),
        (DemoParty::Hospital(1), &parties.hospitals[1]),
        (DemoParty::Distributor, &parties.distributor),
        (DemoParty::ExchangeCenter, &parties.exchange_center),
        (DemoParty::InsuranceBureau, &parties.insurance_bureau),
    ];
    for (place, organisation) in fixed {
        ids.insert(
            format!("{place:?}"),
            enter(&tx, &moment, &organisation_of(organisation)?).await?,
        );
    }
    for maker in demo.manufacturers() {
        let new = NewOrganisation {
            name: maker.name.clone(),
            kind: OrganisationKind::Manufacturer,
            credit_code: Some(maker.credit_code.clone()),
            institution_code: None,
            email: Some(maker.email.clone()),
        };
        let id = enter(&tx, &moment, &new).await?;
        ids.insert(format!("{:?}", DemoParty::Manufacturer(maker.index)), id);
    }
    for account in demo.accounts() {
        let known = party::caller_of_account(&tx, account.account).await;
        if known.is_ok() {
            continue;
        }
        let organisation = ids.get(&format!("{:?}", account.party)).copied();
        let organisation = organisation.ok_or_else(|| Error::internal("an account of nobody"))?;
        let new = NewAccount {
            account: account.account.to_owned(),
            display_name: account.display_name.to_owned(),
            password: DEMO_PASSWORD.to_owned(),
            roles: vec![Role::Trader, Role::Administrator],
            email: Some(account.email.to_owned()),
        };
        party::found_account(&tx, &moment, organisation, &new).await?;
    }
    tx.commit().await?;
    Ok(())
}

fn organisation_of(organisation: &DemoOrganisation) -> Result<NewOrganisation> {
    let kind = OrganisationKind::parse(organisation.kind)
        .ok_or_else(|| Error::internal("a demonstration of no known kind"))?;
    Ok(NewOrganisation {
        name: organisation.name.to_owned(),
        kind,
        credit_code: Some(organisation.credit_code.clone()),
        institution_code: organisation.institution_code.map(str::to_owned),
        email: Some(organisation.email.to_owned()),
    })
}

async fn enter(
    tx: &Transaction<'_>,
    moment: &Moment,
    new: &NewOrganisation,
) -> Result<OrganisationId> {
    match party::find_organisation(tx, new.kind, &new.name).await? {
        Some(known) => Ok(known),
        None => party::found_organisation(tx, moment, new).await,
    }
}

struct Maker<'a> {
    ground: &'a Ground,
    demo: &'a Demonstration,
    operator: Caller,
}

impl Maker<'_> {
    fn working_days_ago(&self, count: u32) -> NaiveDate {
        let moment = self.ground.moment();
        let mut day = moment.today();
        let mut left = count;
        while 0 < left {
            day = day.pred_opt().unwrap_or(day);
            if moment.calendar.is_working_day(day) {
                left -= 1;
            }
        }
        day
    }

    async fn hospital(&self, index: u32) -> Result<Caller> {
        let account = if index == 0 { "hospital" } else { "hospital2" };
        let connection = self.ground.db.get().await?;
        party::caller_of_account(&connection, account).await
    }

    async fn product_ids(&self, indexes: &[u32]) -> Result<HashMap<u32, ProductId>> {
        let codes: HashMap<u32, String> = indexes
            .iter()
            .map(|index| (*index, self.demo.product(*index).code))
            .collect();
        let asked: Vec<&str> = codes.values().map(String::as_str).collect();
        let connection = self.ground.db.get().await?;
        let hits = catalogue::find_codes(&connection, &asked).await?;
        let ids = codes
            .into_iter()
            .filter_map(|(index, code)| match hits.get(&code) {
                Some(CodeHit::One(id)) => Some((index, *id)),
                _ => None,
            });
        Ok(ids.collect())
    }
}

fn yuan(price: rust_decimal::Decimal) -> Result<UnitPrice> {
    UnitPrice::positive(price).map_err(Error::internal)
}

fn known(ids: &HashMap<u32, ProductId>, index: u32) -> Result<ProductId> {
    ids.get(&index)
        .copied()
        .ok_or_else(|| Error::internal(format!("no demonstration product {index}")))
}

/// The manufacturer itself, at the operator's desk: makers other than the demonstration's two have
/// no accounts.
fn manufacturer(operator: &Caller, organisation: OrganisationId) -> Caller {
    Caller {
        account: operator.account,
        organisation,
        kind: OrganisationKind::Manufacturer,
        roles: vec![Role::Trader],
    }
}
