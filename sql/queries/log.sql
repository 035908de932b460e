--! insert_many (actors[?], organisations[?])
with act as (
    select nextval('event_act') as id
)
insert into event (at, kind, subject_kind, subject_id, actor, organisation, clause, audience, for_everyone, for_operators, data, act)
select :at, kind, subject_kind, subject_id, actor, organisation, nullif(clause, ''), audience::bigint[], for_everyone,
    for_operators, data, (select id from act)
from unnest(
    :kinds::text[], :subject_kinds::text[], :subject_ids::text[], :actors::bigint[], :organisations::bigint[],
    :clauses::text[], :audiences::text[], :for_everyone::boolean[], :for_operators::boolean[], :data::jsonb[]
) as written (kind, subject_kind, subject_id, actor, organisation, clause, audience, for_everyone, for_operators, data)
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
    returning position
)
select count(*) as placed, coalesce(max(position), 0) as position from placed;

--! last_position
select coalesce(max(position), 0) as position from ledger;

--! unplaced
select count(*) as waiting from event_unplaced;

--! after : (actor?, organisation?, act?, clause?)
select ledger.position, event.id, event.at, event.kind, event.subject_kind, event.subject_id, event.actor,
    event.organisation, event.act, event.clause, event.audience, event.data
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

--! feed : (clause?)
select ledger.position, event.at, event.kind, event.subject_kind, event.subject_id, event.clause, event.data
from ledger
join event on event.id = ledger.event_id
where :position < ledger.position
    and (event.for_everyone or event.audience @> array[:organisation::bigint] or (:overseer::boolean and event.for_operators))
order by ledger.position
limit :rows;

--! start_follower
insert into follower (name, position) values (:name, :position) on conflict do nothing;

--! lock_follower
select position from follower where name = :name for update;

--! advance_follower
update follower set position = :position where name = :name;

--! follower_position
select position from follower where name = :name;
