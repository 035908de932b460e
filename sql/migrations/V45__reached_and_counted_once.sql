-- Mail to the registered address of an organisation, beside what its accounts get: whoever is entered with an address
-- is notified of what is due from him, whether or not he has an account.

alter table mail alter column message drop not null;
alter table mail add column position bigint;
alter table mail add column organisation bigint references organisation;
alter table mail add column subject_kind text;
alter table mail add column subject_id text;
alter table mail add constraint mail_of_organisation_once unique (position, organisation);
alter table mail add constraint mail_to check (
    case when message is null then num_nonnulls(position, organisation, subject_kind, subject_id) = 4
        else num_nonnulls(position, organisation, subject_kind, subject_id) = 0 end);
comment on column mail.message is 'The message of an account that it goes with; none when it goes to an organisation.';
comment on column mail.position is 'Of a mail to an organisation: the position of the event; its subject is beside it.';

-- What happened before is not mailed now, also when messages are made anew from the beginning of the ledger.
insert into setting (key, value)
select 'organisation_mail_after', position::text from follower where name = 'messages' and 0 < position;

-- An entry that is no address reaches nobody.
create or replace function organisation_is_reachable(id bigint) returns boolean language sql stable as $$
    select coalesce((select organisation.email like '%_@_%' from organisation where organisation.id = $1), false)
        or exists (select from account where account.organisation = $1 and account.state = 'active')
$$;

-- An answer counts while its product belongs to what the collection asks for, so that the number of a manufacturer's
-- answers is the number of its rows that count, whatever is corrected and taken back.
alter table campaign_answer add column counted boolean not null default true;
comment on column campaign_answer.counted is 'Whether the product is of the class asked for; an answer of another class waits for a correction back.';
update campaign_answer answer
set counted = false
from campaign, product
where campaign.id = answer.campaign and campaign.closed_at is null and product.id = answer.product
    and product.category_code not like campaign.category || '%';
update campaign_manufacturer duty
set answered = (
    select count(*)
    from campaign_answer answer
    where answer.campaign = duty.campaign and answer.manufacturer = duty.manufacturer and answer.counted)
from campaign
where campaign.id = duty.campaign and campaign.closed_at is null;

-- What the rows of imports did whose every row acts by itself: if such an import fails half-way, the same content loaded
-- again does only the rest.
create table import_rows_done (
    id     bigint generated always as identity primary key,
    import uuid  not null references import,
    hashes bytea not null
);
create index import_rows_done_of on import_rows_done (import);
create index import_failed_content on import (organisation, kind, fingerprint) where state = 'failed';
comment on column import_rows_done.hashes is 'Of the rows of a batch that were taken, 16 bytes each; gone when the import has ended well.';
