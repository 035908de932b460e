--! claim
insert into idempotency_key (account, organisation, operation, key, fingerprint, at)
values (:account, :organisation, :operation, :key, :fingerprint, :wall)
on conflict do nothing;

--! find : (status?, body?)
select fingerprint, status, body
from idempotency_key
where account = :account and organisation = :organisation and operation = :operation and key = :key;

--! save_answer
update idempotency_key set status = :status, body = :body
where account = :account and organisation = :organisation and operation = :operation and key = :key;

--! delete_old
delete from idempotency_key
where (account, organisation, operation, key) in (
    select old.account, old.organisation, old.operation, old.key from idempotency_key old where old.at < :before order by old.at limit :rows
);
