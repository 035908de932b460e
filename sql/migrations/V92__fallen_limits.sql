-- That limits fell, in the transaction in which they did: whoever looks next closes what is above them, with or without
-- a process that runs jobs.

create table fallen_limit (
    id bigint generated always as identity primary key,
    fell_at timestamptz not null
);
comment on table fallen_limit is 'Falls of limits after which nobody has looked yet for what is above them.';
comment on column fallen_limit.fell_at is 'When the limits were written.';

create trigger fallen_limit_settled before update or truncate on fallen_limit
    for each statement execute function refuse_change();
