-- A firm that makes and distributes acts in two capacities (生产企业、配送企业), each of them an organisation of its own: whatever names an
-- organisation names it in a capacity. They share the firm: the organisation that was entered first, of which the accounts are.
alter table organisation add column firm bigint;
update organisation set firm = id;

create function organisation_begins_firm() returns trigger language plpgsql as $$
begin
    new.firm := new.id;
    return new;
end
$$;
create trigger organisation_is_firm before insert on organisation
    for each row when (new.firm is null) execute function organisation_begins_firm();

alter table organisation alter column firm set not null;
alter table organisation add constraint organisation_of_firm foreign key (firm) references organisation;
alter table organisation add constraint organisation_capacity_once unique (firm, kind);
comment on column organisation.firm is 'The first organisation of the same firm: itself, where the firm acts in one capacity.';

-- A code is one firm's.
alter table organisation drop constraint organisation_credit_code;
create unique index organisation_credit_code on organisation (credit_code) where firm = id;

-- Judged at the end of the transaction, since what is registered changes for all of a firm at once.
create function organisation_agrees_with_firm() returns trigger language plpgsql as $$
begin
    if exists (
        select from organisation one
        join organisation first on first.id = one.firm
        where (one.id = new.id or one.firm = new.id) and one.id <> first.id
            and (first.firm <> first.id
                or one.kind not in ('manufacturer', 'distributor') or first.kind not in ('manufacturer', 'distributor')
                or (one.name, one.name_key, one.region) <> (first.name, first.name_key, first.region)
                or one.credit_code is distinct from first.credit_code
                or one.email is distinct from first.email
                or exists (select from account where account.organisation = one.id))
    ) then
        raise exception 'the organisations of a firm differ' using errcode = 'check_violation', constraint = 'organisation_agrees';
    end if;
    return null;
end
$$;
create constraint trigger organisation_agrees after insert or update on organisation
    deferrable initially deferred for each row execute function organisation_agrees_with_firm();

-- In which capacity somebody acts; none for the one of the organisation that his account is of.
alter table account add column acting bigint references organisation;
alter table session add column acting bigint references organisation;
comment on column account.acting is 'In which capacity of its firm its owner acted last, in which he begins when he signs in.';
comment on column session.acting is 'In which capacity of the firm it acts; none for the first one.';

create function account_acts_for_firm() returns trigger language plpgsql as $$
begin
    if not exists (select from organisation where id = new.organisation and firm = id)
        or (new.acting is not null
            and not exists (select from organisation where id = new.acting and firm = new.organisation))
    then
        raise exception 'an account acts for its firm' using errcode = 'check_violation', constraint = 'account_acts_for_firm';
    end if;
    return new;
end
$$;
create trigger account_acts_for_firm before insert or update of organisation, acting on account
    for each row execute function account_acts_for_firm();

create function session_acts_for_firm() returns trigger language plpgsql as $$
begin
    if not exists (
        select from account join organisation on organisation.firm = account.organisation
        where account.id = new.account and organisation.id = new.acting)
    then
        raise exception 'a session acts for the firm of its account'
            using errcode = 'check_violation', constraint = 'session_acts_for_firm';
    end if;
    return new;
end
$$;
create trigger session_acts_for_firm before insert or update of acting on session
    for each row when (new.acting is not null) execute function session_acts_for_firm();

-- An organisation that becomes a capacity of another firm stays one, and its accounts and sessions go on in it: by the owner of the tables,
-- so that the program needs no right to move an account.
create trigger organisation_joins_once before update of firm on organisation for each row
    when (old.firm <> old.id and new.firm <> old.firm) execute function refuse_change();

create function accounts_join_firm() returns trigger
language plpgsql security definer set search_path = pg_catalog, public
as $$
declare
    moved bigint[];
begin
    with moving as (
        update account set organisation = new.firm, acting = coalesce(acting, new.id) where organisation = new.id returning id
    )
    select array_agg(id) into moved from moving;
    update session set acting = new.id where account = any(moved) and acting is null;
    return null;
end
$$;
create trigger organisation_moves_accounts after update of firm on organisation
    for each row when (new.firm <> old.firm) execute function accounts_join_firm();

-- Whoever reads what is for an organisation is an account of its firm.
create or replace function organisation_is_reachable(id bigint) returns boolean language sql stable as $$
    select coalesce((select organisation.email like '%_@_%' from organisation where organisation.id = $1), false)
        or exists (
            select from account
            where account.organisation = (select organisation.firm from organisation where organisation.id = $1)
                and account.state = 'active' and account.unconfirmed_since is null and not account.is_program)
$$;

create or replace function organisation_was_reached(id bigint, at timestamptz) returns boolean language sql stable as $$
    select coalesce((select organisation.email like '%_@_%' from organisation where organisation.id = $1), false)
        or exists (
            select from account
            where account.organisation = (select organisation.firm from organisation where organisation.id = $1)
                and account.state = 'active' and account.unconfirmed_since is null
                and not account.is_program and coalesce(account.reads_since, account.created_at) <= at)
$$;

-- A message is for an account in one capacity.
alter table message add column organisation bigint references organisation;
update message set organisation = account.organisation from account where account.id = message.account;
alter table message alter column organisation set not null;
alter table message drop constraint message_once;
alter table message add constraint message_once unique (position, account, organisation);
comment on column message.organisation is 'In which capacity its reader reads it.';

-- An answer is stored for whoever got it in the same capacity.
alter table idempotency_key add column organisation bigint;
alter table idempotency_key disable trigger user;
update idempotency_key set organisation = account.organisation from account where account.id = idempotency_key.account;
alter table idempotency_key enable trigger user;
delete from idempotency_key where organisation is null;
alter table idempotency_key drop constraint idempotency_key_pkey;
alter table idempotency_key add primary key (account, organisation, operation, key);

-- Two organisations that are one firm are made one by whoever founded them; where both have people, their administrators agree first.
alter table organisation add column joins text;
comment on column organisation.joins is 'The registered name of the other organisation with which it agrees to be one firm.';
