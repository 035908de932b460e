--! insert_many (effective_to[?], campaigns[?], linkages[?], ends[?], accounts[?], last_prices[?], imports[?])
insert into price_change (origin, product, manufacturer, region, platform, platform_level, kind, price, pack_ratio,
    base_price, effective_from, effective_to, source, remark, evidence, campaign, linkage, ends, state, submitted_at,
    submitted_by, organisation, last_price, import)
select :origin, new.product, product.manufacturer, region, platform, platform_level, kind, price, new.pack_ratio,
    base_price, effective_from, effective_to, source, remark, evidence::uuid[], campaign, linkage, ends, 'submitted',
    :now, account, organisation, last_price, import
from unnest(
    :products::bigint[], :regions::smallint[], :platforms::text[], :platform_levels::text[], :kinds::text[],
    :prices::numeric[], :pack_ratios::numeric[], :base_prices::numeric[], :effective_from::date[],
    :effective_to::date[], :sources::text[], :remarks::text[], :evidence::text[], :campaigns::bigint[],
    :linkages::bigint[], :ends::bigint[], :accounts::bigint[], :organisations::bigint[],
    :last_prices::numeric[], :imports::uuid[]
) with ordinality as new (product, region, platform, platform_level, kind, price, pack_ratio, base_price,
    effective_from, effective_to, source, remark, evidence, campaign, linkage, ends, account, organisation, last_price, import, position)
join product on product.id = new.product
order by position
returning id;

--! lock : PriceChange (effective_to?, campaign?, linkage?, ends?, submitted_by?, decided_at?, publicity?, counts_from?, listed_price?, last_price?, corrects?, joined_into?)
select id, origin, product, manufacturer, region, platform, platform_level, kind, price, pack_ratio, base_price,
    effective_from, effective_to, source, remark, evidence, campaign, linkage, ends, state, reason, submitted_at,
    submitted_by, organisation, decided_at, publicity, counts_from, listed_price, corrects, joined_into, version, last_price, unconfirmed
from price_change
where id = any(:ids)
order by id
for update;

--! on_the_way
select id
from price_change change
where manufacturer = :manufacturer and product = any(:products) and ends is null
    and (state in ('submitted', 'returned', 'publicized')
        or state = 'joined' and origin = 'declaration' and exists (
            select from price_change live where live.id = change.joined_into and live.state = 'publicized'));

--! declared_before
select id
from price_change
where manufacturer = :manufacturer and product = any(:products) and state not in ('submitted', 'returned', 'publicized')
    and (organisation = :manufacturer and origin = 'declaration' and not undone
        or :with_held and origin in ('outlier', 'rise'))
order by id desc;

--! declared_in
select id
from price_change
where organisation = :manufacturer and import = :import and origin = 'declaration'
order by id;

--! note_declared_again (import?)
insert into declaration_repeat (price_change, account, import)
select change.id, :account, :import
from price_change change
where change.id = any(:ids) and change.import is distinct from :import and not exists (
    select from declaration_repeat known
    where known.price_change = change.id and known.import is not distinct from :import)
order by change.id;

--! leave_declared_again
-- What a file brought in that is not decided on is the first other one's who declared it too, by hand or by a file that is not undone.
with others as (
    select distinct on (change.id) change.id, repeat.import
    from price_change change
    join declaration_repeat repeat on repeat.price_change = change.id
    where change.organisation = :manufacturer and change.import = :import and change.origin = 'declaration'
        and change.state in ('submitted', 'returned', 'publicized', 'joined')
        and (repeat.import is null or repeat.import <> all(:reversed))
    order by change.id, repeat.id
)
update price_change change set import = others.import
from others
where change.id = others.id
returning change.id;

--! beside
-- The other changes that would set the same prices, as far as they are not ended.
select distinct other.id
from price_change change
join price_change other on would_set_same_price(change, other)
where change.id = any(:ids) and other.state in ('submitted', 'returned', 'publicized', 'joined')
order by other.id;

--! brought_in_beside
select change.id from price_change change where change.id = any(:ids) and is_brought_in_beside(change, :person);

--! contested
select change.id from price_change change where change.id = any(:ids) and is_contested(change);

--! proposed
select id
from price_change
where product = :product and region = :region and platform = :platform and base_price = :base_price
    and effective_from = :effective_from and ends is null and state in ('submitted', 'publicized')
order by id;

--! joined_into_ended (publicity?)
select joined.id
from price_change live
join price_change joined on joined.joined_into = live.id
where (live.id = any(:ids) or live.publicity = :publicity) and live.state in ('stopped', 'refused') and joined.state = 'joined'
order by joined.id;

--! joined_into
select id from price_change where joined_into = any(:ids) and state = 'joined' order by id;

--! lock_declarations
-- Two that come at once would each find that the other is not there.
select pg_advisory_xact_lock(7709, (:manufacturer::bigint % 2147483647)::integer)::text as locked;

--! joined_to (viewer?) : PriceChange (effective_to?, campaign?, linkage?, ends?, submitted_by?, decided_at?, publicity?, counts_from?, listed_price?, last_price?, corrects?, joined_into?)
select id, origin, product, manufacturer, region, platform, platform_level, kind, price, pack_ratio, base_price,
    effective_from, effective_to, source, remark, evidence, campaign, linkage, ends, state, reason, submitted_at,
    submitted_by, organisation, decided_at, publicity, counts_from, listed_price, corrects, joined_into, version, last_price, unconfirmed
from price_change
where joined_into = any(:ids) and (:viewer::bigint is null or organisation = :viewer)
order by id;

--! listed_by
-- Lists that state what a change states already.
select price_change, linkage from linked_before where price_change = any(:ids) order by price_change, linkage;

--! follow
update price_change set joined_into = :next, version = version + 1 where joined_into = :id and state = 'joined';

--! join_rows
-- Rows of a list that state what is public by another way.
with live as (
    select stated.id, min(other.id) as live
    from price_change stated
    join price_change other on is_one_price(stated, other)
    where stated.linkage = :linkage and stated.state = 'submitted' and other.state = 'publicized' and other.origin <> 'linkage'
    group by stated.id
), joined as (
    update price_change change
    set state = 'joined', joined_into = live.live, decided_at = :now, decided_by = :account, version = version + 1
    from live
    where change.id = live.id
    returning change.product, change.joined_into
)
insert into linked_before (linkage, product, price_change)
select :linkage, product, joined_into from joined
on conflict do nothing;

--! publicity_joined : (publicity?)
-- Where the rows of a list are public that joined what came by other ways.
select live.publicity
from price_change stated
join price_change live on live.id = stated.joined_into
where stated.linkage = :linkage and stated.state = 'joined' and live.publicity is not null
order by live.publicity
limit 1;

--! joining_list
-- What is submitted by others than the person and that the rows of a list state too.
select other.id, min(stated.id) as live
from price_change stated
join price_change other on is_one_price(stated, other)
where stated.linkage = :linkage and stated.state = 'submitted' and other.state in ('submitted', 'returned')
    and other.origin <> 'linkage' and other.submitted_by is distinct from :person
group by other.id
order by other.id;

--! mark_undone
update price_change set undone = true where id = any(:ids);

--! get : PriceChange (effective_to?, campaign?, linkage?, ends?, submitted_by?, decided_at?, publicity?, counts_from?, listed_price?, last_price?, corrects?, joined_into?)
select id, origin, product, manufacturer, region, platform, platform_level, kind, price, pack_ratio, base_price,
    effective_from, effective_to, source, remark, evidence, campaign, linkage, ends, state, reason, submitted_at,
    submitted_by, organisation, decided_at, publicity, counts_from, listed_price, corrects, joined_into, version, last_price, unconfirmed
from price_change
where id = any(:ids);

--! page (ids?, origin?, states?, manufacturer?, linkage?, campaign?, product?, publicity?, buyer_or_manufacturer?, products?, name_part?) : PriceChangeRow (limit_price?, due_from?, due_at?, due_is_provisional?, calendar_version?, corrected_by?)
select change.id, product.code, product.name, product.specification, product.model, product.base_unit,
    manufacturer.name as manufacturer_name, limit_today.price as limit_price,
    publicity.due_from, publicity.due_at, publicity.due_is_provisional, publicity.calendar_version,
    (select count(*) from objection where objection.price_change = change.id and objection.state = 'open') as objections_open,
    (select id from price_change next where next.corrects = change.id) as corrected_by
from price_change change
join product on product.id = change.product
join organisation manufacturer on manufacturer.id = change.manufacturer
left join lateral limit_of(change.product, :today) as limit_today on true
left join publicity on publicity.id = change.publicity
where change.id < :before and (:ids::bigint[] is null or change.id = any(:ids))
    and (:origin::text is null or change.origin = :origin)
    and (:states::text[] is null or change.state = any(:states))
    and (:manufacturer::bigint is null or change.manufacturer = :manufacturer)
    and (:linkage::bigint is null or change.linkage = :linkage)
    and (:campaign::bigint is null or change.campaign = :campaign)
    and (:product::bigint is null or change.product = :product)
    and (:products::bigint[] is null or change.product = any(:products))
    and (:publicity::bigint is null or change.publicity = :publicity)
    and (:with_drafts::boolean or change.origin <> 'linkage' or change.publicity is not null)
    and (:buyer_or_manufacturer::bigint is null or change.manufacturer = :buyer_or_manufacturer or exists (
        select from own_prices(:today) own
        where own.hospital = :buyer_or_manufacturer and own.product = change.product))
    and (:name_part::text is null or product_is_named(product.name, product.code, :name_part))
order by change.id desc
limit :rows;

--! count (ids?, origin?, states?, manufacturer?, linkage?, campaign?, product?, publicity?, buyer_or_manufacturer?, name_part?)
select count(*) as total
from (
    select
    from price_change change
    where (:ids::bigint[] is null or change.id = any(:ids))
        and (:origin::text is null or change.origin = :origin)
        and (:states::text[] is null or change.state = any(:states))
        and (:manufacturer::bigint is null or change.manufacturer = :manufacturer)
        and (:linkage::bigint is null or change.linkage = :linkage)
        and (:campaign::bigint is null or change.campaign = :campaign)
        and (:product::bigint is null or change.product = :product)
        and (:publicity::bigint is null or change.publicity = :publicity)
        and (:with_drafts::boolean or change.origin <> 'linkage' or change.publicity is not null)
        and (:buyer_or_manufacturer::bigint is null or change.manufacturer = :buyer_or_manufacturer or exists (
            select from own_prices(:today) own
            where own.hospital = :buyer_or_manufacturer and own.product = change.product))
        and (:name_part::text is null or exists (
            select from product
            where product.id = change.product and product_is_named(product.name, product.code, :name_part)))
    limit totals_exact_to() + 1
) as counted;

--! products_named
select change.product
from price_change change
where is_named(change.product_name, :name_part)
union
select change.product
from products_coded(:name_part) as coded
join price_change change on change.product = coded.product;

--! count_named (origin?, states?)
-- Filtered by nothing narrower.
select count(*) as total
from (
    select
    from (
        select change.origin, change.state, change.publicity
        from price_change change
        where is_named(change.product_name, :name_part)
        union all
        select change.origin, change.state, change.publicity
        from products_coded(:name_part) as coded
        join price_change change on change.product = coded.product
    ) as named
    where (:origin::text is null or named.origin = :origin)
        and (:states::text[] is null or named.state = any(:states))
        and (:with_drafts::boolean or named.origin <> 'linkage' or named.publicity is not null)
    limit totals_exact_to() + 1
) as counted;

--! lock_submitted (origin?, campaign?, product?, name_part?)
-- What the one who decides brought in comes last: however much that is, the others are reached. What is far from the limit is
-- accepted one by one.
select change.id
from submitted_changes(
    :origin, :campaign, :product, :name_part, :person, :own, :today, :below_part, :above_times
) as found
join price_change change on change.id = found.id
where change.state = 'submitted' and (:with_far::boolean or not found.is_far)
order by found.is_own, change.id
limit :rows
for update of change skip locked;

--! foresee_submitted (origin?, campaign?, product?, name_part?)
select count(*) as found,
    count(*) filter (where not decided.is_decided) as not_decided,
    count(distinct change.product) filter (where decided.is_decided) as products,
    count(distinct change.manufacturer) filter (where decided.is_decided) as manufacturers
from submitted_changes(
    :origin, :campaign, :product, :name_part, :person, :own, :today, :below_part, :above_times
) as found
join price_change change on change.id = found.id
cross join lateral (select not found.is_own and (:with_far::boolean or not found.is_far) as is_decided) as decided;

--! foresee_lowest (origin?, campaign?, product?, name_part?)
-- The lowest price of each product among those that would be decided on.
select change.product, min(change.base_price) as price
from submitted_changes(
    :origin, :campaign, :product, :name_part, :person, :own, :today, :below_part, :above_times
) as found
join price_change change on change.id = found.id
where not found.is_own and (:with_far::boolean or not found.is_far)
    and change.ends is null and price_may_count(change.kind, change.platform_level)
group by change.product
order by change.product;

--! decide (account?, announced_by?, publicities[?], counts_from[?], listed_prices[?], joined_into[?])
update price_change change
set state = decided.state, reason = decided.reason, decided_at = :now, decided_by = coalesce(:account, decided_by),
    publicity = coalesce(decided.publicity, change.publicity), counts_from = decided.counts_from,
    listed_price = decided.listed_price, announced_by = coalesce(:announced_by, announced_by),
    joined_into = decided.joined_into, version = version + 1
from unnest(:ids::bigint[], :states::text[], :reasons::text[], :publicities::bigint[], :counts_from::date[],
    :listed_prices::bigint[], :joined_into::bigint[])
    as decided (id, state, reason, publicity, counts_from, listed_price, joined_into)
where change.id = decided.id;

--! announced_by
select change.announced_by as event, change.manufacturer, count(*) as changes, min(change.counts_from) as counts_from,
    (array_agg(product.name order by change.id))[1] as product_name
from price_change change
join product on product.id = change.product
where change.announced_by = any(:events)
group by change.announced_by, change.manufacturer
order by change.announced_by, change.manufacturer;

--! save_additions (campaigns[?])
update price_change change
set evidence = added.evidence::uuid[], campaign = added.campaign, version = version + 1
from unnest(:ids::bigint[], :evidence::text[], :campaigns::bigint[]) as added (id, evidence, campaign)
where change.id = added.id;

--! rewrite (effective_to?)
update price_change
set price = :price, pack_ratio = :pack_ratio, base_price = :base_price, effective_from = :effective_from,
    effective_to = :effective_to, source = :source, remark = :remark, evidence = :evidence,
    platform = :platform, platform_level = :platform_level, kind = :kind,
    reason = '', state = 'submitted', submitted_at = :now, submitted_by = :account, version = version + 1
where id = :id;

--! changes_to_announce
select change.id
from price_change change
where change.publicity = :publicity and change.state = 'publicized'
    and not is_contested(change)
order by change.id
limit :rows;

--! listed_beside
select change.id as change, other.listed_price
from price_change change
join price_change other on other.product = change.product and other.state = 'announced' and other.listed_price is not null
    and coalesce(other.first_publicity, other.publicity) = coalesce(change.first_publicity, change.publicity)
where change.id = any(:changes)
union
select change.id, again.listed_price
from price_change change
join linked_again again on again.linkage = change.linkage and again.product = change.product
where change.id = any(:changes)
union
select change.id, stated.listed_price
from price_change change
join linked_before before on before.linkage = change.linkage and before.product = change.product
join price_change stated on stated.id = before.price_change
where change.id = any(:changes) and stated.state = 'announced' and stated.listed_price is not null
union
select before.price_change, other.listed_price
from linked_before before
join price_change other on other.linkage = before.linkage and other.product = before.product
where before.price_change = any(:changes) and other.state = 'announced' and other.listed_price is not null;

--! products_of_list
select product, count(*) as rows
from price_change
where linkage = :linkage and :after < product and state = 'submitted'
group by product
order by product
limit :products;

--! of_list : PriceChange (effective_to?, campaign?, linkage?, ends?, submitted_by?, decided_at?, publicity?, counts_from?, listed_price?, last_price?, corrects?, joined_into?)
select id, origin, product, manufacturer, region, platform, platform_level, kind, price, pack_ratio, base_price,
    effective_from, effective_to, source, remark, evidence, campaign, linkage, ends, state, reason, submitted_at,
    submitted_by, organisation, decided_at, publicity, counts_from, listed_price, corrects, joined_into, version, last_price, unconfirmed
from price_change
where linkage = :linkage and product = any(:products)
order by product, id;

--! open_of_products : PriceChange (effective_to?, campaign?, linkage?, ends?, submitted_by?, decided_at?, publicity?, counts_from?, listed_price?, last_price?, corrects?, joined_into?)
select id, origin, product, manufacturer, region, platform, platform_level, kind, price, pack_ratio, base_price,
    effective_from, effective_to, source, remark, evidence, campaign, linkage, ends, state, reason, submitted_at,
    submitted_by, organisation, decided_at, publicity, counts_from, listed_price, corrects, joined_into, version, last_price, unconfirmed
from price_change
where product = any(:products) and ends is null and state in ('submitted', 'publicized')
order by product, id;

--! insert_linked_again
insert into linked_again (linkage, product, listed_price)
select :linkage, product, listed_price
from unnest(:products::bigint[], :listed_prices::bigint[]) as again (product, listed_price)
on conflict do nothing;

--! linked_again
select listed_price from linked_again where linkage = :linkage and product = any(:products)
union
select stated.listed_price
from linked_before before
join price_change stated on stated.id = before.price_change
where before.linkage = :linkage and before.product = any(:products)
    and stated.state = 'announced' and stated.listed_price is not null;

--! linked_before : PriceChange (effective_to?, campaign?, linkage?, ends?, submitted_by?, decided_at?, publicity?, counts_from?, listed_price?, last_price?, corrects?, joined_into?)
select id, origin, product, manufacturer, region, platform, platform_level, kind, price, pack_ratio, base_price,
    effective_from, effective_to, source, remark, evidence, campaign, linkage, ends, state, reason, submitted_at,
    submitted_by, organisation, decided_at, publicity, counts_from, listed_price, corrects, joined_into, version, last_price, unconfirmed
from price_change change
where change.id in (
    select stated.id
    from unnest(:products::bigint[], :regions::smallint[], :platforms::text[], :prices::numeric[], :effective_from::date[])
        as row (product, region, platform, price, effective_from)
    join price_change stated on stated.product = row.product and stated.region = row.region and stated.platform = row.platform
        and stated.base_price = row.price and stated.effective_from = row.effective_from
    left join publicity on publicity.id = stated.publicity
    where stated.ends is null and stated.linkage is distinct from :linkage
        and case stated.origin
            when 'linkage' then not (stated.state = 'withdrawn' and (stated.reason = '' or stated.joined_into is not null))
                and not (stated.state = 'stopped' and publicity.stopped_at is not null)
            else stated.state = 'publicized'
        end)
order by change.id;

--! insert_linked_before
insert into linked_before (linkage, product, price_change)
select :linkage, product, price_change
from unnest(:products::bigint[], :price_changes::bigint[]) as before (product, price_change)
on conflict do nothing;

--! leave_to_lists
with moved as (
    update price_change change set linkage = taker.linkage
    from (
        select price_change, min(linkage) as linkage
        from linked_before
        where linkage = any(:lists)
        group by price_change
    ) as taker
    where change.id = taker.price_change and change.linkage = :linkage and change.state = 'submitted'
    returning change.linkage
)
select linkage, count(*) as rows from moved group by linkage order by linkage;

--! decide_list (publicity?)
update price_change
set state = :after, decided_at = :now, decided_by = :account, publicity = :publicity, version = version + 1
where linkage = :linkage and state = :before;

--! waiting : Waiting()
select
    (select count(*) from price_change where state = 'returned' and manufacturer = :manufacturer) as returned,
    (select count(*) from price_change where state = 'submitted' and origin <> 'linkage') as to_check,
    (select count(*) from objection where state = 'open') as objections_open,
    (select count(*) from price_change where unconfirmed and state = 'publicized') as unconfirmed;

--! outliers_held
-- One that a later load has overtaken waits for nobody, though the job may not have ended it yet.
select change.id from price_change change
where change.origin = 'outlier' and change.state in ('submitted', 'publicized') and change.product = any(:products)
    and not is_overtaken(change)
order by change.id;

--! loaders_of_held
-- Whose price it is that is held as a typing error: his whose load holds it. Who loads the same price later is the second person, who may
-- decide on it: he neither typed it first nor released it by loading it (S4-13: a person decides, by name). Once the load that held it is
-- undone, another that states it too holds it, and is the first one's.
select change.id, coalesce(load.account, change.submitted_by)::bigint as account
from price_change change
left join listed_price_load load on load.import = change.import
where change.id = any(:ids) and change.origin = 'outlier' and coalesce(load.account, change.submitted_by) is not null
union
-- A held rise is his whose load it was held from, as long as that is in force; of a price that an undone load leaves it is his who undid it.
select change.id, coalesce(load.account, change.submitted_by)::bigint
from price_change change
left join listed_price_load load on load.import = change.import and load.undone_at is null
where change.id = any(:ids) and change.origin = 'rise' and coalesce(load.account, change.submitted_by) is not null
union
-- It is also theirs who loaded the same again and meant it, since two persons have to agree to what raises a limit (S4-13); a monthly
-- list that only repeats it is nobody's decision.
select change.id, load.account
from price_change change
join price_change_repeat repeat on repeat.price_change = change.id and repeat.meant
join listed_price_load load on load.import = repeat.import and load.undone_at is null
where change.id = any(:ids) and change.origin = 'rise'
union
-- What an undone load leaves was held since somebody loaded a higher price after it: the limit does not rise to that on his word. Whose
-- load was undone may decide, whatever else he loaded.
select change.id, load.account
from price_change change
join listed_price_load undone on undone.import = change.import and undone.undone_at is not null
join listed_price higher on higher.product = change.product and higher.superseded_at is null
    and change.base_price < higher.base_price and price_may_count(higher.kind, higher.platform_level)
join listed_price_load load on load.import = higher.loaded_by and load.undone_at is null
    and undone.loaded_at <= load.loaded_at and load.account <> undone.account
where change.id = any(:ids) and change.origin = 'rise';

--! moot (among?)
-- Of a price that ended, all copies are over; one that something replaced has none left.
select change.id
from price_change change
left join listed_price ended on ended.id = change.ends
where change.state = 'submitted' and (:among::bigint[] is null or change.id = any(:among)) and (
    change.origin = 'outlier' and change.effective_to < :today
    or change.origin = 'rise' and not exists (
        select from listed_price live
        where live.product = change.product and live.superseded_at is null
            and coalesce(live.copy_of, live.id) = coalesce(ended.copy_of, ended.id)
            and price_lasts(live, :today)))
order by change.id
limit :rows;

--! overtaken (among?)
-- What an objection waits for is left to its answer.
select change.id, change.state
from price_change change
where change.origin = 'outlier' and change.state in ('submitted', 'publicized')
    and (:among::bigint[] is null or change.id = any(:among))
    and is_overtaken(change) and not is_contested(change)
order by change.id
limit :rows;

--! mark_overtaken
update price_change set overtaken = true where id = any(:ids);

--! waiting_again
-- Held prices in whose place something was that counts no more, listed or held, with the load that held each: the last one of a key, unless
-- something else has overtaken it too or it has waited again since.
with gone as (
    select product, key_of(listed) as key from listed_price listed where listed.id = any(:gone)
    union
    select product, key_of(change) from price_change change where change.id = any(:changes) and change.origin = 'outlier'
)
select distinct on (gone.key) change.id, change.import::uuid as import
from gone
join price_change change on change.product = gone.product and key_of(change) = gone.key
join listed_price_load load on load.import = change.import and load.undone_at is null
where change.origin = 'outlier' and change.overtaken and not is_overtaken(change)
    and not exists (
        select from price_change later
        where later.product = change.product and later.import = change.import and later.origin = 'outlier'
            and key_of(later) = gone.key and change.id < later.id)
order by gone.key, load.loaded_at desc, change.id desc;

--! note_restated
update price_change set restated_by = :import
where id = any(:ids) and origin = 'outlier' and state in ('submitted', 'publicized');

--! note_file_repeated
-- A file that does nothing, since an earlier one did the same, states again what that one lists.
update price_change change set restated_by = first.import
from listed_price_load first
join listed_price live on live.loaded_by = first.import and live.superseded_at is null
where first.import = :first and change.product = live.product and key_of(change) = key_of(live) and change.origin = 'outlier'
    and change.state in ('submitted', 'publicized') and first.loaded_at < change.submitted_at;

--! restated
-- What is listed under the key of a held price, where a load after it states that again.
select change.id, live.base_price
from price_change change
join listed_price_load load on load.import = change.restated_by and load.undone_at is null
join listed_price live on live.product = change.product and live.superseded_at is null and key_of(live) = key_of(change)
where change.id = any(:ids) and change.state in ('submitted', 'publicized')
order by change.id, live.id;

--! held_prices
select ends, id from price_change where ends = any(:listed_prices::bigint[]) and state in ('submitted', 'publicized');

--! waiting_for_prices : (submitted_by?)
-- The end of a price, the end of a lower one that a price takes the place of, and what is held as a typing error in its place, of
-- other loads than the one that repeats the price.
select stated.id as price, change.id, change.origin, change.state, change.submitted_by,
    coalesce(coalesce(stated.copy_of, stated.id) = coalesce(over.copy_of, over.id), false) as is_end
from price_change change
join listed_price stated on stated.product = change.product and stated.id = any(:ids)
left join listed_price over on over.id = change.ends
where change.state in ('submitted', 'publicized') and change.import is distinct from :import and (
    change.origin = 'rise' and (coalesce(stated.copy_of, stated.id) = coalesce(over.copy_of, over.id)
        or over.base_price < stated.base_price
            and (stated.region, stated.platform, stated.platform_level, stated.kind, stated.source)
                = (over.region, over.platform, over.platform_level, over.kind, over.source))
    or change.origin = 'outlier'
        and key_of(stated) = key_of(change))
order by stated.id, change.id;

--! ending
-- All copies of the prices that are to end.
select change.id as change, change.product, change.state, live.id
from price_change change
join listed_price over on over.id = change.ends
join listed_price live on live.product = change.product and live.superseded_at is null
    and coalesce(live.copy_of, live.id) = coalesce(over.copy_of, over.id)
where change.product = any(:products) and change.state in ('submitted', 'publicized');

--! departing
-- A higher price that is public takes the place of what its own platform lists, and one that states the last day of a listed price
-- ends it; what is lower and came after the decision stays beside it.
select live.id
from price_change change
join listed_price live on live.product = change.product and live.superseded_at is null
join listed_price first on first.id = coalesce(live.copy_of, live.id)
left join listed_price over on over.id = change.ends
where change.product = any(:products) and change.state = 'publicized' and (
    first.id = coalesce(over.copy_of, over.id)
    or change.ends is null
        and (change.base_price > live.base_price and first.recorded_at <= change.decided_at
            or change.base_price = live.base_price and change.effective_to is not null)
        and (live.region, live.platform, live.platform_level, live.kind)
            = (change.region, change.platform, change.platform_level, change.kind));

--! count_concluded_overtaken
select count(*) as prices
from current_purchase_price current
join lateral (
    select min(change.base_price) as price
    from price_change change
    where change.product = current.product and change.state in ('publicized', 'announced') and change.ends is null
        and price_may_count(change.kind, change.platform_level)
        and (change.counts_from is null or :since_day <= change.counts_from)
) as coming on true
where concluded_price_lasts(current, :since_day) and coming.price < current.price;

--! unconfirmed
select id from price_change where unconfirmed and state = 'publicized' order by id;

--! confirm
update price_change set unconfirmed = false, version = version + 1 where id = :id;

--! insert_correction (effective_to?)
insert into price_change (origin, product, manufacturer, region, platform, platform_level, kind, price, pack_ratio,
    base_price, effective_from, effective_to, source, remark, evidence, campaign, linkage, state, submitted_at,
    submitted_by, organisation, decided_at, decided_by, publicity, corrects, first_publicity, unconfirmed)
select origin, product, manufacturer, region, platform, platform_level, kind, :price, :pack_ratio, :base_price,
    :effective_from, :effective_to, :source, remark, evidence, campaign, linkage, 'publicized', :now, :account,
    organisation, :now, :account, :publicity, id, coalesce(first_publicity, publicity), :unconfirmed
from price_change
where id = :id
returning id;

--! open_in
select change.id
from price_change change
where change.publicity = :publicity and change.state = 'publicized'
    and (not :held_only::boolean or is_contested(change))
order by change.id;

--! stop_all
update price_change change
set state = :state, reason = :reason, decided_at = :now, decided_by = :account, version = version + 1
where change.publicity = :publicity and change.state = 'publicized'
    and (not :held_only::boolean or is_contested(change));

--! held_by_import
select origin, count(*) as changes from price_change where import = :import group by origin;

--! rises_held
select id from price_change where import = :import and origin = 'rise' and state = 'submitted' order by id limit :rows;

--! note_held_again
insert into price_change_repeat (price_change, import, meant)
select id, :import::uuid, :meant from price_change
where (id = any(:ids) or ends = any(:ends)) and state in ('submitted', 'publicized') and import <> :import
on conflict do nothing;

--! heirs_of_held : (account?, decided_by?)
-- The loads that would have held what a load holds, unless they were undone.
select change.id, change.state, change.decided_by, repeat.import, load.account
from price_change change
join price_change_repeat repeat on repeat.price_change = change.id and repeat.import <> all(:reversed)
left join listed_price_load load on load.import = repeat.import
where change.import = :import and change.state in ('submitted', 'publicized')
order by change.id, repeat.import;

--! take_over_held
update price_change change set import = heir.import
from unnest(:ids::bigint[], :imports::uuid[]) as heir (id, import)
where change.id = heir.id;

--! held_freed
-- How many held rises a load meant again that is undone: whose load it was may decide on them then.
select count(*) as changes
from price_change_repeat repeat
join price_change change on change.id = repeat.price_change
where repeat.import = :import and repeat.meant and change.origin = 'rise' and change.state = 'submitted';

--! changes_of_load
select id
from price_change
where import = :import or (ends = any(:ended) and state in ('submitted', 'publicized'))
union
select change.id
from listed_price far
join price_change change on change.import = far.loaded_by and change.product = far.product and change.origin = 'rise'
    and change.state in ('submitted', 'publicized')
join listed_price over on over.id = change.ends and key_of(over) = key_of(far)
where far.id = any(:far)
order by id;

--! corrections_of
-- However often a price was corrected; the last of them counts, unless it was stopped.
with recursive corrected as (
    select id, state from price_change where corrects = any(:changes)
    union all
    select next.id, next.state from corrected join price_change next on next.corrects = corrected.id
)
select id from corrected where state in ('submitted', 'returned', 'publicized', 'announced') order by id;

--! public_of_load
select id, publicity
from price_change
where state = 'publicized' and publicity is not null and product in (select product from listed_price where loaded_by = :import)
order by id;

--! law_of_loads : (counts_from?, announced?)
-- The prices of loads whose own rises are announced: what the same platform lists by them of the same product and kind. And
-- those that an announcement found listed already, so that it listed them no second time: law from its first day on.
select coalesce(listed.copy_of, listed.id) as price, listed.loaded_by as import, null::date as counts_from, null::bigint as announced
from price_change change
join listed_price listed on listed.product = change.product and listed.region = change.region
    and listed.platform = change.platform and listed.platform_level = change.platform_level
    and listed.kind = change.kind and listed.loaded_by = change.import
where change.import = any(:imports) and change.origin = 'rise' and change.state = 'announced'
union
select coalesce(listed.copy_of, listed.id), listed.loaded_by, change.counts_from, change.id
from listed_price listed
join price_change change on change.product = listed.product and change.listed_price = listed.id
where listed.loaded_by = any(:imports) and change.ends is null and change.state = 'announced'
order by price, announced;

--! move_ends
update price_change change set ends = moved.new
from unnest(:old::bigint[], :new::bigint[]) as moved (old, new)
where change.ends = moved.old and change.state in ('submitted', 'publicized');

--! counted_products
select distinct product from price_change
where product = any(:products) and state in ('submitted', 'returned', 'publicized');
