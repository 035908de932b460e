//! Entering an organisation: by the one that founds its kind, from a loaded file, or at the machine.

pub(super) mod rules;
mod store;

use chrono::{DateTime, Utc};
use ground::database::Transaction;
use ground::log::{self, NewEvent, Readers};
use ground::{
    Caller, FieldError, Moment, OrganisationId, OrganisationKind, RegionCode, Result, text,
};

use super::accounts::{self, PreparedAccount};
use super::holding::rules::{Giving, Holding};
use super::hospital_facts::HospitalFacts;
use super::mail_address::must_be_mail_address;
use super::types::{NewOrganisation, Organisation};
use super::{event, session};
use rules::is_credit_code;
pub(super) use store::{code_taken, name_taken};

/// Enters an organisation: the exchange centre those that trade, a bureau those of its districts.
///
/// # Errors
/// Refuses a credit code with a wrong check digit, a malformed code of a hospital or one of another kind, a name or a code that is taken, an organisation of a kind that the
/// caller's does not found, one outside the region of a bureau, and callers other than those of the exchange centre and bureaus.
pub async fn enter_organisation(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    new: &NewOrganisation,
) -> Result<Organisation> {
    caller.must_oversee()?;
    caller.must_trade_for(caller.kind)?;
    rules::may_enter(caller.kind, new.kind)
        .map_err(|words| FieldError::alone("/kind", words.zh, words.en))?;
    check_organisation(new)?;
    let code = new.institution_code.as_deref();
    let region = rules::region_of(new.region, code, caller.region);
    rules::may_lie_in((caller.kind, caller.region), region)
        .map_err(|words| FieldError::alone("/region", words.zh, words.en))?;
    let by = Some(caller.account);
    let id = store::insert_organisation(tx, moment, (new, region), by).await?;
    let event = entered(id, (new, region)).by(caller);
    log::write(tx, moment, &[event]).await?;
    super::organisation(tx, id).await
}

/// Enters an organisation of a new platform, where there is no caller yet; else as [`enter_organisation`].
pub async fn found_organisation(
    tx: &Transaction<'_>,
    moment: &Moment,
    new: &NewOrganisation,
) -> Result<OrganisationId> {
    check_organisation(new)?;
    let code = new.institution_code.as_deref();
    let region = rules::region_of(new.region, code, RegionCode::SHENZHEN);
    let id = store::insert_organisation(tx, moment, (new, region), None).await?;
    let event = entered(id, (new, region));
    log::write(tx, moment, &[event]).await?;
    Ok(id)
}

/// Enters a manufacturer found in a loaded file; refuses a credit code that is malformed or taken.
pub(crate) async fn enter_manufacturer(
    tx: &Transaction<'_>,
    moment: &Moment,
    name: &str,
    credit_code: Option<&str>,
) -> Result<OrganisationId> {
    let new = NewOrganisation {
        name: name.to_owned(),
        kind: OrganisationKind::Manufacturer,
        credit_code: credit_code.map(str::to_owned),
        institution_code: None,
        region: None,
        email: None,
        hospital: HospitalFacts::default(),
    };
    found_organisation(tx, moment, &new).await
}

/// Founds the first bureau, with its first account, by whoever runs the machine: bureaus are out of the exchange centre's reach,
/// and the first one founds the others. Its password opens nothing but changing it; returns until when it serves.
///
/// # Errors
/// `bureau-founded` where there is one; malformed and taken names.
pub async fn found_bureau_at_the_machine(
    tx: &Transaction<'_>,
    moment: &Moment,
    (name, region): (&str, RegionCode),
    prepared: &PreparedAccount,
) -> Result<DateTime<Utc>> {
    let kind = OrganisationKind::InsuranceBureau;
    if let Some(known) = store::first_of_kind(tx, kind).await? {
        return Err(rules::bureau_founded(&known).into());
    }
    let bureau = NewOrganisation {
        name: name.to_owned(),
        kind,
        credit_code: None,
        institution_code: None,
        region: Some(region),
        email: None,
        hospital: HospitalFacts::default(),
    };
    let organisation = found_organisation(tx, moment, &bureau).await?;
    let until = session::rules::temporary_until(moment.wall);
    let holding = Holding::default().given(kind, Giving::Machine, moment.wall);
    let (_, opened) =
        accounts::insert(tx, moment, organisation, prepared, Some(until), holding).await?;
    log::write(tx, moment, &[opened]).await?;
    Ok(until)
}

pub(super) fn entered(
    id: OrganisationId,
    (new, region): (&NewOrganisation, RegionCode),
) -> NewEvent {
    let entered = event::Entered {
        name: new.name.clone(),
        kind: new.kind,
        credit_code: new.credit_code.clone(),
        region: Some(region),
        hospital: new.hospital,
    };
    event::ORGANISATION_ENTERED
        .about(id, &entered)
        .for_readers(Readers::parties(&[id]))
}

/// The letters that the name of an organisation may have.
const NAME_LETTERS_MAX: usize = 120;

pub(super) fn check_organisation(new: &NewOrganisation) -> Result<()> {
    let name = text::one_line(&new.name, NAME_LETTERS_MAX);
    if new.name.is_empty() || name.as_ref() != Ok(&new.name) {
        return Err(FieldError::alone(
            "/name",
            "名称须为1至120个字，不含首尾空格和不可见字符",
            "must have 1 to 120 letters, without blanks around them and without letters that nobody sees",
        ));
    }
    if new
        .credit_code
        .as_deref()
        .is_some_and(|code| !is_credit_code(code))
    {
        return Err(FieldError::alone(
            "/credit_code",
            "统一社会信用代码校验位不符",
            "the check digit of the credit code is wrong",
        ));
    }
    rules::may_have_code(new.kind, new.institution_code.as_deref())
        .map_err(|words| FieldError::alone("/institution_code", words.zh, words.en))?;
    new.hospital.must_fit(new.kind)?;
    must_be_mail_address(new.email.as_deref())
}
