//! The kinds of problems of HTTP itself. Refusals by rules bring their own.

use domain::{CAPABILITIES, Label};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};
use utoipa::{PartialSchema, ToSchema};

/// A kind of problem. Codes never change once shipped: clients match on them.
#[derive(Debug)]
pub(crate) struct ProblemKind {
    pub(super) code: &'static str,
    pub(super) title: Label,
}

impl ProblemKind {
    const fn new(code: &'static str, zh: &'static str, en: &'static str) -> Self {
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
pub(super) const SECOND_FACTOR_REQUIRED: ProblemKind = ProblemKind::new(
    "second-factor-required",
    "还须输入验证码",
    "a code is required as well",
);
pub(super) const SECOND_FACTOR_WRONG: ProblemKind = ProblemKind::new(
    "second-factor-wrong",
    "验证码错误",
    "the code does not serve",
);
pub(super) const SECOND_FACTOR_TO_SET_UP: ProblemKind = ProblemKind::new(
    "second-factor-to-set-up",
    "请先启用两步验证",
    "set up a second factor first",
);
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
pub(super) const CAPACITY_CHANGED: ProblemKind = ProblemKind::new(
    "capacity-changed",
    "身份已切换",
    "the capacity is another by now",
);
pub(super) const NO_CALLER: ProblemKind = ProblemKind::new("no-caller", "未登录", "not signed in");
pub(super) const KEY_REFUSED: ProblemKind =
    ProblemKind::new("key-refused", "密钥无效", "the key does not serve");
pub(super) const SCOPE_MISSING: ProblemKind = ProblemKind::new(
    "scope-missing",
    "服务账号没有此权限",
    "the service account lacks the scope",
);
pub(super) const PERSON_NEEDED: ProblemKind =
    ProblemKind::new("person-needed", "须由人员操作", "no program may do this");
pub(super) const KEY_RATE_EXCEEDED: ProblemKind = ProblemKind::new(
    "key-rate-exceeded",
    "服务账号的请求过于频繁",
    "too many requests of the service account",
);
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
pub(crate) const EVIDENCE_TYPE: ProblemKind = ProblemKind::new(
    "evidence-type",
    "证明材料类型不符",
    "this is not taken as evidence",
);

/// All of HTTP itself.
const KINDS: &[&ProblemKind] = &[
    &INVALID_CREDENTIALS,
    &SECOND_FACTOR_REQUIRED,
    &SECOND_FACTOR_WRONG,
    &SECOND_FACTOR_TO_SET_UP,
    &PASSWORD_TO_CHANGE,
    &OWNER_TO_CONFIRM,
    &CAPACITY_CHANGED,
    &NO_CALLER,
    &KEY_REFUSED,
    &SCOPE_MISSING,
    &PERSON_NEEDED,
    &KEY_RATE_EXCEEDED,
    &FORBIDDEN,
    &FOREIGN_ORIGIN,
    &NOT_FOUND,
    &INVALID_FIELDS,
    &PRECONDITION_REQUIRED,
    &STALE_VERSION,
    &UNAVAILABLE,
    &INTERNAL,
    &TOO_MANY_REQUESTS,
    &MALFORMED,
    &METHOD_NOT_ALLOWED,
    &TOO_LARGE,
    &INDEX_BUILDING,
    &MEDIA_TYPE,
    &EVIDENCE_TYPE,
];

/// Every code: those of HTTP, those of the edge, then those of refusals in the order of the capabilities.
fn codes() -> impl Iterator<Item = &'static str> {
    let own = KINDS.iter().map(|kind| kind.code);
    // What the edge refuses as we do has the same code.
    let of_edge = edge::problem_types().filter(|code| KINDS.iter().all(|kind| kind.code != *code));
    let refusals = CAPABILITIES.iter().flat_map(|one| one.refusals);
    own.chain(of_edge).chain(refusals.map(|kind| kind.code))
}

/// The codes as the description shows them.
pub(super) enum ProblemType {}

impl PartialSchema for ProblemType {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(SchemaType::new(Type::String))
            .description(Some(
                "What kind of problem it is: the stable name that clients match on.",
            ))
            .enum_values(Some(codes()))
            .into()
    }
}

impl ToSchema for ProblemType {}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_kind_of_problem_is_described_once() {
        let source = include_str!("problem_kind.rs");
        let defined = source.matches(": ProblemKind =").count();
        // The last one is this test's own.
        assert_eq!(KINDS.len(), defined - 1);
        let codes: Vec<&str> = codes().collect();
        let distinct: HashSet<&str> = codes.iter().copied().collect();
        assert_eq!(distinct.len(), codes.len());
    }
}
