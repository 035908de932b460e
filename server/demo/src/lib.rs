//! The demonstration: an invented catalogue with its parties, prices and invitations, the same on
//! every machine, made row by row so that a million products need no more memory than one.

mod check_digits;
mod current_prices;
mod draw;
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
pub use parties::{DEMO_ACCOUNTS, DEMO_PASSWORD};
pub use vocabulary::Coded;

use draw::{length, place};
use manufacturers::RESERVED;
use vocabulary::{CLASSES, Family};

/// The most products that have a code of their own.
pub const PRODUCTS_MAX: u32 = 10_000_000;

/// Products from here on are as others, so that a large catalogue is not full of exceptions.
const EXCEPTIONS_BELOW: u32 = 5_000;

/// Prime, and no factor of the number of families.
const FAMILY_STEP: u32 = 101;

/// The demonstration of a number of products as of a day.
///
/// Equal arguments give equal content. The specials, the purchase prices, the invitations and the
/// lists of other platforms are all about the first 5,000 products.
#[derive(Debug)]
pub struct Demonstration {
    products: u32,
    today: NaiveDate,
    manufacturers: Vec<DemoManufacturer>,
    families: Vec<FamilyPlace>,
    /// Who serves a top class, by the place of the class.
    makers: Vec<Makers>,
    parties: DemoParties,
}

/// A family with the categories above it.
#[derive(Clone, Copy, Debug)]
struct FamilyPlace {
    class_index: u32,
    top: Coded,
    second: Coded,
    family: &'static Family,
}

/// The manufacturers of a top class, by their places.
#[derive(Clone, Debug, Default)]
struct Makers {
    reserved: Option<u32>,
    domestic: Vec<u32>,
    all: Vec<u32>,
}

impl Demonstration {
    /// A demonstration of so many products (at most [`PRODUCTS_MAX`]; more are cut off), with
    /// dates around `today`.
    pub fn new(products: u32, today: NaiveDate) -> Demonstration {
        let products = products.min(PRODUCTS_MAX);
        let mut makers: Vec<Makers> = CLASSES
            .iter()
            .map(|class| {
                let reserved = RESERVED
                    .iter()
                    .position(|maker| maker.makes(class.category.code));
                let reserved =
                    reserved.map(|found| u32::try_from(found).expect("two are reserved"));
                Makers {
                    reserved,
                    ..Makers::default()
                }
            })
            .collect();
        let mut manufacturers = Vec::new();
        for index in 0..manufacturers::count_for(products) {
            let (manufacturer, classes) = manufacturers::make(index);
            if place(index) >= RESERVED.len() {
                for class in classes {
                    let makers = &mut makers[place(class)];
                    makers.all.push(index);
                    if !manufacturer.imports {
                        makers.domestic.push(index);
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
            makers,
            parties: parties::make(),
        }
    }

    /// The day that the dates are laid around.
    pub fn today(&self) -> NaiveDate {
        self.today
    }

    /// How many products there are.
    pub fn product_count(&self) -> u32 {
        self.products
    }

    /// The manufacturers; the first two belong to the accounts `maker` and `maker2`.
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

    /// The family of a registration, and in which round through all families it is met.
    fn family_of(&self, registration: u32) -> (FamilyPlace, u32) {
        let count = length(&self.families);
        let round = registration / count;
        // A step that shares no factor with the number of families meets each once a round.
        let found = (registration % count * FAMILY_STEP + round * 7) % count;
        (self.families[place(found)], round)
    }
}

fn families() -> Vec<FamilyPlace> {
    let mut families = Vec::new();
    for (class, class_index) in CLASSES.iter().zip(0..) {
        for group in class.groups.iter().flat_map(|part| part.iter()) {
            for family in group.families {
                families.push(FamilyPlace {
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
