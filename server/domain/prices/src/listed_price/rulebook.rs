//! The rules of the rulebook that listed prices read.

use ground::Label;
use ground::rulebook::{Guard, Range, Rule, RuleDefinition, Unit};
use rust_decimal::Decimal;

/// A loaded price below the product's last one divided by this is held for another person. A typing error is mostly
/// tenfold; prices of one product rarely differ by more than this from one notice to the next.
pub(super) const HOLD_BELOW_PART: Rule<Decimal> = Rule::ratio(RuleDefinition {
    key: "pricing.hold_below_part",
    unit: Unit::Ratio,
    clause: "◇",
    default: "3",
    label: Label::new(
        "导入价格低于上次价格几分之一时暂挂",
        "a loaded price is held below this part of the last one",
    ),
    choices: &[],
    range: Some(Range::between("1.5", "8")),
    guards: Some(Guard::Money),
});

/// A loaded price above this many times the product's last one is held for another person.
pub(super) const HOLD_ABOVE_TIMES: Rule<Decimal> = Rule::ratio(RuleDefinition {
    key: "pricing.hold_above_times",
    unit: Unit::Ratio,
    clause: "◇",
    default: "3",
    label: Label::new(
        "导入价格高于上次价格几倍时暂挂",
        "a loaded price is held above this many times the last one",
    ),
    choices: &[],
    range: Some(Range::between("1.5", "8")),
    guards: Some(Guard::Money),
});

/// A loaded price that is this many times its product's limit, or less than the limit divided by this, is taken and warned of.
/// Softer than what is held, which is compared with the last price of its own platform too.
pub(super) const WARN_FROM_LIMIT_TIMES: Rule<Decimal> = Rule::ratio(RuleDefinition {
    key: "pricing.warn_from_limit_times",
    unit: Unit::Ratio,
    clause: "◇",
    default: "2",
    label: Label::new(
        "导入价格与参考限价相差超过几倍时提醒",
        "a loaded price is warned of beyond this many times its limit",
    ),
    choices: &[],
    range: Some(Range::between("1.1", "8")),
    guards: None,
});
