-- Only one statement made the last day of a term by itself.

create function deadline_last_day(due_at timestamptz) returns date language sql immutable parallel safe as $$
    select ((due_at - interval '1 microsecond') at time zone 'Asia/Shanghai')::date
$$;
comment on function deadline_last_day is 'The last day of a term that ends just before an instant, as people read it: Deadline::last_day.';
