-- Lists that cost the same after ten years: totals are counted up to a bound, and each list has an index that
-- begins with its reader and goes on in its order.

create function totals_exact_to() returns bigint
language sql immutable parallel safe
as $$ select 10000::bigint $$;
comment on function totals_exact_to is
    'Up to how many rows the total of a list is exact, as in the program (database::TOTALS_EXACT_TO); one more is counted to see that there are more.';

-- Which products a hospital has invited for, and of whom: a name is looked for among these, not in every invitation.
create table invited_product (
    hospital     bigint not null references organisation,
    product      bigint not null references product,
    manufacturer bigint not null references organisation,

    primary key (hospital, product)
);
create index invited_product_of_manufacturer on invited_product (manufacturer, product);
comment on table invited_product is 'Every pair of an invitation once, written with the invitation.';
insert into invited_product (hospital, product, manufacturer)
select distinct on (hospital, product) hospital, product, manufacturer from invitation;

-- Names are read from the index alone.
create index product_name on product (id) include (name);

drop index invitation_of_hospital;
drop index invitation_of_manufacturer;
drop index invitation_sent;
create index invitation_of_hospital on invitation (hospital, state, sent_at, id);
create index invitation_of_manufacturer on invitation (manufacturer, state, sent_at, id);
create index invitation_sent on invitation (state, sent_at, id);
create index invitation_due_of_hospital on invitation (hospital, state, due_at, id);
create index invitation_due_of_manufacturer on invitation (manufacturer, state, due_at, id);
create index invitation_due_latest on invitation (state, due_at, id);
create index invitation_of_product on invitation (product, hospital);

create function invitations_of(hospital bigint, manufacturer bigint, products bigint[], due_before timestamptz)
returns setof invitation
language sql stable parallel safe
as $$
    select invitation.*
    from invitation
    where ($1 is null or invitation.hospital = $1)
        and ($2 is null or invitation.manufacturer = $2)
        and ($3 is null or invitation.product = any($3))
        -- What is due before an instant was sent before it: the older index can begin there.
        and ($4 is null or (invitation.due_at < $4 and invitation.sent_at < $4))
$$;
comment on function invitations_of is
    'The invitations of a hospital or of a manufacturer, or of all; null does not filter. Inlined, and planned with the values.';

drop index message_unread;
create index message_unread on message (account, id desc) where read_at is null;

-- By weight backwards and then by id, which both are read backwards.
drop index price_finding_worklist;
create index price_finding_in_order on price_finding (state, weight, (- id));
create index price_finding_worklist on price_finding (state, kind, weight, (- id));
