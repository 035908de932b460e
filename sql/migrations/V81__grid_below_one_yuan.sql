-- Below one yuan the points of the grid are five fen apart, as they are at one yuan: a fen apart, most of them named the
-- very price. What was rounded finer is rounded again, and the figures formed of it are formed again.
alter table current_purchase_price disable trigger current_purchase_price_settled;
with coarser as (
    update current_purchase_price set grid_price = greatest(round(price * 20) / 20, 0.05)
    where price < 1 and grid_price <> greatest(round(price * 20) / 20, 0.05)
    returning product
), fine as (
    select distinct product from coarser
), forgotten as (
    delete from disclosure_member using fine where series = 'purchase-prices' and subject = fine.product
), hidden as (
    delete from disclosure using fine where series = 'purchase-prices' and subject = fine.product
)
insert into own_price_moved (product, due_on)
select product, '2020-01-01' from fine;
alter table current_purchase_price enable trigger current_purchase_price_settled;
