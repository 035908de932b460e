--! inspect
with counted as (
    select product, count(distinct region) as provinces, min(base_price) as low, max(base_price) as high,
        count(distinct pack_ratio) as ratios, max(effective_from) as newest
    from listed_price listed
    where superseded_at is null and price_counts(listed, :day)
    group by product
), moved as (
    select product, price, effective_on,
        lag(price) over (partition by product order by effective_on, id) as before,
        row_number() over (partition by product order by effective_on desc, id desc) as age
    from reference_limit_version
), expired as (
    select listed.product, listed.region, max(listed.effective_to) as ended_on, min(listed.base_price) as base_price
    from listed_price listed
    where listed.superseded_at is null and price_may_count(listed.kind, listed.platform_level)
        and listed.effective_to < :day and :day - :lookback::integer <= listed.effective_to
        and not exists (
            select from listed_price later
            where later.product = listed.product and later.region = listed.region and later.superseded_at is null
                and price_may_count(later.kind, later.platform_level)
                and (later.effective_to is null or listed.effective_to < later.effective_to)
        )
    group by listed.product, listed.region
), found as (
    select 'few_provinces' as kind, product, (:provinces_min::bigint - provinces)::numeric as weight,
        jsonb_build_object('provinces', provinces) as figures
    from counted where provinces < :provinces_min
    union all
    select 'stale', product, (:day - newest)::numeric, jsonb_build_object('newest', newest)
    from counted where newest < :stale_before
    union all
    select 'mixed_ratios', product, ratios::numeric, jsonb_build_object('pack_ratios', ratios)
    from counted where 1 < ratios
    union all
    select 'wide_spread', product, round(high / low, 2),
        jsonb_build_object('lowest', low::text, 'highest', high::text)
    from counted where :spread_max::numeric <= high / low
    union all
    select 'sudden_change', product, round(abs(price - before) / before, 4),
        jsonb_build_object('before', before::text, 'after', price::text, 'effective_on', effective_on)
    from moved
    where age = 1 and :day - :lookback::integer <= effective_on and :change_max::numeric <= abs(price - before) / before
    union all
    select 'gap', product, count(*)::numeric,
        jsonb_build_object('provinces', count(*), 'ended_on', max(ended_on))
    from expired group by product
), gone as (
    update price_finding
    set state = 'gone'
    where state <> 'gone'
        and not exists (select from found where found.kind = price_finding.kind and found.product = price_finding.product)
    returning id
), noted as (
    insert into price_finding (kind, product, weight, figures, found_on)
    select kind, product, weight, figures, :day from found
    on conflict (kind, product) where state <> 'gone'
        do update set weight = excluded.weight, figures = excluded.figures
        where price_finding.figures is distinct from excluded.figures
    returning id
)
select (select count(*) from noted) as noted, (select count(*) from gone) as gone;

--! summary
select kind, count(*) as open from price_finding where state = 'open' group by kind order by kind;

--! page (kind?, products?, name_part?, after_weight?, since?) : PriceFinding (limit_price?, decided_at?)
-- A further page goes on in the order of the first: what moved since then is at its place before.
with moved as materialized (
    select finding, weight from findings_moved(:since::text)
), placed as (
    (
        select finding.id, finding.weight
        from price_finding finding
        where finding.state = :state
            and (:kind::text is null or finding.kind = :kind)
            and (:products::bigint[] is null or finding.product = any(:products))
            -- The name is the finding's own; a product is looked up only for what may be the beginning of a code.
            and (:name_part::text is null or strpos(finding.product_name, :name_part) > 0
                or ascii(:name_part) < 128 and (
                    select starts_with(product.code, :name_part) from product where product.id = finding.product))
            and (:after_weight::numeric is null or (finding.weight, -finding.id) < (:after_weight, -:after_id::bigint))
            and (:since is null or finding.id <> all (array(select moved.finding from moved)))
        order by finding.weight desc, - finding.id desc
        limit :rows
    )
    union all
    (
        select finding.id, moved.weight
        from moved
        join price_finding finding on finding.id = moved.finding
        join product on product.id = finding.product
        where :since is not null and finding.state = :state
            and (:kind is null or finding.kind = :kind)
            and (:name_part is null or product_is_named(product.name, product.code, :name_part))
            and (:products is null or finding.product = any(:products))
            and (moved.weight, -finding.id) < (:after_weight, -:after_id)
    )
)
select finding.id, finding.kind, finding.product, placed.weight as place, finding.weight, finding.figures, finding.found_on,
    finding.state, finding.note, finding.decided_at, product.code, product.name, product.specification, product.model,
    organisation.name as manufacturer_name, limit_today.price as limit_price,
    coalesce(:since, pg_current_snapshot()::text) as since
from placed
join price_finding finding on finding.id = placed.id
join product on product.id = finding.product
join organisation on organisation.id = product.manufacturer
left join lateral limit_of(finding.product, :today) as limit_today on true
order by placed.weight desc, - placed.id desc
limit :rows;

--! forget_moved
delete from price_finding_moved
where id in (select old.id from price_finding_moved old where old.at < :before order by old.at limit :rows);

--! count (kind?)
select count(*) as total
from (
    select
    from price_finding finding
    where finding.state = :state
        and (:kind::text is null or finding.kind = :kind)
    limit totals_exact_to() + 1
) as counted;

--! products_named
select finding.product
from price_finding finding
where is_named(finding.product_name, :name_part)
union
select finding.product
from products_coded(:name_part) as coded
join price_finding finding on finding.product = coded.product;

--! count_named (kind?)
select count(*) as total
from (
    select
    from (
        select finding.state, finding.kind
        from price_finding finding
        where is_named(finding.product_name, :name_part)
        union all
        select finding.state, finding.kind
        from products_coded(:name_part) as coded
        join price_finding finding on finding.product = coded.product
    ) as named
    where named.state = :state and (:kind::text is null or named.kind = :kind)
    limit totals_exact_to() + 1
) as counted;

--! dismiss
update price_finding
set state = 'dismissed', note = :note, decided_at = :now, decided_by = :account
where id = :id and state = 'open'
returning product, kind;

--! count_open
select count(*) as findings from price_finding where state = 'open' and kind = :kind;
