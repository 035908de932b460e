//! Mail as it is written, and the ways it leaves.

use domain::messages::{Mail, MailId};

use super::deliver::SendError;
use super::{Mailer, Outbox};
use crate::settings::{Delivery, MailSettings, SettingsError};

fn mail() -> Mail {
    Mail {
        id: MailId(1),
        recipient: "seller@example.com".to_owned(),
        message_id: "7.12.1772413200000000".to_owned(),
        subject: "收到议价邀请YJ20260302-BCDF2345".to_owned(),
        body: "深圳市第一医院邀请以80.00元/支采购“导尿管”20盒。".to_owned(),
        link: "/invitations/0193".to_owned(),
        attempts: 1,
    }
}

fn mailer(delivery: Delivery) -> Mailer {
    let from = "阳光采购 <noreply@sunshine.example>".to_owned();
    Mailer::new(&MailSettings { delivery, from }, "http://127.0.0.1:8080/").expect("settings")
}

#[tokio::test]
async fn a_mail_carries_its_message_id_its_link_and_its_text() {
    let outbox = Outbox::default();
    mailer(Delivery::Memory(outbox.clone()))
        .send(&mail())
        .await
        .expect("sent");
    let posted = outbox.posted().pop().expect("a mail");
    assert_eq!(posted.message_id, "7.12.1772413200000000@sunshine.example");
    assert_eq!(posted.recipient, "seller@example.com");
    assert!(
        posted.body.starts_with("深圳市第一医院邀请"),
        "{}",
        posted.body
    );
    assert!(
        posted
            .body
            .contains("\nhttp://127.0.0.1:8080/invitations/0193\n"),
        "{}",
        posted.body
    );
}

#[tokio::test]
async fn a_repetition_replaces_the_first() {
    let outbox = Outbox::default();
    let mailer = mailer(Delivery::Memory(outbox.clone()));
    mailer.send(&mail()).await.expect("sent");
    mailer.send(&mail()).await.expect("sent again");
    assert_eq!(outbox.posted().len(), 1);
}

#[tokio::test]
async fn files_are_whole_mails_under_stable_names() {
    let directory = tempfile::tempdir().expect("a directory");
    let mailer = mailer(Delivery::Directory(directory.path().join("mail")));
    mailer.send(&mail()).await.expect("sent");
    mailer.send(&mail()).await.expect("sent again");
    let files: Vec<_> = std::fs::read_dir(directory.path().join("mail"))
        .expect("the directory was made")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    let [file] = files.as_slice() else {
        panic!("{files:?}")
    };
    assert!(
        file.ends_with("7-12-1772413200000000-sunshine-example.eml"),
        "{file:?}"
    );
    let text = std::fs::read_to_string(file).expect("a file");
    assert!(
        text.contains("Message-ID: <7.12.1772413200000000@sunshine.example>\r\n"),
        "{text}"
    );
    assert!(text.contains("To: seller@example.com\r\n"), "{text}");
    assert!(
        text.contains("Auto-Submitted: auto-generated\r\n"),
        "{text}"
    );
    assert!(
        text.contains("Content-Type: text/plain; charset=utf-8\r\n"),
        "{text}"
    );
}

#[tokio::test]
async fn a_recipient_that_is_no_address_is_the_mails_own_fault() {
    let outbox = Outbox::default();
    let nobody = Mail {
        recipient: "nobody".to_owned(),
        ..mail()
    };
    let refused = mailer(Delivery::Memory(outbox.clone())).send(&nobody).await;
    assert!(matches!(refused, Err(SendError::Refused(_))), "{refused:?}");
    assert!(outbox.posted().is_empty());
}

#[tokio::test]
async fn a_mail_server_that_is_away_is_not_the_mails_fault() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    let mailer = mailer(Delivery::Smtp {
        url: format!("smtp://{address}"),
    });
    let unreachable = mailer.send(&mail()).await;
    assert!(
        matches!(unreachable, Err(SendError::Unreachable(_))),
        "{unreachable:?}"
    );
}

#[test]
fn settings_that_cannot_work_are_refused_at_once() {
    let settings = |delivery, from: &str| MailSettings {
        delivery,
        from: from.to_owned(),
    };
    let nobody = settings(Delivery::Memory(Outbox::default()), "nobody");
    let refused = Mailer::new(&nobody, "http://127.0.0.1:8080").err();
    assert!(
        matches!(refused, Some(SettingsError::From { .. })),
        "{refused:?}"
    );
    let ftp = settings(
        Delivery::Smtp {
            url: "ftp://mail".to_owned(),
        },
        "noreply@example.org",
    );
    let refused = Mailer::new(&ftp, "http://127.0.0.1:8080").err();
    assert!(matches!(refused, Some(SettingsError::Smtp)), "{refused:?}");
}
