--! insert_organisation (credit_code?, institution_code?, email?, grade?, ownership?, email_by?)
insert into organisation
    (name, name_key, kind, credit_code, institution_code, region, email, grade, ownership, email_by, email_at, created_at)
values (:name, :name_key, :kind, :credit_code, :institution_code, :region, :email, :grade, :ownership, :email_by,
    case when :email::text is not null then :created_at::timestamptz end, :created_at)
on conflict (kind, name_key) do nothing
returning id;

--! edit_organisation (credit_code?, institution_code?, email?, grade?, ownership?, edited_by?)
-- In all capacities of its firm: what is registered is of the firm.
-- One of an earlier program that shares its code with another, which was entered before it, may keep it as long as that one does.
update organisation set name = :name, name_key = :name_key, credit_code = :credit_code, institution_code = :institution_code,
    region = :region, email = :email, grade = :grade, ownership = :ownership,
    email_by = case when (email is distinct from :email) then :edited_by else email_by end,
    email_at = case when (email is distinct from :email) then :now else email_at end,
    shares_institution_code = shares_institution_code and institution_code = :institution_code and exists (
        select from organisation other
        where other.institution_code = :institution_code and not other.shares_institution_code)
where firm = :firm;

--! lock_organisation : Organisation (credit_code?, institution_code?, email?, grade?, ownership?)
select id, firm, name, kind, credit_code, institution_code, region, email, grade, ownership
from organisation
where id = :id
for update;

--! organisation_by_key : (credit_code?, institution_code?)
select id, name, credit_code, institution_code from organisation where kind = :kind and name_key = :name_key;

--! organisation : Organisation (credit_code?, institution_code?, email?, grade?, ownership?)
select id, firm, name, kind, credit_code, institution_code, region, email, grade, ownership
from organisation
where id = :id;

--! organisations (kind?, grade?, ownership?, name_part?, within?) : Organisation (credit_code?, institution_code?, email?, grade?, ownership?)
select id, firm, name, kind, credit_code, institution_code, region, email, grade, ownership
from organisation
where :after < id
    and (:kind::text is null or kind = :kind)
    and (:grade::text is null or grade = :grade)
    and (:ownership::text is null or ownership = :ownership)
    and (:name_part::text is null or strpos(name, :name_part) > 0)
    and (:within::text is null or organisation_is_overseen(organisation, :within))
order by id
limit :rows;

--! organisations_count (kind?, grade?, ownership?, name_part?, within?)
select count(*) as total
from (
    select
    from organisation
    where (:kind::text is null or kind = :kind)
        and (:grade::text is null or grade = :grade)
        and (:ownership::text is null or ownership = :ownership)
        and (:name_part::text is null or strpos(name, :name_part) > 0)
        and (:within::text is null or organisation_is_overseen(organisation, :within))
    limit totals_exact_to() + 1
) as counted;

--! names
select id, name from organisation where id = any(:ids);

--! manufacturers_by_code
select credit_code, id from organisation where kind = 'manufacturer' and credit_code = any(:codes);

--! manufacturers_by_name : (credit_code?)
-- The very name before the same in other letters.
select wanted.name, organisation.id, organisation.credit_code
from unnest(:names::text[], :keys::text[]) as wanted (name, key)
join organisation on organisation.id = coalesce(
    (select min(id) from organisation where kind = 'manufacturer' and name = wanted.name),
    (select id from organisation where kind = 'manufacturer' and name_key = wanted.key)
);

--! insert_account (email?, temporary_until?, unconfirmed_since?)
insert into account
    (organisation, account, display_name, password_hash, duties, email, created_at, temporary_until, unconfirmed_since, given_by)
values (:organisation, :account, :display_name, :password_hash, :duties, :email, :created_at, :temporary_until,
    :unconfirmed_since, :given_by)
returning id;

--! insert_program
-- No name that somebody may sign in with, and no password.
insert into account (organisation, account, display_name, password_hash, duties, created_at, is_program)
values (:organisation, :account, :display_name, '', :duties, :created_at, true)
returning id;

--! administrators
-- Of the firm of an organisation.
select id
from account
where organisation = (select firm from organisation where organisation.id = :organisation) and state = 'active' and unconfirmed_since is null and 'administrator' = any(duties)
order by id;

--! password_hash
select password_hash from account where account = :account;

--! set_password
update account set password_hash = :after, temporary_until = null, failures = 0, locked_until = null
where id = :id and password_hash = :before;

--! give_password (unconfirmed_since?)
update account
set password_hash = :password_hash, temporary_until = :until, failures = 0, locked_until = null,
    unconfirmed_since = :unconfirmed_since, given_by = :given_by
where id = :id;

--! confirm_account
update account set unconfirmed_since = null, given_by = '{}', reads_since = :now where id = :id;

--! confirming (organisation?)
-- Who acts with a password of his own, is vouched for himself, and could have given this account none, by whatever account.
select account.id, account.account, account.display_name
from account
join organisation on organisation.id = account.organisation
where organisation.kind = :kind and (:organisation::bigint is null or organisation.id = :organisation)
    and account.state = 'active' and account.temporary_until is null and account.unconfirmed_since is null
    and account.duties && :vouching::text[] and not account.is_program and account.id <> :account
    and not hands_of(array[account.id]) && :hands::bigint[]
    -- Of bureaus, those that oversee its organisation.
    and (organisation.kind <> 'insurance_bureau' or is_overseen(:region, organisation.region))
order by account.id;

--! hands
select unnest(hands_of(array[:account::bigint])) as account;

--! lock_founding
select pg_advisory_xact_lock(7708, 0)::text as locked;

--! some_bureaus
select count(*) as found from (select from organisation where kind = 'insurance_bureau' limit 1) as bureau;

--! kinds_that_trade
-- Of hospitals and manufacturers, those kinds of which somebody can work.
select count(*) as found
from unnest(array['hospital', 'manufacturer']) as trading (kind)
where exists (
    select
    from organisation
    join account on account.organisation = organisation.id
    where organisation.kind = trading.kind and account.state = 'active' and account.temporary_until is null
        and account.unconfirmed_since is null and not account.is_program
);

--! hospitals_of_unknown_grade
select count(*) as found
from (
    select from organisation where kind = 'hospital' and (grade is null or ownership is null) limit 1000
) as hospital;

--! first_of_kind
select name from organisation where kind = :kind order by id limit 1;

--! unlock_account
update account set failures = 0, locked_until = null where id = :id and :now < locked_until;

--! unlock_devices
update device set failures = 0, locked_until = null where account = :account and :now < locked_until;

--! delete_other_sessions
delete from session where account = :account and token_hash <> :kept;

--! delete_other_devices
delete from device
where account = :account and id not in (select device from session where account = :account and token_hash = :kept);

--! credential : (locked_until?, temporary_until?, unconfirmed_since?)
select account.id, organisation.id as organisation, organisation.firm, organisation.name as organisation_name, organisation.kind,
    organisation.region, account.duties, account.display_name, account.password_hash, account.state, account.failures, account.locked_until, account.temporary_until,
    account.unconfirmed_since, given_by_accounts(account.given_by) as giver_accounts, given_by_names(account.given_by) as giver_names,
    has_second_factor(account.id) as has_second_factor
from account
join organisation on organisation.id = coalesce(account.acting, account.organisation)
where account.account = :account
for update of account;

--! note_failure (locked_until?)
update account set failures = :failures, locked_until = :locked_until where id = :id;

--! note_success
update account set failures = 0, locked_until = null where id = :id and (failures <> 0 or locked_until is not null);

--! insert_session
insert into session (token_hash, account, device, created_at, used_at, expires_at, acting)
values (:token_hash, :account, :device, :now, :now, :expires_at, (select acting from account where id = :account));

--! session : (unconfirmed_since?)
select account.id, account.account, organisation.id as organisation, organisation.firm, organisation.name as organisation_name,
    organisation.kind, organisation.region,
    account.duties, account.display_name, account.temporary_until is not null as has_temporary_password, session.used_at,
    session.used_at = session.created_at as is_new, account.unconfirmed_since,
    given_by_accounts(account.given_by) as giver_accounts, given_by_names(account.given_by) as giver_names,
    has_second_factor(account.id) as has_second_factor
from session
join account on account.id = session.account
join organisation on organisation.id = coalesce(session.acting, account.organisation)
where session.token_hash = :token_hash and :now < session.expires_at and :idle_since < session.used_at
    and account.state = 'active';

--! touch_session
update session set used_at = :now where token_hash = :token_hash;

--! delete_session
delete from session where token_hash = :token_hash;

--! sessions_of_account : (name?, address?)
select session.id, device.name, host(device.address) as address, session.created_at, session.used_at, session.expires_at,
    session.token_hash = :held as is_current
from session
left join device on device.id = session.device
where session.account = :account and :now < session.expires_at and :idle_since < session.used_at
order by session.used_at desc, session.id desc;

--! capacities
-- The first one first.
select id, kind from organisation where firm = :firm order by id <> firm, id;

--! among_several
-- Those of some organisations whose firm acts in another capacity too.
select id, kind
from organisation
where id = any(:organisations) and exists (
    select from organisation other where other.firm = organisation.firm and other.id <> organisation.id)
order by id;

--! firm_facts : (joins?)
-- Of an organisation, with which other one it agrees to be one firm, and whether it acts in one capacity alone.
select joins, (select count(*) from organisation other where other.firm = organisation.firm) = 1 as is_alone
from organisation
where id = :id;

--! agree_to_join (joins?)
update organisation set joins = :joins where id = :id;

--! insert_capacity
insert into organisation (firm, name, name_key, kind, credit_code, region, email, email_by, email_at, created_at)
select first.id, first.name, first.name_key, :kind, first.credit_code, first.region, first.email, first.email_by, first.email_at, :created_at
from organisation first
where first.id = :firm
on conflict (kind, name_key) do nothing
returning id;

--! join_firm
-- Its accounts and sessions go with it.
update organisation joined
set firm = first.id, name = first.name, name_key = first.name_key, credit_code = first.credit_code, region = first.region,
    email = first.email, email_by = first.email_by, email_at = first.email_at, joins = null
from organisation first
where joined.id = :joined and first.id = :firm;

--! is_of_firm
select exists (select from organisation where id = :id and firm = :firm) as is_of;

--! act_in
update account set acting = :organisation where id = :account;

--! act_in_session
update session set acting = :organisation where token_hash = :token_hash and account = :account;

--! delete_session_of
delete from session where id = :id and account = :account;

--! delete_sessions_of_account
delete from session where account = :account;

--! delete_stale_sessions
delete from session where expires_at <= :now or used_at <= :idle_since;

--! device : (locked_until?)
select id, failures, locked_until
from device
where token_hash = :token_hash and account = :account and :now < expires_at
for update;

--! is_device
select exists (
    select from device
    join account on account.id = device.account
    where device.token_hash = :token_hash and account.account = :account and :now < device.expires_at
        and (device.locked_until is null or device.locked_until <= :now)
) as known;

--! note_device_failure (locked_until?)
update device set failures = :failures, locked_until = :locked_until where id = :id;

--! note_device_use (address?)
update device
set failures = 0, locked_until = null, used_at = :now, expires_at = :expires_at, name = :name,
    address = (:address::text)::inet
where id = :id;

--! note_device_return
-- The first return at once, the further ones as often as that of a session.
update device set used_at = :now
where token_hash = :token_hash and account = :account and :now < expires_at and (:is_due or used_at = created_at);

--! move_devices
update device set token_hash = :fresh where token_hash = :token_hash and :now < expires_at;

--! insert_device (address?)
insert into device (token_hash, account, created_at, used_at, expires_at, name, address)
values (:token_hash, :account, :now, :now, :expires_at, :name, (:address::text)::inet)
returning id;

--! devices_of_account : (address?)
select device.id, device.name, host(device.address) as address, device.created_at, device.used_at, device.expires_at,
    coalesce(device.token_hash = :held, false) as is_current, coalesce(hanging.sessions, 0) as sessions
from device
left join lateral (
    select count(*) as sessions
    from session
    where session.device = device.id and :now < session.expires_at and :idle_since < session.used_at
) as hanging on true
where device.account = :account and :now < device.expires_at
order by device.used_at desc, device.id desc;

--! lock_device_owner : (address?)
select device.account, account.organisation, device.name, host(device.address) as address
from device
join account on account.id = device.account
where device.id = :id
for update of device;

--! delete_sessions_of_device
delete from session where device = :device;

--! delete_device
delete from device where id = :id;

--! delete_surplus_devices
delete from device
where account = :account and id <> :newest and id not in (
    select id
    from device
    where account = :account and id <> :newest
    order by created_at < used_at desc, used_at desc
    limit :kept
);

--! delete_devices_of_account
delete from device where account = :account;

--! delete_stale_devices
delete from device where expires_at <= :now;

--! accounts_of_organisation : (email?, locked_until?, temporary_until?, unconfirmed_since?)
select account.id, account.account, account.display_name, organisation.kind, account.duties, account.email, account.state,
    account.locked_until, account.temporary_until, account.unconfirmed_since,
    given_by_accounts(account.given_by) as giver_accounts, given_by_names(account.given_by) as giver_names, account.given_by,
    case when account.unconfirmed_since is null then '{}' else hands_of(account.given_by) end as hands,
    has_second_factor(account.id) as has_second_factor
from account
join organisation on organisation.id = account.organisation
where account.organisation = :organisation and not account.is_program
order by account.id;

--! account_named
select organisation, account, display_name from account where id = :id and not is_program;

--! lock_account : (unconfirmed_since?)
select account.organisation, organisation.kind, organisation.region, account.account, account.display_name,
    account.temporary_until is not null as has_temporary_password, account.state = 'active' as is_active,
    account.unconfirmed_since, account.given_by, hands_of(account.given_by) as hands
from account
join organisation on organisation.id = account.organisation
where account.id = :id and not account.is_program
for update of account;

--! lock_keeping
-- Of an organisation without accounts there is no row to lock.
select pg_advisory_xact_lock(7707, (:organisation::bigint % 2147483647)::integer)::text as locked;

--! lock_accounts
select id from account where organisation = :organisation order by id for no key update;

--! account_by_name
select id from account where account = :account and not is_program;

--! account_names
select id, display_name from account where id = any(:ids);

--! set_account_state
update account set state = :state where id = :id;

--! set_duties (unconfirmed_since?)
update account
set duties = :duties, unconfirmed_since = :unconfirmed_since, given_by = :given_by
where id = :id;

--! accounts_to_notify : (email?)
-- Nobody vouches for who reads the mail of an account that the founder of its organisation opened: it is closed (`closing`).
select account.id, organisation.id as organisation, account.email
from organisation
join account on account.organisation = organisation.firm
where organisation.id = any(:organisations) and account.state = 'active' and not account.is_program
    and (account.unconfirmed_since is null or organisation.kind = 'exchange_center')
order by account.id;

--! reachable
select id from organisation where id = any(:organisations) and organisation_is_reachable(id);

--! reached
-- By their positions, those of some organisations that what was written at an instant reached.
select position::bigint as position
from unnest(:organisations::bigint[], :at::timestamptz[]) with ordinality as written (organisation, at, position)
where organisation_was_reached(organisation, at)
order by position;

--! mail_addresses
select id, email from organisation where id = any(:organisations) and email like '%_@_%' order by id;

--! organisations_of_kind
select id from organisation where kind = :kind order by id;

--! caller_of_account
select account.id, account.organisation, organisation.firm, organisation.kind, organisation.region, account.duties,
    account.unconfirmed_since is not null as is_unconfirmed
from account
join organisation on organisation.id = account.organisation
where account.account = :account and account.state = 'active' and not account.is_program;

--! organisation_by_name
select id from organisation where name = :name and kind = :kind order by id limit 1;

--! manufacturer_names
select id, name from organisation where kind = 'manufacturer';

--! second_factor : (in_force_since?)
-- Without the secret, which only what judges a code reads.
select (select second_factor.in_force_since from second_factor where second_factor.account = :account) as in_force_since,
    (select count(*) from recovery_code where recovery_code.account = :account) as codes,
    (select count(*) from passkey where passkey.account = :account) as passkeys;

--! second_factor_secret : (secret?, used_step?)
select secret, used_step from second_factor where account = :account and in_force_since is not null for update;

--! use_step
-- The same condition as in the rules, so that of two requests with one code the second changes nothing.
update second_factor set used_step = :step
where account = :account and in_force_since is not null and (used_step is null or used_step < :step);

--! use_recovery_code
delete from recovery_code where account = :account and code_digest = :code_digest;

--! begin_second_factor
insert into second_factor (account, pending, pending_since)
values (:account, :pending, :now)
on conflict (account) do update set pending = excluded.pending, pending_since = excluded.pending_since, pending_wrong = 0;

--! pending_second_factor : (pending?, pending_since?, in_force_since?)
select pending, pending_since, pending_wrong, in_force_since
from second_factor
where account = :account
for update;

--! note_wrong_pending
update second_factor set pending_wrong = pending_wrong + 1 where account = :account;

--! put_second_factor_in_force
update second_factor
set secret = pending, in_force_since = :now, used_step = :step, pending = null, pending_since = null, pending_wrong = 0
where account = :account;

--! delete_recovery_codes
delete from recovery_code where account = :account;

--! insert_recovery_codes
insert into recovery_code (account, code_digest) select :account, unnest(:code_digests::text[]);

--! delete_second_factor
delete from second_factor where account = :account;

--! delete_stale_beginnings
delete from second_factor where in_force_since is null and pending_since <= :before;

--! forget_stale_replacements
update second_factor set pending = null, pending_since = null, pending_wrong = 0
where in_force_since is not null and pending_since <= :before;

--! beyond
select id from organisation where id = any(:organisations) and not organisation_is_overseen(organisation, :within);

--! history (within?, reader?) : (clause?, actor_name?, organisation_name?)
select event.at, event.kind, event.clause, event.data, account.display_name as actor_name,
    organisation.name as organisation_name
from event
left join account on account.id = event.actor
left join organisation on organisation.id = event.organisation
where event.subject_kind = :subject_kind and event.subject_id = any(:subject_ids)
    and (:within::text is null or event.for_everyone or event_is_overseen(event.regions, :within)
        or :reader::bigint = any(event.audience))
order by event.id;
