//! The messages about an account whose owner another person has to confirm, about duties or a password that it was given, and about
//! its second factor.

use ground::log::{MessageKind, Text};
use ground::{Duty, OrganisationKind, RegionCode, Words};

use super::hospital_facts::{HospitalGrade, HospitalOwnership};
use super::payload::{
    AGREED_EXAMPLE, CAPACITY_EXAMPLE, CapacityAdded, DUTIES_CHANGED_EXAMPLE, DutiesChanged,
    EDITED_EXAMPLE, FOUNDED_EXAMPLE, JoiningAgreed, NAMED_EXAMPLE, Named, OrganisationEdited,
    PasswordChanged, REMOVED_EXAMPLE, RESET_EXAMPLE, RecoveryCodeUsed, Remover, SET_UP_EXAMPLE,
    SecondFactorRemoved, SecondFactorSetUp, TO_CONFIRM_EXAMPLE, ToConfirm, USED_EXAMPLE,
};

pub(super) const TO_CONFIRM: MessageKind =
    MessageKind::new("account-to-confirm", TO_CONFIRM_EXAMPLE, |it| {
        Ok(to_confirm(&it.read()?))
    })
    .for_action();

/// For people of the organisation that founded another.
pub(super) const FOUNDED_TO_CONFIRM: MessageKind =
    MessageKind::new("founded-account-to-confirm", FOUNDED_EXAMPLE, |it| {
        Ok(to_confirm(&it.read()?))
    })
    .for_action();

/// For whose account it is: whoever did not want it learns that somebody can sign in with his name.
pub(super) const RESET: MessageKind =
    MessageKind::new("password-reset", RESET_EXAMPLE, |it| Ok(reset(&it.read()?))).for_action();

/// For the organisation itself: whoever did not want it turns to those who entered it.
pub(super) const EDITED: MessageKind =
    MessageKind::new("organisation-edited", EDITED_EXAMPLE, |it| {
        Ok(edited(&it.read()?))
    });

fn edited(edited: &OrganisationEdited) -> Text {
    let (zh, en): (Vec<String>, Vec<String>) =
        moved(edited).into_iter().map(|it| (it.zh, it.en)).unzip();
    let (why, why_en) = match edited.reason.as_str() {
        "" => (String::new(), String::new()),
        reason => (format!("原因：{reason}。"), format!(" Reason: {reason}.")),
    };
    Text {
        title: Words::new(
            format!("{}的登记信息已更正", edited.after.name),
            format!("What is registered of {} was edited", edited.after.name),
        ),
        body: Words::new(
            format!("{}。{why}如有误，请联系登记单位。", zh.join("；")),
            format!(
                "Of your organisation, {}.{why_en} If it is wrong, turn to those who entered it.",
                en.join(", ")
            ),
        ),
    }
}

/// For the administrators of the firm: they choose at the head of each page in which capacity they act.
pub(super) const CAPACITY_ADDED: MessageKind =
    MessageKind::new("capacity-added", CAPACITY_EXAMPLE, |it| {
        Ok(capacity_added(&it.read()?))
    });

fn capacity_added(added: &CapacityAdded) -> Text {
    let capacity = added.capacity.words();
    let (joined, joined_en) = match added.joined.as_deref() {
        None => (String::new(), String::new()),
        Some(name) => (
            format!("原登记的“{name}”即为该身份，其账号现由本企业管理。"),
            format!(
                " It is what was entered as “{name}”, whose accounts are the firm's from now on."
            ),
        ),
    };
    Text {
        title: Words::new(
            format!("{}增加了{}身份", added.name, capacity.zh),
            format!("{} acts as {} too", added.name, capacity.en),
        ),
        body: Words::new(
            format!(
                "{joined}本企业的账号可在页面顶部切换身份，不需要重新登录；两个身份的数据互不可见。如有误，请联系登记单位。"
            ),
            format!(
                "Its accounts choose at the head of a page in which capacity they act, without signing in again; what is \
                 readable in one is not in the other.{joined_en} If it is wrong, turn to those who entered the organisation."
            ),
        ),
    }
}

/// For the other administrators: whoever did not want it takes it back.
pub(super) const JOINING_AGREED: MessageKind =
    MessageKind::new("joining-agreed", AGREED_EXAMPLE, |it| {
        Ok(joining_agreed(&it.read()?))
    });

fn joining_agreed(agreed: &JoiningAgreed) -> Text {
    let name = &agreed.name;
    match agreed.other.as_deref() {
        Some(other) => Text {
            title: Words::new(
                format!("{name}已同意与“{other}”合并为同一企业"),
                format!("{name} agrees to be one firm with “{other}”"),
            ),
            body: Words::new(
                "对方也同意后，由登记单位办理合并；合并后双方人员都能看到两家的数据。不需要的，可在“本单位账号”页面收回。".to_owned(),
                "Once the other agrees too, those who entered both make them one, and the people of each read for both. Whoever does \
                 not want it takes it back among the accounts of the organisation."
                    .to_owned(),
            ),
        },
        None => Text {
            title: Words::new(
                format!("{name}不再同意与其他机构合并"),
                format!("{name} agrees no more to be one firm with another"),
            ),
            body: Words::new(
                "未经双方同意，登记单位不能合并两家机构。".to_owned(),
                "Those who entered them cannot make two organisations one without both.".to_owned(),
            ),
        },
    }
}

/// For whose account it is: he signs in once more, and finds other things open to him.
pub(super) const DUTIES_CHANGED: MessageKind =
    MessageKind::new("account-duties-changed", DUTIES_CHANGED_EXAMPLE, |it| {
        Ok(duties_changed(&it.read()?))
    })
    .for_action();

fn duties_changed(changed: &DutiesChanged) -> Text {
    let DutiesChanged {
        account,
        display_name,
        kind,
        before,
        after,
        sessions_ended,
    } = changed;
    let (before, after) = (Duty::list_in(*kind, before), Duty::list_in(*kind, after));
    Text {
        title: Words::new(
            format!("账号 {account} 的职责已变更"),
            format!("The duties of {account} have changed"),
        ),
        body: Words::new(
            format!(
                "{display_name}原为{}，现为{}；当时的{sessions_ended}处登录已结束，请重新登录。如有疑问，请联系本单位账号管理员。",
                before.zh, after.zh
            ),
            format!(
                "{display_name} was {}, and is {} now; {sessions_ended} sessions ended: sign in once more. Turn to the \
                 administrators of your organisation if that is not right.",
                before.en, after.en
            ),
        ),
    }
}

/// Each field that is another, with what was there before.
fn moved(edited: &OrganisationEdited) -> Vec<Words> {
    let after = &edited.after;
    let name = Some(after.name.clone());
    let named = |region: Option<RegionCode>| region.map(|region| region.words().zh);
    let (region_before, region) = (named(edited.region_before), named(after.region));
    let grade = |grade: Option<HospitalGrade>| grade.map(|grade| grade.words().zh);
    let (grade_before, grade) = (grade(edited.grade_before), grade(after.hospital.grade));
    let whose = |whose: Option<HospitalOwnership>| whose.map(|whose| whose.words().zh);
    let (whose_before, whose) = (
        whose(edited.ownership_before),
        whose(after.hospital.ownership),
    );
    let fields = [
        ("name", "名称", "name", &edited.name_before, &name),
        (
            "credit_code",
            "统一社会信用代码",
            "credit code",
            &edited.credit_code_before,
            &after.credit_code,
        ),
        (
            "institution_code",
            "定点医疗机构编码",
            "institution code",
            &edited.institution_code_before,
            &after.institution_code,
        ),
        ("region", "区域", "region", &region_before, &region),
        (
            "email",
            "邮箱",
            "mail address",
            &edited.email_before,
            &after.email,
        ),
        ("grade", "医院等级", "grade", &grade_before, &grade),
        ("ownership", "机构性质", "ownership", &whose_before, &whose),
    ];
    let moved = fields.into_iter();
    let moved = moved.filter(|(field, ..)| edited.changed.iter().any(|one| one == field));
    let words = moved.map(|(_, zh, en, before, after)| {
        let shown = |text: &Option<String>, none: &str| text.clone().unwrap_or(none.to_owned());
        let (zh_before, zh_after) = (shown(before, "（空）"), shown(after, "（空）"));
        let (en_before, en_after) = (shown(before, "(none)"), shown(after, "(none)"));
        Words::new(
            format!("{zh}由{zh_before}改为{zh_after}"),
            format!("its {en} is {en_after} instead of {en_before}"),
        )
    });
    words.collect()
}

/// Of an account of the exchange centre that was given duties.
fn duties_to_confirm(waiting: &ToConfirm, duties: &[Duty]) -> Text {
    let (account, display_name) = (&waiting.account, &waiting.display_name);
    let duties = Duty::list_in(OrganisationKind::ExchangeCenter, duties);
    Text {
        title: Words::new(
            format!("账号 {account} 的职责待另一人确认"),
            format!("The duties of {account} wait for a second person"),
        ),
        body: Words::new(
            format!(
                "{display_name}的职责已改为{}。请核实后到“本单位账号”确认；确认前该账号只能查看。更改职责的人不能确认。",
                duties.zh
            ),
            format!(
                "The duties of {display_name} are {} now. Make sure that this is right, then confirm the account among the \
                 accounts of your organisation; until then it only reads. Whoever changed them cannot confirm it.",
                duties.en
            ),
        ),
    }
}

fn to_confirm(waiting: &ToConfirm) -> Text {
    if let Some(duties) = &waiting.duties {
        return duties_to_confirm(waiting, duties);
    }
    let (account, display_name) = (&waiting.account, &waiting.display_name);
    let (of, of_en, page, page_en, until, until_en) = match &waiting.organisation_name {
        None => (
            String::new(),
            String::new(),
            "“本单位账号”",
            "the accounts of your organisation",
            "只能查看",
            "it only reads",
        ),
        Some(name) => (
            format!("{name}的"),
            format!(" of {name}"),
            "“机构与账号”中该机构",
            "the accounts of that organisation",
            "不能使用平台",
            "it opens nothing",
        ),
    };
    Text {
        title: Words::new(
            format!("{of}账号 {account} 待另一人确认"),
            format!("The account {account}{of_en} waits for a second person"),
        ),
        body: Words::new(
            format!(
                "{display_name}已改用自己的密码。请当面或电话核实账号由本人使用，再到{page}确认；确认前该账号{until}。\
                 开通该账号或重置其密码的人不能确认。"
            ),
            format!(
                "{display_name} has a password of their own now. Make sure in person or by telephone that they hold the \
                 account, then confirm it among {page_en}; until then {until_en}. Whoever opened it or gave it a password \
                 cannot confirm it."
            ),
        ),
    }
}

fn reset(reset: &PasswordChanged) -> Text {
    let PasswordChanged {
        account,
        display_name,
        sessions_ended,
    } = reset;
    Text {
        title: Words::new(
            format!("账号 {account} 的密码已被重置"),
            format!("The password of {account} was reset"),
        ),
        body: Words::new(
            format!(
                "{display_name}的原密码已作废，当时的{sessions_ended}处登录已结束；新密码由账号管理员交给本人。\
                 如果不是你要求的，请立即联系本单位账号管理员。"
            ),
            format!(
                "The former password of {display_name} is void, and {sessions_ended} sessions ended; an administrator hands \
                 over the new one. If you did not want this, turn to the administrators of your organisation at once."
            ),
        ),
    }
}

/// For whose account it is: whoever did not do it learns that somebody else holds his account.
pub(super) const SECOND_FACTOR_SET_UP: MessageKind =
    MessageKind::new("second-factor-set-up", SET_UP_EXAMPLE, |it| {
        Ok(set_up(&it.read()?))
    });

pub(super) const SECOND_FACTOR_REMOVED: MessageKind =
    MessageKind::new("second-factor-removed", REMOVED_EXAMPLE, |it| {
        Ok(removed(&it.read()?))
    })
    .for_action();

pub(super) const RECOVERY_CODES_RENEWED: MessageKind =
    MessageKind::new("recovery-codes-renewed", NAMED_EXAMPLE, |it| {
        Ok(renewed(&it.read()?))
    });

pub(super) const RECOVERY_CODE_USED: MessageKind =
    MessageKind::new("recovery-code-used", USED_EXAMPLE, |it| {
        Ok(used(&it.read()?))
    })
    .for_action();

fn set_up(set_up: &SecondFactorSetUp) -> Text {
    let SecondFactorSetUp {
        account,
        display_name,
        replaced,
        sessions_ended,
    } = set_up;
    let (zh, en) = match replaced {
        true => ("换用新的设备", "has another device for its second factor"),
        false => ("启用两步验证", "has a second factor"),
    };
    Text {
        title: Words::new(format!("账号 {account} 已{zh}"), format!("{account} {en}")),
        body: Words::new(
            format!(
                "{display_name}登录时除密码外还须输入设备上的验证码，其他{sessions_ended}处登录已结束。\
                 如果不是你本人操作，请立即联系本单位账号管理员。"
            ),
            format!(
                "{display_name} signs in with a code of the device beside the password from now on, and {sessions_ended} other \
                 sessions ended. If it was not you, turn to the administrators of your organisation at once."
            ),
        ),
    }
}

fn removed(removed: &SecondFactorRemoved) -> Text {
    let SecondFactorRemoved {
        account,
        display_name,
        by,
        reason,
        sessions_ended,
    } = removed;
    let who = by.words();
    let (why, why_en) = match reason {
        Some(reason) => (format!("，原因：{reason}"), format!(" (reason: {reason})")),
        None => (String::new(), String::new()),
    };
    let (ended, ended_en) = match by {
        Remover::Owner => (String::new(), String::new()),
        Remover::Administrator | Remover::Machine => (
            format!("，当时的{sessions_ended}处登录已结束"),
            format!(", and {sessions_ended} sessions ended"),
        ),
    };
    Text {
        title: Words::new(
            format!("账号 {account} 的两步验证已移除"),
            format!("The second factor of {account} was removed"),
        ),
        body: Words::new(
            format!(
                "{display_name}的两步验证由{}移除{why}{ended}，今后凭密码即可登录。请尽快重新设置；如果不是你要求的，\
                 请立即修改密码并联系本单位账号管理员。",
                who.zh
            ),
            format!(
                "The second factor of {display_name} was removed by {}{why_en}{ended_en}: the password alone opens the account. \
                 Set it up once more soon; if you did not want this, change your password and turn to the administrators of your \
                 organisation at once.",
                who.en
            ),
        ),
    }
}

fn renewed(named: &Named) -> Text {
    let Named {
        account,
        display_name,
    } = named;
    Text {
        title: Words::new(
            format!("账号 {account} 的恢复码已更换"),
            format!("The recovery codes of {account} were renewed"),
        ),
        body: Words::new(
            format!(
                "{display_name}原有的恢复码全部作废。如果不是你本人操作，请立即联系本单位账号管理员。"
            ),
            format!(
                "The former recovery codes of {display_name} are void. If it was not you, turn to the administrators of your \
                 organisation at once."
            ),
        ),
    }
}

fn used(used: &RecoveryCodeUsed) -> Text {
    let RecoveryCodeUsed {
        account,
        display_name,
        left,
    } = used;
    Text {
        title: Words::new(
            format!("账号 {account} 用了一个恢复码"),
            format!("A recovery code of {account} was used"),
        ),
        body: Words::new(
            format!(
                "有人以{display_name}的密码和一个恢复码通过了验证，还剩{left}个。设备丢失时请重新设置两步验证；\
                 如果不是你本人操作，请立即联系本单位账号管理员。"
            ),
            format!(
                "Somebody gave the password of {display_name} and a recovery code, of which {left} are left. If the device is lost, \
                 set the second factor up once more; if it was not you, turn to the administrators of your organisation at once."
            ),
        ),
    }
}
