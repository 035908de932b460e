-- Whoever opened the first account of an organisation could act by it, and decide on what it did: it only reads until another person
-- has confirmed that its owner holds it (S4-17). Whoever works today goes on; nobody vouches for who will have a password that
-- somebody of another organisation gave, and that nobody has changed yet.
update account set unconfirmed_since = clock_timestamp(), given_by = opened.actors
from (
    select event.account, array_agg(distinct event.actor order by event.actor) as actors
    from security_event as event
    join account as opened on opened.id = event.account
    join account as actor on actor.id = event.actor
    where event.kind = 'account-opened' and actor.organisation <> opened.organisation
    group by event.account
) as opened
where opened.account = account.id and account.temporary_until is not null and account.unconfirmed_since is null;

comment on column account.given_by is 'The accounts that opened it or gave it a password since then, of its own organisation or of the one that founded it: none of them can confirm it.';
