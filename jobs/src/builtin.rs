//! The platform's own jobs on one screen, in the order in which they run when run together.

use std::collections::HashSet;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use domain::{Ground, Result, Words};

use crate::mail::{self, Mailer};
use crate::plan::{Frequency, Job, Planned, Work};
use crate::settings::{SettingsError, Timetable};
use crate::{previews, tidy, trade};

/// Deadlines that an older calendar gave are counted again.
pub(crate) const RECOUNT_DEADLINES: &str = "recount-deadlines";
/// Changes of prices whose publicity is over are announced.
pub(crate) const ANNOUNCE_PRICE_CHANGES: &str = "announce-price-changes";
/// Duties to report lower prices whose time is over are settled.
pub(crate) const SETTLE_LOWER_PRICES: &str = "settle-lower-prices";
/// Collections of prices remind, and end.
pub(crate) const RUN_CAMPAIGNS: &str = "run-campaigns";
/// Reference limits of each day up to today.
pub(crate) const SETTLE_LIMITS: &str = "settle-limits";
/// Invitations above a fallen limit are closed.
pub(crate) const SUPERSEDE_INVITATIONS: &str = "supersede-invitations";
/// Invitations whose time is over are closed.
pub(crate) const LAPSE_INVITATIONS: &str = "lapse-invitations";
/// What is odd in the prices is looked for.
pub(crate) const INSPECT_PRICES: &str = "inspect-prices";
/// What lists of other platforms would change is worked out.
pub(crate) const PREPARE_PREVIEWS: &str = "prepare-previews";
/// What nobody needs any more is deleted.
pub(crate) const TIDY: &str = "tidy";
/// Files of imports that were over long ago are removed.
pub(crate) const FORGET_IMPORT_FILES: &str = "forget-import-files";
/// Mail leaves.
pub(crate) const SEND_MAIL: &str = "send-mail";

/// The lane of the jobs whose order decides: a deadline is counted by the newest calendar before it
/// is enforced, prices are announced before the limits of their first day are settled, and a limit
/// that fell before a deadline closes an invitation before the deadline does.
const TRADE: &str = "trade";

/// Every job of this process.
pub(crate) fn plan(
    ground: &Ground,
    times: &Timetable,
    mailer: Mailer,
    extra_jobs: Vec<Job>,
) -> Result<Vec<Planned>, SettingsError> {
    let mut plan = of_trade(ground, times)?;
    plan.push(Planned::of(Job {
        name: INSPECT_PRICES,
        label: Words::new("核对价格数据", "Look for what is odd in prices"),
        cron: times.inspect_prices.clone(),
        run: work(ground, trade::inspect_prices),
    })?);
    plan.push(Planned::of(Job {
        name: TIDY,
        label: Words::new("清理过期数据", "Tidy up"),
        cron: times.tidy.clone(),
        run: work(ground, tidy::tidy),
    })?);
    plan.push(Planned::of(Job {
        name: FORGET_IMPORT_FILES,
        label: Words::new("清理过期的导入文件", "Remove files of old imports"),
        cron: times.forget_import_files.clone(),
        run: work(ground, tidy::forget_import_files),
    })?);
    for job in extra_jobs {
        plan.push(Planned::of(job)?);
    }
    plan.push(Planned {
        name: PREPARE_PREVIEWS,
        label: Words::new("准备价格联动预览", "Prepare previews of linkages"),
        frequency: every(times.prepare_previews_every),
        work: work(ground, previews::prepare),
        lane: None,
        is_outside: false,
    });
    let mailer = Arc::new(mailer);
    plan.push(Planned {
        name: SEND_MAIL,
        label: Words::new("发送邮件", "Send mail"),
        frequency: every(times.send_mail_every),
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

fn every(period: Duration) -> Frequency {
    Frequency::Every(TimeDelta::from_std(period).unwrap_or(TimeDelta::MAX))
}

/// The jobs that run one after the other, in this order.
fn of_trade(ground: &Ground, times: &Timetable) -> Result<Vec<Planned>, SettingsError> {
    let jobs = [
        (
            RECOUNT_DEADLINES,
            Words::new("按新日历重算期限", "Recount deadlines"),
            &times.recount_deadlines,
            work(ground, trade::recount_deadlines),
        ),
        (
            ANNOUNCE_PRICE_CHANGES,
            Words::new("公布公示期满的价格变动", "Announce changes of prices"),
            &times.announce_price_changes,
            work(ground, trade::announce_price_changes),
        ),
        (
            SETTLE_LOWER_PRICES,
            Words::new("核查逾期未申报的更低价格", "Settle lower-price duties"),
            &times.settle_lower_prices,
            work(ground, trade::settle_lower_prices),
        ),
        (
            RUN_CAMPAIGNS,
            Words::new(
                "价格报送提醒与截止",
                "Remind of and end collections of prices",
            ),
            &times.run_campaigns,
            work(ground, trade::run_campaigns),
        ),
        (
            SETTLE_LIMITS,
            Words::new("结算当日参考限价", "Settle reference limits"),
            &times.settle_limits,
            work(ground, trade::settle_limits),
        ),
        (
            SUPERSEDE_INVITATIONS,
            Words::new("关闭高于新限价的邀请", "Close overtaken invitations"),
            &times.supersede_invitations,
            work(ground, trade::supersede_invitations),
        ),
        (
            LAPSE_INVITATIONS,
            Words::new("关闭逾期的邀请", "Close lapsed invitations"),
            &times.lapse_invitations,
            work(ground, trade::lapse_invitations),
        ),
    ];
    let planned = jobs.into_iter().map(|(name, label, line, run)| {
        let planned = Planned::of(Job {
            name,
            label,
            cron: line.clone(),
            run,
        })?;
        Ok(Planned {
            lane: Some(TRADE),
            ..planned
        })
    });
    planned.collect()
}

fn work<F, R>(ground: &Ground, run: F) -> Work
where
    F: Fn(Ground) -> R + Send + Sync + 'static,
    R: Future<Output = Result<u64>> + Send + 'static,
{
    let ground = ground.clone();
    Arc::new(move || Box::pin(run(ground.clone())))
}
