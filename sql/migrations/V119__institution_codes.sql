-- A hospital's code (定点医疗机构编码) is given once. Earlier programs compared none: of hospitals with one code, which of them it belongs to is
-- for people to find out, so the first one keeps it in its place and the others are marked.
alter table organisation add column shares_institution_code boolean not null default false;
comment on column organisation.shares_institution_code is
    'An earlier program entered it with the institution code of another organisation, which was entered before it.';

update organisation set shares_institution_code = true
from (select institution_code, min(id) as id from organisation group by institution_code) as first
where organisation.institution_code = first.institution_code and organisation.id <> first.id;

create unique index organisation_institution_code on organisation (institution_code) where not shares_institution_code;

-- What there is to mend, and how: the owner of the tables states the right code, or null where nobody knows it.
create view institution_code_fault as
select organisation.id, organisation.name, organisation.institution_code,
    case
        when organisation.kind <> 'hospital' then 'of no hospital'
        when organisation.shares_institution_code then 'shared'
        else 'malformed'
    end as fault
from organisation
where organisation.institution_code is not null
    and (organisation.shares_institution_code or organisation.institution_code !~ '^H[0-9]{11}$' or organisation.kind <> 'hospital');
comment on view institution_code_fault is
    'Organisations with an institution code of an earlier program that would be refused today: shared with another, malformed, or of no hospital.';
