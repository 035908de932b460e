//! What a reversal undid, for operations and the store alike.

use chrono::{DateTime, NaiveDate, Utc};
use ground::{InvitationId, ProductId, UnitPrice, Words};
use market::catalogue::ProductHead;
use prices::listed_price::Region;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

/// What the reversal of an import undid, and what it had to leave.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// Prices of the load that are in force no more.
    pub prices_withdrawn: usize,
    /// Prices that it had replaced and that are in force again.
    pub prices_restored: usize,
    /// Prices that it had replaced and something later has, too.
    pub prices_overtaken: usize,
    /// Products whose limits rise, today or on a later day.
    pub limits_raised: usize,
    /// Products whose limits fall.
    pub limits_lowered: usize,
    /// Products that have no limit any more.
    #[serde(default)]
    pub limits_gone: usize,
    /// Products that get a limit.
    #[serde(default)]
    pub limits_new: usize,
    /// Concluded prices of hospitals that limits end which it lowers.
    #[serde(default)]
    pub concluded_ending: usize,
    /// They times the quantities of their invitations, in yuan.
    #[serde(default)]
    pub concluded_ending_amount: Decimal,
    /// Prices of later loads that are far from what is known without it: they count no more and wait for another person.
    #[serde(default)]
    pub prices_far: usize,
    /// Changes of prices that it held, or declared, and that are withdrawn.
    pub changes_withdrawn: usize,
    /// Invitations that it had ended and that are open again.
    pub invitations_restored: usize,
    /// Invitations that it had sent and that are withdrawn.
    pub invitations_withdrawn: usize,
    /// Concluded prices of hospitals that its limits had ended and that are in force again.
    #[serde(default)]
    pub concluded_restored: usize,
    /// Prices that were concluded under limits of the load, and that stay in force.
    #[serde(default)]
    pub concluded_under: usize,
    /// The first of them.
    #[serde(default)]
    pub concluded_under_shown: Vec<UndoneThing>,
    /// How many things stay as they are: as many as [`UndoneStep::LeftAsItIs`] has among `things`.
    pub left: usize,
    /// The first of them.
    pub left_shown: Vec<Left>,
    /// What others loaded with the same content, for which nothing was done.
    #[serde(default)]
    pub sent_again: Vec<Words>,
    /// The first things that it undid.
    #[serde(default)]
    pub shown: Vec<UndoneThing>,
    /// All things that it undid or had to leave; kept beside.
    #[serde(skip)]
    pub things: Vec<ReversalThing>,
}

/// What became of one thing, of everything that a reversal undid or had to leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReversalThing {
    pub step: UndoneStep,
    /// The number that people know it by, if it has one.
    pub number: Option<String>,
    pub product: Option<ProductId>,
    /// Where a price is listed: province and platform.
    pub listed: Option<(Region, String)>,
    /// The first day of a price, or on which a limit is another one.
    pub from: Option<NaiveDate>,
    /// The price of one base unit before the reversal, none where none was in force.
    pub before: Option<UnitPrice>,
    /// The price of one base unit after it, none where none is in force; of invitations and of what stays as it is: its price.
    pub after: Option<UnitPrice>,
    /// In sales units.
    pub quantity: Option<i64>,
    /// Why it stays as it is.
    pub reason: Option<Words>,
}

/// A thing of a reversal with its product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReversalThingRow {
    /// From 1.
    pub position: i64,
    pub thing: ReversalThing,
    pub head: Option<ProductHead>,
}

/// A thing that a reversal undid or names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoneThing {
    pub step: UndoneStep,
    /// The invitation that it is about.
    #[serde(default)]
    pub invitation: Option<InvitationId>,
    /// The number that people know it by, if it has one.
    pub number: Option<String>,
    /// Its product, by number and as people know it.
    pub product: ProductId,
    pub product_name: String,
    pub specification: String,
    /// The price before, of a limit.
    pub before: Option<UnitPrice>,
    /// The price; of a limit the one after.
    pub price: Option<UnitPrice>,
    /// In sales units.
    pub quantity: Option<i64>,
}

/// What a reversal did to a thing, in the order in which things are listed.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    ToSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum UndoneStep {
    /// A limit that is another one now.
    LimitMoved,
    /// An invitation that is open again.
    InvitationRestored,
    /// An invitation that was sent and is withdrawn.
    InvitationWithdrawn,
    /// A price of a later load that is far from what is known without the load: it counts no more and waits for another person.
    PriceFar,
    /// A price that counts no more.
    PriceWithdrawn,
    /// A price that is in force again.
    PriceRestored,
    /// A concluded price that is in force again.
    ConcludedPriceRestored,
    /// A concluded price that a limit ends which falls again.
    ConcludedPriceEnding,
    /// A price that was concluded under a limit of the load, and stays in force.
    ConcludedUnderLoad,
    /// A declaration that is withdrawn.
    DeclarationWithdrawn,
    /// A price that counts on until its end is announced, since a later load replaced it.
    PriceHeld,
    /// A price in whose place something later is.
    PriceOvertaken,
    /// A price or an end that was held, and is withdrawn.
    ChangeWithdrawn,
    /// A price or an end that was public by the decision of the very person who alone states it now: another decides on it.
    ChangeWaits,
    /// Something that could not be undone.
    LeftAsItIs,
}

impl UndoneStep {
    /// The Chinese name, as exports show it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::LimitMoved => "限价变动",
            Self::InvitationRestored => "议价邀请恢复",
            Self::InvitationWithdrawn => "议价邀请撤回",
            Self::PriceFar => "此后导入的价格相差过大，待核实",
            Self::PriceWithdrawn => "价格撤销",
            Self::PriceRestored => "价格恢复",
            Self::ConcludedPriceRestored => "成交价恢复",
            Self::ConcludedPriceEnding => "成交价将作废",
            Self::ConcludedUnderLoad => "按其限价成交，继续有效",
            Self::DeclarationWithdrawn => "申报撤回",
            Self::PriceHeld => "价格暂续计入",
            Self::PriceOvertaken => "已被后续价格替代",
            Self::ChangeWithdrawn => "待核实价格撤回",
            Self::ChangeWaits => "公示终止，须由另一人重新决定",
            Self::LeftAsItIs => "未能撤销",
        }
    }
}

/// A file with the content of an import, for which nothing was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentAgain {
    pub file_name: String,
    /// Who loaded it, by name.
    pub person: String,
    pub at: DateTime<Utc>,
}

/// Something that a reversal could not undo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// The number that people know it by.
    pub what: String,
    pub reason: Words,
    /// Its product, by number and as people know it.
    #[serde(default)]
    pub product: Option<ProductId>,
    #[serde(default)]
    pub product_name: String,
    #[serde(default)]
    pub specification: String,
}

/// The reversal of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reversal {
    pub at: DateTime<Utc>,
    /// The name of the person.
    pub by: String,
    pub reason: String,
    pub undone: Undone,
}
