-- An export that a killed process leaves is taken over as soon as the process is gone, not after its silence.

alter table export add column holder integer;
comment on column export.holder is 'The process that works on it: it holds an advisory lock of this number as long as it lives. Null before there were such.';

create function holder_is_gone(holder integer) returns boolean
language sql stable
as $$
    select $1 is not null and not exists (
        select from pg_locks
        where locktype = 'advisory' and classid = 7706 and objid = $1::oid and objsubid = 2 and granted
            and database = (select oid from pg_database where datname = current_database())
    )
$$;
comment on function holder_is_gone is 'Whether no connection holds the lock of a process any more: it was killed, or lost the database.';
