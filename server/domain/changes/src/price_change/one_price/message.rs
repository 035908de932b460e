//! The texts of messages about changes that joined another one of the same price.

use ground::Words;
use ground::log::{MessageKind, Text};

use crate::price_change::message::Changes;

pub(in crate::price_change) const PRICES_JOINED: MessageKind = MessageKind::new(
    "prices-joined",
    r#"{"changes": 1, "manufacturer": "2", "product_name": "一次性使用导尿管"}"#,
    |it| Ok(joined(&it.read()?)),
)
.summed::<Changes>();

fn joined(changes: &Changes) -> Text {
    let what = changes.words();
    Text {
        title: Words::new(
            format!("已并入相同价格的公示：{}", what.zh),
            format!("Joined the publicity of the same price: {}", what.en),
        ),
        body: Words::new(
            format!(
                "{}已由另一途径公示，本次提交并入该公示，证明材料一并保留；结果以该公示为准。",
                what.zh
            ),
            format!(
                "By another way {} is public already: what was submitted joins it and keeps its files; its outcome \
                 is the outcome of both.",
                what.en
            ),
        ),
    }
}

pub(in crate::price_change) const PRICES_PARTED: MessageKind = MessageKind::new(
    "prices-parted",
    r#"{"changes": 1, "manufacturer": "2", "product_name": "一次性使用导尿管"}"#,
    |it| Ok(parted(&it.read()?)),
)
.summed::<Changes>();

fn parted(changes: &Changes) -> Text {
    let what = changes.words();
    Text {
        title: Words::new(
            format!("恢复审核：{}", what.zh),
            format!("To be checked again: {}", what.en),
        ),
        body: Words::new(
            format!(
                "{}所并入的公示已终止或更正为其他价格，原提交恢复为待审核，无需重新提交；不再主张的，可以撤回。",
                what.zh
            ),
            format!(
                "The publicity that {} had joined was stopped, or corrected to another price: it waits for a decision of its \
                 own again, and need not be submitted again; what is no longer claimed can be withdrawn.",
                what.en
            ),
        ),
    }
}
