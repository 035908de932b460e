-- History for the bench of growth: copies of what a demonstration entered, with keys and instants of their own.

create or replace function bench_copies(target regclass, templates text, rows bigint, own jsonb) returns void
language plpgsql as $$
declare
    columns text;
    cells text;
    templates_count bigint;
begin
    drop table if exists bench_template;
    execute 'create temporary table bench_template as select row_number() over () - 1 as bench_at, template.* from ('
        || templates || ') as template';
    get diagnostics templates_count = row_count;
    create unique index on bench_template (bench_at);
    analyze bench_template;
    -- A column that is null in `own` has its default.
    select string_agg(quote_ident(attname), ', ' order by attnum),
        string_agg(coalesce(own ->> attname, 'old.' || quote_ident(attname)), ', ' order by attnum)
    into columns, cells
    from pg_attribute
    where attrelid = target and 0 < attnum and not attisdropped and (not own ? attname or own ->> attname is not null);
    execute format(
        'insert into %s (%s) select %s from generate_series(1::bigint, %s) as i join bench_template old on old.bench_at = i %% %s',
        target, columns, cells, rows, templates_count);
end
$$;
comment on function bench_copies is 'Adds so many copies of the templates; `own` are expressions of a copy''s own, over the row `old` and the number `i`.';

create or replace function bench_fill(rows bigint) returns void
language plpgsql as $$
declare
    more bigint;
begin
    -- Decided, over ten years, for a tenth of the products.
    more := rows - (select count(*) from invitation where number like 'B%');
    perform bench_copies('invitation',
        'select decided.*, product.id as drawn_product, product.manufacturer as drawn_manufacturer
        from (
            select *, row_number() over (order by id) - 1 as decided_at_place, count(*) over () as decided_count
            from invitation
            where state not in (''pending'', ''countered'') and number not like ''B%''
        ) as decided
        join product on product.id / 10 % decided_count = decided_at_place and product.id % 10 = 0
        order by hashint8(product.id)',
        more,
        jsonb_build_object(
            'id', 'gen_random_uuid()', 'number', format('''B'' || (i + %s)', rows), 'idempotency_key', 'null',
            'product', 'old.drawn_product', 'manufacturer', 'old.drawn_manufacturer', 'import', 'null',
            'sent_at', 'old.sent_at - make_interval(mins => (i % 5000000)::integer)',
            'due_at', 'old.due_at - make_interval(mins => (i % 5000000)::integer)',
            'decided_at', 'old.decided_at - make_interval(mins => (i % 5000000)::integer)'));
    insert into invited_product (hospital, product, manufacturer)
    select distinct on (hospital, product) hospital, product, manufacturer from invitation
    on conflict do nothing;

    more := rows - (select count(*) from message where position < 0);
    perform bench_copies('message', 'select * from message', more, jsonb_build_object(
        'id', null, 'position', format('- i - %s', rows), 'last_position', 'null',
        'at', 'old.at - make_interval(mins => (i % 5000000)::integer)',
        'read_at', 'case when i % 10 = 0 then null else old.at end'));

    -- As the sequencer places them, but at once; nobody is notified again.
    perform pg_advisory_xact_lock(7701, 2);
    alter table event disable trigger event_inserted;
    more := rows - (select count(*) from event where clause = 'bench');
    perform bench_copies('event', 'select * from event where kind like ''invitation-%'' limit 10000', more,
        jsonb_build_object('id', null, 'clause', '''bench''', 'act', 'null', 'occasion', 'null'));
    alter table event enable trigger event_inserted;
    with last as (
        select max(position) as position, max(event_id) as event from ledger
    ), placed as (
        insert into ledger (position, event_id)
        select last.position + row_number() over (order by event.id), event.id
        from last
        join event on event.clause = 'bench' and last.event < event.id
        returning position, event_id
    ), readable as (
        select reader.reader_group, placed.position
        from placed
        join event on event.id = placed.event_id
        cross join lateral unnest(groups_of_event(event.audience, event.for_everyone, event.for_operators, event.regions)) as reader(reader_group)
    ), counted as (
        select reader_group, coalesce(max(number), 0) as number
        from (select distinct reader_group from readable) as reader
        left join group_ledger using (reader_group)
        group by reader_group
    )
    insert into group_ledger (reader_group, position, number)
    select reader_group, readable.position,
        counted.number + row_number() over (partition by reader_group order by readable.position)
    from readable
    join counted using (reader_group);
    update follower set position = (select max(position) from ledger);
end
$$;
