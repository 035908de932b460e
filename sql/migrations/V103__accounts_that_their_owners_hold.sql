-- What counts in the exchange centre takes two people. An account there that somebody opened, or whose password somebody gave, may be
-- his own second one: it only reads until another person has confirmed that its owner holds it (S4-17).
alter table account add column unconfirmed_since timestamptz;
comment on column account.unconfirmed_since is 'Since when the account only reads, because nobody but who gave its password vouches for its owner.';
alter table account add column given_by bigint[] not null default '{}';
comment on column account.given_by is 'The accounts that opened it or gave it a password since then: none of them can confirm it.';
alter table account add constraint account_given_by check (unconfirmed_since is not null or given_by = '{}');

-- Whoever works today goes on. Nobody vouches for who holds an account that is disabled, or whose password an administrator has just given.
update account set unconfirmed_since = clock_timestamp(), given_by = array(
    select distinct given.actor
    from security_event as given
    where given.account = account.id and given.kind in ('account-opened', 'password-reset') and given.actor is not null
    order by given.actor
)
from organisation
where organisation.id = account.organisation and organisation.kind = 'exchange_center'
    and (account.state = 'disabled' or account.temporary_until is not null);

create function given_by_accounts(given_by bigint[]) returns text[] language sql stable as $$
    select array(select account.account from account where account.id = any($1) order by account.id)
$$;
comment on function given_by_accounts is 'The names by which those sign in who gave an account its password.';

create function given_by_names(given_by bigint[]) returns text[] language sql stable as $$
    select array(select account.display_name from account where account.id = any($1) order by account.id)
$$;
comment on function given_by_names is 'The persons who gave an account its password, in the same order.';
