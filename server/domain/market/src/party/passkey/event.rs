//! What happens to passkeys, as the log keeps it: their owner is notified.

use ground::log::{Audience, Event, Tone};
use ground::{Figure, Label};

use super::message;
use super::payload::{PasskeyStep, STEP_EXAMPLE};
use crate::party::subject::ACCOUNT;

const DEVICE: Figure = Figure::text("device", Label::new("设备", "Device"));

pub(in crate::party) const PASSKEY_ADDED: Event<PasskeyStep> = Event::new(
    "passkey-added",
    Label::new("添加通行密钥", "A passkey is added"),
    &ACCOUNT,
    STEP_EXAMPLE,
)
.tone(Tone::Good)
.shows(&[DEVICE])
.notifies(Audience::Owner, &message::ADDED)
.in_security_log();

pub(in crate::party) const PASSKEY_REMOVED: Event<PasskeyStep> = Event::new(
    "passkey-removed",
    Label::new("移除通行密钥", "A passkey is removed"),
    &ACCOUNT,
    STEP_EXAMPLE,
)
.tone(Tone::Waiting)
.shows(&[DEVICE])
.notifies(Audience::Owner, &message::REMOVED)
.in_security_log();
