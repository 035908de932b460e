--! insert_for_accounts (occasions[?], due_at[?], senders[?])
insert into mail (message, account, recipient, message_id, subject, body, link, occasion, kind, due_at, sender, language,
    in_digest, created_at, next_try_at)
select message, account, recipient, message_id, subject, body, link, occasion, kind, due_at, sender, language, in_digest,
    :now, :now
from unnest(
    :messages::bigint[], :accounts::bigint[], :recipients::text[], :message_ids::text[], :subjects::text[], :bodies::text[],
    :links::text[], :occasions::uuid[], :kinds::text[], :due_at::timestamptz[], :senders::bigint[], :languages::text[],
    :in_digest::boolean[]
) as written (message, account, recipient, message_id, subject, body, link, occasion, kind, due_at, sender, language,
    in_digest)
on conflict (message) do update
set subject = excluded.subject, body = excluded.body, link = excluded.link, due_at = excluded.due_at
where mail.sent_at is null and mail.digest is null and mail.occasion is not null;

--! insert_for_organisations (occasions[?], due_at[?], senders[?])
insert into mail (position, organisation, subject_kind, subject_id, recipient, message_id, subject, body, link, occasion,
    kind, due_at, sender, in_digest, created_at, next_try_at)
select position, organisation, subject_kind, subject_id, recipient, message_id, subject, body, link, occasion, kind, due_at,
    sender, in_digest, :now, :now
from unnest(
    :positions::bigint[], :organisations::bigint[], :subject_kinds::text[], :subject_ids::text[], :recipients::text[],
    :message_ids::text[], :subjects::text[], :bodies::text[], :links::text[], :occasions::uuid[], :kinds::text[],
    :due_at::timestamptz[], :senders::bigint[], :in_digest::boolean[]
) as written (position, organisation, subject_kind, subject_id, recipient, message_id, subject, body, link, occasion, kind,
    due_at, sender, in_digest)
on conflict (position, organisation) do update
set subject = excluded.subject, body = excluded.body, link = excluded.link, due_at = excluded.due_at
where mail.sent_at is null and mail.digest is null and mail.occasion is not null;

--! sent_to_boxes : (sender?)
select lower(recipient) as box, sender, count(*) as mails
from mail
where not in_digest and lower(recipient) = any(:boxes) and :since < created_at and digest_on is null
group by lower(recipient), sender;

--! digests_due : (account?, organisation?)
select distinct mail.account, mail.organisation
from mail
left join message_setting as chosen on chosen.account = mail.account
where mail.in_digest and mail.digest is null
    and mail.created_at < :midnight::timestamptz + make_interval(hours => coalesce(chosen.digest_hour, :usual_hour::integer))
    and :midnight::timestamptz + make_interval(hours => coalesce(chosen.digest_hour, :usual_hour::integer)) <= :now
    and (:is_working_day::boolean or not coalesce(chosen.working_days_only, true))
    and not exists (
        select from mail as digest
        where digest.digest_on = :today and digest.account is not distinct from mail.account
            and (mail.account is not null or digest.organisation = mail.organisation))
limit :rows;

--! digest_items : (account?, organisation?, link?, kind?, due_at?)
select id, account, organisation, recipient, kind, subject, body, link, due_at, language
from mail
where in_digest and digest is null
    and (account = any(:accounts) or (account is null and organisation = any(:organisations)))
order by due_at nulls last, id
for update;

--! insert_digest (account?, organisation?)
insert into mail (account, organisation, recipient, message_id, subject, body, link, language, sections, digest_on,
    created_at, next_try_at)
values (:account, :organisation, :recipient, :message_id, :subject, '', '/messages', :language, :sections, :today, :now, :now)
on conflict do nothing
returning id;

--! mark_in_digest
update mail set digest = :digest where id = any(:ids);

--! claim : (link?, sections?, kind?)
with due as (
    select mail.id, coalesce(message.subject_kind, mail.subject_kind, '') as subject_kind,
        coalesce(message.subject_id, mail.subject_id, '') as subject_id
    from mail
    left join message on message.id = mail.message
    left join occasion on occasion.id = mail.occasion and :wall < occasion.open_until
    where mail.sent_at is null and not mail.in_digest and mail.next_try_at <= :now and occasion.id is null
    order by mail.next_try_at, mail.id
    limit :rows
    for update of mail skip locked
)
update mail set attempts = mail.attempts + 1, next_try_at = :claimed_until
from due
where mail.id = due.id
returning mail.id, mail.recipient, mail.message_id, mail.subject, mail.body, mail.link, mail.attempts, mail.language,
    mail.sections, mail.kind, due.subject_kind, due.subject_id;

--! note_sent
update mail set sent_at = :now, last_error = null where id = :id and sent_at is null;

--! note_failed
update mail set next_try_at = :next_try_at, last_error = :error where id = :id and sent_at is null;

--! release
update mail set attempts = attempts - 1, next_try_at = :next_try_at, last_error = :error
where id = any(:ids) and sent_at is null;

--! waiting : (oldest?)
select count(*) as waiting, min(created_at) as oldest from mail where sent_at is null and not in_digest;
