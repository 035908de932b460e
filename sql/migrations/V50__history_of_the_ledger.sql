-- What only one history has: a follower that keeps its position outside of the database, as the search index
-- does, sees by the mark of that position whether the database was replaced by an earlier state of itself.

alter table ledger add column mark uuid not null default gen_random_uuid();
comment on column ledger.mark is 'Unlike any other: two histories that part at a position have two marks there.';
