-- How long collections and publicities may last, however often they are extended.

insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, recorded_at) values
    ('pricing.campaign_days_max', '92', 'days', '◇', '4403', '2020-01-01', '平台自定：价格报送自开启之日起最长天数，含延期（一个季度）', '2020-01-01T00:00:00+08:00'),
    ('pricing.publicity_days_max', '92', 'days', '◇', '4403', '2020-01-01', '平台自定：公示自起算之日起最长天数，含延期', '2020-01-01T00:00:00+08:00');
