-- Whoever loads the same rows again and says that he means it agrees to what they hold; a monthly list that repeats them does not.

alter table price_change_repeat add column meant boolean not null default false;
comment on column price_change_repeat.meant is 'Whether the load was asked for although its content was loaded before.';
