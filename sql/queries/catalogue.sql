--! products : Product (certificate_expires_on?, zone_price?)
select product.id, product.code, product.name, product.generic_name, product.specification, product.model,
    product.certificate, product.certificate_expires_on, product.manufacturer,
    organisation.name as manufacturer_name, product.category_code, product.material, product.feature,
    product.base_unit, product.sales_unit, product.pack_ratio, product.udi_di, product.listing,
    product.listing_reason, product.zone_price, product.under_vbp
from product
join organisation on organisation.id = product.manufacturer
where product.id = any(:ids)
order by product.id;

--! products_after : Product (certificate_expires_on?, zone_price?)
select product.id, product.code, product.name, product.generic_name, product.specification, product.model,
    product.certificate, product.certificate_expires_on, product.manufacturer,
    organisation.name as manufacturer_name, product.category_code, product.material, product.feature,
    product.base_unit, product.sales_unit, product.pack_ratio, product.udi_di, product.listing,
    product.listing_reason, product.zone_price, product.under_vbp
from product
join organisation on organisation.id = product.manufacturer
where :after < product.id
order by product.id
limit :rows;

--! products_by_code : Product (certificate_expires_on?, zone_price?)
select product.id, product.code, product.name, product.generic_name, product.specification, product.model,
    product.certificate, product.certificate_expires_on, product.manufacturer,
    organisation.name as manufacturer_name, product.category_code, product.material, product.feature,
    product.base_unit, product.sales_unit, product.pack_ratio, product.udi_di, product.listing,
    product.listing_reason, product.zone_price, product.under_vbp
from product
join organisation on organisation.id = product.manufacturer
where product.code = any(:codes)
order by product.id;

--! ids_by_code
select code, id from product where code = any(:codes);

--! ids_by_code_prefix
select wanted.prefix, product.id
from unnest(:prefixes::text[]) as wanted (prefix)
join product on wanted.prefix <= product.code and product.code < wanted.prefix || ':'
order by wanted.prefix, product.id;

--! ids_of_event
select id from product where change_event = :event order by id;

--! some_classes
select count(*) as found from (select from category_name limit 1) as category_name;

--! some_products
select count(*) as found from (select from product limit 1) as product;

--! exists
select exists (select from product where id = :id) as found;

--! lock_listing
select listing from product where id = :id for update;

--! insert_many (certificate_expires_on[?])
insert into product (code, name, generic_name, specification, model, certificate, certificate_expires_on,
    manufacturer, category_code, material, feature, base_unit, sales_unit, pack_ratio, udi_di, loaded_by,
    created_at, changed_at, change_event)
select code, name, generic_name, specification, model, certificate, certificate_expires_on,
    manufacturer, category_code, material, feature, base_unit, sales_unit, pack_ratio, udi_di::text[], :loaded_by,
    :now, :now, :event
from unnest(
    :codes::text[], :names::text[], :generic_names::text[], :specifications::text[], :models::text[],
    :certificates::text[], :certificate_expires_on::date[], :manufacturers::bigint[], :category_codes::text[],
    :materials::text[], :features::text[], :base_units::text[], :sales_units::text[], :pack_ratios::numeric[],
    :udi_dis::text[]
) as loaded (code, name, generic_name, specification, model, certificate, certificate_expires_on, manufacturer,
    category_code, material, feature, base_unit, sales_unit, pack_ratio, udi_di)
on conflict on constraint product_code do update set
    name = excluded.name, generic_name = excluded.generic_name, specification = excluded.specification,
    model = excluded.model, certificate = excluded.certificate,
    certificate_expires_on = excluded.certificate_expires_on, manufacturer = excluded.manufacturer,
    category_code = excluded.category_code, material = excluded.material, feature = excluded.feature,
    base_unit = excluded.base_unit, sales_unit = excluded.sales_unit, pack_ratio = excluded.pack_ratio,
    udi_di = excluded.udi_di, loaded_by = excluded.loaded_by, changed_at = excluded.changed_at,
    change_event = excluded.change_event;

--! set_listing
update product set listing = :listing, listing_reason = :reason, changed_at = :now, change_event = :event
where id = :id;

--! set_procurement (zone_price?)
update product set zone_price = :zone_price, under_vbp = :under_vbp, changed_at = :now, change_event = :event
where id = :id;

--! certificates_expired
select id from product
where listing = 'listed' and certificate_expires_on = :day
order by id;

--! next_expiry : (day?)
select min(certificate_expires_on + 1) as day
from product
where listing = 'listed' and :last <= certificate_expires_on;

--! mark_changed
update product set changed_at = :now, change_event = :event where id = any(:ids);

--! categories
select distinct on (category_name.code) category_name.code, category_name.label
from category_name
where category_name.effective_from <= :day
order by category_name.code, category_name.effective_from desc;

--! insert_categories
insert into category (code) select code from unnest(:codes::text[]) as loaded (code) on conflict do nothing;

--! insert_category_names
insert into category_name (code, label, effective_from)
select code, label, :effective_from from unnest(:codes::text[], :labels::text[]) as loaded (code, label)
on conflict do nothing;

--! product_count
select count(*) as products from product;

--! counted_products
select id from product where id = any(:products) and zone_price is not null;
