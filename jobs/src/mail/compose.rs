//! A mail as it is sent.

use domain::messages::{Entry, Language, Mail, Section};
use lettre::Message;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};

/// The sender, and where links lead.
#[derive(Debug, Clone)]
pub(super) struct Letterhead {
    pub(super) from: Mailbox,
    pub(super) base_url: String,
}

/// Sentences around what a mail reports.
struct Phrases {
    see: &'static str,
    digest: &'static str,
    more: (&'static str, &'static str),
    all: &'static str,
    settings: &'static str,
    automatic: &'static str,
}

const CHINESE: Phrases = Phrases {
    see: "请登录平台查看：",
    digest: "以下是尚未单独发送的消息，有期限的在前。",
    more: ("另有", "条，请登录平台查看。"),
    all: "全部消息：",
    settings: "选择哪些消息以何种方式通知：",
    automatic: "本邮件由系统自动发送，请勿回复。",
};

const ENGLISH: Phrases = Phrases {
    see: "See it on the platform:",
    digest: "These messages were not sent by themselves; what has a deadline comes first.",
    more: ("", " more are on the platform."),
    all: "All messages: ",
    settings: "Choose how you are notified of what: ",
    automatic: "This mail was sent by the system; please do not reply.",
};

fn phrases(language: Language) -> &'static Phrases {
    match language {
        Language::Zh => &CHINESE,
        Language::En => &ENGLISH,
    }
}

impl Letterhead {
    /// The Message-ID without its angle brackets: the same however often the mail is sent.
    pub(super) fn message_id(&self, mail: &Mail) -> String {
        format!("{}@{}", mail.message_id, self.from.email.domain())
    }

    /// The text: what happened, and a link to it; or the list of a digest.
    pub(super) fn text(&self, mail: &Mail) -> String {
        let (phrases, base) = (phrases(mail.language), &self.base_url);
        let Some(sections) = &mail.sections else {
            let (body, link) = (&mail.body, &mail.link);
            let (see, automatic) = (phrases.see, phrases.automatic);
            return format!("{body}\n\n{see}\n{base}{link}\n\n{automatic}\n");
        };
        let mut text = format!("{}\n", phrases.digest);
        for section in sections {
            text.push_str(&format!("\n【{}】\n", section.heading));
            for Entry { title, body, link } in &section.entries {
                text.push_str(&format!("\n· {title}\n  {body}\n  {base}{link}\n"));
            }
            if let Some(more) = more(phrases, section) {
                text.push_str(&format!("\n  {more}\n"));
            }
        }
        text.push_str(&format!(
            "\n{}{base}{}\n{}{base}{SETTINGS}\n\n{}\n",
            phrases.all, mail.link, phrases.settings, phrases.automatic
        ));
        text
    }

    /// A digest as a page: nothing of it is read from elsewhere.
    fn page(&self, mail: &Mail, sections: &[Section]) -> String {
        let (phrases, base) = (phrases(mail.language), escaped(&self.base_url));
        let mut page = format!(
            "<!doctype html><meta charset=\"utf-8\"><body style=\"font-family:sans-serif\"><p>{}</p>",
            phrases.digest
        );
        for section in sections {
            page.push_str(&format!("<h3>{}</h3><ul>", escaped(&section.heading)));
            for Entry { title, body, link } in &section.entries {
                let (title, body, link) = (escaped(title), escaped(body), escaped(link));
                page.push_str(&format!(
                    "<li><a href=\"{base}{link}\">{title}</a><br>{body}</li>"
                ));
            }
            page.push_str("</ul>");
            if let Some(more) = more(phrases, section) {
                page.push_str(&format!("<p>{}</p>", escaped(&more)));
            }
        }
        for (words, link) in [(phrases.all, &*mail.link), (phrases.settings, SETTINGS)] {
            let link = escaped(link);
            page.push_str(&format!(
                "<p>{words}<a href=\"{base}{link}\">{base}{link}</a></p>"
            ));
        }
        page.push_str(&format!("<p>{}</p></body>", phrases.automatic));
        page
    }

    /// The whole mail; fails with words for the log when the recipient is no mail address.
    pub(super) fn compose(&self, mail: &Mail) -> Result<Message, String> {
        let to: Mailbox = mail
            .recipient
            .parse()
            .map_err(|error| format!("the recipient is no address: {error}"))?;
        // Keeps automatic replies away.
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        let message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(mail.subject.clone())
            .message_id(Some(format!("<{}>", self.message_id(mail))))
            .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()));
        let text = self.text(mail);
        let message = match &mail.sections {
            None => message.header(ContentType::TEXT_PLAIN).body(text),
            Some(sections) => {
                let page = self.page(mail, sections);
                message.multipart(MultiPart::alternative_plain_html(text, page))
            }
        };
        message.map_err(|error| format!("the mail cannot be written: {error}"))
    }
}

/// Where the console keeps what somebody chooses.
const SETTINGS: &str = "/messages/settings";

fn more(phrases: &Phrases, section: &Section) -> Option<String> {
    let (before, after) = phrases.more;
    (0 < section.more).then(|| format!("{before}{}{after}", section.more))
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
