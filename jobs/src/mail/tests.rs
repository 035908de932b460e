//! Mail as it is written, and the ways it leaves.

use domain::messages::{Entry, Language, Mail, MailId, Section};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};

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
        language: Language::Zh,
        sections: None,
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

fn digest(language: Language) -> Mail {
    let entry = Entry {
        title: "收到<b>&amp;“A”</b>".to_owned(),
        body: "第一医院".to_owned(),
        link: "/invitations?notice=7".to_owned(),
    };
    Mail {
        body: String::new(),
        link: "/messages".to_owned(),
        language,
        sections: Some(vec![Section {
            heading: "发起邀请".to_owned(),
            entries: vec![entry],
            more: 3,
        }]),
        ..mail()
    }
}

#[tokio::test]
async fn a_digest_is_text_and_a_page_in_which_nothing_is_markup() {
    let directory = tempfile::tempdir().expect("a directory");
    let outbox = Outbox::default();
    let to_memory = mailer(Delivery::Memory(outbox.clone()));
    to_memory.send(&digest(Language::En)).await.expect("sent");
    let posted = outbox.posted().pop().expect("a mail");
    for part in [
        "【发起邀请】",
        "http://127.0.0.1:8080/invitations?notice=7\n",
        "3 more are on the platform.",
        "http://127.0.0.1:8080/messages/settings\n",
    ] {
        assert!(posted.body.contains(part), "{part}: {}", posted.body);
    }
    let to_files = mailer(Delivery::Directory(directory.path().join("mail")));
    to_files.send(&digest(Language::Zh)).await.expect("sent");
    let file = std::fs::read_dir(directory.path().join("mail")).expect("a directory");
    let file = file.last().expect("a file").expect("an entry").path();
    let text = std::fs::read_to_string(file).expect("a file");
    assert!(text.contains("multipart/alternative"), "{text}");
    assert!(
        text.contains("text/plain") && text.contains("text/html"),
        "{text}"
    );
}

#[test]
fn a_page_escapes_what_people_wrote() {
    let escaped = super::compose::escaped("<b>&\"A\"</b>");
    assert_eq!(escaped, "&lt;b&gt;&amp;&quot;A&quot;&lt;/b&gt;");
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

/// A mail server that takes one mail, and returns what it was sent.
async fn one_mail(listener: tokio::net::TcpListener) -> String {
    let (stream, _) = listener.accept().await.expect("a client");
    let (input, mut output) = stream.into_split();
    let mut lines = BufReader::new(input).lines();
    output.write_all(b"220 test\r\n").await.expect("greeted");
    let (mut sent, mut is_data) = (String::new(), false);
    while let Ok(Some(line)) = lines.next_line().await {
        if is_data && line != "." {
            sent.push_str(&line);
            sent.push('\n');
            continue;
        }
        let answer = match line.get(..4).unwrap_or_default() {
            "." | "" => "250 taken",
            "DATA" => "354 go on",
            "QUIT" => "221 bye",
            _ => "250 yes",
        };
        let is_taken = is_data;
        is_data = line == "DATA";
        let answered = output.write_all(format!("{answer}\r\n").as_bytes()).await;
        answered.expect("answered");
        if is_taken {
            return sent;
        }
    }
    sent
}

#[tokio::test]
async fn a_mail_server_is_given_a_digest_in_both_forms() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let taking = tokio::spawn(one_mail(listener));
    let mailer = mailer(Delivery::Smtp {
        url: format!("smtp://{address}"),
    });
    mailer.send(&digest(Language::Zh)).await.expect("sent");
    let sent = taking.await.expect("taken");
    for part in [
        "Message-ID: <7.12.1772413200000000@sunshine.example>",
        "To: seller@example.com",
        "Content-Type: multipart/alternative",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Type: text/html; charset=utf-8",
    ] {
        assert!(sent.contains(part), "{part}: {sent}");
    }
}
