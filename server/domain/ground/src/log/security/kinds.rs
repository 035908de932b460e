//! The kinds of entries, and how many of each are distinguished.

use crate::capability::Capability;
use crate::words::Label;

/// A kind of entry that is no event of the log.
#[derive(Debug)]
pub struct SecurityKind {
    /// The name in tables and answers; never changed once written.
    pub name: &'static str,
    pub label: Label,
    /// How many different names and addresses of one minute are distinguished that are of no account, and how many
    /// addresses of each account; in one process.
    pub(super) distinct_max: usize,
}

/// Of attempts that fail, anybody can make as many as he likes. What hits one account hides nothing of another, and names
/// that no account has hide no account's: fewer guesses at one account are let through in a minute.
pub(super) const OF_ANYBODY: usize = 60;

/// A sign-in takes a right password: no more in a minute than all accounts there are, at eight in the morning.
const OF_ACCOUNTS: usize = 5_000;

impl SecurityKind {
    const fn of_accounts(name: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self {
            name,
            label: Label::new(zh, en),
            distinct_max: OF_ACCOUNTS,
        }
    }

    const fn of_anybody(name: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self {
            name,
            label: Label::new(zh, en),
            distinct_max: OF_ANYBODY,
        }
    }
}

pub const SIGNED_IN: SecurityKind = SecurityKind::of_accounts("signed-in", "登录", "Signed in");
pub const SIGNED_OUT: SecurityKind =
    SecurityKind::of_accounts("signed-out", "退出登录", "Signed out");
pub const SIGN_IN_FAILED: SecurityKind =
    SecurityKind::of_anybody("sign-in-failed", "登录失败", "Sign-in failed");

/// Somebody who was signed in did not know the password.
pub const PASSWORD_NOT_PROVED: SecurityKind = SecurityKind::of_anybody(
    "password-not-proved",
    "修改密码或两步验证时，现在的密码错误",
    "Wrong present password when changing it or the second factor",
);

/// Of more weight than a failure: somebody knows the password, and nothing else.
pub const SECOND_FACTOR_WRONG: SecurityKind = SecurityKind::of_anybody(
    "second-factor-wrong",
    "密码正确，但验证码错误",
    "Right password with a wrong code",
);
/// As a rule the code follows at once, with the sign-in.
pub const SECOND_FACTOR_AWAITED: SecurityKind = SecurityKind::of_accounts(
    "second-factor-awaited",
    "密码正确，等待验证码",
    "Right password, code awaited",
);

/// Of more weight than a failure: somebody knows the password.
pub const SIGN_IN_BARRED: SecurityKind = SecurityKind::of_anybody(
    "sign-in-barred",
    "密码正确，但账号已锁定或停用",
    "Right password of a locked or disabled account",
);
pub const SIGN_IN_SLOWED: SecurityKind = SecurityKind::of_anybody(
    "sign-in-slowed",
    "登录尝试过多，已暂缓",
    "Too many attempts, put off",
);
/// A program's key that serves nobody, or not from there.
pub const KEY_REFUSED: SecurityKind =
    SecurityKind::of_anybody("key-refused", "密钥被拒绝", "Key refused");
/// The secret of a one-time link that opens nothing: wrong, used, over or voided.
pub const LINK_REFUSED: SecurityKind =
    SecurityKind::of_anybody("link-refused", "一次性链接无效", "One-time link refused");
pub const ACCOUNT_LOCKED: SecurityKind =
    SecurityKind::of_anybody("account-locked", "账号锁定", "Account locked");
pub const DEVICE_LOCKED: SecurityKind =
    SecurityKind::of_anybody("device-locked", "设备锁定", "Device locked");

const KINDS: &[&SecurityKind] = &[
    &SIGNED_IN,
    &SIGNED_OUT,
    &SIGN_IN_FAILED,
    &PASSWORD_NOT_PROVED,
    &SECOND_FACTOR_WRONG,
    &SECOND_FACTOR_AWAITED,
    &SIGN_IN_BARRED,
    &SIGN_IN_SLOWED,
    &KEY_REFUSED,
    &LINK_REFUSED,
    &ACCOUNT_LOCKED,
    &DEVICE_LOCKED,
];

/// Every kind of entry: those of signing in, and the events that the log repeats.
#[must_use]
pub fn kinds(capabilities: &[&'static Capability]) -> Vec<(&'static str, Label)> {
    let own = KINDS.iter().map(|kind| (kind.name, kind.label));
    let events = capabilities.iter().flat_map(|one| one.events);
    let repeated = events.filter(|kind| kind.is_security);
    own.chain(repeated.map(|kind| (kind.name, kind.label)))
        .collect()
}
