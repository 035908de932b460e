-- An account has duties where it had one of three roles. Nothing changes for those that there are: who traded has the duty by which
-- organisations of his kind trade, and a combination that nobody could be given now stays until somebody edits it.
alter table account add column duties text[];
update account set duties =
    case
        when not 'trader' = any(account.roles) then '{}'
        when organisation.kind = 'hospital' then array['buyer']
        when organisation.kind in ('manufacturer', 'distributor') then array['sales']
        when organisation.kind = 'exchange_center' then array['operator']
        else array['reviewer', 'decider']
    end
    || case when 'administrator' = any(account.roles) then array['administrator'] else '{}' end
    || case when 'reader' = any(account.roles) then array['auditor'] else '{}' end
from organisation
where organisation.id = account.organisation;
alter table account alter column duties set not null;
alter table account drop column roles;
comment on column account.duties is 'What its owner does in the organisation; those that exclude each other are kept apart when they are written (S4-17).';

-- The same decision as `Duty::all_in` and `Duty::excludes`: a test holds them equal.
create function duties_are_one_persons(duties text[], kind text) returns boolean language sql immutable as $$
    select 0 < cardinality($1)
        and cardinality($1) = (select count(distinct duty) from unnest($1) as duty)
        and $1 <@ case $2
            when 'hospital' then
                array['buyer', 'reviewer', 'storekeeper', 'finance_maker', 'finance_releaser', 'administrator', 'auditor']
            when 'exchange_center' then
                array['operator', 'technical', 'negotiation', 'supervision', 'administrator', 'auditor']
            when 'insurance_bureau' then array['reviewer', 'decider', 'administrator', 'auditor']
            else array['sales', 'shipping', 'invoicing', 'administrator', 'auditor']
        end
        and not ('auditor' = any($1) and 1 < cardinality($1))
        and not exists (
            select
            from (values
                ('technical', 'negotiation'), ('technical', 'supervision'), ('negotiation', 'supervision'),
                ('finance_maker', 'finance_releaser'),
                ('administrator', 'finance_maker'), ('administrator', 'finance_releaser')
            ) as apart (one, other)
            where array[apart.one, apart.other] <@ $1
        )
$$;

create function keep_duties_apart() returns trigger language plpgsql as $$
begin
    if duties_are_one_persons(new.duties, (select kind from organisation where id = new.organisation)) then
        return new;
    end if;
    raise exception 'duties that one account does not have there'
        using errcode = 'check_violation', table = 'account', constraint = 'account_duties';
end
$$;
create trigger account_duties before insert or update of duties, organisation on account
    for each row execute function keep_duties_apart();
