//! The rules of the rulebook that accounts rest on.

use ground::Label;
use ground::rulebook::{Choice, Guard, Range, Rule, RuleDefinition, Unit};

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

/// How many hours a one-time link serves after it is sent.
pub(super) const LINK_HOURS: Rule<u32> = Rule::count(RuleDefinition {
    key: "party.link_hours",
    unit: Unit::Hours,
    clause: "◇",
    default: "72",
    label: Label::new(
        "一次性链接有效小时数",
        "hours for which a one-time link serves",
    ),
    choices: &[],
    range: Some(Range::between("1", "168")),
    // Whoever comes to read the mail of an organisation later opens nothing by what is in it.
    guards: Some(Guard::Secrecy),
});

/// How many days have to pass after somebody else than an organisation changed its mail address, before a lost administrator comes back
/// by it: so long it has time to object.
pub(super) const ADDRESS_SETTLED_DAYS: Rule<u32> = Rule::count(RuleDefinition {
    key: "party.address_settled_days",
    unit: Unit::Days,
    clause: "◇",
    default: "30",
    label: Label::new(
        "登记邮箱由他人更改后，多少天内不寄送找回链接",
        "days after others changed a mail address before a lost administrator comes back by it",
    ),
    choices: &[],
    range: Some(Range::between("7", "366")),
    guards: Some(Guard::Secrecy),
});
