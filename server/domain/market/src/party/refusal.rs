//! What is refused about organisations, their accounts and passwords.

use ground::capability::RefusalKind;
use ground::{Duty, Figure, Label, states};

pub(super) const KINDS: &[RefusalKind] = &[
    ACCOUNT_NAME_TAKEN,
    CREDIT_CODE_TAKEN,
    INSTITUTION_CODE_TAKEN,
    ORGANISATION_NAME_TAKEN,
    CAPACITY_HELD,
    CREDIT_CODES_DIFFER,
    KEPT_BY_TWO,
    OWN_PASSWORD_NOT_RESET,
    PASSWORD_NOT_CHANGED_YET,
    PASSWORD_GIVEN_MEANWHILE,
    ACCOUNT_DISABLED,
    CONFIRMED_BY_ANOTHER,
    BUREAU_FOUNDED,
    EDITED_BY_ITS_FOUNDER,
    ACCOUNTS_KEPT_BY_THEIR_OWN,
    OWN_ACCOUNT_NOT_DISABLED,
    LAST_ADMINISTRATOR,
    DUTIES_INCOMPATIBLE,
    OWN_DUTY_NOT_GIVEN,
    SECOND_FACTOR_NOT_BEGUN,
    SECOND_FACTOR_NOT_IN_FORCE,
    SECOND_FACTOR_DEMANDED,
    OWN_SECOND_FACTOR_NOT_REMOVED,
    PASSKEY_NOT_BEGUN,
    PASSKEYS_ENOUGH,
    RECOVERS_ADMINISTRATORS,
    ORGANISATION_WITHOUT_MAIL,
    ADDRESS_CHANGED_LATELY,
    LINK_OPEN_ALREADY,
    LINK_NOT_PROPOSED,
    LINK_VOID,
];

pub(super) const ACCOUNT_NAME_TAKEN: RefusalKind =
    RefusalKind::new("account-name-taken", "账号已存在", "the account exists");

pub(super) const OWN_PASSWORD_NOT_RESET: RefusalKind = RefusalKind::new(
    "own-password-not-reset",
    "不能重置自己的密码",
    "nobody resets his own password",
);

pub(super) const PASSWORD_NOT_CHANGED_YET: RefusalKind = RefusalKind::new(
    "password-not-changed-yet",
    "本人还没有修改密码",
    "the owner has not changed the password yet",
);

pub(super) const PASSWORD_GIVEN_MEANWHILE: RefusalKind = RefusalKind::new(
    "password-given-meanwhile",
    "此后又有人给过密码",
    "somebody has given a password since",
);

pub(super) const ACCOUNT_DISABLED: RefusalKind =
    RefusalKind::new("account-disabled", "账号已停用", "the account is disabled");

pub(super) const CONFIRMED_BY_ANOTHER: RefusalKind = RefusalKind::new(
    "confirmed-by-another",
    "由另一人在平台确认",
    "another person confirms it",
);

pub(super) const BUREAU_FOUNDED: RefusalKind =
    RefusalKind::new("bureau-founded", "已有医保部门", "there is a bureau");

pub(super) const EDITED_BY_ITS_FOUNDER: RefusalKind = RefusalKind::new(
    "edited-by-its-founder",
    "由登记该机构的单位更正",
    "whoever entered the organisation corrects it",
);

pub(super) const ACCOUNTS_KEPT_BY_THEIR_OWN: RefusalKind = RefusalKind::new(
    "accounts-kept-by-their-own",
    "账号由该机构自己管理",
    "the organisation keeps its own accounts",
);

pub(super) const OWN_ACCOUNT_NOT_DISABLED: RefusalKind = RefusalKind::new(
    "own-account-not-disabled",
    "不能停用自己的账号",
    "nobody disables his own account",
);

pub(super) const LAST_ADMINISTRATOR: RefusalKind = RefusalKind::new(
    "last-administrator",
    "机构须留有账号管理员",
    "the organisation needs an administrator",
);

const DUTY: Figure = Figure::state("duty", Label::new("职责", "Duty"), || states(Duty::words));

const OTHER_DUTY: Figure = Figure::state(
    "other_duty",
    Label::new("另一职责", "Other duty"),
    || states(Duty::words),
);

pub(super) const DUTIES_INCOMPATIBLE: RefusalKind = RefusalKind::new(
    "duties-incompatible",
    "岗位不相容",
    "duties that are kept apart",
)
.shows(&[DUTY, OTHER_DUTY]);

pub(super) const OWN_DUTY_NOT_GIVEN: RefusalKind = RefusalKind::new(
    "own-duty-not-given",
    "不能给自己增加职责",
    "nobody gives himself a duty",
)
.shows(&[DUTY]);

pub(super) const SECOND_FACTOR_NOT_BEGUN: RefusalKind = RefusalKind::new(
    "second-factor-not-begun",
    "没有待确认的两步验证密钥",
    "no second factor waits for a code",
);

pub(super) const SECOND_FACTOR_NOT_IN_FORCE: RefusalKind = RefusalKind::new(
    "second-factor-not-in-force",
    "没有启用两步验证",
    "no second factor is in force",
);

pub(super) const PASSKEY_NOT_BEGUN: RefusalKind = RefusalKind::new(
    "passkey-not-begun",
    "没有待添加的通行密钥",
    "no passkey waits to be added",
);

pub(super) const PASSKEYS_ENOUGH: RefusalKind = RefusalKind::new(
    "passkeys-enough",
    "通行密钥已达上限",
    "there are passkeys enough",
);

pub(super) const SECOND_FACTOR_DEMANDED: RefusalKind = RefusalKind::new(
    "second-factor-demanded",
    "职责须启用两步验证",
    "the duties take a second factor",
);

pub(super) const OWN_SECOND_FACTOR_NOT_REMOVED: RefusalKind = RefusalKind::new(
    "own-second-factor-not-removed",
    "自己的两步验证须凭密码和验证码移除",
    "one's own second factor takes the password and a code",
);

pub(super) const CREDIT_CODE_TAKEN: RefusalKind = RefusalKind::new(
    "credit-code-taken",
    "统一社会信用代码已登记",
    "the credit code is entered already",
);

pub(super) const INSTITUTION_CODE_TAKEN: RefusalKind = RefusalKind::new(
    "institution-code-taken",
    "定点医疗机构编码已登记",
    "the code of the hospital is entered already",
);

pub(super) const CAPACITY_HELD: RefusalKind = RefusalKind::new(
    "capacity-held",
    "已有该身份",
    "the firm has the capacity already",
);

pub(super) const CREDIT_CODES_DIFFER: RefusalKind = RefusalKind::new(
    "credit-codes-differ",
    "统一社会信用代码不同",
    "the credit codes differ",
);

pub(super) const KEPT_BY_TWO: RefusalKind = RefusalKind::new(
    "kept-by-two",
    "两家机构尚未都同意合并",
    "the two organisations have not agreed yet",
);

pub(super) const ORGANISATION_NAME_TAKEN: RefusalKind = RefusalKind::new(
    "organisation-name-taken",
    "机构名称已登记",
    "the name is entered already",
);

pub(super) const RECOVERS_ADMINISTRATORS: RefusalKind = RefusalKind::new(
    "recovers-administrators",
    "一次性链接只寄给账号管理员",
    "a link is for an administrator",
);

pub(super) const ORGANISATION_WITHOUT_MAIL: RefusalKind = RefusalKind::new(
    "organisation-without-mail",
    "没有登记邮箱",
    "no mail address is registered",
);

pub(super) const ADDRESS_CHANGED_LATELY: RefusalKind = RefusalKind::new(
    "address-changed-lately",
    "登记邮箱近期由他人更改",
    "others changed the registered address lately",
)
.shows(&[
    Figure::text("changed_by", Label::new("更改人", "Changed by")),
    Figure::instant("changed_at", Label::new("更改时间", "Changed at")),
    Figure::instant("settled_at", Label::new("可寄送时间", "Serves from")),
]);

pub(super) const LINK_OPEN_ALREADY: RefusalKind = RefusalKind::new(
    "link-open-already",
    "已有待寄送或有效的链接",
    "a link waits or serves already",
);

pub(super) const LINK_NOT_PROPOSED: RefusalKind = RefusalKind::new(
    "link-not-proposed",
    "没有待寄送的链接",
    "no such link waits to be sent",
);

/// One for all reasons, so that nobody learns what there is.
pub(super) const LINK_VOID: RefusalKind =
    RefusalKind::new("link-void", "链接无效", "the link opens nothing");
