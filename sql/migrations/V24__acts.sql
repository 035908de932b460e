-- Events that were written at once stay together, so that followers can group what one act did.

create sequence event_act;
alter table event add column act bigint;
comment on column event.act is 'The same for all events of one statement. None before acts were noted: then events followed for those who were to be notified of several at once.';

alter table event_unplaced add column act bigint;
create or replace function event_note_unplaced() returns trigger language plpgsql as $$
begin
    insert into event_unplaced (event_id, act) select id, act from added;
    return null;
end
$$;

create table message_topic (
    topic    text   primary key,
    position bigint not null
);
comment on table message_topic is 'What people are notified of once, however often it happens: the position of the first entry of each topic.';

insert into message_topic (topic, position)
select 'declarations/' || event.subject_id, coalesce(min(ledger.position), 0)
from event
left join ledger on ledger.event_id = event.id
where event.subject_kind = 'declarations'
group by event.subject_id;
