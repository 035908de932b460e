-- Whether something is too late stands once here, as it stands once in the program (calendar::Deadline::is_over).

create function deadline_is_over(due_at timestamptz, is_provisional boolean, at timestamptz) returns boolean
language sql immutable parallel safe
as $$ select due_at <= at and not is_provisional $$;
comment on function deadline_is_over is
    'due_at is exclusive; a provisional deadline is never over. Inlined, so that an index on due_at serves.';
