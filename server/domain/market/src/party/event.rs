//! What happens to organisations and accounts, as the log keeps it.

use ground::log::{Event, EventKind, NO_PAGE, SubjectKind};
use ground::{Figure, Label, OrganisationKind};
use serde::{Deserialize, Serialize};

const ORGANISATION: SubjectKind = SubjectKind::new("organisation", |_| NO_PAGE.to_owned());

/// Somebody who signs in.
pub const ACCOUNT: SubjectKind = SubjectKind::new("account", |_| NO_PAGE.to_owned());

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entered {
    pub(super) name: String,
    pub(super) kind: OrganisationKind,
    pub(super) credit_code: Option<String>,
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
    r#"{"name": "南山医疗器械公司", "kind": "manufacturer", "credit_code": "914403007084678371"}"#,
);

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

/// A password that its owner changed. The password itself is nowhere but in its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PasswordChanged {
    pub(super) account: String,
    pub(super) display_name: String,
    /// Sessions elsewhere that this ended.
    pub(super) sessions_ended: u64,
}

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
    r#"{"account": "maker", "display_name": "张三", "sessions_ended": 1}"#,
)
.in_security_log();

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Unlocked {
    pub(super) account: String,
    pub(super) display_name: String,
}

/// A lock that wrong passwords had brought, ended before its time.
pub(super) const ACCOUNT_UNLOCKED: Event<Unlocked> = Event::new(
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

pub(super) const KINDS: &[EventKind] = &[
    ORGANISATION_ENTERED.kind,
    ACCOUNT_OPENED.kind,
    ACCOUNT_ENABLED.kind,
    ACCOUNT_DISABLED.kind,
    PASSWORD_CHANGED.kind,
    PASSWORD_RESET.kind,
    ACCOUNT_UNLOCKED.kind,
    DEVICE_REMOVED.kind,
];
