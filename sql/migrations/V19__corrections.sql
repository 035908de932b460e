-- What turned out otherwise: misconduct that was none, answers that were taken back.

alter table trade_misconduct add column withdrawn_at timestamptz;
alter table trade_misconduct add column withdrawn_reason text not null default '';
comment on column trade_misconduct.withdrawn_at is 'From then on it is no misconduct; the record stays.';

alter table campaign_answer add column confirmed boolean not null default true;
alter table campaign_answer alter column confirmed drop default;
comment on column campaign_answer.confirmed is
    'Whether prices that stand were confirmed; otherwise the answer lasts as long as a declaration that gave it.';
