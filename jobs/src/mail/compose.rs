//! A mail as it is sent.

use domain::messages::Mail;
use lettre::Message;
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};

/// The sender, and where links lead.
#[derive(Debug, Clone)]
pub(super) struct Letterhead {
    pub(super) from: Mailbox,
    pub(super) base_url: String,
}

impl Letterhead {
    /// The Message-ID without its angle brackets: the same however often the mail is sent.
    pub(super) fn message_id(&self, mail: &Mail) -> String {
        format!("{}@{}", mail.message_id, self.from.email.domain())
    }

    /// The text: what happened, and a link to it.
    pub(super) fn text(&self, mail: &Mail) -> String {
        format!(
            "{}\n\n请登录平台查看：\n{}{}\n\n本邮件由系统自动发送，请勿回复。\n",
            mail.body, self.base_url, mail.link
        )
    }

    /// The whole mail; fails with words for the log when the recipient is no mail address.
    pub(super) fn compose(&self, mail: &Mail) -> Result<Message, String> {
        let to: Mailbox = mail
            .recipient
            .parse()
            .map_err(|error| format!("the recipient is no address: {error}"))?;
        // Keeps automatic replies away.
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(mail.subject.clone())
            .message_id(Some(format!("<{}>", self.message_id(mail))))
            .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()))
            .header(ContentType::TEXT_PLAIN)
            .body(self.text(mail))
            .map_err(|error| format!("the mail cannot be written: {error}"))
    }
}
