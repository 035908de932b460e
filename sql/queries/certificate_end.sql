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
where invitation.state in ('pending', 'countered')
order by 1, 2;

--! page (manufacturer?, hospital?, products?, after_day?)
select product.id, product.code, product.name, product.specification, product.model,
    product.certificate, product.certificate_expires_on::date as expires_on, organisation.name as manufacturer_name
from product
join organisation on organisation.id = product.manufacturer
where case when :products::bigint[] is null then
            product.listing = 'listed' and product.certificate_expires_on between :first_day::date and :last_day::date
            and (:manufacturer::bigint is null or product.manufacturer = :manufacturer)
            and (:hospital::bigint is null or product.id in (
                select own.product from current_purchase_price own
                where own.hospital = :hospital and own_price_is_in_force(own, :first_day)
                union
                select invitation.product from invitation
                where invitation.hospital = :hospital and invitation.state in ('pending', 'countered')))
        else product.id = any(:products) and product.certificate_expires_on is not null end
    and (:after_day::date is null
        or (product.certificate_expires_on, product.id) > (:after_day, :after_product::bigint))
order by product.certificate_expires_on, product.id
limit :rows;

--! count (manufacturer?, hospital?, products?)
select count(*) as total
from (
    select
    from product
    where case when :products::bigint[] is null then
                product.listing = 'listed' and product.certificate_expires_on between :first_day::date and :last_day::date
                and (:manufacturer::bigint is null or product.manufacturer = :manufacturer)
                and (:hospital::bigint is null or product.id in (
                    select own.product from current_purchase_price own
                    where own.hospital = :hospital and own_price_is_in_force(own, :first_day)
                    union
                    select invitation.product from invitation
                    where invitation.hospital = :hospital and invitation.state in ('pending', 'countered')))
            else product.id = any(:products) and product.certificate_expires_on is not null end
    limit totals_exact_to() + 1
) as counted;
