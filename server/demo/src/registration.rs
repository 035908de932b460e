//! A registered device: the specifications of one certificate by one manufacturer.

use chrono::{Datelike, Days, NaiveDate};

use super::draw::{Draw, Purpose, as_index};
use super::vocabulary::{Coded, Family, Origin};
use super::{DemoManufacturer, Demonstration, FamilyPath};

/// The numbers of specifications of successive registrations, repeated.
const SIZES: [u32; 20] = [
    4, 1, 7, 3, 12, 2, 6, 5, 9, 3, 16, 4, 8, 2, 5, 10, 3, 24, 1, 6,
];
const SIZES_TOTAL: u32 = 131;
/// More than the largest size, so that serial numbers of two registrations never overlap.
const SERIALS_EACH: u32 = 32;
/// Per mille: registrations in a reserved manufacturer's classes that are its own.
const RESERVED_SHARE: u32 = 160;
const EXPIRED_SHARE: u32 = 14;

/// What the specifications of one certificate share.
#[derive(Debug)]
pub(super) struct Registration<'all> {
    pub(super) number: u32,
    /// How often the family was used before.
    pub(super) round: u32,
    pub(super) found: FamilyPath,
    pub(super) manufacturer: &'all DemoManufacturer,
    pub(super) name: &'static str,
    pub(super) material: Coded,
    pub(super) feature: Coded,
    pub(super) pack_ratio: u32,
    /// Ten-thousandths of a yuan per base unit, before the part of the specification.
    pub(super) price_level: i64,
    /// The index of the first one in the family's specifications.
    pub(super) first_specification: u32,
    pub(super) expires_on: Option<NaiveDate>,
    draw: Draw,
}

/// The registration of a product, and the product's position in it.
pub(super) fn locate(product: u32) -> (u32, u32) {
    let mut registration = product / SIZES_TOTAL * 20;
    let mut rest = product % SIZES_TOTAL;
    for size in SIZES {
        if rest < size {
            break;
        }
        rest -= size;
        registration += 1;
    }
    (registration, rest)
}

impl Demonstration {
    pub(super) fn registration(&self, number: u32) -> Registration<'_> {
        let (found, round) = self.family_of(number);
        let family = found.family;
        let mut draw = Draw::new(Purpose::Registration, number);
        let manufacturer = self.manufacturer_for(found, &mut draw);
        let expires_on = expiry(family, self.today, &mut draw);
        let name = draw.pick(family.names);
        Registration {
            number,
            round,
            found,
            manufacturer,
            name,
            material: fitting(name, family.materials, &mut draw),
            feature: fitting(name, family.features, &mut draw),
            pack_ratio: draw.pick(family.pack_ratios),
            price_level: price_level(family, manufacturer.imports, &mut draw),
            first_specification: draw.below(1_000),
            expires_on,
            draw,
        }
    }

    fn manufacturer_for(&self, found: FamilyPath, draw: &mut Draw) -> &DemoManufacturer {
        let serving = &self.serving[as_index(found.class_index)];
        let reserved = serving.reserved.filter(|_| draw.per_mille(RESERVED_SHARE));
        let served_by = match found.family.origin {
            Origin::Domestic => &serving.domestic,
            Origin::DomesticAndImported => &serving.all,
        };
        let index = reserved.unwrap_or_else(|| draw.pick(served_by));
        &self.manufacturers[as_index(index)]
    }
}

impl Registration<'_> {
    /// The first 20 characters of the codes of its products.
    pub(super) fn code_prefix(&self) -> [&str; 7] {
        [
            "C",
            self.found.top.code,
            self.found.second.code,
            self.found.family.category.code,
            self.found.family.generic.code,
            self.material.code,
            self.feature.code,
        ]
    }

    /// The last seven digits of a product's code, by its position in the registration.
    pub(super) fn serial(&self, position: u32) -> u32 {
        self.round * SERIALS_EACH + position + 1
    }

    /// The certificate's number in the form of 2014, or of a class I filing.
    pub(super) fn certificate(&self, today: NaiveDate) -> String {
        let mut draw = self.draw.clone();
        let manufacturer = self.manufacturer;
        let family = self.found.family;
        let years = 11;
        // Year and serial together are unique up to 110,000 registrations.
        let last_year = today.year() - 1;
        let year =
            (last_year - i32::try_from(self.number % years).expect("a small number")).max(2014);
        let serial = (self.number / years * 7_919 + 1_234) % 10_000;
        if family.device_class == 1 {
            let year = year.max(2017);
            if manufacturer.imports {
                return format!("国械备{year}{serial:04}号");
            }
            let end = if draw.per_mille(800) { "号" } else { "" };
            let (province, filing_place) = (manufacturer.province_short, manufacturer.filing_place);
            return format!("{province}{filing_place}械备{year}{serial:04}{end}");
        }
        let class = family.device_class;
        let field = family.device_field;
        let (issuer, way) = match (manufacturer.imports, class) {
            (true, _) => ("国", "进"),
            (false, 3) => ("国", "准"),
            (false, _) => (manufacturer.province_short, "准"),
        };
        format!("{issuer}械注{way}{year}{class}{field}{serial:04}")
    }
}

/// The choice that the name mentions, else any.
fn fitting(name: &str, choices: &[Coded], draw: &mut Draw) -> Coded {
    let any = draw.pick(choices);
    if name.contains(any.label) {
        return any;
    }
    choices
        .iter()
        .find(|choice| name.contains(choice.label))
        .copied()
        .unwrap_or(any)
}

fn expiry(family: &Family, today: NaiveDate, draw: &mut Draw) -> Option<NaiveDate> {
    let expired = draw.per_mille(EXPIRED_SHARE);
    let days_past = draw.between(5, 400);
    let days_left = draw.between(45, 1_790);
    if family.device_class == 1 {
        return None;
    }
    let days = |count: i64| Days::new(u64::try_from(count).expect("counted from a day"));
    Some(if expired {
        today - days(days_past)
    } else {
        today + days(days_left)
    })
}

/// Most prices are in the lower half of their family's range; those of imported products are higher.
fn price_level(family: &Family, imported: bool, draw: &mut Draw) -> i64 {
    let share = draw.between(0, 1_000).min(draw.between(0, 1_000));
    let share = if imported { (share + 1_000) / 2 } else { share };
    family.price_from + (family.price_to - family.price_from) * share / 1_000
}
