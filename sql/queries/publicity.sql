--! insert
insert into publicity (origin, title, opened_at, opened_by, due_from, due_at, due_is_provisional, calendar_version)
values (:origin, :title, :now, :account, :due_from, :due_at, :provisional, :calendar_version)
returning id;

--! open_until
select id
from publicity
where origin = :origin and title = :title and due_at = :due_at and not due_is_provisional and closed_at is null
order by id
limit 1;

--! page (id?, origin?) : Publicity (closed_at?, reminded_at?, stopped_at?)
select publicity.id, publicity.origin, publicity.title, publicity.opened_at, publicity.due_from, publicity.due_at,
    publicity.due_is_provisional, publicity.calendar_version, publicity.closed_at, publicity.reminded_at, publicity.stopped_at, publicity.stop_reason,
    (select count(*) from price_change where price_change.publicity = publicity.id) as changes,
    (select count(*) from objection where objection.publicity = publicity.id and objection.state = 'open') as objections_open
from publicity
where id < :before and (:id::bigint is null or id = :id)
    and (:origin::text is null or origin = :origin) and (not :open::boolean or closed_at is null)
order by id desc
limit :rows;

--! count (origin?)
select count(*) as total
from (
    select
    from publicity
    where (:origin::text is null or origin = :origin) and (not :open::boolean or closed_at is null)
    limit totals_exact_to() + 1
) as counted;

--! lock_due : PublicityDue()
select id, due_from, due_at, due_is_provisional, calendar_version
from publicity
where closed_at is null and deadline_is_over(due_at, due_is_provisional, :now)
order by due_at, id
limit 1
for update skip locked;

--! lock_open (due_by?) : PublicityDue()
select id, due_from, due_at, due_is_provisional, calendar_version
from publicity
where closed_at is null and calendar_version < :older_than and (:due_by::timestamptz is null or deadline_is_over(due_at, false, :due_by))
order by id
limit :rows
for update skip locked;

--! save_deadlines (due_at[?], calendar_versions[?])
update publicity
set due_at = saved.due_at, due_is_provisional = saved.is_provisional, calendar_version = saved.calendar_version
from unnest(:ids::bigint[], :due_at::timestamptz[], :provisional::boolean[], :calendar_versions::bigint[])
    as saved (id, due_at, is_provisional, calendar_version)
where publicity.id = saved.id;

--! close
update publicity set closed_at = :now where id = :id;

--! manufacturers
-- Of each instant those alone that were still public then.
select wanted.position, change.manufacturer, count(distinct change.product) as products
from unnest(:publicities::bigint[], :instants::timestamptz[]) with ordinality as wanted (publicity, at, position)
join price_change change on change.publicity = wanted.publicity
where change.state in ('publicized', 'announced') or wanted.at <= change.decided_at
group by wanted.position, change.manufacturer
order by wanted.position, change.manufacturer;

--! count_open
select count(*) as publicities from publicity where closed_at is null;

--! lock
select id from publicity where id = :id for update;

--! note_reminded
update publicity set reminded_at = :now where id = :id and (reminded_at is null or reminded_at < :today);

--! stop
update publicity
set closed_at = coalesce(closed_at, :now), stopped_at = :now, stopped_by = :account, stop_reason = :reason
where id = :id;

--! outcome
select count(*) as changes, count(*) filter (where state = 'announced') as announced,
    count(*) filter (where state = 'publicized') as waiting,
    (select count(*) from objection where objection.publicity = :id) as objections
from price_change
where publicity = :id;

--! outcome_of_products : ProductOutcome (limit_before?, limit_after?)
select change.product, change.state,
    (select count(*) from objection where objection.price_change = change.id) as objections,
    (select min(listed.base_price) from listed_price listed
        where listed.product = change.product and listed.superseded_at is null
            and price_counts(listed, coalesce(change.counts_from - 1, ended.day))) as limit_before,
    (select min(listed.base_price) from listed_price listed
        where listed.product = change.product and listed.superseded_at is null
            and price_counts(listed, change.counts_from)) as limit_after
from price_change change
cross join (
    -- What did not become law changed nothing: its limit before is that of the last day on which the others had not.
    select least(:today::date - 1, deadline_last_day(due_at)) as day
    from publicity
    where id = :id
) as ended
where change.publicity = :id
order by change.id
limit :rows;

--! next_due : (due_at?)
select min(due_at) as due_at from publicity where closed_at is null and not due_is_provisional;
