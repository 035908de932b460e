--! insert
insert into campaign (quarter, category, opened_at, opened_by, due_on, due_at)
values (:quarter, :category, :now, :account, :due_on, :due_at)
on conflict (quarter, category) where stopped_at is null do nothing
returning id;

--! of_scope
select id from campaign where quarter = :quarter and category = :category and stopped_at is null;

--! lock_quarter
select pg_advisory_xact_lock(7704, hashtext(:quarter::text))::text as locked;

--! of_quarter
select id, category from campaign where quarter = :quarter and stopped_at is null order by id;

--! insert_duties
insert into campaign_manufacturer (campaign, manufacturer, products)
select campaign.id, product.manufacturer, count(*)
from campaign
join product on product.listing = 'listed' and product.created_at <= campaign.opened_at
    and product.category_code like campaign.category || '%'
where campaign.id = :campaign
group by campaign.id, product.manufacturer
returning manufacturer, products;

--! page (id?, viewer?, open_at?) : Campaign (reminded_at?, closed_at?, stopped_at?)
select campaign.id, campaign.quarter, campaign.category, campaign.opened_at, campaign.opened_by, campaign.due_on,
    campaign.reminded_at, campaign.closed_at, campaign.stopped_at, campaign.stop_reason, progress.manufacturers, progress.done, progress.products,
    progress.answered
from campaign
cross join lateral (
    select count(*) as manufacturers, count(*) filter (where products <= answered) as done,
        coalesce(sum(products), 0)::bigint as products, coalesce(sum(answered), 0)::bigint as answered
    from campaign_manufacturer duty
    where duty.campaign = campaign.id and (:viewer::bigint is null or duty.manufacturer = :viewer)
) as progress
where campaign.id < :before and (:id::bigint is null or campaign.id = :id)
    and (:open_at::timestamptz is null or campaign_is_open(campaign.*, :open_at))
    and (:viewer::bigint is null or 0 < progress.manufacturers)
order by campaign.id desc
limit :rows;

--! count (viewer?, open_at?)
select count(*) as total
from (
    select
    from campaign
    where (:open_at::timestamptz is null or campaign_is_open(campaign.*, :open_at))
        and (:viewer::bigint is null or exists (
            select from campaign_manufacturer duty where duty.campaign = campaign.id and duty.manufacturer = :viewer))
    limit totals_exact_to() + 1
) as counted;

--! duties (done?, name_part?) : CampaignDuty (answered_at?)
select duty.manufacturer, organisation.name, duty.products, duty.answered, duty.answered_at
from campaign_manufacturer duty
join organisation on organisation.id = duty.manufacturer
where duty.campaign = :campaign and :after < duty.manufacturer
    and (:done::boolean is null or (duty.products <= duty.answered) = :done)
    and (:name_part::text is null or strpos(organisation.name, :name_part) > 0)
order by duty.manufacturer
limit :rows;

--! duties_count (done?, name_part?)
select count(*) as total
from (
    select
    from campaign_manufacturer duty
    join organisation on organisation.id = duty.manufacturer
    where duty.campaign = :campaign
        and (:done::boolean is null or (duty.products <= duty.answered) = :done)
        and (:name_part::text is null or strpos(organisation.name, :name_part) > 0)
    limit totals_exact_to() + 1
) as counted;

--! products (manufacturer?, answered?) : CampaignProduct (limit_price?, answered_at?)
select product.id, product.code, product.name, product.specification, product.model, product.base_unit,
    organisation.name as manufacturer_name, limit_today.price as limit_price, answer.answered_at,
    coalesce(answer.evidence, '{}') as evidence
from campaign
join product on product.listing = 'listed' and product.created_at <= campaign.opened_at
    and product.category_code like campaign.category || '%' and (:manufacturer::bigint is null or product.manufacturer = :manufacturer)
join organisation on organisation.id = product.manufacturer
left join campaign_answer answer on answer.campaign = campaign.id and answer.product = product.id
left join lateral limit_of(product.id, :today) as limit_today on true
where campaign.id = :campaign and :after < product.id
    and (:answered::boolean is null or (answer.product is not null) = :answered)
order by product.id
limit :rows;

--! products_count (manufacturer?, answered?)
select count(*) as total
from (
    select
    from campaign
    join product on product.listing = 'listed' and product.created_at <= campaign.opened_at
        and product.category_code like campaign.category || '%' and (:manufacturer::bigint is null or product.manufacturer = :manufacturer)
    left join campaign_answer answer on answer.campaign = campaign.id and answer.product = product.id
    where campaign.id = :campaign and (:answered::boolean is null or (answer.product is not null) = :answered)
    limit totals_exact_to() + 1
) as counted;

--! lock_duty : (closed_at?)
select campaign.due_on, campaign.closed_at, campaign.stopped_at is not null as is_stopped
from campaign
join campaign_manufacturer duty on duty.campaign = campaign.id
where campaign.id = :campaign and duty.manufacturer = :manufacturer
for share of campaign for update of duty;

--! in_scope
select product.id
from campaign
join product on product.listing = 'listed' and product.created_at <= campaign.opened_at
    and product.category_code like campaign.category || '%' and product.manufacturer = :manufacturer
where campaign.id = :campaign and product.id = any(:products);

--! open_of_products
select product.id as product, campaign.id as campaign, campaign.quarter
from campaign
join product on product.listing = 'listed' and product.created_at <= campaign.opened_at
    and product.category_code like campaign.category || '%' and product.manufacturer = :manufacturer
where campaign.id = any(:campaigns) and product.id = any(:products)
order by campaign.id, product.id;

--! answer (products?)
with added as (
    insert into campaign_answer (campaign, product, manufacturer, account, answered_at, confirmed)
    select campaign.id, product.id, product.manufacturer, :account, :now, :confirmed
    from campaign
    join product on product.listing = 'listed' and product.created_at <= campaign.opened_at
        and product.category_code like campaign.category || '%' and product.manufacturer = :manufacturer
    where campaign.id = :campaign and (:products::bigint[] is null or product.id = any(:products))
    on conflict (campaign, product) do update
    set counted = true, confirmed = campaign_answer.confirmed or excluded.confirmed
    where not campaign_answer.counted
    returning product
), confirmed as (
    update campaign_answer
    set confirmed = true
    where :confirmed and not confirmed and counted and campaign = :campaign and manufacturer = :manufacturer
        and (:products::bigint[] is null or product = any(:products))
)
update campaign_manufacturer
set answered = answered + (select count(*) from added), answered_at = :now
where campaign = :campaign and manufacturer = :manufacturer
returning (select count(*) from added) as added, products, answered;

--! take_back
with taken as (
    delete from campaign_answer answer
    using campaign
    where campaign.id = answer.campaign and answer.campaign = :campaign and answer.manufacturer = :manufacturer
        and answer.product = :product and not answer_is_kept(answer)
    returning answer.counted
)
update campaign_manufacturer
set answered = answered - (select count(*) from taken where counted)
where campaign = :campaign and manufacturer = :manufacturer;

--! lock_declaring (changes?)
select duty.manufacturer
from campaign
join campaign_manufacturer duty on duty.campaign = campaign.id
where campaign_is_open(campaign.*, :now) and exists (
    select from price_change change
    where change.manufacturer = duty.manufacturer and change.origin = 'declaration' and change.state = 'submitted'
        and (:changes::bigint[] is null or change.id = any(:changes)))
order by campaign.id, duty.manufacturer
for share of campaign for update of duty;

--! take_back_returned
with taken as (
    delete from campaign_answer answer
    using campaign
    where campaign.id = answer.campaign and campaign_is_open(campaign.*, :now)
        and not answer_is_kept(answer)
        and answer.product in (
            select product from price_change
            where id = any(:changes) and origin = 'declaration' and state = 'returned')
    returning answer.campaign, answer.manufacturer, answer.counted
)
update campaign_manufacturer duty
set answered = duty.answered - taken.counted
from (
    select campaign, manufacturer, count(*) filter (where counted) as counted
    from taken
    group by campaign, manufacturer
) as taken
where duty.campaign = taken.campaign and duty.manufacturer = taken.manufacturer;

--! lock_joining
select duty.manufacturer
from campaign
join campaign_manufacturer duty on duty.campaign = campaign.id
where campaign_is_open(campaign.*, :now) and exists (
    select from price_change change
    where change.manufacturer = duty.manufacturer and change.origin = 'declaration' and change.state = 'returned')
order by campaign.id, duty.manufacturer
for share of campaign for update of duty;

--! give_back_joined
-- A declaration answers the collection that it named, or the only one that was open when it was submitted.
with answering as (
    select distinct on (campaign.id, product.id) campaign.id as campaign, product.id as product, product.manufacturer,
        change.submitted_by, change.evidence,
        count(*) over (partition by change.id) as campaigns, change.campaign as named
    from price_change change
    join product on product.id = change.product and product.listing = 'listed'
    join campaign on campaign_is_open(campaign.*, :now)
        and product.created_at <= campaign.opened_at and product.category_code like campaign.category || '%'
        and (change.campaign = campaign.id or change.campaign is null and campaign.opened_at <= change.submitted_at)
    where change.joined_into is not null and change.state = 'joined' and change.origin = 'declaration'
        and change.decided_at = :now and change.organisation = product.manufacturer
    order by campaign.id, product.id, change.id
), given as (
    insert into campaign_answer (campaign, product, manufacturer, account, answered_at, confirmed, evidence)
    select campaign, product, manufacturer, submitted_by, :now, false, evidence
    from answering
    where named is not null or campaigns = 1
    on conflict (campaign, product) do update set counted = true where not campaign_answer.counted
    returning campaign, manufacturer
)
update campaign_manufacturer duty
set answered = duty.answered + given.answers, answered_at = :now
from (select campaign, manufacturer, count(*) as answers from given group by campaign, manufacturer) as given
where duty.campaign = given.campaign and duty.manufacturer = given.manufacturer;

--! keep_evidence
update campaign_answer answer
set evidence = answer.evidence || array(
    select unnest(new.evidence::uuid[]) except select unnest(answer.evidence)
)
from unnest(:products::bigint[], :evidence::text[]) as new (product, evidence)
where answer.campaign = :campaign and answer.product = new.product;

--! lock_unreminded : Pending()
select id, quarter, due_on, opened_by, coalesce(reminded_at, opened_at) as notified_at
from campaign
where reminded_at is null and campaign_is_open(campaign.*, :now)
order by id
for update skip locked;

--! note_reminded
update campaign set reminded_at = :now where id = :campaign and (reminded_at is null or reminded_at < :today);

--! lock_over : Pending()
select id, quarter, due_on, opened_by, coalesce(reminded_at, opened_at) as notified_at
from campaign
where closed_at is null and deadline_is_over(due_at, false, :now)
order by id
limit 1
for update skip locked;

--! recount_duties
update campaign_manufacturer duty
set products = duty.answered + coalesce(missing.products, 0)
from campaign_manufacturer other
left join (
    select product.manufacturer, count(*) as products
    from campaign
    join product on product.listing = 'listed' and product.created_at <= campaign.opened_at
        and product.category_code like campaign.category || '%'
    where campaign.id = :campaign and not exists (
        select from campaign_answer answer where answer.campaign = campaign.id and answer.product = product.id)
    group by product.manufacturer
) as missing on missing.manufacturer = other.manufacturer
where duty.campaign = :campaign and other.campaign = :campaign and other.manufacturer = duty.manufacturer;

--! all_duties
select manufacturer, products, answered from campaign_manufacturer where campaign = :campaign order by manufacturer;

--! close
update campaign set closed_at = :now where id = :campaign;

--! waiting (viewer?)
select count(*) as open
from campaign
where campaign_is_open(campaign.*, :now)
    and (:viewer::bigint is null or exists (
        select from campaign_manufacturer duty
        where duty.campaign = campaign.id and duty.manufacturer = :viewer and duty.answered < duty.products));

--! open_duties
select campaign.id
from campaign
join campaign_manufacturer duty on duty.campaign = campaign.id
where duty.manufacturer = :manufacturer and campaign_is_open(campaign.*, :now)
order by campaign.id;

--! lock : (closed_at?, stopped_at?)
select id, quarter, category, due_on, opened_by, opened_at, closed_at, stopped_at from campaign where id = :campaign for update;

--! stop
update campaign
set stopped_at = :now, stopped_by = :account, stop_reason = :reason, closed_at = coalesce(closed_at, :now)
where id = :campaign;

--! extend
update campaign set due_on = :due_on, due_at = :due_at, reminded_at = null where id = :campaign;

--! correct
update campaign set quarter = :quarter, category = :category where id = :campaign;

--! count_answers_again
update campaign_answer answer
set counted = not answer.counted
from campaign, product
where campaign.id = :campaign and answer.campaign = campaign.id and product.id = answer.product
    and answer.counted <> (product.category_code like campaign.category || '%');

--! count_duties_again
with answerable as (
    select manufacturer, true as is_answered from campaign_answer where campaign = :campaign and counted
    union all
    select product.manufacturer, false
    from campaign
    join product on product.listing = 'listed' and product.created_at <= campaign.opened_at
        and product.category_code like campaign.category || '%'
    where campaign.id = :campaign and not exists (
        select from campaign_answer answer where answer.campaign = campaign.id and answer.product = product.id)
), scope as (
    select manufacturer, count(*) as products, count(*) filter (where is_answered) as answered
    from answerable
    group by manufacturer
), counted as (
    insert into campaign_manufacturer (campaign, manufacturer, products, answered)
    select :campaign, manufacturer, products, answered from scope
    on conflict (campaign, manufacturer) do update set products = excluded.products, answered = excluded.answered
)
update campaign_manufacturer
set products = 0, answered = 0
where campaign = :campaign and manufacturer not in (select manufacturer from scope);

--! scope (reachable?)
select product.manufacturer, organisation.name, count(*) as products,
    organisation_is_reachable(product.manufacturer) as is_reachable
from product
join organisation on organisation.id = product.manufacturer
where product.listing = 'listed' and product.category_code like :category || '%' and :after < product.manufacturer
    and (:reachable::boolean is null or organisation_is_reachable(product.manufacturer) = :reachable)
group by product.manufacturer, organisation.name
order by product.manufacturer
limit :rows;

--! scope_counts
select count(*) as manufacturers, coalesce(sum(products), 0)::bigint as products,
    count(*) filter (where organisation_is_reachable(manufacturer)) as reachable
from (
    select manufacturer, count(*) as products
    from product
    where listing = 'listed' and category_code like :category || '%'
    group by manufacturer
) as scope;

--! open_of_quarter
select count(*) as campaigns from campaign where quarter = :quarter and campaign_is_open(campaign.*, :now);

--! next_due : (due_at?)
select min(due_at) as due_at from campaign where closed_at is null;
