-- A preview is requested, as all else is that people have worked out for them.
alter table linkage_preview rename column asked_at to requested_at;
