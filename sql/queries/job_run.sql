--! claim
insert into job_run (name, scheduled_for, on_demand, started_at, beat_at, state)
values (:name, :scheduled_for, :on_demand, :now, :wall, 'running')
on conflict (name, scheduled_for) where not on_demand do nothing
returning id;

--! record_heartbeat
update job_run set beat_at = :wall where id = :id and state = 'running';

--! finish (error?)
update job_run set finished_at = :now, state = :state, done = :done, error = :error
where id = :id and state = 'running';

--! abandon
update job_run set finished_at = :now, state = 'failed', error = :error
where state = 'running' and beat_at < :beat_before;

--! latest : (ended_state?, succeeded_at?, finished_at?, error?)
select wanted.name, latest.id, latest.scheduled_for, latest.on_demand, latest.started_at, latest.finished_at, latest.state,
    latest.done, latest.error, ended.state as ended_state, succeeded.finished_at as succeeded_at
from unnest(:names::text[]) as wanted (name)
cross join lateral (
    select run.id, run.scheduled_for, run.on_demand, run.started_at, run.finished_at, run.state, run.done, run.error
    from job_run run
    where run.name = wanted.name
    order by run.id desc
    limit 1
) as latest
left join lateral (
    select run.state
    from job_run run
    where run.name = wanted.name and run.state <> 'running'
    order by run.id desc
    limit 1
) as ended on true
left join lateral (
    select run.finished_at
    from job_run run
    where run.name = wanted.name and run.state = 'done'
    order by run.id desc
    limit 1
) as succeeded on true;

--! page (before?) : (finished_at?, error?)
select id, scheduled_for, on_demand, started_at, finished_at, state, done, error
from job_run
where name = :name and (:before::bigint is null or id < :before)
order by id desc
limit :rows;

--! count
select count(*) as total
from (
    select
    from job_run where name = :name
    limit totals_exact_to() + 1
) as counted;

--! running
select count(*) as running from job_run where state = 'running' and name = any(:names) and :beat_since <= beat_at;

--! delete_old
delete from job_run
where id in (
    select old.id
    from job_run old
    where old.beat_at < :before and old.state <> 'running'
        and exists (select from job_run newer where newer.name = old.name and newer.id > old.id and newer.state = 'done')
    order by old.id
    limit :rows
);
