//! The messages about service accounts, for the administrators of their organisation.

use ground::log::{MessageKind, Text};
use ground::{Words, shanghai_minute};

use super::payload::{
    ENDS_EXAMPLE, Ends, OPENED_EXAMPLE, Opened, REVOKED_EXAMPLE, ROTATED_EXAMPLE, Revoked, Rotated,
};

pub(super) const OPENED: MessageKind =
    MessageKind::new("service-account-opened", OPENED_EXAMPLE, |it| {
        Ok(opened(&it.read()?))
    });

pub(super) const ROTATED: MessageKind =
    MessageKind::new("service-account-rotated", ROTATED_EXAMPLE, |it| {
        Ok(rotated(&it.read()?))
    });

pub(super) const REVOKED: MessageKind =
    MessageKind::new("service-account-revoked", REVOKED_EXAMPLE, |it| {
        Ok(revoked(&it.read()?))
    });

pub(super) const ENDS: MessageKind = MessageKind::new("service-account-ends", ENDS_EXAMPLE, |it| {
    Ok(ends(&it.read()?))
})
.for_action();

fn opened(opened: &Opened) -> Text {
    let Opened {
        name,
        scopes,
        expires_on,
        ..
    } = opened;
    Text {
        title: Words::new(
            format!("新建了服务账号“{name}”"),
            format!("The service account “{name}” was opened"),
        ),
        body: Words::new(
            format!("权限：{scopes}；有效期至{expires_on}。如非本单位所需，请在“服务账号”中吊销。"),
            format!(
                "It may do {scopes} until {expires_on}. If your organisation does not want it, revoke it among the service \
                 accounts."
            ),
        ),
    }
}

fn rotated(rotated: &Rotated) -> Text {
    let name = &rotated.name;
    let until = shanghai_minute(rotated.overlaps_until.to_utc());
    Text {
        title: Words::new(
            format!("服务账号“{name}”更换了密钥"),
            format!("The service account “{name}” has another key"),
        ),
        body: Words::new(
            format!("原密钥可用到{until}，请在此之前把新密钥交给程序。"),
            format!("The key before serves until {until}: give the program the other one by then."),
        ),
    }
}

fn revoked(revoked: &Revoked) -> Text {
    let name = &revoked.name;
    Text {
        title: Words::new(
            format!("服务账号“{name}”已吊销"),
            format!("The service account “{name}” was revoked"),
        ),
        body: Words::new(
            "其密钥已立即失效，使用它的程序不能再调用平台。".to_owned(),
            "Its keys are void at once: programs that use them call the platform no more."
                .to_owned(),
        ),
    }
}

fn ends(ends: &Ends) -> Text {
    let Ends {
        name, expires_on, ..
    } = ends;
    Text {
        title: Words::new(
            format!("服务账号“{name}”将于{expires_on}到期"),
            format!("The service account “{name}” ends with {expires_on}"),
        ),
        body: Words::new(
            "到期后其密钥失效。仍需使用的，请在此之前新建服务账号，并把新密钥交给程序。".to_owned(),
            "Its keys are void afterwards. If it is still needed, open another one before, and give the program its key."
                .to_owned(),
        ),
    }
}
