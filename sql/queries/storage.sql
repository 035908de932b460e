--! add
insert into storage_use as so_far (organisation, kind, bytes)
values (:organisation, :kind, :bytes)
on conflict (organisation, kind) do update set bytes = so_far.bytes + excluded.bytes
returning bytes;

--! add_of_day
insert into storage_day as so_far (organisation, kind, day, bytes)
values (:organisation, :kind, :day, :bytes)
on conflict (organisation, kind, day) do update set bytes = so_far.bytes + excluded.bytes
returning bytes;

--! take_away
update storage_use set bytes = bytes - :bytes where organisation = :organisation and kind = :kind;

--! take_away_of_day
update storage_day set bytes = bytes - :bytes where organisation = :organisation and kind = :kind and day = :day;

--! used
select given.kind, coalesce(storage_use.bytes, 0) as bytes, coalesce(storage_day.bytes, 0) as day_bytes
from unnest(:kinds::text[]) with ordinality as given (kind, number)
left join storage_use on storage_use.organisation = :organisation and storage_use.kind = given.kind
left join storage_day on storage_day.organisation = :organisation and storage_day.kind = given.kind and storage_day.day = :day
order by given.number;

--! most (kind?, within?)
select storage_use.organisation, storage_use.kind
from storage_use
where (:kind::text is null or storage_use.kind = :kind)
    and (:within::text is null or oversees_organisation(:within, storage_use.organisation))
order by storage_use.bytes desc, storage_use.organisation desc, storage_use.kind desc;

--! uses : OrganisationUse()
select storage_use.organisation, organisation.name, storage_use.kind, storage_use.bytes,
    coalesce(storage_day.bytes, 0) as day_bytes
from unnest(:organisations::bigint[], :kinds::text[]) with ordinality as wanted (organisation, kind, place)
join storage_use on storage_use.organisation = wanted.organisation and storage_use.kind = wanted.kind
join organisation on organisation.id = storage_use.organisation
left join storage_day on storage_day.organisation = storage_use.organisation and storage_day.kind = storage_use.kind
    and storage_day.day = :day
order by wanted.place;
