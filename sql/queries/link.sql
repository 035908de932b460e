--! insert (sent_by?, sent_at?, email?, expires_at?)
insert into one_time_link
    (organisation, account, purpose, state, reason, proposed_by, proposed_at, sent_by, sent_at, email, expires_at)
values (:organisation, :account, :purpose, :state, :reason, :proposed_by, :proposed_at, :sent_by, :sent_at, :email, :expires_at)
returning id;

--! last_of_organisation : Link (sent_by?, sent_by_name?, sent_at?, email?, expires_at?, ended_by_name?, ended_at?, end_reason?)
select link.id, link.organisation, link.account, account.account as account_name, account.display_name, link.purpose, link.state,
    link.reason, link.proposed_by, proposer.display_name as proposed_by_name, link.proposed_at, link.sent_by,
    sender.display_name as sent_by_name, link.sent_at, link.email, link.expires_at, ender.display_name as ended_by_name,
    link.ended_at, link.end_reason
from one_time_link as link
join account on account.id = link.account
join account as proposer on proposer.id = link.proposed_by
left join account as sender on sender.id = link.sent_by
left join account as ender on ender.id = link.ended_by
where link.organisation = :organisation
order by link.id desc
limit 1;

--! link_of_secret
select link from one_time_link_secret where secret_hash = :secret_hash;

--! link : Link (sent_by?, sent_by_name?, sent_at?, email?, expires_at?, ended_by_name?, ended_at?, end_reason?)
select link.id, link.organisation, link.account, account.account as account_name, account.display_name, link.purpose, link.state,
    link.reason, link.proposed_by, proposer.display_name as proposed_by_name, link.proposed_at, link.sent_by,
    sender.display_name as sent_by_name, link.sent_at, link.email, link.expires_at, ender.display_name as ended_by_name,
    link.ended_at, link.end_reason
from one_time_link as link
join account on account.id = link.account
join account as proposer on proposer.id = link.proposed_by
left join account as sender on sender.id = link.sent_by
left join account as ender on ender.id = link.ended_by
where link.id = :id;

--! lock
select id from one_time_link where id = :id for update;

--! live_of_organisation
select id from one_time_link where organisation = :organisation and state in ('proposed', 'open') for update;

--! proposed_by
select id from one_time_link where proposed_by = :account and state = 'proposed' order by id for update;

--! open
update one_time_link
set state = 'open', sent_by = :sent_by, sent_at = :now, email = :email, expires_at = :expires_at
where id = :id and state = 'proposed';

--! end (ended_by?, end_reason?)
-- The same condition as in the rules, so that of two requests with one secret the second changes nothing.
update one_time_link set state = :state, ended_by = :ended_by, ended_at = :now, end_reason = :end_reason
where id = :id and state in ('proposed', 'open');

--! open_for_letter
-- The link that a letter to this address carries.
select link.id
from one_time_link as link
join organisation on organisation.id = link.organisation
where link.organisation = :organisation and link.state = 'open' and link.email = :email and organisation.email = :email
    and :wall < link.expires_at;

--! insert_secret
insert into one_time_link_secret (secret_hash, link, made_at) values (:secret_hash, :link, :now);

--! delete_stale_secrets
delete from one_time_link_secret
using one_time_link as link
where link.id = one_time_link_secret.link and (link.state in ('used', 'void') or link.expires_at <= :wall);

--! address : (email?, email_by?, email_at?, stated_by_name?, stated_by_organisation?)
-- Where letters of links go, with who stated it.
select organisation.email, organisation.email_by, organisation.email_at, stater.display_name as stated_by_name,
    stater.organisation as stated_by_organisation
from organisation
left join account as stater on stater.id = organisation.email_by
where organisation.id = :organisation;

--! take_account (unconfirmed_since?, reads_since?)
-- Its owner has set the password himself.
update account
set password_hash = :password_hash, temporary_until = null, failures = 0, locked_until = null,
    unconfirmed_since = :unconfirmed_since, given_by = :given_by, reads_since = coalesce(:reads_since, reads_since)
where id = :id;

--! nearest_bureaus
-- The bureaus of the smallest region around this one that has any.
select id
from organisation
where kind = 'insurance_bureau' and is_overseen(:region, region)
    and length(region) = (
        select max(length(bureau.region))
        from organisation as bureau
        where bureau.kind = 'insurance_bureau' and is_overseen(:region, bureau.region))
order by id;
