-- Readers count only what they may read. A position in the ledger would tell everybody how much happens that he may not
-- know, so that each event is counted in groups of readers, and a caller's positions are the sum over his groups. Each
-- event is in exactly one group of each of its readers, whatever he is; nothing in it depends on what may change
-- later, so that what once had a number keeps it. Should readers be chosen by what changes, such as a district,
-- then an event names the organisations of its day.

create table group_ledger (
    reader_group text   collate "C" not null,
    position     bigint not null,
    number       bigint not null,

    primary key (reader_group, position) include (number)
);
comment on table group_ledger is 'The events of each group of readers, numbered from 1 without gaps, in the order of the ledger.';
create trigger group_ledger_append_only before update or delete or truncate on group_ledger
    for each statement execute function refuse_change();

-- What one organisation reads is divided by whether overseers read it too: an overseer who is a party then finds it
-- once, among what overseers read.
create function groups_of_event(audience bigint[], for_everyone boolean, for_operators boolean) returns text[]
language sql immutable parallel safe
as $$
    select case
        when for_everyone then array['everyone']
        when for_operators then array['overseers'] || array(select distinct 'shared/' || party from unnest(audience) as party)
        else array(select distinct 'alone/' || party from unnest(audience) as party)
    end
$$;

create function groups_of_reader(organisation bigint, is_overseer boolean) returns text[]
language sql immutable parallel safe
as $$
    select array['everyone', 'alone/' || organisation, case when is_overseer then 'overseers' else 'shared/' || organisation end]
$$;
comment on function groups_of_reader is 'Rests on what an organisation never changes: its id, and whether its kind oversees.';

create function events_of_groups(groups text[], until bigint) returns bigint
language sql stable parallel safe
as $$
    select coalesce(sum(latest.number), 0)::bigint
    from unnest(groups) as reader(reader_group)
    cross join lateral (
        select number
        from group_ledger
        where group_ledger.reader_group = reader.reader_group and group_ledger.position <= until
        order by group_ledger.position desc
        limit 1
    ) as latest
$$;
comment on function events_of_groups is 'How many events the groups have up to a position of the ledger.';

create function ledger_position_of(groups text[], number bigint) returns bigint
language plpgsql stable parallel safe
as $$
declare
    low bigint := 0;
    low_count bigint := 0;
    high bigint := coalesce((select max(position) from ledger), 0);
    high_count bigint := events_of_groups(groups, high);
    middle bigint;
    middle_count bigint;
    by_halves boolean := false;
begin
    if number <= 0 then
        return 0;
    end if;
    if high_count <= number then
        return high;
    end if;
    -- Events are spread evenly enough for a guess to be nearly right; every other guess halves what is left, so that an
    -- uneven ledger takes no more than twice its logarithm.
    loop
        middle := case
            when by_halves then (low + high) / 2
            else low + ((high - low)::numeric * (number - low_count) / (high_count - low_count))::bigint
        end;
        middle := least(greatest(middle, low + 1), high - 1);
        middle_count := events_of_groups(groups, middle);
        if middle_count = number then
            return middle;
        elsif middle_count < number then
            low := middle;
            low_count := middle_count;
        else
            high := middle;
            high_count := middle_count;
        end if;
        by_halves := not by_halves;
    end loop;
end
$$;
comment on function ledger_position_of is 'A position of the ledger up to which the groups have so many events; its end when they have not more.';

create function events_of_reader(organisation bigint, is_overseer boolean, after bigint, rows_max bigint)
returns table (number bigint, "position" bigint)
language plpgsql stable parallel safe rows 20
as $$
declare
    groups constant text[] := groups_of_reader(organisation, is_overseer);
    start constant bigint := ledger_position_of(groups, after);
begin
    -- Beyond the end nothing is there yet, and the next event is not the one that was asked for.
    if events_of_groups(groups, start) < after then
        return;
    end if;
    return query
        select greatest(after, 0) + row_number() over (order by found.position), found.position
        from unnest(groups) as reader(reader_group)
        cross join lateral (
            select group_ledger.position
            from group_ledger
            where group_ledger.reader_group = reader.reader_group and start < group_ledger.position
            order by group_ledger.position
            limit rows_max
        ) as found
        order by found.position
        limit rows_max;
end
$$;
comment on function events_of_reader is 'The events after a reader''s own position, by that position and by the one in the ledger.';

insert into group_ledger (reader_group, position, number)
select reader.reader_group, ledger.position, row_number() over (partition by reader.reader_group order by ledger.position)
from ledger
join event on event.id = ledger.event_id
cross join lateral unnest(groups_of_event(event.audience, event.for_everyone, event.for_operators)) as reader(reader_group);
