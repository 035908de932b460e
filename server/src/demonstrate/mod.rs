//! Makes the demonstration once per database: enters what the generator invents through the operations.
//! Each step commits by itself and finds what it has entered before, so that a killed start goes on
//! where it was.

mod changes;
mod contracts;
mod goods;
mod invitations;
mod linkages;
mod lower_price_reports;

use std::collections::HashMap;

use chrono::NaiveDate;
use demo::{
    DEMO_ACCOUNT_OF_BOTH, DEMO_PASSWORD, DemoAccount, DemoInvitation, DemoOrganisation, DemoParty,
    Demonstration,
};
use domain::catalogue::{self, CodeHit};
use domain::database::Transaction;
use domain::party::{self, Assigned, HospitalFacts, NewAccount, NewCapacity, NewOrganisation};
use domain::{
    Caller, Duty, Error, Ground, Moment, OrganisationId, OrganisationKind, ProductId, RegionCode,
    Result, UnitPrice, setting,
};

use crate::evidence::EvidenceStore;

/// The mark of a finished demonstration.
const DONE: &str = "done";

/// Makes the demonstration unless it is made; `print` gets a line for each step.
pub async fn demonstrate(
    ground: &Ground,
    evidence: &EvidenceStore,
    products: u32,
    print: impl Fn(&str),
) -> Result<()> {
    let connection = ground.db.get().await?;
    let mark = setting::read(&connection, setting::DEMONSTRATION).await?;
    drop(connection);
    if mark.as_deref() == Some(DONE) {
        return Ok(());
    }
    let demo = Demonstration::new(products, ground.moment().today());
    print("演示数据：机构和账号 / demonstration: organisations and accounts");
    enter_parties(ground, &demo).await?;
    let connection = ground.db.get().await?;
    let operator = party::caller_of_account(&connection, "operator").await?;
    let second_operator = party::caller_of_account(&connection, "operator2").await?;
    drop(connection);
    let demonstrator = Demonstrator {
        ground,
        evidence,
        demo: &demo,
        plan: demo.invitation_plan(),
        operator,
        second_operator,
    };
    demonstrator.enter_products(&print).await?;
    print("演示数据：历年挂网价格 / demonstration: listed prices of the years before");
    demonstrator.enter_earlier_prices().await?;
    demonstrator.enter_prices(&print).await?;
    print("演示数据：医疗机构现行采购价 / demonstration: what hospitals pay");
    demonstrator.enter_own_prices().await?;
    print("演示数据：专区、带量采购、撤网产品和议价邀请 / demonstration: zone, VBP, invitations");
    demonstrator.enter_specials().await?;
    demonstrator.enter_invitations().await?;
    print("演示数据：价格申报和公示 / demonstration: declared prices, publicity");
    demonstrator.enter_changes().await?;
    demonstrator.enter_lower_price_reports().await?;
    print("演示数据：价格联动 / demonstration: linkage");
    demonstrator.enter_linkages().await?;
    let connection = ground.db.get().await?;
    setting::write(&connection, setting::DEMONSTRATION, DONE).await?;
    ground.wake_sequencer();
    Ok(())
}

async fn enter_parties(ground: &Ground, demo: &Demonstration) -> Result<()> {
    let mut connection = ground.db.get().await?;
    let tx = connection.transaction().await?;
    let moment = ground.moment();
    let mut ids = HashMap::new();
    let parties = demo.parties();
    let hospitals = (0..).map(DemoParty::Hospital).zip(&parties.hospitals);
    let others = [
        (DemoParty::Distributor, &parties.distributor),
        (DemoParty::ExchangeCenter, &parties.exchange_center),
    ];
    let bureaus = (0..).map(DemoParty::InsuranceBureau);
    let bureaus = bureaus.zip(&parties.insurance_bureaus);
    for (party, organisation) in hospitals.chain(others).chain(bureaus) {
        ids.insert(
            format!("{party:?}"),
            enter(&tx, &moment, &organisation_of(organisation)?).await?,
        );
    }
    for manufacturer in demo.manufacturers() {
        let new = NewOrganisation {
            name: manufacturer.name.clone(),
            kind: OrganisationKind::Manufacturer,
            credit_code: Some(manufacturer.credit_code.clone()),
            institution_code: None,
            region: None,
            email: Some(manufacturer.email.clone()),
            hospital: HospitalFacts::default(),
        };
        let id = enter(&tx, &moment, &new).await?;
        ids.insert(
            format!("{:?}", DemoParty::Manufacturer(manufacturer.index)),
            id,
        );
    }
    enter_accounts(&tx, &moment, demo, &ids).await?;
    enter_capacities(&tx, &moment).await?;
    tx.commit().await?;
    Ok(())
}

async fn enter_accounts(
    tx: &Transaction<'_>,
    moment: &Moment,
    demo: &Demonstration,
    organisations: &HashMap<String, OrganisationId>,
) -> Result<()> {
    for account in demo.accounts() {
        let known = party::caller_of_account(tx, account.account).await;
        if known.is_ok() {
            continue;
        }
        let organisation = organisations.get(&format!("{:?}", account.party)).copied();
        let organisation = organisation.ok_or_else(|| Error::internal("an account of nobody"))?;
        let new = NewAccount {
            account: account.account.to_owned(),
            display_name: account.display_name.to_owned(),
            password: DEMO_PASSWORD.to_owned(),
            assigned: assigned(account)?,
            email: Some(account.email.to_owned()),
        };
        let prepared = party::prepare_account(new).await?;
        party::found_account(tx, moment, organisation, &prepared).await?;
    }
    Ok(())
}

/// Lets the manufacturer that distributes act as a distributor too.
async fn enter_capacities(tx: &Transaction<'_>, moment: &Moment) -> Result<()> {
    let operator = party::caller_of_account(tx, "operator").await?;
    let both = party::caller_of_account(tx, DEMO_ACCOUNT_OF_BOTH).await?;
    let distributor = OrganisationKind::Distributor;
    let held = party::capacities(tx, both.firm).await?;
    if held.iter().all(|(_, kind)| *kind != distributor) {
        let new = NewCapacity {
            capacity: distributor,
            joins: None,
        };
        party::add_capacity(tx, moment, &operator, both.firm, &new).await?;
    }
    Ok(())
}

fn assigned(account: &DemoAccount) -> Result<Assigned> {
    let duties = account.duties.iter().map(|name| name.parse());
    let duties: std::result::Result<_, _> = duties.collect();
    Ok(Assigned::Duties(duties.map_err(Error::internal)?))
}

fn organisation_of(organisation: &DemoOrganisation) -> Result<NewOrganisation> {
    Ok(NewOrganisation {
        name: organisation.name.to_owned(),
        kind: organisation.kind.parse().map_err(Error::internal)?,
        credit_code: Some(organisation.credit_code.clone()),
        institution_code: organisation.institution_code.map(str::to_owned),
        region: Some(organisation.region.parse().map_err(Error::internal)?),
        email: Some(organisation.email.to_owned()),
        hospital: HospitalFacts {
            grade: organisation
                .grade
                .map(|grade| grade.parse().map_err(Error::internal))
                .transpose()?,
            ownership: organisation
                .ownership
                .map(|whose| whose.parse().map_err(Error::internal))
                .transpose()?,
        },
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

struct Demonstrator<'a> {
    ground: &'a Ground,
    evidence: &'a EvidenceStore,
    demo: &'a Demonstration,
    plan: Vec<DemoInvitation>,
    operator: Caller,
    /// For what takes two people.
    second_operator: Caller,
}

impl Demonstrator<'_> {
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

    /// A hospital as caller: by its own account, or by the operator's when it has none.
    async fn hospital(&self, index: u32) -> Result<Caller> {
        let connection = self.ground.db.get().await?;
        let accounts = self.demo.accounts().iter();
        let mut own = accounts.filter(|account| account.party == DemoParty::Hospital(index));
        if let Some(account) = own.next() {
            return party::caller_of_account(&connection, account.account).await;
        }
        let nowhere = || Error::internal(format!("no demonstration hospital {index}"));
        let position = usize::try_from(index).map_err(Error::internal)?;
        let hospital = self.demo.parties().hospitals.get(position);
        let (kind, name) = (
            OrganisationKind::Hospital,
            hospital.ok_or_else(nowhere)?.name,
        );
        let known = party::find_organisation(&connection, kind, name).await?;
        let organisation = known.ok_or_else(nowhere)?;
        Ok(at_the_desk(&self.operator, organisation, kind))
    }

    async fn product_ids(&self, indexes: &[u32]) -> Result<HashMap<u32, ProductId>> {
        let codes: HashMap<u32, String> = indexes
            .iter()
            .map(|index| (*index, self.demo.product(*index).code))
            .collect();
        let wanted: Vec<&str> = codes.values().map(String::as_str).collect();
        let connection = self.ground.db.get().await?;
        let hits = catalogue::find_codes(&connection, &wanted).await?;
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

/// An organisation as caller, with the operator's account: only few of the demonstration have their
/// own.
fn at_the_desk(operator: &Caller, organisation: OrganisationId, kind: OrganisationKind) -> Caller {
    Caller {
        account: operator.account,
        organisation,
        firm: organisation,
        kind,
        region: RegionCode::SHENZHEN,
        duties: Duty::trading(kind).to_vec(),
    }
}
