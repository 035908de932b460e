//! What happens to service accounts, as the log keeps it.

use ground::log::{Audience, Event, EventKind, SubjectKind, Tone};
use ground::{Figure, Label};

use super::message;
use super::payload::{
    ENDS_EXAMPLE, Ends, OPENED_EXAMPLE, Opened, REVOKED_EXAMPLE, ROTATED_EXAMPLE, Revoked, Rotated,
};

/// A program that calls the platform for an organisation.
const SERVICE_ACCOUNT: SubjectKind =
    SubjectKind::new("service-account", |_| "/service-accounts".to_owned());

const NAME: Figure = Figure::text("name", Label::new("服务账号", "Service account"));
const EXPIRES_ON: Figure = Figure::text("expires_on", Label::new("有效期至", "valid to"));

pub(super) const SERVICE_ACCOUNT_OPENED: Event<Opened> = Event::new(
    "service-account-opened",
    Label::new("新建服务账号", "Service account opened"),
    &SERVICE_ACCOUNT,
    OPENED_EXAMPLE,
)
.shows(&[
    NAME,
    Figure::text("scopes", Label::new("权限", "Scopes")),
    Figure::text("addresses", Label::new("限定地址", "Addresses")),
    EXPIRES_ON,
])
.overseers_only(&["persons"])
.notifies_persons(Audience::Persons, &message::OPENED)
.in_security_log();

pub(super) const SERVICE_ACCOUNT_ROTATED: Event<Rotated> = Event::new(
    "service-account-rotated",
    Label::new("更换服务账号密钥", "Another key of a service account"),
    &SERVICE_ACCOUNT,
    ROTATED_EXAMPLE,
)
.shows(&[
    NAME,
    Figure::instant(
        "overlaps_until",
        Label::new("原密钥可用至", "The key before serves until"),
    ),
])
.overseers_only(&["persons"])
.notifies_persons(Audience::Persons, &message::ROTATED)
.in_security_log();

pub(super) const SERVICE_ACCOUNT_REVOKED: Event<Revoked> = Event::new(
    "service-account-revoked",
    Label::new("吊销服务账号", "Service account revoked"),
    &SERVICE_ACCOUNT,
    REVOKED_EXAMPLE,
)
.shows(&[NAME])
.overseers_only(&["persons"])
.notifies_persons(Audience::Persons, &message::REVOKED)
.in_security_log();

pub(super) const SERVICE_ACCOUNT_ENDS: Event<Ends> = Event::new(
    "service-account-ends",
    Label::new("服务账号将到期", "Service account ends"),
    &SERVICE_ACCOUNT,
    ENDS_EXAMPLE,
)
.on("◇")
.tone(Tone::Waiting)
.shows(&[NAME, EXPIRES_ON])
.overseers_only(&["persons"])
.notifies_persons(Audience::Persons, &message::ENDS);

pub(super) const KINDS: &[EventKind] = &[
    SERVICE_ACCOUNT_OPENED.kind,
    SERVICE_ACCOUNT_ROTATED.kind,
    SERVICE_ACCOUNT_REVOKED.kind,
    SERVICE_ACCOUNT_ENDS.kind,
];
