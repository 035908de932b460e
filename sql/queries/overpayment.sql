--! page (name_part?, category?, products?, after_rank?) : Overpayment (limit_price?, lowest_price?, lowest_region?, lowest_kind?, spread_low?, spread_median?, spread_high?, spread_formed_on?, spread_grid_step?)
with own as (
    select product, price, effective_from, contract_no from own_prices(:day) where hospital = :hospital
), compared as (
    select own.product, own.price, own.effective_from, own.contract_no, limit_today.price as limit_price,
        lowest.base_price as lowest_price, lowest.region as lowest_region, lowest.kind as lowest_kind,
        others.low as spread_low, others.median as spread_median, others.high as spread_high,
        others.formed_on as spread_formed_on, others.grid_step as spread_grid_step,
        case :against
            when 'limit' then limit_today.price
            when 'lowest' then lowest.base_price
            else others.median
        end as benchmark
    from own
    left join lateral limit_of(own.product, :day) as limit_today on true
    left join lateral (
        select listed.base_price, listed.region, listed.kind
        from listed_price listed
        where listed.product = own.product and listed.superseded_at is null and listed.kind <> 'in_publicity'
            and price_is_in_force(listed, :day)
        order by listed.base_price, listed.region, listed.id
        limit 1
    ) as lowest on true
    -- The figures are the same for every reader; a hospital among their members knows its own.
    left join disclosure others on others.series = :series and others.subject = own.product
        and :hospitals_min::bigint <= others.members - (
            select count(*) from disclosure_member member
            where member.series = others.series and member.subject = others.subject and member.organisation = :hospital)
), ranked as (
    select compared.*, compared.price - benchmark as excess,
        case when :by_share::boolean then (compared.price - benchmark) / benchmark else compared.price - benchmark end as rank
    from compared
    where benchmark < compared.price
), matched as (
    select ranked.*, product.code, product.name, product.specification, product.model, product.base_unit,
        product.sales_unit, product.pack_ratio,
        organisation.name as manufacturer_name, count(*) over () as total
    from ranked
    join product on product.id = ranked.product
    join organisation on organisation.id = product.manufacturer
    where (:name_part::text is null or product_is_named(product.name, product.code, :name_part))
        and (:category::text is null or starts_with(product.category_code, :category))
        and (:products::bigint[] is null or ranked.product = any(:products))
)
select product, price, effective_from, contract_no, limit_price, lowest_price, lowest_region, lowest_kind, spread_low,
    spread_median, spread_high, spread_formed_on, spread_grid_step, benchmark, excess, rank, code, name, specification,
    model, base_unit, sales_unit, pack_ratio, manufacturer_name,
    exists (
        select from invitation
        where invitation.hospital = :hospital and invitation.product = matched.product
            and invitation.state in ('pending', 'countered')
    ) as has_open_invitation,
    total
from matched
where :after_rank::numeric is null or (rank, -product) < (:after_rank, -:after_product::bigint)
order by rank desc, product
limit :rows;
