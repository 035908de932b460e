--! lock_product
select pg_advisory_xact_lock(7702, (:product::bigint % 2147483647)::integer)::text as locked;

--! same_price
select report.id, coalesce(report.joined, report.id) as head, report.organisation, report.state,
    coalesce(change.state in ('submitted', 'publicized'), false) as in_publicity
from lower_price_report report
left join price_change change on change.id = report.price_change
where report.product = :product and report.region = :region and report.base_price = :base_price
    and report.state <> 'refused'
order by report.id;

--! insert (joined?, effective_to?, limit_price?, settled_at?)
insert into lower_price_report (joined, product, manufacturer, organisation, account, region, platform, platform_level,
    kind, price, pack_ratio, base_price, executed_on, effective_to, source, evidence, limit_price, reported_at,
    raw_due_on, due_on, due_at, due_is_provisional, calendar_version, duty_settled_at, state, price_change)
values (:joined, :product, :manufacturer, :organisation, :account, :region, :platform, :platform_level, :kind, :price,
    :pack_ratio, :base_price, :executed_on, :effective_to, :source, :evidence, :limit_price, :now, :raw_due_on, :due_on,
    :due_at, :provisional, :calendar_version, :settled_at, :state,
    (select price_change from lower_price_report head where head.id = :joined and :state::text = 'accepted'))
returning id;

--! page (states?, viewer?, within?, product?, id?) : LowerPriceReport (joined?, effective_to?, limit_price?, explained_at?, decided_at?, price_change?, publicity?)
select report.id, report.joined, report.product, report.manufacturer, report.organisation, report.region,
    report.platform, report.platform_level, report.kind, report.price, report.pack_ratio, report.base_price,
    report.executed_on, report.effective_to, report.source, report.evidence, report.limit_price, report.reported_at,
    report.raw_due_on, report.due_at, report.due_is_provisional, report.calendar_version, report.state, report.explanation,
    report.explanation_evidence, report.explained_at, report.reason, report.decided_at, report.price_change,
    report.version, change.publicity, product.code, product.name, product.specification, product.model,
    product.base_unit, manufacturer.name as manufacturer_name, reporter.name as organisation_name,
    exists (
        select from lower_price_report own
        where own.id = coalesce(report.joined, report.id) and own.account = :account
        union all
        select from lower_price_report own
        where own.joined = coalesce(report.joined, report.id) and own.account = :account) as is_callers
from lower_price_report report
join product on product.id = report.product
join organisation manufacturer on manufacturer.id = report.manufacturer
join organisation reporter on reporter.id = report.organisation
left join price_change change on change.id = report.price_change
where report.id < :before
    and (:id::bigint is null or report.id = :id)
    and (:states::text[] is null or report.state = any(:states))
    and (:product::bigint is null or report.product = :product)
    and (:viewer::bigint is null or report.organisation = :viewer
        or (report.manufacturer = :viewer and report.joined is null))
    and (:within::text is null or organisation_is_overseen(reporter, :within))
order by report.id desc
limit :rows;

--! count (states?, viewer?, within?, product?)
select count(*) as total
from (
    select
    from lower_price_report report
    where (:states::text[] is null or report.state = any(:states))
        and (:product::bigint is null or report.product = :product)
        and (:viewer::bigint is null or report.organisation = :viewer
            or (report.manufacturer = :viewer and report.joined is null))
        and (:within::text is null or oversees_organisation(:within, report.organisation))
    limit totals_exact_to() + 1
) as counted;

--! of_change
select id from lower_price_report where price_change = :price_change order by id limit 1;

--! follow_correction
update lower_price_report set price_change = :corrected, version = version + 1 where price_change = :price_change;

--! reported_by
select change.id
from price_change change
where change.id = any(:price_changes) and exists (
    select from lower_price_report report
    where report.account = :account and (report.price_change = change.id
        or change.ends is null and report.product = change.product and report.region = change.region
            and report.base_price = change.base_price and report.state <> 'refused'));

--! cases_reported_by
select distinct coalesce(report.joined, report.id) as head
from lower_price_report report
where report.account = :account and coalesce(report.joined, report.id) = any(:ids);

--! sources (viewer?, within?) : ReportSource (price_change?)
select report.price_change, report.id, report.organisation, report.source, report.evidence, report.reported_at
from lower_price_report report
where report.price_change = any(:price_changes) and (:viewer::bigint is null or report.organisation = :viewer
    or (report.manufacturer = :viewer and report.joined is null))
    and (:within::text is null or oversees_organisation(:within, report.organisation))
order by report.id;

--! submitted_and_reported_by
select distinct change.id
from lower_price_report report
join price_change change on change.product = report.product and change.region = report.region
    and change.base_price = report.base_price and change.ends is null
where report.account = :account and report.state <> 'refused' and change.state = 'submitted' and change.origin <> 'linkage'
order by change.id;

--! rows_reported_by
select count(distinct change.id) as rows
from lower_price_report report
join price_change change on change.product = report.product and change.region = report.region
    and change.base_price = report.base_price and change.ends is null
where report.account = :account and report.state <> 'refused' and change.linkage = :linkage and change.state = 'submitted';

--! stopped_with_case
select distinct change.id
from lower_price_report report
join price_change change on change.id = report.price_change
where change.publicity = :publicity and change.state = 'stopped' and report.state = 'accepted'
order by change.id;

--! changes_reported_by : (price_change?)
select distinct price_change from lower_price_report where price_change = any(:price_changes) and account = :account;

--! lock_case : (joined?)
select report.id, report.joined, report.organisation, report.account, report.state
from lower_price_report report
join lower_price_report given on given.id = :id
where coalesce(report.joined, report.id) = coalesce(given.joined, given.id)
order by report.id
for update of report;

--! explain
update lower_price_report
set state = 'explained', explanation = :explanation, explanation_evidence = :evidence, explained_at = :now,
    explained_by = :account, version = version + 1
where id = any(:ids);

--! decide (price_change?, settled_at?)
update lower_price_report
set state = :state, reason = :reason, decided_at = :now, decided_by = :account, price_change = :price_change,
    duty_settled_at = coalesce(duty_settled_at, :settled_at), version = version + 1
where id = any(:ids);

--! lock_duties (ids?) : Duty()
select report.id, coalesce(report.joined, report.id) as head, report.product, report.manufacturer,
    report.organisation, report.region, report.platform, report.price, report.pack_ratio, report.base_price,
    report.executed_on, report.due_at, report.due_is_provisional, report.calendar_version, report.state,
    report.reported_at, product.code, product.name,
    (exists (
        select from lower_price_report own
        where own.product = report.product and own.region = report.region and own.base_price <= report.base_price
            and own.organisation = report.manufacturer and deadline_includes(report.due_at, own.reported_at)
    ) or exists (
        select from price_change declared
        where declared.product = report.product and declared.region = report.region
            and declared.base_price <= report.base_price and declared.origin = 'declaration'
            and declared.state <> 'withdrawn' and deadline_includes(report.due_at, declared.submitted_at)
    )) as declared_in_time
from lower_price_report report
join product on product.id = report.product
where report.duty_settled_at is null and deadline_is_over(report.due_at, report.due_is_provisional, :now)
    and (:ids::bigint[] is null or report.id = any(:ids))
    and (report.organisation = report.manufacturer or report.state = 'accepted'
        or (report.state = 'open' and deadline_includes(report.due_at, report.reported_at)))
order by report.id
limit :rows
for update of report skip locked;

--! settle_duties
update lower_price_report set duty_settled_at = :now where id = any(:ids);

--! lock_open (due_by?) : (joined?)
select report.id, report.joined, report.product, report.manufacturer, report.organisation, report.region,
    report.base_price, report.executed_on, report.raw_due_on, report.due_at, report.due_is_provisional,
    report.calendar_version, product.code, product.name, product.base_unit
from lower_price_report report
join product on product.id = report.product
where report.duty_settled_at is null and report.calendar_version < :older_than
    and (:due_by::timestamptz is null or deadline_is_over(report.due_at, false, :due_by))
order by report.id
limit :rows
for update of report skip locked;

--! save_deadlines (due_at[?], calendar_versions[?])
update lower_price_report
set raw_due_on = saved.raw_due_on, due_on = saved.due_on, due_at = saved.due_at,
    due_is_provisional = saved.is_provisional, calendar_version = saved.calendar_version
from unnest(:ids::bigint[], :raw_due_on::date[], :due_on::date[], :due_at::timestamptz[], :provisional::boolean[],
    :calendar_versions::bigint[]) as saved (id, raw_due_on, due_on, due_at, is_provisional, calendar_version)
where lower_price_report.id = saved.id;

--! cases_open
select count(*) as open
from lower_price_report
where manufacturer = :manufacturer and joined is null and state = 'open' and organisation <> manufacturer;

--! reports_open (within?)
-- Cases; within a region those that somebody there reported, whoever opened them.
select count(distinct coalesce(report.joined, report.id)) as open
from lower_price_report report
where report.state in ('open', 'explained')
    and case when :within::text is null then report.joined is null else oversees_organisation(:within, report.organisation) end;

--! next_due : (due_at?)
select min(due_at) as due_at
from lower_price_report
where duty_settled_at is null and not due_is_provisional
    and (organisation = manufacturer or state = 'accepted' or (state = 'open' and deadline_includes(due_at, reported_at)));
