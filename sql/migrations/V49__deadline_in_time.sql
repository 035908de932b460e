-- Whether something is in time stands once here, as it stands once in the program (calendar::Deadline::includes); and an
-- invitation that was decided when it was sent has no term: no day from which it is counted, and no calendar.

create function deadline_includes(due_at timestamptz, at timestamptz) returns boolean
language sql immutable parallel safe
as $$ select at < due_at $$;
comment on function deadline_includes is
    'due_at is exclusive; also while it is provisional, since it moves later only. Inlined, so that an index on due_at serves.';

alter table invitation
    alter column due_from drop not null,
    alter column calendar_version drop not null;
