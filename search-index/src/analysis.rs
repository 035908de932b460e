//! Turns a document into tokens, once for each distinct text.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::TantivyDocument;

use crate::document::ProductDocument;
use crate::equal;
use crate::facets;
use crate::general::{class_token, generic_token, name_token};
use crate::greek;
use crate::identifiers;
use crate::lexer::{Kind, Piece, compounds, number_of, pieces, products};
use crate::measure;
use crate::opposite;
use crate::order::order;
use crate::pinyin::initials;
use crate::power;
use crate::schema::Fields;
use crate::segmenter;
use crate::text::{is_han, normal};
use crate::units;

/// Texts whose tokens are cached; a full cache is cleared, so that it stays bounded.
const CACHED_MAX: usize = 20_000;
/// The longest sequence of initials that is a token.
pub(crate) const INITIALS_MAX: usize = 3;
/// Longer words of letters among the characters of a name have no part in its initials.
const LETTERS_MAX: usize = 6;
/// Begins the token of a word, and of the character, with which a name ends.
pub(crate) const HEAD: char = '$';
/// At most so many combinations of readings of three characters are tokens.
const GRAMS_MAX: usize = 32;
/// Where the generic part of a manufacturer's name begins.
const MANUFACTURER_SUFFIXES: [&str; 7] = ["医疗", "股份", "有限", "集团", "科技", "器械", "公司"];

/// Builds the engine's documents.
#[derive(Default)]
pub(crate) struct Analyzer {
    names: HashMap<String, Arc<Tokens>>,
    manufacturers: HashMap<String, Arc<Tokens>>,
    text: String,
    marks: String,
}

/// The tokens of one text, one per line.
#[derive(Default)]
struct Tokens {
    text: String,
    pairs: String,
    words: String,
    initials: String,
}

impl Analyzer {
    /// The engine's document for a product.
    pub(crate) fn document(
        &mut self,
        fields: &Fields,
        product: &ProductDocument,
    ) -> TantivyDocument {
        let name = cached(&mut self.names, &product.name, Tokens::of_name);
        let mut document = TantivyDocument::with_capacity(1_024);
        document.add_i64(fields.id, product.id);
        document.add_u64(fields.order, order(product.reference_limit, product.id));
        document.add_u64(
            fields.class,
            facets::class(&product.category_code, product.capped),
        );
        document.add_i64(fields.manufacturer, product.manufacturer_id);
        document.add_text(fields.filter, filters(product));
        document.add_text(fields.called, called(product));
        document.add_text(fields.name, &name.pairs);
        document.add_text(fields.words, &name.words);
        document.add_text(fields.initials, &name.initials);
        self.text.clear();
        self.text.push_str(&name.text);
        if !product.name.contains(&product.generic_name) {
            let generic = cached(&mut self.names, &product.generic_name, Tokens::of_name);
            self.text.push_str(&generic.text);
            document.add_text(fields.initials, &generic.initials);
        }
        let manufacturer = cached(
            &mut self.manufacturers,
            &product.manufacturer_name,
            Tokens::of_manufacturer,
        );
        self.text.push_str(&manufacturer.text);
        document.add_text(fields.initials, &manufacturer.initials);
        push_text(&mut self.text, &pieces(&normal(&product.specification)));
        push_text(&mut self.text, &pieces(&normal(&product.model)));
        for name in &product.class_names {
            opposite::tokens(&pieces(&normal(name))).for_each(|token| push(&mut self.text, &token));
        }
        document.add_text(fields.text, &self.text);
        self.marks.clear();
        identifiers::push_code(&mut self.marks, &normal(&product.code));
        identifiers::push_certificate(&mut self.marks, &normal(&product.certificate));
        for device in &product.udi_di {
            identifiers::push_device(&mut self.marks, &normal(device));
        }
        document.add_text(fields.mark, &self.marks);
        document.add_text(fields.shown, shown(product));
        document
    }
}

impl Tokens {
    fn of_name(text: &str) -> Self {
        let text = normal(text);
        let pieces = pieces(&text);
        let mut tokens = Self::default();
        push_text(&mut tokens.text, &pieces);
        for piece in pieces.iter().filter(|piece| piece.kind == Kind::Han) {
            each_pair(&piece.text, |pair| push(&mut tokens.pairs, pair));
            for word in segmenter::words_with_parts(&piece.text) {
                push(&mut tokens.words, word);
            }
            push_initials(&mut tokens.initials, &piece.text);
        }
        push_initials_with_letters(&mut tokens.initials, &text);
        if let Some(last) = heading(&text, &pieces) {
            for word in segmenter::words_with_parts(last) {
                if last.ends_with(word) && word.chars().nth(1).is_some() {
                    tokens.words.push(HEAD);
                    push(&mut tokens.words, word);
                }
            }
            tokens
                .words
                .extend([HEAD].into_iter().chain(last.chars().next_back()));
            tokens.words.push('\n');
        }
        tokens
    }

    fn of_manufacturer(text: &str) -> Self {
        let text = normal(text);
        let pieces = pieces(&text);
        let mut tokens = Self::default();
        push_text(&mut tokens.text, &pieces);
        let shared = MANUFACTURER_SUFFIXES
            .iter()
            .filter_map(|suffix| text.find(suffix))
            .min();
        let own = shared
            .filter(|start| *start > 0)
            .map_or(text.as_str(), |start| &text[..start]);
        for run in own.split(|character| !crate::text::is_han(character)) {
            push_initials(&mut tokens.initials, run);
        }
        tokens
    }
}

/// The Chinese run with which a name ends, apart from a remark in brackets: what the product is.
fn heading<'pieces>(text: &str, pieces: &'pieces [Piece]) -> Option<&'pieces str> {
    let bracket = text
        .chars()
        .position(|character| matches!(character, '(' | '[' | '【'));
    let runs = || pieces.iter().filter(|piece| piece.kind == Kind::Han);
    let outside = runs().rfind(|piece| bracket.is_none_or(|bracket| piece.range.end <= bracket));
    outside
        .or_else(|| runs().next_back())
        .map(|piece| piece.text.as_str())
}

/// The tokens by which a product is filtered.
fn filters(product: &ProductDocument) -> String {
    let mut tokens = String::new();
    for length in [2, 4, 6] {
        if let Some(beginning) = product.category_code.get(..length) {
            push(&mut tokens, &category_filter(beginning));
        }
    }
    push(&mut tokens, flag_filter("capped", product.capped));
    push(&mut tokens, flag_filter("zone", product.zone));
    push(&mut tokens, flag_filter("buyable", product.buyable));
    tokens
}

/// What a product is called, one token per line.
fn called(product: &ProductDocument) -> String {
    let mut tokens = String::new();
    for name in &product.class_names {
        push(&mut tokens, &class_token(name));
    }
    if !product.generic_name.is_empty() {
        push(&mut tokens, &generic_token(&product.generic_name));
    }
    push(&mut tokens, &name_token(&product.name));
    tokens
}

pub(crate) fn category_filter(code: &str) -> String {
    format!("k{code}")
}

pub(crate) fn flag_filter(flag: &str, is_set: bool) -> &'static str {
    match (flag, is_set) {
        ("capped", true) => "c1",
        ("capped", false) => "c0",
        ("zone", true) => "z1",
        ("zone", false) => "z0",
        ("buyable", true) => "b1",
        _ => "b0",
    }
}

/// The texts in which highlights are marked, in the order of [`crate::highlight::SHOWN`].
fn shown(product: &ProductDocument) -> String {
    let texts = [
        &product.name,
        &product.generic_name,
        &product.specification,
        &product.model,
        &product.certificate,
        &product.manufacturer_name,
        &product.code,
    ];
    texts.map(|text| text.replace('\n', " ")).join("\n")
}

fn cached(
    cache: &mut HashMap<String, Arc<Tokens>>,
    text: &str,
    make: fn(&str) -> Tokens,
) -> Arc<Tokens> {
    if let Some(tokens) = cache.get(text) {
        return Arc::clone(tokens);
    }
    if cache.len() >= CACHED_MAX {
        cache.clear();
    }
    let tokens = Arc::new(make(text));
    cache.insert(text.to_owned(), Arc::clone(&tokens));
    tokens
}

/// Adds single and double characters, literals and compounds of literals.
fn push_text(tokens: &mut String, pieces: &[Piece]) {
    for piece in pieces {
        match piece.kind {
            Kind::Han => {
                let mut buffer = [0; 4];
                for character in piece.text.chars() {
                    push(tokens, character.encode_utf8(&mut buffer));
                }
                each_pair(&piece.text, |pair| push(tokens, pair));
            }
            Kind::Literal => {
                push(tokens, &piece.text);
                if piece.is_quantity && units::split(&piece.text).is_none() {
                    push(tokens, number_of(piece));
                }
                if let Some(power) = power::token(piece) {
                    push(tokens, &power);
                }
                if let Some(unit) = units::area(&piece.text) {
                    push(tokens, unit);
                }
                if let Some(size) = measure::dimension(&piece.text) {
                    push(tokens, &size);
                }
                if let Some(letter) = greek::letter(&piece.text) {
                    push(tokens, letter);
                }
                if piece.text.contains('ü') {
                    push(tokens, &piece.text.replace('ü', "u"));
                }
            }
        }
    }
    let groups = compounds(pieces).into_iter().chain(products(pieces));
    let others = equal::tokens(pieces)
        .into_iter()
        .chain(opposite::tokens(pieces));
    for token in groups.chain(others) {
        push(tokens, &token);
    }
}

fn push(tokens: &mut String, token: &str) {
    tokens.push_str(token);
    tokens.push('\n');
}

fn each_pair(run: &str, mut visit: impl FnMut(&str)) {
    let bounds: Vec<usize> = run
        .char_indices()
        .map(|(start, _)| start)
        .chain([run.len()])
        .collect();
    for window in bounds.windows(3) {
        visit(&run[window[0]..window[2]]);
    }
}

/// Adds the first letter of a run, and every two and three consecutive initials.
fn push_initials(tokens: &mut String, run: &str) {
    let letters: Vec<Vec<char>> = run.chars().map(|each| initials(each).collect()).collect();
    for letter in letters.first().into_iter().flatten() {
        tokens.push(*letter);
        tokens.push('\n');
    }
    push_grams(tokens, &letters);
}

/// Adds the initials of characters with the letters and digits among them: 双J管 is sjg and sg, 3D打印 is 3ddy.
fn push_initials_with_letters(tokens: &mut String, text: &str) {
    for run in text.split(|each: char| !is_han(each) && !each.is_ascii_alphanumeric()) {
        let is_mixed = run.contains(is_han) && run.contains(|each: char| each.is_ascii());
        let mut with_letters = Vec::new();
        let mut without = Vec::new();
        let mut rest = if is_mixed { run } else { "" };
        while let Some(first) = rest.chars().next() {
            let end = rest.find(|each| is_han(each) != is_han(first));
            let (stretch, after) = rest.split_at(end.unwrap_or(rest.len()));
            rest = after;
            if is_han(first) {
                let letters = stretch
                    .chars()
                    .map(|each| initials(each).collect::<Vec<_>>());
                with_letters.extend(letters.clone());
                without.extend(letters);
            } else if is_part_of_name(stretch) {
                with_letters.extend(stretch.chars().map(|each| vec![each]));
            } else {
                push_grams(tokens, &std::mem::take(&mut with_letters));
                push_grams(tokens, &std::mem::take(&mut without));
            }
        }
        push_grams(tokens, &with_letters);
        push_grams(tokens, &without);
    }
}

/// Whether letters and digits among characters are typed with their initials, and are no size such as 10ml.
fn is_part_of_name(literal: &str) -> bool {
    let digits = literal.bytes().take_while(u8::is_ascii_digit).count();
    literal.len() <= LETTERS_MAX && (digits == 0 || literal.len() <= digits + 1)
}

/// Adds every two and three consecutive letters, whatever each may be.
fn push_grams(tokens: &mut String, letters: &[Vec<char>]) {
    for start in 0..letters.len() {
        let mut grams = vec![String::new()];
        for choices in letters[start..].iter().take(INITIALS_MAX) {
            let longer = grams
                .iter()
                .flat_map(|gram| choices.iter().map(move |letter| format!("{gram}{letter}")));
            grams = longer.take(GRAMS_MAX).collect();
            for gram in grams.iter().filter(|gram| gram.len() > 1) {
                push(tokens, gram);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Tokens, push_initials};

    #[test]
    fn a_name_has_pairs_words_and_initials() {
        let tokens = Tokens::of_name("导尿管 16Fr");
        assert_eq!(tokens.pairs, "导尿\n尿管\n");
        assert!(tokens.words.lines().any(|word| word == "导尿管"));
        assert!(tokens.text.lines().any(|token| token == "16f"));
        assert!(tokens.initials.lines().any(|token| token == "dng"));
    }

    #[test]
    fn each_reading_has_initials_of_its_own() {
        let mut tokens = String::new();
        push_initials(&mut tokens, "延长管");
        assert!(tokens.contains("ycg\n") && tokens.contains("yzg\n"));
    }

    #[test]
    fn letters_of_a_name_are_initials_of_their_own() {
        let has = |name: &str, wanted: &[&str]| {
            let tokens = Tokens::of_name(name);
            for gram in wanted {
                assert!(
                    tokens.initials.lines().any(|token| token == *gram),
                    "{name} {gram}"
                );
            }
        };
        has("双J管", &["sj", "sjg", "jg", "sg"]);
        has("3D打印接骨板", &["3d", "3dd", "ddy", "dyj"]);
        has("CRRT管路", &["crr", "rrt", "rtg", "tgl"]);
        has("带气囊T管", &["ntg", "tg", "ng", "qng"]);
        let size = Tokens::of_name("注射器10ml针");
        assert!(
            !size
                .initials
                .lines()
                .any(|token| token == "ml" || token == "qz")
        );
    }

    #[test]
    fn what_every_manufacturer_is_called_gives_no_initials() {
        let tokens = Tokens::of_manufacturer("山东威高集团医用高分子制品股份有限公司");
        assert_eq!(tokens.initials, "s\nsd\nsdw\ndw\ndwg\nwg\n");
    }
}
