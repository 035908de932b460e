-- An administrator gives a temporary password in place of a lost one; a session has an id by which its owner ends it.

alter table account add column temporary_until timestamptz;
comment on column account.temporary_until is 'The password was given by an administrator: until then it opens what changing it takes, and nothing afterwards.';

-- Sealed, as the ids of devices are.
alter table session add column id bigint generated always as identity (start with 1099511627776);
alter table session add constraint session_id unique (id);
