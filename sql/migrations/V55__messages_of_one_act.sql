-- What one act did is one message, also where it took several transactions.

alter table event add column occasion uuid;
comment on column event.occasion is 'The same for all events of one act of several transactions: a file that was loaded, a run of due work.';

create table occasion (
    id         uuid        primary key,
    open_until timestamptz not null
);
comment on table occasion is 'Acts that go on: what is mailed about them waits for their end. By the wall clock.';

alter table message add column last_position bigint;
comment on column message.last_position is 'Of a message about several events, the position of the last of them.';

create table message_group (
    topic         text   primary key,
    position      bigint not null,
    last_position bigint not null,
    data          jsonb  not null
);
comment on table message_group is 'What the messages about an act of several transactions report so far; the topic is the act, the kind and the reader.';

-- Newest first is by what happened, not by when the message was made.
drop index message_of_account;
drop index message_unread;
create index message_of_account on message (account, position desc);
create index message_unread on message (account, position desc) where read_at is null;

alter table mail add column link text;
alter table mail add column occasion uuid;
comment on column mail.link is 'The page of the console; earlier mail names its subject instead.';
comment on column mail.occasion is 'The act of several transactions that it is about, whose end it waits for.';

-- What happened before keeps the messages it made, also when they are made anew from the beginning of the ledger.
insert into setting (key, value)
select 'messages_grouped_after', position::text from follower where name = 'messages' and 0 < position;
