--! all
select id, key, value, unit, clause, jurisdiction, effective_from, note, recorded_at
from rule
order by key, effective_from, id;

--! latest_id
select coalesce(max(id), 0) as id from rule;

--! insert (recorded_by?)
insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, recorded_at, recorded_by)
values (:key, :value, :unit, :clause, :jurisdiction, :effective_from, :note, :recorded_at, :recorded_by)
returning id;
