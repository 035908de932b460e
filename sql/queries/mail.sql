--! insert_for_accounts (occasions[?])
insert into mail (message, recipient, message_id, subject, body, link, occasion, created_at, next_try_at)
select message, recipient, message_id, subject, body, link, occasion, :now, :now
from unnest(
    :messages::bigint[], :recipients::text[], :message_ids::text[], :subjects::text[], :bodies::text[], :links::text[],
    :occasions::uuid[]
) as written (message, recipient, message_id, subject, body, link, occasion)
on conflict (message) do update set subject = excluded.subject, body = excluded.body, link = excluded.link
where mail.sent_at is null and mail.occasion is not null;

--! insert_for_organisations (occasions[?])
insert into mail (position, organisation, subject_kind, subject_id, recipient, message_id, subject, body, link, occasion,
    created_at, next_try_at)
select position, organisation, subject_kind, subject_id, recipient, message_id, subject, body, link, occasion, :now, :now
from unnest(
    :positions::bigint[], :organisations::bigint[], :subject_kinds::text[], :subject_ids::text[], :recipients::text[],
    :message_ids::text[], :subjects::text[], :bodies::text[], :links::text[], :occasions::uuid[]
) as written (position, organisation, subject_kind, subject_id, recipient, message_id, subject, body, link, occasion)
on conflict (position, organisation) do update set subject = excluded.subject, body = excluded.body, link = excluded.link
where mail.sent_at is null and mail.occasion is not null;

--! claim : (link?)
with due as (
    select mail.id, coalesce(message.subject_kind, mail.subject_kind) as subject_kind,
        coalesce(message.subject_id, mail.subject_id) as subject_id
    from mail
    left join message on message.id = mail.message
    left join occasion on occasion.id = mail.occasion and :wall < occasion.open_until
    where mail.sent_at is null and mail.next_try_at <= :now and occasion.id is null
    order by mail.next_try_at, mail.id
    limit :rows
    for update of mail skip locked
)
update mail set attempts = mail.attempts + 1, next_try_at = :claimed_until
from due
where mail.id = due.id
returning mail.id, mail.recipient, mail.message_id, mail.subject, mail.body, mail.link, mail.attempts, due.subject_kind,
    due.subject_id;

--! note_sent
update mail set sent_at = :now, last_error = null where id = :id and sent_at is null;

--! note_failed
update mail set next_try_at = :next_try_at, last_error = :error where id = :id and sent_at is null;

--! release
update mail set attempts = attempts - 1, next_try_at = :next_try_at, last_error = :error
where id = any(:ids) and sent_at is null;

--! waiting : (oldest?)
select count(*) as waiting, min(created_at) as oldest from mail where sent_at is null;
