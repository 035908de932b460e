-- What is shown of others' secret figures.

--! lock_series
select pg_advisory_xact_lock(20260302, hashtext(:series))::text as locked;

--! members
select subject, organisation, figure
from disclosure_member
where series = :series and subject = any(:subjects)
order by subject, organisation;

--! form (lows[?], medians[?], highs[?])
with formed as (
    insert into disclosure (series, subject, members, low, median, high, grid_step, formed_on)
    select :series, subject, members, low, median, high, grid_step, :day
    from unnest(:subjects::bigint[], :members::bigint[], :lows::numeric[], :medians::numeric[], :highs::numeric[],
        :grid_steps::numeric[]) as new (subject, members, low, median, high, grid_step)
    on conflict (series, subject) do update
        set members = excluded.members, low = excluded.low, median = excluded.median, high = excluded.high,
            grid_step = excluded.grid_step, formed_on = excluded.formed_on
)
delete from disclosure_member where series = :series and subject = any(:subjects);

--! insert_members
insert into disclosure_member (series, subject, organisation, figure)
select :series, subject, organisation, figure
from unnest(:subjects::bigint[], :organisations::bigint[], :figures::numeric[]) as new (subject, organisation, figure);

--! count_shown
select count(*) filter (where :before::bigint <= members) as before,
    count(*) filter (where :after::bigint <= members) as after
from disclosure
where series = :series;

--! count_above
select coalesce(sum(above.organisations) filter (where :others_min::bigint <= above.organisations), 0)::bigint as figures
from unnest(:subjects::bigint[], :figures::numeric[]) as wanted (subject, figure)
cross join lateral (
    select count(*) as organisations
    from disclosure_member member
    where member.series = :series and member.subject = wanted.subject and wanted.figure < member.figure
) as above;
