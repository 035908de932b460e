//! What happens to organisations and accounts, as the log keeps it.

use ground::log::{Audience, Event, EventKind, Tone};
use ground::{Duty, Figure, Label, OrganisationKind, RegionCode, Words, states};
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

use super::holding::rules::SEPARATION;
use super::hospital_facts::{HospitalFacts, HospitalGrade, HospitalOwnership};
use super::link::event as link;
use super::message;
use super::passkey::event as passkey;
use super::payload::{
    AGREED_EXAMPLE, CAPACITY_EXAMPLE, CapacityAdded, DUTIES_CHANGED_EXAMPLE, DutiesChanged,
    EDITED_EXAMPLE, FOUNDED_EXAMPLE, JoiningAgreed, NAMED_EXAMPLE, Named, OrganisationEdited,
    PasswordChanged, REMOVED_EXAMPLE, RESET_EXAMPLE, RecoveryCodeUsed, Remover, SET_UP_EXAMPLE,
    SecondFactorRemoved, SecondFactorSetUp, TO_CONFIRM_EXAMPLE, ToConfirm, USED_EXAMPLE,
};
use super::subject::{ACCOUNT, FOUNDED, ORGANISATION};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    pub(super) name: String,
    pub(super) kind: OrganisationKind,
    pub(super) credit_code: Option<String>,
    /// Earlier programs stored none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) region: Option<RegionCode>,
    #[serde(flatten)]
    pub(super) hospital: HospitalFacts,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Opened {
    pub(super) account: String,
    pub(super) display_name: String,
}

/// An account that was enabled or disabled. Earlier programs stored nothing of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Switched {
    pub(super) account: String,
    pub(super) display_name: String,
    /// Signed-in browsers that this signed out.
    pub(super) sessions_ended: u64,
    /// Changes of rules that it had proposed, and that this withdrew.
    pub(super) proposals_withdrawn: usize,
}

pub const ORGANISATION_ENTERED: Event<Entered> = Event::new(
    "organisation-entered",
    Label::new("新增机构", "Organisation entered"),
    &ORGANISATION,
    r#"{"name": "南山医院", "kind": "hospital", "credit_code": "914403007084678371", "region": "440305", "grade": "tertiary_a",
    "ownership": "public"}"#,
);

/// What is registered of an organisation is another.
pub const ORGANISATION_EDITED: Event<OrganisationEdited> = Event::new(
    "organisation-edited",
    Label::new("更正机构信息", "Organisation edited"),
    &ORGANISATION,
    EDITED_EXAMPLE,
)
.shows(&[
    Figure::text("name_before", Label::new("原名称", "Name before")),
    Figure::text("name", Label::new("名称", "Name")),
    Figure::text(
        "credit_code_before",
        Label::new("原统一社会信用代码", "Credit code before"),
    ),
    Figure::text("credit_code", Label::new("统一社会信用代码", "Credit code")),
    Figure::text(
        "institution_code_before",
        Label::new("原定点医疗机构编码", "Institution code before"),
    ),
    Figure::text(
        "institution_code",
        Label::new("定点医疗机构编码", "Institution code"),
    ),
    Figure::state(
        "region_before",
        Label::new("原区域", "Region before"),
        RegionCode::states,
    ),
    Figure::state("region", Label::new("区域", "Region"), RegionCode::states),
    Figure::text("email_before", Label::new("原邮箱", "Mail before")),
    Figure::text("email", Label::new("邮箱", "Mail")),
    Figure::state(
        "grade_before",
        Label::new("原医院等级", "Grade before"),
        HospitalGrade::states,
    ),
    Figure::state(
        "grade",
        Label::new("医院等级", "Grade"),
        HospitalGrade::states,
    ),
    Figure::state(
        "ownership_before",
        Label::new("原机构性质", "Ownership before"),
        HospitalOwnership::states,
    ),
    Figure::state(
        "ownership",
        Label::new("机构性质", "Ownership"),
        HospitalOwnership::states,
    ),
    Figure::text("reason", Label::new("原因", "Reason")),
])
.notifies(Audience::Concerned, &message::EDITED);

const CAPACITY: Figure = Figure::state("capacity", Label::new("身份", "Capacity"), || {
    states(OrganisationKind::words)
});

/// A firm acts in another capacity too.
pub(super) const CAPACITY_ADDED: Event<CapacityAdded> = Event::new(
    "capacity-added",
    Label::new("增加企业身份", "Capacity added"),
    &ORGANISATION,
    CAPACITY_EXAMPLE,
)
.shows(&[
    CAPACITY,
    Figure::text(
        "joined",
        Label::new("并入的机构", "Organisation that joined"),
    ),
])
.overseers_only(&["persons"])
.notifies_persons(Audience::Persons, &message::CAPACITY_ADDED)
.in_security_log();

/// An organisation agrees to be one firm with another, whose name is none where it does so no more.
pub(super) const JOINING_AGREED: Event<JoiningAgreed> = Event::new(
    "joining-agreed",
    Label::new("同意合并为同一企业", "Agreed to be one firm"),
    &ORGANISATION,
    AGREED_EXAMPLE,
)
.shows(&[Figure::text(
    "other",
    Label::new("另一机构", "Other organisation"),
)])
.overseers_only(&["persons"])
.notifies_persons(Audience::Persons, &message::JOINING_AGREED)
.in_security_log();

pub(super) const ACCOUNT_OPENED: Event<Opened> = Event::new(
    "account-opened",
    Label::new("开通账号", "Account opened"),
    &ACCOUNT,
    r#"{"account": "maker", "display_name": "张三"}"#,
)
.in_security_log();

pub(super) const ACCOUNT_ENABLED: Event<Switched> = Event::new(
    "account-enabled",
    Label::new("启用账号", "Account enabled"),
    &ACCOUNT,
    r#"{"account": "maker", "display_name": "张三", "sessions_ended": 0, "proposals_withdrawn": 0}"#,
)
.in_security_log();

pub(super) const ACCOUNT_DISABLED: Event<Switched> = Event::new(
    "account-disabled",
    Label::new("停用账号", "Account disabled"),
    &ACCOUNT,
    r#"{"account": "maker", "display_name": "张三", "sessions_ended": 2, "proposals_withdrawn": 1}"#,
)
.in_security_log();

pub(super) const PASSWORD_CHANGED: Event<PasswordChanged> = Event::new(
    "password-changed",
    Label::new("修改密码", "Password changed"),
    &ACCOUNT,
    r#"{"account": "maker", "display_name": "张三", "sessions_ended": 1}"#,
)
.in_security_log();

pub(super) const PASSWORD_RESET: Event<PasswordChanged> = Event::new(
    "password-reset",
    Label::new("重置密码", "Password reset"),
    &ACCOUNT,
    RESET_EXAMPLE,
)
.tone(Tone::Waiting)
.notifies(Audience::Owner, &message::RESET)
.in_security_log();

/// An account does something else from now on, and its sessions have ended.
pub(super) const DUTIES_CHANGED: Event<DutiesChanged> = Event::new(
    "account-duties-changed",
    Label::new("变更职责", "Duties changed"),
    &ACCOUNT,
    DUTIES_CHANGED_EXAMPLE,
)
.on(SEPARATION)
.tone(Tone::Waiting)
.shows(&[
    Figure::text("display_name", Label::new("本人", "Owner")),
    Figure::state("before", Label::new("变更前", "Before"), || {
        states(Duty::words)
    }),
    Figure::state("after", Label::new("变更后", "After"), || {
        states(Duty::words)
    }),
])
.notifies(Audience::Owner, &message::DUTIES_CHANGED)
.in_security_log();

/// An account that only reads has a password of its owner's: another person may confirm now that he holds it.
pub(super) const ACCOUNT_TO_CONFIRM: Event<ToConfirm> = Event::new(
    "account-to-confirm",
    Label::new("账号待另一人确认", "An account waits for a second person"),
    &ACCOUNT,
    TO_CONFIRM_EXAMPLE,
)
.on(SEPARATION)
.tone(Tone::Waiting)
.overseers_only(&["persons"])
.notifies_persons(Audience::Persons, &message::TO_CONFIRM);

/// As that, of an organisation whose first account its founder opened.
pub(super) const FOUNDED_ACCOUNT_TO_CONFIRM: Event<ToConfirm> = Event::new(
    "founded-account-to-confirm",
    Label::new(
        "机构首个账号待另一人确认",
        "A first account waits for a second person",
    ),
    &FOUNDED,
    FOUNDED_EXAMPLE,
)
.on(SEPARATION)
.tone(Tone::Waiting)
.overseers_only(&["persons"])
.notifies_persons(Audience::Persons, &message::FOUNDED_TO_CONFIRM);

/// An account whose owner another person has confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Confirmed {
    pub(super) account: String,
    pub(super) display_name: String,
    pub(super) by: Confirmer,
}

/// Who vouches for the owner of an account.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub(super) enum Confirmer {
    /// Another person of the organisation, or of the one that founded it.
    Colleague,
    /// Whoever runs the machine, where no second person could.
    Machine,
    /// Its organisation, whose registered address received the link.
    Link,
}

impl Confirmer {
    fn words(self) -> Words {
        match self {
            Self::Colleague => Words::new("另一人", "another person"),
            Self::Machine => Words::new("服务器管理人员（命令行）", "whoever runs the machine"),
            Self::Link => Words::new(
                "机构（寄往登记邮箱的链接）",
                "its organisation, by the link to its registered address",
            ),
        }
    }
}

/// It may do from now on what its roles allow.
pub(super) const ACCOUNT_CONFIRMED: Event<Confirmed> = Event::new(
    "account-confirmed",
    Label::new("确认账号由本人使用", "The owner of an account is confirmed"),
    &ACCOUNT,
    r#"{"account": "operator3", "display_name": "张三", "by": "colleague"}"#,
)
.on(SEPARATION)
.tone(Tone::Good)
.shows(&[
    Figure::text("display_name", Label::new("本人", "Owner")),
    Figure::state("by", Label::new("确认人", "Confirmed by"), || {
        states(Confirmer::words)
    }),
])
.in_security_log();

/// A lock that wrong passwords had brought, ended before its time.
pub(super) const ACCOUNT_UNLOCKED: Event<Named> = Event::new(
    "account-unlocked",
    Label::new("解除锁定", "Account unlocked"),
    &ACCOUNT,
    r#"{"account": "maker", "display_name": "张三"}"#,
)
.in_security_log();

/// A device that was removed, as people know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct DeviceRemoved {
    pub(super) device: String,
    pub(super) device_address: Option<String>,
}

/// A device of the account is a stranger again, and its sessions have ended.
pub(super) const DEVICE_REMOVED: Event<DeviceRemoved> = Event::new(
    "device-removed",
    Label::new("移除登录设备", "A device is removed"),
    &ACCOUNT,
    r#"{"device": "Chrome · Windows", "device_address": "10.1.2.3"}"#,
)
.shows(&[
    Figure::text("device", Label::new("设备", "Device")),
    Figure::text(
        "device_address",
        Label::new("设备地址", "Address of the device"),
    ),
])
.in_security_log();

/// As of all of a second factor, its owner is notified, and none of his colleagues reads it: whom a stolen password admits is not
/// theirs to know.
pub(super) const SECOND_FACTOR_SET_UP: Event<SecondFactorSetUp> = Event::new(
    "second-factor-set-up",
    Label::new("启用两步验证", "A second factor is set up"),
    &ACCOUNT,
    SET_UP_EXAMPLE,
)
.tone(Tone::Good)
.notifies(Audience::Owner, &message::SECOND_FACTOR_SET_UP)
.in_security_log();

/// From now on a password alone opens the account.
pub(super) const SECOND_FACTOR_REMOVED: Event<SecondFactorRemoved> = Event::new(
    "second-factor-removed",
    Label::new("移除两步验证", "A second factor is removed"),
    &ACCOUNT,
    REMOVED_EXAMPLE,
)
.tone(Tone::Waiting)
.shows(&[
    Figure::text("display_name", Label::new("本人", "Owner")),
    Figure::state("by", Label::new("移除人", "Removed by"), || {
        states(Remover::words)
    }),
    Figure::text("reason", Label::new("原因", "Reason")),
])
.notifies(Audience::Owner, &message::SECOND_FACTOR_REMOVED)
.in_security_log();

pub(super) const RECOVERY_CODES_RENEWED: Event<Named> = Event::new(
    "recovery-codes-renewed",
    Label::new("更换恢复码", "Recovery codes are renewed"),
    &ACCOUNT,
    NAMED_EXAMPLE,
)
.notifies(Audience::Owner, &message::RECOVERY_CODES_RENEWED)
.in_security_log();

pub(super) const RECOVERY_CODE_USED: Event<RecoveryCodeUsed> = Event::new(
    "recovery-code-used",
    Label::new("使用恢复码", "A recovery code is used"),
    &ACCOUNT,
    USED_EXAMPLE,
)
.tone(Tone::Waiting)
.notifies(Audience::Owner, &message::RECOVERY_CODE_USED)
.in_security_log();

pub(super) const KINDS: &[EventKind] = &[
    ORGANISATION_ENTERED.kind,
    ORGANISATION_EDITED.kind,
    CAPACITY_ADDED.kind,
    JOINING_AGREED.kind,
    ACCOUNT_OPENED.kind,
    ACCOUNT_ENABLED.kind,
    ACCOUNT_DISABLED.kind,
    PASSWORD_CHANGED.kind,
    PASSWORD_RESET.kind,
    DUTIES_CHANGED.kind,
    ACCOUNT_UNLOCKED.kind,
    ACCOUNT_TO_CONFIRM.kind,
    FOUNDED_ACCOUNT_TO_CONFIRM.kind,
    ACCOUNT_CONFIRMED.kind,
    DEVICE_REMOVED.kind,
    SECOND_FACTOR_SET_UP.kind,
    SECOND_FACTOR_REMOVED.kind,
    RECOVERY_CODES_RENEWED.kind,
    RECOVERY_CODE_USED.kind,
    passkey::PASSKEY_ADDED.kind,
    passkey::PASSKEY_REMOVED.kind,
    link::LINK_SENT.kind,
    link::RECOVERY_PROPOSED.kind,
    link::RECOVERY_TO_SEND.kind,
    link::RECOVERY_SENT.kind,
    link::LINK_VOIDED.kind,
    link::LINK_USED.kind,
];
