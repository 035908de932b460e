-- A proposal changes the version that its proposer saw; when another has taken its position meanwhile, it is outdated.
alter table rule_proposal add column basis bigint references rule;
comment on column rule_proposal.basis is
    'The version in force on its first day when it was proposed; null of proposals of earlier programs, which go by the value.';
