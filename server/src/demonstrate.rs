//! Makes the demonstration: what the generator invents, entered through the operations of the trade,
//! once per database. Each step is committed with its mark, so that a killed start goes on where it
//! was.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::bargaining::{self, Answer, Invite, Sent};
use domain::catalogue::{self, CodeHit, Listing, LoadedRow, ProductRow, RowVerdict};
use domain::database::Transaction;
use domain::party::{self, NewAccount, NewOrganisation};
use domain::pricing::{self, ListedPriceRow, NewCurrentPrice, PlatformLevel, PriceKind, Region};
use domain::{
    Caller, Error, Ground, ImportId, InvitationId, Moment, OrganisationId, OrganisationKind,
    ProductId, Result, Role, UnitPrice, setting, shanghai_midnight,
};
use uuid::Uuid;

use crate::demo::{
    DEMO_PASSWORD, DemoInvitation, DemoListedPrice, DemoOrganisation, DemoOutcome, DemoParty,
    DemoProduct, DemoSpecialKind, Demonstration,
};

/// Products entered in one transaction.
const PRODUCTS: usize = 2_000;

/// Listed prices entered in one transaction.
const PRICES: usize = 40_000;

/// Own prices entered in one transaction.
const OWN_PRICES: usize = 500;

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

/// When, for which invitation of the plan, and the answer (by the hospital or not); none sends it.
type PlannedStep = (DateTime<Utc>, usize, Option<(bool, Answer)>);

struct Maker<'a> {
    ground: &'a Ground,
    demo: &'a Demonstration,
    operator: Caller,
}

impl Maker<'_> {
    async fn enter_products(&self, tell: &impl Fn(&str)) -> Result<()> {
        let import = ImportId(Uuid::now_v7());
        let mut rows = Vec::with_capacity(PRODUCTS);
        let mut entered = 0;
        let total = self.demo.product_count();
        for product in self.demo.products() {
            rows.push(self.product_row(&product));
            if rows.len() == PRODUCTS {
                entered += self.load_products(import, &mut rows).await?;
                if entered.is_multiple_of(20 * PRODUCTS) {
                    tell(&format!(
                        "演示数据：产品 / demonstration: products {entered}/{total}"
                    ));
                }
            }
        }
        entered += self.load_products(import, &mut rows).await?;
        tell(&format!(
            "演示数据：产品 / demonstration: products {entered}/{total}"
        ));
        Ok(())
    }

    async fn load_products(&self, import: ImportId, rows: &mut Vec<ProductRow>) -> Result<usize> {
        let mut connection = self.ground.db.get().await?;
        let tx = connection.transaction().await?;
        let moment = self.ground.moment();
        let verdicts = catalogue::load(&tx, &moment, &self.operator, import, rows).await?;
        tx.commit().await?;
        must_be_taken(&verdicts)?;
        let count = rows.len();
        rows.clear();
        Ok(count)
    }

    fn product_row(&self, product: &DemoProduct) -> ProductRow {
        let place = usize::try_from(product.manufacturer_index).unwrap_or_default();
        let maker = self.demo.manufacturers().get(place);
        let label = |coded: &crate::demo::Coded| format!("{}-{}", coded.code, coded.label);
        ProductRow {
            code: product.code.clone(),
            name: product.name.to_owned(),
            generic_name: product.generic_name.to_owned(),
            specification: product.specification.clone(),
            model: product.model.clone(),
            certificate: product.certificate.clone(),
            certificate_expires_on: product.certificate_expires_on,
            manufacturer_name: maker.map_or_else(String::new, |maker| maker.name.clone()),
            credit_code: maker.map(|maker| maker.credit_code.clone()),
            base_unit: product.base_unit.to_owned(),
            sales_unit: product.sales_unit.to_owned(),
            pack_ratio: product.pack_ratio.into(),
            category_labels: [
                label(&product.top_category),
                label(&product.second_category),
                label(&product.third_category),
            ],
            material: product.material.label.to_owned(),
            feature: product.feature.label.to_owned(),
            udi_di: product.udi_di.iter().cloned().collect(),
        }
    }

    async fn enter_prices(&self, tell: &impl Fn(&str)) -> Result<()> {
        let import = ImportId(Uuid::now_v7());
        let mut rows = Vec::with_capacity(PRICES);
        let mut entered = 0;
        let mut told = 0;
        for price in self.demo.listed_prices() {
            rows.push(price_row(&price)?);
            if PRICES <= rows.len() {
                entered += self.load_prices(import, &mut rows).await?;
                if 1_000_000 <= entered - told {
                    told = entered;
                    tell(&format!(
                        "演示数据：各省价格 / demonstration: listed prices {entered}"
                    ));
                }
            }
        }
        entered += self.load_prices(import, &mut rows).await?;
        tell(&format!(
            "演示数据：各省价格 / demonstration: listed prices {entered}"
        ));
        Ok(())
    }

    async fn load_prices(&self, import: ImportId, rows: &mut Vec<ListedPriceRow>) -> Result<usize> {
        let mut connection = self.ground.db.get().await?;
        let tx = connection.transaction().await?;
        let moment = self.ground.moment();
        let verdicts = pricing::load(&tx, &moment, &self.operator, import, rows).await?;
        tx.commit().await?;
        must_be_taken(&verdicts)?;
        let count = rows.len();
        rows.clear();
        Ok(count)
    }

    async fn enter_own_prices(&self) -> Result<()> {
        for hospital in 0..2 {
            let prices: Vec<_> = self.demo.current_prices(hospital).collect();
            let indexes: Vec<u32> = prices.iter().map(|price| price.product_index).collect();
            let ids = self.product_ids(&indexes).await?;
            let caller = self.hospital(hospital).await?;
            let mut connection = self.ground.db.get().await?;
            // One price of a product a call: a later period ends the one before it.
            let mut waiting = prices;
            while !waiting.is_empty() {
                let mut taken = HashMap::new();
                let mut later = Vec::new();
                for price in waiting {
                    let full = OWN_PRICES <= taken.len();
                    if full || taken.contains_key(&price.product_index) {
                        later.push(price);
                    } else {
                        taken.insert(price.product_index, price);
                    }
                }
                let declared: Vec<NewCurrentPrice> = taken
                    .into_values()
                    .map(|price| {
                        let product = known(&ids, price.product_index)?;
                        Ok(NewCurrentPrice {
                            product,
                            price: yuan(price.price)?,
                            effective_from: price.effective_from,
                            effective_to: price.effective_to,
                            contract_no: price.contract_no,
                        })
                    })
                    .collect::<Result<_>>()?;
                let tx = connection.transaction().await?;
                let moment = self.ground.moment();
                pricing::declare_current_prices(&tx, &moment, &caller, &declared).await?;
                tx.commit().await?;
                waiting = later;
            }
        }
        Ok(())
    }

    async fn enter_specials(&self) -> Result<()> {
        let specials: Vec<_> = self.demo.specials().collect();
        let indexes: Vec<u32> = specials
            .iter()
            .map(|special| special.product_index)
            .collect();
        let ids = self.product_ids(&indexes).await?;
        let mut connection = self.ground.db.get().await?;
        let tx = connection.transaction().await?;
        let moment = self.ground.moment();
        for special in specials {
            let id = known(&ids, special.product_index)?;
            match special.kind {
                DemoSpecialKind::Zone { price, .. } => {
                    let price = Some(yuan(price)?);
                    catalogue::note_procurement(&tx, &moment, id, price, false).await?;
                }
                DemoSpecialKind::VolumeBasedProcurement { .. } => {
                    catalogue::note_procurement(&tx, &moment, id, None, true).await?;
                }
                DemoSpecialKind::Delisted { reason } => {
                    let by = &self.operator;
                    catalogue::set_listing(&tx, &moment, by, id, Listing::Delisted, reason).await?;
                }
                DemoSpecialKind::Suspended { reason } => {
                    let by = &self.operator;
                    catalogue::set_listing(&tx, &moment, by, id, Listing::Suspended, reason)
                        .await?;
                }
                // Its certificate says so already.
                DemoSpecialKind::ExpiredCertificate { .. } => {}
            }
        }
        tx.commit().await?;
        Ok(())
    }

    /// Plays the invitations in the order in which they happened.
    async fn enter_invitations(&self) -> Result<()> {
        let plan = self.demo.invitation_plan();
        let indexes: Vec<u32> = plan.iter().map(|one| one.product_index).collect();
        let ids = self.product_ids(&indexes).await?;
        let mut steps: Vec<PlannedStep> = Vec::new();
        for (place, one) in plan.iter().enumerate() {
            steps.push((self.instant(one, 0), place, None));
            for (after, by_hospital, answer) in answers(one)? {
                steps.push((self.instant(one, after), place, Some((by_hospital, answer))));
            }
        }
        steps.sort_by_key(|(at, place, step)| (*at, *place, step.is_some()));
        let hospitals = [self.hospital(0).await?, self.hospital(1).await?];
        let mut sent: HashMap<usize, InvitationId> = HashMap::new();
        let mut connection = self.ground.db.get().await?;
        for (at, place, step) in steps {
            let Some(one) = plan.get(place) else { continue };
            let hospital = usize::try_from(one.hospital)
                .ok()
                .and_then(|index| hospitals.get(index));
            let hospital = hospital.ok_or_else(|| Error::internal("a hospital of nowhere"))?;
            let moment = self.ground.moment_at(at);
            let tx = connection.transaction().await?;
            match step {
                None => {
                    let invite = self.invite(one, hospital, known(&ids, one.product_index)?)?;
                    if let Some(id) = send(&tx, &moment, &invite).await? {
                        sent.insert(place, id);
                    }
                }
                Some((by_hospital, answer)) => {
                    let Some(id) = sent.get(&place).copied() else {
                        continue;
                    };
                    let invitation = bargaining::invitation(&tx, hospital, id).await?;
                    let caller = if by_hospital {
                        hospital.clone()
                    } else {
                        manufacturer(&self.operator, invitation.manufacturer)
                    };
                    let outcomes =
                        bargaining::answer(&tx, &moment, &caller, &[id], None, &answer).await?;
                    outcomes.into_iter().collect::<Result<Vec<_>>>()?;
                }
            }
            tx.commit().await?;
        }
        Ok(())
    }

    fn invite(
        &self,
        one: &DemoInvitation,
        hospital: &Caller,
        product: ProductId,
    ) -> Result<Invite> {
        let key = format!("demonstration-{}-{}", one.hospital, one.product_index);
        Ok(Invite {
            caller: hospital.clone(),
            product,
            price: yuan(one.price)?,
            quantity: one.quantity.into(),
            note: one.note.to_owned(),
            idempotency_key: Some(key),
        })
    }

    /// So many working days after the sending, which was some working days ago.
    fn instant(&self, one: &DemoInvitation, after: u32) -> DateTime<Utc> {
        let now = self.ground.moment().now;
        let day = self.working_days_ago(one.working_days_ago.saturating_sub(after));
        let minute = i64::from(one.minute_of_day) + if after == 0 { 0 } else { 47 };
        let at = shanghai_midnight(day) + TimeDelta::minutes(minute);
        at.min(now - TimeDelta::minutes(1))
    }

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

/// The answers that an invitation of the plan gets: after how many working days, by the hospital or
/// not, and which.
fn answers(one: &DemoInvitation) -> Result<Vec<(u32, bool, Answer)>> {
    let reason = |reason: &str| reason.to_owned();
    Ok(match &one.outcome {
        DemoOutcome::ConfirmedAtOnce | DemoOutcome::Pending | DemoOutcome::Lapsed => Vec::new(),
        DemoOutcome::Accepted { after } => vec![(*after, false, Answer::Accept)],
        DemoOutcome::Refused { after, reason: why } => {
            vec![(
                *after,
                false,
                Answer::Refuse {
                    reason: reason(why),
                },
            )]
        }
        DemoOutcome::Countered {
            after,
            price,
            reason: why,
        } => {
            vec![(
                *after,
                false,
                Answer::Counter {
                    price: yuan(*price)?,
                    reason: reason(why),
                },
            )]
        }
        DemoOutcome::CounteredAndTaken {
            after,
            price,
            reason: why,
            taken_after,
        } => vec![
            (
                *after,
                false,
                Answer::Counter {
                    price: yuan(*price)?,
                    reason: reason(why),
                },
            ),
            (*taken_after, true, Answer::AcceptCounter),
        ],
        DemoOutcome::Withdrawn { after } => vec![(*after, true, Answer::Withdraw)],
    })
}

async fn send(
    tx: &Transaction<'_>,
    moment: &Moment,
    invite: &Invite,
) -> Result<Option<InvitationId>> {
    match bargaining::invite(tx, moment, std::slice::from_ref(invite))
        .await?
        .pop()
    {
        Some(Ok(Sent::New(invitation))) => Ok(Some(invitation.id)),
        // Sent by the start that was killed; its answers may be in already.
        Some(Ok(Sent::Before(_))) | None => Ok(None),
        Some(Err(error)) => Err(error),
    }
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

fn price_row(price: &DemoListedPrice) -> Result<ListedPriceRow> {
    let odd = || Error::internal("a demonstration price of no known kind");
    Ok(ListedPriceRow {
        code: price.product_code.clone(),
        region: Region::parse(price.region).ok_or_else(odd)?,
        platform: price.platform.to_owned(),
        level: PlatformLevel::parse(price.platform_level).ok_or_else(odd)?,
        kind: PriceKind::parse(price.kind).ok_or_else(odd)?,
        price: yuan(price.price)?,
        pack_ratio: price.pack_ratio.into(),
        effective_from: price.effective_from,
        effective_to: price.effective_to,
        source: price.source.to_owned(),
    })
}

fn yuan(price: rust_decimal::Decimal) -> Result<UnitPrice> {
    UnitPrice::positive(price).map_err(Error::internal)
}

fn known(ids: &HashMap<u32, ProductId>, index: u32) -> Result<ProductId> {
    ids.get(&index)
        .copied()
        .ok_or_else(|| Error::internal(format!("no demonstration product {index}")))
}

fn must_be_taken(verdicts: &[RowVerdict]) -> Result<()> {
    let taken = |verdict: &&RowVerdict| {
        !matches!(verdict.outcome, LoadedRow::Accepted | LoadedRow::Unchanged)
    };
    match verdicts.iter().find(taken) {
        Some(verdict) => Err(Error::internal(format!(
            "the demonstration was refused: {verdict:?}"
        ))),
        None => Ok(()),
    }
}
