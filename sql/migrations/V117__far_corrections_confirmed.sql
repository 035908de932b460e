-- Who corrected a public price to one that is far from what is known, or that raises a limit, was alone with it: it became law after its publicity on one person's
-- word. It is public at once, as the wrong one is no more, and is announced when another person has confirmed it.

alter table price_change add column unconfirmed boolean not null default false;
comment on column price_change.unconfirmed is
    'A corrected price that is far from what is known, or above its platform''s: while it is public another person is to confirm it before it is announced.';
create index price_change_unconfirmed on price_change (id) where unconfirmed and state = 'publicized';

-- What was confirmed, or is public no more, stays as it is.
create trigger price_change_is_confirmed_once before update of unconfirmed on price_change for each row
    when (old.unconfirmed is distinct from new.unconfirmed and (new.unconfirmed or old.state <> 'publicized'))
    execute function refuse_change();

create or replace function is_contested(change price_change) returns boolean language sql stable as $$
    select change.unconfirmed and change.state = 'publicized'
        or exists (select from objection where objection.price_change = change.id and objection.state = 'open')
        or exists (
            select from price_change other
            join objection on objection.price_change = other.id and objection.state = 'open'
            where would_set_same_price(change, other) and other.state in ('publicized', 'stopped'))
$$;
comment on function is_contested is
    'Whether it waits to be confirmed, or an objection to it, or to another change that would set the same price, has no answer.';
