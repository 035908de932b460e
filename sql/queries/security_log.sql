--! latest
select found.id
from unnest(:kinds::text[]) as wanted (kind)
cross join lateral (
    select id, at
    from security_event
    where security_event.kind = wanted.kind and :since <= at and (at, id) < (:before_at, :before_id)
    order by at desc, id desc
    limit :rows
) as found
order by found.at desc, found.id desc
limit :rows;

--! latest_of_account (address?)
select found.id
from unnest(:kinds::text[]) as wanted (kind)
cross join lateral (
    (
        select id, at
        from security_event
        where account = :account and security_event.kind = wanted.kind and :since <= at
            and (at, id) < (:before_at, :before_id)
            and (:address::text is null or address <<= (:address::text)::inet)
        order by at desc, id desc
        limit :rows
    )
    union
    (
        select id, at
        from security_event
        where actor = :account and security_event.kind = wanted.kind and :since <= at
            and (at, id) < (:before_at, :before_id)
            and (:address::text is null or address <<= (:address::text)::inet)
        order by at desc, id desc
        limit :rows
    )
) as found
order by found.at desc, found.id desc
limit :rows;

--! latest_of_address
select found.id
from unnest(:kinds::text[]) as wanted (kind)
cross join lateral (
    select id, at
    from security_event
    where address <<= (:address::text)::inet and security_event.kind = wanted.kind and :since <= at
        and (at, id) < (:before_at, :before_id)
    order by at desc, id desc
    limit :rows
) as found
order by found.at desc, found.id desc
limit :rows;

--! entries : (account?, account_name?, account_display_name?, account_organisation?, account_organisation_name?, mark?, actor?, actor_name?, actor_display_name?, actor_organisation?, actor_organisation_name?, address?, subject_kind?, subject_id?, data?)
select security_event.id, security_event.at, security_event.kind, security_event.mark, host(security_event.address) as address,
    security_event.times, security_event.account, concerned.account as account_name,
    concerned.display_name as account_display_name, concerned.organisation as account_organisation,
    of_concerned.name as account_organisation_name, security_event.actor, acting.account as actor_name,
    acting.display_name as actor_display_name, acting.organisation as actor_organisation,
    of_acting.name as actor_organisation_name, event.subject_kind, event.subject_id, event.data
from security_event
left join event on event.id = security_event.event
left join account as concerned on concerned.id = security_event.account
left join organisation as of_concerned on of_concerned.id = concerned.organisation
left join account as acting on acting.id = security_event.actor
left join organisation as of_acting on of_acting.id = acting.organisation
where security_event.id = any(:ids)
order by security_event.at desc, security_event.id desc;

--! account_named
select id from account where account = :account;
