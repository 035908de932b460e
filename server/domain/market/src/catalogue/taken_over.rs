//! Values that rows of files took over from what is recorded, so that they can be named when the load is undone that had stated them.

use ground::{ImportId, ProductId, Words};
use strum::{EnumString, IntoStaticStr};

/// A cell that means what is recorded where it is blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, EnumString)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum OpenCell {
    Platform,
    PlatformLevel,
    PackRatio,
    LastDay,
    Source,
    ContractNo,
    Evidence,
}

impl OpenCell {
    /// What its column is called.
    #[must_use]
    pub fn words(self) -> Words {
        match self {
            Self::Platform => Words::new("平台", "platform"),
            Self::PlatformLevel => Words::new("平台级别", "platform level"),
            Self::PackRatio => Words::new("包装转换比", "pack ratio"),
            Self::LastDay => Words::new("截止日期", "last day"),
            Self::Source => Words::new("来源", "source"),
            Self::ContractNo => Words::new("合同编号", "contract number"),
            Self::Evidence => Words::new("证明材料", "evidence"),
        }
    }
}

/// The value of a row that was recorded already when the row came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenOver {
    pub product: ProductId,
    pub cell: OpenCell,
    pub value: String,
    /// The load of the price that it was recorded of; none where that did not come from a load.
    pub from: Option<ImportId>,
    /// Whether the row states the value itself. Such a one is needed for later rows that take it over from this one: it would be
    /// recorded without this load too.
    pub is_stated: bool,
}

impl TakenOver {
    /// A value as it was recorded by each of some loads.
    pub fn of_each(
        self,
        loads: impl IntoIterator<Item = Option<ImportId>>,
    ) -> impl Iterator<Item = Self> {
        let mut seen: Vec<Option<ImportId>> = Vec::new();
        for load in loads {
            if !seen.contains(&load) {
                seen.push(load);
            }
        }
        seen.into_iter().map(move |from| Self {
            from,
            ..self.clone()
        })
    }
}
