--! insert_many (occasion?, actors[?], organisations[?])
with act as (
    select nextval('event_act') as id
)
insert into event (at, kind, subject_kind, subject_id, actor, organisation, clause, audience, for_everyone, for_operators, concerns,
    data, act, occasion)
select :at, kind, subject_kind, subject_id, actor, organisation, nullif(clause, ''), audience::bigint[], for_everyone,
    for_operators, concerns::bigint[], data, (select id from act), :occasion
from unnest(
    :kinds::text[], :subject_kinds::text[], :subject_ids::text[], :actors::bigint[], :organisations::bigint[],
    :clauses::text[], :audiences::text[], :for_everyone::boolean[], :for_operators::boolean[],
    :concerns::text[], :data::jsonb[]
) as written (kind, subject_kind, subject_id, actor, organisation, clause, audience, for_everyone, for_operators, concerns, data)
returning id;

--! try_lock_sequencer
select pg_try_advisory_xact_lock(7701, 2) as locked;

--! assign_positions
with taken as (
    delete from event_unplaced returning event_id, act
), last as (
    select coalesce(max(position), 0) as position from ledger
), placed as (
    insert into ledger (position, event_id)
    select last.position + row_number() over (order by taken.act nulls first, taken.event_id), taken.event_id
    from taken, last
    returning position, event_id
), readable as (
    select reader.reader_group, placed.position
    from placed
    join event on event.id = placed.event_id
    cross join lateral unnest(groups_of_event(event.audience, event.for_everyone, event.for_operators, event.regions)) as reader(reader_group)
), counted as (
    select reader_group, coalesce(latest.number, 0) as number
    from (select distinct reader_group from readable) as reader
    left join lateral (
        select number
        from group_ledger
        where group_ledger.reader_group = reader.reader_group
        order by group_ledger.position desc
        limit 1
    ) as latest on true
), numbered as (
    insert into group_ledger (reader_group, position, number)
    select reader_group, readable.position,
        counted.number + row_number() over (partition by reader_group order by readable.position)
    from readable
    join counted using (reader_group)
)
select count(*) as placed, coalesce(max(position), 0) as position from placed;

--! last_position
select coalesce(max(position), 0) as position from ledger;

--! mark_at
select mark::text as mark from ledger where position = :position;

--! has_events
select exists (select from event) as found;

--! unplaced
select count(*) as waiting from event_unplaced;

--! after : (actor?, organisation?, act?, occasion?, clause?)
select ledger.position, event.id, event.at, event.kind, event.subject_kind, event.subject_id, event.actor,
    event.organisation, event.act, event.occasion, event.clause, event.audience, event.data
from ledger
join event on event.id = ledger.event_id
where :position < ledger.position
order by ledger.position
limit :rows;

--! kinds_between
select distinct event.kind
from ledger
join event on event.id = ledger.event_id
where :after < ledger.position and ledger.position <= :last and event.kind = any(:kinds);

--! feed (overseen?) : (clause?)
select own.number as position, event.at, event.kind, coalesce(shown.subject_kind, event.subject_kind) as subject_kind,
    coalesce(shown.subject_id, event.subject_id) as subject_id, event.clause,
    case when shown.event is null then event.data else event.data || shown.data end as data
from events_of_reader(:organisation, :overseen::text, :after, :rows) as own
join ledger on ledger.position = own.position
join event on event.id = ledger.event_id
left join event_shown as shown on shown.event = event.id and :overseen is null
    and (shown.organisation is null or shown.organisation = :organisation)
order by own.number;

--! start_follower
insert into follower (name, position) values (:name, :position) on conflict do nothing;

--! lock_follower
select position from follower where name = :name for update;

--! advance_follower
update follower set position = :position where name = :name;

--! follower_position
select position from follower where name = :name;

--! record_security (accounts[?], marks[?], addresses[?])
insert into security_event (at, kind, account, mark, address, times)
select at, kind, account, mark, address::inet, times
from unnest(
    :at::timestamptz[], :kinds::text[], :accounts::bigint[], :marks::text[], :addresses::text[], :times::integer[]
) as seen (at, kind, account, mark, address, times);

--! record_security_of_events (address?, accounts[?])
insert into security_event (at, kind, account, actor, address, event)
select :at, event.kind, written.account, event.actor, (:address::text)::inet, event.id
from unnest(:ids::bigint[], :accounts::bigint[]) as written (id, account)
join event on event.id = written.id;

--! open_occasion
insert into occasion (id, open_until) values (:id, :until)
on conflict (id) do update set open_until = excluded.open_until;

--! close_occasion
delete from occasion where id = :id;

--! subjects_between (overseen?)
with first as (
    select event.act, event.occasion, event.actor
    from ledger
    join event on event.id = ledger.event_id
    where ledger.position = :first
)
select event.subject_id
from first, ledger
join event on event.id = ledger.event_id
where :first <= ledger.position and ledger.position <= :last and event.kind = any(:kinds)
    and case when first.occasion is null then event.act = first.act else event.occasion = first.occasion end
    and event.actor is not distinct from first.actor
    and (event.for_everyone or :organisation::bigint = any(event.audience) or event_is_overseen(event.regions, :overseen::text))
order by ledger.position
limit :rows;
