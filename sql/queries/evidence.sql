--! insert
insert into evidence (id, organisation, account, file_name, media_type, bytes, sha256, recorded_at)
values (:id, :organisation, :account, :file_name, :media_type, :bytes, :sha256, :now);

--! get : Evidence()
select id, organisation, file_name, media_type, bytes, sha256, recorded_at
from evidence
where id = any(:ids)
order by recorded_at, id;

--! unrecorded
select given.id
from unnest(:ids::uuid[]) as given (id)
where not exists (select from evidence where evidence.id = given.id);

--! add_use
insert into evidence_use as so_far (organisation, bytes, day, day_bytes)
values (:organisation, :bytes, :today, :bytes)
on conflict (organisation) do update set
    bytes = so_far.bytes + excluded.bytes,
    day = excluded.day,
    day_bytes = excluded.day_bytes + case when so_far.day = excluded.day then so_far.day_bytes else 0 end
returning bytes, day_bytes;
