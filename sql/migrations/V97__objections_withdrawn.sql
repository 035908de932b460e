-- Who objected may take it back before it is answered.
alter table objection drop constraint objection_state;
alter table objection add constraint objection_state check (state in ('open', 'upheld', 'dismissed', 'closed', 'withdrawn'));
