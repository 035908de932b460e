//! What figures of changes of prices are called.

use ground::{Figure, Label};

pub(super) const BASE_PRICE: Figure =
    Figure::money("base_price", Label::new("最小单位价", "base-unit price"));

pub(super) const EFFECTIVE_FROM: Figure =
    Figure::text("effective_from", Label::new("执行日期", "from"));

pub(super) const EFFECTIVE_TO: Figure =
    Figure::text("effective_to", Label::new("截止日期", "until"));

pub(super) const COUNTS_FROM: Figure =
    Figure::text("counts_from", Label::new("计入限价自", "counts from"));

pub(super) const LAST_PRICE: Figure =
    Figure::money("last_price", Label::new("上次价格", "last price"));

pub(super) const REASON: Figure = Figure::text("reason", Label::new("理由", "Reason"));
