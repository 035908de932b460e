//! Listed prices of all platforms.

mod columns;

use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};

use chrono::NaiveDate;
use domain::catalogue::{LoadedRow, OpenCell, RowVerdict, RowWarning, TakenOver};
use domain::database::Transaction;
use domain::listed_price::{
    self, ListedPriceRow, LoadState, PlatformLevel, PriceTerms, Recorded, Region, Stated,
};
use domain::listing_platform::{self, Names};
use domain::price_change;
use domain::{ImportId, ProductId, Result, Words};
use rust_decimal::Decimal;

use super::{Effects, FileRow, ListedAt, Overview, RowTerms, Work, last_day};
use crate::loading::SHOWN_MAX;
use crate::loading::cells::{Cells, End};
use crate::loading::file::FileKind;
use crate::loading::key;
use crate::loading::layout::Layout;
use crate::loading::preview::preview_of;
use crate::loading::reversal;
use crate::loading::worker::work_on;

pub(super) use columns::{COLUMNS, FILLED_IN};

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
            platform,
            level,
            pack_ratio,
            open,
            level_by_name: _,
        } = self.stated;
        self.row.hash(state);
        if open {
            open.hash(state);
        }
        if !platform {
            "platform".hash(state);
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
    /// What is recorded of what it is about.
    recorded: Recorded,
    /// What is to be said of its platform.
    pub(super) warnings: Vec<RowWarning>,
    /// Why nobody knows which platform it means.
    pub(super) unclear: Option<Words>,
}

/// The rows of which everything is known.
pub(super) fn clear(completed: &[Completed]) -> Vec<ListedPriceRow> {
    let clear = completed.iter().filter(|one| one.unclear.is_none());
    clear.map(|one| one.row.clone()).collect()
}

/// The verdicts on all rows, with those on the clear ones in their order.
pub(super) fn with_unclear(completed: &[Completed], on_clear: Vec<RowVerdict>) -> Vec<RowVerdict> {
    let mut on_clear = on_clear.into_iter();
    let verdict = |one: &Completed| match &one.unclear {
        Some(reason) => Some(RowVerdict::with_remark(LoadedRow::Error, reason.clone())),
        None => on_clear.next(),
    };
    completed.iter().map_while(verdict).collect()
}

/// The rows with what they do not state taken from the price that is recorded under the same key, under the names by which
/// the register knows their platforms.
pub(super) async fn completed<'a>(
    tx: &Transaction<'_>,
    names: &Names,
    lines: impl Iterator<Item = &'a ListedLine> + Clone,
) -> Result<Vec<Completed>> {
    let mut rows: Vec<ListedPriceRow> = lines.clone().map(|line| line.row.clone()).collect();
    let mut stated = Vec::with_capacity(rows.len());
    for (row, line) in rows.iter_mut().zip(lines.clone()) {
        let level_by_name = match names.is_of_city(&row.platform, row.region) {
            true => PlatformLevel::City,
            false => PlatformLevel::Provincial,
        };
        if !line.stated.level {
            row.level = level_by_name;
        }
        stated.push(Stated {
            level_by_name,
            ..line.stated
        });
    }
    let recorded = listed_price::complete(tx, &mut rows, &stated, &names.other_names()).await?;
    let namers = namers_of_cities(tx, &rows, &recorded).await?;
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
            let (recorded, unclear) = match recorded {
                Ok(mut recorded) => {
                    let of_city = recorded
                        .of_city
                        .map(|product| level_of_city(product, &row, &namers));
                    recorded.taken_over.extend(of_city.into_iter().flatten());
                    (recorded, None)
                }
                Err(reason) => (Recorded::default(), Some(reason)),
            };
            Completed {
                warnings,
                row,
                recorded,
                unclear,
            }
        })
        .collect())
}

/// Loads by the platforms that they named.
type Namers = HashMap<(Region, String), Vec<ImportId>>;

/// Which loads named the platforms of rows that are a city's by other products.
async fn namers_of_cities(
    tx: &Transaction<'_>,
    rows: &[ListedPriceRow],
    recorded: &[Result<Recorded, Words>],
) -> Result<Namers> {
    let of_city = rows.iter().zip(recorded).filter(|(_, recorded)| {
        let recorded = recorded.as_ref().ok();
        recorded.is_some_and(|recorded| recorded.of_city.is_some())
    });
    let platforms = of_city.map(|(row, _)| (row.region, row.platform.clone()));
    listing_platform::loads_naming(tx, &platforms.collect()).await
}

/// The level that a row has as its platform is a city's.
fn level_of_city(product: ProductId, row: &ListedPriceRow, namers: &Namers) -> Vec<TakenOver> {
    let level: &str = row.level.into();
    let taken = TakenOver {
        product,
        cell: OpenCell::PlatformLevel,
        value: level.to_owned(),
        from: None,
        is_stated: false,
    };
    let loads = namers.get(&(row.region, row.platform.clone()));
    let loads = loads.map_or(&[][..], Vec::as_slice);
    taken.of_each(loads.iter().copied().map(Some)).collect()
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

impl Completed {
    /// What it took over from what is recorded.
    pub(super) fn taken_over(&self) -> Vec<TakenOver> {
        self.recorded.taken_over.clone()
    }

    /// What it changes of the price that its platform lists, and that it would take the place of.
    pub(super) fn changes_of_listed(&self) -> Vec<Words> {
        let Some(before) = &self.recorded.listed else {
            return Vec::new();
        };
        let key = &before.key;
        changes((key.effective_from, &key.source, &before.terms), &self.row)
    }

    /// What it corrects of the price that is recorded under its own key.
    fn corrections(&self) -> Vec<Words> {
        let (Some(before), after) = (&self.recorded.terms, &self.row) else {
            return Vec::new();
        };
        let mut changes = changes((after.effective_from, &after.source, before), after);
        let base_price = after.price.per_base_unit(after.pack_ratio);
        // Whether the limit rises is known after the last row; the report says of each what it needs (S4-13).
        if base_price.is_ok_and(|after| before.base_price < after) {
            changes.push(Words::new(
                "高于原价：如使参考限价上升，须另一人核实并公示，此前原价继续计入",
                "higher than before: where the limit would rise by it, another person decides and it is made public; until then \
                 the price before counts on",
            ));
        }
        changes
    }
}

/// The fields in which a row differs from a recorded price, of this first day and document.
fn changes(
    (first, source, before): (NaiveDate, &str, &PriceTerms),
    after: &ListedPriceRow,
) -> Vec<Words> {
    let ratio = |ratio: Decimal| ratio.normalize().to_string();
    let fields = [
        (
            ("价格", "price"),
            before.price.to_string(),
            after.price.to_string(),
        ),
        (
            ("包装转换比", "pack ratio"),
            ratio(before.pack_ratio),
            ratio(after.pack_ratio),
        ),
        (
            ("执行日期", "first day"),
            first.to_string(),
            after.effective_from.to_string(),
        ),
        (
            ("截止日期", "last day"),
            last_day(before.effective_to),
            last_day(after.effective_to),
        ),
        (("来源", "source"), source.to_owned(), after.source.clone()),
    ];
    Words::changes(fields)
}

/// What a row states of what an absent column or an empty cell leaves as it is recorded.
fn stated(cells: &Cells<'_>, open: bool) -> Stated {
    Stated {
        platform: !cells.are_empty(&[key::PLATFORM]),
        level: !cells.are_empty(&[key::PLATFORM_LEVEL]),
        pack_ratio: !cells.are_empty(&[key::PACK_RATIO]),
        open,
        level_by_name: PlatformLevel::Provincial,
    }
}

impl FileRow for ListedLine {
    const ROWS_AT_ONCE: usize = 20_000;
    const LAST_COUNTS: bool = false;
    type Memory = LoadState;

    fn read(cells: &mut Cells<'_>, _layout: &Layout) -> Option<Self> {
        let code = cells.code();
        let region = cells.choice(
            key::REGION,
            None,
            |text| text.parse().ok(),
            (
                "不是省份名称或两位代码",
                "is neither a province nor its two-digit code",
            ),
        );
        let platform = cells.name(key::PLATFORM);
        let of_level = (
            "应为省级（provincial）或市级（city）",
            "must be provincial or city",
        );
        let unstated = Some(PlatformLevel::Provincial);
        let level = cells.choice(key::PLATFORM_LEVEL, unstated, level_of, of_level);
        let kind = cells.choice(
            key::PRICE_KIND,
            None,
            |text| text.parse().ok(),
            (
                "不是已知的价格类型，请从模板的字典中选择",
                "is no known kind of price",
            ),
        );
        let price = cells.price(key::PRICE);
        let pack_ratio = cells.pack_ratio(key::PACK_RATIO, Some(Decimal::ONE));
        let effective_from = cells.day(key::EFFECTIVE_FROM);
        let end = cells.last_day(key::EFFECTIVE_TO);
        let effective_to = end.date();
        let source = cells.text(key::SOURCE);
        if effective_to
            .zip(effective_from)
            .is_some_and(|(last, first)| last < first)
        {
            cells.blame(key::EFFECTIVE_TO, "早于执行日期", "is before the first day");
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

    fn not_filled_in(cells: &Cells<'_>) -> Option<Words> {
        cells.are_empty(&FILLED_IN).then(|| {
            Words::new(
                "没有填写价格，未导入",
                "no price is filled in: nothing was loaded",
            )
        })
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
                platform: Some(self.row.platform.clone()).filter(|_| self.stated.platform),
                level: Some(self.row.level).filter(|_| self.stated.level),
                kind: self.row.kind,
                price: self.row.price,
                pack_ratio: Some(self.row.pack_ratio).filter(|_| self.stated.pack_ratio),
                effective_from: self.row.effective_from,
                source: self.row.source.clone(),
            }),
        }
    }

    async fn repeated(tx: &Transaction<'_>, first: ImportId) -> Result<()> {
        price_change::note_file_repeated(tx, first).await
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
        let clear_lines = completed
            .iter()
            .zip(rows)
            .filter(|(one, _)| one.unclear.is_none());
        let open = clear_lines
            .enumerate()
            .filter(|(_, (_, line))| line.stated.open);
        let open: HashSet<usize> = open.map(|(index, _)| index).collect();
        let rows = clear(&completed);
        let Work {
            moment,
            caller,
            import,
            ..
        } = *work;
        let mut verdicts =
            price_change::load_part(tx, moment, caller, import, &rows, memory).await?;
        let noted = (memory, verdicts.as_mut_slice());
        price_change::note_waiting(tx, moment, caller, import, &open, noted).await?;
        let mut verdicts = with_unclear(&completed, verdicts);
        for (verdict, mut one) in verdicts.iter_mut().zip(completed) {
            if verdict.outcome == LoadedRow::Accepted {
                verdict.changes = one.corrections();
            }
            verdict.taken_over = one.taken_over();
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
        let load = (work.import, work.again);
        price_change::finish_load(tx, work.moment, work.caller, load, memory).await
    }
}

fn level_of(text: &str) -> Option<PlatformLevel> {
    let level = text.to_ascii_lowercase();
    level.strip_suffix("平台").unwrap_or(&level).parse().ok()
}
