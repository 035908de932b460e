--! lock_pairs
select pg_advisory_xact_lock(locked.pair)::text as locked
from (select unnest(:pairs::bigint[]) as pair) as locked;

--! offer_facts : (certificate_expires_on?, zone_price?, limit_price?, limit_version?, own_price?, open_invitation?, open_price?, due_from?, due_at?, due_is_provisional?, calendar_version?)
select request.position, product.manufacturer, product.listing, product.certificate_expires_on, product.zone_price,
    product.under_vbp, limit_today.price as limit_price, limit_today.version as limit_version,
    own.price as own_price, open.id as open_invitation, open.price as open_price, open.due_from, open.due_at,
    open.due_is_provisional, open.calendar_version
from unnest(:hospitals::bigint[], :products::bigint[]) with ordinality as request (hospital, product, position)
join product on product.id = request.product
left join lateral limit_of(request.product, :today) as limit_today on true
left join lateral (
    select own.price
    from own_prices(:today) own
    where own.hospital = request.hospital and own.product = request.product
    limit 1
) as own on true
left join invitation open on open.hospital = request.hospital and open.product = request.product
    and invitation_is_open(open.state);

--! sent_before
select invitation.id, invitation.sent_by, invitation.idempotency_key as key, invitation.product, invitation.price,
    invitation.quantity, invitation.note
from unnest(:accounts::bigint[], :keys::text[]) as request (account, key)
join invitation on invitation.sent_by = request.account and invitation.idempotency_key = request.key;

--! equal_offers (imports[?], keys[?])
-- Of the own file those count alone that another row sent with the same remark.
select request.index, earlier.id, coalesce(earlier.import = request.import, false) as is_of_file
from unnest(
    :indices::bigint[], :hospitals::bigint[], :products::bigint[], :prices::numeric[], :quantities::bigint[], :imports::uuid[],
    :keys::text[], :notes::text[]
) as request (index, hospital, product, price, quantity, import, key, note)
join invitation earlier on earlier.hospital = request.hospital and earlier.product = request.product
    and earlier.price = request.price and earlier.quantity = request.quantity
where (invitation_is_open(earlier.state) or :since <= earlier.sent_at) and not earlier.undone
    and (request.import is null or earlier.import is distinct from request.import
        or (earlier.note = request.note and earlier.idempotency_key is distinct from request.key))
order by request.index, earlier.sent_at desc, earlier.id desc;

--! mark_undone
update invitation set undone = true where id = any(:ids);

--! insert_many (limits[?], limit_versions[?], current_prices[?], keys[?], due_at[?], due_from[?], calendar_versions[?], decided_at[?], decided_by[?], decision_clauses[?], imports[?])
with written as (
    insert into invitation (id, number, hospital, manufacturer, product, price, quantity, note, state, reference_limit,
        limit_version, current_price, sent_at, sent_by, idempotency_key, due_at, due_is_provisional, due_from,
        calendar_version, decided_at, decided_by, decision_clause, import)
    select id, number, hospital, manufacturer, product, price, quantity, note, state, reference_limit, limit_version,
        current_price, :now, sent_by, key, due_at, due_is_provisional, due_from, calendar_version, decided_at, decided_by,
        decision_clause, import
    from unnest(
        :ids::uuid[], :numbers::text[], :hospitals::bigint[], :manufacturers::bigint[], :products::bigint[],
        :prices::numeric[], :quantities::bigint[], :notes::text[], :states::text[], :limits::numeric[],
        :limit_versions::bigint[], :current_prices::numeric[], :senders::bigint[], :keys::text[],
        :due_at::timestamptz[], :provisional::boolean[], :due_from::date[], :calendar_versions::bigint[],
        :decided_at::timestamptz[], :decided_by::text[], :decision_clauses::text[], :imports::uuid[]
    ) as new (id, number, hospital, manufacturer, product, price, quantity, note, state, reference_limit, limit_version,
        current_price, sent_by, key, due_at, due_is_provisional, due_from, calendar_version, decided_at, decided_by,
        decision_clause, import)
    on conflict do nothing
    returning id, hospital, product, manufacturer
), paired as (
    insert into invited_product (hospital, product, manufacturer)
    select distinct on (hospital, product) hospital, product, manufacturer from written order by hospital, product
    on conflict do nothing
)
select id from written;

--! lock : Invitation (reference_limit?, limit_version?, current_price?, due_at?, due_from?, calendar_version?, counter_price?, counter_reason?, decided_at?, decided_by?, decision_clause?, decision_reason?)
select invitation.id, invitation.number, invitation.hospital, invitation.manufacturer, invitation.product,
    invitation.price, invitation.quantity, invitation.note, invitation.state, invitation.reference_limit,
    invitation.limit_version, invitation.current_price, invitation.sent_at, invitation.sent_by, invitation.due_at,
    invitation.due_is_provisional, invitation.due_from, invitation.calendar_version, invitation.counter_price,
    invitation.counter_reason, invitation.counter_attempts, invitation.decided_at, invitation.decided_by,
    invitation.decision_clause, invitation.decision_reason, invitation.version, invitation.region
from invitation
where id = any(:ids)
order by id
for update;

--! get : Invitation (reference_limit?, limit_version?, current_price?, due_at?, due_from?, calendar_version?, counter_price?, counter_reason?, decided_at?, decided_by?, decision_clause?, decision_reason?)
select invitation.id, invitation.number, invitation.hospital, invitation.manufacturer, invitation.product,
    invitation.price, invitation.quantity, invitation.note, invitation.state, invitation.reference_limit,
    invitation.limit_version, invitation.current_price, invitation.sent_at, invitation.sent_by, invitation.due_at,
    invitation.due_is_provisional, invitation.due_from, invitation.calendar_version, invitation.counter_price,
    invitation.counter_reason, invitation.counter_attempts, invitation.decided_at, invitation.decided_by,
    invitation.decision_clause, invitation.decision_reason, invitation.version, invitation.region
from invitation
where id = any(:ids);

--! counter_attempts
select pair.position, coalesce(sum(tried.counter_attempts), 0)::bigint as attempts
from unnest(:hospitals::bigint[], :products::bigint[]) with ordinality as pair (hospital, product, position)
join invitation tried on tried.hospital = pair.hospital and tried.product = pair.product
where 0 < tried.counter_attempts and :since <= tried.countered_at
group by pair.position;

--! products_named (hospital?, manufacturer?, among?)
-- Each with the number of all pairs: where they reach the most that is read, not all products are found.
with named as materialized (
    (
        select invited.product
        from invited_product invited
        where is_named(invited.product_name, :name_part)
            and (:hospital::bigint is null or invited.hospital = :hospital)
            and (:manufacturer::bigint is null or invited.manufacturer = :manufacturer)
            and (:among::bigint[] is null or invited.product = any(:among))
        limit :pairs
    )
    union all
    (
        select invited.product
        from products_coded(:name_part) as coded
        join invited_product invited on invited.product = coded.product
        where (:hospital::bigint is null or invited.hospital = :hospital)
            and (:manufacturer::bigint is null or invited.manufacturer = :manufacturer)
            and (:among::bigint[] is null or invited.product = any(:among))
        limit :pairs
    )
)
select distinct named.product, (select count(*) from named) as pairs from named;

--! numbered (within?, hospital?, manufacturer?, product?, due_before?)
select invitation.id
from invitations_of(:hospital::bigint, :manufacturer::bigint, :product::bigint, null, null, :due_before::timestamptz, :within::text) as invitation
where invitation.number = :number and invitation.state = any(:states);

--! page (within?, hospital?, manufacturer?, product?, products?, name_part?, due_before?, after_at?, since?)
-- For each state the index of its order is read until the page is full; the branches of other orders are
-- planned away. A further page goes on in the order of the first: whose deadline moved since then is at its place before.
with moved as materialized (
    select invitation, due_at from invitations_moved(:since::text)
), placed as (
    select found.id, found.at
    from unnest(:states::text[]) as wanted (state)
    cross join lateral (
        (
            select invitation.id, invitation.sent_at as at
            from invitations_of(:hospital::bigint, :manufacturer::bigint, :product::bigint, :products::bigint[], :name_part::text, :due_before::timestamptz, :within::text) as invitation
            where :sort::text = '-sent_at' and invitation.state = wanted.state
                and (:after_at::timestamptz is null or (invitation.sent_at, invitation.id) < (:after_at, :after_id::uuid))
            order by invitation.sent_at desc, invitation.id desc
            limit :rows
        )
        union all
        (
            select invitation.id, invitation.sent_at as at
            from invitations_of(:hospital::bigint, :manufacturer::bigint, :product::bigint, :products::bigint[], :name_part::text, :due_before::timestamptz, :within::text) as invitation
            where :sort = 'sent_at' and invitation.state = wanted.state
                and (:after_at::timestamptz is null or (invitation.sent_at, invitation.id) > (:after_at, :after_id::uuid))
            order by invitation.sent_at, invitation.id
            limit :rows
        )
        union all
        (
            select invitation.id, invitation.due_at as at
            from invitations_of(:hospital::bigint, :manufacturer::bigint, :product::bigint, :products::bigint[], :name_part::text, :due_before::timestamptz, :within::text) as invitation
            where :sort = 'due_at' and invitation.state = wanted.state and invitation.due_at is not null
                and (:since is null or invitation.id <> all (array(select moved.invitation from moved)))
                and (:after_at::timestamptz is null or (invitation.due_at, invitation.id) > (:after_at, :after_id::uuid))
            order by invitation.due_at, invitation.id
            limit :rows
        )
        union all
        (
            select invitation.id, :without_deadline::timestamptz
            from invitations_of(:hospital::bigint, :manufacturer::bigint, :product::bigint, :products::bigint[], :name_part::text, :due_before::timestamptz, :within::text) as invitation
            where :sort = 'due_at' and invitation.state = wanted.state and invitation.due_at is null
                and (:since is null or invitation.id <> all (array(select moved.invitation from moved)))
                and (:after_at::timestamptz is null or :after_at <> :without_deadline::timestamptz or invitation.id > :after_id)
            order by invitation.due_at, invitation.id
            limit :rows
        )
        union all
        (
            select invitation.id, invitation.due_at as at
            from invitations_of(:hospital::bigint, :manufacturer::bigint, :product::bigint, :products::bigint[], :name_part::text, :due_before::timestamptz, :within::text) as invitation
            where :sort = '-due_at' and invitation.state = wanted.state and invitation.due_at is not null
                and (:since is null or invitation.id <> all (array(select moved.invitation from moved)))
                and (:after_at::timestamptz is null or (invitation.due_at, invitation.id) < (:after_at, :after_id::uuid))
            order by invitation.due_at desc, invitation.id desc
            limit :rows
        )
        union all
        (
            select invitation.id, :without_deadline::timestamptz
            from invitations_of(:hospital::bigint, :manufacturer::bigint, :product::bigint, :products::bigint[], :name_part::text, :due_before::timestamptz, :within::text) as invitation
            where :sort = '-due_at' and invitation.state = wanted.state and invitation.due_at is null
                and (:since is null or invitation.id <> all (array(select moved.invitation from moved)))
                and (:after_at::timestamptz is null or :after_at <> :without_deadline::timestamptz or invitation.id < :after_id)
            order by invitation.due_at desc, invitation.id desc
            limit :rows
        )
    ) as found
    union all
    select invitation.id, sorted.at
    from moved
    join invitations_of(:hospital::bigint, :manufacturer::bigint, :product::bigint, :products::bigint[], :name_part::text, :due_before::timestamptz, :within::text) as invitation
        on invitation.id = moved.invitation
    cross join lateral (select coalesce(moved.due_at, :without_deadline::timestamptz) as at) as sorted
    where :since is not null and :sort in ('due_at', '-due_at') and invitation.state = any(:states::text[])
        and case
            when :descending::boolean then (sorted.at, invitation.id) < (:after_at, :after_id::uuid)
            else (sorted.at, invitation.id) > (:after_at, :after_id::uuid)
        end
)
select placed.id, placed.at as at, coalesce(:since, pg_current_snapshot()::text) as since
from placed
order by case when :descending then placed.at end desc, case when :descending then placed.id end desc, placed.at, placed.id
limit :rows;

--! page_of_products (within?, hospital?, manufacturer?, due_before?, after_at?, since?)
select invitation.id, sorted.at, coalesce(:since, pg_current_snapshot()::text) as since
from invitations_of(:hospital::bigint, :manufacturer::bigint, null, :products::bigint[], null, :due_before::timestamptz, :within::text) as invitation
left join invitations_moved(:since::text) as moved on moved.invitation = invitation.id
cross join lateral (
    select case
        when not :by_deadline::boolean then invitation.sent_at
        when moved.invitation is null then coalesce(invitation.due_at, :without_deadline::timestamptz)
        else coalesce(moved.due_at, :without_deadline)
    end as at
) as sorted
where invitation.state = any(:states)
    and (:after_at::timestamptz is null or case
        when :descending::boolean then (sorted.at, invitation.id) < (:after_at, :after_id::uuid)
        else (sorted.at, invitation.id) > (:after_at, :after_id::uuid)
    end)
order by case when :descending then sorted.at end desc, case when :descending then invitation.id end desc,
    sorted.at, invitation.id
limit :rows;

--! snapshot
select pg_current_snapshot()::text as since;

--! moved : (due_at?)
select invitation, due_at from invitations_moved(:since);

--! forget_moved
delete from invitation_moved
where id in (select old.id from invitation_moved old where old.at < :before order by old.at limit :rows);

--! count (within?, hospital?, manufacturer?, product?, name_part?, due_before?)
select count(*) as total
from (
    select
    from unnest(:states::text[]) as wanted (state)
    cross join lateral (
        select
        from invitations_of(:hospital::bigint, :manufacturer::bigint, :product::bigint, null, :name_part::text, :due_before::timestamptz, :within::text) as invitation
        where invitation.state = wanted.state
        limit :most
    ) as found
    limit :most
) as counted;

--! count_of_products (within?, hospital?, manufacturer?, product?, due_before?, states?)
select count(*) as total
from (
    select
    from invitations_of(:hospital::bigint, :manufacturer::bigint, :product::bigint, :products::bigint[], null, :due_before::timestamptz, :within::text) as invitation
    where :states::text[] is null or invitation.state = any(:states)
    limit totals_exact_to() + 1
) as counted;

--! count_named (within?, hospital?, manufacturer?, product?, due_before?)
-- Of many invitations: those of the products that the name finds.
select count(*) as total
from (
    select
    from (
        select invited.product, invited.hospital
        from invited_product invited
        where is_named(invited.product_name, :name_part)
            and (:hospital::bigint is null or invited.hospital = :hospital)
            and (:manufacturer::bigint is null or invited.manufacturer = :manufacturer)
        union all
        select invited.product, invited.hospital
        from products_coded(:name_part) as coded
        join invited_product invited on invited.product = coded.product
        where (:hospital::bigint is null or invited.hospital = :hospital)
            and (:manufacturer::bigint is null or invited.manufacturer = :manufacturer)
    ) as named
    join invitation on invitation.product = named.product and invitation.hospital = named.hospital
    where invitation.state = any(:states::text[]) and (:product::bigint is null or invitation.product = :product)
        and (:due_before::timestamptz is null or invitation.due_at < :due_before)
        and (:within::text is null or is_overseen(invitation.region, :within))
    limit totals_exact_to() + 1
) as counted;

--! save_many (tried_at?, due_at[?], due_from[?], calendar_versions[?], counter_prices[?], counter_reasons[?], decided_at[?], decided_by[?], decision_clauses[?], decision_reasons[?])
update invitation set state = saved.state, due_at = saved.due_at, due_is_provisional = saved.due_is_provisional,
    due_from = coalesce(saved.due_from, invitation.due_from),
    calendar_version = coalesce(saved.calendar_version, invitation.calendar_version), counter_price = saved.counter_price,
    counter_reason = saved.counter_reason, counter_attempts = saved.counter_attempts,
    countered_at = case when invitation.counter_attempts < saved.counter_attempts then :tried_at::timestamptz
        else invitation.countered_at end, decided_at = saved.decided_at,
    decided_by = saved.decided_by, decision_clause = saved.decision_clause,
    decision_reason = saved.decision_reason, version = invitation.version + 1
from unnest(
    :ids::uuid[], :states::text[], :due_at::timestamptz[], :provisional::boolean[], :due_from::date[],
    :calendar_versions::bigint[], :counter_prices::numeric[], :counter_reasons::text[], :counter_attempts::smallint[],
    :decided_at::timestamptz[], :decided_by::text[], :decision_clauses::text[], :decision_reasons::text[]
) as saved (id, state, due_at, due_is_provisional, due_from, calendar_version, counter_price, counter_reason,
    counter_attempts, decided_at, decided_by, decision_clause, decision_reason)
where invitation.id = saved.id;

--! due
select id from invitation
where invitation_is_open(state) and deadline_is_over(due_at, due_is_provisional, :now)
order by due_at
limit :rows
for update skip locked;

--! overtaken (among?)
select invitation.id
from invitation
join reference_limit on reference_limit.product = invitation.product
where invitation_is_open(invitation.state) and reference_limit.price < invitation.price
    and (:among::bigint[] is null or invitation.product = any(:among))
    -- While several days are settled, an invitation is not compared with the limits of a day before it was sent.
    and reference_limit.effective_on <= :day and invitation.sent_at < :ends_at
order by invitation.id
limit :rows
for update of invitation skip locked;

--! open_rows (due_by?)
select id from invitation
where invitation_is_open(state) and calendar_version < :older_than
    and (:due_by::timestamptz is null or deadline_is_over(due_at, false, :due_by))
order by id
limit :rows
for update;

--! note_counted
update invitation
set calendar_version = counted.calendar_version
from unnest(:ids::uuid[], :calendar_versions::bigint[]) as counted (id, calendar_version)
where invitation.id = counted.id;

--! waiting_count
select count(*) filter (where state = :state) as waiting,
    count(*) filter (where state = :state and due_at < :soon) as due_soon,
    count(*) filter (where invitation_is_open(state)) as open
from invitation
where invitation_is_open(state) and (hospital = :party or manufacturer = :party);

--! open_count (within?)
select count(*) as open, count(*) filter (where due_at < :soon) as due_soon
from invitation
where invitation_is_open(state) and (:within::text is null or is_overseen(region, :within));

--! open_of_pair
select id, number, state
from invitation
where hospital = :hospital and product = :product and invitation_is_open(state);

--! count_in_state
select count(*) as invitations from invitation where state = :state;

--! count_without_limit
select count(*) as invitations from invitation where invitation_is_open(state) and reference_limit is null;

--! count_confirmed_by_rule
select count(*) as invitations from invitation where state = 'confirmed' and decided_by = 'rule' and :since <= decided_at;

--! sides
select invitation.id, invitation.hospital, hospital.name as hospital_name, invitation.manufacturer,
    manufacturer.name as manufacturer_name, product.name as product_name, product.base_unit, product.sales_unit
from invitation
join organisation hospital on hospital.id = invitation.hospital
join organisation manufacturer on manufacturer.id = invitation.manufacturer
join product on product.id = invitation.product
where invitation.id = any(:ids);

--! open_above
select count(*) as invitations,
    coalesce(sum(invitation.price * product.pack_ratio * invitation.quantity), 0) as amount
from unnest(:products::bigint[], :limits::numeric[]) as fallen (product, price)
join invitation on invitation.product = fallen.product
join product on product.id = fallen.product
where invitation_is_open(invitation.state) and fallen.price < invitation.price;

--! ending_invitations
select invitation.id, invitation.number, invitation.product, invitation.hospital, hospital.name as hospital_name,
    invitation.price, invitation.quantity,
    invitation.price * product.pack_ratio * invitation.quantity as amount
from unnest(:products::bigint[], :limits::numeric[]) as fallen (product, price)
join invitation on invitation.product = fallen.product
join product on product.id = fallen.product
join organisation hospital on hospital.id = invitation.hospital
where invitation_is_open(invitation.state) and fallen.price < invitation.price
order by amount desc, invitation.id
limit :rows;

--! concluded_above : EndingConcluded()
select invitation.id, invitation.number, invitation.product, invitation.hospital, hospital.name as hospital_name,
    invitation.price, invitation.quantity, valued.amount, count(*) over () as found,
    sum(valued.amount) over () as amount_of_all
from unnest(:products::bigint[], :limits::numeric[], :days::date[]) as fallen (product, price, day)
join product on product.id = fallen.product
join current_purchase_price own on own.product = fallen.product and concluded_price_lasts(own, fallen.day)
join invitation on invitation.id = own.invitation
join organisation hospital on hospital.id = own.hospital
cross join lateral (select own.price * product.pack_ratio * invitation.quantity as amount) as valued
where fallen.price < own.price
order by amount desc, invitation.id
limit :rows;

--! sent_by_import
select invitation.manufacturer, organisation.name, count(*) as invitations,
    count(*) filter (where invitation.state = 'confirmed') as confirmed,
    coalesce(sum(invitation.price * product.pack_ratio * invitation.quantity), 0) as amount
from invitation
join product on product.id = invitation.product
join organisation on organisation.id = invitation.manufacturer
where invitation.import = :import
group by invitation.manufacturer, organisation.name
order by amount desc, invitation.manufacturer;

--! next_due : (due_at?)
select min(due_at) as due_at from invitation where invitation_is_open(state) and not due_is_provisional;

--! ended_by_load
select ended.id
from invitation ended
where ended.state = 'superseded' and exists (
    select from listed_price listed
    -- A price that another load stated first, or that was put in force again, counted since it was first recorded.
    join listed_price first on first.id = coalesce(listed.copy_of, listed.id)
    where listed.product = ended.product and (listed.loaded_by = :import or listed.id = any(:others))
        and listed.base_price < ended.price
        and price_may_count(listed.kind, listed.platform_level)
        and date_trunc('day', first.recorded_at at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai'
            <= ended.decided_at)
order by ended.sent_at desc, ended.id desc;

--! with_newer
select ended.id
from invitation ended
where ended.id = any(:ids) and exists (
    select from invitation newer
    where newer.hospital = ended.hospital and newer.product = ended.product and newer.id <> ended.id
        and (ended.sent_at, ended.id) < (newer.sent_at, newer.id)
        and newer.state in ('pending', 'countered', 'confirmed'));

--! concluded_since : (own?, others?, without?)
-- What was concluded since an instant of the products of a load, with the lowest prices of the load and of all others as they were
-- known when it was concluded, and the lowest of those that were known by then and count today: they are in force once the load is undone.
select concluded.id, known.own, known.others, remaining.price as without
from (select distinct product from listed_price where loaded_by = :import) as touched
join invitation concluded on concluded.product = touched.product
cross join lateral (select (concluded.decided_at at time zone 'Asia/Shanghai')::date as day) as decided
cross join lateral (
    select min(listed.base_price) filter (where listed.loaded_by = :import or listed.id = any(:others)) as own,
        min(listed.base_price) filter (where listed.loaded_by is distinct from :import and listed.id <> all(:others)) as others
    from listed_price listed
    where listed.product = concluded.product and listed.recorded_at <= concluded.decided_at
        and (listed.superseded_at is null or concluded.decided_at < listed.superseded_at)
        and price_counts(listed, decided.day)
) as known
cross join lateral (
    select min(listed.base_price) as price
    from listed_price listed
    join listed_price first on first.id = coalesce(listed.copy_of, listed.id)
    where listed.product = concluded.product and listed.superseded_at is null
        and first.recorded_at <= concluded.decided_at and price_counts(listed, decided.day)
) as remaining
where concluded.state = 'confirmed' and :since <= concluded.decided_at
order by concluded.decided_at, concluded.id;

--! sent_by_file
select id from invitation where import = :import order by id;

--! sent_under
select number, product, price, quantity, note from invitation where hospital = :hospital and number = any(:numbers);

--! counted_products
select distinct product from invitation where product = any(:products) and invitation_is_open(state);
