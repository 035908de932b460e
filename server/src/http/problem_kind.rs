//! The kinds of problems of HTTP itself. Refusals by rules bring their own.

use domain::Label;

/// A kind of problem. Codes never change once shipped: clients match on them.
#[derive(Debug)]
pub(crate) struct ProblemKind {
    pub(super) code: &'static str,
    pub(super) title: Label,
}

impl ProblemKind {
    pub(crate) const fn new(code: &'static str, zh: &'static str, en: &'static str) -> Self {
        let title = Label::new(zh, en);
        Self { code, title }
    }

    /// A kind whose detail says all that there is to say.
    const fn not_carried_out(code: &'static str) -> Self {
        Self::new(code, "请求未完成", "the request was not carried out")
    }
}

pub(super) const INVALID_CREDENTIALS: ProblemKind =
    ProblemKind::new("invalid-credentials", "登录失败", "signing in failed");
pub(super) const PASSWORD_TO_CHANGE: ProblemKind = ProblemKind::new(
    "password-to-change",
    "请先修改密码",
    "change the password first",
);
pub(super) const OWNER_TO_CONFIRM: ProblemKind = ProblemKind::new(
    "owner-to-confirm",
    "账号待另一人确认",
    "another person confirms the account first",
);
pub(super) const NO_CALLER: ProblemKind = ProblemKind::new("no-caller", "未登录", "not signed in");
pub(super) const FORBIDDEN: ProblemKind =
    ProblemKind::new("forbidden", "无权操作", "not permitted");
pub(super) const FOREIGN_ORIGIN: ProblemKind = ProblemKind::new(
    "foreign-origin",
    "页面地址与平台地址不符",
    "not from a page of the platform",
);
pub(super) const NOT_FOUND: ProblemKind = ProblemKind::new("not-found", "不存在", "not found");
pub(super) const INVALID_FIELDS: ProblemKind =
    ProblemKind::new("invalid-fields", "字段有误", "fields are wrong");
pub(super) const PRECONDITION_REQUIRED: ProblemKind = ProblemKind::new(
    "precondition-required",
    "未注明所替换的版本",
    "it is not said what is replaced",
);
pub(super) const STALE_VERSION: ProblemKind = ProblemKind::new(
    "stale-version",
    "内容已被他人更改",
    "it has changed meanwhile",
);
pub(super) const UNAVAILABLE: ProblemKind = ProblemKind::new("unavailable", "系统繁忙", "busy");
pub(super) const INTERNAL: ProblemKind = ProblemKind::new("internal", "系统错误", "our fault");
pub(super) const TOO_MANY_REQUESTS: ProblemKind =
    ProblemKind::new("too-many-requests", "请求过于频繁", "too many requests");
pub(super) const MALFORMED: ProblemKind =
    ProblemKind::new("malformed", "请求格式错误", "malformed request");
pub(super) const METHOD_NOT_ALLOWED: ProblemKind =
    ProblemKind::not_carried_out("method-not-allowed");
pub(crate) const TOO_LARGE: ProblemKind = ProblemKind::not_carried_out("too-large");
pub(super) const INDEX_BUILDING: ProblemKind = ProblemKind::new(
    "index-building",
    "产品索引正在建立",
    "the index of products is being built",
);
pub(super) const MEDIA_TYPE: ProblemKind = ProblemKind::not_carried_out("media-type");
