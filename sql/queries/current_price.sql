-- What hospitals pay.

--! current_price_history : CurrentPrice (effective_to?, invitation?, superseded_at?)
select id, product, price, effective_from, effective_to, contract_no, origin, invitation, evidence, recorded_at,
    superseded_at
from current_purchase_price
where hospital = :hospital and product = :product
order by effective_from, id;

--! current_prices (name_part?) : (limit_price?, effective_to?)
select current.id, current.product, product.code, product.name, product.specification, product.model, product.base_unit,
    organisation.name as manufacturer_name, current.price, current.effective_from, current.effective_to,
    current.contract_no, current.origin, current.evidence, limit_today.price as limit_price
from own_prices(:day) current
join product on product.id = current.product
join organisation on organisation.id = product.manufacturer
left join lateral limit_of(current.product, :day) as limit_today on true
where current.hospital = :hospital and :after < current.product
    and (:name_part::text is null or product.name like '%' || :name_part || '%' or product.code like :name_part || '%')
order by current.product
limit :rows;

--! current_prices_count (name_part?)
select count(*) as total
from (
    select
    from own_prices(:day) current
    join product on product.id = current.product
    where current.hospital = :hospital
        and (:name_part::text is null or product.name like '%' || :name_part || '%' or product.code like :name_part || '%')
    limit totals_exact_to() + 1
) as counted;

--! open_current_prices : OpenCurrentPrice (effective_to?)
select current.id, current.hospital, current.product, current.price, current.effective_from, current.effective_to,
    current.contract_no, current.evidence
from unnest(:hospitals::bigint[], :products::bigint[], :days::date[]) as wanted (hospital, product, day)
join current_purchase_price current on current.hospital = wanted.hospital and current.product = wanted.product
where own_price_is_in_force(current, wanted.day)
order by current.id;

--! end_current_prices
with ended as (
    update current_purchase_price current set superseded_at = :now
    from unnest(:ids::bigint[], :last_days::date[]) as wanted (id, last_day)
    where current.id = wanted.id
    returning current.hospital, current.product, current.price, current.grid_price, current.grid_step,
        current.effective_from, current.contract_no, current.origin, current.invitation, current.evidence, wanted.last_day
), kept as (
    insert into current_purchase_price (hospital, product, price, grid_price, grid_step, effective_from, effective_to,
        contract_no, origin, invitation, evidence, recorded_at)
    select hospital, product, price, grid_price, grid_step, effective_from, last_day, contract_no, origin, invitation,
        evidence, :now
    from ended
    where effective_from <= last_day
)
insert into own_price_moved (product, due_on)
select product, last_day + 1 from ended;

--! insert_current_prices (effective_to[?], invitations[?])
with recorded as (
    insert into current_purchase_price (hospital, product, price, grid_price, grid_step, effective_from, effective_to,
        contract_no, origin, invitation, evidence, recorded_at)
    select hospital, product, price, grid_price, :grid_step, effective_from, effective_to, contract_no, :origin,
        invitation, evidence::uuid[], :now
    from unnest(:hospitals::bigint[], :products::bigint[], :prices::numeric[], :grid_prices::numeric[],
        :effective_from::date[], :effective_to::date[], :contract_nos::text[], :invitations::uuid[], :evidence::text[])
        as new (hospital, product, price, grid_price, effective_from, effective_to, contract_no, invitation, evidence)
    returning product, effective_from, effective_to
)
insert into own_price_moved (product, due_on)
select product, effective_from from recorded
union all
select product, effective_to + 1 from recorded where effective_to is not null;

--! take_moved
delete from own_price_moved
where id in (
    select id from own_price_moved where due_on <= :day order by due_on, id limit :rows for update skip locked
)
returning product;

--! counted_prices
select own.product, own.hospital, own.grid_price, own.grid_step
from own_prices(:day) own
where own.product = any(:products) and own_price_counts(own.origin, own.evidence)
order by own.product, own.hospital;

--! lock_concluded_above_limit : ConcludedAboveLimit()
select current.id, current.hospital, current.product, current.price, reference_limit.price as limit_price,
    reference_limit.version as limit_version, reference_limit.effective_on as fell_on
from current_purchase_price current
join reference_limit on reference_limit.product = current.product
cross join (select value::date as day from setting where key = 'limits_of_day') as settled
-- Nothing is concluded above a limit: a price above one was concluded before the platform knew of it, if only on the
-- same day. While several days are settled, those of a later day are not compared with the limits of an earlier one.
where current.origin = 'invitation' and reference_limit.price < current.price
    and own_price_is_in_force(current, settled.day)
    and reference_limit.effective_on between :rule_since and settled.day
order by current.id
limit :rows
for update of current skip locked;

--! count_concluded_above_limit
select count(*) as prices
from current_purchase_price own
cross join lateral limit_of(own.product, :day) as limit_today
where own.origin = 'invitation' and limit_today.price < own.price and own_price_is_in_force(own, :day);
