--! lock_account
select pg_advisory_xact_lock(7705, (:account::bigint % 2147483647)::integer)::text as locked;

--! lock_claims
select pg_advisory_xact_lock(7701, 6)::text as locked;

--! open
select id, fingerprint, organisation from export where account = :account and state in ('queued', 'running');

--! insert (rows_total?)
insert into export (id, organisation, account, path, query, language, fingerprint, name, rows_total, requested_at, worked_at)
values (:id, :organisation, :account, :path, :query, :language, :fingerprint, :name, :rows_total, :now, :wall);

--! appear
select pg_try_advisory_lock(7706, :holder) as appeared;

--! is_present
select exists (
    select from pg_locks
    where locktype = 'advisory' and classid = 7706 and objid = :holder::integer::oid and objsubid = 2
        and pid = pg_backend_pid()
) as is_present;

--! claim
-- One of each organisation at a time: nobody's exports keep those of others waiting.
update export set state = 'running', attempt = attempt + 1, rows_done = 0, worked_at = :wall, holder = :holder
where id = (
    select waiting.id
    from export waiting
    where (
            (waiting.state = 'queued' and waiting.worked_at <= :wall)
            or (waiting.state = 'running' and (waiting.worked_at < :idle_since or holder_is_gone(waiting.holder)))
        )
        and not exists (
            select from export busy
            where busy.organisation = waiting.organisation and busy.state = 'running' and :idle_since <= busy.worked_at
                and not holder_is_gone(busy.holder)
        )
    order by waiting.requested_at, waiting.id
    limit 1
)
returning id, attempt;

--! assignment (attempt?)
-- Of the worker that holds it, where an attempt is given.
select export.path, export.query, export.language, account.state as account_state, account.id as account,
    export.organisation, organisation.firm, account.duties, account.account as sign_in, account.display_name, organisation.kind as organisation_kind,
    organisation.region,
    organisation.name as organisation_name, account.unconfirmed_since is not null as is_unconfirmed
from export
join account on account.id = export.account
join organisation on organisation.id = export.organisation
where export.id = :id
    and (:attempt::integer is null or (export.state = 'running' and export.attempt = :attempt));

--! lock_claimed
select id, organisation, stored_bytes, requested_at from export
where id = :id and state = 'running' and attempt = :attempt
for update;

--! lock_open
select organisation, stored_bytes, requested_at from export
where id = :id and state in ('queued', 'running')
for update;

--! note_progress (rows_total?)
update export set rows_done = :rows, rows_total = :rows_total, worked_at = :wall
where id = :id and state = 'running' and attempt = :attempt;

--! release
update export set state = 'queued', worked_at = :not_before where id = :id and state = 'running' and attempt = :attempt;

--! note_stored
update export set stored_bytes = stored_bytes + :bytes, worked_at = :wall where id = :id;

--! insert_chunk
insert into export_file (export, number, bytes) values (:export, :number, :bytes);

--! delete_file
delete from export_file where export = :export;

--! note_file_deleted
update export set stored_bytes = 0 where id = :id;

--! finish
update export set state = 'done', name = :name, rows_total = rows_done, finished_at = :now where id = :id;

--! fail
update export set state = 'failed', failure = :failure, finished_at = :now where id = :id;

--! lock_old : Export (rows_total?, failure?, finished_at?)
select id, organisation, account, path, query, name, state, rows_done, rows_total, stored_bytes, failure, requested_at, finished_at
from export
where state = 'done' and finished_at < :before
order by finished_at, id
limit :rows
for update skip locked;

--! delete_files
delete from export_file where export = any(:exports);

--! expire
update export set state = 'expired', stored_bytes = 0 where id = any(:exports);

--! export : Export (rows_total?, failure?, finished_at?)
select id, organisation, account, path, query, name, state, rows_done, rows_total, stored_bytes, failure, requested_at, finished_at
from export
where id = :id;

--! exports (before_at?, before_id?) : Export (rows_total?, failure?, finished_at?)
select id, organisation, account, path, query, name, state, rows_done, rows_total, stored_bytes, failure, requested_at, finished_at
from export
where account = :account and organisation = :organisation
    and (:before_at::timestamptz is null or (requested_at, id) < (:before_at, :before_id::uuid))
order by requested_at desc, id desc
limit :rows;

--! exports_count
select count(*) as total
from (
    select
    from export
    where account = :account and organisation = :organisation
    limit totals_exact_to() + 1
) as counted;

--! chunk
select bytes from export_file where export = :export and number = :number;
