--! open
insert into linkage (import, file_name, organisation, account, begun_at)
values (:import, :file_name, :organisation, :account, :now)
on conflict (import) do nothing;

--! of_import
select id from linkage where import = :import;

--! note_rows
update linkage set rows = rows + :rows, unchanged = unchanged + :unchanged where id = :id;

--! lock_lists
select pg_advisory_xact_lock(7701, 5)::text as locked;

--! lock_other_drafts
select id from linkage where state = 'draft' and id <> :id order by id for update;

--! take_over
update linkage set rows = rows + :rows, unchanged = unchanged - :rows where id = :id;

--! leave
update linkage set rows = rows - :rows where id = :id;

--! note_loaded
update linkage set loaded_at = :now where id = :id and loaded_at is null;

--! lock : Linkage (loaded_at?, publicity?, decided_at?, due_from?, due_at?, due_is_provisional?, calendar_version?)
select linkage.id, linkage.import, linkage.file_name, linkage.title,
    state_of_list(linkage.id, linkage.state, publicity.closed_at, publicity.stopped_at) as state, linkage.rows, linkage.struck, linkage.unchanged, linkage.account,
    linkage.begun_at, linkage.loaded_at, linkage.publicity, linkage.decided_at, publicity.due_from, publicity.due_at,
    publicity.due_is_provisional, publicity.calendar_version
from linkage
left join publicity on publicity.id = linkage.publicity
where linkage.id = :id
for update of linkage;

--! one : Linkage (loaded_at?, publicity?, decided_at?, due_from?, due_at?, due_is_provisional?, calendar_version?)
select linkage.id, linkage.import, linkage.file_name, linkage.title,
    state_of_list(linkage.id, linkage.state, publicity.closed_at, publicity.stopped_at) as state, linkage.rows, linkage.struck, linkage.unchanged, linkage.account,
    linkage.begun_at, linkage.loaded_at, linkage.publicity, linkage.decided_at, publicity.due_from, publicity.due_at,
    publicity.due_is_provisional, publicity.calendar_version
from linkage
left join publicity on publicity.id = linkage.publicity
where linkage.id = :id;

--! page (state?) : Linkage (loaded_at?, publicity?, decided_at?, due_from?, due_at?, due_is_provisional?, calendar_version?)
select linkage.id, linkage.import, linkage.file_name, linkage.title,
    state_of_list(linkage.id, linkage.state, publicity.closed_at, publicity.stopped_at) as state, linkage.rows, linkage.struck, linkage.unchanged, linkage.account,
    linkage.begun_at, linkage.loaded_at, linkage.publicity, linkage.decided_at, publicity.due_from, publicity.due_at,
    publicity.due_is_provisional, publicity.calendar_version
from linkage
left join publicity on publicity.id = linkage.publicity
where linkage.id < :before
    and (:state::text is null or :state = state_of_list(linkage.id, linkage.state, publicity.closed_at, publicity.stopped_at))
order by linkage.id desc
limit :rows;

--! count (state?)
select count(*) as total
from (
    select
    from linkage
    left join publicity on publicity.id = linkage.publicity
    where (:state::text is null or :state = state_of_list(linkage.id, linkage.state, publicity.closed_at, publicity.stopped_at))
    limit totals_exact_to() + 1
) as counted;

--! publicize
update linkage set state = 'publicized', title = :title, publicity = :publicity, decided_at = :now, decided_by = :account
where id = :id;

--! note_struck
update linkage set struck = struck + :rows where id = :id;

--! cancel
update linkage set state = 'cancelled', decided_at = :now, decided_by = :account where id = :id;

--! forget_preview
delete from linkage_preview where linkage = :linkage;

--! request_preview
insert into linkage_preview (linkage, requested_at, rows_total, limits_seen, publicity_ends)
select linkage.id, :now, linkage.rows - linkage.struck, coalesce((select max(id) from reference_limit_version), 0), :publicity_ends
from linkage
where linkage.id = :linkage;

--! has_unmade
select exists (
    select from linkage_preview preview
    join linkage on linkage.id = preview.linkage
    where preview.made_at is null and linkage.state = 'draft'
) as has_unmade;

--! lock_unmade : UnmadePreview()
select preview.linkage, preview.last_product, preview.publicity_ends
from linkage_preview preview
join linkage on linkage.id = preview.linkage
where preview.made_at is null and linkage.state = 'draft'
order by preview.requested_at, preview.linkage
limit 1
for update of preview skip locked;

--! foresee_products (limits_before[?], limits_after[?], percents[?], regions[?], platforms[?])
with written as (
    insert into linkage_preview_product (linkage, product, change, effective_on, limit_before, limit_after, percent,
        region, platform, hospitals)
    select :linkage, foreseen.product, foreseen.change, foreseen.effective_on, foreseen.limit_before,
        foreseen.limit_after, foreseen.percent, foreseen.region, foreseen.platform, above.hospitals
    from unnest(:products::bigint[], :changes::text[], :effective_on::date[], :limits_before::numeric[],
        :limits_after::numeric[], :percents::numeric[], :regions::smallint[], :platforms::text[])
        as foreseen (product, change, effective_on, limit_before, limit_after, percent, region, platform)
    cross join lateral (
        select count(*) as hospitals
        from disclosure_member member
        where member.series = :series and member.subject = foreseen.product and foreseen.limit_after < member.figure
    ) as above
    returning hospitals
)
select coalesce(sum(hospitals) filter (where :hospitals_min::bigint <= hospitals), 0)::bigint as prices_above
from written;

--! foresee_invitations
insert into linkage_preview_invitation (linkage, invitation, product, limit_after)
select :linkage, invitation.id, invitation.product, foreseen.limit_after
from unnest(:products::bigint[], :limits_after::numeric[]) as foreseen (product, limit_after)
join invitation on invitation.product = foreseen.product
where invitation_is_open(invitation.state) and foreseen.limit_after < invitation.price;

--! foresee_concluded
with inserted as (
    insert into linkage_preview_invitation (linkage, invitation, product, limit_after, is_concluded)
    select :linkage, own.invitation, own.product, foreseen.limit_after, true
    from unnest(:products::bigint[], :limits_after::numeric[], :days::date[]) as foreseen (product, limit_after, day)
    join current_purchase_price own on own.product = foreseen.product and concluded_price_lasts(own, foreseen.day)
    where foreseen.limit_after < own.price
    on conflict do nothing
    returning invitation
)
select count(*) as concluded,
    coalesce(sum(invitation.price * product.pack_ratio * invitation.quantity), 0) as amount
from inserted
join invitation on invitation.id = inserted.invitation
join product on product.id = invitation.product;

--! note_foreseen (made_at?)
update linkage_preview
set last_product = :last_product, rows_done = rows_done + :rows, falls = falls + :falls, rises = rises + :rises,
    appearances = appearances + :appearances, vanishings = vanishings + :vanishings,
    invitations = invitations + :invitations, prices_above = prices_above + :prices_above,
    concluded = concluded + :concluded, concluded_amount = concluded_amount + :concluded_amount, made_at = :made_at
where linkage = :linkage;

--! preview_is_ready
select made_at is not null as is_ready from linkage_preview where linkage = :linkage;

--! preview : Preview (made_at?)
select preview.linkage, preview.requested_at, preview.made_at, preview.rows_total, preview.rows_done,
    preview.publicity_ends, preview.falls, preview.rises, preview.appearances, preview.vanishings,
    preview.invitations, preview.prices_above, preview.concluded, preview.concluded_amount,
    (
        select count(distinct version.product)
        from reference_limit_version version
        join price_change on price_change.linkage = preview.linkage and price_change.product = version.product
        where preview.limits_seen < version.id
    ) as limits_changed_since
from linkage_preview preview
where preview.linkage = :linkage;

--! preview_moves : (bucket?)
select width_bucket(percent, :edges::numeric[]) as bucket, count(*) as products
from linkage_preview_product
where linkage = :linkage and percent is not null
group by bucket
order by bucket;

--! preview_products (change?, name_part?) : PreviewProduct (limit_before?, limit_after?, percent?, region?, platform?, rank)
with page as materialized (
    select foreseen.*, :direction::numeric * coalesce(percent, :direction * 1e25) as rank
    from linkage_preview_product foreseen
    where linkage = :linkage and :hospitals_min <= hospitals
        and (:direction::numeric * coalesce(percent, :direction * 1e25), product) > (:after_rank::numeric, :after)
        and (:change::text is null or change = :change)
        and (:name_part::text is null or exists (
            select from product
            where product.id = foreseen.product
                and product_is_named(product.name, product.code, :name_part)))
    order by rank, product
    limit :rows
)
select page.product, page.change, page.effective_on, page.limit_before, page.limit_after, page.percent, page.region,
    page.platform, page.hospitals, page.rank, product.code, product.name, product.specification, product.model,
    product.base_unit, product.manufacturer, organisation.name as manufacturer_name
from page
join product on product.id = page.product
join organisation on organisation.id = product.manufacturer
order by page.rank, page.product;

--! preview_products_count (change?, name_part?)
select count(*) as total
from (
    select
    from linkage_preview_product foreseen
    join product on product.id = foreseen.product
    where foreseen.linkage = :linkage and :hospitals_min <= foreseen.hospitals
        and (:change::text is null or foreseen.change = :change)
        and (:name_part::text is null or product_is_named(product.name, product.code, :name_part))
    limit totals_exact_to() + 1
) as counted;

--! preview_invitations (after?) : PreviewInvitation (due_at?, limit_before?)
select invitation.id, invitation.number, invitation.state, invitation.price, invitation.sent_at, invitation.due_at,
    invitation.hospital, hospital.name as hospital_name, invitation.manufacturer,
    manufacturer.name as manufacturer_name, invitation.product, product.code, product.name as product_name,
    product.specification, product.model, limit_today.price as limit_before, overtaken.limit_after
from linkage_preview_invitation overtaken
join invitation on invitation.id = overtaken.invitation
join organisation hospital on hospital.id = invitation.hospital
join organisation manufacturer on manufacturer.id = invitation.manufacturer
join product on product.id = invitation.product
left join lateral limit_of(invitation.product, :today) as limit_today on true
where overtaken.linkage = :linkage and overtaken.is_concluded = :concluded and (:after::uuid is null or :after < overtaken.invitation)
order by overtaken.invitation
limit :rows;

--! preview_invitations_count
select count(*) as total
from (
    select
    from linkage_preview_invitation where linkage = :linkage and is_concluded = :concluded
    limit totals_exact_to() + 1
) as counted;
