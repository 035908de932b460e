-- Whose certificates end is counted for every home page: what a hospital buys is looked up by itself, instead of picked out of
-- all products that end in these days, and what a maker makes is found together with its end.
drop index product_certificate_expiry;
create index product_certificate_expiry on product (certificate_expires_on, id) where listing = 'listed';
create index product_certificate_expiry_of_manufacturer on product (manufacturer, certificate_expires_on, id)
    where listing = 'listed';

create or replace function expiring_products(
    products bigint[], first_day date, last_day date, of_manufacturer bigint, of_hospital bigint
) returns setof product
language sql stable parallel safe
as $$
    select product.*
    from product
    where case when $1 is null then
                product.listing = 'listed' and product.certificate_expires_on between $2 and $3
                and ($4 is null or product.manufacturer = $4)
                -- As a list, since a query within a choice would be compared with each product that ends.
                and ($5 is null or product.id = any (array(
                    select own.product from current_purchase_price own
                    where own.hospital = $5 and own_price_is_in_force(own, $2)
                    union all
                    select invitation.product from invitation
                    where invitation.hospital = $5 and invitation.state in ('pending', 'countered'))))
            else product.id = any($1) and product.certificate_expires_on is not null end
$$;
