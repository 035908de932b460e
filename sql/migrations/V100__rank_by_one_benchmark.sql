-- Where all that a hospital overpays is put in order, the benchmark alone is looked up: what is shown beside it is read of the
-- products of a page, and looking for the lowest of all listed prices takes as long as all the rest.
-- Nobody overpays beside a rounded figure by less than it was rounded.
create or replace function overpaid(
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
        ) as lowest on $3 = 'lowest' or $7 is not null
        -- The figures are the same for every reader; a hospital among their members knows its own.
        left join disclosure others on ($3 not in ('limit', 'lowest') or $7 is not null)
            and others.series = $5 and others.subject = own.product
            and $6 <= others.members - (
                select count(*) from disclosure_member member
                where member.series = others.series and member.subject = others.subject and member.organisation = $1)
    )
    select compared.*, compared.price - benchmark,
        case when $4 then (compared.price - benchmark) / benchmark else compared.price - benchmark end
    from compared
    -- The middle price is rounded: what is less than a step of its grid above it may be no more than what the others pay.
    where benchmark < compared.price and ($3 in ('limit', 'lowest') or benchmark * (1 + spread_grid_step) <= compared.price)
$$;
