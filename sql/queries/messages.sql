--! accounts_by_id : (email?)
select id, organisation, email from account where id = any(:ids) and state = 'active';

--! insert_many
insert into message (position, account, at, kind, subject_kind, subject_id, data)
select position, account, at, kind, subject_kind, subject_id, data
from unnest(
    :positions::bigint[], :accounts::bigint[], :at::timestamptz[], :kinds::text[], :subject_kinds::text[],
    :subject_ids::text[], :data::jsonb[]
) as new (position, account, at, kind, subject_kind, subject_id, data)
on conflict (position, account) do nothing
returning id, position, account;

--! insert_mail
insert into mail (message, recipient, message_id, subject, body, created_at, next_try_at)
select message, recipient, message_id, subject, body, :now, :now
from unnest(
    :messages::bigint[], :recipients::text[], :message_ids::text[], :subjects::text[], :bodies::text[]
) as written (message, recipient, message_id, subject, body)
on conflict (message) do nothing;

--! insert_mail_to_organisations
insert into mail (position, organisation, subject_kind, subject_id, recipient, message_id, subject, body, created_at,
    next_try_at)
select position, organisation, subject_kind, subject_id, recipient, message_id, subject, body, :now, :now
from unnest(
    :positions::bigint[], :organisations::bigint[], :subject_kinds::text[], :subject_ids::text[], :recipients::text[],
    :message_ids::text[], :subjects::text[], :bodies::text[]
) as written (position, organisation, subject_kind, subject_id, recipient, message_id, subject, body)
on conflict (position, organisation) do nothing;

--! page (before?) : (read_at?)
select message.id, message.at, message.kind, coalesce(shown.subject_kind, message.subject_kind) as subject_kind,
    coalesce(shown.subject_id, message.subject_id) as subject_id,
    case when shown.event is null then message.data else message.data || shown.data end as data, message.read_at
from message
join account on account.id = message.account
left join ledger on ledger.position = message.position
left join event_shown as shown on shown.event = ledger.event_id and shown.organisation = account.organisation
where message.account = :account and (not :unread_only::boolean or message.read_at is null)
    and (:before::bigint is null or message.id < :before)
order by message.id desc
limit :rows;

--! count
select count(*) as total
from (
    select
    from message
    where account = :account and (not :unread_only::boolean or read_at is null)
    limit totals_exact_to() + 1
) as counted;

--! mark_read
update message set read_at = coalesce(read_at, :now) where id = :id and account = :account;

--! mark_all_read
update message set read_at = :now where account = :account and read_at is null;

--! claim_mail
with due as (
    select mail.id, coalesce(message.subject_kind, mail.subject_kind) as subject_kind,
        coalesce(message.subject_id, mail.subject_id) as subject_id
    from mail
    left join message on message.id = mail.message
    where mail.sent_at is null and mail.next_try_at <= :now
    order by mail.next_try_at, mail.id
    limit :rows
    for update of mail skip locked
)
update mail set attempts = mail.attempts + 1, next_try_at = :claimed_until
from due
where mail.id = due.id
returning mail.id, mail.recipient, mail.message_id, mail.subject, mail.body, mail.attempts, due.subject_kind,
    due.subject_id;

--! note_sent
update mail set sent_at = :now, last_error = null where id = :id and sent_at is null;

--! note_failed
update mail set next_try_at = :next_try_at, last_error = :error where id = :id and sent_at is null;

--! release_mail
update mail set attempts = attempts - 1, next_try_at = :next_try_at, last_error = :error
where id = any(:ids) and sent_at is null;

--! mail_waiting : (oldest?)
select count(*) as waiting, min(created_at) as oldest from mail where sent_at is null;

--! topics
select topic, position from message_topic where topic = any(:topics);

--! insert_topics
insert into message_topic (topic, position)
select topic, position from unnest(:topics::text[], :positions::bigint[]) as first (topic, position);
