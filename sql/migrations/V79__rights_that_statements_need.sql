-- The program's role has the rights that its statements use, column by column: they are listed by the program itself
-- (`rights` of the crate `sql`). What a statement may change, but only once or only before something else has happened,
-- is kept by triggers that the role cannot switch off.

-- The names of products are passed on by the owner of the tables, so that the program needs no right to write them.
alter function pass_product_name() security definer set search_path = pg_catalog, public;

drop function grant_application(name);
drop function application_rights(regclass);

-- The rights to a table: what `needed` lists of it, without what a trigger of refuse_change refuses to everybody. A trigger
-- with a condition refuses some rows only. In tgtype of pg_trigger 8 stands for delete and 16 for update.
create function application_rights(of_table regclass, needed jsonb) returns text[] language sql stable as $$
    select array['INSERT', 'SELECT']
        || case when not (needed ->> 'deletes')::boolean or refused.deletes then '{}' else array['DELETE'] end
        || case when refused.updates or allowed.columns is null then '{}' else array['UPDATE (' || allowed.columns || ')'] end
    from (
        select coalesce(bool_or(0 < tgtype::integer & 8), false) as deletes,
            coalesce(bool_or(0 < tgtype::integer & 16 and tgattr::text = ''), false) as updates,
            coalesce(array_agg(attribute) filter (where 0 < tgtype::integer & 16 and attribute is not null), '{}') as columns
        from pg_trigger left join lateral unnest(tgattr::smallint[]) attribute on true
        where tgrelid = of_table and tgfoid = 'refuse_change'::regproc and tgqual is null
    ) refused
    cross join lateral (
        select string_agg(quote_ident(attname), ', ' order by attnum) as columns
        from pg_attribute
        where attrelid = of_table and 0 < attnum and not attisdropped and attnum <> all(refused.columns)
            and needed -> 'updates' ? attname::text
    ) allowed
$$;

-- Nothing changes where all rights are as they should be, so that a start costs little. `needed` has an object for each
-- table that a statement changes: the columns that it updates, and whether it deletes.
create function grant_application(application name, needed jsonb) returns void language plpgsql as $$
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
                else application_rights(class.oid, coalesce(needed -> class.relname::text, '{"updates": [], "deletes": false}'))
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
revoke all on function grant_application, application_rights from public;

-- Decided, closed, ended once: never again, nor back.
create trigger listed_price_ends_once before update of superseded_at on listed_price for each row
    when (old.superseded_at is not null and new.superseded_at is distinct from old.superseded_at)
    execute function refuse_change();
create trigger current_purchase_price_ends_once before update of superseded_at, last_day, undone, ended_by_rule
    on current_purchase_price for each row
    when ((old.superseded_at is not null and (new.superseded_at, new.last_day) is distinct from (old.superseded_at, old.last_day))
        or (old.undone and not new.undone) or (old.superseded_at is not null and new.ended_by_rule and not old.ended_by_rule))
    execute function refuse_change();
create trigger invitation_is_decided_once before update of state, decided_at, decided_by, decision_reason, decision_clause,
    countered_at, counter_price, counter_reason, due_at, due_from, undone on invitation for each row
    -- One that ended by a limit comes back when the load that lowered the limit is undone.
    when ((old.state not in ('pending', 'countered', 'superseded') and (new.state, new.decided_at, new.decided_by, new.decision_reason,
            new.decision_clause, new.countered_at, new.counter_price, new.counter_reason, new.due_at, new.due_from)
            is distinct from (old.state, old.decided_at, old.decided_by, old.decision_reason, old.decision_clause,
            old.countered_at, old.counter_price, old.counter_reason, old.due_at, old.due_from))
        or (old.undone and not new.undone))
    execute function refuse_change();
create trigger price_change_settled before update of price, pack_ratio, base_price, effective_from, effective_to, source, remark,
    platform, platform_level, kind, submitted_at, submitted_by on price_change for each row
    when (old.state <> 'returned')
    execute function refuse_change();
create trigger price_change_is_decided_once before update of state, reason, decided_at, decided_by, publicity, counts_from,
    listed_price, announced_by, evidence, ends, linkage, import, undone on price_change for each row
    when ((old.state not in ('submitted', 'returned', 'publicized')
            and (new.state, new.reason, new.decided_at, new.decided_by, new.publicity, new.counts_from, new.listed_price,
                new.announced_by, new.evidence, new.ends, new.linkage, new.import)
            is distinct from (old.state, old.reason, old.decided_at, old.decided_by, old.publicity, old.counts_from,
                old.listed_price, old.announced_by, old.evidence, old.ends, old.linkage, old.import))
        or (old.undone and not new.undone))
    execute function refuse_change();
create trigger publicity_closes_once before update of closed_at, stopped_at, stopped_by, stop_reason, due_at on publicity
    for each row
    when ((old.closed_at is not null and (new.closed_at, new.due_at) is distinct from (old.closed_at, old.due_at))
        or (old.stopped_at is not null and (new.stopped_at, new.stopped_by, new.stop_reason)
            is distinct from (old.stopped_at, old.stopped_by, old.stop_reason)))
    execute function refuse_change();
create trigger objection_is_answered_once before update on objection for each row
    when (old.state <> 'open') execute function refuse_change();
create trigger lower_price_report_is_decided_once before update of state, reason, decided_at, decided_by, explanation,
    explanation_evidence, explained_at, explained_by, duty_settled_at, price_change on lower_price_report for each row
    -- What was accepted is refused when an objection to it is upheld; nothing comes after that.
    when ((old.decided_at is not null and not (old.state = 'accepted' and new.state = 'refused')
            and (new.state, new.reason, new.decided_at, new.decided_by)
            is distinct from (old.state, old.reason, old.decided_at, old.decided_by))
        or (old.explained_at is not null and (new.explanation, new.explanation_evidence, new.explained_at, new.explained_by)
            is distinct from (old.explanation, old.explanation_evidence, old.explained_at, old.explained_by))
        or (old.duty_settled_at is not null and (new.duty_settled_at, new.due_at) is distinct from (old.duty_settled_at, old.due_at))
        or (old.price_change is not null and new.price_change is null))
    execute function refuse_change();
create trigger linkage_is_decided_once before update of state, title, publicity, decided_at, decided_by, loaded_at on linkage
    for each row
    when ((old.state <> 'draft' and (new.state, new.title, new.publicity, new.decided_at, new.decided_by)
            is distinct from (old.state, old.title, old.publicity, old.decided_at, old.decided_by))
        or (old.loaded_at is not null and new.loaded_at is distinct from old.loaded_at))
    execute function refuse_change();
create trigger campaign_closes_once before update of closed_at, stopped_at, stopped_by, stop_reason, due_at, due_on, quarter, category
    on campaign for each row
    when ((old.closed_at is not null and (new.closed_at, new.due_at, new.due_on, new.quarter, new.category)
            is distinct from (old.closed_at, old.due_at, old.due_on, old.quarter, old.category))
        or (old.stopped_at is not null and (new.stopped_at, new.stopped_by, new.stop_reason)
            is distinct from (old.stopped_at, old.stopped_by, old.stop_reason)))
    execute function refuse_change();
create trigger trade_misconduct_is_withdrawn_once before update of withdrawn_at, withdrawn_by, withdrawn_reason
    on trade_misconduct for each row
    when (old.withdrawn_at is not null) execute function refuse_change();
create trigger calendar_proposal_is_decided_once before update on calendar_proposal for each row
    when (old.state <> 'open') execute function refuse_change();
create trigger rule_proposal_is_decided_once before update on rule_proposal for each row
    when (old.state <> 'open') execute function refuse_change();
create trigger import_is_undone_once before update of reversed_at, reversed_by, reversal_reason, reversal on import for each row
    when (old.reversed_at is not null) execute function refuse_change();
create trigger import_ends_once before update of state, finished_at, failure on import for each row
    when (old.state in ('done', 'failed') and (new.state, new.finished_at, new.failure)
        is distinct from (old.state, old.finished_at, old.failure))
    execute function refuse_change();
create trigger listed_price_source_is_claimed_once before update of import on listed_price_source for each row
    when (new.import is not null) execute function refuse_change();
create trigger idempotency_key_is_answered_once before update on idempotency_key for each row
    when (old.status is not null) execute function refuse_change();
create trigger job_run_ends_once before update of state, finished_at, done, error on job_run for each row
    when (old.finished_at is not null) execute function refuse_change();

-- What is deleted only before it counts, or after it was undone.
create trigger import_remains before delete on import for each row
    when (old.state <> 'receiving') execute function refuse_change();
create trigger listing_platform_remains before delete on listing_platform for each row
    when (old.state <> 'seen' or old.rows <> 0) execute function refuse_change();

create function answer_is_kept(answer campaign_answer) returns boolean language sql stable as $$
    select answer.confirmed or exists (
        select from price_change change
        join campaign on campaign.id = answer.campaign
        where change.product = answer.product and change.origin = 'declaration'
            and (change.state in ('submitted', 'returned', 'publicized')
                or (change.state in ('announced', 'refused', 'stopped', 'corrected')
                    and campaign.opened_at <= change.submitted_at)))
$$;
comment on function answer_is_kept is 'Whether an answer of a collection rests on a confirmation, or on a declaration that was not withdrawn.';
create trigger campaign_answer_remains before delete on campaign_answer for each row
    when (answer_is_kept(old)) execute function refuse_change();
create trigger campaign_answer_is_kept before update of confirmed, evidence on campaign_answer for each row
    when ((old.confirmed and not new.confirmed) or not new.evidence @> old.evidence) execute function refuse_change();

create function refuse_forgotten_naming() returns trigger language plpgsql as $$
begin
    if exists (select from import where id = old.import and reversed_at is null) then
        raise exception 'what import % named is not undone', old.import using errcode = 'restrict_violation';
    end if;
    return null;
end
$$;
comment on function refuse_forgotten_naming is 'What a load named remains unless the load is undone in the same transaction.';
create constraint trigger listing_platform_naming_remains after delete on listing_platform_naming
    deferrable initially deferred for each row execute function refuse_forgotten_naming();

create function refuse_unplaced_event() returns trigger language plpgsql as $$
begin
    if exists (select from gone where not exists (select from ledger where ledger.event_id = gone.event_id)) then
        raise exception 'an event has no position in the ledger' using errcode = 'restrict_violation';
    end if;
    return null;
end
$$;
comment on function refuse_unplaced_event is 'The note of a new event goes when the event has its position, so that no follower misses it.';
create trigger event_unplaced_is_placed after delete on event_unplaced
    referencing old table as gone for each statement execute function refuse_unplaced_event();
