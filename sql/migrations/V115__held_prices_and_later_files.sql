-- Which held prices a later file had overtaken was found by the words of their reason, and the key of a price was compared column by
-- column wherever it mattered.

create type price_key as (
    product bigint, region smallint, platform text, platform_level text, kind text, effective_from date, source text
);
comment on type price_key is 'What a platform states one price under: PriceKey.';

-- A type of several columns is given to the tables' owner too.
create or replace function take_from_application(application name) returns void language plpgsql as $$
declare
    role constant oid := application::regrole;
    one record;
begin
    if exists (select from pg_database where datname = current_database() and datdba = role) then
        execute format('alter database %I owner to current_user', current_database());
    end if;
    if exists (select from pg_namespace where nspname = 'public' and nspowner = role) then
        execute 'alter schema public owner to current_user';
    end if;
    for one in
        select case class.relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view' else 'table' end
            || ' ' || class.oid::regclass as what
        from pg_class class
        where class.relnamespace = 'public'::regnamespace and class.relowner = role and class.relkind in ('r', 'p', 'v', 'm', 'S')
            and not exists (
                select from pg_depend
                where pg_depend.classid = 'pg_class'::regclass and pg_depend.objid = class.oid and pg_depend.deptype in ('a', 'i')
            )
        union all
        select 'routine ' || oid::regprocedure from pg_proc where pronamespace = 'public'::regnamespace and proowner = role
        union all
        select 'type ' || oid::regtype from pg_type
        where typnamespace = 'public'::regnamespace and typowner = role
            and (typtype in ('e', 'd') or exists (select from pg_class where pg_class.oid = typrelid and relkind = 'c'))
    loop
        execute format('alter %s owner to current_user', one.what);
    end loop;
end
$$;

create function key_of(listed listed_price) returns price_key language sql immutable parallel safe as $$
    select row(listed.product, listed.region, listed.platform, listed.platform_level, listed.kind, listed.effective_from,
        listed.source)::price_key
$$;

create function key_of(change price_change) returns price_key language sql immutable parallel safe as $$
    select row(change.product, change.region, change.platform, change.platform_level, change.kind, change.effective_from,
        change.source)::price_key
$$;

alter table price_change add column overtaken boolean not null default false;
update price_change set overtaken = true
where origin = 'outlier' and state in ('withdrawn', 'stopped') and reason = '之后的文件对同一价格项导入了其他价格，无须再决定';
alter table price_change add constraint price_change_overtaken check (not overtaken or state in ('withdrawn', 'stopped'));
comment on column price_change.overtaken is 'Origin outlier: it ended since a later load states another price under its key.';

alter table price_change add column restated_by uuid;
comment on column price_change.restated_by is
    'Origin outlier: the last load after it that states again, under its key, the price that is listed there.';

create function is_overtaken(change price_change) returns boolean language sql stable as $$
    select exists (
            select from listed_price live
            join listed_price newer on newer.id = coalesce(live.copy_of, live.id)
            where live.product = change.product and live.superseded_at is null and key_of(live) = key_of(change)
                and live.loaded_by is not null and live.loaded_by is distinct from change.import
                and change.submitted_at < newer.recorded_at)
        or exists (
            select from price_change later
            join listed_price_load its on its.import = later.import
            join listed_price_load own on own.import = change.import
            where later.product = change.product and later.origin = 'outlier' and key_of(later) = key_of(change)
                and own.loaded_at < its.loaded_at
                and (later.state in ('publicized', 'announced') or later.state = 'submitted' and change.state <> 'publicized'))
$$;
comment on function is_overtaken is
    'Whether a load after the one that holds a price states another one under its key: one that is listed, or one that is held too. What is public gives way only to what has come as far.';
