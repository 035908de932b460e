-- The limit of a product on a day stands once here for all who read it. The job that settles limits stores those of
-- each day soon after midnight; until it has, and where no such job runs at all, they are worked out from the prices.

create function limits_are_settled(day date) returns boolean
language sql stable parallel safe
as $$ select coalesce((select day <= value::date from setting where key = 'limits_of_day'), false) $$;
comment on function limits_are_settled is 'Whether the stored limits are those of the day.';

create function limit_of(wanted bigint, day date) returns table (price numeric, version bigint)
language sql stable parallel safe
as $$
    select stored.price, stored.version
    from reference_limit stored
    where limits_are_settled(day) and stored.product = wanted
    union all (
        select listed.base_price, null::bigint
        from listed_price listed
        where not limits_are_settled(day) and listed.product = wanted and listed.superseded_at is null
            and price_counts(listed, day)
        order by listed.base_price, listed.region, listed.id
        limit 1
    )
$$;
comment on function limit_of is
    'At most one row. Without a version while the limits of the day are not settled. To be joined laterally: it reads the rows of one product.';
