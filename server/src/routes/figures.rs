//! Figures of a record or a finding as a cell of a sheet: names and values that people read.

use chrono::DateTime;
use domain::SHANGHAI;
use domain::calendar::last_minute;
use serde_json::Value;

/// What figures are called in Chinese files. Ids and versions are for programs, and are left out.
const NAMES: [(&str, &str); 24] = [
    ("number", "邀请编号"),
    ("sent_at", "发出时间"),
    ("quarter", "季度"),
    ("product_name", "产品名称"),
    ("code", "医保耗材代码"),
    ("region_name", "省份"),
    ("platform", "平台"),
    ("price", "价格（元）"),
    ("pack_ratio", "包装转换比"),
    ("base_price", "最小计量单位价格（元）"),
    ("executed_on", "执行日期"),
    ("products", "应报送产品"),
    ("answered", "已报送产品"),
    ("due_at", "截止"),
    ("declared_at", "申报时间"),
    ("provinces", "省份数"),
    ("newest", "最近执行日期"),
    ("ended_on", "截止日期"),
    ("pack_ratios", "包装转换比的种数"),
    ("lowest", "最低（元）"),
    ("highest", "最高（元）"),
    ("before", "变动前（元）"),
    ("after", "变动后（元）"),
    ("effective_on", "生效日期"),
];

/// The figures that have a name, in the order of [`NAMES`].
pub(super) fn readable(figures: &Value) -> String {
    let shown = NAMES.iter().filter_map(|(key, name)| {
        let figure = figures.get(key).filter(|figure| !figure.is_null())?;
        Some(format!("{name}：{}", value(key, figure)))
    });
    shown.collect::<Vec<_>>().join("；")
}

fn value(key: &str, figure: &Value) -> String {
    let Some(text) = figure.as_str() else {
        return figure.to_string();
    };
    match DateTime::parse_from_rfc3339(text) {
        Ok(at) if key == "due_at" => last_minute(at.to_utc()),
        Ok(at) => at
            .with_timezone(&SHANGHAI)
            .format("%Y-%m-%d %H:%M")
            .to_string(),
        Err(_) => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn figures_read_as_a_sentence_without_ids() {
        let figures = json!({
            "number": "YJ20260302-0001",
            "product": "7",
            "sent_at": "2026-03-02T09:00:00+08:00",
            "due_at": "2026-03-10T00:00:00+08:00",
            "calendar_version": 7,
        });
        assert_eq!(
            readable(&figures),
            "邀请编号：YJ20260302-0001；发出时间：2026-03-02 09:00；截止：2026-03-09 24:00"
        );
        assert_eq!(
            readable(&json!({"provinces": 2, "ended_on": null})),
            "省份数：2"
        );
    }
}
