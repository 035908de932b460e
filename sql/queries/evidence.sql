--! insert
insert into evidence (id, organisation, account, file_name, media_type, bytes, sha256, recorded_at)
values (:id, :organisation, :account, :file_name, :media_type, :bytes, :sha256, :now);

--! get : Evidence()
select id, organisation, file_name, media_type, bytes, sha256, recorded_at
from evidence
where id = any(:ids)
order by recorded_at, id;

--! is_shown (overseen?)
-- What a firm hands in is for those who decide on it; a hospital has prices of its own that are its secret.
select owner.kind not in ('hospital', 'insurance_bureau')
    or (organisation_is_overseen(owner, :overseen) and exists (select from evidence_shown shown where shown.evidence = file.id))
from evidence file
join organisation owner on owner.id = file.organisation
where file.id = :id;

--! unrecorded
select given.id
from unnest(:ids::uuid[]) as given (id)
where not exists (select from evidence where evidence.id = given.id);

--! reserve
insert into evidence_reservation (id, organisation, day, bytes, reserved_at)
values (:id, :organisation, :day, :bytes, :wall);

--! end_reservation
delete from evidence_reservation where id = :id returning organisation, day, bytes;

--! reserved_before
select id from evidence_reservation where reserved_at < :wall order by reserved_at, id limit :rows;
