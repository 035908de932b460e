-- A file whose rows mean the same as one that was loaded before does nothing, unless its loader says that he means it.

alter table import add column again boolean not null default false;
alter table import add column fingerprint bytea;
alter table import add column same_as uuid references import;
create index import_of_content on import (organisation, kind, fingerprint) where fingerprint is not null;
comment on column import.again is 'Whether its loader means it although its content was loaded before.';
comment on column import.fingerprint is 'A hash of what its rows mean, whatever their order and the format of the file.';
comment on column import.same_as is 'The import with the same content, for the sake of which nothing was done.';
