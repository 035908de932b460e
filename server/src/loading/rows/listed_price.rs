//! What the platforms of the country list.

use domain::catalogue::RowVerdict;
use domain::database::Transaction;
use domain::listed_price::{self, ListedPriceRow, LoadState, PlatformLevel, PriceKind};
use domain::{Result, price_change};
use rust_decimal::Decimal;

use super::{FileRow, Work};
use crate::loading::cells::Cells;
use crate::loading::layout::Layout;

/// Further names that files give to the kinds of prices.
const KINDS: [(&str, PriceKind); 10] = [
    ("挂网", PriceKind::Listing),
    ("挂网价格", PriceKind::Listing),
    ("中标", PriceKind::Winning),
    ("中标价格", PriceKind::Winning),
    ("国家集采中选价", PriceKind::VbpNational),
    ("省级集采中选价", PriceKind::VbpProvincial),
    ("自报价", PriceKind::SelfQuoted),
    ("议价", PriceKind::HospitalNegotiated),
    ("备案", PriceKind::Filed),
    ("公示", PriceKind::InPublicity),
];

impl FileRow for ListedPriceRow {
    const ROWS_AT_ONCE: usize = 20_000;
    const LAST_COUNTS: bool = false;
    type Memory = LoadState;

    fn read(cells: &mut Cells<'_>, _layout: &Layout) -> Option<Self> {
        let code = cells.code();
        let region = cells.choice(
            "region",
            None,
            |text| text.parse().ok(),
            (
                "不是省份名称或两位代码",
                "is neither a province nor its two-digit code",
            ),
        );
        let platform = cells.name("platform");
        let level = cells.choice(
            "platform_level",
            Some(PlatformLevel::Provincial),
            level_of,
            (
                "应为省级（provincial）或市级（city）",
                "must be provincial or city",
            ),
        );
        let kind = cells.choice(
            "price_kind",
            None,
            kind_of,
            (
                "不是已知的价格类型，请从模板的字典中选择",
                "is no known kind of price",
            ),
        );
        let price = cells.price("price");
        let pack_ratio = cells.pack_ratio("pack_ratio", Some(Decimal::ONE));
        let effective_from = cells.day("effective_from");
        let effective_to = cells.last_day("effective_to");
        let source = cells.text("source");
        if effective_to
            .zip(effective_from)
            .is_some_and(|(last, first)| last < first)
        {
            cells.blame("effective_to", "早于执行日期", "is before the first day");
        }
        let region = region?;
        Some(Self {
            code,
            region,
            platform: if platform.is_empty() {
                region.name().to_owned()
            } else {
                platform
            },
            level: level?,
            kind: kind?,
            price: price?,
            pack_ratio: pack_ratio?,
            effective_from: effective_from?,
            effective_to,
            source,
        })
    }

    async fn load(
        tx: &Transaction<'_>,
        work: &Work<'_>,
        memory: &mut LoadState,
        _numbers: &[u32],
        rows: &[Self],
    ) -> Result<Vec<RowVerdict>> {
        listed_price::load_part(tx, work.moment, work.caller, work.import, rows, memory).await
    }

    /// What the import has said is remembered by this process alone.
    fn replays() -> bool {
        true
    }

    async fn conclude(tx: &Transaction<'_>, work: &Work<'_>, memory: &LoadState) -> Result<()> {
        price_change::finish_load(tx, work.moment, work.caller, work.import, memory).await
    }
}

fn level_of(text: &str) -> Option<PlatformLevel> {
    let level = text.to_ascii_lowercase();
    level.strip_suffix("平台").unwrap_or(&level).parse().ok()
}

fn kind_of(text: &str) -> Option<PriceKind> {
    let known = KINDS
        .iter()
        .find(|(name, _)| *name == text)
        .map(|(_, kind)| *kind);
    text.to_ascii_lowercase().parse().ok().or(known)
}
