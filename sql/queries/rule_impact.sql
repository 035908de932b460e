--! standing
select
    (select count(*) from invitation where state = 'pending') as pending,
    (select count(*) from invitation where state = 'countered') as countered,
    (select count(*) from invitation where state in ('pending', 'countered') and reference_limit is null) as without_limit,
    (select count(*) from invitation where state = 'confirmed' and decided_by = 'rule' and :since <= decided_at) as confirmed_by_rule,
    (select count(*) from publicity where closed_at is null) as publicities,
    (
        select count(*)
        from current_purchase_price current
        join reference_limit on reference_limit.product = current.product
        where current.superseded_at is null and current.origin = 'invitation' and reference_limit.price < current.price
            and current.effective_from <= :day and (current.effective_to is null or :day <= current.effective_to)
    ) as concluded_above;

--! concluded_overtaken
select count(*) as prices
from current_purchase_price current
join lateral (
    select min(change.base_price) as price
    from price_change change
    where change.product = current.product and change.state in ('publicized', 'announced') and change.ends is null
        and change.kind in ('listing', 'winning') and change.platform_level = 'provincial'
        and (change.counts_from is null or :since_day <= change.counts_from)
) as coming on true
where current.superseded_at is null and current.origin = 'invitation' and coming.price < current.price
    and (current.effective_to is null or :since_day <= current.effective_to);

--! spreads
select count(*) filter (where :before::bigint <= hospitals) as before, count(*) filter (where :after::bigint <= hospitals) as after
from (
    select product, count(distinct hospital) as hospitals
    from current_purchase_price
    where superseded_at is null and effective_from <= :day and (effective_to is null or :day <= effective_to)
    group by product
) as each;

--! findings
select count(*) as open from price_finding where state = 'open' and kind = :kind;
