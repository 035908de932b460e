//! What is refused about programs as callers.

use ground::capability::RefusalKind;
use ground::{Figure, Label};

pub(super) const KINDS: &[RefusalKind] = &[SERVICE_ACCOUNT_NAME_TAKEN, SERVICE_ACCOUNT_OVER];

pub(super) const SERVICE_ACCOUNT_NAME_TAKEN: RefusalKind = RefusalKind::new(
    "service-account-name-taken",
    "服务账号名称已被使用",
    "the organisation has a service account of this name",
);

pub(super) const SERVICE_ACCOUNT_OVER: RefusalKind = RefusalKind::new(
    "service-account-over",
    "服务账号已到期或已吊销",
    "the service account is over",
)
.shows(&[Figure::text(
    "expires_on",
    Label::new("有效期至", "valid to"),
)]);
