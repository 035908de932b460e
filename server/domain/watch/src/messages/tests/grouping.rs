//! What one act did to one reader is one message, and to one box one mail.

use std::collections::HashMap;

use chrono::DateTime;
use ground::log::{Act, Draft, Notice};
use ground::{AccountId, OccasionId, OrganisationId};
use serde_json::{Value, json};

use super::{BUYER, CAPABILITIES, EXCHANGE, HOSPITAL, MAKER, OPERATOR, SELLER};
use crate::messages::group::groups;
use crate::messages::kinds;
use crate::messages::rules::{Recipients, letters};
use crate::messages::types::{Bundle, Recipient, StoredGroup, To};

const OTHER_MAKER: OrganisationId = OrganisationId(9);

fn notice(event: &str) -> Notice {
    let kind = kinds::events(CAPABILITIES).find(|kind| kind.name == event);
    kind.and_then(|kind| kind.notice).expect(event)
}

fn draft(position: i64, act: Act, product: &str) -> Draft {
    Draft {
        position,
        last_position: position,
        act: Some(act),
        at: DateTime::UNIX_EPOCH,
        subject: ("invitation".to_owned(), position.to_string()),
        behind: None,
        data: json!({
            "number": position.to_string(), "product": "7", "state": "pending", "price": "80.00",
            "quantity": 20, "product_name": product, "hospital_name": "第一医院", "manufacturer_name": "甲公司",
            "due_at": "2026-03-10T00:00:00+08:00", "due_is_provisional": false, "clause": "S4-1"
        }),
        concerned: Vec::new(),
        actor: Some((BUYER, HOSPITAL)),
        topic: None,
    }
}

fn to(organisations: &[OrganisationId]) -> Recipients {
    Recipients::Organisations(organisations.to_vec(), None)
}

fn bundles(
    drafts: &[(Notice, Draft)],
    receiving: &[Recipients],
    stored: &HashMap<String, StoredGroup>,
) -> Vec<Bundle> {
    let groups = groups(drafts, receiving, 0);
    let bundles = groups
        .iter()
        .map(|group| group.bundle(stored).expect("whole payloads"));
    bundles.flatten().collect()
}

#[test]
fn each_side_gets_one_message_of_one_act_and_only_of_its_own() {
    let act = Act::Statement(1);
    let confirmed = notice("invitation-confirmed");
    let drafts = [
        (confirmed, draft(1, act, "导尿管")),
        (confirmed, draft(2, act, "缝合线")),
        (confirmed, draft(3, act, "吻合器")),
    ];
    let receiving = [
        to(&[HOSPITAL, MAKER]),
        to(&[HOSPITAL, MAKER]),
        to(&[HOSPITAL, OTHER_MAKER]),
    ];
    let bundles = bundles(&drafts, &receiving, &HashMap::new());
    let found: Vec<(i64, Option<i64>, Value)> = bundles
        .iter()
        .map(|one| {
            (
                one.position,
                one.last_position,
                one.data["many"]["names"].clone(),
            )
        })
        .collect();
    let all = json!(["导尿管", "缝合线", "吻合器"]);
    let own = json!(["导尿管", "缝合线"]);
    let expected = [(1, Some(3), all), (1, Some(2), own), (3, None, Value::Null)];
    assert_eq!(found, expected, "the hospital, and each of its makers");
}

#[test]
fn acts_kinds_and_people_are_not_mixed() {
    let (first, second) = (Act::Statement(1), Act::Statement(2));
    let (sent, confirmed) = (notice("invitation-sent"), notice("invitation-confirmed"));
    let by_another = Draft {
        actor: Some((AccountId(77), OrganisationId(70))),
        ..draft(4, first, "丁")
    };
    let drafts = [
        (sent, draft(1, first, "甲")),
        (confirmed, draft(2, first, "乙")),
        (sent, draft(3, second, "丙")),
        (sent, by_another),
    ];
    let receiving = [(); 4].map(|()| to(&[MAKER]));
    let bundles = bundles(&drafts, &receiving, &HashMap::new());
    let positions: Vec<i64> = bundles.iter().map(|one| one.position).collect();
    assert_eq!(
        positions,
        [1, 2, 3, 4],
        "offers of several hospitals share a statement"
    );
}

#[test]
fn what_earlier_programs_noted_alone_stays_alone() {
    let sent = notice("invitation-sent");
    let act = Act::Statement(1);
    let drafts = [1, 2, 3].map(|position| (sent, draft(position, act, "甲")));
    let receiving = [(); 3].map(|()| to(&[MAKER]));
    assert_eq!(groups(&drafts, &receiving, 2).len(), 3);
    assert_eq!(groups(&drafts, &receiving, 1).len(), 2);
    assert_eq!(groups(&drafts, &receiving, 0).len(), 1);
}

#[test]
fn an_act_of_several_transactions_grows_and_counts_nothing_twice() {
    let occasion = Act::Occasion(OccasionId::fresh());
    let sent = notice("invitation-sent");
    let first = [
        (sent, draft(1, occasion, "甲")),
        (sent, draft(2, occasion, "乙")),
    ];
    let receiving = [to(&[MAKER]), to(&[MAKER])];
    let began = bundles(&first, &receiving, &HashMap::new()).remove(0);
    let stored = |bundle: &Bundle| {
        let group = StoredGroup {
            position: bundle.position,
            last_position: bundle.last_position.unwrap_or(bundle.position),
            data: bundle.data.clone(),
        };
        HashMap::from([(bundle.topic.clone().expect("a topic"), group)])
    };
    let second = [
        (sent, draft(7, occasion, "丙")),
        (sent, draft(8, occasion, "丁")),
    ];
    let grown = bundles(&second, &receiving, &stored(&began)).remove(0);
    assert_eq!((grown.position, grown.last_position), (1, Some(8)));
    assert_eq!(grown.data["many"]["count"], 4);
    let whole = stored(&grown);
    for again in [&first, &second] {
        let read_again = bundles(again, &receiving, &whole).remove(0);
        assert_eq!(read_again.data, grown.data);
        assert_eq!(read_again.last_position, Some(8));
    }
}

fn recipient(account: AccountId, organisation: OrganisationId, email: &str) -> Recipient {
    Recipient {
        account,
        organisation,
        email: Some(email.to_owned()),
        named_of: Vec::new(),
    }
}

/// The organisations that are mailed of one event for these recipients.
fn mailed<'a>(
    receiving: &Recipients,
    accounts: &[Recipient],
    addresses: &'a HashMap<OrganisationId, String>,
) -> Vec<(OrganisationId, &'a str)> {
    let sent = notice("invitation-sent");
    let drafts = [(sent, draft(1, Act::Statement(1), "甲"))];
    let bundles = bundles(&drafts, std::slice::from_ref(receiving), &HashMap::new());
    let included = |bundle: &Bundle, one: &Recipient| bundle.to.includes(one, bundle.sender);
    let letters = letters(bundles.iter(), (accounts, included), addresses).into_iter();
    letters
        .map(|(_, organisation, address)| (organisation, address))
        .collect()
}

#[test]
fn an_organisation_is_mailed_where_none_of_its_accounts_is() {
    let addresses = HashMap::from([
        (HOSPITAL, "office@hospital.cn".to_owned()),
        (MAKER, "Sales@maker.cn".to_owned()),
        (EXCHANGE, "desk@centre.cn".to_owned()),
    ]);
    let both = to(&[HOSPITAL, MAKER]);
    let seller = |email| [recipient(SELLER, MAKER, email)];
    let (hospital, maker) = ((HOSPITAL, "office@hospital.cn"), (MAKER, "Sales@maker.cn"));
    let all = mailed(&both, &seller("seller@maker.cn"), &addresses);
    assert_eq!(all, [hospital, maker]);
    let own = mailed(&both, &seller("sales@MAKER.cn"), &addresses);
    assert_eq!(own, [hospital], "its account has that address");
    let shared = HashMap::from([
        (HOSPITAL, "a@b.cn".to_owned()),
        (MAKER, "A@b.cn".to_owned()),
    ]);
    assert_eq!(mailed(&both, &[], &shared), [(HOSPITAL, "a@b.cn")]);
    let desk = [recipient(OPERATOR, EXCHANGE, "desk@centre.cn")];
    let colleagues = Recipients::Organisations(vec![EXCHANGE], Some(OPERATOR));
    let acted = mailed(&colleagues, &desk, &addresses);
    assert!(acted.is_empty(), "it acted");
    let alone = Recipients::Accounts(vec![SELLER]);
    assert!(mailed(&alone, &[], &addresses).is_empty());
}

#[test]
fn what_names_somebody_is_read_in_the_capacity_in_which_his_firm_acted() {
    let (making, distributing, stranger) = (MAKER, OrganisationId(90), HOSPITAL);
    let named = |organisation| Recipient {
        named_of: vec![making, distributing],
        ..recipient(SELLER, organisation, "seller@maker.cn")
    };
    let colleague = recipient(SELLER, distributing, "seller@maker.cn");
    for (sender, expected) in [
        (None, making),
        (Some(making), making),
        (Some(distributing), distributing),
        (Some(stranger), making),
    ] {
        let to = To::Account(SELLER);
        for organisation in [making, distributing] {
            let is_read = to.includes(&named(organisation), sender);
            assert_eq!(is_read, organisation == expected, "{sender:?}");
        }
        assert!(
            !to.includes(&colleague, sender),
            "what is for its organisation is another"
        );
    }
    // What is for an organisation is read in that capacity alone, by whoever is not the one who acted.
    let to = To::Organisation(distributing, None);
    assert!(to.includes(&colleague, None));
    assert!(!to.includes(&recipient(SELLER, making, ""), None));
    assert!(!to.includes(&named(distributing), None));
    assert!(!To::Organisation(distributing, Some(SELLER)).includes(&colleague, None));
}
