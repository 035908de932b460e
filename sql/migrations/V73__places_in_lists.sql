-- Lists whose order moves while somebody reads them page by page. A short one is kept as it was when its first page was
-- read; a long one goes on in the order that it had then, since what moved is noted with its place before.

create table kept_list (
    id      uuid        primary key,
    account bigint      not null,
    digest  bytea       not null,
    keys    text[]      not null,
    kept_at timestamptz not null,
    constraint kept_list_once unique (account, digest)
);
create index kept_list_latest on kept_list (account, kept_at desc);
create index kept_list_old on kept_list (kept_at);
comment on table kept_list is 'The order of a list as it was when an account read its first page.';
comment on column kept_list.digest is 'A hash of the list and its keys: the same order is kept once.';
comment on column kept_list.kept_at is 'By the wall clock.';

create table price_finding_moved (
    id      bigint      generated always as identity primary key,
    finding bigint      not null references price_finding,
    weight  numeric     not null,
    moved   xid8        not null default pg_current_xact_id(),
    at      timestamptz not null default clock_timestamp()
);
create index price_finding_moved_since on price_finding_moved (moved);
create index price_finding_moved_old on price_finding_moved (at);
comment on table price_finding_moved is 'Where a finding stood in the worklist before it moved, for those who were reading it.';

create function note_moved_finding() returns trigger language plpgsql as $$
begin
    insert into price_finding_moved (finding, weight) values (old.id, old.weight);
    return null;
end
$$;
comment on function note_moved_finding is 'A finding that moves leaves its place before.';
create trigger price_finding_moves after update of weight on price_finding
    for each row when (old.weight <> new.weight) execute function note_moved_finding();

create function findings_moved(since text) returns table (finding bigint, weight numeric)
language sql stable parallel safe
as $$
    select distinct on (moved.finding) moved.finding, moved.weight
    from price_finding_moved moved
    where pg_snapshot_xmin($1::pg_snapshot) <= moved.moved and not pg_visible_in_snapshot(moved.moved, $1::pg_snapshot)
    order by moved.finding, moved.id
$$;
comment on function findings_moved is 'What moved since a snapshot, each with its place then; nothing without one.';

create table invitation_moved (
    id         bigint      generated always as identity primary key,
    invitation uuid        not null references invitation,
    due_at     timestamptz,
    moved      xid8        not null default pg_current_xact_id(),
    at         timestamptz not null default clock_timestamp()
);
create index invitation_moved_since on invitation_moved (moved);
create index invitation_moved_old on invitation_moved (at);
comment on table invitation_moved is 'The deadline that an invitation had before it moved, for those who were reading a list by deadlines.';

create function note_moved_invitation() returns trigger language plpgsql as $$
begin
    insert into invitation_moved (invitation, due_at) values (old.id, old.due_at);
    return null;
end
$$;
comment on function note_moved_invitation is 'An invitation whose deadline moves leaves the one before.';
create trigger invitation_moves after update of due_at on invitation
    for each row when (old.due_at is distinct from new.due_at) execute function note_moved_invitation();

create function invitations_moved(since text) returns table (invitation uuid, due_at timestamptz)
language sql stable parallel safe
as $$
    select distinct on (moved.invitation) moved.invitation, moved.due_at
    from invitation_moved moved
    where pg_snapshot_xmin($1::pg_snapshot) <= moved.moved and not pg_visible_in_snapshot(moved.moved, $1::pg_snapshot)
    order by moved.invitation, moved.id
$$;
comment on function invitations_moved is 'Whose deadline moved since a snapshot, each with the one that it had then; none without one.';

create function overpaid(
    of_hospital bigint, day date, against text, by_share boolean, of_series text, hospitals_min bigint, products bigint[]
) returns table (
    product bigint, price numeric, effective_from date, contract_no text, limit_price numeric, lowest_price numeric,
    lowest_region smallint, lowest_kind text, spread_low numeric, spread_median numeric, spread_high numeric,
    spread_formed_on date, spread_grid_step numeric, benchmark numeric, excess numeric, rank numeric
)
language sql stable parallel safe
as $$
    with own as (
        select own.product, own.price, own.effective_from, own.contract_no
        from own_prices($2) own
        where own.hospital = $1 and ($7 is null or own.product = any($7))
    ), compared as (
        select own.product, own.price, own.effective_from, own.contract_no, limit_today.price as limit_price,
            lowest.base_price as lowest_price, lowest.region as lowest_region, lowest.kind as lowest_kind,
            others.low as spread_low, others.median as spread_median, others.high as spread_high,
            others.formed_on as spread_formed_on, others.grid_step as spread_grid_step,
            case $3 when 'limit' then limit_today.price when 'lowest' then lowest.base_price else others.median end
                as benchmark
        from own
        left join lateral limit_of(own.product, $2) as limit_today on true
        left join lateral (
            select listed.base_price, listed.region, listed.kind
            from listed_price listed
            where listed.product = own.product and listed.superseded_at is null and listed.kind <> 'in_publicity'
                and price_is_in_force(listed, $2)
            order by listed.base_price, listed.region, listed.id
            limit 1
        ) as lowest on true
        -- The figures are the same for every reader; a hospital among their members knows its own.
        left join disclosure others on others.series = $5 and others.subject = own.product
            and $6 <= others.members - (
                select count(*) from disclosure_member member
                where member.series = others.series and member.subject = others.subject and member.organisation = $1)
    )
    select compared.*, compared.price - benchmark,
        case when $4 then (compared.price - benchmark) / benchmark else compared.price - benchmark end
    from compared
    where benchmark < compared.price
$$;
comment on function overpaid is
    'What a hospital pays above a benchmark on a day, of some products or of all. Inlined, and planned with the values.';

create table certificate_moved (
    id         bigint      generated always as identity primary key,
    product    bigint      not null references product,
    expires_on date,
    moved      xid8        not null default pg_current_xact_id(),
    at         timestamptz not null default clock_timestamp()
);
create index certificate_moved_since on certificate_moved (moved);
create index certificate_moved_old on certificate_moved (at);
comment on table certificate_moved is 'The end that a certificate had before it moved, for those who were reading a list by ends.';

create function note_moved_certificate() returns trigger language plpgsql as $$
begin
    insert into certificate_moved (product, expires_on) values (old.id, old.certificate_expires_on);
    return null;
end
$$;
comment on function note_moved_certificate is 'A certificate whose end moves leaves the one before.';
create trigger product_certificate_moves after update of certificate_expires_on on product
    for each row when (old.certificate_expires_on is distinct from new.certificate_expires_on)
    execute function note_moved_certificate();

create function certificates_moved(since text) returns table (product bigint, expires_on date)
language sql stable parallel safe
as $$
    select distinct on (moved.product) moved.product, moved.expires_on
    from certificate_moved moved
    where pg_snapshot_xmin($1::pg_snapshot) <= moved.moved and not pg_visible_in_snapshot(moved.moved, $1::pg_snapshot)
    order by moved.product, moved.id
$$;
comment on function certificates_moved is 'Whose end moved since a snapshot, each with the one that it had then; none without one.';

create function expiring_products(
    products bigint[], first_day date, last_day date, of_manufacturer bigint, of_hospital bigint
) returns setof product
language sql stable parallel safe
as $$
    select product.*
    from product
    where case when $1 is null then
                product.listing = 'listed' and product.certificate_expires_on between $2 and $3
                and ($4 is null or product.manufacturer = $4)
                and ($5 is null or product.id in (
                    select own.product from current_purchase_price own
                    where own.hospital = $5 and own_price_is_in_force(own, $2)
                    union
                    select invitation.product from invitation
                    where invitation.hospital = $5 and invitation.state in ('pending', 'countered')))
            else product.id = any($1) and product.certificate_expires_on is not null end
$$;
comment on function expiring_products is
    'Exactly these products, or the listed ones whose certificates end within some days: all, of a maker, of a buyer. Inlined, and planned with the values.';
