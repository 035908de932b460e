//! What is declared of bargaining for the tests of all operations and of all events.

use serde_json::{Value, json};
use tests::HOSPITAL;

use crate::authorization::requests::Things;
use crate::declared::Declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[
        ("POST /invitations", "?+-+------"),
        ("POST /invitations/batch", "?+-+------"),
        ("POST /invitations/preview", "?+-+------"),
        ("GET /invitations", "?+++++++++"),
        ("GET /invitations/{id}", "?++0+00+++"),
        ("POST /invitations/{id}/acceptance", "?---+0----"),
        ("POST /invitations/{id}/refusal", "?---+0----"),
        ("POST /invitations/{id}/counter", "?---+0----"),
        ("POST /invitations/{id}/counter-acceptance", "?+-0------"),
        ("POST /invitations/{id}/counter-refusal", "?+-0------"),
        ("POST /invitations/{id}/withdrawal", "?+-0------"),
        ("POST /invitations/answers", "?+-+++----"),
    ],
    body: refused_body,
    events: &[
        // Of both sides of an invitation, and the overseers: never the hospital's own price, nor a counter-offer that was
        // refused.
        ("invitation-sent", "HMO", INVITATION),
        ("invitation-confirmed", "HMO", INVITATION),
        ("invitation-accepted", "HMO", INVITATION),
        ("invitation-refused", "HMO", INVITATION),
        ("invitation-countered", "HMO", INVITATION),
        ("invitation-counter-rejected", "HMO", INVITATION),
        ("invitation-counter-accepted", "HMO", INVITATION),
        ("invitation-counter-refused", "HMO", INVITATION),
        ("invitation-withdrawn", "HMO", INVITATION),
        ("invitation-lapsed", "HMO", INVITATION),
        (
            "invitation-superseded",
            "HMO",
            "calendar_version counter_price due_at due_is_provisional limit_after limit_since limit_version \
         limit_version_after number price product quantity reason reference_limit state",
        ),
        ("invitation-restored", "HMO", INVITATION),
        (
            "invitation-price-ended",
            "HMO",
            "calendar_version concluded counter_price due_at due_is_provisional fell_on limit_after limit_version \
         limit_version_after number price product quantity reason reference_limit state",
        ),
        (
            "invitation-price-restored",
            "HMO",
            "calendar_version concluded counter_price due_at due_is_provisional limit_version number price product \
         quantity reason reference_limit state",
        ),
        (
            "invitation-deadline-moved",
            "HMO",
            "calendar_version counter_price due_at due_at_before due_is_provisional due_was_provisional limit_version \
         number price product quantity reason reference_limit state",
        ),
    ],
    deadlines: &[(
        "invitation",
        "invitation-deadline-moved",
        |platform, product| {
            Box::pin(async move {
                let sent = platform.invited(HOSPITAL, product, "90").await;
                sent["id"].as_str().unwrap().to_owned()
            })
        },
    )],
    ..Declared::NOTHING
};

const INVITATION: &str = "calendar_version counter_price due_at due_is_provisional limit_version number price product \
    quantity reason reference_limit state";

fn refused_body(operation: &str, caller: &str, things: &Things) -> Value {
    let offer = json!({"product_id": things.product.to_string(), "price": "999999", "quantity": 1});
    match operation {
        "POST /invitations" | "POST /invitations/preview" => offer,
        "POST /invitations/batch" => json!({"items": [offer]}),
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
        _ => json!({}),
    }
}
