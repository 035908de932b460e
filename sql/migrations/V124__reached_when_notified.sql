-- Silence is none where nothing had reached whoever was silent: an account that was opened, or confirmed, after what it is about
-- was written has no message of it.
alter table account add column reads_since timestamptz;
comment on column account.reads_since is 'Since when messages reach it, where that is later than its opening: it was confirmed then.';

-- Of an account that waits for confirmation nobody knows who reads it, and it gets nothing.
create or replace function organisation_is_reachable(id bigint) returns boolean language sql stable as $$
    select coalesce((select organisation.email like '%_@_%' from organisation where organisation.id = $1), false)
        or exists (
            select from account where account.organisation = $1 and account.state = 'active' and account.unconfirmed_since is null)
$$;

-- Whether what was written at an instant reached an organisation; its address does not change.
create function organisation_was_reached(id bigint, at timestamptz) returns boolean language sql stable as $$
    select coalesce((select organisation.email like '%_@_%' from organisation where organisation.id = $1), false)
        or exists (
            select from account
            where account.organisation = $1 and account.state = 'active' and account.unconfirmed_since is null
                and coalesce(account.reads_since, account.created_at) <= at)
$$;
