--! current_notices
select distinct on (year) version, year, source, published_on, loaded_at
from calendar_notice_known
order by year, version desc;

--! current_days
select calendar_day.day, calendar_day.kind, calendar_day.name
from (select distinct on (year) version from calendar_notice_known order by year, version desc) notice
join calendar_day using (version)
order by calendar_day.day;

--! latest_version
select coalesce(max(version), 0) as version from calendar_notice;

--! history
select version, year, source, published_on, loaded_at
from calendar_notice_known
order by version desc;

--! lock
select pg_advisory_xact_lock(7701, 1)::text as locked;

--! insert_notice (loaded_by?)
insert into calendar_notice (year, source, published_on, loaded_at, loaded_by)
values (:year, :source, :published_on, :loaded_at, :loaded_by)
returning version;

--! insert_days
insert into calendar_day (version, day, kind, name)
select :version, day, kind, name
from unnest(:days::date[], :kinds::text[], :names::text[]) as loaded (day, kind, name);

--! withhold
insert into calendar_notice_withheld (version)
select version from calendar_notice where published_on > :day
on conflict do nothing;
