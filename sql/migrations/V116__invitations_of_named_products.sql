-- A page by the part of a name asked for the name of each invitation's product while it went through the order; where few products have
-- the name, their numbers are known sooner.

drop function invitations_of(bigint, bigint, bigint, text, timestamptz);
create function invitations_of(
    hospital bigint, manufacturer bigint, product bigint, products bigint[], name_part text, due_before timestamptz
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
$$;
comment on function invitations_of is
    'The invitations of a hospital or of a manufacturer, or of all; null does not filter. Inlined, and planned with the values.';
