//! What a program may reach with a key: the scope that an operation takes, and what no scope gives. Pure.

use std::fmt;

use domain::{Label, OrganisationKind};
use http::Method;

use super::who::OVERSEERS;

/// What is done to an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verb {
    Read,
    Write,
}

impl Verb {
    fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
        }
    }

    pub(crate) fn label(self) -> Label {
        match self {
            Self::Read => Label::new("读取", "read"),
            Self::Write => Label::new("写入", "write"),
        }
    }
}

/// A verb and an object: what the path of an operation begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scope {
    pub object: &'static str,
    pub verb: Verb,
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.object, self.verb.name())
    }
}

/// What an operation takes of a program of a kind of organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// No scope: every key may.
    EveryKey,
    Scope(Scope),
    /// A person: no scope gives it.
    Person,
}

/// Whose own these are: accounts, sessions, devices, messages, keys.
const OF_PERSONS: [&str; 7] = [
    "accounts",
    "devices",
    "me",
    "messages",
    "one-time-links",
    "service-accounts",
    "sessions",
];

/// What takes a person, or two, wherever it is in a path: accounts and duties are kept, a step is confirmed, a payment
/// released, a round opened, a load undone.
const STEPS_OF_PERSONS: [&str; 12] = [
    "accounts",
    "capacity",
    "confirmation",
    "decision",
    "decisions",
    "duties",
    "expert-draws",
    "openings",
    "release",
    "reversal",
    "roles",
    "targets",
];

/// What an operation takes of a program of a kind of organisation. The exchange centre and the bureaus decide on others, and
/// what takes two people there would be one person's with a key of his own: their programs read.
#[must_use]
pub fn reach(kind: OrganisationKind, method: &Method, path: &'static str) -> Reach {
    let verb = if method == Method::GET {
        Verb::Read
    } else {
        Verb::Write
    };
    let mut segments = path.trim_start_matches('/').split('/');
    let object = segments.next().unwrap_or_default();
    let mut further = segments;
    if (verb, path) == (Verb::Read, "/me") {
        return Reach::EveryKey;
    }
    let is_persons = OF_PERSONS.contains(&object)
        || match verb {
            // Who somebody is, and from where, is read by people; how a load was undone by anybody who may see it.
            Verb::Read => further.any(|one| one == "accounts"),
            Verb::Write => {
                OVERSEERS.contains(&kind)
                    || object == "organisations"
                    || std::iter::once(object)
                        .chain(further)
                        .any(|one| STEPS_OF_PERSONS.contains(&one))
            }
        };
    if is_persons {
        Reach::Person
    } else {
        Reach::Scope(Scope { object, verb })
    }
}

/// What people call the objects of scopes.
const OBJECTS: [(&str, Label); 30] = [
    ("calendar", Label::new("工作日历", "the working calendar")),
    ("campaigns", Label::new("价格采集", "collections of prices")),
    ("categories", Label::new("产品分类", "classes of products")),
    ("clock", Label::new("平台时钟", "the clock")),
    (
        "current-prices",
        Label::new("现行采购价", "own current prices"),
    ),
    ("declarations", Label::new("价格申报", "declarations")),
    ("evidence", Label::new("证明材料", "evidence")),
    (
        "expiring-certificates",
        Label::new("将到期的注册证", "certificates that end"),
    ),
    ("exports", Label::new("导出文件", "exports")),
    ("feed", Label::new("事件日志", "the log")),
    ("home", Label::new("待办统计", "what waits")),
    ("imports", Label::new("文件导入", "imports")),
    (
        "installation",
        Label::new("开通清单", "what the installation lacks"),
    ),
    ("invitations", Label::new("议价邀请", "invitations")),
    ("jobs", Label::new("后台任务", "jobs")),
    ("linkages", Label::new("价格联动", "price linkage")),
    (
        "lower-price-reports",
        Label::new("更低价格报告", "lower-price reports"),
    ),
    (
        "misconduct-records",
        Label::new("不良购销行为", "misconduct on record"),
    ),
    ("objections", Label::new("异议", "objections")),
    ("organisations", Label::new("机构企业", "organisations")),
    (
        "overpayments",
        Label::new("高于参考价的采购", "overpayments"),
    ),
    ("platforms", Label::new("挂网平台", "platforms")),
    ("price-changes", Label::new("价格变动", "price changes")),
    ("price-findings", Label::new("异常价格", "price findings")),
    ("products", Label::new("产品与价格", "products and prices")),
    ("publicities", Label::new("公示", "publicities")),
    ("regions", Label::new("行政区划", "regions")),
    ("rules", Label::new("规则参数", "the rulebook")),
    (
        "security-events",
        Label::new("安全日志", "the security log"),
    ),
    ("storage", Label::new("存储用量", "what is stored")),
];

/// What people call an object; none of one without words.
#[must_use]
pub(crate) fn object_label(object: &str) -> Option<Label> {
    let mut known = OBJECTS.iter();
    known.find_map(|(name, label)| (*name == object).then_some(*label))
}

#[cfg(test)]
mod tests {
    use OrganisationKind::{ExchangeCenter, Hospital, InsuranceBureau, Manufacturer};

    use super::*;

    fn taken(kind: OrganisationKind, method: Method, path: &'static str) -> String {
        match reach(kind, &method, path) {
            Reach::EveryKey => "every key".to_owned(),
            Reach::Scope(scope) => scope.to_string(),
            Reach::Person => "a person".to_owned(),
        }
    }

    #[test]
    fn a_scope_is_the_object_of_the_path_and_whether_it_is_read_or_written() {
        for (method, path, scope) in [
            (Method::GET, "/invitations", "invitations:read"),
            (Method::POST, "/invitations/batch", "invitations:write"),
            (
                Method::PUT,
                "/products/{id}/current-price",
                "products:write",
            ),
            (Method::GET, "/imports/{id}/reversal/things", "imports:read"),
            (Method::GET, "/orders/{id}", "orders:read"),
            (Method::GET, "/me", "every key"),
        ] {
            assert_eq!(taken(Hospital, method, path), scope, "{path}");
        }
        let confirms = taken(Manufacturer, Method::POST, "/campaigns/{id}/confirmations");
        assert_eq!(confirms, "campaigns:write", "its own prices, by itself");
    }

    #[test]
    fn no_scope_gives_what_takes_a_person() {
        for (method, path) in [
            // They do not exist yet.
            (Method::POST, "/payment-runs/{id}/release"),
            (Method::POST, "/negotiations/{id}/rounds/{n}/openings"),
            (Method::POST, "/negotiations/{id}/targets"),
            (Method::PUT, "/accounts/{id}/duties"),
            (Method::PUT, "/me/capacity"),
            (Method::POST, "/organisations/{id}/accounts"),
            (Method::GET, "/organisations/{id}/accounts"),
            (Method::POST, "/service-accounts"),
            (Method::POST, "/service-accounts/{id}/rotation"),
            (Method::GET, "/service-accounts"),
            (Method::PUT, "/me/password"),
            (Method::POST, "/imports/{id}/reversal"),
            (Method::POST, "/rules/proposals/{id}/confirmation"),
        ] {
            assert_eq!(taken(Hospital, method, path), "a person", "{path}");
        }
    }

    #[test]
    fn programs_of_those_who_decide_on_others_read() {
        for kind in [ExchangeCenter, InsuranceBureau] {
            let written = taken(kind, Method::POST, "/imports/listed-prices");
            assert_eq!(written, "a person", "{kind}");
            assert_eq!(taken(kind, Method::GET, "/imports"), "imports:read");
        }
    }
}
