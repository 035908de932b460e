-- A bureau's lists are those of its region. An invitation lies where its hospital does, in a column of its own, so that a district's
-- page is found by an index as the whole list's is; it moves with its hospital.
alter table invitation add column region text collate "C";
alter table invitation disable trigger user;
update invitation set region = organisation.region from organisation where organisation.id = invitation.hospital;
alter table invitation enable trigger user;
alter table invitation alter column region set not null;
comment on column invitation.region is 'Where its hospital is.';

create function invitation_lies_with_its_hospital() returns trigger language plpgsql as $$
begin
    new.region := (select organisation.region from organisation where organisation.id = new.hospital);
    return new;
end
$$;
create trigger invitation_region before insert on invitation
    for each row execute function invitation_lies_with_its_hospital();

-- By the owner of the tables, so that the program needs no right to write the column.
create function invitations_move_with_their_hospital() returns trigger
language plpgsql security definer set search_path = pg_catalog, public
as $$
begin
    update invitation set region = new.region where hospital = new.id;
    return null;
end
$$;
create trigger organisation_moves_invitations after update of region on organisation
    for each row when (new.kind = 'hospital' and new.region <> old.region) execute function invitations_move_with_their_hospital();

create index invitation_of_region on invitation (region, state, sent_at, id) include (product);
create index invitation_due_of_region on invitation (region, state, due_at, id) include (product);

drop function invitations_of(bigint, bigint, bigint, bigint[], text, timestamptz);
create function invitations_of(
    hospital bigint, manufacturer bigint, product bigint, products bigint[], name_part text, due_before timestamptz, within text
) returns setof invitation
language sql stable parallel safe
as $$
    select invitation.*
    from invitation
    where ($1 is null or invitation.hospital = $1)
        and ($2 is null or invitation.manufacturer = $2)
        and ($3 is null or invitation.product = $3)
        and ($4 is null or invitation.product = any($4))
        -- Not by `exists`, for which the planner may look through all products first.
        and ($5 is null or (
            select product_is_named(product.name, product.code, $5) from product where product.id = invitation.product))
        -- What is due before an instant was sent before it: the older index can begin there.
        and ($6 is null or (invitation.due_at < $6 and invitation.sent_at < $6))
        -- A district's are found by its index; a city's or a province's are most of all.
        and ($7 is null or case when length($7) = 6 then invitation.region = $7 else is_overseen(invitation.region, $7) end)
$$;
comment on function invitations_of is
    'The invitations of a hospital or of a manufacturer, within a region, or all; null does not filter. Inlined, and planned with the values.';

-- What an enterprise did towards a hospital is known where that hospital is.
alter table trade_misconduct add column towards bigint references organisation;
update trade_misconduct set towards = invitation.hospital
from invitation
where trade_misconduct.subject_kind = 'invitation' and invitation.id::text = trade_misconduct.subject_id;
update trade_misconduct set towards = lower_price_report.organisation
from lower_price_report
where trade_misconduct.subject_kind = 'lower-price-report' and lower_price_report.id::text = trade_misconduct.subject_id;
comment on column trade_misconduct.towards is 'Towards whom it was, where it was one organisation alone: the hospital that invited, who reported a lower price.';

create function misconduct_is_overseen(trade_misconduct, overseen text) returns boolean language sql stable parallel safe as $$
    select coalesce((
        select bool_and(organisation_is_overseen(organisation, $2))
        from organisation
        where organisation.id in ($1.organisation, $1.towards)), false)
$$;
comment on function misconduct_is_overseen is
    'Whether whoever oversees the regions whose codes begin with `overseen` knows a record: whose it is, and towards whom.';
