//! That a certificate ends soon or has ended, as the log keeps it, and the messages about it.

use chrono::NaiveDate;
use ground::calendar::Deadline;
use ground::log::{
    Audience, Event, EventKind, Figures, Many, MessageKind, Several, SubjectKind, Text, Tone,
};
use ground::{Figure, Label, Result, ShanghaiTime, Words};
use serde::{Deserialize, Serialize};

use super::rules::Term;
use super::types::Expiring;

/// The certificate of a product: the id is the product's.
pub const PRODUCT_CERTIFICATE: SubjectKind =
    SubjectKind::new("product-certificate", |id| format!("/products/{id}"))
        .listed_in("/expiring-certificates");

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateEnds {
    product_name: String,
    certificate: String,
    /// The last day.
    expires_on: NaiveDate,
    /// The end of the last day.
    due_at: ShanghaiTime,
    /// The days of the term, as words: messages about several keep what is the same for all.
    kind: String,
}

impl CertificateEnds {
    pub(super) fn of(one: &Expiring, days: u32) -> Self {
        Self {
            product_name: one.product_name.clone(),
            certificate: one.certificate.clone(),
            expires_on: one.expires_on,
            due_at: Deadline::chosen(one.expires_on).due_at.into(),
            kind: days.to_string(),
        }
    }
}

impl Several for CertificateEnds {
    fn one(self) -> Many {
        Many {
            names: vec![self.product_name],
            due_at: Some(self.due_at),
            kind: Some(self.kind),
            ..Many::one()
        }
    }
}

const FIGURES: &[Figure] = &[
    Figure::text("product_name", Label::new("产品", "product")),
    Figure::text("certificate", Label::new("注册备案号", "certificate")),
    Figure::deadline("due_at", Label::new("有效期至", "valid to")),
];

const EXAMPLE: &str = r#"{
    "product_name": "一次性使用导尿管", "certificate": "国械注准20203010682", "expires_on": "2026-06-30",
    "due_at": "2026-07-01T00:00:00+08:00", "kind": "90"
}"#;

const MESSAGE_EXAMPLE: &str = r#"{
    "product_name": "一次性使用导尿管", "certificate": "国械注准20203010682", "expires_on": "2026-06-30",
    "due_at": "2026-07-01T00:00:00+08:00", "kind": "90", "clause": "◇"
}"#;

pub const CERTIFICATE_ENDS: Event<CertificateEnds> = Event::new(
    "certificate-ends",
    Label::new("注册证将到期", "Certificate ends"),
    &PRODUCT_CERTIFICATE,
    EXAMPLE,
)
.on("◇")
.tone(Tone::Waiting)
.shows(FIGURES)
.notifies(Audience::Concerned, &ENDS_MESSAGE);

pub const CERTIFICATE_ENDS_SOON: Event<CertificateEnds> = Event::new(
    "certificate-ends-soon",
    Label::new("注册证即将到期", "Certificate ends soon"),
    &PRODUCT_CERTIFICATE,
    EXAMPLE,
)
.on("◇")
.tone(Tone::Waiting)
.shows(FIGURES)
.notifies(Audience::Concerned, &ENDS_SOON_MESSAGE);

pub const CERTIFICATE_ENDED: Event<CertificateEnds> = Event::new(
    "certificate-ended",
    Label::new("注册证已到期", "Certificate ended"),
    &PRODUCT_CERTIFICATE,
    EXAMPLE,
)
.on("◇")
.tone(Tone::Waiting)
.shows(FIGURES)
.notifies(Audience::Concerned, &ENDED_MESSAGE);

pub(super) const KINDS: &[EventKind] = &[
    CERTIFICATE_ENDS.kind,
    CERTIFICATE_ENDS_SOON.kind,
    CERTIFICATE_ENDED.kind,
];

pub(super) const fn event_of(term: Term) -> &'static Event<CertificateEnds> {
    match term {
        Term::First => &CERTIFICATE_ENDS,
        Term::Last => &CERTIFICATE_ENDS_SOON,
        Term::Over => &CERTIFICATE_ENDED,
    }
}

const SOON_MESSAGE_EXAMPLE: &str = r#"{
    "product_name": "一次性使用导尿管", "certificate": "国械注准20203010682", "expires_on": "2026-06-30",
    "due_at": "2026-07-01T00:00:00+08:00", "kind": "30", "clause": "◇"
}"#;

const ENDS_MESSAGE: MessageKind =
    MessageKind::new("certificate-ends", MESSAGE_EXAMPLE, ends).many::<CertificateEnds>(ends_many);

const ENDS_SOON_MESSAGE: MessageKind =
    MessageKind::new("certificate-ends-soon", SOON_MESSAGE_EXAMPLE, ends)
        .for_action()
        .many::<CertificateEnds>(ends_many);

const ENDED_MESSAGE_EXAMPLE: &str = r#"{
    "product_name": "一次性使用导尿管", "certificate": "国械注准20203010682", "expires_on": "2026-06-30",
    "due_at": "2026-07-01T00:00:00+08:00", "kind": "0", "clause": "◇"
}"#;

const ENDED_MESSAGE: MessageKind =
    MessageKind::new("certificate-ended", ENDED_MESSAGE_EXAMPLE, ended)
        .for_action()
        .many::<CertificateEnds>(ended_many);

fn ended(figures: &Figures<'_>) -> Result<Text> {
    let ends: CertificateEnds = figures.read()?;
    let (name, certificate, on) = (&ends.product_name, &ends.certificate, ends.expires_on);
    Ok(Text {
        title: Words::new(
            format!("“{name}”的注册证已到期"),
            format!("The certificate of “{name}” has ended"),
        ),
        body: Words::new(
            format!(
                "{certificate}已于{on} 24:00到期，现在不能采购该产品；已延续的，请交易中心载入新的有效期。"
            ),
            format!(
                "{certificate} ended with {on}, and the product cannot be bought now. Where it was renewed, have the exchange centre load its new end."
            ),
        ),
    })
}

fn ended_many(many: &Many) -> Text {
    let (count, products) = (many.count, many.products());
    Text {
        title: Words::new(
            format!("{count}个产品的注册证已到期"),
            format!("The certificates of {count} products have ended"),
        ),
        body: Words::new(
            format!(
                "涉及{}，现在不能采购；已延续的，请交易中心载入新的有效期。",
                products.zh
            ),
            format!(
                "They are {}, and cannot be bought now. Where they were renewed, have the exchange centre load their new ends.",
                products.en
            ),
        ),
    }
}

fn ends(figures: &Figures<'_>) -> Result<Text> {
    let ends: CertificateEnds = figures.read()?;
    let days = &ends.kind;
    let (name, certificate, on) = (&ends.product_name, &ends.certificate, ends.expires_on);
    Ok(Text {
        title: Words::new(
            format!("“{name}”的注册证将在{days}天内到期"),
            format!("The certificate of “{name}” ends within {days} days"),
        ),
        body: Words::new(
            format!(
                "{certificate}将在{on} 24:00到期；到期后不能再采购该产品，请及时延续或另选产品。"
            ),
            format!(
                "{certificate} ends with {on}. After that the product cannot be bought: have it renewed, or choose another."
            ),
        ),
    })
}

fn ends_many(many: &Many) -> Text {
    let (count, products, until) = (many.count, many.products(), many.until());
    let within = many.kind.as_ref().map_or_else(
        || Words::new("即将", "soon"),
        |days| Words::new(format!("将在{days}天内"), format!("within {days} days")),
    );
    Text {
        title: Words::new(
            format!("{count}个产品的注册证{}到期", within.zh),
            format!("The certificates of {count} products end {}", within.en),
        ),
        body: Words::new(
            format!(
                "涉及{}，最早的在{}到期；到期后不能再采购，请及时延续或另选产品。",
                products.zh, until.zh
            ),
            format!(
                "They are {}; the first is valid to {}. After that they cannot be bought: have them renewed, or choose others.",
                products.en, until.en
            ),
        ),
    }
}
