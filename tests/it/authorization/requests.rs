//! A request of every caller for every operation.

use domain::ProductId;
use reqwest::Method;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

use super::{ADMINISTRATOR, CALLERS, CANARY, matrix};

/// The things in the paths.
pub(crate) struct Things {
    product: ProductId,
    invitation: String,
    organisation: String,
    account: String,
    import: String,
    linkage: String,
    message: String,
    lower_price: String,
    campaign: String,
    evidence: String,
    change: String,
    publicity: String,
    objection: String,
    rule_proposal: String,
    calendar_proposal: String,
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
    let seen = json!({
        "product_id": product.to_string(), "region": "33", "platform": "省平台", "price": "90",
        "pack_ratio": "1", "executed_on": "2026-02-20", "source": "",
    });
    let seen = platform.post("maker2", "/lower-price-reports", seen).await;
    let seen = seen.must(201);
    let campaign = json!({"quarter": "2026Q1", "due_on": "2026-03-20"});
    let campaign = platform.post("operator", "/campaigns", campaign).await;
    let campaign = campaign.must(201);
    // Its price is far above the limit: it would change nothing.
    let list = "27位码,省份,价格类型,价格,执行日期\n\
        C14020315924063616500000001,33,listing,500,2026-01-01\n";
    let _linked = platform
        .load("operator", "linkage-lists", "清单.csv", list.into())
        .await;
    let linkages = platform.get("operator", "/linkages").await.must(200);
    platform.settle().await;
    let messages = platform.get("maker", "/messages").await.must(200);
    let session = platform.get(HOSPITAL, "/sessions/current").await.must(200);
    let organisation = session["organisation"]["id"].as_str().unwrap().to_owned();
    let path = format!("/organisations/{organisation}/accounts");
    let accounts = platform.get("operator", &path).await.must(200);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let [evidence, change, publicity, objection] = life_of_a_price(platform, product).await;
    let proposal = json!({
        "key": "bargaining.answer_term", "value": "7", "clause": "S4-1", "effective_from": "2030-01-01",
    });
    let proposal = platform.post("operator", "/rules", proposal).await;
    Things {
        product,
        invitation: text(&invitation["id"]),
        account: text(&accounts["items"][0]["id"]),
        import: text(&import["id"]),
        linkage: text(&linkages["items"][0]["id"]),
        message: text(&messages["items"][0]["id"]),
        lower_price: text(&seen["id"]),
        campaign: text(&campaign["id"]),
        evidence,
        change,
        publicity,
        objection,
        rule_proposal: text(&proposal.must(202)["id"]),
        calendar_proposal: calendar_proposal(platform).await,
        organisation,
    }
}

/// A change of a settled year by the operator.
async fn calendar_proposal(platform: &Platform) -> String {
    let holiday = json!([{"date": "2026-01-01", "kind": "holiday", "name": "元旦"}]);
    let notice = json!({"source": "更正", "published_on": "2026-03-01", "days": holiday});
    let request = platform.request("operator", Method::PUT, "/calendar/2026");
    let request = request.header("if-match", "*").json(&notice);
    let proposed = platform.send(request).await.must(202);
    proposed["proposal"].as_str().unwrap().to_owned()
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
        "linkages" => things.linkage.clone(),
        "messages" => things.message.clone(),
        "price-findings" => "1".to_owned(),
        "lower-price-reports" => things.lower_price.clone(),
        "campaigns" => things.campaign.clone(),
        "evidence" => things.evidence.clone(),
        "declarations" | "price-changes" => things.change.clone(),
        "publicities" => things.publicity.clone(),
        "objections" => things.objection.clone(),
        // None has this id, and the reason is missing first.
        "misconduct-records" => "7".to_owned(),
        // None has this id: a device of somebody else is not there either, see `devices`.
        "devices" => "700000".to_owned(),
        "rules" => things.rule_proposal.clone(),
        "calendar" => things.calendar_proposal.clone(),
        _ => String::new(),
    };
    path.replace("{id}", &id)
        .replace("{kind}", "products")
        .replace("{key}", "bargaining.answer_term")
        .replace("{year}", "2030")
        .replace("{name}", "tidy")
}

/// Bodies of the right shape that the rules refuse, so that no request changes anything.
pub(crate) fn body(operation: &str, caller: &str, things: &Things) -> Value {
    let offer = json!({"product_id": things.product.to_string(), "price": "999999", "quantity": 1});
    match operation {
        "POST /sessions" => json!({"account": "nobody", "password": "nothing"}),
        "POST /organisations" => json!({"name": "", "kind": "hospital"}),
        "POST /organisations/{id}/accounts" => {
            json!({"account": "X", "display_name": "x", "password": "x", "roles": ["reader"]})
        }
        "POST /imports/{id}/reversal" => json!({"reason": ""}),
        "PUT /accounts/{id}/state" => json!({"state": "active"}),
        "PUT /products/{id}/listing" => json!({"state": "delisted", "reason": ""}),
        "PUT /products/{id}/current-price" => json!({"price": "0"}),
        "POST /invitations" | "POST /invitations/preview" => offer,
        "POST /invitations/batch" => json!({"items": [offer]}),
        "POST /declarations" => tests::declaration(things.product, "44", "0"),
        "PUT /declarations/{id}" => tests::declaration(things.product, "44", "93"),
        "POST /declarations/batch" => json!({"items": []}),
        "POST /invitations/{id}/refusal" => json!({"reason": "x"}),
        "POST /invitations/{id}/counter" => json!({"price": "80", "reason": "x"}),
        "POST /invitations/answers" => {
            let of_hospitals = [HOSPITAL, "hospital2"].contains(&caller);
            let action = if of_hospitals {
                "withdrawal"
            } else {
                "acceptance"
            };
            json!({"action": action, "ids": [uuid::Uuid::nil().to_string()]})
        }
        "POST /overpayments/invitations" => {
            json!({"quantity": 1, "product_ids": []})
        }
        "POST /price-findings/{id}/dismissal" => json!({"note": ""}),
        "POST /rules" => json!({
            "key": "bargaining.answer_term", "value": "zero", "clause": "S4-1",
            "effective_from": "2030-01-01",
        }),
        "POST /rules/{key}/withdrawal" => json!({"effective_from": "2030-01-01", "reason": ""}),
        "POST /rules/proposals/{id}/refusal" | "POST /calendar/proposals/{id}/refusal" => {
            json!({"reason": ""})
        }
        "PUT /calendar/{year}" => {
            json!({"source": "", "published_on": "2029-11-01", "days": []})
        }
        "PUT /clock" => json!({"now": "2020-01-01T00:00:00+08:00"}),
        _ => body_about_prices(operation, things),
    }
}

/// As [`body`], for changes of prices, their publicity, reports and collections.
fn body_about_prices(operation: &str, things: &Things) -> Value {
    match operation {
        "POST /price-changes/decisions" => json!({"action": "publicity", "ids": []}),
        "POST /price-changes/decisions/filtered" => {
            json!({"action": "publicity", "filter": {"q": "无此产品"}})
        }
        "POST /price-changes/stops" | "POST /linkages/{id}/strikes" => {
            json!({"ids": [], "reason": "x"})
        }
        "POST /price-changes/{id}/correction" => json!({"price": "95", "reason": "x"}),
        "POST /publicities/{id}/stop" | "POST /publicities/{id}/reminder" => json!({"reason": ""}),
        "POST /publicities/{id}/extension" => json!({"due_on": "2026-03-01", "reason": "x"}),
        "POST /price-changes/{id}/objections" => json!({"reason": "x"}),
        "POST /objections/{id}/answer" => json!({"upheld": true, "answer": ""}),
        "POST /misconduct-records/{id}/withdrawal"
        | "POST /campaigns/{id}/stop"
        | "POST /campaigns/{id}/correction"
        | "POST /campaigns/{id}/reminder" => json!({"reason": ""}),
        "POST /campaigns/{id}/extension" => json!({"due_on": "2026-03-01", "reason": "x"}),
        "POST /campaigns" => json!({"quarter": "no quarter", "due_on": "2026-03-20"}),
        "POST /campaigns/{id}/confirmations" => json!({"product_ids": ["0"]}),
        "POST /lower-price-reports" => json!({
            "product_id": things.product.to_string(), "region": "33", "platform": "省平台",
            "price": "999999", "pack_ratio": "1", "executed_on": "2026-02-20", "source": "",
        }),
        "POST /lower-price-reports/{id}/explanation" | "POST /lower-price-reports/{id}/refusal" => {
            json!({"reason": ""})
        }
        _ => json!({}),
    }
}

/// The token of an administrator whom the exchange centre opens at the first hospital.
pub(crate) async fn administrator(platform: &Platform) -> String {
    let session = platform.get(HOSPITAL, "/sessions/current").await.must(200);
    let organisation = session["organisation"]["id"].as_str().unwrap();
    let path = format!("/organisations/{organisation}/accounts");
    let account = json!({
        "account": ADMINISTRATOR, "display_name": "管理员", "password": "long-enough-1",
        "roles": ["administrator"],
    });
    let _opened = platform.post("operator", &path, account).await.must(201);
    let body = json!({"account": ADMINISTRATOR, "password": "long-enough-1"});
    let session = platform.post("", "/sessions", body).await.must(201);
    session["token"].as_str().unwrap().to_owned()
}

fn outcome(operation: &str, status: u16) -> char {
    match status {
        // Wrong credentials are an answer, not a request to sign in.
        401 if operation == "POST /sessions" => '+',
        401 => '?',
        403 => '-',
        404 => '0',
        200..500 => '+',
        other => panic!("{operation} answered {other}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_operation_answers_every_caller_as_in_the_matrix_and_reveals_no_secret() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let things = things(&platform).await;
    let administrator = administrator(&platform).await;
    let mut wrong = Vec::new();
    // Signing out comes last: it ends the sessions that the others use.
    let (last, others): (Vec<_>, Vec<_>) = matrix()
        .into_iter()
        .partition(|(operation, _)| operation.starts_with("DELETE"));
    for (operation, expected) in others.into_iter().chain(last) {
        let (method, path) = operation.split_once(' ').unwrap();
        let path = concrete(path, &things);
        let mut found = String::new();
        for caller in CALLERS {
            let method: Method = method.parse().unwrap();
            let mut request = if caller == ADMINISTRATOR {
                let unsigned = platform.request("", method.clone(), &path);
                unsigned.bearer_auth(&administrator)
            } else {
                platform.request(caller, method.clone(), &path)
            };
            if method != Method::GET && method != Method::DELETE {
                request = request.json(&body(operation, caller, &things));
            }
            if path.starts_with("/invitations/") {
                request = request.header("if-match", "\"999\"");
            }
            let reply = platform.send(request).await;
            found.push(outcome(operation, reply.status));
            let may_see = [HOSPITAL, "reader", ADMINISTRATOR].contains(&caller);
            let text = String::from_utf8_lossy(&reply.bytes);
            assert!(
                may_see || !text.contains(CANARY),
                "{operation} tells {caller} a secret"
            );
        }
        if found != expected {
            wrong.push(format!("{operation}: expected {expected}, found {found}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "columns: {CALLERS:?}\n{}",
        wrong.join("\n")
    );
}
