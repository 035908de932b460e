//! What figures of invitations are called.

use ground::{Figure, Label};

pub(super) const PRICE: Figure = Figure::money("price", Label::new("报价", "Offer"));

pub(super) const COUNTER_PRICE: Figure =
    Figure::money("counter_price", Label::new("还价", "Counter-offer"));

pub(super) const REFERENCE_LIMIT: Figure = Figure::money(
    "reference_limit",
    Label::new("挂网参考限价", "Reference limit"),
);

pub(super) const LIMIT_WHEN_SENT: Figure = Figure::money(
    "reference_limit",
    Label::new("邀请时的参考限价", "Reference limit when it was sent"),
);

pub(super) const LIMIT_AFTER: Figure = Figure::money(
    "limit_after",
    Label::new("新参考限价", "New reference limit"),
);

pub(super) const QUANTITY: Figure = Figure::quantity("quantity", Label::new("数量", "Quantity"));

pub(super) const DUE_AT: Figure = Figure::deadline("due_at", Label::new("截止", "Due"));

pub(super) const DUE_AT_BEFORE: Figure =
    Figure::deadline("due_at_before", Label::new("原截止", "Formerly due"));

pub(super) const REASON: Figure = Figure::text("reason", Label::new("理由", "Reason"));
