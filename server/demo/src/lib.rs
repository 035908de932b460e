//! The demonstration: an invented catalogue with its parties, prices and invitations, the same on every
//! machine, generated row by row so that a million products need no more memory than one.

mod check_digits;
mod current_prices;
mod draw;
mod earlier_prices;
mod invitations;
mod linkages;
mod listed_prices;
mod manufacturers;
mod model;
mod parties;
mod platforms;
mod products;
mod registration;
mod specials;
mod tables;
#[cfg(test)]
mod tests;
mod vocabulary;

use chrono::NaiveDate;

pub use manufacturers::DemoManufacturer;
pub use model::{
    DemoAccount, DemoCategory, DemoCurrentPrice, DemoInvitation, DemoLinkage, DemoListedPrice,
    DemoOrganisation, DemoOutcome, DemoParties, DemoParty, DemoPriceRelation, DemoProduct,
    DemoSpecial, DemoSpecialKind,
};
pub use parties::{DEMO_ACCOUNT_OF_BOTH, DEMO_ACCOUNTS, DEMO_PASSWORD};
pub use platforms::is_provincial_platform;
pub use vocabulary::Coded;

use draw::{as_index, length};
use manufacturers::RESERVED;
use vocabulary::{CLASSES, Family};

/// The number of products that can have a code of their own.
pub const PRODUCTS_MAX: u32 = 10_000_000;

/// Products from here on are ordinary, so that a large catalogue is not full of exceptions.
const EXCEPTIONS_BELOW: u32 = 5_000;

/// Prime, and not a factor of the number of families.
const FAMILY_STEP: u32 = 101;

/// The demonstration of a number of products as of a day.
///
/// Equal arguments give equal content. The specials, the purchase prices, the invitations and the lists of
/// other platforms concern only the first 5,000 products.
#[derive(Debug)]
pub struct Demonstration {
    products: u32,
    today: NaiveDate,
    manufacturers: Vec<DemoManufacturer>,
    families: Vec<FamilyPath>,
    /// Who serves a top class, by the index of the class.
    serving: Vec<Serving>,
    parties: DemoParties,
}

/// A family with its categories, as indices of the vocabulary.
#[derive(Clone, Copy, Debug)]
struct FamilyPath {
    class_index: u32,
    top: Coded,
    second: Coded,
    family: &'static Family,
}

/// The manufacturers of a top class, by their indices.
#[derive(Clone, Debug, Default)]
struct Serving {
    reserved: Option<u32>,
    domestic: Vec<u32>,
    all: Vec<u32>,
}

impl Demonstration {
    /// A demonstration of so many products, at most [`PRODUCTS_MAX`], with dates around `today`.
    pub fn new(products: u32, today: NaiveDate) -> Demonstration {
        let products = products.min(PRODUCTS_MAX);
        let mut serving: Vec<Serving> = CLASSES
            .iter()
            .map(|class| {
                let reserved = RESERVED
                    .iter()
                    .position(|manufacturer| manufacturer.makes(class.category.code));
                let reserved =
                    reserved.map(|found| u32::try_from(found).expect("two are reserved"));
                Serving {
                    reserved,
                    ..Serving::default()
                }
            })
            .collect();
        let mut manufacturers = Vec::new();
        for index in 0..manufacturers::count_for(products) {
            let (manufacturer, classes) = manufacturers::make(index);
            if as_index(index) >= RESERVED.len() {
                for class in classes {
                    let serving = &mut serving[as_index(class)];
                    serving.all.push(index);
                    if !manufacturer.imports {
                        serving.domestic.push(index);
                    }
                }
            }
            manufacturers.push(manufacturer);
        }
        let families = families();
        Demonstration {
            products,
            today,
            manufacturers,
            families,
            serving,
            parties: parties::make(),
        }
    }

    /// The day around which the dates lie.
    pub fn today(&self) -> NaiveDate {
        self.today
    }

    pub fn product_count(&self) -> u32 {
        self.products
    }

    /// The manufacturers; the first three belong to the accounts `maker`, `maker2` and `both`.
    pub fn manufacturers(&self) -> &[DemoManufacturer] {
        &self.manufacturers
    }

    /// The hospitals, the distributor, the exchange centre and the bureau.
    pub fn parties(&self) -> &DemoParties {
        &self.parties
    }

    /// The accounts, all with [`DEMO_PASSWORD`].
    pub fn accounts(&self) -> &'static [DemoAccount] {
        &DEMO_ACCOUNTS
    }

    /// Every category in use, a parent before its children.
    pub fn categories(&self) -> Vec<DemoCategory> {
        let mut categories: Vec<DemoCategory> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for found in &self.families {
            let top = format!("C{}", found.top.code);
            let second = format!("{top}{}", found.second.code);
            let third = format!("{second}{}", found.family.category.code);
            let levels = [
                (top.clone(), found.top.label, None, 1),
                (second.clone(), found.second.label, Some(top), 2),
                (third, found.family.category.label, Some(second), 3),
            ];
            for (code, label, parent, level) in levels {
                if seen.insert(code.clone()) {
                    categories.push(DemoCategory {
                        code,
                        label,
                        parent,
                        level,
                    });
                }
            }
        }
        categories
    }

    /// The family of a registration, and the number of rounds through all families before it.
    fn family_of(&self, registration: u32) -> (FamilyPath, u32) {
        let count = length(&self.families);
        let round = registration / count;
        // A step that shares no factor with the number of families reaches each once per round.
        let found = (registration % count * FAMILY_STEP + round * 7) % count;
        (self.families[as_index(found)], round)
    }
}

fn families() -> Vec<FamilyPath> {
    let mut families = Vec::new();
    for (class, class_index) in CLASSES.iter().zip(0..) {
        for group in class.groups.iter().flat_map(|part| part.iter()) {
            for family in group.families {
                families.push(FamilyPath {
                    class_index,
                    top: class.category,
                    second: group.category,
                    family,
                });
            }
        }
    }
    families
}
