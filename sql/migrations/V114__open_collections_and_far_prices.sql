-- Whether a collection is open was stated by each of eight statements, and whether a price is far from a known one by two.

create function campaign_is_open(collection campaign, at timestamptz) returns boolean
language sql immutable parallel safe
as $$
    select collection.closed_at is null and collection.stopped_at is null and not deadline_is_over(collection.due_at, false, at)
$$;
comment on function campaign_is_open is
    'Whether a collection takes answers at an instant: Campaign::state. Inlined, so that the index of those that are not closed serves.';

create function price_is_far(price numeric, known numeric, below_part numeric, above_times numeric) returns boolean
language sql immutable parallel safe
as $$ select coalesce(price * below_part < known or known * above_times < price, false) $$;
comment on function price_is_far is
    'Whether a price is so far from a known one of its product that it may be a typing error, both per base unit: Bounds::typed. Never where none is known.';

create or replace function submitted_changes(
    origin text, campaign bigint, product bigint, name_part text, person bigint, own bigint[],
    today date, below_part numeric, above_times numeric
) returns table (id bigint, is_far boolean, is_own boolean)
language sql stable
as $$
    select change.id,
        change.ends is null and price_may_count(change.kind, change.platform_level)
            and price_is_far(change.base_price, limit_today.price, $8, $9),
        change.submitted_by is not distinct from $5 or change.id = any($6) or is_brought_in_beside(change, $5)
    from price_change change
    join product on product.id = change.product
    left join lateral limit_of(change.product, $7) as limit_today on true
    where change.state = 'submitted' and change.origin not in ('linkage', 'outlier')
        and ($1 is null or change.origin = $1)
        and ($2 is null or change.campaign = $2)
        and ($3 is null or change.product = $3)
        and ($4 is null or product_is_named(product.name, product.code, $4))
$$;
