//! Price lists of other platforms: one that waits for a decision, one that is public.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Demonstration;
use super::current_prices::is_common;
use super::listed_prices::days;
use super::model::{DemoInvitation, DemoLinkage, DemoListedPrice, DemoOutcome, DemoPriceRelation};
use super::platforms::{PROVINCIAL, Platform};
use super::registration::locate;
use super::specials::share;

/// The lists are about products before this one: enough of them, and found quickly.
const PRODUCTS: u32 = 1_500;

/// Rows of the pending list, by their effect on a limit.
const RISES: usize = 12;
const APPEARANCES: usize = 6;
const COMMON_FALLS: usize = 24;
const OTHER_FALLS: usize = 40;

/// Open invitations that the pending list would overtake.
const OVERTAKEN: usize = 4;

/// Rows of the public list.
const PUBLIC: usize = 24;

/// The platforms have listed the prices for so many days.
const LISTED_DAYS_AGO: i64 = 15;

/// Shares of the limit in hundredths, in turn; one is above the limit and changes nothing.
const FALLS: [i64; 7] = [97, 92, 95, 103, 88, 96, 82];

/// Prices by product, each with the kind under which it is listed.
type PricesByProduct = BTreeMap<u32, (Decimal, &'static str)>;

impl Demonstration {
    /// The pending list: limits of its products would fall, rise and appear, and some open invitations of
    /// `plan` would be overtaken. `None` where it would be empty.
    pub fn pending_linkage(&self, plan: &[DemoInvitation]) -> Option<DemoLinkage> {
        let platform = platform("46")?;
        let mut listed = PricesByProduct::new();
        let open = plan
            .iter()
            .filter(|one| is_open_below_limit(one) && !is_for_public(one.product_index));
        for one in open.take(OVERTAKEN) {
            listed.insert(one.product_index, (share(one.price, 97), "listing"));
        }
        let (mut rises, mut appearances, mut common, mut others) = (0, 0, 0, 0);
        for index in self.ordinary_products() {
            if listed.contains_key(&index) || is_for_public(index) {
                continue;
            }
            let prices = self.listed_prices_of(index);
            let counting = prices.iter().filter(|price| price.counts_on(self.today));
            let lowest = counting.min_by_key(|price| price.base_price);
            let row = match lowest {
                None if appearances < APPEARANCES => {
                    appearances += 1;
                    self.usual_price(index)
                        .map(|usual| (share(usual, 98), "listing"))
                }
                Some(lowest) if lowest.platform == platform.name && rises < RISES => {
                    rises += 1;
                    Some((share(lowest.base_price, 108), lowest.kind))
                }
                Some(lowest) if is_common(index) && common < COMMON_FALLS => {
                    common += 1;
                    Some((share(lowest.base_price, 88), "listing"))
                }
                Some(lowest) if index % 9 == 4 && others < OTHER_FALLS => {
                    others += 1;
                    let hundredths = FALLS[others % FALLS.len()];
                    Some((share(lowest.base_price, hundredths), "listing"))
                }
                None | Some(_) => None,
            };
            listed.extend(row.map(|row| (index, row)));
        }
        self.list(platform, "海南省药械采购平台-联动清单.xlsx", "", listed)
    }

    /// The public list: limits of its products fall, none of them of the account `maker`. `None` where it
    /// would be empty.
    pub fn public_linkage(&self) -> Option<DemoLinkage> {
        let platform = platform("35")?;
        let falls = self
            .ordinary_products()
            .filter(|index| is_for_public(*index))
            .filter(|index| self.registration(locate(*index).0).manufacturer.index != 0)
            .filter_map(|index| Some((index, self.reference_limit(index, self.today)?)))
            .take(PUBLIC);
        let listed = falls
            .enumerate()
            .map(|(turn, (index, limit))| {
                let hundredths = FALLS[turn % FALLS.len()];
                (index, (share(limit, hundredths), "listing"))
            })
            .collect();
        let file_name = "福建省药械联合采购平台-联动清单.xlsx";
        self.list(platform, file_name, "福建省平台价格联动公示", listed)
    }

    fn ordinary_products(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.products.min(PRODUCTS)).filter(|index| self.special(*index).is_none())
    }

    fn list(
        &self,
        platform: &'static Platform,
        file_name: &'static str,
        title: &'static str,
        listed: PricesByProduct,
    ) -> Option<DemoLinkage> {
        let rows = listed
            .into_iter()
            .map(|(index, (price, kind))| DemoListedPrice {
                product_index: index,
                product_code: self.product(index).code,
                region: platform.region,
                region_name: platform.region_name,
                platform: platform.name,
                platform_level: platform.level,
                kind,
                price,
                pack_ratio: 1,
                base_price: price,
                effective_from: self.today - days(LISTED_DAYS_AGO),
                effective_to: None,
                source: "平台联动清单",
            });
        let rows: Vec<DemoListedPrice> = rows.collect();
        (!rows.is_empty()).then_some(DemoLinkage {
            file_name,
            title,
            rows,
        })
    }
}

/// Keeps the products of the two lists apart.
fn is_for_public(index: u32) -> bool {
    index % 13 == 6
}

fn platform(region: &str) -> Option<&'static Platform> {
    PROVINCIAL.iter().find(|platform| platform.region == region)
}

fn is_open_below_limit(one: &DemoInvitation) -> bool {
    one.relation == DemoPriceRelation::BelowLimit
        && matches!(
            one.outcome,
            DemoOutcome::Pending | DemoOutcome::Countered { .. }
        )
}
