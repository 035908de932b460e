-- Which states of an invitation are open was listed by each of 17 statements.

create function invitation_is_open(state text) returns boolean language sql immutable parallel safe as $$
    select $1 in ('pending', 'countered')
$$;
comment on function invitation_is_open is 'Whether an invitation in this state waits for somebody: InvitationState::is_open.';
