-- A second lock: what the program may do with the tables, whatever statement somebody makes it send. The program works as
-- a role that owns nothing; these functions give it its rights. The owner of the tables calls them after every migration.

-- What is written once. The triggers bind everybody but the owner; the rights that follow from them bind the program.
create trigger calendar_notice_append_only before update or delete or truncate on calendar_notice
    for each statement execute function refuse_change();
create trigger calendar_day_append_only before update or delete or truncate on calendar_day
    for each statement execute function refuse_change();
create trigger reference_limit_version_append_only before update or delete or truncate on reference_limit_version
    for each statement execute function refuse_change();
create trigger evidence_append_only before update or delete or truncate on evidence
    for each statement execute function refuse_change();

-- What changes its state and never goes.
create trigger organisation_remains before delete or truncate on organisation
    for each statement execute function refuse_change();
create trigger account_remains before delete or truncate on account
    for each statement execute function refuse_change();
create trigger product_remains before delete or truncate on product
    for each statement execute function refuse_change();
create trigger listed_price_source_remains before delete or truncate on listed_price_source
    for each statement execute function refuse_change();
create trigger listed_price_remains before delete or truncate on listed_price
    for each statement execute function refuse_change();
create trigger current_purchase_price_remains before delete or truncate on current_purchase_price
    for each statement execute function refuse_change();
create trigger invitation_remains before delete or truncate on invitation
    for each statement execute function refuse_change();
create trigger price_change_remains before delete or truncate on price_change
    for each statement execute function refuse_change();
create trigger publicity_remains before delete or truncate on publicity
    for each statement execute function refuse_change();
create trigger objection_remains before delete or truncate on objection
    for each statement execute function refuse_change();
create trigger lower_price_report_remains before delete or truncate on lower_price_report
    for each statement execute function refuse_change();
create trigger trade_misconduct_remains before delete or truncate on trade_misconduct
    for each statement execute function refuse_change();
create trigger campaign_remains before delete or truncate on campaign
    for each statement execute function refuse_change();
create trigger campaign_manufacturer_remains before delete or truncate on campaign_manufacturer
    for each statement execute function refuse_change();
create trigger linkage_remains before delete or truncate on linkage
    for each statement execute function refuse_change();
create trigger rule_proposal_remains before delete or truncate on rule_proposal
    for each statement execute function refuse_change();

-- What is settled when it is written, in rows whose state goes on changing.
create trigger listed_price_settled before update of id, product, region, platform, platform_level, kind, price, pack_ratio,
    base_price, effective_from, effective_to, source, loaded_by, recorded_at, counts_from, counts_to on listed_price
    for each statement execute function refuse_change();
create trigger current_purchase_price_settled before update of id, hospital, product, price, grid_price, effective_from,
    effective_to, contract_no, origin, invitation, evidence, recorded_at on current_purchase_price
    for each statement execute function refuse_change();
create trigger invitation_settled before update of id, number, hospital, manufacturer, product, price, quantity, note,
    reference_limit, limit_version, current_price, sent_at, sent_by, idempotency_key on invitation
    for each statement execute function refuse_change();
create trigger trade_misconduct_settled before update of id, organisation, kind, happened_at, clause, subject_kind,
    subject_id, evidence, recorded_at on trade_misconduct
    for each statement execute function refuse_change();

-- The rights to a table: a trigger of refuse_change takes away what it refuses, for its columns where it names some. In
-- tgtype of pg_trigger 8 stands for delete and 16 for update.
create function application_rights(of_table regclass) returns text[] language sql stable as $$
    select array['INSERT', 'SELECT']
        || case when deletes then '{}' else array['DELETE'] end
        || case when updates then '{}' when columns = '{}' then array['UPDATE'] else array['UPDATE (' || free || ')'] end
    from (
        select coalesce(bool_or(0 < tgtype::integer & 8), false) as deletes,
            coalesce(bool_or(0 < tgtype::integer & 16 and tgattr::text = ''), false) as updates,
            coalesce(array_agg(attribute) filter (where 0 < tgtype::integer & 16 and attribute is not null), '{}') as columns
        from pg_trigger left join lateral unnest(tgattr::smallint[]) attribute on true
        where tgrelid = of_table and tgfoid = 'refuse_change'::regproc
    ) refused
    cross join lateral (
        select string_agg(quote_ident(attname), ', ' order by attnum) as free
        from pg_attribute
        where attrelid = of_table and 0 < attnum and not attisdropped and attnum <> all(refused.columns)
    ) others
$$;

-- Nothing changes where all rights are as they should be, so that a start costs little.
create function grant_application(application name) returns void language plpgsql as $$
declare
    role constant oid := application::regrole;
    one record;
begin
    execute format('revoke temporary on database %I from public', current_database());
    execute format('grant connect on database %I to %I', current_database(), application);
    execute 'revoke create on schema public from public';
    execute format('grant usage on schema public to %I', application);
    for one in
        select class.oid::regclass as name, wanted.rights, case when class.relkind = 'S' then 'sequence' else 'table' end as kind
        from pg_class class
        cross join lateral (
            select case
                -- Recording listed prices takes a range of ids at once.
                when class.relname = 'listed_price_id_seq' then array['SELECT', 'UPDATE', 'USAGE']
                when class.relkind = 'S' then array['SELECT', 'USAGE']
                when class.relkind <> 'r' or class.relname = 'refinery_schema_history' then array['SELECT']
                else application_rights(class.oid)
            end as rights
        ) wanted
        cross join lateral (
            select coalesce(array_agg(privilege_type) filter (where grantee = role), '{}') as rights,
                coalesce(bool_or(grantee = 0), false) as to_everybody
            from aclexplode(class.relacl)
        ) of_table
        cross join lateral (
            select coalesce(array_agg(of_kind.rights), '{}') as rights
            from (
                select privilege_type || ' (' || string_agg(quote_ident(attname), ', ' order by attnum) || ')' as rights
                from pg_attribute cross join lateral aclexplode(attacl)
                where attrelid = class.oid and 0 < attnum and not attisdropped and grantee = role
                group by privilege_type
            ) of_kind
        ) of_columns
        cross join lateral (select of_table.rights || of_columns.rights as rights) given
        where class.relnamespace = 'public'::regnamespace and class.relkind in ('r', 'p', 'v', 'm', 'S')
            and (of_table.to_everybody or not (given.rights @> wanted.rights and given.rights <@ wanted.rights))
        order by class.oid
    loop
        execute format('revoke all on %s %s from public, %I', one.kind, one.name, application);
        execute format('grant %s on %s %s to %I', array_to_string(one.rights, ', '), one.kind, one.name, application);
    end loop;
end
$$;

-- A role that owned the tables until now, as the only role of an earlier installation did, gives them to the one that
-- calls this. What hangs on a table, such as the sequence of an identity column, follows it.
create function take_from_application(application name) returns void language plpgsql as $$
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
        where typnamespace = 'public'::regnamespace and typowner = role and typtype in ('e', 'd')
    loop
        execute format('alter %s owner to current_user', one.what);
    end loop;
end
$$;

revoke all on function grant_application, take_from_application, application_rights from public;
