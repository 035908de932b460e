--! page
select found.id
from unnest(:kinds::text[]) as wanted (kind)
cross join lateral (
    (
        select id, at
        from security_event
        where :descending::boolean and security_event.kind = wanted.kind
            and (:after_at, :after_id) < (at, id) and (at, id) < (:before_at, :before_id)
        order by at desc, id desc
        limit :rows
    )
    union all
    (
        select id, at
        from security_event
        where not :descending and security_event.kind = wanted.kind
            and (:after_at, :after_id) < (at, id) and (at, id) < (:before_at, :before_id)
        order by at, id
        limit :rows
    )
) as found
order by case when :descending then found.at end desc, case when :descending then found.id end desc, found.at, found.id
limit :rows;

--! page_of_accounts (address?)
select found.id
from unnest(:kinds::text[]) as wanted (kind)
cross join unnest(:accounts::bigint[]) as named (account)
cross join lateral (
    (
        select id, at
        from security_event
        where :descending::boolean and security_event.account = named.account and security_event.kind = wanted.kind
            and (:after_at, :after_id) < (at, id) and (at, id) < (:before_at, :before_id)
            and (:address::text is null or address <<= (:address::text)::inet)
        order by at desc, id desc
        limit :rows
    )
    union all
    (
        select id, at
        from security_event
        where :descending and actor = named.account and security_event.kind = wanted.kind
            and (:after_at, :after_id) < (at, id) and (at, id) < (:before_at, :before_id)
            and (:address::text is null or address <<= (:address::text)::inet)
        order by at desc, id desc
        limit :rows
    )
    union all
    (
        select id, at
        from security_event
        where not :descending and security_event.account = named.account and security_event.kind = wanted.kind
            and (:after_at, :after_id) < (at, id) and (at, id) < (:before_at, :before_id)
            and (:address::text is null or address <<= (:address::text)::inet)
        order by at, id
        limit :rows
    )
    union all
    (
        select id, at
        from security_event
        where not :descending and actor = named.account and security_event.kind = wanted.kind
            and (:after_at, :after_id) < (at, id) and (at, id) < (:before_at, :before_id)
            and (:address::text is null or address <<= (:address::text)::inet)
        order by at, id
        limit :rows
    )
) as found
group by found.id, found.at
order by case when :descending then found.at end desc, case when :descending then found.id end desc, found.at, found.id
limit :rows;

--! page_of_address
select found.id
from unnest(:kinds::text[]) as wanted (kind)
cross join lateral (
    (
        select id, at
        from security_event
        where :descending::boolean and address <<= (:address::text)::inet and security_event.kind = wanted.kind
            and (:after_at, :after_id) < (at, id) and (at, id) < (:before_at, :before_id)
        order by at desc, id desc
        limit :rows
    )
    union all
    (
        select id, at
        from security_event
        where not :descending and address <<= (:address::text)::inet and security_event.kind = wanted.kind
            and (:after_at, :after_id) < (at, id) and (at, id) < (:before_at, :before_id)
        order by at, id
        limit :rows
    )
) as found
order by case when :descending then found.at end desc, case when :descending then found.id end desc, found.at, found.id
limit :rows;

--! count
select count(*) as total
from (
    select
    from security_event
    where kind = any(:kinds::text[]) and (:after_at, 0) < (at, id) and (at, id) < (:before_at, 0)
    limit :rows
) as found;

--! count_of_accounts (address?)
select count(*) as total
from (
    (
        select
        from security_event
        where account = any(:accounts::bigint[]) and kind = any(:kinds::text[])
            and (:after_at, 0) < (at, id) and (at, id) < (:before_at, 0)
            and (:address::text is null or address <<= (:address::text)::inet)
        limit :rows
    )
    union all
    (
        select
        from security_event
        where actor = any(:accounts) and (account is null or account <> all(:accounts)) and kind = any(:kinds)
            and (:after_at, 0) < (at, id) and (at, id) < (:before_at, 0)
            and (:address is null or address <<= (:address)::inet)
        limit :rows
    )
    limit :rows
) as found;

--! count_of_address
select count(*) as total
from (
    select
    from security_event
    where address <<= (:address::text)::inet and kind = any(:kinds::text[])
        and (:after_at, 0) < (at, id) and (at, id) < (:before_at, 0)
    limit :rows
) as found;

--! entries : (account?, account_name?, account_display_name?, account_organisation?, account_organisation_name?, mark?, actor?, actor_name?, actor_display_name?, actor_organisation?, actor_organisation_name?, address?, subject_kind?, subject_id?, data?)
select security_event.id, security_event.at, security_event.kind, security_event.mark, host(security_event.address) as address,
    security_event.times, security_event.account, concerned.account as account_name,
    concerned.display_name as account_display_name, concerned.organisation as account_organisation,
    of_concerned.name as account_organisation_name, security_event.actor, acting.account as actor_name,
    acting.display_name as actor_display_name, acting.organisation as actor_organisation,
    of_acting.name as actor_organisation_name, event.subject_kind, event.subject_id, event.data
from unnest(:ids::bigint[]) with ordinality as wanted (id, position)
join security_event on security_event.id = wanted.id
left join event on event.id = security_event.event
left join account as concerned on concerned.id = security_event.account
left join organisation as of_concerned on of_concerned.id = concerned.organisation
left join account as acting on acting.id = security_event.actor
left join organisation as of_acting on of_acting.id = acting.organisation
order by wanted.position;

--! accounts_named (organisation?)
select id, account = :beginning as is_exact
from account
where starts_with(account, :beginning) and (:organisation::bigint is null or organisation = :organisation)
order by account = :beginning desc, account
limit :rows;
