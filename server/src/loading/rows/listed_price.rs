//! Listed prices of all platforms.

use std::hash::{Hash, Hasher};

use domain::catalogue::{LoadedRow, RowVerdict, RowWarning};
use domain::database::Transaction;
use domain::listed_price::{
    self, ListedPriceRow, LoadState, PlatformLevel, PriceKind, PriceTerms, Region, Stated,
};
use domain::listing_platform::{self, Names};
use domain::price_change;
use domain::{Result, Words};
use rust_decimal::Decimal;
use spreadsheet::ColumnKind::{Date, Text};

use super::{Effects, FileRow, ListedAt, Overview, RowTerms, Work, last_day};
use crate::loading::SHOWN_MAX;
use crate::loading::cells::{Cells, End};
use crate::loading::columns::{
    CODE, CODE_20, COUNT, Choices, FileColumn, PRICE, optional, required,
};
use crate::loading::file::FileKind;
use crate::loading::layout::Layout;
use crate::loading::preview::preview_of;
use crate::loading::reversal;
use crate::loading::worker::work_on;

pub(in crate::loading) const FILE: FileKind = FileKind {
    import: &listed_price::LISTED_PRICES,
    address: "/imports/listed-prices",
    summary: "Loads listed prices (exchange centre).",
    columns: COLUMNS,
    remarks: &[
        "价格为“包装转换比”个最小计量单位的价格，平台自动折算为最小计量单位价格。",
        "同一产品、平台、类型、执行日期和来源的价格再次导入时，以新值更正旧值。",
        "与该产品上次价格相差过大（默认低于三分之一或高于三倍）的行标为“待核实”，由另一人核实并公示后生效。",
    ],
    find_layout: Layout::find,
    work: work_on::<ListedLine>,
    preview: preview_of::<ListedLine>,
    reverse: reversal::prices,
};

pub(super) const COLUMNS: &[FileColumn] = &[
    CODE,
    CODE_20,
    REGION,
    PLATFORM,
    PLATFORM_LEVEL,
    PRICE_KIND,
    LISTED_PRICE,
    PACK_RATIO,
    EFFECTIVE_FROM,
    EFFECTIVE_TO,
    SOURCE,
];

pub(super) const REGION: FileColumn = required(
    "region",
    &["省份", "省（自治区、直辖市）", "地区", "region"],
    Text,
    "广东省",
    "省份名称或两位代码；新疆生产建设兵团为66",
)
.of(Choices::Regions);

pub(super) const PLATFORM: FileColumn = optional(
    "platform",
    &["平台", "平台名称", "platform"],
    Text,
    "广东省药品交易中心",
    "挂网平台的名称；留空时按省级平台",
);

pub(super) const PLATFORM_LEVEL: FileColumn = optional(
    "platform_level",
    &["平台级别", "platform_level"],
    Text,
    "省级",
    "留空不改动已登记的级别；没有登记的，平台以市级登记或名称为城市的为市级，其余为省级",
)
.of(Choices::Levels);

pub(super) const PRICE_KIND: FileColumn = required(
    "price_kind",
    &["价格类型", "price_kind", "kind"],
    Text,
    "挂网价",
    "价格从何而来；只有省级挂网价和中标价计入参考限价",
)
.of(Choices::PriceKinds);

pub(super) const LISTED_PRICE: FileColumn = required(
    "price",
    &["价格", "挂网价格", "挂网价", "挂网单价", "price"],
    PRICE,
    "120.00",
    "元，大于零，最多四位小数",
)
.or_weakly(&["单价", "采购单价"]);

pub(super) const PACK_RATIO: FileColumn = optional(
    "pack_ratio",
    &["包装转换比", "转换比", "pack_ratio"],
    COUNT,
    "10",
    "该价格对应多少最小计量单位；留空不改动同一价格已登记的转换比，没有登记的为1",
);

pub(super) const EFFECTIVE_FROM: FileColumn = required(
    "effective_from",
    &["执行日期", "生效日期", "effective_from"],
    Date,
    "2026-01-01",
    "执行的第一天",
);

pub(super) const EFFECTIVE_TO: FileColumn = optional(
    "effective_to",
    &["截止日期", "终止日期", "effective_to"],
    Date,
    "2027-12-31",
    "执行的最后一天；没有期限的填“长期”；留空不改动已登记的日期",
);

pub(super) const SOURCE: FileColumn = optional(
    "source",
    &["来源", "source"],
    Text,
    "省平台挂网公告",
    "文件、批次或标段；留空时沿用已登记的同一价格的来源",
);

/// Other names for kinds of prices in files.
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

/// A row with a listed price.
#[derive(Debug, Clone)]
pub(super) struct ListedLine {
    pub(super) row: ListedPriceRow,
    /// What it states by its own words. An empty cell states nothing: what is recorded stays.
    stated: Stated,
}

/// Like the row, so that files which were loaded before are known again; what is left out means something else.
impl Hash for ListedLine {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Stated {
            level,
            pack_ratio,
            open,
        } = self.stated;
        self.row.hash(state);
        if open {
            open.hash(state);
        }
        if !level {
            "platform_level".hash(state);
        }
        if !pack_ratio {
            "pack_ratio".hash(state);
        }
    }
}

/// A row with what it does not state taken from what is recorded.
pub(super) struct Completed {
    pub(super) row: ListedPriceRow,
    /// The terms that are recorded under its key.
    recorded: Option<PriceTerms>,
    /// What is to be said of its platform.
    pub(super) warnings: Vec<RowWarning>,
}

/// The rows with what they do not state taken from the price that is recorded under the same key, under the names by which
/// the register knows their platforms.
pub(super) async fn completed<'a>(
    tx: &Transaction<'_>,
    names: &Names,
    lines: impl Iterator<Item = &'a ListedLine> + Clone,
) -> Result<Vec<Completed>> {
    let mut rows: Vec<ListedPriceRow> = lines.clone().map(|line| line.row.clone()).collect();
    for (row, line) in rows.iter_mut().zip(lines.clone()) {
        if !line.stated.level && names.is_of_city(&row.platform, row.region) {
            row.level = PlatformLevel::City;
        }
    }
    let stated: Vec<Stated> = lines.clone().map(|line| line.stated).collect();
    let recorded = listed_price::complete(tx, &mut rows, &stated, &names.other_names()).await?;
    let completed = lines.zip(rows).zip(recorded);
    Ok(completed
        .map(|((line, row), recorded)| {
            let written = &line.row.platform;
            let mut warnings = names.warnings(written, line.row.region, &row.platform);
            warnings.extend(names.level_warning(
                (written, line.row.region),
                row.level,
                line.stated.level,
            ));
            Completed {
                warnings,
                row,
                recorded,
            }
        })
        .collect())
}

/// The platforms and provinces of rows, as the file writes them.
pub(super) fn platforms_of<'a>(
    lines: impl Iterator<Item = &'a ListedLine>,
) -> impl Iterator<Item = (&'a str, Region)> {
    lines.map(|line| (line.row.platform.as_str(), line.row.region))
}

/// What the platforms of a load mean; those that nobody has seen are seen from now on.
pub(super) async fn seen<'a>(
    tx: &Transaction<'_>,
    work: &Work<'_>,
    lines: impl Iterator<Item = &'a ListedLine>,
) -> Result<Names> {
    let (moment, caller) = (work.moment, work.caller);
    listing_platform::see(tx, moment, caller, work.import, platforms_of(lines)).await
}

/// What a row changes of a recorded price.
fn changes(before: &PriceTerms, after: &ListedPriceRow) -> Vec<Words> {
    let fields = [
        (
            ("价格", "price"),
            before.price.to_string(),
            after.price.to_string(),
        ),
        (
            ("包装转换比", "pack ratio"),
            before.pack_ratio.normalize().to_string(),
            after.pack_ratio.normalize().to_string(),
        ),
        (
            ("截止日期", "last day"),
            last_day(before.effective_to),
            last_day(after.effective_to),
        ),
    ];
    Words::changes(fields)
}

/// What a row states of what an absent column or an empty cell leaves as it is recorded.
fn stated(cells: &Cells<'_>, open: bool) -> Stated {
    Stated {
        level: !cells.are_empty(&["platform_level"]),
        pack_ratio: !cells.are_empty(&["pack_ratio"]),
        open,
    }
}

impl FileRow for ListedLine {
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
        let of_level = (
            "应为省级（provincial）或市级（city）",
            "must be provincial or city",
        );
        let unstated = Some(PlatformLevel::Provincial);
        let level = cells.choice("platform_level", unstated, level_of, of_level);
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
        let end = cells.last_day("effective_to");
        let effective_to = end.date();
        let source = cells.text("source");
        if effective_to
            .zip(effective_from)
            .is_some_and(|(last, first)| last < first)
        {
            cells.blame("effective_to", "早于执行日期", "is before the first day");
        }
        let region = region?;
        let row = ListedPriceRow {
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
        };
        let stated = stated(cells, end == End::Open);
        Some(Self { row, stated })
    }

    fn look(&self, number: u32, overview: &mut Overview) {
        overview.add(self.row.region, number);
    }

    fn terms(&self) -> RowTerms {
        RowTerms {
            code: self.row.code.clone(),
            price: Some(self.row.price),
            quantity: None,
            listed: Some(ListedAt {
                region: self.row.region,
                platform: self.row.platform.clone(),
                level: Some(self.row.level).filter(|_| self.stated.level),
                kind: self.row.kind,
                price: self.row.price,
                pack_ratio: Some(self.row.pack_ratio).filter(|_| self.stated.pack_ratio),
                effective_from: self.row.effective_from,
                source: self.row.source.clone(),
            }),
        }
    }

    async fn load(
        tx: &Transaction<'_>,
        work: &Work<'_>,
        memory: &mut LoadState,
        _numbers: &[u32],
        rows: &[Self],
    ) -> Result<Vec<RowVerdict>> {
        // From here on no reversal forgets a platform that these rows name.
        listed_price::lock_prices(tx).await?;
        let names = seen(tx, work, rows.iter()).await?;
        let completed = completed(tx, &names, rows.iter()).await?;
        let rows: Vec<ListedPriceRow> = completed.iter().map(|one| one.row.clone()).collect();
        let Work {
            moment,
            caller,
            import,
            ..
        } = *work;
        let mut verdicts =
            price_change::load_part(tx, moment, caller, import, &rows, memory).await?;
        for (verdict, mut one) in verdicts.iter_mut().zip(completed) {
            if let (LoadedRow::Accepted, Some(before)) = (&verdict.outcome, &one.recorded) {
                verdict.changes = changes(before, &one.row);
            }
            verdict.warnings.splice(0..0, one.warnings.drain(..));
        }
        Ok(verdicts)
    }

    async fn note(tx: &Transaction<'_>, work: &Work<'_>, rows: &[Self]) -> Result<()> {
        listing_platform::note_rows(tx, work.import, platforms_of(rows.iter())).await
    }

    /// The state of a load is in this process's memory, so a taken-over import reads its rows
    /// again.
    fn replays() -> bool {
        true
    }

    async fn effects(tx: &Transaction<'_>, work: &Work<'_>) -> Result<Effects> {
        let prices = price_change::foresee_load(tx, work.moment, work.import, SHOWN_MAX).await?;
        Ok(Effects {
            prices: Some(prices),
            ..Effects::default()
        })
    }

    async fn finish(tx: &Transaction<'_>, work: &Work<'_>, memory: &LoadState) -> Result<()> {
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
