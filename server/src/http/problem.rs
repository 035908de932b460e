//! Errors as RFC 9457 problems: a stable type, titles in two languages, the clause and the figures.

use std::error::Error as StdError;

use domain::idempotency::IDEMPOTENCY_KEY_REUSED;
use domain::party::Takes;
use domain::{
    Error, FieldError, Figure, FigureValues, Label, OrganisationKind, Refused, Words, states,
};
use http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde::Serialize;
use utoipa::ToSchema;
use warp::reply::{Reply, Response};

use super::figures::{FigureView, refused_views};
use super::problem_kind::{self as kind, ProblemKind, ProblemType};
use super::reach::Scope;

/// Seconds after which a client may try again when we are busy.
const RETRY_SECONDS: u64 = 2;

/// The same while the search index is being built.
const INDEX_RETRY_SECONDS: u64 = 5;

/// What a service account lacks.
const SCOPE: Figure = Figure::text("scope", Label::new("所需权限", "Scope that it takes"));

/// What an account takes beside its password.
const TAKES: Figure = Figure::state("takes", Label::new("登录还须", "It takes"), || {
    states(Takes::words)
});

/// The media type of problems.
pub(super) const PROBLEM: &str = "application/problem+json";

/// Why a request was not carried out.
#[derive(Debug, Clone)]
pub(crate) struct Problem(Box<Parts>);

#[derive(Debug, Clone)]
struct Parts {
    status: StatusCode,
    code: &'static str,
    title: Label,
    detail: Words,
    clause: Option<&'static str>,
    figures: FigureValues,
    /// Those of them that people read.
    shown: &'static [Figure],
    errors: Vec<FieldError>,
    retry_after: Option<u64>,
}

/// A problem as it travels (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProblemDocument {
    /// The stable name that clients match on.
    #[schema(value_type = ProblemType)]
    pub r#type: &'static str,
    /// What kind of problem it is, in the language asked for.
    pub title: String,
    /// The status of the answer.
    pub status: u16,
    /// What happened here, in the language asked for.
    pub detail: String,
    /// The clause that decided, where a rule refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// What was compared, where a rule refused.
    #[serde(skip_serializing_if = "FigureValues::is_none")]
    #[schema(value_type = Object)]
    pub figures: FigureValues,
    /// The same in words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub labelled_figures: Vec<FigureView>,
    /// Wrong fields.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ProblemField>,
    /// The request, as the log knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

/// A wrong field.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProblemField {
    /// JSON pointer into the body, or the name of a query parameter.
    pub pointer: String,
    /// What is wrong with it.
    pub detail: String,
}

impl Problem {
    pub(crate) fn new(
        status: StatusCode,
        kind: &ProblemKind,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Self(Box::new(Parts {
            status,
            code: kind.code,
            title: kind.title,
            detail: Words::new(zh, en),
            clause: None,
            figures: FigureValues::NONE,
            shown: &[],
            errors: Vec::new(),
            retry_after: None,
        }))
    }

    /// 400: the request cannot be read.
    pub(crate) fn malformed(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, &kind::MALFORMED, zh, en)
    }

    /// 400: a query parameter that cannot be read at all.
    pub(crate) fn parameter(name: &str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        let (zh, en) = (zh.into(), en.into());
        let mut problem = Self::malformed(zh.clone(), en.clone());
        problem.0.errors.push(FieldError {
            pointer: name.to_owned(),
            detail: Words::new(zh, en),
        });
        problem
    }

    /// 401: there is no caller.
    pub(crate) fn no_caller() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            &kind::NO_CALLER,
            "请先登录",
            "sign in first",
        )
    }

    /// 409: whoever sends it shows another capacity of the firm than the one in which the session acts.
    pub(super) fn capacity_changed(acting: OrganisationKind) -> Self {
        let Words { zh, en } = acting.words();
        let zh = format!("您已在另一页面切换为{zh}身份，本次操作未执行；请刷新页面后继续");
        let en = format!(
            "you act as {en} since you switched on another page, and nothing was done: load the page again"
        );
        Self::new(StatusCode::CONFLICT, &kind::CAPACITY_CHANGED, zh, en)
    }

    /// 401: the key is unknown, over, revoked or used from elsewhere, without saying which.
    pub(super) fn key_refused() -> Self {
        let zh = "密钥无效：不存在、已到期、已更换、已吊销，或不能从此地址使用";
        let en =
            "the key is unknown, over, replaced or revoked, or does not serve from this address";
        Self::new(StatusCode::UNAUTHORIZED, &kind::KEY_REFUSED, zh, en)
    }

    /// 403: the service account has not the scope that this takes.
    pub(super) fn scope_missing(scope: Scope) -> Self {
        let zh = format!("此操作需要权限{scope}，该服务账号没有");
        let en = format!("this takes the scope {scope}, which the service account has not");
        let mut problem = Self::new(StatusCode::FORBIDDEN, &kind::SCOPE_MISSING, zh, en);
        problem.0.figures = FigureValues::default().with("scope", scope.to_string());
        problem.0.shown = &[SCOPE];
        problem
    }

    /// 403: no scope gives this.
    pub(super) fn person_needed() -> Self {
        let zh = "此操作须由人员登录后进行，服务账号不能进行";
        let en = "a person who is signed in does this: no scope gives it";
        Self::new(StatusCode::FORBIDDEN, &kind::PERSON_NEEDED, zh, en)
    }

    /// 429: the service account sent more requests than a minute has.
    pub(super) fn key_rate_exceeded(per_minute: u32, retry_after: u64) -> Self {
        let zh = format!("该服务账号每分钟最多{per_minute}次请求，请稍后再试");
        let en =
            format!("{per_minute} requests a minute for this service account; try again later");
        let status = StatusCode::TOO_MANY_REQUESTS;
        Self::new(status, &kind::KEY_RATE_EXCEEDED, zh, en).retried_after(retry_after)
    }

    /// 401: wrong account or password, without saying which.
    pub(crate) fn invalid_credentials() -> Self {
        // The same for everybody: whoever is locked out learns how that ends, and a guesser nothing.
        let zh = "账号或密码错误。连续5次错误后锁定15分钟；此前登录过的设备另行计数（10次），不受他人影响。";
        let en = "wrong account or password. After five wrong ones in a row, the account is locked for 15 minutes; \
            a device that signed in before has ten of its own, and is not kept out by others";
        Self::new(StatusCode::UNAUTHORIZED, &kind::INVALID_CREDENTIALS, zh, en)
    }

    /// 401: the password is right, and the account takes a code, or what a device signs, as well.
    pub(crate) fn second_factor_required(takes: Takes) -> Self {
        let zh = "该账号已启用两步验证，请输入设备上的验证码，或一个恢复码";
        let en = "the account has a second factor: send the code of the device as well, or a recovery code";
        let status = StatusCode::UNAUTHORIZED;
        let mut problem = Self::new(status, &kind::SECOND_FACTOR_REQUIRED, zh, en);
        problem.0.figures = FigureValues::default().with_state("takes", takes, Takes::words);
        problem.0.shown = &[TAKES];
        problem
    }

    /// 401: the password is right, and the code wrong, of another time or used.
    pub(crate) fn second_factor_wrong() -> Self {
        let zh = "验证码错误、已过期或已用过，请输入最新的验证码。错误次数与密码错误合计，达到上限即锁定15分钟。";
        let en = "the code is wrong, over or was used: send the newest one. Wrong codes count as wrong passwords do, and lock the             account for 15 minutes";
        let status = StatusCode::UNAUTHORIZED;
        Self::new(status, &kind::SECOND_FACTOR_WRONG, zh, en)
    }

    /// 403: the duties of the account take a second factor, and it has none in force.
    pub(super) fn second_factor_to_set_up() -> Self {
        let zh = "你的职责须启用两步验证，请先设置（POST /api/v1/me/second-factor）";
        let en =
            "your duties take a second factor: set it up first (POST /api/v1/me/second-factor)";
        let status = StatusCode::FORBIDDEN;
        Self::new(status, &kind::SECOND_FACTOR_TO_SET_UP, zh, en)
    }

    /// 403: the password was given by an administrator, and its owner has not changed it yet.
    pub(super) fn password_to_change() -> Self {
        let zh = "密码由管理员重置，请先改为自己的密码（PUT /api/v1/me/password）";
        let en = "an administrator gave the password: change it to your own first (PUT /api/v1/me/password)";
        Self::new(StatusCode::FORBIDDEN, &kind::PASSWORD_TO_CHANGE, zh, en)
    }

    /// 403: whoever founded the organisation opened the account, and nobody else has confirmed its owner yet.
    pub(super) fn owner_to_confirm() -> Self {
        let zh = "账号由设立本机构的单位开通，须由其另一人确认由本人使用后方可使用";
        let en = "who founded your organisation opened this account: it opens once another person there has confirmed that you hold it";
        Self::new(StatusCode::FORBIDDEN, &kind::OWNER_TO_CONFIRM, zh, en)
    }

    /// 403: a browser sent it from a page of `origin`, which is not the platform's own address.
    pub(crate) fn from_elsewhere(origin: &str, public_address: &str) -> Self {
        let page = match origin {
            "" => "其他网站".to_owned(),
            origin => origin.to_owned(),
        };
        let zh = format!(
            "此请求来自{page}的页面，而平台的公开地址是{public_address}，因此未执行。如果经代理访问，请让代理转发原始的 \
             Host 或 X-Forwarded-Host，或由管理员用 --base-url 设定公开地址"
        );
        let from = match origin {
            "" => "another site".to_owned(),
            origin => origin.to_owned(),
        };
        let en = format!(
            "the request comes from a page of {from}, but the platform's public address is {public_address}: it was not \
             carried out. Behind a proxy, pass on the original Host or X-Forwarded-Host, or set --base-url"
        );
        Self::new(StatusCode::FORBIDDEN, &kind::FOREIGN_ORIGIN, zh, en)
    }

    /// 404
    pub(crate) fn not_found() -> Self {
        let (zh, en) = ("不存在，或您无权知晓", "not there, or not yours to know");
        Self::new(StatusCode::NOT_FOUND, &kind::NOT_FOUND, zh, en)
    }

    /// 428: `If-Match` is missing.
    pub(crate) fn no_version() -> Self {
        Self::new(
            StatusCode::PRECONDITION_REQUIRED,
            &kind::PRECONDITION_REQUIRED,
            "请先读取当前版本，并以If-Match注明",
            "read it first, and say with If-Match which version is to be replaced",
        )
    }

    pub(crate) fn status(&self) -> StatusCode {
        self.0.status
    }

    /// What happened, with what is wrong with each field.
    pub(crate) fn words(&self) -> Words {
        let fields = self.0.errors.iter();
        fields.fold(self.0.detail.clone(), |all, field| {
            Words::new(
                format!("{}；{}", all.zh, field.detail.zh),
                format!("{}; {}", all.en, field.detail.en),
            )
        })
    }

    /// 422: one wrong field.
    pub(crate) fn field(pointer: &str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        FieldError::alone(pointer, zh, en).into()
    }

    /// Adds after how many seconds to try again.
    fn retried_after(mut self, seconds: u64) -> Self {
        self.0.retry_after = Some(seconds);
        self
    }

    fn unavailable(zh: &str, en: &str) -> Self {
        let status = StatusCode::SERVICE_UNAVAILABLE;
        Self::new(status, &kind::UNAVAILABLE, zh, en).retried_after(RETRY_SECONDS)
    }

    /// 429: too many tries.
    pub(crate) fn too_many(retry_after: u64) -> Self {
        let (zh, en) = (
            "尝试过于频繁，请稍后再试",
            "too many tries; try again later",
        );
        let status = StatusCode::TOO_MANY_REQUESTS;
        Self::new(status, &kind::TOO_MANY_REQUESTS, zh, en).retried_after(retry_after)
    }

    /// 429: the client's share of the places at work is taken by its own requests.
    pub(crate) fn too_many_at_once() -> Self {
        let (zh, en) = (
            "您同时发出的请求过多，请等前面的完成后再试",
            "too many of your requests are worked on; try again when they are done",
        );
        let status = StatusCode::TOO_MANY_REQUESTS;
        Self::new(status, &kind::TOO_MANY_REQUESTS, zh, en).retried_after(RETRY_SECONDS)
    }

    /// 503: everybody's requests together take all places at work.
    pub(crate) fn busy() -> Self {
        let (zh, en) = (
            "系统繁忙，请稍后重试",
            "the platform is busy; try again soon",
        );
        Self::unavailable(zh, en)
    }

    /// 503: the search index is being built; what it will find is not known yet.
    pub(crate) fn index_building(done: u64, total: u64) -> Self {
        let (zh, en) = (
            format!("正在建立产品索引（已完成 {done} / {total}），请稍后再查"),
            format!("the index of products is being built ({done} of {total}); search again soon"),
        );
        let status = StatusCode::SERVICE_UNAVAILABLE;
        let mut problem = Self::new(status, &kind::INDEX_BUILDING, zh, en);
        problem.0.figures = FigureValues::default()
            .with("done", done)
            .with("total", total);
        problem.retried_after(INDEX_RETRY_SECONDS)
    }

    /// 503: the object store did not answer.
    pub(crate) fn store_away(cause: &(dyn StdError + 'static)) -> Self {
        tracing::error!(cause = chain(cause), "the object store failed");
        let (zh, en) = (
            "证明材料存储暂不可用，请稍后重试",
            "the store of files is busy; try again soon",
        );
        Self::unavailable(zh, en)
    }

    /// The problem for a bare status, which warp itself answers with.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::not_found(),
            StatusCode::METHOD_NOT_ALLOWED => Self::new(
                status,
                &kind::METHOD_NOT_ALLOWED,
                "不支持此方法",
                "this method is not offered",
            ),
            StatusCode::PAYLOAD_TOO_LARGE => Self::new(
                status,
                &kind::TOO_LARGE,
                "请求体过大",
                "the body is too large",
            ),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::new(
                status,
                &kind::MEDIA_TYPE,
                "不支持的内容类型",
                "this media type is not taken",
            ),
            StatusCode::INTERNAL_SERVER_ERROR => Self::from(Error::internal("a bare 500")),
            _ => Self::new(
                status,
                &kind::MALFORMED,
                "请求无法理解",
                "the request cannot be understood",
            ),
        }
    }

    /// The problem as a document in one language.
    pub(crate) fn document(&self, is_chinese: bool, request_id: Option<String>) -> ProblemDocument {
        let localized = |words: &Words| localized(words, is_chinese);
        ProblemDocument {
            r#type: self.0.code,
            title: localized(&self.0.title.words()),
            status: self.0.status.as_u16(),
            detail: localized(&self.0.detail),
            clause: self.0.clause.map(str::to_owned),
            figures: self.0.figures.clone(),
            labelled_figures: refused_views(is_chinese, self.0.shown, &self.0.figures),
            errors: self
                .0
                .errors
                .iter()
                .map(|error| ProblemField {
                    pointer: error.pointer.clone(),
                    detail: localized(&error.detail),
                })
                .collect(),
            request_id,
        }
    }

    /// The response in the language of a request with these headers.
    pub(crate) fn response(&self, headers: &HeaderMap, request_id: Option<String>) -> Response {
        let is_chinese = wants_chinese(headers);
        let document = self.document(is_chinese, request_id);
        let mut response = Response::new(serde_json::to_vec(&document).unwrap_or_default().into());
        *response.status_mut() = self.0.status;
        let language = if is_chinese { "zh-CN" } else { "en" };
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(PROBLEM));
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(language));
        if let Some(seconds) = self.0.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// Chinese, unless `Accept-Language` names English first.
pub(super) fn wants_chinese(headers: &HeaderMap) -> bool {
    let wanted = headers
        .get("accept-language")
        .and_then(|value| value.to_str().ok());
    let mut languages = wanted.unwrap_or_default().split(',').map(str::trim);
    let first = languages.find(|language| language.starts_with("zh") || language.starts_with("en"));
    first.is_none_or(|language| language.starts_with("zh"))
}

/// Words in one language.
pub(super) fn localized(words: &Words, is_chinese: bool) -> String {
    if is_chinese {
        words.zh.clone()
    } else {
        words.en.clone()
    }
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        let Refused {
            kind,
            clause,
            detail,
            figures,
        } = refused;
        let status = if kind == &IDEMPOTENCY_KEY_REUSED {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::CONFLICT
        };
        let (errors, retry_after) = (Vec::new(), None);
        Self(Box::new(Parts {
            status,
            code: kind.code,
            title: kind.title,
            detail,
            clause,
            figures,
            shown: kind.figures,
            errors,
            retry_after,
        }))
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(refused) => (*refused).into(),
            Error::Forbidden => {
                let (zh, en) = ("您的角色不能进行此操作", "your role may not do this");
                Self::new(StatusCode::FORBIDDEN, &kind::FORBIDDEN, zh, en)
            }
            Error::NotFound => Self::not_found(),
            Error::Invalid(errors) => {
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                let (zh, en) = ("请更正所列字段", "correct the fields listed");
                let mut problem = Self::new(status, &kind::INVALID_FIELDS, zh, en);
                problem.0.errors = errors;
                problem
            }
            Error::Stale => {
                let (zh, en) = ("请重新读取后再操作", "read it again first");
                Self::new(
                    StatusCode::PRECONDITION_FAILED,
                    &kind::STALE_VERSION,
                    zh,
                    en,
                )
            }
            Error::Unavailable(cause) => {
                tracing::warn!(cause = chain(&*cause), "unavailable");
                let (zh, en) = (
                    "数据库繁忙，请稍后重试",
                    "the database is busy; try again soon",
                );
                Self::unavailable(zh, en)
            }
            Error::Internal(cause) => {
                tracing::error!(cause = chain(&*cause), "internal");
                let (zh, en) = (
                    "我们这边出了问题，已记录",
                    "something went wrong on our side",
                );
                Self::new(StatusCode::INTERNAL_SERVER_ERROR, &kind::INTERNAL, zh, en)
            }
        }
    }
}

/// An error with all its sources, for the log.
fn chain(cause: &(dyn StdError + 'static)) -> String {
    let mut text = cause.to_string();
    let mut next = cause.source();
    while let Some(source) = next {
        text.push_str(": ");
        text.push_str(&source.to_string());
        next = source.source();
    }
    text
}

impl Reply for Problem {
    /// Only a status, with the problem as an extension: the service around the routes knows the
    /// language of the request and writes the document.
    fn into_response(self) -> Response {
        let mut response = Response::new(bytes::Bytes::new().into());
        *response.status_mut() = self.0.status;
        response.extensions_mut().insert(self);
        response
    }
}
