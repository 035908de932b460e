-- The numbers of the notices, as the platform starts with them. S4 is the notice of the Shenzhen
-- insurance bureau on price talks and graded procurement, with its articles.

insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, recorded_at) values
    ('bargaining.answer_term', '5', 'working_days', 'S4-1', '4403', '2020-01-01', '生产企业应当于5个工作日内响应议价邀请', '2020-01-01T00:00:00+08:00'),
    ('bargaining.counter_term', '5', 'working_days', 'S4-1', '4403', '2020-01-01', '医疗机构对还价的答复期限：平台按响应期限同等设定', '2020-01-01T00:00:00+08:00'),
    ('bargaining.confirm_at_limit', 'on', 'switch', 'S4-1', '4403', '2020-01-01', '按挂网参考限价发起议价邀请的，系统自动确认', '2020-01-01T00:00:00+08:00'),
    ('bargaining.without_limit', 'on', 'switch', 'S4-1', '4403', '2020-01-01', '备选目录产品（无参考限价）可议价，须由生产企业确认', '2020-01-01T00:00:00+08:00'),
    ('bargaining.concluded_above_limit', 'stand', 'choice', 'S4-13', '4403', '2020-01-01', '参考限价下调后，已成交的较高价格：stand 继续有效直至重新议价；end 自生效日作废', '2020-01-01T00:00:00+08:00'),
    ('pricing.lower_price_term', '1', 'months', 'S4-13', '4403', '2020-01-01', '全国各省平台出现更低价格时，生产企业应在1个月内主动申报', '2020-01-01T00:00:00+08:00');
