--! insert_challenge
insert into passkey_challenge (ticket_hash, account, purpose, state, made_at)
values (:ticket_hash, :account, :purpose, :state, :now);

--! delete_older_challenges
delete from passkey_challenge
where account = :account and ticket_hash in (
    select ticket_hash from passkey_challenge older where older.account = :account order by made_at desc, ticket_hash offset :kept);

--! take_challenge
-- Of two requests with one ticket the second gets nothing.
delete from passkey_challenge
where ticket_hash = :ticket_hash and account = :account and purpose = :purpose
returning state, made_at;

--! delete_stale_challenges
delete from passkey_challenge where made_at <= :before;

--! passkeys : (used_at?)
select id, name, created_at, used_at from passkey where account = :account order by id;

--! lock_credentials
select id, credential from passkey where account = :account order by id for update;

--! insert_passkey
insert into passkey (account, credential_id, credential, name, created_at)
values (:account, :credential_id, :credential, :name, :now)
on conflict (credential_id) do nothing
returning id;

--! note_passkey_use
update passkey set credential = :credential, used_at = :now where id = :id;

--! delete_passkey
delete from passkey where account = :account and id = :id returning name;

--! delete_passkeys
delete from passkey where account = :account;
