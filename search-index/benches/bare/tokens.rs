//! Tokenizers as one would write them for tantivy, with the tokens that our fields have.

use pinyin::ToPinyin;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Tokens made by a function over the whole text.
#[derive(Clone)]
pub(crate) struct Made(pub(crate) Cut);

pub(crate) type Cut = fn(&str) -> Vec<String>;

pub(crate) struct MadeStream {
    tokens: std::vec::IntoIter<String>,
    token: Token,
}

impl Tokenizer for Made {
    type TokenStream<'text> = MadeStream;

    fn token_stream<'text>(&'text mut self, text: &'text str) -> MadeStream {
        MadeStream {
            tokens: (self.0)(text).into_iter(),
            token: Token::default(),
        }
    }
}

impl TokenStream for MadeStream {
    fn advance(&mut self) -> bool {
        let Some(text) = self.tokens.next() else {
            return false;
        };
        self.token.text = text;
        self.token.position = self.token.position.wrapping_add(1);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}')
}

fn runs(text: &str) -> Vec<Vec<char>> {
    let kind = |each: char| {
        if is_han(each) {
            1
        } else {
            u8::from(each.is_alphanumeric()) * 2
        }
    };
    let mut result: Vec<Vec<char>> = Vec::new();
    let mut last = 0;
    for each in text.to_lowercase().chars() {
        let now = kind(each);
        if now != last && now != 0 {
            result.push(Vec::new());
        }
        if now != 0 {
            result.last_mut().expect("begun").push(each);
        }
        last = now;
    }
    result
}

pub(crate) fn grams(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    for run in runs(text) {
        if is_han(run[0]) {
            tokens.extend(run.iter().map(char::to_string));
            tokens.extend(run.windows(2).map(|pair| pair.iter().collect::<String>()));
        } else {
            tokens.push(run.into_iter().collect());
        }
    }
    tokens
}

pub(crate) fn pairs(text: &str) -> Vec<String> {
    let han = runs(text).into_iter().filter(|run| is_han(run[0]));
    han.flat_map(|run| {
        run.windows(2)
            .map(|pair| pair.iter().collect())
            .collect::<Vec<_>>()
    })
    .collect()
}

pub(crate) fn initial_grams(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    for run in runs(text).into_iter().filter(|run| is_han(run[0])) {
        let letters: Vec<char> = run
            .iter()
            .filter_map(|each| each.to_pinyin()?.plain().chars().next())
            .collect();
        for length in 2..=3 {
            tokens.extend(
                letters
                    .windows(length)
                    .map(|gram| gram.iter().collect::<String>()),
            );
        }
    }
    tokens
}

pub(crate) fn beginnings(text: &str) -> Vec<String> {
    let characters: Vec<char> = text
        .to_lowercase()
        .chars()
        .filter(|each| each.is_alphanumeric())
        .collect();
    let mut tokens: Vec<String> = [3, 5, 7, 10, 15, 20]
        .into_iter()
        .filter(|length| *length < characters.len())
        .map(|length| characters[..length].iter().collect())
        .collect();
    tokens.push(characters.into_iter().collect());
    tokens
}
