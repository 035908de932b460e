//! The rule of the rulebook that accounts rest on.

use ground::Label;
use ground::rulebook::{Choice, Guard, Rule, RuleDefinition, Unit};

use super::second_factor::rules::Demand;

/// Which duties take a second factor beside the password. Who has one of them and no second factor sets one up before anything
/// else is open.
pub(super) const SECOND_FACTOR_DUTIES: Rule<Demand> = Rule {
    definition: RuleDefinition {
        key: "party.second_factor_duties",
        unit: Unit::Choice,
        clause: "◇",
        default: "none",
        label: Label::new(
            "须启用两步验证的职责",
            "duties that take a second factor beside the password",
        ),
        choices: &[
            Choice::new("none", "不要求", "none"),
            Choice::new("administrators", "账号管理", "administrators"),
            Choice::new(
                "deciding",
                "账号管理、交易中心经办、医保部门决定、付款经办与放行",
                "administrators, operators of the centre, deciders of a bureau, and who makes or releases payments",
            ),
            Choice::new("acting", "除审计外的全部职责", "all but auditors"),
            Choice::new("everybody", "全部账号", "every account"),
        ],
        range: None,
        // Whoever signs in with a stolen password sees what the organisation sees.
        guards: Some(Guard::Secrecy),
    },
    read: |_, value| value.parse().ok(),
};
