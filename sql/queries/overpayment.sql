--! ranked (name_part?, category?, products?)
-- Not by `exists`, for which the planner may look through all products first; where nothing filters by them, none is read.
select overpaid.product
from overpaid(:hospital, :day, :against, :by_share, :series, :hospitals_min, :products) as overpaid
where (:name_part::text is null or (
        select product_is_named(product.name, product.code, :name_part) from product where product.id = overpaid.product))
    and (:category::text is null or (
        select starts_with(product.category_code, :category) from product where product.id = overpaid.product))
order by overpaid.rank desc, overpaid.product;

--! of_products : Overpayment (limit_price?, lowest_price?, lowest_region?, lowest_kind?, spread_low?, spread_median?, spread_high?, spread_formed_on?, spread_grid_step?)
select overpaid.product, overpaid.price, overpaid.effective_from, overpaid.contract_no, overpaid.limit_price,
    overpaid.lowest_price, overpaid.lowest_region, overpaid.lowest_kind, overpaid.spread_low, overpaid.spread_median,
    overpaid.spread_high, overpaid.spread_formed_on, overpaid.spread_grid_step, overpaid.benchmark, overpaid.excess,
    product.code, product.name, product.specification, product.model, product.base_unit, product.sales_unit,
    product.pack_ratio, organisation.name as manufacturer_name,
    exists (
        select from invitation
        where invitation.hospital = :hospital and invitation.product = overpaid.product
            and invitation_is_open(invitation.state)
    ) as has_open_invitation
from unnest(:products::bigint[]) with ordinality as wanted (product, place)
join overpaid(:hospital, :day, :against, false, :series, :hospitals_min, :products) as overpaid
    on overpaid.product = wanted.product
join product on product.id = overpaid.product
join organisation on organisation.id = product.manufacturer
order by wanted.place;
