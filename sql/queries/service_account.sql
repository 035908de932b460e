--! insert
insert into service_account (account, organisation, name, owner, scopes, addresses, expires_on, created_at)
values (:account, :organisation, :name, :owner, :scopes, :addresses, :expires_on, :now);

--! insert_key
insert into service_key (key_hash, account, created_at, created_by) values (:key_hash, :account, :now, :created_by);

--! lock
select name, expires_on, revoked_at is not null as is_revoked
from service_account
where account = :account and organisation = :organisation
for update;

--! replace_keys
-- The one that serves goes on for a while; one that does so already ends.
update service_key
set ends_at = case when ends_at is null then :until else :now end
where account = :account and (ends_at is null or :now < ends_at);

--! revoke
update service_account set revoked_at = :now, revoked_by = :revoked_by where account = :account;

--! key : (ends_at?, used_at?)
select service_account.account, service_account.name, service_account.organisation, organisation.name as organisation_name,
    organisation.firm, organisation.kind, organisation.region, account.duties, service_account.scopes, service_account.addresses, service_account.expires_on,
    service_account.revoked_at is not null as is_revoked, service_key.ends_at, service_account.used_at
from service_key
join service_account on service_account.account = service_key.account
join account on account.id = service_account.account
join organisation on organisation.id = service_account.organisation
where service_key.key_hash = :key_hash;

--! touch
update service_account set used_at = :now, used_from = (:address::text)::inet
where account = :account and (used_at is null or used_at < :due);

--! page (before?, state?, name_part?, account?) : ServiceAccount (revoked_at?, used_at?, used_from?, overlaps_until?)
select service_account.account, service_account.name, owner.display_name as owner_name, service_account.scopes,
    service_account.addresses, service_account.expires_on, service_account.created_at, service_account.revoked_at,
    service_account.used_at, host(service_account.used_from) as used_from,
    (
        select max(service_key.ends_at)
        from service_key
        where service_key.account = service_account.account and :now < service_key.ends_at
    ) as overlaps_until
from service_account
join account as owner on owner.id = service_account.owner
where service_account.organisation = :organisation
    and (:before::bigint is null or service_account.account < :before)
    and (:account::bigint is null or service_account.account = :account)
    and (:state::text is null or :state = service_account_state(service_account, :today))
    and (:name_part::text is null or strpos(lower(service_account.name), lower(:name_part)) > 0)
order by service_account.account desc
limit :rows;

--! count (state?, name_part?)
select count(*) as total
from (
    select
    from service_account
    where organisation = :organisation
        and (:state::text is null or :state = service_account_state(service_account, :today))
        and (:name_part::text is null or strpos(lower(name), lower(:name_part)) > 0)
    limit totals_exact_to() + 1
) as counted;

--! ending
select account, organisation, name, expires_on
from service_account
where revoked_at is null and warned_at is null and :today <= expires_on and expires_on <= :until
order by expires_on, account
limit :rows
for update skip locked;

--! note_warned
update service_account set warned_at = :now where account = any(:accounts);
