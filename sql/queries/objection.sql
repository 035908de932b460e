--! insert
insert into objection (price_change, publicity, organisation, account, reason, evidence, raised_at)
values (:price_change, :publicity, :organisation, :account, :reason, :evidence, :now)
on conflict do nothing
returning id;

--! subject
select price_change, organisation from objection where id = :id;

--! answer
update objection
set state = :state, answer = :answer, answered_at = :now, answered_by = :account
where id = :id and state = 'open';

--! page (organisation?, publicity?, price_change?, state?) : ObjectionRow (answered_at?, submitted_by?)
select objection.id, objection.price_change, objection.publicity, objection.organisation, objection.reason,
    objection.evidence, objection.raised_at, objection.state, objection.answer, objection.answered_at,
    organisation.name as organisation_name, product.id as product, product.name as product_name, product.code,
    change.manufacturer, change.region, change.base_price, change.submitted_by
from objection
join price_change change on change.id = objection.price_change
join product on product.id = change.product
join organisation on organisation.id = objection.organisation
where objection.id < :before
    and (:organisation::bigint is null or objection.organisation = :organisation or change.manufacturer = :organisation)
    and (:publicity::bigint is null or objection.publicity = :publicity)
    and (:price_change::bigint is null or objection.price_change = :price_change)
    and (:state::text is null or objection.state = :state)
order by objection.id desc
limit :rows;

--! count (organisation?, publicity?, price_change?, state?)
select count(*) as total
from (
    select
    from objection
    join price_change change on change.id = objection.price_change
    where (:organisation::bigint is null or objection.organisation = :organisation or change.manufacturer = :organisation)
        and (:publicity::bigint is null or objection.publicity = :publicity)
        and (:price_change::bigint is null or objection.price_change = :price_change)
        and (:state::text is null or objection.state = :state)
    limit totals_exact_to() + 1
) as counted;

--! open_of
select count(*) as open from objection where price_change = :price_change and state = 'open';

--! open_to
select id, price_change, organisation from objection where price_change = any(:price_changes) and state = 'open' order by id;

--! open_in
select objection.price_change
from objection
where objection.publicity = :publicity and objection.state = 'open'
order by objection.id;
