--! standing
select
    (select count(*) from invitation where state = 'pending') as pending,
    (select count(*) from invitation where state = 'countered') as countered,
    (select count(*) from invitation where state in ('pending', 'countered') and reference_limit is null) as without_limit,
    (select count(*) from invitation where state = 'confirmed' and decided_by = 'rule' and :since <= decided_at) as confirmed_by_rule,
    (select count(*) from publicity where closed_at is null) as publicities,
    (
        select count(*)
        from current_purchase_price own
        join reference_limit on reference_limit.product = own.product
        where own.origin = 'invitation' and reference_limit.price < own.price and own_price_is_in_force(own, :day)
    ) as concluded_above;

--! concluded_overtaken
select count(*) as prices
from current_purchase_price current
join lateral (
    select min(change.base_price) as price
    from price_change change
    where change.product = current.product and change.state in ('publicized', 'announced') and change.ends is null
        and price_may_count(change.kind, change.platform_level)
        and (change.counts_from is null or :since_day <= change.counts_from)
) as coming on true
where current.superseded_at is null and current.origin = 'invitation' and coming.price < current.price
    and (current.effective_to is null or :since_day <= current.effective_to);

--! spreads
select count(*) filter (where :before::bigint <= hospitals) as before, count(*) filter (where :after::bigint <= hospitals) as after
from (select product, count(*) as hospitals from own_prices(:day) group by product) as each;

--! findings
select count(*) as open from price_finding where state = 'open' and kind = :kind;
