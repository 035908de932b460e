//! What a job is, and the turns of its schedule.

use std::str::FromStr;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use cron::Schedule;
use domain::capability::When;
use domain::{Result, SHANGHAI, Words};
use futures_util::future::BoxFuture;

use crate::settings::SettingsError;

/// The work of a job: bounded batches of one transaction each, safe to run twice and in two processes at
/// once, without retries of its own. Returns how many things it did.
pub type Work = Arc<dyn Fn() -> BoxFuture<'static, Result<u64>> + Send + Sync>;

/// A job that the program adds to those of the capabilities.
#[derive(Clone)]
pub struct Job {
    /// The name in tables and paths.
    pub name: &'static str,
    pub label: Words,
    /// Second (always 0), minute, hour, day, month, weekday, in Shanghai.
    pub cron: String,
    pub run: Work,
}

/// A job with its schedule parsed.
pub(crate) struct Planned {
    pub(crate) name: &'static str,
    pub(crate) label: Words,
    pub(crate) frequency: Frequency,
    pub(crate) work: Work,
    /// Jobs of one lane run one after the other; a job without one has a lane of its own.
    pub(crate) lane: Option<&'static str>,
    /// Whether its failure may be caused outside the platform.
    pub(crate) is_outside: bool,
}

impl Planned {
    pub(crate) fn of(job: Job) -> Result<Self, SettingsError> {
        let frequency = Frequency::cron(job.name, &job.cron)?;
        let Job {
            name,
            label,
            run: work,
            ..
        } = job;
        Ok(Self {
            name,
            label,
            frequency,
            work,
            lane: None,
            is_outside: false,
        })
    }
}

/// How often a job runs.
#[derive(Debug, Clone)]
pub(crate) enum Frequency {
    /// By a cron line, at most once a minute.
    Cron(Box<Schedule>),
    Every(TimeDelta),
}

impl Frequency {
    /// The frequency of a capability's work.
    pub(crate) fn of(job: &str, when: When) -> Result<Self, SettingsError> {
        match when {
            When::EverySeconds(count) => Ok(Self::Every(TimeDelta::seconds(count.into()))),
            When::EveryMinute => Self::cron(job, "0 * * * * *"),
            When::HourlyAt(minute) => Self::cron(job, &format!("0 {minute} * * * *")),
            When::DailyAt(hour, minute) => Self::cron(job, &format!("0 {minute} {hour} * * *")),
        }
    }

    pub(crate) fn cron(job: &str, line: &str) -> Result<Self, SettingsError> {
        let schedule = Schedule::from_str(line).map_err(|source| SettingsError::Cron {
            job: job.to_owned(),
            line: line.to_owned(),
            source,
        })?;
        if line.split_whitespace().next() != Some("0") {
            return Err(SettingsError::Second {
                job: job.to_owned(),
                line: line.to_owned(),
            });
        }
        Ok(Self::Cron(Box::new(schedule)))
    }

    /// The latest turn at `now` or before.
    pub(crate) fn latest(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match self {
            Self::Cron(schedule) => {
                // `after` excludes its argument, and a turn in this very second must be found.
                let after = now.with_timezone(&SHANGHAI) + TimeDelta::seconds(1);
                schedule
                    .after(&after)
                    .rev()
                    .map(|turn| turn.with_timezone(&Utc))
                    .find(|turn| *turn <= now)
            }
            Self::Every(period) => {
                let period_ms = period.num_milliseconds().max(1);
                let now_ms = now.timestamp_millis();
                DateTime::from_timestamp_millis(now_ms - now_ms.rem_euclid(period_ms))
            }
        }
    }

    /// The first turn after `now`.
    pub(crate) fn next(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match self {
            Self::Cron(schedule) => schedule
                .after(&now.with_timezone(&SHANGHAI))
                .next()
                .map(|turn| turn.to_utc()),
            Self::Every(period) => self.latest(now)?.checked_add_signed(*period),
        }
    }

    /// The time between the turns around `now`.
    pub(crate) fn interval(&self, now: DateTime<Utc>) -> Option<TimeDelta> {
        Some(self.next(now)? - self.latest(now)?)
    }

    /// How often it runs, in words; a cron line that is none of the usual ones as it is.
    pub(crate) fn words(&self) -> Words {
        let line = match self {
            Self::Every(period) => {
                let seconds = period.num_seconds();
                return Words::new(format!("每{seconds}秒"), format!("every {seconds} seconds"));
            }
            Self::Cron(schedule) => schedule.source(),
        };
        let parts: Vec<&str> = line.split_whitespace().collect();
        let [_, minute, hour, "*", "*", "*"] = parts[..] else {
            return Words::new(line, line);
        };
        match (minute.parse::<u32>(), hour.parse::<u32>()) {
            (Ok(minute), Ok(hour)) => Words::new(
                format!("每天{hour:02}:{minute:02}"),
                format!("daily at {hour:02}:{minute:02}"),
            ),
            (Ok(minute), Err(_)) if hour == "*" => Words::new(
                format!("每小时第{minute}分"),
                format!("hourly, at minute {minute}"),
            ),
            (Err(_), Err(_)) if (minute, hour) == ("*", "*") => {
                Words::new("每分钟", "every minute")
            }
            (Ok(_) | Err(_), Err(_)) | (Err(_), Ok(_)) => Words::new(line, line),
        }
    }

    /// The schedule as programs read it.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Cron(schedule) => schedule.source().to_owned(),
            Self::Every(period) => format!("every {} s", period.num_seconds()),
        }
    }
}

/// The indices of the jobs, lane by lane.
pub(crate) fn lanes(plan: &[Planned]) -> Vec<Vec<usize>> {
    let mut lanes: Vec<(Option<&'static str>, Vec<usize>)> = Vec::new();
    for (index, job) in plan.iter().enumerate() {
        let known = lanes
            .iter_mut()
            .find(|(lane, _)| lane.is_some() && *lane == job.lane);
        match known {
            Some((_, indices)) => indices.push(index),
            None => lanes.push((job.lane, vec![index])),
        }
    }
    lanes.into_iter().map(|(_, indices)| indices).collect()
}

#[cfg(test)]
mod tests {
    use domain::CAPABILITIES;

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text)
            .expect("an instant")
            .to_utc()
    }

    #[test]
    fn every_work_has_turns_and_those_of_a_minute_or_more_begin_with_second_zero() {
        let works = CAPABILITIES.iter().flat_map(|one| one.work);
        for work in works {
            let frequency = Frequency::of(work.name, work.when).expect(work.name);
            let turn = frequency
                .latest(at("2026-03-02T09:20:30+08:00"))
                .expect(work.name);
            let is_often = matches!(work.when, When::EverySeconds(_));
            assert!(is_often || turn.timestamp() % 60 == 0, "{}", work.name);
        }
    }

    #[test]
    fn plain_times_are_turns_of_the_clock_in_shanghai() {
        let now = at("2026-03-02T09:20:30+08:00");
        for (when, latest, text) in [
            (
                When::EverySeconds(10),
                "2026-03-02T09:20:30+08:00",
                ["every 10 s", "每10秒"],
            ),
            (
                When::EveryMinute,
                "2026-03-02T09:20:00+08:00",
                ["0 * * * * *", "每分钟"],
            ),
            (
                When::HourlyAt(17),
                "2026-03-02T09:17:00+08:00",
                ["0 17 * * * *", "每小时第17分"],
            ),
            (
                When::DailyAt(2, 5),
                "2026-03-02T02:05:00+08:00",
                ["0 5 2 * * *", "每天02:05"],
            ),
        ] {
            let [text, words] = text;
            let frequency = Frequency::of("job", when).expect(text);
            assert_eq!(frequency.latest(now), Some(at(latest)), "{text}");
            assert_eq!(frequency.text(), text);
            assert_eq!(frequency.words().zh, words);
        }
    }

    #[test]
    fn a_line_that_is_none_of_the_usual_ones_is_shown_as_it_is() {
        for line in [
            "0 */5 * * * *",
            "0 0 8-18 * * *",
            "0 0 8 * * Mon",
            "0 0 8 1 * *",
            "0 * 3 * * *",
        ] {
            let frequency = Frequency::cron("job", line).expect(line);
            assert_eq!(frequency.words(), Words::new(line, line));
        }
    }

    #[test]
    fn a_line_that_would_match_each_second_is_refused() {
        for line in ["* 0,30 * * * *", "*/10 * * * * *", "30 * * * * *"] {
            let refused = Frequency::cron("job", line);
            assert!(
                matches!(refused, Err(SettingsError::Second { .. })),
                "{line}"
            );
        }
        assert!(matches!(
            Frequency::cron("job", "soon"),
            Err(SettingsError::Cron { .. })
        ));
    }

    #[test]
    fn the_turn_of_this_very_second_counts() {
        let minutely = Frequency::cron("job", "0 * * * * *").expect("a cron line");
        let midnight = at("2026-03-10T00:00:00+08:00");
        assert_eq!(minutely.latest(midnight), Some(midnight));
        assert_eq!(
            minutely.latest(midnight - TimeDelta::microseconds(1)),
            Some(at("2026-03-09T23:59:00+08:00"))
        );
        assert_eq!(
            minutely.latest(midnight + TimeDelta::milliseconds(900)),
            Some(midnight)
        );
        assert_eq!(
            minutely.next(midnight),
            Some(at("2026-03-10T00:01:00+08:00"))
        );
        assert_eq!(minutely.interval(midnight), Some(TimeDelta::minutes(1)));
    }

    #[test]
    fn hours_are_meant_in_shanghai() {
        let daily = Frequency::cron("job", "0 30 1 * * *").expect("a cron line");
        let now = at("2026-03-10T00:00:00+08:00");
        assert_eq!(daily.latest(now), Some(at("2026-03-09T01:30:00+08:00")));
        assert_eq!(daily.next(now), Some(at("2026-03-10T01:30:00+08:00")));
        assert_eq!(daily.interval(now), Some(TimeDelta::days(1)));
    }

    #[test]
    fn a_jump_over_many_turns_leaves_the_latest() {
        let minutely = Frequency::cron("job", "0 * * * * *").expect("a cron line");
        let after = at("2026-03-16T09:30:15+08:00");
        assert_eq!(
            minutely.latest(after),
            Some(at("2026-03-16T09:30:00+08:00"))
        );
    }

    #[test]
    fn seconds_are_counted_in_whole_periods() {
        let often = Frequency::Every(TimeDelta::seconds(10));
        let now = at("2026-03-02T09:00:19.999+08:00");
        assert_eq!(often.latest(now), Some(at("2026-03-02T09:00:10+08:00")));
        assert_eq!(often.next(now), Some(at("2026-03-02T09:00:20+08:00")));
        assert_eq!(
            often.latest(at("2026-03-02T09:00:20+08:00")),
            often.next(now)
        );
        assert_eq!(often.interval(now), Some(TimeDelta::seconds(10)));
        assert_eq!(often.text(), "every 10 s");
    }

    #[test]
    fn jobs_of_one_lane_keep_their_order() {
        let planned = |name, lane| Planned {
            name,
            label: Words::new("", ""),
            frequency: Frequency::Every(TimeDelta::seconds(1)),
            work: Arc::new(|| Box::pin(async { Ok(0) })),
            lane,
            is_outside: false,
        };
        let plan = [
            planned("first", Some("trade")),
            planned("alone", None),
            planned("second", Some("trade")),
            planned("also alone", None),
        ];
        assert_eq!(lanes(&plan), [vec![0, 2], vec![1], vec![3]]);
    }
}
