--! accounts_by_id : (email?)
-- Of each capacity of its firm, the first one first.
select account.id, organisation.id as organisation, account.email
from account
join organisation on organisation.firm = account.organisation
where account.id = any(:ids) and account.state = 'active'
order by account.id, organisation.id <> organisation.firm, organisation.id;

--! insert_many (last_positions[?])
insert into message (position, last_position, account, organisation, at, kind, subject_kind, subject_id, data)
select position, last_position, account, organisation, at, kind, subject_kind, subject_id, data
from unnest(
    :positions::bigint[], :last_positions::bigint[], :accounts::bigint[], :organisations::bigint[], :at::timestamptz[], :kinds::text[],
    :subject_kinds::text[], :subject_ids::text[], :data::jsonb[]
) as new (position, last_position, account, organisation, at, kind, subject_kind, subject_id, data)
on conflict (position, account, organisation) do update
set last_position = excluded.last_position, data = excluded.data, read_at = null
where coalesce(message.last_position, message.position) < excluded.last_position
returning id, position, account, organisation;

--! groups
select topic, position, last_position, data from message_group where topic = any(:topics);

--! save_groups
insert into message_group (topic, position, last_position, data)
select topic, position, last_position, data
from unnest(:topics::text[], :positions::bigint[], :last_positions::bigint[], :data::jsonb[])
    as grown (topic, position, last_position, data)
on conflict (topic) do update set last_position = excluded.last_position, data = excluded.data
where message_group.last_position < excluded.last_position;

--! page (before?) : (read_at?, last_position?)
select message.id, message.position, message.last_position, message.at, message.kind,
    coalesce(shown.subject_kind, message.subject_kind) as subject_kind,
    coalesce(shown.subject_id, message.subject_id) as subject_id,
    case when shown.event is null then message.data else message.data || shown.data end as data, message.read_at
from message
left join ledger on ledger.position = message.position
left join event_shown as shown on shown.event = ledger.event_id and shown.organisation = message.organisation
where message.account = :account and message.organisation = :organisation and (not :unread_only::boolean or message.read_at is null)
    and (:before::bigint is null or message.position < :before)
order by message.position desc
limit :rows;

--! notice
select kind, coalesce(last_position, position) as last_position
from message
where account = :account and organisation = :organisation and position = :position;

--! count
select count(*) as total
from (
    select
    from message
    where account = :account and organisation = :organisation and (not :unread_only::boolean or read_at is null)
    limit totals_exact_to() + 1
) as counted;

--! mark_read
update message set read_at = coalesce(read_at, :now) where id = :id and account = :account and organisation = :organisation;

--! mark_all_read
update message set read_at = :now where account = :account and organisation = :organisation and read_at is null;

--! topics
select topic, position from message_topic where topic = any(:topics);

--! insert_topics
insert into message_topic (topic, position)
select topic, position from unnest(:topics::text[], :positions::bigint[]) as first (topic, position);
