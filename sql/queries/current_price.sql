-- What hospitals pay.

--! current_price_history : CurrentPrice (day?, effective_to?, invitation?, import?, superseded_at?)
select null::date as day, id, product, price, effective_from, effective_to, contract_no, origin, invitation, evidence, import, recorded_at,
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
    and (:name_part::text is null or product_is_named(product.name, product.code, :name_part))
order by current.product
limit :rows;

--! current_prices_count (name_part?)
select count(*) as total
from (
    select
    from own_prices(:day) current
    where current.hospital = :hospital
        and (:name_part::text is null or exists (
            select from product
            where product.id = current.product and product_is_named(product.name, product.code, :name_part)))
    limit totals_exact_to() + 1
) as counted;

--! in_force : CurrentPrice (day?, effective_to?, invitation?, import?, superseded_at?)
-- The day is the one that was wanted; of several contracts in force on it the one that began last comes last.
select wanted.day, current.id, current.product, current.price, current.effective_from, current.effective_to, current.contract_no,
    current.origin, current.invitation, current.evidence, current.import, current.recorded_at, current.superseded_at
from unnest(:products::bigint[], :days::date[]) as wanted (product, day)
join current_purchase_price current on current.hospital = :hospital and current.product = wanted.product
where own_price_is_in_force(current, wanted.day)
order by current.effective_from, current.id;

--! open_current_prices : OpenCurrentPrice (effective_to?)
select current.id, current.hospital, current.product, current.price, current.effective_from, current.effective_to,
    current.contract_no, current.evidence
from unnest(:hospitals::bigint[], :products::bigint[], :days::date[]) as wanted (hospital, product, day)
join current_purchase_price current on current.hospital = wanted.hospital and current.product = wanted.product
where own_price_is_in_force(current, wanted.day)
order by current.id;

--! declared_before (effective_to[?])
-- A price that is the rest of another one was not declared; in force, it is what is left of the one that was. What a row does
-- not state may be anything: the price was declared before all the same.
select new.position,
    coalesce(max(coalesce(before.copy_of, before.id)) filter (where before.superseded_at is null), max(before.id)) as id,
    max(before.recorded_at) as at, bool_or(before.superseded_at is null) as is_in_force
from unnest(:products::bigint[], :prices::numeric[], :effective_from::date[], :effective_to::date[], :contract_nos::text[],
    :evidence::text[], :states_end::boolean[], :states_contract::boolean[], :states_evidence::boolean[]) with ordinality
    as new (product, price, effective_from, effective_to, contract_no, evidence, states_end, states_contract, states_evidence,
        position)
join current_purchase_price before on before.hospital = :hospital and before.product = new.product
    and before.price = new.price and before.effective_from = new.effective_from
    and (before.effective_to is not distinct from new.effective_to or not new.states_end)
    and (before.contract_no = new.contract_no or not new.states_contract)
    and (before.evidence = new.evidence::uuid[] or not new.states_evidence)
where before.origin = 'declared' and (before.copy_of is null or before.superseded_at is null) and not before.undone
group by new.position;

--! concluded : CurrentPrice (day?, effective_to?, invitation?, import?, superseded_at?)
select null::date as day, id, product, price, effective_from, effective_to, contract_no, origin, invitation, evidence, import, recorded_at,
    superseded_at
from current_purchase_price
where hospital = :hospital and product = any(:products) and superseded_at is null and origin = 'invitation';

--! end_current_prices
with ended as (
    update current_purchase_price current
    set superseded_at = :now, last_day = wanted.last_day, ended_by_rule = :by_rule
    from unnest(:ids::bigint[], :last_days::date[]) as wanted (id, last_day)
    where current.id = wanted.id
    returning current.id, current.copy_of, current.hospital, current.product, current.price, current.grid_price,
        current.grid_step, current.effective_from, current.contract_no, current.origin, current.invitation,
        current.evidence, current.import, wanted.last_day
), kept as (
    insert into current_purchase_price (hospital, product, price, grid_price, grid_step, effective_from, effective_to,
        contract_no, origin, invitation, evidence, import, copy_of, recorded_at)
    select hospital, product, price, grid_price, grid_step, effective_from, last_day, contract_no, origin, invitation,
        evidence, import, coalesce(copy_of, id), :now
    from ended
    where effective_from <= last_day
)
insert into own_price_moved (product, due_on)
select product, last_day + 1 from ended;

--! insert_current_prices (effective_to[?], invitations[?], imports[?])
with recorded as (
    insert into current_purchase_price (hospital, product, price, grid_price, grid_step, effective_from, effective_to,
        contract_no, origin, invitation, evidence, import, recorded_at)
    select hospital, product, price, grid_price, :grid_step, effective_from, effective_to, contract_no, :origin,
        invitation, evidence::uuid[], import, :now
    from unnest(:hospitals::bigint[], :products::bigint[], :prices::numeric[], :grid_prices::numeric[],
        :effective_from::date[], :effective_to::date[], :contract_nos::text[], :invitations::uuid[], :evidence::text[],
        :imports::uuid[])
        as new (hospital, product, price, grid_price, effective_from, effective_to, contract_no, invitation, evidence, import)
    returning product, effective_from, effective_to
)
insert into own_price_moved (product, due_on)
select product, effective_from from recorded
union all
select product, effective_to + 1 from recorded where effective_to is not null;

--! insert_repeats
insert into current_price_repeat (price, import)
select repeated.id, :import from unnest(:prices::bigint[]) as repeated (id)
on conflict do nothing;

--! stated_by_reversed_alone
select stated.id, stated.product
from current_purchase_price stated
where stated.copy_of is null and not stated.undone and stated.import = any(:all_reversed::uuid[])
    and (stated.import = :import
        or exists (select from current_price_repeat own where own.price = stated.id and own.import = :import))
    and not exists (
        select from current_price_repeat other
        where other.price = stated.id and other.import <> all(:all_reversed))
order by stated.id;

--! brought_in
select id from current_purchase_price where import = :import and copy_of is null and not undone;

--! lock_recorded : (copy_of?, invitation?, effective_to?, superseded_at?, last_day?)
select recorded.id, recorded.hospital, recorded.product, recorded.copy_of, recorded.invitation, recorded.price, recorded.effective_from,
    recorded.effective_to, recorded.contract_no, recorded.recorded_at, recorded.superseded_at, recorded.last_day,
    recorded.ended_by_rule, recorded.undone
from unnest(:hospitals::bigint[], :products::bigint[]) as wanted (hospital, product)
join current_purchase_price recorded on recorded.hospital = wanted.hospital and recorded.product = wanted.product
order by recorded.id
for update of recorded;

--! withdraw_current_prices
with withdrawn as (
    update current_purchase_price set superseded_at = :now
    where id = any(:ids)
    returning product, effective_from, effective_to
)
insert into own_price_moved (product, due_on)
select product, effective_from from withdrawn
union all
select product, effective_to + 1 from withdrawn where effective_to is not null;

--! restore_current_prices (last_days[?])
with restored as (
    insert into current_purchase_price (hospital, product, price, grid_price, grid_step, effective_from, effective_to,
        contract_no, origin, invitation, evidence, import, copy_of, recorded_at)
    select whole.hospital, whole.product, whole.price, whole.grid_price, whole.grid_step, whole.effective_from,
        wanted.last_day, whole.contract_no, whole.origin, whole.invitation, whole.evidence, whole.import, whole.id, :now
    from unnest(:roots::bigint[], :last_days::date[]) as wanted (root, last_day)
    join current_purchase_price whole on whole.id = wanted.root
    returning product, effective_from, effective_to
)
insert into own_price_moved (product, due_on)
select product, effective_from from restored
union all
select product, effective_to + 1 from restored where effective_to is not null;

--! mark_undone
update current_purchase_price set undone = true where id = any(:ids);

--! still_ended : (invitation?)
select ended.product, ended.invitation, ended.price
from current_purchase_price ended
cross join lateral limit_of(ended.product, :day) as limit_today
where ended.product = any(:products) and ended.ended_by_rule and :since <= ended.superseded_at
    and limit_today.price < ended.price
order by ended.product, ended.id;

--! ended_without_reason (fell_to[?])
-- Of a product whose limit rose, all; of one of which a low price was withdrawn that is over already, what that price had ended.
select ended.id, ended.hospital, ended.product
from unnest(:products::bigint[], :fell_to::numeric[]) as undone (product, fell_to)
join current_purchase_price ended on ended.product = undone.product
left join lateral limit_of(ended.product, :day) as limit_today on true
where ended.ended_by_rule and ended.superseded_at is not null
    and (undone.fell_to is null or (undone.fell_to < ended.price and :since <= ended.superseded_at))
    and (limit_today.price is null or ended.price <= limit_today.price)
order by ended.id;

--! forget_ends
update current_purchase_price set ended_by_rule = false where id = any(:ids);

--! known_before : (own_price?, limit_price?)
-- The own price that began last until the first day of the declared one; where none had begun, the first after it.
select own.price as own_price, limit_today.price as limit_price
from unnest(:products::bigint[], :days::date[]) with ordinality as wanted (product, day, position)
left join lateral (
    select before.price
    from current_purchase_price before
    where before.hospital = :hospital and before.product = wanted.product and before.superseded_at is null
    order by wanted.day < before.effective_from, abs(wanted.day - before.effective_from)
    limit 1
) as own on true
left join lateral limit_of(wanted.product, :today) as limit_today on true
order by wanted.position;

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

--! lock_concluded_above_limit (among?) : ConcludedAboveLimit(invitation?)
select current.id, current.hospital, current.product, current.invitation, current.price, reference_limit.price as limit_price,
    reference_limit.version as limit_version
from current_purchase_price current
join reference_limit on reference_limit.product = current.product
-- Nothing is concluded above a limit: a price above one was concluded before the platform knew of it, if only on the
-- same day. While several days are settled, those of a later day are not compared with the limits of an earlier one.
where current.origin = 'invitation' and reference_limit.price < current.price
    and (:among::bigint[] is null or current.product = any(:among))
    and own_price_is_in_force(current, :day)
    and reference_limit.effective_on between :rule_since and :day
order by current.id
limit :rows
for update of current skip locked;

--! count_concluded_above_limit
select count(*) as prices
from current_purchase_price own
cross join lateral limit_of(own.product, :day) as limit_today
where own.origin = 'invitation' and limit_today.price < own.price and own_price_is_in_force(own, :day);

--! counted_products
select distinct product from current_purchase_price where product = any(:products) and superseded_at is null;
