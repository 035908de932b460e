//! A request of every caller for every operation.

use std::collections::BTreeMap;

use domain::{ProductId, Role};
use reqwest::Method;
use serde_json::{Value, json};
use server::routes::Who;
use tests::{HOSPITAL, Platform};

use super::duties::{self, ON_DUTY};
use super::further::{self, FURTHER};
use super::{ADMINISTRATOR, CALLERS, CANARY, matrix};
use crate::declared::Declared;

pub(crate) struct Things {
    pub(crate) product: ProductId,
    invitation: String,
    organisation: String,
    pub(crate) account: String,
    import: String,
    message: String,
    evidence: String,
    change: String,
    publicity: String,
    objection: String,
    /// Those that capabilities declare, by the first segment of their paths.
    declared: Vec<(&'static str, String)>,
}

impl Things {
    fn declared_of(&self, segment: &str) -> String {
        let found = self.declared.iter().find(|(of, _)| *of == segment);
        found.map_or_else(String::new, |(_, id)| id.clone())
    }
}

pub(crate) async fn things(platform: &Platform) -> Things {
    let product = platform.capped(1, "100").await;
    platform.pays(HOSPITAL, product, CANARY).await;
    let invitation = platform.invited(HOSPITAL, product, "70").await;
    let import = platform
        .load(
            "operator",
            "products",
            "产品.csv",
            "27位码,单件产品名称\n".into(),
        )
        .await;
    platform.settle().await;
    let messages = platform.get("maker", "/messages").await.must(200);
    let session = platform.get(HOSPITAL, "/sessions/current").await.must(200);
    let organisation = session["organisation"]["id"].as_str().unwrap().to_owned();
    // Nobody else works with it: what is done to it ends nobody's session.
    let (_, spare) = platform.colleague(HOSPITAL, "spare", &[Role::Reader]).await;
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let [evidence, change, publicity, objection] = life_of_a_price(platform, product).await;
    let mut declared = Vec::new();
    for (segment, made) in crate::DECLARED.iter().filter_map(|one| one.thing) {
        declared.push((segment, made(platform, product).await));
    }
    Things {
        product,
        invitation: text(&invitation["id"]),
        account: spare,
        import: text(&import["id"]),
        message: text(&messages["items"][0]["id"]),
        evidence,
        change,
        publicity,
        objection,
        declared,
        organisation,
    }
}

/// Evidence of `maker`, a declaration that was never public, a publicity, and an objection of the first
/// hospital to a change in it.
async fn life_of_a_price(platform: &Platform, product: ProductId) -> [String; 4] {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let pdf = b"%PDF-1.7 a notice".to_vec();
    let evidence = platform.hand_in("maker", "公告.pdf", pdf).await.must(201);
    let public = platform
        .post(
            "maker",
            "/declarations",
            tests::declaration(product, "44", "95"),
        )
        .await
        .must(201);
    let decisions = json!({"action": "publicity", "ids": [public["id"]]});
    let decided = platform
        .post("operator", "/price-changes/decisions", decisions)
        .await
        .must(200);
    let path = format!("/price-changes/{}/objections", text(&public["id"]));
    let objection = platform
        .post(HOSPITAL, &path, json!({"reason": "价格不实"}))
        .await
        .must(201);
    let change = platform
        .post(
            "maker",
            "/declarations",
            tests::declaration(product, "44", "94"),
        )
        .await
        .must(201);
    [
        text(&evidence["id"]),
        text(&change["id"]),
        text(&decided["results"][0]["change"]["publicity"]["id"]),
        text(&objection["id"]),
    ]
}

pub(crate) fn concrete(path: &str, things: &Things) -> String {
    let id = match path.split('/').nth(1).unwrap_or_default() {
        "products" => things.product.to_string(),
        "invitations" => things.invitation.clone(),
        "organisations" => things.organisation.clone(),
        "accounts" => things.account.clone(),
        "imports" => things.import.clone(),
        "messages" => things.message.clone(),
        "price-findings" => "1".to_owned(),
        "evidence" => things.evidence.clone(),
        "declarations" | "price-changes" => things.change.clone(),
        "publicities" => things.publicity.clone(),
        "objections" => things.objection.clone(),
        // None has this id, and the reason is missing first.
        "misconduct-records" => "7".to_owned(),
        // None has this id: a device of somebody else is not there either, see `devices`.
        "devices" | "me" => "700000".to_owned(),
        segment => things.declared_of(segment),
    };
    path.replace("{id}", &id)
        .replace("{kind}", "products")
        .replace("{key}", "bargaining.answer_term")
        .replace("{year}", "2030")
        .replace("{name}", "tidy")
}

/// A body of the right shape that the rules refuse, so that no request changes anything.
pub(crate) fn body(operation: &str, caller: &str, things: &Things) -> Value {
    let declares = |one: &&&Declared| one.operations.iter().any(|(name, _)| *name == operation);
    let declared = crate::DECLARED.iter().find(declares);
    declared.map_or_else(|| json!({}), |one| (one.body)(operation, caller, things))
}

/// The token of an administrator of the first hospital.
pub(crate) async fn administrator(platform: &Platform) -> String {
    let roles = [Role::Administrator];
    platform.colleague(HOSPITAL, ADMINISTRATOR, &roles).await.0
}

/// Every caller, whose bodies he sends, and his token where the platform does not know it: those that the lines spell out, those
/// with one duty, and the further ones.
async fn columns(platform: &mut Platform) -> Vec<(&'static str, &'static str, Option<String>)> {
    let administrator = administrator(platform).await;
    let spelt = CALLERS.map(|caller| {
        let own = (caller == ADMINISTRATOR).then(|| administrator.clone());
        (caller, caller, own)
    });
    let tokens = duties::sessions(platform).await;
    let on_duty = ON_DUTY.iter().zip(tokens);
    let on_duty = on_duty.map(|(one, token)| (one.account, one.like, Some(token)));
    let tokens = further::sessions(platform).await;
    let further = FURTHER.iter().zip(tokens);
    let further = further.map(|(one, token)| (one.name, one.like, Some(token)));
    spelt.into_iter().chain(on_duty).chain(further).collect()
}

/// As many as the matrix is to have.
const CELLS_MIN: usize = 8_400;

fn outcome(operation: &str, status: u16) -> char {
    match status {
        // Wrong credentials are an answer, not a request to sign in.
        401 if ["POST /sessions", "POST /passkey-challenges"].contains(&operation) => '+',
        401 => '?',
        403 => '-',
        404 => '0',
        200..500 => '+',
        other => panic!("{operation} answered {other}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_operation_answers_every_caller_as_in_the_matrix_and_reveals_no_secret() {
    let mut platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let things = things(&platform).await;
    let columns = columns(&mut platform).await;
    let who: BTreeMap<String, Who> = server::routes::callers().into_iter().collect();
    let (mut wrong, mut cells) = (Vec::new(), 0);
    // Signing out comes last: it ends the sessions that the others use.
    let (last, others): (Vec<_>, Vec<_>) = matrix()
        .into_iter()
        .partition(|(operation, _)| operation.starts_with("DELETE"));
    for (operation, expected) in others.into_iter().chain(last) {
        let (method, path) = operation.split_once(' ').unwrap();
        let path = concrete(path, &things);
        let method: Method = method.parse().unwrap();
        let further = FURTHER.iter();
        let further = further.map(|one| one.expected(operation, expected, who[operation]));
        let line = duties::whole_line(operation, expected, who[operation]);
        let line: String = line.chars().chain(further).collect();
        let mut found = String::new();
        for (caller, like, token) in &columns {
            let mut request = match token {
                Some(token) => {
                    let unsigned = platform.request("", method.clone(), &path);
                    unsigned.bearer_auth(token)
                }
                None => platform.request(caller, method.clone(), &path),
            };
            if method != Method::GET {
                request = request.json(&body(operation, like, &things));
            }
            if path.starts_with("/invitations/") {
                request = request.header("if-match", "\"999\"");
            }
            let reply = platform.send(request).await;
            found.push(outcome(operation, reply.status));
            let may_see = [HOSPITAL, "reader", ADMINISTRATOR].contains(like);
            let text = String::from_utf8_lossy(&reply.bytes);
            assert!(
                may_see || !text.contains(CANARY),
                "{operation} tells {caller} a secret"
            );
        }
        cells += found.len();
        if found != line {
            wrong.push(format!("{operation}: expected {line}, found {found}"));
        }
    }
    println!("{cells} cells");
    assert!(
        wrong.is_empty(),
        "columns: {:?}\n{}",
        columns
            .iter()
            .map(|(caller, ..)| caller)
            .collect::<Vec<_>>(),
        wrong.join("\n")
    );
    assert_eq!(cells, matrix().len() * columns.len());
    assert!(CELLS_MIN <= cells, "{cells}");
}
