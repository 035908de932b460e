//! Products, codes, parties and files.

use std::collections::hash_map::DefaultHasher;
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};

use super::checks::{class_of_certificate, is_credit_code, is_gtin, is_product_code};
use super::{demonstration, today, usize_of};
use crate::{DemoParty, Demonstration};

#[test]
fn every_product_is_well_formed() {
    let demonstration = demonstration();
    let mut codes = HashSet::new();
    let mut udis = HashSet::new();
    let mut classes = HashSet::new();
    let mut certificate_owner = HashMap::new();
    for product in demonstration.products() {
        let manufacturer = &demonstration.manufacturers()[usize_of(product.manufacturer_index)];
        assert!(is_product_code(&product.code), "{}", product.code);
        assert_eq!(&product.code[15..20], manufacturer.number);
        assert_eq!(&product.code[1..3], product.top_category.code);
        assert!(codes.insert(product.code.clone()), "{} twice", product.code);
        classes.insert(product.top_category.code);
        let class = class_of_certificate(&product.certificate);
        assert!(class.is_some(), "{}", product.certificate);
        assert_eq!(class == Some(1), product.certificate_expires_on.is_none());
        assert_eq!(
            product.certificate.contains("械注进"),
            manufacturer.imports && class != Some(1)
        );
        let owner = certificate_owner.insert(product.certificate.clone(), manufacturer.index);
        assert!(
            owner.is_none_or(|owner| owner == manufacturer.index),
            "{}",
            product.certificate
        );
        if let Some(udi) = &product.udi_di {
            assert!(is_gtin(udi), "{udi}");
            assert!(udis.insert(udi.clone()), "{udi} twice");
        }
        assert!(product.pack_ratio >= 1);
        assert!(product.pack_ratio == 1 || product.base_unit != product.sales_unit);
        assert!(!product.specification.contains("{}") && !product.specification.is_empty());
    }
    assert_eq!(codes.len(), 5_000);
    assert_eq!(classes.len(), 17);
    assert!(
        (4_400..4_800).contains(&udis.len()),
        "{} UDI-DI",
        udis.len()
    );
}

#[test]
fn codes_stay_unique_in_a_large_catalogue() {
    let demonstration = Demonstration::new(60_000, today());
    let codes: HashSet<String> = demonstration
        .products()
        .map(|product| product.code)
        .collect();
    assert_eq!(codes.len(), 60_000);
    let last = Demonstration::new(1_000_000, today()).product(999_999);
    assert!(is_product_code(&last.code));
}

#[test]
fn categories_name_every_code_once_and_cover_every_product() {
    let demonstration = demonstration();
    let categories = demonstration.categories();
    let codes: HashSet<&str> = categories
        .iter()
        .map(|category| category.code.as_str())
        .collect();
    assert_eq!(codes.len(), categories.len());
    assert_eq!(
        categories
            .iter()
            .filter(|category| category.level == 1)
            .count(),
        17
    );
    for category in &categories {
        assert!(
            category
                .parent
                .as_deref()
                .is_none_or(|parent| codes.contains(parent))
        );
    }
    let mut met = HashSet::new();
    for product in demonstration.products() {
        assert!(codes.contains(&product.code[..7]), "{}", product.code);
        met.insert(product.code[..7].to_owned());
    }
    assert_eq!(
        met.len(),
        codes.iter().filter(|code| code.len() == 7).count()
    );
    for class in 1..=17 {
        let prefix = format!("C{class:02}");
        let families = codes
            .iter()
            .filter(|code| code.len() == 7 && code.starts_with(&prefix));
        assert!(families.count() >= 12, "{prefix}");
    }
}

#[test]
fn manufacturers_grow_slower_than_products_and_the_first_two_own_plenty() {
    let demonstration = demonstration();
    assert_eq!(demonstration.manufacturers().len(), 120);
    assert_eq!(
        Demonstration::new(1_000_000, today()).manufacturers().len(),
        1_692
    );
    let mut owned = [0; 2];
    for product in demonstration.products() {
        if let Some(count) = owned.get_mut(usize_of(product.manufacturer_index)) {
            *count += 1;
        }
    }
    assert!(owned.iter().all(|count| *count >= 150), "{owned:?}");
}

#[test]
fn every_party_has_a_valid_credit_code_and_a_name_of_its_own() {
    let demonstration = Demonstration::new(1_000_000, today());
    let mut names = HashSet::new();
    let mut codes = HashSet::new();
    let mut numbers = HashSet::new();
    for manufacturer in demonstration.manufacturers() {
        assert!(
            is_credit_code(&manufacturer.credit_code),
            "{}",
            manufacturer.credit_code
        );
        assert!(
            names.insert(manufacturer.name.clone()),
            "{} twice",
            manufacturer.name
        );
        assert!(codes.insert(manufacturer.credit_code.clone()));
        assert!(numbers.insert(manufacturer.number.clone()));
    }
    let parties = demonstration.parties();
    let others = [&parties.distributor, &parties.exchange_center];
    let bureaus = &parties.insurance_bureaus;
    for party in parties.hospitals.iter().chain(others).chain(bureaus) {
        assert!(is_credit_code(&party.credit_code), "{}", party.credit_code);
        assert!(codes.insert(party.credit_code.clone()));
    }
    for hospital in &parties.hospitals {
        let code = hospital.institution_code.unwrap();
        assert!(code.starts_with("H4403") && code.len() == 12, "{code}");
        assert_eq!(&code[1..7], hospital.region);
    }
    assert_eq!(
        demonstration.accounts()[2].party,
        DemoParty::Manufacturer(0)
    );
}

#[test]
fn the_independent_check_knows_published_codes() {
    for code in [
        "91350100M000100Y43",
        "914403007084678371",
        "91440300192317458F",
    ] {
        assert!(is_credit_code(code), "{code}");
    }
    assert!(!is_credit_code("91350100M000100Y4Z"));
    assert!(is_gtin("06901234567892") && !is_gtin("06901234567893"));
}

#[test]
fn equal_arguments_give_equal_content() {
    let hash = || {
        let demonstration = demonstration();
        let mut hasher = DefaultHasher::new();
        let mut text = Vec::new();
        demonstration.write_products_csv(&mut text).unwrap();
        demonstration.write_listed_prices_csv(&mut text).unwrap();
        text.hash(&mut hasher);
        format!("{:?}", demonstration.invitation_plan()).hash(&mut hasher);
        format!("{:?}", demonstration.manufacturers()).hash(&mut hasher);
        hasher.finish()
    };
    assert_eq!(hash(), hash());
}

#[test]
fn csv_files_have_the_headers_of_the_imports_and_a_row_each() {
    let demonstration = Demonstration::new(300, today());
    let mut text = Vec::new();
    demonstration.write_products_csv(&mut text).unwrap();
    let text = String::from_utf8(text).unwrap();
    assert!(text.starts_with("27位码,单件产品名称,医保通用名,规格,型号,注册备案号,耗材企业,"));
    assert_eq!(text.lines().count(), 301);
    let mut text = Vec::new();
    demonstration.write_listed_prices_csv(&mut text).unwrap();
    let text = String::from_utf8(text).unwrap();
    let headers = "27位码,省份,平台,平台级别,价格类型,价格,包装转换比,执行日期,截止日期,来源";
    assert_eq!(text.lines().next(), Some(headers));
    assert_eq!(
        text.lines().count(),
        demonstration.listed_prices().count() + 1
    );
}
