//! Further columns that no line of the matrix spells out: a firm in each of its two capacities, bureaus of other regions, a neighbour,
//! and programs with the scopes that they have. Each is like a caller whom the lines spell out, but for what is stated here.

use domain::{Duty, OrganisationKind, Role};
use reqwest::Method;
use serde_json::{Value, json};
use server::routes::{Reach, Who, reach};
use tests::{HOSPITAL, Platform};

use super::CALLERS;
use super::duties::JUDGED_WITHIN;

/// Who a further caller is.
#[derive(Clone, Copy)]
pub(crate) enum Whose {
    /// A person with these duties.
    Person(&'static [Duty]),
    /// A program that has the scopes of which this is true.
    Program(fn(&str) -> bool),
}

/// A caller who is not spelt out.
pub(crate) struct Further {
    pub(crate) name: &'static str,
    kind: OrganisationKind,
    whose: Whose,
    /// Whom he is like, but for `differs`.
    pub(crate) like: &'static str,
    differs: &'static [&'static [(&'static str, char)]],
}

const fn further(
    name: &'static str,
    kind: OrganisationKind,
    whose: Whose,
    like: &'static str,
    differs: &'static [&'static [(&'static str, char)]],
) -> Further {
    Further {
        name,
        kind,
        whose,
        like,
        differs,
    }
}

use OrganisationKind::{Distributor, Hospital, InsuranceBureau, Manufacturer};

const SALES: Whose = Whose::Person(&[Duty::Sales]);
const SHIPPING: Whose = Whose::Person(&[Duty::Shipping]);
const AUDITOR: Whose = Whose::Person(&[Duty::Auditor]);
const KEEPER: Whose = Whose::Person(&[Duty::Administrator]);
const BUREAU: Whose = Whose::Person(&[Duty::Reviewer, Duty::Decider, Duty::Administrator]);

/// Every scope that there is.
fn every(_: &str) -> bool {
    true
}

/// Those that read invitations.
fn invitations(scope: &str) -> bool {
    scope == "invitations:read"
}

/// Those that read the catalogue.
fn products(scope: &str) -> bool {
    scope == "products:read"
}

/// What the other manufacturer did and this firm did not, in whatever capacity.
const OF_MAKER2: &[(&str, char)] = &[("GET /lower-price-reports/{id}", '0')];

/// What an administrator of another firm than the one that things are of gets of what administrators do.
const KEEPS_OTHERS: &[(&str, char)] = &[
    ("GET /lower-price-reports/{id}", '0'),
    ("PUT /organisations/{id}", '0'),
    ("PUT /organisations/{id}/joining", '0'),
    ("DELETE /organisations/{id}/link", '0'),
    ("POST /organisations/{id}/accounts", '-'),
    ("PUT /accounts/{id}/duties", '0'),
    ("POST /accounts/{id}/password-reset", '0'),
    ("DELETE /accounts/{id}/lock", '0'),
    ("DELETE /accounts/{id}/second-factor", '0'),
    ("POST /accounts/{id}/confirmation", '0'),
    ("GET /service-accounts", '+'),
    ("POST /service-accounts", '+'),
    ("GET /service-accounts/scopes", '+'),
    ("POST /service-accounts/{id}/rotation", '0'),
    ("DELETE /service-accounts/{id}", '0'),
    ("GET /security-events", '+'),
];

/// What an administrator of another bureau gets of what administrators do, and the trader of the city's bureau does not.
const KEEPS_BUREAU: &[(&str, char)] = &[
    ("PUT /organisations/{id}/joining", '0'),
    ("PUT /accounts/{id}/duties", '0'),
    ("GET /service-accounts", '+'),
    ("POST /service-accounts", '+'),
    ("GET /service-accounts/scopes", '+'),
    ("POST /service-accounts/{id}/rotation", '0'),
    ("DELETE /service-accounts/{id}", '0'),
];

/// What the platform does as a whole is no business of a bureau of a part of it.
const OF_DISTRICT: &[(&str, char)] = &[
    ("GET /imports/{id}", '0'),
    ("GET /imports/{id}/report", '0'),
    ("GET /jobs", '-'),
    ("GET /jobs/{name}/runs", '-'),
    ("GET /linkages/{id}/preview", '-'),
    ("GET /linkages/{id}/preview/concluded-prices", '-'),
    ("GET /linkages/{id}/preview/hospital-prices", '-'),
    ("GET /linkages/{id}/preview/invitations", '-'),
    ("GET /linkages/{id}/preview/products", '-'),
];

/// What is of a hospital in another district is not there for a bureau.
const ELSEWHERE: &[(&str, char)] = &[
    ("GET /invitations/{id}", '0'),
    ("GET /organisations/{id}", '0'),
    ("GET /organisations/{id}/accounts", '0'),
    ("GET /organisations/{id}/history", '0'),
    ("GET /organisations/{id}/link", '0'),
    ("POST /organisations/{id}/accounts", '0'),
    ("POST /organisations/{id}/link", '0'),
    ("PUT /organisations/{id}", '0'),
    ("POST /organisations/{id}/capacities", '0'),
    ("PUT /accounts/{id}/state", '0'),
];

/// The callers.
pub(crate) const FURTHER: [Further; 21] = [
    further("both-making", Manufacturer, SALES, "maker2", &[OF_MAKER2]),
    further("both-distributing", Distributor, SALES, "distributor", &[]),
    further(
        "both-shipping-making",
        Manufacturer,
        SHIPPING,
        "maker2",
        &[OF_MAKER2],
    ),
    further(
        "both-shipping-distributing",
        Distributor,
        SHIPPING,
        "distributor",
        &[],
    ),
    further(
        "both-auditor-making",
        Manufacturer,
        AUDITOR,
        "maker2",
        &[OF_MAKER2],
    ),
    further(
        "both-auditor-distributing",
        Distributor,
        AUDITOR,
        "distributor",
        &[],
    ),
    further(
        "both-keeper-making",
        Manufacturer,
        KEEPER,
        "maker2",
        &[KEEPS_OTHERS],
    ),
    further(
        "both-keeper-distributing",
        Distributor,
        KEEPER,
        "distributor",
        &[KEEPS_OTHERS],
    ),
    further(
        "neighbour",
        Hospital,
        Whose::Person(&[Duty::Buyer]),
        "hospital2",
        &[],
    ),
    further(
        "bureau-district",
        InsuranceBureau,
        BUREAU,
        "bureau",
        &[KEEPS_BUREAU, OF_DISTRICT],
    ),
    further(
        "bureau-elsewhere",
        InsuranceBureau,
        BUREAU,
        "bureau",
        &[KEEPS_BUREAU, OF_DISTRICT, ELSEWHERE],
    ),
    further(
        "bureau-province",
        InsuranceBureau,
        BUREAU,
        "bureau",
        &[KEEPS_BUREAU],
    ),
    further(
        "hospital-program",
        Hospital,
        Whose::Program(every),
        HOSPITAL,
        &[],
    ),
    further(
        "hospital-invitations",
        Hospital,
        Whose::Program(invitations),
        HOSPITAL,
        &[],
    ),
    further(
        "hospital-products",
        Hospital,
        Whose::Program(products),
        HOSPITAL,
        &[],
    ),
    further(
        "maker-program",
        Manufacturer,
        Whose::Program(every),
        "maker",
        &[],
    ),
    further(
        "maker-invitations",
        Manufacturer,
        Whose::Program(invitations),
        "maker",
        &[],
    ),
    further(
        "distributor-program",
        Distributor,
        Whose::Program(every),
        "distributor",
        &[],
    ),
    further(
        "both-program-making",
        Manufacturer,
        Whose::Program(every),
        "maker2",
        &[OF_MAKER2],
    ),
    further(
        "both-program-distributing",
        Distributor,
        Whose::Program(every),
        "distributor",
        &[],
    ),
    further(
        "both-products-distributing",
        Distributor,
        Whose::Program(products),
        "distributor",
        &[],
    ),
];

impl Further {
    /// What he gets, of the line that spells out others.
    pub(crate) fn expected(&self, operation: &'static str, line: &str, who: Who) -> char {
        let duties = match self.whose {
            Whose::Person(duties) => duties,
            Whose::Program(_) => Duty::trading(self.kind),
        };
        if !who.includes(self.kind, duties) || !self.is_in_reach(operation, who) {
            return '-';
        }
        let is_plain =
            |duty: &Duty| !Duty::trading(self.kind).contains(duty) && *duty != Duty::Administrator;
        let within = JUDGED_WITHIN.iter().filter(|_| duties.iter().all(is_plain));
        let differs = self.differs.iter().copied().flatten();
        let mut stated = differs.chain(within);
        let stated = stated.find(|(name, _)| *name == operation);
        let column = CALLERS.iter().position(|caller| *caller == self.like);
        let like = line.chars().nth(column.unwrap()).unwrap();
        stated.map_or(like, |(_, sign)| *sign)
    }

    /// Whether the scopes of a program give an operation; a person needs none.
    fn is_in_reach(&self, operation: &'static str, who: Who) -> bool {
        let Whose::Program(has) = self.whose else {
            return true;
        };
        let (method, path) = operation.split_once(' ').unwrap();
        let method: Method = method.parse().unwrap();
        who == Who::Everyone
            || match reach(self.kind, &method, path) {
                Reach::EveryKey => true,
                Reach::Scope(scope) => has(&scope.to_string()),
                Reach::Person => false,
            }
    }
}

#[test]
fn what_is_stated_of_further_callers_is_of_operations_that_there_are() {
    let matrix = super::matrix();
    for one in &FURTHER {
        for (operation, _) in one.differs.iter().copied().flatten() {
            assert!(
                matrix.contains_key(operation),
                "{operation} of {}",
                one.name
            );
        }
    }
}

/// The token or the key of each.
pub(crate) async fn sessions(platform: &mut Platform) -> Vec<String> {
    // More requests than a minute has.
    let rate = "service_account.requests_per_minute";
    platform.amended(rate, "6000", "◇", "2026-03-02").await;
    platform.located(HOSPITAL, "440305").await;
    for (account, region) in [
        ("bureau-district", "440305"),
        ("bureau-elsewhere", "440304"),
        ("bureau-province", "44"),
    ] {
        platform.bureau(account, region).await;
    }
    found_firm(platform).await;
    found_neighbour(platform).await;
    let mut tokens = Vec::new();
    for one in &FURTHER {
        tokens.push(match one.whose {
            Whose::Person(duties) => person(platform, one, duties).await,
            Whose::Program(has) => program(platform, one, has).await,
        });
    }
    tokens
}

/// A firm that makes, and distributes too.
async fn found_firm(platform: &Platform) {
    let made = json!({"name": "两栖医疗器械有限公司", "kind": "manufacturer"});
    let made = platform
        .post("operator", "/organisations", made)
        .await
        .must(201);
    let path = format!("/organisations/{}/capacities", text(&made["id"]));
    let _ = platform
        .post("operator", &path, json!({"capacity": "distributor"}))
        .await
        .must(201);
    let id = text(&made["id"]).parse().unwrap();
    platform
        .founded(id, "both-founder", &[Role::Administrator])
        .await;
}

async fn found_neighbour(platform: &Platform) {
    let made = json!({"name": "邻区医院", "kind": "hospital", "region": "440304"});
    let made = platform
        .post("operator", "/organisations", made)
        .await
        .must(201);
    let id = text(&made["id"]).parse().unwrap();
    platform.founded(id, "neighbour", &[Role::Trader]).await;
}

async fn person(platform: &Platform, one: &Further, duties: &[Duty]) -> String {
    match one.name {
        "neighbour" | "bureau-district" | "bureau-elsewhere" | "bureau-province" => {
            platform.signed_in(one.name, "sunshine-demo").await
        }
        name => {
            let (token, _) = platform.on_duty("both-founder", name, duties).await;
            acting(platform, &token, one.kind).await;
            token
        }
    }
}

/// Lets whoever holds a token act in a capacity.
async fn acting(platform: &Platform, token: &str, capacity: OrganisationKind) {
    let body = json!({ "capacity": capacity });
    let _ = platform
        .as_holder(token, Method::PUT, "/me/capacity", body)
        .await
        .must(200);
}

/// A key with the scopes that there are for its organisation, of those that it has.
async fn program(platform: &Platform, one: &Further, has: fn(&str) -> bool) -> String {
    let beside = match one.name.split_once('-') {
        Some(("both", _)) => "both-founder",
        _ => one.like,
    };
    let keeper = format!("{}-keeper", one.name);
    let (keeper, _) = platform
        .on_duty(beside, &keeper, &[Duty::Administrator])
        .await;
    acting(platform, &keeper, one.kind).await;
    let scopes = platform
        .as_holder(
            &keeper,
            Method::GET,
            "/service-accounts/scopes",
            json!(null),
        )
        .await
        .must(200);
    let scopes = scopes["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| text(&item["scope"]));
    let scopes: Vec<String> = scopes.filter(|scope| has(scope)).collect();
    let body = json!({"name": one.name, "scopes": scopes, "expires_on": "2026-12-31"});
    let opened = platform
        .as_holder(&keeper, Method::POST, "/service-accounts", body)
        .await
        .must(201);
    text(&opened["key"])
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
