-- A person reminds once a day, however often somebody presses the button.

alter table publicity add column reminded_at timestamptz;
