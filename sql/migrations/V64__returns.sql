-- A price that an announced price with a last day took the place of counts again on the day after: from `counts_from` on,
-- as a row of its own beside the one that ended. Nobody announced that row, so it takes no other's place.

alter table listed_price add column returns boolean not null default false;
