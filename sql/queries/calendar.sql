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

--! carried
-- The latest that is published by the day, of each year that has no notice or an earlier one.
select distinct on (notice.year) notice.version, notice.year, notice.source, notice.published_on
from calendar_notice_withheld
join calendar_notice notice using (version)
where notice.published_on <= :day and not exists (
    select from calendar_notice_known known
    where known.year = notice.year and notice.published_on <= known.published_on)
order by notice.year, notice.published_on desc;

--! next_carried : (published_on?)
select min(notice.published_on) as published_on
from calendar_notice_withheld
join calendar_notice notice using (version)
where not exists (
    select from calendar_notice_known known
    where known.year = notice.year and notice.published_on <= known.published_on);

--! copy_carried
with copied as (
    insert into calendar_notice (year, source, published_on, loaded_at)
    select year, source, published_on, :now from calendar_notice where version = :carried
    returning version
), days as (
    insert into calendar_day (version, day, kind, name)
    select copied.version, calendar_day.day, calendar_day.kind, calendar_day.name
    from copied
    join calendar_day on calendar_day.version = :carried
)
select version from copied;

--! insert_proposal (replaces?)
insert into calendar_proposal (year, source, published_on, content, replaces, organisation, proposed_at, proposed_by)
values (:year, :source, :published_on, :content, :replaces, :organisation, :proposed_at, :proposed_by)
returning id;

--! proposals (state?) : CalendarProposalRow (replaces?, decided_at?, decided_by?)
select id, year, source, published_on, content, replaces, state, organisation, proposed_at, proposed_by, decided_at,
    decided_by, reason
from calendar_proposal
where id < :before_id and (:state::text is null or state = :state)
order by id desc
limit :rows;

--! proposals_count (state?)
select count(*) as total from calendar_proposal where :state::text is null or state = :state;

--! lock_proposal : CalendarProposalRow (replaces?, decided_at?, decided_by?)
select id, year, source, published_on, content, replaces, state, organisation, proposed_at, proposed_by, decided_at,
    decided_by, reason
from calendar_proposal
where id = :id
for update;

--! open_proposals (year?) : CalendarProposalRow (replaces?, decided_at?, decided_by?)
select id, year, source, published_on, content, replaces, state, organisation, proposed_at, proposed_by, decided_at,
    decided_by, reason
from calendar_proposal
where (:year::smallint is null or year = :year) and state = 'open'
order by id;

--! lock_proposals_of_account : CalendarProposalRow (replaces?, decided_at?, decided_by?)
select id, year, source, published_on, content, replaces, state, organisation, proposed_at, proposed_by, decided_at,
    decided_by, reason
from calendar_proposal
where proposed_by = :account and state = 'open'
order by id
for update;

--! decide_proposal
update calendar_proposal
set state = :state, decided_at = :decided_at, decided_by = :decided_by, reason = :reason
where id = :id and state = 'open';

--! proposals_to_decide
select count(*) as total
from calendar_proposal
where state = 'open' and organisation = :organisation and proposed_by <> :account;
