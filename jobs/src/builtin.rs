//! Every job of this process on one plan, in the order in which they run when run together: the due work of
//! the capabilities, then what only this crate can do.

use std::collections::HashSet;
use std::future::Future;
use std::sync::Arc;

use domain::capability::{DueWork, When};
use domain::{Ground, Result, Words};

use crate::mail::{self, Mailer};
use crate::plan::{Frequency, Job, Planned, Work};
use crate::settings::SettingsError;
use crate::{due, housekeeping};

/// The lane of the jobs whose order matters.
const IN_STAGES: &str = "stages";

pub(crate) fn plan(
    ground: &Ground,
    mailer: Mailer,
    extra_jobs: Vec<Job>,
) -> Result<Vec<Planned>, SettingsError> {
    let alone = due::all(ground).filter(|work| work.stage.is_none());
    let (often, seldom): (Vec<&DueWork>, Vec<&DueWork>) =
        alone.partition(|work| matches!(work.when, When::EverySeconds(_)));
    let mut plan = Vec::new();
    for work in due::staged(ground).into_iter().chain(seldom) {
        plan.push(planned(ground, work)?);
    }
    plan.push(Planned {
        name: "tidy",
        label: Words::new("清理过期数据", "Tidy up"),
        frequency: Frequency::of("tidy", When::HourlyAt(17))?,
        work: task(ground, housekeeping::tidy),
        lane: None,
        is_outside: false,
    });
    for job in extra_jobs {
        plan.push(Planned::of(job)?);
    }
    for work in often {
        plan.push(planned(ground, work)?);
    }
    let mailer = Arc::new(mailer);
    plan.push(Planned {
        name: "send-mail",
        label: Words::new("发送邮件", "Send mail"),
        frequency: Frequency::of("send-mail", When::EverySeconds(10))?,
        work: task(ground, move |ground| {
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

fn planned(ground: &Ground, work: &'static DueWork) -> Result<Planned, SettingsError> {
    Ok(Planned {
        name: work.name,
        label: work.label.words(),
        frequency: Frequency::of(work.name, work.when)?,
        work: task(ground, move |ground| due::run(ground, work)),
        lane: work.stage.map(|_| IN_STAGES),
        is_outside: false,
    })
}

fn task<F, R>(ground: &Ground, run: F) -> Work
where
    F: Fn(Ground) -> R + Send + Sync + 'static,
    R: Future<Output = Result<u64>> + Send + 'static,
{
    let ground = ground.clone();
    Arc::new(move || Box::pin(run(ground.clone())))
}
