//! The classes of the demonstration's products at every level, and how people type their names.
//!
//! Written from the tables of classes; the readings are those of a dictionary of phrases, looked through by hand.

use search_index::ProductDocument;

use super::golden::{THIRD, catalogue};

/// A class, and how its name is typed.
pub(crate) struct Class {
    code: String,
    pub(crate) name: String,
    pub(crate) traditional: String,
    /// Syllables with blanks between them.
    pub(crate) pinyin: String,
}

impl Class {
    pub(crate) fn has(&self, product: &ProductDocument) -> bool {
        product.category_code.starts_with(&self.code)
    }

    /// The first letters of the syllables, and all letters of what is no Chinese.
    pub(crate) fn initials(&self) -> String {
        let name = self.name.to_lowercase();
        let syllables = self.pinyin.split(' ');
        let letters = syllables.map(|each| {
            if name.contains(each) {
                each
            } else {
                &each[..1]
            }
        });
        letters.collect()
    }
}

pub(crate) fn classes() -> Vec<Class> {
    let mut reader = csv::Reader::from_reader(include_str!("classes.csv").as_bytes());
    let records = reader.records().map(|record| {
        let record = record.expect("a line");
        let text = |column: usize| record[column].to_owned();
        Class {
            code: text(0),
            name: text(1),
            traditional: text(2),
            pinyin: text(3),
        }
    });
    records.collect()
}

/// The products of the third list with the names of their classes.
pub(crate) fn classified(classes: &[Class]) -> Vec<ProductDocument> {
    let mut products = catalogue(&THIRD);
    for product in &mut products {
        let own = classes.iter().filter(|class| class.has(product));
        product.class_names = own.map(|class| class.name.clone()).collect();
    }
    products
}
