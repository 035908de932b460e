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
