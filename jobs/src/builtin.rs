//! The platform's own jobs on one screen, in the order in which they run when run together.

use std::collections::HashSet;
use std::future::Future;
use std::sync::Arc;

use chrono::TimeDelta;
use domain::{Ground, Result, Words};

use crate::mail::{self, Mailer};
use crate::plan::{Frequency, Job, Planned, Work};
use crate::settings::{SettingsError, Timetable};
use crate::{tidy, trade};

/// Deadlines that an older calendar gave are counted again.
pub(crate) const RECOUNT_DEADLINES: &str = "recount-deadlines";
/// Reference limits of each day up to today.
pub(crate) const SETTLE_LIMITS: &str = "settle-limits";
/// Invitations above a fallen limit are closed.
pub(crate) const SUPERSEDE_INVITATIONS: &str = "supersede-invitations";
/// Invitations whose time is over are closed.
pub(crate) const LAPSE_INVITATIONS: &str = "lapse-invitations";
/// What nobody needs any more is deleted.
pub(crate) const TIDY: &str = "tidy";
/// Mail leaves.
pub(crate) const SEND_MAIL: &str = "send-mail";

/// The lane of the jobs whose order decides: a deadline is counted by the newest calendar before it
/// is enforced, and a limit that fell before a deadline closes an invitation before the deadline
/// does.
const TRADE: &str = "trade";

/// Every job of this process.
pub(crate) fn plan(
    ground: &Ground,
    times: &Timetable,
    mailer: Mailer,
    extra_jobs: Vec<Job>,
) -> Result<Vec<Planned>, SettingsError> {
    let of_trade = |name, line: &str, label: Words, work| {
        let frequency = Frequency::cron(name, line)?;
        Ok(Planned {
            name,
            label,
            frequency,
            work,
            lane: Some(TRADE),
            is_outside: false,
        })
    };
    let words = |zh: &str, en: &str| Words::new(zh, en);
    let mut plan = vec![
        of_trade(
            RECOUNT_DEADLINES,
            &times.recount_deadlines,
            words("按新日历重算期限", "Recount deadlines"),
            work(ground, trade::recount_deadlines),
        )?,
        of_trade(
            SETTLE_LIMITS,
            &times.settle_limits,
            words("结算当日参考限价", "Settle reference limits"),
            work(ground, trade::settle_limits),
        )?,
        of_trade(
            SUPERSEDE_INVITATIONS,
            &times.supersede_invitations,
            words("关闭高于新限价的邀请", "Close overtaken invitations"),
            work(ground, trade::supersede_invitations),
        )?,
        of_trade(
            LAPSE_INVITATIONS,
            &times.lapse_invitations,
            words("关闭逾期的邀请", "Close lapsed invitations"),
            work(ground, trade::lapse_invitations),
        )?,
        Planned {
            lane: None,
            ..of_trade(
                TIDY,
                &times.tidy,
                words("清理过期数据", "Tidy up"),
                work(ground, tidy::tidy),
            )?
        },
    ];
    for job in extra_jobs {
        plan.push(Planned::of(job)?);
    }
    let period = TimeDelta::from_std(times.send_mail_every).unwrap_or(TimeDelta::MAX);
    let mailer = Arc::new(mailer);
    plan.push(Planned {
        name: SEND_MAIL,
        label: words("发送邮件", "Send mail"),
        frequency: Frequency::Every(period),
        work: work(ground, move |ground| {
            mail::send_due(ground, Arc::clone(&mailer))
        }),
        lane: None,
        is_outside: true,
    });
    let mut seen = HashSet::new();
    match plan.iter().find(|job| !seen.insert(job.name)) {
        Some(twice) => Err(SettingsError::Twice {
            job: twice.name.to_owned(),
        }),
        None => Ok(plan),
    }
}

fn work<F, R>(ground: &Ground, run: F) -> Work
where
    F: Fn(Ground) -> R + Send + Sync + 'static,
    R: Future<Output = Result<u64>> + Send + 'static,
{
    let ground = ground.clone();
    Arc::new(move || Box::pin(run(ground.clone())))
}
