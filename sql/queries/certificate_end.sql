--! due
select product.id, product.name, product.certificate, product.certificate_expires_on::date as expires_on, product.manufacturer
from product
where product.listing = 'listed' and product.certificate_expires_on between :first_day::date and :last_day::date
    and not exists (
        select from certificate_warning warned
        where warned.product = product.id and warned.expires_on = product.certificate_expires_on
            and warned.term = :term
    )
order by product.certificate_expires_on, product.id
limit :rows;

--! insert_many
insert into certificate_warning (product, expires_on, term, warned_at)
select product, expires_on, :term, :now
from unnest(:products::bigint[], :expire_on::date[]) as due (product, expires_on)
on conflict do nothing
returning product;

--! buyers
select own.product, own.hospital
from unnest(:products::bigint[]) as wanted (product)
join current_purchase_price own on own.product = wanted.product
where own_price_is_in_force(own, :day::date)
union
select invitation.product, invitation.hospital
from unnest(:products::bigint[]) as wanted (product)
join invitation on invitation.product = wanted.product
where invitation_is_open(invitation.state)
order by 1, 2;

--! page (manufacturer?, hospital?, products?, after_day?, since?)
-- A further page goes on in the order of the first: an end that moved since then is at its place before.
with moved as materialized (
    select product, expires_on from certificates_moved(:since::text)
), placed as (
    (
        select product.id, product.certificate_expires_on as place
        from expiring_products(:products::bigint[], :first_day::date, :last_day::date, :manufacturer::bigint, :hospital::bigint) as product
        where (:after_day::date is null or (product.certificate_expires_on, product.id) > (:after_day, :after_product::bigint))
            and (:since is null or product.id <> all (array(select moved.product from moved)))
        order by product.certificate_expires_on, product.id
        limit :rows
    )
    union all
    (
        select product.id, moved.expires_on
        from moved
        join expiring_products(:products::bigint[], :first_day::date, :last_day::date, :manufacturer::bigint, :hospital::bigint) as product
            on product.id = moved.product
        where :since is not null and (moved.expires_on, product.id) > (:after_day, :after_product)
    )
)
select product.id, product.code, product.name, product.specification, product.model,
    product.certificate, product.certificate_expires_on::date as expires_on, organisation.name as manufacturer_name,
    placed.place::date as place, coalesce(:since, pg_current_snapshot()::text) as since
from placed
join product on product.id = placed.id
join organisation on organisation.id = product.manufacturer
order by placed.place, placed.id
limit :rows;

--! forget_moved
delete from certificate_moved
where id in (select old.id from certificate_moved old where old.at < :before order by old.at limit :rows);

--! count (manufacturer?, hospital?, products?)
select count(*) as total
from (
    select
    from expiring_products(:products::bigint[], :first_day::date, :last_day::date, :manufacturer::bigint, :hospital::bigint) as product
    limit totals_exact_to() + 1
) as counted;
