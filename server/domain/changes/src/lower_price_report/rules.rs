//! Lower-price reports: what may be reported, who knows what of it, and who may do what to it. Pure.

use chrono::NaiveDate;
use ground::{
    AccountId, Caller, Error, FigureValue, FigureValues, OrganisationId, OrganisationKind, Refused,
    Result, UnitPrice, Words, must_be_another,
};
use prices::listed_price::{NotCounted, PlatformLevel, PriceKind, reason_never_to_count};
use serde::Serialize;
use strum::VariantArray;
use utoipa::ToSchema;

use super::refusal::{
    LOWER_PRICE_DECIDED, PRICE_KIND_EXCLUDED, PRICE_NOT_LOWER, REPORTED_AS_MANUFACTURER,
};
use super::state::LowerPriceReportState;
use super::types::LowerPriceReport;

/// What can be done to a report of a lower price: the last segment of the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum LowerPriceAction {
    Acceptance,
    Refusal,
    Explanation,
}

impl LowerPriceAction {
    /// Demands that the caller may ever take it on a report about a product of `manufacturer`: the exchange centre decides, and who
    /// makes the product states its reasons.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::NotFound`] for a manufacturer whose product it is not.
    pub(super) fn must_be_callers(
        self,
        caller: &Caller,
        manufacturer: OrganisationId,
    ) -> Result<()> {
        match self {
            Self::Acceptance | Self::Refusal => {
                caller.must_trade_for(OrganisationKind::ExchangeCenter)
            }
            Self::Explanation => {
                caller.must_trade_for(OrganisationKind::Manufacturer)?;
                let is_own = manufacturer == caller.organisation;
                is_own.then_some(()).ok_or(Error::NotFound)
            }
        }
    }

    /// Demands that it can be taken now: on a report that nobody has decided, and, where it decides, by another person than those who
    /// reported the price.
    ///
    /// # Errors
    /// `same-person`, `lower-price-decided`.
    pub(super) fn must_be_possible(
        self,
        person: AccountId,
        reporters: impl IntoIterator<Item = AccountId>,
        state: Option<LowerPriceReportState>,
    ) -> Result<(), Refused> {
        match self {
            Self::Acceptance | Self::Refusal => must_be_another(reporters, person, own_report())?,
            Self::Explanation => {}
        }
        if state.is_some_and(LowerPriceReportState::is_open) {
            return Ok(());
        }
        Err(Refused {
            kind: &LOWER_PRICE_DECIDED,
            clause: Some("S4-13"),
            detail: Words::new("该报告已有处理结果", "the report has been decided"),
            figures: FigureValues::default().with_any(
                "state",
                state.map(|state| FigureValue::state(state, LowerPriceReportState::words)),
            ),
        })
    }
}

/// Requires of a firm that makes and distributes that it reports a price of its own product as the manufacturer, whose duty that is:
/// as a distributor it would be a stranger to its own duty, which another's report breaks.
///
/// # Errors
/// `reported-as-manufacturer`.
pub(super) fn must_be_as_manufacturer(
    is_manufacturer: bool,
    is_of_its_firm: bool,
) -> Result<(), Refused> {
    if is_manufacturer || !is_of_its_firm {
        return Ok(());
    }
    Err(Refused {
        kind: &REPORTED_AS_MANUFACTURER,
        clause: Some("S4-13"),
        detail: Words::new(
            "本企业自己生产的产品，请切换为生产企业身份后报告",
            "your own firm makes the product: switch to the capacity of manufacturer and report it there",
        ),
        figures: FigureValues::NONE,
    })
}

impl LowerPriceReport {
    /// What the caller may do to it now.
    #[must_use]
    pub fn actions(&self, caller: &Caller) -> Vec<LowerPriceAction> {
        let may = |action: &LowerPriceAction| {
            let own = self.is_callers.then_some(caller.account);
            action.must_be_callers(caller, self.manufacturer).is_ok()
                && action
                    .must_be_possible(caller.account, own, Some(self.state))
                    .is_ok()
        };
        let all = LowerPriceAction::VARIANTS.iter().copied();
        all.filter(may).collect()
    }
}

/// Why it takes another person.
pub(super) fn own_report() -> Words {
    Words::new(
        "该价格由本人报告，须由另一人决定",
        "you reported this price: another person decides on it",
    )
}

/// Demands that a price of this kind and platform may count for the limit, today or later.
///
/// # Errors
/// `price-kind-excluded` with the reason.
pub(super) fn must_count(
    kind: PriceKind,
    level: PlatformLevel,
    effective_to: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), Refused> {
    let Some(reason) = reason_never_to_count(kind, level, effective_to, today) else {
        return Ok(());
    };
    let words = reason.words();
    Err(Refused {
        kind: &PRICE_KIND_EXCLUDED,
        clause: Some("S4-1"),
        detail: Words::new(
            format!("此价格不计入参考限价（{}），无需申报", words.zh),
            format!(
                "this price does not count for the reference limit ({}): there is nothing to report",
                words.en
            ),
        ),
        figures: FigureValues::default()
            .with_state("kind", kind, PriceKind::words)
            .with_state("platform_level", level, PlatformLevel::words)
            .with_any("effective_to", effective_to)
            .with_state("reason", reason, NotCounted::words),
    })
}

/// Demands a price below today's limit; without a limit any price is.
///
/// # Errors
/// `price-not-lower` with both figures, in the base unit.
pub(super) fn must_be_lower(
    base_price: UnitPrice,
    limit: Option<UnitPrice>,
) -> Result<(), Refused> {
    match limit {
        Some(limit) if limit <= base_price => Err(Refused {
            kind: &PRICE_NOT_LOWER,
            clause: Some("S4-13"),
            detail: Words::new(
                format!("按最小计量单位折算为{base_price}元，不低于当前参考限价{limit}元"),
                format!("CNY {base_price} per base unit is not below the limit of CNY {limit}"),
            ),
            figures: FigureValues::default()
                .with("base_price", base_price)
                .with("reference_limit", limit),
        }),
        Some(_) | None => Ok(()),
    }
}
