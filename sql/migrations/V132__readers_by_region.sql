-- What a bureau reads is what concerns its region. An event names whom it concerns where that decides which bureaus read it, and so
-- where those were on its day: what was counted for a reader keeps its number, wherever a hospital moves later.
alter table event add column concerns bigint[] not null default '{}';
alter table event add column regions text[] collate "C";
comment on column event.concerns is 'Whom it concerns: where those of them are that are no enterprises decides which bureaus read it.';
comment on column event.regions is 'Where those were when it was written; null: it concerns every region.';

-- Until now all that oversee were one group. Its numbers stay with those that read it; a bureau that is founded later reads no event
-- of that time, since none of them states its region.
create table event_reader (
    organisation        bigint  primary key,
    region              text    collate "C" not null,
    is_bureau           boolean not null,
    read_before_regions boolean not null default false
);
comment on table event_reader is 'The organisations whose regions decide who reads what concerns them, all but enterprises; and who read what all overseers read.';
comment on column event_reader.region is 'As that of the organisation.';
comment on column event_reader.read_before_regions is 'It read what all overseers read, before events had regions.';
insert into event_reader (organisation, region, is_bureau, read_before_regions)
select id, region, kind = 'insurance_bureau', kind <> 'hospital'
from organisation
where kind in ('hospital', 'insurance_bureau', 'exchange_center');

-- By the owner of the tables, so that the program needs no right to write the table.
create function note_event_reader() returns trigger
language plpgsql security definer set search_path = pg_catalog, public
as $$
begin
    insert into event_reader (organisation, region, is_bureau)
    values (new.id, new.region, new.kind = 'insurance_bureau')
    on conflict (organisation) do update set region = excluded.region;
    return null;
end
$$;
create trigger organisation_is_event_reader after insert or update of region on organisation
    for each row when (new.kind in ('hospital', 'insurance_bureau', 'exchange_center')) execute function note_event_reader();

create function event_is_of_regions() returns trigger language plpgsql as $$
begin
    new.regions := (
        select array_agg(distinct event_reader.region order by event_reader.region)
        from event_reader
        where event_reader.organisation = any(new.concerns));
    return new;
end
$$;
create trigger event_of_regions before insert on event
    for each row when (new.concerns <> '{}') execute function event_is_of_regions();

create function is_overseen(region text, overseen text) returns boolean language sql immutable parallel safe as $$
    select coalesce(starts_with(region, overseen), false)
$$;
comment on function is_overseen is
    'Whether whoever oversees the regions whose codes begin with `overseen` oversees this one; nobody does where that is null.';

create function event_is_overseen(regions text[], overseen text) returns boolean language sql immutable parallel safe as $$
    select overseen is not null
        and (regions is null or exists (select from unnest(regions) as region where is_overseen(region, overseen)))
$$;
comment on function event_is_overseen is 'Whether whoever oversees the regions whose codes begin with `overseen` reads an event.';

create function organisation_is_overseen(organisation, overseen text) returns boolean language sql immutable parallel safe as $$
    select overseen is not null
        and ($1.kind in ('manufacturer', 'distributor', 'exchange_center') or is_overseen($1.region, overseen))
$$;
comment on function organisation_is_overseen is
    'Whether whoever oversees the regions whose codes begin with `overseen` knows an organisation: those of its regions, and whoever trades in all.';

create function oversees_organisation(overseen text, id bigint) returns boolean language sql stable parallel safe as $$
    select organisation_is_overseen(organisation, overseen) from organisation where organisation.id = $2
$$;
comment on function oversees_organisation is 'As `organisation_is_overseen`, by its id.';

drop function events_of_reader(bigint, boolean, bigint, bigint);
drop function groups_of_reader(bigint, boolean);
drop function groups_of_event(bigint[], boolean, boolean);

-- A party that oversees the event finds it once, among what it oversees; a bureau that is a party of what concerns another region
-- finds it as its own.
create function groups_of_event(audience bigint[], for_everyone boolean, for_operators boolean, regions text[]) returns text[]
language sql stable parallel safe
as $$
    select case
        when for_everyone then array['everyone']
        when for_operators then array['centre']
            || case
                when regions is null then array['bureaus']
                else array(
                    select distinct 'region/' || left(region, digits)
                    from unnest(regions) as region, unnest(array[2, 4, 6]) as digits
                    where digits <= length(region))
            end
            || array(select distinct 'shared/' || party from unnest(audience) as party)
            || array(
                select 'alone/' || event_reader.organisation
                from event_reader
                where event_reader.organisation = any(audience) and event_reader.is_bureau
                    and not event_is_overseen(regions, event_reader.region))
        else array(select distinct 'alone/' || party from unnest(audience) as party)
    end
$$;

create function groups_of_reader(organisation bigint, overseen text) returns text[]
language sql stable parallel safe
as $$
    select array['everyone', 'alone/' || organisation]
        || case
            when overseen is null then array['shared/' || organisation]
            when overseen = '' then array['centre']
            else array['bureaus', 'region/' || overseen]
        end
        || array(
            select 'overseers'
            from event_reader
            where event_reader.organisation = groups_of_reader.organisation and event_reader.read_before_regions)
$$;
comment on function groups_of_reader is
    'Rests on what a reader never changes: its id, and what it oversees, all for the centre, its region for a bureau.';

create function events_of_reader(organisation bigint, overseen text, after bigint, rows_max bigint)
returns table (number bigint, "position" bigint)
language plpgsql stable parallel safe rows 20
as $$
declare
    groups constant text[] := groups_of_reader(organisation, overseen);
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

-- A bureau that does not oversee the platform reads of the security log what concerns its own accounts: its numbers are sealed from now
-- on, since they count what all others do.
alter table security_event alter column id restart with 1099511627776;
