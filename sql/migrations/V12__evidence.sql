-- Files that prove what somebody says: declarations, reports, objections.

create table evidence (
    id           uuid        primary key,
    organisation bigint      not null references organisation,
    account      bigint      not null references account,
    file_name    text        not null,
    media_type   text        not null,
    bytes        bigint      not null,
    sha256       bytea       not null,
    recorded_at  timestamptz not null,

    constraint evidence_media_type check (media_type in (
        'application/pdf', 'image/png', 'image/jpeg',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')),
    constraint evidence_size check (bytes between 1 and 20971520),
    constraint evidence_sha256 check (octet_length(sha256) = 32)
);
create index evidence_of_organisation on evidence (organisation, recorded_at desc);
comment on table evidence is 'What was handed in; the bytes lie in the object store under the id.';
comment on column evidence.media_type is 'By the content, not by what the name or the sender says.';
