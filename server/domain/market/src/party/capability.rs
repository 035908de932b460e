//! What organisations and accounts bring to the centre.

use ground::capability::{Capability, RefusalKind};

use super::{event, session};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["organisation", "account", "session", "device"],
    refusals: &[
        ACCOUNT_NAME_TAKEN,
        CREDIT_CODE_TAKEN,
        OWN_PASSWORD_NOT_RESET,
    ],
    housekeeping: &[
        |tx, _, wall| Box::pin(session::tidy_sessions(tx, wall)),
        |tx, _, wall| Box::pin(session::tidy_devices(tx, wall)),
    ],
    ..Capability::named("party")
};

pub(super) const ACCOUNT_NAME_TAKEN: RefusalKind =
    RefusalKind::new("account-name-taken", "账号已存在", "the account exists");
pub(super) const OWN_PASSWORD_NOT_RESET: RefusalKind = RefusalKind::new(
    "own-password-not-reset",
    "不能重置自己的密码",
    "nobody resets his own password",
);
pub(super) const CREDIT_CODE_TAKEN: RefusalKind = RefusalKind::new(
    "credit-code-taken",
    "统一社会信用代码已登记",
    "the credit code is entered already",
);
