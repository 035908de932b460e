//! The list of invitations.

use tests::{HOSPITAL, Platform};

use super::MONDAY;

#[tokio::test]
async fn invitations_come_in_the_requested_order_page_by_page() {
    let platform = Platform::start(MONDAY).await;
    let mut sent = Vec::new();
    // The third one is at the limit: confirmed at once, it has no deadline.
    for (number, day, price) in [(1, 2, "90"), (2, 4, "91"), (3, 5, "100"), (4, 6, "92")] {
        platform.wait_until(&format!("2026-03-0{day}T10:00:00+08:00"));
        let product = platform.capped(number, "100").await;
        let invitation = platform.invited(HOSPITAL, product, price).await;
        sent.push(invitation["id"].as_str().unwrap().to_owned());
    }
    let walk = async |sort: &str| {
        let mut seen = Vec::new();
        let mut cursor = String::new();
        loop {
            let path = format!("/invitations?limit=1{sort}{cursor}");
            let page = platform.get(HOSPITAL, &path).await.must(200);
            let id = page["items"][0]["id"].as_str().unwrap();
            seen.push(sent.iter().position(|sent| sent == id).unwrap() + 1);
            match page["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return seen,
            }
        }
    };
    assert_eq!(walk("").await, [4, 3, 2, 1]);
    assert_eq!(walk("&sort=-sent_at").await, [4, 3, 2, 1]);
    assert_eq!(walk("&sort=sent_at").await, [1, 2, 3, 4]);
    assert_eq!(walk("&sort=due_at").await, [1, 2, 4, 3]);
    assert_eq!(walk("&sort=-due_at").await, [4, 2, 1, 3]);
    let first = platform.get(HOSPITAL, "/invitations?limit=1&sort=due_at");
    let next = first.await.must(200)["next"].as_str().unwrap().to_owned();
    for wrong in [
        format!("/invitations?cursor={next}"),
        format!("/invitations?sort=-due_at&cursor={next}"),
        "/invitations?sort=price".to_owned(),
    ] {
        let refused = platform.get(HOSPITAL, &wrong).await;
        assert_eq!(refused.problem(), (422, "invalid-fields"), "{wrong}");
    }
}
