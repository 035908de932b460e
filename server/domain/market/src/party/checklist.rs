//! What a new installation needs of organisations and accounts before people can work.

use ground::Label;
use ground::capability::{Progress, SetUpStep};

use super::store;

pub(super) const STEPS: &[SetUpStep] = &[SOME_BUREAU, WHO_TRADES, GRADES];

/// Hospitals and manufacturers.
const KINDS_THAT_TRADE: i64 = 2;

const SOME_BUREAU: SetUpStep = SetUpStep {
    key: "bureau",
    label: Label::new("首个医保部门", "The first insurance bureau"),
    todo: Label::new(
        "请服务器管理人员执行sunshine found-bureau设立；其他医保部门由它在平台上设立",
        "Have whoever runs the machine found it by sunshine found-bureau: it founds the others in the console",
    ),
    link: "/organisations?kind=insurance_bureau",
    rank: 10,
    progress: |db, _| Box::pin(async { Ok(Progress::from(store::some_bureaus(db).await?, 1)) }),
};

const WHO_TRADES: SetUpStep = SetUpStep {
    key: "accounts",
    label: Label::new(
        "医疗机构和生产企业的账号",
        "Accounts of hospitals and manufacturers",
    ),
    todo: Label::new(
        "请登记或导入机构，并向其登记邮箱寄送一次性链接；至少各有一家的账号可用",
        "Enter or load organisations, and send one-time links to their mail addresses, until one of each kind can work",
    ),
    link: "/imports?kind=organisations",
    rank: 60,
    progress: |db, _| {
        Box::pin(async {
            let kinds = store::kinds_that_trade(db).await?;
            Ok(Progress::from(kinds, KINDS_THAT_TRADE))
        })
    },
};

/// Of hospitals that were entered before anybody stated it, too: rules and rates ask whether one is public.
const GRADES: SetUpStep = SetUpStep {
    key: "hospital_grades",
    label: Label::new(
        "医疗机构的等级和机构性质",
        "Grade and ownership of hospitals",
    ),
    todo: Label::new(
        "以下数量的医疗机构未登记等级或机构性质：请逐个更正，或导出机构清单、填写后导入",
        "So many hospitals lack their grade or ownership: correct them, or export the list, fill it in and load it",
    ),
    link: "/organisations?kind=hospital",
    rank: 70,
    progress: |db, _| {
        Box::pin(async {
            let missing = store::hospitals_of_unknown_grade(db).await?;
            Ok(Progress::missing(missing))
        })
    },
};
