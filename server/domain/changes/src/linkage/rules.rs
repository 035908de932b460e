//! The steps of a linkage list, and how its preview sorts changes of limits. Pure.

use ground::{FigureValues, Refused, UnitPrice, Words};
use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::refusal::{
    LINKAGE_CLOSED, LINKAGE_EMPTY, LINKAGE_NOT_LOADED, LINKAGE_PREVIEW_PREPARING,
};
use super::types::LinkageState;

/// The edges between groups of moves, in percent; the first and the last group are open.
pub(super) const MOVE_EDGES: [i16; 8] = [-50, -30, -20, -10, 0, 10, 30, 50];

impl LinkageState {
    /// Demands a list that is neither public nor cancelled.
    ///
    /// # Errors
    /// `linkage-closed` otherwise.
    pub(super) fn must_be_draft(self) -> Result<(), Refused> {
        match self {
            Self::Draft => Ok(()),
            Self::Publicized | Self::Cancelled | Self::Announced | Self::Stopped => Err(Refused {
                kind: &LINKAGE_CLOSED,
                clause: Some("S4-13"),
                detail: Words::new(
                    "该联动清单已公示或已取消",
                    "the list has been made public or cancelled",
                ),
                figures: FigureValues::default().with_state("state", self, Self::words),
            }),
        }
    }
}

/// # Errors
/// `linkage-preview-preparing` otherwise.
pub(super) fn must_be_previewed(is_ready: bool) -> Result<(), Refused> {
    if is_ready {
        return Ok(());
    }
    Err(Refused {
        kind: &LINKAGE_PREVIEW_PREPARING,
        clause: None,
        detail: Words::new(
            "联动影响预览尚未完成，请待其完成后再公示",
            "what the list would change is still being worked out: make it public when that is done",
        ),
        figures: FigureValues::NONE,
    })
}

/// # Errors
/// `linkage-not-loaded` otherwise.
pub(super) fn must_be_loaded(is_loaded: bool) -> Result<(), Refused> {
    if is_loaded {
        return Ok(());
    }
    Err(Refused {
        kind: &LINKAGE_NOT_LOADED,
        clause: None,
        detail: Words::new(
            "清单尚未全部导入，请等待导入完成或取消后重新导入",
            "the list is not loaded to its end: wait for it, or cancel it and load it again",
        ),
        figures: FigureValues::NONE,
    })
}

pub(super) fn empty() -> Refused {
    Refused {
        kind: &LINKAGE_EMPTY,
        clause: None,
        detail: Words::new(
            "清单中没有待公示的价格变动",
            "the list holds no change of a price to make public",
        ),
        figures: FigureValues::NONE,
    }
}

/// What a list does to a limit.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    ToSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum LimitChange {
    /// 下降
    Falls,
    /// 上升
    Rises,
    /// 备选转限价
    Appears,
    /// 限价转备选
    Vanishes,
}

impl LimitChange {
    /// The Chinese name, as exports show it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Falls => "下降",
            Self::Rises => "上升",
            Self::Appears => "备选转限价",
            Self::Vanishes => "限价转备选",
        }
    }

    /// `None` when both limits are equal.
    pub(super) fn between(before: Option<UnitPrice>, after: Option<UnitPrice>) -> Option<Self> {
        match (before, after) {
            (None, None) => None,
            (None, Some(_)) => Some(Self::Appears),
            (Some(_), None) => Some(Self::Vanishes),
            (Some(before), Some(after)) if after < before => Some(Self::Falls),
            (Some(before), Some(after)) if before < after => Some(Self::Rises),
            (Some(_), Some(_)) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_falls_rises_appears_vanishes_or_stays() {
        let price = |text: &str| -> Option<UnitPrice> { text.parse().ok() };
        let between = |before, after| LimitChange::between(price(before), price(after));
        assert_eq!(between("100", "92"), Some(LimitChange::Falls));
        assert_eq!(between("110", "130"), Some(LimitChange::Rises));
        assert_eq!(between("", "95"), Some(LimitChange::Appears));
        assert_eq!(between("95", ""), Some(LimitChange::Vanishes));
        assert_eq!(between("95", "95.0000"), None);
        assert_eq!(between("", ""), None);
    }

    #[test]
    fn only_a_draft_may_be_decided_about() {
        for &state in LinkageState::VARIANTS {
            let may = state.must_be_draft().is_ok();
            assert_eq!(may, state == LinkageState::Draft, "{state:?}");
        }
    }
}
