-- Two organisations of a kind with one name, in whatever letters, are one that was entered twice.
alter table organisation add column name_key text;
comment on column organisation.name_key is
    'The name as it is compared with others; none where an earlier program had entered one of the kind with the same name.';

update organisation set name_key = folded_name(organisation.name)
from (select min(id) as id from organisation group by kind, folded_name(name)) as first
where organisation.id = first.id;

create unique index organisation_once on organisation (kind, name_key);
