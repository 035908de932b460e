-- Which submitted changes a filter finds was stated by each statement that decides on them or foresees it.

create function submitted_changes(
    origin text, campaign bigint, product bigint, name_part text, person bigint, own bigint[],
    today date, below_part numeric, above_times numeric
) returns table (id bigint, is_far boolean, is_own boolean)
language sql stable
as $$
    select change.id,
        change.ends is null and price_may_count(change.kind, change.platform_level) and coalesce(
            change.base_price * $8 < limit_today.price or limit_today.price * $9 < change.base_price, false),
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
comment on function submitted_changes is
    'The submitted changes that a filter finds, without rows of linkage lists; whether each is far from the limit of a day, and whether the person brought it in, or brings it in now.';
