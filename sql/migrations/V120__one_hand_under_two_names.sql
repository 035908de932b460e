-- A bureau founds others, and another of its people confirms who holds a first account there. An account that a colleague opened, or
-- gave a password, acts without another person who vouches, and so may be that colleague's own second one (S4-17).
alter table account drop constraint account_given_by;

create function hands_of(accounts bigint[]) returns bigint[] language sql stable as $$
    with recursive hand (id) as (
        select unnest($1)
        union
        select unnest(account.given_by) from hand join account on account.id = hand.id where account.unconfirmed_since is null
    )
    select coalesce(array_agg(hand.id order by hand.id), '{}') from hand
$$;
comment on function hands_of is
    'Every account by which those could act who hold one of these: themselves, and those of who gave one its password where nobody else vouches.';

-- Who gave the accounts of today their passwords since another person vouched last.
update account set given_by = given.actors
from (
    select event.account, array_agg(distinct event.actor order by event.actor) as actors
    from security_event as event
    join account on account.id = event.account
    join organisation on organisation.id = account.organisation and organisation.kind = 'insurance_bureau'
    where event.kind in ('account-opened', 'password-reset') and event.actor is not null and not exists (
        select from security_event as later
        where later.account = event.account and later.kind = 'account-confirmed' and event.id < later.id
    )
    group by event.account
) as given
where given.account = account.id and account.unconfirmed_since is null;

comment on column account.unconfirmed_since is
    'Since when the account only reads, or is closed where its founder opened it, because nobody but who gave its password vouches for its owner.';
comment on column account.given_by is
    'The accounts that opened it or gave it a password since another person vouched for its owner, of its own organisation or of the one that founded it: none of them can confirm it. Of a bureau also where nobody has to vouch.';
