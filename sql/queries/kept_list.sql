--! commit_without_waiting
-- Until the end of the transaction.
select set_config('synchronous_commit', 'off', true) as set_to;

--! keep
insert into kept_list (id, account, digest, keys, kept_at)
values (:id, :account, :digest, :keys, :wall)
on conflict on constraint kept_list_once do update set kept_at = excluded.kept_at
returning id;

--! page
select keys[:first::integer:(:last::integer)] as keys, cardinality(keys)::bigint as total
from kept_list
where id = :id and account = :account;

--! delete_beyond
delete from kept_list
where account = :account and id in (
    select old.id from kept_list old where old.account = :account order by old.kept_at desc offset :kept
);

--! delete_old
delete from kept_list
where id in (select old.id from kept_list old where old.kept_at < :before order by old.kept_at limit :rows);
