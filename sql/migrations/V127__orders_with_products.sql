-- A page by a part of a name went from each entry of the order to its invitation, only to learn the product: the entries hold it now, and
-- invitations are read for the page alone.
drop index invitation_of_hospital;
drop index invitation_of_manufacturer;
drop index invitation_sent;
drop index invitation_due_of_hospital;
drop index invitation_due_of_manufacturer;
drop index invitation_due_latest;
create index invitation_of_hospital on invitation (hospital, state, sent_at, id) include (product);
create index invitation_of_manufacturer on invitation (manufacturer, state, sent_at, id) include (product);
create index invitation_sent on invitation (state, sent_at, id) include (product);
create index invitation_due_of_hospital on invitation (hospital, state, due_at, id) include (product);
create index invitation_due_of_manufacturer on invitation (manufacturer, state, due_at, id) include (product);
create index invitation_due_latest on invitation (state, due_at, id) include (product);
