//! Products: the specifications of the registrations, one after the other.

use super::Demonstration;
use super::check_digits::gs1_check;
use super::draw::{Draw, Purpose, as_index};
use super::model::DemoProduct;
use super::registration::{Registration, locate};
use super::vocabulary::Family;

/// Per mille: products with a UDI-DI.
const UDI_SHARE: u32 = 920;

impl Demonstration {
    pub fn products(&self) -> impl Iterator<Item = DemoProduct> + '_ {
        (0..self.products).map(|index| self.product(index))
    }

    /// The product with this index; indices beyond the count give products too.
    pub fn product(&self, index: u32) -> DemoProduct {
        let (number, position) = locate(index);
        let registration = self.registration(number);
        let family = registration.found.family;
        let values = chosen_values(&registration, position);
        let mut draw = Draw::new(Purpose::Product, index);
        DemoProduct {
            index,
            code: code(&registration, position),
            name: registration.name,
            generic_name: family.common_name,
            generic_class: family.generic,
            specification: fill(family.specification, &values.chosen),
            model: model(&registration, &values),
            certificate: registration.certificate(self.today),
            certificate_expires_on: registration.expires_on,
            manufacturer_index: registration.manufacturer.index,
            base_unit: family.base_unit,
            sales_unit: family.sales_unit,
            pack_ratio: registration.pack_ratio,
            top_category: registration.found.top,
            second_category: registration.found.second,
            third_category: family.category,
            material: registration.material,
            feature: registration.feature,
            udi_di: draw.per_mille(UDI_SHARE).then(|| udi_di(index)),
        }
    }
}

/// The 27 characters of a product's code, by its position in the registration.
pub(super) fn code(registration: &Registration<'_>, position: u32) -> String {
    let mut code = String::with_capacity(27);
    for part in registration.code_prefix() {
        code.push_str(part);
    }
    code.push_str(&registration.manufacturer.number);
    let mut digits = [b'0'; 7];
    let mut rest = registration.serial(position);
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + u8::try_from(rest % 10).expect("one decimal digit");
        rest /= 10;
    }
    code.extend(digits.map(char::from));
    code
}

/// The values that make one specification.
#[derive(Debug)]
struct Values {
    chosen: Vec<&'static str>,
    /// How often the registration has used all of the family's specifications.
    lap: u32,
}

fn chosen_values(registration: &Registration<'_>, position: u32) -> Values {
    let family: &Family = registration.found.family;
    let total: u32 = family.axes.iter().map(|axis| super::length(axis)).product();
    let first = registration.first_specification % total;
    let mut rest = (first + position) % total;
    let mut chosen = Vec::with_capacity(family.axes.len());
    for axis in family.axes.iter().rev() {
        let size = super::length(axis);
        chosen.push(axis[as_index(rest % size)]);
        rest /= size;
    }
    chosen.reverse();
    Values {
        chosen,
        lap: position / total,
    }
}

fn fill(pattern: &str, values: &[&str]) -> String {
    let mut filled = String::with_capacity(pattern.len() + 8 * values.len());
    let mut values = values.iter();
    for (number, part) in pattern.split("{}").enumerate() {
        if number > 0 {
            filled.push_str(values.next().expect("a value for every gap"));
        }
        filled.push_str(part);
    }
    filled
}

/// The manufacturer's letters, the kind of device, and the digits of the specification.
fn model(registration: &Registration<'_>, values: &Values) -> String {
    let mut model = String::with_capacity(20);
    model.push_str(&registration.manufacturer.letters);
    model.push_str(registration.found.family.generic.code);
    model.push('-');
    for value in &values.chosen {
        model.extend(value.chars().filter(char::is_ascii_alphanumeric));
    }
    if model.ends_with('-') {
        model.push_str("01");
    }
    if let Some(letter) = values.lap.checked_sub(1) {
        model.push(char::from(
            b'A' + u8::try_from(letter % 26).expect("a letter"),
        ));
    }
    model
}

fn udi_di(index: u32) -> String {
    // The factor and the modulus share no divisor: no two products get the same digits.
    let item = (u64::from(index) * 7_368_787 + 1_234_567_891) % 10_000_000_000;
    let mut digits = format!("069{item:010}");
    digits.push(gs1_check(&digits));
    digits
}
