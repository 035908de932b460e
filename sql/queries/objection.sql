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

--! page (organisation?, within?, publicity?, price_change?, state?) : ObjectionRow (answered_at?, submitted_by?)
select objection.id, objection.price_change, objection.publicity, objection.organisation, objection.reason,
    objection.evidence, objection.raised_at, objection.state, objection.answer, objection.answered_at,
    organisation.name as organisation_name, product.id as product, product.name as product_name, product.code,
    product.specification, product.model, change.manufacturer, maker.name as manufacturer_name, change.region, change.base_price,
    -- Whose a held price is depends on the loads that state it.
    case when change.origin not in ('rise', 'outlier') then change.submitted_by end as submitted_by
from objection
join price_change change on change.id = objection.price_change
join product on product.id = change.product
join organisation on organisation.id = objection.organisation
join organisation maker on maker.id = change.manufacturer
where objection.id < :before
    and (:organisation::bigint is null or objection.organisation = :organisation or change.manufacturer = :organisation)
    and (:within::text is null or oversees_organisation(:within, objection.organisation))
    and (:publicity::bigint is null or objection.publicity = :publicity)
    and (:price_change::bigint is null or objection.price_change = :price_change)
    and (:state::text is null or objection.state = :state)
order by objection.id desc
limit :rows;

--! count (organisation?, within?, publicity?, price_change?, state?)
select count(*) as total
from (
    select
    from objection
    join price_change change on change.id = objection.price_change
    where (:organisation::bigint is null or objection.organisation = :organisation or change.manufacturer = :organisation)
        and (:within::text is null or oversees_organisation(:within, objection.organisation))
        and (:publicity::bigint is null or objection.publicity = :publicity)
        and (:price_change::bigint is null or objection.price_change = :price_change)
        and (:state::text is null or objection.state = :state)
    limit totals_exact_to() + 1
) as counted;

--! to_close
-- Open objections to the prices of these changes that nobody is to judge any more: another public change of the same price
-- leaves them open, unless all of them are at an end.
select objection.id, objection.price_change, objection.organisation
from objection
join price_change subject on subject.id = objection.price_change
where objection.state = 'open'
    and (subject.id = any(:price_changes) or subject.state <> 'publicized' and exists (
        select from price_change ended where ended.id = any(:price_changes) and would_set_same_price(ended, subject)))
    and (:all::boolean or not exists (
        select from price_change other where other.state = 'publicized' and would_set_same_price(subject, other)))
order by objection.id;

--! held_in
select change.id from price_change change where change.publicity = :publicity and change.state = 'publicized' and is_contested(change)
order by change.id;
