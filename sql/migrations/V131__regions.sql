-- An organisation lies in a region of the tree of administrative codes: a province by two digits, its cities by four, their districts
-- by six (GB/T 2260, and the platform's own 440312 大鹏新区 and 440315 深汕特别合作区). Nothing was ever written into `district`.
alter table organisation drop column district;
alter table organisation add column region text collate "C";

-- Hospitals state theirs in their codes; all others of earlier programs are Shenzhen's.
update organisation set region = coalesce(
    case when kind = 'hospital' then
        case
            when institution_code ~ '^H4403(0[3-9]|1[0-2]|15)' then substr(institution_code, 2, 6)
            when institution_code ~ '^H4403' then '4403'
            when institution_code ~ '^H(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-6])(?!00)\d\d(?!00)\d\d' then substr(institution_code, 2, 6)
            when institution_code ~ '^H(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-6])(?!00)\d\d' then substr(institution_code, 2, 4)
            when institution_code ~ '^H(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-6])' then substr(institution_code, 2, 2)
        end
    end,
    '4403');
alter table organisation alter column region set not null;
alter table organisation add constraint organisation_region check (region ~ '^\d\d(\d\d){0,2}$');
comment on column organisation.region is 'Where it is by its administrative code, 44, 4403 or 440305; of a bureau, what it oversees.';

-- What a bureau has read rests on where it is.
create trigger bureau_keeps_its_region before update of region, kind on organisation
    for each row when (old.kind = 'insurance_bureau' and (new.region, new.kind) is distinct from (old.region, old.kind))
    execute function refuse_change();
